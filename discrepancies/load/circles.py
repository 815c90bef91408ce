"""Circles among things that refer to one another: sources that repeat each other, scopes that hold each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from graphlib import TopologicalSorter
from typing import NamedTuple

from discrepancies.load.problems import Problems
from discrepancies.load.tree import Scalar


def cycles(
    links: Mapping[str, tuple[Scalar, ...]], wrong: Callable[[str], str], instead: str, problems: Problems
) -> bool:
    """Report each circle of links once, at the link that closes it; the chain is named. Tell whether there was one."""
    done: set[str] = set()
    found = False
    for start in links:
        # Each on the chain with those of its links that are still to be followed.
        chain = {start: iter(links[start])} if start not in done else {}
        while chain:
            key = next(reversed(chain))
            link = next(chain[key], None)
            if link is None:
                del chain[key]
                done.add(key)
            elif link.text in chain:
                names = list(chain)
                circle = [*names[names.index(link.text) :], link.text]
                found = True
                problems.add(link.at, wrong(" → ".join(circle)), instead)
            elif link.text in links and link.text not in done:
                chain[link.text] = iter(links[link.text])
    return found


class Deep(NamedTuple):
    """A chain of links that is longer than it may be: the link that makes it so, whose it is, and where it leads."""

    link: Scalar
    key: str
    first: str


def too_deep(links: Mapping[str, tuple[Scalar, ...]], most: int) -> Deep | None:
    """The link by which something is further than so many links from where it comes from, if there is one.

    There must be no circle. It takes time in proportion to the links.
    """
    depth: dict[str, tuple[int, str]] = {}
    linked = {key: [link.text for link in to] for key, to in links.items() if to}
    for key in TopologicalSorter(linked).static_order():
        to = links.get(key, ())
        above = [depth[link.text] for link in to]
        longest = max(above, default=(-1, key))
        depth[key] = longest[0] + 1, longest[1]
        if longest[0] >= most:
            return Deep(to[above.index(longest)], key, longest[1])
    return None
