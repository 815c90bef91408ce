// The review page: shows one finding after the other and sends what the editor answers.

import * as address from "./address.js";
import { ask, bringsSecret, enter } from "./asking.js";
import * as asks from "./asks.js";
import { byId, made } from "./dom.js";
import * as drafts from "./drafts.js";
import * as form from "./form.js";
import * as keys from "./keys.js";
import * as mend from "./mend.js";
import * as passage from "./passage.js";
import * as queue from "./queue.js";
import { alone } from "./turns.js";

const CHANGED = "The files changed meanwhile; this is how it stands now.";

let current = null; // the finding shown: its id, evidence and mark (the decision that counts), and what may be done

const receipts = () => JSON.parse(sessionStorage.getItem("receipts") ?? "[]");
const keep = (all) => sessionStorage.setItem("receipts", JSON.stringify(all));
const say = (words) => (byId("said").textContent = words);

async function reload() {
  const told = await ask("api/queue");
  // Whoever signs in at the same browser next has drafts of their own.
  drafts.of(told.signed_in ? `${told.log}/${encodeURIComponent(told.by)}` : told.log);
  queue.replace(told);
  form.signed(told);
  byId("names").replaceChildren(...told.people.map((name) => made("option", { value: name })));
  byId("desk").hidden = false;
}

function redraw() {
  queue.draw(current?.id ?? null);
  byId("undo").disabled = receipts().length === 0;
}

// Shows a finding, or that none is left. `stay` leaves the eyes where they are; `push` makes it a step of Back.
async function show(id, { focus = true, notice = "", push = false, stay = false } = {}) {
  current = id ? await ask(`api/findings/${encodeURIComponent(id)}`) : null;
  form.hide();
  asks.hide();
  say("");
  byId("notice").textContent = notice;
  const card = byId("card");
  card.replaceChildren(...(current ? drawn(current.html) : []));
  byId("history").replaceChildren(...(current ? drawn(current.history) : []));
  byId("handled").replaceChildren(...(current ? drawn(current.handled) : []));
  byId("answering").hidden = !current;
  byId("done").hidden = Boolean(current);
  byId("done").textContent = "Nothing is left to decide here. “Filter” shows what else there is.";
  address.write({ finding: current?.id ?? "", filters: { view: [] } }, { push });
  const offered = [...(current?.answers ?? []), ...(current?.deeds ?? [])];
  for (const button of document.querySelectorAll("[data-answer], [data-deed]")) {
    button.hidden = button.disabled = !offered.includes(button.dataset.answer ?? button.dataset.deed);
  }
  form.offerOutdated(current);
  mend.offer(current);
  redraw();
  if (stay) return;
  byId("finding").scrollTo({ top: 0 });
  byId("answering").scrollTo({ top: 0 });
  if (focus) {
    (card.querySelector("article") ?? byId("done")).focus({ preventScroll: true });
    // Where it scrolls on its own it is on the screen already.
    if (getComputedStyle(byId("finding")).overflowY !== "auto") byId("finding").scrollIntoView({ block: "start" });
  }
  // Whoever comes back to an answer that they began goes on with it, unless they are told of something first.
  if (current && !notice && form.begun(current)) form.show(current, form.button(form.begun(current)), { focus: false });
}

// The server escaped every text in this; a document made so runs nothing, and the page's policy lets nothing run.
function drawn(html) {
  const nodes = [...new DOMParser().parseFromString(html, "text/html").body.childNodes];
  for (const link of nodes.flatMap((node) => [...(node.querySelectorAll?.("a[href^=http]") ?? [])])) link.target = "_blank";
  return nodes;
}

// What is sent for each act, to which route, with what was on the screen.
function sent({ finding, act, fields: { by, reason, whom, until, because, value } }) {
  const seen = { id: finding.id, evidence: finding.evidence, after: finding.mark };
  switch (act) {
    case "comment": return ["api/comment", { id: finding.id, comment: reason, by }];
    case "assign": return ["api/assign", { id: finding.id, to: whom, until, by }];
    case "approve": return ["api/approve", { ...seen, by }];
    default: return ["api/decisions", { ...seen, answer: act, because, value, whom, until, reason, by }];
  }
}

async function record() {
  if (!form.open()) return; // a second Enter
  const given = form.given();
  const { id } = given.finding;
  let recorded;
  try {
    recorded = await ask(...sent(given));
  } catch (refused) {
    if (refused.status === 422) return form.wrong(refused.message);
    return shownAnew(id, refused);
  }
  form.recorded(given);
  keep([...receipts(), { marks: recorded.marks, id }]);
  const next = queue.following(id);
  await reload();
  if (["comment", "assign"].includes(given.act)) {
    await show(id, { stay: true });
    form.button(given.act).focus({ preventScroll: true });
  } else {
    const left = [next, queue.following(id), given.finding].find((one) => one && queue.isLeft(one.id));
    await show(left?.id ?? null, { push: true });
  }
  say(`Recorded: ${recorded.said}`);
}

// Shows how a finding stands now, or the next where it is gone.
async function anew(id, notice) {
  await reload();
  await show(queue.find(id) ? id : queue.following(id)?.id ?? null, { notice });
}

// Somebody else decided, or the evidence is another: what is there now is shown, and asked about again.
async function shownAnew(id, refused) {
  if (refused.status !== 409 || refused.said.why === "files") throw refused;
  await anew(id, refused.message);
}

// What one did last is undone, in one's name.
async function undo() {
  const all = receipts();
  const { marks, id } = all.at(-1) ?? {};
  if (id) await takeBack(marks, id, () => keep(all.slice(0, -1)));
}

async function takeBack(marks, id, forget = () => {}) {
  let taken;
  try {
    taken = await ask("api/undo", { marks, by: form.name() });
  } catch (refused) {
    if (refused.status === 409 && refused.said.why !== "files") forget();
    return shownAnew(id, refused);
  }
  forget();
  await reload();
  await show(id, { push: current?.id !== id });
  say(taken.said);
}

const walk = (step) => {
  const to = queue.beside(current?.id, step);
  if (to) alone(() => show(to.id, { push: true }));
};

for (const button of document.querySelectorAll("[data-answer], [data-deed]")) {
  button.addEventListener("click", () => {
    mend.close();
    if (current) form.show(current, button);
  });
}
byId("previous").addEventListener("click", () => walk(-1));
byId("next").addEventListener("click", () => walk(1));
byId("undo").addEventListener("click", () => alone(undo));
byId("findings-button").addEventListener("click", () => {
  const listed = byId("desk").classList.toggle("lists");
  byId("findings-button").setAttribute("aria-expanded", listed);
});
byId("asks-button").addEventListener("click", () => alone(async () => {
  if (!byId("asks").hidden) return show(current?.id ?? null);
  address.write({ filters: { view: ["asks"] } }, { push: true });
  await openAsks();
}));
byId("asks").addEventListener("click", ({ target }) => {
  const link = target.closest("[data-id]");
  if (link) alone(() => show(link.dataset.id, { push: true }));
});
byId("history").addEventListener("click", ({ target }) => {
  const button = target.closest("[data-mark]");
  if (button) alone(() => takeBack([button.dataset.mark], current.id));
});
// A finding named on the card is a step within the list, as it is narrowed now.
byId("card").addEventListener("click", (event) => {
  const quote = event.target.closest("[data-claim]");
  if (quote) alone(() => passage.show(quote.dataset.claim));
  const link = event.target.closest('a[href^="#f-"]');
  if (!link) return;
  event.preventDefault();
  const id = link.hash.slice(3);
  if (id !== current?.id && queue.find(id)) alone(() => show(id, { push: true }));
});
byId("help-button").addEventListener("click", () => byId("help").showModal());
byId("cancel").addEventListener("click", leave);
queue.listen({
  recorded: (recorded, ids) => alone(async () => {
    keep([...receipts(), { marks: recorded.marks, id: ids[0] }]);
    await reload();
    const next = current && ids.includes(current.id) ? queue.following(current.id)?.id : current?.id;
    await show(queue.find(next) ? next : null, { push: true });
    say(`Recorded: ${recorded.said}`);
  }),
  moved: () => alone(async () => {
    await reload();
    redraw();
  }),
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
address.heard(({ finding, filters }) => {
  if (bringsSecret()) location.reload(); // the address of another run
  else if (filters.view?.includes("asks")) alone(openAsks);
  else if (!byId("asks").hidden) alone(() => show(finding || null));
  else if (finding !== (current?.id ?? "") && queue.find(finding)) alone(() => show(finding));
  else redraw();
});
// Whoever comes back from the claims file sees what became of it.
addEventListener("focus", () => {
  if (!form.open() && !mend.open() && !byId("desk").hidden) alone(async () => {
    const before = JSON.stringify(current && queue.find(current.id));
    await reload();
    const same = current && queue.find(current.id);
    if (current && (!same || same.evidence !== current.evidence || same.mark !== current.mark)) {
      await show(same ? current.id : queue.following(current.id)?.id ?? null, { notice: CHANGED });
    } else if (current && byId("asks").hidden && JSON.stringify(same) !== before) {
      await show(current.id, { stay: true }); // somebody has it, commented or approved
    } else redraw();
  });
});
keys.listen({ leave, undo: () => alone(undo) });

async function openAsks() {
  form.hide();
  mend.close();
  await asks.show();
  byId("card").replaceChildren();
  byId("notice").textContent = "";
  byId("done").hidden = byId("answering").hidden = true;
}

mend.listen({
  alone,
  leave,
  moved: anew,
  written: async (id, said) => {
    await anew(id);
    say(said);
  },
});

function leave() {
  mend.close({ focus: true });
  if (!form.open()) return;
  const button = form.button(form.act());
  form.hide();
  button.focus();
}

alone(async () => {
  await enter();
  await reload();
  const asked = queue.find(address.read().finding);
  const first = asked ?? queue.shown().find((one) => queue.isLeft(one.id)) ?? queue.shown()[0];
  const view = address.read().filters.view;
  await show(first?.id ?? null, { focus: false });
  if (view?.includes("asks")) {
    address.write({ filters: { view } });
    await openAsks();
  }
});
