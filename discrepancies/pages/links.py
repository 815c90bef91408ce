"""Where an editor reads on from a quote: the source at that very passage, its archive, its text, the claims file.

A browser that knows how scrolls to the words that stand behind `#:~:text=`, and any other just opens the page. Files
open in the editor's own program where the config says by which address; elsewhere the place is only told.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote as percent

from discrepancies.config import link
from discrepancies.evidence import located
from discrepancies.formats.cards import web_address
from discrepancies.language.safe import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from discrepancies.report import Report

FEW = 6
"""Words of either end that tell a long quote."""
LONG = 160
"""Characters from which on a quote is told by its ends."""


class Spot(NamedTuple):
    """A line of a file."""

    label: str
    """As it is told: "texts/wire.txt:12"."""
    url: str | None
    """What opens it, if anything does."""


class Linked(NamedTuple):
    """Where a claim can be read on."""

    url: str | None
    """The source at the quote, or its archive where it has no address of its own."""
    archived: str | None
    """Its archive, where that is another address."""
    text: Spot | None
    """The source's text at the quote, where that is at hand."""
    claim: Spot
    """Where the claim is written down."""


class Files(NamedTuple):
    """What is known of the files besides the dossier."""

    texts: str | None = None
    """The folder of texts, where there is one."""
    editor: str | None = None
    """The address that opens a file at a line; see `config.link`."""


def links(report: Report, files: Files) -> Callable[[int], Linked]:
    """What gives the links of each claim by its number."""
    return partial(_of_claim, report, files)


def _of_claim(report: Report, files: Files, claim: int) -> Linked:
    dossier, written = report.dossier, report.dossier.written
    key, said = written.columns["source"][claim], written.columns["quote"][claim]
    source = dossier.sources.get(key or "")
    url, archived = (web_address(source.url), web_address(source.archived)) if source else (None, None)
    first = url or archived
    file = written.files[written.file[claim]]
    spot = partial(_spot, files.editor)
    return Linked(
        url=at_words(first, said or "") if first else None,
        archived=at_words(archived, said or "") if archived and archived != first else None,
        text=_in_text(report, files.texts, claim, spot),
        claim=spot(file, int(written.line[claim]), file),
    )


def at_words(address: str, words: str) -> str:
    """The address of a page at some of its words; as it is where it has a fragment already, or there are no words."""
    told = words.split()
    if not told or "#" in address:
        return address
    ends = [told] if len(words) <= LONG or len(told) <= 2 * FEW else [told[:FEW], told[-FEW:]]
    return f"{address}#:~:text={','.join(percent(' '.join(end), safe='').replace('-', '%2D') for end in ends)}"


def _in_text(report: Report, within: str | None, claim: int, spot: Callable[[str, int, str], Spot]) -> Spot | None:
    source = report.dossier.written.columns["source"][claim] or ""
    text, found = report.dossier.texts.get(source), located(report.dossier).get(claim)
    if text is None or found is None:
        return None
    declared = report.dossier.sources[source].text
    beside = Path(declared.at.file).parent if declared and declared.file else None
    folders = [folder for folder in (beside, Path(within) if within else None) if folder]
    file = next(filter(Path.is_file, (folder / text.name for folder in folders)), Path(text.name))
    return spot(text.name, text.line_of(found.passages[0].start), str(file))


def _spot(editor: str | None, label: str, line: int, file: str) -> Spot:
    return Spot(visible(f"{label}:{line}"), link(editor, file, line) if editor and Path(file).is_file() else None)
