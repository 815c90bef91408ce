"""The list of findings as the review page searches, narrows and sorts it: each in a few words, names said once.

Thousands are sent in one go, so an entry holds keys, and the names that people know stand beside the entries, each
once. What rests on the claims alone is worked out once a dossier, for between two answers only the log has changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from math import isfinite
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from discrepancies.decisions.answers import offered
from discrepancies.explanations import KINDS
from discrepancies.formats import outline
from discrepancies.formats.most_pressing import speaking
from discrepancies.language.safe import visible
from discrepancies.language.spelling import shortened
from discrepancies.model import SEVERITIES
from discrepancies.pages.queue import mark

if TYPE_CHECKING:
    from discrepancies.decisions import Entry
    from discrepancies.load.dossier import Dossier
    from discrepancies.model import Decision, Finding
    from discrepancies.report import Report

MOST_VALUES = 3
"""Values shown of one finding; of more, the two furthest apart."""
MOST_REASONS = 20
"""Reasons offered to be given again."""
LONGEST_SENTENCE = 160
"""Characters of what is flagged, where a finding answers no question."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_RESTING: WeakKeyDictionary[Dossier, dict[tuple[str, str], dict[str, Any]]] = WeakKeyDictionary()


def listed(report: Report, current: Mapping[str, Entry]) -> dict[str, Any]:
    """Every finding, what is left to decide first, with the names of what they are about and the reasons given so far.

    An entry has no key for what is not there: no `answer` where nobody gave one. Its `sources` and what `fits` it are
    numbers in `sources` and `answers`, for thousands share these.
    """
    findings = sorted(report.flagged, key=lambda one: _urgency(report, one))
    resting = [_resting(report, finding) for finding in findings]
    sources = {key: n for n, key in enumerate(sorted({key for said in resting for key in said["sources"]}))}
    fitting = {fits: n for n, fits in enumerate(dict.fromkeys(said["fits"] for said in resting))}
    entries = []
    for finding, said in zip(findings, resting, strict=True):
        coded = {"sources": [sources[key] for key in said["sources"]], **_done(finding)}
        entry = {key: value for key, value in {**said, **coded, "state": finding.state}.items() if value}
        entries.append({**entry, "mark": mark(current.get(finding.id)), "fits": fitting[said["fits"]]})
    return {
        "findings": entries,
        "answers": list(map(list, fitting)),
        "sources": [[key, visible(report.wording.naming.name(key))] for key in sources],
        "names": _names(report, findings),
        "reasons": _reasons(current.values()),
        "kinds": list(KINDS),
    }


def _urgency(report: Report, finding: Finding) -> tuple[object, ...]:
    settled, stale = (finding.state == state for state in ("settled", "stale"))
    return settled, SEVERITIES.index(finding.severity), not stale, -speaking(report, finding)


def _done(finding: Finding) -> dict[str, Any]:
    """What editors have done about a finding."""
    decision, handled = finding.decision, finding.handled
    done = {
        "assigned": visible(handled.assigned or ""),
        "until": handled.until,
        "comments": handled.comments,
        "awaits": handled.awaits_approval,
    }
    return {**done, **_answered(decision)} if decision else done


def _answered(decision: Decision) -> dict[str, Any]:
    asked = decision.answer == "ask"
    return {
        "answer": decision.answer,
        "value": visible(decision.value or ""),
        "because": decision.because,
        "by": visible(decision.by),
        "asked": decision.at if asked else None,
        "whom": visible(decision.whom or ""),
        "due": decision.until,
    }


def _resting(report: Report, finding: Finding) -> dict[str, Any]:
    """What an entry says that no decision changes."""
    known = _RESTING.setdefault(report.dossier, {})
    key = finding.id, finding.evidence
    if key not in known:
        values = _values(report, finding)
        known[key] = {
            "id": finding.id,
            "evidence": finding.evidence,
            "rule": finding.rule,
            "severity": finding.severity,
            "event": finding.event,
            "fact": finding.fact if finding.event else None,
            "who": None if finding.event else _who(report, finding),
            "what": None if finding.event and finding.fact else _what(report, finding),
            "says": values if len(values) <= MOST_VALUES else [values[0], values[-1]],
            "more": len(values) - 2 if len(values) > MOST_VALUES else 0,
            "sources": sorted(_sources(report, finding)),
            "newest": _newest(report, finding),
            "fits": offered(report.dossier, finding),
            "kinds": [explanation.kind for explanation in finding.explanations],
        }
    return known[key]


def _values(report: Report, finding: Finding) -> list[str]:
    """What the sources say, in their words and the order of their answers, once for each meaning."""
    if not (finding.event and finding.fact and finding.rows):
        return []
    meanings: dict[str, str] = {}
    for row in report.sorted(finding.rows):
        meanings.setdefault(report.wording.answers(row), report.wording.value(row))
    return [visible(shortened(value)) for value in dict.fromkeys(meanings.values())]


def _who(report: Report, finding: Finding) -> str:
    """The names of the events or sources that a finding is about which is about no single event."""
    keys, naming = (finding.subject or "").split(" + "), report.wording.naming
    events, sources = report.dossier.events, report.dossier.sources
    if all(key in events for key in keys):
        names = [report.dossier.event_title(key) or key for key in keys]
    else:
        names = [naming.brief(key) for key in keys if key in sources]
    return visible(", ".join(names))


def _what(report: Report, finding: Finding) -> str:
    """What must hold, or the beginning of what is flagged."""
    constraint = report.dossier.constraints.get(finding.subject or "") if finding.event else None
    told = (constraint.says if constraint else None) or outline.sentence(report, finding.message)
    return visible(told if len(told) <= LONGEST_SENTENCE else f"{told[: LONGEST_SENTENCE - 1]}…")


def _sources(report: Report, finding: Finding) -> set[str]:
    keys = {*map(report.wording.source, finding.rows), *(finding.subject or "").split(" + ")}
    return keys & report.dossier.sources.keys() if report.dossier.sources else keys - {""}


def _newest(report: Report, finding: Finding) -> str | None:
    """The day on which the last of its sources was published; None where that is not known of any."""
    days = report.agreement.comparison.clocks.published[1][list(finding.rows)]
    seconds = max((float(day) for day in days if isfinite(day)), default=None)
    if seconds is None:
        return None
    try:
        return (_EPOCH + timedelta(seconds=seconds)).date().isoformat()
    except OverflowError:  # before the year 1 or after 9999
        return None


def _names(report: Report, findings: Iterable[Finding]) -> dict[str, dict[str, str]]:
    """What the events and facts of some findings are called, where that is not their key."""
    facts, title = report.dossier.facts, report.dossier.event_title
    events = {one.event: visible(title(one.event) or "") for one in findings if one.event}
    asks = {one.fact: visible(facts[one.fact].asks) for one in findings if one.event and one.fact}
    return {
        kind: {key: name for key, name in names.items() if name and name != key}
        for kind, names in (("event", events), ("fact", asks))
    }


def _reasons(entries: Iterable[Entry]) -> list[str]:
    """The reasons that count, each once, the last given first."""
    latest = sorted(entries, key=lambda entry: entry.instant, reverse=True)
    return list(dict.fromkeys(visible(entry.decision.reason) for entry in latest))[:MOST_REASONS]
