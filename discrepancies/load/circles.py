"""Circles among things that refer to one another: sources that repeat each other, scopes that hold each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping

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
