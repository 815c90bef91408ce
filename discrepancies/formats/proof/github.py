"""A proof as annotations of GitHub: a line for each mark that somebody has to look at, on the story's own line."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from discrepancies.formats.github import annotation
from discrepancies.formats.proof import sentences
from discrepancies.language.safe import visible

if TYPE_CHECKING:
    from discrepancies.formats import Style
    from discrepancies.proof import Proof


def render(proof: Proof, out: TextIO, style: Style) -> None:  # noqa: ARG001
    """Write a command for each mark but what is backed or let stand, one a line."""
    for mark in sentences.told(proof):
        line, column = proof.story.place(mark.start)
        about = {"file": proof.story.name, "line": str(line), "col": str(column), "title": f"{mark.mark}: {mark.text}"}
        places = {key: visible(text) for key, text in about.items()}
        said = [sentences.sentence(proof, mark), *filter(None, [sentences.question(proof, mark)])]
        out.write(annotation(mark.severity, places, "\n".join(map(visible, said))))
