"""Naughty strings, wherever a dossier or a decision takes text and through whatever goes out.

A string that a dossier refuses is refused with its place, in words that a terminal may show. Every other one comes out
of every format of the registry, and of every command that prints, as text: no markup, no formula, no control character,
no broken table. What the browser makes of them is in tests/browser/.
"""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path

import pytest
from lxml import html

import discrepancies
from discrepancies.formats import FORMATS, Style, format_named, show
from discrepancies.language.safe import visible
from discrepancies.load.dossier import Dossier
from discrepancies.load.encoding import FORBIDDEN
from discrepancies.load.table import KEYS
from discrepancies.pages import queue
from discrepancies.report import Report
from discrepancies.save import WRITERS
from discrepancies.save.convert import convert
from tests.command_line import run
from tests.naughty.dossier import OURS, Decided, Hostile, decide, load, strings
from tests.naughty.holds import HOLDS, Case, assert_written_by_the_templates, for_a_terminal

TAME = ("harmless one", "harmless two")
CLASH = """
facts: {dead: {asks: How many?, kind: count}}
sources:
  a: {event: e, claims: [{fact: dead, value: 7, quote: seven}]}
  b: {event: e, claims: [{fact: dead, value: 9, quote: nine}]}
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    return load(tmp_path_factory.mktemp("naughty"), strings())


@pytest.fixture(scope="module")
def decided(hostile: Hostile) -> Decided:
    return decide(hostile, strings())


@pytest.fixture(scope="module")
def report(hostile: Hostile, decided: Decided) -> Report:
    return discrepancies.check(hostile.dossier, decisions=decided.log)


def test_what_is_refused_has_a_place_and_words_for_a_terminal(hostile: Hostile) -> None:
    assert all(problem.wrong and problem.instead and problem.place.line > 0 for problem in hostile.refused)
    assert all(map(for_a_terminal, hostile.messages))
    # A title may be whatever can be seen; values, names and terms have to say something.
    seen = {" ".join(text.split()) for text in strings() if not FORBIDDEN.search(text)} - {""}
    assert hostile.accepted("title") == hostile.accepted("quote") == seen
    assert len(hostile.accepted("value")) > len(strings()) * 0.9


def test_a_decision_holds_what_was_written_or_refuses_it_in_words_for_a_terminal(decided: Decided) -> None:
    assert all(map(for_a_terminal, decided.refused))
    assert {entry.decision.by for entry in decided.log.entries} <= {" ".join(text.split()) for text in strings()}
    assert len(decided.log.entries) + len(decided.refused) == len(strings())
    assert len(decided.log.entries) > len(strings()) * 0.9


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_acts_and_nothing_breaks(name: str, report: Report, hostile: Hostile, decided: Decided) -> None:
    out = io.StringIO()
    format_named(name).render(report, out, Style())
    HOLDS[name](Case(out.getvalue(), hostile, decided.log))


@pytest.mark.parametrize("ending", sorted({ending for ending, _ in WRITERS}))
def test_every_string_comes_back_from_every_format_of_claims(ending: str, hostile: Hostile, tmp_path: Path) -> None:
    out = convert([str(hostile.path)], str(tmp_path / f"claims{ending}"))
    back = convert(out.together, str(tmp_path / "back.yaml"))
    again = discrepancies.load(*back.together)
    assert claimed(again) == claimed(hostile.dossier)
    assert declared(again) == declared(hostile.dossier)


def claimed(dossier: Dossier) -> Counter[tuple[str | None, ...]]:
    """What each claim says, key by key."""
    return Counter(zip(*(dossier.written.columns[key] for key in KEYS), strict=True))


def declared(dossier: Dossier) -> list[dict[str, object]]:
    """What the sections say in words of outsiders."""
    return [
        {key: (fact.asks, fact.unit, fact.aliases) for key, fact in dossier.facts.items()},
        {key: event.title for key, event in dossier.events.items()},
        {key: voice.title for key, voice in dossier.voices.items()},
        {key: (source.title, source.publisher, source.by) for key, source in dossier.sources.items()},
    ]


def test_no_card_of_the_review_page_has_markup_of_theirs(report: Report, decided: Decided) -> None:
    findings = {finding.id: finding for finding in report.flagged}
    for entry in decided.log.entries[::8]:  # each takes a while in so large a dossier, and the report has them all
        card = queue.shown(report, findings[entry.id], decided.log)
        page = html.fromstring(card["html"])
        assert_written_by_the_templates(page)
        assert visible(entry.decision.by) in page.text_content()
        assert for_a_terminal(card["html"])


def test_a_fact_is_shown_in_full_and_nothing_of_it_acts(report: Report, hostile: Hostile) -> None:
    out = io.StringIO()
    for number in range(len(strings())):
        show.render(report, f"count_{number}", out, Style())
    assert for_a_terminal(out.getvalue())
    words = " ".join(out.getvalue().split())
    assert all(visible(quote) in words for quote in hostile.accepted("quote") if len(quote) < Style().width / 2)


@pytest.mark.parametrize(
    "arguments", [["quotes", "{new}", "--missing"], ["quotes", "{new}", "--draft"], ["diff", "{old}", "{new}"]]
)
def test_no_command_prints_what_acts_on_a_terminal(arguments: list[str], hostile: Hostile, tmp_path: Path) -> None:
    old = load(tmp_path, TAME).path
    outcome = run(*(argument.format(new=hostile.path, old=old) for argument in arguments))
    assert outcome.status in (0, 1)
    assert outcome.err == ""
    assert len(outcome.out) > len(strings())
    assert for_a_terminal(outcome.out)


@pytest.mark.parametrize("text", OURS)
def test_deciding_says_so_or_why_not_in_words_for_a_terminal(text: str, tmp_path: Path) -> None:
    path = tmp_path / "claims.yaml"
    path.write_text(CLASH, encoding="utf-8")
    (finding,) = discrepancies.check(discrepancies.load(str(path)), select=["value-conflict"]).flagged
    outcome = run("decide", finding.id, str(path), "--answer", "unconfirmed", "--reason", text, "--by", text)
    assert outcome.status == (0 if (tmp_path / "decisions.yaml").exists() else 2)
    assert for_a_terminal(outcome.out)
    assert for_a_terminal(outcome.err)
