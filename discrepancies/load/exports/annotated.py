"""Annotations as drafts of claims: what Hypothesis exports, and any that follow the W3C's data model.

The page is the source, the words that are marked are the quote. What the annotator wrote beside them can say more, a
line each: `killed: at least nine` is a fact and its value, `scope: everyone` a key of the claim. What is not said stays
open until a curator has looked at the draft.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, TypeGuard
from urllib.parse import urlsplit

from discrepancies.load.exports.json_tree import entry, items_of, said
from discrepancies.load.gathered import Gathered, Noted
from discrepancies.load.keys import CLAIM, IDENTIFIER, LONGEST_KEY
from discrepancies.load.problems import Problems
from discrepancies.load.tree import Entries, Node, Scalar
from discrepancies.load.yaml_nodes import LONGEST_SCALAR, LONGEST_VALUE

_SAYS = re.compile(rf"\s*(?:({IDENTIFIER})/)?({IDENTIFIER})\s*[:=]\s*(\S.*?)\s*")
_NO_FACTS = frozenset({"http", "https", "note", "nb", "cf", "see", "source", "quelle", "todo", "check"})
"""Words before a colon that are no fact."""


class _Body(NamedTuple):
    """What an annotator wrote: the keys of the claim, the facts with their values, and the rest."""

    keys: dict[str, str]
    facts: list[tuple[str | None, str, str]]
    rest: list[str]


def is_one(node: Node) -> TypeGuard[Entries]:
    """Whether this is an annotation."""
    if not isinstance(node, Entries) or entry(node, "target") is None:
        return False
    return entry(node, "uri") is not None or "Annotation" in {one.text for one in _texts(entry(node, "type"))}


def add(node: Entries, gathered: Gathered, problems: Problems) -> None:
    """Put an annotation among the drafts, and its page among the sources; one that answers another is passed over.

    So is one of a whole page that says no value: it is a remark on a source.
    """
    if entry(node, "references") is not None:
        return
    target = next(iter(items_of(entry(node, "target"))), None)
    page = said(node, "uri") or said(target, "source") or said(target, "source", "id") or said(target, "id")
    page = page or (target if isinstance(target, Scalar) else None)
    if page is None:
        problems.add(node.at, "this annotation does not say of which page it is", 'write "uri", or take it out')
        return
    key = _source(node, page, gathered)
    quote, locator = _marked(target)
    if quote and len(quote.text) > LONGEST_SCALAR:
        wrong = f"more than {LONGEST_SCALAR:,} characters are marked"
        problems.add(quote.at, wrong, "mark the words that show the value, and export it anew")
        return
    body = _body(node)
    if quote or body.facts:
        keys = {"locator": locator, **body.keys} if locator else body.keys
        said_in = " ".join(quote.text.split()) if quote else None
        gathered.noted.append(Noted(key, said_in, tuple(body.facts), keys, tuple(body.rest), _about(node)))


def _source(node: Node, page: Scalar, gathered: Gathered) -> Scalar:
    """The key of an annotated page, which is declared among the references."""
    title = next(iter(_texts(entry(node, "document", "title"))), None)
    try:
        parts = urlsplit(page.text)
    except ValueError:  # it is no address
        parts = urlsplit("")
    on_web = parts.scheme in ("http", "https")
    name = f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}" if on_web else page.text
    key = Scalar(" ".join(name.split())[:LONGEST_KEY].strip() or "?", page.at)
    fields = []
    if title:
        fields.append((Scalar("title", title.at), title._replace(text=" ".join(title.text.split()))))
    if on_web:
        fields.append((Scalar("url", page.at), page))
    gathered.pages.append((key, Entries(tuple(fields), page.at)))
    return key


def _marked(target: Node) -> tuple[Scalar | None, str | None]:
    """The words that are marked, and the page they are on, where that is said."""
    selectors = list(_selectors(entry(target, "selector")))
    quote = next((found for one in selectors if (found := said(one, "exact"))), None)
    pages = (said(one, "label") for one in selectors if entry(one, "index") is not None)
    label = next(filter(None, pages), None)
    return quote, f"p. {label.text}" if label else None


def _selectors(node: Node) -> Iterator[Node]:
    for one in items_of(node):
        yield one
        refined = entry(one, "refinedBy")
        if refined is not None:
            yield from items_of(refined)


def _body(node: Node) -> _Body:
    """What is written and tagged, line by line."""
    body = _Body({}, [], [])
    for written in _written(node):
        for line in filter(str.strip, written.text.split("\n")):
            found = _SAYS.fullmatch(line)
            event, name, value = found.groups() if found else (None, "", "")
            if not found or len(value) > LONGEST_VALUE or name.lower() in _NO_FACTS:
                body.rest.append(line.strip())
            elif name in CLAIM and name not in ("fact", "value", "quote") and not event:
                body.keys[name] = value
            else:
                body.facts.append((event, name, value))
    return body


def _written(node: Node) -> Iterator[Scalar]:
    """The texts and the tags of an annotation, wherever a program puts them."""
    yield from _texts(entry(node, "text"))
    yield from _texts(entry(node, "bodyValue"))
    for one in items_of(entry(node, "body")):
        yield from _texts(one if isinstance(one, Scalar) else entry(one, "value"))
    yield from _texts(entry(node, "tags"))


def _texts(node: Node) -> list[Scalar]:
    return [one for one in items_of(node) if isinstance(one, Scalar) and one.text]


def _about(node: Node) -> str:
    """Who marked it, and on which day."""
    users = (
        said(node, *path) for path in (("user_info", "display_name"), ("user",), ("creator", "name"), ("creator",))
    )
    user, created = next(filter(None, users), None), said(node, "created")
    who = user.text.removeprefix("acct:").partition("@")[0] if user else ""
    return ", ".join(filter(None, (who, created.text[:10] if created else "")))
