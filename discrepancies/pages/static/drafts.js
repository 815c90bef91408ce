// What is typed and not recorded yet: kept in this browser at every letter, until it is recorded or thrown away.
//
// A draft belongs to a log, a finding, the evidence it was written on, and what it is ("answer", "comment", "assign").
// The log is named by the server's key for it, which is the same in every run; so a draft outlives the run and its
// token. Where people sign in, it is also theirs alone. A browser keeps so many drafts a log; the oldest go first.

const MOST = 200;
const PREFIX = "draft";

let log = "";

export const of = (key) => (log = key);

const key = (finding, evidence, kind) => [PREFIX, log, finding, evidence, kind].join(" ");
const read = (at) => {
  try {
    return JSON.parse(localStorage.getItem(at));
  } catch {
    return null;
  }
};

// Keeps it and gives the time; null where the browser has no room or keeps nothing.
export function keep(finding, evidence, kind, fields) {
  const at = new Date().toISOString();
  try {
    localStorage.setItem(key(finding, evidence, kind), JSON.stringify({ ...fields, at }));
    bound();
    return at;
  } catch {
    return null;
  }
}

export const find = (finding, evidence, kind) => read(key(finding, evidence, kind));
export const drop = (finding, evidence, kind) => localStorage.removeItem(key(finding, evidence, kind));

// All that was written on a finding when its evidence was another: [{ evidence, kind, fields }].
export function outdated(finding, evidence) {
  return all()
    .map((at) => ({ evidence: at.split(" ")[3], kind: at.split(" ")[4], finding: at.split(" ")[2], fields: read(at) }))
    .filter((one) => one.finding === finding && one.evidence !== evidence && one.fields);
}

// The findings of this log that something is written on.
export const begun = () => new Set(all().map((at) => at.split(" ")[2]));

// The time of a draft as a person says it: "14:02" of today, "30 Nov, 14:02" of another day.
export function told(at) {
  const when = new Date(at);
  const today = when.toDateString() === new Date().toDateString();
  const time = when.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  return today ? time : `${when.toLocaleDateString("en-GB", { day: "numeric", month: "short" })}, ${time}`;
}

const all = () => Object.keys(localStorage).filter((at) => at.startsWith(`${PREFIX} ${log} `));

function bound() {
  const kept = all();
  if (kept.length <= MOST) return;
  const oldest = kept.sort((one, other) => ((read(one)?.at ?? "") < (read(other)?.at ?? "") ? -1 : 1));
  for (const at of oldest.slice(0, kept.length - MOST)) localStorage.removeItem(at);
}
