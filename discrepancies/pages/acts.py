"""What editors send from the page, each with what was on their screen, and what they are told.

The page sends each as JSON, with these fields as keys, to the route that its class names; what is not given is "".
A refusal is told as {"error": a sentence} with 422 where the act is none (nothing is missing on our side), and 409
with "why" where the files moved on under the editor: then nothing at all was written.
"""

from __future__ import annotations

from typing import Literal, NamedTuple


class Seen(NamedTuple):
    """A finding as it was on the screen."""

    id: str
    evidence: str
    after: str
    """The mark of the decision that counted, "" for none: `mark` of the queue's entry and of the finding shown."""


class Answered(NamedTuple):
    """An answer in an editor's words; "" for what it does not take."""

    answer: str
    because: str
    value: str
    reason: str
    by: str
    whom: str = ""
    """Of `ask`: who is asked."""
    until: str = ""
    """Of `ask`: by which day, "2024-06-01"."""


class Reply(NamedTuple):
    """An answer to one finding: POST /api/decisions, with these fields. Told with 201: the fields of Recorded."""

    id: str
    evidence: str
    after: str
    answer: str
    because: str
    value: str
    reason: str
    by: str
    whom: str = ""
    until: str = ""

    @property
    def seen(self) -> Seen:
        """What was on the screen."""
        return Seen(*self[:3])

    @property
    def answered(self) -> Answered:
        """What is said to it."""
        return Answered(*self[3:])


class Batch(NamedTuple):
    """One answer to many findings, written in one go and undone as one: POST /api/bulk.

    {"on": [{"id": …, "evidence": …, "after": …}, …], "answer": …, "because": …, "value": …, "reason": …, "by": …,
    "whom": …, "until": …}, of 1 to 3,000 findings. Told with 201: the fields of Recorded. Where one of the findings
    has moved none is written, and 409 tells which: {"error": …, "why": …, "ids": [those that moved]}. An answer that
    one of them cannot take is refused (422) for all, with what it is about.
    """

    on: tuple[Seen, ...]
    answered: Answered


MOST_AT_ONCE = 3_000
"""The most findings that one batch answers."""


class Recorded(NamedTuple):
    """What is in the log now: how it is undone, and what to tell the editor."""

    marks: tuple[str, ...]
    """Of all documents written; POST /api/undo {"marks": these, "by": name} takes them out of force in one go."""
    said: str
    """Such as "unconfirmed." or "unconfirmed, of 412 findings."."""


Why = Literal["decided", "evidence", "gone", "changed"]


class Moved(Exception):  # noqa: N818 - nothing is wrong, it is only no longer so
    """What the editor saw is no longer there; the message says what is, and nothing was written."""

    def __init__(self, why: Why, says: str, ids: tuple[str, ...] = ()) -> None:
        super().__init__(says)
        self.why = why
        self.ids = ids
