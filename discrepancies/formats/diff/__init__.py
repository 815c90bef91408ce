"""The forms in which `discrepancies diff` tells what a change does, one file each.

For people, `outline.py` says what is told, and the forms lay it out.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from discrepancies.diff import Difference
    from discrepancies.formats import Style

FORMS = ("text", "markdown", "json")


def render(form: str, difference: Difference, out: TextIO, style: Style) -> None:
    """Write a difference in one of FORMS."""
    write: Callable[[Difference, TextIO, Style], None] = import_module(f"discrepancies.formats.diff.{form}").render
    write(difference, out, style)
