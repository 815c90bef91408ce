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
from discrepancies.law.stances import STANCES
from discrepancies.wording import span

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from discrepancies.columns.arrays import Floats, Ints, Mask
    from discrepancies.language.reading import Bound
    from discrepancies.report import Report
    from discrepancies.report.standing import Standing


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


class Answers(NamedTuple):
    """The listed answers of some facts, in order: where each stands in the agreement, and what is said of it."""

    place: Ints
    part: Ints
    """The number of the part of its fact."""
    columns: Mapping[str, Column]
    """value, means, low, high, scope, as_of, when"""
    stances: Stances


class Stances(NamedTuple):
    """Who stands how to some answers: four groups an answer, in the order of `law.stances.STANCES`."""

    known: Standing
    keys: list[str]
    names: list[str]

    def sources(self, write: Callable[[Sequence[Any]], list[str]], separator: str) -> list[str]:
        """The sources of each group as `write` puts their keys, joined; MOST_SOURCES of them at most."""
        known = self.known
        return self._joined(write(self.keys), known.source, separator, known.source_begin, known.listed())

    def keys_of(self, stance: str) -> list[list[str]]:
        """The sources of one stance to each of the answers, by key."""
        known, groups = self.known, slice(STANCES.index(stance), None, len(STANCES))
        ends = zip(known.source_begin[:-1][groups], known.listed()[groups], strict=True)
        return [[self.keys[code] for code in known.source[begin:end]] for begin, end in ends]

    def origins(self, write: Callable[[Sequence[Any]], list[str]], separator: str) -> list[str]:
        """The origins of each group as `write` puts their names, joined."""
        known = self.known
        return self._joined(write(self.names), known.origin, separator, known.origin_begin, known.named())

    def totals(self) -> list[int]:
        """How many sources each group has."""
        return np.diff(self.known.source_begin).tolist()

    def origin_totals(self) -> list[int]:
        """How many origins each group has."""
        return np.diff(self.known.origin_begin).tolist()

    def _joined(
        self, written: list[str], codes: list[int], separator: str, begin: list[int], end: list[int]
    ) -> list[str]:
        words = [written[code] for code in codes]
        return [separator.join(words[one:after]) if after > one else "" for one, after in zip(begin, end, strict=False)]


class Parts(NamedTuple):
    """The parts of some compound facts, in order: the number of each and of its fact, what it is called, its span."""

    number: Ints
    fact: Ints
    first: Ints
    """The first row of each."""
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
    meaning, of = distinct(fact, comparison.said.low[first], comparison.said.high[last], hedge, value)
    return {
        "source": named(report, "source", first),
        "voice": named(report, "voice", first),
        "value": named(report, "value", first),
        "means": Column(meaning, [wording.answers(row) for row in first[of].tolist()]),
        "low": ends(report, first, comparison.said.low[first], comparison.said.high[first])[0],
        "high": ends(report, last, comparison.said.low[last], comparison.said.high[last])[1],
        "hedge": named(report, "hedge", first),
        "scope": named(report, "scope", first),
        "as_of": named(report, "as_of", first),
        "stated": named(report, "stated", first),
        "quote": named(report, "quote", first),
        "inferred": inferred(report, first),
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


def answers(report: Report, facts: Ints) -> Answers:
    """The listed answers of these facts, given in rising order."""
    known, comparison = report.agreement.answers, report.agreement.comparison
    place = ranges(np.searchsorted(known.fact, facts), np.searchsorted(known.fact, facts, side="right"))
    first = known.first[place]
    low, high = comparison.said.low[first], comparison.said.high[first]
    fact, value, hedge = (report.dossier.claims[key].cat.codes.to_numpy()[first] for key in ("fact", "value", "hedge"))
    # Of a list a name speaks for itself, and what is not on it is in no claim's words.
    of_part = np.where(comparison.cells.listing[first], np.arange(len(place)), -1)
    codes, of = distinct(fact, value, hedge, np.nan_to_num(low), np.nan_to_num(high), of_part)
    lows, highs = ends(report, first, low, high)
    return Answers(
        place,
        comparison.cells.part[first],
        {
            "value": Column(codes, [report.own_words(row) for row in first[of].tolist()]),
            "means": Column(codes, [report.means(row) for row in first[of].tolist()]),
            "low": lows,
            "high": highs,
            **{key: named(report, key, first) for key in ("scope", "as_of", "when")},
        },
        Stances(report.standing.standing(place), report.standing.keys, report.standing.names),
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
    names = [report.part_name(row) for row in first.tolist()]
    return Parts(number, comparison.cells.fact[first], first, names, lows, highs)


def left_open(report: Report, rows: Ints, low: Floats, high: Floats) -> list[tuple[Bound, Bound, str] | None]:
    """Low, high and words of what all claims on some questions leave open, None where they conflict.

    `rows` has the first row of each question.
    """
    some = np.flatnonzero(~np.isnan(low))
    asked = report.dossier.claims["fact"].cat.codes.to_numpy()[rows[some]]
    # What a name means, only the names of its own question tell.
    codes, of = distinct(asked, low[some], high[some], np.where(_by_name(report)[asked], some, -1))
    said = [_opened(report, int(rows[n]), float(low[n]), float(high[n])) for n in some[of].tolist()]
    found: list[tuple[Bound, Bound, str] | None] = [None] * len(rows)
    for n, code in zip(some.tolist(), codes.tolist(), strict=True):
        found[n] = said[code]
    return found


def _opened(report: Report, row: int, low: float, high: float) -> tuple[Bound, Bound, str] | None:
    cells = report.agreement.comparison.cells
    left = report.left_open(cells.rows_of_part(int(cells.part[row])).tolist(), low, high)
    return (*span(report.wording.fact(row), left.low, left.high), left.means) if left else None


def _by_name(report: Report) -> Mask:
    """By the code of each fact, whether its answers are names."""
    keys = report.dossier.claims["fact"].cat.categories
    return np.array([report.dossier.facts[key].kind in ("name", "names", "identifier") for key in keys], dtype=bool)


def spanned(report: Report, rows: Ints, of: Ints, groups: int) -> tuple[Floats, Floats]:
    """From where to where each of `groups` groups of rows spans, NaN where nothing in it can be compared.

    `of` is the group of each row. Dates with a year, where there are any, span alone.
    """
    comparison, track = report.agreement.comparison, report.dossier.claims["track"].to_numpy()[rows]
    low, high = (np.full(groups, np.nan) for _ in range(2))
    dated = np.bincount(of[track == COMPARABLE], minlength=groups) > 0
    spans = (track == COMPARABLE) | ((track != NEVER) & ~dated[of])
    np.fmin.at(low, of[spans], comparison.said.low[rows[spans]])
    np.fmax.at(high, of[spans], comparison.said.high[rows[spans]])
    return low, high


def part_names(report: Report, known: Answers) -> Column:
    """What the part of each answer is called; None for that of a simple fact."""
    codes, of = distinct(known.part)
    first = report.agreement.answers.first[known.place[of]]
    return Column(codes, [report.part_name(row) or None for row in first.tolist()])


def times(report: Report, known: Answers) -> Column:
    """When each answer held, and up to when it was counted; None where no time is said that tells it from others."""
    answers, comparison = report.agreement.answers, report.agreement.comparison
    first = answers.first[known.place]
    timed = comparison.clocks.moves[first] | comparison.whens.stated[first]
    codes, of = distinct(np.where(timed, known.place, -1))
    return Column(codes, [report.time(answers.said_by(at).tolist()) or None for at in known.place[of].tolist()])


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
