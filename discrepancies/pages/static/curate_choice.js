// A field that is filled from a list: what is likeliest first, with a digit each; what is typed narrows the list.
//
// It is the combobox of the ARIA patterns: the focus stays in the field, the arrows walk the list, Enter takes what is
// walked to. Where nothing was walked to or typed, Enter is left to the form, which saves.

import { made } from "./dom.js";

const folded = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

// `input` and `list` are its elements. `digits`: whether 1 to 9 choose, and 0 makes a new one; else they are typed.
// `free`: whether what is typed counts as it is. `make(words)` begins a new one, called `novelty`; `changed()` is told.
export function choice({ input, list, digits = true, free = false, always = false, make = null, novelty = "", changed = () => {} }) {
  let options = []; // [{ key, label, why }]
  let chosen = "";
  let filter = null; // what is typed and not taken yet
  let active = -1;
  let loose = free;

  const label = (key) => options.find((one) => one.key === key)?.label ?? key;
  const matching = () => {
    const sought = folded(filter ?? "").split(/\s+/).filter(Boolean);
    const found = options.filter((one) => sought.every((word) => folded(`${one.key} ${one.label} ${one.why ?? ""}`).includes(word)));
    return make ? [...found, { make: true, label: filter ? `${novelty}: “${filter}”` : `${novelty} …` }] : found;
  };

  function show({ reveal = true } = {}) {
    const shown = matching();
    const open = (always || document.activeElement === input) && shown.length > 0;
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    active = Math.min(active, shown.length - 1);
    const rows = shown.map((one, at) => {
      const digit = digits && !loose && (one.make ? "0" : at < 9 && String(at + 1));
      const of = { id: `${list.id}-${at}`, role: "option", class: [at === active && "active", one.make && "make"].filter(Boolean).join(" ") || null, "aria-selected": String(!one.make && one.key === chosen && chosen !== "") };
      return made("li", of, digit ? made("kbd", {}, digit) : made("span"), made("span", { class: "name", dir: "auto" }, one.label), one.why && made("small", {}, one.why));
    });
    list.replaceChildren(...rows);
    if (active >= 0 && open) {
      input.setAttribute("aria-activedescendant", `${list.id}-${active}`);
      if (reveal) rows[active].scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
      if (open && reveal) list.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
    }
  }

  function take(one) {
    const words = filter ?? "";
    filter = null;
    active = -1;
    if (one.make) {
      input.value = label(chosen);
      show();
      return make(words);
    }
    chosen = one.key;
    input.value = label(chosen);
    input.select();
    show();
    changed();
  }

  input.addEventListener("input", (event) => {
    event.stopPropagation();
    filter = input.value;
    active = loose || !filter ? -1 : 0;
    if (loose || !filter) chosen = filter.trim();
    show();
    if (loose || !filter) changed();
  });
  input.addEventListener("focus", () => {
    input.select();
    show();
  });
  input.addEventListener("blur", () => {
    if (!loose && filter !== null) input.value = label(chosen);
    filter = null;
    active = -1;
    show();
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const shown = matching();
    if (digits && !loose && /^[0-9]$/.test(event.key)) {
      const one = event.key === "0" ? shown.find((each) => each.make) : shown.slice(0, 9).filter((each) => !each.make)[event.key - 1];
      event.preventDefault();
      if (one) take(one);
    } else if (!event.shiftKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      active = Math.max(-1, Math.min(shown.length - 1, active + (event.key === "ArrowDown" ? 1 : -1)));
      show();
    } else if ((event.key === "Enter" || (event.key === "Tab" && filter && !shown[active]?.make)) && active >= 0) {
      if (event.key === "Enter") event.preventDefault();
      take(shown[active]);
    } else if (event.key === "Escape" && filter !== null && !loose) {
      event.stopPropagation();
      filter = null;
      active = -1;
      input.value = label(chosen);
      input.select();
      show();
    }
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the focus stays where it is
  list.addEventListener("click", ({ target }) => {
    const at = [...list.children].indexOf(target.closest("li"));
    if (at < 0) return;
    input.focus();
    take(matching()[at]);
  });

  return {
    input,
    untouched: () => filter === null,
    get value() {
      return chosen;
    },
    // Fills it: what there is to choose, and what is chosen; other words count where `free` says so.
    offer(all = options, key = chosen, { freely = loose } = {}) {
      options = all;
      chosen = key;
      loose = freely;
      filter = null;
      active = -1;
      input.value = label(key);
      show({ reveal: false }); // a form is filled all at once, and laid out once
    },
  };
}
