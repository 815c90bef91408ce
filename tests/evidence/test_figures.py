"""Figures in running text: a table of phrases with all that is read of them, and that nothing makes it slow.

The forms are those of the tests of text2num, dateparser, datefinder and edtf, in invented sentences; of each, what is
not read stands in the table too, for a figure that a text does not give is the worst that could be found in it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from text_to_num import text2num

from discrepancies.evidence.figures import LANGUAGES, Figure, figures
from discrepancies.language.reading import NEVER, YEARLESS

TABLE = [
    line.split("\t")
    for line in Path(__file__).with_name("figures.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


PIECES = (
    "one ",
    "at least ",
    "May ",
    "de ",
    "y ",
    "mil ",
    "15 ",
    " and ",
    "or ",
    "between ",
    "Tuesday ",
    "al ",
    "2018",
)


def shown(figure: Figure) -> str:
    """A figure as the table has it: its text, what it means, [its unit] and #what else is known of it."""
    marks = [mark for mark in ("ordinal", "identifier", "either") if getattr(figure, mark)]
    unit = f" [{figure.unit}]" if figure.unit else ""
    return f"{figure.text} = {' / '.join(figure.values)}{unit}" + "".join(
        f" #{mark}" for mark in (figure.given, *marks) if mark
    )


@pytest.mark.parametrize(("language", "sentence", "expected"), TABLE, ids=[" ".join(row[:2]) for row in TABLE])
def test_a_phrase_is_read_as_the_table_says_or_not_at_all(language: str, sentence: str, expected: str) -> None:
    found = " | ".join(map(shown, figures(sentence, language.split(","))))
    assert (found or "-") == expected


def test_the_table_is_large_and_has_what_is_refused() -> None:
    assert len(TABLE) >= 500
    assert sum(row[2] == "-" for row in TABLE) >= 100


@pytest.mark.parametrize(("language", "sentence", "expected"), TABLE, ids=[" ".join(row[:2]) for row in TABLE])
def test_line_ends_and_no_break_spaces_between_words_change_nothing(
    language: str, sentence: str, expected: str
) -> None:
    languages = language.split(",")
    values = [figure.values for figure in figures(sentence, languages)]
    assert [figure.values for figure in figures(sentence.replace(" ", "\u00a0"), languages)] == values
    assert len(values) == (0 if expected == "-" else expected.count(" | ") + 1)


def test_a_phrase_goes_on_over_a_line_end_and_no_blank_line() -> None:
    assert figures("at\nleast   nine people", ("en",))[0].values == ("at least 9",)
    assert [figure.text for figure in figures("15\n\nJanuary 2018", ("en",))] == ["15", "January 2018"]


@pytest.mark.parametrize(("language", "sentence", "expected"), TABLE, ids=[" ".join(row[:2]) for row in TABLE])
def test_what_stands_around_a_sentence_moves_its_figures_and_changes_none(
    language: str, sentence: str, expected: str
) -> None:
    languages = language.split(",")
    before = "“Ñandú.”\n\n"
    alone, within = figures(sentence, languages), figures(f"{before}{sentence}\n\n“Ñandú.”", languages)
    moved = [figure._replace(start=figure.start + len(before), end=figure.end + len(before)) for figure in alone]
    assert within == moved
    assert bool(alone) == (expected != "-")


def test_readings_mean_what_the_kinds_mean() -> None:
    about, over, days = figures("about 500 men, over 400 pictures, 6 to 9 January 2021", ("en",))
    assert (about.low, about.high, about.hedge) == (450, 550, "about")
    assert (over.low, over.high, over.hedge) == (401, float("inf"), "at least")
    assert (days.high - days.low + 1) / 86_400 == 4
    assert days.hedge == "range"


def test_a_date_says_which_of_its_parts_are_given() -> None:
    day, time, alone = figures("On 15 January, at 04:30, on Tuesday (26).", ("en",))
    assert (day.given, day.readings[0].track) == ("MD", YEARLESS)
    assert (time.given, time.low, time.high, time.readings[0].track) == ("T", 16_200, 16_259, NEVER)
    assert (alone.given, alone.low, alone.high, alone.readings[0].weekday) == ("DW", 26, 26, 1)


@pytest.mark.parametrize(("order", "expected"), [("day-first", "2018-04-03"), ("month-first", "2018-03-04")])
def test_the_source_decides_how_a_numeric_date_reads(order: str, expected: str) -> None:
    assert [figure.values for figure in figures("on 3/4/2018 they left", ("en",), order)] == [(expected,)]


def test_a_date_that_its_source_cannot_have_written_is_none() -> None:
    assert figures("on 13/4/2018 they left", ("en",), "month-first") == []


def test_each_line_is_read_in_the_language_that_its_words_speak_for() -> None:
    lines = (
        "They left at once and the rest stayed.",
        "Fueron once personas las que murieron.",
        "Os direitos dos homens.",
    )
    text = "\n".join(lines)
    assert [(figure.text, figure.languages) for figure in figures(text)] == [("once", ("es",))]


def test_digits_are_read_in_every_language_that_may_be_spoken() -> None:
    figure = figures("1,234")[0]
    assert figure.values == ("1234", "1.234")
    assert figure.languages == LANGUAGES


@given(st.lists(st.sampled_from([*"0123456789.,-/:()%$ \n", *PIECES])).map("".join))
def test_any_text_gives_figures_in_order_that_stand_where_they_say(text: str) -> None:
    found = figures(text)
    assert all(figure.text == text[figure.start : figure.end] and figure.values for figure in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(len(figure.values) == len(figure.readings) for figure in found)


PROSE = (
    "At least nine people were killed on 15 January 2018 in the raid, the ministry said. Officers of the security "
    "forces had been in the area since the morning; nobody knows how many of them came from the capital, or why. By "
    "the end of the week about 500 agents had been deployed around the town, and residents were told to stay at home. "
)
MANY: list[Callable[[int], str]] = [
    lambda size: "1" * size,
    lambda size: "1," * (size // 2),
    lambda size: "1 " * (size // 2),
    lambda size: "[" * size,
    lambda size: "a" * size,
    lambda size: "at" + " " * size + "least",
    lambda size: PROSE * (size // len(PROSE)),
]


@pytest.mark.parametrize("text", MANY, ids=["digits", "commas", "spaced", "brackets", "letters", "blanks", "prose"])
def test_five_million_characters_on_one_line_take_seconds(text: Callable[[int], str]) -> None:
    before = process_time()
    figures(text(5_000_000), ("en",))
    assert process_time() - before < 15


GROWING = [
    *(
        "one ",
        "one-",
        "2018-",
        "1/",
        "1, ",
        "1:",
        "a@",
        "$",
        "at least ",
        "between ",
        "6 and ",
        "de ",
        "mil ",
        "January ",
    ),
    *(
        "6 to ",
        "over ",
        "January 6, ",
        "+1 ",
        "0 1 ",
        "Tuesday ",
        "1.",
        "veinte y ",
        "a hundred ",
        "“One ",
        "1\n",
        "(1) ",
    ),
]


@pytest.mark.parametrize("piece", GROWING)
def test_the_time_taken_grows_with_the_text_and_no_faster(piece: str) -> None:
    def taken(times: int) -> float:
        before = process_time()
        figures(piece * times)
        return process_time() - before

    taken(100)
    assert taken(16_000) < 12 * taken(4_000) + 0.2


HUNDREDS = {
    "es": "ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos",
    "pt": "cento duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos",
}
TENS = {
    "es": "treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "pt": "trinta quarenta cinquenta sessenta setenta oitenta noventa",
}
ONES = {"es": "dos tres cuatro cinco seis siete ocho nueve", "pt": "dois três quatro cinco seis sete oito nove"}
AND = {"es": ("", "y"), "pt": ("e", "e")}


def spelt(number: int, language: str) -> str:
    """A number of three digits, its tens above 20 and its ones above 1, as grammars have it."""
    hundreds, tens, ones = (int(digit) for digit in str(number))
    behind_hundreds, behind_tens = AND[language]
    words = (
        HUNDREDS[language].split()[hundreds - 1],
        behind_hundreds,
        TENS[language].split()[tens - 3],
        behind_tens,
        ONES[language].split()[ones - 2],
    )
    return " ".join(filter(None, words))


READ = st.builds(lambda a, b, c: 100 * a + 10 * b + c, st.integers(1, 9), st.integers(3, 9), st.integers(2, 9))


@pytest.mark.parametrize("language", ["es", "pt"])
@given(thousands=READ, rest=READ)
def test_number_words_come_to_what_they_were_made_of_and_what_text2num_makes_of_them(
    language: str, thousands: int, rest: int
) -> None:
    phrase = f"{spelt(thousands, language)} mil {spelt(rest, language)}"
    (figure,) = figures(phrase, (language,))
    assert figure.low == figure.high == thousands * 1000 + rest == text2num(phrase, language)


def test_letters_in_parts_are_no_reason_to_misread() -> None:
    sentence = "Más de 400 fotos; el 15 de enero de 2018."
    found = figures(unicodedata.normalize("NFD", sentence), ("es",))
    assert [figure.values for figure in found] == [("more than 400",), ("15 January 2018",)]
