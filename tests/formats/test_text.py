"""Text fits the terminal, shows every value whole, and puts what matters where an editor looks first."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from wcwidth import wcswidth

import discrepancies
from discrepancies.formats import Style, show, text
from discrepancies.formats.safe import visible
from discrepancies.report import Filter, Report

if TYPE_CHECKING:
    from discrepancies.model import Dossier

GOLDEN = Path(__file__).parent.parent / "golden"


@pytest.fixture(autouse=True)
def _from_the_golden_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths are shown as given; where the tests lie must not decide how a line breaks."""
    monkeypatch.chdir(GOLDEN)


@pytest.fixture(params=["every_kind", "hostile"])
def report(request: pytest.FixtureRequest) -> Report:
    return discrepancies.check(discrepancies.load(f"{request.param}.yaml"))


def written(report: Report, width: int = 80, *, colour: bool = False) -> str:
    out = io.StringIO()
    text.render(report, out, Style(width, colour))
    return out.getvalue()


def shown(report: Report, question: str, width: int = 80) -> str:
    out = io.StringIO()
    show.render(report, question, out, Style(width))
    return out.getvalue()


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_no_line_is_longer_than_the_width(report: Report, width: int) -> None:
    pages = [written(report, width), *(shown(report, key, width) for key in report.dossier.facts)]
    for line in "".join(pages).splitlines():
        assert wcswidth(line) <= width or max(map(wcswidth, line.split())) > 60, line


def test_every_value_is_shown_whole(report: Report) -> None:
    every = "".join(shown(report, key) for key in report.dossier.facts)
    one_line = re.sub(r"\s+", " ", every)
    for number in report.shown_facts:
        for row in report.rows(number):
            assert visible(row.value) in one_line
            assert re.sub(r"\s", "", visible(row.quote)) in re.sub(r"\s", "", every)


def test_every_position_is_in_the_agreement_tables(report: Report) -> None:
    page = written(report, 200)
    for number in report.shown_facts:
        for position in report.fact(number).positions:
            assert visible(position.value) in page


def test_errors_come_before_warnings_and_the_end_says_what_is_disputed() -> None:
    page = written(discrepancies.check(discrepancies.load("every_kind.yaml")))
    assert page.index("\nErrors (") < page.index("\nWarnings (") < page.index("\nFor information (")
    last = page.rstrip().splitlines()[-2:]
    assert " ".join(last).startswith("8 facts disputed: dam/broke, ")


def test_colour_changes_nothing_else(report: Report) -> None:
    coloured = written(report, colour=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == written(report)
    assert "\x1b" not in written(report)


def test_nothing_that_acts_on_a_terminal_gets_out(report: Report) -> None:
    page = written(report) + "".join(shown(report, key) for key in report.dossier.facts)
    assert not [one for one in page if one != "\n" and not one.isprintable() and one not in "\u00a0\u200d\u061c"]


def test_show_of_one_event_and_of_all() -> None:
    report = discrepancies.check(discrepancies.load("every_kind.yaml"), shown=Filter(facts=("dead",)))
    both, one = shown(report, "dead"), shown(report, "dam/dead")
    assert one.startswith("dam/dead\n")
    assert one in both
    assert both.startswith("bridge/dead\n")
    assert "exactly 7 (gazette) is disjoint from exactly 9 (herald): no number is both exactly 7" in one.replace(
        "\n    ", " "
    )
    assert "exactly 9 (herald) refines at least 9 (post)" in one.replace("\n    ", " ")


def test_a_message_begins_with_a_capital_unless_a_source_does() -> None:
    page = written(discrepancies.check(discrepancies.load("every_kind.yaml")))
    assert "  gazette was published on" in page
    assert "  No number is both exactly 7" in page
    assert "  End: no date is both" in page


def test_a_report_without_findings_says_so(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of(
        """
        facts: {dead: {asks: How many?, kind: count}}
        sources:
          a: {event: e, claims: [{fact: dead, value: 7, quote: seven}]}
          b: {event: e, claims: [{fact: dead, value: 7, quote: seven}]}
        """
    )
    page = written(discrepancies.check(dossier))
    assert page.startswith("1 fact, 2 claims, 2 sources and 1 event.\n1 agreed.\nNothing flagged.\n\ne\n=\n")
    assert page.endswith("\nNothing flagged.\n")
