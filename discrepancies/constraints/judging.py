"""Every constraint's answer for every event: by each source alone and by all jointly, and what breaks it.

Cases with the same intervals are solved once, and so are broken ones whose claims leave the same open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from math import inf, prod
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from discrepancies.constraints.claimed import Cases, Ground
from discrepancies.constraints.declared import truths
from discrepancies.constraints.expression import Truth, Unknown, denied
from discrepancies.constraints.from_ends import Open, is_plain, quickly, reached
from discrepancies.constraints.reach import Span, bounds
from discrepancies.constraints.smallest import smallest
from discrepancies.constraints.solving import possible

if TYPE_CHECKING:
    from discrepancies.law.agreement import Agreement
    from discrepancies.load.dossier import Dossier
    from discrepancies.model import Constraint

    Answers = NDArray[np.int8]

HOLDS, OPEN, BROKEN = 1, 0, -1
MOST_TRIED = 64
"""Ways to choose one answer of each disputed fact that are tried; where there are more, nobody can tell."""
MOST_SOLVED = 500
"""Such ways of one constraint that are solved, not told by their ends."""
MOST_WEIGHED = 40
"""Claims that say different things, of which the smallest set is sought; of more, among the strictest only."""


class _Part(NamedTuple):
    """What a claim leaves open of one unknown; of a list, which names are on it, and how many if it is closed."""

    of: Unknown
    low: float
    high: float
    names: frozenset[int]


_Said = tuple[tuple[tuple[_Part, ...], ...], tuple[object, ...]]


class Broken(NamedTuple):
    """What breaks a constraint: the fewest claims, by their rows for each unknown, and what these leave open.

    Where it is broken whatever is claimed there is one claim all the same, to be shown. `source` is "" for all jointly.
    """

    source: str
    rows: Mapping[Unknown, tuple[int, ...]]
    spans: Mapping[Unknown, Span]
    otherwise: tuple[Mapping[Unknown, Span], ...] = ()
    """What is left open with each other answer of disputed facts, which breaks it too."""
    soft: bool = False
    """It holds where the claims are read generously."""

    @property
    def every_row(self) -> tuple[int, ...]:
        """All rows it rests on."""
        return tuple(sorted({row for rows in self.rows.values() for row in rows}))


@dataclass(frozen=True)
class Judged:
    """One constraint held against all its events, by each source alone or by all jointly, and the answers.

    An answer is HOLDS, BROKEN, or OPEN where nobody can tell.
    """

    constraint: Constraint
    truth: Truth
    ground: Ground
    cases: Cases
    answers: Answers
    _breaking: dict[_Said, tuple[int, ...]] = field(default_factory=dict)

    @property
    def jointly(self) -> bool:
        """Whether it is held against what all sources say together."""
        return bool((self.cases.source < 0).all())

    def event(self, case: int) -> str:
        """The event of a case."""
        return self.ground.categories["event"][int(self.cases.event[case])]

    def source(self, case: int) -> str:
        """The source of a case, "" for all jointly."""
        source = int(self.cases.source[case])
        return self.ground.categories["source"][source] if source >= 0 else ""

    def broken(self, case: int) -> Broken:
        """What breaks it in a case whose answer is BROKEN; an origin's claims rather than its copies'."""
        slack = self._slack(case)
        tried = self.cases.tried(case, self.ground.comparison.said)
        if tried and self._fails({of: span for of, span in self.cases.spans(case).items() if of not in tried}, slack):
            tried = {}
        contested = self.cases.tried(case, self.ground.comparison.said).keys()
        claims: dict[int, list[tuple[Unknown, int]]] = {}
        for unknown in (of for of in self.cases.place if of not in contested):
            for row in self.cases.rows(case, unknown).tolist():
                claims.setdefault(int(self.ground.claim[row]), []).append((unknown, row))
        repeats = self.ground.comparison.echoes.repeats
        ordered = sorted(claims.values(), key=lambda rows: (bool(repeats[rows[0][1]]), [row for _, row in rows]))
        first: dict[tuple[_Part, ...], list[tuple[Unknown, int]]] = {}
        for rows in ordered:
            first.setdefault(self._parts(rows), rows)
        said = tuple(first) if len(first) <= MOST_WEIGHED else _strictest(first)
        given = {of: span for of, span in self.cases.spans(case).items() if of not in self.cases.place}
        ways = chosen_ways(tried)
        key = said, (*given.values(), *(span for answers in tried.values() for span in answers), *slack.items())
        if key not in self._breaking:
            self._breaking[key] = smallest(
                len(said),
                lambda few: all(
                    self._fails({**given, **_spans(said[claim] for claim in few), **way}, slack) for way in ways
                ),
            )
        chosen = [said[claim] for claim in self._breaking[key]]
        shown = [pair for one in chosen or (() if tried else said[:1]) for pair in first[one]]
        shown += [(of, row) for of, answers in tried.items() for rows in answers.values() for row in rows]
        rows_of = {unknown: tuple(row for of, row in shown if of == unknown) for unknown in self.cases.place}
        told = {unknown: rows for unknown, rows in rows_of.items() if rows}
        left_open, *otherwise = ({**given, **_spans(chosen), **way} for way in ways)
        return Broken(self.source(case), told, left_open, tuple(otherwise), self.softly(case))

    def stands(self, case: int) -> bool:
        """Whether it can hold for figures that are as precise as they are written, and for what facts tolerate."""
        spans, slack = self.cases.spans(case), self._slack(case)
        ways = chosen_ways(self.cases.tried(case, self.ground.comparison.said))
        return any(slack.values()) and not all(self._fails({**spans, **way}, slack) for way in ways)

    def softly(self, case: int) -> bool:
        """Whether it can hold for what the claims allow when they are read generously."""
        tried = self.cases.tried(case, self.ground.comparison.said)
        spans = self.cases.spans(case)
        for of, reach in self._slack(case).items():
            if of not in tried:
                low, high = self._generously(self.cases.rows(case, of).tolist())
                spans[of] = min(low, spans[of][0] - reach), max(high, spans[of][1] + reach)
        answers = {of: [self._generously(rows) for rows in rows_of.values()] for of, rows_of in tried.items()}
        return not all(self._fails({**spans, **way}, {}) for way in chosen_ways(answers))

    def _generously(self, rows: Sequence[int]) -> Span:
        """What rows leave open together, read generously."""
        ends = self.ground.comparison.generous
        return max(float(ends.low[row]) for row in rows), min(float(ends.high[row]) for row in rows)

    def _slack(self, case: int) -> dict[Unknown, float]:
        """How far each unknown may lie beyond what is said of it: as far as the finest figure allows."""
        rows = {of: self.cases.rows(case, of) for of in self.cases.place if of.sort in ("count", "quantity", "date")}
        return {of: float(self.ground.slack[own].min()) for of, own in rows.items() if len(own)}

    def _fails(self, spans: Mapping[Unknown, Span], slack: Mapping[Unknown, float]) -> bool:
        """Whether it is broken for these spans, and for what lies so little beyond them."""
        spans = {of: (low - slack.get(of, 0.0), high + slack.get(of, 0.0)) for of, (low, high) in spans.items()}
        ends = {of: bounds(of, spans) for of in self.cases.low}
        low, high = ({of: np.array(span[end]) for of, span in ends.items()} for end in (0, 1))
        _, broken = quickly(self.truth, Open(low, high))
        return bool(broken) or not (is_plain(self.truth) or possible(self.truth, spans))

    def _parts(self, rows: list[tuple[Unknown, int]]) -> tuple[_Part, ...]:
        """What the rows of one claim leave open."""
        ground, parts = self.ground, []
        for unknown in dict.fromkeys(of for of, _ in rows):
            own = [row for of, row in rows if of == unknown]
            if unknown.sort == "names":
                most = float(len(own)) if ground.closed[own[0]] else inf
                parts.append(_Part(unknown, 0.0, most, frozenset(ground.part[own].tolist())))
            else:
                low, high = ground.comparison.said.low[own].max(), ground.comparison.said.high[own].min()
                parts.append(_Part(unknown, float(low), float(high), frozenset()))
        return tuple(parts)


def judged(dossier: Dossier, agreement: Agreement, *, fully: bool = False) -> Iterator[Judged]:
    """Hold every constraint against its events: first by each source alone, then by all jointly.

    Unless `fully`, what is not broken may be left OPEN although it holds.
    """
    if not dossier.constraints:
        return
    ground = Ground(dossier, agreement)
    for key, truth in truths(dossier).items():
        constraint = dossier.constraints[key]
        for cases in ground.cases(constraint, truth):
            answer = answers(truth, cases, fully=fully)
            if cases.contested().any():
                _try_each(truth, cases, ground, answer)
            one = Judged(constraint, truth, ground, cases, answer)
            forgiven = [case for case in np.flatnonzero(answer == BROKEN).tolist() if one.stands(case)]
            answer[forgiven] = OPEN
            yield one


def chosen_ways(tried: Mapping[Unknown, Iterable[Span]]) -> list[dict[Unknown, Span]]:
    """The ways to choose one answer of each disputed unknown: one that chooses nothing where none is disputed."""
    return [dict(zip(tried, way, strict=True)) for way in product(*tried.values())]


def _try_each(truth: Truth, cases: Cases, ground: Ground, answer: Answers) -> None:
    """Call what is open broken where it is so with each of the answers that exclude one another."""
    ways: list[tuple[int, dict[Unknown, Span]]] = []
    for case in np.flatnonzero(cases.contested() & (answer == OPEN)).tolist():
        tried = cases.tried(case, ground.comparison.said)
        if prod(map(len, tried.values())) <= MOST_TRIED:
            ways += [(case, {**cases.spans(case), **way}) for way in chosen_ways(tried)]
    if not ways:
        return
    low, high = ({of: np.array([spans[of][end] for _, spans in ways]) for of in cases.low} for end in (0, 1))
    broken = np.broadcast_to(quickly(truth, Open(low, high))[1], len(ways)).copy()
    if not is_plain(truth):
        for number in np.flatnonzero(~broken)[:MOST_SOLVED].tolist():
            broken[number] = not possible(truth, ways[number][1])
    case_of = np.array([case for case, _ in ways])
    stands = np.zeros(len(cases), dtype=bool)
    stands[case_of[~broken]] = True
    answer[case_of[~stands[case_of]]] = BROKEN


def answers(truth: Truth, cases: Cases, *, fully: bool) -> Answers:
    """The answer in each case; cases that leave the same open are solved once."""
    masks = (np.broadcast_to(mask, len(cases)) for mask in quickly(truth, Open(cases.low, cases.high)))
    holds, broken = masks
    answer = np.where(holds, HOLDS, np.where(broken, BROKEN, OPEN)).astype(np.int8)
    left = np.flatnonzero(answer == OPEN)
    if is_plain(truth) or not len(left):
        return answer
    # A single value is proof of what is possible; what none is found for has to be solved.
    at = {of: (cases.low[of][left], cases.high[of][left]) for of in cases.low}
    can_hold, can_fail = reached(truth, Open(*({of: ends[end] for of, ends in at.items()} for end in (0, 1))))
    unsolved = ~can_hold | (~can_fail & fully)
    ends = np.stack([end[unsolved] for both in at.values() for end in both])
    _, first, same = np.unique(ends, axis=1, return_index=True, return_inverse=True)
    solved = [_solved(truth, cases.spans(case), fully=fully) for case in left[unsolved][first].tolist()]
    answer[left[unsolved]] = np.array(solved, dtype=np.int8)[same.ravel()]
    return answer


def _solved(truth: Truth, spans: Mapping[Unknown, Span], *, fully: bool) -> int:
    if not possible(truth, spans):
        return BROKEN
    return HOLDS if fully and not possible(denied(truth), spans) else OPEN


def _strictest(said: Iterable[tuple[_Part, ...]]) -> tuple[tuple[_Part, ...], ...]:
    """What many claims say, without those that leave open all that another one does; lists and periods all stay."""
    said = list(said)
    single = [parts[0] for parts in said if len(parts) == 1 and not parts[0].names]
    strict: set[_Part] = set()
    least: dict[Unknown, float] = {}
    for part in sorted(single, key=lambda part: (-part.low, part.high)):
        if part.high < least.get(part.of, inf) or part.of not in least:
            least[part.of] = part.high
            strict.add(part)
    return tuple(parts for parts in said if len(parts) > 1 or parts[0].names or parts[0] in strict)


def _spans(said: Iterable[tuple[_Part, ...]]) -> dict[Unknown, Span]:
    """What several claims leave open together."""
    spans: dict[Unknown, Span] = {}
    names: dict[Unknown, frozenset[int]] = {}
    for parts in said:
        for of, low, high, listed in parts:
            names[of] = names.get(of, frozenset()) | listed
            least, most = spans.get(of, bounds(of, {}))
            spans[of] = max(least, low, float(len(names[of])) if listed else low), min(most, high)
    return spans
