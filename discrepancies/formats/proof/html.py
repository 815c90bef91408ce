"""A proof as a page: the story with its marks, and beside it for each of them what the claims say, with their quotes.

One file that needs nothing else and runs nothing: a mark is a link to what is said of it, and that links back.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple, TextIO

from markupsafe import Markup, escape

from discrepancies.formats.html import environment, policy, written
from discrepancies.formats.proof import sentences
from discrepancies.language.safe import visible
from discrepancies.proof.marks import MARKS

if TYPE_CHECKING:
    from discrepancies.formats import Style
    from discrepancies.formats.outline import Said
    from discrepancies.proof import Mark, Proof

_STYLES = ("base.css", "proof.css")


class Piece(NamedTuple):
    """Some words of the story, and the mark that they have."""

    words: Markup
    mark: Mark | None


class Beside(NamedTuple):
    """What stands beside the story of one mark."""

    mark: Mark
    line: int
    question: str
    sentence: str
    claims: tuple[Said, ...]
    more: int


def render(proof: Proof, out: TextIO, style: Style) -> None:  # noqa: ARG001
    """Write the proof as one page."""
    styles = written(*_STYLES)
    out.writelines(
        environment()
        .get_template("proof.html")
        .generate(
            styles=Markup(styles),  # noqa: S704 - the package's own
            policy=policy(styles),
            name=proof.story.name,
            title=proof.report.dossier.title,
            tally=sentences.tally(proof),
            basis=sentences.basis(proof),
            pieces=list(_pieces(proof)),
            beside=[_beside(proof, mark) for mark in proof.marks],
            kinds=MARKS,
            naming=proof.report.wording.naming,
        )
    )
    out.write("\n")


def _pieces(proof: Proof) -> Iterator[Piece]:
    """The story cut where a mark begins or ends; of two that overlap the first."""
    text, at = proof.story.text, 0
    for mark in proof.marks:
        if mark.start < at:
            continue
        if mark.start > at:
            yield Piece(_lines(text[at : mark.start]), None)
        yield Piece(_lines(text[mark.start : mark.end]), mark)
        at = mark.end
    yield Piece(_lines(text[at:]), None)


def _lines(words: str) -> Markup:
    """Some words with the ends of their lines, everything else in them escaped and made visible."""
    return Markup("\n").join(escape(visible(line)) for line in words.split("\n"))


def _beside(proof: Proof, mark: Mark) -> Beside:
    line, _ = proof.story.place(mark.start)
    claims = tuple(sentences.claims(proof, mark))
    said = sentences.sentence(proof, mark)
    return Beside(mark, line, sentences.question(proof, mark), said, claims, len(mark.rows) - len(claims))
