// Draws, filters and sorts what is embedded in the page as data. Texts of sources only ever become text nodes.
"use strict";

const BATCH = 100; // rows drawn at a time
const FILTERS = ["q", "event", "status", "source", "rule", "state"];
const SEVERITIES = ["error", "warning", "info"];

const { events, names, keys, facts, claims, answers, findings } = JSON.parse(document.getElementById("data").textContent);
const $ = (id) => document.getElementById(id);
const at = (column, n) => column.values[column.of ? column.of[n] : 0];
const numbers = (length) => Array.from({ length }, (_, n) => n);
const everyFact = numbers(facts.claims.length);
const everyFinding = numbers(findings.id.length);

// Where the entries of each one begin in a list that holds them one after another.
const begins = (sizes) => sizes.reduce((all, size) => (all.push(all[all.length - 1] + size), all), [0]);
const firstClaim = begins(facts.claims), firstAnswer = begins(facts.answers), firstSource = begins(findings.sources);
const within = (begin, n) => numbers(begin[n + 1] - begin[n]).map((offset) => begin[n] + offset);

const findingsOf = everyFact.map(() => []);
for (const n of everyFinding) if (findings.fact[n] >= 0) findingsOf[findings.fact[n]].push(n);
const sourcesOf = (n) => within(firstSource, n).map((of) => at(findings.source, of));

// As `fact_anchor` and `finding_anchor` in cards.py.
const quoted = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (c) => "%" + c.charCodeAt(0).toString(16).toUpperCase());
const factKey = (n) => `${quoted(at(facts.event, n))}/${quoted(at(facts.fact, n))}`;
const factOf = new Map(everyFact.map((n) => [factKey(n), n]));
const findingOf = new Map(everyFinding.map((n) => [findings.id[n], n]));

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== null && child !== ""));
  return element;
}
const td = (...children) => make("td", {}, ...children);
const bdi = (text) => make("bdi", {}, text);
// As `keyed` in wording/naming.py: keys in their brackets, behind the names they belong to, are set in grey.
const known = new Set(keys);
const keyed = (text) => text.split(/(\[[^[\]]+\])/).filter(Boolean)
  .map((piece) => (known.has(piece.slice(1, -1)) && piece.startsWith("[") ? make("span", { class: "key" }, piece) : piece));
const named = (key) => names[key] ?? key;
const badge = (word) => make("span", { class: `badge ${word}` }, word);
const link = (hash, ...children) => make("a", { href: `#${hash}` }, ...children);
const aside = (...children) => make("span", { class: "aside block" }, ...children);
const many = (number) => number.toLocaleString("en");

const titles = new Map(events);

// What matches

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
let texts = null; // everything that can be searched, put together when it first is

function searchable() {
  const fold = (column) => column.values.map((text) => folded(String(text ?? "")));
  const columns = ["who", "value", "quote", "inferred", "about"].map((key) => [claims[key].of, fold(claims[key])]);
  const messages = findings.message.map(folded);
  const about = everyFact.map((n) => folded(`${at(facts.event, n)}/${at(facts.fact, n)} ${titles.get(at(facts.event, n))} ${at(facts.asks, n)}`));
  const said = everyFact.map((n) => {
    const words = [about[n], ...findingsOf[n].map((finding) => `${messages[finding]} ${findings.id[finding]}`)];
    for (let claim = firstClaim[n]; claim < firstClaim[n + 1]; claim++)
      for (const [codes, values] of columns) words.push(values[codes ? codes[claim] : 0]);
    return words.join("\n");
  });
  const flagged = everyFinding.map((n) =>
    [messages[n], findings.id[n], at(findings.rule, n), ...sourcesOf(n).map((key) => folded(named(key))), said[findings.fact[n]] ?? folded(at(findings.about, n))].join("\n"));
  return { said, flagged };
}

let view = {}; // the filters that are set
let shownFacts = everyFact, shownFindings = everyFinding;

function match() {
  const { event, status, source, rule, state } = view;
  const words = folded(view.q ?? "").split(/\s+/).filter(Boolean);
  if (words.length) texts ??= searchable();
  const has = (text) => words.every((word) => text.includes(word));
  const among = (begin, n, column, key) => {
    for (let one = begin[n]; one < begin[n + 1]; one++) if (at(column, one) === key) return true;
    return false;
  };
  const flags = (n) => (!rule || at(findings.rule, n) === rule) && (!state || at(findings.state, n) === state);
  shownFindings = everyFinding.filter((n) =>
    flags(n) && (!event || at(findings.event, n) === event) &&
    (!status || (findings.fact[n] >= 0 && at(facts.status, findings.fact[n]) === status)) &&
    (!source || among(firstSource, n, findings.source, source)) &&
    (!words.length || has(texts.flagged[n])));
  shownFacts = everyFact.filter((n) =>
    (!event || at(facts.event, n) === event) && (!status || at(facts.status, n) === status) &&
    (!source || among(firstClaim, n, claims.source, source)) &&
    (!(rule || state) || findingsOf[n].some(flags)) &&
    (!words.length || has(texts.said[n])));
}

// What is drawn

// Draws entries into a section's list, some at a time; the rest waits behind a button.
function list(section, name, entries, draw, from = 0, upTo = BATCH) {
  const container = section.querySelector(name), more = section.querySelector(".more");
  if (!from) container.replaceChildren();
  draw(container, entries.slice(from, upTo));
  more.hidden = entries.length <= upTo;
  if (more.hidden) return more.replaceChildren();
  const button = make("button", { type: "button" }, `Show ${Math.min(BATCH, entries.length - upTo)} more`);
  button.addEventListener("click", () => list(section, name, entries, draw, upTo, upTo + BATCH));
  more.replaceChildren(`${many(upTo)} of ${many(entries.length)}. `, button);
}

function drawFacts(container, some) {
  for (const n of some) {
    const event = at(facts.event, n);
    if (container.lastElementChild?.dataset.event !== event)
      container.append(make("section", { "data-event": event }, make("h3", {}, bdi(titles.get(event)))));
    container.lastElementChild.append(fact(n));
  }
}

function fact(n) {
  const labels = within(firstAnswer, n).map((one) => at(answers.label, one));
  const between = ["disputed", "strained"].includes(at(facts.status, n)) ? " or " : " · ";
  const said = labels.length ? labels : [...new Set(within(firstClaim, n).map((claim) => at(claims.value, claim)))];
  const values = said.slice(0, 4).flatMap((text, one) => [one ? between : "", bdi(text)]);
  const rest = Math.max(0, said.length - 4) + at(facts.unlisted, n);
  if (rest > 0) values.push(`${between}${rest} more`);
  const element = make("details", { class: "fact", id: `table-${factKey(n)}` },
    make("summary", {}, bdi(at(facts.asks, n)), badge(at(facts.status, n)), make("span", {}, ...values)));
  element.addEventListener("toggle", () => element.open && fill(element, n));
  return element;
}

function fill(element, n) {
  if (element.querySelector(".body")) return;
  const caption = `Who says what: ${at(facts.asks, n)}`;
  const table = make("table", {}, make("caption", { class: "unseen" }, caption),
    make("thead", {}, make("tr", {}, ...["Value", "Source", "Quote", "Where"].map((head) => make("th", { scope: "col" }, head)))));
  let place = null;
  for (const claim of within(firstClaim, n)) {
    if (claims.answer[claim] !== place) {
      place = claims.answer[claim];
      const one = firstAnswer[n] + place - 1;
      const head = place ? [bdi(at(answers.label, one)), " · ", make("span", { class: "aside" }, at(answers.support, one)), aside(...keyed(at(answers.others, one)))] : ["not listed above"];
      table.append(make("tbody", {}, make("tr", {}, make("th", { colspan: 4, scope: "rowgroup" }, ...head))));
    }
    table.lastElementChild.append(row(claim));
  }
  const scroll = make("div", { class: "scroll", role: "group", tabindex: 0, "aria-label": caption }, table);
  const card = $(`fact-${factKey(n)}`);
  const open = at(facts.open, n);
  element.append(make("div", { class: "body" },
    make("p", { class: "aside" }, at(facts.event, n), "/", at(facts.fact, n), ...(card ? [" · ", link(card.id, "its card")] : [])),
    open ? make("p", {}, "All claims together leave open: ", bdi(open)) : "", scroll,
    ...findingsOf[n].map((one) => make("p", {}, badge(at(findings.severity, one)), " ", badge(at(findings.state, one)), " ",
      link(`f-${findings.id[one]}`, at(findings.rule, one)), ": ", ...keyed(findings.message[one])))));
}

function row(n) {
  const [inferred, quote, about] = ["inferred", "quote", "about"].map((key) => at(claims[key], n));
  return make("tr", {},
    td(bdi(at(claims.value, n)), inferred ? aside("inferred: ", bdi(inferred)) : ""),
    td(make("bdi", {}, ...keyed(at(claims.who, n))), about ? aside(about) : ""),
    td(quote ? make("q", { dir: "auto" }, quote) : make("span", { class: "aside" }, "no quote")),
    make("td", { class: "place" }, `${at(claims.file, n)}:${claims.line[n]}`));
}

const SORTS = {
  severity: (n) => SEVERITIES.indexOf(at(findings.severity, n)),
  state: (n) => at(findings.state, n),
  rule: (n) => at(findings.rule, n),
  about: (n) => at(findings.about, n),
  message: (n) => findings.message[n],
  sources: (n) => findings.sources[n],
};
let sorted = { by: "severity", descending: false };

function inOrder(some) {
  const key = SORTS[sorted.by], sign = sorted.descending ? -1 : 1;
  const keyed = some.map((n) => [key(n), n]);
  const compare = (a, b) => (typeof a === "number" ? a - b : a < b ? -1 : a > b ? 1 : 0);
  return keyed.sort(([a, n], [b, m]) => sign * compare(a, b) || n - m).map(([, n]) => n);
}

function drawFindings(body, some) {
  for (const n of some) {
    const [id, fact, sources] = [findings.id[n], findings.fact[n], sourcesOf(n)];
    const more = sources.length > 4 ? ` and ${sources.length - 4} more` : "";
    const card = $(`f-${id}`);
    body.append(make("tr", { id: `row-${id}`, tabindex: -1 },
      td(badge(at(findings.severity, n))), td(badge(at(findings.state, n))), td(at(findings.rule, n)),
      td(fact >= 0 ? link(`fact-${factKey(fact)}`, at(findings.about, n)) : bdi(at(findings.about, n))),
      td(...keyed(findings.message[n]), " ", make("span", { class: "id aside" }, card ? link(`f-${id}`, id) : id)),
      td(make("bdi", {}, ...keyed(sources.slice(0, 4).map(named).join(", "))), more)));
  }
}

function drawList(upTo) {
  list($("findings"), "tbody", inOrder(shownFindings), drawFindings, 0, upTo);
}

function draw(upTo) {
  const [seenFacts, seenFindings] = [new Set(shownFacts), new Set(shownFindings)];
  let cases = 0;
  const all = document.querySelectorAll(".case");
  for (const one of all) {
    const { fact, finding } = one.dataset;
    one.hidden = fact ? !seenFacts.has(Number(fact)) : !seenFindings.has(findingOf.get(finding));
    cases += !one.hidden;
  }
  for (const one of document.querySelectorAll(".nothing")) one.hidden = cases > 0;
  for (const one of document.querySelectorAll(".when")) one.hidden = Boolean(view.event) && one.dataset.event !== view.event;
  drawList(upTo);
  list($("facts"), ".list", shownFacts, drawFacts, 0, upTo);
  const share = (some, every, noun) => `${many(some)} of ${many(every)} ${noun}${every === 1 ? "" : "s"}`;
  $("shown").textContent = `Showing ${share(cases, all.length, "case")} to decide, ` +
    `${share(shownFindings.length, everyFinding.length, "finding")} and ${share(shownFacts.length, everyFact.length, "fact")}.`;
}

// What the address says: a view (#status=disputed&q=toll) or one thing (#fact-…, #f-…)

const form = $("filters");

function apply(address = true) {
  view = Object.fromEntries([...new FormData(form)].filter(([, value]) => value.trim()));
  for (const name of FILTERS) form.elements[name].classList.toggle("set", name in view);
  if (address) {
    const hash = String(new URLSearchParams(view));
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  }
  match();
  draw();
}

function follow() {
  const hash = location.hash.slice(1);
  const asked = new URLSearchParams(hash);
  if (FILTERS.some((name) => asked.has(name))) {
    for (const name of FILTERS) form.elements[name].value = asked.get(name) ?? "";
    apply(false);
    return form.scrollIntoView();
  }
  const [, sort, key] = /^(fact|table|row|f)-(.*)$/.exec(hash) ?? [];
  const isFact = sort === "fact" || sort === "table";
  const n = (isFact ? factOf : findingOf).get(key);
  if (n === undefined) return;
  const inView = () => (isFact ? shownFacts : inOrder(shownFindings)).indexOf(n);
  if (inView() < 0 || $(hash)?.closest("[hidden]")) clear(false);
  if (!$(hash) && inView() >= BATCH) draw(inView() + 1);
  const element = $(hash) ?? $(isFact ? `table-${key}` : `row-${key}`);
  if (element.matches("details")) element.open = true;
  document.querySelector(".found")?.classList.remove("found");
  element.classList.add("found");
  element.scrollIntoView();
  (element.querySelector(":scope > summary") ?? element).focus({ preventScroll: true });
}

function clear(address = true) {
  for (const name of FILTERS) form.elements[name].value = "";
  apply(address);
}

// What a person does

form.addEventListener("input", () => apply());
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", (event) => (event.preventDefault(), clear()));
window.addEventListener("hashchange", follow);
document.addEventListener("click", (event) => {
  // A link to where one already is changes no address, but should lead there all the same.
  if (event.target.closest?.("a")?.getAttribute("href") === location.hash) follow();
  const by = event.target.closest?.("[data-sort]")?.dataset.sort;
  if (!by) return;
  sorted = { by, descending: sorted.by === by && !sorted.descending };
  for (const head of document.querySelectorAll(".findings th")) head.removeAttribute("aria-sort");
  event.target.closest("th").setAttribute("aria-sort", sorted.descending ? "descending" : "ascending");
  drawList();
});
document.addEventListener("keydown", (event) => {
  const writing = event.target.matches?.("input, select, textarea");
  if (event.key === "/" && !writing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    form.elements.q.focus();
  } else if (event.key === "Escape" && Object.keys(view).length) {
    event.preventDefault();
    clear();
  }
});

// On paper everything in view is open.
window.addEventListener("beforeprint", () => {
  draw(Infinity);
  for (const element of document.querySelectorAll("details")) {
    if (element.matches(".fact")) fill(element, factOf.get(element.id.slice("table-".length)));
    element.open = true;
  }
});
window.addEventListener("afterprint", () => draw());

function begin() {
  const same = ({ values }) => [...values].sort().map((key) => [key, key]);
  const options = {
    event: events, status: same(facts.status), source: same(claims.source).map(([key]) => [key, named(key)]), rule: same(findings.rule), state: same(findings.state),
  };
  for (const [name, choices] of Object.entries(options))
    form.elements[name].append(...choices.map(([value, words]) => make("option", { value }, words)));
  for (const element of document.querySelectorAll("search[hidden], .findings-scroll")) element.hidden = false;
  apply(false);
  follow();
  (window.requestIdleCallback ?? setTimeout)(() => (texts ??= searchable()));
}
begin();
