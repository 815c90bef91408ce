"""Two checks held against each other: what an edit of the claims does, for an editor to approve.

Everything is matched by what it is about: a finding by its id, a fact by its event and key, what is declared by its
key, a claim by its content (see `claims.edits`). Both sides are held against the same texts and the same decisions, so
that whatever differs comes from the claims files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from discrepancies import pipeline
from discrepancies.claims.edits import Change, between, of_dossier
from discrepancies.decisions import applied
from discrepancies.diff.causes import Causes
from discrepancies.diff.declarations import Declared, declarations
from discrepancies.model import STATUSES
from discrepancies.report import ALL, Filter, fails

if TYPE_CHECKING:
    from discrepancies.decisions import Log
    from discrepancies.load.dossier import Dossier
    from discrepancies.load.texts.source_text import SourceText
    from discrepancies.model import Finding, Severity, Source, Status
    from discrepancies.report import Report


class Moved(NamedTuple):
    """A finding that is about the same as before and rests on something else, or is more or less severe."""

    before: Finding
    after: Finding
    because: tuple[str, ...]
    """What changed under it, a plain sentence without a full stop each."""


class Turned(NamedTuple):
    """A fact of an event whose status is another one; None where no claim answers it."""

    event: str
    fact: str
    before: Status | None
    after: Status | None
    number: int | None
    """The fact's number in the new report."""


@dataclass(frozen=True)
class Difference:
    """Two reports of one dossier, before and after a change, and what differs between them as far as they show it."""

    old: Report
    new: Report

    @cached_property
    def opened(self) -> tuple[Finding, ...]:
        """The findings that were not there before, in the order of a report."""
        return tuple(finding for finding in self.new.shown_findings if finding.id not in self._before)

    @cached_property
    def closed(self) -> tuple[Finding, ...]:
        """The findings that are gone, as they were."""
        return tuple(finding for finding in self.old.shown_findings if finding.id not in self._after)

    @cached_property
    def moved(self) -> tuple[Moved, ...]:
        """The findings that are still there and rest on something else, or are more or less severe."""
        shown = {finding.id for report in (self.old, self.new) for finding in report.shown_findings}
        still = (after for after in self.new.flagged if after.id in shown and after.id in self._before)
        return tuple(
            Moved(before, after, self._causes.of(before, _claims(self.old, before), after, _claims(self.new, after)))
            for before, after in ((self._before[after.id], after) for after in still)
            if (before.evidence, before.severity) != (after.evidence, after.severity)
        )

    @cached_property
    def staled(self) -> tuple[Finding, ...]:
        """The findings, as they are, whose decision held before the change and is stale after it."""
        moved = ((before, after) for before, after, _ in self.moved if before.decision)
        return tuple(after for before, after in moved if before.state != "stale" and after.state == "stale")

    @cached_property
    def lapsed(self) -> tuple[Finding, ...]:
        """The findings, as they were, that are gone and that somebody had decided on."""
        return tuple(finding for finding in self.closed if finding.decision)

    @cached_property
    def turned(self) -> tuple[Turned, ...]:
        """The facts whose status is another one, by event and fact."""
        old, new = _facts(self.old), _facts(self.new)
        shown = {*_shown(self.old, old), *_shown(self.new, new)}
        both = ((key, old.get(key), new.get(key)) for key in sorted(shown))
        found = (Turned(*key, _status(self.old, was), _status(self.new, now), now) for key, was, now in both)
        return tuple(one for one in found if one.before != one.after)

    @cached_property
    def claims(self) -> tuple[Change, ...]:
        """The claims added, removed and edited, by event, fact and source."""
        return tuple(change for change in self._changes if any(map(self._shows, (change.before, change.after))))

    def _shows(self, claim: Mapping[str, str] | None) -> bool:
        return claim is not None and self.new.shown.shows(claim["event"], claim["fact"], claim["source"])

    @cached_property
    def declared(self) -> tuple[Declared, ...]:
        """The facts, events, voices, sources and constraints that were declared, dropped or altered."""
        shown = self.new.shown
        keys = {word for wanted in shown for name in wanted for word in (name, *name.rpartition("/"))}
        return tuple(one for one in self._declared if shown == ALL or one.key in keys)

    def fails(self, level: Severity) -> bool:
        """Whether a finding of this severity or a worse one was opened or moved and is not settled."""
        return fails((*self.opened, *(moved.after for moved in self.moved)), level)

    @cached_property
    def _before(self) -> dict[str, Finding]:
        return {finding.id: finding for finding in self.old.flagged}

    @cached_property
    def _after(self) -> dict[str, Finding]:
        return {finding.id: finding for finding in self.new.flagged}

    @cached_property
    def _changes(self) -> list[Change]:
        old, new = (report.dossier for report in (self.old, self.new))
        return between(*(of_dossier(one, range(len(one.written)), notes=True) for one in (old, new)))

    @cached_property
    def _declared(self) -> list[Declared]:
        return declarations(self.old.dossier, self.new.dossier)

    @cached_property
    def _causes(self) -> Causes:
        return Causes(self._changes, self._declared)


def difference(old: Dossier, new: Dossier, *, decisions: Log | None = None, shown: Filter = ALL) -> Difference:
    """Check both dossiers on the same texts, under the same decisions, and hold the reports against each other.

    A text that is at hand for one side serves both: a revision of a repository has none of its own.
    """
    pair = _with_texts_of(old, new), _with_texts_of(new, old)
    return Difference(*(_decided(pipeline.check(dossier, shown=shown), decisions) for dossier in pair))


def unknown(old: Dossier, new: Dossier, shown: Filter) -> str | None:
    """What is wrong with a filter that names something neither dossier has; None where all is known."""
    alone = (
        *(Filter(events=(name,)) for name in shown.events),
        *(Filter(facts=(name,)) for name in shown.facts),
        *(Filter(sources=(name,)) for name in shown.sources),
    )
    for one in alone:
        wrong = [pipeline.unknown(dossier, one) for dossier in (old, new)]
        if all(wrong):
            return wrong[1]
    return None


def _decided(report: Report, decisions: Log | None) -> Report:
    if decisions is None:
        return report
    return replace(report, flagged=applied(report.dossier, report.flagged, decisions))


def _with_texts_of(dossier: Dossier, other: Dossier) -> Dossier:
    """The dossier with the texts that are at hand for the other one alone."""
    texts = {
        key: dossier.texts[key] if key in dossier.texts else _counted(source, other.texts[key])
        for key, source in dossier.sources.items()
        if key in dossier.texts or key in other.texts
    }
    return replace(dossier, texts=texts)


def _counted(source: Source, text: SourceText) -> SourceText:
    """The text, of which those lines count that this side says."""
    lines, last = source.text.lines if source.text else None, text.line_of(len(text.plain))
    return text._replace(lines=lines if lines and lines[1] <= last else (1, last))


def _claims(report: Report, finding: Finding) -> list[dict[str, str]]:
    return of_dossier(report.dossier, map(report.wording.claim, finding.rows))


def _facts(report: Report) -> dict[tuple[str, str], int]:
    """The numbers of the facts that some claim answers, by event and fact."""
    about = map(report.wording.about, report.agreement.comparison.cells.first_row.tolist())
    return {(str(event), str(fact)): number for number, (event, fact, _) in enumerate(about)}


def _shown(report: Report, facts: Mapping[tuple[str, str], int]) -> Iterator[tuple[str, str]]:
    shown = set(report.shown_facts)
    return (key for key, number in facts.items() if number in shown)


def _status(report: Report, number: int | None) -> Status | None:
    return None if number is None else STATUSES[report.agreement.status[number]]
