"""The forms in which `discrepancies proof` tells how a story stands to the dossier, one file each.

For people, `sentences.py` says what is told of a mark, and the forms lay it out.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from discrepancies.formats import Style
    from discrepancies.proof import Proof

FORMS = ("text", "json", "html", "sarif", "github")


def render(form: str, proof: Proof, out: TextIO, style: Style) -> None:
    """Write a proof in one of FORMS."""
    write: Callable[[Proof, TextIO, Style], None] = import_module(f"discrepancies.formats.proof.{form}").render
    write(proof, out, style)
