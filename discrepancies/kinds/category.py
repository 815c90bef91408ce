"""An answer from a declared list or tree of terms, where a term contains those below it.

"In Miranda" and "in El Junquito" do not disagree when one lies in the other, so a term reads as the range of
numbers from itself to its last descendant: containment of places becomes containment of intervals.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.language.folding import fold
from discrepancies.language.reading import Bound, Context, Reading, Unreadable, exactly
from discrepancies.language.spelling import nearest

if TYPE_CHECKING:
    from discrepancies.model import Fact, Term


def read(text: str, fact: Fact, context: Context) -> Reading:  # noqa: ARG001
    """Read a declared term, or an alias of one, as [its number, its last descendant's].

    Raises:
        Unreadable: no term or alias of the fact folds to the same spelling.
    """
    terms = _tree(_Same(fact.terms)).called
    folded = fold(text)
    term = terms.get(folded) or terms.get(fold(fact.aliases.get(folded, "")))
    if term is None:
        guess = nearest(text, [t.name for t in fact.terms] + list(fact.aliases.values()))
        known = ", ".join(t.name for t in fact.terms[:8]) + (", …" if len(fact.terms) > 8 else "")
        raise Unreadable(
            f"{fact.key} has no term {text!r}",
            f"write {guess!r}, or declare it under terms or aliases" if guess else f"write one of: {known}",
        )
    return exactly(term.number, term.last)


def say(low: float, high: float, fact: Fact) -> str:
    """The term that [low, high] stands for; several terms' common range names the narrowest that holds it."""
    tree = _tree(_Same(fact.terms))
    place = bisect_right(tree.numbers, low) - 1
    while place >= 0 and fact.terms[place].last < high:
        place = tree.above[place]
    return fact.terms[place].name if place >= 0 else "any"


def bounds(low: float, high: float) -> tuple[Bound, Bound]:  # noqa: ARG001
    """Terms are not numbers: (None, None)."""
    return None, None


class _Same:
    """Some terms as themselves: to compare thousands with thousands at every look-up would take longer than to look."""

    __slots__ = ("terms",)

    def __init__(self, terms: tuple[Term, ...]) -> None:
        self.terms = terms

    def __hash__(self) -> int:
        return id(self.terms)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.terms is other.terms


class _Tree(NamedTuple):
    """Terms by their folded names; their numbers, which rise; and the place of the term that each is below, or -1."""

    called: dict[str, Term]
    numbers: list[int]
    above: list[int]


@lru_cache(maxsize=256)
def _tree(same: _Same) -> _Tree:
    above: list[int] = []
    for place, term in enumerate(same.terms):
        up = place - 1
        while up >= 0 and same.terms[up].last < term.number:
            up = above[up]
        above.append(up)
    return _Tree({fold(term.name): term for term in same.terms}, [term.number for term in same.terms], above)
