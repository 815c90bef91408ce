"""What is done to a finding without deciding on it: assigned, commented, approved by another, asked, undone."""

from __future__ import annotations

from pathlib import Path

import pytest

import discrepancies
from discrepancies.decisions import NotAnAnswer, approved, asks, assigned, commented, same_name, timeline, undo, write
from discrepancies.decisions import read as read_log
from discrepancies.model import Finding
from discrepancies.report import Report
from tests.decisions.logs import decision

CLAIMS = """\
facts: {dead: {asks: How many died?, kind: count}}
sources:
  gazette: {event: fire, claims: [{fact: dead, value: 7, quote: seven dead}]}
  wire: {event: fire, claims: [{fact: dead, value: 9, quote: nine dead}]}
"""
POST = "  post: {event: fire, claims: [{fact: dead, value: 8, quote: eight dead}]}\n"
NINE, TEN, ELEVEN = (f"2024-05-06T{hour}:00:00Z" for hour in ("09", "10", "11"))


class Desk:
    """A dossier with one conflict, its log, and what is done about it."""

    def __init__(self, folder: Path) -> None:
        self.log, self.claims = folder / "decisions.yaml", folder / "claims.yaml"
        self.claims.write_text(CLAIMS)

    def checked(self, *four_eyes: str) -> Report:
        log = read_log(self.log, four_eyes)  # type: ignore[arg-type]
        return discrepancies.check(discrepancies.load(str(self.claims)), decisions=log)

    def conflict(self, *four_eyes: str) -> Finding:
        (found,) = (one for one in self.checked(*four_eyes).flagged if one.rule == "value-conflict")
        return found

    def decides(self, answer: str, at: str, **given: str) -> str:
        report, log = self.checked(), read_log(self.log)
        finding, current = self.conflict(), log.current.get(self.conflict().id)
        made = discrepancies.decisions.entry(report.dossier, finding, decision(answer, at=at, **given))
        return write(self.log, [made], {finding.id: current.mark if current else ""})[0].mark


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_decision_that_four_eyes_must_see_counts_once_another_approved_it(desk: Desk) -> None:
    desk.decides("unconfirmed", NINE)
    assert desk.conflict().state == "settled"
    assert desk.conflict("warning").state == "settled"
    waiting = desk.conflict("error")
    assert (waiting.state, waiting.handled.awaits_approval) == ("open", True)
    assert waiting.decision
    assert desk.checked("error").fails("error")
    current = read_log(desk.log).current[waiting.id]
    for own in ("Ana Ruiz", " ana  RUIZ "):
        with pytest.raises(NotAnAnswer, match="Ana Ruiz decided this; somebody else has to approve it"):
            approved(waiting, current, own, TEN)
    write(desk.log, [approved(waiting, current, "Bo Li", TEN)], {})
    assert desk.conflict("error").state == "settled"
    assert desk.conflict("error").handled == waiting.handled._replace(approved_by=("Bo Li",), awaits_approval=False)


@pytest.mark.parametrize("other", [" ana  RUÍZ", "Ana Rui\u0301z", "\uff21\uff4e\uff41 Ruíz", "Ana\u00a0Ruíz"])
def test_a_name_is_one_however_it_is_typed(other: str) -> None:
    assert same_name("Ana Ruíz", other)
    assert not same_name("Ana Ruiz", other)


def test_an_approval_ends_with_its_decision_and_is_stale_with_it(desk: Desk) -> None:
    desk.decides("unconfirmed", NINE)
    finding = desk.conflict()
    approval = approved(finding, read_log(desk.log).current[finding.id], "Bo Li", TEN)
    write(desk.log, [approval], {})
    desk.claims.write_text(CLAIMS + POST)
    stale = desk.conflict("error")
    assert stale.state == "stale"
    with pytest.raises(NotAnAnswer, match="has changed since"):
        approved(stale, read_log(desk.log).current[finding.id], "Cy Ode", ELEVEN)
    desk.claims.write_text(CLAIMS)
    assert desk.conflict("error").state == "settled"
    undo(desk.log, [approval.mark], "Bo Li", ELEVEN)
    assert desk.conflict("error").handled.awaits_approval
    desk.decides("prefer", ELEVEN)
    assert (desk.conflict("error").state, desk.conflict("error").handled.approved_by) == ("open", ())


def test_nobody_brings_an_approval_back_that_another_took_back(desk: Desk) -> None:
    """Four eyes would be the two of one's own else."""
    desk.decides("unconfirmed", NINE)
    finding = desk.conflict()
    (approval,) = write(
        desk.log, [approved(finding, read_log(desk.log).current[finding.id], "Bo Li", TEN)], {finding.id: ""}
    )
    (taken_back,) = undo(desk.log, [approval.mark], "Bo Li", ELEVEN)
    with pytest.raises(NotAnAnswer, match="Bo Li took that back, and nobody else brings it back"):
        undo(desk.log, [taken_back.mark], "Ana Ruiz", ELEVEN)
    assert desk.conflict("error").handled.awaits_approval
    (brought_back,) = undo(desk.log, [taken_back.mark], " bo  LI", ELEVEN)
    assert desk.conflict("error").state == "settled"
    (again,) = undo(desk.log, [brought_back.mark], "Bo Li", ELEVEN)
    with pytest.raises(NotAnAnswer):
        undo(desk.log, [again.mark], "Ana Ruiz", ELEVEN)
    undo(desk.log, [again.mark], "Bo Li", ELEVEN)
    (others,) = undo(desk.log, [approval.mark], "Cy Ode", ELEVEN)
    undo(desk.log, [others.mark], "Ana Ruiz", ELEVEN)
    assert desk.conflict("error").state == "settled"


def test_what_is_assigned_and_remarked_changes_no_state_and_can_be_undone(desk: Desk) -> None:
    finding = desk.conflict()
    given = write(desk.log, [assigned(finding, "Bo  Li", "Ana Ruiz", NINE, "2024-06-01")], {})
    write(desk.log, [commented(finding, "Cy Ode\n knows.", "Ana Ruiz", NINE)], {})
    handled = desk.conflict().handled
    assert (desk.conflict().state, desk.conflict().decision) == ("open", None)
    assert (handled.assigned, handled.until, handled.comments) == ("Bo Li", "2024-06-01", 1)
    write(desk.log, [assigned(finding, "Nobody", "Ana Ruiz", TEN)], {})
    assert desk.conflict().handled.assigned is None
    undo(desk.log, [read_log(desk.log).documents[-1].mark], "Ana Ruiz", ELEVEN)
    assert desk.conflict().handled.assigned == "Bo Li"
    undo(desk.log, [given[0].mark], "Ana Ruiz", ELEVEN)
    assert desk.conflict().handled == handled._replace(assigned=None, until=None)


def test_the_table_of_findings_says_what_else_was_done(desk: Desk) -> None:
    finding = desk.conflict()
    write(desk.log, [assigned(finding, "Bo Li", "Ana Ruiz", NINE, "2024-06-01")], {})
    desk.decides("unconfirmed", NINE)
    columns = ["assigned", "assigned_until", "comments", "approved_by", "awaits_approval"]
    table = desk.checked("error").findings.set_index("id")[columns]
    assert list(table.loc[finding.id]) == ["Bo Li", "2024-06-01", 0, [], True]
    write(desk.log, [approved(finding, read_log(desk.log).current[finding.id], "Cy Ode", TEN)], {})
    table = desk.checked("error").findings.set_index("id")[columns]
    assert list(table.loc[finding.id])[3:] == [["Cy Ode"], False]


@pytest.mark.parametrize("until", ["tomorrow", "2024-02-30", "01/06/2024"])
def test_a_day_that_is_none_is_told(desk: Desk, until: str) -> None:
    with pytest.raises(NotAnAnswer, match="is no day; write it like 2024-06-01"):
        assigned(desk.conflict(), "Bo Li", "Ana Ruiz", NINE, until)


def test_a_question_is_answered_by_the_claim_that_answers_it(desk: Desk) -> None:
    def asked(today: str) -> list[tuple[str, tuple[str, ...]]]:
        report = desk.checked()
        log = read_log(desk.log)
        return [(one.state, one.says) for one in asks(report.dossier, report.flagged, log, today)]

    assert asked("2024-05-07") == []
    desk.decides("ask", NINE, whom="The coroner", until="2024-06-01")
    assert asked("2024-06-01") == [("waiting", ())]
    assert asked("2024-06-02") == [("overdue", ())]
    desk.claims.write_text(CLAIMS + POST)
    assert asked("2024-06-02") == [("answered", ("it now rests on a claim of post: 8, “eight dead”",))]
    desk.claims.write_text(CLAIMS.replace("value: 9, quote: nine", "value: 7, quote: seven"))
    assert asked("2024-06-02") == [
        ("answered", ("wire now says 7 instead of 9, with another quote: “seven dead” instead of “nine dead”",))
    ]
    desk.claims.write_text(CLAIMS.split("  wire")[0])
    assert asked("2024-06-02") == [("gone", ())]
    desk.claims.write_text(CLAIMS)
    desk.decides("unconfirmed", TEN)
    assert asked("2024-06-02") == []


def test_the_history_tells_what_changed_and_what_was_undone(desk: Desk) -> None:
    first = desk.decides("explained", NINE, reason="two lists")
    desk.claims.write_text(CLAIMS + POST)
    second = desk.decides("ask", TEN, whom="The coroner", reason="how many?")
    undo(desk.log, [second], "Bo Li", ELEVEN)
    report, log = desk.checked(), read_log(desk.log)
    came = ("it now rests on a claim of post: 8, “eight dead”",)
    moments = timeline(report.dossier, desk.conflict(), log)
    assert [(one.kind, one.by, one.says, one.changed, one.undone) for one in moments] == [
        ("answer", "Ana Ruiz", "explained (scope): two lists", (), False),
        ("answer", "Ana Ruiz", "ask The coroner: how many?", came, True),
        ("undo", "Bo Li", "undid ask The coroner by Ana Ruiz", (), False),
    ]
    assert log.current[desk.conflict().id].mark == first
    desk.claims.write_text(CLAIMS)
    report = desk.checked()
    assert timeline(report.dossier, desk.conflict(), log)[-1].kind == "evidence"
