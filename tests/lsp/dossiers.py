"""Small dossiers to edit, of invented sources, and what a request sees of them without a server between."""

from __future__ import annotations

from pathlib import Path

from lsprotocol.types import Position, Range

from discrepancies.lsp.belonging import dossier_of
from discrepancies.lsp.checking import checked
from discrepancies.lsp.positions import UTF_16
from discrepancies.lsp.view import View
from discrepancies.lsp.watched import Buffer, Reported, Snapshot

MILL = """\
facts:
  killed: {asks: How many people were killed?, kind: count, unit: people, scopes: {everyone: all who were there}}
  happened: {asks: On what day did it burn?, kind: date}
  cause: {asks: What set it on fire?, kind: category, terms: [spark, arson]}
events:
  mill_fire: {title: The fire at the mill}
voices:
  police: The police
sources:
  gazette:
    title: Three dead at the mill
    event: mill_fire
    published: 2019-03-05
    claims:
      - {fact: killed, value: 3, quote: three workers died}
      - fact: cause
        value: spark
        quote: "a spark, it seems"
  wire:
    event: mill_fire
    claims:
      - {fact: killed, value: 5, quote: five people were killed, attributed_to: police}
"""
"""Two sources that cannot both be right."""


def seen(folder: Path, text: str, *, now: str | None = None, name: str = "claims.yaml") -> View:
    """A file in the editor, checked; `now` is what is typed since."""
    path = str(folder / name)
    then = Snapshot({path: Buffer(Path(path).as_uri(), text, 1)}, UTF_16)
    files = dossier_of(path, then.held()).files
    report = checked(files, then.held()).report if files else None
    snapshot = then if now is None else Snapshot({path: Buffer(Path(path).as_uri(), now, 2)}, UTF_16)
    return View(path, snapshot, files, Reported(report, then.buffers) if report else None)


def at(view: View, words: str, ahead: int = 0) -> Position:
    """Where some words begin that stand there once, or so many characters behind."""
    assert view.lined.text.count(words) == 1, words
    return view.lined.position(view.lined.text.index(words) + ahead)


def words_at(view: View, where: Range) -> str:
    """What stands in a range."""
    return view.lined.text[view.lined.offset(where.start) : view.lined.offset(where.end)]
