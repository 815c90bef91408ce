"""What a change of the claims does to the findings: all of it, and nothing else."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

import discrepancies
from discrepancies.diff import difference
from discrepancies.report import Filter
from tests.mill import OLD, REFORMATTED, compared, decided, edited, rules, unwrapped, written


@pytest.mark.parametrize("new", [OLD, REFORMATTED], ids=["the same", "reformatted"])
def test_what_says_the_same_is_no_difference(tmp_path: Path, new: str) -> None:
    found = compared(tmp_path, OLD, new)
    parts = (found.opened, found.moved, found.closed, found.turned, found.claims, found.declared)
    assert parts == ((),) * len(parts)
    files = [str(tmp_path / side / "claims.yaml") for side in ("old", "new")]
    assert unwrapped(found) == f"From {files[0]} to {files[1]}.\nThe claims are the same.\n"
    assert not found.fails("info")


EDITS: tuple[tuple[str, tuple[tuple[str, str], ...], tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "a figure",
        (("value: 9", "value: 11"),),
        ("1 claim edited.", "2 findings moved.", "  - evening_bell now says 11 instead of 9"),
        ("Opened", "Closed", "Statuses", "Declarations"),
    ),
    (
        "a figure that fits after all",
        (("value: 9", "value: at most 8"),),
        (
            "1 finding opened, 2 closed; 1 status changed.",
            "mill_fire/injured: compatible, was disputed",
            "  - 7 (fire_service)",
            "error: value-conflict  mill_fire/injured  [cb1e32f9664c]",
        ),
        ("Moved", "Decisions"),
    ),
    (
        "a note",
        (("value: 9,", "value: 9, note: by telephone,"),),
        ("No difference that touches a finding.", "  - evening_bell still says 9, now with the note “by telephone”"),
        ("Opened", "Moved", "Closed", "Statuses"),
    ),
    (
        "the day of publication",
        (("published: 2024-03-04", "published: 2024-03-05"),),
        (
            "1 declaration changed.",
            "  - source evening_bell: published is now 2024-03-05 instead of 2024-03-04",
            "- source evening_bell: published is now 2024-03-05 instead of 2024-03-04",
        ),
        ("Claims (", "Opened", "Closed"),
    ),
    (
        "where it comes from",
        (("  evening_bell:\n", "  evening_bell:\n    derives_from: [fire_service]\n"),),
        (
            "mill_fire/inside: echoed, was agreed",
            "- source evening_bell: derives from is now fire_service",
            "  - source evening_bell: derives from is now fire_service",
        ),
        ("Claims (",),
    ),
    (
        "a constraint",
        (("injured <= 8", "injured <= 6"),),
        (
            "  - constraint few: holds is now injured <= 6 instead of injured <= 8",
            "  - it now rests on a claim of fire_service on mill_fire/injured: 7, “seven people were treated”",
            "- constraint few: holds is now injured <= 6 instead of injured <= 8",
        ),
        ("Claims (",),
    ),
    (
        "a source",
        (
            (
                "constraints:",
                "  wire:\n    event: mill_fire\n    claims:\n      - {fact: inside, value: yes}\nconstraints:",
            ),
        ),
        (
            "1 claim added; 1 declaration added.",
            "  - a claim of wire was added: yes",
            "- source wire was added",
            "mill_fire/inside: disputed, was agreed",
            "  - no (2 sources, 2 origins: evening_bell and fire_service)",
            "  - yes (wire)",
        ),
        ("Closed",),
    ),
    (
        "a fact nobody answers any more",
        (
            ('      - {fact: inside, value: no, quote: "nobody was at work"}\n', ""),
            ('      - {fact: inside, value: no, quote: "the mill was empty"}\n', ""),
            ("  inside: {asks: Were workers inside?, kind: yes-no}\n", ""),
        ),
        (
            "2 claims removed; 1 declaration dropped.",
            "mill_fire/inside: claimed by nobody, was agreed",
            "- fact inside was dropped: Were workers inside?",
            "  - a claim of evening_bell was removed: no, “the mill was empty”",
        ),
        ("Opened",),
    ),
)


@pytest.mark.parametrize(("edits", "told", "untold"), [one[1:] for one in EDITS], ids=[one[0] for one in EDITS])
def test_an_edit_is_told_with_what_it_does_and_nothing_else(
    tmp_path: Path,
    edits: tuple[tuple[str, str], ...],
    told: tuple[str, ...],
    untold: tuple[str, ...],
) -> None:
    text = unwrapped(compared(tmp_path, OLD, edited(*edits)))
    for line in told:
        assert line in text.splitlines() or any(one.startswith(line + "  [") for one in text.splitlines()), text
    for words in untold:
        assert words not in text


def test_there_and_back_opens_what_it_closes(tmp_path: Path) -> None:
    for _, edits, *_ in EDITS:
        there, back = compared(tmp_path, OLD, edited(*edits)), compared(tmp_path, edited(*edits), OLD)
        assert [one.id for one in there.opened] == [one.id for one in back.closed]
        assert [one.id for one in there.closed] == [one.id for one in back.opened]
        assert {one.after.id for one in there.moved} == {one.after.id for one in back.moved}
        assert [(one.before, one.after) for one in there.turned] == [(one.after, one.before) for one in back.turned]


def test_a_claim_that_nobody_touched_is_not_called_added(tmp_path: Path) -> None:
    # The copy misquoted, and was set aside; now that what it copies says 9 too, it stands in the conflict.
    old = """
        facts: {dead: {asks: How many?, kind: count}}
        sources:
          release: {event: e, claims: [{fact: dead, value: 7}]}
          copy: {event: e, derives_from: [release], claims: [{fact: dead, value: 9}]}
          other: {event: e, claims: [{fact: dead, value: 11}]}
    """
    found = compared(tmp_path, old, old.replace("value: 7", "value: 9"))
    because = {moved.after.rule: moved.because for moved in found.moved}
    assert because["value-conflict"] == (
        "release now says 9 instead of 7",
        "it now rests on a claim of copy: 9",
    )
    assert [change.kind for change in found.claims] == ["edited"]
    back = compared(tmp_path, old.replace("value: 7", "value: 9"), old)
    because = {moved.after.rule: moved.because for moved in back.moved}
    assert "it no longer rests on a claim of copy: 9" in because["value-conflict"]


def test_a_note_is_not_why_a_finding_moved(tmp_path: Path) -> None:
    old = """
        facts: {dead: {asks: How many?, kind: count}}
        sources:
          a: {event: e, claims: [{fact: dead, value: 7}, {fact: dead, value: 7}]}
          b: {event: e, claims: [{fact: dead, value: 9}]}
    """
    found = compared(tmp_path, old, old.replace("value: 7}, {fact: dead, value: 7}", "value: 7, note: again}"))
    assert {change.kind for change in found.claims} == {"edited", "removed"}
    assert found.moved
    assert {moved.because for moved in found.moved if moved.after.fact} == {("a claim of a was removed: 7",)}


def test_a_finding_that_only_became_graver_has_moved(tmp_path: Path) -> None:
    old = """
        facts: {dead: {asks: How many?, kind: count, about: 10%}}
        sources:
          a: {event: e, claims: [{fact: dead, value: about 104}]}
          b: {event: e, claims: [{fact: dead, value: 119}]}
    """
    found = compared(tmp_path, old, old.replace("10%", "1%"))
    (moved,) = found.moved
    assert moved.because == (
        'fact dead: reach of "about" is now 1% instead of 10%',
        "it is now an error, and was a warning",
    )
    assert found.fails("error")
    assert not compared(tmp_path, old.replace("10%", "1%"), old).fails("error")
    assert compared(tmp_path, old.replace("10%", "1%"), old).fails("warning")


def test_a_decision_on_what_changed_is_stale_and_on_what_is_gone_closed(tmp_path: Path) -> None:
    log = decided(tmp_path, OLD, "value-conflict", "constraint-broken")
    moved = compared(tmp_path, OLD, edited(("value: 9", "value: 11")), log=log)
    assert rules(moved.staled) == ["constraint-broken", "value-conflict"]
    assert moved.lapsed == ()
    assert moved.fails("error")
    text = unwrapped(moved)
    assert "2 findings moved; 2 decisions made stale." in text
    assert "error: value-conflict  mill_fire/injured  [cb1e32f9664c, stale]" in text
    assert (
        "\nvalue-conflict  mill_fire/injured  [cb1e32f9664c]\n  unconfirmed by Ana Ruiz, 2024-03-06: We asked" in text
    )
    closed = compared(tmp_path, OLD, edited(("value: 9", "value: 7")), log=log)
    assert "value-conflict" in rules(closed.lapsed)
    assert "Decisions closed (2)" in written(closed)
    assert not closed.fails("error")


def test_what_is_settled_on_the_new_evidence_does_not_fail(tmp_path: Path) -> None:
    new = edited(("value: 9", "value: 11"))
    assert compared(tmp_path, OLD, new).fails("error")
    log = decided(tmp_path, new, "value-conflict", "constraint-broken")
    found = compared(tmp_path, OLD, new, log=log)
    assert [moved.after.state for moved in found.moved] == ["settled", "settled"]
    assert found.staled == ()
    assert not found.fails("info")
    assert compared(tmp_path, OLD, new, log=decided(tmp_path, new, "value-conflict", answer="pending")).fails("error")


def test_only_what_is_asked_for_is_shown_and_counted(tmp_path: Path) -> None:
    new = edited(("value: 9", "value: 11"), ("nobody was at work", "no one was at work"), ("value: no", "value: yes"))
    whole = compared(tmp_path, OLD, new)
    assert {change.claim["fact"] for change in whole.claims} == {"injured", "inside"}
    for shown in (Filter(facts=("injured",)), Filter(facts=("mill_fire/injured",))):
        found = compared(tmp_path, OLD, new, shown=shown)
        assert {change.claim["fact"] for change in found.claims} == {"injured"}
        assert {moved.after.fact for moved in found.moved} <= {"injured", None}
    bell = compared(tmp_path, OLD, new, shown=Filter(sources=("evening_bell",)))
    assert {change.claim["source"] for change in bell.claims} == {"evening_bell"}
    assert compared(tmp_path, OLD, new, shown=Filter(events=("mill_fire",))).claims == whole.claims
    assert not compared(tmp_path, OLD, new, shown=Filter(facts=("began",))).fails("info")


def test_a_text_at_hand_for_one_side_serves_both(tmp_path: Path) -> None:
    new = tmp_path / "new.yaml"
    text = """\
        facts: {dead: {asks: How many?, kind: count}}
        sources:
          a:
            text: {file: a.txt, lines: 1-1}
            event: e
            claims: [{fact: dead, value: 7, quote: eight people}]
    """
    new.write_text(dedent(text), encoding="utf-8")
    (tmp_path / "a.txt").write_text("Seven people.\nThey died.\n", encoding="utf-8")
    old = tmp_path / "elsewhere" / "old.yaml"
    old.parent.mkdir()
    for lines in ("1-1", "2-2", "1-9"):
        old.write_text(dedent(text).replace("1-1", lines), encoding="utf-8")
        found = difference(discrepancies.load(str(old)), discrepancies.load(str(new)))
        assert "quote-not-found" in set(rules(found.old.flagged)) - set(rules(found.opened))
        assert found.old.dossier.texts["a"].lines == {"1-1": (1, 1), "2-2": (2, 2), "1-9": (1, 2)}[lines]
