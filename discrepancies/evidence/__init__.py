"""What the sources' texts show: whether a quote stands in its text, and where.

A room a question: a quote in its text (`quotes`), the figures in words (`figures`), whether they show the value
(`shown`), what no claim covers (`coverage`). In go a dossier and the texts at hand, out comes where each quote stands
and what it shows; what rules and reports ask alike is worked out once and kept as long as the dossier lives.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from discrepancies.evidence.quotes import Found
    from discrepancies.load.dossier import Dossier

_LOCATED: WeakKeyDictionary[Dossier, Mapping[int, Found | None]] = WeakKeyDictionary()


def located(dossier: Dossier) -> Mapping[int, Found | None]:
    """Where each quote stands whose source's text is at hand, by the claim's number; None where it is not found."""
    if not dossier.texts:
        return {}
    if dossier not in _LOCATED:
        _LOCATED[dossier] = _looked_up(dossier)
    return _LOCATED[dossier]


def _looked_up(dossier: Dossier) -> dict[int, Found | None]:
    """Text by text, so that each is folded once, and each distinct quote of it looked up once."""
    # Start-up: most dossiers have no texts at hand.
    from discrepancies.evidence.quotes import find

    written = dossier.written.columns
    claims: dict[str, dict[str, list[int]]] = {source: {} for source in dossier.texts}
    for claim, (source, quote) in enumerate(zip(written["source"], written["quote"], strict=True)):
        if quote and source in claims:
            claims[source].setdefault(quote, []).append(claim)
    located: dict[int, Found | None] = {}
    for source, quotes in claims.items():
        for quote, of in quotes.items():
            located |= dict.fromkeys(of, find(quote, dossier.texts[source], dossier.sources[source].language))
    return located
