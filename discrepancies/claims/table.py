"""The claims as one pandas table, a row for each simple claim: the only place that names its columns.

Everything after this compares numbers. Compound claims (a period, a list of names) become several rows that share
their claim's number.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import cast

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from discrepancies.claims import namesakes, values
from discrepancies.claims.event_clocks import event_clocks
from discrepancies.claims.values import Values
from discrepancies.columns.arrays import Coded, Floats, Ints, Mask, order, ranges
from discrepancies.columns.column import Column, taken
from discrepancies.kinds import names
from discrepancies.language.reading import ABSOLUTE
from discrepancies.load.dossier import Dossier
from discrepancies.load.problems import Problems
from discrepancies.load.processes import Map
from discrepancies.load.written_claims import Written
from discrepancies.model import Event, Fact, Refused

COLUMNS: Mapping[str, str] = {
    "claim": "int64; number of the claim in the files; the rows of a compound claim share it",
    "event": "category; the event's key",
    "fact": "category; the fact's key",
    "part": 'category; "start" or "end" of a period, "lat" or "lon" of coordinates, the folded name of a list, else ""',
    "source": "category; the source's key",
    "voice": "category; whose word it is: what the claim is attributed to, else its source",
    "scope": 'category; what the figure counts, "" where the claim does not say',
    "value": "category; as written",
    "low": "float64; least possible value (dates: seconds on the event's local clock since 1970-01-01)",
    "high": "float64; greatest possible value; NaN in both where there is nothing to compare",
    "soft_low": "float64; low read generously: vague widths doubled, rounded to the digits written, the bound itself",
    "soft_high": "float64; high read generously",
    "firm_low": "float64; low as it is compared: a conversion is as precise as its last digit, and half the fact's "
    "tolerance is allowed on either side",
    "firm_high": "float64; high as it is compared",
    "digit": "float64; what the last written digit stands for, 0 where that is exact",
    "gap_low": "float64; where the first of two alternatives ends, which leave something out; NaN for others",
    "gap_high": "float64; where the second begins",
    "hedge": "category; exact, about, at least, at most, range or vague",
    "track": "int8; rows are compared within one track: 0 ordinary, 1 dates without a year, 2 times of an "
    "event with several offsets, -1 never compared",
    "weekday": "int8; weekday the value names, Monday 0, -1 where it names none",
    "stated": "category; fact, likely or alleged",
    "as_of": "category; up to when the figure was counted, as written",
    "when": "category; when the state held, as written",
    "closed": "bool; the source gives its list of names as complete",
    "listed": "bool; False for a name that a closed list lacks",
    "quote": "category; the words that show the value",
    "file": "category; the file as given",
    "line": "int64; the claim's first line, counted from 1",
}

_SORTED = ("event", "fact", "part", "source", "voice", "scope", "value", "as_of", "when", "stated", "quote")


def codes(claims: pd.DataFrame, *columns: str) -> list[Ints]:
    """Columns of texts as the codes of their categories, wide enough to count with."""
    return [claims[key].cat.codes.to_numpy().astype(np.int64) for key in columns]


def answering(dossier: Dossier, wanted: Callable[[Fact], bool]) -> Mask:
    """The rows that answer a fact such as is wanted."""
    (fact,) = codes(dossier.claims, "fact")
    asked = dossier.claims["fact"].cat.categories.tolist()
    return np.isin(fact, [code for code, key in enumerate(asked) if wanted(dossier.facts[key])])


def first_rows(claims: pd.DataFrame) -> Ints:
    """The first row of each claim, in order."""
    return np.sort(np.unique(claims["claim"].to_numpy(), return_index=True)[1])


def build(draft: Dossier, problems: Problems, refused: list[Refused] | None = None, each: Map = map) -> pd.DataFrame:
    """Read every value and lay the claims out as a table with COLUMNS, in an order that no file order changes.

    Rows are sorted by event, fact, part, source, voice, scope and value. A value that cannot be read is recorded in
    `problems`, and its claim stands in the table as one that cannot be compared; or in `refused`, where that is
    given, and its claim has no row. The values are read by `each`, in other processes maybe.
    """
    written = draft.written
    coded = _coded(written)
    read = values.read(draft, coded["fact"], coded["value"], coded["source"], each)
    unreadable = _unreadable(read)
    if refused is not None:
        refused += unreadable
    for one in unreadable if refused is None else ():
        problems.add(written.place(one.claim, "value"), one.wrong, one.instead)
    claim, reading = _rows(read, np.array([one.claim for one in refused or ()], dtype=np.int64))
    part = _parts(read.part)
    keys = {**coded, "part": Coded(part.codes[reading], part.texts)}
    rows = order(
        [
            (column.codes if key == "part" else column.codes[claim], len(column.texts))
            for key, column in ((key, keys[key]) for key in _SORTED)
            if len(column.texts) > 1
        ]
    )
    if rows is not None:
        claim, reading = claim[rows], reading[rows]
    ends = dict(zip(values.ENDS, read.ends, strict=True))
    shared = {
        f"firm_{key}": key for key in ("low", "high") if np.array_equal(ends[key], ends[f"firm_{key}"], equal_nan=True)
    }
    ends = {key: of[reading] for key, of in ends.items() if key not in shared}
    # Where nothing is converted and nothing tolerated, both are one array.
    ends = {key: ends[shared.get(key, key)] for key in values.ENDS}
    columns: dict[str, object] = {
        "claim": claim,
        **{key: _taken(coded[key], claim) for key in ("event", "fact")},
        "part": _taken(part, reading),
        **{key: _taken(coded[key], claim) for key in ("source", "voice", "scope", "value")},
        **ends,
        "gap_low": taken(read.gap[0], reading),
        "gap_high": taken(read.gap[1], reading),
        "hedge": _categorical(read.hedge[reading], values.HEDGES),
        "track": read.track[reading],
        "weekday": read.weekday[reading],
        **{key: _taken(coded[key], claim) for key in ("stated", "as_of", "when")},
        "closed": _closed(written)[claim],
        "listed": np.ones(len(claim), dtype=bool),
        "quote": _taken(coded["quote"], claim),
        "file": _taken(Coded(written.file, list(written.files)), claim),
        "line": written.line[claim].astype(np.int64, copy=False),
    }
    table = pd.DataFrame(columns, copy=False)
    _settle_offsets(table, read.offset, reading, draft.events)
    namesakes.number(table, draft.facts)
    return _with_lists_compared(table, draft.facts)


def _coded(written: Written) -> dict[str, Coded]:
    """The claims' texts as codes, in the order of the alphabet; "" stands for what a claim does not say."""
    columns, source = written.columns, written.columns["source"]
    attributed = columns["attributed_to"]
    voice = source
    if len(attributed.given()):
        codes = np.where(attributed.codes < 0, source.codes + np.int32(len(attributed.texts)), attributed.codes)
        voice = Column(codes, [*attributed.texts, *source.texts])
    keys = ("event", "fact", "source", "value", "scope", "as_of", "when", "quote")
    return {
        **{key: columns[key].sorted("") for key in keys},
        "voice": voice.sorted(""),
        "stated": columns["stated"].sorted("fact"),
    }


def _closed(written: Written) -> Mask:
    """The claims that give their list of names as complete, and do not say that others are on it."""
    closed = np.zeros(len(written), dtype=bool)
    closed[written.columns["closed"].among({"true"})] = True
    if closed.any():
        value = written.columns["value"]
        closed[value.among({text for text in value.texts if names.is_open(text)})] = False
    return closed


def _unreadable(read: Values) -> list[Refused]:
    """The claims whose value cannot be read, in order."""
    if not read.unreadable:
        return []
    why = {number: (error.wrong, error.instead) for number, error in read.unreadable.items()}
    wrong = np.zeros(len(read.count), dtype=bool)
    wrong[list(why)] = True
    claims = np.flatnonzero(wrong[read.of])
    return [Refused(claim, *why[value]) for claim, value in zip(claims.tolist(), read.of[claims].tolist(), strict=True)]


def _rows(read: Values, without: Ints) -> tuple[Ints, Ints]:
    """For each row its claim and its reading, in the order of the claims, some left out."""
    claims = np.delete(np.arange(len(read.of)), without) if len(without) else np.arange(len(read.of))
    of = (read.of[claims] if len(without) else read.of).astype(np.int64, copy=False)
    if (read.count == 1).all():
        return claims, of
    count = read.count[of]
    return np.repeat(claims, count), ranges(read.first[of], read.first[of] + count)


def _parts(names: Sequence[str]) -> Coded:
    """The parts of compound readings; of a period's, the start comes first."""
    codes, texts = Column.of(names).sorted("")
    ranks = sorted(range(len(texts)), key=lambda code: texts[code] == "end")
    rank = np.empty(len(texts), dtype=np.int32)
    rank[ranks] = np.arange(len(texts))
    return Coded(rank[codes], [texts[code] for code in ranks])


def _taken(column: Coded, rows: Ints) -> pd.Categorical[str]:
    """The column as a pandas categorical, for these rows."""
    codes = column.codes[rows] if len(column.texts) > 1 else np.zeros(len(rows), dtype=np.int8)
    return _categorical(codes, column.texts)


def _categorical(codes: NDArray[np.integer], texts: Sequence[str]) -> pd.Categorical[str]:
    categories = pd.Index(list(texts), dtype="str")
    return cast("pd.Categorical[str]", pd.Categorical.from_codes(codes, categories=categories, validate=False))


def _settle_offsets(table: pd.DataFrame, offsets: Floats, reading: Ints, events: Mapping[str, Event]) -> None:
    """Put times that state an offset on their event's local clock, or on none where its claims state several."""
    if np.isnan(offsets).all():
        return
    rows = np.flatnonzero(~np.isnan(offsets)[reading])
    offset = offsets[reading[rows]]
    event = codes(table, "event")[0][rows]
    clock = event_clocks(events, table["event"].cat.categories.tolist(), event, offset)[event]
    several = np.isnan(clock)
    clock[several] = 0.0
    gaps = () if table["gap_low"].isna().all() else ("gap_low", "gap_high")
    moved = {key: table[key].to_numpy()[rows] - offset + clock for key in (*values.ENDS[:-1], *gaps)}
    for key, ends in moved.items():
        table.loc[rows, key] = ends
    table.loc[rows[several], "track"] = ABSOLUTE
    # On another clock it may be another day, of which the source has named no weekday.
    table.loc[rows[clock != offset], "weekday"] = -1


def _with_lists_compared(table: pd.DataFrame, facts: Mapping[str, Fact]) -> pd.DataFrame:
    """The table with lists of names compared name by name, in its order again."""
    compared = namesakes.compared(table, facts)
    if compared is None:
        return table
    names = _parts(compared["part"].tolist())
    compared["part"] = _taken(names, np.arange(len(compared)))
    columns = [
        (of, len(compared[key].cat.categories)) for key, of in zip(_SORTED, codes(compared, *_SORTED), strict=True)
    ]
    rows = order([*columns, (compared["claim"].to_numpy(), int(compared["claim"].max()) + 1)])
    return compared if rows is None else compared.iloc[rows].reset_index(drop=True)
