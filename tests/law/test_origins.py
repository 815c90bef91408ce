"""Roots, repeats and the count of origins, against the definitions worked out by hand."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import numpy as np
import pytest

from discrepancies.law import origins
from discrepancies.load.dossier import Dossier
from discrepancies.model import Place, Source

PLACE = Place("x.yaml", 1, 1)


def _sources(**links: tuple[str, ...] | str) -> dict[str, Source]:
    """Sources by key; a tuple is what one derives from, a text who speaks in it, "" neither."""
    return {
        key: Source(key, PLACE, by=link or None) if isinstance(link, str) else Source(key, PLACE, derives_from=link)
        for key, link in links.items()
    }


def test_a_source_that_repeats_nothing_is_its_own_root() -> None:
    assert origins.roots(_sources(a="")) == {"a": {"a"}}


def test_roots_are_the_ends_of_chains() -> None:
    roots = origins.roots(_sources(a="", b=("a",), c=("b",), d="", e=("c", "d"), f="police", g=("f", "a")))
    assert roots["c"] == {"a"}
    assert roots["e"] == {"a", "d"}
    assert roots["f"] == roots["police"] == {"police"}
    assert roots["g"] == {"a", "police"}


def test_an_issuer_stands_beside_what_its_source_derives_from() -> None:
    sources = _sources(a="agency") | {"b": Source("b", PLACE, by="paper", derives_from=("a",))}
    assert origins.roots(sources)["b"] == {"agency", "paper"}


def test_an_issuer_may_be_a_source() -> None:
    assert origins.roots(_sources(a="", b="a", c="c"))["b"] == {"a"}
    assert origins.roots(_sources(c="c"))["c"] == {"c"}


def test_ancestors_at_any_depth() -> None:
    sources = _sources(a="", b=("a",), c=("b",), d=("c", "a"), e="a")
    assert origins.ancestors(sources) == {"b": {"a"}, "c": {"a", "b"}, "d": {"a", "b", "c"}}


@pytest.mark.parametrize(
    ("sets", "count"),
    [
        ([], 0),
        (["a"], 1),
        (["a", "a"], 1),
        (["a", "b"], 2),
        (["ab", "a"], 1),
        (["ab", "a", "b"], 2),
        (["ab", "bc"], 1),
        (["ab", "bc", "cd"], 2),
        (["ab", "cd", "bc"], 2),
        (["abc", "d", "ad"], 2),
        (["abc", "b", "c"], 2),
    ],
)
def test_sets_that_share_a_root_count_once_in_any_order(sets: list[str], count: int) -> None:
    for order in permutations(sets):
        assert origins.count(frozenset(roots) for roots in order) == count


COPIES = """
    facts: {killed: {asks: "How many?", kind: count}, injured: {asks: "How many?", kind: count}}
    voices: {police: The police, family: The family}
    sources:
      a:
        event: e
        claims:
          - {fact: killed, value: 7}
          - {fact: killed, value: 8, attributed_to: police}
      b:
        event: e
        derives_from: a
        claims:
          - {fact: killed, value: 7}
          - {fact: killed, value: 9, attributed_to: police}
          - {fact: killed, value: 9, attributed_to: family}
          - {fact: injured, value: 2}
      c: {event: e, derives_from: b, claims: [{fact: killed, value: 7}, {fact: injured, value: 2}]}
      d: {event: f, derives_from: a, claims: [{fact: killed, value: 7}]}
      e: {event: e, by: police, claims: [{fact: killed, value: 8}]}
    """


def _labels(dossier: Dossier) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    claims = dossier.claims
    return np.asarray(claims.groupby(["event", "fact"], observed=True).ngroup(), dtype=np.int64)


def test_repeats(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of(COPIES)
    line = origins.lineage(dossier.claims, dossier.sources)
    repeats = origins.repeats(dossier.claims, line, _labels(dossier))
    keys = ["event", "fact", "source", "voice"]
    assert dossier.claims.loc[repeats, keys].to_numpy().tolist() == [
        ["e", "injured", "c", "c"],
        ["e", "killed", "b", "b"],
        ["e", "killed", "b", "police"],
        ["e", "killed", "c", "c"],
    ]


def test_lineage_of_rows(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of(COPIES)
    line = origins.lineage(dossier.claims, dossier.sources)
    roots = {
        (source, voice): line.of_row(row)
        for row, (source, voice) in enumerate(dossier.claims[["source", "voice"]].to_numpy().tolist())
    }
    assert roots == {
        ("a", "a"): {"a"},
        ("a", "police"): {"police"},
        ("b", "b"): {"a"},
        ("b", "police"): {"police"},
        ("b", "family"): {"family"},
        ("c", "c"): {"a"},
        ("d", "d"): {"a"},
        ("e", "e"): {"police"},
    }


def test_counts_are_those_of_each_label(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of(COPIES)
    line = origins.lineage(dossier.claims, dossier.sources)
    label = _labels(dossier)
    assert origins.counts(label, line.rows, line, 4).tolist() == [1, 3, 1, 0]


def test_counts_with_roots_shared_in_part(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of("""
        facts: {killed: {asks: "How many?", kind: count}}
        sources:
          a: {event: e, claims: [{fact: killed, value: 7}]}
          b: {event: e, claims: [{fact: killed, value: 7}]}
          c: {event: e, derives_from: [a, b], claims: [{fact: killed, value: 7}]}
          d: {event: f, derives_from: [a, b], claims: [{fact: killed, value: 7}]}
          g: {event: f, derives_from: [a], claims: [{fact: killed, value: 7}]}
        """)
    line = origins.lineage(dossier.claims, dossier.sources)
    assert origins.counts(_labels(dossier), line.rows, line, 2).tolist() == [2, 1]
