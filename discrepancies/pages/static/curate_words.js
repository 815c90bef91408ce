// Words of a text, found by offsets in UTF-16 units, so that a quote can be made longer and shorter word by word.
// Scripts without spaces have a word a letter. Nothing here touches the page.

const ALONE = "\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Thai}\\p{scx=Khmer}\\p{scx=Lao}\\p{scx=Mymr}";
const WORD = new RegExp(`[${ALONE}]|[^\\s${ALONE}]+`, "gu");
const OPENS = /^[\p{Ps}\p{Pi}\p{Pf}"'¿¡]+/u;
const CLOSES = /[\p{Pe}\p{Pf}\p{Pi}"',.;:!?…،؛؟。、，：；]+$/u;
const SAYS = /[\p{L}\p{N}]/u;
const FAR = 400; // as far as is looked for a word; none is longer

// The words between two offsets, without the punctuation around them: [{ start, end }].
export function words(text, from, to) {
  const found = [];
  for (const { 0: word, index } of text.slice(from, to).matchAll(WORD)) {
    if (!SAYS.test(word)) continue;
    const start = from + index + (OPENS.exec(word)?.[0].length ?? 0);
    found.push({ start, end: from + index + word.length - (CLOSES.exec(word)?.[0].length ?? 0) });
  }
  return found;
}

// The whole words of a stretch that begins or ends within one; null where it holds none.
export function whole(text, from, to) {
  const begun = /\S*$/u.exec(text.slice(Math.max(0, from - FAR), from))[0].length;
  const ended = /^\S*/u.exec(text.slice(to, to + FAR))[0].length;
  const inside = words(text, from - begun, to + ended).filter((one) => one.end > from && one.start < to);
  return inside.length ? { start: inside[0].start, end: inside.at(-1).end } : null;
}

export const after = (text, at) => words(text, at, text.length > at + 4 * FAR ? at + 4 * FAR : text.length)[0] ?? null;

export function before(text, at) {
  const from = Math.max(0, at - 4 * FAR);
  return words(text, from, at).at(-1) ?? null;
}

// A stretch with its end (or its beginning) a word further on, or back; as it is where there is no such word.
export function moved(text, { start, end }, side, step) {
  if (side === "end") {
    const to = step > 0 ? after(text, end)?.end : before(text, end - 1)?.end;
    return to === undefined || to <= start ? { start, end } : { start, end: to };
  }
  const to = step < 0 ? before(text, start)?.start : after(text, whole(text, start, start + 1)?.end ?? start + 1)?.start;
  return to === undefined || to >= end ? { start, end } : { start: to, end };
}
