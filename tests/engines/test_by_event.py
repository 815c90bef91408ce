"""Work cut into parts gives what it gives in one process: the same findings, reports and input errors, to the byte."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import chdir
from dataclasses import replace
from itertools import chain
from pathlib import Path

import numpy as np
import pytest

import discrepancies
from benchmarks import generate
from discrepancies import pipeline, rules
from discrepancies.engines import by_event
from discrepancies.load.dossier import Dossier
from tests.engines.elsewhere import in_parts, reported, written
from tests.properties import dossiers
from tests.test_cases import ALL, QUOTE_ALONE

TESTS = Path(__file__).parent.parent
PARTITIONS = (1, 3, 64)


@pytest.mark.parametrize("partitions", PARTITIONS)
@pytest.mark.parametrize("dossier", ["every_kind", "hostile", "quoted", "reconciled", "../../data/claims"])
def test_every_format_is_the_same_to_the_byte(dossier: str, partitions: int) -> None:
    with chdir(TESTS / "golden"):
        paths = f"{dossier}.yaml"
        assert written(reported(paths, engine=in_parts(partitions))) == written(reported(paths))


@pytest.mark.parametrize("rule", rules.RULES)
def test_every_rule_finds_the_same_in_all_its_cases(rule: str, tmp_path: Path) -> None:
    for case in ALL:
        if case.rule == rule:
            for name, text in case.texts.items():
                (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
                (tmp_path / name).write_bytes(text.encode())
            path = tmp_path / "claims.yaml"
            path.write_text(json.dumps(case.dossier), encoding="utf-8")
            dossier = replace(pipeline.load(str(path), engine=in_parts(9)), every_quote=rule == QUOTE_ALONE)
            in_nine = pipeline.check(dossier, engine=in_parts(9))
            assert in_nine.flagged == pipeline.check(dossier).flagged, case.name


@pytest.mark.parametrize("seed", range(12))
def test_generated_dossiers_are_the_same(seed: int, tmp_path: Path) -> None:
    path = tmp_path / "claims.yaml"
    path.write_text(json.dumps(dossiers.tree(dossiers.dossier(seed, 60))), encoding="utf-8")
    alone = reported(str(path))
    assert alone.flagged
    for partitions in PARTITIONS:
        shared = reported(str(path), engine=in_parts(partitions))
        assert shared.dossier.claims.equals(alone.dossier.claims)
        assert shared.flagged == alone.flagged


def test_a_dossier_with_scopes_days_constraints_and_copies_is_the_same(tmp_path: Path) -> None:
    path = tmp_path / "claims.yaml"
    path.write_text("\n".join(generate.dossier(1500, seed=1, reconciled=True)), encoding="utf-8")
    alone, shared = reported(str(path)), reported(str(path), engine=in_parts(7))
    assert {"constraint-broken", "scope-differs", "superseded", "echo"} <= {finding.rule for finding in alone.flagged}
    assert written(shared) == written(alone)


def test_the_rules_may_be_chosen(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of(OF_TWO_EVENTS)
    for chosen in (["value-conflict"], ["single-source"], ["constraint-broken"], []):
        left = set(rules.RULES) - {*chosen}
        shared = pipeline.check(dossier, select=chosen, ignore=list(left), engine=in_parts(2))
        assert {finding.rule for finding in shared.flagged} == set(chosen)
        assert shared.flagged == pipeline.check(dossier, select=chosen, ignore=list(left)).flagged


OF_TWO_EVENTS = """
    facts: {killed: {asks: "?", kind: count}, hurt: {asks: "?", kind: count}}
    events: {e: {}, f: {}}
    voices: {v: Somebody, w: Somebody else}
    sources:
      agency:
        claims:
          - {event: e, fact: killed, value: 7, quote: seven}
          - {event: e, fact: hurt, value: 5}
          - {event: f, fact: killed, value: 1}
      paper: {derives_from: agency, by: house, claims: [{event: f, fact: killed, value: 8, attributed_to: v}]}
      house: {claims: [{event: e, fact: killed, value: 9, quote: nine, attributed_to: w}]}
    constraints:
      within: {holds: killed <= hurt}
      across: {holds: killed < f/killed}
    """


def test_a_part_is_whole_events_in_order(dossier_of: Callable[..., Dossier]) -> None:
    facts = "facts: {killed: {asks: '?', kind: count}}\n"
    for sizes in ([1], [5, 1, 1, 1], [1, 1, 1, 5], [2, 3, 2, 3, 2], [30, 1, 30]):
        claims = [f"{{event: e{n}, fact: killed, value: {m}}}" for n, size in enumerate(sizes) for m in range(size)]
        dossier = dossier_of(f"{facts}sources: {{a: {{claims: [{', '.join(claims)}]}}}}")
        for partitions in range(1, 9):
            cut = list(by_event.cut(dossier, partitions, ()))
            assert len(cut) <= min(partitions, len(sizes))
            assert [part.first for part in cut] == np.cumsum([0, *(len(p.dossier.claims) for p in cut)])[:-1].tolist()
            events = [list(part.dossier.claims["event"].cat.categories) for part in cut]
            assert list(chain.from_iterable(events)) == [f"e{n}" for n in range(len(sizes))]


def test_many_events_are_cut_into_parts_of_about_one_size(dossier_of: Callable[..., Dossier]) -> None:
    claims = ", ".join(f"{{event: e{n:03}, fact: killed, value: 7}}" for n in range(100))
    dossier = dossier_of(f"facts: {{killed: {{asks: '?', kind: count}}}}\nsources: {{a: {{claims: [{claims}]}}}}")
    assert [len(part.dossier.claims) for part in by_event.cut(dossier, 8, ())] == [12, 13] * 4


def test_a_part_holds_what_bears_on_its_events_and_nothing_else(dossier_of: Callable[..., Dossier]) -> None:
    first, second = (part.dossier for part in by_event.cut(dossier_of(OF_TWO_EVENTS), 2, ()))
    assert [list(part.sources) for part in (first, second)] == [["agency", "house"], ["agency", "paper", "house"]]
    assert [list(part.events) for part in (first, second)] == [["e"], ["f"]]
    assert list(second.claims["quote"].cat.categories) == [""]
    assert [list(part.written.columns["quote"].texts) for part in (first, second)] == [["seven", "nine"], []]
    assert second.claims["claim"].tolist() == [0, 1]


def test_a_dossier_of_which_nothing_could_be_read_has_no_parts(tmp_path: Path) -> None:
    path = tmp_path / "claims.yaml"
    path.write_text(
        "facts: {dead: {asks: '?', kind: count}}\nsources: {a: {claims: [{event: e, fact: dead, value: x}]}}"
    )
    dossier = pipeline.load(str(path), skip_unreadable=True)
    assert list(by_event.cut(dossier, 4, ())) == []
    assert pipeline.check(dossier, engine=in_parts(4)).flagged == pipeline.check(dossier).flagged


def test_constraints_are_parted_by_how_far_they_reach(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of(OF_TWO_EVENTS)
    broken = pipeline.check(dossier, select=["constraint-broken"], engine=in_parts(2)).flagged
    assert [finding.subject for finding in broken] == ["across", "within", "across"]
    own, beyond = by_event.by_reach(dossier)
    assert [list(own), list(beyond)] == [["within"], ["across"]]


def test_a_rule_that_looks_beyond_one_event_is_a_rule() -> None:
    assert set(rules.OF_THE_WHOLE) < set(rules.RULES)


def test_input_errors_are_the_same_and_in_one_go(tmp_path: Path) -> None:
    facts = "facts: {dead: {asks: '?', kind: count}, on: {asks: '?', kind: date}}\n"
    broken = {
        "facts.yaml": facts + "events: {e: {}, f: {}}\n",
        "a.yaml": "sources: {a: {event: e, claims: [{fact: dead, value: some}, {fact: dad, value: 7}]}}\n",
        "b.yaml": "sources:\n  b: {event: e, claims: [{fact: on, value: 3/4/2018}, {fact: on, value: 'someday'}]\n",
        "c.yaml": "sources: {a: {event: g, claims: [{fact: dead, value: 7 or 9}]}}\n",
        "d.csv": "source,event,fact,value\na,e,dead,1.234\na,f,on,no\na,e,dead,\n",
        "e.jsonl": '{"source": "d", "event": "e", "fact": "dead", "value": "many"}\n{"source": }\n',
    }
    for name, text in broken.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    paths = [str(tmp_path / name) for name in (*broken, "nowhere.yaml", "a.yaml")]
    with pytest.raises(discrepancies.InputError) as alone:
        pipeline.load(*paths)
    with pytest.raises(discrepancies.InputError) as shared:
        pipeline.load(*paths, engine=in_parts(3))
    assert str(shared.value) == str(alone.value)
    assert {problem.place.file for problem in alone.value.problems} == set(paths[1:])


def test_values_left_out_are_the_same(tmp_path: Path) -> None:
    path = tmp_path / "claims.yaml"
    values = ["7", "some", "9", "7 or 9", "1.234"] * 3
    claims = ", ".join(f"{{event: e{n}, fact: dead, value: {value}}}" for n, value in enumerate(values))
    path.write_text(f"facts: {{dead: {{asks: '?', kind: count}}}}\nsources: {{a: {{claims: [{claims}]}}}}\n")
    alone = pipeline.load(str(path), skip_unreadable=True)
    shared = pipeline.load(str(path), skip_unreadable=True, engine=in_parts(2))
    assert len(alone.refused) == 9
    assert shared.refused == alone.refused
    assert pipeline.check(shared, engine=in_parts(2)).flagged == pipeline.check(alone).flagged
