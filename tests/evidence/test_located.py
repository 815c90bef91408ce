"""Every quote whose text is at hand is looked up, once for a dossier, and what is found rests on that text."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

import pytest

import discrepancies
from discrepancies.evidence import located, quotes

if TYPE_CHECKING:
    from discrepancies.load.dossier import Dossier

TEXT = "The mayor said that nine people were killed. Nine, said others."
CLAIMS = """\
facts: {dead: {asks: How many?, kind: count}}
sources:
  a:
    event: e
    text: {file: a.txt}
    claims:
      - {fact: dead, value: 9, quote: nine people}
      - {fact: dead, value: 8, quote: eight of them lived}
      - {fact: dead, event: f, value: 9, quote: nine people}
      - {fact: dead, event: g, value: 9}
  b:
    event: e
    text: {file: b.txt}
    claims: [{fact: dead, value: 9, quote: nine people}]
  c:
    event: e
    claims: [{fact: dead, value: 9, quote: nine people}]
"""


@pytest.fixture
def load(tmp_path: Path) -> Callable[[str], Dossier]:
    """Load the dossier with this text of source a."""

    def loaded(text: str) -> Dossier:
        (tmp_path / "claims.yaml").write_text(CLAIMS, encoding="utf-8")
        (tmp_path / "a.txt").write_text(text, encoding="utf-8")
        return discrepancies.load(str(tmp_path / "claims.yaml"))

    return loaded


def test_claims_with_a_quote_and_a_text_at_hand_are_looked_up(load: Callable[[str], Dossier]) -> None:
    dossier = load(TEXT)
    found = located(dossier)
    quote = dossier.written.columns["quote"]
    assert {claim: quote[claim] for claim in found} == {0: "nine people", 1: "eight of them lived", 2: "nine people"}
    assert found[1] is None
    assert found[0] is not None
    (passage,) = found[0].passages
    assert TEXT[passage.start : passage.end] == "nine people"


def test_without_texts_nothing_is(dossier_of: Callable[..., Dossier]) -> None:
    assert located(dossier_of(CLAIMS)) == {}


def test_each_quote_is_looked_up_once_for_all_rules_and_reports(load: Callable[[str], Dossier]) -> None:
    dossier = load(TEXT)
    with mock.patch.object(quotes, "find", wraps=quotes.find) as find:
        first = located(dossier)
        assert located(dossier) is first
        discrepancies.check(dossier).excerpt(0)
    assert sorted(call.args[0] for call in find.call_args_list) == ["eight of them lived", "nine people"]


def test_what_was_found_is_forgotten_with_the_dossier(load: Callable[[str], Dossier]) -> None:
    from discrepancies import evidence

    gc.collect()
    before = len(evidence._LOCATED)
    dossier = load(TEXT)
    located(dossier)
    assert len(evidence._LOCATED) == before + 1
    del dossier
    gc.collect()
    assert len(evidence._LOCATED) == before


@pytest.mark.parametrize("rule", ["quote-not-found", "figure-unclaimed"])
def test_a_finding_from_a_text_rests_on_it(rule: str, load: Callable[[str], Dossier]) -> None:
    def identity(text: str) -> tuple[str, str]:
        (finding,) = discrepancies.check(load(text), select=[rule]).flagged
        return finding.id, finding.evidence

    one, same, changed = (identity(text) for text in (TEXT, TEXT, f"{TEXT}\n"))
    assert one == same
    assert one[0] == changed[0]
    assert one[1] != changed[1]


def test_a_finding_about_a_source_shows_with_that_source(load: Callable[[str], Dossier]) -> None:
    dossier = load(TEXT)

    def shown(source: str) -> set[str]:
        report = discrepancies.check(dossier, shown=discrepancies.Filter(sources=(source,)))
        return {finding.rule for finding in report.shown_findings}

    assert "figure-unclaimed" in shown("a")
    assert "figure-unclaimed" not in shown("b")
