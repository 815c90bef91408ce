"""Events of a series are not listed pair by pair; one that is in two records is found among them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import discrepancies
from discrepancies.load.dossier import Dossier

FACTS = """
facts:
  title: {asks: "What is it called?", kind: text}
  held: {asks: "When was it?", kind: date}
  visitors: {asks: "How many came?", kind: count}
"""


def _flags(events: list[tuple[str, date]], dossier_of: Callable[..., Dossier]) -> list[tuple[str | None, str]]:
    claims = [
        f'{{event: e{number}, fact: {fact}, value: "{value}"}}'
        for number, (title, day) in enumerate(events)
        for fact, value in (("title", title), ("held", day), ("visitors", number))
    ]
    sources = f"sources: {{a: {{claims: [{', '.join(claims)}]}}}}\n"
    report = discrepancies.check(dossier_of(FACTS + sources), select=["look-alike-events"])
    return [(finding.subject, finding.severity) for finding in report.flagged]


def test_a_series_is_told_once_and_a_record_entered_twice_is_found(dossier_of: Callable[..., Dossier]) -> None:
    start = date(2001, 1, 1)
    for weeks in (30, 300):
        series = [("Friday market", start + timedelta(7 * week)) for week in range(weeks)]
        twice = [("The great fair", start), ("The great fair", start + timedelta(1))]
        pair = f"e{weeks} + e{weeks + 1}"
        assert _flags([*series, *twice], dossier_of) == [(pair, "warning"), ("series", "info")]


def test_what_is_claimed_of_two_events_is_what_their_likeness_rests_on(dossier_of: Callable[..., Dossier]) -> None:
    claims = ", ".join(
        f'{{event: {event}, fact: {fact}, value: "{value}"}}'
        for event in ("x", "y")
        for fact, value in (("title", "The fair"), ("held", "2001"), ("visitors", "7"))
    )
    (found,) = discrepancies.check(
        dossier_of(FACTS + f"sources: {{a: {{claims: [{claims}]}}}}\n"), select=["look-alike-events"]
    ).flagged
    assert {"x title: The fair", "y title: The fair"} <= set(found.rests_on)
