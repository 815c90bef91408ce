// Does one thing after another, and shows what went wrong where nothing else does. The body is busy meanwhile.

import { byId } from "./dom.js";

let last = Promise.resolve();
export const alone = (work) => (last = last.then(async () => {
  document.body.setAttribute("aria-busy", "true");
  try {
    byId("trouble").textContent = "";
    await work();
  } catch (refused) {
    byId("trouble").classList.toggle("files", refused.said?.why === "files");
    byId("trouble").textContent = refused.message;
    byId("trouble").scrollIntoView({ block: "center" });
  } finally {
    document.body.removeAttribute("aria-busy");
  }
}));
