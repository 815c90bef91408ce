"""Figures given on different days: what `check` finds is what holding every claim against every other finds."""

from __future__ import annotations

from pathlib import Path
from random import Random

import numpy as np
import pytest

from tests.properties.figures import MOST, Question, Scope, examples, small
from tests.properties.figures_at_random import compared, dossier, line, mismatch, strangers
from tests.properties.reconciling import Held, consistent, expected_of_strangers, held

DOSSIERS, SIZE = 50, 200

TOLLS = """
the later figure is higher
    a 3 on 2018-01-14; b 5 on 2018-01-15
    compatible; superseded info

the later figure is lower
    a 5 on 2018-01-14; b 3 on 2018-01-15
    disputed; value-conflict error

one day is no order
    a 3 on 2018-01-15; b 5 on 2018-01-15
    disputed; value-conflict error

a day and its month are in no order
    a 3 on 2018-01; b 5 on 2018-01-31
    disputed; value-conflict error

a month, and a day of the next
    a 3 on 2018-01; b 5 on 2018-02-01
    compatible; superseded info

an open date may be any day before
    a 3 on before 2018-01-16; b 5 on 2018-01-16
    compatible; superseded info

an open date is in no order with what may be earlier
    a 5 on before 2018-01-16; b 3 on 2017-12
    disputed; value-conflict error

no date, no order
    a 3 on 2018-01-14; b 5
    disputed; value-conflict error

equal figures need no order
    a 3; b 3 on 2018-01-15
    agreed

a bound that the later figure keeps
    a at least 3 on 2018-01-14; b 5 on 2018-01-15
    compatible

a later figure below an earlier bound
    a at least 4 on 2018-01-14; b 3 on 2018-01-15
    disputed; value-conflict error

a later bound above an earlier figure
    a 3 on 2018-01-14; b at least 4 on 2018-01-15
    compatible; superseded info

a source lowers its figure
    a 5 on 2018-01-14; a 3 on 2018-01-15
    disputed; revised-down a warning

a source raises its figure
    a 3 on 2018-01-14; a 5 on 2018-01-15
    single-source; superseded info

a source has two figures of one day
    a 3 on 2018-01-14; a 5 on 2018-01-14
    disputed; self-contradiction a error

a source lowers one figure, and has two of one day
    a 5 on 2018-01-14; a 3 on 2018-01-15; a 2 on 2018-01-15
    disputed; revised-down a warning; self-contradiction a error

a voice lowers its figure
    a/crowd 5 on 2018-01-14; a/crowd 3 on 2018-01-15
    disputed; revised-down a / crowd warning

two voices of one source
    a/crowd 5 on 2018-01-14; a 3 on 2018-01-15
    disputed; value-conflict error

softly
    a about 4 on 2018-01-14; b 2 on 2018-01-15
    disputed; value-conflict warning

it rises and falls
    a 3 on 2018-01-14; b 5 on 2018-01-15; c 4 on 2018-01-16
    disputed; superseded info; value-conflict error

the days they were published
    a 3; b 5; a published 2018-01-14; b published 2018-01-15
    compatible; superseded info

a copy says again what was counted when its origin counted
    a 3 on 2018-01-14; b 3; c 5 on 2018-01-15; b repeats a; b published 2018-02-01
    compatible; superseded info

a copy has news
    a 3 on 2018-01-14; b 5 on 2018-01-15; b repeats a
    echoed; superseded info

a copy has another figure of the same time
    a 3 on 2018-01-14; b 5; b repeats a; b published 2018-02-01
    disputed; misquote b error

a copy lowers the figure
    a 5 on 2018-01-14; b 3 on 2018-01-15; b repeats a
    disputed; misquote b error

a copy says once more, later, what has been raised since
    a 3 on 2018-01-14; c 5 on 2018-01-15; b 3 on 2018-01-16; b repeats a
    disputed; superseded info; value-conflict error

a copy repeats the one of two figures that it gives
    a 3 on 2018-01-14; a 5 on 2018-01-16; b 3; c 4 on 2018-01-15; b repeats a; b published 2018-02-01
    compatible; superseded info

a source counted when the one that it quotes did
    a 3 on 2018-01-14; b/a 3; c 5 on 2018-01-15; b published 2018-02-01
    compatible; superseded info
"""
COUNTS = """
on a fact that time cannot raise, clocks change nothing
    a 3 on 2018-01-14; b 5 on 2018-01-15
    disputed; value-conflict error

nor do they for one source
    a 3 on 2018-01-14; a 5 on 2018-01-15
    disputed; self-contradiction a error

nor for a copy
    a 3 on 2018-01-14; b 5 on 2018-01-15; b repeats a
    disputed; misquote b error
"""


@pytest.mark.parametrize("seed", range(DOSSIERS))
def test_check_finds_what_holding_every_claim_against_every_other_finds(seed: int, tmp_path: Path) -> None:
    assert not mismatch(dossier(seed, SIZE, scoped=False), tmp_path)


@pytest.mark.parametrize("seed", range(20))
def test_many_sources_are_held_against_one_another_alike(seed: int, tmp_path: Path) -> None:
    assert not mismatch(strangers(seed, 50, scoped=False), tmp_path, expected_of_strangers)


@pytest.mark.parametrize(
    ("cumulative", "claims", "expected"),
    [(cumulative, *example) for cumulative, text in ((True, TOLLS), (False, COUNTS)) for example in examples(text)],
)
def test_the_law_by_hand(cumulative: bool, claims: str, expected: str, tmp_path: Path) -> None:
    ((_, found, wanted),) = compared(small(Question(cumulative), claims), tmp_path)
    assert line(wanted) == expected
    assert line(found) == expected


@pytest.mark.parametrize("seed", range(20))
def test_where_all_days_are_certain_the_law_allows_what_a_toll_that_never_falls_allows(seed: int) -> None:
    random, some = Random(seed), dossier(seed, 40, scoped=True)
    answers = set()
    for asked in some.facts:
        claims = [one for one in held(asked.figures, some.lineage, some.published) if one.scope]
        claims = [one._replace(earliest=day, latest=day) for one in claims for day in (random.randrange(3),)]
        scopes = some.questions[asked.fact].scopes
        answer = consistent(claims, Question(True, scopes))
        assert answer == _may_have_grown(claims, scopes), claims
        answers.add(answer)
    assert answers == {False, True}


def _may_have_grown(claims: list[Held], scopes: tuple[Scope, ...]) -> bool:
    """Whether numbers for every scope, that never fall from day to day, make all these claims true."""
    number = dict(zip((scope.key for scope in scopes), np.indices((MOST + 1,) * len(scopes)), strict=True))
    possible = np.ones((MOST + 1,) * len(scopes), dtype=bool)
    for scope in scopes:
        for contained in scope.contains:
            possible &= number[contained] <= number[scope.key]
        possible &= np.minimum(sum(number[part] for part in scope.parts), MOST) <= number[scope.key]
    reached = possible
    for day in range(3):
        for axis in range(len(scopes)):
            reached = np.logical_or.accumulate(reached, axis)
        reached &= possible
        for one in claims:
            if one.earliest == day:
                reached &= (one.low <= number[one.scope]) & (number[one.scope] <= one.high)
    return bool(reached.any())
