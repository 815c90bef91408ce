"""What bytes a text file may hold, checked before anything is parsed, so that every later message can trust them.

A file in another encoding, or with characters that no screen shows, would be misread or shown wrongly further
on; here it is still possible to say which byte it is and how to save the file instead.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cache
from itertools import islice

from discrepancies.load.problems import Problems
from discrepancies.model import Place

BOM = b"\xef\xbb\xbf"
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
"""Control characters, separators that only some programs take for a line's end, and half characters."""
MOST_REPORTED = 1000

_LINE_END = re.compile(b"\r\n?|\n")
_C0 = bytes({*range(0x20), 0x7F} - {*b"\t\n\r"})
_RAW = re.compile(
    b"[" + re.escape(_C0) + b"]+|(?:\xc2[\x80-\x9f])+|(?:\xe2\x80[\xa8\xa9])+|(?:\xef\xbb\xbf)+|(?:\xef\xbf[\xbe\xbf])+"
)
# Harmless characters of the same length, so that reading can go on with every place as it was.
_STAND_INS = {1: b" ", 2: b"\xc2\xa0", 3: b"\xe2\x80\xaf"}
_UTF_16_32 = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}


def lines_of(data: bytes) -> Callable[[int], str | None]:
    """A look-up of the file's lines, counted from 1, that cuts a line out only when it is asked for."""

    starts = cache(lambda: _starts(data))

    def line(number: int) -> str | None:
        first = starts()
        if not 1 <= number <= len(first):
            return None
        end = _LINE_END.search(data, first[number - 1])
        return data[first[number - 1] : end.start() if end else len(data)].decode("utf-8", "replace")

    return line


def vetted(data: bytes, name: str, problems: Problems) -> bytes:
    """The bytes, fit to be parsed. What they may not hold is put in `problems`.

    Raises:
        Ended: they are not UTF-8.
    """
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        problems.end(_place(data, _starts(data), error.start, name), *_not_utf8(data, error))
    if b"\x00" in data and (encoding := _by_zero_bytes(data)):
        problems.end(Place(name, 1, 1), f"the file looks like {encoding}, not UTF-8", "save it as UTF-8")
    return _without_forbidden(data, name, problems)


def named(character: str) -> str:
    """A character that must not be shown, as words: "the control character U+0007"."""
    sort = {"\u2028": "line separator", "\u2029": "paragraph separator", "\x85": "line separator"}
    sort["\ufeff"] = "byte order mark"
    code = ord(character)
    return f"the {sort.get(character, 'control character')} U+{code:04X}"


def _without_forbidden(data: bytes, name: str, problems: Problems) -> bytes:
    body = len(BOM) if data.startswith(BOM) else 0
    suspicious = len(data.translate(None, _C0)) != len(data) or any(
        lead in data for lead in (b"\xe2\x80\xa8", b"\xe2\x80\xa9", b"\xef\xbf")
    )
    if not suspicious and not _c1(data) and data.find(BOM, body) < 0:
        return data
    starts = _starts(data)
    for found in islice(_RAW.finditer(data, body), MOST_REPORTED):
        character = found[0].decode()[0]
        where = _place(data, starts, found.start(), name)
        problems.add(where, f"{named(character)} stands here", "delete it: it cannot be seen, or retype the line")
    head, tail = data[:body], data[body:]
    return head + _RAW.sub(_stand_in, tail)


def _stand_in(found: re.Match[bytes]) -> bytes:
    size = len(found[0].decode()[0].encode())
    return _STAND_INS[size] * (len(found[0]) // size)


def _c1(data: bytes) -> bool:
    return re.search(b"\xc2[\x80-\x9f]", data) is not None


def _starts(data: bytes) -> list[int]:
    """Where each line begins; lines end as editors and YAML end them."""
    return [len(BOM) if data.startswith(BOM) else 0, *(end.end() for end in _LINE_END.finditer(data))]


def _place(data: bytes, starts: list[int], offset: int, name: str) -> Place:
    line = bisect_right(starts, offset)
    start = starts[max(line, 1) - 1]
    return Place(name, max(line, 1), len(data[start:offset].decode("utf-8", "replace")) + 1)


def _not_utf8(data: bytes, error: UnicodeDecodeError) -> tuple[str, str]:
    byte, offset = data[error.start], error.start
    by_mark = next((name for mark, name in _UTF_16_32.items() if data.startswith(mark)), None)
    encoding = by_mark or _by_zero_bytes(data)
    if encoding:
        return f"the file is {encoding}, not UTF-8", "save it as UTF-8"
    where = f"byte 0x{byte:02X} at offset {offset:,} is not UTF-8"
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        pass
    else:
        return f"{where} but half of a character", "retype it and save the file as UTF-8"
    if error.end == len(data) and error.reason == "unexpected end of data":
        return f"{where}: the file ends in the middle of a character", "copy the file again"
    return f"{where}: the file is probably {_eight_bit(data)}", "save it as UTF-8"


def _eight_bit(data: bytes) -> str:
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return "Latin-1"
    return "Windows-1252" if any(0x80 <= byte < 0xA0 for byte in set(data)) else "Latin-1 or Windows-1252"


def _by_zero_bytes(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark, told by where most of the zero bytes of Western text stand."""
    start = data[:4000]
    size = len(start)
    if size < 4 or start.count(0) * 3 < size:
        return None
    zeros = [start[first::4].count(0) * 4 > size * 0.8 for first in range(4)]
    if sum(zeros) == 3:
        return "UTF-32"
    return "UTF-16" if zeros in ([True, False] * 2, [False, True] * 2) else None
