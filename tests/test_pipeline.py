"""From files to a report in one call: the public names, filters, and input errors all in one go."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

import discrepancies
from discrepancies import pipeline
from discrepancies.decisions import Log
from discrepancies.load.dossier import Dossier
from discrepancies.report import Filter
from discrepancies.rules import RULES
from tests.decisions.logs import entry

TEXT = """
    facts: {killed: {asks: "?", kind: count}, injured: {asks: "?", kind: count}}
    events: {e: {}, f: {}}
    sources:
      a: {claims: [{event: e, fact: killed, value: 7}, {event: f, fact: killed, value: 1, quote: one}]}
      b: {claims: [{event: e, fact: killed, value: 9, quote: nine}]}
    """


def test_load_reads_standard_input() -> None:
    dossier = discrepancies.load("-", stdin=io.BytesIO(dedent(TEXT).encode()))
    assert list(dossier.sources) == ["a", "b"]
    assert len(dossier.claims) == 3


def test_load_takes_several_files_as_one_whole(dossier_of: Callable[..., Dossier]) -> None:
    head, sources = TEXT.split("    sources:\n")
    dossier = dossier_of("    sources:\n" + sources, head)
    assert len(dossier.paths) == 2
    assert len(dossier.claims) == 3


def test_load_reports_unreadable_values_and_wrong_keys_in_one_go(dossier_of: Callable[..., Dossier]) -> None:
    with pytest.raises(discrepancies.InputError) as error:
        dossier_of(
            TEXT.replace("value: 7", "value: some or other").replace("fact: killed, value: 9", "fact: kiled, value: 9")
        )
    lines = [problem.place.line for problem in error.value.problems]
    assert lines == [5, 6]


def test_load_of_no_such_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(discrepancies.InputError, match=r"nowhere\.yaml"):
        discrepancies.load(str(tmp_path / "nowhere.yaml"))


def test_check_runs_every_rule(dossier_of: Callable[..., Dossier]) -> None:
    rules = {finding.rule for finding in discrepancies.check(dossier_of(TEXT)).flagged}
    assert rules == {"value-conflict", "quote-missing", "single-source", "text-missing", "unused"}


def test_check_runs_the_selected_rules_but_the_ignored(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of(TEXT)

    def found(select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> set[str]:
        return {f.rule for f in discrepancies.check(dossier, select=select, ignore=ignore).flagged}

    assert found(select=("unused", "misquote")) == {"unused"}
    assert found(ignore=("unused", "quote-missing", "text-missing")) == {"value-conflict", "single-source"}
    assert found(select=("unused",), ignore=("unused",)) == set()
    assert found(ignore=RULES) == set()


def test_a_filter_hides_and_changes_nothing_else(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of(TEXT)
    whole = discrepancies.check(dossier)
    part = discrepancies.check(dossier, shown=Filter(sources=("b",)))
    assert part.flagged == whole.flagged
    assert {finding.rule for finding in part.shown_findings} == {"value-conflict"}


def test_a_filter_shows_what_rests_on_no_claim_by_what_it_is_about(dossier_of: Callable[..., Dossier]) -> None:
    claims = "claims: [{fact: killed, value: 7}]"
    log = Log(Path("decisions.yaml"), (entry("0123456789ab")._replace(event="e", fact="killed"),))
    dossier = dossier_of(
        f"{{facts: {{killed: {{asks: How many?, kind: count}}}}, sources: {{a: {{event: e, {claims}}}}}}}"
    )
    for shown, number in ((Filter(facts=("e/killed",)), 1), (Filter(facts=("killed",)), 1), (Filter(events=("f",)), 0)):
        report = discrepancies.check(dossier, select=["value-conflict", "unused"], decisions=log, shown=shown)
        assert len(report.shown_findings) == number


def test_a_check_leaves_the_dossier_as_it_was(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of(TEXT)
    before = dossier.claims.copy(deep=True)
    first = discrepancies.check(dossier).flagged
    assert dossier.claims.equals(before)
    assert discrepancies.check(dossier).flagged == first


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        (Filter(), None),
        (Filter(events=("e", "f"), facts=("killed", "e/killed", "injured"), sources=("a",)), None),
        (Filter(facts=("kiled",)), "no fact is called 'kiled'; did you mean 'killed'?"),
        (Filter(facts=("e/kiled",)), "no fact is called 'e/kiled'; did you mean 'e/killed'?"),
        (Filter(events=("elsewhere",)), "no event is called 'elsewhere'"),
        (Filter(sources=("a", "zzz")), "no source is called 'zzz'"),
    ],
)
def test_a_filter_that_names_nothing_is_told(
    shown: Filter, said: str | None, dossier_of: Callable[..., Dossier]
) -> None:
    assert pipeline.unknown(dossier_of(TEXT), shown) == said
