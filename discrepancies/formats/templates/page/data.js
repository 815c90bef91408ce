// What is embedded in the page as data, and where the entries of one thing stand among those of all.
"use strict";

const { events, names, keys, orders, waiting, facts, claims, answers, findings } = JSON.parse(document.getElementById("data").textContent);
const at = (column, n) => column.values[column.of ? column.of[n] : 0];
const numbers = (length) => Array.from({ length }, (_, n) => n);
const everyFact = numbers(facts.claims.length);
const everyFinding = numbers(findings.id.length);
const titles = new Map(events);
const named = (key) => names[key] ?? key;

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

// As `worst` and `gravest` in cards.py: how far a fact is decided, undefined where nothing is flagged.
const WORST_FIRST = ["stale", "open", "settled"];
const gravity = (n) => orders.severity.indexOf(at(findings.severity, n));
function stateOf(n) {
  const gravest = Math.min(...findingsOf[n].map(gravity));
  const states = findingsOf[n].filter((one) => gravity(one) === gravest).map((one) => at(findings.state, one));
  return WORST_FIRST.find((state) => states.includes(state));
}
