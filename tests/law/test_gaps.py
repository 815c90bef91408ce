"""What lies between two alternatives is left out by them, and by nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from discrepancies.law.agreement import agree
from discrepancies.load.dossier import Dossier
from discrepancies.model import STATUSES


@pytest.mark.parametrize(
    ("one", "other", "status"),
    [
        ("1962 or 1964", "1963", "disputed"),
        ("1962 or 1964", "June 1963", "disputed"),
        ("[1962, 1964]", "5 May 1963", "disputed"),
        ("1962 or 1964", "1964", "compatible"),
        ("1962 or 1964", "31 December 1962", "compatible"),
        ("1962 or 1964", "1963 or later", "compatible"),
        ("1962 or 1964", "1962 to 1964", "compatible"),
        ("1962 or 1964", "[1962, 1964]", "agreed"),
        ("1962 or 1963", "1963", "compatible"),
        ("[1962, 1963, 1964]", "1963", "compatible"),
        ("15 or 18 January", "16 January", "disputed"),
        ("15 or 18 January", "Monday 17 January", "disputed"),
        ("15 or 18 January", "Monday 15 January", "compatible"),
        ("15 or 18 January", "January", "compatible"),
    ],
)
def test_a_claim_in_the_gap_conflicts(one: str, other: str, status: str, dossier_of: Callable[..., Dossier]) -> None:
    for first, second in ((one, other), (other, one)):
        dossier = dossier_of(f"""
            facts: {{born: {{asks: "?", kind: date}}}}
            sources:
              a: {{event: e, claims: [{{fact: born, value: "{first}"}}]}}
              b: {{event: e, claims: [{{fact: born, value: "{second}"}}]}}
            """)
        assert STATUSES[agree(dossier).status[0]] == status


def test_one_teller_in_its_own_gap_contradicts_itself_alone(dossier_of: Callable[..., Dossier]) -> None:
    agreement = agree(
        dossier_of("""
            facts: {born: {asks: "?", kind: date}}
            sources:
              a: {event: e, claims: [{fact: born, value: 1962 or 1964}, {fact: born, value: "1963"}]}
              b: {event: e, claims: [{fact: born, value: 1962 to 1964}]}
            """)
    )
    assert len(agreement.conflicts.contradictions) == 1
    assert not agreement.conflicts.across
