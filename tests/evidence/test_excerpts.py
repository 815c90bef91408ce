"""A quote is shown with a dozen words either side, whatever the text is made of, and only words are left out."""

from __future__ import annotations

import pytest

from discrepancies.evidence.excerpts import AROUND, MOST, Excerpt, Stretch, excerpt
from discrepancies.evidence.quotes import Passage
from discrepancies.load.texts.source_text import SourceText

COUNTING = " ".join(f"w{number}" for number in range(100))


def text_of(plain: str, lines: tuple[int, int] | None = None) -> SourceText:
    return SourceText("a", "a.txt", plain, "0" * 64, "utf-8", lines or (1, len(plain.splitlines())))


def no_figures(words: str) -> list[Stretch]:
    assert words
    return []


def shown(plain: str, *quotes: str, lines: tuple[int, int] | None = None) -> Excerpt:
    starts = [plain.index(quote) for quote in quotes]
    passages = [Passage(start, start + len(quote)) for start, quote in zip(starts, quotes, strict=True)]
    return excerpt(text_of(plain, lines), passages, no_figures)


def quoted(of: Excerpt) -> list[str]:
    return [of.text[start:end] for start, end in of.quoted]


def test_a_dozen_words_stand_on_either_side_and_what_is_left_out_is_marked() -> None:
    around = shown(COUNTING, "w50 w51")
    before, _, after = around.text.partition("w50 w51")
    assert before.split() == ["…", *(f"w{number}" for number in range(50 - AROUND, 50))]
    assert after.split() == [*(f"w{number}" for number in range(52, 52 + AROUND)), "…"]
    assert quoted(around) == ["w50 w51"]


def test_at_the_ends_of_a_text_nothing_is_left_out() -> None:
    assert shown("one two three", "one two three").text == "one two three"
    assert shown("\n one two three \n", "two").text == "one two three"
    assert shown(COUNTING, "w3").text.startswith("w0 w1")
    assert shown(COUNTING, "w97").text.endswith("w98 w99")
    exactly = shown(COUNTING, f"w{AROUND}").text
    assert exactly.startswith("w0 ")
    assert shown(COUNTING, f"w{AROUND + 1} ").text.startswith("… w1 ")


def test_the_lines_that_do_not_count_are_not_shown() -> None:
    assert shown("another text\nnine died\nand another", "nine", lines=(2, 2)).text == "nine died"


def test_white_space_is_plain_and_what_takes_no_room_is_gone() -> None:
    around = shown("it  was\n\tnine\u00a0peo\u00adple,\u200b\nthey   say", "nine\u00a0peo\u00adple")
    assert around.text == "it was nine people, they say"
    assert quoted(around) == ["nine people"]


def test_a_word_parted_at_the_end_of_a_line_is_together_again() -> None:
    around = shown("in the lower vil-\nlage, well-\nknown for it - \nso they say", "vil-\nlage")
    assert around.text == "in the lower vil-lage, well-known for it - so they say"
    assert quoted(around) == ["vil-lage"]


def test_fragments_stand_in_one_excerpt_with_what_is_between() -> None:
    near = shown("so nine people, they say, were killed there", "nine people", "were killed")
    assert near.text == "so nine people, they say, were killed there"
    assert quoted(near) == ["nine people", "were killed"]
    middling = shown(COUNTING, "w30", "w54")
    assert middling.text.split()[1:-1] == [f"w{number}" for number in range(30 - AROUND, 55 + AROUND)]
    far = shown(COUNTING, "w5", "w90")
    between = far.text[far.quoted[0][1] : far.quoted[1][0]].split()
    assert between == [
        *(f"w{number}" for number in range(6, 6 + AROUND)),
        "…",
        *(f"w{number}" for number in range(90 - AROUND, 90)),
    ]


@pytest.mark.parametrize("character", ["x", "日", "[", "\n", " ", "."])
def test_a_long_text_without_words_gives_a_short_excerpt(character: str) -> None:
    around = shown(f"{character * 100_000}nine{character * 100_000}", "nine")
    assert len(around.text) <= 2 * MOST + len("nine") + 4
    assert quoted(around) == ["nine"]


def test_no_word_is_cut_where_there_are_several() -> None:
    words = " ".join(f"{'long' * 6}{number:03}" for number in range(40))
    around = shown(words, f"{'long' * 6}020")
    assert set(around.text.split()) - {"…"} <= set(words.split())


def test_the_figures_of_each_passage_are_marked_where_they_stand() -> None:
    passages = [Passage(3, 14), Passage(19, 27)]

    def first_word(words: str) -> list[Stretch]:
        return [(0, words.index(" "))]

    around = excerpt(text_of("so nine people and 8 houses"), passages, first_word)
    assert [around.text[start:end] for start, end in around.figures] == ["nine", "8"]
