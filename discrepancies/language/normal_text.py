"""A text as the grammars read it, without losing where each of its characters stood.

A PDF gives "más" as four characters and breaks a line within a phrase, and Arabic is written with vowel signs or
without: read letter by letter, "más de 400" would be 400 exactly.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from discrepancies.language.aligned_text import AlignedText

if TYPE_CHECKING:
    from collections.abc import Mapping

BREAK = "\n"
"""A blank line, which ends every phrase."""

_PLAIN = re.compile(r"[\x21-\x7e]*(?: [\x21-\x7e]+)*")
_CHANGED = re.compile(
    r"(?P<marked>[^\W\d_][\u0300-\u036f\u0653-\u0655]+)"
    r"|(?P<unseen>[\u00ad\u200b-\u200f\u2060\u061c\ufeff]+|\u064b\u0627|\u0627\u064b|[\u0640\u064b-\u0652\u0670]+"
    r"|(?<=[\u3400-\u9fff])[^\S\n]*\n?[^\S\n]*(?=[\u3400-\u9fff])(?<=\s))"
    r"|(?P<listed>\s*\n\s*(?=\(?[0-9]{1,3}[.)]\s))"
    r"|(?P<blank>\s{2,}|[^\S ])"
)
"""What is unseen: soft hyphens and their like, Arabic vowel signs and stretching strokes, blanks between Chinese."""


def normal_text(text: str, digits: Mapping[int, int] | None = None) -> AlignedText:
    """Compose letters, make every stretch of white space one blank, and read a script's own `digits` as 0 to 9."""
    if _PLAIN.fullmatch(text):
        return AlignedText(text, [], [])
    pieces: list[str] = []
    places: list[int] = []
    behind: list[int] = []
    done = length = 0
    for match in _CHANGED.finditer(text):
        instead = _instead(match)
        pieces += (text[done : match.start()], instead)
        length += match.start() - done + len(instead)
        done = match.end()
        if len(instead) != len(match[0]):
            places.append(length)
            behind.append(done - length)
    whole = "".join((*pieces, text[done:]))
    return AlignedText(whole.translate(digits) if digits else whole, places, behind)


def _instead(match: re.Match[str]) -> str:
    if match["marked"]:
        return unicodedata.normalize("NFC", match[0])
    if match["unseen"]:
        return ""
    return BREAK if match["listed"] or match[0].count("\n") > 1 else " "
