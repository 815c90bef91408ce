"""Every constraint with its answers, source by source and for all jointly: what `check --explain-constraints` prints.

A report shows what is broken; here an editor sees what was held against what, what was left out of it, and why
nobody can tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, TextIO

from discrepancies.constraints.expression import PUBLISHED, unknowns
from discrepancies.constraints.judging import BROKEN, HOLDS, OPEN, Judged, judged
from discrepancies.constraints.saying import asked, broken_by, given, told_by
from discrepancies.formats import Style
from discrepancies.formats.key_marks import dimmed
from discrepancies.formats.layout import table, wrap
from discrepancies.formats.text import heading, strong
from discrepancies.language.safe import visible
from discrepancies.wording import counted, listed

if TYPE_CHECKING:
    from discrepancies.report import Report

ANSWERS = {HOLDS: "holds", BROKEN: "broken", OPEN: "can't tell"}


def render(report: Report, out: TextIO, style: Style) -> None:
    """Write each constraint's answers for the events and sources that the report shows."""
    out.writelines(f"{line.rstrip()}\n" for line in dimmed(report.wording.naming, _lines(report, style), style))


def _lines(report: Report, style: Style) -> Iterator[str]:
    if not report.dossier.constraints:
        yield "No constraints are declared."
    by_constraint = groupby(judged(report.dossier, report.agreement, fully=True), key=lambda one: one.constraint.key)
    for number, (_, both) in enumerate(by_constraint):
        if number:
            yield ""
        yield from _constraint(report, list(both), style)


def _constraint(report: Report, both: Sequence[Judged], style: Style) -> Iterator[str]:
    constraint = both[0].constraint
    cases = [
        (one, case)
        for one in both  # what each source says, and then what all do jointly
        for case in range(len(one.cases))
        if report.shown.shows(one.event(case), source=one.source(case) or "")
    ]
    yield from heading(visible(constraint.key), style)
    if constraint.says:
        yield from wrap(visible(constraint.says), style.width)
    yield from wrap(visible(constraint.holds), style.width, "  ", "    ")
    events = dict.fromkeys(one.event(case) for one, case in cases)
    if not events:
        yield "No event has claims on what it names."
        return
    tally = [
        f"{words} {count:,}"
        for answer, words in ANSWERS.items()
        if (count := sum(int(one.answers[case]) == answer for one, case in cases))
    ]
    yield from wrap(f"{counted(len(events), 'event')}; answers: {', '.join(tally)}.", style.width)
    if PUBLISHED in unknowns(both[0].truth):
        yield from wrap("No joint answers, for each source has a day of publication of its own.", style.width)
    for event in sorted(events):
        rows = [_row(report, one, case) for one, case in cases if one.event(case) == event]
        yield from ("", strong(visible(report.wording.naming.event(event)), style))
        yield from table(("source", "answer", "because"), rows, style.width)


def _row(report: Report, one: Judged, case: int) -> tuple[str, str, str]:
    answer, facts = int(one.answers[case]), report.dossier.facts
    if answer == BROKEN:
        broken = one.broken(case)
        who = f" ({told_by(broken, report.wording)})" if one.jointly and broken.rows else ""
        why = [f"{broken_by(one.truth, broken, facts)}{who}"]
    else:
        tried = one.cases.tried(case, one.ground.comparison.firm)
        said = {of: span for of, span in one.cases.spans(case).items() if of not in tried}
        why = [*given(one.truth, said, facts), *(f"{asked(of)} is disputed: each answer is tried" for of in tried)]
    left_out = one.cases.left_out(case)
    why += [f"left out: {asked(of)}, for {reason}" for of, reason in left_out]
    silent = [asked(of) for of, place in one.cases.place.items() if place[case] < 0]
    why += [f"nothing is said of {listed(silent)}"] if silent and answer == OPEN else []
    source = one.source(case)
    return (
        visible(report.wording.naming.called(source)) if source else "all jointly",
        ANSWERS[answer],
        visible("; ".join(why)),
    )
