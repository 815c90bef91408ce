"""Text for a terminal: the conflicts with the words that show them, then how far the sources agree.

It fits the terminal's width. Quotes wrap and are shortened; a value is evidence and stands whole, on a line of its
own where its column is too narrow. The last lines say the first ones again, for they are what stays on the screen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TextIO

from discrepancies.formats import Render, Style, decision_words, edition_words, most_pressing, outline
from discrepancies.formats.excerpt_marks import marked
from discrepancies.formats.key_marks import dimmed
from discrepancies.formats.layout import GAP, Quoted, beside, columns, table, wrap
from discrepancies.language.safe import visible
from discrepancies.wording import counted, listed

if TYPE_CHECKING:
    from discrepancies.formats.outline import Entry, Flagged, Said
    from discrepancies.model import Finding, Severity, Status
    from discrepancies.report import Report

COLOURS: Mapping[Severity, str] = {"error": "red", "warning": "yellow", "info": "cyan"}
STATUS_COLOURS: Mapping[Status, str] = {"disputed": "red", "strained": "yellow"}
_SAID_BY = 30
"""Columns kept for who says so, in a table."""
_QUOTE_LINES, _EXCERPT_LINES = 3, 9
"""How much is shown of a quote, alone and in its context."""


def render(report: Report, out: TextIO, style: Style) -> None:
    """Write the report for people at a terminal."""
    out.writelines(f"{line.rstrip()}\n" for line in dimmed(report.wording.naming, _report(report, style), style))


FILES: Mapping[str, Render] = {"report.txt": render}


def _report(report: Report, style: Style) -> Iterator[str]:
    if title := outline.title(report):
        yield from (*heading(title, style), "")
    for line in (*outline.head(report), outline.tally(report), outline.not_run(report), outline.basis(report)):
        yield from wrap(line, style.width) if line else ()
    first = most_pressing.lines(report, most_pressing.MOST_FIRST)
    if first:
        yield from ("", *heading("What to look at first", style))
    for number, told in enumerate(first, start=1):
        yield from wrap(told, style.width, f"{number}. ", "   ")
    yield from findings(report, style)
    for event, by_status in outline.agreement(report):
        yield from ("", *heading(event, style))
        yield from agreement_table(by_status, style)
    sources = table(outline.SOURCES, outline.sources(report), style.width, right=(2, 3, 4))
    yield from ("", *heading("Sources", style), *sources, "")
    if report.edition:
        yield from heading(edition_words.HEADING, style)
    for name, told in edition_words.lines(report.edition) if report.edition else ():
        yield from wrap(f"{name}: {told}", style.width, hanging="  ")
    yield from ("",) if report.edition else ()
    yield from wrap(outline.tally(report), style.width)
    disputed = outline.disputed(report)
    if disputed:
        yield from wrap(f"{counted(len(disputed), 'fact')} disputed: {listed(disputed, 10)}.", style.width)


def findings(report: Report, style: Style) -> Iterator[str]:
    """What was flagged, the gravest first, each severity under a heading that an empty line goes before."""
    for severity in outline.severities(report):
        full, brief, settled = outline.flagged(report, severity)
        yield from ("", *heading(outline.heading(report, severity, len(settled)), style, COLOURS[severity]))
        for one in full:
            yield ""
            yield from _in_full(one, style)
        for rule, found in outline.by_rule(brief):
            yield from ("", strong(f"{rule} ({len(found):,})" if len(found) > 1 else rule, style))
            for one in found:
                yield from wrap(f"{one.brief} {outline.mark(one.finding)}", style.width, "  - ", "    ")
                yield from decision(one.finding, style.width, "    ")
        if settled:
            yield from ("", strong(f"Settled ({len(settled):,})", style))
        for one in settled:
            yield from wrap(f"{one.name} [{one.finding.id}]", style.width, "  - ", "    ")
            yield from decision(one.finding, style.width, "    ")


def explanations(finding: Finding, width: int, indent: str) -> Iterator[str]:
    """What may explain a finding, in lines."""
    for kind, text in finding.explanations:
        yield from wrap(visible(f"{kind}: {text}"), width, f"{indent}? ", f"{indent}  ")


def decision(finding: Finding, width: int, indent: str) -> Iterator[str]:
    """What an editor decided, in lines, and of a stale one what changed since."""
    if finding.decision is not None:
        yield from wrap(decision_words.told(finding.decision), width, f"{indent}= ", f"{indent}  ")
    for done in decision_words.handled(finding):
        yield from wrap(done, width, f"{indent}= ", f"{indent}  ")
    for change in decision_words.changed(finding):
        yield from wrap(f"since then: {change}", width, f"{indent}! ", f"{indent}  ")


def heading(words: str, style: Style, colour: str | None = None) -> list[str]:
    """A heading, underlined so that it is one without colour too."""
    lines = wrap(words, style.width)
    return [*(strong(line, style, colour) for line in lines), "=" * max(map(columns, lines))]


def strong(words: str, style: Style, colour: str | None = None) -> str:
    """Words that stand out where there is colour."""
    if not style.colour:
        return words
    import click

    return click.style(words, fg=colour, bold=True)


def _in_full(one: Flagged, style: Style) -> Iterator[str]:
    finding = one.finding
    first, *rest = wrap(f"{finding.rule}  {one.of}  {outline.mark(finding)}", style.width, "", "  ")
    yield first.replace(finding.rule, strong(finding.rule, style, COLOURS[finding.severity]), 1)
    yield from rest
    yield from wrap(one.asks or "", style.width, "  ")
    yield from wrap(one.message, style.width, "  ")
    yield from explanations(finding, style.width, "  ")
    yield from decision(finding, style.width, "  ")
    yield from claims(one.claims, style)
    if one.more:
        yield f"    and {counted(one.more, 'more claim', 'more claims')}"


def claims(said: Sequence[Said], style: Style, *, whole: bool = False) -> Iterator[str]:
    """Claims one under the other: the value, beside it how it is known, who says it and where, and the quote."""
    pairs = []
    for number, one in enumerate(said):
        before = said[number - 1] if number else None
        again = before and before[:2] == one[:2] and before.scope == one.scope
        pairs.append(("" if again else one.value, list(_told(one, whole=whole))))
    yield from beside(pairs, style.width, 4)


def _told(one: Said, *, whole: bool) -> Iterator[str | Quoted]:
    if one.inferred:
        yield f"inferred: {one.inferred}"
    yield f"{one.who} ({one.place})" if one.place else one.who
    if one.excerpt:
        yield Quoted(marked(one.excerpt), None if whole else _EXCERPT_LINES)
    elif one.quote:
        yield Quoted(one.quote, None if whole else _QUOTE_LINES)
    yield from one.notes


def agreement_table(by_status: Mapping[Status, Sequence[Entry]], style: Style) -> Iterator[str]:
    """One event's facts by status: each with its answers and who gives them."""
    entries = [entry for of_status in by_status.values() for entry in of_status]
    widest_fact = min(max(columns(entry.fact) for entry in entries) + 2, style.width // 2 - 8)
    room = style.width - widest_fact - _SAID_BY - 2 * GAP
    rows: list[tuple[str, str, str] | str] = []
    for status, of_status in by_status.items():
        rows.append(f"{strong(status, style, STATUS_COLOURS.get(status))}: {outline.ABOUT[status]}")
        for entry in of_status:
            rows += _entry(entry, room, style)
    yield from table(("fact", "answer", "said by"), rows, style.width)


def _entry(entry: Entry, room: int, style: Style) -> Iterator[tuple[str, str, str] | str]:
    """A fact with one answer in a row; with several, each below the fact's name, and beside it who stands how to it."""
    name, (first, *others) = f"  {entry.fact}", entry.lines
    if not others and not first.stances and columns(first.value) <= room:
        yield name, first.value, first.support
        return
    yield name, "", ""
    yield from beside([(line.value, line.beside) for line in entry.lines], style.width, 4)
