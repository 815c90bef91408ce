"""What the claims leave open of each unknown of a constraint: event by event, of each source and of all jointly.

All events are laid out at once, as arrays; no claim becomes an object. What cannot be used (a source's claims that
exclude one another, disputed lists of names) leaves its unknown open, and is kept to be said. Figures and dates that
are disputed leave all open that lies between their answers, each of which is to be tried.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from discrepancies.claims.event_clocks import Dates, declared_clocks, published
from discrepancies.columns.arrays import Floats, Ints, Mask, distinct
from discrepancies.constraints.expression import PUBLISHED, Truth, Unknown, unknowns
from discrepancies.constraints.reach import Span, bounds
from discrepancies.language.reading import COMPARABLE
from discrepancies.law.falls import superseded
from discrepancies.law.intervals import Intervals
from discrepancies.model import STATUSES

if TYPE_CHECKING:
    from discrepancies.law.agreement import Agreement
    from discrepancies.load.dossier import Dossier
    from discrepancies.model import Constraint

Reason = Literal["", "its claims exclude one another", "it is disputed"]
REASONS: tuple[Reason, ...] = ("", "its claims exclude one another", "it is disputed")
"""Why an unknown is left out."""


@dataclass(frozen=True)
class Told:
    """What is claimed of one unknown, by key: entry n is of keys[n] and rests on rows[start[n]:start[n + 1]].

    `out` says by REASONS why the claims are left out; `low` and `high` are then what they would be without them. Where
    `contested`, the claims exclude one another, and `low` and `high` are the ends of all of them.
    """

    keys: Ints
    low: Floats
    high: Floats
    out: NDArray[np.int8]
    rows: Ints
    start: Ints
    contested: Mask

    def places(self, wanted: Ints) -> Ints:
        """The entry of each wanted key, -1 where nothing is claimed."""
        if not len(self.keys):
            return np.full(len(wanted), -1, dtype=np.int64)
        place = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        return np.where(self.keys[place] == wanted, place, -1)


@dataclass(frozen=True)
class Cases:
    """One constraint held against events: by each source alone, or by all jointly, whose `source` is then -1.

    `low` and `high` are what is left open of each unknown, case by case; `place` leads to what is told of it.
    """

    event: Ints
    source: Ints
    low: Mapping[Unknown, Floats]
    high: Mapping[Unknown, Floats]
    place: Mapping[Unknown, Ints]
    told: Mapping[Unknown, Told]

    def __len__(self) -> int:
        return len(self.event)

    def spans(self, case: int) -> dict[Unknown, Span]:
        """What is left open in one case."""
        return {of: (float(self.low[of][case]), float(self.high[of][case])) for of in self.low}

    def contested(self) -> Mask:
        """The cases in which the claims on an unknown exclude one another."""
        found = np.zeros(len(self), dtype=bool)
        for of, place in self.place.items():
            found |= np.append(self.told[of].contested, False)[place]
        return found

    def tried(self, case: int, said: Intervals) -> dict[Unknown, dict[Span, list[int]]]:
        """The answers to each unknown whose claims exclude one another, with their rows."""
        found: dict[Unknown, dict[Span, list[int]]] = {}
        for of, place in self.place.items():
            if place[case] >= 0 and self.told[of].contested[place[case]]:
                answers = found.setdefault(of, {})
                for row in self.rows(case, of).tolist():
                    answers.setdefault((float(said.low[row]), float(said.high[row])), []).append(row)
        return found

    def rows(self, case: int, unknown: Unknown) -> Ints:
        """The rows that a case rests on for one unknown."""
        place = int(self.place[unknown][case]) if unknown in self.place else -1
        if place < 0 or self.told[unknown].out[place]:
            return np.empty(0, dtype=np.int64)
        start, end = self.told[unknown].start[place : place + 2]
        return self.told[unknown].rows[start:end]

    def left_out(self, case: int) -> list[tuple[Unknown, Reason]]:
        """The unknowns whose claims are left out of a case, and why."""
        places = {of: int(place[case]) for of, place in self.place.items()}
        return [
            (of, REASONS[self.told[of].out[place]])
            for of, place in places.items()
            if place >= 0 and self.told[of].out[place]
        ]


class Ground:
    """The claims table as arrays of codes, taken out of pandas once for all constraints."""

    def __init__(self, dossier: Dossier, agreement: Agreement) -> None:
        self.dossier = dossier
        self.comparison = agreement.comparison
        claims = agreement.comparison.claims
        columns = ("event", "fact", "part", "source", "scope")
        self.categories: dict[str, list[str]] = {key: claims[key].cat.categories.tolist() for key in columns}
        self.codes = {key: {name: code for code, name in enumerate(names)} for key, names in self.categories.items()}
        self.event, self.fact, self.part, self.source, self.scope = (
            claims[key].cat.codes.to_numpy().astype(np.int64) for key in self.categories
        )
        self.sources = max(len(self.categories["source"]), 1)
        self.claim, self.closed, self.listed = (claims[key].to_numpy() for key in ("claim", "closed", "listed"))
        self.disputed: Mask = agreement.status[self.comparison.cells.fact] == STATUSES.index("disputed")
        """Rows of disputed facts."""
        self._told: dict[tuple[Unknown, bool], Told] = {}
        self._named: dict[Unknown, Ints] = {}

    def code(self, column: str, key: str) -> int:
        """The code of a key in a column, -1 where no claim has it."""
        return self.codes[column].get(key, -1)

    def rows_of(self, unknown: Unknown) -> Ints:
        """The rows that say something of an unknown."""
        rows = np.flatnonzero(self.fact == self.code("fact", unknown.fact))
        if unknown.event is not None:
            rows = rows[self.event[rows] == self.code("event", unknown.event)]
        if unknown.sort == "names":
            rows = rows[self.listed[rows]]
        else:
            rows = rows[self.part[rows] == self.code("part", unknown.part)]
            rows = rows[self.scope[rows] == self.code("scope", unknown.scope)]
        comparable: Ints = rows[self.comparison.said.track[rows] == COMPARABLE]
        return comparable

    def key(self, rows: Ints, *, alone: bool) -> Ints:
        """What rows are told by: their event and source, or their event."""
        key: Ints = self.event[rows] * self.sources + self.source[rows] if alone else self.event[rows]
        return key

    def told(self, unknown: Unknown, *, alone: bool) -> Told:
        """What is claimed of an unknown, worked out once however many constraints name it."""
        if (unknown, alone) not in self._told:
            self._told[unknown, alone] = self._telling(unknown, alone=alone)
        return self._told[unknown, alone]

    @cached_property
    def slack(self) -> Floats:
        """How far beyond what it says each row's figure may lie: half its last digit, or what the fact tolerates.

        A fact's tolerance is for two answers, each of which is compared with half of it; here it is for one.
        """
        said, firm = self.comparison.said, self.comparison.firm
        half = self.comparison.claims["digit"].to_numpy() / 2
        with np.errstate(invalid="ignore"):
            reach = np.fmax(firm.high - said.high, said.low - firm.low)
        return np.where(reach > half, 2 * np.nan_to_num(reach), half)

    def _telling(self, unknown: Unknown, *, alone: bool) -> Told:
        rows = self.rows_of(unknown)
        if len(rows) and self.comparison.clocks.falls[rows[0]]:
            label = np.full(len(self.event), -1, dtype=np.int64)
            label[rows] = self.key(rows, alone=alone)
            rows = rows[~superseded(self.comparison, label)[rows]]
        key = self.key(rows, alone=alone)
        order = np.argsort(key, kind="stable")
        rows, key = rows[order], key[order]
        keys = distinct(key)
        start = np.searchsorted(key, np.append(keys, np.iinfo(np.int64).max))
        number = np.searchsorted(keys, key)
        low, high = (self._listed if unknown.sort == "names" else self._between)(rows, number, len(keys))
        out = (low > high).astype(np.int8)
        contested = np.zeros(len(keys), dtype=bool)
        if unknown.sort == "names" and not alone:
            out[number[self.disputed[rows]]] = REASONS.index("it is disputed")
        elif not alone:
            contested = low > high
            least, most = self._ends(rows, number, len(keys))
            low, high = np.where(contested, least, low), np.where(contested, most, high)
            out[contested] = 0
        unbounded = bounds(unknown, {})
        low, high = (np.where(out, end, ends) for end, ends in zip(unbounded, (low, high), strict=True))
        return Told(keys, low, high, out, rows, start, contested)

    def _between(self, rows: Ints, number: Ints, count: int) -> tuple[Floats, Floats]:
        """The greatest low and the least high of each number's rows."""
        low, high = np.full(count, -np.inf), np.full(count, np.inf)
        np.maximum.at(low, number, self.comparison.said.low[rows])
        np.minimum.at(high, number, self.comparison.said.high[rows])
        return low, high

    def _ends(self, rows: Ints, number: Ints, count: int) -> tuple[Floats, Floats]:
        """The least low and the greatest high of each number's rows."""
        low, high = np.full(count, np.inf), np.full(count, -np.inf)
        np.minimum.at(low, number, self.comparison.said.low[rows])
        np.maximum.at(high, number, self.comparison.said.high[rows])
        return low, high

    def _listed(self, rows: Ints, number: Ints, count: int) -> tuple[Floats, Floats]:
        """How many names there are at least, all lists together, and at most, by the shortest closed one."""
        parts = len(self.categories["part"])
        low = np.bincount(distinct(number * parts + self.part[rows]) // parts, minlength=count)
        high = np.full(count, np.inf)
        closed = self.closed[rows]
        _, first, size = np.unique(
            number[closed] * (int(self.claim.max(initial=0)) + 1) + self.claim[rows][closed],
            return_index=True,
            return_counts=True,
        )
        np.minimum.at(high, number[closed][first], size)
        return low.astype(np.float64), high

    @cached_property
    def _published(self) -> tuple[Dates, Floats]:
        """When each source was published, and the clock of each event."""
        dossier, keys = self.dossier, self.categories
        return published(dossier.sources, keys["source"]), declared_clocks(dossier.events, keys["event"])

    def when_published(self, event: Ints, source: Ints) -> tuple[Floats, Floats]:
        """When sources were published, on the events' clocks; where these are not known, within a day either way."""
        dates, clock = self._published
        return dates.on(clock[event], source)

    def cases(self, constraint: Constraint, truth: Truth) -> Iterator[Cases]:
        """The constraint in every event that it is held against: by each source alone, then by all jointly.

        What a source alone can know (when it was published) has no answer for all jointly.
        """
        asked = tuple(dict.fromkeys(unknowns(truth)))
        held = self._events(constraint, asked)
        own = [unknown for unknown in asked if unknown.event is None and unknown != PUBLISHED]
        named = np.unique(np.concatenate([self._naming(unknown) for unknown in own or asked]))
        if own:
            pairs = named[np.isin(named // self.sources, held)]
        else:
            speaking = distinct(named % self.sources)
            pairs = (held[:, None] * self.sources + speaking).ravel()
        yield self._laid_out(asked, *np.divmod(pairs, self.sources), alone=True)
        if PUBLISHED not in asked:
            yield self._laid_out(asked, held, np.full(len(held), -1, dtype=np.int64), alone=False)

    def _naming(self, unknown: Unknown) -> Ints:
        """The events and sources in which an unknown's fact is claimed, whatever the claim says."""
        if unknown not in self._named:
            rows = np.flatnonzero(self.fact == self.code("fact", unknown.fact)) if unknown.fact else np.arange(0)
            if unknown.event is not None:
                rows = rows[self.event[rows] == self.code("event", unknown.event)]
            self._named[unknown] = distinct(self.key(rows, alone=True))
        return self._named[unknown]

    def _events(self, constraint: Constraint, asked: Sequence[Unknown]) -> Ints:
        """The events it is held against: those it is for, else those that claim one of its facts, else the first."""
        if constraint.events:
            codes = np.array([self.code("event", key) for key in constraint.events], dtype=np.int64)
            return distinct(codes[codes >= 0])
        own = [unknown for unknown in asked if unknown.event is None and unknown != PUBLISHED]
        if own:
            return distinct(np.concatenate([self._naming(unknown) for unknown in own]) // self.sources)
        first = next(unknown.event for unknown in asked if unknown.event is not None)
        code = self.code("event", first)
        return np.array([code] if code >= 0 else [], dtype=np.int64)

    def _laid_out(self, asked: Sequence[Unknown], event: Ints, source: Ints, *, alone: bool) -> Cases:
        low, high, place, told = {}, {}, {}, {}
        for unknown in asked:
            if unknown == PUBLISHED:
                low[unknown], high[unknown] = self.when_published(event, source)
                continue
            told[unknown] = self.told(unknown, alone=alone)
            of = event if unknown.event is None else np.full(len(event), self.code("event", unknown.event))
            place[unknown] = found = told[unknown].places(of * self.sources + source if alone else of)
            unbounded = bounds(unknown, {})
            low[unknown], high[unknown] = (
                np.append(ends, end)[found]
                for ends, end in zip((told[unknown].low, told[unknown].high), unbounded, strict=True)
            )
        return Cases(event, source, low, high, place, told)
