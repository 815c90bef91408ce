"""A cell of a spreadsheet is what it shows, if that is all it holds."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancies.language.reading import Unreadable
from discrepancies.load.tables.displayed import Content, said

NEW_YEAR, NOON = datetime(2018, 1, 1), datetime(2018, 1, 15, 12, 30)


@pytest.mark.parametrize(
    ("value", "shown", "text"),
    [
        *[
            (7, "General", "7"),
            (7.0, "General", "7"),
            (0.1 + 0.2, "General", "0.3"),
            (7.5, "@", "7.5"),
            (-0.0, "0", "0"),
        ],
        *[
            (1234.0, "#,##0", "1234"),
            (7.5, "0.00", "7.50"),
            (100000.0, "General", "100000"),
            (1e-5, "General", "0.00001"),
        ],
        *[(True, "General", "true"), (False, "General", "false"), ("=1", "General", "=1"), (None, "General", None)],
        *[(NEW_YEAR, "mmm-yy", "2018-01"), (NEW_YEAR, "mmmm yyyy", "2018-01"), (NEW_YEAR, "yyyy", "2018")],
        *[
            (NEW_YEAR, "dd/mm/yyyy", "2018-01-01"),
            (NEW_YEAR, "mm-dd-yy", "2018-01-01"),
            (NEW_YEAR, "yyyy\\-mm\\-dd", "2018-01-01"),
        ],
        *[
            (NEW_YEAR, '[$-C0A]d" de "mmmm" de "yyyy;@', "2018-01-01"),
            (NEW_YEAR, "[$-409]dddd, d mmmm yyyy", "2018-01-01"),
        ],
        *[(NOON, "yyyy-mm-dd h:mm", "2018-01-15T12:30"), (NOON, "m/d/yy h:mm AM/PM", "2018-01-15T12:30")],
        *[
            (NOON, "d.m.yyyy hh:mm:ss", "2018-01-15T12:30:00"),
            (NOON, "yyyy-mm-dd\\Thh:mm:ss.000", "2018-01-15T12:30:00"),
        ],
        *[(NEW_YEAR, "yyyy-mm-dd hh:mm", "2018-01-01T00:00"), (NEW_YEAR, "[Red]mmm yyyy", "2018-01")],
        (NOON.replace(second=29, microsecond=999_600), "d/m/yyyy h:mm:ss", "2018-01-15T12:30:30"),
    ],
)
def test_what_is_certain_is_its_text(value: object, shown: str, text: str | None) -> None:
    assert said(Content(value, error=False, format=shown)) == text


@pytest.mark.parametrize(
    ("value", "shown", "wrong"),
    [
        *[(7.4, "0", "shows 7 and holds 7.4"), (0.12, "0%", "may show something else"), (7, "$#,##0", "may show")],
        *[
            (7.5, "# ?/?", "may show"),
            (12345678901234567890, "General", "more than 15 digits"),
            (1e300, "0", "more than 15"),
        ],
        *[
            (NOON, "mmm-yy", "shows 2018-01 and holds 2018-01-15 12:30:00"),
            (NOON, "d/m/yyyy", "shows 2018-01-15 and holds"),
        ],
        *[
            (NEW_YEAR.replace(day=5), "mmm yyyy", "shows 2018-01 and holds 2018-01-05"),
            (NEW_YEAR, "d-mmm", "something else"),
        ],
        *[
            (NOON, "h:mm", "something else"),
            (NOON, "[h]:mm", "something else"),
            (NOON, "d/m/yyyy h AM/PM", "something else"),
        ],
        *[
            (NEW_YEAR, "dddd", "something else"),
            (NEW_YEAR, "ggge", "something else"),
            (NEW_YEAR, "mmmm", "something else"),
        ],
        *[
            (datetime(1900, 2, 28), "d/m/yyyy", "before March 1900"),
            (datetime(1899, 12, 30), "yyyy", "before March 1900"),
        ],
        *[(time(3), "h:mm", "a time without a day"), (timedelta(2), "[h]:mm", "a time without a day")],
    ],
)
def test_what_shows_less_than_it_holds_is_refused(value: object, shown: str, wrong: str) -> None:
    with pytest.raises(Unreadable, match=wrong):
        said(Content(value, error=False, format=shown))


def test_an_error_is_no_text() -> None:
    with pytest.raises(Unreadable, match="holds the error #N/A"):
        said(Content("#N/A", error=True, format="General"))


@given(st.decimals(-(10**9), 10**9, places=3), st.integers(0, 5))
def test_a_number_is_shown_to_the_digit_or_refused(number: Decimal, places: int) -> None:
    shown = f"0.{'0' * places}".rstrip(".")
    try:
        text = said(Content(float(number), error=False, format=shown))
    except Unreadable:
        assert round(number, places) != number
    else:
        assert text is not None
        assert Decimal(text) == number
        assert len(text.partition(".")[2]) == places
