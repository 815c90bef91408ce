"""What the rules find after an edit, for whoever waits for it: only the events that changed are looked at again.

Whatever a rule says of an event follows from its own claims and from what is declared (see `by_event`). So as long as
all that is declared, and every text, is as it was, what was found in an event whose claims are the same is found there
again; its rows have moved, no more. What looks beyond one event is looked at anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

import numpy as np

from discrepancies import rules
from discrepancies.claims.edits import KEYS
from discrepancies.columns.arrays import Ints, Mask
from discrepancies.columns.column import Column
from discrepancies.engines import by_event
from discrepancies.law.agreement import Agreement, agree
from discrepancies.load.dossier import Dossier
from discrepancies.load.placeless import placeless
from discrepancies.model import Finding, Handled
from discrepancies.report import Report
from discrepancies.rules.identity import in_order
from discrepancies.wording import Wording

_DECLARED = ("facts", "events", "voices", "sources", "constraints", "events_declared", "texts", "every_quote")

Runs = Mapping[str, tuple[int, int]]
"""Where the rows of each event begin and end."""


def found(dossier: Dossier, agreement: Agreement, wording: Wording, earlier: Report) -> tuple[Finding, ...]:
    """What the rules of an earlier report find in its dossier after an edit: the same as if nothing were known."""
    if not _as_declared(earlier.dossier, dossier) or earlier.wording.naming.shared != wording.naming.shared:
        return by_event.found(dossier, agreement, wording, earlier.rules)
    own, beyond = by_event.by_reach(dossier)
    within = [name for name in earlier.rules if name not in rules.OF_THE_WHOLE]
    runs = _runs(dossier)
    moved = _unchanged(earlier.dossier, dossier, _runs(earlier.dossier), runs)
    together = list(_kept(earlier, {*within}, beyond.keys(), moved))
    if changed := [range(*run) for event, run in runs.items() if event not in moved]:
        rows = np.concatenate([np.arange(one.start, one.stop) for one in changed])
        part = by_event.part_of(replace(dossier, constraints=own), rows)
        again = by_event.found(part, agree(part), Wording(part, wording.naming.shared), within)
        together += (one._replace(rows=tuple(rows[list(one.rows)].tolist())) for one in again)
    return in_order([*together, *by_event.found_beyond(dossier, agreement, wording, earlier.rules, beyond)])


def _as_declared(old: Dossier, new: Dossier) -> bool:
    return all(placeless(getattr(old, key)) == placeless(getattr(new, key)) for key in _DECLARED)


def _runs(dossier: Dossier) -> Runs:
    event = dossier.claims["event"].cat
    code = event.codes.to_numpy()
    begins = np.flatnonzero(np.diff(code, prepend=-1))
    ends = np.append(begins[1:], len(code))
    keys = event.categories[code[begins]].tolist()
    return dict(zip(keys, zip(begins.tolist(), ends.tolist(), strict=True), strict=True))


def _unchanged(old: Dossier, new: Dossier, was: Runs, now: Runs) -> dict[str, int]:
    """The events whose claims say just what they said, and by how much their rows have moved."""
    alike = [event for event in now if event in was and was[event][1] - was[event][0] == now[event][1] - now[event][0]]
    if not alike:
        return {}
    before, after = (_rows([runs[event] for event in alike]) for runs in (was, now))
    same = _same(old, new, before, after)
    first = np.cumsum([0, *(now[event][1] - now[event][0] for event in alike)])[:-1]
    kept = np.logical_and.reduceat(same, first).tolist()
    return {event: now[event][0] - was[event][0] for event, is_same in zip(alike, kept, strict=True) if is_same}


def _rows(runs: Sequence[tuple[int, int]]) -> Ints:
    return np.concatenate([np.arange(*run) for run in runs])


def _same(old: Dossier, new: Dossier, before: Ints, after: Ints) -> Mask:
    """For each pair of rows, whether the claims behind them say the same in so many words."""
    claims = old.claims["claim"].to_numpy()[before], new.claims["claim"].to_numpy()[after]
    same = np.ones(len(before), dtype=bool)
    for key in KEYS:
        codes = Column.joined([old.written.columns[key], new.written.columns[key]]).distinct().codes
        same &= codes[claims[0]] == codes[claims[1] + len(old.written)]
    return same


def _kept(earlier: Report, within: Set[str], beyond: Set[str], moved: Mapping[str, int]) -> Iterator[Finding]:
    """What was found in the events that are as they were, undecided, by the rows that they have now."""
    event = earlier.dossier.claims["event"].cat
    codes, keys = event.codes.to_numpy(), event.categories.tolist()
    for finding in (one for one in earlier.flagged if one.rule in within):
        shift = moved.get(finding.event or keys[codes[finding.rows[0]]])
        if shift is None or (finding.rule == by_event.CONSTRAINTS and finding.subject in beyond):
            continue
        yield finding._replace(
            rows=tuple(row + shift for row in finding.rows),
            state="open",
            decision=None,
            changed=(),
            handled=Handled(),
        )
