"""Writes a dossier, held as plain mappings and lists, as a claims file: plainly, or in any of YAML's other ways."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from random import Random

Tree = Mapping[str, "Tree"] | Sequence["Tree"] | str

_PLAIN = re.compile(r"[\w](?:[\w .+/-]*[\w+/.-])?")
_ORDERED = ("terms",)
"""Keys whose order says something: a tree of terms is shown in its own."""


def plain(tree: Mapping[str, Tree]) -> str:
    """One entry of a section and one claim a line."""
    lines = []
    for section, entries in tree.items():
        lines.append(f"{section}:")
        assert isinstance(entries, Mapping)
        for key, entry in entries.items():
            if section != "sources":
                lines.append(f"  {key}: {_flow(entry)}")
                continue
            assert isinstance(entry, Mapping)
            about = (f"    {name}: {_flow(value)}" for name, value in entry.items() if name != "claims")
            lines += [f"  {key}:", *about]
            claims = entry["claims"]
            assert isinstance(claims, Sequence)
            lines += ["    claims:", *(f"      - {_flow(claim)}" for claim in claims)] if claims else ["    claims: []"]
    return "\n".join(lines) + "\n"


def _flow(tree: Tree) -> str:
    if isinstance(tree, Mapping):
        return "{" + ", ".join(f"{key}: {_flow(value)}" for key, value in tree.items()) + "}"
    if isinstance(tree, str):
        return tree if re.fullmatch(r"[a-z]\w*|\d+", tree) else json.dumps(tree, ensure_ascii=False)
    return "[" + ", ".join(map(_flow, tree)) + "]"


def styled(tree: Tree, random: Random) -> str:
    """The same in random order and style: block and flow, every quotation, comments, blank lines, line ends."""
    text = "\n".join(_block(shuffled(tree, random), random, 0)) + "\n"
    start = random.choice(("", "---\n", "%YAML 1.2\n---\n", "# a dossier\n\n", "\ufeff"))
    end = random.choice(("", "...\n", "\n\n# the end\n"))
    return (start + text + end).replace("\n", random.choice(("\n", "\n", "\r\n")))


def shuffled(tree: Tree, random: Random) -> Tree:
    """The same in another order of keys and entries."""
    if isinstance(tree, Mapping):
        keys = random.sample(list(tree), len(tree))
        return {key: tree[key] if key in _ORDERED else shuffled(tree[key], random) for key in keys}
    if isinstance(tree, str):
        return tree
    return [shuffled(item, random) for item in random.sample(list(tree), len(tree))]


def _block(tree: Tree, random: Random, indent: int) -> Iterator[str]:
    """Lines of block style, where chance does not choose flow style."""
    space = " " * indent
    step = indent + random.choice((1, 2, 4))
    if isinstance(tree, Mapping):
        for key, value in tree.items():
            if random.random() < 0.05:
                yield random.choice(("", f"{space}# a remark", "   ", "#"))
            if isinstance(value, str) or not value or random.random() < 0.2:
                yield f"{space}{_scalar(key, random)}: {_inline(value, random, step)}{_remark(random)}"
            else:
                yield f"{space}{_scalar(key, random)}:{_remark(random)}"
                level = not isinstance(value, Mapping) and random.random() < 0.3
                yield from _block(value, random, indent if level else step)
    else:
        for item in tree:
            lines = [_inline(item, random, step)] if isinstance(item, str) or random.random() < 0.4 else None
            first, *rest = lines or _block(item, random, indent + 2)
            yield f"{space}- {first.lstrip()}" if first.strip(" #") and "#" not in first else f"{space}-\n{first}"
            yield from rest


def _remark(random: Random) -> str:
    return random.choice(("", "", "", "", "  # so", " ", "\t"))


def _inline(tree: Tree, random: Random, indent: int) -> str:
    gap = random.choice((" ", "", "  ", "\n" + " " * (indent + 1)))
    comma = f",{gap or ' '}"
    if isinstance(tree, str):
        return _scalar(tree, random)
    if isinstance(tree, Mapping):
        entries = (f"{_scalar(key, random)}: {_inline(value, random, indent)}" for key, value in tree.items())
        return "{" + comma.join(entries) + "}"
    return f"[{gap}" + comma.join(_inline(item, random, indent) for item in tree) + f"{gap}]"


def _scalar(text: str, random: Random) -> str:
    style = random.randrange(4)
    if style < 2 and _PLAIN.fullmatch(text):
        return text
    if style == 2:
        return "'" + text.replace("'", "''") + "'"
    if style == 3:
        return '"' + "".join(f"\\u{ord(c):04x}" if ord(c) < 0xFFFF and random.random() < 0.1 else c for c in text) + '"'
    return json.dumps(text, ensure_ascii=False)
