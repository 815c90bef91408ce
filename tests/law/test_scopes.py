"""How scopes lie in one another, and what the figures for some demand of others."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from discrepancies.law.comparison import Comparison, compare
from discrepancies.law.conflicts_of_scopes import held
from discrepancies.load.dossier import Dossier

SCOPES = """
facts:
  killed:
    asks: "?"
    kind: count
    scopes:
      everyone: {parts: [group, officers], contains: [foreigners]}
      group: {contains: [women, men]}
      officers: {parts: [police, soldiers]}
      women:
      men:
      police:
      soldiers:
      foreigners:
      elsewhere:
sources:
  a:
    event: e
    claims:
"""
ALL = ("everyone", "group", "officers", "women", "men", "police", "soldiers", "foreigners", "elsewhere")


def _comparison(dossier_of: Callable[..., Dossier], **figures: str) -> Comparison:
    claims = "".join(
        f'      - {{fact: killed, scope: {scope}, value: "{value}"}}\n' for scope, value in figures.items()
    )
    return compare(dossier_of(SCOPES + claims))


@pytest.mark.parametrize(
    ("one", "other", "contains", "disjoint"),
    [
        ("everyone", "group", True, False),
        ("everyone", "soldiers", True, False),
        ("group", "everyone", False, False),
        ("group", "officers", False, True),
        ("women", "soldiers", False, True),
        ("women", "men", False, False),
        ("foreigners", "women", False, False),
        ("everyone", "elsewhere", False, False),
    ],
)
def test_how_two_scopes_lie(
    one: str, other: str, contains: bool, disjoint: bool, dossier_of: Callable[..., Dossier]
) -> None:
    scopes = _comparison(dossier_of, **dict.fromkeys(ALL, "1")).scopes
    nodes = scopes.names.index(one), scopes.names.index(other)
    assert scopes.contains(*nodes) == contains
    assert scopes.disjoint(*nodes) == scopes.disjoint(*reversed(nodes)) == disjoint


@pytest.mark.parametrize(
    ("figures", "needs"),
    [
        ({"everyone": "at most 20", "women": "3", "police": "2"}, 5),
        ({"everyone": "at least 9", "women": "3", "police": "2"}, 9),
        ({"everyone": "at most 20", "women": "3", "men": "at least 4", "soldiers": "1", "police": "2"}, 7),
        ({"everyone": "at most 20", "foreigners": "8", "group": "5"}, 8),
        ({"everyone": "at most 20", "elsewhere": "8"}, 0),
    ],
)
def test_what_a_whole_needs(figures: dict[str, str], needs: float, dossier_of: Callable[..., Dossier]) -> None:
    comparison = _comparison(dossier_of, **figures)
    found = held(comparison, comparison.firm, np.arange(len(comparison.cells.part)), comparison.cells.part)
    everyone = found.at_end[comparison.claims["scope"].tolist().index("everyone")]
    assert max(found.need[everyone], 0) == needs


def test_what_a_whole_leaves_its_parts(dossier_of: Callable[..., Dossier]) -> None:
    comparison = _comparison(dossier_of, everyone="10", group="at least 6", soldiers="1", police="at least 0")
    found = held(comparison, comparison.firm, np.arange(len(comparison.cells.part)), comparison.cells.part)
    names = comparison.scopes.names
    caps = {names[node]: cap for node, cap in zip(found.node, found.cap, strict=True)}
    # Of what nobody speaks there is nothing to say.
    assert caps == {"everyone": 10, "group": 9, "officers": 4, "police": 3, "soldiers": 1}


def test_sums_of_fractions_are_not_held_against_their_dust(dossier_of: Callable[..., Dossier]) -> None:
    comparison = compare(
        dossier_of("""
            facts: {weight: {asks: "?", kind: quantity, unit: kg, scopes: {all: {parts: [dry, wet]}, dry: , wet: }}}
            sources:
              a:
                event: e
                claims:
                  - {fact: weight, scope: all, value: 0.3 kg}
                  - {fact: weight, scope: dry, value: 0.1 kg}
                  - {fact: weight, scope: wet, value: 0.2 kg}
            """)
    )
    found = held(comparison, comparison.firm, np.arange(3), comparison.cells.part)
    assert not len(found.quarrelling)
