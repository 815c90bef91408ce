// The claim that is being written: filled in from the words chosen, said what it means and what it would do as it is
// typed, and saved into the claims file. What was typed is kept in this browser until it is saved.

import { ask } from "./asking.js";
import { choice } from "./curate_choice.js";
import { declare } from "./curate_declare.js";
import { byId, made } from "./dom.js";
import * as drafts from "./drafts.js";
import { effects } from "./effects.js";

const form = byId("claim");
const TYPED = ["quote", "value", "stated", "note", "when", "inferred", "locator"];
const PAUSE = 250; // milliseconds without a key before it is said what the claim would do
const NO_OFFER = { facts: [], scopes: [], as_of: [], voices: [], texts: {} };

let bench = null;
let source = null;
let writing = null; // { place, near, index (of the claim that is edited), base (its texts), first (as the form began), offer }
let tries = 0; // grows with every letter: what was tried before the last one is not shown
let trying = false;
let timer = 0;
let refreshed = async () => {};
let inTurn = (work) => work();
let lastEvent = {}; // the event that was written last, of sources that have none of their own

export const open = () => writing !== null;
export const place = () => writing?.place ?? null;
export const index = () => writing?.index ?? null;

const field = (name, more) => choice({
  input: byId(`claim-${name}`), list: byId(`claim-${name}-list`), changed: () => typed(name), ...more,
});
const fact = field("fact", { always: true, novelty: "New fact", make: (words) => anew("fact", words) });
const scope = field("scope");
const event = field("event", { novelty: "New event", make: (words) => anew("event", words) });
const voice = field("voice", { novelty: "New voice", make: (words) => anew("voice", words) });
const asOf = field("as-of", { digits: false, free: true });

const own = () => (source.event ? `as the source: ${titled(source.event)}` : "");
const titled = (key) => bench.events.find((one) => one.key === key)?.title || key;
const asked = () => fact.value.split(" ")[0]; // a fact offered of an event is "fact event"

// What the lists and the text say now; a claim that is being written goes on.
export function told(all, shown) {
  [bench, source] = [all, shown];
  if (writing) lists();
}

function lists({ keep = true, from = {} } = {}) {
  const { offer } = writing;
  const of = (key) => bench.facts.find((one) => one.key === key);
  const elsewhere = (key) => (key && key !== source.event ? titled(key) : "");
  const named = ({ key, event: at = "", why }) => ({
    key: `${key} ${at === source.event ? "" : at}`, label: of(key)?.asks || key, why: [key, elsewhere(at), why].filter(Boolean).join(" · "),
  });
  const offered = offer.facts.filter((one) => of(one.key)).map(named);
  const others = bench.facts.filter((one) => !offer.facts.some(({ key }) => key === one.key)).map((one) => named({ key: one.key }));
  const chosenFact = keep ? fact.value : from.fact && ([...offered, ...others].find((one) => one.key === `${from.fact} ${from.event}`) ?? [...offered, ...others].find((one) => one.key.split(" ")[0] === from.fact))?.key;
  fact.offer([...offered, ...others], chosenFact ?? "");
  const chosenEvent = keep ? event.value : from.event;
  const other = ({ key }) => key !== source.event || key === chosenEvent; // the source's own is offered as that
  const events = bench.events.filter(other).map(({ key, title }) => ({ key, label: title || key, why: title && title !== key ? key : "" }));
  event.offer([...(own() ? [{ key: "", label: own() }] : []), ...events], chosenEvent, { freely: bench.open_events });
  const why = (list, key) => list.find((one) => one.key === key)?.why ?? "";
  const near = offer.voices.filter((one) => one.key);
  const voices = bench.voices.filter((one) => one.key !== source.key).map(({ key, title }) => ({ key, label: title || key, why: why(near, key) }));
  const first = (one) => near.findIndex(({ key }) => key === one.key);
  voices.sort((one, other) => (first(one) < 0 ? 1e6 : first(one)) - (first(other) < 0 ? 1e6 : first(other)));
  voice.offer([{ key: "", label: "the source itself" }, ...voices], keep ? voice.value : from.attributed_to);
  byId("claim-voice-new").replaceChildren(...offer.voices.filter((one) => !one.key).map((one) => suggestion(
    `New voice: ${one.title}`, one.why, () => anew("voice", one.title),
  )));
  asOf.offer(offer.as_of.map(({ value, why: because }) => ({ key: value, label: value, why: because })), keep ? asOf.value : from.as_of);
  scopes(keep ? scope.value : from.scope);
}

function scopes(key) {
  const all = bench.facts.find((one) => one.key === asked())?.scopes ?? [];
  const why = (of) => writing.offer.scopes.find((one) => one.key === of)?.why ?? "";
  const sorted = [...all].sort((one, other) => Boolean(why(other.key)) - Boolean(why(one.key)));
  byId("claim-scope-part").hidden = !all.length && !key;
  scope.offer([{ key: "", label: "none said" }, ...sorted.map((one) => ({ key: one.key, label: one.label || one.key, why: why(one.key) }))], key ?? "");
}

function suggestion(words, why, act) {
  const button = made("button", { type: "button", title: why }, words);
  button.addEventListener("click", act);
  return button;
}

// Begins a claim on a place of the text with what the server offers, or goes on with one that is there (`index`).
export function begin({ place: at = null, near = "", index: number = null, offer = NO_OFFER, kept = null }) {
  const claim = number === null ? null : source.claims[number];
  const texts = { ...(claim?.texts ?? offer.texts) };
  if (!claim && !offer.facts[0]?.why) texts.fact = ""; // nothing speaks for it but its kind
  const last = source.claims.at(-1)?.event ?? "";
  if (!claim) texts.event ||= source.event ? "" : offer.event || lastEvent[source.key] || last;
  writing = { place: at, near, index: number, base: texts, offer };
  fill(texts);
  writing.first = JSON.stringify(given());
  const draft = kept ?? drafts.find(...named());
  if (draft) fill({ ...texts, ...draft.texts });
  byId("claim-kept").textContent = draft ? `Kept ${drafts.told(draft.at)}` : "";
  byId("claim-title").textContent = claim ? "Edit the claim" : "A claim";
  byId("claim-wrong").textContent = "";
  byId("claim-more").open = ["note", "when", "inferred"].some((key) => form.elements[key].value);
  form.hidden = false;
  document.body.classList.add("claiming");
  shows({ means: offer.means });
  const first = !form.elements.value.value ? form.elements.value : claim ? form.elements.value : fact.input;
  first.focus({ preventScroll: true });
  first.select();
  form.scrollIntoView({ block: "start" });
  tryOut();
}

function fill(texts) {
  for (const key of TYPED) form.elements[key].value = texts[key] ?? "";
  lists({ keep: false, from: texts });
}

// Closes the form; what was typed stays for when this claim is written after all.
export function close() {
  if (!writing) return;
  clearTimeout(timer);
  keep(false);
  shut();
}

function shut() {
  tries += 1;
  writing = null;
  form.hidden = true;
  document.body.classList.remove("claiming");
}

function given() {
  const texts = { ...writing.base };
  for (const key of TYPED) texts[key] = form.elements[key].value;
  return { ...texts, fact: asked(), event: event.value, scope: scope.value, attributed_to: voice.value, as_of: asOf.value };
}

// A claim that is edited sends what is other than it was; a new one what it says.
function sent() {
  const texts = given();
  const edited = writing.index === null ? null : source.claims[writing.index];
  const told = Object.entries(texts).filter(([key, text]) => (edited ? text !== (edited.texts[key] ?? "") : text !== ""));
  return { source: source.key, seen: source.seen, at: edited?.at ?? "", texts: Object.fromEntries(told) };
}

function named() {
  const { place: at, index: number } = writing;
  return [encodeURIComponent(source.key), number === null ? (at ? `${at.start}-${at.end}` : "by-hand") : `claim-${number}`, "claim"];
}

// Keeps what is typed, where it is not what the form began with.
function keep(goesOn = true) {
  const texts = given();
  if (JSON.stringify(texts) === writing.first) return drafts.drop(...named());
  const { place: at, near, index: number } = writing;
  const words = at ? source.text.slice(at.start, at.end) : "";
  const kept = drafts.keep(...named(), { texts, place: at, words, near, index: number, open: goesOn });
  byId("claim-kept").textContent = kept ? `Kept ${drafts.told(kept)}` : "Not kept: this browser has no room left for it.";
}

// What was being typed into this source when the page was left; null where nothing was.
export function left() {
  const all = drafts.outdated(encodeURIComponent(source.key), "").filter((one) => one.fields.open);
  const { fields } = all.sort((one, other) => (one.fields.at < other.fields.at ? 1 : -1))[0] ?? {};
  if (!fields) return null;
  if (fields.index !== null) return source.claims[fields.index] ? fields : null;
  if (!fields.place) return fields;
  const at = fields.place && source.text.slice(fields.place.start, fields.place.end) === fields.words ? fields.place.start : source.text.indexOf(fields.words);
  return { ...fields, place: fields.words && at >= 0 ? { start: at, end: at + fields.words.length } : null };
}

function typed(name = "") {
  if (!writing) return;
  if (name === "fact") {
    const at = fact.value.split(" ").slice(1).join(" ");
    if (at) event.offer(undefined, at);
    scopes(scope.value);
  }
  byId("claim-wrong").textContent = "";
  keep();
  tries += 1;
  clearTimeout(timer);
  timer = setTimeout(tryOut, PAUSE);
}

// Other words of the text are the quote now.
export function quoted(at) {
  form.elements.quote.value = source.text.slice(at.start, at.end).replace(/\s+/gu, " ");
  typed();
}

async function anew(what, words) {
  const { near, offer: { kind, unit } } = writing;
  const named = kind !== "count" || /^en/.test(source.language ?? "en"); // what is counted is named in the words of the question
  const key = await declare(what, words, { near, value: form.elements.value.value, kind, unit: named ? unit : "" });
  const [choices, input] = { fact: [fact, fact.input], event: [event, event.input], voice: [voice, voice.input] }[what];
  if (key !== null) {
    await inTurn(async () => {
      await refreshed();
      lists();
      choices.offer(undefined, what === "fact" ? `${key} ` : key);
      if (what === "fact") scopes(scope.value);
      typed(what);
      (missing(what) ?? input).focus();
    });
  } else input.focus();
}

// The first field that must be filled and is not; a fact that was just made asks for its event next.
function missing(but = "") {
  if (!form.elements.value.value.trim()) return form.elements.value;
  if (!asked() && but !== "event") return fact.input;
  return event.value || source.event ? null : event.input;
}

// Says what the claim means and would do; one thing is tried after the other, and of what is typed the last.
async function tryOut() {
  if (trying || !writing) return;
  const number = tries;
  trying = true;
  let said;
  try {
    said = await ask("api/bench/tried", sent());
  } catch (refused) {
    said = refused.said?.why === "changed" ? {} : { wrong: [refused.message] };
  }
  trying = false;
  if (!writing) return;
  if (number === tries) shows(said);
  else tryOut();
}

function shows({ means = "", wrong = [], shows: odd = "", effects: would = null }) {
  byId("claim-means").textContent = means ? `Means: ${means}` : "In the words of the source.";
  byId("claim-odd").textContent = odd ? `${odd[0].toUpperCase()}${odd.slice(1)}.`.replace("..", ".") : "";
  const yet = wrong.map((sentence) => made("p", { class: "aside" }, sentence));
  byId("claim-would").replaceChildren(...(yet.length ? yet : effects(would ?? {})));
  byId("claim-would").dataset.status = would?.status ?? "";
}

function refuse(sentences, at) {
  byId("claim-wrong").replaceChildren(...sentences.map((sentence) => made("span", { class: "block" }, sentence)));
  at?.focus();
}

async function save(saved) {
  const lacking = missing();
  if (lacking === form.elements.value) return refuse(["The claim has no value yet: type what the source says."], lacking);
  if (lacking === fact.input) return refuse(["Which fact does it answer? Choose one, or make a new one with 0."], lacking);
  if (lacking) return refuse([`Of which event is it? ${bench.open_events ? "Type a name for it." : "Choose one, or make a new one with 0."}`], lacking);
  const draft = named();
  const body = sent();
  if (body.at && !Object.keys(body.texts).length) return saved("Nothing was changed.", shut());
  let said;
  try {
    said = await ask("api/bench/claims", body);
  } catch (refused) {
    if (refused.status === 422) return refuse(refused.said.wrong?.length ? refused.said.wrong : [refused.message], form.elements.value);
    if (refused.said?.why === "changed") await refreshed();
    if (refused.status !== 409) throw refused;
    const what = refused.said.why === "changed" ? `${refused.message} What you typed is kept: look at it again, then save.` : refused.message;
    refuse([what], fact.input);
    return tryOut();
  }
  drafts.drop(...draft);
  if (!source.event) lastEvent[source.key] = event.value;
  shut();
  await saved([said.said, said.effects?.here].filter(Boolean).join(" "));
}

// `alone` does one thing after another; `saved(words)` goes on from a claim that is written, `refresh()` reads all anew;
// `grow(event)` gives the words that a key with Shift makes the quote, null for any other key.
export function listen({ alone, saved, refresh, grow }) {
  [refreshed, inTurn] = [refresh, alone];
  form.addEventListener("input", () => typed());
  form.addEventListener("submit", (submitted) => {
    submitted.preventDefault();
    alone(() => (writing ? save(saved) : null));
  });
  form.addEventListener("keydown", (pressed) => {
    if (pressed.isComposing || pressed.defaultPrevented) return;
    const { key, target, shiftKey, ctrlKey, metaKey } = pressed;
    if (key === "Enter" && (ctrlKey || metaKey || (target.tagName === "TEXTAREA" && !shiftKey) || target.tagName === "SELECT")) {
      pressed.preventDefault();
      if (!pressed.repeat) form.requestSubmit();
    } else if (shiftKey && target === fact.input && fact.untouched()) {
      const at = grow(key);
      if (!at) return;
      pressed.preventDefault();
      quoted(at);
    }
  });
}
