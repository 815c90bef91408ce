"""A proof for a terminal: what somebody has to look at, with the claims and the story's own words, then the count."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO

from discrepancies.formats.key_marks import dimmed
from discrepancies.formats.layout import wrap
from discrepancies.formats.proof import sentences
from discrepancies.formats.text import COLOURS, claims, strong
from discrepancies.language.safe import visible

if TYPE_CHECKING:
    from discrepancies.formats import Style
    from discrepancies.proof import Mark, Proof

_AROUND = 36
"""Characters of the story shown on either side of a statement."""


def render(proof: Proof, out: TextIO, style: Style) -> None:
    """Write the proof for people at a terminal."""
    lines = dimmed(proof.report.wording.naming, _page(proof, style), style)
    out.writelines(f"{line.rstrip()}\n" for line in lines)


def _page(proof: Proof, style: Style) -> Iterator[str]:
    yield from wrap(visible(sentences.basis(proof)), style.width)
    for mark in sentences.told(proof):
        yield from ("", *_told(proof, mark, style))
    yield ""
    yield from wrap(sentences.tally(proof), style.width)


def _told(proof: Proof, mark: Mark, style: Style) -> Iterator[str]:
    line, column = proof.story.place(mark.start)
    head = f"{proof.story.name}:{line}:{column}: {mark.mark}: {visible(_one_line(mark.text))}  [{mark.id}]"
    yield from (strong(words, style, COLOURS[mark.severity]) for words in wrap(visible(head), style.width, "", "    "))
    yield from wrap(visible(f"… {_around(proof, mark)} …"), style.width, "  ")
    if asked := sentences.question(proof, mark):
        yield from wrap(visible(asked), style.width, "  ")
    yield from wrap(visible(sentences.sentence(proof, mark)), style.width, "  ")
    yield from claims(list(sentences.claims(proof, mark)), style)


def _around(proof: Proof, mark: Mark) -> str:
    start, end = proof.story.sentence(mark.start)
    text = proof.story.text
    before = text[max(start, mark.start - _AROUND) : mark.start]
    behind = text[mark.end : min(end, mark.end + _AROUND)]
    before = before if mark.start - _AROUND <= start else before.partition(" ")[2]
    behind = behind if mark.end + _AROUND >= end else behind.rpartition(" ")[0]
    return _one_line(f"{before}»{mark.text}«{behind}")


def _one_line(text: str) -> str:
    return " ".join(text.split())
