"""Up to when claims were counted: as they say, as what they repeat says, or as they were published."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from discrepancies.language.calendar import DAY, day_number
from discrepancies.law.comparison import compare
from discrepancies.load.dossier import Dossier

HEAD = """
facts: {killed: {asks: "?", kind: count, over_time: grows}}
voices: {police: The police}
"""
HOUR = DAY / 24


def _clocks(dossier: Dossier) -> dict[str, tuple[float, float]]:
    """For each value as written, from which to which day of January 2018 its claim may have been counted."""
    comparison = compare(dossier)
    zero = day_number(2018, 1, 1) * DAY
    ends = ((comparison.clocks.earliest - zero) / DAY + 1, (comparison.clocks.latest + 1 - zero) / DAY)
    values = comparison.claims["value"].tolist()
    return dict(zip(values, zip(*(np.round(end, 6).tolist() for end in ends), strict=True), strict=True))


def test_a_day_is_all_of_it_and_a_month_all_its_days(dossier_of: Callable[..., Dossier]) -> None:
    found = _clocks(
        dossier_of(
            HEAD
            + """
sources:
  a:
    event: e
    published: 2018-01-20
    claims:
      - {fact: killed, value: 7, as_of: 2018-01-15}
      - {fact: killed, value: 8, as_of: January 2018}
      - {fact: killed, value: 9}
  b: {event: e, claims: [{fact: killed, value: 10}]}
"""
        )
    )
    assert found == {"7": (15, 15), "8": (1, 31), "9": (20, 20), "10": (-np.inf, np.inf)}


@pytest.mark.parametrize(
    ("copy", "clock"),
    [
        ("{fact: killed, value: 9, as_of: 2018-01-25}", (25, 25)),  # its own
        ("{fact: killed, value: 7}", (15, 15)),  # that of the equal one
        ("{fact: killed, value: 8}", (20, 20)),
        ("{fact: killed, value: at least 5}", (29, 29)),  # none is equal
        ("{fact: killed, value: 11}", (29, 29)),
        ("{fact: killed, value: 7, attributed_to: police}", (29, 29)),  # nobody else quotes them
    ],
)
def test_a_copy_counts_as_of_what_it_repeats(
    copy: str, clock: tuple[float, float], dossier_of: Callable[..., Dossier]
) -> None:
    comparison = compare(
        dossier_of(
            HEAD
            + f"""
sources:
  a:
    event: e
    published: 2018-01-20
    claims: [{{fact: killed, value: 7, as_of: 2018-01-15}}, {{fact: killed, value: 8}}]
  b: {{event: e, published: 2018-01-29, derives_from: [a], claims: [{copy}]}}
"""
        )
    )
    row = comparison.claims["source"].tolist().index("b")
    zero = day_number(2018, 1, 1) * DAY
    assert (
        (comparison.clocks.earliest[row] - zero) / DAY + 1,
        (comparison.clocks.latest[row] + 1 - zero) / DAY,
    ) == clock


def test_a_copy_of_a_copy_and_a_quoted_source(dossier_of: Callable[..., Dossier]) -> None:
    comparison = compare(
        dossier_of(
            HEAD
            + """
sources:
  a: {event: e, published: 2018-01-15, claims: [{fact: killed, value: 7}]}
  b: {event: e, published: 2018-01-20, derives_from: [a], claims: [{fact: killed, value: 7}]}
  c: {event: e, published: 2018-01-25, claims: [{fact: killed, value: 7, attributed_to: b}]}
"""
        )
    )
    assert len(set(comparison.clocks.earliest.tolist())) == len(set(comparison.clocks.latest.tolist())) == 1


def test_sources_that_quote_each_other_count_as_of_their_own_publication(dossier_of: Callable[..., Dossier]) -> None:
    comparison = compare(
        dossier_of(
            HEAD
            + """
sources:
  a: {event: e, published: 2018-01-15, claims: [{fact: killed, value: 7, attributed_to: b}]}
  b: {event: e, published: 2018-01-20, claims: [{fact: killed, value: 7, attributed_to: a}]}
"""
        )
    )
    assert (comparison.clocks.earliest[1] - comparison.clocks.earliest[0]) / DAY == 5


def test_a_time_with_an_offset_is_put_on_the_clock_of_the_event(dossier_of: Callable[..., Dossier]) -> None:
    text = (
        HEAD
        + """
events: {e: {OFFSET}}
sources: {a: {event: e, claims: [{fact: killed, value: 7, as_of: "2018-01-15T12:00Z"}]}}
"""
    )
    known = compare(dossier_of(text.replace("OFFSET", 'utc_offset: "-04:00"')))
    noon = day_number(2018, 1, 15) * DAY + 12 * HOUR
    assert known.clocks.earliest.tolist() == [noon - 4 * HOUR]
    # Without a clock of its own the event takes the one offset that its claims state, but for UTC.
    alone = text.replace("OFFSET", "title: E")
    assert compare(dossier_of(alone)).clocks.earliest.tolist() == [noon - DAY]
    assert compare(dossier_of(alone.replace("Z", "-04:00"))).clocks.earliest.tolist() == [noon]


def test_times_in_several_zones_are_a_day_wider_each_way(dossier_of: Callable[..., Dossier]) -> None:
    comparison = compare(
        dossier_of(
            HEAD
            + """
sources:
  a:
    event: e
    claims:
      - {fact: killed, value: 7, as_of: "2018-01-15T12:00Z"}
      - {fact: killed, value: 8, as_of: "2018-01-15T12:00-04:00"}
"""
        )
    )
    noon = day_number(2018, 1, 15) * DAY + 12 * HOUR
    assert comparison.clocks.earliest.tolist() == [noon - DAY, noon - DAY]
    assert comparison.clocks.latest.min() > noon + DAY - 1


def test_who_repeats_a_figure_of_two_scopes_has_the_clock_of_his_own(dossier_of: Callable[..., Dossier]) -> None:
    text = """
facts: {killed: {asks: "?", kind: count, over_time: grows, scopes: {everyone: {contains: [group]}, group: the group}}}
sources:
  a:
    event: e
    claims:
      - {fact: killed, value: 7, scope: everyone, as_of: 2018-01-15}
      - {fact: killed, value: 7, scope: group, as_of: 2018-01-17}
      - {fact: killed, value: 7, scope: group, stated: alleged, as_of: 2018-01-18}
  b: {event: e, derives_from: [a], claims: [{fact: killed, value: seven, scope: group}]}
"""
    assert _clocks(dossier_of(text))["seven"] == (17, 17)


def test_who_copies_a_quotation_has_its_clock_whatever_the_quoted_says(dossier_of: Callable[..., Dossier]) -> None:
    text = (
        HEAD
        + """
sources:
  a: {event: e, published: 2018-01-20, claims: [{fact: killed, value: 7}]}
  b: {event: e, published: 2018-01-15, claims: [{fact: killed, value: 9, attributed_to: a}]}
  c: {event: e, published: 2018-01-17, derives_from: [b], claims: [{fact: killed, value: nine, attributed_to: a}]}
"""
    )
    assert _clocks(dossier_of(text))["nine"] == (15, 15)
