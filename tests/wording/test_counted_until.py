"""Up to when figures were counted, in words, whoever says it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import discrepancies
from discrepancies.load.dossier import Dossier
from discrepancies.report import Report
from discrepancies.wording.counted_until import UNDATED

TEXT = """
    facts:
      dead: {asks: How many died?, kind: count, cumulative: true}
      houses: {asks: How many houses?, kind: count}
      hurt: {asks: How many were hurt?, kind: count, cumulative: true}
    sources:
      wire:
        event: e
        published: 2019-03-20
        claims:
          - {fact: dead, value: 4, as_of: 2019-03-07}
          - {fact: dead, value: 5, as_of: March 2019}
          - {fact: dead, value: 7, as_of: "2019-03-09T08:00"}
          - {fact: dead, value: 8, as_of: before 10 March 2019}
          - {fact: dead, value: 9}
          - {fact: houses, value: 9, as_of: 2019-03-07}
      digest:
        event: e
        published: 2019-04
        derives_from: wire
        claims:
          - {fact: dead, value: 4}
          - {fact: dead, value: 9}
      reprint:
        event: e
        derives_from: digest
        claims: [{fact: dead, value: 4}]
      radio: {event: e, claims: [{fact: dead, value: 10}, {fact: hurt, value: 3}]}
      weekly: {event: e, published: 2019-03, claims: [{fact: dead, value: 10}]}
    """


@pytest.fixture
def report(dossier_of: Callable[..., Dossier]) -> Report:
    return discrepancies.check(dossier_of(TEXT))


def _rows(report: Report, source: str, *values: str, fact: str = "dead") -> list[int]:
    claims = report.dossier.claims
    found = claims[(claims["source"] == source) & (claims["fact"] == fact) & claims["value"].isin(values)]
    return [int(row) for row in found.index]


@pytest.mark.parametrize(
    ("source", "value", "time"),
    [
        ("wire", "4", "as of 7 March 2019"),
        ("wire", "5", "as of March 2019"),
        ("wire", "7", "as of 9 March 2019 at 08:00"),
        ("wire", "8", "as of 9 March 2019 or earlier"),
        ("wire", "9", "published 20 March 2019"),
        ("digest", "4", "as of 7 March 2019"),
        ("digest", "9", "first published 20 March 2019"),
        ("reprint", "4", "as of 7 March 2019"),
        ("radio", "10", UNDATED),
        ("weekly", "10", "published March 2019"),
    ],
)
def test_the_time_of_one_claim(source: str, value: str, time: str, report: Report) -> None:
    assert report.time(_rows(report, source, value)) == time


def test_the_time_of_several_spans_them(report: Report) -> None:
    assert report.time(_rows(report, "wire", "4", "7")) == "as of 7 March 2019 to 9 March 2019 at 08:00"
    assert report.time([*_rows(report, "wire", "4"), *_rows(report, "radio", "10")]) == "as of 7 March 2019"
    published = [*_rows(report, "wire", "9"), *_rows(report, "weekly", "10")]
    assert report.time(published) == "published March 2019"
    assert report.time([*published, *_rows(report, "digest", "4")]) == "as of 7 March 2019"


def test_what_does_not_grow_has_no_time(report: Report) -> None:
    assert report.time(_rows(report, "wire", "9", fact="houses")) == ""


def test_where_no_figure_is_dated_none_is_called_so(report: Report) -> None:
    assert report.time(_rows(report, "radio", "3", fact="hurt")) == ""


def test_a_time_that_is_not_the_claims_own_names_whose_it_is(report: Report) -> None:
    def copied(source: str, value: str) -> set[str]:
        return {report.wording.source(row) for row in report.copied_from(*_rows(report, source, value))}

    assert copied("digest", "4") == {"wire"}
    assert copied("reprint", "4") == {"digest", "wire"}
    assert copied("wire", "4") == copied("wire", "9") == copied("radio", "10") == set()
