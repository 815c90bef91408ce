// What an edit or a new claim does to the findings, as lists to be read.

import { counted, made } from "./dom.js";

// `here` in a sentence, then which findings would be gone and which would be new; of many the first, and how many more.
export function effects({ here = "", gone = [], new: come = [], gone_total = 0, new_total = 0 }) {
  return [here && made("p", {}, here), ...listing("gone", gone, gone_total), ...listing("new", come, new_total)].filter(Boolean);
}

function listing(word, sentences, total) {
  if (!total) return [];
  const other = word === "gone" ? "other finding" : "finding";
  const head = made("p", {}, word === "gone" ? `${counted(total, other)} would be gone:` : `${counted(total, other)} would be new:`);
  const more = total > sentences.length ? [made("li", { class: "aside" }, `and ${counted(total - sentences.length, "more").replace(/s$/, "")}`)] : [];
  return [head, made("ul", {}, ...sentences.map((sentence) => made("li", {}, sentence)), ...more)];
}
