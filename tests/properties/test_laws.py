"""The laws that hold whatever a dossier says: what a change of it may do to what is told of it."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.properties.laws import CHANGES, any_world, told_alike
from tests.properties.worlds_written import (
    BATCH,
    WORLDS,
    World,
    convert,
    report_in,
    report_of,
    sections,
    told_of,
    written,
)

SEEDS = st.integers(0, 2**32)
SOME = settings(max_examples=max(1, WORLDS // BATCH), phases=[Phase.generate])
FEW = settings(
    max_examples=max(1, WORLDS // BATCH // 3),
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def _worlds(random: Random) -> list[World]:
    return [any_world(random) for _ in range(BATCH)]


@pytest.mark.parametrize("change", CHANGES)
@SOME
@given(seed=SEEDS)
def test_a_change_does_what_it_may(change: str, seed: int) -> None:
    random = Random(seed)
    make, altered, wrong = CHANGES[change]
    before = [make(random) for _ in range(BATCH)]
    after = [altered(world, random) for world in before]
    for one, other, told, retold in zip(before, after, told_of(before), told_of(after), strict=True):
        found = list(wrong(told, retold))
        assert not found, "\n".join([written(sections([one])), written(sections([other])), *found])


@SOME
@given(seed=SEEDS)
def test_the_order_of_what_is_written_changes_nothing(seed: int) -> None:
    random = Random(seed)
    parts = sections(_worlds(random))
    first = told_alike(report_of(written(parts)))
    shuffled = {}
    for name, entries in random.sample(list(parts.items()), len(parts)):
        shuffled[name] = dict(random.sample(list(entries.items()), len(entries)))
    for entry in shuffled["sources"].values():
        random.shuffle(entry["claims"])
    assert told_alike(report_of(written(shuffled))) == first


@SOME
@given(seed=SEEDS)
def test_a_dossier_in_several_files_is_the_same(seed: int) -> None:
    random = Random(seed)
    parts = sections(_worlds(random))
    first = told_alike(report_of(written(parts)))
    files: list[dict[str, dict[str, object]]] = [{}, {}, {}]
    for name, entries in parts.items():
        for key, entry in entries.items():
            random.choice(files).setdefault(name, {})[key] = entry
    assert told_alike(report_of(*(written(file) for file in files if file))) == first


@pytest.mark.parametrize("ending", ["yaml", "csv", "tsv", "jsonl", "xlsx", "parquet"])
@FEW
@given(seed=SEEDS)
def test_any_format_and_back_is_the_same(ending: str, seed: int, tmp_path: Path) -> None:
    random = Random(seed)
    parts = sections(_worlds(random))
    first = told_alike(report_of(written(parts)))
    table, rest, back = tmp_path / f"other.{ending}", tmp_path / "rest.yaml", tmp_path / "back.yaml"
    for path in (table, rest, back):
        path.unlink(missing_ok=True)
    here = tmp_path / "claims.yaml"
    here.write_text(written(parts), encoding="utf-8")
    convert(here, table, rest=None if ending == "yaml" else rest)
    files = [path for path in (table, rest) if path.exists()]
    assert told_alike(report_in(*files)) == first
    convert(*files, back)
    assert told_alike(report_in(back)) == first
