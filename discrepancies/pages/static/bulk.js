// One answer for many: which findings are chosen, and the panel that says what will be written before it is.

import { ask } from "./asking.js";
import { byId, counted, made } from "./dom.js";
import * as drafts from "./drafts.js";
import { left } from "./facets.js";

const VALUED = ["prefer", "range"];
const REASONS = 5; // offered to be given again
const FIELDS = ["because", "value", "whom", "until", "reason", "by"];
const DRAFT = ["many", "chosen", "answer"]; // under which what is typed is kept
const CHOSEN = "chosen";
const form = byId("bulk-form");
const field = (name) => byId(`bulk-${name}`);
const number = (many) => many.toLocaleString("en");

let chosen = new Set(JSON.parse(sessionStorage.getItem(CHOSEN) ?? "[]")); // ids
let findings = new Map(); // by id
let shown = [];
let partly = new Set(); // answers that are offered though they do not fit all: the others are left out
let told = { reasons: [], kinds: [] };
let hears = { chosen() {}, recorded() {}, moved() {} };

export const has = (id) => chosen.has(id);

export function replace(all, said) {
  findings = new Map(all.map((one) => [one.id, one]));
  chosen = new Set([...chosen].filter((id) => findings.has(id)));
  told = said;
  if (byId("bulk").open) fill();
}

// `chosen()` is told that others are chosen, `recorded(said, ids)` that an answer is in the log, `moved()` that the
// findings are no longer what is on the screen.
export const listen = (to) => (hears = to);

export function choose(ids, on) {
  for (const id of ids) on ? chosen.add(id) : chosen.delete(id);
  sessionStorage.setItem(CHOSEN, JSON.stringify([...chosen]));
}

export function draw(all) {
  shown = all;
  const here = all.filter((one) => chosen.has(one.id)).length;
  const box = byId("choose-all");
  box.checked = here > 0 && here === all.length;
  box.indeterminate = here > 0 && here < all.length;
  box.disabled = !all.length;
  box.setAttribute("aria-label", `Choose all ${number(all.length)} that are shown`);
  byId("bulk-bar").hidden = !chosen.size;
  const hidden = chosen.size - here;
  byId("chosen").textContent = `${number(chosen.size)} chosen${hidden ? `, ${number(hidden)} not shown` : ""}`;
}

// What the chosen findings come to with the answer that is ticked: those it is written on, and those left out, why.
function plan(answer) {
  const again = field("again").checked;
  const all = [...chosen].map((id) => findings.get(id));
  const decided = all.filter((one) => !left(one) || one.awaits);
  const taken = again ? all : all.filter((one) => !decided.includes(one));
  const unfit = answer ? taken.filter((one) => !one.fits.includes(answer)) : [];
  return { all, decided, taken, unfit, on: taken.filter((one) => !unfit.includes(one)) };
}

// Only about one question can one value be meant.
const question = (all) => new Set(all.map((one) => (one.event && one.fact ? `${one.event}/${one.fact}` : one.id))).size === 1;
const answer = () => form.elements["bulk-answer"].value;

function fill() {
  const { all, decided, taken } = plan("");
  byId("bulk-title").textContent = `One answer for ${counted(all.length, "finding")}`;
  about(all);
  const one = question(taken);
  for (const offer of form.querySelectorAll("[data-offer]")) {
    const named = offer.dataset.offer;
    const fitting = VALUED.includes(named) && !one ? 0 : taken.filter((finding) => finding.fits.includes(named)).length;
    offer.hidden = !fitting || (fitting < taken.length && !partly.has(named));
    offer.querySelector("small").textContent = fitting < taken.length ? `(${number(fitting)} of ${number(taken.length)})` : "";
    const input = offer.querySelector("input");
    if (offer.hidden) input.checked = false;
  }
  others(taken, one);
  because(taken);
  byId("bulk-values").replaceChildren(...[...new Set(taken.flatMap((finding) => finding.says ?? []))].slice(0, 12).map((value) => made("button", { type: "button" }, value)));
  byId("bulk-again-label").hidden = !decided.length;
  reasons();
  preview();
}

// The answers that only some of the chosen can take: whoever asks for one leaves the others out.
function others(taken, one) {
  const offers = [...form.querySelectorAll("[data-offer][hidden]")].map((offer) => {
    const named = offer.dataset.offer;
    const fitting = taken.filter((finding) => finding.fits.includes(named)).length;
    if (!fitting || (VALUED.includes(named) && !one)) return null;
    const button = made("button", { type: "button" }, `${offer.querySelector("b").textContent} (${number(fitting)})`);
    button.addEventListener("click", () => {
      partly.add(named);
      fill();
      offer.querySelector("input").click();
      offer.querySelector("input").focus();
    });
    return button;
  }).filter(Boolean);
  const valued = !one && taken.some((finding) => finding.fits.includes("prefer"));
  byId("bulk-not").replaceChildren(
    ...(offers.length ? ["Only some can take: ", ...offers] : []),
    valued ? made("span", {}, "Prefer and Range name a value, so they need findings on one question.") : "",
  );
}

// Of which rules and facts they are, the most first.
function about(all) {
  const groups = new Map();
  for (const one of all) {
    const key = JSON.stringify([one.rule, one.fact ? one.asks : "", one.fact ?? ""]);
    groups.set(key, (groups.get(key) ?? 0) + 1);
  }
  const rows = [...groups].sort((a, b) => b[1] - a[1]);
  byId("bulk-of").replaceChildren(...rows.map(([key, many]) => {
    const [rule, asks, fact] = JSON.parse(key);
    return made("tr", {}, made("td", {}, rule), made("td", {}, asks, fact && asks !== fact ? made("span", { class: "key" }, ` ${fact}`) : ""), made("td", { class: "number" }, number(many)));
  }));
  const rules = new Set(all.map((one) => one.rule)).size;
  const facts = new Set(all.map((one) => one.fact).filter(Boolean)).size;
  byId("bulk-summary").textContent = `Of ${counted(rules, "rule")} and ${counted(facts, "fact")}`;
  byId("bulk-about").open = rows.length <= 6;
}

// The kinds of explanation, those first that the program offers on most of them.
function because(taken) {
  const offered = new Map(told.kinds.map((kind) => [kind, 0]));
  for (const one of taken) for (const kind of one.kinds ?? []) offered.set(kind, (offered.get(kind) ?? 0) + 1);
  const sorted = [...offered].sort((a, b) => b[1] - a[1]);
  const before = field("because").value;
  field("because").replaceChildren(made("option", { value: "" }, "Choose one"), ...sorted.map(([kind, many]) => made("option", { value: kind }, many ? `${kind} (offered on ${number(many)})` : kind)));
  field("because").value = before;
}

function reasons() {
  const these = told.reasons.slice(0, REASONS);
  byId("bulk-before").hidden = !these.length;
  byId("bulk-reasons").replaceChildren(...these.map((reason) => made("li", {}, made("button", { type: "button", title: reason }, reason))));
}

function preview() {
  const { decided, taken, unfit, on } = plan(answer());
  for (const field of form.querySelectorAll("[data-of]")) field.hidden = !field.dataset.of.split(" ").includes(answer());
  byId("bulk-values").hidden = answer() !== "prefer";
  const label = form.querySelector("[name=bulk-answer]:checked")?.parentElement.querySelector("b").textContent;
  const replaced = on.filter((one) => one.answer).length;
  byId("bulk-writes").textContent = !on.length
    ? "Nothing would be written."
    : `${label ? `Writes “${label}”` : "Writes the answer"} on ${counted(on.length, "finding")}, in one go.${replaced ? ` Of these ${number(replaced)} ${replaced === 1 ? "has" : "have"} an answer, which it replaces.` : ""}`;
  const out = [
    decided.length && !field("again").checked && `Left out: ${number(decided.length)} decided already (${by(decided, (one) => `${one.answer} by ${one.by}`)}).`,
    unfit.length && `Left out: ${number(unfit.length)} that cannot take it (${by(unfit, (one) => one.rule)}).`,
  ].filter(Boolean);
  byId("bulk-left-out").replaceChildren(...out.map((line) => made("li", {}, line)));
  byId("bulk-record").disabled = !on.length;
  byId("bulk-record").textContent = `Record on ${counted(on.length, "finding")}`;
}

// What some findings are, the commonest first: "3 noted by Bo, 1 prefer by Ana".
function by(all, words) {
  const groups = new Map();
  for (const one of all) groups.set(words(one), (groups.get(words(one)) ?? 0) + 1);
  const most = [...groups].sort((a, b) => b[1] - a[1]);
  const first = most.slice(0, 3).map(([said, many]) => `${number(many)} ${said}`);
  return [...first, ...(most.length > 3 ? ["and others"] : [])].join(", ");
}

async function record() {
  const { on } = plan(answer());
  const given = (name) => [name, field(name).closest("[hidden]") ? "" : field(name).value.trim()];
  const said = { answer: answer(), ...Object.fromEntries(FIELDS.map(given)) };
  const missing = ["because", "value", "reason", "by"].find((name) => !said[name] && !field(name).closest("[hidden]"));
  if (!said.answer) return wrong("Choose an answer.", form.querySelector("[data-offer]:not([hidden]) input"));
  if (missing) return wrong(WANTED[missing], field(missing));
  byId("bulk-record").disabled = true;
  try {
    const ids = on.map((one) => one.id);
    const told = await ask("api/bulk", { on: on.map((one) => ({ id: one.id, evidence: one.evidence, after: one.mark ?? "" })), ...said });
    choose(ids, false);
    drafts.drop(...DRAFT);
    field("reason").value = field("value").value = "";
    form.querySelector("[name=bulk-answer]:checked").checked = false;
    byId("by-field").value ||= said.by;
    byId("bulk").close();
    await hears.recorded(told, ids);
  } catch (refused) {
    const moved = refused.said?.ids?.length;
    if (refused.status === 409) await hears.moved();
    wrong(moved ? `${refused.message} (${counted(moved, "finding")}; the list is up to date now.)` : refused.message, byId("bulk-record"));
  } finally {
    preview();
  }
}

const WANTED = { because: "Say which kind of explanation it is.", value: "Say which value.", reason: "Say in a sentence why it is so.", by: "Say who decides." };

function wrong(words, at) {
  byId("bulk-wrong").textContent = words;
  at?.focus();
}

byId("choose-all").addEventListener("change", ({ target }) => {
  choose(shown.map((one) => one.id), target.checked);
  hears.chosen();
});
byId("choose-none").addEventListener("click", () => {
  choose([...chosen], false);
  hears.chosen();
  byId("choose-all").focus();
});
byId("bulk-button").addEventListener("click", () => {
  const begun = drafts.find(...DRAFT) ?? {};
  for (const name of FIELDS) field(name).value ||= begun[name] ?? "";
  const signedIn = byId("by").hidden;
  field("by").value = signedIn ? byId("by-field").value : field("by").value || byId("by-field").value;
  field("by").parentElement.hidden = signedIn;
  field("again").checked = false;
  byId("bulk-wrong").textContent = "";
  partly = new Set();
  fill();
  byId("bulk").showModal();
});
byId("bulk-cancel").addEventListener("click", () => byId("bulk").close());
byId("bulk-reasons").addEventListener("click", ({ target }) => {
  if (target.tagName !== "BUTTON") return;
  field("reason").value = target.title;
  field("reason").focus();
});
byId("bulk-values").addEventListener("click", ({ target }) => {
  if (target.tagName !== "BUTTON") return;
  field("value").value = target.textContent;
  field("reason").focus();
});
form.addEventListener("change", ({ target }) => (target === field("again") ? fill() : preview()));
form.addEventListener("input", () => {
  byId("bulk-wrong").textContent = "";
  drafts.keep(...DRAFT, Object.fromEntries(FIELDS.map((name) => [name, field(name).value])));
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  record();
});
