// The address: one thing that was gone to, and a view: #fact-el_junquito/killed&status=disputed&q=toll, as on the
// review page. A link to it shows the same, and Back leads to what was shown before.

let typing = false; // a word that is being typed is one step back, not one a letter

function written({ q, chosen }) {
  const said = new URLSearchParams(q.trim() ? [["q", q]] : []);
  for (const { name } of facets) for (const value of chosen.get(name) ?? []) said.append(name, value);
  return said.toString();
}

function read(hash) {
  const asked = { anchor: "", view: everything() };
  for (const part of hash.split("&").filter(Boolean)) {
    if (!part.includes("=")) asked.anchor = part;
    for (const [name, value] of part.includes("=") ? new URLSearchParams(part) : []) {
      if (name === "q") asked.view.q = value;
      if (facetNamed.has(name)) asked.view.chosen.set(name, new Set(asked.view.chosen.get(name)).add(value));
    }
  }
  return asked;
}

function put(anchor, { instead = false } = {}) {
  const hash = [anchor, written(view)].filter(Boolean).join("&");
  if (hash === location.hash.slice(1)) return;
  const address = hash ? `#${hash}` : location.pathname + location.search;
  if (instead) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
}

// Shows another view.
function choose(next, { isTyping = false } = {}) {
  view = next;
  put("", { instead: typing && isTyping });
  typing = isTyping;
  apply();
}

// Goes to one thing of the page; a view that hides it is left.
function go(anchor) {
  if (!reachable(anchor)) view = everything(), apply();
  put(anchor);
  typing = false;
  reveal(anchor);
}

const OF_ONE = /^(fact|table|row|f)-(.*)$/;

function target(anchor) {
  const [, sort, key] = OF_ONE.exec(anchor) ?? [];
  const isFact = sort === "fact" || sort === "table";
  const n = (isFact ? factOf : findingOf).get(key);
  return n === undefined ? null : { isFact, key, n };
}

function reachable(anchor) {
  const one = target(anchor);
  if (one) return (one.isFact ? shownFacts : shownFindings).includes(one.n) && !$(anchor)?.closest("[hidden]");
  return !$(anchor)?.closest("[hidden]");
}

function reveal(anchor) {
  settle();
  const one = target(anchor);
  if (one && !$(anchor)) {
    const place = (one.isFact ? shownFacts : inOrder(shownFindings)).indexOf(one.n);
    if (place >= BATCH) (one.isFact ? drawAll : drawFound)(place + 1);
  }
  const element = $(anchor) ?? (one && $(one.isFact ? `table-${one.key}` : `row-${one.key}`));
  if (!element) return;
  if (element.matches("details")) element.open = true;
  document.querySelector(".found")?.classList.remove("found");
  if (one) element.classList.add("found");
  element.scrollIntoView();
  // What comes into sight on the way there is laid out only then, and moves it.
  requestAnimationFrame(() => requestAnimationFrame(() => element.scrollIntoView()));
  const focused = element.querySelector(":scope > summary") ?? element;
  if (focused.tabIndex < 0) focused.setAttribute("tabindex", "-1");
  focused.focus({ preventScroll: true });
}

// Shows what the address says.
function follow() {
  const { anchor, view: asked } = read(location.hash.slice(1));
  view = asked;
  typing = false;
  apply();
  if (!anchor) return;
  if (!reachable(anchor)) view = everything(), apply(), put(anchor, { instead: true });
  reveal(anchor);
}
