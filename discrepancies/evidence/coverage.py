"""What a source's text gives and no claim's quote covers: the figures and names that a curator passed over.

Quotes prove what was claimed; only this shows what was not. Every place of a figure counts, for a text may give a
figure twice and differently; a name counts once, however often and however shortened it stands there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from discrepancies.evidence import located
from discrepancies.evidence.capitals import PARTICLES, named
from discrepancies.evidence.figures import Figure, figures
from discrepancies.evidence.folded import folded
from discrepancies.evidence.spans import Span, Spans
from discrepancies.language.folding import fold
from discrepancies.language.reading import Context
from discrepancies.language.telling import languages_of

if TYPE_CHECKING:
    from discrepancies.load.dossier import Dossier
    from discrepancies.load.texts.source_text import SourceText
    from discrepancies.model import Ignored, Source


class Uncovered(NamedTuple):
    """A figure or name that no quote covers: offsets in the text, as it stands there, and its line from 1."""

    start: int
    end: int
    text: str
    line: int
    kind: Literal["number", "date", "name"]
    figure: Figure | None = None
    """What it reads as; None for a name."""


class Covered(NamedTuple):
    """How much of a source's text its claims cover. What is ignored counts neither as claimed nor in the totals."""

    source: str
    claimed: int
    """Figures, that is numbers and dates, inside a quote."""
    total: int
    missing: tuple[Uncovered, ...]
    """In the order of the text; of a name its first place."""
    names_claimed: int = 0
    names_total: int = 0
    ignored: int = 0
    """Figures and names that the source's `ignore` names."""
    idle: tuple[Ignored, ...] = ()
    """Entries of `ignore` whose text does not stand in the text that counts."""

    @property
    def missing_figures(self) -> tuple[Uncovered, ...]:
        """The numbers and dates among what is missing."""
        return tuple(one for one in self.missing if one.figure is not None)


def coverage(dossier: Dossier, source: str) -> Covered:
    """How much of the text of a source, which must be at hand, is covered."""
    return _covered(dossier.texts[source], dossier.sources[source], _passages(dossier)[source], with_names=True)


def coverages(dossier: Dossier, *, with_names: bool = True) -> Iterator[Covered]:
    """The coverage of every text at hand, in the dossier's order; names take time, and can be left out."""
    passages = _passages(dossier)
    for key, source in dossier.sources.items():
        if key in dossier.texts:
            yield _covered(dossier.texts[key], source, passages[key], with_names=with_names)


def _passages(dossier: Dossier) -> Mapping[str, list[Span]]:
    """Where the quotes of each source's claims stand in its text; one that stands there several times covers each."""
    source_of = dossier.written.columns["source"]
    passages: defaultdict[str, list[Span]] = defaultdict(list)
    for claim, found in located(dossier).items():
        if found is None:
            continue
        source = str(source_of[claim])
        text = dossier.texts[source]
        for start, end in found.passages:
            again = _places(text.plain[start:end], text) if found.others else ()
            passages[source] += [(start, end), *again]
    return passages


def _covered(text: SourceText, source: Source, quoted: list[Span], *, with_names: bool) -> Covered:
    counted = figures_of(text, source)
    at = tuple((one.start, one.end) for one in counted)
    names = _names(text, source.language, at) if with_names else ()
    stands = {ignored: _places(ignored.text, text) for ignored in source.ignore}
    within, aside = Spans.of(quoted), Spans.of(place for places in stands.values() for place in places)
    figure_of = {(one.start, one.end): one for one in counted}
    of_figures = _divided([[span] for span in figure_of], within, aside)
    of_names = _divided(names, within, aside)
    return Covered(
        source=source.key,
        claimed=of_figures.claimed,
        total=of_figures.claimed + len(of_figures.missing),
        missing=tuple(_uncovered(text, span, figure_of) for span in sorted(of_figures.missing + of_names.missing)),
        names_claimed=of_names.claimed,
        names_total=of_names.claimed + len(of_names.missing),
        ignored=of_figures.ignored + of_names.ignored,
        idle=tuple(ignored for ignored, places in stands.items() if not places),
    )


def _uncovered(text: SourceText, span: Span, figure_of: Mapping[Span, Figure]) -> Uncovered:
    figure = figure_of.get(span)
    stands = text.plain[slice(*span)]
    return Uncovered(*span, stands, text.line_of(span[0]), figure.kind if figure else "name", figure)


class _Divided(NamedTuple):
    """Of several things: how many a quote covers, where the others begin, and how many of those are ignored."""

    claimed: int
    missing: list[Span]
    ignored: int


def _divided(things: Iterable[Sequence[Span]], within: Spans, aside: Spans) -> _Divided:
    """Sort things out, each given by the places where it stands; one covered place is enough."""
    claimed = ignored = 0
    missing = []
    for places in things:
        if within.hold(places):
            claimed += 1
        elif aside.hold(places):
            ignored += 1
        else:
            missing.append(places[0])
    return _Divided(claimed, missing, ignored)


def figures_of(text: SourceText, source: Source) -> list[Figure]:
    """The numbers and dates of the text that counts; "third" says which one and is no figure."""
    return list(_read(text.plain, text.span, Context.of(source)))


# A rule and the pages that show the same figures all ask.
@lru_cache(maxsize=256)
def _read(plain: str, span: Span, context: Context) -> tuple[Figure, ...]:
    start, end = span
    return tuple(
        one._replace(start=one.start + start, end=one.end + start)
        for one in figures(plain[start:end], context)
        if not (one.number and one.number.ordinal)
    )


def _places(words: str, text: SourceText) -> list[Span]:
    """Everywhere that words stand in the text that counts, as whole words; white space, case and typography aside."""
    within, sought = folded(text.plain), folded(words).text.strip()
    first, last = text.span
    places = []
    at = within.text.find(sought) if sought else -1
    while at >= 0:
        behind = at + len(sought)
        start, end = int(within.at[at]), int(within.at[behind - 1]) + 1
        if within.starts[at] and within.ends[behind] and first <= start and end <= last:
            places.append((start, end))
        at = within.text.find(sought, behind)
    return places


@lru_cache(maxsize=256)
def _names(text: SourceText, language: str | None, figures_at: Sequence[Span]) -> tuple[list[Span], ...]:
    """The names of the text that counts, each with every place where it or a shorter form of it stands."""
    dates = Spans.of(figures_at)
    places: defaultdict[tuple[str, ...], list[Span]] = defaultdict(list)
    codes = languages_of(language, text.plain[slice(*text.span)])
    for name in named(text.plain, *text.span, codes):
        words = tuple(fold(text.plain[slice(*name)]).split())
        if words and not dates.meet(name):
            places[words].append(name)
    whole = _whole(places)
    together: defaultdict[tuple[str, ...], list[Span]] = defaultdict(list)
    for words, found in places.items():
        together[whole[words]] += found
    return tuple(sorted(found) for found in together.values())


def _whole(names: Iterable[tuple[str, ...]]) -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """The longest name that each name is short for: "Ruiz" for "Ana Ruiz", but not "Lima" for "Bishop of Lima"."""
    whole: dict[tuple[str, ...], tuple[str, ...]] = {}
    for name in sorted(names, key=len, reverse=True):
        starts = [0, *(at for at in range(1, len(name)) if name[at - 1] not in PARTICLES)]
        ends = [*(at for at in range(1, len(name)) if name[at] not in PARTICLES), len(name)]
        for start in starts:
            for end in ends:
                whole.setdefault(name[start:end], name)
    return whole
