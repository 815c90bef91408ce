"""The grammar on anything at all: it reads or refuses, it never crashes, and it never takes long."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancies.kinds import count, quantity
from discrepancies.language.amounts import Asked, Span
from discrepancies.language.en import NUMBERS as ENGLISH
from discrepancies.language.hedged_numbers import read_span
from discrepancies.language.number_vocabulary import Role
from discrepancies.language.reading import Context, Reading, Unreadable
from discrepancies.model import Fact, Place

FACTS = [
    (count, Fact("killed", "How many?", "count", Place("f", 1, 1), unit="people")),
    (quantity, Fact("weight", "How heavy?", "quantity", Place("f", 1, 1), unit="kg")),
    (quantity, Fact("cost", "How much?", "quantity", Place("f", 1, 1), unit="US$")),
    (quantity, Fact("heat", "How hot?", "quantity", Place("f", 1, 1), unit="°C")),
]
WORDS = [
    *(phrase for table in (ENGLISH.before, ENGLISH.after) for phrases in table.values() for phrase in phrases),
    *ENGLISH.none,
    *ENGLISH.spelt,
    *(
        "ten",
        "twenty",
        "hundred",
        "thousand",
        "million",
        "dozen",
        "half",
        "a",
        "and",
        "to",
        "or",
        "between",
        "from",
    ),
    *(
        "but",
        "in",
        "of",
        "minus",
        "-",
        "–",
        ",",
        "(",
        ")",
        "%",
        "US$",
        "kg",
        "people",
        "°C",
        "°F",
        "lb",
        "km/h",
        "m3",
    ),
    *ENGLISH.few,
    *ENGLISH.many,
    *(
        "0",
        "1",
        "7",
        "12",
        "1.5",
        "1,234",
        "12 000",
        "007",
        "1,23",
        "9007199254740993",
        "½",
        "٧",
        "e5",
        "0x1",
    ),
]


def read_everywhere(text: str) -> list[Reading]:
    """What each fact reads in it; anything but a reading or a refusal comes out as an error."""
    readings = []
    text = " ".join(text.split())
    for kind, fact in FACTS if text else []:
        with suppress(Unreadable):
            readings.append(kind.read(text, fact, Context()))
    return readings


def assert_sound(readings: list[Reading]) -> None:
    for reading in readings:
        assert reading.soft_low <= reading.low <= reading.high <= reading.soft_high


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    assert_sound(read_everywhere(text))


@given(st.lists(st.sampled_from(WORDS), max_size=9), st.sampled_from([" ", ""]))
def test_any_heap_of_number_words_is_read_or_refused(words: list[str], between: str) -> None:
    assert_sound(read_everywhere(between.join(words)))


@given(st.lists(st.sampled_from(WORDS), max_size=7))
def test_nothing_written_behind_an_exact_number_is_dropped(words: list[str]) -> None:
    text = " ".join(["7", "people", *words])
    with suppress(Unreadable):
        reading = count.read(text, FACTS[0][1], Context())
        assert reading.hedge != "exact" or not words


PIECES = """
9 or |9 |9|9,|9.|9,999|one |one hundred and |about |at least |(|7 (|- |–|to |a few |several hundred |tens of |
 |no |minus |but |half a |kg |kg/|m^3|°|between 1 and |million |1 to |1-|at least 1 and |or more |+|dozens of |
x|7x|é|US$|1 US$ |per """


@pytest.mark.parametrize("piece", PIECES.replace("\n", "").split("|"))
@pytest.mark.parametrize("start", ["", "9 ", "about ", "between 1 and "])
def test_long_input_takes_no_longer_than_its_length_deserves(piece: str, start: str) -> None:
    """A grammar that backtracks would not come back from this within a lifetime."""
    for length in (200, 5_000):
        assert_sound(read_everywhere((start + piece * length)[:length]))


@pytest.mark.parametrize("phrases", ENGLISH.before.values())
def test_every_phrase_before_a_number_means_the_same_as_its_neighbours(phrases: tuple[str, ...]) -> None:
    asked = Asked("people", Decimal("0.1"), whole=True)
    assert len({read_span(f"{phrase} 50", asked) for phrase in phrases}) == 1
    assert len({read_span(f"{phrase.upper()} fifty people", asked) for phrase in phrases}) == 1


@pytest.mark.parametrize("role", ENGLISH.after)
def test_every_phrase_behind_a_number_means_what_it_means_before(role: Role) -> None:
    asked = Asked("people", Decimal("0.1"), whole=True)
    before = read_span(f"{ENGLISH.before[role][0]} 50", asked)
    for phrase in ENGLISH.after[role]:
        assert read_span(f"50 {phrase}", asked) == before
        assert read_span(f"50 people {phrase}", asked) == before._replace(low_unit="people", high_unit="people")


def test_an_interval_is_exact_however_many_digits_it_has() -> None:
    digits = "0." + "1" * 150
    span = read_span(f"about {digits}", Asked(None, Decimal("0.1"), whole=False))
    assert isinstance(span, Span)
    assert span.low is not None
    assert span.low.as_tuple().digits[-1] == 9
    assert len(span.low.as_tuple().digits) == 150
    with pytest.raises(Unreadable):
        read_span(f"1.{'0' * 60}1 million", Asked(None, Decimal("0.1"), whole=True))
