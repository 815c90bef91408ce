// Draws what is shown, and hears what a person does.

const shares = { cases: () => [shownCases, cases], findings: () => [shownFindings, everyFinding], facts: () => [shownFacts, everyFact] };

// What is below the answer, in the order of the page. What is out of sight is drawn after the next frame, each in a task
// of its own, so that a choice is answered at once on thousands of facts.
const parts = { overview: drawOverview, decide: drawCases, findings: drawFound, facts: drawAll, when: drawWhen, sources: drawSources, rules: drawRules };
let pending = [];
let after = 0;

const onScreen = (element) => {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
};

function draw(upTo) {
  const [seenFacts, seenFindings] = [new Set(shownFacts), new Set(shownFindings)];
  shownCases = cases.filter(({ fact, finding }) => (fact >= 0 ? seenFacts.has(fact) : seenFindings.has(finding)));
  const there = Object.keys(parts).filter($);
  const now = there.filter((id) => upTo || onScreen($(id)));
  if (now.includes("decide") && !upTo && !drawCases(BATCH, FEW)) now.splice(now.indexOf("decide"), 1);
  drawFilters();
  drawHeadline();
  drawShares();
  for (const id of now) parts[id](upTo);
  pending = there.filter((id) => !now.includes(id));
  clearTimeout(after);
  if (!pending.length) return $("main").removeAttribute("aria-busy");
  $("main").setAttribute("aria-busy", "true");
  requestAnimationFrame(() => (clearTimeout(after), after = setTimeout(drawNext)));
}

function drawNext() {
  const [id] = pending;
  if (id !== "decide" || drawCases(BATCH, FEW)) pending.shift();
  if (id && id !== "decide") parts[id]();
  if (pending.length) after = setTimeout(drawNext);
  else $("main").removeAttribute("aria-busy");
}

function settle() {
  clearTimeout(after);
  while (pending.length) drawNext();
}

function drawShares() {
  for (const one of document.querySelectorAll("[data-share]")) {
    const [some, every] = shares[one.dataset.share]();
    one.textContent = narrowed() ? `${many(some.length)} of ${many(every.length)}` : "";
  }
  for (const one of document.querySelectorAll(".whole")) one.hidden = !narrowed();
}

function drawWhen() {
  const inEvents = new Set(shownFacts.map((n) => at(facts.event, n)));
  for (const one of document.querySelectorAll(".when")) one.hidden = !inEvents.has(one.dataset.event);
}

function apply() {
  match();
  draw();
}

// A link inside the page keeps the view that is shown; one that narrows adds to it.
function followLink(event) {
  const clicked = event.target.closest?.("a[href^='#']");
  if (!clicked || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const { anchor, view: asked } = read(clicked.getAttribute("href").slice(1));
  if (anchor) return go(anchor);
  const narrows = "narrow" in clicked.dataset;
  choose(narrows ? { q: view.q, chosen: new Map([...view.chosen, ...asked.chosen]) } : asked);
  if (narrows) document.querySelector(`[data-narrow][href=${JSON.stringify(clicked.getAttribute("href"))}]`)?.focus();
}

function sort(by, head) {
  sorting = { by, descending: sorting.by === by && !sorting.descending };
  for (const other of document.querySelectorAll(".findings th")) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", sorting.descending ? "descending" : "ascending");
  drawFound();
}

window.addEventListener("hashchange", follow);
document.addEventListener("click", (event) => {
  followLink(event);
  const head = event.target.closest?.("[data-sort]");
  if (head) sort(head.dataset.sort, head.closest("th"));
});
document.addEventListener("keydown", (event) => {
  const writing = event.target.matches?.("input:not([type=checkbox]), select, textarea");
  if (event.key === "/" && !writing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    field.focus();
  } else if (event.key === "Escape") {
    if (shut()) return event.preventDefault();
    if (!narrowed()) return;
    event.preventDefault();
    choose(everything());
  }
});

// On paper everything in view is open; afterwards it is as it was.
let opened = [];
window.addEventListener("beforeprint", () => {
  draw(Infinity);
  opened = [...document.querySelectorAll("details:not(.facet, .fact, [open])")];
  for (const element of document.querySelectorAll("details:not(.facet)")) {
    if (element.matches(".fact")) fill(element, factOf.get(element.id.slice("table-".length)));
    element.open = true;
  }
});
window.addEventListener("afterprint", () => {
  for (const element of opened) element.open = false;
  draw();
  settle();
});

function begin() {
  for (const element of document.querySelectorAll("search[hidden], .findings-scroll, #overview, #overview-link")) element.hidden = false;
  beginFilters();
  $("order").addEventListener("change", () => drawOverview());
  follow();
  (window.requestIdleCallback ?? setTimeout)(() => (texts ??= searchable()));
}
begin();
