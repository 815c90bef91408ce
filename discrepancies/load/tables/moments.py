"""Moments as programs export them, read no more precisely than they are meant.

A day comes out of a database as midnight, and a time with six digits of seconds. Midnight is read as the day, which is
wider and so never wrong; what is finer than a second is left out.
"""

from __future__ import annotations

import re

_MIDNIGHT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]00:00(?::00(?:\.0+)?)?")
_FRACTION = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}:[0-9]{2})\.[0-9]+(Z|[+-][0-9]{2}:[0-9]{2})?")


def tidied(text: str) -> str:
    """A text, as a day where it is one at midnight, and a moment without parts of seconds."""
    if not text[:1].isdigit():
        return text
    found = _MIDNIGHT.fullmatch(text.strip()) or _FRACTION.fullmatch(text.strip())
    return "".join(part or "" for part in found.groups()) if found else text
