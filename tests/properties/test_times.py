"""Figures given on different days, the law by hand: what `check` finds of a few claims, case by case."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.properties.figures import Question, examples, small
from tests.properties.figures_at_random import line

TOLLS = """
the later figure is higher
    a 3 on 2018-01-14; b 5 on 2018-01-15
    compatible; superseded info

the later figure is lower, as both say
    a 5 on 2018-01-14; b 3 on 2018-01-15
    strained; value-conflict 15 January 2018 warning

one day is no order
    a 3 on 2018-01-15; b 5 on 2018-01-15
    disputed; value-conflict 15 January 2018 error

a day and its month are in no order
    a 3 on 2018-01; b 5 on 2018-01-31
    disputed; value-conflict January 2018 error

a month, and a day of the next
    a 3 on 2018-01; b 5 on 2018-02-01
    compatible; superseded info

an open date may be any day before
    a 3 on before 2018-01-16; b 5 on 2018-01-16
    compatible; superseded info

an open date is in no order with what may be earlier
    a 5 on before 2018-01-16; b 3 on 2017-12
    disputed; value-conflict December 2017 error

no date, no order
    a 3 on 2018-01-14; b 5
    disputed; value-conflict undated error

equal figures need no order, and are of two times
    a 3; b 3 on 2018-01-15
    compatible

a bound that the later figure keeps
    a at least 3 on 2018-01-14; b 5 on 2018-01-15
    compatible

a later figure below an earlier bound
    a at least 4 on 2018-01-14; b 3 on 2018-01-15
    strained; value-conflict 15 January 2018 warning

a later bound above an earlier figure
    a 3 on 2018-01-14; b at least 4 on 2018-01-15
    compatible; superseded info

a source lowers its figure
    a 5 on 2018-01-14; a 3 on 2018-01-15
    strained; revised-down a, 14 January 2018 to 15 January 2018 warning

a source raises its figure
    a 3 on 2018-01-14; a 5 on 2018-01-15
    single-source; superseded info

a source has two figures of one day
    a 3 on 2018-01-14; a 5 on 2018-01-14
    disputed; self-contradiction a, 14 January 2018 error

a source lowers one figure, and has two of one day
    a 5 on 2018-01-14; a 3 on 2018-01-15; a 2 on 2018-01-15
    disputed; revised-down a, 14 January 2018 to 15 January 2018 warning; self-contradiction a, 15 January 2018 error

a voice lowers its figure
    a/crowd 5 on 2018-01-14; a/crowd 3 on 2018-01-15
    strained; revised-down a / crowd, 14 January 2018 to 15 January 2018 warning

two voices of one source
    a/crowd 5 on 2018-01-14; a 3 on 2018-01-15
    strained; value-conflict 15 January 2018 warning

softly
    a about 4 on 2018-01-14; b 2 on 2018-01-15
    strained; value-conflict 15 January 2018 warning

it rises and falls
    a 3 on 2018-01-14; b 5 on 2018-01-15; c 4 on 2018-01-16
    strained; superseded info; value-conflict 16 January 2018 warning

the days they were published
    a 3; b 5; a published 2018-01-14; b published 2018-01-15
    compatible; superseded info

a copy says again what was counted when its origin counted
    a 3 on 2018-01-14; b 3; c 5 on 2018-01-15; b repeats a; b published 2018-02-01
    compatible; superseded info

a copy has news
    a 3 on 2018-01-14; b 5 on 2018-01-15; b repeats a
    echoed; superseded info

a copy that has another figure counted when it was published
    a 3 on 2018-01-14; b 5; b repeats a; b published 2018-02-01
    echoed; superseded info

a copy lowers the figure
    a 5 on 2018-01-14; b 3 on 2018-01-15; b repeats a
    strained; value-conflict 15 January 2018 warning

a copy says once more, later, what has been raised since
    a 3 on 2018-01-14; c 5 on 2018-01-15; b 3 on 2018-01-16; b repeats a
    strained; superseded info; value-conflict 16 January 2018 warning

a copy repeats the one of two figures that it gives
    a 3 on 2018-01-14; a 5 on 2018-01-16; b 3; c 4 on 2018-01-15; b repeats a; b published 2018-02-01
    compatible; superseded info

a source counted when the one that it quotes did
    a 3 on 2018-01-14; b/a 3; c 5 on 2018-01-15; b published 2018-02-01
    compatible; superseded info
"""
COUNTS = """
on a fact that time cannot raise, clocks soften what they tell apart
    a 3 on 2018-01-14; b 5 on 2018-01-15
    strained; value-conflict warning

so they do for one source
    a 3 on 2018-01-14; a 5 on 2018-01-15
    strained; self-contradiction a warning

and for a copy
    a 3 on 2018-01-14; b 5 on 2018-01-15; b repeats a
    strained; value-conflict warning
"""


@pytest.mark.parametrize(
    ("cumulative", "claims", "expected"),
    [(cumulative, *example) for cumulative, text in ((True, TOLLS), (False, COUNTS)) for example in examples(text)],
)
def test_the_law_by_hand(cumulative: bool, claims: str, expected: str, tmp_path: Path) -> None:
    assert line(small(Question(cumulative), claims), tmp_path) == expected
