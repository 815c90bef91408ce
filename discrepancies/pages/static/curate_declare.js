// A new fact, event or voice, declared without leaving the claim that needs it.

import { ask } from "./asking.js";
import { byId, made } from "./dom.js";

const dialog = byId("declare");
const form = byId("declare-form");
const OF = {
  fact: { title: "A new fact", route: "api/bench/facts", fields: ["asks", "kind", "unit", "over_time", "terms", "key"], first: "asks" },
  event: { title: "A new event", route: "api/bench/events", fields: ["title", "date", "place", "key"], first: "title" },
  voice: { title: "A new voice", route: "api/bench/voices", fields: ["title", "key"], first: "title" },
};
const LABELS = { event: "What happened, such as “Fire at the mill”", voice: "Who, as readers should see it" };

let doing = null; // what is declared, and who waits for its key
let bench = null;

export const told = (all) => {
  bench = all;
  form.elements.kind.replaceChildren(...bench.kinds.map((kind) => made("option", { value: kind }, kind)));
};

// What kind of value answers a question, by how its words begin, by how the value looks, by the mark that it is asked of;
// and its unit. Both are guesses, shown to be changed.
const BEGINS = [
  [/^(when|on what day|since when)\b/i, "date"], [/^how (long|old)\b/i, "duration"], [/^what (share|percentage|proportion)\b/i, "share"],
  [/^(who|where|what is the name)\b/i, "name"], [/^(was|were|is|are|did|do|does|has|have|had|can|could)\b/i, "yes-no"],
  [/^how (much|far|fast|high|deep|heavy|large|big)\b/i, "quantity"],
];
const CURRENCIES = [[/\$|\bdollars?\b|\bUSD\b/i, "USD"], [/€|\beuros?\b|\bEUR\b/i, "EUR"], [/£|\bpounds?\b|\bGBP\b/i, "GBP"], [/₹|\brupees?\b|\bINR\b/i, "INR"]];
const OF_MARKS = { number: "count", date: "date", name: "name" };
const currency = (value) => CURRENCIES.find(([pattern]) => pattern.test(value))?.[1];

function guessed(asks) {
  const { near, value, kind } = doing;
  const counts = /^how (many|few)\b/i.test(asks) || (/^how old\b/i.test(asks) && /^[\d\s]+$/.test(value));
  const measured = kind && kind !== OF_MARKS[near] && kind; // what the words show beats how the question begins
  const named = (counts && "count") || measured || (currency(value) && "money") || (/%|\bper ?cent\b/i.test(value) && "share")
    || BEGINS.find(([pattern]) => pattern.test(asks))?.[1] || OF_MARKS[near] || kind || "text";
  return bench.kinds.includes(named) ? named : bench.kinds[0];
}

// What is counted: the word before the verb, else the first one.
const VERB = /^how many (?:[\p{L}-]+ )*?(?!of\b|times\b)([\p{L}-]+) (?:were|was|are|is|did|do|does|have|has|had|can|could|will|would|took|died)\b/iu;
const FIRST = /^how many (?!of\b|times\b|were\b|was\b|are\b|is\b|did\b|do\b|does\b|have\b|has\b|had\b)([\p{L}-]+)/iu;

function unit(asks, kind) {
  if (kind === "money") return currency(doing.value) ?? (doing.kind === kind ? doing.unit : "");
  if (kind === "quantity") return doing.kind ? (doing.kind === kind ? doing.unit : "") : (/\d\s*([^\d\s.,]\S*)$/u.exec(doing.value)?.[1] ?? "");
  if (kind !== "count") return "";
  if (/^how old\b/i.test(asks)) return "years";
  return (VERB.exec(asks) ?? FIRST.exec(asks))?.[1] ?? (doing.kind === kind ? doing.unit : "");
}

function shapes() {
  const { kind } = form.elements;
  byId("declare-units").hidden = doing.what !== "fact" || !(kind.value === "count" || bench.units_of.includes(kind.value));
  byId("declare-terms").hidden = doing.what !== "fact" || kind.value !== "category";
}

// Asks for what is declared, `words` filled in, and gives its key once it is written; null where it is given up.
// `near` is the kind of mark that it is asked of, "" where none, `value` what is there, `kind` and `unit` what it shows.
export function declare(what, words, { near = "", value = "", kind = "", unit: counted = "" } = {}) {
  const { title, fields, first } = OF[what];
  form.reset();
  for (const part of form.querySelectorAll("[data-of]")) part.hidden = !part.dataset.of.split(" ").includes(what);
  byId("declare-title").textContent = title;
  byId("declare-title-label").textContent = LABELS[what] ?? "";
  byId("declare-wrong").textContent = "";
  form.elements[first].value = words;
  return new Promise((resolve) => {
    doing = { what, fields, first, near, value, kind, unit: counted, resolve, guesses: true };
    guess();
    dialog.showModal();
    form.elements[first].focus();
  });
}

// What nobody chose yet follows the question as it is typed.
function guess() {
  if (doing.what === "fact" && doing.guesses) {
    const { asks, kind, unit: of } = form.elements;
    kind.value = guessed(asks.value.trim());
    of.value = unit(asks.value.trim(), kind.value);
  }
  shapes();
}

const done = (key) => {
  const waiting = doing;
  doing = null;
  dialog.close();
  waiting?.resolve(key);
};

form.addEventListener("input", ({ target }) => {
  if (["kind", "unit"].includes(target.name)) doing.guesses = false;
  guess();
});
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const { what, fields, first } = doing;
  const hidden = (name) => form.elements[name].closest("[hidden]") !== null;
  const given = Object.fromEntries(fields.map((name) => [name, hidden(name) ? "" : form.elements[name].value.trim()]));
  if (!given[first]) return wrong([what === "fact" ? "The question is missing." : "The name is missing."], first);
  try {
    done((await ask(OF[what].route, given)).key);
  } catch (refused) {
    wrong(refused.said?.wrong?.length ? refused.said.wrong : [refused.message], first);
  }
});

function wrong(sentences, name) {
  byId("declare-wrong").replaceChildren(...sentences.map((sentence) => made("span", { class: "block" }, sentence)));
  form.elements[name].focus();
}
byId("declare-cancel").addEventListener("click", () => done(null));
dialog.addEventListener("cancel", (event) => {
  event.preventDefault();
  done(null);
});
dialog.addEventListener("close", () => doing && done(null));
