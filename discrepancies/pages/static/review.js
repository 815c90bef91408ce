// The review page: shows one finding after the other and sends what the editor answers.

import * as address from "./address.js";
import { ask, bringsSecret, enter } from "./asking.js";
import { byId } from "./dom.js";
import * as form from "./form.js";
import * as keys from "./keys.js";
import * as queue from "./queue.js";

const CHANGED = "The files changed meanwhile; this is how it stands now.";

let current = null; // the finding shown: its id, evidence and mark (the answer that counts), and what may be answered

const receipts = () => JSON.parse(sessionStorage.getItem("receipts") ?? "[]");
const keep = (all) => sessionStorage.setItem("receipts", JSON.stringify(all));
const say = (words) => (byId("said").textContent = words);

// Does one thing after another, and shows what went wrong where nothing else does.
let last = Promise.resolve();
const alone = (work) => (last = last.then(async () => {
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

async function reload() {
  const listed = await ask("api/queue");
  queue.replace(listed);
  form.signed(listed.by);
  byId("desk").hidden = false;
}

function redraw() {
  queue.draw(current?.id ?? null);
  byId("undo").disabled = receipts().length === 0;
}

// Shows a finding, or that none is left.
async function show(id, { focus = true, notice = "", push = false } = {}) {
  current = id ? await ask(`api/findings/${encodeURIComponent(id)}`) : null;
  form.hide();
  say("");
  byId("notice").textContent = notice;
  const card = byId("card");
  card.replaceChildren(...(current ? drawn(current.html) : []));
  byId("answers").hidden = !current;
  byId("done").hidden = Boolean(current);
  byId("done").textContent = "Nothing is left to decide here. “Filter” shows what else there is.";
  address.write({ finding: current?.id ?? "" }, { push });
  for (const button of document.querySelectorAll("[data-answer]")) {
    button.hidden = !(current?.answers ?? []).includes(button.dataset.answer);
    button.disabled = button.hidden;
  }
  redraw();
  if (!focus) return;
  (card.querySelector("article") ?? byId("done")).focus({ preventScroll: true });
  byId("finding").scrollTo({ top: 0 });
  byId("finding").scrollIntoView({ block: "start" });
}

// The server escaped every text in this; a document made so runs nothing, and the page's policy lets nothing run.
function drawn(html) {
  const nodes = [...new DOMParser().parseFromString(html, "text/html").body.childNodes];
  for (const link of nodes.flatMap((node) => [...(node.querySelectorAll?.("a[href^=http]") ?? [])])) link.target = "_blank";
  return nodes;
}

async function record() {
  if (!form.open()) return; // a second Enter
  const [answer, finding] = [form.given(), current];
  let recorded;
  try {
    recorded = await ask("api/decisions", { ...answer, evidence: finding.evidence, after: finding.mark });
  } catch (refused) {
    if (refused.status === 422) return form.wrong(refused.message);
    return shownAnew(answer.id, refused);
  }
  form.recorded(answer.id);
  keep([...receipts(), { receipt: recorded.receipt, id: answer.id }]);
  const next = queue.following(answer.id);
  await reload();
  await show([next, queue.following(answer.id), finding].find((one) => one && queue.isLeft(one.id))?.id ?? null);
  say(`Recorded: ${recorded.said}`);
}

// Somebody else decided, or the evidence is another: what is there now is shown, and asked about again.
async function shownAnew(id, refused) {
  if (refused.status !== 409 || refused.said.why === "files") throw refused;
  await reload();
  await show(queue.find(id) ? id : queue.following(id)?.id ?? null, { notice: refused.message });
}

async function undo() {
  const all = receipts();
  const { receipt, id } = all.at(-1) ?? {};
  if (!id) return;
  let taken;
  try {
    taken = await ask("api/undo", { receipt });
  } catch (refused) {
    if (refused.status === 409 && refused.said.why !== "files") keep(all.slice(0, -1));
    return shownAnew(id, refused);
  }
  keep(all.slice(0, -1));
  await reload();
  await show(id);
  say(taken.said);
}

const walk = (step) => {
  const to = queue.beside(current?.id, step);
  if (to) alone(() => show(to.id, { push: true }));
};

for (const button of document.querySelectorAll("[data-answer]")) {
  button.addEventListener("click", () => current && form.show(current, button));
}
byId("previous").addEventListener("click", () => walk(-1));
byId("next").addEventListener("click", () => walk(1));
byId("undo").addEventListener("click", () => alone(undo));
byId("findings-button").addEventListener("click", () => {
  const listed = byId("desk").classList.toggle("lists");
  byId("findings-button").setAttribute("aria-expanded", listed);
});
byId("help-button").addEventListener("click", () => byId("help").showModal());
byId("cancel").addEventListener("click", leave);
queue.listen({
  open: (id) => alone(() => show(id, { push: true })),
  changed: () => {
    if (!current && queue.shown().length) alone(() => show(queue.shown()[0].id, { focus: false }));
  },
});
byId("form").addEventListener("submit", (event) => {
  event.preventDefault();
  alone(record);
});
byId("form").addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.target.tagName === "BUTTON") return;
  event.preventDefault();
  if (!event.repeat) byId("form").requestSubmit();
});
address.heard(({ finding }) => {
  if (bringsSecret()) location.reload(); // the address of another run
  else if (finding !== (current?.id ?? "") && queue.find(finding)) alone(() => show(finding));
  else redraw();
});
// Whoever comes back from the claims file sees what became of it.
addEventListener("focus", () => {
  if (!form.open() && !byId("desk").hidden) alone(async () => {
    await reload();
    const same = current && queue.find(current.id);
    if (current && (!same || same.evidence !== current.evidence || same.mark !== current.mark)) {
      await show(same ? current.id : queue.following(current.id)?.id ?? null, { notice: CHANGED });
    } else redraw();
  });
});
keys.listen({ leave, undo: () => alone(undo) });

function leave() {
  if (!form.open()) return;
  const button = document.querySelector("[data-answer][aria-expanded=true]");
  form.hide();
  button.focus();
}

alone(async () => {
  await enter();
  await reload();
  const asked = queue.find(address.read().finding);
  const first = asked ?? queue.shown().find((one) => queue.isLeft(one.id)) ?? queue.shown()[0];
  await show(first?.id ?? null, { focus: false });
});
