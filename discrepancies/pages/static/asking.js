// Asks the server. The token comes in the address's fragment, is taken out of it at once, and stays in this tab; where
// people sign in, it is a session's.

import { signIn } from "./signing.js";

const CALLED = document.body.dataset.called ?? "The review"; // as the page calls itself
const ENDED = `${CALLED} does not answer any more: start it again on the command line.`;
const UNSURE = " It will show whether your answer was still recorded; what you wrote stays here until then.";
const HEADER = "X-Review-Token";

// What the server answers where it did not do as asked: its status, and what it said.
export class Refused extends Error {
  constructor(status, said) {
    super(said.error);
    this.status = status;
    this.said = said;
  }
}

const given = () => new URLSearchParams(location.hash.slice(1));
export const bringsSecret = () => given().has("token") || given().has("open");

// Takes the secret out of the address. Whoever opens a used address keeps the token that this tab has.
export async function enter() {
  const [token, key] = [given().get("token"), given().get("open")];
  if (bringsSecret()) history.replaceState(null, "", location.pathname);
  if (token) keep(token);
  else if (key) {
    try {
      keep((await ask("api/open", { key })).token);
    } catch (refused) {
      if (!sessionStorage.getItem("token")) throw refused;
    }
  }
}

// Another run takes nothing back that was answered in this one, nor does somebody else.
export function keep(token, same = token === sessionStorage.getItem("token")) {
  if (!same) sessionStorage.clear();
  sessionStorage.setItem("token", token);
}

// Asks, and goes on once somebody has signed in where that is needed.
export async function ask(path, body) {
  for (;;) {
    try {
      return await send(path, body);
    } catch (refused) {
      if (refused.said?.why !== "sign-in") throw refused;
      await signIn();
    }
  }
}

export async function send(path, body) {
  const headers = { [HEADER]: sessionStorage.getItem("token") ?? "" };
  const asked = body === undefined
    ? { headers }
    : { method: "POST", headers: { ...headers, "Content-Type": "application/json" }, body: JSON.stringify(body) };
  let answer;
  try {
    answer = await fetch(path, { ...asked, cache: "no-store", credentials: "omit" });
  } catch {
    throw new Refused(0, { error: ENDED + (body === undefined ? "" : UNSURE) });
  }
  const said = await answer.json().catch(() => ({ error: `${CALLED} could not answer (${answer.status}).` }));
  if (!answer.ok) throw new Refused(answer.status, said);
  return said;
}
