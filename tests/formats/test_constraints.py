"""What `check --explain-constraints` prints, byte for byte at two widths, and for what it is told to show.

`python tests/formats/test_constraints.py` writes the expected files anew; look at every line that then differs.
"""

from __future__ import annotations

import io
from pathlib import Path

import pytest

import discrepancies
from discrepancies.formats import Style, constraints
from discrepancies.formats.layout import columns
from discrepancies.report import ALL, Filter
from tests.command_line import run

FOLDER = Path(__file__).parent / "constraints"
MINE = FOLDER / "mine.yaml"
WIDTHS = (80, 120)


def explained(width: int, shown: Filter = ALL) -> str:
    out = io.StringIO()
    constraints.render(discrepancies.check(discrepancies.load(str(MINE)), shown=shown), out, Style(width))
    return out.getvalue()


@pytest.mark.parametrize("width", WIDTHS)
def test_output_is_what_is_expected_byte_for_byte(width: int) -> None:
    assert explained(width) == (FOLDER / f"{width}.txt").read_bytes().decode()


@pytest.mark.parametrize("width", [60, *WIDTHS])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(columns, explained(width).split("\n"))) <= width


def test_only_the_events_and_sources_that_are_shown() -> None:
    only = explained(80, Filter(events=("mine",), sources=("bell",)))
    assert "\nflood.2\n" not in only
    assert "\ncrier" not in only
    assert only.count("\nbell ") == 8


def test_what_is_broken_is_what_the_rule_flags() -> None:
    report = discrepancies.check(discrepancies.load(str(MINE)), select=["constraint-broken"])
    for finding in report.flagged:
        said = finding.message.partition(": ")[2] if ": " in finding.message else finding.message
        assert said.partition(" (")[0].partition(";")[0] in " ".join(explained(120).split())


def test_the_command_line_exits_as_it_would_with_the_report() -> None:
    outcome = run("check", str(MINE), "--explain-constraints")
    assert outcome.status == run("check", str(MINE)).status == 1
    assert outcome.out.startswith("parts\n=====\n")
    assert run("check", str(MINE), "--explain-constraints", "--fail-on", "never").status == 0


def test_a_dossier_without_constraints(tmp_path: Path) -> None:
    file = tmp_path / "claims.yaml"
    file.write_text(
        "facts: {dead: {asks: A?, kind: count}}\nsources: {a: {event: e, claims: [{fact: dead, value: 1}]}}\n"
    )
    outcome = run("check", str(file), "--explain-constraints")
    assert (outcome.status, outcome.out) == (0, "No constraints are declared.\n")


if __name__ == "__main__":
    for width in WIDTHS:
        (FOLDER / f"{width}.txt").write_bytes(explained(width).encode())
