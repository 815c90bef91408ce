"""Copying a source, any number of times, says nothing new: only what names sources may change.

`echo` and `single-source` list who stands alone or together, and so may come and go. Every other finding that a copy
brings is about that copy: it contradicts itself, alters, misquotes or lowers what its original does.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from tests.properties.claims_files import plain
from tests.properties.figures import tree
from tests.properties.figures_at_random import checked, dossier

if TYPE_CHECKING:
    from discrepancies.report import Agreed, Report

SIZE = 150
LISTING = ("echo", "single-source")
"""The rules whose findings list sources, and so change with every copy."""

Sections = dict[str, dict[str, Any]]


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("scoped", [False, True])
def test_copies_change_nothing_but_what_names_sources(seed: int, scoped: bool, tmp_path: Path) -> None:
    made: Sections = json.loads(json.dumps(tree(dossier(seed, SIZE, scoped=scoped))))
    before = checked(plain(made), tmp_path)
    after = checked(plain(_copied(made, Random(seed))), tmp_path)
    assert _findings(after) == _findings(before)
    agreed, again = ({one.event: one for one in map(report.fact, report.shown_facts)} for report in (before, after))
    for event, one in again.items():
        assert _state(one) == _state(agreed[event]), event
        known = agreed[event].status
        assert one.status == known or (known, one.status) == ("single-source", "echoed"), event


def _copied(made: Sections, random: Random) -> Sections:
    """The dossier with one to three copies of a third of its sources, or copies of copies, some published later."""
    sources = dict(made["sources"])
    for name in random.sample(sorted(sources), len(sources) // 3):
        original = of = name
        for number in range(random.randint(1, 3)):
            copy = {"derives_from": [of], "claims": sources[original]["claims"]}
            if random.random() < 0.6:
                copy["published"] = random.choice(("2018-03-01", "2018-01-16", "2017"))
            sources[f"copy{number}_{name}"] = copy
            of = random.choice((of, f"copy{number}_{name}"))
    return {**made, "sources": sources}


def _findings(report: Report) -> set[tuple[str | None, ...]]:
    """What is flagged, of each finding its identity and severity, except what names a copy."""
    return {
        (one.id, one.rule, one.event, one.scope, one.subject, one.severity)
        for one in report.flagged
        if one.rule not in LISTING and not (one.subject or "").startswith("copy")
    }


def _state(one: Agreed) -> tuple[Any, ...]:
    """What is said of a fact, apart from who says it."""
    return (
        *(one.origins, str(one.low), str(one.high)),
        Counter((answer.scope, str(answer.low), str(answer.high), answer.origins) for answer in one.answers),
    )
