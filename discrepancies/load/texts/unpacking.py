"""Packed bytes unpacked within bounds: a few bytes can unpack to any number, and a packed file can be cut off.

Gzip is read member by member, so that what begins in a member can be gone back to without reading all before it; and
what HTTP packed a page as (gzip, deflate, brotli, one in another) is undone up to so many bytes and no further.
"""

from __future__ import annotations

import io
import zlib
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import BinaryIO, NamedTuple

from discrepancies.language.reading import Unreadable
from discrepancies.language.spelling import shortened

GZIP = b"\x1f\x8b"
_BLOCK = 1 << 16
_GZIP, _ZLIB, _BARE = 31, 15, -15
"""What zlib calls its containers."""
_AGAIN = "copy it again"
_ALONE = "save the page as HTML alone"


class Member(NamedTuple):
    """One of those that a gzip file is made of: where what it holds begins in the whole, and where it is itself."""

    start: int
    at: int


FIRST = Member(0, 0)


class Members(io.RawIOBase):
    """What a gzip file holds, unpacked as it is read, from the member that the file stands at."""

    def __init__(self, file: BinaryIO, first: Member = FIRST) -> None:
        file.seek(first.at)
        self._file, self._given = file, first.start
        self._packed = b""
        self._member = zlib.decompressobj(_GZIP)
        self._begun = False
        self.members = [first]

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer as far as it is easily done; 0 at the end.

        Raises:
            Unreadable: it is damaged or cut off.
        """
        while True:
            self._packed = self._packed or self._file.read(_BLOCK)
            if not self._begun:
                self._packed = self._packed.lstrip(b"\0")  # some programs fill up a block
            if not self._packed:
                return self._ended()
            data = self._unpacked(len(buffer))
            if data:
                buffer[: len(data)] = data
                return len(data)

    def _ended(self) -> int:
        if self._begun:
            raise Unreadable("it is cut off: what is packed in it has no end", _AGAIN)
        return 0

    def _unpacked(self, room: int) -> bytes:
        try:
            data = self._member.decompress(self._packed, room)
        except zlib.error:
            raise Unreadable("it is damaged: what is packed in it cannot be unpacked", _AGAIN) from None
        self._begun, self._packed = True, self._member.unconsumed_tail
        self._given += len(data)
        if self._member.eof:
            self._packed = self._member.unused_data
            self.members.append(Member(self._given, self._file.tell() - len(self._packed)))
            self._member, self._begun = zlib.decompressobj(_GZIP), False
        return data


def member_of(members: Sequence[Member], offset: int) -> Member:
    """The member that a place of what is unpacked is in."""
    return members[bisect_right(members, offset, key=lambda member: member.start) - 1]


def undone(data: bytes, packed_as: Sequence[str], most: int) -> bytes:
    """What a server packed, with the packings in the order in which it put them on.

    Raises:
        Unreadable: it is damaged, unpacks to more than `most` bytes, or it takes a library that is not installed.
    """
    for packing in reversed(packed_as):
        undo = _PACKINGS.get(packing)
        if undo is None:
            raise Unreadable(f'the page was sent packed as "{shortened(packing)}", which is not read', _ALONE)
        data = undo(data, most)
        if len(data) > most:
            raise Unreadable(f"the page unpacks to more than {most:,} bytes", "save the part that is quoted as text")
    return data


def _gzip(data: bytes, most: int) -> bytes:
    return data if not data.startswith(GZIP) else _by_zlib(data, most, _GZIP)  # some archivers unpack and do not say so


def _deflate(data: bytes, most: int) -> bytes:
    """By its name it has a container, and some servers leave that out."""
    return _by_zlib(data, most, _ZLIB if data[:1] and data[0] & 0x0F == 8 and data[0] >> 4 <= 7 else _BARE)


def _by_zlib(data: bytes, most: int, container: int) -> bytes:
    unpacking = zlib.decompressobj(container)
    try:
        unpacked = unpacking.decompress(data, most + 1)
    except zlib.error:
        raise _damaged() from None
    if not unpacking.eof and len(unpacked) <= most:
        raise _damaged()
    return unpacked


def _brotli(data: bytes, most: int) -> bytes:
    try:
        # Start-up and the base install: few pages are packed so.
        import brotli
    except ImportError as error:
        wrong = "the page was sent packed by brotli, which can be read only with the warc extra"
        raise Unreadable(wrong, "install discrepancies[warc], or save the page as HTML alone") from error
    unpacking = brotli.Decompressor()
    try:
        unpacked: bytes = unpacking.process(data, output_buffer_limit=most + 1)
        while not unpacking.is_finished() and len(unpacked) <= most:
            more = unpacking.process(b"", output_buffer_limit=most + 1 - len(unpacked))
            if not more:
                raise _damaged()
            unpacked += more
    except brotli.error:
        raise _damaged() from None
    return unpacked


def _damaged() -> Unreadable:
    return Unreadable("the page is damaged: what was sent cannot be unpacked", "archive it again")


_PACKINGS: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "identity": lambda data, _: data,
}
