"""Where in a text a number may begin, and where what looks like one is none: codes, telephones, lists, names.

Most of a text opens no number, and is passed over by its words alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from discrepancies.language.phrases import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discrepancies.language.amounts_in_text import Amount
    from discrepancies.language.text_forms import TextForms

_UNBROKEN = re.compile(r"\S+")
_OF_ADDRESSES = ("@", "://", "www.")
_PHONE = re.compile(r"\+[0-9](?:[0-9().-]| ){5,30}[0-9]")
_LOCAL_PHONE = re.compile(r"[0-9]{3}[-.‐‑][0-9]{4}(?![0-9])|0[0-9]+(?:[. -][0-9]{2,})+")
_TABLE = re.compile(r"[0-9]++(?: [0-9]++){20}(?: [0-9]++)*+")
_CHINESE_YEAR = re.compile(r"[12][0-9]{3}年")
_POINT_BEFORE = re.compile(r"(?:\A|[^.\w])\.\Z")
_NOTE = re.compile(r"[0-9]{1,3}\]")
_JUNK = re.compile(r"[\w/\\@#°º]|[.,:'’-][0-9]|[-–‐‑][0-9A-Z]")
_GLUED = re.compile(r"[\w+/\\@#.,:'’–-]{0,400}(?<![.,:'’–-])")
_HAN = re.compile("[\u3400-\u9fff，。]")
_ELISION = re.compile(r"(?<!\w)(?:[cdjlmnst]|qu|jusqu|puisqu|all|dell|dall|nell|sull|quest)['’]\Z", re.IGNORECASE)
_WORD_BEFORE = re.compile(r"([^\W\d_]+|[#№º°])\.? ?\Z")
_WORD_BEHIND = re.compile(r" ([^\W\d_]+)")
_LOWER_WORD = re.compile(r"(?<![\w-])[^\W\d_A-ZА-ЯІЇЄ]+(?![\w-])")
_SENTENCE_START = re.compile(r"(?:\A|[.!?:;—–\"“”«»‘(\[\n•*|])\s*\Z")
_HEADLINE = 80
_REACH = 24


def places(text: str, forms: TextForms) -> Iterator[int]:
    """Where numbers may begin, left to right, outside web and mail addresses."""
    found = _places(text, forms)
    return _outside_addresses(text, found) if any(sign in text for sign in _OF_ADDRESSES) else found


def _places(text: str, forms: TextForms) -> Iterator[int]:
    openers, clitics, spaced = forms.openers, forms.text.clitics, forms.words.spaced
    for match in forms.opener.finditer(text):
        word = match[0]
        if not spaced or not word[0].isalpha():
            yield match.start()
            continue
        word = plain(word)
        if word in openers or forms.glued.match(word):
            yield match.start()
        elif clitics and word[0] in clitics and word[1:] in openers:
            yield match.start() + 1


def _outside_addresses(text: str, found: Iterator[int]) -> Iterator[int]:
    addresses = [
        (match.start(), match.end())
        for match in _UNBROKEN.finditer(text)
        if any(sign in match[0] for sign in _OF_ADDRESSES)
    ]
    starts_at = [start for start, _ in addresses]
    for place in found:
        before = bisect_right(starts_at, place)
        if not before or addresses[before - 1][1] <= place:
            yield place


def word_before(text: str, place: int) -> str:
    """The word, or sign of a number, that stands before a place; "" where there is none."""
    found = _WORD_BEFORE.search(text, max(0, place - _REACH), place)
    return found[1] if found else ""


def word_behind(text: str, place: int) -> str:
    """The word that follows a place after a blank; "" where there is none."""
    found = _WORD_BEHIND.match(text, place)
    return found[1] if found else ""


def is_glued(text: str, place: int, forms: TextForms) -> bool:
    """Whether what begins here is part of a longer thing, as in COVID-19, 1/2, v2.0, 555-1234."""
    if place == 0:
        return False
    before = text[place - 1]
    if _HAN.match(before) and not forms.words.spaced:
        return False
    if before in "'’":
        return not _ELISION.search(text, max(0, place - 8), place)
    if before.isalpha() and before in forms.text.clitics:
        return place > 1 and text[place - 2].isalnum() and text[place - 2] not in forms.text.clitics
    if before.isalnum() or before in "_/\\@#+":
        return True
    return before in ".,:-‐‑–−" and place > 1 and text[place - 2].isalnum() and not _HAN.match(text[place - 2])


def glued_end(text: str, end: int) -> int:
    """Where what must not be read ends, with all that is glued to it."""
    glued = _GLUED.match(text, end)
    return max(end, glued.end() if glued else end)


def is_junk(text: str, end: int, forms: TextForms) -> bool:
    """Whether something is glued to the end of a number that makes it no number."""
    if not _JUNK.match(text, end):
        return False
    return forms.words.spaced or not _HAN.match(text[end])


def no_number(text: str, at: int, start: int, forms: TextForms) -> int:
    """Where digits end that number a list, call a telephone or are part of something longer; 0 where they are none."""
    if at and text[at - 1] == "+" and (match := _PHONE.match(text, at - 1)):
        return glued_end(text, match.end())
    if match := _TABLE.match(text, at) or _LOCAL_PHONE.match(text, at):
        return glued_end(text, match.end())
    if match := forms.no_figure.match(text, at):
        return glued_end(text, match.end())
    if not forms.words.spaced and (match := _CHINESE_YEAR.match(text, at)):
        return match.end()
    if (start == at and is_glued(text, at, forms)) or _POINT_BEFORE.search(text, max(0, at - 2), at):
        return glued_end(text, at + 1)
    if at and text[at - 1] == "[" and _NOTE.match(text, at):
        return glued_end(text, at + 1)
    return 0


def is_name(text: str, start: int, end: int, forms: TextForms) -> bool:
    """Whether a number word with a capital is part of a name: Three Mile Island, Group of Seven.

    Not at the start of a sentence, nor in a headline that has capitals throughout, nor where every noun has one.
    """
    if not text[start].isupper() or text[start : start + 2].isupper():
        return False
    follows = word_behind(text, end)
    if forms.nouns_have_capitals and plain(text[start:end]) not in forms.small_numbers:
        return False
    is_named = follows[:1].isupper() and not follows.isupper() and not forms.nouns_have_capitals
    if not is_named and (start == 0 or _SENTENCE_START.search(text, max(0, start - 6), start)):
        return False
    line_start = text.rfind("\n", max(0, start - _HEADLINE), start) + 1 or max(0, start - _HEADLINE)
    line_end = text.find("\n", end, end + _HEADLINE)
    small = _LOWER_WORD.findall(text, line_start, end + _HEADLINE if line_end < 0 else line_end)
    return any(word not in forms.small and plain(word) not in forms.parts for word in small)


def is_numbered_name(text: str, start: int, label: str, noun: str, amount: Amount) -> bool:
    """Whether digits without a noun stand behind a name: Apollo 11, Boeing 737."""
    if noun or amount.in_words or not label[:1].isupper() or not label[1:2].islower():
        return False
    begins = text.rfind(label, 0, start)
    return text[begins + len(label) : start] == " " and not _SENTENCE_START.search(text, max(0, begins - 4), begins)
