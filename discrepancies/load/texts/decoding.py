"""Which characters the bytes of a text are: as the file itself tells, or by one rule that can be written down.

A quote is held against a text letter by letter, so an encoding is never guessed by how likely its words look. In this
order: a byte order mark; UTF-16 that shows by its zero bytes; UTF-8; what a page declares (by the names of the web,
for which Latin-1 means Windows-1252); Windows-1252; Latin-1 where a byte has no meaning in that. What is UTF-8 but for
a few bytes is damaged, and refused, since the rule would turn its every accent into two other letters.
"""

from __future__ import annotations

import codecs
import re

from discrepancies.language.reading import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Longer marks first: that of UTF-16 begins that of UTF-32."""

_OTHERWISE_ON_THE_WEB = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gbk",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
_ON_THE_WEB = frozenset(
    {
        *("utf-8", "koi8-r", "koi8-u", "mac-roman", "mac-cyrillic", "gbk", "gb18030", "big5", "euc_jp", "iso2022_jp"),
        *(f"iso8859-{part}" for part in (*range(2, 9), 10, 13, 14, 15, 16)),
        *(f"cp{page}" for page in (866, 874, 932, 949, *range(1250, 1259))),
    }
)
"""Python's names of the encodings a page may declare, and what a browser reads them as (WHATWG, Encoding Standard).

No others: Python also counts among encodings what is none, and what takes the square of a text's length to read.
"""

_DECLARED = re.compile(
    rb"""<meta[^>]{1,200}?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{1,200}?encoding\s*=\s*["']([\w.:-]+)""",
    re.IGNORECASE,
)
DECLARED_WITHIN = 1024
"""How many bytes into a page its encoding is looked for, as browsers do."""


def decoded(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """The characters, and Python's name of the encoding; `declared` is what the text says of itself.

    Raises:
        Unreadable: it is no text, or a damaged one.
    """
    text, encoding = _decoded(data, declared)
    if "\0" in text:
        raise Unreadable("it holds the character U+0000, which no text does", "save it as text in UTF-8")
    return text, encoding


def _decoded(data: bytes, declared: str | None) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding), encoding
    if 0 in data and (utf_16 := _by_zero_bytes(data)):
        return _strictly(data, utf_16), utf_16
    told = _known(declared)
    # A file of ASCII alone is UTF-8 too, but that is where encodings with escapes hide.
    for known in (told, "utf-8") if told and data.isascii() else ("utf-8", told):
        if known and (text := _fitting(data, known)) is not None:
            return text, known
    _refuse_damaged(data)
    western = _fitting(data, "cp1252")
    return (data.decode("latin-1"), "latin-1") if western is None else (western, "cp1252")


def declared_in(page: bytes) -> str | None:
    """The encoding that a page of HTML says it has."""
    found = _DECLARED.search(page[:DECLARED_WITHIN])
    return (found[1] or found[2]).decode("ascii", "replace") if found else None


def _known(declared: str | None) -> str | None:
    if declared is None:
        return None
    try:
        name = codecs.lookup(declared).name
    except (LookupError, ValueError):
        return None
    name = _OTHERWISE_ON_THE_WEB.get(name, name)
    return name if name in _ON_THE_WEB else None


def _fitting(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        wrong = f"it begins as {encoding.upper()}, and at byte {error.start:,} no longer is"
        raise Unreadable(wrong, "copy the file again, or save it as UTF-8") from None


def _by_zero_bytes(data: bytes) -> str | None:
    """UTF-16 without a mark: every tenth character or more has a zero byte, always on the same side."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    if len(data) % 2 or min(even, odd) or max(even, odd) * 20 < len(data):
        return None
    return "utf-16-be" if even else "utf-16-le"


def _refuse_damaged(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if sum(character > "\x7f" for character in text) <= 2 * broken:
        return
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        wrong = f"byte 0x{data[error.start]:02X} at offset {error.start:,} is not UTF-8, while the rest of the file is"
        raise Unreadable(wrong, "copy the file again, or save it as UTF-8") from None
