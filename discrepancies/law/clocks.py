"""Up to when each claim was counted: the one of the three clocks that puts figures in order of time.

It is the claim's `as_of`, else that of the claim it repeats, else the day its source was published. A date is the
stretch of seconds it covers, so an order that dates leave open is never assumed: a day is not before itself, nor a
month before a day in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from discrepancies.kinds.date import interval
from discrepancies.language.calendar import DAY
from discrepancies.language.reading import COMPARABLE, Context, Reading

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from discrepancies.load.dossier import Dossier
    from discrepancies.model import Source

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Mask = NDArray[np.bool_]


def clocks(dossier: Dossier, row: Ints, origin: Ints, equal: Mask, fits: Mask) -> tuple[Floats, Floats]:
    """The first and the last second up to which each row may have been counted; -inf and inf where nobody says.

    `row` and `origin` pair each row with those it may repeat, which it takes its clock from: those of `equal` value,
    else those it `fits`, else all of them.
    """
    claims = dossier.claims
    stated = np.asarray(claims["as_of"] != "")
    first, last = _published(dossier)
    first[stated], last[stated] = _as_of(dossier, np.flatnonzero(stated))

    pairs = np.flatnonzero(~stated[row])
    row, origin, equal, fits = row[pairs], origin[pairs], equal[pairs], fits[pairs]
    near = np.where(equal, 2, fits.astype(np.int64))
    nearest = np.zeros(len(claims), dtype=np.int64)
    np.maximum.at(nearest, row, near)
    row, origin = row[near == nearest[row]], origin[near == nearest[row]]
    waiting = np.zeros(len(claims), dtype=bool)
    waiting[row] = True
    while True:
        # Whoever repeats a row that repeats another waits for it; those that quote each other in turn wait in vain.
        held = np.zeros(len(claims), dtype=bool)
        held[row[waiting[origin]]] = True
        ready = waiting[row] & ~held[row]
        if not ready.any():
            return first, last
        settled = row[ready]
        first[settled], last[settled] = np.inf, -np.inf
        np.minimum.at(first, settled, first[origin[ready]])
        np.maximum.at(last, settled, last[origin[ready]])
        waiting[settled] = False


def _as_of(dossier: Dossier, rows: Ints) -> tuple[Floats, Floats]:
    """The clock of rows that state one, each distinct date read once for each way of writing dates."""
    claims = dossier.claims
    source, written, event = (
        claims[key].cat.codes.to_numpy()[rows].astype(np.int64) for key in ("source", "as_of", "event")
    )
    contexts = [Context.of(dossier.sources.get(key)) for key in claims["source"].cat.categories.tolist()]
    distinct = list(dict.fromkeys(contexts))
    context = np.array([distinct.index(one) for one in contexts], dtype=np.int64)
    packed, number = np.unique(written * max(len(distinct), 1) + context[source], return_inverse=True)
    texts = claims["as_of"].cat.categories
    read = [_ends(_dated(texts[of // len(distinct)], distinct[of % len(distinct)])) for of in packed.tolist()]
    return _on_local_clock(dossier, read, number, event)


def _published(dossier: Dossier) -> tuple[Floats, Floats]:
    """When the source of each row was published, on its event's clock."""
    claims = dossier.claims
    source, event = (claims[key].cat.codes.to_numpy().astype(np.int64) for key in ("source", "event"))
    read = [_ends(published(dossier.sources.get(key))) for key in claims["source"].cat.categories.tolist()]
    return _on_local_clock(dossier, read, source, event)


def published(source: Source | None) -> Reading | None:
    """When a source was published, on the clock that it states; None where it does not say, or without a year."""
    return _dated(source.published, Context.of(source)) if source and source.published else None


def _dated(text: str, context: Context) -> Reading | None:
    """A date read; None without a year."""
    reading = interval(text, context)
    return reading if reading.track == COMPARABLE else None


def _ends(reading: Reading | None) -> tuple[float, float, float]:
    """First and last second of a date and the offset it states, NaN for none."""
    if reading is None:
        return -np.inf, np.inf, np.nan
    return reading.low, reading.high, np.nan if reading.offset is None else reading.offset


def _on_local_clock(
    dossier: Dossier, read: Sequence[tuple[float, float, float]], number: Ints, event: Ints
) -> tuple[Floats, Floats]:
    """Dates for each row, by their number in `read`, on the clock of the row's event: a day wider where unknown."""
    first, last, offset = np.array(read, dtype=np.float64).reshape(-1, 3).T
    if np.isnan(offset).all():
        return first[number], last[number]
    stated = offset[number]
    moved = np.where(np.isnan(stated), 0.0, _event_clocks(dossier, stated, event)[event] - stated)
    unknown = np.where(np.isnan(moved), float(DAY), 0.0)
    moved = np.nan_to_num(moved)
    return first[number] + moved - unknown, last[number] + moved + unknown


def _event_clocks(dossier: Dossier, stated: Floats, event: Ints) -> Floats:
    """Seconds east of UTC of each event code: as declared, else the one offset that is stated; NaN for more."""
    keys = dossier.claims["event"].cat.categories
    events = [dossier.events.get(key) for key in keys]
    declared = [np.nan if one is None or one.utc_offset is None else one.utc_offset for one in events]
    least, most = np.full((2, len(keys)), [[np.inf], [-np.inf]])
    said = np.flatnonzero(~np.isnan(stated))
    np.minimum.at(least, event[said], stated[said])
    np.maximum.at(most, event[said], stated[said])
    clock = np.array(declared, dtype=np.float64)
    return np.where(np.isnan(clock) & (least == most), least, clock)
