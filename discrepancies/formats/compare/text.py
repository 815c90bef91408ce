"""A comparison for a terminal: how far two curators agree, what they read differently, what only one has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TextIO

from discrepancies.formats.compare.outline import MOST, Told
from discrepancies.formats.excerpt_marks import marked
from discrepancies.formats.key_marks import dimmed
from discrepancies.formats.layout import quoted, table, wrap
from discrepancies.formats.text import heading, strong
from discrepancies.language.safe import visible
from discrepancies.wording import counted

if TYPE_CHECKING:
    from discrepancies.compare import Comparison
    from discrepancies.compare.sides import Said
    from discrepancies.formats import Style
    from discrepancies.formats.compare.outline import Item, Side, Words

_QUOTE_LINES = 4


def render(comparison: Comparison, out: TextIO, style: Style) -> None:
    """Write the comparison for people at a terminal."""
    told = Told(comparison)
    lines = dimmed(told.a.wording.naming, _page(told, style), style)
    out.writelines(f"{line.rstrip()}\n" for line in lines)


def _page(told: Told, style: Style) -> Iterator[str]:
    for sentence in (*told.head(), *told.sources()):
        yield from wrap(visible(sentence), style.width)
    comparison = told.comparison
    if not comparison.sources:
        return
    yield from ("", *heading("How far they agree", style))
    for headers, rows in told.tables():
        yield from ("", *table(headers, rows, style.width, right=(1,)))
    for note in told.notes():
        yield from ("", *wrap(note, style.width))
    if comparison.different:
        yield from ("", *heading(f"Read differently ({len(comparison.different):,})", style))
        for item in told.different():
            yield from ("", *_item(item, style))
    words = list(told.in_other_words())
    if words:
        yield from ("", *heading(f"Taken to be the same in other words ({len(words):,})", style), "")
        for one in words:
            yield from wrap(visible(one), style.width, "- ", "  ")
    yield from _only(told, told.a, "A", comparison.only_a, style)
    yield from _only(told, told.b, "B", comparison.only_b, style)


def _item(item: Item, style: Style) -> Iterator[str]:
    yield from (strong(line, style) for line in wrap(visible(item.question), style.width, "", "    "))
    value = f", {item.value}" if item.value else ""
    yield from wrap(visible(f"{item.source}{value}  [{item.id}]"), style.width, "  ")
    for row in item.rows:
        fits = " (both can be right)" if row.fits else ""
        yield from wrap(visible(f"{row.field}{fits}"), style.width, "  ")
        yield from wrap(visible(f"A: {row.a}"), style.width, "    ", "       ")
        yield from wrap(visible(f"B: {row.b}"), style.width, "    ", "       ")
    if item.one_quote:
        places = f"{item.words[0].place}, {item.words[1].place}"
        yield from _words(item.words[0]._replace(place=places), "both", style)
    else:
        for name, words in zip("AB", item.words, strict=True):
            yield from _words(words, name, style)


def _words(words: Words, name: str, style: Style) -> Iterator[str]:
    yield from wrap(visible(f"{name} quote{'' if name == 'both' else 's'} ({words.place})"), style.width, "  ", "    ")
    if words.excerpt:
        yield from quoted(marked(words.excerpt), style.width, "    ", "    ", _QUOTE_LINES)
    elif words.quote:
        yield from quoted(visible(f"“{words.quote}”"), style.width, "    ", "    ", _QUOTE_LINES)
    else:
        yield "    nothing"


def _only(told: Told, side: Side, name: str, claims: Sequence[Said], style: Style) -> Iterator[str]:
    if not claims:
        return
    yield from ("", *heading(f"Only in {name} ({len(claims):,})", style))
    for one in told.only(side, claims):
        yield ""
        yield from wrap(visible(one.question), style.width, "", "    ")
        yield from wrap(visible(f"{one.source}: {one.value} ({one.words.place})"), style.width, "  ", "    ")
        if one.words.quote:
            yield from quoted(visible(f"“{one.words.quote}”"), style.width, "    ", "    ", _QUOTE_LINES)
    if len(claims) > MOST:
        yield from ("", f"And {counted(len(claims) - MOST, 'more claim')}; --format json has every one.")
