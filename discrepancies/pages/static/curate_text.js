// One source's text, as a reader sees it: the quotes of its claims, what no claim covers, and the words chosen.
//
// A run (a paragraph, or a part of a long one) is drawn from the stretches that lie in it, each piece of it once; whoever
// chooses other words has only the runs drawn anew in which something changed. What is chosen is { start, end }, in UTF-16 units of the text.

import { byId, counted, made } from "./dom.js";
import { after, before, moved, whole } from "./curate_words.js";

const pane = byId("text");
const CALLED = { number: "figure", date: "date", name: "name" };
const HIDDEN = "curate hides";
const LONG = 2000; // what is longer is drawn in parts, so that a step in it stays quick

let source = null;
let runs = []; // [{ start, end, element, claims, marks }]
let marks = []; // those that are walked through, in the order of the text
let here = null; // the words chosen
let quoting = null; // the words that the claim being written quotes
const hidden = new Set(JSON.parse(localStorage.getItem(HIDDEN) ?? "[]"));

export const place = () => here;

// Shows a source's text; what was chosen stays, where it still lies in the text.
export function draw(loaded) {
  const same = source?.key === loaded.key && source.text === loaded.text;
  if (!same) here = quoting = null;
  source = loaded;
  marks = loaded.marks.filter((mark) => !hidden.has(mark.kind));
  runs = [];
  const drawnLines = [];
  let start = 0;
  for (const line of loaded.text.split("\n")) {
    const parts = line.length > LONG ? line.match(new RegExp(`[^]{1,${LONG}}(?:\\s|$)|[^]{1,${LONG}}`, "gu")) : [line];
    const own = parts.map((part) => {
      const element = made(parts.length > 1 ? "span" : "p", { class: "run", dir: parts.length > 1 ? null : "auto" });
      runs.push({ start, end: start + part.length, element, claims: [], marks: [] });
      start += part.length;
      return element;
    });
    drawnLines.push(own.length > 1 ? made("p", { dir: "auto" }, ...own) : own[0]);
    start += 1;
  }
  loaded.claims.forEach((claim, index) => claim.spans.forEach(([from, to]) => lay("claims", { start: from, end: to, index })));
  marks.forEach((mark, index) => lay("marks", { ...mark, index }));
  runs.forEach(drawn);
  const top = pane.scrollTop;
  pane.lang = loaded.language ?? "";
  pane.replaceChildren(...drawnLines);
  pane.scrollTop = same ? top : 0;
  legend();
}

// The runs that a stretch touches; they stand in order.
function touched({ start, end }) {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (runs[middle].end < start) low = middle + 1;
    else high = middle;
  }
  const found = [];
  for (let at = low; at < runs.length && runs[at].start < end; at += 1) found.push(runs[at]);
  return found;
}

const lay = (what, stretch) => touched(stretch).forEach((one) => one[what].push(stretch));

function drawn(run) {
  const { start, end, element, claims, marks: open } = run;
  const shown = [here, quoting].map((one) => (one && one.start < end && one.end > start ? one : null));
  const all = [...claims, ...open, ...shown.filter(Boolean)];
  const [from, to] = source.span ?? [0, source.text.length];
  const cuts = [start, end, from, to, ...all.flatMap((one) => [one.start, one.end])];
  const sorted = [...new Set(cuts.filter((cut) => cut >= start && cut <= end))].sort((one, other) => one - other);
  const over = (list, at) => list.filter((one) => one.start <= at && one.end > at);
  const begun = new Set();
  const pieces = sorted.slice(0, -1).map((at, number) => {
    const [words, claimed, mark] = [source.text.slice(at, sorted[number + 1]), over(claims, at), over(open, at)[0]];
    const [chosen, quoted] = shown.map((one) => one !== null && one.start <= at && one.end > at);
    const kinds = [claimed.length && "claimed", mark && `mark ${mark.kind}`, quoted && "quoting", chosen && "here", (at < from || at >= to) && "beyond"];
    const classes = kinds.filter(Boolean).join(" ");
    if (!classes) return words;
    const piece = made("span", { class: classes, "data-mark": mark?.index, "data-claim": claimed[0]?.index }, words);
    if (mark && !begun.has(mark)) button(piece, `${mark.text}: ${CALLED[mark.kind]} without a claim`, begun.add(mark));
    else if (!mark && claimed.length && !begun.has(claimed[0])) button(piece, `${words}: claimed`, begun.add(claimed[0]));
    return piece;
  });
  element.replaceChildren(...pieces);
}

function button(piece, label) {
  for (const [name, value] of [["role", "button"], ["tabindex", "-1"], ["aria-label", label]]) piece.setAttribute(name, value);
}

// Chooses words; what shows them is drawn, and has the focus if it is to.
export function choose(chosen, { focus = false } = {}) {
  const changed = new Set([...(here ? touched(here) : []), ...(chosen ? touched(chosen) : [])]);
  here = chosen && { start: chosen.start, end: chosen.end };
  changed.forEach(drawn);
  if (!here) return;
  const piece = pane.querySelector(".here");
  const mark = marks.findIndex((one) => one.start === here.start && one.end === here.end);
  if (focus) (mark >= 0 ? pane.querySelector(`[data-mark="${mark}"]`) : pane)?.focus({ preventScroll: true });
  piece?.scrollIntoView({ block: "nearest" });
  if (focus && mark < 0) byId("chosen").textContent = `Chosen: ${source.text.slice(here.start, here.end)}`;
}

// Shows which words are quoted; null where none are.
export function quote(stretch) {
  const changed = new Set([...(quoting ? touched(quoting) : []), ...(stretch ? touched(stretch) : [])]);
  quoting = stretch;
  changed.forEach(drawn);
}

// Goes to the next mark or the one before, from what is chosen; false where there is none.
export function walk(step, from = here) {
  const at = from ?? { start: -1, end: -1 };
  const ahead = marks.filter((one) => one.start >= at.end && one.start > at.start);
  const next = step > 0 ? ahead[0] : marks.findLast((one) => one.start < at.start);
  if (next) choose(next, { focus: true });
  return Boolean(next);
}

// Chooses the next words of the text that are these, and begins again at its top; of a mark that they are in, all of it.
function find(sought) {
  const pattern = sought.trim().split(/\s+/u).map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&")).join("\\s+");
  const all = pattern ? [...source.text.matchAll(new RegExp(pattern, "giu"))] : [];
  const { 0: words, index } = all.find((one) => one.index >= (here?.end ?? 0)) ?? all[0] ?? {};
  if (words === undefined) return false;
  const mark = marks.find((one) => one.start <= index && one.end >= index + words.length);
  choose(mark ?? whole(source.text, index, index + words.length) ?? { start: index, end: index + words.length }, { focus: true });
  return true;
}

// Makes what is quoted longer or shorter by a word at one side, as a key with Shift says; gives it, null for another key.
export function grow(key) {
  const how = quoting && arrow(key);
  if (how) quote(moved(source.text, quoting, ...how));
  return how ? quoting : null;
}

const backwards = () => {
  const at = quoting ?? here;
  const run = at && touched(at)[0];
  return Boolean(run) && getComputedStyle(run.element).direction === "rtl";
};

// What an arrow with Shift does, in the direction in which the text runs: [side, step]; null for any other key.
function arrow(key) {
  const ahead = backwards() ? -1 : 1;
  return { ArrowRight: ["end", ahead], ArrowLeft: ["end", -ahead], ArrowUp: ["start", -1], ArrowDown: ["start", 1] }[key] ?? null;
}

// `open` begins a claim on what is chosen; `edit` goes on with the claim of this number.
export function listen({ open, edit }) {
  pane.addEventListener("click", ({ target }) => {
    if (!getSelection().isCollapsed) return;
    const piece = target.closest("[data-mark], [data-claim]");
    if (!piece) return;
    if (piece.dataset.mark === undefined) return edit(Number(piece.dataset.claim));
    choose(marks[piece.dataset.mark]);
    open(here);
  });
  pane.addEventListener("pointerup", () => setTimeout(() => {
    const chosen = selected();
    if (!chosen) return;
    getSelection().removeAllRanges();
    choose(chosen);
    open(here);
  }));
  pane.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" || event.key === " ") {
      const claim = event.target.dataset.mark === undefined && event.target.dataset.claim;
      if (claim) edit(Number(claim));
      else if (here) open(here);
      else return;
    } else if (event.shiftKey && here && arrow(event.key)) {
      choose(moved(source.text, here, ...arrow(event.key)), { focus: true });
    } else if (!event.shiftKey && ["ArrowLeft", "ArrowRight"].includes(event.key)) {
      const on = (event.key === "ArrowRight") !== backwards();
      const word = on ? after(source.text, here?.end ?? 0) : before(source.text, here?.start ?? 0);
      if (word) choose(word, { focus: true });
    } else return;
    event.preventDefault();
  });
  document.querySelector("label[for=find]").addEventListener("click", () => byId("find").focus());
  byId("find").addEventListener("keydown", (event) => {
    if (event.key === "Escape") pane.focus({ preventScroll: true });
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    const found = find(byId("find").value);
    byId("find").setAttribute("aria-invalid", String(!found));
    if (!found) byId("chosen").textContent = "These words are not in the text.";
    else if (!event.shiftKey) open(here);
  });
  byId("find").addEventListener("focus", () => byId("find").select());
  byId("find").addEventListener("input", () => byId("find").removeAttribute("aria-invalid"));
  byId("legend").addEventListener("change", ({ target }) => {
    hidden[target.checked ? "delete" : "add"](target.value);
    localStorage.setItem(HIDDEN, JSON.stringify([...hidden]));
    draw(source);
  });
}

// The words that were selected by a mouse or a finger; null where none were.
function selected() {
  const selection = getSelection();
  if (selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const [from, to] = [offset(range.startContainer, range.startOffset), offset(range.endContainer, range.endOffset)];
  return from === null || to === null ? null : whole(source.text, from, to);
}

function offset(node, at) {
  const within = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const run = runs.find((one) => one.element === within.closest("#text .run"));
  if (!run) return node === pane && at >= pane.childNodes.length ? source.text.length : null;
  const range = new Range();
  range.setStart(run.element, 0);
  range.setEnd(node, at);
  return run.start + range.toString().length;
}

function legend() {
  const many = (kind) => source.marks.filter((mark) => mark.kind === kind).length;
  for (const box of byId("legend").querySelectorAll("input")) {
    box.checked = !hidden.has(box.value);
    box.parentElement.querySelector(".many").textContent = counted(many(box.value), CALLED[box.value]);
  }
}
