"""The kinds of value, one file each: text to interval, and back to words.

A kind is a module with three plain functions, `read(text, fact, context)`, `say(low, high, fact)` and
`bounds(low, high)`. To add one: write `kinds/x.py`, add its name here, prove it in `tests/kinds/test_x.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from discrepancies.language.reading import Bound, Context, Reading
    from discrepancies.model import Fact

KINDS = (
    "count",
    "quantity",
    "money",
    "share",
    "duration",
    "date",
    "period",
    "category",
    "name",
    "names",
    "identifier",
    "coordinates",
    "yes-no",
    "text",
)

COMPOUND = ("period", "names", "coordinates")
"""Kinds whose claims become several simple ones before comparison, one a part."""

PARTS: Mapping[str, tuple[str, str]] = {"period": ("start", "end"), "coordinates": ("lat", "lon")}
"""Of compound kinds that always have the same parts, those."""

MEASURED = ("quantity", "money", "share", "duration")
"""Kinds that are a number with a unit."""

FIGURES = ("count", *MEASURED)
"""Kinds whose answer can go up or down over time."""

ADDING_UP = ("count", "quantity", "money")
"""Kinds whose figures for parts, and for parts of a time, add up to that for the whole."""

NUMBERED = ("count", *MEASURED, "date", "period", "coordinates")
"""Kinds whose low and high mean something outside the program; the others report null."""


class Kind(Protocol):
    """What a kind's module offers; a compound kind's `read` gives (part, Reading) pairs instead of one."""

    def read(  # noqa: D102
        self, text: str, fact: Fact, context: Context
    ) -> Reading | tuple[tuple[str, Reading], ...]: ...
    def say(self, low: float, high: float, fact: Fact) -> str: ...  # noqa: D102
    def bounds(self, low: float, high: float) -> tuple[Bound, Bound]: ...  # noqa: D102


def adds_up(fact: Fact) -> bool:
    """Whether figures for the scopes of a fact add up; how far two values are apart does not."""
    return fact.kind in ADDING_UP and not fact.difference


@cache
def kind(name: str) -> Kind:
    """The module of a kind, imported when first asked for."""
    return cast("Kind", import_module(f"discrepancies.kinds.{name.replace('-', '_')}"))
