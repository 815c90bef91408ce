"""Figures in running text: a table of phrases with all that is read of them, and that nothing makes it slow.

The forms are those of the tests of dateparser, datefinder, edtf and readers of number words, in invented sentences; of
each, what is not read stands in the table too, for a figure that a text does not give is the worst that could be found
in it. What a figure means stands there in English, as a claim of an English source would have it.
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

from discrepancies.evidence.figures import Figure, figures
from discrepancies.kinds import date, kind
from discrepancies.language.reading import NEVER, YEARLESS, Context, Reading, Unreadable
from discrepancies.model import Fact, Place

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


KINDS = {"count": None, "quantity": None, "share": "%", "duration": "years"}
"""Kinds that a number may be of, each with the unit that it is read in."""


def found(text: str, languages: str = "en", dates: str | None = None) -> list[Figure]:
    """The figures of a text in a language, or in that which it tells."""
    return figures(text, Context(dates, None if "," in languages else languages))


def means(value: str, language: str, *, is_date: bool) -> tuple[float, float, str] | None:
    """What a claim would mean by some words: its interval and hedge."""
    for name, unit in {"date": None}.items() if is_date else KINDS.items():
        fact = Fact("", "", name, Place("", 0, 0), unit=unit)
        try:
            read = kind(name).read(value, fact, Context(language=language))
        except Unreadable:
            continue
        assert isinstance(read, Reading)
        return read.low, read.high, read.hedge
    return None


def meant(figure: Figure) -> tuple[float, float, str] | None:
    """What a figure means by itself: a date, the number without its unit, or a share or an age."""
    if figure.kind == "date":
        value = figure.date.value if figure.date else ""
        return means(value, figure.language, is_date=True)
    assert figure.number
    bare = means(figure.number.bare, figure.language, is_date=False)
    return bare or means(figure.number.value, figure.language, is_date=False)


def of_what(figure: Figure) -> str:
    """What stands behind a figure in the table: [its unit, or what it counts] and #what else is known of it."""
    unit = figure.number and (figure.number.unit or figure.number.noun)
    marks = [figure.given if figure.kind == "date" else ""]
    marks += [
        mark
        for mark, holds in (
            ("ordinal", figure.number and figure.number.ordinal),
            ("identifier", figure.number and figure.number.identifier),
            ("either", figure.either),
        )
        if holds
    ]
    return (f" [{unit}]" if unit else "") + "".join(f" #{mark}" for mark in marks if mark)


@pytest.mark.parametrize(("language", "sentence", "expected"), TABLE, ids=[" ".join(row[:2]) for row in TABLE])
def test_a_phrase_is_read_as_the_table_says_or_not_at_all(language: str, sentence: str, expected: str) -> None:
    read = found(sentence, language)
    rows = [] if expected == "-" else [row.partition(" = ") for row in expected.split(" | ")]
    assert [figure.text for figure in read] == [text for text, _, _ in rows]
    for figure, (_, _, told) in zip(read, rows, strict=True):
        behind = of_what(figure)
        assert told.endswith(behind)
        values = told.removesuffix(behind).split(" / ")
        assert meant(figure) in [means(value, "en", is_date=figure.kind == "date") for value in values]


def test_the_table_is_large_and_has_what_is_refused() -> None:
    assert len(TABLE) >= 500
    assert sum(row[2] == "-" for row in TABLE) >= 100


@pytest.mark.parametrize(("language", "sentence", "expected"), TABLE, ids=[" ".join(row[:2]) for row in TABLE])
def test_line_ends_and_no_break_spaces_between_words_change_nothing(
    language: str, sentence: str, expected: str
) -> None:
    spaced = [" ".join(figure.text.split()) for figure in found(sentence.replace(" ", "\u00a0"), language)]
    assert spaced == [figure.text for figure in found(sentence, language)]
    assert len(spaced) == (0 if expected == "-" else expected.count(" | ") + 1)


def test_a_phrase_goes_on_over_a_line_end_and_no_blank_line() -> None:
    assert found("at\nleast   nine people")[0].value == "at least nine"
    assert [figure.text for figure in found("15\n\nJanuary 2018")] == ["15", "January 2018"]


@pytest.mark.parametrize(("language", "sentence", "expected"), TABLE, ids=[" ".join(row[:2]) for row in TABLE])
def test_what_stands_around_a_sentence_moves_its_figures_and_changes_none(
    language: str, sentence: str, expected: str
) -> None:
    before = "“Ñandú.”\n\n"
    alone, within = found(sentence, language), found(f"{before}{sentence}\n\n“Ñandú.”", language)
    places = [(figure.start + len(before), figure.end + len(before), figure.text) for figure in alone]
    assert [(figure.start, figure.end, figure.text) for figure in within] == places
    assert bool(alone) == (expected != "-")


def test_a_figure_means_what_a_claim_would() -> None:
    about, over, days = found("about 500 men, over 400 pictures, 6 to 9 January 2021")
    assert meant(about) == (450, 550, "about")
    assert meant(over) == (401, float("inf"), "at least")
    read = date.interval(days.value or "", Context())
    assert ((read.high - read.low + 1) / 86_400, read.hedge) == (4, "range")


def test_a_date_says_which_of_its_parts_are_given() -> None:
    day, time, alone = found("On 15 January, at 04:30, on Tuesday (26).")
    assert day.date
    assert day.date.stretch
    assert day.date.stretch.start
    assert (day.given, day.date.stretch.start.track) == ("MD", YEARLESS)
    assert time.date
    assert time.date.alone
    assert (time.given, time.value, time.date.alone.low, time.date.alone.high) == ("T", None, 16_200, 16_259)
    assert time.date.alone.track == NEVER
    assert alone.date
    assert alone.date.alone
    assert (alone.given, alone.value, alone.date.alone.low, alone.date.alone.weekday) == ("DW", None, 26, 1)


@pytest.mark.parametrize(("order", "expected"), [("day-first", "2018-04-03"), ("month-first", "2018-03-04")])
def test_the_source_decides_how_a_numeric_date_reads(order: str, expected: str) -> None:
    (figure,) = found("on 3/4/2018 they left", dates=order)
    assert date.interval(figure.value or "", Context(order)) == date.interval(expected, Context())


def test_a_date_that_its_source_cannot_have_written_is_none() -> None:
    assert found("on 13/4/2018 they left", dates="month-first") == []


def test_a_date_that_reads_in_two_ways_is_none_nor_is_a_part_of_it_a_number() -> None:
    assert found("on 3/4/2018 they left") == []


@pytest.mark.parametrize(
    ("text", "figures_in_it"),
    [
        ("They left at once and the rest stayed.", []),
        ("Fueron once personas las que murieron.", [("once", "es")]),
        ("Os direitos dos homens.", []),
        ("Es starben elf Menschen.", [("elf", "de")]),
        ("Minst elva personer dog.", []),
        ("9人が死亡した", []),
    ],
)
def test_where_no_language_is_stated_a_text_is_read_in_the_one_that_it_tells(
    text: str, figures_in_it: list[tuple[str, str]]
) -> None:
    assert [(figure.text, figure.language) for figure in figures(text, Context())] == figures_in_it


def test_nothing_is_read_in_an_address_nor_in_a_language_that_is_not_read() -> None:
    assert found("see https://example.org/2018/15-dead, or write to nine9@example.org") == []
    assert found("9 doden op 4 augustus 2020", "sv") == []


@given(st.lists(st.sampled_from([*"0123456789.,-/:()%$ \n", *PIECES])).map("".join))
def test_any_text_gives_figures_in_order_that_stand_where_they_say(text: str) -> None:
    read = found(text)
    assert all(figure.text == text[figure.start : figure.end] and (figure.value or figure.given) for figure in read)
    assert all(one.end <= other.start for one, other in pairwise(read))


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
def test_a_line_without_end_takes_no_longer_than_its_length(text: Callable[[int], str]) -> None:
    def taken(size: int) -> float:
        before = process_time()
        found(text(size))
        return process_time() - before

    taken(1_000)
    assert taken(400_000) < 12 * taken(100_000) + 0.5


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
        figures(piece * times, Context())
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
def test_number_words_come_to_what_they_were_made_of(language: str, thousands: int, rest: int) -> None:
    phrase = f"{spelt(thousands, language)} mil {spelt(rest, language)}"
    (figure,) = found(phrase, language)
    assert meant(figure) == (thousands * 1000 + rest, thousands * 1000 + rest, "exact")


def test_letters_in_parts_are_no_reason_to_misread() -> None:
    sentence = "Más de 400 fotos; el 15 de enero de 2018."
    read = found(unicodedata.normalize("NFD", sentence), "es")
    composed = [unicodedata.normalize("NFC", figure.value or "") for figure in read]
    assert composed == ["Más de 400", "15 de enero de 2018"]
