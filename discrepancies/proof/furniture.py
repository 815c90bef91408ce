"""What stands around a story and says nothing of its matter: the dateline, the by-line, whom to ring up.

The day on which a story is written is no statement of it, nor is a telephone number; held against the dossier they
would be dates and figures that no source gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from discrepancies.evidence.spans import Span

_FIRST, _LAST = 4, 3
"""So many paragraphs at either end may be furniture."""
_MOST_WORDS = 16
_MOST_CONTACT_WORDS = 30
_TELEPHONE = re.compile(
    r"(?<![\w+])(?:\+\d[\d ().-]{6,}\d|(?:tel|tél|telephone|phone|fax|ext|extension|teléfono|téléphone|telefone?)"
    r"\b[.:]?\s*\+?\d[\d ().-]*\d)",
    re.IGNORECASE,
)
_CONTACT = re.compile(r"[\w.-]+@[\w-]+\.\w|©|\(c\) ?\d{4}|(?<!\w)(?:tel|tél|fax)\b[.:]", re.IGNORECASE)
_STOPPED = re.compile(r"[.!?…][”’\"')\]»*_]*\s*\Z")
_INSIDE = re.compile(r"[^\W\d][.!?…]\s+\S+(?:\s+\S+){3}")
_LEADING = re.compile(
    r"(?:\A|[,;:·•|/—–.(-]|\b(?:by|updated|published|posted|as of|publicado|actualizado|le|publié|mis à jour|stand|am"
    r"|publicado em|em|el|on|pubblicato|il|обновлено|опубликовано))\W*\Z",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\W*[A-ZÀ-ÝА-ЯЁІЇЄҐ][^\n.!?;:]{1,44}?[,.(]\W*(?:(?:le|el|am|den|em|il|on)\s+)?\Z")
_ALONE = re.compile(r"\s*(?:[.·|•*_\n]|\Z)")
_DASH = re.compile(r"\s*(?:\d{4}\s*)?(?:\([^)\n]{1,40}\)\s*)?\.?\s*(?:[-–—]{1,2}|\.-|:|/)\s*\S")


def telephones(plain: str) -> Iterator[Span]:
    """Where telephone numbers stand."""
    return (found.span() for found in _TELEPHONE.finditer(plain))


def furniture(plain: str, paragraphs: Sequence[Span], dates: Sequence[Span]) -> Iterator[Span]:
    """The stretches of a story that are its furniture; `dates` are where its dates and times stand, in order."""
    yield from telephones(plain)
    for number, (start, end) in enumerate(paragraphs):
        words = plain[start:end]
        if len(words.split()) <= _MOST_CONTACT_WORDS and _CONTACT.search(words):
            yield start, end
            continue
        here = [span for span in dates if start <= span[0] < end]
        if not here or not (number < _FIRST or number >= len(paragraphs) - _LAST):
            continue
        if _is_byline(plain, (start, end), here):
            yield start, end
        elif _PLACE.fullmatch(plain, start, here[0][0]) and _DASH.match(plain, here[0][1], end):
            yield here[0]


def _is_byline(plain: str, paragraph: Span, dates: Sequence[Span]) -> bool:
    """Whether a paragraph is no sentence, and a date stands in it as by-lines have one: apart from other words."""
    start, end = paragraph
    words = plain[start:end].strip()
    if len(words.split()) > _MOST_WORDS:
        return False
    if start < dates[0][0] and _PLACE.fullmatch(plain, start, dates[0][0]) and _ALONE.match(plain, dates[0][1], end):
        return True
    if _STOPPED.search(words) or (_INSIDE.search(words) and plain[dates[-1][1] : end].strip(" *_)\n")):
        return False
    return any(_LEADING.search(plain, start, date[0]) or plain[start : date[0]].isspace() for date in dates)
