"""A quote that is in its text is found where it stands, however it was copied; one that is not is not found."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancies.evidence.quotes import MOST_OTHERS, Change, Found, Passage, find, nearest, selector
from discrepancies.load.texts.source_text import SourceText


def text_of(plain: str, lines: tuple[int, int] | None = None) -> SourceText:
    return SourceText("a", "a.txt", plain, "0" * 64, "utf-8", lines or (1, max(len(plain.splitlines()), 1)))


REPORT = text_of("""\
Officials said on Monday that the se-
curity forces “entered” the house at dawn — 650 agents took part, and at least
nine people were killed on 15 January 2018. They did not surrender. The leader’s
six companions, who can't be named, had asked for talks; the officers of the city
police didn’t answer at -5 degrees. The 17 people were well-known. Óscar Ríos spoke
of 32-year-old men, and paid 7.5 million. Óscar Ríos spoke.
""")


def shown(found: Found | None, text: SourceText = REPORT) -> list[str] | None:
    return found and [text.plain[start:end] for start, end in found.passages]


@pytest.mark.parametrize(
    ("quote", "stands"),
    [
        ("the security forces", "the se-\ncurity forces"),
        ('Forces "entered" the house at dawn - 650 agents', "forces “entered” the house at dawn — 650 agents"),
        ("forces entered the house", "forces “entered” the house"),
        ("“They did not surrender.”", "They did not surrender."),
        ("'They did not surrender,'", "They did not surrender"),
        ("six companions, who can’t be named", "six companions, who can't be named"),
        ("well known", None),
        ("well-known", "well-known"),
        ("wellknown", "well-known"),
        ("well-\nknown", "well-known"),
        ("old men", "old men"),
        ("O\u0301scar Ri\u0301os", "Óscar Ríos"),
        ("six", "six"),
        ("SIX COMPANIONS, WHO", "six companions, who"),
        ("17", "17"),
        ("at -5 degrees", "at -5 degrees"),
        ("Officials", "Officials"),
        ("spoke.", "spoke."),
    ],
)
def test_word_for_word(quote: str, stands: str | None) -> None:
    found = find(quote, REPORT)
    assert shown(found) == (stands and [stands])
    assert found is None or found.altered == ()


@pytest.mark.parametrize(
    "quote",
    [
        *("7 people", "ix", "1", "5 million", "7.5 mill", "who can", "5 degrees", "curit", "compani"),
        *("Oscar", "year-ol"),
        *("", " ", "…", "[…]", "[Officials] […]", "“”", ".", "[[[[", "ferry", "men old"),
        *("January 2018. Victims", "six companions […] nine people", "killed […] killed"),
    ],
)
def test_what_is_not_there(quote: str) -> None:
    assert find(quote, REPORT) is None


@pytest.mark.parametrize(
    ("quote", "stands", "changes"),
    [
        ("the officers of the town police", "the officers of the city\npolice", [("town", "city")]),
        ("The leader's brave six companions", "The leader’s\nsix companions", [("brave", "")]),
        ("police did not answer", "police didn’t answer", [("did not", "didn’t")]),
        ("Oscar Rios spoke of", "Óscar Ríos spoke\nof", [("Oscar Rios", "Óscar Ríos")]),
        ("had asked for a talk; the officers", "had asked for talks; the officers", [("a talk", "talks")]),
        ("and had asked for talks; the officers", "named, had asked for talks; the officers", [("and", "named")]),
    ],
)
def test_altered(quote: str, stands: str, changes: list[tuple[str, str]]) -> None:
    found = find(quote, REPORT)
    assert shown(found) == [stands]
    assert found is not None
    assert found.altered == tuple(Change(*change) for change in changes)


@pytest.mark.parametrize(
    ("quote", "change"),
    [
        ("at least eight people were killed", ("eight", "nine")),
        ("nine people were killed on 16 January 2018", ("16", "15")),
        ("nine people were killed on 15 June 2018", ("June", "January")),
        ("nine people were killed on 15 January 2017", ("2017", "2018")),
        ("at most nine people were killed", ("most", "least")),
        ("They did surrender", ("", "not")),
        ("They did […] surrender", ("", "not")),
        ("They did [even] surrender", ("even", "not")),
        ("the city police answer", ("", "didn’t")),
        ("Officials said that the security forces entered the house at dawn - 650", ("", "on Monday")),
        ("at 5 degrees", ("5", "-5")),
        ("paid 75 million", ("75", "7.5")),
        ("32-year-old men", None),
        ("33-year-old men", ("33", "32")),
        ("The 17 folk were well-known", None),
        ("The 71 people were well-known", ("71", "17")),
        ("650 agents didn't take part", None),
    ],
)
def test_a_number_a_date_or_a_negation_is_never_passed_over(quote: str, change: tuple[str, str] | None) -> None:
    found, near = find(quote, REPORT), nearest(quote, REPORT)
    if change is None:
        assert found == near
    else:
        assert found is None
        assert near is not None
        assert [change for change in near.altered if change.decides()] == [Change(*change)]


@pytest.mark.parametrize("ellipsis", ["[…]", "[...]", "…", "...", "[. . .]", "(…)", ". . .", " […] ", "...."])
def test_fragments_are_found_in_order(ellipsis: str) -> None:
    found = find(
        f"“Officials said{ellipsis}nine people were killed {ellipsis} six comrades, who can't be named”", REPORT
    )
    assert shown(found) == ["Officials said", "nine people were killed", "six companions, who can't be named"]
    assert found is not None
    assert found.altered == (Change("comrades", "companions"),)


def test_an_ellipsis_of_the_text_is_the_texts() -> None:
    text = text_of("we are … tired […] of it, we are tired")
    assert shown(find("are … tired", text), text) == ["are … tired"]
    assert shown(find("tired [...] of", text), text) == ["tired […] of"]
    assert shown(find("tired … of", text), text) == ["tired", "of"]


@pytest.mark.parametrize(
    ("quote", "stands"),
    [
        ("[They] entered the house at dawn", "entered” the house at dawn"),
        ("the [armed] forces entered the house", "the se-\ncurity forces “entered” the house"),
        ("nine people [of the group] were killed", "nine people were killed"),
        ("nine people [sic] were killed", "nine people were killed"),
        ("[t]he leader's six companion[s]", "The leader’s\nsix companions"),
        ("[the] security forces", "the se-\ncurity forces"),
        ("[Last week, t]hey did not surrender", "did not surrender"),
        ("[Officials] […] 650 agents", "650 agents"),
        ("six [people] who can't be [called]", "six companions, who can't be"),
    ],
)
def test_what_is_in_square_brackets_is_the_curators(quote: str, stands: str) -> None:
    found = find(quote, REPORT)
    assert found is not None
    assert found.altered == ()
    assert shown(found) == [stands]


@pytest.mark.parametrize(
    "quote",
    [
        "[Officials]",
        "[the] […] [leader]",
        "six [people] had asked for talks",  # it would leave out a negation
        "Officials [of all sorts] killed on 15 January",  # it would stand for two sentences
    ],
)
def test_square_brackets_do_not_hold_whatever_one_likes(quote: str) -> None:
    assert find(quote, REPORT) is None


def test_the_first_place_counts_and_the_others_are_counted() -> None:
    found = find("Óscar Ríos spoke", REPORT)
    assert found is not None
    assert found.passages[0].start == REPORT.plain.index("Óscar")
    assert found.others == 1
    many = text_of("so it is " * 1000)
    assert find("it is", many) == Found((Passage(3, 8),), (), MOST_OTHERS)
    assert find("so […] it is", text_of("so so it is, so it is")) == Found((Passage(0, 2), Passage(6, 11)), (), 1)


def test_only_the_lines_that_count_are_searched() -> None:
    plain = "seven men\nnine women\nseven men\n"
    assert find("seven men", text_of(plain, (2, 2))) is None
    assert find("seven men nine", text_of(plain, (2, 3))) is None
    assert find("nine women seven", text_of(plain, (2, 2))) is None
    assert find("seven men", text_of(plain, (3, 3))) == Found((Passage(21, 30),))
    assert find("nine […] seven", text_of(plain, (2, 3))) == Found((Passage(10, 14), Passage(21, 26)))


def test_a_selector_gives_the_words_around() -> None:
    found = find("nine people", REPORT)
    assert found is not None
    chosen = selector(REPORT, found.passages[0])
    assert chosen.exact == "nine people"
    assert chosen.prefix == " agents took part, and at least\n"
    assert chosen.suffix == " were killed on 15 January 2018."
    assert REPORT.plain[chosen.start : chosen.end] == chosen.exact
    assert selector(text_of("one"), Passage(0, 3)) == ("one", "", "", 0, 3)


WORDS = """
    official oﬃcers said the café naïve Ángel mañana ação über first flight find stuff affluent house-to-house
    well-known it’s “shots” Peña killed 1,234 7.5 2018 15 January seven police forces entered dawn leader surrender
    companions street garden window letter mother harbour bridge ferry village captain Łódź œuvre straße minister
""".split()  # noqa: SIM905
TYPED = {"“": '"', "”": '"', "’": "'", "-": "\u2011", "ﬃ": "ffi"}
SET = {"fi": "ﬁ", "fl": "ﬂ", "'": "’", "-": "–"}
SPACES = st.sampled_from([" ", "  ", "\n", "\u00a0", " \n\n ", "\t", "\u2009", "\u200b \u200b"])


@st.composite
def mangled(draw: st.DrawFn, word: str) -> str:
    """A word as another program, typesetter or hand would have copied it."""
    for table in (TYPED, SET):
        if draw(st.booleans()):
            for plain, other in table.items():
                word = word.replace(plain, other)
    hands: list[Callable[[str], str]] = [str, str.upper, str.lower, str.swapcase]
    word = draw(st.sampled_from(hands))(word)
    form = draw(st.sampled_from(["", "NFC", "NFD", "NFKC", "NFKD"]))
    word = unicodedata.normalize(form, word) if form else word  # type: ignore[arg-type]
    broken = draw(st.sampled_from(["", "\u00ad", "\u200b", "-\n", "-\n  ", "\u2010\n", "\ufeff", "\u2060"]))
    places = [at for at in range(1, len(word)) if word[at - 1].isalpha() and word[at].isalpha()]
    at = draw(st.sampled_from(places)) if places else 0
    return word[:at] + broken + word[at:] if at else word


@given(st.data())
def test_however_it_was_copied_it_is_found_where_it_stands(data: st.DataObject) -> None:
    words = data.draw(st.permutations(WORDS))
    first = data.draw(st.integers(0, len(words) - 1))
    behind = data.draw(st.integers(first + 1, len(words)))
    plain, places = "", []
    for word in words:
        copied = data.draw(mangled(word))
        places.append((len(plain), len(plain) + len(copied)))
        plain += copied + data.draw(SPACES)
    quote = "".join(data.draw(mangled(word)) + data.draw(SPACES) for word in words[first:behind])
    quote = data.draw(st.sampled_from(["{}", "“{}”", '"{}"', " {} "])).format(quote)
    found = find(quote, text_of(plain))
    assert found is not None
    assert found.altered == ()
    (passage,) = found.passages
    start, end = places[first][0], places[behind - 1][1]
    assert start <= passage.start <= passage.end <= end
    # What is left out at either end is a quotation mark.
    assert re.search(r"\w", plain[start : passage.start] + plain[passage.end : end]) is None


VOCABULARY = [
    a + b + c for a in ("ka", "ro", "mi", "sol", "der") for b in ("na", "ten", "vi") for c in ("", "ros", "lun", "t")
]
SMALL = "the of and to in a that was he it on with were by".split()  # noqa: SIM905


def invented(rng: random.Random, sentences: int) -> list[str]:
    """Sentences of invented words among the small ones of English."""
    return [
        " ".join(rng.choice(SMALL if rng.random() < 0.45 else VOCABULARY) for _ in range(rng.randint(8, 24)))
        for _ in range(sentences)
    ]


def test_none_of_500_quotes_that_are_not_in_the_text_is_found() -> None:
    rng = random.Random(4)
    inside, outside = invented(rng, 400), invented(rng, 250)
    text = text_of(". ".join(inside))
    shuffled = [" ".join(rng.sample(words, len(words))) for words in (s.split() for s in inside[:250])]
    assert [quote for quote in (*outside, *shuffled) if find(quote, text)] == []
    assert [quote for quote in inside if not find(quote, text)] == []


FIGURES = ("7", "12", "650", "1,234", "7.5", "2018", "seven", "twenty", "January", "Tuesday", "not", "never", "least")


@given(st.integers(0, 10_000), st.sampled_from(FIGURES), st.sampled_from([*FIGURES, "8", "17", "1,243", "75", ""]))
def test_a_changed_figure_in_a_long_quote_is_caught(seed: int, stands: str, quoted: str) -> None:
    rng = random.Random(seed)
    sentences = [sentence.split() for sentence in invented(rng, 30)]
    words = sentences[rng.randrange(30)]
    at = rng.randrange(len(words) + 1)
    words.insert(at, stands)
    text = text_of("\n".join(map(" ".join, sentences)))
    changed = [*words[:at], *([quoted] if quoted else []), *words[at + 1 :]]
    if rng.random() < 0.5:
        changed[rng.choice([place for place in range(len(changed)) if place != at])] += "s"
    found = find(" ".join(changed), text)
    if stands == quoted:
        assert found is not None
    elif 0 < at < len(words) - 1 or quoted:
        assert found is None


@pytest.mark.parametrize(
    "part", ["seven people were shot ", "[[[[", "killed ", "killedx ", "a", "a-", "1,", "killed 7,"]
)
@pytest.mark.parametrize(
    "quote",
    ["seven people were shut by the army", "killed", "a " * 4_000 + "b", "1,1,1", "[a] killed [b] killed", "a … a … a"],
)
def test_time_grows_with_the_text_and_not_with_its_square(part: str, quote: str) -> None:
    def cost(size: int) -> float:
        text = text_of(part * (size // len(part)))
        start = process_time()
        find(quote, text)
        return process_time() - start

    few, many = 20_000, 640_000
    assert min(cost(many + extra) for extra in range(2)) < 300 * max(
        min(cost(few + extra) for extra in range(2)), 0.002
    )
