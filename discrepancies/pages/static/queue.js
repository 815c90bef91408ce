// The findings in their order, which of them are shown, and how many are left.

import { byId, counted, made } from "./dom.js";

const SIGNS = { error: "Error", warning: "Warning", info: "For information" };
const AROUND = 100; // findings listed before and after the one shown
const STATES = { open: "open", stale: "stale", settled: "decided" };

let findings = [];

const left = (finding) => finding.state !== "settled";
const untouched = (finding) => left(finding) && (finding.state === "stale" || !finding.answer);

export function replace(all) {
  findings = all;
  const select = byId("filter").elements.event;
  const chosen = select.value;
  const events = new Map(findings.filter((one) => one.event).map((one) => [one.event, one.title ?? one.event]));
  const options = [...events].map(([event, title]) => made("option", { value: event }, title));
  select.replaceChildren(made("option", { value: "" }, "all"), ...options);
  select.value = events.has(chosen) ? chosen : "";
}

export const find = (id) => findings.find((finding) => finding.id === id);
export const isLeft = (id) => findings.some((finding) => finding.id === id && left(finding));

// Those that the choice of event and severity takes in, whatever their state.
function chosen() {
  const filter = new FormData(byId("filter"));
  const severities = filter.getAll("severity");
  const event = filter.get("event");
  return findings.filter((one) => severities.includes(one.severity) && (!event || one.event === event));
}

export function shown() {
  const state = new FormData(byId("filter")).get("state");
  return chosen().filter((one) => state === "all" || left(one) === (state === "left"));
}

// The finding to go on with after this one: the next that nobody has answered, else the next that is left.
export function following(id) {
  const all = shown();
  const at = all.findIndex((one) => one.id === id);
  const round = [...all.slice(at + 1), ...all.slice(0, Math.max(at, 0))].filter((one) => one.id !== id);
  return round.find(untouched) ?? round.find(left);
}

export function beside(id, step) {
  const all = shown();
  const at = all.findIndex((one) => one.id === id);
  return at < 0 ? all[0] : all[at + step];
}

export function draw(current) {
  const all = shown();
  const at = all.findIndex((one) => one.id === current);
  const [start, end] = [Math.max(0, at - AROUND), Math.max(0, at) + AROUND];
  byId("list").replaceChildren(
    more(start, "before"),
    ...all.slice(start, end).map((finding) => entry(finding, finding.id === current)),
    more(all.length - end, "after"),
  );
  byId("shown").textContent = `${all.length.toLocaleString("en")} of ${counted(findings.length, "finding")}`;
  byId("list").querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  byId("place").textContent = at < 0 ? "Not in this list" : `${(at + 1).toLocaleString("en")} of ${all.length.toLocaleString("en")}`;
  byId("previous").disabled = at <= 0;
  byId("next").disabled = at === all.length - 1;
  progress();
}

const more = (number, where) => (number > 0 ? made("li", { class: "more" }, `${number.toLocaleString("en")} more ${where} these`) : "");

function entry(finding, current) {
  const state = finding.state === "open" && finding.answer ? finding.answer : STATES[finding.state];
  return made("li", {}, made(
    "button",
    { type: "button", "data-id": finding.id, class: `${finding.severity} ${finding.state}`, "aria-current": current && "true" },
    made("span", { class: "about" }, finding.about),
    made("span", { class: "kind" }, `${SIGNS[finding.severity]}: ${finding.rule}`),
    made("span", { class: "state" }, state),
  ));
}

function progress() {
  const all = chosen();
  const still = all.filter(left);
  const of = (severity) => still.filter((one) => one.severity === severity).length;
  const parts = [
    of("error") && counted(of("error"), "error"),
    of("warning") && counted(of("warning"), "warning"),
    of("info") && `${of("info").toLocaleString("en")} for information`,
  ].filter(Boolean);
  const said = still.length
    ? `${still.length.toLocaleString("en")} of ${all.length.toLocaleString("en")} left: ${parts.join(", ")}`
    : all.length ? `All ${all.length.toLocaleString("en")} decided` : "Nothing to decide";
  byId("progress").max = Math.max(all.length, 1);
  byId("progress").value = all.length ? all.length - still.length : 1;
  byId("progress").setAttribute("aria-valuetext", said);
  byId("count").textContent = said;
  document.title = still.length ? `${still.length.toLocaleString("en")} left - Review` : "Review";
}
