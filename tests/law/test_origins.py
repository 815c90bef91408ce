"""Roots, repeats and the count of origins, against the definitions worked out by hand."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, permutations
from random import Random

import numpy as np
import pytest

from discrepancies.law import issuers, origins
from discrepancies.load.dossier import Dossier
from discrepancies.model import Place, Source, Voice

PLACE = Place("x.yaml", 1, 1)


def _sources(**links: tuple[str, ...] | str) -> dict[str, Source]:
    """Sources by key; a tuple is what one derives from, a text who speaks in it, "" neither."""
    return {
        key: Source(key, PLACE, by=link or None) if isinstance(link, str) else Source(key, PLACE, derives_from=link)
        for key, link in links.items()
    }


def _roots(sources: dict[str, Source], *voices: Voice) -> dict[str, issuers.Roots]:
    return issuers.roots(sources, {voice.key: voice for voice in voices})


def test_a_source_that_repeats_nothing_is_its_own_root() -> None:
    assert _roots(_sources(a="")) == {"a": {"a"}}


def test_roots_are_the_ends_of_chains() -> None:
    police = Voice("police", "The police", PLACE)
    roots = _roots(_sources(a="", b=("a",), c=("b",), d="", e=("c", "d"), f="police", g=("f", "a")), police)
    assert roots["c"] == {"a"}
    assert roots["e"] == {"a", "d"}
    assert roots["f"] == roots["police"] == {"The police"}
    assert roots["g"] == {"a", "The police"}


def test_an_issuer_stands_beside_what_its_source_derives_from() -> None:
    sources = _sources(a="agency") | {"b": Source("b", PLACE, by="paper", derives_from=("a",))}
    assert _roots(sources)["b"] == {"agency", "paper"}


def test_an_issuer_may_be_a_source() -> None:
    assert _roots(_sources(a="", b="a", c="c"))["b"] == {"a"}
    assert _roots(_sources(c="c"))["c"] == {"c"}
    sources = _sources(b="a") | {"a": Source("a", PLACE, publisher="The Wire")}
    assert _roots(sources)["b"] == {"The Wire"}


def test_issuers_publishers_and_voices_of_one_name_are_one_root() -> None:
    sources = {
        "a": Source("a", PLACE, by="AMNESTÍA"),
        "b": Source("b", PLACE, publisher="amnestia"),
        "c": Source("c", PLACE, publisher="Another", by="Amnestía"),
        "d": Source("d", PLACE, publisher="Another"),
        "e": Source("e", PLACE, publisher="Amnestía", derives_from=("d",)),
    }
    spoken = _roots(sources, Voice("voice", "amnestía", PLACE))
    assert all(spoken[key] == {"amnestía"} for key in ("a", "b", "c", "voice"))
    assert spoken["d"] == spoken["e"] == {"Another"}
    # Without the voice, what sources write: not in capitals where somebody writes it otherwise.
    assert _roots(sources)["a"] == {"Amnestía"}


def test_no_two_roots_are_called_the_same() -> None:
    sources = {key: Source(key, PLACE, title="Report") for key in "ab"}
    sources |= {"c": Source("c", PLACE, title="Another"), "d": Source("d", PLACE, by="c"), "e": Source("e", PLACE)}
    sources["f"] = Source("f", PLACE, publisher="e")
    roots = _roots(sources)
    assert roots == {
        "a": {"a"},
        "b": {"b"},
        "c": {"c"},
        "d": {"c"},
        "e": {"e (the source)"},
        "f": {"e"},
    }


def test_issuers() -> None:
    sources = {
        "a": Source("a", PLACE, by="The Company"),
        "b": Source("b", PLACE, publisher="THE COMPANY", derives_from=("c",)),
        "c": Source("c", PLACE, title="Another"),
        "d": Source("d", PLACE, by="a"),
        "e": Source("e", PLACE),
    }
    assert issuers.issuers(sources, {}) == {
        "a": "The Company",
        "b": "The Company",
        "c": "c",
        "d": "The Company",
        "e": "e",
    }


def test_ancestors_at_any_depth() -> None:
    sources = _sources(a="", b=("a",), c=("b",), d=("c", "a"), e="a")
    assert origins.ancestors(sources, "abde") == {"a": [], "b": ["a"], "d": ["a", "b", "c"], "e": []}


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
        (["bd", "ce", "bc"], 2),
        (["abc", "d", "ad"], 2),
        (["abc", "b", "c"], 2),
        (["abc", "ad", "be", "cf"], 3),
        (["abc", "abcd", "abcde"], 1),
    ],
)
def test_as_many_origins_as_sets_at_most_that_share_nothing(sets: list[str], count: int) -> None:
    for order in permutations(sets):
        found = origins.disjoint(frozenset(map(frozenset, order)))
        assert (len(found.sets), found.exact) == (count, True)


def test_the_most_of_random_sets_against_trying_all() -> None:
    random = Random(13)
    for _ in range(300):
        sets = {frozenset(random.sample("abcdefghij", random.randint(1, 3))) for _ in range(random.randint(1, 9))}
        most = max(
            len(some)
            for size in range(len(sets) + 1)
            for some in combinations(sets, size)
            if sum(map(len, some)) == len(frozenset().union(*some))
        )
        found = origins.disjoint(frozenset(sets))
        assert (len(found.sets), found.exact) == (most, True)
        assert found.sets == tuple(dict.fromkeys(found.sets))
        assert sum(map(len, found.sets)) == len(frozenset().union(*found.sets))


def test_of_many_tied_sets_some_origins_are_certain() -> None:
    ring = {frozenset({str(n), str((n + 1) % 60), str((n + 7) % 60)}) for n in range(60)}
    found = origins.disjoint(frozenset(ring))
    assert not found.exact
    assert 10 <= len(found.sets) <= 20


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
    line = origins.lineage(dossier)
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
    line = origins.lineage(dossier)
    roots = {
        (source, voice): line.of_row(row)
        for row, (source, voice) in enumerate(dossier.claims[["source", "voice"]].to_numpy().tolist())
    }
    assert roots == {
        ("a", "a"): {"a"},
        ("a", "police"): {"The police"},
        ("b", "b"): {"a"},
        ("b", "police"): {"The police"},
        ("b", "family"): {"The family"},
        ("c", "c"): {"a"},
        ("d", "d"): {"a"},
        ("e", "e"): {"The police"},
    }


def test_counts_are_those_of_each_label(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of(COPIES)
    line = origins.lineage(dossier)
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
    line = origins.lineage(dossier)
    assert origins.counts(_labels(dossier), line.rows, line, 2).tolist() == [2, 1]


def test_origins_that_are_too_many_to_try_are_counted_as_so_many_at_least(dossier_of: Callable[..., Dossier]) -> None:
    def tied(number: int) -> str:
        roots = "".join(f"  o{n}: {{event: z, claims: []}}\n" for n in range(number))
        said = "claims: [{fact: killed, value: 7}]"
        links = (f"o{n}, o{(n + 1) % number}, o{(n + 7) % number}" for n in range(number))
        return roots + "".join(f"  s{n}: {{event: e, derives_from: [{of}], {said}}}\n" for n, of in enumerate(links))

    for number, exact in ((12, True), (60, False)):
        dossier = dossier_of("facts: {killed: {asks: '?', kind: count}}\nsources:\n" + tied(number))
        line = origins.lineage(dossier)
        assert line.countable(range(len(dossier.claims))) == exact
