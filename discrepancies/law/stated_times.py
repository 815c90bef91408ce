"""Times that claims state, on the clocks of their events: `when` something held, and `as_of` when it was counted."""

from __future__ import annotations

from typing import Literal

import numpy as np

from discrepancies.claims.event_clocks import Dates, dates, event_clocks, published
from discrepancies.claims.table import codes
from discrepancies.columns.arrays import Floats, Ints, Mask
from discrepancies.language.reading import Context
from discrepancies.load.dossier import Dossier


def stated_times(dossier: Dossier, column: Literal["when", "as_of"], rows: Ints) -> tuple[Floats, Floats, Mask]:
    """The first and the last second of what rows state, and whether it is written as a stretch.

    Each distinct text is read once for each way of writing dates; infinite is what has no year.
    """
    claims = dossier.claims
    source, written = (of[rows] for of in codes(claims, "source", column))
    contexts = [Context.of(dossier.sources.get(key)) for key in claims["source"].cat.categories.tolist()]
    distinct = list(dict.fromkeys(contexts))
    number = {context: place for place, context in enumerate(distinct)}
    context = np.array([number[one] for one in contexts], dtype=np.int64)
    packed, of = np.unique(written * max(len(distinct), 1) + context[source], return_inverse=True)
    texts = claims[column].cat.categories
    read = dates((texts[one // len(distinct)], distinct[one % len(distinct)]) for one in packed.tolist())
    return *_on_event_clocks(dossier, read, of, rows), read.stretch[of]


def published_times(dossier: Dossier) -> tuple[Floats, Floats]:
    """The first and the last second at which each row's source may have been published."""
    (source,) = codes(dossier.claims, "source")
    read = published(dossier.sources, dossier.claims["source"].cat.categories)
    return _on_event_clocks(dossier, read, source, slice(None))


def _on_event_clocks(dossier: Dossier, read: Dates, number: Ints, rows: Ints | slice) -> tuple[Floats, Floats]:
    """Dates for rows, by their number in `read`, on the clocks of the rows' events."""
    (event,) = codes(dossier.claims, "event")
    keys = dossier.claims["event"].cat.categories.tolist()
    event = event[rows]
    return read.on(event_clocks(dossier.events, keys, event, read.offset[number])[event], number)
