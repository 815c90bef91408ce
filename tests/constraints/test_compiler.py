"""What a constraint may hold and what it becomes; that nothing anybody writes ends in anything but a plain message."""

from __future__ import annotations

import io
import re
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discrepancies.constraints.compiler import compiled
from discrepancies.constraints.expression import (
    PUBLISHED,
    Answered,
    Compared,
    Days,
    Every,
    Number,
    OnWeekday,
    Some,
    Sum,
    Times,
    Truth,
    Unknown,
)
from discrepancies.constraints.tokens import LONGEST, MOST_WORDS, Fault
from discrepancies.load.dossier import Dossier
from discrepancies.load.files import read
from discrepancies.load.problems import Problems
from discrepancies.model import Fact, Place, Scope, Term

AT = Place("-", 1, 1)
FACTS = {
    fact.key: fact
    for fact in (
        Fact("killed", "?", "count", AT, scopes={"group": Scope("group", "the group", (), (), AT)}),
        Fact("women", "?", "count", AT),
        Fact("víctimas", "?", "names", AT),
        Fact("filed", "?", "date", AT),
        Fact("lasted", "?", "period", AT),
        Fact("kg", "?", "quantity", AT, unit="kg"),
        Fact("gave_up", "?", "yes-no", AT),
        Fact("rank", "?", "category", AT, terms=(Term("women", 0, 1), Term("former officer", 1, 1))),
        Fact("leader", "?", "name", AT),
    )
}
EVENTS = ("fire", "la-vega.2", "incendio-é")
KILLED, WOMEN = Unknown("count", "killed"), Unknown("count", "women")
WORDS = (
    *FACTS,
    *(f"{event}/killed" for event in EVENTS),
    *("group", "start", "end", "published", "count", "days", "years", "weekday", "Tuesday", "yes", "no"),
    *("and", "or", "not", "<", "<=", ">", ">=", "==", "!=", "+", "-", "*", "(", ")", "[", "]", ",", "."),
    *("0", "3", "2.5", '"2018-01-15"', "'former officer'", "=", "/", "lambda", "ﬁled", "x", "\x00", "²", "é", ":", '"'),
)


def read_(text: str) -> Truth:
    return compiled(text, FACTS, EVENTS)


def test_a_sum_is_compared() -> None:
    assert read_("killed - 2*women <= 3") == Compared(
        Sum(KILLED, -1, Times(Fraction(2), WOMEN)), "<=", Number(Fraction(3)), "killed - 2*women <= 3"
    )


def test_a_chain_is_all_its_pairs() -> None:
    assert read_("1 <= killed < women") == Every(
        (
            Compared(Number(Fraction(1)), "<=", KILLED, "1 <= killed"),
            Compared(KILLED, "<", WOMEN, "killed < women"),
        )
    )


def test_what_is_denied_is_turned_around() -> None:
    assert read_("not (killed < 1 and women == 2)") == Some(
        (
            Compared(KILLED, ">=", Number(Fraction(1)), "not killed < 1"),
            Compared(WOMEN, "!=", Number(Fraction(2)), "not women == 2"),
        )
    )


def test_numbers_are_calculated_exactly() -> None:
    assert read_("kg == 0.1 + 0.2") == Compared(
        Unknown("quantity", "kg"), "==", Number(Fraction(3, 10)), "kg == 0.1 + 0.2"
    )


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("killed > 0", KILLED),
        ("killed[group] > 0", Unknown("count", "killed", scope="group")),
        ("la-vega.2/killed > 0", Unknown("count", "killed", "la-vega.2")),
        ("incendio-é/killed[group] > 0", Unknown("count", "killed", "incendio-é", scope="group")),
        ("count(víctimas) > 0", Unknown("names", "víctimas")),
        ("count(fire/víctimas) > 0", Unknown("names", "víctimas", "fire")),
    ],
)
def test_what_is_asked_of_the_sources(text: str, unknown: Unknown) -> None:
    assert read_(text) == Compared(unknown, ">", Number(Fraction(0)), text)


def test_dates_periods_and_publication() -> None:
    start, end = (Unknown("date", "lasted", part=part) for part in ("start", "end"))
    assert read_("days(lasted) > 0") == Compared(
        Days(start, end, both=True), ">", Number(Fraction(0)), "days(lasted) > 0"
    )
    assert read_("fire/lasted.end < published") == Compared(
        Unknown("date", "lasted", "fire", "end"), "<", PUBLISHED, "fire/lasted.end < published"
    )
    assert read_("Tuesday != weekday(filed)") == OnWeekday(
        Unknown("date", "filed"), 1, yes=False, written="Tuesday != weekday(filed)"
    )


def test_a_term_may_be_called_like_a_fact() -> None:
    rank = Unknown("answer", "rank", terms=2)
    assert read_("rank == women") == Answered(rank, 0, 1, "women", yes=True, written="rank == women")
    assert read_("'former officer' != rank") == Answered(
        rank, 1, 1, "former officer", yes=False, written="'former officer' != rank"
    )


@pytest.mark.parametrize("minus", ["killed - women > 0", "killed -women > 0", "killed- women > 0"])
def test_a_minus_sign_joins_no_names_of_facts(minus: str) -> None:
    assert read_(minus) == Compared(Sum(KILLED, -1, WOMEN), ">", Number(Fraction(0)), minus)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "(" * 400,
        "-" * 400,
        "killed" * 80,
        "killed > " + "9" * 400,
        "a" * (LONGEST + 1),
        "1 " * MOST_WORDS * 2,
        "killed[group][group] > 1",
        "killed.start.end > 1",
        "published() > 1",
        "count(*víctimas) > 1",
        "(killed, women) > 1",
        "killed > 1; import os",
        "killed := 3",
        "f'{killed}' == 1",
        "killed\u202e > 1",
        "ﬁled > 1",
        "killed > ²",
        "killed > ٣",
        "[killed] > 1",
        "{killed} > 1",
        "killed > 1 #",
        "killed \\ > 1",
        "`killed` > 1",
        "la-vega.2/killed/women > 1",
        "/killed > 1",
        "fire/ killed > 1",
        "..killed > 1",
        "days(days(lasted)) > 1",
        "days(lasted, lasted) > 1",
        "weekday(weekday(filed)) == Monday",
        "not leader == 'x'",
        "None == killed",
        "True",
        "killed == True",
    ],
)
def test_what_is_not_in_the_language_is_refused_at_its_place(text: str) -> None:
    with pytest.raises(Fault) as raised:
        read_(text)
    assert 0 <= raised.value.at <= len(text)
    assert raised.value.wrong
    assert raised.value.instead


def place_of_fault(text: str) -> int:
    """Where a text is refused, its end if it is not."""
    try:
        read_(text)
    except Fault as fault:
        return fault.at
    return len(text)


@pytest.mark.parametrize(
    "text",
    ["not " * 100 + "killed > 1", " + ".join(["kg"] * 70) + " > 1", "killed > 1" + " and killed > 1" * 30],
    ids=["not", "+", "and"],
)
def test_a_long_constraint_is_read(text: str) -> None:
    assert read_(text)


@settings(max_examples=3000)
@given(st.lists(st.sampled_from(WORDS), max_size=14), st.sampled_from(("", " ")))
def test_no_words_in_any_order_end_otherwise(words: list[str], between: str) -> None:
    text = between.join(words)
    assert 0 <= place_of_fault(text) <= len(text)


@settings(max_examples=1000)
@given(st.text(max_size=LONGEST + 10))
def test_no_text_ends_otherwise(text: str) -> None:
    with pytest.raises(Fault):
        read_(text)


PAGE = (Path(__file__).parents[2] / "docs" / "constraints.md").read_text("utf-8")


def quarry() -> Dossier:
    example = re.search(r"```yaml\n# quarry.yaml\n(.*?)```", PAGE, re.DOTALL)
    assert example
    problems = Problems()
    draft, _ = read(["-"], problems, io.BytesIO(example[1].encode()))
    assert not problems.found
    return draft


def test_all_that_the_page_says_can_be_written_can() -> None:
    draft = quarry()
    shown = re.findall(r"^\| .* \| `(.+)` \|$", PAGE, re.MULTILINE)
    assert len(shown) > 12
    for text in (*shown, *re.findall(r"`(filed .+?|days\(a, b\) >= 0|women < men and\nmen < women)`", PAGE)):
        expression = text.replace("(a, b)", "(collapsed, filed)").replace("\n", " ")
        assert compiled(expression, draft.facts, draft.events)
