"""The shipped dossier beside a second curation of the same documents by another hand, judged claim by claim by reading.

`same_claims.csv` has each claim of the second that the first makes too: `must` where they say the same, nothing where
a reader may take them for one or for two. Whatever else is joined is wrong.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from discrepancies import pipeline
from discrepancies.compare import Comparison, compared

HERE = Path(__file__).parent
Judged = tuple[str, str, str, str]


@pytest.fixture(scope="module")
def found() -> Comparison:
    shipped = HERE.parent.parent / "data" / "claims.yaml"
    return compared(pipeline.load(str(shipped)), pipeline.load(str(HERE / "second_hand.yaml")))


def judged(*, must: bool) -> set[Judged]:
    with (HERE / "same_claims.csv").open(encoding="utf-8", newline="") as lines:
        return {
            (one["fact"], one["quote"], one["second_fact"], one["second_quote"])
            for one in csv.DictReader(lines)
            if bool(one["must"]) or not must
        }


def joined(found: Comparison) -> set[Judged]:
    return {(one.a.fact.key, one.a.quote, one.b.fact.key, one.b.quote) for one in found.both}


def test_nine_in_ten_of_the_claims_that_say_the_same_are_joined(found: Comparison) -> None:
    same = judged(must=True)
    assert len(same) == 50
    assert len(same & joined(found)) >= 0.95 * len(same)


def test_no_two_claims_are_joined_that_do_not_say_the_same(found: Comparison) -> None:
    assert joined(found) - judged(must=False) == set()


def test_quotes_of_the_second_curation_are_fragments() -> None:
    dossier = pipeline.load(str(HERE / "second_hand.yaml"))
    assert all(len((quote or "").split()) <= 15 for quote in dossier.written.columns["quote"])


def test_voices_terms_and_turned_questions_are_learnt(found: Comparison) -> None:
    assert found.known.voices["officials"] == "state"
    assert found.known.turned == {("funerals_prevented", "proper_funerals")}
    assert (("standing", "perez_still_in_post"), "former", "ex officer") in found.known.terms
