"""The claims as one pandas table, a row for each simple claim: the only place that names its columns.

Everything after this compares numbers. Values that say the same are read once; compound claims (a period, a
list of names) become several rows that share their claim's number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import pandas as pd

from discrepancies import kinds
from discrepancies.codes import runs
from discrepancies.kinds import name as name_kind
from discrepancies.kinds.reading import (
    ABSOLUTE,
    NEVER,
    UNKNOWN,
    UNKNOWN_WORDS,
    Context,
    Reading,
    Unreadable,
)
from discrepancies.kinds.spelling import axis, neighbours
from discrepancies.kinds.yes_no import NO
from discrepancies.model import Event, Fact, Source, Written

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from discrepancies.load.problems import Problems

COLUMNS: Mapping[str, str] = {
    "claim": "int64; number of the claim in the files; the rows of a compound claim share it",
    "event": "category; the event's key",
    "fact": "category; the fact's key",
    "part": 'category; "start" or "end" of a period, the folded name of a names list, else ""',
    "source": "category; the source's key",
    "voice": "category; whose word it is: what the claim is attributed to, else its source",
    "scope": 'category; what the figure counts, "" where the claim does not say',
    "value": "str; as written",
    "low": "float64; least possible value (dates: seconds on the event's local clock since 1970-01-01)",
    "high": "float64; greatest possible value; NaN in both where there is nothing to compare",
    "soft_low": "float64; low with the vague widths doubled",
    "soft_high": "float64; high with the vague widths doubled",
    "hedge": "category; exact, about, at least, at most, range or vague",
    "track": "int8; rows are compared within one track: 0 ordinary, 1 dates without a year, 2 times of an "
    "event with several offsets, -1 never compared",
    "weekday": "int8; weekday the value names, Monday 0, -1 where it names none",
    "stated": "category; fact, likely or alleged",
    "as_of": "category; up to when the figure was counted, as written",
    "when": "category; when the state held, as written",
    "closed": "bool; the source gives its list of names as complete",
    "listed": "bool; False for a name that a closed list lacks",
    "quote": "str; the words that show the value",
    "file": "category; the file as given",
    "line": "int64; the claim's first line, counted from 1",
}

_HEDGES = ("exact", "about", "at least", "at most", "range", "vague")


@dataclass(frozen=True)
class _Read:
    """Distinct values read: `first` and `count` say which of `parts` and `readings` belong to a value."""

    first: NDArray[np.int64]
    count: NDArray[np.int64]
    parts: list[str]
    readings: list[Reading]


def build(
    written: Written,
    facts: Mapping[str, Fact],
    events: Mapping[str, Event],
    sources: Mapping[str, Source],
    problems: Problems,
) -> pd.DataFrame:
    """Read every value and lay the claims out as a table with COLUMNS, in an order that no file order changes.

    Rows are sorted by event, fact, part, source, voice, scope and value. A value that cannot be read is recorded
    in `problems`, and its claim stands in the table as one that cannot be compared.
    """
    coded = ("event", "fact", "value", "source", "scope", "as_of", "when")
    claims = {key: _Codes.of(written.columns[key]) for key in coded}
    values, value_of = _distinct_values(claims, facts, sources)
    read = _read_values(values, value_of, facts, written, problems)

    repeated = read.count[value_of]
    claim = np.repeat(np.arange(len(written)), repeated)
    within = np.arange(len(claim)) - np.repeat(np.cumsum(repeated) - repeated, repeated)
    reading = read.first[value_of][claim] + within
    grid = np.array([r[:4] for r in read.readings], dtype=np.float64).reshape(-1, 4)[reading]
    hedge = np.array([_HEDGES.index(r.hedge) for r in read.readings], dtype=np.int8)[reading]
    track = np.array([r.track for r in read.readings], dtype=np.int8)[reading]
    weekday = np.array([r.weekday for r in read.readings], dtype=np.int8)[reading]
    part = _Codes.of(read.parts)
    voice = [a or s for a, s in zip(written.columns["attributed_to"], written.columns["source"], strict=True)]
    columns: dict[str, object] = {
        "claim": claim,
        "event": claims["event"].take(claim),
        "fact": claims["fact"].take(claim),
        "part": part.take(reading),
        "source": claims["source"].take(claim),
        "voice": _Codes.of(voice).take(claim),
        "scope": claims["scope"].take(claim),
        "value": np.array(written.columns["value"], dtype=object)[claim],
        **{key: grid[:, number] for number, key in enumerate(("low", "high", "soft_low", "soft_high"))},
        "hedge": _categorical(hedge, _HEDGES),
        "track": track,
        "weekday": weekday,
        "stated": _Codes.of([stated or "fact" for stated in written.columns["stated"]]).take(claim),
        "as_of": claims["as_of"].take(claim),
        "when": claims["when"].take(claim),
        "closed": np.array([closed == "true" for closed in written.columns["closed"]], dtype=bool)[claim],
        "listed": np.ones(len(claim), dtype=bool),
        "quote": np.array([quote or "" for quote in written.columns["quote"]], dtype=object)[claim],
        "file": _categorical(np.array(written.file, dtype=np.int64)[claim], written.files),
        "line": np.array(written.line, dtype=np.int64)[claim],
    }
    table = pd.DataFrame(columns, copy=False)
    _settle_offsets(table, read.readings, reading, events)
    _number_names(table, facts)
    return _sorted(_with_names_compared(table, facts))


@dataclass(frozen=True)
class _Codes:
    """A text column as integer codes into its sorted distinct values; "" stands for an absent key."""

    codes: NDArray[np.int64]
    values: list[str]

    @classmethod
    def of(cls, texts: Sequence[str | None]) -> _Codes:
        """Number the distinct texts in sorted order; of a period's parts, the start comes first."""
        codes, distinct = pd.factorize(np.array([text or "" for text in texts], dtype=object))
        order = sorted(range(len(distinct)), key=lambda number: (distinct[number] == "end", distinct[number]))
        rank = np.empty(len(order), dtype=np.int64)
        rank[order] = np.arange(len(order))
        return cls(rank[codes] if len(order) else codes.astype(np.int64), [distinct[n] for n in order])

    def take(self, rows: NDArray[np.int64]) -> pd.Categorical[str]:
        """The column as a pandas categorical, for these rows."""
        return _categorical(self.codes[rows], self.values)


def _categorical(codes: NDArray[Any], values: Sequence[str]) -> pd.Categorical[str]:
    return cast("pd.Categorical[str]", pd.Categorical.from_codes(codes, categories=pd.Index(list(values), dtype="str")))


def _distinct_values(
    claims: Mapping[str, _Codes], facts: Mapping[str, Fact], sources: Mapping[str, Source]
) -> tuple[list[tuple[Fact, str, Context]], NDArray[np.int64]]:
    """What there is to read, each once, and which of it each claim gives."""
    fact, value, source = claims["fact"], claims["value"], claims["source"]
    reader_of = _readers([facts[key] for key in fact.values])
    contexts = list(dict.fromkeys(Context.of(sources.get(key)) for key in source.values) or [Context()])
    context_of = np.array([contexts.index(Context.of(sources.get(key))) for key in source.values], dtype=np.int64)
    packed = (reader_of[fact.codes] * len(value.values) + value.codes) * len(contexts) + context_of[source.codes]
    value_of, distinct = pd.factorize(packed)
    pairs, context = np.divmod(distinct, len(contexts))
    fact_number, value_number = np.divmod(pairs, max(len(value.values), 1))
    return [
        (facts[fact.values[f]], value.values[v], contexts[c])
        for f, v, c in zip(fact_number.tolist(), value_number.tolist(), context.tolist(), strict=True)
    ], value_of.astype(np.int64)


def _readers(facts: Sequence[Fact]) -> NDArray[np.int64]:
    """For each fact the first one that reads every value alike."""
    first: dict[tuple[object, ...], int] = {}
    return np.array(
        [
            first.setdefault((fact.kind, fact.unit, fact.tolerance, fact.terms, tuple(fact.aliases.items())), number)
            for number, fact in enumerate(facts)
        ],
        dtype=np.int64,
    )


def _read_values(
    values: list[tuple[Fact, str, Context]],
    value_of: NDArray[np.int64],
    facts: Mapping[str, Fact],
    written: Written,
    problems: Problems,
) -> _Read:
    modules = {name: kinds.kind(name) for name in {fact.kind for fact in facts.values()}}
    first: list[int] = []
    count: list[int] = []
    parts: list[str] = []
    readings: list[Reading] = []
    unreadable: dict[int, Unreadable] = {}
    for number, (fact, text, context) in enumerate(values):
        first.append(len(readings))
        try:
            read = UNKNOWN if text.lower() in UNKNOWN_WORDS else modules[fact.kind].read(text, fact, context)
        except Unreadable as error:
            unreadable[number] = error
            read = UNKNOWN
        if isinstance(read, Reading):
            parts.append("")
            readings.append(read)
            count.append(1)
        else:
            parts.extend(part for part, _ in read)
            readings.extend(reading for _, reading in read)
            count.append(len(read))
    if unreadable:
        for claim in np.flatnonzero(np.isin(value_of, list(unreadable))).tolist():
            problem = unreadable[int(value_of[claim])]
            problems.add(written.place(claim, "value"), problem.wrong, problem.instead)
    return _Read(np.array(first, dtype=np.int64), np.array(count, dtype=np.int64), parts, readings)


def _settle_offsets(
    table: pd.DataFrame, readings: list[Reading], reading: NDArray[np.int64], events: Mapping[str, Event]
) -> None:
    """Put times that state an offset on their event's local clock, or on none where its claims state several."""
    stated = [n for n, r in enumerate(readings) if r.offset is not None]
    if not stated:
        return
    offset_of = np.zeros(len(readings))
    offset_of[stated] = [readings[n].offset or 0 for n in stated]
    rows = np.flatnonzero(np.isin(reading, stated))
    offset = offset_of[reading[rows]]
    event = table["event"].cat.codes.to_numpy()[rows]
    least, most = np.full((2, event.max() + 1), [[np.inf], [-np.inf]])
    np.minimum.at(least, event, offset)
    np.maximum.at(most, event, offset)
    declared = [events.get(key) for key in table["event"].cat.categories[: event.max() + 1]]
    clock = np.array([np.nan if e is None or e.utc_offset is None else e.utc_offset for e in declared])
    several = np.isnan(clock) & (least < most)
    clock = np.where(np.isnan(clock), np.where(several, 0.0, least), clock)
    for key in ("low", "high", "soft_low", "soft_high"):
        table.loc[rows, key] = table[key].to_numpy()[rows] - offset + clock[event]
    table.loc[rows[several[event]], "track"] = ABSOLUTE
    # On another clock it may be another day, of which the source has named no weekday.
    table.loc[rows[clock[event] != offset], "weekday"] = -1


def _facts_of_kind(
    table: pd.DataFrame, facts: Mapping[str, Fact], kind: str
) -> Iterator[tuple[Fact, NDArray[np.int64]]]:
    """The rows of each event's fact of this kind that say something, fact by fact."""
    keys = list(table["fact"].cat.categories)
    of_kind = [number for number, key in enumerate(keys) if facts[key].kind == kind]
    if not of_kind:
        return
    fact = table["fact"].cat.codes.to_numpy().astype(np.int64)
    rows = np.flatnonzero(np.isin(fact, of_kind) & (table["track"].to_numpy() != NEVER))
    packed = table["event"].cat.codes.to_numpy()[rows].astype(np.int64) * len(keys) + fact[rows]
    order = np.argsort(packed, kind="stable")
    for group in runs(rows[order], packed[order]):
        yield facts[keys[fact[group[0]]]], group


def _number_names(table: pd.DataFrame, facts: Mapping[str, Fact]) -> None:
    """Give each name its place on an axis of its own, where names that nearly match overlap."""
    values = table["value"].to_numpy()
    groups = [
        (rows, [name_kind.spelling(value, fact) for value in values[rows].tolist()])
        for fact, rows in _facts_of_kind(table, facts, "name")
    ]
    near_to = neighbours(name for _, spellings in groups if len(set(spellings)) > 1 for name in spellings)
    ends = np.zeros((len(table), 2))
    for rows, spellings in groups:
        placed = axis(set(spellings), near_to)
        ends[rows] = [placed[name] for name in spellings]
    if groups:
        every = np.concatenate([rows for rows, _ in groups])
        table.loc[every, ["low", "high", "soft_low", "soft_high"]] = ends[every][:, [0, 1, 0, 1]]


def _with_names_compared(table: pd.DataFrame, facts: Mapping[str, Fact]) -> pd.DataFrame:
    """Join the parts of names that nearly match, and let each closed list say no to the names it lacks."""
    groups = list(_facts_of_kind(table, facts, "names"))
    if not groups:
        return table
    parts = np.array(table["part"].tolist(), dtype=object)
    claim, closed = table["claim"].to_numpy(), table["closed"].to_numpy()
    near_to = neighbours(chain.from_iterable(parts[rows].tolist() for _, rows in groups))
    lacking: list[tuple[int, str]] = []
    for _, rows in groups:
        lists: defaultdict[int, set[str]] = defaultdict(set)
        for row in rows.tolist():
            lists[claim[row]].add(parts[row])
        same = _joined(set(parts[rows].tolist()), near_to, lists.values())
        for row in rows.tolist():
            if same[parts[row]] != parts[row]:
                # Another spelling of the name fits what the others say of it, and equals none of it.
                table.loc[row, ["low", "soft_low"]] = 1 - 1 / (2 + sorted(same).index(parts[row]))
        parts[rows] = [same[part] for part in parts[rows].tolist()]
        everyone = set(same.values())
        for row in rows[np.unique(claim[rows], return_index=True)[1]].tolist():
            if closed[row]:
                listed = {same[part] for part in lists[claim[row]]}
                lacking.extend((row, name) for name in sorted(everyone - listed))
    table["part"] = parts
    added = table.iloc[[row for row, _ in lacking]].copy()
    added["part"] = [name for _, name in lacking]
    added[["low", "high", "soft_low", "soft_high"]] = NO[:4]
    added["listed"] = False
    table = pd.concat([table, added], ignore_index=True)
    table["part"] = _Codes.of(table["part"].tolist()).take(np.arange(len(table)))
    return table


def _joined(names: set[str], near_to: Mapping[str, set[str]], lists: Collection[set[str]]) -> dict[str, str]:
    """Each name to the one that stands for it: near matches are one name, unless one list tells them apart."""
    same = {name: {name} for name in names}
    for name in sorted(names):
        for other in sorted(near_to.get(name, set()) & names):
            together = same[name] | same[other]
            if same[name] is not same[other] and not any(len(together & listed) > 1 for listed in lists):
                same.update(dict.fromkeys(together, together))
    return {name: min(together) for name, together in same.items()}


def _sorted(table: pd.DataFrame) -> pd.DataFrame:
    """The rows by event, fact, part, source, voice, scope and value; where all is alike, by the quote."""
    keys = ("event", "fact", "part", "source", "voice", "scope", "as_of", "when", "stated")
    columns = [(table[key].cat.codes.to_numpy(), len(table[key].cat.categories)) for key in keys]
    value, values = pd.factorize(table["value"].to_numpy(), sort=True)
    columns.insert(6, (value, len(values)))
    packed = _packed(columns)
    order = np.lexsort([table["claim"].to_numpy(), *reversed(packed)])
    alike = np.flatnonzero(np.logical_and.reduce([np.diff(key[order]) == 0 for key in packed]))
    if len(alike):
        quotes, claim = table["quote"].to_numpy(), table["claim"].to_numpy()
        for run in np.split(alike, np.flatnonzero(np.diff(alike) > 1) + 1):
            places = slice(run[0], run[-1] + 2)
            order[places] = sorted(order[places].tolist(), key=lambda row: (quotes[row], claim[row]))
    return table.iloc[order].reset_index(drop=True)


def _packed(columns: Sequence[tuple[NDArray[Any], int]]) -> list[NDArray[np.int64]]:
    """Several columns of codes as few sort keys as hold them, the most significant first."""
    keys: list[NDArray[np.int64]] = []
    room = 0
    for codes, size in columns:
        if not keys or room * size >= 2**62:
            keys.append(np.zeros(len(codes), dtype=np.int64))
            room = 1
        keys[-1] = keys[-1] * max(size, 1) + codes
        room *= max(size, 1)
    return keys
