"""Circles among things that refer to one another: sources that repeat each other, scopes that hold each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from discrepancies.load.gathered import Scalar
from discrepancies.load.problems import Problems


def cycles(
    links: Mapping[str, tuple[Scalar, ...]],
    wrong: Callable[[str], str],
    instead: str,
    problems: Problems,
) -> None:
    """Report each circle of links once, at the link that closes it; the chain is named."""
    done: set[str] = set()
    for start in links:
        chain: list[str] = []
        on_chain: set[str] = set()
        waiting = [(start, iter(links[start]))] if start not in done else []
        if waiting:
            chain.append(start)
            on_chain.add(start)
        while waiting:
            key, rest = waiting[-1]
            link = next(rest, None)
            if link is None:
                waiting.pop()
                chain.pop()
                on_chain.discard(key)
                done.add(key)
            elif link.text in on_chain:
                circle = [*chain[chain.index(link.text) :], link.text]
                problems.add(link.at, wrong(" → ".join(circle)), instead)
            elif link.text in links and link.text not in done:
                chain.append(link.text)
                on_chain.add(link.text)
                waiting.append((link.text, iter(links[link.text])))
