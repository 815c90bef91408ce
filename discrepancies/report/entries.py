"""What a report holds of each answer, fact, claim and source, and what of it is shown: plain data for formats."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from discrepancies.model import SEVERITIES, Fact, Finding, Severity, Status

MOST_SOURCES = 100
"""Sources listed beside an answer, for each way of standing to it."""


class Filter(NamedTuple):
    """What is shown: claims of these events, facts ("fact" or "event/fact"), sources and statuses; all where empty."""

    events: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    """Of the facts that the claims answer."""

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


class Stance(NamedTuple):
    """Who stands in one way to an answer: those who say it, bear it out, leave it open or exclude it."""

    sources: tuple[str, ...]
    """Their keys in sorted order, at most MOST_SOURCES."""
    sources_total: int
    origins: tuple[str, ...]
    """By name, sorted: of those who say an answer all, so that they can be counted; of others as many as sources."""


class Answer(NamedTuple):
    """The claims of one fact that say the same of the same: one interval, one scope, one time."""

    part: str
    scope: str | None
    value: str
    """In the sources' own words: the commonest, then the first. "without Ana Ruiz" where a complete list lacks her."""
    means: str
    """What these words leave possible: "exactly 7", "at least 138"."""
    label: str
    """Words, meaning and what of: "more than 137, that is, at least 138 for the group, as of 15 January 2018"."""
    time: str
    """Up to when it was counted, where figures may grow: "as of 15 January 2018", else ""."""
    as_of: str | None
    """The same, and when the state held, as written by the source whose words these are."""
    when: str | None
    low: float
    """NaN in both where it can be compared with nothing: not established, or a text."""
    high: float
    rows: tuple[int, ...]
    """The rows that give it; the first of them is the one whose words these are."""
    says: Stance
    bears_out: Stance
    """Narrower, and within it."""
    leaves_open: Stance
    """What shares values with it, and is not within."""
    excludes: Stance

    @property
    def origins(self) -> int:
        """By how many origins it is said."""
        return len(self.says.origins)


class LeftOpen(NamedTuple):
    """What all claims on a fact, or a part of it, leave open together; not the words of any source."""

    low: float
    high: float
    means: str
    vague: bool
    """An end of it is only how far "about" or "several" is taken to reach: that is not said to people."""


class Agreed(NamedTuple):
    """One event's fact: its status, answers and claims (rows of the claims table, one a claim)."""

    number: int
    event: str
    fact: Fact
    status: Status
    low: float
    high: float
    answers: tuple[Answer, ...]
    answers_total: int
    open: LeftOpen | None
    """None where claims conflict, or are not all of one scope and time."""
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

    answer: int
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
