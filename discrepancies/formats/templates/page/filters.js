// The filters: a list of choices a facet, each with how much it would show, and chips of what is chosen.

const MOST_OPTIONS = 200; // drawn in one list; typing finds the others
const LONG = 12; // a list of more than these has a field to find one, and the fullest come first
const IN_ORDER = new Set(["status", "severity", "state", "answer"]);

const form = $("filters");
const field = form.elements.q;
const panels = new Map();

function panel(facet) {
  const summary = make("summary", {}, facet.label, make("span", { class: "chosen" }));
  const options = make("div", { class: "options" });
  const details = make("details", { class: "facet", "data-facet": facet.name }, summary, make("div", { class: "choices", role: "group", "aria-label": facet.label }));
  const choices = details.lastElementChild;
  const find = make("input", { type: "search", "aria-label": `Find in ${facet.label}`, placeholder: "find", autocomplete: "off" });
  if (facet.values.length > LONG) choices.append(find);
  choices.append(make("p", { class: "heads", "aria-hidden": "true" }, make("span", {}, "findings"), make("span", {}, "facts")), options, make("p", { class: "aside" }));
  const boxes = new Map();
  find.addEventListener("input", (event) => (event.stopPropagation(), drawOptions(facet)));
  // Not when it has opened, which is told later: whoever goes on by Tab at once is to meet its choices.
  summary.addEventListener("click", () => drawOptions(facet, { opening: true }));
  details.addEventListener("toggle", () => {
    if (!details.open) return;
    for (const other of panels.values()) if (other.details !== details) other.details.open = false;
    details.classList.toggle("at-end", details.getBoundingClientRect().left > document.documentElement.clientWidth / 2);
  });
  panels.set(facet.name, { details, options, find, boxes });
  return details;
}

function option({ name, words }, value) {
  const box = make("input", { type: "checkbox", name, value });
  const [found, of] = [make("span", { class: "count" }), make("span", { class: "count" })];
  return { box, found, of, label: make("label", {}, box, bdi(words(value)), found, of) };
}

function drawOptions(facet, { opening = false } = {}) {
  const { details, options, find, boxes } = panels.get(facet.name);
  const chosen = view.chosen.get(facet.name) ?? new Set();
  details.querySelector(".chosen").replaceChildren(...(chosen.size ? [` ${chosen.size}`, unseen(" chosen")] : []));
  if (!details.open && !opening) return;
  const { findings: found, facts: of } = facet.counts;
  const words = folded(find.value).trim();
  const codes = numbers(facet.values.length).filter((code) =>
    (found[code] || of[code] || chosen.has(facet.values[code])) && folded(facet.words(facet.values[code])).includes(words));
  if (facet.values.length > LONG && !IN_ORDER.has(facet.name)) codes.sort((a, b) => found[b] - found[a] || of[b] - of[a] || a - b);
  const drawn = codes.slice(0, MOST_OPTIONS).map((code) => {
    const value = facet.values[code];
    if (!boxes.has(value)) boxes.set(value, option(facet, value));
    const { box, found: findingsCount, of: factsCount, label } = boxes.get(value);
    box.checked = chosen.has(value);
    findingsCount.replaceChildren(many(found[code]), unseen(found[code] === 1 ? " finding" : " findings"));
    factsCount.replaceChildren(many(of[code]), unseen(of[code] === 1 ? " fact" : " facts"));
    return label;
  });
  // What has the focus keeps it as long as it stands where it stood.
  if (drawn.length !== options.childElementCount || drawn.some((label, n) => options.children[n] !== label)) options.replaceChildren(...drawn);
  options.nextElementSibling.textContent = codes.length > drawn.length
    ? `and ${many(codes.length - drawn.length)} more: type to find them` : codes.length ? "" : "nothing to choose from";
}

function chip(label, words, change) {
  const button = make("button", { type: "button", class: "chip" }, unseen("Take away "), `${label}: `, bdi(words), make("span", { "aria-hidden": "true" }, " ×"));
  button.addEventListener("click", () => {
    const place = [...$("chips").children].indexOf(button.parentElement);
    choose(change());
    const left = $("chips").querySelectorAll(".chip");
    (left[Math.min(place, left.length - 1)] ?? field).focus();
  });
  return make("li", {}, button);
}

// A view like the present one, with a value of a facet chosen or no more.
function changed(name, value, isChosen) {
  const values = new Set(view.chosen.get(name));
  if (isChosen) values.add(value);
  else values.delete(value);
  const chosen = new Map([...view.chosen].filter(([other]) => other !== name));
  if (values.size) chosen.set(name, values);
  return { q: view.q, chosen };
}

function drawFilters() {
  for (const facet of facets) if (facet.values.length) drawOptions(facet);
  if (field.value !== view.q) field.value = view.q;
  const chips = [...view.chosen].flatMap(([name, values]) =>
    [...values].map((value) => chip(facetNamed.get(name).label, facetNamed.get(name).words(value), () => changed(name, value, false))));
  if (view.q.trim()) chips.unshift(chip("Words", view.q.trim(), () => ({ q: "", chosen: view.chosen })));
  if (chips.length) chips.push(make("li", {}, make("button", { type: "reset" }, "Clear all")));
  $("chips").replaceChildren(...chips);
  $("chips").hidden = !chips.length;
  form.classList.toggle("narrowed", narrowed());
  $("shown").textContent = narrowed()
    ? `${share(shownFindings, everyFinding, "finding")}, ${share(shownCases, cases, "case")} ${forReaders ? "in question" : "to decide"} and ${share(shownFacts, everyFact, "fact")} shown.`
    : `${counted(everyFinding.length, "finding")}, ${counted(cases.length, "case")} ${forReaders ? "in question" : "to decide"} and ${counted(everyFact.length, "fact")}.`;
}

function beginFilters() {
  $("facets").append(...facets.filter(({ values }) => values.length).map(panel));
  $("fold").addEventListener("click", () => {
    const folded = $("facets").classList.toggle("folded");
    $("fold").setAttribute("aria-expanded", String(!folded));
  });
  form.addEventListener("change", ({ target }) => target.type === "checkbox" && choose(changed(target.name, target.value, target.checked)));
  field.addEventListener("input", () => choose({ q: field.value, chosen: view.chosen }, { isTyping: true }));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => (event.preventDefault(), choose(everything()), field.focus()));
  document.addEventListener("click", ({ target }) => {
    for (const { details } of panels.values()) if (details.open && !details.contains(target)) details.open = false;
  });
}

// Closes the list of choices that is open, if one is.
function shut() {
  const open = [...panels.values()].find(({ details }) => details.open)?.details;
  if (!open) return false;
  const inside = open.contains(document.activeElement);
  open.open = false;
  if (inside) open.querySelector("summary").focus();
  return true;
}
