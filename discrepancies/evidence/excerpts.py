"""A quote as it stands in its text, with what stands around it: what an editor reads before believing a claim.

Words torn out of a text can mean the opposite of what it says; a dozen words either side mostly show that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.kinds import MEASURED, kind
from discrepancies.language.reading import Context, Reading, Unreadable

if TYPE_CHECKING:
    from discrepancies.evidence.quotes import Found, Passage
    from discrepancies.load.dossier import Dossier
    from discrepancies.load.texts.source_text import SourceText
    from discrepancies.model import Fact
    from discrepancies.wording import Wording

AROUND = 12
"""Words shown either side of a quote."""
MOST = 120
"""Characters shown either side, for scripts that have no spaces between words."""

Stretch = tuple[int, int]
"""Start and end of some words in an excerpt."""

_SORTS = {**dict.fromkeys(("count", *MEASURED), "number"), "date": "date", "period": "date"}
_WORD = re.compile(r"\S+")
_SEEN = re.compile(r"\S")
_SPACES = re.compile(r"\s+")
_PARTED = re.compile(r"(?<=\w)-\n(?=\w)")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))  # soft hyphens and spaces without width


class Excerpt(NamedTuple):
    """Some words of a text: which of them are quoted, and which of those give the value."""

    text: str
    quoted: tuple[Stretch, ...]
    figures: tuple[Stretch, ...]


def excerpt(text: SourceText, passages: Sequence[Passage], figures: Callable[[str], Sequence[Stretch]]) -> Excerpt:
    """The passages of a quote with AROUND words either side, white space made plain; "…" where more was left out.

    `figures` finds in the words of one passage those that are to be marked.
    """
    said, quoted, marked = "", [], []
    for words, of_quote in _pieces(text, passages):
        if of_quote:
            quoted.append((len(said), len(said) + len(words)))
            marked += [(len(said) + start, len(said) + end) for start, end in figures(words)]
        said += words
    return Excerpt(said, tuple(quoted), tuple(marked))


def in_context(dossier: Dossier, wording: Wording, row: int, found: Found) -> Excerpt:
    """The quote of a row's claim in its context, with the figures in it marked that the claim rests on."""
    source = wording.source(row)
    return excerpt(dossier.texts[source], found.passages, lambda words: _that_show(words, dossier, wording, row))


def _that_show(words: str, dossier: Dossier, wording: Wording, row: int) -> list[Stretch]:
    """The figures in some words that mean what the claim of a row does, or one end of it; else the only one there."""
    sort = _SORTS.get(wording.fact(row).kind)
    if sort is None:
        return []
    # Start-up: most dossiers have no texts at hand.
    from discrepancies.evidence.figures import figures

    context = Context.of(dossier.sources[wording.source(row)])
    means = {wording.means_between(of) for of in wording.rows(row)}
    read = [figure for figure in figures(words, context) if figure.kind == sort or figure.either]
    alike = [figure for figure in read if means & _meanings(figure.value, wording.fact(row), context)]
    return [(figure.start, figure.end) for figure in alike or (read if len(read) == 1 else [])]


def _meanings(value: str | None, fact: Fact, context: Context) -> set[tuple[float, float]]:
    """What a figure means to the fact's own kind, or its ends do; nothing where that does not read it."""
    try:
        read = kind(fact.kind).read(value or "", fact, context)
    except Unreadable:
        return set()
    parts = [read] if isinstance(read, Reading) else [reading for _, reading in read]
    return {(reading.low, reading.high) for reading in parts}


def _pieces(text: SourceText, passages: Sequence[Passage]) -> Iterator[tuple[str, bool]]:
    """The words around and between the passages, and those of the passages, in order."""
    begin, after = text.span
    last = passages[0]
    yield _before(text.plain, begin, last.start).lstrip(), False
    yield _seen(text.plain[last.start : last.end]), True
    for passage in passages[1:]:
        yield _between(text.plain, last.end, passage.start), False
        yield _seen(text.plain[passage.start : passage.end]), True
        last = passage
    yield _after(text.plain, last.end, after).rstrip(), False


def _before(plain: str, begin: int, end: int) -> str:
    """The last words of plain[begin:end]."""
    start = max(begin, end - MOST)
    words = list(_WORD.finditer(plain, start, end))
    if start > begin and len(words) > 1 and not plain[start - 1].isspace():
        del words[0]  # the end of a word
    at = words[-AROUND:][0].start() if words else end
    return f"{'… ' if _more(plain, begin, at) else ''}{_seen(plain[at:end])}"


def _after(plain: str, begin: int, end: int) -> str:
    """The first words of plain[begin:end]."""
    stop = min(end, begin + MOST)
    words = list(_WORD.finditer(plain, begin, stop))
    if stop < end and len(words) > 1 and not plain[stop].isspace():
        del words[-1]  # the beginning of a word
    at = words[:AROUND][-1].end() if words else begin
    return f"{_seen(plain[begin:at])}{' …' if _more(plain, at, end) else ''}"


def _between(plain: str, begin: int, end: int) -> str:
    """The words of plain[begin:end], or its first and its last ones."""
    if end - begin <= 2 * MOST and len(plain[begin:end].split()) <= 2 * AROUND:
        return _seen(plain[begin:end])
    return f"{_after(plain, begin, end).removesuffix('…')}{_before(plain, begin, end)}"


def _more(plain: str, begin: int, end: int) -> bool:
    """Whether any word stands there."""
    return bool(_SEEN.search(plain, begin, end))


def _seen(words: str) -> str:
    """The words as an eye meets them: one space for any white space, and nothing that takes no room."""
    return _SPACES.sub(" ", _PARTED.sub("-", words.translate(_UNSEEN)))
