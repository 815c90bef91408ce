"""Facts, events, voices, sources and constraints that a change declares, drops or alters.

A finding can move though no claim did: a source turns out to derive from another, a constraint is put otherwise. What
changed is compared as it was read, so that neither its place in a file nor its order there is a change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from discrepancies.load.placeless import placeless
from discrepancies.model import Tolerance

if TYPE_CHECKING:
    from discrepancies.load.dossier import Dossier

SECTIONS = {"facts": "fact", "events": "event", "voices": "voice", "sources": "source", "constraints": "constraint"}
"""The sections whose entries are compared, and what one of their entries is called."""

_NAMES = {
    "asks": "question",
    "about": 'reach of "about"',
    "by": "issuer",
    "dates": "order of dates",
    "says": "wording",
    "events": "events it is for",
}
"""What a key is called in a sentence, where that is another word."""


TITLE = "title"
"""Stands for a section where what the dossier is called has changed; its one entry has no key."""


class Declared(NamedTuple):
    """One entry of a section that was added, removed or edited, or the dossier's title."""

    kind: Literal["added", "removed", "edited"]
    section: str
    key: str
    title: str
    """What it is in its own words: a fact's question, a source's title; "" where it has none."""
    changed: Mapping[str, str]
    """Of an edited one, a plain sentence without a full stop for each key that changed."""

    @property
    def one(self) -> str:
        """What such an entry is called, and its key: "source gazette"."""
        return f"{SECTIONS[self.section]} {self.key}" if self.key else f"the dossier's {self.section}"


def declarations(old: Dossier, new: Dossier) -> list[Declared]:
    """What differs between what two dossiers declare, by section and key."""
    found = []
    if old.title and new.title and old.title != new.title:
        found.append(Declared("edited", TITLE, "", new.title, {TITLE: f"is now {new.title} instead of {old.title}"}))
    elif old.title != new.title:
        found.append(Declared("added" if new.title else "removed", TITLE, "", new.title or old.title or "", {}))
    for section in SECTIONS:
        before, after = getattr(old, section), getattr(new, section)
        for key in sorted(before.keys() | after.keys()):
            was, now = before.get(key), after.get(key)
            if was is None or now is None:
                found.append(Declared("removed" if was else "added", section, key, _title(was or now), {}))
            elif changed := _changed(was, now):
                found.append(Declared("edited", section, key, _title(now), changed))
    return found


def _title(entry: Any) -> str:
    return next(filter(None, (getattr(entry, key, None) for key in ("asks", "title", "says", "holds"))), "")


def _changed(before: Any, after: Any) -> dict[str, str]:
    keys = [field.name for field in fields(before) if field.compare]
    return {
        key: _said(key, getattr(before, key), getattr(after, key))
        for key in keys
        if placeless(getattr(before, key)) != placeless(getattr(after, key))
    }


def _said(key: str, before: Any, after: Any) -> str:
    """What became of one key: "published is now 2018-01-17 instead of 2018-01-16"."""
    name = _NAMES.get(key, key.replace("_", " "))
    if isinstance(after, bool):
        return f"is {'now' if after else 'no longer'} {name}"
    write = _WRITTEN.get(key)
    if write is None and not all(value is None or isinstance(value, str) for value in (before, after)):
        return f"has other {name}" if name.endswith("s") else f"has another {name}"
    old, new = ((write or str)(value) if value else "" for value in (before, after))
    if old and new:
        return f"{name} is now {new} instead of {old}"
    return f"{name} is now {new}" if new else f"{name} is no longer {old}"


def _offset(seconds: int) -> str:
    hours, minutes = divmod(abs(seconds) // 60, 60)
    return f"{'-' if seconds < 0 else '+'}{hours:02}:{minutes:02}"


def _percent(share: Decimal) -> str:
    return f"{(share * 100).normalize():f}%"


def _tolerance(tolerance: Tolerance) -> str:
    if tolerance.by == "last digit":
        return "as written"
    return _percent(tolerance.amount) if tolerance.by == "share" else f"{tolerance.amount:f}"


_WRITTEN: Mapping[str, Callable[[Any], str]] = {
    "derives_from": ", ".join,
    "events": ", ".join,
    "utc_offset": _offset,
    "corrects": ", ".join,
    "covers": ", ".join,
    "about": _percent,
    "tolerance": _tolerance,
    "matters": str,
}
"""How what is no text is written."""
