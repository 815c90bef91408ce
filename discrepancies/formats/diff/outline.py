"""What is told of a change for people, in which order and in which words; text and Markdown only lay it out.

First what the change does to the findings and to what was decided on them, then the change itself; of what is as it
was, nothing. What outsiders wrote is passed on as it is, for each form makes it harmless in its own way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.claims.edits import said
from discrepancies.formats import decision_words, outline
from discrepancies.wording import counted, listed

if TYPE_CHECKING:
    from discrepancies.claims.edits import Change
    from discrepancies.diff import Declared, Difference, Turned
    from discrepancies.model import Finding, Severity
    from discrepancies.report import Report

MOST_CLAIMS = 100
"""Claims told one by one; the JSON form has them all."""

_KINDS = {"added": "added", "edited": "edited", "removed": "removed"}
_ENTRIES = {"added": "added", "edited": "changed", "removed": "dropped"}


class Item(NamedTuple):
    """One thing under a heading: its name, a sentence, and what more there is to say, a line each; any may be empty."""

    name: str
    sentence: str
    lines: tuple[str, ...]
    severity: Severity | None = None

    @property
    def title(self) -> str:
        """The name, with how severe it is."""
        return f"{self.severity}: {self.name}" if self.severity else self.name


class Chapter(NamedTuple):
    """A heading, how many things are under it, and these."""

    heading: str
    number: int
    items: Sequence[Item]


def head(difference: Difference) -> Iterator[str]:
    """What was compared, what was edited, and what comes of it: a sentence each."""
    old, new = (listed(report.dossier.paths, 1) for report in (difference.old, difference.new))
    yield f"From {old} to {new}."
    edited = [
        *_counts("claim", _KINDS, (change.kind for change in difference.claims)),
        *_counts("declaration", _ENTRIES, (one.kind for one in difference.declared)),
    ]
    found = [
        *_numbers("finding", {name: len(getattr(difference, name)) for name in ("opened", "moved", "closed")}),
        *_numbers("decision", {"made stale": len(difference.staled), "closed": len(difference.lapsed)}),
    ]
    if difference.turned:
        found.append(f"{counted(len(difference.turned), 'status', 'statuses')} changed")
    yield f"{'; '.join(edited)}." if edited else "The claims are the same."
    if edited or found:
        yield f"{'; '.join(found)}." if found else "No difference that touches a finding."


def _counts(noun: str, words: dict[str, str], kinds: Iterable[str]) -> Iterator[str]:
    number = Counter(kinds)
    yield from _numbers(noun, {word: number[kind] for kind, word in words.items()})


def _numbers(noun: str, numbers: dict[str, int]) -> Iterator[str]:
    """What became of how many, as one part of a sentence: "1 claim added, 2 edited"."""
    some = [(number, word) for word, number in numbers.items() if number]
    if some:
        first, *others = some
        yield ", ".join((f"{counted(first[0], noun)} {first[1]}", *(f"{number:,} {word}" for number, word in others)))


def chapters(difference: Difference) -> Iterator[Chapter]:
    """What there is to tell, chapter by chapter."""
    old, new = difference.old, difference.new
    chapters = (
        ("Opened", [_finding(new, one) for one in difference.opened]),
        ("Moved", [_finding(new, after, because) for _, after, because in difference.moved]),
        ("Closed", [_finding(old, one) for one in difference.closed]),
        ("Decisions made stale", [_decided(one) for one in difference.staled]),
        ("Decisions closed", [_decided(one) for one in difference.lapsed]),
        ("Statuses", [_turned(new, one) for one in difference.turned]),
    )
    yield from (Chapter(heading, len(items), items) for heading, items in chapters if items)
    if difference.claims:
        yield Chapter("Claims", len(difference.claims), list(_claims(difference.claims)))
    if difference.declared:
        lines = tuple(map(_declared, difference.declared))
        yield Chapter("Declarations", len(lines), [Item("", "", lines)])


def _finding(report: Report, finding: Finding, because: Sequence[str] = ()) -> Item:
    name = "  ".join(filter(None, (finding.rule, _about(finding), outline.mark(finding))))
    return Item(name, outline.sentence(report, finding.message), tuple(because), finding.severity)


def _about(finding: Finding) -> str:
    about = "/".join(filter(None, (finding.event, finding.fact)))
    # Of a declaration that nothing uses, the subject is only what sort of declaration it is.
    subject = finding.subject if finding.event or not about else None
    return ", ".join(filter(None, (about, finding.scope, subject)))


def _decided(finding: Finding) -> Item:
    answer = decision_words.told(finding.decision) if finding.decision else ""
    return Item("  ".join(filter(None, (finding.rule, _about(finding), f"[{finding.id}]"))), answer, ())


def _turned(report: Report, one: Turned) -> Item:
    was, now = one.before or "claimed by nobody", one.after or "claimed by nobody"
    lines = outline.lines(report, report.fact(one.number)) if one.number is not None else ()
    return Item(f"{one.event}/{one.fact}: {now}, was {was}", "", tuple(line.told for line in lines))


def _claims(changes: Sequence[Change]) -> Iterator[Item]:
    def about(change: Change) -> str:
        return f"{change.claim['event']}/{change.claim['fact']}"

    for name, together in groupby(changes[:MOST_CLAIMS], about):
        yield Item(name, "", tuple(map(said, together)))
    if len(changes) > MOST_CLAIMS:
        more = counted(len(changes) - MOST_CLAIMS, "more claim", "more claims")
        yield Item("", f"And {more}; --format json has every one.", ())


def _declared(one: Declared) -> str:
    if one.kind == "edited":
        return f"{one.one}{': ' if one.key else ' '}{'; '.join(one.changed.values())}"
    return f"{one.one} was {_ENTRIES[one.kind]}{f': {one.title}' if one.title else ''}"
