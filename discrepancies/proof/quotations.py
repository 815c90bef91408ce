"""A story's quotations, held word for word against the sources' texts and the quotes of their claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import Indel

from discrepancies.evidence.quotes import Change, Found, nearest
from discrepancies.language.folding import fold
from discrepancies.language.languages import code_of
from discrepancies.language.word_stems import stems
from discrepancies.load.texts.source_text import SourceText, line_starts
from discrepancies.proof.marks import SEVERITY, Kind, Mark

if TYPE_CHECKING:
    from discrepancies.model import Severity
    from discrepancies.proof.mentions import Mention
    from discrepancies.report import Report

_CHANGES_TOLD = 3
_FEWEST_WORDS = 4
"""Words of a claim's quote that is looked for in a quotation."""
_REWORDED, _FEWEST_SHARED = 0.65, 2
"""How alike, and by how many words that mean something, a reworded quotation and a quote must be."""
_SHARED = 0.5
"""More of its words than this, as a share, must stand there."""


class _Page(NamedTuple):
    """What can be held against: a source's text, or the quotes that its claims give."""

    source: str
    text: SourceText
    rows: tuple[int, ...]
    """Of quotes the row behind each line."""


class Quotations:
    """All words of sources that a dossier has at hand."""

    def __init__(self, report: Report) -> None:
        self.report = report

    def mark(self, mention: Mention) -> Mark:
        """How a quotation stands: word for word in a source, altered, or in none that is at hand."""
        altered: tuple[_Page, Found] | None = None
        for page in self._pages:
            found = nearest(mention.text, page.text, self._language(page))
            if found and not found.altered:
                return self._made(mention, "backed", f"{self._called(page)} has these words", page, found)
            if found and (altered is None or len(found.altered) < len(altered[1].altered)):
                altered = page, found
        if altered:
            page, found = altered
            told = _told(found.altered)
            return self._made(mention, "altered-quotation", f"{self._called(page)} says otherwise: {told}", page, found)
        if part := self._in_part(mention):
            return part
        if reworded := self._reworded(mention):
            return reworded
        missing = len(self.report.dossier.sources) - len(self.report.dossier.texts)
        why = f"no source at hand has these words ({missing} texts missing)" if missing else "no source has these words"
        severity: Severity = "warning" if missing else "error"
        if self._translated(mention):
            why, severity = "no source has these words; those in other languages were not asked", "info"
        return Mark(mention.start, mention.end, mention.text, "unbacked", severity, why)

    def _translated(self, mention: Mention) -> bool:
        """Whether some source is in another language than the story, so that its words may stand here translated."""
        languages = {code_of(source.language) for source in self.report.dossier.sources.values() if source.language}
        return bool(languages - {mention.language, None})

    def _in_part(self, mention: Mention) -> Mark | None:
        """How a quotation stands that is longer than the quote of any claim: by the quotes that stand in it."""
        said, own = _text("", [" ".join(mention.text.split())]), stems(mention.text)
        for page in self._pages:
            for line, row in zip(page.text.plain.split("\n"), page.rows, strict=False):
                words = stems(line)
                if len(line.split()) < _FEWEST_WORDS or len(words & own) <= len(words) * _SHARED:
                    continue
                if not (found := nearest(line, said, self._language(page))):
                    continue
                if found.altered:
                    told = _told(Change(one.stands, one.quoted) for one in found.altered)
                    message = f"{self._called(page)} says otherwise: {told}"
                    return self._mark(mention, "altered-quotation", message, (row,))
                return self._mark(mention, "backed", f"{self._called(page)} has a part of these words", (row,))
        return None

    def _reworded(self, mention: Mention) -> Mark | None:
        """That a quotation has most of the words of a claim's quote, in their order, and other words between them."""
        said, own = fold(mention.text).split(), stems(mention.text)
        best: tuple[float, int, str] | None = None
        for page in self._pages:
            for line, row in zip(page.text.plain.split("\n"), page.rows, strict=False):
                if len(stems(line) & own) < _FEWEST_SHARED:
                    continue
                alike = Indel.normalized_similarity(said, fold(line).split())
                if alike >= _REWORDED and (best is None or alike > best[0]):
                    best = alike, row, f"{self._called(page)} says “{line}”"
        return self._mark(mention, "altered-quotation", best[2], (best[1],)) if best else None

    def _made(self, mention: Mention, kind: Kind, message: str, page: _Page, found: Found) -> Mark:
        return self._mark(mention, kind, message, self._rows(page, found))

    def _mark(self, mention: Mention, kind: Kind, message: str, rows: tuple[int, ...]) -> Mark:
        about = self.report.wording.about(rows[0]) if rows else None
        event, fact = (about.event, about.fact) if about else (None, None)
        return Mark(mention.start, mention.end, mention.text, kind, SEVERITY[kind], message, event, fact, rows)

    def _rows(self, page: _Page, found: Found) -> tuple[int, ...]:
        """The claims whose quotes these words are of."""
        if not page.rows:
            return ()
        lines = {page.text.line_of(passage.start) for passage in found.passages}
        return tuple(dict.fromkeys(page.rows[line - 1] for line in sorted(lines)))

    def _called(self, page: _Page) -> str:
        return self.report.wording.naming.called(page.source)

    def _language(self, page: _Page) -> str | None:
        source = self.report.dossier.sources.get(page.source)
        return source.language if source else None

    @cached_property
    def _pages(self) -> tuple[_Page, ...]:
        return tuple(self._made_pages())

    def _made_pages(self) -> Iterator[_Page]:
        dossier, wording = self.report.dossier, self.report.wording
        quotes: dict[str, dict[str, int]] = {}
        for number in self.report.shown_facts:
            for row in self.report.claims_of(number):
                if quote := self.report.quote(row):
                    quotes.setdefault(wording.source(row), {}).setdefault(" ".join(quote.split()), row)
        for source in dossier.sources:
            given = quotes.pop(source, {})
            if given:
                yield _Page(source, _text(source, list(given)), tuple(given.values()))
            if text := dossier.texts.get(source):
                yield _Page(source, text, ())
        for source, given in quotes.items():
            yield _Page(source, _text(source, list(given)), tuple(given.values()))


def _told(changes: Iterable[Change]) -> str:
    """What of a source's words is otherwise in a quotation."""
    return "; ".join(
        f"“{one.stands}” is now “{one.quoted}”"
        if one.quoted and one.stands
        else f"“{one.stands}” is left out"
        if one.stands
        else f"“{one.quoted}” is added"
        for one in islice(changes, _CHANGES_TOLD)
    )


def _text(source: str, quotes: list[str]) -> SourceText:
    plain = "\n".join(quotes)
    return SourceText(source, source, plain, "", "utf-8", (1, len(line_starts(plain))))
