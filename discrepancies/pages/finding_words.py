"""Findings that come and go by an edit, each in one line: what its rule is, what it is about, and what it says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from discrepancies.language.safe import visible

if TYPE_CHECKING:
    from discrepancies.model import Finding

MOST_TOLD = 5
"""Findings that are told of one by one."""


def told(findings: Sequence[Finding]) -> list[str]:
    """The first few of some findings."""
    about = ["/".join(filter(None, (one.event, one.fact or one.subject))) for one in findings[:MOST_TOLD]]
    return [visible(f"{one.rule}{of and f', {of}'}: {one.message}") for one, of in zip(findings, about, strict=False)]
