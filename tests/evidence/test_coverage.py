"""Coverage: which figures and names of a text no claim's quote covers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import discrepancies
from discrepancies.evidence.coverage import Covered, coverage, coverages
from discrepancies.load.dossier import Dossier

FACTS = """
facts:
  killed: {asks: How many people were killed?, kind: count}
  hurt: {asks: How many people were hurt?, kind: count}
  day: {asks: When was it?, kind: date}
  mayor: {asks: Who is the mayor?, kind: name}
"""
OTHER = """\
  wire:
    event: fire
    claims: [{fact: killed, value: 9, quote: nine people died}]
"""
TEXT = """\
THE HARBOUR FIRE OF 2019

Nine people died in the fire on 12 March 2019, said the mayor, Ana Ruiz.
At least 14 were hurt, and Ruiz spoke at noon; call 555 0199 to help.

A year later, on 12 March 2020, the port opened. Nine people died in the fire.
"""

Make = Callable[..., Dossier]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """A dossier of one source, with these claims (fact, value, quote) on this text."""

    def made(*claims: tuple[str, str, str], text: str = TEXT, more: str = "", lines: str = "") -> Dossier:
        entries = "".join(
            f'      - {{fact: {fact}, value: {value}, quote: "{quote}"}}\n' for fact, value, quote in claims
        )
        listed = f"claims:\n{entries}" if claims else "claims: []\n"
        limit = f", lines: {lines}" if lines else ""
        path = tmp_path / "claims.yaml"
        source = f"  gazette:\n    event: fire\n    text: {{file: gazette.txt{limit}}}\n{more}    {listed}"
        path.write_text(f"{FACTS}sources:\n{OTHER}{source}", encoding="utf-8")
        (tmp_path / "gazette.txt").write_text(text, encoding="utf-8", newline="")
        return discrepancies.load(str(path))

    return made


def figures(covered: Covered) -> list[tuple[str, int, str]]:
    return [(one.text, one.line, one.kind) for one in covered.missing if one.kind != "name"]


def names(covered: Covered) -> list[tuple[str, int]]:
    return [(one.text, one.line) for one in covered.missing if one.kind == "name"]


def test_without_claims_every_figure_and_name_is_missing(make: Make) -> None:
    covered = coverage(make(), "gazette")
    assert (covered.claimed, covered.names_claimed) == (0, 0)
    assert covered.total == len(covered.missing_figures) == len(figures(covered))
    assert [(line, kind) for _, line, kind in figures(covered)][:4] == [
        (1, "date"), (3, "number"), (3, "date"), (4, "number"),
    ]  # fmt: skip
    assert names(covered) == [("Ana Ruiz", 3)]


def test_what_stands_in_a_quote_is_claimed(make: Make) -> None:
    nothing = coverage(make(), "gazette")
    covered = coverage(make(("hurt", "at least 14", "At least 14 were hurt")), "gazette")
    assert (covered.claimed, covered.total) == (1, nothing.total)
    assert [one for one in figures(nothing) if one not in figures(covered)] == [
        (text, line, kind) for text, line, kind in figures(nothing) if line == 4 and "14" in text
    ]


def test_a_figure_cut_by_a_quote_is_not_claimed(make: Make) -> None:
    covered = coverage(make(("day", "XXXX-03-12", "in the fire on 12 March")), "gazette")
    assert ("12 March 2019", 3, "date") in [
        (text.removeprefix("on "), line, kind) for text, line, kind in figures(covered)
    ]


def test_a_quote_that_stands_twice_covers_both_places(make: Make) -> None:
    twice = coverage(make(("killed", "9", "Nine people died in the fire")), "gazette")
    assert twice.claimed == 2
    once = coverage(make(("killed", "9", "Nine people died in the fire on")), "gazette")
    assert once.claimed == 1
    assert once.total == twice.total


def test_a_quote_that_is_not_there_covers_nothing(make: Make) -> None:
    covered = coverage(make(("hurt", "14", "exactly 14 ships and 14 boats sank off the coast")), "gazette")
    assert covered.claimed == 0


def test_a_name_counts_once_and_by_its_surname_too(make: Make) -> None:
    covered = coverage(make(("mayor", "Ruiz", "Ruiz spoke at noon")), "gazette")
    assert (covered.names_claimed, covered.names_total) == (1, 1)
    assert names(covered) == []


def test_a_place_in_a_longer_name_is_another_name(make: Make) -> None:
    text = "so said the Bishop of Lima, and the mayor of Lima, and José Sol, and Jose Sol too\n"
    covered = coverage(make(text=text), "gazette")
    assert [name for name, _ in names(covered)] == ["Bishop of Lima", "Lima", "José Sol"]


def test_a_date_is_no_name(make: Make) -> None:
    covered = coverage(make(text="it was in March 2019, said the mayor\n"), "gazette")
    assert covered.names_total == 0
    assert covered.total == 1


def test_what_is_ignored_counts_nowhere_and_what_no_longer_stands_there_is_told(make: Make) -> None:
    ignore = '    ignore: {"call 555 0199": a number, The Harbour FIRE of  2019: title, 888: old}\n'
    before, covered = coverage(make(), "gazette"), coverage(make(more=ignore), "gazette")
    left_out = [one for one in figures(before) if one not in figures(covered)]
    assert left_out
    assert all(line in (1, 4) for _, line, _ in left_out)
    assert covered.ignored == len(left_out)
    assert covered.total == before.total - len(left_out)
    assert [one.text for one in covered.idle] == ["888"]


def test_an_ignored_text_is_one_of_whole_words(make: Make) -> None:
    covered = coverage(make(more="    ignore: {4: part of 14}\n"), "gazette")
    assert covered.ignored == 0
    assert len(covered.idle) == 1


def test_what_is_claimed_is_not_ignored(make: Make) -> None:
    covered = coverage(
        make(("hurt", "at least 14", "At least 14 were hurt"), more="    ignore: {At least 14: none}\n"),
        "gazette",
    )
    assert (covered.claimed, covered.ignored, covered.idle) == (1, 0, ())


def test_only_the_lines_that_count_are_counted(make: Make) -> None:
    covered = coverage(make(lines="4-5"), "gazette")
    assert {one.line for one in covered.missing} == {4}
    assert coverage(make(lines="2-2"), "gazette").missing == ()
    assert coverage(make(more="    ignore: {2019: r}\n", lines="4-5"), "gazette").idle


def test_the_language_decides_what_a_figure_is(make: Make) -> None:
    text = "murieron siete personas en el puerto\n"
    assert coverage(make(text=text), "gazette").total == 1
    assert coverage(make(text=text, more="    language: es-VE\n"), "gazette").total == 1
    assert coverage(make(text=text, more="    language: en\n"), "gazette").total == 0
    assert coverage(make(text="seven died\n", more="    language: sv\n"), "gazette").total == 0


def test_which_one_is_no_figure(make: Make) -> None:
    assert coverage(make(text="it was the third fire there\n"), "gazette").total == 0


def test_every_text_at_hand_has_its_coverage(make: Make) -> None:
    dossier = make(("killed", "9", "Nine people died"))
    assert list(coverages(dossier)) == [coverage(dossier, "gazette")]
    (without,) = coverages(dossier, with_names=False)
    assert (without.names_total, names(without)) == (0, [])
    assert without.claimed == coverage(dossier, "gazette").claimed


@pytest.mark.parametrize("text", ["[" * 200_000, "a" * 200_000, "9 " * 20_000, "Ab " * 50_000, ". " * 100_000])
def test_a_long_line_does_not_hang(make: Make, text: str) -> None:
    dossier = make(("killed", "9", "9 9"), text=text, more='    ignore: {"[": r, a: r}\n')
    covered = coverage(dossier, "gazette")
    assert covered.claimed + len(covered.missing_figures) == covered.total
