// The answer, its figures and what to look at first, of what is shown. Unfiltered the page says it as it was written.

const MOST_FIRST = 6; // as in most_pressing.py
const answer = $("answer");
const told = { sentence: answer.querySelector(".sentence"), tally: answer.querySelector(".tally"), first: answer.querySelector(".first") };
const asWritten = Object.fromEntries(Object.entries(told).map(([key, element]) => [key, [...(element?.childNodes ?? [])]]));

// What has to be decided or was, in the order of the page.
const cases = [...document.querySelectorAll(".case")].map((element) => {
  const fact = Number(element.dataset.fact ?? -1), finding = findingOf.get(element.dataset.finding);
  const state = fact >= 0 ? stateOf(fact) : at(findings.state, finding);
  return { element, fact, finding, state, isLine: element.matches("li") };
});
let shownCases = cases;

const tallied = (some, key, order) => order.map((value) => [value, some.filter((n) => at(key, n) === value).length]).filter(([, number]) => number);

// As `_answer` in html.py.
function sentence() {
  const disputed = shownCases.filter(({ fact }) => fact >= 0 && at(facts.status, fact) === "disputed");
  const of = shownFacts.length;
  if (!of) return "No fact in this view.";
  if (!disputed.length) return of > 1 ? `None of the ${counted(of, "fact")} shown is disputed.` : "The one fact shown is not disputed.";
  const states = orders.state.map((state) => `${many(disputed.filter((one) => one.state === state).length).replace(/^0$/, "none")} ${state}`);
  return `${many(disputed.length)} of ${counted(of, "fact")} shown ${disputed.length === 1 ? "is" : "are"} disputed: ${states.join(", ")}.`;
}

// As `tally` in outline.py.
function tally() {
  const found = tallied(shownFindings, findings.severity, orders.severity)
    .map(([severity, number]) => (severity === "info" ? `${many(number)} for information` : counted(number, severity)));
  return `${found.join(", ") || "Nothing flagged"}. ${left()}`;
}

// As `left` in decision_words.py.
function left() {
  if (!shownFindings.some((n) => at(findings.answer, n))) return "";
  const open = shownFindings.filter((n) => at(findings.state, n) !== "settled" && at(findings.severity, n) !== "info");
  const counts = tallied(open, findings.severity, ["error", "warning"]).map(([severity, number]) => counted(number, severity));
  const answered = open.filter((n) => at(findings.state, n) === "open");
  const sorts = [
    ...tallied(open, findings.state, ["stale"]).map(([state, number]) => `${many(number)} ${state}`),
    ...tallied(answered, findings.answer, Object.keys(waiting)).map(([given, number]) => `${many(number)} ${waiting[given]}`),
  ];
  const settled = shownFindings.filter((n) => at(findings.state, n) === "settled").length;
  const [some, none] = forReaders ? ["Not settled", "Nothing is in question"] : ["Left to decide", "Nothing left to decide"];
  return `${counts.length ? `${some}: ${listed(counts)}` : none}` +
    `${sorts.length ? ` (${listed(sorts)})` : ""}${settled ? `; ${many(settled)} settled` : ""}.`;
}

const statuses = () => {
  const found = tallied(shownFacts, facts.status, orders.status).map(([status, number]) => `${many(number)} ${status}`);
  return found.length ? `${listed(found)}.` : "No claims.";
};

function entry({ element, fact, finding, state }) {
  const event = fact >= 0 ? at(facts.event, fact) : at(findings.event, finding);
  const [anchor, asks] = fact >= 0 ? [`fact-${factKey(fact)}`, at(facts.asks, fact)] : [`f-${findings.id[finding]}`, at(findings.rule, finding)];
  const says = element.dataset.told ?? element.querySelector(".positions").textContent;
  return make("li", {}, make("a", { href: `#${anchor}` }, bdi(asks)), " ",
    make("span", { class: "positions" }, make("bdi", {}, ...keyed(says))), " ",
    make("span", { class: "aside" }, bdi(titles.get(event) ?? event ?? ""), state ? ` · ${state}` : ""));
}

function drawHeadline() {
  const figures = { disputed: (one) => one.fact >= 0 && at(facts.status, one.fact) === "disputed" };
  for (const state of orders.state) figures[state] = (one) => one.state === state;
  for (const figure of answer.querySelectorAll("[data-figure]")) {
    const { figure: of } = figure.dataset;
    const number = figures[of] ? shownCases.filter(figures[of]).length : shownFacts.filter((n) => at(facts.status, n) === of).length;
    figure.textContent = many(number);
  }
  const first = shownCases.filter(({ state }) => state !== "settled").slice(0, MOST_FIRST);
  const now = narrowed()
    ? { sentence: [sentence()], tally: [`${statuses()} ${tally()}`.trim()], first: first.map(entry) }
    : asWritten;
  for (const [key, element] of Object.entries(told)) element?.replaceChildren(...now[key]);
  for (const element of answer.querySelectorAll(".first, #first-head")) element.hidden = !now.first.length;
}
