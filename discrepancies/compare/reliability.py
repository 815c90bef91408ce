"""How far two curators agree: how many claims both have, in per cent the same, and Krippendorff's alpha.

Alpha is what is left of agreement when that by chance is taken off: 1 for all the same, 0 for no more than chance. Its
units are the claims that both have, its two observers the curators. Words are held against each other as nominal data,
figures on the ratio scale (a difference of one counts more of two than of two hundred), dates on the interval scale.
The sums are those of the library `krippendorff`; without it, all else is still told.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from discrepancies.compare.readings import FIELDS
from discrepancies.compare.sides import middle
from discrepancies.compare.values import converted
from discrepancies.kinds import KINDS
from discrepancies.language.folding import fold

if TYPE_CHECKING:
    from discrepancies.compare.comparison import Comparison
    from discrepancies.compare.readings import Both
    from discrepancies.compare.sides import Said

LIBRARY = "krippendorff"
INSTALL = "pip install 'discrepancies[compare]'"
MOST = 1_000
"""Of more pairs than these alpha is that of so many, spread evenly: its sums take the square of the values."""
_DAY = 86_400
Rated = tuple[object, object]


class Share(NamedTuple):
    """Of how many pairs how many are the same, and alpha on some scale; None where it says nothing."""

    of: str
    pairs: int
    same: int
    scale: str
    alpha: float | None
    rated: int
    """The pairs that alpha is made of."""

    @property
    def percent(self) -> float:
        """How many of a hundred are the same."""
        return 100 * self.same / self.pairs


class Curator(NamedTuple):
    """One curator's claims of the sources that both read."""

    side: str
    claims: int
    also: int
    """Which the other has too."""
    same: int
    """And reads the same."""


@dataclass(frozen=True)
class Agreement:
    """How far two curators agree."""

    kinds: tuple[Share, ...]
    """By kind of fact: the same is the value, with its hedge."""
    fields: tuple[Share, ...]
    """By what was read of a claim."""
    curators: tuple[Curator, Curator]
    by_chance: bool
    """Whether the library for alpha is installed."""


def agreement(comparison: Comparison) -> Agreement:
    """How far the two curators of a comparison agree."""
    there = find_spec(LIBRARY) is not None
    of_kind: defaultdict[str, list[Both]] = defaultdict(list)
    for pair in comparison.both:
        of_kind[min(pair.a.fact.kind, pair.b.fact.kind, key=KINDS.index)].append(pair)
    same = len(comparison.same)
    number = len(comparison.both)
    return Agreement(
        kinds=tuple(_of_kind(kind, of_kind[kind], there=there) for kind in KINDS if kind in of_kind),
        fields=tuple(_of_fields(comparison, there=there)),
        curators=(
            Curator("A", number + len(comparison.only_a), number, same),
            Curator("B", number + len(comparison.only_b), number, same),
        ),
        by_chance=there,
    )


def _of_kind(kind: str, pairs: Sequence[Both], *, there: bool) -> Share:
    same = sum(_same_value(pair) for pair in pairs)
    family = pairs[0].a.family
    scale = {"figure": "ratio", "date": "interval"}.get(family, "nominal")
    rated: list[Rated] = list(filter(None, map(_SCALES.get(family, _label), pairs)))
    if scale == "ratio" and any(isinstance(end, float) and end < 0 for pair in rated for end in pair):
        scale = "interval"
    alpha = _alpha(rated, scale) if there and kind != "coordinates" else None
    return Share(kind, len(pairs), same, scale, alpha, len(rated))


def _same_value(pair: Both) -> bool:
    return not any(one.field in ("value", "hedge") for one in pair.differs)


def _number(pair: Both) -> Rated | None:
    if not (pair.a.means.spans and pair.b.means.spans):
        return None
    spans = converted(pair.a, pair.b)
    if not spans:
        return None
    ours = middle(pair.a.means.spans[0])
    return ours, ours if _same_value(pair) else middle(spans[0])


def _day(pair: Both) -> Rated | None:
    if not (pair.a.means.spans and pair.b.means.spans) or pair.a.means.yearless or pair.b.means.yearless:
        return None
    ours = middle(pair.a.means.spans[0]) / _DAY
    return ours, ours if _same_value(pair) else middle(pair.b.means.spans[0]) / _DAY


def _label(pair: Both) -> Rated | None:
    ours = _named(pair.a)
    return ours, ours if _same_value(pair) else _named(pair.b)


def _named(said: Said) -> str:
    if said.means.unknown:
        return "unknown"
    return "; ".join(sorted(min(form) for form in said.means.forms)) or fold(said.value)


_SCALES: dict[str, Callable[[Both], Rated | None]] = {"figure": _number, "date": _day}


def _of_fields(comparison: Comparison, *, there: bool) -> Iterable[Share]:
    """Of each thing that a curator reads of a claim; on nominal data, for they are words to choose from."""
    if not comparison.both:
        return
    counted = Counter(one.field for pair in comparison.both for one in pair.differs)
    number = len(comparison.both)
    for field in FIELDS:
        rated = [] if field in ("value", "event") else [_field(pair, field) for pair in comparison.both]
        alpha = _alpha(rated, "nominal") if there and rated else None
        yield Share(field, number, number - counted[field], "nominal" if rated else "", alpha, len(rated))


def _field(pair: Both, field: str) -> Rated:
    ours, theirs = getattr(pair.a, field), getattr(pair.b, field)
    return (ours, theirs) if any(one.field == field for one in pair.differs) else (ours, ours)


def _alpha(rated: Sequence[Rated], scale: str) -> float | None:
    """Krippendorff's alpha of pairs of ratings; None where they are all one, for then chance would agree as well."""
    import krippendorff  # an extra

    if len(rated) > MOST:
        rated = [rated[at * len(rated) // MOST] for at in range(MOST)]
    if len({one for pair in rated for one in pair}) < 2:
        return None
    if scale == "nominal":
        codes = {one: code for code, one in enumerate(sorted({str(one) for pair in rated for one in pair}))}
        data = np.array([[codes[str(one)] for one in pair] for pair in rated], dtype=float).T
    else:
        data = np.array(rated, dtype=float).T
    return float(krippendorff.alpha(reliability_data=data, level_of_measurement=scale))  # type: ignore[arg-type]
