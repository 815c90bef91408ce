"""The keys and words of the one curator in those of the other, as far as their common claims settle it.

Two curators name a voice, a scope or a term as they like. What is always used where the other uses one and the same,
and never where he uses another, is the same in other words. Once is no always: a single pair may as well be a
disagreement, and is told as one, unless the names themselves have words in common.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.compare.values import Stand, stand
from discrepancies.compare.words import telling
from discrepancies.language.folding import fold

if TYPE_CHECKING:
    from discrepancies.compare.alignment import Pair
    from discrepancies.compare.sides import Said
    from discrepancies.load.dossier import Dossier

_ALWAYS = 2
"""So many pairs make an "always"."""
FactPair = tuple[str, str]


class Translated(NamedTuple):
    """What of B's keys and words stands for which of A's."""

    voices: Mapping[str, str]
    """A's voices and sources to B's."""
    events: Mapping[str, str]
    """A's events to those of B that most of their claims are on."""
    events_back: Mapping[str, str]
    """The same of B's events."""
    scopes: frozenset[tuple[FactPair, str, str]]
    """Facts of A and B, with a scope of each that is the same; "" for none."""
    terms: frozenset[tuple[FactPair, str, str]]
    """The same of values, folded."""
    turned: frozenset[FactPair]
    """Questions to be answered by yes or no that ask for the opposite of each other."""


def translated(pairs: Sequence[Pair], sources: Mapping[str, str], dossiers: tuple[Dossier, Dossier]) -> Translated:
    """What the claims that both have tell of the words that each uses."""
    of_facts: defaultdict[FactPair, list[Pair]] = defaultdict(list)
    for pair in pairs:
        of_facts[pair[0].fact.key, pair[1].fact.key].append(pair)
    terms, scopes, turned = set(), set(), set()
    for facts, of_both in of_facts.items():
        scopes |= {(facts, *both) for both in _always((one.scope, other.scope) for one, other in of_both)}
        stands = [stand(*pair) for pair in of_both]
        ours, theirs = of_both[0]
        if ours.family == theirs.family == "yes-no":
            if len(stands) >= _ALWAYS and set(stands) == {Stand.DIFFERS} and ours.fact.asks != theirs.fact.asks:
                turned.add(facts)
        elif Stand.UNTOLD in stands:
            terms |= {(facts, *both) for both in _in_other_words(of_both)}
    return Translated(
        _voices(pairs, sources, dossiers),
        _mostly((one.event, other.event) for one, other in pairs),
        _mostly((other.event, one.event) for one, other in pairs),
        frozenset(scopes),
        frozenset(terms),
        frozenset(turned),
    )


def _always(both: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """What is used together, often enough and neither of it ever with another."""
    counted = Counter(both)
    ours, theirs = (Counter(words[side] for words in counted) for side in (0, 1))
    return {words for words, number in counted.items() if number >= _ALWAYS and ours[words[0]] == theirs[words[1]] == 1}


def _in_other_words(pairs: Sequence[Pair]) -> set[tuple[str, str]]:
    """The values of two facts that stand for each other, where every one has its own counterpart."""
    counted = Counter((fold(one.value), fold(other.value)) for one, other in pairs)
    ours, theirs = (Counter(words[side] for words in counted) for side in (0, 1))
    own = all(ours[one] == theirs[other] == 1 for one, other in counted)
    return set(counted) if own and counted.total() >= _ALWAYS else set()


def _mostly(both: Iterable[tuple[str, str]]) -> dict[str, str]:
    counted = Counter(both)
    found: dict[str, str] = {}
    for (ours, theirs), _ in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        found.setdefault(ours, theirs)
    return found


def _voices(pairs: Sequence[Pair], sources: Mapping[str, str], dossiers: tuple[Dossier, Dossier]) -> dict[str, str]:
    known = dict(sources)
    taken = set(sources.values())
    named = [{key: fold(voice.title or key) for key, voice in dossier.voices.items()} for dossier in dossiers]
    called = {name: key for key, name in named[1].items()}
    for key, name in named[0].items():
        other = key if key in named[1] and named[1][key] == name else called.get(name)
        if other is not None and other not in taken:
            known[key] = other
            taken.add(other)
    both = [(one.voice, other.voice) for one, other in pairs if one.voice and other.voice]
    ours, theirs = (Counter(words[side] for words in set(both)) for side in (0, 1))
    for one, other in sorted(set(both)):
        if one in known or other in taken or not ours[one] == theirs[other] == 1:
            continue
        words = telling(_name(named[0], one)) & telling(_name(named[1], other))
        if words or both.count((one, other)) >= _ALWAYS:
            known[one] = other
    return known


def _name(named: Mapping[str, str], key: str) -> str:
    return f"{key.replace('_', ' ')} {named.get(key, '')}"


def same_scope(one: Said, other: Said, known: Translated) -> bool:
    """Whether two claims are about the same of what their facts count."""
    if one.scope == other.scope or ((one.fact.key, other.fact.key), one.scope, other.scope) in known.scopes:
        return True
    ours, theirs = (_called(said) for said in (one, other))
    if ours and theirs:
        return bool(ours & theirs)
    # What the one says by a scope the other may say by the question itself.
    bare, scoped = (one, other) if not one.scope else (other, one)
    said = telling(scoped.scope.replace("_", " "))
    return bool(said) and said <= telling(f"{bare.fact.key.replace('_', ' ')} {bare.fact.asks}")


def _called(said: Said) -> set[str]:
    scope = said.fact.scopes.get(said.scope)
    return {fold(name) for name in (said.scope, scope.label if scope else "") if name}
