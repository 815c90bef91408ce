"""One entry of a section held against its table of keys, whatever the section: what is unknown, missing or misshapen.

After this every text that is there has been looked at on its own; only what needs other entries is left to check.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from discrepancies.language.spelling import shortened, suggestion
from discrepancies.load.keys import Key, unknown_key
from discrepancies.load.problems import Problems
from discrepancies.load.tree import Entries, Items, Node, Scalar
from discrepancies.model import Place

FLAGS = ("true", "false")


class Fields(NamedTuple):
    """What an entry gives, by how its keys hold it; a key that was refused is in none of them."""

    texts: dict[str, Scalar]
    lists: dict[str, tuple[Scalar, ...]]
    special: dict[str, Node]

    def text(self, key: str) -> str | None:
        """The text of a key, None where it is absent."""
        found = self.texts.get(key)
        return found.text if found else None

    def plain(self) -> dict[str, str]:
        """The texts of all keys that hold one."""
        return {key: scalar.text for key, scalar in self.texts.items()}

    def names(self, key: str) -> tuple[str, ...]:
        """The texts of a list, empty where it is absent."""
        return tuple(item.text for item in self.lists.get(key, ()))


def fields(
    what: str, at: Place, node: Node, keys: Mapping[str, Key], problems: Problems, short: str | None = None
) -> Fields | None:
    """The fields of an entry; None where it is no mapping at all. `what` names it in messages: 'the fact "killed"'.

    A single text stands for the key `short` where that is given; an entry without anything has no keys.
    """
    if isinstance(node, Scalar):
        if node.text and not short:
            example = f"{{{next(iter(keys))}: …}}"
            problems.add(node.at, f"{what} is a single text", f'write its keys, in braces: "{example}"')
            return None
        node = Entries(((Scalar(short or "", node.at), node),) if node.text else (), at)
    if not isinstance(node, Entries):
        if node is not None:
            problems.add(node.at, f"{what} is a list", "write its keys, each on a line of its own")
        return None
    result = Fields({}, {}, {})
    for name, value in node.entries:
        if name.text.startswith("x-"):
            continue
        if name.text not in keys:
            problems.add(name.at, *unknown_key(what, name.text, keys))
        else:
            _sort(what, name, value, keys[name.text], result, problems)
    given = {name.text for name, _ in node.entries}
    for required, key in keys.items():
        if key.required and required not in given:
            problems.add(at, f"{what} has no {required}", f'add "{required}: …": {_lower(key.about)}')
    return result


def _listed(what: str, name: str, node: Node, problems: Problems) -> tuple[Scalar, ...]:
    """The texts of a list; a single text counts as a list of one."""
    items = node.items if isinstance(node, Items) else (node,)
    texts = []
    for item in items:
        if isinstance(item, Scalar) and item.text:
            texts.append(item)
        elif item is not None:
            problems.add(item.at, f"{name} of {what} is a list of texts", f"write it as {name}: [one, another]")
    return tuple(texts)


def wrong_text(name: str, text: str, key: Key) -> tuple[str, str] | None:
    """What is wrong with a text and what to write instead, None if nothing is."""
    if key.holds == "flag" and text not in FLAGS:
        return f'{name} is "{shortened(text)}"', "write true or false"
    if key.words and text not in key.words:
        return f'{name} is "{shortened(text)}"', suggestion(text, key.words)
    if key.pattern and not re.fullmatch(key.pattern, text, re.ASCII):
        return f'{name} is "{shortened(text)}"', key.write
    return None


def _sort(what: str, name: Scalar, node: Node, key: Key, result: Fields, problems: Problems) -> None:
    if key.holds == "special":
        result.special[name.text] = node
    elif key.holds == "list":
        result.lists[name.text] = _listed(what, name.text, node, problems)
    elif not isinstance(node, Scalar):
        if node is not None:
            wrong = f"{name.text} of {what} must be a single text"
            problems.add(node.at, wrong, "write it without brackets and dashes")
    elif not node.text:
        problems.add(node.at, f"{name.text} of {what} is empty", "write it, or take the key out")
    elif found := wrong_text(f"{name.text} of {what}", node.text, key):
        problems.add(node.at, *found)
    else:
        result.texts[name.text] = node


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def pairs(what: str, name: str, node: Node, example: str, problems: Problems) -> Iterator[tuple[Scalar, Node]]:
    """The entries of a mapping within an entry; one that is empty has none."""
    if isinstance(node, Entries):
        yield from node.entries
    elif node is not None and not (isinstance(node, Scalar) and not node.text):
        problems.add(node.at, f"{name} of {what} must be a mapping", f"write it as {name}: {{{example}}}")
