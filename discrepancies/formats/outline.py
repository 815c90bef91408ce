"""What a report for people says, in which order and in which words; text and Markdown only lay it out.

An editor who runs a check wants the conflicts first, each with the words that show it; what is told of a whole
source or event in one line each; and then how far the sources agree, fact by fact, the disputed ones first.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress
from operator import not_
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.evidence import located
from discrepancies.formats import answer_words, decision_words, edition_words
from discrepancies.language.safe import visible
from discrepancies.model import SEVERITIES, STATUSES
from discrepancies.wording import counted, listed

if TYPE_CHECKING:
    from discrepancies.evidence.excerpts import Excerpt
    from discrepancies.model import Finding, Severity, Status
    from discrepancies.report import Agreed, Report

CLAIMS_SHOWN = 8
"""Claims quoted under a finding; `show` and the JSON report have them all."""

MOST_FILES = 10
"""Files named at the head."""

_WORDS_OF_A_KEY = 20

HEADINGS: dict[Severity, str] = {"error": "Errors", "warning": "Warnings", "info": "For information"}

ABOUT: dict[Status, str] = {
    "disputed": "claims that cannot all be true",
    "strained": "all can be true only if read generously",
    "compatible": "all can be true, though not all say the same",
    "agreed": "two origins or more say the same",
    "echoed": "every source goes back to one origin",
    "single-source": "nobody else says so",
    "incomparable": "fewer than two claims that can be compared",
}
"""What each status means, in a few words."""

SOURCES = ("source", "goes back to", "claims", "facts compared", "compatible")
"""What a table of the sources has of each; the last three are numbers."""


class Said(NamedTuple):
    """One claim under a finding: the value and quote as written, who says it, and where that is written down."""

    value: str
    inferred: str
    """How the value is known, where the quote alone does not show it."""
    who: str
    quote: str
    place: str
    """File and line; "" in an edition for readers."""
    notes: tuple[str, ...] = ()
    """What else the claim says, where everything is shown: "locator: p. 4"."""
    scope: str = ""
    """Whom or what it counts; `who` says it too."""
    excerpt: Excerpt | None = None
    """The quote as it stands in its text, where that is at hand."""


class Flagged(NamedTuple):
    """One finding: what it is about, the question, the sentence, and the claims that show it."""

    finding: Finding
    about: str
    """By its keys: "el_junquito/killed"."""
    of: str
    """The same by the event's name, with the keys behind: "Raid at El Junquito [el_junquito/killed]"."""
    asks: str | None
    said: str
    """The finding's message as the rule gives it."""
    message: str
    """The same as a sentence."""
    claims: tuple[Said, ...]
    more: int
    """Claims that are not shown."""

    @property
    def brief(self) -> str:
        """All in one sentence; where nothing is quoted, the places lead an editor to the claims."""
        quoted = any(said.quote for said in self.claims)
        places = "" if quoted else "".join(f" ({said.place})" for said in self.claims if said.place)
        return f"{self.of}: {self.said}{places}." if self.asks else self.message

    @property
    def name(self) -> str:
        """What it is and about what, where the claims are not shown: "el_junquito/killed, value-conflict"."""
        return ", ".join(filter(None, (self.of, self.finding.rule, visible(self.finding.subject or ""))))


class OfSeverity(NamedTuple):
    """The findings of one severity, by how they are told."""

    full: list[Flagged]
    """Those shown with their claims."""
    brief: list[Flagged]
    """Those that one line tells."""
    settled: list[Flagged]
    """Those that an editor has settled; one line tells the answer."""


class Line(NamedTuple):
    """One answer to a fact in an agreement table, or a remark on its answers, which nobody supports."""

    value: str
    support: str
    """How many sources and origins give it, and who."""
    stances: tuple[str, ...] = ()
    """Who else stands how to it: "excluded by Wire"."""

    @property
    def beside(self) -> tuple[str, ...]:
        """All that stands beside the value, a paragraph each."""
        return (self.support, *self.stances) if self.support else ()

    @property
    def told(self) -> str:
        """Both on one line: "7 (3 sources, 2 origins)"."""
        return f"{self.value} ({self.support})" if self.support else self.value


class Entry(NamedTuple):
    """One fact in an agreement table."""

    fact: str
    status: Status
    lines: tuple[Line, ...]


def head(report: Report) -> tuple[str, str]:
    """What the report covers, and what comes of it, in a sentence each."""
    covers = listed(
        (
            counted(len(report.shown_facts), "fact"),
            counted(report.shown_claims, "claim"),
            counted(len(report.fared), "source"),
            counted(len(report.shown_events), "event"),
        )
    )
    found = listed((f"{number:,} {status}" for status, number in report.statuses.items()), most=len(STATUSES))
    refused = len(report.dossier.refused)
    left_out = f" {counted(refused, 'value')} cannot be read and left out." if refused else ""
    return f"{covers}.{left_out}", f"{found}." if found else "No claims."


def basis(report: Report) -> str:
    """What the report is made from: files, the revision they are of, the texts and the decisions at hand."""
    if report.edition:
        return edition_words.BASIS
    dossier = report.dossier
    of = f" (revision {report.revision})" if report.revision else ""
    texts = f"{len(dossier.texts):,} of {counted(len(dossier.sources), 'text')}" if dossier.texts else "no text"
    decided = f"decisions in {report.decisions}" if report.decisions else "no decisions"
    return visible(f"From {listed(dossier.paths, MOST_FILES)}{of}; {texts} at hand; {decided}.")


def title(report: Report) -> str:
    """What stands at the very head: what the dossier is called; "" where it has no title."""
    return visible(report.dossier.title or "")


def tally(report: Report) -> str:
    """How many findings of each severity there are, and where editors have begun, how many are left to decide."""
    shown = report.severities
    found = [counted(shown[severity], severity) for severity in ("error", "warning") if severity in shown]
    if "info" in shown:
        found.append(f"{shown['info']:,} for information")
    told = f"{', '.join(found) or 'Nothing flagged'}."
    return " ".join(filter(None, (told, decision_words.left(report))))


def not_run(report: Report) -> str:
    """The rules that could not look at everything, and why: "Not run: quote-not-found (5 texts missing)."."""
    rules: dict[tuple[bool, str], list[str]] = {}
    for one in report.not_run:
        rules.setdefault((one.wholly, one.why), []).append(one.rule)
    return " ".join(
        f"{'Not run' if wholly else 'Run in part'}: {listed(names)} ({why})." for (wholly, why), names in rules.items()
    )


def disputed(report: Report) -> list[str]:
    """The shown facts whose claims cannot all be true, with their state: "el_junquito/killed (settled)"."""
    agreement = report.agreement
    return [
        named(report, number, report.wording.question(int(agreement.comparison.cells.first_row[number])))
        for number in report.shown_facts
        if STATUSES[agreement.status[number]] == "disputed"
    ]


def named(report: Report, number: int, name: str) -> str:
    """A fact's name, with its state once an editor has decided on it."""
    state = report.fact_state(number)
    return visible(name) if state in (None, "open") else f"{visible(name)} ({state})"


def flagged(report: Report, severity: Severity) -> OfSeverity:
    """The shown findings of one severity: to be shown with their claims, to be told in one line, and settled.

    A line is enough for what is about a whole source or event, for information, and where there is no quote to show.
    """
    of_severity = [finding for finding in report.shown_findings if finding.severity == severity]
    waiting = [_flagged(report, finding) for finding in of_severity if finding.state != "settled"]
    in_full = [
        severity != "info" and (len(one.claims) > 1 or any(said.quote for said in one.claims)) for one in waiting
    ]
    return OfSeverity(
        list(compress(waiting, in_full)),
        list(compress(waiting, map(not_, in_full))),
        [_flagged(report, finding) for finding in of_severity if finding.state == "settled"],
    )


def heading(report: Report, severity: Severity, settled: int) -> str:
    """What stands over the findings of one severity, so many of which are settled."""
    waiting = report.severities[severity] - settled
    counts = (f"{waiting:,}{' open' if settled else ''}", f"{settled:,} settled")
    return f"{HEADINGS[severity]} ({', '.join(compress(counts, (waiting, settled)))})"


def mark(finding: Finding) -> str:
    """A finding's id, to decide on it, and whether somebody has."""
    return f"[{finding.id}]" if finding.state == "open" else f"[{finding.id}, {finding.state}]"


def by_rule(found: list[Flagged]) -> Iterator[tuple[str, list[Flagged]]]:
    """Findings by their rule, in the order of each rule's first."""
    rules: dict[str, list[Flagged]] = {}
    for one in found:
        rules.setdefault(one.finding.rule, []).append(one)
    yield from rules.items()


def _flagged(report: Report, finding: Finding) -> Flagged:
    fact = report.dossier.facts.get(finding.fact or "") if finding.event else None
    constraint = report.dossier.constraints.get(finding.subject or "") if finding.event and not fact else None
    about, naming = "/".join(filter(None, (finding.event, finding.fact))), report.wording.naming
    name = naming.question(finding.event, finding.fact) if finding.event and finding.fact else naming.event(about)
    of = finding.scope or (constraint.key if constraint else None)
    rows = report.sorted(finding.rows) if finding.rows and (fact or constraint) else []
    return Flagged(
        finding=finding,
        about=visible(f"{about}, {of}" if of else about),
        of=visible(f"{name}, {of}" if of else name),
        asks=visible(fact.asks if fact else constraint.holds if constraint else "") or None,
        said=visible(finding.message),
        message=visible(sentence(report, finding.message)),
        claims=tuple(_beside(report, row, finding) for row in rows[:CLAIMS_SHOWN]),
        more=max(0, len(rows) - CLAIMS_SHOWN),
    )


def sentence(report: Report, message: str) -> str:
    """A rule's message as a sentence: a full stop, and a capital unless a source's key comes first."""
    words = message.split(" ")[:_WORDS_OF_A_KEY]
    begun = (" ".join(words[:number]) for number in range(1, len(words) + 1))
    start = message if any(key in report.dossier.sources for key in begun) else message[:1].upper() + message[1:]
    return start if start.endswith((".", "!", "?")) else f"{start}."


def _beside(report: Report, row: int, finding: Finding) -> Said:
    """A claim as it is quoted under a finding, with its fact where the finding is about several."""
    event, fact, _ = report.wording.about(row)
    asked = None if finding.fact else fact if finding.event == event else f"{event}/{fact}"
    one = said(report, row)
    return one._replace(value=visible(f"{asked}: {one.value}")) if asked else one


def said(report: Report, row: int, *, with_notes: bool = False) -> Said:
    """The claim in a row of the table, as it is quoted to an editor; with all else it says, if asked."""
    wording, quote = report.wording, report.quote(row)
    file, line = report.place(row)
    return Said(
        value=visible(wording.value(row)),
        inferred=visible(report.inferred(row)),
        who=visible(", ".join((wording.who(row), *_how(report, row)))),
        quote=f"“{visible(quote)}”" if quote else "",
        place=visible(f"{file}:{line}") if file else "",
        notes=tuple(_notes(report, row)) if with_notes else (),
        scope=wording.scope(row),
        excerpt=report.excerpt(row),
    )


def _how(report: Report, row: int) -> Iterator[str]:
    """How firmly a claim says what it says, of whom and up to when: what decides whether it can stand beside others."""
    wording = report.wording
    if wording.stated(row) != "fact":
        yield f"as {wording.stated(row)}"
    if wording.scope(row):
        yield f"for {wording.scope(row)}"
    if time := report.time([row]):
        copied = listed(wording.naming.all_called(map(wording.source, report.copied_from(row))))
        yield f"{time} as in {copied}" if copied else time


def _notes(report: Report, row: int) -> Iterator[str]:
    value, means = report.wording.value(row), report.wording.answers(row)
    if means not in (value, f"exactly {value}"):
        yield visible(f"means: {means}")
    written, claim = report.dossier.written.columns, report.wording.claim(row)
    found = located(report.dossier).get(claim)
    if found and found.altered:
        yield visible(f"quoted as: “{report.quote(row)}”")
    for key in ("as_of", "when", "closed", "locator", "note"):
        text = written[key][claim]
        if text is not None and not (key == "as_of" and report.time([row])):
            yield visible(f"{key}: {text}")


def agreement(report: Report) -> Iterator[tuple[str, dict[Status, list[Entry]]]]:
    """For each shown event, its name and its facts by status, the disputed ones first."""
    titles = dict(report.shown_events)
    facts: dict[str, dict[Status, list[Entry]]] = {event: {status: [] for status in STATUSES} for event in titles}
    for number in report.shown_facts:
        fact = report.fact(number)
        entry = Entry(named(report, number, fact.fact.key), fact.status, lines(report, fact))
        facts[fact.event][fact.status].append(entry)
    for event in titles:
        name = visible(report.wording.naming.event(event))
        yield name, {status: entries for status, entries in facts[event].items() if entries}


def lines(report: Report, fact: Agreed) -> tuple[Line, ...]:
    """The answers of a fact as its agreement table shows them, and below them what all leave open together."""
    shown = [
        Line(
            visible(one.label),
            visible(answer_words.said_by(report, one)),
            tuple(visible(f"{how} {who}") for how, who in answer_words.stances(report, one).items()),
        )
        for one in fact.answers
    ]
    remarks = (unlisted(fact), answer_words.left_open(fact))
    return (*shown, *(Line(words, "") for words in remarks if words))


def unlisted(fact: Agreed) -> str:
    """How many answers are not listed: the earlier ones where they move over time, else those of fewer claims."""
    more = fact.answers_total - len(fact.answers)
    words = "and {:,} more" if fact.fact.over_time == "fixed" else "(and {:,} earlier)"
    return words.format(more) if more else ""


def sources(report: Report) -> list[tuple[str, ...]]:
    """How each source fares, a row each under SOURCES."""
    called = report.wording.naming.called
    return [
        (visible(called(one.source)), visible(listed(map(called, one.origins))), *(f"{number:,}" for number in one[2:]))
        for one in report.fared
    ]


def severities(report: Report) -> list[Severity]:
    """The severities that some shown finding has, the gravest first."""
    return [severity for severity in SEVERITIES if severity in report.severities]
