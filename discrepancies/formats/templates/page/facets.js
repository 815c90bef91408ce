// By what findings and facts can be chosen, what is chosen, and how many of each there are or would be.

// Of what a finding or a fact has of a facet: `of` holds codes, -1 for none; with `begin` there may be several a one.
function coded(values, texts, begin = null) {
  const code = new Map(values.map((value, n) => [value, n]));
  return { begin, of: Int32Array.from(texts, (text) => code.get(text) ?? -1) };
}

function each({ begin, of }, n, see) {
  for (let one = begin ? begin[n] : n; one < (begin ? begin[n + 1] : n + 1); one++) if (of[one] >= 0) see(of[one]);
}

function among({ begin, of }, n, chosen) {
  for (let one = begin ? begin[n] : n; one < (begin ? begin[n + 1] : n + 1); one++) if (chosen.has(of[one])) return true;
  return false;
}

const present = (column) => column.values.filter((value) => value !== null);
const ordered = (column, order) => order.filter((value) => column.values.includes(value));
const sorted = (column) => present(column).sort((a, b) => named(a).localeCompare(named(b), "en"));
const UNANSWERED = "none", UNASSIGNED = "nobody"; // which no answer and nobody is called

function ofFacts(name, label, values, words = String) {
  const texts = everyFact.map((n) => at(facts[name], n));
  const own = name === "event" ? everyFinding.map((n) => at(findings.event, n)) : everyFinding.map((n) => texts[findings.fact[n]]);
  return { name, label, values, words, fact: coded(values, texts), finding: coded(values, own) };
}

function ofFindings(name, label, values, missing) {
  const all = missing && values.length ? [...values, missing] : values;
  return { name, label, values: all, words: String, finding: coded(all, everyFinding.map((n) => at(findings[name], n) ?? missing)) };
}

function ofSources() {
  const values = sorted(claims.source);
  const spoken = everyFact.map((n) => [...new Set(within(firstClaim, n).map((claim) => at(claims.source, claim)))]);
  const own = everyFinding.map(sourcesOf);
  const [fact, finding] = [spoken, own].map((all) => coded(values, all.flat(), begins(all.map((some) => some.length))));
  return { name: "source", label: "Source", values, words: named, fact, finding };
}

const question = new Map(everyFact.map((n) => [at(facts.fact, n), at(facts.asks, n)]));
const facets = [
  ofFacts("event", "Event", events.map(([key]) => key), (key) => titles.get(key) ?? key),
  ofFacts("fact", "Fact", orders.fact, (key) => question.get(key) ?? key),
  ofFacts("status", "Status", ordered(facts.status, orders.status)),
  ofFindings("rule", "Rule", sorted(findings.rule)),
  ofFindings("severity", "Severity", ordered(findings.severity, orders.severity)),
  ofFindings("state", "State", ordered(findings.state, orders.state)),
  ofFindings("answer", "Answer", ordered(findings.answer, orders.answer), UNANSWERED),
  ofFindings("by", "Decided by", sorted(findings.by)),
  ofFindings("assigned", "Assigned to", sorted(findings.assigned), UNASSIGNED),
  ofSources(),
];
const facetNamed = new Map(facets.map((facet) => [facet.name, facet]));
for (const facet of facets) {
  facet.counts = { findings: new Int32Array(facet.values.length), facts: new Int32Array(facet.values.length) };
  facet.seen = new Int32Array(facet.values.length); // the last fact that was counted for each
}

const everything = () => ({ q: "", chosen: new Map() }); // the words, and of each facet that is set the values
let view = everything();
let shownFacts = everyFact, shownFindings = everyFinding;
const narrowed = () => Boolean(view.q.trim()) || view.chosen.size > 0;

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

// Finds what is shown and counts, for every value, what would be shown if it alone were chosen of its facet.
function match() {
  const words = folded(view.q).split(/\s+/).filter(Boolean);
  if (words.length) texts ??= searchable();
  const has = (text) => words.every((word) => text.includes(word));
  const picked = facets.map(({ name, values }) => view.chosen.get(name) && new Set([...view.chosen.get(name)].map((value) => values.indexOf(value)).filter((code) => code >= 0)));
  const failing = (side, n, which) => which.filter((k) => picked[k] && !among(facets[k][side], n, picked[k]));
  const count = (side, n, which, see) => which.forEach((k) => each(facets[k][side], n, (code) => see(facets[k], code)));

  const every = numbers(facets.length);
  const ofFact = every.filter((k) => facets[k].fact), ofFinding = every.filter((k) => !facets[k].fact);
  const asksFindings = ofFinding.some((k) => picked[k]);
  for (const { counts, seen } of facets) counts.findings.fill(0), counts.facts.fill(0), seen.fill(-1);

  shownFindings = everyFinding.filter((n) => {
    if (words.length && !has(texts.flagged[n])) return false;
    const failed = failing("finding", n, every);
    if (failed.length < 2) count("finding", n, failed.length ? failed : every, ({ counts }, code) => counts.findings[code]++);
    return !failed.length;
  });
  shownFacts = everyFact.filter((n) => {
    if (words.length && !has(texts.said[n])) return false;
    const failed = failing("fact", n, ofFact);
    if (failed.length > 1) return false;
    const flags = findingsOf[n].map((one) => failing("finding", one, ofFinding));
    const flagged = !asksFindings || flags.some((some) => !some.length);
    if (flagged) count("fact", n, failed.length ? failed : ofFact, ({ counts }, code) => counts.facts[code]++);
    if (failed.length) return false;
    findingsOf[n].forEach((one, m) => {
      if (flags[m].length > 1) return;
      count("finding", one, flags[m].length ? flags[m] : ofFinding, ({ counts, seen }, code) => {
        if (seen[code] !== n) seen[code] = n, counts.facts[code]++;
      });
    });
    return flagged;
  });
}
