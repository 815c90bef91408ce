"""A story as it is read: its text, the sentences in it, and what its writer ties to a fact of the dossier.

Markdown and plain text are read where they stand, so that a mark has the line and column of the file: what is no
prose (code, addresses, notes' numbers) is blanked, letter by letter. Of a page or a Word file the text is read that a
reader sees, and lines are those of that text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from discrepancies.evidence.spans import Span
from discrepancies.language.spelling import suggestion
from discrepancies.load.texts.decoding import decoded
from discrepancies.load.texts.reading import readable
from discrepancies.load.texts.source_text import line_starts

MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".qmd"})

_FENCE = re.compile(r"^(`{3,}|~{3,})[^\n]*\n.*?(?:^\1[^\n]*$|\Z)", re.MULTILINE | re.DOTALL)
_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_CODE = re.compile(r"`[^`\n]+`")
_COMMENT = re.compile(r"<!--.*?-->|</?[A-Za-z][^<>\n]*>", re.DOTALL)
_NOTE = re.compile(r"^\[\^([^\]\n]+)\]:[ \t]*(.*)$", re.MULTILINE)
_NOTED = re.compile(r"\[\^([^\]\n]+)\]")
_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\(([^()\s]*(?:\([^()\s]*\))?[^()\s]*)(?:\s+\"[^\"\n]*\")?\)")
_ADDRESS = re.compile(r"<?\bhttps?://[^\s<>]+>?")
_BRACKETS = re.compile(r"\[([^\[\]\n^]+)\]")
_LISTED = re.compile(r"^[ \t]*(?:[-*+]|\d{1,3}[.)]|#{1,6}|>)(?=[ \t])", re.MULTILINE)
_STRESSED = re.compile(r"(\*{1,3}|_{1,3}(?=\W|\b))")
_CLAIM = "claim:"

_PARAGRAPH = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+#>]|\d{1,3}[.)])[ \t])")
_STOP = re.compile(r"[.!?…][”’\"')\]»]*\s+(?=[“‘\"'(\[«¿¡]*[^\W_a-zà-ÿ])|[。！？][”’」』]?|[؟!]\s+")
_ABBREVIATED = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|st|sr|sra|col|gen|capt|lt|sgt|gov|sen|rep|no|nr|vs|jan|feb|mar|apr|jun|jul|aug|sept?|oct"
    r"|nov|dec|art|p|pp|ca|approx|inc|ltd|e\.g|i\.e|u\.s|u\.n|a\.m|p\.m)|\b[A-Z])\.$",
    re.IGNORECASE,
)


class WrongTie(ValueError):  # noqa: N818 - it is the tie that is
    """A story names a fact that the dossier does not have."""

    def __init__(self, at: int, wrong: str, instead: str) -> None:
        super().__init__(f"{wrong}; {instead}")
        self.at, self.wrong, self.instead = at, wrong, instead


class Tie(NamedTuple):
    """Where a writer says which fact something is about: right behind it, or around it where it is a link."""

    start: int
    end: int
    event: str | None
    fact: str
    around: bool = False


class Story(NamedTuple):
    """A text that is about to be published."""

    name: str
    text: str
    """As it stands, lines ending in "\\n"."""
    plain: str
    """The same, as long, with blanks for what is no prose."""
    ties: tuple[Tie, ...]
    sentences: tuple[Span, ...]
    paragraphs: tuple[Span, ...]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a place, from 1."""
        starts = line_starts(self.text)
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def sentence(self, offset: int) -> Span:
        """The sentence that a place is in."""
        return self.sentences[max(bisect_right(self.sentences, (offset, len(self.text))) - 1, 0)]

    def paragraph(self, offset: int) -> int:
        """The number of the paragraph that a place is in, from 0."""
        return max(bisect_right(self.paragraphs, (offset, len(self.text))) - 1, 0)


class Known(NamedTuple):
    """What a story may name: the events and the facts of a dossier, by key."""

    events: Collection[str]
    facts: Collection[str]


def read(data: bytes, name: str, known: Known) -> Story:
    """Read a story: Markdown, plain text, HTML or, with the extra `docx`, Word; by its ending.

    Raises:
        Unreadable: it is no text that can be read, or takes a library that is not installed.
        WrongTie: it names a fact or event that is not known.
    """
    if Path(name).suffix.lower() in MARKDOWN:
        return of_text(decoded(data)[0].replace("\r\n", "\n").replace("\r", "\n"), name, known)
    return of_text(readable(data, name)[0], name, known, prose=True)


def of_text(text: str, name: str, known: Known, *, prose: bool = False) -> Story:
    """A story of this text; `prose` has no Markdown in it, but may be tied all the same.

    Raises:
        WrongTie: it names a fact or event that is not known.
    """
    page = _Page(text, known)
    if not prose:
        page.blank_markup()
    page.take_ties()
    plain = "".join(page.letters)
    paragraphs = tuple(_paragraphs(plain))
    sentences = tuple(span for paragraph in paragraphs for span in _sentences(plain, paragraph))
    return Story(name, text, plain, tuple(sorted(page.ties)), sentences or ((0, len(text)),), paragraphs or ((0, 0),))


class _Page:
    """A text on which what is no prose is blanked, and what ties something to a fact is taken off."""

    def __init__(self, text: str, known: Known) -> None:
        self.text, self.known = text, known
        self.letters = list(text)
        self.ties: list[Tie] = []

    def blank(self, start: int, end: int) -> None:
        self.letters[start:end] = ["\n" if one == "\n" else " " for one in self.letters[start:end]]

    def blank_markup(self) -> None:
        """Take off what Markdown has beside prose; a link's words stay, and so do those that are stressed."""
        for pattern in (_FRONT, _FENCE, _COMMENT, _CODE, _LISTED, _STRESSED):
            for found in pattern.finditer("".join(self.letters)):
                self.blank(*found.span())

    def take_ties(self) -> None:
        """Take off links and bracketed facts, and remember what they tie."""
        notes = {found[1]: found for found in _NOTE.finditer(self.text)}
        tied = {
            name: tie for name, found in notes.items() if (tie := self._named(found[2].strip(" []."), found.start(2)))
        }
        for name, found in notes.items():
            self.blank(*(found.span() if name in tied else (found.start(), found.start(2))))
        for found in _LINK.finditer("".join(self.letters)):
            target = self._named(found[2], found.start(2)) if found[2].startswith(_CLAIM) else None
            if target:
                self.ties.append(Tie(found.start(1), found.end(1), *target, around=True))
            self.blank(found.start(), found.start(1))
            self.blank(found.end(1), found.end())
        for found in _NOTED.finditer("".join(self.letters)):
            if found[1] in tied:
                self.ties.append(Tie(*found.span(), *tied[found[1]]))
            self.blank(*found.span())
        for found in _BRACKETS.finditer("".join(self.letters)):
            if target := self._named(found[1].strip(), found.start(1)):
                self.ties.append(Tie(*found.span(), *target))
                self.blank(*found.span())
        for found in _ADDRESS.finditer("".join(self.letters)):
            self.blank(*found.span())

    def _named(self, words: str, at: int) -> tuple[str | None, str] | None:
        """The event and fact that some words name, None where they name none and need not."""
        must = words.startswith(_CLAIM)
        event, slash, fact = words.removeprefix(_CLAIM).rpartition("/")
        if fact in self.known.facts and (not slash or event in self.known.events):
            return (event if slash else None), fact
        if must or (slash and event in self.known.events):
            raise WrongTie(at, f'no fact is called "{fact}"', suggestion(fact, sorted(self.known.facts), "declare it"))
        if slash and fact in self.known.facts and " " not in event:
            raise WrongTie(
                at, f'no event is called "{event}"', suggestion(event, sorted(self.known.events), "declare it")
            )
        return None


def _paragraphs(plain: str) -> Iterator[Span]:
    start = 0
    for found in _PARAGRAPH.finditer(plain):
        if plain[start : found.start()].strip():
            yield start, found.start()
        start = found.end()
    if plain[start:].strip():
        yield start, len(plain)


def _sentences(plain: str, paragraph: Span) -> Iterator[Span]:
    start, last = paragraph
    for found in _STOP.finditer(plain, start, last):
        stop = found.start() + 1
        if not _ABBREVIATED.search(plain[max(start, stop - 12) : stop]):
            yield start, found.end()
            start = found.end()
    if plain[start:last].strip():
        yield start, last
