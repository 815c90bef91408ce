"""Dates of family trees: each word leaves open what plain English would, and other calendars are refused."""

from __future__ import annotations

import pytest

from discrepancies.kinds.date import interval
from discrepancies.language.reading import Context, Unreadable

GEDCOM = Context("gedcom", "en")


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("15 JAN 1918", "15 January 1918"),
        ("JAN 1918", "January 1918"),
        ("1918", "1918"),
        ("ABT 1850", "about 1850"),
        ("CAL 12 FEB 1850", "about 12 February 1850"),
        ("EST FEB 1850", "about February 1850"),
        ("BEF 1900", "before 1900"),
        ("AFT 3 MAR 1900", "after 3 March 1900"),
        ("BET 1 JAN 1900 AND 3 MAR 1900", "between 1 January 1900 and 3 March 1900"),
        ("FROM 1900 TO 1910", "from 1900 to 1910"),
        ("FROM 1900", "since 1900"),
        ("TO 1910", "until 1910"),
        ("INT 1850 (in the year of the flood)", "1850"),
        ("@#DGREGORIAN@ 15 JAN 1918", "15 January 1918"),
        ("15 MAR 44 B.C.", "15 March 44 BC"),
        ("2 APR 742", "0742-04-02"),
        ("abt. 1850", "about 1850"),
        ("1918-01-15", "15 January 1918"),
        ("mid-January 1918", "mid-January 1918"),
    ],
)
def test_what_a_date_of_a_tree_means(written: str, means: str) -> None:
    assert interval(written, GEDCOM) == interval(means, Context())


@pytest.mark.parametrize(
    "written",
    [
        "11 FEB 1731/32",
        "@#DJULIAN@ 11 FEB 1731",
        "@#DHEBREW@ 5 TSH 5700",
        "30 FEB 1900",
        "BET 1900 AND 1890",
        "3/4/1918",
    ],
)
def test_refused(written: str) -> None:
    with pytest.raises(Unreadable):
        interval(written, GEDCOM)


def test_its_words_are_none_elsewhere() -> None:
    with pytest.raises(Unreadable):
        interval("ABT 1850", Context())
