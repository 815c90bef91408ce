"""What editors decided, as a reader meets it: briefly, harmlessly, and with what is left to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from discrepancies.formats import decision_words, outline
from discrepancies.model import Decision, Finding, State
from discrepancies.report import Report
from tests.formats.test_golden import reported

SCOPE = Decision("explained", "scope", None, "Seven are\n  the guests.", "Ana\u202e Ruiz", "2024-05-06T23:30:00-04:00")
WAITS = Decision("pending", None, None, "The court has not ruled.", "Bo Li", "2024-05-06T10:00:00Z")
ASKED = WAITS._replace(answer="ask")


def report(*states: tuple[State, Decision | None]) -> Report:
    """A report whose first errors are in these states, and which has no other findings but for information."""
    whole = reported("decided")
    errors = [finding for finding in whole.flagged if finding.severity == "error"]
    flagged = [
        finding._replace(state=state, decision=decision, changed=())
        for finding, (state, decision) in zip(errors, states, strict=False)
    ]
    return replace(whole, flagged=(*flagged, errors[-1]._replace(severity="info", state="open", decision=None)))


def test_a_decision_is_told_on_one_line_with_the_editors_own_day() -> None:
    assert decision_words.told(SCOPE) == "explained (scope) by Ana<U+202E> Ruiz, 2024-05-06: Seven are the guests."
    assert decision_words.answer(WAITS._replace(answer="prefer", value="7")) == "prefer 7"


@pytest.mark.parametrize(
    ("states", "told"),
    [
        ([("open", None), ("open", None)], ""),
        ([("settled", SCOPE)], "Nothing left to decide; 1 settled."),
        ([("open", None), ("settled", SCOPE)], "Left to decide: 1 error; 1 settled."),
        ([("stale", SCOPE), ("open", None)], "Left to decide: 2 errors (1 stale)."),
        (
            [("stale", WAITS), ("open", WAITS), ("open", ASKED), ("open", ASKED), ("settled", SCOPE)],
            "Left to decide: 4 errors (1 stale, 1 pending and 2 put to the source); 1 settled.",
        ),
    ],
)
def test_what_is_left_is_told_once_somebody_has_begun(
    states: Sequence[tuple[State, Decision | None]], told: str
) -> None:
    assert decision_words.left(report(*states)) == told
    assert outline.tally(report(*states)).endswith(told or "for information.")


@pytest.mark.parametrize(
    ("states", "heading"),
    [
        ([("open", None), ("stale", SCOPE)], "Errors (2)"),
        ([("open", None), ("settled", SCOPE)], "Errors (1 open, 1 settled)"),
        ([("settled", SCOPE)], "Errors (1 settled)"),
    ],
)
def test_a_heading_counts_what_is_open(states: Sequence[tuple[State, Decision | None]], heading: str) -> None:
    shown = report(*states)
    assert outline.heading(shown, "error", len(outline.flagged(shown, "error").settled)) == heading


def changed(number: int) -> Finding:
    return reported("decided").flagged[0]._replace(changed=tuple(f"change {n}" for n in range(number)))


def test_of_many_changes_the_first_are_told_and_the_rest_counted() -> None:
    assert decision_words.changed(changed(decision_words.CHANGES_SHOWN)) == [
        f"change {n}" for n in range(decision_words.CHANGES_SHOWN)
    ]
    assert decision_words.changed(changed(decision_words.CHANGES_SHOWN + 2))[-1] == "and 2 more changes"


def test_whoever_is_overtaken_by_an_undo_is_told() -> None:
    assert "was taken back meanwhile, so nothing was recorded" in decision_words.meanwhile(None)
