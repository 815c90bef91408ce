// A quote in its source's text, to be read on from.

import { ask } from "./asking.js";
import { byId, made } from "./dom.js";

export async function show(claim) {
  const { who, name, pieces, before, after } = await ask(`api/passages/${claim}`);
  byId("passage-title").replaceChildren(made("bdi", {}, who), " ", made("span", { class: "key" }, name));
  byId("passage-text").replaceChildren(
    before ? "… " : "",
    ...pieces.map(({ words, quoted }) => (quoted ? made("mark", {}, words) : words)),
    after ? " …" : "",
  );
  byId("passage").showModal();
  byId("passage-text").querySelector("mark")?.scrollIntoView({ block: "center" });
}
