"""Writes a whole dossier as YAML that a person goes on with: one entry and one claim a line where they fit.

A text stands plain where every YAML reader takes it for itself, else in double quotes; so `no`, `010` and `12:30` stay
what they are in other programs too.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import BinaryIO

import yaml

from discrepancies.load.keys import SECTIONS, TITLE
from discrepancies.load.tree import Entries, Items, Node, Scalar
from discrepancies.model import CLAIM_KEYS
from discrepancies.save import Contents, names

WHOLE = True
WIDTH = 120
LONGEST_KEY = 1_000
"""Characters; YAML wants a question mark before a longer one."""

_PLAIN = re.compile(r"\w(?:[\w ./%()+'’–-]*[\w.%)])?")
# What another reader makes of these is written as it stands here.
_ITSELF = re.compile(r"0|-?[1-9][0-9]*|[0-9]{4}-[0-9]{2}-[0-9]{2}|true|false")
# YAML 1.2 has numbers that the resolver of 1.1 takes for texts.
_NUMBER = re.compile(r"[-+]?\.?[0-9][0-9_.]*(?:e[-+]?[0-9]+)?|0[xob][0-9a-f]+", re.IGNORECASE)
_TEXT = "tag:yaml.org,2002:str"
_RESOLVER = yaml.resolver.Resolver()
_ORDER = ("fact", "event", *(key for key in CLAIM_KEYS if key not in ("fact", "event")))


def write(contents: Contents, out: BinaryIO) -> None:
    """Write every section, in the order of the documentation, with the claims under their sources, in UTF-8."""
    parts: list[list[str]] = [[f"{TITLE}: {scalar(contents.title)}"]] if contents.title else []
    for name in SECTIONS:
        if name == "sources":
            parts += _sources(contents)
        elif name in contents.sections:
            entries = (line for key, node in contents.sections[name] for line in entry_lines(key.text, node, 2))
            parts.append([f"{name}:", *entries] if contents.sections[name] else [f"{name}: {{}}"])
    out.write("\n\n".join("\n".join(part) for part in parts).encode() + b"\n")


def _sources(contents: Contents) -> Iterator[list[str]]:
    """The section of sources, a part for each: what is declared of it, then its claims."""
    declared = dict((key.text, node) for key, node in contents.sections.get("sources", ()))  # noqa: C402
    claims = _claims(contents, declared)
    named = dict.fromkeys((*declared, *claims))
    for number, source in enumerate(named):
        node = declared.get(source)
        about = [line for key, value in _entries(node) for line in entry_lines(key, value, 4)]
        said = ["    claims:", *claims[source]] if source in claims else ["    claims: []"]
        yield [*(["sources:"] if number == 0 else []), f"  {scalar(source)}:", *about, *said]
    if not named and "sources" in contents.sections:
        yield ["sources: {}"]


def _claims(contents: Contents, declared: dict[str, Node]) -> dict[str, list[str]]:
    """The lines of each source's claims; one that is about the source's own event need not name it."""
    own = {source: dict(_entries(node)).get("event") for source, node in declared.items()}
    own_event = {source: node.text for source, node in own.items() if isinstance(node, Scalar)}
    extras = (key for key in contents.claims if key.startswith("x-"))
    keys = ("source", *(key for key in _ORDER if key in contents.claims), *extras)
    lines: defaultdict[str, list[str]] = defaultdict(list)
    for source, *texts in zip(*(contents.claims[key] for key in keys), strict=True) if contents.claims else ():
        claim = {key: text for key, text in zip(keys[1:], texts, strict=True) if text is not None}
        if claim.get("event") == own_event.get(source or ""):
            claim.pop("event", None)
        listed = names(claim["value"]) if contents.kinds.get(claim["fact"]) == "names" else None
        said = [f"{key}: {_said(key, text, listed)}" for key, text in claim.items()]
        line = f"      - {{{', '.join(said)}}}"
        lines[source or ""] += [line] if len(line) <= WIDTH else _block(said)
    return dict(lines)


def _block(said: Sequence[str]) -> list[str]:
    return [f"      {'  ' if number else '- '}{one}" for number, one in enumerate(said)]


def _said(key: str, text: str, listed: Sequence[str] | None) -> str:
    if key == "value" and listed is not None:
        return f"[{', '.join(map(scalar, listed))}]"
    return quoted(text) if key == "quote" else scalar(text)


def _entries(node: Node) -> list[tuple[str, Node]]:
    return [(key.text, value) for key, value in node.entries] if isinstance(node, Entries) else []


def entry_lines(key: str, node: Node, indent: int) -> Iterator[str]:
    """A key and what it says: on one line if it fits, else each part of it on its own."""
    head = f"{' ' * indent}{scalar(key)}:"
    line = f"{head} {flow(node)}".rstrip()
    short = isinstance(node, Entries) and all(len(inner.text) <= LONGEST_KEY for inner, _ in node.entries)
    if len(line) <= WIDTH or isinstance(node, Scalar) or not (short or isinstance(node, Items)):
        yield line
    elif isinstance(node, Items):
        yield head
        yield from (f"{' ' * indent}  - {flow(item)}" for item in node.items)
    else:
        yield head
        for inner, value in _entries(node):
            yield from entry_lines(inner, value, indent + 2)


def flow(node: Node) -> str:
    """A node on one line, as YAML writes it; "" for a key's value that is not there."""
    if isinstance(node, Scalar):
        return scalar(node.text) if node.text else ""
    if isinstance(node, Items):
        return f"[{', '.join(map(flow, node.items))}]"
    if isinstance(node, Entries):
        return f"{{{', '.join(f'{_key(key.text)}: {flow(value)}' for key, value in node.entries)}}}"
    return ""


def _key(text: str) -> str:
    return f"? {scalar(text)} " if len(text) > LONGEST_KEY else scalar(text)


@lru_cache(maxsize=1 << 16)
def scalar(text: str) -> str:
    """A text that every YAML reader takes for itself: plain where that is certain, else in double quotes."""
    if _ITSELF.fullmatch(text):
        return text
    if not _PLAIN.fullmatch(text) or _NUMBER.fullmatch(text):
        return quoted(text)
    tag: str = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return text if tag == _TEXT else quoted(text)


def quoted(text: str) -> str:
    """A text in double quotes."""
    return json.dumps(text, ensure_ascii=False)
