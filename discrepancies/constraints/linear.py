"""Whether some numbers satisfy linear inequalities, exactly: Fourier and Motzkin's elimination, in fractions.

Unknowns that are whole numbers are decided as such: an inequality between them is tightened to what whole numbers can
reach, and where a solution falls between two whole numbers both sides of it are tried. What takes too long is left
undecided, never guessed.

Duffin, R. J. (1974): On Fourier's analysis of linear inequality systems. Mathematical Programming Study 1, 71-95.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import ceil, floor, gcd, lcm
from typing import NamedTuple

MOST_STEPS = 20_000

Exact = int | Fraction
"""Whole numbers stay plain: most are, and fractions take ten times as long."""
_End = tuple[Exact, bool]
"""A bound, and whether it is itself excluded."""
_Bounding = tuple[int, "Row"]
"""A row that bounds an unknown, and the size of the unknown's coefficient in it."""


class Undecided(Exception):  # noqa: N818
    """It would take too long to tell."""


class Row(NamedTuple):
    """A sum of coefficients times unknowns is at most `bound`, or, if `strict`, below it."""

    coefficients: tuple[tuple[int, int], ...]
    """(number of the unknown, its coefficient), by number; none is 0."""
    bound: Exact
    strict: bool = False


class Inequality(NamedTuple):
    """The same, with the unknowns by name and in no normal form."""

    coefficients: Mapping[Hashable, Exact]
    bound: Exact
    strict: bool = False


@dataclass(slots=True)
class Patience:
    """How many more rows may be made; shared by all that belongs to one question."""

    steps: int = MOST_STEPS

    def spend(self, rows: int) -> None:
        """Make so many rows.

        Raises:
            Undecided: no more may be made.
        """
        self.steps -= rows
        if self.steps < 0:
            raise Undecided


def satisfiable(inequalities: Iterable[Inequality], whole: set[Hashable], patience: Patience) -> bool:
    """Whether some numbers satisfy all; those of `whole` must be whole numbers.

    Raises:
        Undecided: it would take too long to tell.
    """
    number: dict[Hashable, int] = {}
    rows: list[Row] = []
    integers = set()
    for inequality in inequalities:
        coefficients = {}
        for name, coefficient in inequality.coefficients.items():
            if coefficient:
                index = number.setdefault(name, len(number))
                coefficients[index] = coefficient
                if name in whole:
                    integers.add(index)
        row = _normal(coefficients, inequality.bound, inequality.strict, integers)
        if row is None:
            return False
        rows.append(row)
    return _solvable([row for row in rows if row.coefficients], integers, patience)


def _normal(coefficients: Mapping[int, Exact], bound: Exact, strict: bool, integers: set[int]) -> Row | None:
    """The row in whole coefficients without common divisor; None where it cannot be satisfied."""
    given = [(index, coefficient) for index, coefficient in sorted(coefficients.items()) if coefficient]
    if not given:
        return Row((), bound, strict) if bound > 0 or (bound == 0 and not strict) else None
    scale = lcm(*(coefficient.denominator for _, coefficient in given))
    whole = [(index, int(coefficient * scale)) for index, coefficient in given]
    divisor = gcd(*(coefficient for _, coefficient in whole))
    if all(index in integers for index, _ in whole):
        bound, strict = ceil(bound * scale) - 1 if strict else bound * scale, False
        bound = bound // divisor
    elif scale != divisor:
        bound = Fraction(bound * scale) / divisor
    return Row(tuple((index, coefficient // divisor) for index, coefficient in whole), bound, strict)


def _solvable(rows: list[Row], integers: set[int], patience: Patience) -> bool:
    """Whether all rows can be satisfied, or those of one of the sides that a try at them leaves."""
    open_sides = [rows]
    while open_sides:
        sides = _tried(open_sides.pop(), integers, patience)
        if sides is None:
            return True
        open_sides += reversed(sides)
    return False


def _tried(rows: list[Row], integers: set[int], patience: Patience) -> list[list[Row]] | None:
    """None where a solution is found, else the sides on which one may lie."""
    patience.spend(len(rows))
    rows = _tightest(rows)
    eliminated: list[tuple[int, list[_Bounding], list[_Bounding]]] = []
    while rows:
        equal = _equal(rows)
        index = _next(rows, equal, integers)
        above, below, rest = _split(rows, index)
        eliminated.append((index, above, below))
        pairs = _pairs(above, below, equal)
        patience.spend(len(pairs))
        for (factor, upper), (other, lower) in pairs:
            joined = _joined(upper, other, lower, factor, integers)
            if joined is None:
                return []
            if joined.coefficients:
                rest.append(joined)
        rows = _tightest(rest)
    solution: dict[int, Exact] = {}
    for index, above, below in reversed(eliminated):
        low, high = _end(below, index, solution, -1), _end(above, index, solution, 1)
        found = _between(low, high, index in integers)
        if found is None:
            # No whole number lies here: the solution is on one side or the other, if anywhere.
            edge = floor(low[0]) if low else floor(high[0]) if high else 0
            everything = [row for _, upper, lower in eliminated for _, row in (*upper, *lower)]
            return [[*everything, side] for side in (Row(((index, 1),), edge), Row(((index, -1),), -edge - 1))]
        solution[index] = found
    return None


def _tightest(rows: list[Row]) -> list[Row]:
    """One row for each set of coefficients."""
    tightest: dict[tuple[tuple[int, int], ...], Row] = {}
    for row in rows:
        known = tightest.get(row.coefficients)
        if known is None or (row.bound, not row.strict) < (known.bound, not known.strict):
            tightest[row.coefficients] = row
    return list(tightest.values())


def _equal(rows: list[Row]) -> set[Row]:
    """The rows whose opposite is there too: together they are an equation."""
    known = {row.coefficients: row for row in rows if not row.strict}
    equal = set()
    for row in known.values():
        other = known.get(tuple((index, -coefficient) for index, coefficient in row.coefficients))
        if other is not None and other.bound == -row.bound:
            equal.add(row)
    return equal


def _next(rows: list[Row], equal: set[Row], integers: set[int]) -> int:
    """The unknown to eliminate: one that an equation gives in whole numbers, else the one that makes fewest rows.

    Whole numbers come last, so that they are found first: what need not be whole then fits itself to them.
    """
    above: dict[int, int] = {}
    below: dict[int, int] = {}
    given = set()
    for row in rows:
        exact = row in equal and all(index in integers for index, _ in row.coefficients)
        for index, coefficient in row.coefficients:
            count = above if coefficient > 0 else below
            count[index] = count.get(index, 0) + 1
            if exact and abs(coefficient) == 1:
                given.add(index)
    return min(above | below, key=lambda of: (of in integers, of not in given, above.get(of, 0) * below.get(of, 0), of))


def _pairs(above: list[_Bounding], below: list[_Bounding], equal: set[Row]) -> list[tuple[_Bounding, _Bounding]]:
    """Each bound from above beside each from below; an equation that gives the unknown is enough beside the rest."""
    uppers, lowers = ([one for one in rows if one[1] in equal] for rows in (above, below))
    if not uppers:
        return list(product(above, below))
    least = min(uppers, key=lambda one: one[0])
    opposite = tuple((index, -coefficient) for index, coefficient in least[1].coefficients)
    twin = next(one for one in lowers if one[1].coefficients == opposite)
    return [*((one, twin) for one in above if one is not least), *((least, one) for one in below if one is not twin)]


def _split(rows: list[Row], index: int) -> tuple[list[_Bounding], list[_Bounding], list[Row]]:
    """The rows that bound an unknown from above and from below, with its coefficient, and the rest."""
    above: list[_Bounding] = []
    below: list[_Bounding] = []
    rest = []
    for row in rows:
        coefficient = next((factor for of, factor in row.coefficients if of == index), 0)
        if coefficient:
            (above if coefficient > 0 else below).append((abs(coefficient), row))
        else:
            rest.append(row)
    return above, below, rest


def _joined(upper: Row, other: int, lower: Row, factor: int, integers: set[int]) -> Row | None:
    """The two rows with the unknown between them gone; None where they cannot both be satisfied."""
    coefficients: dict[int, Exact] = {index: coefficient * other for index, coefficient in upper.coefficients}
    for index, coefficient in lower.coefficients:
        coefficients[index] = coefficients.get(index, 0) + coefficient * factor
    return _normal(coefficients, upper.bound * other + lower.bound * factor, upper.strict or lower.strict, integers)


def _end(rows: list[_Bounding], index: int, solution: Mapping[int, Exact], sign: int) -> _End | None:
    """The tightest bound that these rows set an unknown, from above (`sign` 1) or below (-1); None without rows."""
    tightest: _End | None = None
    for factor, row in rows:
        room = row.bound - sum(c * solution.get(of, 0) for of, c in row.coefficients if of != index)
        end = room if factor == 1 else Fraction(room) / factor
        if tightest is None or (end, not row.strict) < (tightest[0], not tightest[1]):
            tightest = end, row.strict
    return tightest and (sign * tightest[0], tightest[1])


def _between(low: _End | None, high: _End | None, whole: bool) -> Exact | None:
    """A number within these bounds, None where there is none."""
    if whole:
        least = None if low is None else floor(low[0]) + 1 if low[1] else ceil(low[0])
        most = None if high is None else ceil(high[0]) - 1 if high[1] else floor(high[0])
        if least is not None and most is not None and least > most:
            return None
        return least if least is not None else most if most is not None else 0
    if low is None or high is None:
        return low[0] + 1 if low else high[0] - 1 if high else 0
    return low[0] if low[0] == high[0] else Fraction(low[0] + high[0]) / 2
