"""spelling-differs: two names that are probably one, spelt differently; or surnames in one list that nearly match.

Why: a misspelt name hides that two sources mean the same person, and a wrong letter in a list of the dead hurts
twice. The program offers the pair and joins nobody.

Passes: differences of case, diacritics, punctuation or order around a comma ("Pérez, Óscar"), which are one
spelling; a declared alias; short words ("Ana" and "Anna").

Fails: "Lisbeth Ramirez" and "Lisbeth Ramires" in two sources; "Lugo Ramos" and "Lugo Ramosa" in one list, where
brothers would share the surname.

When not to worry: both spellings are in use; declare one as an alias of the other. Or they are two people; then a
source that lists both tells them apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from discrepancies.claims.table import answering
from discrepancies.kinds import names
from discrepancies.kinds.name import spelling
from discrepancies.language.reading import NEVER
from discrepancies.language.spelling import near_pairs
from discrepancies.law.agreement import Agreement
from discrepancies.load.dossier import Dossier
from discrepancies.model import Flag, Severity
from discrepancies.rules.flags import of_claim
from discrepancies.wording import Wording

SEVERITY: Severity = "warning"


def check(dossier: Dossier, agreement: Agreement, wording: Wording) -> Iterator[Flag]:
    """Flag each pair of nearly matching names of one event's fact, and of surnames within one list."""
    cells = agreement.comparison.cells
    named = answering(dossier, lambda fact: fact.kind in ("name", "names"))
    for number in np.flatnonzero(named[cells.first_row]).tolist():
        yield from _of_fact(agreement, wording, number)


def _of_fact(agreement: Agreement, wording: Wording, number: int) -> Iterator[Flag]:
    comparison = agreement.comparison
    written: defaultdict[str, dict[str, list[int]]] = defaultdict(dict)
    lists: dict[int, tuple[int, set[str]]] = {}
    for row in comparison.cells.rows_of_fact(number):
        if comparison.firm.track[row] == NEVER or wording.claim(row) in lists:
            continue
        fact, value = wording.fact(row), wording.value(row)
        given = names.written(value) if fact.kind == "names" else [value]
        for name in given:
            written[spelling(name, fact)].setdefault(name, []).append(row)
        lists[wording.claim(row)] = row, {spelling(name, fact) for name in given}
    if len(written) < 2:
        return
    for one, other in near_pairs(written):
        if any({one, other} <= listed for _, listed in lists.values()):
            continue
        sides = [
            f"{' / '.join(written[name])} {wording.bracketed(row for rows in written[name].values() for row in rows)}"
            for name in (one, other)
        ]
        rows = [row for name in (one, other) for of in written[name].values() for row in of]
        yield Flag(
            message=f"{sides[0]} and {sides[1]} are probably one name, spelt differently",
            rows=rows,
            subject=f"{one} / {other}",
            about=wording.about(rows[0]),
        )
    yield from _surnames(wording, lists, written)


def _surnames(
    wording: Wording, lists: dict[int, tuple[int, set[str]]], written: dict[str, dict[str, list[int]]]
) -> Iterator[Flag]:
    for row, listed in lists.values():
        bearers = {name.split()[-1]: name for name in sorted(listed)}
        for one, other in near_pairs(bearers) if len(listed) > 1 else ():
            shown = [next(iter(written[bearers[surname]])) for surname in (one, other)]
            message = f"{wording.who(row)} lists {shown[0]} and {shown[1]}, whose surnames nearly match"
            yield of_claim(wording, row, message)._replace(subject=f"{one} / {other}")
