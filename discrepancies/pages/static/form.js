// The form that stands beside the evidence: an answer, an assignment, a comment or an approval, as its fields need.

import { byId, made } from "./dom.js";
import * as drafts from "./drafts.js";

const form = byId("form");
const NAME = "name";
const PERSON = { ask: "Whom", assign: "To" };
const TEXT = { comment: "Comment", assign: null, approve: null }; // everything else has a reason

let doing = null; // the finding, and what is being done to it

const named = (button) => button.dataset.answer ?? button.dataset.deed;
const kind = (act) => (act in TEXT ? act : "answer");
// A comment and an assignment do not rest on the evidence.
const resting = (finding, act) => (kind(act) === "answer" ? finding.evidence : "");

export const open = () => doing !== null;
export const act = () => doing?.act ?? null;
export const given = () => ({ ...doing, fields: fields() });
export const name = () => form.elements.by.value.trim();
export const button = (act) => document.querySelector(`[data-answer="${act}"], [data-deed="${act}"]`);

// Whose name it begins with; whoever signed in has no other.
export function signed({ by, signed_in: signedIn }) {
  form.elements.by.value = signedIn ? by : form.elements.by.value || by || localStorage.getItem(NAME) || "";
  byId("by").hidden = Boolean(signedIn);
}

export function show(finding, opened, { focus = true } = {}) {
  hide();
  const act = named(opened);
  doing = { finding, act };
  byId("form-title").textContent = opened.querySelector("b").textContent;
  byId("because").hidden = act !== "explained";
  byId("value").hidden = !(act in finding.values);
  byId("whom").hidden = byId("until").hidden = !(act in PERSON);
  byId("whom-label").textContent = PERSON[act] ?? "";
  byId("reason").hidden = TEXT[act] === null;
  byId("reason-label").textContent = TEXT[act] ?? "Reason";
  byId("wrong").textContent = "";
  offer(finding, act);
  fill(drafts.find(finding.id, resting(finding, act), kind(act)) ?? {});
  form.hidden = false;
  byId("answering").classList.add("is-open");
  opened.setAttribute("aria-expanded", "true");
  if (!focus) return;
  first().focus({ preventScroll: true });
  reveal(form);
}

// Scrolls the column of answers, where it is one that scrolls: the evidence stays where it is.
function reveal(part) {
  const column = byId("answering");
  if (getComputedStyle(column).overflowY !== "auto") return part.scrollIntoView({ block: "nearest" });
  const [of, around] = [part.getBoundingClientRect(), column.getBoundingClientRect()];
  if (of.bottom > around.bottom) column.scrollTop += Math.min(of.bottom - around.bottom, of.top - around.top);
  else if (of.top < around.top) column.scrollTop += of.top - around.top;
}

// Closes the form; what was written is kept.
export function hide() {
  if (!doing) return;
  button(doing.act).setAttribute("aria-expanded", "false");
  byId("answering").classList.remove("is-open");
  form.hidden = true;
  doing = null;
}

// What was written is in the log now, and needs keeping no longer.
export function recorded({ finding, act }) {
  localStorage.setItem(NAME, name());
  hide();
  drafts.drop(finding.id, resting(finding, act), kind(act));
  if (kind(act) === "answer") for (const one of drafts.outdated(finding.id, "")) drafts.drop(finding.id, one.evidence, "answer");
}

// What was begun on this finding and its evidence: the answer that the form goes on with, null where there is none.
export function begun(finding) {
  const answer = drafts.find(finding.id, finding.evidence, "answer")?.answer;
  return finding.answers.includes(answer) ? answer : null;
}

// What was written on this finding while its evidence was another is offered, never filled in by itself.
export function offerOutdated(finding) {
  const found = finding ? drafts.outdated(finding.id, finding.evidence).filter((one) => one.kind === "answer") : [];
  byId("outdated").replaceChildren(...found.map(({ evidence, fields }) => {
    const use = made("button", { type: "button" }, "Use it all the same");
    const discard = made("button", { type: "button" }, "Discard");
    const answer = [fields.answer, fields.because && `by ${fields.because}`, fields.value].filter(Boolean).join(" ");
    const shown = made(
      "div", { class: "outdated" },
      made("p", {}, `You wrote this on evidence that has changed since (kept ${drafts.told(fields.at)}):`),
      made("p", { dir: "auto" }, `${answer}: ${fields.reason || "no reason yet"}`),
      made("p", { class: "buttons" }, use, discard),
    );
    const done = () => {
      drafts.drop(finding.id, evidence, "answer");
      shown.remove();
    };
    use.addEventListener("click", () => {
      const answer = finding.answers.includes(fields.answer) ? fields.answer : finding.answers[0];
      drafts.keep(finding.id, finding.evidence, "answer", { ...fields, answer });
      done();
      show(finding, button(answer));
    });
    discard.addEventListener("click", done);
    return shown;
  }));
}

// Says what is wrong, and goes to where it is: what is empty and must not be, else the value.
export function wrong(message) {
  byId("wrong").textContent = message;
  const { because, value, whom, reason, by } = fields();
  const shown = (id) => !byId(id).hidden;
  const empty = (shown("because") && !because && form.querySelector("[name=because]"))
    || (shown("value") && !value && form.elements.value)
    || (doing.act === "assign" && !whom && form.elements.whom)
    || (shown("reason") && !reason && form.elements.reason)
    || (shown("by") && !by && form.elements.by);
  const at = empty || [["value"], ["reason"], ["by"]].map(([id]) => shown(id) && form.elements[id]).find(Boolean);
  if (!at) return;
  at.setAttribute("aria-invalid", "true");
  at.addEventListener("input", () => at.removeAttribute("aria-invalid"), { once: true });
  at.focus({ preventScroll: true });
  reveal(byId("wrong"));
}

function fields() {
  const all = new FormData(form);
  const text = (field) => (byId(field).hidden ? "" : (all.get(field) ?? "").trim());
  return Object.fromEntries(["because", "value", "whom", "until", "reason", "by"].map((field) => [field, text(field)]));
}

function offer({ kinds, values, asked }, act) {
  const offered = kinds.filter((kind) => kind.text);
  const others = kinds.filter((kind) => !kind.text);
  byId("kinds").replaceChildren(
    ...offered.map((kind) => choice(kind.kind, offered.length === 1, made("b", {}, kind.kind), ` ${kind.text}`)),
    made(
      "details", { class: "others" },
      made("summary", {}, offered.length ? "Not offered here" : "All kinds"),
      ...others.map((kind) => choice(kind.kind, false, kind.kind)),
    ),
  );
  if (!offered.length) byId("kinds").querySelector("details").open = true;
  byId("value-label").textContent = asked[act] ?? "";
  byId("suggestions").replaceChildren(...(values[act] ?? []).map((value) => made("button", { type: "button" }, value)));
}

function choice(kind, checked, ...words) {
  return made("label", {}, made("input", { type: "radio", name: "because", value: kind, checked }), " ", made("span", {}, ...words));
}

function fill(draft) {
  for (const field of ["value", "whom", "until", "reason"]) form.elements[field].value = draft[field] ?? "";
  const kind = [...form.querySelectorAll("[name=because]")].find((one) => one.value === draft.because);
  if (kind) {
    kind.checked = true;
    const others = kind.closest("details");
    if (others) others.open = true;
  }
  byId("kept").textContent = draft.at ? `Kept ${drafts.told(draft.at)}` : "";
}

function first() {
  if (!byId("because").hidden && !form.querySelector("[name=because]:checked")) return form.querySelector("[name=because]");
  for (const field of ["value", "whom", "reason", "by"]) {
    if (!byId(field).hidden && !form.elements[field].value) return form.elements[field];
  }
  return byId("reason").hidden ? form.querySelector("[type=submit]") : form.elements.reason;
}

// Keeps what is written, at every letter.
function keep() {
  if (!doing) return;
  const { finding, act } = doing;
  const { by, ...written } = fields();
  const at = [finding.id, resting(finding, act), kind(act)];
  if (!Object.values(written).some(Boolean)) {
    drafts.drop(...at);
    byId("kept").textContent = "";
    return;
  }
  const kept = drafts.keep(...at, { ...written, answer: act });
  byId("kept").textContent = kept ? `Kept ${drafts.told(kept)}` : "Not kept: this browser has no room left for it.";
}

form.addEventListener("input", keep);
byId("suggestions").addEventListener("click", ({ target }) => {
  if (target.tagName !== "BUTTON") return;
  form.elements.value.value = target.textContent;
  keep();
  form.elements.reason.focus({ preventScroll: true });
});
