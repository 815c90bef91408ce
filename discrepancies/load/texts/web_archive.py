"""A source's page out of an archive of captured pages, WARC or WACZ: the one at its address, as it was then.

An archive holds many pages, and most are no source's: pictures, advertisements, pages that led on to another. Which
one is meant is told by the source's `url`, else by its `archived`; only where there is one page alone is it that one.
Nothing is ever unpacked onto the disk.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import BinaryIO, NamedTuple, cast
from urllib.parse import urljoin

from discrepancies.language.reading import Unreadable
from discrepancies.language.spelling import shortened
from discrepancies.load.addresses import like
from discrepancies.load.texts import warc, zips
from discrepancies.load.texts.warc import Capture, Captured, Sent

Open = Callable[[], AbstractContextManager[BinaryIO]]

MOST_STEPS = 10
"""How often a page may lead on to another."""
_SHOWN = 3
_LONGEST_LIST = 5_000_000
_WARC = re.compile(r"archive/.+\.warc(?:\.gz)?", re.IGNORECASE)
_PAGES = "pages/pages.jsonl"
_WAYBACK = re.compile(r"https?://web\.archive\.org/web/\d{1,14}(?:[a-z]{2}_)?/(.+)", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_READ = frozenset({"text/html", "application/xhtml+xml", "application/pdf"})


class _Wanted(NamedTuple):
    url: str | None
    archived: str | None
    accessed: str | None


class _Found(NamedTuple):
    """A capture, and which of the archive's WARCs it is in."""

    capture: Capture
    part: int


class Archive(NamedTuple):
    """The pages that were captured."""

    open: Open
    names: tuple[str | None, ...]
    """Of the WARCs in a WACZ; None for a file that is one itself."""
    parts: tuple[Captured, ...]
    listed: tuple[str, ...]
    """The addresses of those pages that somebody meant to capture, where the archive says so."""

    def page(self, url: str | None = None, archived: str | None = None, accessed: str | None = None) -> Sent:
        """The page, as it was sent, of a source that says this of where it is and when it was read.

        Raises:
            Unreadable: it is not there, only as an error or in part, or it is damaged.
        """
        wanted = _Wanted(url, archived, accessed)
        found = _repeated(self, _led_on(self, _first(self, wanted), wanted))
        if found.capture.cut:
            raise Unreadable("only a part of the page was captured", "archive it again, or save it as HTML alone")
        with _part(self.open, self.names[found.part]) as file:
            return warc.sent(file, self.parts[found.part], found.capture)


def opened(open_: Open) -> Archive:
    """Go over an archive, WARC or WACZ as it begins.

    Raises:
        Unreadable: it is neither, or damaged, or has more in it than it may.
    """
    with open_() as file:
        if file.read(len(zips.MARK)) != zips.MARK:
            file.seek(0)
            return Archive(open_, (None,), (warc.captured(file),), ())
        with zips.unzipped(file) as packed:
            names = tuple(name for name in dict.fromkeys(packed.namelist()) if _WARC.fullmatch(name))
            listed = _listed(packed.open(_PAGES).read(_LONGEST_LIST)) if zips.holds(packed, _PAGES) else ()
    if not names:
        raise Unreadable("it is a zip file without a WARC in it", "save the page as HTML alone")
    parts: list[Captured] = []
    for name in names:
        with _part(open_, name) as file:
            parts.append(warc.captured(file, warc.MOST_UNPACKED - sum(part.size for part in parts)))
    return Archive(open_, names, tuple(parts), listed)


@contextmanager
def _part(open_: Open, name: str | None) -> Iterator[BinaryIO]:
    with open_() as file:
        if name is None:
            yield file
            return
        with zips.unzipped(file) as packed, packed.open(name) as part:
            yield cast("BinaryIO", part)


def _listed(pages: bytes) -> tuple[str, ...]:
    """The addresses in the list that a WACZ has of its pages, an object a line; what is none is none."""
    found = []
    for line in pages.splitlines():
        try:
            page = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(page, dict) and isinstance(page.get("url"), str):
            found.append(page["url"])
    return tuple(dict.fromkeys(found))


def _all(archive: Archive) -> Iterator[_Found]:
    return (_Found(capture, number) for number, part in enumerate(archive.parts) for capture in part.captures)


def _first(archive: Archive, wanted: _Wanted) -> _Found:
    """The capture at the source's address, else that of the only page."""
    copy = _WAYBACK.fullmatch(wanted.archived or "")
    for address in (wanted.url, wanted.archived, copy[1] if copy else None):
        found = _at(archive, address, wanted) if address else None
        if found:
            return found
    pages = {like(one.capture.url): one for one in _all(archive) if _is_page(one.capture)}
    listed = [like(address) for address in archive.listed if like(address) in pages]
    only = list(dict.fromkeys(listed)) if listed else list(pages)
    if len(only) == 1 and (found := _at(archive, pages[only[0]].capture.url, wanted)):
        return found
    raise _which(archive, [pages[one].capture.url for one in only])


def _which(archive: Archive, pages: Sequence[str]) -> Unreadable:
    if not pages:
        what = "no page that was answered with one" if any(part.captures for part in archive.parts) else "no page"
        return Unreadable(f"{what} is in the archive", "archive the page again, or save it as HTML alone")
    shown = [shortened(page) for page in pages[:_SHOWN]]
    more = f", and {len(pages) - _SHOWN:,} more" if len(pages) > _SHOWN else ""
    wrong = f"it holds {len(pages):,} pages, and none at the source's url"
    return Unreadable(wrong, f"write the one that is meant as its url: {', '.join(shown)}{more}")


def _at(archive: Archive, address: str, wanted: _Wanted) -> _Found | None:
    """The capture at an address: letter by letter first, then where only its scheme or the like differs.

    Of several, a page goes before what led on to another, and that before an error; then the newest that the source
    can have been read from, else the newest.
    """
    bare = address.partition("#")[0]
    for same in (lambda url: url.partition("#")[0] == bare, lambda url: like(url) == like(address)):
        if found := [one for one in _all(archive) if same(one.capture.url)]:
            return max(found, key=lambda one: (_worth(one.capture), _in_time(one.capture, wanted), one.capture.date))
    return None


def _worth(capture: Capture) -> int:
    return 2 if capture.status // 100 == 2 else 1 if _leads_on(capture) else 0


def _in_time(capture: Capture, wanted: _Wanted) -> bool:
    day = wanted.accessed or ""
    return not _DAY.fullmatch(day) or capture.date[: len(day)] <= day


def _led_on(archive: Archive, found: _Found, wanted: _Wanted) -> _Found:
    """Where a page led on to, which must be in the archive too."""
    for _ in range(MOST_STEPS):
        capture = found.capture
        if capture.status // 100 == 2:
            return found
        if not _leads_on(capture):
            answer = f"only as an error ({capture.status})" if capture.status else "without an answer"
            raise Unreadable(f"the page was captured {answer}", "archive it again, or save it as HTML alone")
        try:
            address = urljoin(capture.url, capture.location)
        except ValueError:  # it is none
            address = capture.location or ""
        following = _at(archive, address, wanted)
        if following is None:
            wrong = f"the page led on to {shortened(address)}, which is not in the archive"
            raise Unreadable(wrong, "archive that one, or save it as HTML alone")
        found = following
    raise Unreadable("the page leads on to others without end", "archive it again, or save it as HTML alone")


def _leads_on(capture: Capture) -> bool:
    return capture.status in (301, 302, 303, 307, 308) and bool(capture.location)


def _repeated(archive: Archive, found: _Found) -> _Found:
    """The capture with what was sent, where this one says only that it was the same as before."""
    if found.capture.kind != "revisit":
        return found
    digest = found.capture.digest
    for one in _all(archive):
        if digest and one.capture.digest == digest and one.capture.kind != "revisit":
            return one
    wrong = "the page was captured as unchanged since an earlier time, which is not in the archive"
    raise Unreadable(wrong, "give the archive with the earlier capture, or save the page as HTML alone")


def _is_page(capture: Capture) -> bool:
    return capture.media in _READ and capture.status // 100 == 2
