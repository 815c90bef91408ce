"""Counts: what people write, against the set of whole numbers that its plain meaning leaves possible."""

from __future__ import annotations

from decimal import Decimal
from math import inf
from typing import TYPE_CHECKING

import pytest

from discrepancies.kinds import count
from discrepancies.language.reading import Context, Reading, Unreadable
from discrepancies.model import Fact, Place
from tests.kinds.meaning import said

if TYPE_CHECKING:
    pass

KILLED = Fact("killed", "How many people were killed?", "count", Place("facts.yaml", 1, 1), unit="people")
SHIPS = Fact("ships", "How many ships sailed?", "count", Place("facts.yaml", 2, 1), unit="fishing boats")
BARE = Fact("bare", "How many?", "count", Place("facts.yaml", 3, 1))


def read(text: str, fact: Fact = KILLED) -> Reading:
    return count.read(text, fact, Context())


@pytest.mark.parametrize(
    ("texts", "number"),
    [
        ("7|7.0|7.00|seven|Seven|SEVEN|seven people|7 people|7 People|7 person|7 persons|7people", 7),
        ("7 (seven)|seven (7)|seven (7) people|7 (seven) people|exactly 7|precisely seven|only 7|just 7", 7),
        ("a total of 7|a total of seven people|total of 7|Only seven people", 7),
        ("0|zero|none|no|nobody|no one|No one|no-one|nil|no people|No person|zero people", 0),
        ("1|one|one person|just one", 1),
        ("21|twenty-one|twenty one|Twenty-One", 21),
        ("12|a dozen|one dozen|twelve", 12),
        ("6|half a dozen|half a dozen people", 6),
        ("24|two dozen|2 dozen|two dozen people", 24),
        ("40|two score|forty", 40),
        ("100|a hundred|one hundred|a hundred people", 100),
        ("105|a hundred and five|one hundred five", 105),
        ("1,200|twelve hundred|one thousand two hundred|1.2 thousand|1.2k|1.2K", 1200),
        ("1,234|1234|1 234|1\u00a0234|1\u202f234|1\u2009234|1'234|1’234", 1234),
        ("12 000|12,000|12k|twelve thousand|12 thousand|12.0 thousand", 12_000),
        ("105,201|one hundred and five thousand, two hundred and one", 105201),
        ("830,000|8.3 lakh|eight lakh thirty thousand", 830_000),
        ("30,000,000|3 crore|three crore|3 crores", 30_000_000),
        ("1,500,000|one and a half million|1.5 million|a million and a half", 1_500_000),
        ("500,000|half a million|0.5 million|five hundred thousand", 500_000),
        ("1,200,000|1.2 million|1 200 000|1.20 million|one million two hundred thousand", 1_200_000),
        ("2 million|two million|2,000,000|2 million people", 2_000_000),
        ("9007199254740992|9,007,199,254,740,992", 2**53),
    ],
)
def test_an_exact_number_is_a_point(texts: str, number: int) -> None:
    for text in texts.split("|"):
        assert said(read(text)) == (number, number, "exact"), text


@pytest.mark.parametrize(
    ("texts", "low"),
    [
        (
            "at least 9|at least nine people|no fewer than 9|no less than 9|not less than 9|not fewer than 9",
            9,
        ),
        ("a minimum of 9|minimum 9|minimum of 9|9+|9 +|9+ people|nine+|>= 9|>=9|≥9|≥ 9|9 or more", 9),
        ("9 or more people|9 people or more|9 and more|upwards of 9|9 or above|9 at least|9 minimum", 9),
        ("as few as 9|At Least 9|at the very least 9|more than 8|over 8|above 8|exceeding 8", 9),
        ("in excess of 8|>8|> 8|greater than 8|well over 8|only at least 9", 9),
        ("over 500|more than five hundred|over five hundred people", 501),
        ("greater than or equal to 9|more than or equal to 9|nine people at least|9 people or more", 9),
        ("at least zero", 0),
    ],
)
def test_at_least(texts: str, low: int) -> None:
    for text in texts.split("|"):
        assert said(read(text)) == (low, inf, "at least"), text


@pytest.mark.parametrize(
    ("texts", "high"),
    [
        ("up to 650|as many as 650|at most 650|no more than 650|not more than 650|a maximum of 650", 650),
        ("max 650|max. 650|maximum 650|<= 650|<=650|≤650|650 or fewer|650 or less|650 at most", 650),
        ("650 people or fewer|650 or fewer people|as many as 650 people|not exceeding 650", 650),
        ("fewer than 10|less than 10|under 10|below 10|<10|< 10|well under 10", 9),
        ("less than or equal to 650|fewer than or equal to 650", 650),
        ("fewer than 1|at most 0|up to zero", 0),
    ],
)
def test_at_most(texts: str, high: int) -> None:
    for text in texts.split("|"):
        assert said(read(text)) == (0, high, "at most"), text


@pytest.mark.parametrize(
    ("texts", "low", "high", "soft_low", "soft_high"),
    [
        ("about 500|around 500|approximately 500|approx. 500|approx 500|roughly 500|some 500", 450, 550, 407, 609),
        ("circa 500|c. 500|c.500|ca. 500|ca 500|~500|~ 500|≈500|an estimated 500|500 or so", 450, 550, 407, 609),
        ("500 approximately|about 500 or so|some five hundred people|500 or so people", 450, 550, 407, 609),
        ("only about 500|a total of about 500|just about 500|close to 500|500 people or so", 450, 550, 407, 609),
        ("about 7", 6, 8, 5, 9),
        ("about 70|about seventy", 63, 77, 56, 86),
        ("about 1", 0, 2, 0, 2),
        ("nearly 500|almost 500|approaching 500", 450, 500, 426, 549),
        ("just over 500|slightly more than 500|a little over 500", 501, 550, 450, 577),
        ("just under 500|slightly fewer than 500|a little under 500", 450, 499, 426, 549),
        ("just over 7", 8, 8, 6, 9),
    ],
)
def test_about(texts: str, low: int, high: int, soft_low: int, soft_high: int) -> None:
    for text in texts.split("|"):
        assert read(text)[:5] == (low, high, soft_low, soft_high, "about"), text


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("at least about 500", (450, inf, "at least")),
        ("about 500 or more", (450, inf, "at least")),
        ("more than about 500", (451, inf, "at least")),
        ("up to about 650", (0, 715, "at most")),
        ("at most nearly 500", (0, 500, "at most")),
        ("at least several dozen", (36, inf, "at least")),
        ("up to several hundred people", (0, 1000, "at most")),
        ("more than a dozen", (13, inf, "at least")),
        ("over a hundred", (101, inf, "at least")),
        ("about 10 to 14", (9, 16, "about")),
        ("about 10 to about 14", (9, 16, "about")),
        ("10 to about 14", (10, 16, "range")),
        ("between about 10 and 14", (9, 14, "range")),
        ("more than 5 but at most 9", (6, 9, "range")),
        ("at least 9, at most 12 people", (9, 12, "range")),
        ("fewer than 20 but over 10", (11, 19, "range")),
    ],
)
def test_hedges_combine(text: str, meaning: tuple[float, float, str]) -> None:
    assert said(read(text)) == meaning


@pytest.mark.parametrize(
    ("texts", "low", "high"),
    [
        (
            "10 to 14|between 10 and 14|from 10 to 14|10-14|10–14|10—14|10 - 14|10 – 14|ten to fourteen",
            10,
            14,
        ),
        (
            "10 to 14 people|10 people to 14 people|10–14 people|between ten and fourteen people|ten–fourteen",
            10,
            14,
        ),
        ("7 to 7", 7, 7),
        ("9 or 10|nine or ten people|9 people or 10|10 or 9", 9, 10),
        ("1,000-1,200|1 000 to 1 200|a thousand to twelve hundred", 1000, 1200),
        (
            "1-2 million|1 to 2 million|one to two million|1 million to 2 million|between 1 and 2 million",
            10**6,
            2 * 10**6,
        ),
        ("two to three hundred|2 to 3 hundred|two hundred to three hundred", 200, 300),
        ("950,000 to 1 million", 950_000, 10**6),
        ("0 to 2 million", 0, 2 * 10**6),
        ("two to three dozen", 24, 36),
    ],
)
def test_a_range(texts: str, low: int, high: int) -> None:
    for text in texts.split("|"):
        assert said(read(text)) == (low, high, "range"), text


@pytest.mark.parametrize(
    ("texts", "low", "high", "soft_low", "soft_high"),
    [
        ("several|several people", 3, 10, 1, 19),
        ("dozens|dozens of people", 24, 99, 11, 202),
        ("hundreds|Hundreds of people", 200, 999, 89, 2233),
        ("a couple|a couple of people|a couple people", 2, 3, 1, 4),
        ("a few|a handful of people", 3, 9, 1, 16),
        ("a few hundred|a few hundred people", 300, 900, 173, 1559),
        ("several hundred people|several hundred", 300, 1000, 164, 1826),
        ("several dozen", 36, 120, 19, 220),
        ("a couple of hundred|a couple hundred", 200, 300, 163, 368),
        ("several hundred thousand people", 300_000, 1_000_000, 164316, 1825742),
        ("tens of thousands of people", 20_000, 99_999, 8944, 223604),
    ],
)
def test_vague_words(texts: str, low: int, high: int, soft_low: int, soft_high: int) -> None:
    for text in texts.split("|"):
        assert read(text)[:5] == (low, high, soft_low, soft_high, "vague"), text


@pytest.mark.parametrize(
    ("text", "wrong", "instead"),
    [
        (
            "1.234",
            '"1.234" can be a thousand and more or a decimal number',
            "write 1234, or declare the fact as a quantity",
        ),
        ("7 or 9", '"7 or 9" leaves open which', 'write a range: "7 to 9"'),
        (
            "20-30,000",
            '"20-30,000" does not say whether its first number is 20 or 20000',
            'write "20000 to 30000" or "20 to 30000"',
        ),
        ("5-600", '"5-600" does not say whether its first number is 5 or 500', 'write "500 to 600" or "5 to 600"'),
        ("2-2", '"2-2" can be a score', "write the number once: 2"),
        (
            "5,00,000",
            '"5,00,000" is grouped as numbers are in India',
            'write 500,000, or say "decimal: indian" of the source',
        ),
        ("7 (eight)", '"7 (eight)" gives two different numbers', "write the one that the source means"),
        ("14 to 10", '"14 to 10" runs backwards', 'write the lower number first: "10 to 14"'),
        (
            "about 11 to 10",
            '"about 11 to 10" runs backwards',
            'write the lower number first: "about 10 to 11"',
        ),
        ("7%", "a percentage is not a count", 'declare the fact as a quantity with unit "%"'),
        (
            "7 dead",
            '"dead" is not understood behind the number',
            'leave it out, or write "people", if it is what is counted; if it changes the number, write that in digits',
        ),
        ("007", '"007" starts with a zero', "write 7"),
        ("00", '"00" starts with a zero', "write 0"),
        ("1,234.567.8", '"1,234.567.8" is not grouped as numbers are', "write it as 1234 or 1,234"),
        ("1.234.567", '"1.234.567" has points between the thousands', "write 1234567"),
        (
            "at least",
            "there is no number",
            'write the number in digits, with a hedge where the source has one: "at least 9"',
        ),
        ("one in three", '"one in three" is a share, not a number', "write the number that the source gives"),
        ("1e5", '"1e5" is written for machines', "write the number out in plain digits"),
        (
            "fewer than 0",
            '"fewer than 0" leaves no whole number possible',
            "write the bounds that the source gives",
        ),
    ],
)
def test_a_refusal_says_what_is_wrong_and_what_to_write(text: str, wrong: str, instead: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read(text)
    assert (refusal.value.wrong, refusal.value.instead) == (wrong, instead)


REFUSED = """
7.5|7.000|-7|−7|minus seven|9007199254740993|1000000000000000000000|1.2345678 million|7 percent|0.123|.5|5.
1,23|1,5|1,23,456|1234,567|12,34|12 0000|7 9|1 2 3|1_000|01|1,234 567|0,123|1''234|1e5|1E5|1e-5|0x10
seven eight|twenty thirty|seven and nine|one one|two thousand three thousand|zero five|twenty zero
thirty-|seven-|hundred|thousand people|seven hundredth|two thirds|two and a half|a|an|a person|half
half a person|seventh|first|both|a pair|and seven|seven and|one in three|one of them|7 of 9|3 out of 5
9 a.m.|9:30|9h|7?|7!|7.|"7"|$7|#7|7/9|7, 9|7; 9|7 & 9|2018-01-15|2018-01|many|most|few|some|numerous
countless|a lot|multiple|the majority|nan|NaN|inf|∞|½|1½|7²|٧|１２|五|Ⅶ|1٧|VII|seven\u200b|7\u200b
no one in three|none of them|no fewer|nobody else|at least none|at least up to 9|at least 9+
about exactly 7|exactly about 7|about at least 9|at least at least 9|exactly 7 or so|exactly 7+
at least exactly 7|over 10 to 14|nearly 10 to 14|10 to at least 14|10 to 14 or more|10 to 14+|10 to
at least 9 but more than 10|at least 12 but at most 9|about 0|about zero|nearly 0|about several
some dozens|2 to several hundred|2 to 300 thousand|2 to 2 million|from 10|between 10|between 10 and
between 10 and 14 and 20|to 14|10-|-10-14|10--14|10 -14|–7|10 to 12 to 14|7 dead, 3 wounded|7 dead|7 men
7 officers|people 7 people|maybe 7|perhaps seven|another 7|not 7|7 plus|7 (|7 ()|7 (seven|(7)
7 (seven) (7)|7 (about seven)|5m|5 m|5bn people dead|-|+|+7|~|>|≥|c.|,|7 ,|no no|several several
dozens dozens
"""


@pytest.mark.parametrize("text", REFUSED.strip().replace("\n", "|").split("|"))
def test_what_is_not_certain_is_refused(text: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read(text)
    assert refusal.value.wrong
    assert refusal.value.instead
    assert not refusal.value.wrong.endswith(".")


def test_the_unit_is_the_facts_own_or_left_out() -> None:
    assert read("2 fishing boats", SHIPS) == read("2 Fishing Boat", SHIPS) == read("2", SHIPS)
    for text, fact in [("2 boats", SHIPS), ("2 people", SHIPS), ("2 people", BARE), ("2%", BARE)]:
        with pytest.raises(Unreadable):
            read(text, fact)


def test_the_fact_says_how_far_about_reaches() -> None:
    exact = Fact("k", "?", "count", Place("f", 1, 1), about=Decimal("0.155"))
    assert said(read("about 1000", exact)) == (845, 1155, "about")
    none = Fact("k", "?", "count", Place("f", 1, 1), about=Decimal(0))
    assert said(read("about 1000", none)) == (1000, 1000, "about")
    whole = Fact("k", "?", "count", Place("f", 1, 1), about=Decimal(3))
    assert said(read("about 10", whole)) == (0, 40, "about")
    with pytest.raises(Unreadable):
        read("just over 1000", none)


@pytest.mark.parametrize(
    ("low", "high", "said", "bounds"),
    [
        (7, 7, "7", (7, 7)),
        (0, 0, "0", (0, 0)),
        (9, inf, "at least 9", (9, None)),
        (0, inf, "at least 0", (0, None)),
        (0, 650, "at most 650", (0, 650)),
        (450, 550, "450 to 550", (450, 550)),
        (1234, 1234567, "1,234 to 1,234,567", (1234, 1234567)),
    ],
)
def test_an_interval_in_words_and_in_json(low: float, high: float, said: str, bounds: tuple[int, int | None]) -> None:
    assert count.say(float(low), float(high), KILLED) == said
    assert count.bounds(float(low), float(high)) == bounds
    assert all(type(bound) is not float for bound in count.bounds(float(low), float(high)))
