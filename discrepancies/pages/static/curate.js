// The page of curating: the sources, one's text beside its claims, and the claim that is being written.

import * as address from "./address.js";
import { ask, bringsSecret, enter } from "./asking.js";
import * as claim from "./curate_claim.js";
import * as claims from "./curate_claims.js";
import * as declaring from "./curate_declare.js";
import * as sources from "./curate_sources.js";
import * as text from "./curate_text.js";
import { byId, made } from "./dom.js";
import * as drafts from "./drafts.js";
import * as keys from "./keys.js";
import { alone } from "./turns.js";

let bench = null;
let source = null;
let asked = 0; // grows with every place that is opened: what is offered for an earlier one is dropped

const say = (words) => (byId("said").textContent = words);
const found = (key) => bench.sources.find((one) => one.key === key);

// Reads what the files say now, the source shown among it.
async function reload(key = source?.key) {
  const before = JSON.stringify([bench, source]);
  const [all, one] = await Promise.all([ask("api/bench"), key ? loaded(key) : null]);
  if (one && JSON.stringify([all, one]) === before) return; // what is on the page stays, and what has the focus
  bench = all;
  drafts.of(`curate-${bench.log}`);
  source = one ?? (bench.sources.length && !key ? await loaded(bench.sources[0].key) : null);
  if (!source && bench.sources.length) source = await loaded(bench.sources[0].key);
  redraw();
}

const loaded = async (key) => {
  try {
    return await ask(`api/bench/sources/${encodeURIComponent(key)}`);
  } catch (refused) {
    if (refused.said?.why !== "gone") throw refused;
    return null;
  }
};

function redraw() {
  byId("curating").hidden = false;
  byId("where").textContent = [bench.title, bench.files.join(", ")].filter(Boolean).join(" · ");
  byId("undo").disabled = !bench.undo;
  byId("undo").title = bench.undo ?? "";
  sources.draw(bench, source?.key);
  declaring.told(bench);
  byId("begin").hidden = bench.sources.length > 0;
  byId("reading").hidden = byId("claims").hidden = !source;
  if (!source) return;
  text.draw(source);
  claim.told(bench, source);
  claims.draw(source, claim.index());
  heading();
}

function heading() {
  const { name, key, publisher, published, refused, missing, read, language, marks } = source;
  byId("source-name").textContent = name || key;
  byId("source-about").textContent = [publisher, published, language].filter(Boolean).join(" · ");
  const unread = language ? `The language ${language} is not read` : "The language of this source is not stated, or not read";
  const notes = [
    refused,
    missing && `${missing[0].toUpperCase()}${missing.slice(1)}`.replace(/\.?$/, "."),
    !missing && !read && `${unread}: nothing of its text is marked, and no value is drafted from it. Select the words of a claim, and type what it says.`,
  ];
  byId("source-notes").replaceChildren(...notes.filter(Boolean).map((note) => made("p", { class: "notice" }, note)));
  byId("add-text").hidden = !missing || Boolean(refused);
  byId("legend").hidden = Boolean(missing) || !read;
  byId("text").hidden = byId("walk").hidden = Boolean(missing);
  byId("next-mark").disabled = byId("previous-mark").disabled = !marks.length;
}

// Shows a source from the beginning of its text, or goes on with what was being typed there.
async function show(key, { push = false } = {}) {
  shut();
  source = await loaded(key);
  if (!source) return reload(null);
  address.write({ filters: { source: [key] } }, { push });
  say("");
  redraw();
  byId(source.missing ? "source" : "text").focus({ preventScroll: true });
  goOn();
}

function goOn() {
  const draft = source && !source.refused ? claim.left() : null;
  if (!draft) return;
  if (draft.index === null && !draft.place) byHand(draft);
  else if (draft.index === null) write(draft.place, draft);
  else edit(draft.index, draft);
}

// Begins a claim on what is chosen, with what the server offers for it.
function write(place, kept = null) {
  if (!place || source.refused) return;
  if (claim.open() && !kept && claim.index() === null && claim.place()?.start === place.start && claim.place()?.end === place.end) {
    return byId("claim-fact").focus();
  }
  const number = (asked += 1);
  alone(async () => {
    if (number !== asked) return;
    let offer;
    try {
      offer = await ask("api/bench/offer", { source: source.key, start: place.start, end: place.end });
    } catch (refused) {
      if (refused.said?.why === "changed") await reload();
      throw refused;
    }
    if (number !== asked) return;
    claim.close();
    text.choose(place);
    quotes(kept?.texts.quote ?? offer.quote, offer.spans[0] ?? [place.start, place.end]);
    claim.begin({ place, near: kept?.near ?? near(place), offer, kept });
    claims.mark(null);
  });
}

// Shows in the text what a claim quotes, if it is what stands there.
function quotes(words, [start, end] = []) {
  const same = start !== undefined && source.text.slice(start, end).split(/\s+/u).join(" ") === words.trim().split(/\s+/u).join(" ");
  text.quote(same ? { start, end } : null);
}

const near = ({ start, end }) => source.marks.find((mark) => mark.start < end && mark.end > start)?.kind ?? "";

function byHand(kept = null) {
  shut();
  text.choose(null);
  claim.begin({ kept });
}

function edit(index, kept = null) {
  const one = source.claims[index];
  if (!one || one.refused || source.refused) return say(one?.refused ?? "");
  claim.close();
  const [start, end] = one.spans[0] ?? [];
  const place = start === undefined ? null : { start, end };
  text.choose(null);
  quotes(kept?.texts.quote ?? one.quote, one.spans[0]);
  claim.begin({ index, place, kept });
  claims.mark(index);
}

// A claim is written: on to the next mark behind it.
async function saved(words) {
  const from = text.place();
  await reload();
  text.quote(null);
  text.choose(null);
  if (!text.walk(1, from)) byId("text").focus({ preventScroll: true });
  say(words);
}

const walk = (step) => {
  if (claim.open()) leave();
  if (source && !text.walk(step)) say(step > 0 ? "No mark is left behind this one." : "No mark is left before this one.");
};

const step = (by) => {
  const at = bench.sources.findIndex((one) => one.key === source?.key);
  const next = bench.sources[at + by];
  if (next) alone(() => show(next.key, { push: true }));
};

async function undo() {
  const { said } = await ask("api/bench/undo", {});
  const at = text.place();
  shut();
  await reload();
  if (at && source) text.choose(at, { focus: true });
  say(said);
}

function shut() {
  claim.close();
  text.quote(null);
  claims.mark(null);
}

function leave() {
  if (!claim.open()) return;
  const at = text.place();
  shut();
  if (at) text.choose(at, { focus: true });
  else byId("text").focus();
}

// The claims are walked by their buttons.
function walkClaims(step) {
  const all = [...byId("claim-list").querySelectorAll("[data-edit]:not([disabled])")];
  const at = all.indexOf(document.activeElement);
  all[at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step]?.focus();
}

const buttons = {
  "next-claim": () => walkClaims(1), "previous-claim": () => walkClaims(-1),
  "previous-mark": () => walk(-1), "next-mark": () => walk(1), "next-source": () => step(1), "previous-source": () => step(-1),
  "by-hand": () => byHand(), "help-button": () => byId("help").showModal(), "claim-cancel": leave, undo: () => alone(undo), "add-text": () => sources.add(source),
  "begin-button": () => sources.add(null),
};
for (const [id, act] of Object.entries(buttons)) byId(id).addEventListener("click", act);
byId("claim-list").addEventListener("click", ({ target }) => {
  const button = target.closest("[data-edit]");
  const shown = target.closest("[data-place]");
  if (button) edit(Number(button.dataset.edit));
  else if (shown) text.choose({ start: Number(shown.dataset.place), end: Number(shown.dataset.end) });
});
byId("sources-button").addEventListener("click", () => {
  const listed = byId("curating").classList.toggle("lists");
  byId("sources-button").setAttribute("aria-expanded", listed);
});
sources.listen({
  open: (key) => alone(() => show(key, { push: true })),
  written: (key, said) => alone(async () => {
    shut();
    await reload(key);
    address.write({ filters: { source: [key] } }, { push: true });
    byId("text").focus({ preventScroll: true });
    say(said);
  }),
});
sources.drops(document);
text.listen({ open: (place) => write(place), edit });
claim.listen({
  alone, saved, refresh: () => reload(),
  grow: text.grow,
});
keys.listen({ leave, undo: () => bench?.undo && alone(undo) });
address.heard(({ filters }) => {
  if (bringsSecret()) return location.reload();
  const key = filters.source?.[0];
  if (key && key !== source?.key && found(key)) alone(() => show(key));
});
// Whoever comes back from the claims file sees what became of it.
addEventListener("focus", () => {
  if (!claim.open() && !document.querySelector("dialog[open]")) alone(() => reload());
});

alone(async () => {
  try {
    await enter();
    await reload(address.read().filters.source?.[0] ?? null);
  } finally {
    byId("waiting").hidden = true;
  }
  goOn();
});
