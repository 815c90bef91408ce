// Builds pieces of the page. Texts of sources only ever become text nodes.

const $ = (id) => document.getElementById(id);

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== null && child !== ""));
  return element;
}
const td = (...children) => make("td", {}, ...children);
const bdi = (text) => make("bdi", {}, text);
const badge = (word) => make("span", { class: `badge ${word}` }, word);
const link = (hash, ...children) => make("a", { href: `#${hash}` }, ...children);
const unseen = (text) => make("span", { class: "unseen" }, text);
const aside = (...children) => make("span", { class: "aside block" }, ...children);

// As `keyed` in wording/naming.py: keys in their brackets, behind the names they belong to, are set in grey.
const known = new Set(keys);
const keyed = (text) => text.split(/(\[[^[\]]+\])/).filter(Boolean)
  .map((piece) => (known.has(piece.slice(1, -1)) && piece.startsWith("[") ? make("span", { class: "key" }, piece) : piece));

// As `counted` and `listed` in wording.py.
const many = (number) => number.toLocaleString("en");
const counted = (number, noun) => `${many(number)} ${noun}${number === 1 ? "" : "s"}`;
const listed = (words) => [words.slice(0, -1).join(", "), ...words.slice(-1)].filter(Boolean).join(" and ");
const share = (some, every, noun) => `${many(some.length)} of ${counted(every.length, noun)}`;
