// Signing in and out, where a team shares the desk. Whoever has to sign in again finds the page as they left it.

import { keep, send } from "./asking.js";
import { byId, made } from "./dom.js";

const NAME = "signed in as";
const AGAIN = "Sign in again, and go on where you were. What you wrote is still here.";
const BUSY = 2; // seconds that are waited without a word, while others are signing in

let coming = null; // what everybody waits for who asked while nobody was signed in

// Asks for name and password, and again until they are right.
export const signIn = () => (coming ??= asked().finally(() => (coming = null)));

async function asked() {
  const [dialog, { username, password }] = [byId("sign-in"), byId("sign-in-form").elements];
  const before = sessionStorage.getItem(NAME);
  byId("sign-in-why").textContent = before ? AGAIN : "";
  username.value ||= before ?? "";
  document.body.classList.add("signed-out");
  if (!dialog.open) dialog.showModal();
  (username.value ? password : username).focus();
  const { token, name } = await right(username, password);
  keep(token, name === before);
  sessionStorage.setItem(NAME, name);
  password.value = "";
  if (before && name !== before) { // what is on the page is somebody else's
    location.reload();
    return new Promise(() => {});
  }
  dialog.close();
  document.body.classList.remove("signed-out");
  shown();
}

async function right(username, password) {
  const wrong = byId("sign-in-wrong");
  for (;;) {
    await submitted();
    wrong.textContent = "";
    try {
      return await patiently(() => send("api/sign-in", { name: username.value, password: password.value }));
    } catch (refused) {
      wrong.textContent = refused.message;
      password.focus();
      password.select();
    }
  }
}

async function patiently(work, tries = 20) {
  try {
    return await work();
  } catch (refused) {
    if (!(refused.said?.wait <= BUSY) || tries === 0) throw refused;
    await new Promise((resolve) => setTimeout(resolve, 1000 * refused.said.wait * (0.5 + Math.random())));
    return patiently(work, tries - 1);
  }
}

const submitted = () => new Promise((resolve) => byId("sign-in-form").addEventListener("submit", resolve, { once: true }));

async function signOut() {
  await send("api/sign-out", {}).catch(() => {}); // where it cannot be told, the tab forgets all the same
  sessionStorage.clear();
  location.reload();
}

// Says who has signed in, with the way out.
function shown() {
  const name = sessionStorage.getItem(NAME);
  if (!name || byId("sign-out")) return;
  const button = made("button", { type: "button", id: "sign-out" }, "Sign out");
  button.addEventListener("click", signOut);
  document.querySelector(".bar .tools").append(made("span", { class: "signed-in", title: name }, name), button);
}

byId("sign-in-form").addEventListener("submit", (event) => event.preventDefault());
byId("sign-in").addEventListener("keydown", (event) => event.key === "Escape" && event.preventDefault());
byId("sign-in").addEventListener("cancel", (event) => event.preventDefault());
byId("sign-in").addEventListener("close", () => coming && byId("sign-in").showModal()); // a second Escape closes it
shown();
