"""The words of the trade as frozen data: what a dossier declares, what a rule flags, what a report holds.

Every other file passes these around, so they hold no logic beyond look-ups. What is declared keeps its place (`at`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from hashlib import sha256
from itertools import chain
from typing import Literal, NamedTuple, get_args

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
Level = Literal["error", "warning", "info", "never"]

Status = Literal["disputed", "strained", "compatible", "agreed", "echoed", "single-source", "incomparable"]
STATUSES: tuple[Status, ...] = get_args(Status)

State = Literal["open", "settled", "stale"]
STATES: tuple[State, ...] = ("open", "settled", "stale")
WORST_FIRST: tuple[State, ...] = ("stale", "open", "settled")
"""The states by how much they ask of an editor: what was decided and changed comes before what never was."""

# The answers of casualty recording, and a few more; the last three leave a finding open.
Answer = Literal["prefer", "range", "unconfirmed", "explained", "noted", "not-a-conflict", "pending", "ask", "mend"]
ANSWERS: tuple[Answer, ...] = get_args(Answer)
SETTLING: tuple[Answer, ...] = ANSWERS[:6]

Doing = Literal["assign", "comment", "approve", "undo"]
DOINGS: tuple[Doing, ...] = get_args(Doing)
"""What can be done to a finding without deciding on it."""

NOBODY = "nobody"
"""To whom a finding is assigned that is to be nobody's again."""

STATED = ("fact", "likely", "alleged")

OverTime = Literal["fixed", "grows", "shrinks", "varies"]
OVER_TIME: tuple[OverTime, ...] = ("fixed", "grows", "shrinks", "varies")
"""How the true answer may change while nobody errs: not at all, upwards (the dead), downwards (the missing), freely."""

# The keys a claim may carry besides those of its source, in the order of the file format.
CLAIM_KEYS = (
    *("event", "fact", "value", "quote", "attributed_to", "as_of", "scope", "stated", "when"),
    *("closed", "inferred", "locator", "note"),
)


class Place(NamedTuple):
    """Where something is written: file as given on the command line, line and column counted from 1."""

    file: str
    line: int
    column: int


class Term(NamedTuple):
    """A category's term; `number` is its pre-order number and `last` that of its last descendant."""

    name: str
    number: int
    last: int


@dataclass(frozen=True, slots=True)
class Scope:
    """Whom or what a figure counts, and which scopes it contains or is the sum of."""

    key: str
    label: str
    contains: tuple[str, ...]
    parts: tuple[str, ...]
    at: Place
    complete: bool = False
    """Its parts are all there is of it: together exactly the whole."""


ABOUT = Decimal("0.1")
"""How far "about" reaches where a fact says nothing of it, as a share."""


class Tolerance(NamedTuple):
    """How far two answers may differ and be the same: in the fact's unit (metres between places), or as a share."""

    amount: Decimal
    by: Literal["amount", "share", "last digit"] = "amount"


@dataclass(frozen=True, slots=True)
class Fact:
    """A question that can be asked of an event, with the kind of value that answers it."""

    key: str
    asks: str
    kind: str
    at: Place
    unit: str | None = None
    over_time: OverTime = "fixed"
    future: bool = False
    difference: bool = False
    """Whether it asks how far two values are apart, so that no zero point is moved."""
    about: Decimal = ABOUT
    """How far "about" reaches, as a share."""
    tolerance: Tolerance | None = None
    several: bool = False
    """Several answers can be true at once."""
    matters: int | None = None
    """How early an editor should look at it: 1 first; None after all that have a number."""
    scopes: Mapping[str, Scope] = field(default_factory=dict)
    terms: tuple[Term, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)
    """Other spellings, folded, to the term or name as declared."""
    form: str | None = None
    """What an identifier looks like: isbn, doi or plain."""


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, at one time and place: the hard border of comparison."""

    key: str
    at: Place
    title: str | None = None
    date: str | None = None
    place: str | None = None
    utc_offset: int | None = None
    """Seconds east of UTC."""
    matters: int | None = None
    """How early an editor should look at it: 1 first; None after all that have a number."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody quoted without being a source here; a private one is not named in an edition for readers."""

    key: str
    title: str
    at: Place
    private: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """Where a source's text lies, which of its lines count, and what it read as when it was read."""

    file: str | None
    lines: tuple[int, int] | None
    sha256: str | None
    at: Place
    places: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False)
    """Where each of its keys is answered."""


class Ignored(NamedTuple):
    """What stands in a source's text and need not be claimed, and why."""

    text: str
    reason: str
    at: Place


@dataclass(frozen=True, slots=True)
class Source:
    """A document that says things; a private one is not named in an edition for readers."""

    key: str
    at: Place
    title: str | None = None
    publisher: str | None = None
    by: str | None = None
    published: str | None = None
    inferred: str | None = None
    url: str | None = None
    archived: str | None = None
    accessed: str | None = None
    language: str | None = None
    dates: str | None = None
    decimal: str | None = None
    event: str | None = None
    derives_from: tuple[str, ...] = ()
    corrects: tuple[str, ...] = ()
    """The sources that it replaces on the facts that both speak of."""
    covers: tuple[str, ...] = ()
    """The facts it was read for, or "all": on those it leaves out it is silent, not unread."""
    text: Text | None = None
    ignore: tuple[Ignored, ...] = ()
    private: bool = False


@dataclass(frozen=True, slots=True)
class Constraint:
    """What must hold between the facts of one event."""

    key: str
    says: str | None
    holds: str
    """An expression; see docs/constraints.md."""
    events: tuple[str, ...]
    """The events it is for; every one where none is given."""
    at: Place
    holds_at: Place = field(compare=False, repr=False)
    """Where the expression stands."""


class Refused(NamedTuple):
    """A claim that was left out, for its value cannot be read: its number, why, and what to write instead."""

    claim: int
    wrong: str
    instead: str


class About(NamedTuple):
    """What a finding is about; None where it is about no event, fact or scope."""

    event: str | None = None
    fact: str | None = None
    scope: str | None = None


class Flag(NamedTuple):
    """What a rule yields: the conflict in one sentence and the rows of the claims table it rests on."""

    message: str
    rows: Sequence[int]
    about: About = About()
    subject: str | None = None
    soft: bool = False
    """A conflict that vanishes when vague widths are doubled: a warning instead of an error."""
    rests_on: tuple[str, ...] = ()
    """What else the finding's evidence depends on, besides its claims."""
    shown: tuple[int, ...] = ()
    """The rows that show a conflict best: two or more that exclude each other, or one that all others exclude."""
    severity: Severity | None = None
    """How severe this one is, where that is not as severe as its rule."""
    size: float = 0.0
    """How far apart the two that show a conflict are: of those about one thing the largest comes first."""


class Explanation(NamedTuple):
    """A reason why a conflict may be only apparent, offered to the editor."""

    kind: str
    text: str


Explain = Callable[[Sequence[Flag]], tuple[Explanation, ...]]
"""The explanations of one finding, given the flags that it is made of."""


class Decision(NamedTuple):
    """An editor's recorded answer to a finding."""

    answer: Answer
    because: str | None
    value: str | None
    reason: str
    by: str
    at: str
    whom: str | None = None
    """Who is asked, of the answer `ask`."""
    until: str | None = None
    """The day by which they should have answered."""


class Entry(NamedTuple):
    """A document of the log that decides: a decision, and what it was made on."""

    id: str
    evidence: str
    rule: str
    event: str | None
    fact: str | None
    scope: str | None
    subject: str | None
    claims: tuple[Mapping[str, str], ...]
    """By the keys of the claims file."""
    decision: Decision
    sources: Mapping[str, Mapping[str, str]] = {}
    """What those claims' sources said of themselves: published, by, derives_from (separated by ", ")."""
    rests_on: tuple[str, ...] = ()
    """What else the finding rested on, besides its claims."""
    batch: str | None = None
    """What the documents share that were written as one act."""

    @property
    def by(self) -> str:
        """Whose decision it is."""
        return self.decision.by

    @property
    def at(self) -> str:
        """When it was made."""
        return self.decision.at

    @property
    def instant(self) -> datetime:
        """When it was made; times of different offsets compare."""
        return datetime.fromisoformat(self.decision.at)

    @property
    def mark(self) -> str:
        """The 12 digits by which an approval or an undo names it."""
        return _mark(id=self.id, evidence=self.evidence, batch=self.batch, **self.decision._asdict())


class Deed(NamedTuple):
    """A document of the log that does something to a finding without deciding on it."""

    id: str
    evidence: str
    rule: str
    event: str | None
    fact: str | None
    scope: str | None
    subject: str | None
    does: Doing
    says: str
    """To whom it is assigned (NOBODY for none), the comment, or the mark of what is approved or undone."""
    by: str
    at: str
    until: str | None = None
    """Of what is assigned: the day by which it is to be done."""
    batch: str | None = None

    @property
    def instant(self) -> datetime:
        """When it was done; times of different offsets compare."""
        return datetime.fromisoformat(self.at)

    @property
    def mark(self) -> str:
        """The 12 digits by which an undo names it."""
        said = {self.does: self.says, "by": self.by, "until": self.until, "batch": self.batch}
        return _mark(id=self.id, evidence=self.evidence, at=self.at, **said)


Document = Entry | Deed


@lru_cache(maxsize=1 << 17)
def _mark(**said: str | None) -> str:
    """The same for what says the same, however it is laid out; keys that are not given are not in it."""
    return sha256(json.dumps({key: it for key, it in said.items() if it}, sort_keys=True).encode()).hexdigest()[:12]


class Handled(NamedTuple):
    """What has been done about a finding besides deciding on it."""

    assigned: str | None = None
    """Whose it is to look at."""
    until: str | None = None
    """The day by which they should have."""
    comments: int = 0
    approved_by: tuple[str, ...] = ()
    """Who has approved the decision that counts; none of them made it."""
    awaits_approval: bool = False
    """Its decision would settle it, and does not yet: somebody else has to approve it."""


class Finding(NamedTuple):
    """One thing a rule flagged, with the identity that lets a decision hold on to it."""

    id: str
    evidence: str
    rule: str
    severity: Severity
    event: str | None
    fact: str | None
    scope: str | None
    subject: str | None
    message: str
    rows: tuple[int, ...]
    """Rows of the claims table, one a claim."""
    explanations: tuple[Explanation, ...] = ()
    state: State = "open"
    decision: Decision | None = None
    changed: tuple[str, ...] = ()
    """Of a stale one, what changed since it was decided, a plain sentence each."""
    rests_on: tuple[str, ...] = ()
    """What else its evidence depends on, besides its claims."""
    handled: Handled = Handled()
    """What else has been done about it."""
    size: float = 0.0
    """How far apart what it flags is; of those about one thing the largest comes first."""

    @property
    def named(self) -> tuple[str, ...]:
        """Every key that its subject may name: alone, in a row of several, or before what else a rule says."""
        subject = self.subject or ""
        before = (subject.rpartition(mark)[0] for mark in (", ", ": "))
        rows = (subject.split(mark) for mark in (" + ", " / ", " "))
        every = (subject, subject.removeprefix("voice "), *before, *chain.from_iterable(rows))
        return tuple(dict.fromkeys(filter(None, every)))
