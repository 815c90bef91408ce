// What is asked of whom and not answered yet: the view of all open questions, in place of the evidence.

import { ask } from "./asking.js";
import { byId, counted, made } from "./dom.js";

const view = byId("asks");
const button = byId("asks-button");

export async function show() {
  const { asks } = await ask("api/asks");
  view.replaceChildren(
    made("h2", { id: "asks-title", tabindex: "-1" }, asks.length ? `${counted(asks.length, "open question")}` : "Nothing is asked of anybody"),
    made("ul", {}, ...asks.map(entry)),
  );
  view.hidden = false;
  button.setAttribute("aria-pressed", "true");
  byId("asks-title").focus({ preventScroll: true });
}

export function hide() {
  view.hidden = true;
  button.setAttribute("aria-pressed", "false");
}

function entry({ id, whom, about, reason, by, since, until, state, says }) {
  return made(
    "li", { class: state },
    made(
      "p", {}, made("b", { dir: "auto" }, whom || "The source"), until ? `, by ${until}` : "",
      state === "waiting" ? "" : made("span", { class: "state" }, ` ${state}`),
    ),
    made("p", { dir: "auto" }, reason),
    ...says.map((sentence) => made("p", {}, `Since then: ${sentence}`)),
    made("p", { class: "aside" }, `asked by ${by}, ${since} · `, made("button", { type: "button", class: "link", "data-id": id }, about)),
  );
}
