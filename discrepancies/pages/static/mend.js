// Edits a claim of the finding shown: says what the edit would change, and writes it into the claims file.

import { ask } from "./asking.js";
import { byId, made } from "./dom.js";
import { effects } from "./effects.js";

const form = byId("mend");
const KEYS = ["value", "scope", "as_of", "quote"];
const PAUSE = 300; // milliseconds without a key before it is said what the edit would do

let finding = null; // the one shown, with its claims
let claim = null; // the one that the form is open for
let opener = null; // what had the focus, to go back to
let tries = 0; // grows with every letter: what was tried before the last one is not shown
let trying = false;
let timer = 0;
let beforehand = () => {};

export const open = () => !form.hidden;

// Offers an edit of each claim of a finding, on its card and by a key.
export function offer(shown) {
  close();
  finding = shown;
  const claims = finding?.claims ?? [];
  byId("mend-open").disabled = byId("mend-open-part").hidden = claims.length === 0;
  for (const item of document.querySelectorAll("#card [data-mend]")) {
    const one = claims.find((each) => String(each.claim) === item.dataset.mend);
    if (!one) continue;
    const button = made("button", { type: "button", class: "link edit", "aria-label": `Edit the claim of ${one.who}: ${one.texts.value}` }, "Edit");
    button.addEventListener("click", () => begin(one, button));
    (item.querySelector("p.aside:last-of-type") ?? item).append(" · ", button);
  }
}

// Closes the form; what was typed stays for when this claim is edited after all.
export function close({ focus = false } = {}) {
  if (!open()) return;
  clearTimeout(timer);
  tries += 1;
  form.hidden = true;
  document.body.classList.remove("mending");
  byId("mend-open").setAttribute("aria-expanded", "false");
  if (focus) (opener?.isConnected ? opener : byId("mend-open")).focus();
}

// `alone` does one thing after another, `leave` ends an answer that was begun; `written` and `moved` show how it stands.
export function listen({ alone, leave, written, moved }) {
  beforehand = leave;
  byId("mend-open").addEventListener("click", () => finding?.claims.length && begin(finding.claims[0], byId("mend-open")));
  byId("mend-now").addEventListener("click", () => finding?.claims.length && begin(finding.claims[0], byId("mend-open")));
  byId("mend-cancel").addEventListener("click", () => close({ focus: true }));
  byId("mend-at").addEventListener("change", () => choose(finding.claims.find((one) => one.at === byId("mend-at").value)));
  form.addEventListener("input", (event) => {
    if (event.target === byId("mend-at")) return;
    keep();
    tries += 1;
    byId("mend-write").disabled = true;
    clearTimeout(timer);
    timer = setTimeout(tryOut, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!byId("mend-write").disabled) alone(() => write(written, moved));
  });
}

function begin(one, button) {
  beforehand();
  opener = button;
  const options = finding.claims.map((each) => made("option", { value: each.at }, `${each.who}: ${each.texts.value}`));
  byId("mend-at").replaceChildren(...options);
  byId("mend-choice").hidden = finding.claims.length === 1;
  form.hidden = false;
  document.body.classList.add("mending");
  byId("mend-open").setAttribute("aria-expanded", "true");
  choose(one);
  (one.refused ? byId("mend-cancel") : byId("mend-value")).focus();
  form.scrollIntoView({ block: "nearest" });
}

function choose(one) {
  claim = one;
  tries += 1;
  byId("mend-at").value = one.at;
  byId("mend-where").textContent = `${one.asks} ${finding.claims.length > 1 ? "" : `${one.who}, `}${one.where}`;
  byId("mend-refused").textContent = one.refused ?? "";
  byId("mend-fields").hidden = Boolean(one.refused);
  byId("mend-scopes").hidden = one.scopes.length === 0;
  const scopes = one.scopes.map(({ key, label }) => made("option", { value: key }, label && label !== key ? `${key}: ${label}` : key));
  byId("mend-scope").replaceChildren(made("option", { value: "" }, "none said"), ...scopes);
  fill(kept());
}

function fill(typed) {
  for (const key of KEYS) form.elements[key].value = typed?.[key] ?? claim.texts[key];
  shows({});
  if (typed) tryOut();
}

const texts = () => Object.fromEntries(KEYS.map((key) => [key, form.elements[key].value]));
const edit = () => ({ id: finding.id, at: claim.at, seen: claim.seen, ...texts() });
const same = (one, other) => KEYS.every((key) => one[key] === other[key]);

const draft = () => `mend ${claim.who} ${claim.asks} ${JSON.stringify(claim.texts)}`;

function keep() {
  if (same(texts(), claim.texts)) localStorage.removeItem(draft());
  else localStorage.setItem(draft(), JSON.stringify(texts()));
}

// What was typed for this claim, as it stands now, and never written.
const kept = () => JSON.parse(localStorage.getItem(draft()));

// Says what the edit would do; one thing is tried after the other, and of what is typed meanwhile the last.
async function tryOut() {
  if (trying) return;
  const number = tries;
  if (same(texts(), claim.texts)) return shows({});
  trying = true;
  let said;
  try {
    said = await ask("api/claims/tried", edit());
  } catch (refused) {
    said = { wrong: [refused.message] };
  }
  trying = false;
  if (!open()) return;
  if (number === tries) shows(said);
  else tryOut();
}

function shows(said) {
  const { wrong = [], file = "", lines = [], means = "" } = said;
  byId("mend-wrong").replaceChildren(...wrong.map((sentence) => made("span", { class: "block" }, sentence)));
  byId("mend-means").textContent = means ? `Means: ${means}` : "In the words of the source.";
  byId("mend-shown").hidden = !lines.length;
  const indent = Math.min(...lines.flatMap(([, ...both]) => both.filter((line) => line?.trim()).map((line) => line.search(/\S/))));
  const drawn = (tag, line) => (line === null ? null : made(tag, {}, line.slice(indent)));
  byId("mend-lines").replaceChildren(...lines.map(([number, before, after]) => made(
    "li", {}, made("span", { class: "place" }, `${file}:${number}`), drawn("del", before), drawn("ins", after),
  )));
  byId("mend-effects").replaceChildren(...effects(said));
  byId("mend-write").disabled = !lines.length;
}

async function write(written, moved) {
  let said;
  try {
    said = await ask("api/claims", edit());
  } catch (refused) {
    if (refused.status === 422) return shows({ wrong: refused.said.wrong ?? [refused.message] });
    if (refused.status !== 409 || refused.said.why === "files") throw refused;
    const [{ who, asks }, typed] = [claim, texts()];
    await moved(finding.id, refused.message);
    const again = finding?.claims.find((one) => one.who === who && one.asks === asks);
    if (!again) return;
    begin(again, byId("mend-open"));
    return fill(typed);
  }
  localStorage.removeItem(draft());
  const { id } = finding;
  close();
  await written(id, said.said);
}
