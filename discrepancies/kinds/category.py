"""An answer from a declared list or tree of terms, where a term contains those below it.

"In Miranda" and "in El Junquito" do not disagree when one lies in the other, so a term reads as the range of
numbers from itself to its last descendant: containment of places becomes containment of intervals.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

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
    terms = _terms(fact.terms)
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
    holding = [term for term in fact.terms if term.number <= low and high <= term.last]
    return holding[-1].name if holding else "any"


def bounds(low: float, high: float) -> tuple[Bound, Bound]:  # noqa: ARG001
    """Terms are not numbers: (None, None)."""
    return None, None


@lru_cache(maxsize=256)
def _terms(terms: tuple[Term, ...]) -> dict[str, Term]:
    return {fold(term.name): term for term in terms}
