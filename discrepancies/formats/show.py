"""One fact in full, for whoever has to settle it: its answers, every quote whole, and how the claims relate.

It is the page to read before a decision, so nothing is shortened here and each relation says why it holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, combinations, pairwise
from math import isnan
from typing import TYPE_CHECKING, TextIO

from discrepancies.formats import Style, answer_words, outline
from discrepancies.formats.key_marks import dimmed
from discrepancies.formats.layout import beside, wrap
from discrepancies.formats.text import claims, decision, explanations, heading, strong
from discrepancies.kinds import PARTS
from discrepancies.language.safe import visible
from discrepancies.wording import counted
from discrepancies.wording.counted_until import UNDATED
from discrepancies.wording.relations import between_scopes, relate, superseded, witness

if TYPE_CHECKING:
    from discrepancies.model import Finding
    from discrepancies.report import Agreed, Report

MOST_SENTENCES = 40
"""Relations shown a fact; what is said in more ways than these says little pair by pair."""

MOST_RELATED = 150
"""Meanings held against one another; of a figure told in more ways the last ones, for these are listed as answers."""

Rows = list[int]
"""Rows of the claims table that mean the same."""

_VERBS = {"equal": "equals", "refines": "refines", "overlaps": "overlaps", "disjoint": "is disjoint from"}


def render(report: Report, question: str, out: TextIO, style: Style) -> None:
    """Write all there is on a fact ("event/fact"), or on that fact of every event ("fact"), which must exist.

    Of one that nobody answers there is nothing to write."""
    lines = (line for number in report.numbered(question) for line in ("", *_shown(report, number, style)))
    next(lines, None)
    out.writelines(f"{line.rstrip()}\n" for line in dimmed(report.wording.naming, lines, style))


def _shown(report: Report, number: int, style: Style) -> Iterator[str]:
    fact = report.fact(number)
    asked = fact.fact
    yield from heading(visible(report.wording.naming.question(fact.event, asked.key)), style)
    yield from wrap(visible(asked.asks), style.width)
    kind = f"{asked.kind}, in {asked.unit}" if asked.unit else asked.kind
    support = answer_words.support(fact.sources, fact.origins)
    yield from wrap(visible(f"{fact.status}: {outline.ABOUT[fact.status]} ({kind}; {support})"), style.width)
    yield from ("", strong("Answers", style), *_answers(report, fact, style))
    said = [outline.said(report, row, with_notes=True) for row in report.in_order(number)]
    yield from ("", strong(f"{counted(len(said), 'claim')}", style), *claims(said, style, whole=True))
    alike = _alike(report, fact)
    several = len(alike) > MOST_RELATED
    of = f" (of the last {MOST_RELATED} of {len(alike):,} meanings)" if several else ""
    told = _relations(report, fact, alike[-MOST_RELATED:])
    yield from _listed(f"Relations{of}", [wrap(visible(one), style.width, "  - ", "    ") for one in told], style)
    found = [finding for finding in report.shown_findings if _concerns(report, fact, finding)]
    yield from _listed("Findings", [list(_finding(one, style)) for one in found], style)


def _concerns(report: Report, fact: Agreed, finding: Finding) -> bool:
    """Whether a finding is about a fact, or about its event and rests on the fact's claims, as a constraint's does."""
    if finding.event and not finding.fact:
        rows = report.agreement.comparison.cells.rows_of_fact(fact.number)
        return any(row in rows for row in finding.rows)
    return finding.id in fact.findings


def _finding(one: Finding, style: Style) -> Iterator[str]:
    words = f"{one.severity}, {one.rule}: {one.message} {outline.mark(one)}"
    yield from wrap(visible(words), style.width, "  - ", "    ")
    yield from explanations(one, style.width, "    ")
    yield from decision(one, style.width, "    ")


def _listed(title: str, told: Sequence[Sequence[str]], style: Style) -> Iterator[str]:
    """The first of some things under a title, each in its lines, and how many more there are."""
    if told:
        yield from ("", strong(title, style), *chain.from_iterable(told[:MOST_SENTENCES]))
    if len(told) > MOST_SENTENCES:
        yield f"  and {len(told) - MOST_SENTENCES:,} more"


def _answers(report: Report, fact: Agreed, style: Style) -> Iterator[str]:
    lines = outline.lines(report, fact)
    yield from beside([(line.value, line.beside) for line in lines], style.width, 2)
    if fact.fact.kind in PARTS:
        yield from wrap("; ".join(f"{part} {status}" for part, status in fact.parts), style.width, "  ")


def _relations(report: Report, fact: Agreed, alike: list[Rows]) -> Iterator[str]:
    """How what the claims mean relates, in sentences: what several say alike, then each two that differ.

    Where figures may grow, those at odds come first: a long series has more relations than a page has room for.
    """
    at_odds, others = (
        _in_time(report, alike) if (fact.fact.over_time == "grows") else ([], list(combinations(alike, 2)))
    )
    yield from filter(None, (_related(report, *pair) for pair in at_odds))
    yield from filter(None, (_said_alike(report, rows) for rows in alike))
    yield from filter(None, (_related(report, *pair) for pair in others))
    yield from dict.fromkeys(filter(None, (_apart(report, *pair) for pair in (*at_odds, *others))))


def _in_time(report: Report, alike: list[Rows]) -> tuple[list[tuple[Rows, Rows]], list[tuple[Rows, Rows]]]:
    """The pairs to tell of a fact whose figures may grow: those at odds, and others.

    Of the many earlier figures that a later one supersedes, the last one is enough.
    """
    comparison, wording = report.agreement.comparison, report.wording
    follows = {(one[0], other[0]) for one, other in pairwise(alike)}
    at_odds: list[tuple[Rows, Rows]] = []
    others: list[tuple[Rows, Rows]] = []
    for one, other in combinations(alike, 2):
        if superseded(comparison, one[0], other[0]):
            others += [(one, other)] if (one[0], other[0]) in follows else []
        else:
            odd = relate(comparison, wording, one[0], other[0]) == "disjoint"
            (at_odds if odd else others).append((one, other))
    return at_odds, others


def _said_alike(report: Report, rows: Rows) -> str:
    """Who says the same, "" where it is one teller or says nothing that can be compared."""
    if report.stands_aside(rows[0]) or len({report.wording.teller(row) for row in rows}) < 2:
        return ""
    return f"{_meaning(report, rows[0])}: said alike by {report.wording.sources(rows)}"


def _related(report: Report, one: Rows, other: Rows) -> str:
    """How two meanings relate, and why; "" where they cannot be compared."""
    comparison, wording = report.agreement.comparison, report.wording
    if wording.part(one[0]) != wording.part(other[0]):
        return ""
    relation = relate(comparison, wording, one[0], other[0])
    if relation == "not-comparable":
        return ""
    if relation == "refined-by":
        relation, one, other = "refines", other, one
    verb = "is superseded by" if superseded(comparison, one[0], other[0]) else _VERBS[relation]
    sides = [f"{_meaning(report, rows[0])} {wording.bracketed(rows)}" for rows in (one, other)]
    return f"{sides[0]} {verb} {sides[1]}: {witness(comparison, wording, one[0], other[0])}"


def _apart(report: Report, one: Rows, other: Rows) -> str:
    """What the scopes of two meanings have to do with one another, or why else they cannot be compared."""
    comparison, wording = report.agreement.comparison, report.wording
    if wording.part(one[0]) != wording.part(other[0]):
        return ""
    if between := between_scopes(comparison, wording, one[0], other[0]):
        return between
    relation = relate(comparison, wording, one[0], other[0])
    why = witness(comparison, wording, one[0], other[0]) if relation == "not-comparable" else ""
    return f"not comparable: {why}" if why else ""


def _alike(report: Report, fact: Agreed) -> list[Rows]:
    """The fact's rows in groups that mean the same, of one scope and one time."""
    comparison, wording = report.agreement.comparison, report.wording
    groups: dict[tuple[object, ...], list[int]] = {}
    every = list(comparison.cells.rows_of_fact(fact.number))
    for row in report.sorted(every) if (fact.fact.over_time == "grows") else every:
        low, high = float(comparison.said.low[row]), float(comparison.said.high[row])
        means = (wording.value(row),) if isnan(low) else (low, high)
        about = wording.part(row), wording.about(row).scope, report.time([row])
        groups.setdefault((*about, *means), []).append(row)
    return list(groups.values())


def _meaning(report: Report, row: int) -> str:
    part, means, scope, time = (
        report.part_name(row),
        report.wording.means(row),
        report.wording.scope(row),
        report.time([row]),
    )
    said = f"{part}: {means}" if part else means
    return " ".join(filter(None, (said, f"for {scope}" if scope else "", "" if time == UNDATED else time)))
