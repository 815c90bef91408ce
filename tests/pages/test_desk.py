"""Two editors at one log, and files that change underneath: nothing is taken on what is no longer there."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest
import yaml

from discrepancies import decisions
from discrepancies.decisions import Deed, NotAnAnswer
from discrepancies.load.problems import InputError
from discrepancies.pages.acts import Answered, Batch, Moved, Reply, Seen
from discrepancies.pages.desk import Desk, House

Replying = Callable[..., Reply]
Opening = Callable[[], Desk]


def state(desk: Desk, id_: str) -> tuple[str, str | None]:
    one = next(finding for finding in desk.listed()["findings"] if finding["id"] == id_)
    return one["state"], one.get("answer")


def test_an_answer_is_in_the_log_at_once_and_settles(desk: Desk, log: Path, replying: Replying) -> None:
    reply = replying(desk, answer="explained", because="scope", reason="Two lines:\nof it.")
    recorded = desk.decide(reply)
    assert recorded.said.startswith("explained by scope.")
    (entry,) = decisions.read(log).entries
    assert (entry.id, entry.evidence) == (reply.id, reply.evidence)
    signed = ("Ana", "2024-12-01T10:00:00+00:00")
    assert entry.decision[:6] == ("explained", "scope", None, "Two lines:\nof it.", *signed)
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
    marks = desk.decide(replying(desk, reply.id, answer="pending")).marks
    assert desk.undo(marks, "Ana") == "Taken back: pending."
    assert decisions.read(log).current == before
    assert [type(one).__name__ for one in decisions.read(log).documents] == ["Entry", "Entry", "Deed"]
    with pytest.raises(Moved):
        desk.undo(marks, "Ana")
    with pytest.raises(Moved, match="nothing to undo"):
        desk.undo(["0123456789ab"], "Ana")
    with pytest.raises(NotAnAnswer, match="needs a name"):
        desk.undo(marks, " ")


def test_undo_is_refused_once_somebody_else_has_decided(desk_of: Opening, log: Path, replying: Replying) -> None:
    one, other = desk_of(), desk_of()
    reply = replying(one)
    marks = one.decide(reply).marks
    other.decide(replying(other, reply.id, by="Bo"))
    before = log.read_bytes()
    with pytest.raises(Moved, match="Bo answered this meanwhile"):
        one.undo(marks, "Ana")
    assert log.read_bytes() == before


def test_what_was_answered_in_another_run_is_undone_in_ones_own_name(
    desk_of: Opening, log: Path, replying: Replying
) -> None:
    one, other = desk_of(), desk_of()
    marks = one.decide(replying(one)).marks
    other.undo(marks, "Bo")
    assert [(type(each).__name__, each.by) for each in decisions.read(log).documents] == [
        ("Entry", "Ana"),
        ("Deed", "Bo"),
    ]


def batch(desk: Desk, **told: str) -> Batch:
    on = tuple(Seen(one["id"], one["evidence"], one["mark"]) for one in desk.listed()["findings"])
    said = {"answer": "unconfirmed", "because": "", "value": "", "reason": "Nobody knows.", "by": "Ana"}
    return Batch(on[:2], Answered(**{**said, **told}))


def test_many_are_answered_in_one_go_and_undone_as_one(desk: Desk, log: Path) -> None:
    many = batch(desk)
    recorded = desk.bulk(many)
    assert recorded.said == "unconfirmed, of 2 findings."
    written = decisions.read(log).documents
    assert tuple(one.mark for one in written) == recorded.marks
    assert len({one.batch for one in written}) == 1
    assert written[0].batch
    assert {state(desk, one.id) for one in many.on} == {("settled", "unconfirmed")}
    assert desk.undo(recorded.marks, "Ana") == "Taken back: unconfirmed, of 2 findings."
    assert {state(desk, one.id) for one in many.on} == {("open", None)}


def test_where_one_of_many_has_moved_none_is_written_and_that_one_is_told(
    desk_of: Opening, claims: Path, log: Path, replying: Replying
) -> None:
    one, other = desk_of(), desk_of()
    many = batch(one)
    other.decide(replying(other, many.on[1].id, by="Bo"))
    before = log.read_bytes()
    with pytest.raises(Moved, match="1 finding of these is decided otherwise meanwhile") as moved:
        one.bulk(many)
    assert (moved.value.why, moved.value.ids) == ("decided", (many.on[1].id,))
    many = batch(one)
    claims.write_text(claims.read_text("utf-8").replace("value: 30", "value: 31"), "utf-8")
    with pytest.raises(Moved) as moved:
        one.bulk(many)
    assert (moved.value.why, len(moved.value.ids)) == ("evidence", 1)
    claims.write_text(claims.read_text("utf-8").replace("value: 31", "value: 3"), "utf-8")
    with pytest.raises(Moved) as moved:
        one.bulk(many)
    assert (moved.value.why, len(moved.value.ids)) == ("gone", 1)
    assert log.read_bytes() == before


def test_an_answer_that_one_of_many_cannot_take_is_refused_with_its_name(desk: Desk, log: Path) -> None:
    many = batch(desk, answer="noted")
    with pytest.raises(NotAnAnswer, match=r"noted cannot be meant .*\(value-conflict, flood/injured\)"):
        desk.bulk(many)
    assert not log.exists()


def test_a_finding_is_assigned_commented_on_and_none_of_it_decides(desk: Desk, log: Path) -> None:
    id_ = desk.listed()["findings"][0]["id"]
    assert desk.assign(id_, "Bo Lind", "2024-12-24", "Ana").said == "assigned to Bo Lind, by 2024-12-24."
    assert desk.comment(id_, "Ring Bo:\nshe knows.", "Ana").said == "a comment."
    assert [(one.does, one.says, one.until) for one in decisions.read(log).documents if isinstance(one, Deed)] == [
        ("assign", "Bo Lind", "2024-12-24"),
        ("comment", "Ring Bo:\nshe knows.", None),
    ]
    assert state(desk, id_) == ("open", None)
    shown = desk.shown(id_)
    assert "Bo Lind" in shown["handled"]
    assert "she knows." in shown["history"]
    assert desk.names() == ["Ana", "Bo Lind"]
    with pytest.raises(NotAnAnswer, match="no day"):
        desk.assign(id_, "Bo Lind", "soon", "Ana")
    with pytest.raises(NotAnAnswer, match="a comment says something"):
        desk.comment(id_, " ", "Ana")


def test_four_eyes_want_another_pair_than_who_decided(claims: Path, log: Path, replying: Replying) -> None:
    desk = Desk((str(claims),), log, house=House(("error",), editors=("Cy",)))
    reply = replying(desk)
    assert "approve" not in desk.shown(reply.id)["deeds"]
    said = desk.decide(reply).said
    assert said == "unconfirmed. It stays open until somebody else approves it."
    assert state(desk, reply.id) == ("open", "unconfirmed")
    shown = desk.shown(reply.id)
    assert "approve" in shown["deeds"]
    assert "Awaits approval" in shown["handled"]
    seen = Seen(reply.id, reply.evidence, shown["mark"])
    with pytest.raises(NotAnAnswer, match="somebody else has to approve it"):
        desk.approve(seen, " ANA ")
    with pytest.raises(Moved, match="Ana answered this meanwhile"):
        desk.approve(seen._replace(after=""), "Bo")
    desk.approve(seen, "Bo")
    assert state(desk, reply.id) == ("settled", "unconfirmed")
    assert "Approved by" in desk.shown(reply.id)["handled"]
    assert desk.names() == ["Ana", "Bo", "Cy"]


def test_a_log_has_a_key_of_its_own_that_no_run_changes(desk_of: Opening, claims: Path, tmp_path: Path) -> None:
    assert desk_of().key == desk_of().key
    assert desk_of().key != Desk((str(claims),), tmp_path / "other.yaml").key


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
    marks = desk.decide(reply).marks
    with monkeypatch.context() as full:
        full.setattr("os.fsync", no_room)
        with pytest.raises(OSError, match="No space left"):
            desk.undo(marks, "Ana")
    desk.undo(marks, "Ana")
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
