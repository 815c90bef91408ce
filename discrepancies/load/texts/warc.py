"""The records of a WARC: which pages were captured, when and with what answer, and one of them as it was sent.

By hand, on the standard library, for a text is held against quotes letter by letter: warcio, the best kept of the
libraries, takes a file that is cut off for one that ends, passes over what it cannot unpack, and reads a line of any
length. Here each of these is told, and no record is in memory before it is asked for.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO, NamedTuple

from discrepancies.language.reading import Unreadable
from discrepancies.load.texts.opening import LARGEST
from discrepancies.load.texts.unpacking import GZIP, Member, Members, member_of, undone

MARK = b"WARC/"
MOST_RECORDS = 200_000
MOST_UNPACKED = 1_000_000_000
"""Bytes that all records of a file may have."""
_LONGEST_LINE = 65_536
_MOST_LINES = 1_000
_BLOCK = 1 << 20
_ALONE = "save the page as HTML alone"
_DAMAGED = "the archive is damaged"
_AGAIN = "copy it again, or save the page as HTML alone"
_PAGES = frozenset({"response", "resource", "revisit"})
"""The types of record that hold a page, or say that it was the same as before."""
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


class Capture(NamedTuple):
    """A page as one record has it."""

    url: str
    date: str
    """When, in UTC: 2018-01-15T12:30:00Z."""
    kind: str
    """The type of its record: response, resource (it was no server that gave it), revisit (it was the same)."""
    status: int
    media: str
    """What it was sent as, such as text/html; "" where that is not said."""
    location: str | None
    """Where it led on to."""
    digest: str | None
    """Of what was sent, by which a revisit names what it was the same as."""
    cut: str | None
    """Why only a part of it was kept."""
    at: int
    """Where the record begins, in what the file holds once it is unpacked."""


class Captured(NamedTuple):
    """The captures of one WARC in the order of the file, and where its members begin, if it is packed."""

    captures: tuple[Capture, ...]
    members: tuple[Member, ...]
    size: int
    """In bytes, unpacked."""


class Sent(NamedTuple):
    """A page as it was sent, unpacked: of what type, and in which encoding where that was said with it."""

    data: bytes
    media: str
    charset: str | None


def captured(file: BinaryIO, most: int = MOST_UNPACKED) -> Captured:
    """Go over a WARC, packed by gzip or not, of at most so many bytes unpacked.

    Raises:
        Unreadable: it is no WARC, is damaged or cut off, or has more in it than it may.
    """
    members = Members(file) if _is_packed(file) else None
    stream = _Stream(io.BufferedReader(members, _BLOCK) if members else file, 0, most)
    captures = []
    for number, record in enumerate(_records(stream)):
        if number == MOST_RECORDS:
            raise Unreadable(f"it has more than {MOST_RECORDS:,} records", _ALONE)
        if record.headers.get("warc-type") in _PAGES and "warc-target-uri" in record.headers:
            captures.append(_capture(record))
    return Captured(tuple(captures), tuple(members.members) if members else (), stream.at)


def sent(file: BinaryIO, found: Captured, capture: Capture) -> Sent:
    """What was sent to whom captured a page.

    Raises:
        Unreadable: it is damaged, or larger than a text may be.
    """
    if found.members:
        member = member_of(found.members, capture.at)
        stream = _Stream(io.BufferedReader(Members(file, member), _BLOCK), member.start)
        stream.skip(capture.at - member.start)
    else:
        file.seek(capture.at)
        stream = _Stream(file, capture.at)
    record = next(_records(stream))
    answer = _answer(record)[1]
    if record.left > 2 * LARGEST:
        raise Unreadable(f"the page has {record.left:,} bytes, and a text at most {LARGEST:,}", _ALONE)
    data = stream.take(record.left)
    record.left = 0
    if "chunked" in answer.get("transfer-encoding", "").lower():
        data = _joined(data)
    packed_as = [one.strip().lower() for one in answer.get("content-encoding", "").split(",") if one.strip()]
    said = _CHARSET.search(answer.get("content-type", ""))
    return Sent(undone(data, packed_as, LARGEST), _media(answer), said[1] if said else None)


class _Stream:
    """Bytes to read on from, with the place reached."""

    def __init__(self, file: BinaryIO | io.BufferedReader, at: int, most: int = MOST_UNPACKED) -> None:
        self._file, self.at, self._most = file, at, most

    def line(self) -> bytes:
        line = self._file.readline(_LONGEST_LINE)
        if len(line) == _LONGEST_LINE:
            raise Unreadable(f"{_DAMAGED}: the head of a record has a line without end", _AGAIN)
        self._reached(self.at + len(line))
        return line

    def take(self, size: int) -> bytes:
        data = self._file.read(size)
        if len(data) < size:
            raise Unreadable("the archive is cut off in the middle of a page", _AGAIN)
        self._reached(self.at + size)
        return data

    def _reached(self, at: int) -> None:
        self.at = at
        if at > self._most:
            raise Unreadable(f"the archive unpacks to more than {MOST_UNPACKED:,} bytes", _ALONE)

    def skip(self, size: int) -> None:
        while size:
            size -= len(self.take(min(size, _BLOCK)))

    def headers(self, room: int | None = None) -> dict[str, str]:
        """What is said line by line up to an empty one, by name in small letters; of one said twice the first."""
        headers: dict[str, str] = {}
        start = self.at
        for _ in range(_MOST_LINES):
            line = b"" if room is not None and self.at - start >= room else self.line().rstrip(b"\r\n")
            if not line:
                return headers
            name, colon, said = line.decode("utf-8", "replace").partition(":")
            if colon:
                headers.setdefault(name.strip().lower(), said.strip())
        raise Unreadable(f"{_DAMAGED}: the head of a record has no end", _AGAIN)


class _Record:
    """A record whose head was read: its headers, and how many bytes of what it holds are still to be read."""

    def __init__(self, stream: _Stream, at: int, headers: Mapping[str, str]) -> None:
        size = headers.get("content-length", "")
        if not size.isascii() or not size.isdigit() or len(size) > 15:
            raise Unreadable(f"{_DAMAGED}: a record does not say how long it is", _AGAIN)
        self.stream, self.at, self.headers, self.left = stream, at, headers, int(size)

    @property
    def is_http(self) -> bool:
        return self.left > 0 and self.headers.get("content-type", "").startswith("application/http")


def _is_packed(file: BinaryIO) -> bool:
    start = file.read(len(GZIP))
    file.seek(0)
    return start == GZIP


def _records(stream: _Stream) -> Iterator[_Record]:
    while True:
        at, line = stream.at, stream.line()
        while line in (b"\r\n", b"\n"):
            at, line = stream.at, stream.line()
        if not line:
            return
        if not line.startswith(MARK):
            wrong = "a record does not begin as one does" if at else "it is no WARC: it does not begin as one does"
            raise Unreadable(f"{_DAMAGED}: {wrong}" if at else wrong, _AGAIN)
        record = _Record(stream, at, stream.headers())
        yield record
        stream.skip(record.left)


def _answer(record: _Record) -> tuple[int, Mapping[str, str]]:
    """The status and the headers that a server answered with, read off the record; 200 where there was no server."""
    if not record.is_http:
        return 200, record.headers
    start = record.stream.at
    words = record.stream.line().split(None, 2)
    status = int(words[1]) if len(words) > 1 and words[1].isdigit() and len(words[1]) == 3 else 0
    headers = record.stream.headers(record.left - (record.stream.at - start))
    record.left -= record.stream.at - start
    if record.left < 0:
        raise Unreadable(f"{_DAMAGED}: a record is longer than it says", _AGAIN)
    return status, headers


def _capture(record: _Record) -> Capture:
    about = record.headers
    status, answer = _answer(record)
    return Capture(
        url=about["warc-target-uri"].strip("<>"),
        date=about.get("warc-date", ""),
        kind=about["warc-type"],
        status=status,
        media=_media(answer),
        location=answer.get("location"),
        digest=about.get("warc-payload-digest"),
        cut=about.get("warc-truncated"),
        at=record.at,
    )


def _media(answer: Mapping[str, str]) -> str:
    return answer.get("content-type", "").partition(";")[0].strip().lower()


def _joined(data: bytes) -> bytes:
    """What was sent in chunks, put together; as it is where it is in none, for some archivers join them and say so."""
    chunks, at = [], 0
    while found := _CHUNK.match(data, at):
        size = int(found[1], 16)
        chunks.append(data[found.end() : found.end() + size])
        at = found.end() + size
        if not size:
            return b"".join(chunks)
        at += 2 * (data[at : at + 2] == b"\r\n")
    if not chunks:
        return data
    raise Unreadable("the page is cut off: the last of the chunks that it was sent in is missing", "archive it again")


_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
