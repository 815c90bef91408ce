"""One fact in full, for whoever has to settle it: its positions, every quote whole, and how the claims relate.

It is the page to read before a decision, so nothing is shortened here and each relation says why it holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import isnan
from typing import TYPE_CHECKING, TextIO

from discrepancies.formats import Style, outline
from discrepancies.formats.layout import beside, wrap
from discrepancies.formats.safe import visible
from discrepancies.formats.text import claims, heading, strong
from discrepancies.relations import relate, witness
from discrepancies.wording import counted

if TYPE_CHECKING:
    from discrepancies.report import Agreed, Report

MOST_SENTENCES = 40
"""Relations shown a fact; what is said in more ways than these says little pair by pair."""

_VERBS = {
    "equal": "equals",
    "refines": "refines",
    "overlaps": "overlaps",
    "disjoint": "is disjoint from",
}


def render(report: Report, question: str, out: TextIO, style: Style) -> None:
    """Write all there is on a fact ("event/fact"), or on that fact of every event ("fact"), which must exist."""
    lines = (line for number in report.numbered(question) for line in ("", *_shown(report, number, style)))
    next(lines)
    out.writelines(f"{line.rstrip()}\n" for line in lines)


def _shown(report: Report, number: int, style: Style) -> Iterator[str]:
    fact = report.fact(number)
    asked = fact.fact
    yield from heading(visible(f"{fact.event}/{asked.key}"), style)
    yield from wrap(visible(asked.asks), style.width)
    kind = f"{asked.kind}, in {asked.unit}" if asked.unit else asked.kind
    support = outline.support(fact.sources, fact.origins)
    yield from wrap(visible(f"{fact.status}: {outline.ABOUT[fact.status]} ({kind}; {support})"), style.width)
    yield from ("", strong("Positions", style), *_positions(fact, style))
    said = [outline.said(report, row, with_notes=True) for row in _by_position(report, fact)]
    yield from ("", strong(f"{counted(len(said), 'claim')}", style), *claims(said, style, quote_lines=None))
    yield from _sentences("Relations", list(_relations(report, fact)), style)
    found = [finding for finding in report.shown_findings if finding.id in fact.findings]
    yield from _sentences(
        "Findings",
        [f"{one.severity}, {one.rule}: {one.message} {outline.mark(one)}" for one in found],
        style,
    )


def _sentences(title: str, sentences: Sequence[str], style: Style) -> Iterator[str]:
    if sentences:
        yield from ("", strong(title, style))
    for sentence in sentences[:MOST_SENTENCES]:
        yield from wrap(visible(sentence), style.width, "  - ", "    ")
    if len(sentences) > MOST_SENTENCES:
        yield f"  and {len(sentences) - MOST_SENTENCES:,} more"


def _positions(fact: Agreed, style: Style) -> Iterator[str]:
    if not fact.positions:
        yield "  none: nothing here can be compared"
    pairs = []
    for position in fact.positions:
        support = outline.support(len(position.sources), position.origins)
        pairs.append((outline.labelled(position, fact), [visible(f"{support}: {', '.join(position.sources)}")]))
    yield from beside(pairs, style.width, 2)
    if fact.positions_total > len(fact.positions):
        yield f"  and {fact.positions_total - len(fact.positions):,} more"
    if fact.fact.kind == "period":
        yield from wrap("; ".join(f"{part} {status}" for part, status in fact.parts), style.width, "  ")


def _by_position(report: Report, fact: Agreed) -> list[int]:
    """The fact's claims, those of its first position first; what stands in no position comes last."""
    place: dict[int, int] = {}
    for number, position in enumerate(fact.positions):
        for row in position.rows:
            place.setdefault(report.wording.claim(row), number)
    last = len(fact.positions)
    return sorted(fact.rows, key=lambda row: place.get(report.wording.claim(row), last))


def _relations(report: Report, fact: Agreed) -> Iterator[str]:
    """How what the claims mean relates, in sentences: what several say alike, then each two that differ."""
    comparison, wording = report.agreement.comparison, report.wording
    alike = _alike(report, fact)
    for rows in alike:
        if len({(wording.source(row), wording.voice(row)) for row in rows}) > 1 and not report.stands_aside(rows[0]):
            yield f"{_meaning(report, rows[0])}: said alike by {wording.sources(rows)}"
    why_not: dict[str, None] = {}
    for pair in combinations(alike, 2):
        one, other = pair
        if wording.part(one[0]) != wording.part(other[0]):
            continue
        relation = relate(comparison, wording, one[0], other[0])
        if relation == "refined-by":
            relation, one, other = "refines", other, one
        why = witness(comparison, wording, one[0], other[0])
        if relation == "not-comparable":
            why_not[why] = None
        else:
            sides = [f"{_meaning(report, rows[0])} {wording.bracketed(rows)}" for rows in (one, other)]
            yield f"{sides[0]} {_VERBS[relation]} {sides[1]}: {why}"
    for reason in why_not:
        yield f"not comparable: {reason}"


def _alike(report: Report, fact: Agreed) -> list[list[int]]:
    """The fact's rows in groups that mean the same."""
    comparison, wording = report.agreement.comparison, report.wording
    groups: dict[tuple[object, ...], list[int]] = {}
    for row in comparison.rows_of_fact(fact.number):
        low, high = float(comparison.low[row]), float(comparison.high[row])
        means = (wording.value(row),) if isnan(low) else (low, high)
        groups.setdefault((wording.part(row), wording.about(row).scope, *means), []).append(row)
    return list(groups.values())


def _meaning(report: Report, row: int) -> str:
    part, means = report.part_name(row), report.wording.means(row)
    return f"{part}: {means}" if part else means
