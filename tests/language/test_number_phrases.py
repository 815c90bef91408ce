"""Numbers in running text: a table of phrases with all that is read of them, and that nothing makes it slow.

The table has what is not read too, for a figure that a text does not give is the worst that could be found in it.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancies.language.languages import LANGUAGES, Style, numbers_of, styles_of, text_of
from discrepancies.language.number_phrases import NumberPhrase, number_phrases

TABLE = [
    line.split("\t")
    for line in Path(__file__).with_name("number_phrases.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
IDS = [" ".join(row[:2]) for row in TABLE]
PIECES = (
    "one ",
    "at least ",
    "de ",
    "y ",
    "mil ",
    "15 ",
    " and ",
    "or ",
    "between ",
    "a ",
    "no ",
    "5-",
    "1,",
    "€",
    "(9)",
)


def style(code: str) -> Style:
    return styles_of(code, None)[0]


def shown(text: str, phrase: NumberPhrase) -> str:
    """A phrase as the table has it: its text, what it says, (its unit), [what it counts] and #what else is known."""
    also = "".join(f" / {value}" for value in phrase.also)
    unit = f" ({phrase.unit})" if phrase.unit else ""
    noun = f" [{phrase.noun}]" if phrase.noun else ""
    marks = [phrase.shape, *(mark for mark in ("ordinal", "identifier") if getattr(phrase, mark))]
    return f"{text[phrase.start : phrase.end]} = {phrase.value}{also}{unit}{noun}" + "".join(
        f" #{mark}" for mark in marks if mark
    )


@pytest.mark.parametrize(("code", "sentence", "expected"), TABLE, ids=IDS)
def test_a_phrase_is_read_as_the_table_says_or_not_at_all(code: str, sentence: str, expected: str) -> None:
    found = " | ".join(shown(sentence, phrase) for phrase in number_phrases(sentence, style(code)))
    assert (found or "-") == expected


def test_the_table_is_large_and_has_every_language_and_what_is_refused() -> None:
    assert len(TABLE) >= 500
    assert {row[0] for row in TABLE} == set(LANGUAGES)
    assert sum(row[2] == "-" for row in TABLE) >= 100


@pytest.mark.parametrize(("code", "sentence"), [row[:2] for row in TABLE], ids=IDS)
def test_how_a_text_is_set_changes_nothing(code: str, sentence: str) -> None:
    values = [phrase.value for phrase in number_phrases(sentence, style(code))]
    for other in (
        sentence.replace(" ", "\u00a0"),
        re.sub(r"(?<![0-9][.)]) (?!\(?[0-9]+[.)])", "\n", sentence),
        unicodedata.normalize("NFD", sentence),
        f"“Ñandú.”\n\n{sentence}\n\n“Ñandú.”",
    ):
        assert [phrase.value for phrase in number_phrases(other, style(code))] == values, other


@pytest.mark.parametrize(("code", "sentence"), [row[:2] for row in TABLE], ids=IDS)
def test_a_phrase_stands_where_it_says(code: str, sentence: str) -> None:
    set_apart = unicodedata.normalize("NFD", f"Ñ  é.\n\n{sentence}")
    phrases = number_phrases(set_apart, style(code))
    for phrase in phrases:
        assert set_apart[phrase.start : phrase.end].strip() == set_apart[phrase.start : phrase.end]
    for one, other in pairwise(phrases):
        assert one.end <= other.start
    texts = [
        unicodedata.normalize("NFC", set_apart[phrase.start : phrase.end].replace("\n", " ")) for phrase in phrases
    ]
    assert texts == [
        unicodedata.normalize("NFC", sentence[each.start : each.end]) for each in number_phrases(sentence, style(code))
    ]


def test_a_phrase_goes_on_over_a_line_end_and_no_blank_line() -> None:
    assert [phrase.value for phrase in number_phrases("at\nleast   nine people")] == ["at least nine"]
    assert [phrase.value for phrase in number_phrases("at least\n\nnine people")] == ["nine"]


def test_what_may_be_an_article_is_asked_for_by_itself() -> None:
    text = "A woman waited an hour for one of them."
    assert number_phrases(text) == []
    assert [phrase.value for phrase in number_phrases(text, articles=True)] == ["an hour", "one"]


@given(st.text(max_size=300), st.sampled_from(LANGUAGES))
def test_any_text_is_read_without_an_error(text: str, code: str) -> None:
    for phrase in number_phrases(text, style(code)):
        assert 0 <= phrase.start < phrase.end <= len(text)


@given(st.data(), st.sampled_from(LANGUAGES))
def test_any_heap_of_a_languages_words_is_read_without_an_error(data: st.DataObject, code: str) -> None:
    words = numbers_of(code)
    known = [
        *(phrase for table in (words.before, words.after) for phrases in table.values() for phrase in phrases),
        *(*words.spelt, *words.powers, *words.few, *words.many, *words.halves, *words.parts, *words.none, *words.to),
        *(*words.units, *words.currencies, *words.and_, *words.or_, *words.of, *words.a, *words.out_of, *words.zero),
        *(*text_of(code).small, *text_of(code).labels, *text_of(code).ordinals),
        *("9", "12", "1,5", "1.234", "½", "(", ")", ",", "-", "–", "%", "€", "9:30", "2018"),
    ]
    heap = " ".join(data.draw(st.lists(st.sampled_from(known), max_size=9)))
    for one, other in pairwise(number_phrases(heap, style(code))):
        assert one.end <= other.start


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("code", ["en", "es"])
def test_a_long_text_takes_no_longer_than_its_length_deserves(piece: str, code: str) -> None:
    def seconds(times: int) -> float:
        text = piece * times
        began = process_time()
        number_phrases(text, style(code))
        return process_time() - began

    seconds(10)
    assert seconds(8_000) < 20 * max(seconds(1_000), 0.02)
