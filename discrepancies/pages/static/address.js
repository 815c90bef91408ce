// The page's address: which finding is shown, in which view, and how the list of findings is narrowed and sorted.
//
// All of it stands behind `#`, which browsers send to nobody: what an editor searches for stays on the machine. It
// looks like "#f-0123456789ab&q=mill&severity=error&severity=warning". So a reload, Back, Forward and a bookmark
// lead to what was on the screen.
//
//   read()                 -> { finding: "0123456789ab" or "", filters: { q: ["mill"], severity: ["error", "warning"] } }
//   write(changes, {push}) puts `changes.finding` and each of `changes.filters` (a list of texts; [] takes it out) into
//                          the address and leaves the rest as it is. With push: true Back leads to what was there
//                          before: a step that an editor took. Without, the address is only kept true, as while typing.
//   heard(then)            calls then(read()) when the editor went Back or Forward, or changed the address.

const FINDING = /^f-([0-9a-f]{12})$/;

const parts = () => location.hash.slice(1).split("&").filter(Boolean);

export function read() {
  const filters = {};
  let finding = "";
  for (const part of parts()) {
    const named = FINDING.exec(part);
    if (named) finding = named[1];
    else for (const [key, value] of new URLSearchParams(part)) (filters[key] ??= []).push(value);
  }
  return { finding, filters };
}

export function write({ finding, filters = {} }, { push = false } = {}) {
  const now = read();
  const next = { finding: finding ?? now.finding, filters: { ...now.filters, ...filters } };
  const said = new URLSearchParams();
  for (const [key, values] of Object.entries(next.filters)) for (const value of values) said.append(key, value);
  const hash = [next.finding && `f-${next.finding}`, said.toString()].filter(Boolean).join("&");
  if (hash === location.hash.slice(1)) return;
  const address = hash ? `#${hash}` : location.pathname + location.search;
  if (push) history.pushState(null, "", address);
  else history.replaceState(null, "", address);
}

export function heard(then) {
  addEventListener("popstate", () => then(read()));
}
