// The claims of one source, as they stand in the file.

import { byId, counted, made } from "./dom.js";

// Shows which one is being edited, by its number; null for none.
export function mark(edited) {
  [...byId("claim-list").children].forEach((one, index) => one.classList.toggle("edited", index === edited));
}

// Draws them in the order of the file; `edited` is the number of the one that is being edited.
export function draw(source, edited) {
  const { claims, missing, refused } = source;
  byId("claims-count").textContent = counted(claims.length, "claim");
  byId("no-claims").hidden = claims.length > 0 || Boolean(refused);
  byId("by-hand").hidden = Boolean(refused);
  byId("no-claims-how").hidden = Boolean(missing);
  byId("claim-list").replaceChildren(...claims.map((one, index) => item(one, index, { edited: index === edited, fixed: Boolean(refused), own: source.event })));
}

function item(one, index, { edited, fixed, own }) {
  const { value, means, asks, fact, event, quote, scope, as_of: asOf, voice, stated, where, spans, findings, refused } = one;
  const [start, end] = spans[0] ?? [];
  const says = [scope, asOf && `as of ${asOf}`, voice && `voice: ${voice}`, stated && stated !== "fact" && stated, event !== own && event];
  const found = quote && !spans.length ? " · not found in the text" : "";
  const button = fixed ? null : made("button", {
    type: "button", class: "link", "data-edit": index, disabled: Boolean(refused), title: refused || null, "aria-label": `Edit the claim ${value}, ${asks || fact}`,
  }, "Edit");
  return made(
    "li", { class: edited && "edited", "data-place": start, "data-end": end },
    made("p", { class: "asks" }, asks || fact),
    made("p", {}, made("b", { dir: "auto" }, value), means && means !== value ? made("span", { class: "aside" }, ` ${means}`) : null),
    quote ? made("blockquote", { dir: "auto" }, quote) : made("p", { class: "aside" }, "without a quote"),
    made("p", { class: "aside" }, ...says.filter(Boolean).map((words) => `${words} · `), made("span", { class: "place" }, where), found, button ? " · " : null, button),
    ...findings.map(({ rule, severity, says: message }) => made("p", { class: "flag" }, made("span", { class: `badge ${severity}` }, rule), " ", message)),
  );
}
