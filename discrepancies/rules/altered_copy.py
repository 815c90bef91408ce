"""altered-copy: a source changes what it repeats, without contradicting it.

Why: a copy that turns "building" into "house", "about 500" into "500" or "suggested" into "showed" tells its
readers more than anybody knew; so does one that adds what its origin does not say.

Passes: the same value in other words (a translation, "seven" for "7"); a claim for which the copy quotes a voice of
its own.

Fails: narrower or wider values, a firmer statement (`stated`), and facts on which the origin is silent.

When not to worry: the copy may have other sources that it does not name; if the document shows them, give the
claim its `attributed_to`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from discrepancies.claims.table import answering, codes
from discrepancies.language.reading import NEVER, YEARLESS
from discrepancies.law.agreement import Agreement
from discrepancies.law.comparison import Comparison
from discrepancies.law.origins import ancestors
from discrepancies.load.dossier import Dossier
from discrepancies.model import STATED, Flag, Severity
from discrepancies.rules.flags import of_claim
from discrepancies.wording import Wording, listed
from discrepancies.wording.relations import relate

SEVERITY: Severity = "warning"

_CHANGE = {"refines": "narrower", "refined-by": "wider", "overlaps": "different"}


def check(dossier: Dossier, agreement: Agreement, wording: Wording) -> Iterator[Flag]:
    """Flag each derived row that fits its origin's but equals none, is stated more firmly, or has no origin there."""
    comparison = agreement.comparison
    yield from _changed(comparison, wording)
    yield from _added(dossier, comparison, wording)


def _changed(comparison: Comparison, wording: Wording) -> Iterator[Flag]:
    copies = comparison.copies
    firmness = comparison.claims["stated"].cat.set_categories(STATED).cat.codes.to_numpy()
    same = copies.equal & (firmness[copies.row] >= firmness[copies.origin])
    faithful = np.zeros(len(comparison.cells.fact), dtype=bool)
    faithful[copies.row[same]] = True
    pairs = np.flatnonzero(~faithful[copies.row] & copies.shares)
    rows, origins = copies.row[pairs], copies.origin[pairs]
    fitting_of: defaultdict[int, list[int]] = defaultdict(list)
    for row, origin in zip(rows.tolist(), origins.tolist(), strict=True):
        fitting_of[row].append(origin)
    for row, fitting in sorted(fitting_of.items()):
        # Beside what it equals but states more firmly, else beside what it comes closest to.
        beside = min(fitting, key=lambda origin: (relate(comparison, wording, row, origin) != "equal", origin))
        relation, origin = relate(comparison, wording, row, beside), f"{wording.called(beside)}, which it repeats,"
        if relation == "equal":
            change, was, now = "firmer", wording.stated(beside), wording.stated(row)
            how = f"states as {now} what {origin} states as {was}: {wording.means(row)}"
        elif wording.fact(row).kind == "name":
            continue
        else:
            change = _CHANGE[relation]
            if comparison.firm.track[row] != comparison.firm.track[beside]:
                change = "without the year" if comparison.firm.track[row] == YEARLESS else "with a year"
            how = f'has "{wording.value(row)}" where {origin} has "{wording.value(beside)}"'
        message = f"{wording.heading(row)}{wording.sources([row])} {how} ({change})"
        yield of_claim(wording, row, message)._replace(rows=[row, *fitting])


def _added(dossier: Dossier, comparison: Comparison, wording: Wording) -> Iterator[Flag]:
    """Rows of a derived source in its own voice, or attributed to a source, on which that origin is silent."""
    claims = comparison.claims
    (source,) = codes(claims, "source")
    says = (comparison.firm.track != NEVER) | answering(dossier, lambda fact: fact.kind == "text")
    origins = _origins(dossier, comparison, wording)
    sources = len(claims["source"].cat.categories)
    told = np.unique([code for told_by, _ in origins.values() for code in told_by])
    speaks = set((comparison.cells.fact * sources + source)[says & np.isin(source, told)].tolist())
    for row in np.flatnonzero(says & np.isin(comparison.cells.teller, list(origins))).tolist():
        told_by, keys = origins[int(comparison.cells.teller[row])]
        number = int(comparison.cells.fact[row]) * sources
        if speaks.isdisjoint(number + code for code in told_by):
            silent = f"{listed(wording.naming.all_called(keys))} {'says' if len(keys) == 1 else 'say'} nothing"
            own = wording.voice(row) == wording.source(row)
            adds = "adds" if own else f"quotes {wording.naming.called(wording.voice(row))} for"
            message = f"{wording.called(row)} {adds} {wording.answers(row)}, of which {silent}"
            yield of_claim(wording, row, message)


def _origins(dossier: Dossier, comparison: Comparison, wording: Wording) -> dict[int, tuple[list[int], list[str]]]:
    """For each teller that should repeat somebody, who: the codes of those with claims, and all keys."""
    code = {key: number for number, key in enumerate(comparison.claims["source"].cat.categories.tolist())}
    older = ancestors(dossier.sources)
    origins = {}
    for teller, row in zip(*(of.tolist() for of in np.unique(comparison.cells.teller, return_index=True)), strict=True):
        source, voice = wording.source(row), wording.voice(row)
        keys = sorted(older.get(source, ())) if voice == source else [voice] if voice in dossier.sources else []
        if keys:
            origins[teller] = [code[key] for key in keys if key in code], keys
    return origins
