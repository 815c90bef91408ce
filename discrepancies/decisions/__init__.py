"""The editors' decisions: what was answered to a finding, on which claims, why, by whom and when.

They lie in a log beside the claims (docs/decisions.md): one YAML document a decision, the last by time counts and the
others are its history; and one for each thing done without deciding (assigned, commented, approved, undone). `log.py`
reads it, `writing.py` writes it so that nothing is ever lost, `answers.py` and `deeds.py` say what an answer and a deed
need, and `states.py` holds the log against what a check finds now. `timeline.py` tells a finding's history, `asks.py`
who was asked what.
"""

from __future__ import annotations

from discrepancies.decisions.acting import act, done, undone
from discrepancies.decisions.answers import Given, NotAnAnswer, decided, remarks
from discrepancies.decisions.asks import ASK_STATES, Ask, asks, unanswered
from discrepancies.decisions.deeds import approved, assigned, commented, named, same_name
from discrepancies.decisions.finding_by_id import about, found, logged
from discrepancies.decisions.log import Log, read
from discrepancies.decisions.states import applied, closed, entry
from discrepancies.decisions.timeline import Moment, timeline, told
from discrepancies.decisions.writing import Overtaken, undo, write
from discrepancies.model import Deed, Document, Entry

__all__ = [
    "ASK_STATES",
    "Ask",
    "Deed",
    "Document",
    "Entry",
    "Given",
    "Log",
    "Moment",
    "NotAnAnswer",
    "Overtaken",
    "about",
    "act",
    "applied",
    "approved",
    "asks",
    "assigned",
    "closed",
    "commented",
    "decided",
    "done",
    "entry",
    "found",
    "logged",
    "named",
    "read",
    "remarks",
    "same_name",
    "timeline",
    "told",
    "unanswered",
    "undo",
    "undone",
    "write",
]
