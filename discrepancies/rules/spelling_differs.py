"""spelling-differs: names that are probably one, spelt differently or shorter; or surnames in a list that nearly match.

Why: a misspelt or shortened name hides that two sources mean the same person, and a wrong letter in a list of the
dead hurts twice. The program offers the pair and joins nobody.

Passes: differences of case, diacritics, punctuation or order around a comma ("Pérez, Óscar"), which are one
spelling; a declared alias; short words ("Ana" and "Anna"); two given names, families or places of their own
("Maria" and "Mario", "Gambia" and "Zambia").

Fails: "Lisbeth Ramirez" and "Lisbeth Ramires" in two sources, or "Lisbeth Ramirez" and "Capt. L. Ramirez";
"Eastwood View" and "Eastwood VW"; "Lugo Ramos" and "Lugo Ramosa" in one list, where brothers would share the surname.

When not to worry: both forms are in use; declare one as an alias of the other. Or they are two people; then a
source that lists both tells them apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import NamedTuple

import numpy as np

from discrepancies.claims.table import answering
from discrepancies.kinds import names
from discrepancies.kinds.name import spelling
from discrepancies.language.likeness import is_slip, likeness, shorter
from discrepancies.language.reading import NEVER
from discrepancies.law.agreement import Agreement
from discrepancies.load.dossier import Dossier
from discrepancies.model import Flag, Severity
from discrepancies.rules.flags import of_claim
from discrepancies.wording import Wording, listed

SEVERITY: Severity = "warning"


def check(dossier: Dossier, agreement: Agreement, wording: Wording) -> Iterator[Flag]:
    """Flag each pair of nearly matching names of one event's fact, and of surnames within one list."""
    cells = agreement.comparison.cells
    named = answering(dossier, lambda fact: fact.kind in ("name", "names"))
    for number in np.flatnonzero(named[cells.first_row]).tolist():
        yield from _of_fact(agreement, wording, number)


class _Given(NamedTuple):
    """The names that are given of one event's fact."""

    written: dict[str, dict[str, list[int]]]
    """The folded ones, each as written, with the rows that write it so."""
    lists: dict[int, tuple[int, Set[str]]]
    """Each claim's row, and the folded names on its list."""


def _of_fact(agreement: Agreement, wording: Wording, number: int) -> Iterator[Flag]:
    given = _given(agreement, wording, number)
    if len(given.written) < 2:
        return
    # What one list names is told apart, so a single list holds nothing to compare.
    like = likeness(given.written if len(given.lists) > 1 else ())
    on: defaultdict[str, set[int]] = defaultdict(set)
    for claim, (_, names_on_it) in given.lists.items():
        for name in names_on_it:
            on[name].add(claim)
    for one, other in like.pairs():
        if on[one].isdisjoint(on[other]):
            how = "one shorter" if shorter(one, other) or shorter(other, one) else "spelt differently"
            yield _flag(wording, given, (one, other), how)
    for crowd in like.crowds:
        if len(set[int]().union(*(on[name] for name in crowd))) > 1:
            yield _flag(wording, given, crowd, "spelt differently")
    yield from _surnames(wording, given)


def _given(agreement: Agreement, wording: Wording, number: int) -> _Given:
    comparison = agreement.comparison
    written: defaultdict[str, dict[str, list[int]]] = defaultdict(dict)
    lists: dict[int, tuple[int, Set[str]]] = {}
    for row in comparison.cells.rows_of_fact(number):
        if comparison.firm.track[row] == NEVER or wording.claim(row) in lists:
            continue
        fact, value = wording.fact(row), wording.value(row)
        given = names.written(value) if fact.kind == "names" else [value]
        for name in given:
            written[spelling(name, fact)].setdefault(name, []).append(row)
        lists[wording.claim(row)] = row, {spelling(name, fact) for name in given}
    return _Given(written, lists)


def _flag(wording: Wording, given: _Given, alike: Sequence[str], how: str) -> Flag:
    """Say that these names are probably one; in the subject the first and the last speak for all of a crowd."""
    rows = [row for name in alike for of in given.written[name].values() for row in of]
    sides = [_side(wording, given.written[name]) for name in alike]
    return Flag(
        message=f"{listed(sides)} are probably one name, {how}",
        rows=rows,
        subject=f"{alike[0]} / {alike[-1]}",
        about=wording.about(rows[0]),
    )


def _side(wording: Wording, written: dict[str, list[int]]) -> str:
    return f"{' / '.join(written)} {wording.bracketed(row for rows in written.values() for row in rows)}"


def _surnames(wording: Wording, given: _Given) -> Iterator[Flag]:
    for row, on_it in given.lists.values():
        bearers = {name.split()[-1]: name for name in sorted(on_it)}
        for one, other in _slips(bearers) if len(on_it) > 1 else ():
            shown = [next(iter(given.written[bearers[surname]])) for surname in (one, other)]
            message = f"{wording.who(row)} lists {shown[0]} and {shown[1]}, whose surnames nearly match"
            yield of_claim(wording, row, message)._replace(subject=f"{one} / {other}")


def _slips(surnames: Iterable[str]) -> Iterator[tuple[str, str]]:
    return (pair for pair in likeness(tuple(surnames)).pairs() if is_slip(*pair))
