// The small form that an answer is given with, and what was written into it and not recorded yet.

import { byId, made } from "./dom.js";

const form = byId("form");
const drafts = new Map();
const NAME = "name";

let answering = null; // the finding and the answer that the form is open for

export const open = () => answering !== null;
export const signed = (by) => (form.elements.by.value ||= by || localStorage.getItem(NAME) || "");
export const given = () => ({ ...answering, ...fields() });

export function show(finding, button) {
  hide();
  const answer = button.dataset.answer;
  answering = { id: finding.id, answer };
  byId("form-title").textContent = button.querySelector("b").textContent;
  byId("because").hidden = answer !== "explained";
  byId("value").hidden = !(answer in finding.values);
  offer(finding, answer);
  fill(drafts.get(finding.id) ?? {});
  byId("wrong").textContent = "";
  form.hidden = false;
  button.setAttribute("aria-expanded", "true");
  first().focus();
  form.scrollIntoView({ block: "nearest" });
}

// Closes the form; what was written stays for when the finding is answered after all.
export function hide() {
  if (!answering) return;
  drafts.set(answering.id, fields());
  const button = document.querySelector(`[data-answer="${answering.answer}"]`);
  button.setAttribute("aria-expanded", "false");
  form.hidden = true;
  answering = null;
}

export function recorded(id) {
  localStorage.setItem(NAME, form.elements.by.value.trim());
  hide();
  drafts.delete(id);
}

// Says what is wrong, and goes to where it is: what is empty and must not be, else the value.
export function wrong(message) {
  byId("wrong").textContent = message;
  const { because, value, reason, by } = fields();
  const empty = (because === null && !byId("because").hidden && form.querySelector("[name=because]"))
    || (value === "" && form.elements.value) || (!reason && form.elements.reason) || (!by && form.elements.by);
  const at = empty || (value !== null ? form.elements.value : form.elements.reason);
  at.setAttribute("aria-invalid", "true");
  at.addEventListener("input", () => at.removeAttribute("aria-invalid"), { once: true });
  at.focus();
}

function fields() {
  const all = new FormData(form);
  return {
    because: byId("because").hidden ? null : all.get("because"),
    value: byId("value").hidden ? null : all.get("value").trim(),
    reason: all.get("reason").trim(),
    by: all.get("by").trim(),
  };
}

function offer({ kinds, values, asked }, answer) {
  const offered = kinds.filter((kind) => kind.text);
  const others = kinds.filter((kind) => !kind.text);
  byId("kinds").replaceChildren(
    ...offered.map((kind) => choice(kind.kind, offered.length === 1, made("b", {}, kind.kind), ` ${kind.text}`)),
    made("p", { class: "others" }, offered.length ? "Not offered here: " : "", ...others.map((kind) => choice(kind.kind, false, kind.kind))),
  );
  byId("value-label").textContent = asked[answer] ?? "";
  byId("suggestions").replaceChildren(...(values[answer] ?? []).map((value) => made("button", { type: "button" }, value)));
}

function choice(kind, checked, ...words) {
  return made("label", {}, made("input", { type: "radio", name: "because", value: kind, checked }), " ", made("span", {}, ...words));
}

function fill(draft) {
  form.elements.value.value = draft.value ?? "";
  form.elements.reason.value = draft.reason ?? "";
  form.elements.by.value = draft.by || form.elements.by.value;
  const kind = [...form.querySelectorAll("[name=because]")].find((one) => one.value === draft.because);
  if (kind) kind.checked = true;
}

function first() {
  if (!byId("because").hidden && !form.querySelector("[name=because]:checked")) return form.querySelector("[name=because]");
  if (!byId("value").hidden && !form.elements.value.value) return form.elements.value;
  return form.elements.reason;
}

byId("suggestions").addEventListener("click", ({ target }) => {
  if (target.tagName !== "BUTTON") return;
  form.elements.value.value = target.textContent;
  form.elements.reason.focus();
});
