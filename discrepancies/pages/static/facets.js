// What narrows the list of findings: a search and facets. Several values of one facet are "or", facets are "and",
// and beside each value stands how many findings it would show with all the other facets as they are.

import { byId, made } from "./dom.js";

export const FACETS = {
  severity: "Severity",
  state: "State",
  event: "Event",
  fact: "Fact",
  rule: "Rule",
  kind: "Possible explanation",
  source: "Source",
  answer: "Answer",
  by: "Decided by",
  assigned: "Assigned to",
};
export const SORTS = ["pressing", "newest", "asked"];
export const SEVERITIES = { error: "Error", warning: "Warning", info: "For information" };
export const STATES = {
  left: "To decide",
  stale: "Changed since decided",
  awaits: "Awaits approval",
  settled: "Decided",
};
const NOBODY = { event: "No single event", fact: "No single fact", kind: "None found", source: "No source", answer: "Not answered", by: "Nobody", assigned: "Nobody" };
const IN_ORDER = { severity: Object.keys(SEVERITIES), state: Object.keys(STATES) };
const ANY = "any"; // in the address, of a facet that would be narrowed if nothing were said of it
const [FEW, SEARCHED, MOST] = [6, 12, 60]; // values shown at once, from how many on there is a search, and at most

export const initial = () => ({ q: "", sort: "pressing", facets: { severity: ["error", "warning"], state: ["left"] } });
export const left = (one) => one.state !== "settled";

// As words are compared: without case, accents and vowel marks.
export const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

// Gives each finding what it is found by, and its names.
export function prepared({ findings, names, sources, answers }) {
  return findings.map((one, rank) => {
    const told = (one.sources ?? []).map((number) => sources[number]);
    const ready = {
      ...one,
      rank,
      since: one.asked && left(one) ? Date.parse(one.asked) : undefined,
      fits: answers[one.fits],
      title: one.event ? names.event[one.event] ?? one.event : one.who ?? "",
      asks: one.fact ? names.fact[one.fact] ?? one.fact : one.what ?? "",
      in: {
        severity: [one.severity],
        state: [left(one) ? "left" : "settled", ...(one.state === "stale" ? ["stale"] : []), ...(one.awaits ? ["awaits"] : [])],
        event: [one.event ?? ""],
        fact: [one.fact ?? ""],
        rule: [one.rule],
        kind: one.kinds ?? [""],
        source: told.length ? told.map(([key]) => key) : [""],
        answer: [one.answer ?? ""],
        by: [one.by ?? ""],
        assigned: [one.assigned ?? ""],
      },
    };
    ready.about = [one.event, one.fact].filter(Boolean).join("/") || ready.title || one.rule;
    ready.text = folded([
      ready.title, ready.asks, one.event, one.fact, one.rule, one.id, one.answer, one.value, one.because, one.by,
      one.assigned, ...(one.says ?? []), ...(one.kinds ?? []), ...told.flat(),
    ].filter(Boolean).join("\n"));
    return ready;
  });
}

// The findings that a view shows, in its order, and all that miss it by one facet at most.
export function narrowed(all, { q, sort, facets }) {
  const words = folded(q).split(/\s+/).filter(Boolean);
  const asked = Object.entries(facets).filter(([, values]) => values.length);
  const near = [];
  for (const one of all) {
    if (!words.every((word) => one.text.includes(word))) continue;
    const missed = asked.filter(([key, values]) => !one.in[key].some((value) => values.includes(value)));
    if (missed.length < 2) near.push({ one, missed: missed[0]?.[0] ?? null });
  }
  const shown = near.filter(({ missed }) => missed === null).map(({ one }) => one);
  return { shown: sorted(shown, sort), near };
}

const later = (one, other) => (one === other ? 0 : one < other ? 1 : -1);
function sorted(shown, sort) {
  if (sort === "newest") return shown.sort((a, b) => later(a.newest ?? "", b.newest ?? "") || a.rank - b.rank);
  if (sort === "asked") return shown.sort((a, b) => (a.since ?? Infinity) - (b.since ?? Infinity) || a.rank - b.rank);
  return shown;
}

// How many findings each value of a facet would show.
export function counts(near, key) {
  const found = new Map();
  for (const { one, missed } of near) {
    if (missed !== null && missed !== key) continue;
    for (const value of one.in[key]) found.set(value, (found.get(value) ?? 0) + 1);
  }
  return found;
}

// A view as the address has it, and back; what is as at first is not said.
export function said(view) {
  const first = initial();
  const filters = { q: view.q ? [view.q] : [], sort: view.sort === first.sort ? [] : [view.sort] };
  for (const key of Object.keys(FACETS)) {
    const [values, usual] = [view.facets[key] ?? [], first.facets[key] ?? []];
    const same = values.length === usual.length && values.every((value) => usual.includes(value));
    filters[key] = same ? [] : values.length ? values : [ANY];
  }
  return filters;
}

export function read(filters) {
  const view = initial();
  view.q = filters.q?.[0] ?? "";
  if (SORTS.includes(filters.sort?.[0])) view.sort = filters.sort[0];
  for (const key of Object.keys(FACETS)) {
    if (filters[key]) view.facets[key] = key in view.facets && filters[key].includes(ANY) ? [] : filters[key];
  }
  return view;
}

// What values of a facet are called, and their key where that is something else.
export function naming({ names, sources }) {
  const known = { ...names, severity: SEVERITIES, state: STATES, source: Object.fromEntries(sources) };
  return (key, value) => (value === "" ? NOBODY[key] ?? "" : known[key]?.[value] ?? value);
}

export const toggled = (view, key, value) => {
  const values = view.facets[key] ?? [];
  const next = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
  return { ...view, facets: { ...view.facets, [key]: next } };
};

// The panel: a group of boxes for each facet. While it is open the values keep their places, so that nothing is
// pushed away from under a finger; `toggle(key, value)` is told what was ticked.
export function panel(toggle) {
  const groups = byId("facet-groups");
  let shown = []; // of each group what draws it anew with other counts

  function group(key, near, view, name) {
    const chosen = () => view().facets[key] ?? [];
    const all = counts(near(), key);
    for (const value of chosen()) if (!all.has(value)) all.set(value, 0);
    if (all.size < 2 && !chosen().length) return null;
    const places = IN_ORDER[key];
    const values = [...all.keys()].sort((one, other) => (places
      ? places.indexOf(one) - places.indexOf(other)
      : chosen().includes(other) - chosen().includes(one) || all.get(other) - all.get(one) || name(key, one).localeCompare(name(key, other))));
    const list = made("ul", {});
    const rest = made("button", { type: "button", class: "rest" });
    const find = values.length > SEARCHED && made("input", { type: "search", class: "find-value", "aria-label": `Find in ${FACETS[key]}`, placeholder: `Find among ${values.length.toLocaleString("en")}` });
    let most = FEW;

    function fill() {
      const wanted = folded(find ? find.value : "");
      const found = values.filter((value) => !wanted || folded(`${name(key, value)} ${value}`).includes(wanted));
      const these = found.slice(0, wanted ? MOST : most);
      list.replaceChildren(...these.map((value) => box(value)));
      if (!these.length) list.append(made("li", { class: "none" }, "None is called so."));
      const more = found.length - these.length;
      rest.hidden = !more || (most > FEW && !wanted);
      rest.disabled = Boolean(wanted);
      rest.textContent = `${wanted ? "and " : "Show "}${more.toLocaleString("en")} more`;
      tally();
    }

    function box(value) {
      const input = made("input", { type: "checkbox", value, checked: chosen().includes(value) });
      input.addEventListener("change", () => toggle(key, value));
      const called = name(key, value);
      const own = value && called !== value && !places ? made("span", { class: "key" }, value) : "";
      return made("li", {}, made("label", {}, input, made("span", { class: "called" }, called, own && " ", own), made("span", { class: "many" })));
    }

    function tally() {
      const now = counts(near(), key);
      for (const input of list.querySelectorAll("input")) {
        const many = now.get(input.value) ?? 0;
        input.checked = chosen().includes(input.value);
        input.closest("li").classList.toggle("empty", !many);
        input.parentElement.querySelector(".many").textContent = many.toLocaleString("en");
      }
    }

    rest.addEventListener("click", () => {
      most = values.length > MOST && find ? MOST : values.length;
      const at = list.children.length;
      fill();
      list.children[at]?.querySelector("input").focus();
    });
    if (find) find.addEventListener("input", fill);
    fill();
    shown.push(tally);
    return made("fieldset", { "data-facet": key }, made("legend", {}, FACETS[key]), find || "", list, rest);
  }

  return {
    fill(near, view, name) {
      shown = [];
      groups.replaceChildren(...Object.keys(FACETS).map((key) => group(key, near, view, name)).filter(Boolean));
    },
    tally: () => shown.forEach((tell) => tell()),
  };
}
