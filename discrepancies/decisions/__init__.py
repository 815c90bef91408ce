"""The editors' decisions: what was answered to a finding, on which claims, why, by whom and when.

They lie in a log beside the claims (docs/decisions.md): one YAML document a decision, the last by time counts and the
others are its history. `log.py` reads it, `writing.py` writes it so that nothing is ever lost, `answers.py` says what
an answer needs, and `states.py` holds the log against what a check finds now.
"""

from __future__ import annotations

from discrepancies.decisions.answers import Given, NotAnAnswer, decided, remarks
from discrepancies.decisions.finding_by_id import about, found
from discrepancies.decisions.log import Log, read
from discrepancies.decisions.states import applied, closed, entry
from discrepancies.decisions.writing import Overtaken, withdraw, write
from discrepancies.model import Entry

__all__ = [
    "Entry",
    "Given",
    "Log",
    "NotAnAnswer",
    "Overtaken",
    "about",
    "applied",
    "closed",
    "decided",
    "entry",
    "found",
    "read",
    "remarks",
    "withdraw",
    "write",
]
