"""The texts of the sources that are at hand, as a reader sees them: what every quote and figure is held against.

A text is found where the dossier says, or in a folder of texts; one that is nowhere is no error, for texts are often
not the curator's to pass on, and then nothing is said of the quotes from it. One that is there and cannot be read is.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import nullcontext
from io import BytesIO
from pathlib import Path, PurePath, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.language.reading import Unreadable
from discrepancies.language.spelling import shortened
from discrepancies.load.problems import Problems
from discrepancies.load.texts.decoding import declared_in, decoded
from discrepancies.load.texts.opening import (
    LARGEST_ARCHIVE,
    Shelf,
    contents,
    digest,
    inside,
    is_archive,
    opened,
    shelf,
)
from discrepancies.load.texts.source_text import SourceText, line_starts
from discrepancies.model import Place, Source

if TYPE_CHECKING:
    from discrepancies.load.dossier import Dossier
    from discrepancies.load.texts.web_archive import Archive, Open

_LINE_END = re.compile(r"\r\n?")
_PAGE = re.compile(rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_PAGES = frozenset({".html", ".htm", ".xhtml", ".xht", ".shtml"})
_PLAIN = frozenset({".txt", ".text", ".md", ".markdown"})
_AS_TEXT = "save its text as plain text"
_WORD = ".docx"
_ZIP = b"PK\x03\x04"
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".txt",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": _WORD,
    "application/octet-stream": "",
    "": "",
}
"""How a file would be called that was sent as this; "" for what its beginning has to tell."""
_NO_TEXTS = {
    _ZIP: ("it is an OpenDocument, e-book or zip file", _AS_TEXT),
    b"\xd0\xcf\x11\xe0": ("it is a file of an old Word or Excel", _AS_TEXT),
    b"{\\rtf": ("it is an RTF file", _AS_TEXT),
    b"bplist": ("it is a web archive", "save the page as HTML alone"),
    b"From: <Saved by ": ("it is a web archive", "save the page as HTML alone"),
    b"\x1f\x8b": ("it is compressed", "unpack it"),
    b"\x89PNG": ("it is a picture", "write its text into a file"),
    b"\xff\xd8\xff": ("it is a picture", "write its text into a file"),
    b"GIF8": ("it is a picture", "write its text into a file"),
}
"""How files begin that people take for texts."""


def readable(data: bytes, name: str, source: Source | None = None) -> tuple[str, str]:
    """What a reader sees of a file, with "\\n" between lines, and the encoding it was read by ("pdf" for a PDF).

    An archive of pages and a Word file are told by how they begin, a PDF by that or its ending; HTML too, but where it
    is called a plain text or Markdown; the rest is plain text. Of an archive it is the page of this source.

    Raises:
        Unreadable: it is no text, a damaged one, one behind a password, or there is not a word in it.
    """
    if is_archive(name) or data.startswith(b"WARC/"):
        return _page(_opened(lambda: nullcontext(BytesIO(data))), source)
    return _document(data, Path(name).suffix.lower())


def _document(data: bytes, ending: str, charset: str | None = None) -> tuple[str, str]:
    """What a reader sees of a text that is not one of many; `charset` is what was said of it where it was sent."""
    word = ending == _WORD or (data.startswith(_ZIP) and b"word/document.xml" in data)
    for mark, told in _NO_TEXTS.items():
        if data.startswith(mark) and not word:
            raise Unreadable(*told)
    if word:
        # Start-up: few texts are a Word file.
        from discrepancies.load.texts import docx

        text, encoding = docx.readable(data), "docx"
    elif ending == ".pdf" or data.startswith(b"%PDF-"):
        # Start-up: few texts are a PDF.
        from discrepancies.load.texts import pdf

        text, encoding = pdf.readable(data), "pdf"
    elif ending in _PAGES or (ending not in _PLAIN and _PAGE.search(data[:1024].replace(b"\0", b""))):
        # Start-up: few texts are a page.
        from discrepancies.load.texts import html

        page, encoding = decoded(data, charset or declared_in(data))
        text = html.readable(page)
    else:
        text, encoding = decoded(data, charset)
    if not text.strip():
        raise Unreadable("there is not a word in it to read", _AS_TEXT)
    return _LINE_END.sub("\n", text), encoding


def _opened(open_: Open) -> Archive:
    # Start-up: few texts are in an archive.
    from discrepancies.load.texts import web_archive

    return web_archive.opened(open_)


def _page(archive: Archive, source: Source | None) -> tuple[str, str]:
    """What a reader sees of a source's page as it was captured."""
    sent = archive.page(source.url, source.archived, source.accessed) if source else archive.page()
    ending = _ENDINGS.get(sent.media)
    if ending is None:
        raise Unreadable(f"the page was sent as {shortened(sent.media)}, which is no text for readers", _AS_TEXT)
    return _document(sent.data, ending, sent.charset)


def read_texts(dossier: Dossier, folder: Path | None, problems: Problems) -> dict[str, SourceText]:
    """The texts that are at hand, by their sources' keys; what is wrong with one is put into `problems`.

    Each is looked for in this order: in `folder` by its SHA-256, where the dossier says it is, in `folder` by name.
    """
    search = _searched(folder, dossier.sources.values(), problems) if folder is not None else None
    read = _Reader()
    texts = {}
    for source in dossier.sources.values():
        shown = ""
        try:
            for home, relative in _candidates(source, search):
                shown = str(relative).encode("utf-8", "replace").decode()
                try:
                    path = inside(home, str(relative))
                    found = read(path, source)
                except FileNotFoundError:
                    continue
                texts[source.key] = _counted(source, shown, found, problems)
                break
        except Unreadable as error:
            wrong = f'the text of the source "{source.key}"{shown and f" ({shown})"} cannot be read: {error.wrong}'
            problems.add(_place(source, "file"), wrong, error.instead)
    return texts


class _Read(NamedTuple):
    plain: str
    encoding: str
    sha256: str


class _Reader:
    """Reads files, each once however many sources' text it is; of an archive, the page of each."""

    def __init__(self) -> None:
        self._files: dict[Path, _Read] = {}
        self._archives: dict[Path, tuple[Archive, str]] = {}

    def __call__(self, path: Path, source: Source) -> _Read:
        """What is in a file as far as it is this source's.

        Raises:
            FileNotFoundError: there is none.
            Unreadable: it cannot be read.
        """
        if not is_archive(path.name):
            if path not in self._files:
                data = contents(path)
                self._files[path] = _Read(*readable(data, path.name), hashlib.sha256(data).hexdigest())
            return self._files[path]
        if path not in self._archives:
            sha256 = digest(path)
            self._archives[path] = _opened(lambda: opened(path, LARGEST_ARCHIVE)), sha256
        archive, sha256 = self._archives[path]
        return _Read(*_page(archive, source), sha256)


class _Search(NamedTuple):
    """A folder of texts, and which of its files have a SHA-256 that the dossier names."""

    shelf: Shelf
    by_sha256: Mapping[str, PurePath]


def _searched(folder: Path, sources: Collection[Source], problems: Problems) -> _Search | None:
    try:
        files = shelf(folder)
    except Unreadable as error:
        problems.add(Place(str(folder), 1, 1), error.wrong, error.instead)
        return None
    pinned = {source.text.sha256 for source in sources if source.text and source.text.sha256}
    likely = {source.key for source in sources}
    likely |= {PurePath(source.text.file).name for source in sources if source.text and source.text.file}
    return _Search(files, files.by_sha256(pinned, likely))


def _candidates(source: Source, search: _Search | None) -> Iterator[tuple[Path, PurePath]]:
    """The files that may be the text, likeliest first: a folder, and a path in it."""
    text = source.text
    if search and text and text.sha256 and text.sha256 in search.by_sha256:
        yield search.shelf.folder, search.by_sha256[text.sha256]
    if text and text.file:
        yield Path(text.at.file).parent, PurePosixPath(text.file)
    named = search.shelf.by_name(source.key, text.file if text else None) if search else None
    if search and named:
        yield search.shelf.folder, named


def _counted(source: Source, name: str, read: _Read, problems: Problems) -> SourceText:
    """The text with the lines that count, which it must have."""
    last = len(line_starts(read.plain))
    lines = source.text.lines if source.text else None
    if lines and lines[1] > last:
        wrong = f'lines of the text of the source "{source.key}" end at {lines[1]:,}, and {name} has {last:,}'
        problems.add(_place(source, "lines"), wrong, f"write lines from 1 to {last}")
        lines = None
    return SourceText(source.key, name, read.plain, read.sha256, read.encoding, lines or (1, last))


def _place(source: Source, key: str) -> Place:
    """Where the dossier gives this of a text, or the text, or the source."""
    return source.text.places.get(key, source.text.at) if source.text else source.at
