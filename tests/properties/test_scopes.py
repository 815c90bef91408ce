"""Figures that count different people, the law by hand: what `check` finds of a few claims, case by case."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.properties.figures import Question, Scope, examples, small
from tests.properties.figures_at_random import line

SCOPES = (
    Scope("all", parts=("men", "guards")),
    Scope("men", contains=("boys",)),
    Scope("guards"),
    Scope("boys"),
    Scope("cooks"),
)
COUNTS = """
parts and their whole, as the sources give them
    a 5 of all; b 3 of men; c 2 of guards
    compatible; scope-differs all info

parts that are more than their whole
    a 4 of all; b 3 of men; c 2 of guards
    disputed; scope-differs all warning; value-conflict all error

parts that may be as few as that
    a 4 of all; b 3 of men; c up to 2 of guards
    compatible; scope-differs all info

a source whose parts are more than its whole
    a 4 of all; a 3 of men; a 2 of guards
    disputed; self-contradiction all a error

a voice of its own
    a 4 of all; a 3 of men; a/crowd 2 of guards
    disputed; scope-differs all warning; value-conflict all error

a part of a part
    a 5 of all; b 3 of boys
    compatible; scope-differs all warning

a part of a part that is more than the whole
    a 3 of all; b 5 of boys
    disputed; value-conflict all error

through a part that nobody counts
    a 4 of all; b 3 of boys; c 2 of guards
    disputed; scope-differs all warning; value-conflict all error

two wholes, two conflicts
    a 2 of all; b 2 of men; c 3 of boys
    disputed; value-conflict all error; value-conflict men error

disjoint parts have nothing to do with one another
    a 3 of men; b 5 of guards
    compatible

nor have parts of parts, nor other scopes within one whole
    a 3 of boys; b 5 of guards
    compatible

scopes of which nothing is said
    a 3 of men; b 5 of cooks
    compatible; scope-differs warning

figures that share a value do not differ
    a at least 2 of all; b 3 of men
    compatible

one source does not differ from itself
    a 5 of all; a 3 of men
    single-source

nor from its copy
    a 5 of all; a 3 of men; b 5 of all; b 3 of men; b repeats a
    echoed

one scope
    a 5 of men; b 3 of men
    disputed; value-conflict men error

softly
    a 2 of all; b about 4 of men
    strained; value-conflict all warning

no scope, and none that fits
    a 5 of all; b 3 of men; c 4
    disputed; scope-differs all warning; value-conflict error

no scope, and one that fits
    a 5 of all; b 3 of men; c 3
    compatible; scope-differs all warning; scope-differs warning

no scope, and all fit
    a 5 of all; b 3 of men; c at least 3
    compatible; scope-differs all warning

no scope, and one that the sum of the others leaves too little room for
    a 2 of men; b 2 of guards; c 3 of all; d 2
    disputed; scope-differs all warning; scope-differs warning; value-conflict all error

two without a scope are held against one another, whatever others state
    a 5 of all; b 3 of men; c 3; d 5
    disputed; scope-differs all warning; scope-differs warning; value-conflict error

no scope, and the whole that nobody states
    a 3 of men; b 2 of guards; c 9
    compatible; scope-differs warning

no scope, and less than the whole that nobody states
    a 3 of men; b 4 of guards; c 5
    disputed; value-conflict error

no scope, beside a scope that lies in none
    a 3 of cooks; c 9
    compatible; scope-differs warning

where none states a scope, all are
    c 3; d 5
    disputed; value-conflict error

no scope, among claims that cannot all be true, and as one of them
    a 5 of all; b 4 of all; c 4
    disputed; value-conflict all error

no scope, among claims that cannot all be true, and as none of them
    a 5 of all; b 4 of all; c 3
    disputed; value-conflict all error; value-conflict error

a copy that leaves out the scope
    a 5 of all; b 5; c 3 of men; b repeats a
    compatible; scope-differs all warning; scope-differs warning

a copy that leaves out the scope and alters the figure
    a 5 of all; b 3; c 3 of men; b repeats a
    disputed; misquote b error; scope-differs all warning
"""
TOLLS = """
a part counted later than the whole
    a 2 of all on 2018-01-14; b 3 of men on 2018-01-15
    compatible

a part counted later, and lower than the whole
    a 5 of all on 2018-01-14; b 3 of men on 2018-01-15
    compatible; scope-differs all warning

a part counted earlier than the whole
    a 2 of all on 2018-01-15; b 3 of men on 2018-01-14
    disputed; value-conflict all error

a part counted on some day or other
    a 2 of all on 2018-01-15; b 3 of men
    disputed; value-conflict all error

the parts of which one was counted later
    a 4 of all on 2018-01-14; b 3 of men on 2018-01-14; c 2 of guards on 2018-01-15
    compatible; scope-differs all warning

within one scope
    a 2 of men on 2018-01-14; b 3 of men on 2018-01-15
    compatible; superseded men info

without a scope, later than all
    a 2 of men on 2018-01-14; b 3 of guards on 2018-01-14; c 4 on 2018-01-15
    compatible

without a scope, earlier
    a 2 of men on 2018-01-14; b 3 of guards on 2018-01-14; c 1 on 2018-01-13
    compatible
"""


@pytest.mark.parametrize(
    ("cumulative", "claims", "expected"),
    [(cumulative, *example) for cumulative, text in ((True, TOLLS), (False, COUNTS)) for example in examples(text)],
)
def test_the_law_by_hand(cumulative: bool, claims: str, expected: str, tmp_path: Path) -> None:
    assert line(small(Question(cumulative, SCOPES), claims), tmp_path) == expected
