// One key an answer. Single letters can be switched off, for those who dictate; then Tab and Enter do all of it.

import { byId } from "./dom.js";

const OFF = "no single keys";
const box = byId("single-keys");
box.checked = localStorage.getItem(OFF) === null;
box.addEventListener("change", () => (box.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1")));

const writing = (target) => target.closest("textarea, select, input:not([type=radio], [type=checkbox])") !== null;
const pressed = (key) => [...document.querySelectorAll("[data-key]")].find((button) => button.dataset.key === key);

// Has each key click its button; `leave` is what Escape does, `undo` what Ctrl+Z does.
export function listen({ leave, undo }) {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.altKey || document.querySelector("dialog[open]")) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (key === "Escape") {
      leave();
    } else if (key === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !writing(event.target)) {
      event.preventDefault();
      undo();
    } else if (!event.ctrlKey && !event.metaKey && !event.repeat && box.checked && !writing(event.target)) {
      const button = pressed(key);
      if (!button || button.disabled || button.closest("[hidden]")) return;
      event.preventDefault();
      button.click();
    }
  });
}
