"""The dossier that ships: every quote is a fragment, and shows its value or says how that follows from it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import discrepancies
from discrepancies.load.dossier import Dossier

SHIPPED = Path(__file__).parents[2] / "data" / "claims.yaml"
MOST_WORDS = 15


@cache
def shipped() -> Dossier:
    return replace(discrepancies.load(str(SHIPPED)), every_quote=True)


def test_a_quote_is_a_fragment() -> None:
    quotes = [quote or "" for quote in shipped().written.columns["quote"]]
    assert len(quotes) > 300
    assert [quote for quote in quotes if not 0 < len(quote.split()) <= MOST_WORDS] == []


def test_a_quote_shows_its_value_or_the_claim_says_how_it_follows() -> None:
    flagged = discrepancies.check(shipped(), select=["quote-disagrees"]).flagged
    assert flagged
    assert [finding.message for finding in flagged if finding.severity != "info"] == []
    assert all("; inferred: " in finding.message for finding in flagged)
