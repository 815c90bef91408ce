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
from discrepancies.language.safe import visible
from discrepancies.report import Filter, Report

if TYPE_CHECKING:
    from discrepancies.load.dossier import Dossier

GOLDEN = Path(__file__).parent.parent / "golden"


@pytest.fixture(autouse=True)
def _from_the_golden_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths are shown as given; where the tests lie must not decide how a line breaks."""
    monkeypatch.chdir(GOLDEN)


@pytest.fixture(params=["every_kind", "hostile", "quoted", "reconciled"])
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
            if not report.dossier.texts:  # how a quote stands in its text is proved in test_quoted.py
                assert re.sub(r"\s", "", visible(row.quote)) in re.sub(r"\s", "", every)


def test_every_answer_is_in_the_agreement_tables(report: Report) -> None:
    page = written(report, 200)
    for number in report.shown_facts:
        for answer in report.fact(number).answers:
            assert visible(answer.label) in page


def test_errors_come_before_warnings_and_the_end_says_what_is_disputed() -> None:
    page = written(discrepancies.check(discrepancies.load("every_kind.yaml")))
    assert page.index("\nErrors (") < page.index("\nWarnings (") < page.index("\nFor information (")
    last = page.rstrip().splitlines()[-2:]
    assert " ".join(last).startswith("7 facts disputed: dam/broke, ")


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
    assert one.startswith("Dam break at Alder Lake [dam/dead]\n")
    assert one in both
    assert both.startswith("Collapse of the mill bridge [bridge/dead]\n")
    assert "is disjoint from exactly 9 (The herald [herald]): no number is both exactly 7" in " ".join(one.split())
    assert "exactly 9 (The herald [herald]) refines at least 9 (post)" in " ".join(one.split())


def test_a_message_begins_with_a_capital_unless_a_source_does() -> None:
    page = written(discrepancies.check(discrepancies.load("every_kind.yaml")))
    assert "gazette was published on" in page
    assert "  No number is both exactly 7" in page
    assert "  End: no date is both" in page


def test_a_report_without_findings_says_so(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of(
        """
        facts: {dead: {asks: How many?, kind: count}}
        sources:
          a: {event: e, claims: [{fact: dead, value: 7}]}
          b: {event: e, claims: [{fact: dead, value: 7}]}
        """
    )
    page = written(discrepancies.check(dossier, ignore=["quote-missing"]))
    assert page.startswith("1 fact, 2 claims, 2 sources and 1 event.\n1 agreed.\nNothing flagged.\nNot run: ")
    assert "\nNot run: figure-unclaimed (2 texts missing).\nFrom" in page
    assert "\n\ne\n=\n" in page
    assert page.endswith("\nNothing flagged.\n")


def test_a_long_series_shows_its_end_and_fits(dossier_of: Callable[..., Dossier]) -> None:
    days = [f"2019-0{3 + day // 30}-{1 + day % 30:02}" for day in range(60)]
    sources = [
        f"  {key}: {{event: flood, claims: ["
        + ", ".join(f"{{fact: dead, value: {start + 3 * n}, as_of: {day}}}" for n, day in enumerate(days))
        + "]}"
        for key, start in (("radio", 5), ("wire", 4))
    ]
    fact = "facts: {dead: {asks: How many?, kind: count, cumulative: true}}"
    report = discrepancies.check(dossier_of("\n".join([fact, "sources:", *sources])))
    page, whole = written(report), shown(report, "dead")
    table = page[page.index("fact  ") : page.index("Sources")].splitlines()
    assert table[3] == "  dead"
    assert [line.split()[0] for line in table[4:] if "as of 30 April" in line] == ["181,", "182,"]
    assert max(map(wcswidth, table)) <= 80
    assert "\n120 claims\n" in whole
    assert "\n  (and 70 earlier)\n" in whole


def test_a_claim_says_of_whom_and_up_to_when_wherever_it_is_quoted() -> None:
    report = discrepancies.check(discrepancies.load("reconciled.yaml"))
    page, whole = written(report, 120), shown(report, "flood/dead", 120)
    assert "lawyers, for the leader and those with him (reconciled.yaml:105)" in page
    assert " digest, as of 9 March 2019 as in wire" in " ".join(page.split())
    assert "weekly, published 16 March 2019 (reconciled.yaml:82)" in whole
    assert "radio (quoting The mayor of Alder [mayor]), undated (reconciled.yaml:72)" in whole
    assert "as_of:" not in whole


def test_relations_of_a_figure_that_may_grow_tell_first_what_is_at_odds() -> None:
    report = discrepancies.check(discrepancies.load("reconciled.yaml"))
    whole = shown(report, "flood/dead", 400)
    relations = whole[whole.index("Relations") : whole.index("Findings")].splitlines()[1:-1]
    kinds = [
        next(verb for verb in ("said alike", "disjoint", "superseded", "refines", "equals") if verb in one)
        for one in relations
    ]
    at_odds = kinds.count("disjoint")
    assert set(kinds[:at_odds]) == {"disjoint"}
    assert kinds[at_odds] == "said alike"
    assert (
        "  - exactly 13 as of 10 March 2019 (radio) is disjoint from "
        "exactly 11 as of 11 March 2019 (radio): "
        "no number is both exactly 13 and exactly 11, and the lower is the later"
    ) in relations
    assert next(one for one in relations if "is superseded by" in one) == (
        "  - exactly 4 as of 7 March 2019 (wire) is superseded by "
        "exactly 5 as of 8 March 2019 (radio): it is earlier, and lower"
    )


def test_relations_between_scopes_come_last() -> None:
    report = discrepancies.check(discrepancies.load("reconciled.yaml"))
    whole = shown(report, "raid/killed", 200)
    relations = whole[whole.index("Relations") : whole.index("Findings")].splitlines()[1:-1]
    assert relations[-1] == "  - part of everyone, so at most the whole: members of the security forces"
    assert "  - part of the leader and those with him, so at most the whole: the women among them" in relations
    assert not [one for one in relations if "not comparable" in one]


def test_equal_values_of_two_scopes_are_both_written() -> None:
    page = shown(discrepancies.check(discrepancies.load("reconciled.yaml")), "raid/arrested")
    assert "    6  gazette (reconciled.yaml:113)\n" in page
    assert "    6  police, for everyone (reconciled.yaml:98)\n" in page


def test_what_breaks_a_constraint_is_quoted_with_its_fact() -> None:
    report = discrepancies.check(discrepancies.load("reconciled.yaml"))
    rows = [row for row in range(len(report.dossier.claims)) if report.wording.teller(row) == "police"]
    broken = report.flagged[0]._replace(
        rule="constraint-broken", event="raid", fact=None, subject="some", message="6 is too much", rows=tuple(rows)
    )
    page = written(Report(report.dossier, report.agreement, report.wording, (broken,)))
    assert "constraint-broken  Raid on the mill [raid], some  [" in page
    assert "  killed >= arrested\n  6 is too much.\n" in page
    assert "    arrested: 8  police, for those under 18" in page
    assert "    killed: 9    police, for everyone" in page


def test_of_very_many_figures_the_last_are_held_against_one_another(dossier_of: Callable[..., Dossier]) -> None:
    many = show.MOST_RELATED + 30
    claims = ", ".join(f"{{fact: dead, value: {n}, as_of: 2019-03-01T{n // 60:02}:{n % 60:02}}}" for n in range(many))
    fact = "facts: {dead: {asks: How many?, kind: count, cumulative: true}}"
    report = discrepancies.check(dossier_of(f"{fact}\nsources: {{a: {{event: e, claims: [{claims}]}}}}"))
    whole = shown(report, "dead")
    assert f"\nRelations (of the last {show.MOST_RELATED} of {many} meanings)\n  - exactly 30 as of" in whole
    assert f"\n  and {show.MOST_RELATED - 1 - show.MOST_SENTENCES} more\n" in whole


def test_a_fact_is_shown_with_the_constraint_that_its_claims_break() -> None:
    report = discrepancies.check(discrepancies.load("reconciled.yaml"))
    broken = "  - error, constraint-broken: the named dead are as many as the dead of the group: 6 names"
    assert broken in shown(report, "raid/killed", 200)
    assert broken in shown(report, "raid/victims", 200)
    assert broken not in shown(report, "raid/arrested", 200)
