"""How scopes lie in one another, and what the figures for some demand of others."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from discrepancies.law.between_scopes import demands
from discrepancies.law.comparison import Comparison, compare
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
    ("one", "other", "contains", "disjoint", "together"),
    [
        ("everyone", "group", True, False, False),
        ("everyone", "soldiers", True, False, False),
        ("group", "everyone", False, False, False),
        ("group", "officers", False, True, True),
        ("women", "soldiers", False, True, True),
        ("women", "men", False, False, True),
        ("foreigners", "women", False, False, True),
        ("everyone", "elsewhere", False, False, False),
    ],
)
def test_how_two_scopes_lie(
    one: str, other: str, contains: bool, disjoint: bool, together: bool, dossier_of: Callable[..., Dossier]
) -> None:
    scopes = _comparison(dossier_of, **dict.fromkeys(ALL, "1")).scopes
    nodes = scopes.names.index(one), scopes.names.index(other)
    assert scopes.contains(*nodes) == contains
    assert scopes.disjoint(*nodes) == scopes.disjoint(*reversed(nodes)) == disjoint
    assert scopes.together(*nodes) == scopes.together(*reversed(nodes)) == together


@pytest.mark.parametrize(
    ("whole", "inner", "rest"),
    [
        ("everyone", "group", ["officers"]),
        ("everyone", "police", ["soldiers", "group"]),
        ("officers", "police", ["soldiers"]),
        ("group", "women", []),
        ("everyone", "foreigners", []),
    ],
)
def test_what_a_whole_has_besides(whole: str, inner: str, rest: list[str], dossier_of: Callable[..., Dossier]) -> None:
    scopes = _comparison(dossier_of, everyone="1").scopes
    assert scopes.rest(scopes.names.index(whole), scopes.names.index(inner)) == rest


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
    held = demands(comparison, comparison.firm, np.ones(len(comparison.cells.part), dtype=bool), comparison.cells.part)
    everyone = held.question[comparison.claims["scope"].tolist().index("everyone")]
    assert held.asked.need[held.asked.root[everyone]] == needs


def test_what_a_whole_leaves_its_parts(dossier_of: Callable[..., Dossier]) -> None:
    comparison = _comparison(dossier_of, everyone="10", group="at least 6", soldiers="1", police="at least 0")
    held = demands(comparison, comparison.firm, np.ones(len(comparison.cells.part), dtype=bool), comparison.cells.part)
    everyone = held.question[comparison.claims["scope"].tolist().index("everyone")]
    high = np.where(np.arange(len(held.high)) == everyone, held.high, np.inf)
    names = comparison.scopes.names
    caps = {
        names[node]: cap
        for question, node, cap in zip(held.asked.question, held.asked.node, held.asked.caps(high), strict=True)
        if question == everyone
    }
    assert {name: caps[name] for name in ("group", "officers", "police", "soldiers", "women", "foreigners")} == {
        "group": 9,
        "officers": 4,
        "police": 3,
        "soldiers": 4,
        "women": 9,
        "foreigners": 10,
    }


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
    held = demands(comparison, comparison.firm, np.ones(3, dtype=bool), comparison.cells.part)
    assert not held.outgrown.any()
