"""The scopes of a fact: whom or what its answers can be about, which contain others, and which add up to a whole."""

from __future__ import annotations

from collections.abc import Mapping

from discrepancies.language.spelling import shortened, suggestion
from discrepancies.load.circles import cycles
from discrepancies.load.declared_keys import identifier_problem
from discrepancies.load.fields import fields, pairs
from discrepancies.load.keys import SCOPE
from discrepancies.load.problems import Problems
from discrepancies.load.tree import Entries, Items, Node, Scalar
from discrepancies.model import Scope


def scopes_of(what: str, node: Node, problems: Problems) -> Mapping[str, Scope]:
    """The scopes that a fact declares."""
    if isinstance(node, Items):
        named = [item for item in node.items if isinstance(item, Scalar) and item.text]
        node = (
            Entries(tuple((item, Scalar("", item.at)) for item in named), node.at)
            if len(named) == len(node.items)
            else node
        )
    entries = tuple(pairs(what, "scopes", node, "everyone: all who were there", problems))
    known = [key.text for key, _ in entries]
    scopes: dict[str, Scope] = {}
    within: dict[str, tuple[Scalar, ...]] = {}
    parts: dict[str, tuple[Scalar, ...]] = {}
    for key, scope in entries:
        if found := identifier_problem("scope", key.text):
            problems.add(key.at, *found)
        one = f'the scope "{key.text}"'
        given = fields(one, key.at, scope, SCOPE, problems, short="is")
        if given is None:
            continue
        parts[key.text] = given.lists.get("parts", ())
        within[key.text] = given.lists.get("contains", ()) + parts[key.text]
        if (complete := given.texts.get("complete")) and complete.text == "true" and not parts[key.text]:
            problems.add(complete.at, f"{one} is complete and has no parts", "list its parts: parts: [one, another]")
        seen: set[str] = set()
        for name in within[key.text]:
            if name.text not in known:
                otherwise = f"declare it among the scopes of {what}"
                wrong = f'no scope of {what} is called "{shortened(name.text)}"'
                problems.add(name.at, wrong, suggestion(name.text, known, otherwise))
            elif name.text in seen:
                problems.add(name.at, f'{one} names "{name.text}" twice', "take one of the two out")
            seen.add(name.text)
        scopes[key.text] = Scope(
            key.text,
            given.text("is") or key.text,
            given.names("contains"),
            given.names("parts"),
            key.at,
            complete=given.text("complete") == "true",
        )
    begins = f"{what} has a scope that lies in itself"
    if not cycles(within, lambda chain: f"{begins}: {chain}", "take one of these links out", problems):
        _overlapping(within, parts, problems)
    return scopes


def _overlapping(
    within: Mapping[str, tuple[Scalar, ...]], parts: Mapping[str, tuple[Scalar, ...]], problems: Problems
) -> None:
    """Report the parts of one whole that share a scope: they would count it twice."""
    keys = list(within)
    inside = _inside(within)
    for whole, disjoint in parts.items():
        seen = 0
        for number, part in enumerate(disjoint):
            own = inside.get(part.text, 0)
            if twice := own & seen:
                shared = keys[(twice & -twice).bit_length() - 1]
                other = next(one.text for one in disjoint[:number] if inside.get(one.text, 0) & twice & -twice)
                both = f'"{other}" and "{part.text}", which are disjoint parts of "{whole}"'
                instead = f'take "{shared}" out of one of the two, or list "{part.text}" under contains'
                problems.add(part.at, f'the scope "{shared}" lies in both {both}', instead)
            seen |= own


def _inside(within: Mapping[str, tuple[Scalar, ...]]) -> Mapping[str, int]:
    """All that lies in each scope, at any depth and itself too, as the bits of a number; there are no circles."""
    bit = {key: 1 << number for number, key in enumerate(within)}
    inside: dict[str, int] = {}
    waiting = list(within)
    while waiting:
        key = waiting[-1]
        inner = [name.text for name in within[key] if name.text in bit]
        missing = [name for name in inner if name not in inside]
        if missing:
            waiting += missing
            continue
        waiting.pop()
        found = bit[key]
        for name in inner:
            found |= inside[name]
        inside[key] = found
    return inside
