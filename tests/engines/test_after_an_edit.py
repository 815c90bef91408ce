"""After an edit the rules find what a check of everything finds, to the letter, whatever was edited."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from benchmarks import generate
from discrepancies import decisions, pipeline
from discrepancies.engines import by_event
from discrepancies.load.dossier import Dossier
from discrepancies.report import Report
from tests.properties import dossiers

Loaded = Callable[[str], Dossier]


@pytest.fixture
def loaded(tmp_path: Path) -> Loaded:
    """Loads a dossier from its text."""
    path = tmp_path / "claims.yaml"

    def load(text: str) -> Dossier:
        path.write_text(text, encoding="utf-8")
        return pipeline.load(str(path))

    return load


def is_the_same(report: Report, everything: Report) -> bool:
    """Whether a report made after an edit is the one that a check of everything makes."""
    same_table = report.dossier.claims.equals(everything.dossier.claims)
    return same_table and report.flagged == everything.flagged and report.rules == everything.rules


def edit(lines: list[str], random: Random) -> None:
    """Take a claim out, put one in again, say less of one, move one to another event, or move all lines."""
    begins = [number for number, line in enumerate(lines) if line.startswith("      - fact: ")]
    one, other = random.sample(begins, 2)
    end = next(number for number in range(one + 1, len(lines)) if not lines[number].startswith("        "))
    match random.randrange(5):
        case 0 if lines[one - 1].startswith("        "):
            del lines[one:end]
        case 1:
            lines[other:other] = lines[one:end]
        case 2:
            lines[one + 1 : end] = [
                line for line in lines[one + 1 : end] if random.random() < 0.9 or "scope" not in line
            ]
        case 3:
            lines[one + 1] = lines[other + 1]
        case _:
            lines.insert(one, "")


@pytest.mark.parametrize("seed", range(8))
def test_any_edits_of_claims_one_after_another(seed: int, loaded: Loaded) -> None:
    random = Random(seed)
    lines = "\n".join(generate.dossier(400, seed=seed, reconciled=True)).split("\n")
    report = pipeline.check(loaded("\n".join(lines)))
    for _ in range(6):
        for _ in range(random.randint(1, 4)):
            edit(lines, random)
        dossier = loaded("\n".join(lines))
        report = pipeline.checked_again(dossier, report)
        assert is_the_same(report, pipeline.check(dossier))


@pytest.mark.parametrize("seed", range(12))
def test_another_dossier_altogether(seed: int, loaded: Loaded) -> None:
    first, second = (json.dumps(dossiers.tree(dossiers.dossier(number, 30))) for number in (seed, seed + 1))
    earlier, dossier = pipeline.check(loaded(first)), loaded(second)
    assert is_the_same(pipeline.checked_again(dossier, earlier), pipeline.check(dossier))


TWO = """\
facts: {killed: {asks: "?", kind: count}, hurt: {asks: "?", kind: count}}
events: {d: , e: , f: }
sources:
  agency: {publisher: The Agency, claims: [{event: e, fact: killed, value: 7, quote: seven}]}
  paper:
    claims:
      - {event: e, fact: killed, value: 9, quote: nine}
      - {event: f, fact: killed, value: 3, quote: three}
      - {event: f, fact: hurt, value: 4, quote: four}
      - {event: f, fact: hurt, value: 5, quote: five}
constraints: {within: {holds: killed <= hurt}, across: {holds: e/killed < f/killed}}
"""


@pytest.mark.parametrize(
    ("words", "instead"),
    [
        ("value: 3", "value: 30"),
        ("value: 7", "value: 2"),
        ("value: 9", "value: 7"),
        ("event: e, fact: killed, value: 9", "event: d, fact: killed, value: 9"),
        ("quote: nine", "quote: nine, note: at noon"),
        ("publisher: The Agency", "publisher: The Agency, published: 2020-01-01"),
        ("e/killed < f/killed", "e/killed >= f/killed"),
        ("killed <= hurt", "killed <= hurt + 1"),
        ("  paper:\n", "  paper:\n    derives_from: agency\n"),
        ('{asks: "?", kind: count}, hurt', '{asks: "?", kind: count, tolerance: 2}, hurt'),
        ("{d: , e: , f: }", "{d: , e: {title: Fire}, f: }"),
    ],
)
def test_an_edit_of_whatever_bears_on_findings(words: str, instead: str, loaded: Loaded) -> None:
    earlier = pipeline.check(loaded(TWO))
    assert words in TWO
    dossier = loaded(TWO.replace(words, instead, 1))
    report = pipeline.checked_again(dossier, earlier)
    assert is_the_same(report, pipeline.check(dossier))
    assert is_the_same(pipeline.checked_again(loaded(TWO), report), earlier)


def test_only_what_changed_is_compared_in_full(loaded: Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    earlier, looked_at = pipeline.check(loaded(TWO)), []
    part_of = by_event.part_of

    def watched(dossier: Dossier, rows: object) -> Dossier:
        part = part_of(dossier, rows)  # type: ignore[arg-type]
        looked_at.append(list(part.claims["event"].cat.categories))
        return part

    monkeypatch.setattr(by_event, "part_of", watched)
    pipeline.checked_again(loaded(f"# a line more\n{TWO}"), earlier)
    assert looked_at == []
    pipeline.checked_again(loaded(TWO.replace("value: 3", "value: 30")), earlier)
    assert looked_at == [["f"]]


def test_what_was_decided_is_for_the_log_to_say_again(loaded: Loaded, tmp_path: Path) -> None:
    dossier, path = loaded(TWO), tmp_path / "decisions.yaml"
    checked = pipeline.check(dossier)
    finding = next(one for one in checked.flagged if one.rule == "value-conflict")
    given = decisions.Given("unconfirmed", "seen", "Ana", "2024-01-01T00:00:00+00:00")
    decisions.write(
        path, [decisions.entry(dossier, finding, decisions.decided(dossier, finding, given))], {finding.id: ""}
    )
    decided = pipeline.decided(checked, decisions.read(path))
    assert decided.flagged != checked.flagged
    assert is_the_same(pipeline.checked_again(dossier, decided), checked)
    edited = loaded(TWO.replace("value: 3", "value: 30"))
    assert is_the_same(pipeline.checked_again(edited, decided), pipeline.check(edited))


def test_the_rules_and_the_filter_stay(loaded: Loaded) -> None:
    earlier = pipeline.check(loaded(TWO), select=["value-conflict", "single-source"])
    edited = loaded(TWO.replace("value: 3", "value: 30"))
    report = pipeline.checked_again(edited, earlier)
    assert is_the_same(report, pipeline.check(edited, select=["value-conflict", "single-source"]))
    assert report.shown == earlier.shown
