// A list of thousands of which only what is seen is in the page: every row is as high as every other, and has its
// place. One row takes the focus (Tab leads to it, arrows lead on), and stays in the page however far one scrolls.

const SPARE = 8; // rows kept above and below what is seen

// `box` scrolls, `list` is in it, `drawn(item)` makes the row (a li with a button) of an item, which has an `id`.
export function rows(box, list, drawn) {
  let items = [];
  let places = new Map(); // by id
  let made = new Map(); // the rows in the page, by id
  let height = 0;
  let at = null; // the id of the row that takes the focus

  const button = (id) => made.get(id)?.querySelector("button");

  function row(id) {
    const place = places.get(id);
    const li = drawn(items[place]);
    li.setAttribute("aria-posinset", place + 1);
    li.setAttribute("aria-setsize", items.length);
    li.style.transform = `translateY(${place * height}px)`;
    li.querySelector("button").tabIndex = id === at ? 0 : -1;
    return li;
  }

  // The rows that are seen, in their order, and the one that takes the focus. What is there already is left alone.
  function paint() {
    const first = Math.max(0, Math.floor(box.scrollTop / height) - SPARE);
    const last = Math.min(items.length, Math.ceil((box.scrollTop + box.clientHeight) / height) + SPARE);
    const wanted = new Set(items.slice(first, last).map((item) => item.id));
    if (at !== null) wanted.add(at);
    for (const [id, li] of made) {
      if (wanted.has(id)) continue;
      li.remove();
      made.delete(id);
    }
    let before = null;
    for (const id of [...wanted].sort((one, other) => places.get(other) - places.get(one))) {
      if (!made.has(id)) {
        made.set(id, row(id));
        list.insertBefore(made.get(id), before);
      }
      before = made.get(id);
    }
  }

  // How high a row is with the letters and the zoom that there are; 0 while none can be seen.
  function measure() {
    if (!items.length || !box.clientHeight) return;
    const probe = list.appendChild(drawn(items[0]));
    height = probe.offsetHeight;
    probe.remove();
  }

  function draw(all) {
    const focused = list.contains(document.activeElement) && document.activeElement.matches("button");
    items = all;
    places = new Map(items.map((item, place) => [item.id, place]));
    if (!places.has(at)) at = items[0]?.id ?? null;
    made = new Map();
    list.replaceChildren();
    if (!height) measure();
    list.style.height = `${items.length * height}px`;
    if (!height) return;
    paint();
    if (focused) button(at)?.focus({ preventScroll: true });
  }

  function reveal(id) {
    const place = places.get(id);
    if (place === undefined || !height) return;
    const [top, bottom] = [place * height, (place + 1) * height];
    if (top < box.scrollTop) box.scrollTop = top;
    else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight;
    paint();
  }

  // Has a row take the focus; with `now` it is given to it.
  function focus(id, now = true) {
    if (!places.has(id)) return;
    const before = button(at);
    if (before) before.tabIndex = -1;
    at = id;
    reveal(id);
    const to = button(id);
    if (!to) return;
    to.tabIndex = 0;
    if (now) to.focus({ preventScroll: true });
  }

  // The row so many below the one that takes the focus, or the last (first) there is.
  const beside = (step) => items[Math.min(Math.max((places.get(at) ?? 0) + step, 0), items.length - 1)]?.id;
  const between = (one, other) => {
    const [from, to] = [places.get(one) ?? 0, places.get(other) ?? 0].sort((a, b) => a - b);
    return items.slice(from, to + 1).map((item) => item.id);
  };

  box.addEventListener("scroll", () => height && paint(), { passive: true });
  new ResizeObserver(() => {
    if (!box.clientHeight) return;
    const first = height ? box.scrollTop / height : 0;
    measure();
    draw(items);
    box.scrollTop = first * height;
    if (height) paint();
  }).observe(box);

  return {
    draw, focus, reveal, beside, between,
    top: () => (box.scrollTop = 0),
    page: () => Math.max(1, Math.floor(box.clientHeight / (height || 1)) - 1),
    get at() { return at; },
    get length() { return items.length; },
  };
}
