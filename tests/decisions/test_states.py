"""A decision holds as long as what it was made on, and where that changes an editor is told how."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import discrepancies
from discrepancies.decisions import Entry, Given, Log, applied, decided, entry
from discrepancies.load.dossier import Dossier
from discrepancies.model import ANSWERS, SETTLING, Finding
from discrepancies.report import Report

LOG = Path("decisions.yaml")
FACTS: Mapping[str, Any] = {
    "dead": {"asks": "How many died?", "kind": "count", "scopes": {"guests": "the guests"}},
    "cause": {"asks": "What was the cause?", "kind": "text"},
}
GAZETTE: Mapping[str, Any] = {
    "published": "2024-03-02",
    "claims": [{"fact": "dead", "value": 7, "quote": "seven dead"}],
}
WIRE: Mapping[str, Any] = {"claims": [{"fact": "dead", "value": "at least 9", "quote": "nine or more dead"}]}


class Editor:
    """Somebody who decides, on a dossier that changes."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.entries = folder, list[Entry]()

    def loaded(self, sources: Mapping[str, Any], **sections: Any) -> Dossier:
        path = self.folder / "claims.yaml"
        events = {"fire": {"title": "The mill burns", "date": "2024-03-01"}}
        whole = {"facts": FACTS, "events": events, **sections}
        of_event = {key: {"event": "fire", **source} for key, source in sources.items()}
        path.write_text(json.dumps({**whole, "sources": of_event}), "utf-8")
        return discrepancies.load(str(path))

    def checked(self, sources: Mapping[str, Any], **sections: Any) -> Report:
        log = Log(LOG, tuple(self.entries))
        return discrepancies.check(self.loaded(sources, **sections), decisions=log)

    def decides(self, report: Report, rule: str, answer: str = "not-a-conflict", **said: str) -> None:
        found = of_rule(report, rule)
        at = f"2024-05-06T10:{len(self.entries):02}:00Z"
        given = decided(report.dossier, found, Given(answer, "as agreed", by="Ana Ruiz", at=at, **said))
        self.entries.append(entry(report.dossier, found, given))


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    return Editor(tmp_path)


def of_rule(report: Report, rule: str) -> Finding:
    (found,) = (finding for finding in report.flagged if finding.rule == rule)
    return found


def conflict(report: Report) -> Finding:
    return of_rule(report, "value-conflict")


def added(value: object, **keys: str) -> dict[str, Any]:
    return {"claims": [{"fact": "dead", "value": value, **keys}]}


@pytest.mark.parametrize("answer", [answer for answer in ANSWERS if answer != "noted"])
def test_some_answers_settle_a_finding_and_others_leave_it_open(answer: str, editor: Editor) -> None:
    report = editor.checked({"gazette": GAZETTE, "wire": WIRE})
    assert (conflict(report).state, conflict(report).decision) == ("open", None)
    needed = {"explained": {"because": "scope"}, "prefer": {"value": "7"}, "range": {"value": "7 to 9"}}
    editor.decides(report, "value-conflict", answer, **needed.get(answer, {}))
    report = editor.checked({"gazette": GAZETTE, "wire": WIRE})
    assert conflict(report).state == ("settled" if answer in SETTLING else "open")
    assert conflict(report).decision == editor.entries[0].decision
    assert report.fact_state(0) == conflict(report).state
    assert report.fails("error") == (answer not in SETTLING)
    later = conflict(editor.checked({"gazette": GAZETTE, "wire": WIRE, "post": added(11)}))
    assert (later.state, later.decision) == ("stale", editor.entries[0].decision)


CHANGES: Mapping[str, tuple[Mapping[str, Any], list[str]]] = {
    "a claim added": ({"post": added(11)}, ["it now rests on a claim of post: 11"]),
    "a claim edited": (
        {"gazette": {**GAZETTE, **added(8, quote="seven dead")}},
        ["gazette now says 8 instead of 7"],
    ),
    "a source derived": (
        {"gazette": {**GAZETTE, "derives_from": ["post"]}, "post": {"claims": []}},
        ["gazette is now derived from post"],
    ),
    "a source dated anew": (
        {"gazette": {**GAZETTE, "published": "2024-03-03"}, "wire": {**WIRE, "by": "A. Bo"}},
        ["gazette is now published 2024-03-03 instead of 2024-03-02", "wire is now by A. Bo"],
    ),
    "a claim of a source that says of itself what it may": (
        {"post": {**added(11), "published": "2024-03-04", "by": "B. Co"}},
        ["it now rests on a claim of post: 11"],
    ),
    "a source undated": (
        {"gazette": {"claims": GAZETTE["claims"]}},
        ["gazette is no longer published 2024-03-02"],
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_changes_makes_a_decision_stale_and_is_told(name: str, editor: Editor) -> None:
    change, told = CHANGES[name]
    before = {"gazette": GAZETTE, "wire": WIRE}
    editor.decides(editor.checked(before), "value-conflict")
    report = editor.checked({**before, **change})
    assert conflict(report).state == "stale"
    assert conflict(report).decision == editor.entries[0].decision
    assert list(conflict(report).changed) == told
    assert report.fails("error")
    assert report.fact_state(0) == "stale"

    assert conflict(editor.checked(before)).state == "settled"
    editor.decides(report, "value-conflict")
    assert conflict(editor.checked({**before, **change})).state == "settled"
    assert conflict(editor.checked(before)).state == "stale"


def test_a_note_a_title_and_an_order_change_nothing(editor: Editor) -> None:
    editor.decides(editor.checked({"gazette": GAZETTE, "wire": WIRE}), "value-conflict")
    noted = {"claims": [{**WIRE["claims"][0], "note": "again?", "locator": "p. 2"}], "title": "Nine dead"}
    assert conflict(editor.checked({"wire": noted, "gazette": GAZETTE})).state == "settled"


def test_the_order_of_what_a_source_derives_from_is_no_change(editor: Editor) -> None:
    others = {"wire": WIRE, "post": {"claims": []}, "herald": {"claims": []}}
    editor.decides(
        editor.checked({**others, "gazette": {**GAZETTE, "derives_from": ["post", "herald"]}}), "value-conflict"
    )
    report = editor.checked({**others, "echo": added(8), "gazette": {**GAZETTE, "derives_from": ["herald", "post"]}})
    assert conflict(report).changed == ("it now rests on a claim of echo: 8",)


def test_a_claim_that_is_set_aside_is_not_told_as_removed(editor: Editor) -> None:
    before = {"gazette": GAZETTE, "wire": added(9), "post": added(20)}
    editor.decides(editor.checked(before), "value-conflict")
    report = editor.checked({**before, "wire": {**added(9), "derives_from": ["post"]}})
    assert conflict(report).changed == ("it no longer rests on a claim of wire: 9",)
    report = editor.checked({key: before[key] for key in ("gazette", "post")})
    assert conflict(report).changed == ("a claim of wire was removed: 9",)


def test_a_constraint_that_changed_is_told(editor: Editor) -> None:
    facts = {**FACTS, "hurt": {"asks": "How many were hurt?", "kind": "count"}}
    sources = {"gazette": {"claims": [{"fact": "dead", "value": 7}, {"fact": "hurt", "value": 3}]}}
    for holds in ("dead < hurt", "dead + 1 < hurt"):
        report = editor.checked(sources, facts=facts, constraints={"few": {"holds": holds}})
        if not editor.entries:
            editor.decides(report, "constraint-broken")
    found = of_rule(report, "constraint-broken")
    assert (found.state, found.changed) == (
        "stale",
        ("it rested on “dead < hurt” and now on “dead + 1 < hurt”",),
    )


def test_events_that_look_alike_rest_on_their_titles(editor: Editor) -> None:
    sources = {
        key: {"claims": [{"fact": fact, "value": 3, "event": event} for fact in ("a", "b", "c")]}
        for key, event in (("gazette", "fire"), ("wire", "blaze"))
    }
    facts = {key: {"asks": "How many?", "kind": "count"} for key in ("a", "b", "c")}
    for title in (None, "Burning mill"):
        blaze = {"date": "2024-03-02", **({"title": title} if title else {})}
        events = {"fire": {"title": "Mill fire", "date": "2024-03-01"}, "blaze": blaze}
        report = editor.checked(sources, facts=facts, events=events)
        if not editor.entries:
            editor.decides(report, "look-alike-events")
            assert of_rule(editor.checked(sources, facts=facts, events=events), "look-alike-events").state == "settled"
    assert of_rule(report, "look-alike-events").changed == (
        "it rested on “blaze title:” and now on “blaze title: Burning mill”",
    )


def test_a_text_that_changed_is_told(editor: Editor) -> None:
    gazette = {**GAZETTE, "text": {"file": "gazette.txt"}}
    for text in ("Nobody knows.", "Nobody knows yet."):
        (editor.folder / "gazette.txt").write_text(text)
        report = editor.checked({"gazette": gazette, "wire": WIRE})
        if not editor.entries:
            editor.decides(report, "quote-not-found")
    assert of_rule(report, "quote-not-found").changed == ("the text of gazette is another one",)


def test_a_change_of_several_facts_names_each(editor: Editor) -> None:
    report = editor.checked({"gazette": GAZETTE})
    editor.decides(report, "single-source")
    more = {**GAZETTE, "claims": [*GAZETTE["claims"], {"fact": "cause", "value": "a spark"}]}
    assert of_rule(editor.checked({"gazette": more}), "single-source").changed == (
        "it now rests on a claim of gazette on fire/cause: a spark",
    )


def test_a_claim_that_was_there_all_along_is_not_told_as_added(editor: Editor) -> None:
    two = [*GAZETTE["claims"], {"fact": "hurt", "value": 3}]
    facts = {**FACTS, "hurt": {"asks": "How many were hurt?", "kind": "count"}}
    editor.decides(editor.checked({"gazette": {"claims": two}, "wire": WIRE}, facts=facts), "single-source")
    alone = of_rule(editor.checked({"gazette": {"claims": two}}, facts=facts), "single-source")
    assert alone.changed == ("it now rests on a claim of gazette on fire/dead: 7, “seven dead”",)
    editor.decides(editor.checked({"gazette": {"claims": two}}, facts=facts), "single-source")
    again = of_rule(editor.checked({"gazette": {"claims": two}, "wire": WIRE}, facts=facts), "single-source")
    assert again.changed == ("it no longer rests on a claim of gazette on fire/dead: 7, “seven dead”",)


def test_of_claims_that_are_alike_the_one_that_is_gone_was_removed(editor: Editor) -> None:
    before = {"gazette": {"claims": 2 * GAZETTE["claims"]}, "wire": WIRE}
    editor.decides(editor.checked(before), "value-conflict")
    report = editor.checked({"gazette": {"claims": GAZETTE["claims"]}, "wire": WIRE})
    assert conflict(report).changed == ("a claim of gazette was removed: 7, “seven dead”",)


def test_what_a_source_still_says_is_not_told_as_edited(editor: Editor) -> None:
    # The wire's 9 comes to fit what it copies, so that its 11 is all that is still altered.
    wire: dict[str, Any] = {"derives_from": ["post"], "claims": [{"fact": "dead", "value": "at least 9"}]}
    editor.decides(editor.checked({"wire": wire, "post": added("at least 8")}), "altered-copy")
    both = {**wire, "claims": [*wire["claims"], {"fact": "dead", "value": "at least 11"}]}
    found = of_rule(editor.checked({"wire": both, "post": added("at least 9")}), "altered-copy")
    assert found.changed == (
        "post now says at least 9 instead of at least 8",
        "it no longer rests on a claim of wire: at least 9",
        "it now rests on a claim of wire: at least 11",
    )


def test_a_decision_whose_finding_is_gone_is_closed_and_comes_back_with_it(editor: Editor) -> None:
    both = {"gazette": GAZETTE, "wire": WIRE}
    editor.decides(editor.checked(both), "value-conflict")
    report = editor.checked({"gazette": GAZETTE})
    assert report.closed == tuple(editor.entries)
    (unused,) = (one for one in report.flagged if (one.subject or "").startswith("decision"))
    assert unused.severity == "info"
    assert not replace(report, flagged=(unused,)).fails("warning")
    assert editor.checked(both).closed == ()
    assert conflict(editor.checked(both)).state == "settled"


@pytest.mark.parametrize("how", [{"ignore": ["value-conflict"]}, {"select": ["echo", "unused"]}])
def test_a_rule_that_did_not_run_closes_nothing(how: dict[str, list[str]], editor: Editor) -> None:
    editor.decides(editor.checked({"gazette": GAZETTE, "wire": WIRE}), "value-conflict")
    log = Log(LOG, tuple(editor.entries))
    report = discrepancies.check(editor.loaded({"gazette": GAZETTE}), decisions=log, **how)  # type: ignore[arg-type]
    assert report.closed == ()
    assert not [one for one in report.flagged if (one.subject or "").startswith("decision")]


def test_a_report_without_unused_still_knows_what_is_closed(editor: Editor) -> None:
    editor.decides(editor.checked({"gazette": GAZETTE, "wire": WIRE}), "value-conflict")
    log = Log(LOG, tuple(editor.entries))
    report = discrepancies.check(editor.loaded({"gazette": GAZETTE}), decisions=log, ignore=["unused", "text-missing"])
    assert report.closed == tuple(editor.entries)
    assert [one.rule for one in report.flagged] == ["single-source"]


def test_that_somebody_has_seen_an_unused_decision_can_be_recorded_too(editor: Editor) -> None:
    both = {"gazette": GAZETTE, "wire": WIRE}
    editor.decides(editor.checked(both), "value-conflict")
    dead = {"dead": FACTS["dead"]}
    editor.decides(editor.checked({"gazette": GAZETTE}, facts=dead), "unused")
    assert of_rule(editor.checked({"gazette": GAZETTE}, facts=dead), "unused").state == "settled"
    assert editor.checked(both, facts=dead).closed == (editor.entries[1],)
    assert not [one for one in editor.checked(both, facts=dead).flagged if one.rule == "unused"]


def test_a_fact_is_as_its_worst_error_is(editor: Editor) -> None:
    twice = {"claims": [{"fact": "dead", "value": 3}, {"fact": "dead", "value": 4}]}
    sources = {"gazette": GAZETTE, "wire": WIRE, "post": twice}
    report = editor.checked(sources)
    assert {one.rule for one in report.flagged if one.severity == "error"} == {"value-conflict", "self-contradiction"}
    editor.decides(report, "self-contradiction")
    assert editor.checked(sources).fact_state(0) == "open"
    editor.decides(report, "value-conflict")
    assert editor.checked(sources).fact_state(0) == "settled"
    assert editor.checked({**sources, "herald": added(30)}).fact_state(0) == "stale"


@settings(max_examples=50)
@given(st.data())
def test_what_is_applied_changes_nothing_but_states(data: st.DataObject) -> None:
    report = discrepancies.check(discrepancies.load(str(Path(__file__).parents[1] / "golden" / "every_kind.yaml")))
    log, stale = list[Entry](), set[str]()
    for found in data.draw(st.lists(st.sampled_from(report.flagged), unique_by=lambda one: one.id)):
        given = decided(report.dossier, found, Given("not-a-conflict", "so", by="me", at="2024-05-06T10:00:00Z"))
        made = entry(report.dossier, found, given)
        if data.draw(st.booleans()):
            made, stale = made._replace(evidence="0" * 12), stale | {found.id}
        log.append(made)
    now = applied(report.dossier, report.flagged, Log(LOG, tuple(log)))
    assert [one._replace(state="open", decision=None, changed=()) for one in now] == list(report.flagged)
    assert {one.id for one in now if one.state == "stale"} == stale
    assert {one.id for one in now if one.state == "settled"} == {one.id for one in log} - stale
    assert all(bool(one.changed) == (one.state == "stale") for one in now)
