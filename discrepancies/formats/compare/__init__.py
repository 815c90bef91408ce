"""The forms in which `discrepancies compare` tells how two curators' dossiers stand to each other, one file each.

For people, `outline.py` says what is told, and the forms lay it out.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from discrepancies.compare import Comparison
    from discrepancies.formats import Style

FORMS = ("text", "json", "html")


def render(form: str, comparison: Comparison, out: TextIO, style: Style) -> None:
    """Write a comparison in one of FORMS."""
    write: Callable[[Comparison, TextIO, Style], None] = import_module(f"discrepancies.formats.compare.{form}").render
    write(comparison, out, style)
