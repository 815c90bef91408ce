"""Two editors at one log, and files that change underneath: nothing is taken on what is no longer there."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest
import yaml

from discrepancies import decisions
from discrepancies.decisions import NotAnAnswer
from discrepancies.load.problems import InputError
from discrepancies.pages.desk import Desk, Moved, Reply

Replying = Callable[..., Reply]
Opening = Callable[[], Desk]


def state(desk: Desk, id_: str) -> tuple[str, str | None]:
    one = next(finding for finding in desk.listed()["findings"] if finding["id"] == id_)
    return one["state"], one["answer"]


def test_an_answer_is_in_the_log_at_once_and_settles(desk: Desk, log: Path, replying: Replying) -> None:
    reply = replying(desk, answer="explained", because="scope", reason="Two lines:\nof it.")
    recorded = desk.decide(reply)
    assert recorded.said.startswith("explained by scope.")
    (entry,) = decisions.read(log).entries
    assert (entry.id, entry.evidence) == (reply.id, reply.evidence)
    assert entry.decision == (
        "explained",
        "scope",
        None,
        "Two lines:\nof it.",
        "Ana",
        "2024-12-01T10:00:00+00:00",
        None,
        None,
    )
    assert state(desk, reply.id) == ("settled", "explained")
    assert desk.listed()["findings"][-1]["id"] == reply.id


@pytest.mark.parametrize("answer", ["pending", "ask"])
def test_what_waits_stays_open(desk: Desk, replying: Replying, answer: str) -> None:
    reply = replying(desk, answer=answer)
    desk.decide(reply)
    assert state(desk, reply.id) == ("open", answer)


def test_the_second_editor_is_shown_what_the_first_answered(desk_of: Opening, log: Path, replying: Replying) -> None:
    one, other = desk_of(), desk_of()
    first = replying(one, reason="I rang the hospital.")
    second = replying(other, by="Bo", answer="pending", reason="Let us wait.")
    one.decide(first)
    before = log.read_bytes()
    with pytest.raises(Moved, match=r"Ana answered this meanwhile.*unconfirmed\..*“I rang the hospital\.”") as moved:
        other.decide(second)
    assert moved.value.why == "decided"
    assert log.read_bytes() == before
    other.decide(replying(other, first.id, by="Bo", answer="pending"))
    assert [entry.decision.by for entry in decisions.read(log).decisions(first.id)] == ["Ana", "Bo"]


def test_two_editors_on_two_findings_are_not_in_each_others_way(
    desk_of: Opening, log: Path, replying: Replying
) -> None:
    one, other = desk_of(), desk_of()
    first, second = replying(one), replying(other, other.listed()["findings"][1]["id"], by="Bo")
    one.decide(first)
    other.decide(second)
    assert set(decisions.read(log).current) == {first.id, second.id}


def test_one_who_writes_between_the_look_and_the_writing_is_noticed(
    desk_of: Opening, replying: Replying, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = desk_of(), desk_of()
    first, second = replying(one), replying(other, by="Bo")
    whole = decisions.entry

    def meanwhile(*given: object) -> object:
        monkeypatch.setattr(decisions, "entry", whole)
        one.decide(first)
        return whole(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(decisions, "entry", meanwhile)
    with pytest.raises(Moved, match="Ana answered this meanwhile"):
        other.decide(second)


def test_no_decision_is_taken_on_old_evidence(desk: Desk, claims: Path, log: Path, replying: Replying) -> None:
    reply = replying(desk)
    claims.write_text(claims.read_text("utf-8").replace("value: 30", "value: 31"), "utf-8")
    with pytest.raises(Moved) as moved:
        desk.decide(reply)
    assert moved.value.why == "evidence"
    assert not log.exists()
    desk.decide(replying(desk, reply.id))
    assert state(desk, reply.id) == ("settled", "unconfirmed")


def test_a_change_of_the_same_length_at_the_same_time_is_noticed(desk: Desk, claims: Path, replying: Replying) -> None:
    reply, stamp = replying(desk), claims.stat()
    claims.write_text(claims.read_text("utf-8").replace("value: 30", "value: 31"), "utf-8")
    os.utime(claims, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    with pytest.raises(Moved):
        desk.decide(reply)


def test_what_does_not_touch_the_evidence_is_no_hindrance(desk: Desk, claims: Path, replying: Replying) -> None:
    reply = replying(desk)
    claims.write_text("# reformatted\n" + claims.read_text("utf-8"), "utf-8")
    desk.decide(reply)
    assert state(desk, reply.id) == ("settled", "unconfirmed")


def test_a_finding_that_is_gone_is_told(desk: Desk, claims: Path, log: Path, replying: Replying) -> None:
    reply = replying(desk)
    claims.write_text(claims.read_text("utf-8").replace("value: 30", "value: 3"), "utf-8")
    with pytest.raises(Moved) as moved:
        desk.decide(reply)
    assert moved.value.why == "gone"
    with pytest.raises(Moved):
        desk.shown(reply.id)
    assert not log.exists()


def test_wrong_files_are_told_and_once_mended_all_goes_on(
    desk: Desk, claims: Path, log: Path, replying: Replying
) -> None:
    reply, whole = replying(desk), claims.read_text("utf-8")
    claims.write_text(whole.replace("kind: count", "kind: cuont"), "utf-8")
    with pytest.raises(InputError, match=r"claims\.yaml:2"):
        desk.decide(reply)
    assert not log.exists()
    claims.write_text(whole, "utf-8")
    desk.decide(reply)
    log.write_text("<<<<<<< here\n" + log.read_text("utf-8"), "utf-8")
    damaged = log.read_bytes()
    with pytest.raises(InputError, match="conflict"):
        desk.listed()
    assert log.read_bytes() == damaged


def test_a_decision_on_evidence_that_changed_is_stale_and_says_what_did(
    desk: Desk, claims: Path, replying: Replying
) -> None:
    reply = replying(desk)
    desk.decide(reply)
    claims.write_text(claims.read_text("utf-8").replace("value: 30", "value: 31"), "utf-8")
    assert state(desk, reply.id) == ("stale", "unconfirmed")
    assert desk.listed()["findings"][0]["id"] == reply.id
    assert "31 instead of 30" in desk.shown(reply.id)["html"]


def test_a_text_that_changes_is_noticed(claims: Path, log: Path) -> None:
    text = claims.parent / "texts" / "gazette.txt"
    text.parent.mkdir()
    text.write_text("Seven people were hurt. It began on 2 March 2024. Thirty people were hurt.", "utf-8")
    desk = Desk((str(claims),), log, str(text.parent))
    assert "quote-not-found" not in {finding["rule"] for finding in desk.listed()["findings"]}
    text.write_text("Nobody was hurt.", "utf-8")
    assert "quote-not-found" in {finding["rule"] for finding in desk.listed()["findings"]}


@pytest.mark.parametrize(
    "told",
    [
        {"answer": "maybe"},
        {"answer": "explained"},
        {"answer": "prefer"},
        {"answer": "prefer", "value": "some"},
        {"reason": " \n"},
        {"by": ""},
    ],
)
def test_what_is_no_answer_is_not_written(desk: Desk, log: Path, replying: Replying, told: dict[str, str]) -> None:
    with pytest.raises(NotAnAnswer):
        desk.decide(replying(desk, **told))
    assert not log.exists()


def test_undo_takes_back_ones_own_last_answer(desk: Desk, log: Path, replying: Replying) -> None:
    reply = replying(desk)
    desk.decide(reply)
    before = decisions.read(log).current
    receipt = desk.decide(replying(desk, reply.id, answer="pending")).receipt
    assert desk.undo(receipt) == "Taken back: pending."
    assert decisions.read(log).current == before
    assert len(decisions.read(log).history(reply.id)) == 3
    with pytest.raises(Moved) as moved:
        desk.undo(receipt)
    assert moved.value.why == "gone"


def test_undo_is_refused_once_somebody_else_has_decided(desk_of: Opening, log: Path, replying: Replying) -> None:
    one, other = desk_of(), desk_of()
    reply = replying(one)
    receipt = one.decide(reply).receipt
    other.decide(replying(other, reply.id, by="Bo"))
    before = log.read_bytes()
    with pytest.raises(Moved, match="Bo answered this meanwhile"):
        one.undo(receipt)
    assert log.read_bytes() == before


def test_nobody_takes_back_what_was_answered_in_another_run(desk_of: Opening, replying: Replying) -> None:
    one, other = desk_of(), desk_of()
    receipt = one.decide(replying(one)).receipt
    with pytest.raises(Moved, match="not of this run"):
        other.undo(receipt)


def test_a_log_that_cannot_be_written_is_told_and_can_be_tried_again(
    desk: Desk, log: Path, replying: Replying, monkeypatch: pytest.MonkeyPatch
) -> None:
    reply = replying(desk)
    with monkeypatch.context() as full:

        def no_room(_: int) -> None:
            raise OSError(28, "No space left on device")

        full.setattr("os.fsync", no_room)
        with pytest.raises(OSError, match="No space left"):
            desk.decide(reply)
    assert not log.exists()
    receipt = desk.decide(reply).receipt
    with monkeypatch.context() as full:
        full.setattr("os.fsync", no_room)
        with pytest.raises(OSError, match="No space left"):
            desk.undo(receipt)
    desk.undo(receipt)
    assert decisions.read(log).current == {}


def test_of_many_who_answer_at_once_one_is_recorded_and_the_others_are_told(
    desk: Desk, log: Path, replying: Replying
) -> None:
    replies = [replying(desk, by=f"Editor {number}") for number in range(8)]
    told: list[str] = []

    def answer(reply: Reply) -> None:
        try:
            desk.decide(reply)
        except Moved as moved:
            told.append(moved.why)

    threads = [Thread(target=answer, args=[reply]) for reply in replies]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told == ["decided"] * 7
    assert len(decisions.read(log).entries) == 1


def test_the_log_is_the_one_that_the_command_writes(desk: Desk, log: Path, replying: Replying) -> None:
    desk.decide(replying(desk, reason='He said: "no" # not\n--- a line'))
    (document,) = yaml.safe_load_all(log.read_text("utf-8"))
    assert document["reason"] == 'He said: "no" # not\n--- a line'
