// The findings in their order, which of them are shown, and how many are left.

import * as address from "./address.js";
import * as bulk from "./bulk.js";
import { byId, counted, made } from "./dom.js";
import { FACETS, SEVERITIES, initial, left, narrowed, naming, panel, prepared, read, said, toggled } from "./facets.js";
import { rows } from "./rows.js";

const TYPING = 400; // milliseconds without a key, after which a search stands in the address

let findings = [];
let view = initial();
let name = (key, value) => value;
let near = []; // what the view shows, and what misses it by one facet
let all = []; // what it shows, in order
let current = null; // the id of the finding beside the list
let hears = { open() {}, changed() {} };

const untouched = (finding) => left(finding) && (finding.state === "stale" || !finding.answer);
const number = (many) => many.toLocaleString("en");

const list = rows(byId("rows"), byId("list"), entry);
const facets = panel((key, value) => set(toggled(view, key, value)));

// Takes the findings anew as the server tells them.
export function replace(told) {
  findings = prepared(told);
  name = naming(told);
  bulk.replace(findings, told);
  reread();
}

export const find = (id) => findings.find((finding) => finding.id === id);
export const isLeft = (id) => findings.some((finding) => finding.id === id && left(finding));
export const shown = () => all;

// The finding to go on with after this one: the next that nobody has answered, else the next that is left.
export function following(id) {
  const at = all.findIndex((one) => one.id === id);
  const round = [...all.slice(at + 1), ...all.slice(0, Math.max(at, 0))].filter((one) => one.id !== id);
  return round.find(untouched) ?? round.find(left);
}

export function beside(id, step) {
  const at = all.findIndex((one) => one.id === id);
  return at < 0 ? all[0] : all[at + step];
}

// Draws the list as the address has it, with the finding that is shown beside it.
export function draw(id) {
  const moved = id !== current;
  current = id;
  reread();
  if (document.activeElement !== byId("search")) byId("search").value = view.q;
  drawn();
  if (moved && all.some((one) => one.id === id)) list.focus(id, false);
}

// `open(id)` shows a finding, `changed()` is told that another list is shown.
export function listen(told) {
  hears = told;
  bulk.listen({ ...told, chosen: drawn });
}

function narrow() {
  ({ shown: all, near } = narrowed(findings, view));
}

// Narrows or sorts the list otherwise; where `step` is false Back does not lead to how it was before.
function set(next, step = true) {
  view = next;
  if (byId("search").value.trim() !== view.q) byId("search").value = view.q;
  narrow();
  list.top();
  drawn();
  if (byId("facets").open) facets.tally();
  clearTimeout(typing);
  if (step) write(true);
  else typing = setTimeout(write, TYPING);
  hears.changed();
}

let typing = null; // while a search is not in the address yet

function write(push = false) {
  clearTimeout(typing);
  typing = null;
  address.write({ filters: said(view) }, { push });
}

// The address says what is shown, but for what is being typed.
function reread() {
  if (typing) write();
  view = read(address.read().filters);
  narrow();
}

function drawn() {
  list.draw(all);
  nothing();
  chips();
  byId("sort").value = view.sort;
  const at = all.findIndex((one) => one.id === current);
  byId("shown").textContent = `${number(all.length)} of ${counted(findings.length, "finding")}`;
  byId("facets-shown").textContent = all.length ? `Shows ${counted(all.length, "finding")}` : "Nothing fits all of this";
  byId("place").textContent = at < 0 ? "Not in this list" : `${number(at + 1)} of ${number(all.length)}`;
  byId("previous").disabled = at <= 0;
  byId("next").disabled = at === all.length - 1;
  bulk.draw(all);
  progress();
}

function entry(one) {
  const says = (one.says ?? []).flatMap((value, place) => [place ? made("span", { class: "or" }, "/") : "", made("b", {}, value)]);
  const choose = made("input", { type: "checkbox", tabindex: -1, "aria-label": `Choose ${one.about}, ${one.rule}`, checked: bulk.has(one.id) });
  return made("li", { class: `entry ${one.severity} ${one.state}`, "data-id": one.id },
    made("label", { class: "tick" }, choose),
    made("button", { type: "button", "data-id": one.id, "aria-current": one.id === current && "true", title: [one.title, one.asks, one.rule, standing(one)].filter(Boolean).join("\n") },
      made("span", { class: "title" }, one.title || one.rule, one.event && one.title !== one.event ? key(one.event) : ""),
      made("span", { class: "asks" }, one.asks, one.fact && one.asks !== one.fact ? key(one.fact) : ""),
      made("span", { class: "says" }, ...says, one.more ? made("small", {}, ` +${one.more}`) : ""),
      made("span", { class: "kind" }, made("span", { class: "severity" }, SEVERITIES[one.severity]), made("span", { class: "rule" }, ` ${one.rule}`)),
      made("span", { class: "state" }, standing(one)),
    ));
}

const key = (text) => made("span", { class: "key" }, ` ${text}`);

// What was decided, or who has it: "prefer 7, Ana", "awaits approval", "Bo has it".
function standing(one) {
  const told = one.value || (one.because && `(${one.because})`) || one.whom;
  const answer = one.answer && [one.answer, told, one.due && `by ${one.due}`].filter(Boolean).join(" ");
  const decided = answer && `${answer}, ${one.by}`;
  const state = one.awaits ? "awaits approval" : one.state === "stale" ? "changed since" : one.state === "settled" ? "decided" : "";
  const has = one.assigned && `${one.assigned} has it${one.until ? ` until ${one.until}` : ""}`;
  const comments = one.comments && counted(one.comments, "comment");
  return [state, decided, has, comments].filter(Boolean).join(" · ");
}

function chips() {
  const chosen = Object.entries(view.facets).flatMap(([facet, values]) => values.map((value) => [facet, value]));
  byId("chips").replaceChildren(...chosen.map(([facet, value]) => {
    const words = ["severity", "state"].includes(facet) ? name(facet, value) : `${FACETS[facet]}: ${name(facet, value)}`;
    const chip = made("button", { type: "button", "aria-label": `Take out ${FACETS[facet]}: ${name(facet, value)}`, title: words },
      made("span", {}, words), made("span", { class: "cross", "aria-hidden": "true" }, "×"));
    chip.addEventListener("click", () => {
      const place = [...byId("chips").children].indexOf(chip.parentElement);
      set(toggled(view, facet, value));
      (byId("chips").children[place] ?? byId("chips").lastElementChild)?.querySelector("button").focus() ?? byId("filter-button").focus();
    });
    return made("li", {}, chip);
  }));
  byId("chips").hidden = !chosen.length;
  const same = JSON.stringify([view.q, view.facets]) === JSON.stringify([initial().q, initial().facets]);
  byId("reset").hidden = same;
  byId("facets-reset").disabled = same;
}

// Where nothing is shown: why, and what shows something.
function nothing() {
  byId("nothing").hidden = all.length > 0;
  byId("rows").hidden = !all.length;
  if (all.length) return;
  const one = (words, next) => {
    const button = made("button", { type: "button" }, words);
    button.addEventListener("click", () => {
      set(next);
      list.focus(list.at);
    });
    return button;
  };
  const without = Object.keys(view.facets)
    .map((facet) => [facet, near.filter(({ missed }) => missed === facet).length])
    .filter(([, many]) => many)
    .map(([facet, many]) => one(`Any ${FACETS[facet].toLowerCase()} (${number(many)})`, { ...view, facets: { ...view.facets, [facet]: [] } }));
  const ways = [...without, view.q ? one("Clear the search", { ...view, q: "" }) : "", findings.length ? one("Show all findings", { ...view, q: "", facets: {} }) : ""];
  byId("nothing").replaceChildren(made("p", {}, why()), made("p", { class: "ways" }, ...ways.filter(Boolean)));
}

function why() {
  if (!findings.length) return "Nothing is flagged: the sources agree, as far as they were read.";
  const done = near.filter(({ missed }) => missed === "state").length;
  if (!view.q && done && view.facets.state?.join() === "left") return "All of these are decided.";
  return view.q ? `Nothing that is shown here has “${view.q}” in it.` : "No finding fits all that is chosen.";
}

// How many of those that the search and all facets but the state take in are left.
function progress() {
  const these = near.filter(({ missed }) => missed === null || missed === "state").map(({ one }) => one);
  const still = these.filter(left);
  const of = (severity) => still.filter((one) => one.severity === severity).length;
  const parts = [
    of("error") && counted(of("error"), "error"),
    of("warning") && counted(of("warning"), "warning"),
    of("info") && `${number(of("info"))} for information`,
  ].filter(Boolean);
  const words = still.length
    ? `${number(still.length)} of ${number(these.length)} left: ${parts.join(", ")}`
    : these.length ? `All ${number(these.length)} decided` : "Nothing to decide";
  byId("progress").max = Math.max(these.length, 1);
  byId("progress").value = these.length ? these.length - still.length : 1;
  byId("progress").setAttribute("aria-valuetext", words);
  byId("count").textContent = words;
  document.title = still.length ? `${number(still.length)} left - Review` : "Review";
}

// Where the list is folded away it is unfolded, or folded again.
const folds = () => getComputedStyle(byId("findings-button")).display !== "none";
const unfold = (on) => folds() && byId("desk").classList.contains("lists") !== on && byId("findings-button").click();

byId("find-button").addEventListener("click", () => {
  unfold(true);
  byId("search").focus();
  byId("search").select();
});
byId("search").addEventListener("input", () => set({ ...view, q: byId("search").value.trim() }, false));
byId("search").addEventListener("keydown", (event) => {
  if (event.key === "Escape" && byId("search").value) {
    set({ ...view, q: "" });
  } else if (event.key === "Escape") {
    (byId("card").querySelector("article") ?? byId("done")).focus({ preventScroll: true });
  } else if (["Enter", "ArrowDown"].includes(event.key) && all.length) list.focus(all[0].id);
  else return;
  event.preventDefault();
});
byId("sort").addEventListener("change", () => set({ ...view, sort: byId("sort").value }));
byId("filter-button").addEventListener("click", () => {
  unfold(true);
  facets.fill(() => near, () => view, name);
  byId("facets").showModal();
  byId("facet-groups").querySelector("input").focus();
});
for (const id of ["reset", "facets-reset"]) byId(id).addEventListener("click", () => {
  set(initial());
  byId("facets").open ? byId("facets-done").focus() : byId("filter-button").focus();
});
// What had the focus before may be in the list no more.
byId("facets").addEventListener("close", () => {
  const at = document.activeElement;
  if (at === document.body || byId("facets").contains(at)) byId("filter-button").focus();
});

byId("list").addEventListener("click", (event) => {
  const id = event.target.closest("li")?.dataset.id;
  if (!id) return;
  const button = event.target.closest("button");
  if (button && !event.shiftKey && !event.ctrlKey && !event.metaKey) {
    list.focus(id);
    unfold(false);
    return hears.open(id);
  }
  if (!button && event.target.tagName !== "INPUT") return; // its label, which clicks the box
  bulk.choose(event.shiftKey ? list.between(anchor ?? id, id) : [id], event.shiftKey || !bulk.has(id));
  ticked(id, button);
});
byId("list").addEventListener("keydown", (event) => {
  const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: list.page(), PageUp: -list.page(), Home: -Infinity, End: Infinity };
  const { key: pressed, shiftKey, ctrlKey, metaKey } = event;
  if (pressed in steps && !ctrlKey && !metaKey) {
    const from = list.at;
    const to = list.beside(steps[pressed]);
    if (shiftKey) bulk.choose(list.between(from, to), true);
    ticked(to, true);
  } else if (pressed === " ") {
    bulk.choose([list.at], !bulk.has(list.at));
    ticked(list.at, true);
  } else if (pressed === "a" && (ctrlKey || metaKey)) {
    bulk.choose(all.map((one) => one.id), true);
    drawn();
    list.focus(list.at);
  } else return;
  event.preventDefault();
});
byId("list").addEventListener("keyup", (event) => event.key === " " && event.preventDefault()); // which would click

let anchor = null; // from where Shift chooses
function ticked(id, focus) {
  anchor = id;
  for (const li of byId("list").children) {
    const box = li.querySelector("input");
    box.checked = bulk.has(li.dataset.id);
  }
  bulk.draw(all);
  list.focus(id, Boolean(focus));
}
