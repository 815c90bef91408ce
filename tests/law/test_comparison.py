"""Which rows are compared with which: cells, units, copies, misquotes and what is set aside."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from discrepancies.columns.arrays import numbered
from discrepancies.law.comparison import Comparison, compare
from discrepancies.law.intervals import Intervals
from discrepancies.load.dossier import Dossier


def _rows(comparison: Comparison, mask: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> list[tuple[str, str]]:
    claims = comparison.claims[mask]
    return list(zip(claims["source"].tolist(), claims["value"].tolist(), strict=True))


def test_extremes_are_those_of_each_label() -> None:
    low, high = np.array([1.0, 3.0, 2.0, 9.0]), np.array([5.0, 4.0, np.inf, 9.0])
    intervals = Intervals(low, high, np.zeros(4, dtype=np.int8))
    greatest, least = intervals.extremes(np.array([0, 0, 1, -1]), 3)
    assert greatest.tolist() == [3, 2, -np.inf]
    assert least.tolist() == [4, np.inf, np.inf]


def test_numbered() -> None:
    distinct, number = numbered(np.array([30, 10, 30, 99, 20]), np.array([0, 1, 2, 4]))
    assert distinct.tolist() == [10, 20, 30]
    assert number.tolist() == [2, 0, 2, -1, 1]


def test_what_is_compared_with_one_another(dossier_of: Callable[..., Dossier]) -> None:
    comparison = compare(
        dossier_of("""
            facts:
              killed: {asks: "?", kind: count, scopes: {all: everybody}}
              happened: {asks: "?", kind: date}
              lasted: {asks: "?", kind: period}
            voices: {police: The police}
            sources:
              a:
                event: e
                claims:
                  - {fact: killed, value: 7}
                  - {fact: killed, value: at least 5}
                  - {fact: killed, value: 9, attributed_to: police}
                  - {fact: killed, value: unknown}
                  - {fact: killed, value: 8, scope: all}
                  - {fact: happened, value: 15 January}
                  - {fact: lasted, value: since 2018}
              b:
                claims:
                  - {event: e, fact: killed, value: 7}
                  - {event: f, fact: killed, value: 7}
                  - {event: e, fact: happened, value: 2018}
                  - {event: e, fact: lasted, value: 2018}
            """)
    )
    claims = comparison.claims
    table = list(
        zip(
            *(claims[key].tolist() for key in ("event", "fact", "source", "voice", "part", "value")),
            *(x.tolist() for x in (comparison.cells.fact, comparison.cells.cell, comparison.cells.unit)),
            strict=True,
        )
    )
    assert table == [
        ("e", "happened", "a", "a", "", "15 January", 0, 1, 1),
        ("e", "happened", "b", "b", "", "2018", 0, 0, 0),
        ("e", "killed", "a", "a", "", "7", 1, 2, 2),
        ("e", "killed", "a", "a", "", "at least 5", 1, 2, 2),
        ("e", "killed", "a", "a", "", "unknown", 1, -1, -1),
        ("e", "killed", "a", "a", "", "8", 1, 3, 5),
        ("e", "killed", "a", "police", "", "9", 1, 2, 3),
        ("e", "killed", "b", "b", "", "7", 1, 2, 4),
        ("e", "lasted", "a", "a", "start", "since 2018", 2, 4, 6),
        ("e", "lasted", "b", "b", "start", "2018", 2, 4, 7),
        ("e", "lasted", "a", "a", "end", "since 2018", 2, -1, -1),
        ("e", "lasted", "b", "b", "end", "2018", 2, 5, 8),
        ("f", "killed", "b", "b", "", "7", 3, 6, 9),
    ]
    assert (comparison.cells.cell_count, comparison.cells.unit_count) == (7, 10)
    assert [list(comparison.cells.rows_of_fact(fact)) for fact in range(4)] == [
        [0, 1],
        [2, 3, 4, 5, 6, 7],
        [8, 9, 10, 11],
        [12],
    ]


def test_copies_stand_beside_what_they_should_repeat(dossier_of: Callable[..., Dossier]) -> None:
    comparison = compare(
        dossier_of("""
            facts: {killed: {asks: "?", kind: count}}
            voices: {police: The police, family: The family}
            sources:
              a: {event: e, claims: [{fact: killed, value: 7}, {fact: killed, value: 9, attributed_to: police}]}
              b:
                event: e
                derives_from: a
                claims:
                  - {fact: killed, value: at least 8}
                  - {fact: killed, value: 10, attributed_to: police}
                  - {fact: killed, value: 11, attributed_to: family}
                  - {fact: killed, value: unknown}
              c: {event: e, claims: [{fact: killed, value: 7, attributed_to: a}]}
              d: {event: f, derives_from: a, claims: [{fact: killed, value: 12}]}
            """)
    )
    value, copies = comparison.claims["value"].tolist(), comparison.copies
    assert {
        (value[row], value[origin], fits, equal)
        for row, origin, fits, equal in zip(
            copies.row.tolist(),
            copies.origin.tolist(),
            comparison.echoes.fits.tolist(),
            copies.equal.tolist(),
            strict=True,
        )
    } == {
        ("at least 8", "7", False, False),
        ("at least 8", "9", True, False),
        ("10", "9", False, False),
        ("7", "7", True, True),
        ("7", "9", False, False),
    }
    assert _rows(comparison, comparison.echoes.misquotes) == [("b", "10")]


def test_a_copy_of_a_misquote_is_set_aside_and_a_copy_that_fits_is_not(dossier_of: Callable[..., Dossier]) -> None:
    comparison = compare(
        dossier_of("""
            facts: {killed: {asks: "?", kind: count}}
            sources:
              a: {event: e, claims: [{fact: killed, value: 7}]}
              b: {event: e, derives_from: a, claims: [{fact: killed, value: 17}]}
              c: {event: e, derives_from: b, claims: [{fact: killed, value: about 17}]}
              d: {event: e, derives_from: c, claims: [{fact: killed, value: 17}]}
              f: {event: e, derives_from: d, claims: [{fact: killed, value: 7 to 17}]}
              g: {event: e, claims: [{fact: killed, value: 17}]}
            """)
    )
    assert _rows(comparison, comparison.echoes.misquotes) == [("b", "17")]
    assert _rows(comparison, comparison.echoes.aside) == [("b", "17"), ("c", "about 17"), ("d", "17")]


def test_a_list_of_names_is_no_copy_and_no_misquote(dossier_of: Callable[..., Dossier]) -> None:
    comparison = compare(
        dossier_of("""
            facts: {victims: {asks: "?", kind: names}}
            sources:
              a: {event: e, claims: [{fact: victims, value: [Ana Ruiz], closed: true}]}
              b: {event: e, derives_from: a, claims: [{fact: victims, value: [Eva Paz], closed: true}]}
            """)
    )
    assert comparison.cells.listing.all()
    assert len(comparison.copies.row) == 0


def test_an_origin_that_does_not_know_is_not_misquoted(dossier_of: Callable[..., Dossier]) -> None:
    comparison = compare(
        dossier_of("""
            facts: {happened: {asks: "?", kind: date}}
            sources:
              a: {event: e, claims: [{fact: happened, value: unknown}]}
              b: {event: e, derives_from: a, claims: [{fact: happened, value: "2018-01-15T04:30-04:00"}]}
              c: {event: e, derives_from: a, claims: [{fact: happened, value: "2018-01-15T10:30Z"}]}
            """)
    )
    assert not comparison.echoes.misquotes.any()


@pytest.mark.parametrize(("day", "misquotes"), [(15, 0), (16, 0), (17, 1)])
def test_a_time_on_a_clock_of_its_own_misquotes_what_is_more_than_a_day_off(
    day: int, misquotes: int, dossier_of: Callable[..., Dossier]
) -> None:
    comparison = compare(
        dossier_of(f"""
            facts: {{happened: {{asks: "?", kind: date}}}}
            sources:
              a: {{event: e, claims: [{{fact: happened, value: {day} January 2018}}]}}
              b: {{event: e, derives_from: a, claims: [{{fact: happened, value: "2018-01-15T04:30-04:00"}}]}}
              c: {{event: e, claims: [{{fact: happened, value: "2018-01-15T10:30Z"}}]}}
            """)
    )
    assert comparison.echoes.misquotes.sum() == misquotes
