"""What a report holds of each position, fact, claim and source, and what of it is shown: plain data for formats."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from discrepancies.model import SEVERITIES, Fact, Finding, Severity, Status

MOST_SOURCES = 100
"""Sources listed a position."""


class Filter(NamedTuple):
    """What is shown: claims of these events, facts ("fact" or "event/fact") and sources; all where empty."""

    events: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()

    def shows(self, event: str, fact: str = "", source: str = "") -> bool:
        """Whether it shows what is said of an event, of a fact of it, and by a source; "" where none is meant."""
        return (
            (not self.events or event in self.events)
            and (not self.facts or not fact or not {fact, f"{event}/{fact}"}.isdisjoint(self.facts))
            and (not self.sources or not source or source in self.sources)
        )


ALL = Filter()


def fails(findings: Iterable[Finding], level: Severity) -> bool:
    """Whether one of these findings is of this severity or a worse one, and not settled."""
    grave = SEVERITIES[: SEVERITIES.index(level) + 1]
    return any(finding.severity in grave and finding.state != "settled" for finding in findings)


class Position(NamedTuple):
    """A maximal set of claims that can all be true together, and the values they leave open."""

    part: str
    scope: str | None
    value: str
    label: str
    """The value and what it is of: "7 for the leader and those with him, as of 15 January 2018"."""
    time: str
    """Up to when it was counted, where figures may grow: "as of 15 January 2018", else ""."""
    low: float
    high: float
    sources: tuple[str, ...]
    """In sorted order, all of them."""
    origins: int
    rows: tuple[int, ...]


class Agreed(NamedTuple):
    """One event's fact: its status, positions and claims (rows of the claims table, one a claim)."""

    number: int
    event: str
    fact: Fact
    status: Status
    low: float
    high: float
    positions: tuple[Position, ...]
    positions_total: int
    parts: tuple[tuple[str, Status], ...]
    """Of a compound fact, each part with its status; else empty."""
    rows: tuple[int, ...]
    sources: int
    origins: int
    findings: tuple[str, ...]
    """Ids of the shown findings about it."""


class Fared(NamedTuple):
    """One source: how many claims it makes, how many of its facts were compared and are not disputed."""

    source: str
    origins: tuple[str, ...]
    claims: int
    compared: int
    compatible: int


class Row(NamedTuple):
    """One claim as an agreement table shows it; see `Report.table`."""

    position: int
    value: str
    inferred: str
    means: str
    scope: str | None
    time: str
    source: str
    voice: str
    stated: str
    quote: str
    file: str
    line: int
