"""A story's quotations, held word for word against the sources' texts and the quotes of their claims."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.evidence.quotes import Found, nearest
from discrepancies.load.texts.source_text import SourceText, line_starts
from discrepancies.proof.marks import SEVERITY, Kind, Mark

if TYPE_CHECKING:
    from discrepancies.proof.mentions import Mention
    from discrepancies.report import Report

_CHANGES_TOLD = 3


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
            told = "; ".join(
                f"“{change.stands}” is now “{change.quoted}”" if change.quoted and change.stands
                else f"“{change.stands}” is left out" if change.stands else f"“{change.quoted}” is added"
                for change in found.altered[:_CHANGES_TOLD]
            )  # fmt: skip
            return self._made(mention, "altered-quotation", f"{self._called(page)} says otherwise: {told}", page, found)
        missing = len(self.report.dossier.sources) - len(self.report.dossier.texts)
        why = f"no source at hand has these words ({missing} texts missing)" if missing else "no source has these words"
        return Mark(mention.start, mention.end, mention.text, "unbacked", "warning" if missing else "error", why)

    def _made(self, mention: Mention, kind: Kind, message: str, page: _Page, found: Found) -> Mark:
        rows = self._rows(page, found)
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


def _text(source: str, quotes: list[str]) -> SourceText:
    plain = "\n".join(quotes)
    return SourceText(source, source, plain, "", "utf-8", (1, len(line_starts(plain))))
