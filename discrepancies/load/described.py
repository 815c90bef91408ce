"""What mapped sheets say of sources, events and voices, put among what the files declare.

A file that declares something says what it is; a sheet adds what that leaves out, and what no file declares. Where no
file has a section at all, any name may be used, as ever: so those that claims use besides are entries too.
"""

from __future__ import annotations

from collections.abc import Iterable

from discrepancies.load.gathered import Gathered
from discrepancies.load.tree import Entries, Node, Scalar
from discrepancies.model import Place

FACTS = "facts"
"""The section that has to be there: names of any other are free where no file has it."""

_COLUMNS = {"sources": "source", "events": "event"}


def declare(gathered: Gathered) -> None:
    """Make entries of what the sheets of all files say."""
    gathered.named = [(section, name) for section, name in gathered.named if section in (FACTS, *gathered.sections)]
    for section, column in _COLUMNS.items():
        entries = gathered.described.get(section)
        if not entries:
            continue
        if section not in gathered.sections:
            entries = [*entries, *_used(gathered, column)]
        gathered.sections[section] = _merged(gathered.sections.get(section, ()), entries)
    if "voices" not in gathered.sections and (voices := gathered.described.get("voices")):
        sources = {key.text for key, _ in gathered.sections.get("sources", ())} | _names(gathered, "source")
        found = {key.text: (key, node) for key, node in voices if key.text not in sources}
        if found:
            gathered.sections["voices"] = list(found.values())


def _merged(
    declared: Iterable[tuple[Scalar, Node]], described: Iterable[tuple[Scalar, Node]]
) -> list[tuple[Scalar, Node]]:
    """The declared entries, each with what is described besides, and after them those that are only described."""
    found = list(declared)
    places: dict[str, int] = {}
    for number, (key, _) in enumerate(found):
        places.setdefault(key.text, number)
    for key, node in described:
        number = places.setdefault(key.text, len(found))
        if number == len(found):
            found.append((key, node))
        else:
            first, before = found[number]
            found[number] = first, _with(before, node)
    return found


def _with(node: Node, other: Node) -> Node:
    """A mapping with what another has besides; what is no mapping is left for whoever refuses it."""
    if isinstance(node, Scalar) and not node.text:
        return other
    if not isinstance(node, Entries) or not isinstance(other, Entries):
        return node
    given = {key.text for key, _ in node.entries}
    return node._replace(entries=(*node.entries, *(entry for entry in other.entries if entry[0].text not in given)))


def _used(gathered: Gathered, column: str) -> Iterable[tuple[Scalar, Node]]:
    """A bare entry for each name that claims use, at its first."""
    for block in gathered.blocks:
        if column in block.columns:
            for text, claim in block.columns[column].first().items():
                at = Place(gathered.files[block.file], int(block.line[claim]), 1)
                yield Scalar(text, at), Scalar("", at)


def _names(gathered: Gathered, column: str) -> set[str]:
    return {text for block in gathered.blocks if column in block.columns for text in block.columns[column].texts}
