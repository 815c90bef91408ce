"""What the files declare, as small trees with the place of every text: the same whatever the format was."""

from __future__ import annotations

from typing import NamedTuple

from discrepancies.model import Place


class Scalar(NamedTuple):
    """A text, white space collapsed, and where it stands; `text` is empty only where a key has no value."""

    text: str
    at: Place


class Items(NamedTuple):
    """A list of nodes."""

    items: tuple[Node, ...]
    at: Place


class Entries(NamedTuple):
    """A mapping: its keys, each once, with their nodes."""

    entries: tuple[tuple[Scalar, Node], ...]
    at: Place


Node = Scalar | Items | Entries | None
"""None stands for what was refused when it was read, and already reported."""
