"""The work cut into parts by event, so that it can be done anywhere, and put together again.

An event is the hard border of comparison: whatever a rule says of one follows from its own claims and from what is
declared. So some whole events are a dossier of their own, in which the same rules find the same. The table is sorted
by event, so a part is a run of its rows. Only the rules of `rules.OF_THE_WHOLE`, and constraints that name another
event, look beyond one event: they are run on the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from discrepancies import rules
from discrepancies.columns.arrays import Ints, distinct
from discrepancies.columns.column import Column
from discrepancies.constraints.declared import truths
from discrepancies.constraints.expression import PUBLISHED, unknowns
from discrepancies.engines import Engine
from discrepancies.engines.progress import stage
from discrepancies.explanations import explainer
from discrepancies.law.agreement import Agreement, agree
from discrepancies.load.dossier import Dossier
from discrepancies.load.written_claims import Written
from discrepancies.model import Constraint, Finding, Source
from discrepancies.rules.identity import in_order, stamp
from discrepancies.wording import Wording

CONSTRAINTS = "constraint-broken"


class Part(NamedTuple):
    """Some whole events as a dossier, the row of the whole table at which it begins, and the rules to run on it."""

    first: int
    dossier: Dossier
    rules: tuple[str, ...]
    shared: frozenset[str]
    """The names that more than one source or voice of the whole bears."""


def found(
    dossier: Dossier, agreement: Agreement, wording: Wording, names: Sequence[str], engine: Engine | None = None
) -> tuple[Finding, ...]:
    """What the rules of these names find in a dossier: all here, or by an engine part by part, and the rest here."""
    if engine is None:
        with stage("applying rules"):
            flags = [(name, flag) for name in names for flag in rules.rule(name).check(dossier, agreement, wording)]
        with stage("explaining"):
            return stamp(dossier, flags, explainer(agreement.comparison, wording))
    own, beyond = by_reach(dossier)
    within = tuple(name for name in names if name not in rules.OF_THE_WHOLE)
    parts = cut(replace(dossier, constraints=own), engine.partitions, within, wording.naming.shared)
    together = [finding for part in engine.map(found_in, parts) for finding in part]
    return in_order([*together, *found_beyond(dossier, agreement, wording, names, beyond)])


def found_beyond(
    dossier: Dossier,
    agreement: Agreement,
    wording: Wording,
    names: Sequence[str],
    constraints: Mapping[str, Constraint],
) -> tuple[Finding, ...]:
    """What those of the rules find that look beyond one event, and the constraints that do."""
    together = found(dossier, agreement, wording, [name for name in names if name in rules.OF_THE_WHOLE])
    if constraints and CONSTRAINTS in names:
        together += found(replace(dossier, constraints=constraints), agreement, wording, [CONSTRAINTS])
    return together


def found_in(part: Part) -> list[Finding]:
    """What the rules find in one part, by the rows of the whole table."""
    within = found(part.dossier, agree(part.dossier), Wording(part.dossier, part.shared), part.rules)
    return [finding._replace(rows=tuple(row + part.first for row in finding.rows)) for finding in within]


def cut(
    dossier: Dossier, partitions: int, names: tuple[str, ...], shared: frozenset[str] = frozenset()
) -> Iterator[Part]:
    """The dossier in as many parts of about as many claims, fewer where there are fewer events."""
    event = dossier.claims["event"].cat.codes.to_numpy()
    ends = np.append(np.flatnonzero(np.diff(event)) + 1, len(event))
    shares = np.arange(1, partitions + 1) * len(event) // partitions
    first = 0
    for end in distinct(ends[np.searchsorted(ends, shares)]).tolist() if len(event) else ():
        yield Part(first, part_of(dossier, slice(first, end)), names, shared)
        first = end


def part_of(dossier: Dossier, rows: slice | Ints) -> Dossier:
    """The claims of the rows of some whole events, in their order, with all that is declared and bears on them.

    Nothing else, for it is sent away.
    """
    claims = dossier.claims.iloc[rows].reset_index(drop=True)
    numbers, claim = np.unique(claims["claim"].to_numpy(), return_inverse=True)
    claims["claim"] = claim
    for key in claims.select_dtypes("category"):
        claims[key] = claims[key].cat.remove_unused_categories()
    speaking = {key for column in ("source", "voice") for key in claims[column].cat.categories}
    events = claims["event"].cat.categories
    return replace(
        dossier,
        events={key: dossier.events[key] for key in events if key in dossier.events},
        sources=_behind(dossier.sources, speaking),
        written=_written(dossier.written, numbers),
        table=claims,
        texts={key: text for key, text in dossier.texts.items() if key in speaking},
        refused=(),
    )


def _written(written: Written, claims: Ints) -> Written:
    """Some claims, without their places, of which no rule speaks."""
    columns = {key: _used(column.take(claims)) for key, column in written.columns.items()}
    return Written(columns, written.files, written.file[claims], written.line[claims], {})


def _used(column: Column) -> Column:
    """The same without the texts that it does not have."""
    used = distinct(column.codes[column.codes >= 0].astype(np.int64))
    if not len(used):
        return Column.absent(len(column))
    number = np.full(len(column.texts) + 1, -1, dtype=np.int32)
    number[used] = np.arange(len(used))
    return Column(number[column.codes], [column.texts[code] for code in used.tolist()])


def _behind(sources: Mapping[str, Source], speaking: Iterable[str]) -> dict[str, Source]:
    """Those who speak, and all that they go back to or replace."""
    behind: set[str] = set()
    waiting = [key for key in speaking if key in sources]
    while waiting:
        key = waiting.pop()
        if key in sources and key not in behind:
            behind.add(key)
            waiting += [*sources[key].derives_from, *sources[key].corrects, sources[key].by or ""]
    return {key: source for key, source in sources.items() if key in behind}


def by_reach(dossier: Dossier) -> tuple[dict[str, Constraint], dict[str, Constraint]]:
    """The constraints that can be held against each event alone, and those that reach into another."""
    own: dict[str, Constraint] = {}
    beyond: dict[str, Constraint] = {}
    for key, truth in truths(dossier).items():
        asked = set(unknowns(truth)) - {PUBLISHED}
        alone = bool(asked) and all(unknown.event is None for unknown in asked)
        (own if alone else beyond)[key] = dossier.constraints[key]
    return own, beyond
