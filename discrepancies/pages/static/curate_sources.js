// The sources: how much of each is covered, and a text added by dropping a file, choosing one, or pasting.

import { ask } from "./asking.js";
import { byId, counted, made } from "./dom.js";

const dialog = byId("add");
const form = byId("add-form");
const FIELDS = ["key", "title", "publisher", "published", "language", "url", "event"];
const MOST = 20_000_000; // bytes of a file, as many as a text may have

let languages = [];
let added = () => {};
let dropped = null; // the file that is to be added
let of = null; // the source that gets its text; null for a new one

// Draws the list; `current` is the key of the one that is shown.
export function draw(bench, current) {
  languages = bench.languages;
  byId("languages").replaceChildren(...languages.map(({ name }) => made("option", { value: name })));
  byId("add-file").accept = bench.endings.join(",");
  byId("add-event").replaceChildren(made("option", { value: "" }, "none"), ...bench.events.map(({ key, title }) => made("option", { value: key }, title || key)));
  byId("source-list").replaceChildren(...bench.sources.map((source) => made("li", {}, row(source, source.key === current))));
}

function row(source, shown) {
  const { key, name, claims, figures_claimed: figures, figures_total: all, names_claimed: names, names_total: named } = source;
  const facts = source.missing
    ? ["no text at hand"]
    : source.read ? [all ? `${figures} of ${counted(all, "figure")}` : "no figures", named ? `${names} of ${counted(named, "name")}` : ""] : ["language not read"];
  const said = [...facts, counted(claims, "claim")].filter(Boolean).join(" · ");
  const bar = !source.missing && source.read && all ? made("meter", { min: 0, max: all, value: figures, "aria-hidden": "true" }) : null;
  const of = { type: "button", "data-source": key, "aria-current": shown && "true" };
  return made("button", of, made("b", { dir: "auto" }, name || key), made("span", { class: "aside" }, said), bar);
}

// `open(key)` shows a source; `written(key, said)` is told of a new one, or of a text that one has now.
export function listen({ open, written }) {
  added = written;
  byId("source-list").addEventListener("click", ({ target }) => {
    const button = target.closest("[data-source]");
    if (button) open(button.dataset.source);
  });
  byId("add-button").addEventListener("click", () => add(null));
}

// Asks for a text: of a new source, or of one that has none at hand.
export function add(source) {
  if (dialog.open) return;
  of = source;
  form.reset();
  dropped = null;
  byId("add-title").textContent = source ? `The text of ${source.name || source.key}` : "A new source";
  byId("add-about").hidden = Boolean(source);
  wrong([]);
  chosen();
  dialog.showModal();
  form.elements.words.focus();
}

// What is dropped anywhere on the page is a text to be added.
export function drops(target) {
  target.addEventListener("dragover", (event) => {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    document.body.classList.add("dropping");
  });
  target.addEventListener("dragleave", ({ relatedTarget }) => relatedTarget ?? document.body.classList.remove("dropping"));
  target.addEventListener("drop", (event) => {
    document.body.classList.remove("dropping");
    const file = event.dataTransfer.files[0];
    if (!file) return;
    event.preventDefault();
    if (!dialog.open) add(null);
    take(file);
  });
}

function take(file) {
  dropped = file;
  if (!form.elements.title.value && !of) form.elements.title.value = file.name.replace(/\.[^.]*$/, "").replace(/[_-]+/g, " ");
  chosen();
}

function chosen() {
  byId("add-chosen").textContent = dropped ? `${dropped.name}, ${Math.ceil(dropped.size / 1024).toLocaleString("en")} kB` : `${byId("add-file").accept.split(",").join(" ")}; or paste the text below.`;
  byId("add-pasted").hidden = Boolean(dropped);
}

function wrong(sentences) {
  byId("add-wrong").replaceChildren(...sentences.map((sentence) => made("span", { class: "block" }, sentence)));
}

const base64 = (file) => new Promise((resolve, reject) => {
  const reader = new FileReader();
  reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
  reader.onerror = () => reject(new Error(`The file ${file.name} cannot be read.`));
  reader.readAsDataURL(file);
});

const language = (said) => languages.find(({ name }) => name.toLowerCase() === said.toLowerCase())?.key ?? said;

async function given() {
  const about = Object.fromEntries(FIELDS.map((name) => [name, of ? "" : form.elements[name].value.trim()]));
  about.language = language(about.language);
  if (of) about.key = of.key;
  if (dropped) return { ...about, name: dropped.name, words: "", data: await base64(dropped) };
  return { ...about, name: "", words: form.elements.words.value, data: "" };
}

byId("add-file").addEventListener("change", ({ target }) => target.files[0] && take(target.files[0]));
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (dropped?.size > MOST) return wrong(["The file is longer than 20 MB: take the pages that the claims are from."]);
  if (of && !dropped && !form.elements.words.value.trim()) return wrong(["There is no text yet: choose a file, or paste the words."]);
  byId("add-save").disabled = true;
  try {
    const { key, said } = await ask("api/bench/sources", await given());
    dialog.close();
    added(key, said);
  } catch (refused) {
    wrong(refused.said?.wrong?.length ? refused.said.wrong : [refused.message]);
  } finally {
    byId("add-save").disabled = false;
  }
});
form.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});
byId("add-cancel").addEventListener("click", () => dialog.close());
