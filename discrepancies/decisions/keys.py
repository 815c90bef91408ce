"""Every key of a document, once: the reader refuses by these tables, and the writer puts them in this order.

The order has a reason. Git merges two logs line by line, and takes more than three lines that both sides share for
common ground; so every key has one line, and what differs between any two documents (the time, which stands beside the
lines of TIMED too) is never more than three lines apart. No merge can mix two of them into one that still reads.
"""

from __future__ import annotations

from collections.abc import Mapping

from discrepancies.load.keys import Key
from discrepancies.model import ANSWERS, CLAIM_KEYS, DOINGS, Doing

_HEX = "[0-9a-f]{12}"
_DIGITS = "write its 12 digits, 0 to 9 and a to f, as the report shows them"
_MARK = "write its 12 digits, 0 to 9 and a to f"

_UNTIL = Key("By when", pattern=r"\d{4}-\d\d-\d\d", write='write the day, such as "2018-01-16"')
_BATCH = Key("What the documents share that were written as one act", pattern=_HEX, write=_MARK)
_BY = Key("The editor's name", required=True)
_AT = Key(
    "When it was decided",
    required=True,
    pattern=r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)",
    write='write day, time and distance from UTC, such as "2018-01-16T09:30:00-04:00"',
)

ENTRY: Mapping[str, Key] = {
    "id": Key("The id of the finding that was decided on", required=True, pattern=_HEX, write=_DIGITS),
    "answer": Key("What was decided", required=True, words=ANSWERS),
    "because": Key("The kind of explanation, of what is explained"),
    "value": Key("The value preferred, or the range to publish"),
    "whom": Key("Who is asked"),
    "finding": Key("What the finding was", "special", required=True),
    "reason": Key("Why", required=True),
    "claims": Key("The claims it rested on", "special"),
    "until": _UNTIL,
    "batch": _BATCH,
    "by": _BY,
    "at": _AT,
}

_DOES: Mapping[Doing, Key] = {
    "assign": Key("Whose it is to look at"),
    "comment": Key("What is remarked"),
    "approve": Key("The mark of the decision that is approved", pattern=_HEX, write=_MARK),
    "undo": Key("The mark of what is undone", pattern=_HEX, write=_MARK),
}


def _of_deed(doing: Doing) -> Mapping[str, Key]:
    end = {"until": _UNTIL} if doing == "assign" else {}
    about = Key("The id of the finding that it was done to", required=True, pattern=_HEX, write=_DIGITS)
    finding = {doing: _DOES[doing], "finding": ENTRY["finding"]}
    return {"id": about, **finding, **end, "batch": _BATCH, "by": _BY, "at": _AT._replace(about="When it was done")}


DOCUMENTS: Mapping[str, Mapping[str, Key]] = {"answer": ENTRY, **{doing: _of_deed(doing) for doing in DOINGS}}
"""The keys of a document, by the one that says what it does; it has exactly one of these."""

CALLED = {"answer": "decision", "assign": "assignment", "comment": "comment", "approve": "approval", "undo": "undo"}
"""What a document is called, by what it does."""

TIMED = ("finding", "until", "batch")
"""The keys beside which the time stands again."""

IN_LINES = ("reason", "comment")
"""The keys whose text keeps its lines."""

FINDING: Mapping[str, Key] = {
    "evidence": Key("The digits of what it rested on", required=True, pattern=_HEX, write=_DIGITS),
    "rule": Key("The rule that flagged it", required=True),
    "event": Key("The event it was about"),
    "fact": Key("The fact it was about"),
    "scope": Key("The scope it was about"),
    "subject": Key("What else the rule named"),
    "sources": Key("What the claims' sources said of themselves", "special"),
    "rests_on": Key("What else it rested on", "list"),
}

CLAIM: Mapping[str, Key] = {
    "source": Key("The source that makes it", required=True),
    **{key: Key("As in a claims file", required=key == "value") for key in CLAIM_KEYS},
}

SOURCE: Mapping[str, Key] = {key: Key("As in a claims file") for key in ("published", "by", "derives_from")}
