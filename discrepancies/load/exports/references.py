"""References as sources: CSL-JSON, as Zotero, Better BibTeX and every reference manager export it.

A date becomes one that a claims file can have, an institution who speaks, the paper or site the publisher. Where a
claims file declares the source too, by key or by address, the reference only fills in what that one does not say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeGuard

from discrepancies.load.exports.json_tree import entry, items_of, said
from discrepancies.load.gathered import Gathered
from discrepancies.load.keys import LONGEST_KEY
from discrepancies.load.problems import Problems
from discrepancies.load.tree import Entries, Items, Node, Scalar

_TELLING = ("title", "URL", "issued", "author", "DOI", "container-title")
_WEB = re.compile(r"https?://\S+")
_ITEM = re.compile(r"https?://zotero\.org/.+/items/(\w+)")
_PAPERS = re.compile(r"article|post|webpage|entry|chapter|paper|broadcast")
"""Types of what appears in something, which is then known by it: an article in a paper."""


def is_one(node: Node) -> TypeGuard[Entries]:
    """Whether this is a reference."""
    return (
        isinstance(node, Entries)
        and entry(node, "id") is not None
        and any(entry(node, key) is not None for key in (*_TELLING, "type"))
    )


def add(node: Entries, gathered: Gathered, problems: Problems) -> None:
    """Put a reference among the sources."""
    key = said(node, "citation-key") or said(node, "id")
    if key is None:
        problems.add(node.at, "the id of this reference is no text", 'write "id": a key for it')
        return
    item = _ITEM.fullmatch(key.text)
    key = key._replace(text=" ".join((item[1] if item else key.text).split())[:LONGEST_KEY].strip())
    fields = ((Scalar(name, value.at), value) for name, value in _fields(node) if value.text)
    gathered.references.append((key, Entries(tuple(fields), key.at)))


def _fields(node: Node) -> Iterator[tuple[str, Scalar]]:
    title, language, url = said(node, "title"), said(node, "language"), said(node, "URL")
    authors = _authors(node)
    publisher = _publisher(node)
    if authors and not publisher:
        publisher = authors[0]._replace(text=", ".join(one.text for one in authors))
    if title:
        yield "title", _line(title)
    if publisher:
        yield "publisher", publisher
    speaker = said(items_of(entry(node, "author"))[0], "literal") if len(authors) == 1 else None
    if speaker and publisher and speaker.text != publisher.text:
        yield "by", _line(speaker)
    if published := _date(entry(node, "issued")):
        yield "published", published
    doi = said(node, "DOI")
    if url or doi:
        yield "url", url or doi._replace(text=f"https://doi.org/{doi.text}")  # type: ignore[union-attr]
    copies = (said(node, key) for key in ("archive_location", "archive"))
    if archived := next((copy for copy in copies if copy and _WEB.fullmatch(copy.text)), None):
        yield "archived", archived
    if accessed := _date(entry(node, "accessed")):
        yield "accessed", accessed
    if language:
        yield "language", language._replace(text=language.text.replace("_", "-"))


def _publisher(node: Node) -> Scalar | None:
    kind, container, publisher = said(node, "type"), said(node, "container-title"), said(node, "publisher")
    in_something = kind is None or _PAPERS.search(kind.text)
    found = (container or publisher) if in_something else (publisher or container)
    return _line(found) if found else None


def _authors(node: Node) -> list[Scalar]:
    """The names of those who wrote it."""
    names = []
    for author in items_of(entry(node, "author")):
        parts = [said(author, key) for key in ("given", "non-dropping-particle", "family")]
        given = [part for part in parts if part]
        literal = said(author, "literal")
        if literal:
            names.append(_line(literal))
        elif given:
            names.append(given[0]._replace(text=" ".join(part.text for part in given)))
    return names


def _date(node: Node) -> Scalar | None:
    """A date as a claims file has it; in other words than numbers it stays as it is written."""
    parts = items_of(entry(node, "date-parts"))
    days = [day for part in parts if isinstance(part, Items) and (day := _day(part.items))]
    if days:
        about = "~" if entry(node, "circa") is not None else ""
        return days[0]._replace(text="/".join(f"{day.text}{about}" for day in days[:2]))
    return said(node, "raw") or said(node, "literal")


def _day(parts: tuple[Node, ...]) -> Scalar | None:
    numbers = [part for part in parts[:3] if isinstance(part, Scalar) and part.text]
    if not numbers:
        return None
    year, *rest = (number.text for number in numbers)
    sign, digits = ("-", year[1:]) if year.startswith("-") else ("", year)
    return numbers[0]._replace(text="-".join([sign + digits.zfill(4), *(one.zfill(2) for one in rest)]))


def _line(text: Scalar) -> Scalar:
    return text._replace(text=" ".join(text.text.split()))
