"""Every key of a decision, once: the reader refuses by these tables, and the writer puts them in this order.

The order has a reason. Git merges two logs line by line, and takes more than three lines that both sides share for
common ground; so every key has one line, and what differs between any two decisions (the time, which stands beside two
lines more) is never more than three lines apart. No merge can mix two of them into one that still reads.
"""

from __future__ import annotations

from collections.abc import Mapping

from discrepancies.load.keys import Key
from discrepancies.model import ANSWERS, CLAIM_KEYS

_HEX = "[0-9a-f]{12}"
_DIGITS = "write its 12 digits, 0 to 9 and a to f, as the report shows them"

ENTRY: Mapping[str, Key] = {
    "id": Key("The id of the finding that was decided on", required=True, pattern=_HEX, write=_DIGITS),
    "answer": Key("What was decided", required=True, words=ANSWERS),
    "because": Key("The kind of explanation, of what is explained"),
    "value": Key("The value preferred, or the range to publish"),
    "finding": Key("What the finding was", "special", required=True),
    "reason": Key("Why", required=True),
    "claims": Key("The claims it rested on", "special"),
    "by": Key("The editor's name", required=True),
    "at": Key(
        "When it was decided",
        required=True,
        pattern=r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)",
        write='write day, time and distance from UTC, such as "2018-01-16T09:30:00-04:00"',
    ),
}

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
