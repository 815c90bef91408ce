// Builds pieces of the page. Texts of sources only ever become text nodes.

const $ = (id) => document.getElementById(id);

// What an edition for readers says otherwise, who decide nothing.
const forReaders = "readers" in document.body.dataset;

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== null && child !== ""));
  return element;
}
const td = (...children) => make("td", {}, ...children);
const badge = (word) => make("span", { class: `badge ${word}` }, word);
const link = (hash, ...children) => make("a", { href: `#${hash}` }, ...children);
const unseen = (text) => make("span", { class: "unseen" }, text);
const aside = (...children) => make("span", { class: "aside block" }, ...children);

// As `html` in key_marks.py: words of scripts that run from right to left are set apart from a sentence that does not.
const RUN = /([\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+(?:[^\p{L}\p{N}_()[\]{};]{1,3}[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+)*)/u;
const apart = (text, whole = text) => (/[A-Za-z]/.test(whole) ? text.split(RUN) : [text])
  .map((piece, n) => (n % 2 ? make("bdi", {}, piece) : piece));
const bdi = (text) => make("bdi", {}, ...apart(text));

// As `keyed` in wording/naming.py: keys in their brackets, behind the names they belong to, are set in grey.
const known = new Set(keys);
const keyed = (text) => text.split(/(\[[^[\]]+\])/).filter(Boolean)
  .flatMap((piece) => (known.has(piece.slice(1, -1)) && piece.startsWith("[") ? make("span", { class: "key" }, piece) : apart(piece, text)));

// As `counted` and `listed` in wording.py.
const many = (number) => number.toLocaleString("en");
const counted = (number, noun) => `${many(number)} ${noun}${number === 1 ? "" : "s"}`;
const listed = (words) => [words.slice(0, -1).join(", "), ...words.slice(-1)].filter(Boolean).join(" and ");
const share = (some, every, noun) => `${many(some.length)} of ${counted(every.length, noun)}`;
