"""Stories held against a dossier, each with the marks that are right (stories.yaml), and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from discrepancies import decisions, pipeline
from discrepancies.decisions.log import Log
from discrepancies.model import Decision
from discrepancies.proof import Proof, WrongTie, prove
from discrepancies.proof.marks import MARKS, SEVERITY
from discrepancies.proof.story import Known, of_text
from discrepancies.report import Report

HERE = Path(__file__).parent
DOSSIERS = {"stories.yaml": "fires.yaml", "market_stories.yaml": "market.yaml"}
STORIES: list[dict[str, Any]] = [
    {**case, "dossier": dossier}
    for stories, dossier in DOSSIERS.items()
    for case in yaml.safe_load((HERE / stories).read_text(encoding="utf-8"))
]


def report(given: list[dict[str, str]], name: str) -> Report:
    """A dossier checked, with decisions on the findings of the rules that these name."""
    dossier = pipeline.load(str(HERE / name))
    found = pipeline.check(dossier)
    entries = []
    for one in given:
        finding = next(finding for finding in found.flagged if finding.rule == one["rule"])
        decision = Decision(one["answer"], None, one.get("value"), "as told", "Ana Ruiz", "2024-05-06T10:00:00-04:00")  # type: ignore[arg-type]
        entry = decisions.entry(dossier, finding, decision)
        entries.append(entry._replace(evidence=one.get("evidence", entry.evidence)))
    return pipeline.check(dossier, decisions=Log(Path("decisions.yaml"), tuple(entries)))


def known(of: Report) -> Known:
    return Known(of.dossier.events, of.dossier.facts)


def proof(story: str, given: list[dict[str, str]] | None = None, name: str = "fires.yaml") -> Proof:
    found = report(given or [], name)
    return prove(found, of_text(story, "story.md", known(found)))


@pytest.mark.parametrize("case", STORIES, ids=[case["what"] for case in STORIES])
def test_a_story_has_the_marks_that_are_right(case: dict[str, Any]) -> None:
    found = proof(case["story"], case.get("decisions"), case["dossier"])
    wanted = {text: (mark, fact) for text, (mark, fact) in case["marks"].items()}
    given = {
        one.text: (one.mark, f"{one.event}/{one.fact}" if one.fact else None)
        for one in found.marks
        if one.text in wanted or one.mark != "backed"
    }
    assert given == wanted


@pytest.mark.parametrize("case", STORIES, ids=[case["what"] for case in STORIES])
def test_a_mark_stands_where_its_words_do(case: dict[str, Any]) -> None:
    found = proof(case["story"], case.get("decisions"), case["dossier"])
    lines = case["story"].split("\n")
    for one in found.marks:
        line, column = found.story.place(one.start)
        assert lines[line - 1][column - 1 :].startswith(one.text.split("\n")[0])
        assert one.severity == SEVERITY[one.mark] or (one.mark, one.severity) in {
            ("unbacked", "warning"),
            ("unbacked", "info"),
        }


def test_every_mark_is_shown_by_a_story() -> None:
    assert {mark for case in STORIES for mark, _ in case["marks"].values()} == set(MARKS)


@pytest.mark.parametrize(
    ("story", "said"),
    [
        ("Nine [dead](claim:mill_fire/deads) there.", 'no fact is called "deads"; write "dead", or declare it'),
        ("Nine died [mill_fire/deads].", 'no fact is called "deads"; write "dead", or declare it'),
        ("Nine died [mil_fire/dead].", 'no event is called "mil_fire"; write "mill_fire", or declare it'),
    ],
)
def test_a_tie_to_what_is_not_there_is_refused(story: str, said: str) -> None:
    with pytest.raises(WrongTie) as refused:
        proof(story)
    assert str(refused.value) == said
    assert story[refused.value.at :].startswith(("claim:", "mill", "mil_"))


def test_brackets_that_name_no_fact_are_prose() -> None:
    assert [
        one.mark for one in proof("Nine [sic] died in the mill fire at Harrow Bridge.").marks if one.text == "Nine"
    ] == ["disputed"]


def test_the_same_statement_twice_has_two_ids() -> None:
    found = proof("Eight people died at Harrow Bridge. Eight people died at Harrow Bridge.")
    assert len({one.id for one in found.marks if one.text == "Eight"}) == 2


def test_ids_hold_where_other_lines_are_edited() -> None:
    one, other = (
        proof(f"{before}\n\nEight people died at Harrow Bridge.")
        for before in ("It was cold.", "It was very cold. It rained.")
    )
    assert [mark.id for mark in one.marks if mark.text == "Eight"] == [
        mark.id for mark in other.marks if mark.text == "Eight"
    ]
