"""precision-differs: sources are compatible, but not equally precise.

Why: less precise is not different, so nothing is wrong; yet an editor who prints the more precise value should
know that not everyone vouches for it.

Passes: "15 January 2018" twice.

Fails (as information only): "January 2018" and "15 January 2018"; "at least 9" and "11"; "about 500" and "480".

One finding a fact. Copies are left out: what a copy changes is an altered-copy.

When not to worry: always, unless the precise value comes from the source that knows least.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

import numpy as np

from discrepancies.claims.table import answering, codes
from discrepancies.columns.arrays import Ints, runs
from discrepancies.language.reading import ABSOLUTE, YEARLESS
from discrepancies.law.agreement import Agreement
from discrepancies.law.comparison import Comparison
from discrepancies.load.dossier import Dossier
from discrepancies.model import STATUSES, Flag, Severity
from discrepancies.wording import Wording

SEVERITY: Severity = "info"

_AGREEABLE = [STATUSES.index(status) for status in ("compatible", "echoed")]


def check(dossier: Dossier, agreement: Agreement, wording: Wording) -> Iterator[Flag]:
    """Flag each undisputed fact on which two sources, copies aside, do not give one interval."""
    comparison = agreement.comparison
    named = answering(dossier, lambda fact: fact.kind in ("name", "names"))
    rows = np.flatnonzero(
        (comparison.cells.cell >= 0)
        & ~comparison.echoes.derived
        & np.isin(agreement.status, _AGREEABLE)[comparison.cells.fact]
        & ~named
        & ~comparison.cells.several
    )
    seen = set()
    for group in _differing(comparison, rows):
        fact = int(comparison.cells.fact[group[0]])
        if fact not in seen and len({wording.source(row) for row in group.tolist()}) > 1:
            seen.add(fact)
            about = wording.about(int(group[0]))._replace(scope=None)
            yield Flag(_sentence(comparison, wording, group), group.tolist(), about)


def _differing(comparison: Comparison, rows: Ints) -> Iterator[Ints]:
    """The rows that are compared with one another (of one part, scope, clock, time), where they are not all equal."""
    (scope,) = codes(comparison.claims, "scope")
    # Of what may change only figures as of one time can be less precise than one another.
    moves, time = np.flatnonzero(comparison.clocks.moves), np.zeros(len(scope), dtype=np.int64)
    clock = np.stack([comparison.clocks.earliest[moves], comparison.clocks.latest[moves]])
    time[moves] = np.unique(clock, axis=1, return_inverse=True)[1]
    whens = comparison.whens.number + 1
    time = time * (int(whens.max(initial=0)) + 1) + whens
    together = (comparison.cells.part * (int(scope.max(initial=0)) + 1) + scope) * 2 + (
        comparison.firm.track == ABSOLUTE
    )
    together = together * (int(time.max(initial=0)) + 1) + time
    rows = rows[np.argsort(together[rows], kind="stable")]
    of, first = np.unique(together[rows], return_index=True)
    one = rows[first][np.searchsorted(of, together[rows])]
    differs = ~comparison.said.equal(rows, one)
    rows = rows[np.isin(together[rows], together[rows[differs]])]
    yield from runs(rows, together[rows])


def _sentence(comparison: Comparison, wording: Wording, group: Ints) -> str:
    rows = group.tolist()
    ends = list(zip(comparison.said.low[group].tolist(), comparison.said.high[group].tolist(), strict=True))
    yearless = (comparison.firm.track[group] == YEARLESS).tolist()
    width = [inf if without else high - low for (low, high), without in zip(ends, yearless, strict=True)]
    narrow, wide = width.index(min(width)), width.index(max(width))
    precise = "are not equally precise"
    if width[narrow] == width[wide]:
        narrow, wide = 0, next(place for place, end in enumerate(ends) if end != ends[0])
        precise = "do not say the same"
    sides = [f"{wording.means(rows[place])} {wording.bracketed([rows[place]])}" for place in (narrow, wide)]
    return f"{wording.heading(rows[0])}{sides[0]} and {sides[1]} can both be true, but {precise}"
