"""altered-copy: a source changes what it repeats, without contradicting it.

Why: a copy that turns "building" into "house", "about 500" into "500" or "suggested" into "showed" tells its
readers more than anybody knew; so does one that adds what its origin does not say.

Passes: the same value in other words (a translation, "seven" for "7"); a claim for which the copy quotes a voice of
its own.

Fails: narrower or wider values, a firmer statement (`stated`), another scope, and facts on which the origin is silent.

When not to worry: the copy may have other sources that it does not name; if the document shows them, give the
claim its `attributed_to`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from discrepancies.claims.table import answering, codes
from discrepancies.columns.arrays import Ints, Mask, distinct, isin
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
    node = comparison.scopes.node
    same = copies.equal & (firmness[copies.row] >= firmness[copies.origin]) & (node[copies.row] == node[copies.origin])
    faithful = np.zeros(len(comparison.cells.fact), dtype=bool)
    faithful[copies.row[same]] = True
    pairs = np.flatnonzero(~faithful[copies.row] & copies.shares)
    rows, origins = copies.row[pairs], copies.origin[pairs]
    fitting_of: defaultdict[int, list[int]] = defaultdict(list)
    for row, origin in zip(rows.tolist(), origins.tolist(), strict=True):
        fitting_of[row].append(origin)
    for row, fitting in sorted(fitting_of.items()):
        # Beside what it equals but for its scope, or states more firmly, else beside what it comes closest to.
        beside = min(
            fitting,
            key=lambda origin: (relate(comparison, wording, row, origin) != "equal", node[row] != node[origin], origin),
        )
        how = _how(comparison, wording, row, beside)
        if how is not None:
            message = f"{wording.heading(row)}{wording.sources([row])} {how}"
            yield of_claim(wording, row, message)._replace(rows=[row, *fitting])


def _how(comparison: Comparison, wording: Wording, row: int, beside: int) -> str | None:
    """How a row changes what it repeats; None where that is another rule's to say."""
    relation, origin = relate(comparison, wording, row, beside), f"{wording.called(beside)}, which it repeats,"
    if relation == "equal" and comparison.scopes.node[row] != comparison.scopes.node[beside]:
        now, was = (wording.counts(of) or " without saying of whom" for of in (row, beside))
        return f"says {wording.means(row)}{now}, which {origin} says{was} (another scope)"
    if relation == "equal":
        was, now = wording.stated(beside), wording.stated(row)
        return f"states as {now} what {origin} states as {was}: {wording.means(row)} (firmer)"
    if wording.fact(row).kind == "name":
        return None
    change = _CHANGE.get(relation, "different")
    tracks = comparison.firm.track[[row, beside]].tolist()
    if tracks[0] != tracks[1]:
        change = "on another clock"
        if YEARLESS in tracks:
            change = "without the year" if tracks[0] == YEARLESS else "with a year"
    return f'has "{wording.value(row)}" where {origin} has "{wording.value(beside)}" ({change})'


def _added(dossier: Dossier, comparison: Comparison, wording: Wording) -> Iterator[Flag]:
    """Rows of a derived source in its own voice, or attributed to a source, on whose scope that origin is silent."""
    claims, line = comparison.claims, comparison.lineage
    source, voice = codes(claims, "source", "voice")
    sources = claims["source"].cat.categories
    as_source = sources.get_indexer(claims["voice"].cat.categories).astype(np.int64)[voice]
    derives = np.array([key in dossier.sources and bool(dossier.sources[key].derives_from) for key in sources])
    says = (comparison.firm.track != NEVER) | answering(dossier, lambda fact: fact.kind == "text")
    own = as_source == source
    # What stands beside its origin already is not added.
    is_source = np.array([key in dossier.sources for key in claims["voice"].cat.categories])
    alone = says & np.where(own, derives[source], is_source[voice])
    alone[comparison.copies.row] = False
    rows = np.flatnonzero(alone)
    if not len(rows):
        return
    place, older = line.older(source[rows])
    place, older = place[own[rows][place]], older[own[rows][place]]
    quoting = np.flatnonzero(~own[rows] & (as_source[rows] >= 0))
    place, older = np.append(place, quoting), np.append(older, as_source[rows[quoting]])
    spoken = np.zeros(len(rows), dtype=bool)
    spoken[place[_speaks(comparison, says, rows[place], older)]] = True
    added = rows[~spoken].tolist()
    behind = ancestors(dossier.sources, {wording.source(row) for row in added if own[row]})
    for row in added:
        keys = behind[wording.source(row)] if own[row] else [wording.voice(row)]
        named = listed(wording.naming.all_called(keys))
        silent = f"{named} {'says' if len(keys) == 1 else 'say'} nothing"
        adds = "adds" if own[row] else f"quotes {wording.naming.called(wording.voice(row))} for"
        message = f"{wording.called(row)} {adds} {wording.answers(row)}{wording.counts(row)}, of which {silent}"
        yield of_claim(wording, row, message)


def _speaks(comparison: Comparison, says: Mask, rows: Ints, source: Ints) -> Mask:
    """Which of the sources say something of the fact of the row beside them, and maybe of its scope."""
    (of,) = codes(comparison.claims, "source")
    sources, scopes = len(comparison.claims["source"].cat.categories), len(comparison.scopes.names) + 1
    node, fact = comparison.scopes.node + 1, comparison.cells.fact
    asked = fact[rows] * sources + source
    told = (fact * sources + of)[says]
    at = (told * scopes) + node[says]
    of_scope = isin(asked * scopes + node[rows], distinct(at)) | isin(asked * scopes, distinct(at))
    found: Mask = of_scope | ((node[rows] == 0) & isin(asked, distinct(told)))
    return found
