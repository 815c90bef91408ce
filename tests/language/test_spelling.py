"""A mistyped word finds the known one that it was meant to be."""

from __future__ import annotations

from discrepancies.language.spelling import nearest


def test_nearest() -> None:
    assert nearest("Killd", ["injured", "killed"]) == "killed"
    assert nearest("xyz", ["injured", "killed"]) is None
    assert nearest("killed", []) is None
