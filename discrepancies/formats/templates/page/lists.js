// The lists of findings and of all facts, and what the sources and the rules have of both.

const BATCH = 100; // rows drawn at a time

// Draws entries into a section's list, some at a time; the rest waits behind a button.
function list({ section, name, noun, draw }, entries, upTo = BATCH, from = 0) {
  const container = section.querySelector(name), more = section.querySelector(".more");
  if (!from) container.replaceChildren();
  draw(container, entries.slice(from, upTo));
  more.hidden = entries.length <= upTo;
  if (more.hidden) return more.replaceChildren();
  const button = make("button", { type: "button" }, `Show ${Math.min(BATCH, entries.length - upTo)} more ${noun}`);
  button.addEventListener("click", () => {
    list({ section, name, noun, draw }, entries, upTo + BATCH, upTo);
    more.querySelector("button")?.focus();
  });
  more.replaceChildren(`${many(upTo)} of ${many(entries.length)}. `, button);
}

const FEW = 12; // cards that come into view at once; a card is much to lay out

// Cards and lines are on the page from the start; of the lines only some are shown at a time. Says whether all that
// should be in view is: at most so many come into view at once.
function drawCases(upTo = BATCH, atOnce = Infinity) {
  const seen = new Set(shownCases);
  for (const one of document.querySelectorAll(".nothing")) one.hidden = seen.size > 0;
  let lines = 0, come = 0;
  for (const one of cases) {
    const hidden = !seen.has(one) || (one.isLine && ++lines > upTo);
    if (hidden !== one.element.hidden && (hidden || ++come <= atOnce)) one.element.hidden = hidden;
  }
  moreCases(lines, upTo);
  return come <= atOnce;
}

function moreCases(lines, upTo) {
  const more = $("decide").querySelector(".more");
  if (!more) return;
  more.hidden = lines <= upTo;
  const button = make("button", { type: "button" }, `Show ${Math.min(BATCH, lines - upTo)} more cases`);
  button.addEventListener("click", () => (drawCases(upTo + BATCH), more.querySelector("button").focus()));
  more.replaceChildren(`${many(upTo)} of ${many(lines)}. `, button);
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
    make("td", { class: "place" }, at(claims.file, n) ? `${at(claims.file, n)}:${claims.line[n]}` : ""));
}

const SORTS = {
  severity: gravity,
  state: (n) => at(findings.state, n),
  rule: (n) => at(findings.rule, n),
  about: (n) => at(findings.about, n),
  message: (n) => findings.message[n],
  sources: (n) => findings.sources[n],
};
let sorting = { by: "severity", descending: false };

function inOrder(some) {
  const key = SORTS[sorting.by], sign = sorting.descending ? -1 : 1;
  const beside = some.map((n) => [key(n), n]);
  const compare = (a, b) => (typeof a === "number" ? a - b : a < b ? -1 : a > b ? 1 : 0);
  return beside.sort(([a, n], [b, m]) => sign * compare(a, b) || n - m).map(([, n]) => n);
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

const drawFound = (upTo) =>
  list({ section: $("findings"), name: "tbody", noun: "findings", draw: drawFindings }, inOrder(shownFindings), upTo);
const drawAll = (upTo) => list({ section: $("facts"), name: ".list", noun: "facts", draw: drawFacts }, shownFacts, upTo);

// Of every source what it has in the facts that are shown: claims, facts compared, those of them not disputed.
function fared() {
  const had = new Map();
  for (const n of shownFacts) {
    const compared = new Set();
    for (let claim = firstClaim[n]; claim < firstClaim[n + 1]; claim++) {
      const key = at(claims.source, claim);
      if (!had.has(key)) had.set(key, { claims: 0, compared: 0, compatible: 0 });
      had.get(key).claims++;
      if (claims.compared[claim] === "1") compared.add(key);
    }
    for (const key of compared) {
      had.get(key).compared++;
      if (at(facts.status, n) !== "disputed") had.get(key).compatible++;
    }
  }
  return had;
}

function drawSources() {
  const had = fared();
  for (const line of document.querySelectorAll("[data-source]")) {
    const numbers = had.get(line.dataset.source);
    line.hidden = narrowed() && !numbers;
    for (const cell of line.querySelectorAll("[data-of]")) {
      cell.dataset.all ??= cell.textContent;
      cell.textContent = narrowed() ? many(numbers?.[cell.dataset.of] ?? 0) : cell.dataset.all;
    }
  }
}

function drawRules() {
  const found = new Map();
  for (const n of shownFindings) found.set(at(findings.rule, n), (found.get(at(findings.rule, n)) ?? 0) + 1);
  for (const number of document.querySelectorAll("[data-rule]")) number.textContent = many(found.get(number.dataset.rule) ?? 0);
}
