"""How far a question of the one dossier is one of the other: by its words, and by what is learnt from their claims.

A curator may put one question where the other puts three, with scopes or without, and in another language. So a
question is a fact with its scope; its words are those of both; and where claims with the same words quoted and the same
value answer two questions again and again, these are one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.compare.words import likeness, rarity, telling
from discrepancies.language.telling import told

if TYPE_CHECKING:
    from discrepancies.compare.sides import Said
    from discrepancies.load.dossier import Dossier
    from discrepancies.model import Fact

_SAME_KEY = 0.9
"""What a key in common says, of questions that have words in common too."""


class Question(NamedTuple):
    """A fact of one side with one of its scopes, "" for none."""

    fact: str
    scope: str

    @classmethod
    def of(cls, said: Said) -> Question:
        """The question that a claim answers."""
        return cls(said.fact.key, said.scope)


@dataclass
class Questions:
    """The questions of two dossiers, and what is known of which is which."""

    words: tuple[Mapping[Question, frozenset[str]], Mapping[Question, frozenset[str]]]
    asked: tuple[Mapping[str, str], Mapping[str, str]]
    """What each fact asks, by its key."""
    weight: Mapping[str, float]
    one_language: bool
    """Whether both sides ask in one language, so that words not shared say something."""
    learnt: Mapping[tuple[Question, Question], float] = field(default_factory=dict)
    _known: dict[tuple[Question, Question], float] = field(default_factory=dict)

    def alike(self, one: Said, other: Said) -> float:
        """How far two claims answer one question, from 0 to 1."""
        pair = Question.of(one), Question.of(other)
        known = self._known.get(pair)
        if known is None:
            known = self._known[pair] = self._by_words(*pair)
        return max(known, self.learnt.get(pair, 0.0))

    def _by_words(self, one: Question, other: Question) -> float:
        alike = likeness(self.words[0][one], self.words[1][other], self.weight)
        if one.fact == other.fact:
            ours, theirs = self.asked[0][one.fact], self.asked[1][other.fact]
            scopes = 0.1 if one.scope != other.scope else 0.0
            if ours == theirs:
                return 1.0 - scopes
            if alike >= _SAME_KEY / 4 or not self.one_language:
                return max(alike, _SAME_KEY - scopes)
        return alike

    def learn(self, pairs: Sequence[tuple[Said, Said]]) -> None:
        """Take from claims that were found to be one which questions are: a single pair teaches nothing."""
        both = Counter((Question.of(one), Question.of(other)) for one, other in pairs)
        ours, theirs = (Counter(Question.of(pair[side]) for pair in pairs) for side in (0, 1))
        self.learnt = {
            (one, other): number / min(ours[one], theirs[other]) * (1 - 0.5**number)
            for (one, other), number in both.items()
            if number > 1
        }


def questions(sides: tuple[Sequence[Said], Sequence[Said]], dossiers: tuple[Dossier, Dossier]) -> Questions:
    """The questions that two sides' claims answer."""
    ours, theirs = (_of_side(said) for said in sides)
    languages = [set(told(" ".join(fact.asks for fact in dossier.facts.values()))) for dossier in dossiers]
    return Questions(
        words=(ours, theirs),
        asked=tuple({key: fact.asks for key, fact in dossier.facts.items()} for dossier in dossiers),  # type: ignore[arg-type]
        weight=rarity((*ours.values(), *theirs.values())),
        one_language=not all(languages) or bool(languages[0] & languages[1]),
    )


def _of_side(said: Iterable[Said]) -> dict[Question, frozenset[str]]:
    first: dict[Question, Fact] = {}
    for one in said:
        first.setdefault(Question.of(one), one.fact)
    return {asked: telling(_words(fact, asked.scope)) for asked, fact in first.items()}


def _words(fact: Fact, scope: str) -> str:
    labelled = fact.scopes.get(scope)
    of_scope = f"{scope} {labelled.label}" if labelled else scope
    terms = " ".join(term.name for term in fact.terms) if len(fact.terms) <= 6 else ""
    return f"{fact.key} {fact.asks} {fact.unit or ''} {of_scope} {terms}".replace("_", " ")
