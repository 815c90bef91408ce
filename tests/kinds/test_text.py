"""Wordings are never compared, whatever they say."""

from __future__ import annotations

from math import isnan

import pytest

from discrepancies.kinds import text
from discrepancies.language.reading import NEVER, Context
from discrepancies.model import Fact, Place

CALLED = Fact("called", "What is he called?", "text", Place("x", 1, 1))


@pytest.mark.parametrize("wording", ["rogue officer", "7", "unknowable", "—", "<b>|\u202e"])
def test_any_wording_is_read_and_never_compared(wording: str) -> None:
    reading = text.read(wording, CALLED, Context())
    assert reading.track == NEVER
    assert all(isnan(end) for end in reading[:4])


def test_a_wording_has_no_interval_to_say() -> None:
    assert text.say(0, 0, CALLED) == ""
    assert text.bounds(0, 0) == (None, None)
