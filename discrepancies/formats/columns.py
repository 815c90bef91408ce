"""The report in columns, for the formats that machines read: each distinct text is put into words only once.

A hundred thousand claims hold a few thousand distinct values. What is to be written of them is made for each
distinct one and then taken by code, so no claim ever becomes an object of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from discrepancies.columns.arrays import ranges
from discrepancies.language.reading import COMPARABLE, NEVER
from discrepancies.report import MOST_SOURCES
from discrepancies.wording import span

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from discrepancies.columns.arrays import Floats, Ints
    from discrepancies.language.reading import Bound
    from discrepancies.report import Report


class Column(NamedTuple):
    """A value a row: `values` has each distinct one, None where nothing is said; `codes` says which a row has."""

    codes: Ints
    values: Sequence[Bound]

    def written(self, write: Callable[[Sequence[Any]], list[str]]) -> list[str]:
        """Every row's value as `write` puts it, which is given each distinct value once."""
        made = np.empty(len(self.values), dtype=object)
        made[:] = write(self.values)
        written: list[str] = made[self.codes].tolist()
        return written


class Positions(NamedTuple):
    """The listed positions of some facts, in order: where each stands in the agreement, and what is said of it."""

    place: Ints
    part: Ints
    """The number of the part of its fact."""
    columns: Mapping[str, Column]
    """scope, value, low, high"""
    origins: list[int]
    source: Column
    """The sources of all positions, one position after another, each one's in sorted order."""
    begin: Ints
    """Where each position's sources begin in `source`."""
    speaking: Ints
    """How many sources each position has."""

    def sources(self, write: Callable[[Sequence[Any]], list[str]], separator: str) -> list[str]:
        """The sources of each position as `write` puts them, the first MOST_SOURCES of them, joined."""
        return joined(
            self.source.written(write), separator, self.begin, self.begin + np.minimum(self.speaking, MOST_SOURCES)
        )


class Parts(NamedTuple):
    """The parts of some compound facts, in order: the number of each and of its fact, what it is called, its span."""

    number: Ints
    fact: Ints
    names: list[str]
    low: Column
    high: Column


def claim_rows(report: Report, facts: Ints) -> tuple[Ints, Ints]:
    """The first and the last row of each claim on these facts (in rising order), by fact, source and voice."""
    comparison = report.agreement.comparison
    claims = report.dossier.claims
    rows = rows_of(report, facts)
    number = claims["claim"].to_numpy()[rows]
    first = rows[np.unique(number, return_index=True)[1]]
    last = rows[len(rows) - 1 - np.unique(number[::-1], return_index=True)[1]]
    source, voice = (claims[key].cat.codes.to_numpy()[first] for key in ("source", "voice"))
    order = np.lexsort((first, voice, source, comparison.cells.fact[first]))
    return first[order], last[order]


def rows_of(report: Report, facts: Ints) -> Ints:
    """The rows of the claims table on these facts, given in rising order."""
    first_row = np.append(report.agreement.comparison.cells.first_row, len(report.dossier.claims))
    return ranges(first_row[facts], first_row[facts + 1])


def claims(report: Report, first: Ints, last: Ints) -> dict[str, Column]:
    """What the claims in these rows say, in the order of the JSON report; `line` excepted."""
    table, wording = report.dossier.claims, report.wording
    comparison = report.agreement.comparison
    fact = table["fact"].cat.codes.to_numpy()[first]
    value = table["value"].cat.codes.to_numpy()[first]
    hedge = table["hedge"].cat.codes.to_numpy()[first]
    meaning, of = distinct(fact, comparison.firm.low[first], comparison.firm.high[last], hedge, value)
    return {
        "source": named(report, "source", first),
        "voice": named(report, "voice", first),
        "value": named(report, "value", first),
        "means": Column(meaning, [wording.answers(row) for row in first[of].tolist()]),
        "low": ends(report, first, comparison.firm.low[first], comparison.firm.high[first])[0],
        "high": ends(report, last, comparison.firm.low[last], comparison.firm.high[last])[1],
        "hedge": named(report, "hedge", first),
        "scope": named(report, "scope", first),
        "as_of": named(report, "as_of", first),
        "stated": named(report, "stated", first),
        "quote": named(report, "quote", first),
        "inferred": inferred(report, first),
        "file": named(report, "file", first),
    }


def named(report: Report, key: str, rows: Ints) -> Column:
    """A categorical column of the claims table in these rows; None where it says nothing."""
    column = report.dossier.claims[key].cat
    codes, used = pd.factorize(column.codes.to_numpy()[rows])
    return Column(codes, [text or None for text in column.categories[used].tolist()])


def inferred(report: Report, rows: Ints) -> Column:
    """How the values of the claims in these rows are known; None where the quote alone shows it."""
    written = report.dossier.written.columns["inferred"]
    codes, used = pd.factorize(written.codes[report.dossier.claims["claim"].to_numpy()[rows]], use_na_sentinel=False)
    return Column(codes, [written.texts[code] if code >= 0 else None for code in used.tolist()])


def ends(report: Report, rows: Ints, low: Floats, high: Floats) -> tuple[Column, Column]:
    """Intervals as reports give them, each of the kind of its row: low and high, None where unbounded."""
    keys = report.dossier.claims["fact"].cat.categories
    facts = [report.dossier.facts[key] for key in keys]
    kinds = list(dict.fromkeys(fact.kind for fact in facts))
    kind_of = np.array([kinds.index(fact.kind) for fact in facts], dtype=np.int64)
    fact = report.dossier.claims["fact"].cat.codes.to_numpy()[rows]
    codes, of = distinct(kind_of[fact] if len(rows) else fact, low, high)
    spans = [span(facts[fact[n]], float(low[n]), float(high[n])) for n in of.tolist()]
    return Column(codes, [start for start, _ in spans]), Column(codes, [end for _, end in spans])


def positions(report: Report, facts: Ints) -> Positions:
    """The listed positions of these facts, given in rising order."""
    table, known = report.dossier.claims, report.agreement.positions
    place = ranges(np.searchsorted(known.fact, facts), np.searchsorted(known.fact, facts, side="right"))
    first = known.rows[known.start[place]]
    low, high = known.low[place], known.high[place]
    fact = table["fact"].cat.codes.to_numpy()[first]
    # Names are shown as somebody wrote them, so each position of a name speaks for itself.
    keys = table["fact"].cat.categories
    by_name = np.array([report.dossier.facts[key].kind in ("name", "names", "identifier") for key in keys], dtype=bool)
    alone = np.where(by_name[fact], np.arange(len(place)), -1) if len(place) else fact
    codes, of = distinct(fact, low, high, alone)
    lows, highs = ends(report, first, low, high)
    return Positions(
        place,
        report.agreement.comparison.cells.part[first],
        {
            "scope": named(report, "scope", first),
            "value": Column(codes, [report.position_value(at) for at in place[of].tolist()]),
            "low": lows,
            "high": highs,
        },
        known.origins[place].tolist(),
        *_sources(report, place),
    )


def parts(report: Report, facts: Ints) -> Parts:
    """The parts of these compound facts, given in rising order; dates with a year, where there are any, span alone."""
    comparison, table = report.agreement.comparison, report.dossier.claims
    rows = rows_of(report, facts)
    rows = rows[np.asarray(table["part"].take(rows) != "")]
    number, start, of = np.unique(comparison.cells.part[rows], return_index=True, return_inverse=True)
    low, high = spanned(report, rows, of, len(number))
    first = rows[start]
    lows, highs = ends(report, first, low, high)
    return Parts(number, comparison.cells.fact[first], [report.part_name(row) for row in first.tolist()], lows, highs)


def spanned(report: Report, rows: Ints, of: Ints, groups: int) -> tuple[Floats, Floats]:
    """From where to where each of `groups` groups of rows spans, NaN where nothing in it can be compared.

    `of` is the group of each row. Dates with a year, where there are any, span alone.
    """
    comparison, track = report.agreement.comparison, report.dossier.claims["track"].to_numpy()[rows]
    low, high = (np.full(groups, np.nan) for _ in range(2))
    dated = np.bincount(of[track == COMPARABLE], minlength=groups) > 0
    spans = (track == COMPARABLE) | ((track != NEVER) & ~dated[of])
    np.fmin.at(low, of[spans], comparison.firm.low[rows[spans]])
    np.fmax.at(high, of[spans], comparison.firm.high[rows[spans]])
    return low, high


def part_names(report: Report, known: Positions) -> Column:
    """What the part of each position is called; None for that of a simple fact."""
    positions = report.agreement.positions
    codes, of = distinct(known.part)
    first = positions.rows[positions.start[known.place[of]]]
    return Column(codes, [report.part_name(row) or None for row in first.tolist()])


def times(report: Report, known: Positions) -> Column:
    """Up to when each position was counted; None where its fact's figures do not grow."""
    positions = report.agreement.positions
    grows = report.agreement.comparison.clocks.cumulative[positions.rows[positions.start[known.place]]]
    codes, of = distinct(np.where(grows, known.place, -1))
    return Column(codes, [report.position_time(at) or None for at in known.place[of].tolist()])


def _sources(report: Report, place: Ints) -> tuple[Column, Ints, Ints]:
    """The sources behind these positions, one after another in sorted order, where each one's begin, and how many."""
    known, source = report.agreement.positions, report.dossier.claims["source"].cat
    sizes = (known.start[1:] - known.start[:-1])[place]
    rows = known.rows[ranges(known.start[place], known.start[place + 1])]
    keys = source.categories.tolist()
    # The table is sorted by source within a part, so one source's rows follow one another.
    pairs = np.repeat(np.arange(len(place)), sizes) * max(len(keys), 1) + source.codes.to_numpy()[rows]
    pairs = pairs[np.diff(pairs, prepend=-1) != 0]
    at, code = np.divmod(pairs, max(len(keys), 1))
    start, end = np.searchsorted(at, np.arange(len(place))), np.searchsorted(at, np.arange(len(place)), side="right")
    return Column(code, keys), start, end - start


def joined(elements: Sequence[str], separator: str, begin: Ints, end: Ints) -> list[str]:
    """Runs of elements, begin[n]..end[n]-1 of them each, joined."""
    return [separator.join(elements[one:after]) for one, after in zip(begin.tolist(), end.tolist(), strict=True)]


def distinct(*columns: NDArray[Any]) -> tuple[Ints, Ints]:
    """Number the distinct rows of several columns of equal length: each row's number, and a row of each number."""
    number = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        codes, values = pd.factorize(column)
        # An absent value is coded -1.
        number = pd.factorize(number * (len(values) + 1) + codes + 1)[0].astype(np.int64)
    first = np.zeros(int(number.max(initial=-1)) + 1, dtype=np.int64)
    first[number[::-1]] = np.arange(len(number))[::-1]
    return number, first
