"""The reader of every .json: which program's export it is, told by what stands in it."""

from __future__ import annotations

from discrepancies.load.exports import annotated, references
from discrepancies.load.exports.json_tree import entry, items_of, tree
from discrepancies.load.gathered import Gathered
from discrepancies.load.problems import Problems
from discrepancies.load.tree import Entries, Items, Node
from discrepancies.model import Place

_NEITHER = "this is neither references (CSL-JSON) nor annotations (Hypothesis, W3C)"
_INSTEAD = 'export it anew as CSL-JSON, or write claims one object a line, into a file that ends in ".jsonl"'
_LISTS = ("rows", "annotations", "items", "first")
"""Where programs put the list that others export bare; `first` is a page of a collection, with `items` in it."""


def read(name: str, data: bytes, gathered: Gathered, problems: Problems) -> None:
    """Read one export into `gathered`, as every `Reader` does."""
    root = tree(name, data, problems)
    listed = _listed(root)
    if listed is None:
        problems.end(root.at if root else Place(name, 1, 1), _NEITHER, _INSTEAD)
    for one in listed:
        if annotated.is_one(one):
            annotated.add(one, gathered, problems)
        elif references.is_one(one):
            references.add(one, gathered, problems)
        else:
            problems.add(one.at if one else Place(name, 1, 1), _NEITHER, f"take it out, or {_INSTEAD}")


def _listed(root: Node) -> tuple[Node, ...] | None:
    """What is exported, one by one; None where that is nothing known."""
    if isinstance(root, Entries):
        inner = next((found for key in _LISTS if (found := entry(root, key)) is not None), None)
        if inner is not None:
            return _listed(inner)
        return (root,) if annotated.is_one(root) or references.is_one(root) else None
    return items_of(root) if isinstance(root, Items) else None
