// Events by facts: a cell says how far the sources agree on that event's fact, and leads to its card.

const MOST_DOWN = 50; // rows drawn at first, which is more than the box shows
const MOST_ACROSS = 24; // columns drawn until somebody asks for more
const ON_THE_WAY = { event: "events", fact: "facts" };

const gridKey = (event, fact) => JSON.stringify([event, fact]);
const grid = new Map(everyFact.map((n) => [gridKey(at(facts.event, n), at(facts.fact, n)), n]));

// What there is more of goes down the page.
const [down, across] = ["event", "fact"].map((name) => facetNamed.get(name)).sort((a, b) => b.values.length - a.values.length);
let allAcross = false;

// Of a facet the values in view, each with how many facts it has there and how many of them are disputed.
function inView(facet) {
  const of = new Map();
  for (const n of shownFacts) {
    const code = facet.fact.of[n];
    if (!of.has(code)) of.set(code, { key: facet.values[code], code, facts: 0, disputed: 0 });
    of.get(code).facts++;
    if (at(facts.status, n) === "disputed") of.get(code).disputed++;
  }
  return [...of.values()].sort((a, b) => a.code - b.code);
}

function heading(facet, { key, facts: of, disputed }, scope) {
  const choose = link(new URLSearchParams([[facet.name, key]]), bdi(facet.words(key)));
  choose.dataset.narrow = "";
  return make("th", { scope }, choose, disputed ? aside(`${many(disputed)} of ${many(of)} disputed`) : "");
}

function cell(event, fact, seen) {
  const n = grid.get(gridKey(event, fact));
  if (n === undefined) return td();
  if (!seen.has(n)) return td(make("span", { class: "aside" }, "not in view"));
  const [status, state] = [at(facts.status, n), stateOf(n)];
  const decided = state && state !== "open" ? [", ", make("span", { class: state }, state)] : [];
  return td(make("a", { href: `#fact-${factKey(n)}`, class: status }, unseen(`${titles.get(event)}, ${at(facts.asks, n)} `), status, ...decided));
}

function drawOverview(upTo) {
  const section = $("overview");
  const seen = new Set(shownFacts);
  const columns = inView(across).sort((a, b) => b.facts - a.facts);
  const lines = inView(down);
  if ($("order").value) lines.sort((a, b) => b.disputed - a.disputed);
  const drawn = allAcross || upTo ? columns : columns.slice(0, MOST_ACROSS);
  section.querySelector("thead").replaceChildren(make("tr", {},
    make("th", { scope: "col" }, down.label), ...drawn.map((one) => heading(across, one, "col"))));
  const draw = (body, some) => {
    for (const one of some) {
      const cells = drawn.map(({ key }) => (down.name === "event" ? cell(one.key, key, seen) : cell(key, one.key, seen)));
      body.append(make("tr", {}, heading(down, one, "row"), ...cells));
    }
  };
  list({ section, name: "tbody", noun: "rows", draw }, lines, upTo ?? MOST_DOWN);
  const rest = section.querySelector(".rest");
  rest.hidden = drawn.length === columns.length;
  if (rest.hidden) return rest.replaceChildren();
  const button = make("button", { type: "button" }, `Show all ${many(columns.length)} ${ON_THE_WAY[across.name]}`);
  button.addEventListener("click", () => (allAcross = true, drawOverview()));
  rest.replaceChildren(`${many(drawn.length)} of ${many(columns.length)} ${ON_THE_WAY[across.name]} are beside one another. `, button);
}
