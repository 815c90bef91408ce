"""Which claim of A is which of B: the same source, words quoted that are the same, one question, one value.

No sign is enough by itself: of one sentence many questions are asked, and one question is answered in many places. So
each pair that has something in common is weighed, the heaviest is joined first, and a claim is joined once. What the
pairs teach of the questions is then used to weigh them again.

Only pairs are weighed that share a rare sign, and of many that share a sign only those near in order, so that the work
grows with the claims and not with their square.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.compare.quotes_alike import Quotes
from discrepancies.compare.values import Stand, comparable, stand
from discrepancies.compare.words import telling, tokens
from discrepancies.language.folding import fold

if TYPE_CHECKING:
    from discrepancies.compare.questions import Questions
    from discrepancies.compare.sides import Said

QUOTE, QUESTION = 3.0, 3.5
"""What the same words quoted and the same question weigh."""
ENOUGH = 4.2
"""What all signs together must weigh."""
_NO_QUOTE = 1.0
"""What stands for the words quoted where one of the two has none."""
_VALUE: Mapping[tuple[str, Stand], float] = {
    ("yes-no", Stand.SAME): 0.4,
    ("yes-no", Stand.TOUCHES): 0.0,
    ("yes-no", Stand.DIFFERS): -0.8,
    ("words", Stand.SAME): 1.8,
    ("words", Stand.TOUCHES): 0.2,
    ("words", Stand.DIFFERS): -0.8,
    ("", Stand.SAME): 2.0,
    ("", Stand.TOUCHES): 0.6,
    ("", Stand.DIFFERS): -1.2,
}
"""What values weigh: most where there are many that could be, little where there are two."""
_UNTOLD = 0.0
_OTHER_QUESTION: Mapping[str, tuple[float, float]] = {"yes-no": (0.25, -1.2), "words": (0.06, -0.9), "": (0.06, -0.3)}
"""How little in common makes two questions asked in one language others, by family, and what that weighs."""
_A_WORD, _LONG = 0.2, 2.4
_ELSEWHERE, _OTHER_WORDS, _OTHER_EVENT = -0.6, -1.8, -1.2
_APART = 0.1
"""Quotes that have less in common are of other places."""
_ROUNDS = 3
_EVERY = 30_000
"""Of a source with so few pairs every one is weighed."""
_CROWD = 8
_NEAR = 3
_RAREST = 5
_CELL = 40
"""Characters of a text within which quotes are near."""

Pair = tuple["Said", "Said"]


class Held(NamedTuple):
    """A pair, and what speaks for it being one claim whatever its questions and events are."""

    fixed: float
    elsewhere: bool
    """Whether they quote other places."""
    one: Said
    other: Said


class Weighed(NamedTuple):
    """A pair, and what speaks for it being one claim."""

    weight: float
    one: Said
    other: Said


def aligned(
    sides: tuple[Sequence[Said], Sequence[Said]], sources: Mapping[str, str], questions: Questions
) -> list[Pair]:
    """The claims that both sides have, each once, in the order of A; learns which questions are one."""
    quotes = Quotes(sides)
    pairs = [held for pair in _candidates(sides, sources) if (held := _held(*pair, quotes)).fixed + QUESTION >= ENOUGH]
    joined: list[Pair] = []
    for _ in range(_ROUNDS):
        joined = _joined(_weighed(pairs, questions, _events(joined)))
        questions.learn(joined)
    return sorted(joined, key=lambda pair: pair[0].number)


def _held(one: Said, other: Said, quotes: Quotes) -> Held:
    """What speaks for two claims being one by their words quoted, their values, and what is beside them."""
    quoted, values, family = quotes.alike(one, other), stand(one, other), _family(one)
    weight = _VALUE.get((family, values), _UNTOLD)
    if family == "words":
        weight += _of_words(one, other, values)
    weight += _NO_QUOTE if quoted is None else QUOTE * quoted
    elsewhere = quoted is not None and quoted < _APART
    weight += _ELSEWHERE if elsewhere else 0.0
    weight += 0.2 * (one.fact.kind == other.fact.kind) + 0.15 * (one.stated == other.stated)
    weight += 0.1 * (bool(one.voice) == bool(other.voice)) + 0.1 * (one.as_of == other.as_of)
    return Held(weight, elsewhere, one, other)


def _family(said: Said) -> str:
    return said.family if said.family in ("yes-no", "words") else ""


def _weighed(pairs: Iterable[Held], questions: Questions, events: Mapping[str, str]) -> Iterator[Weighed]:
    """The pairs that weigh enough with their questions, and with the events that are known to be one."""
    for fixed, elsewhere, one, other in pairs:
        asked = questions.alike(one, other)
        weight = fixed + QUESTION * asked
        if elsewhere and events.get(one.event, other.event) != other.event:
            weight += _OTHER_EVENT
        hardly, less = _OTHER_QUESTION[_family(one)]
        if asked < hardly and questions.one_language:
            weight += less
        if weight >= ENOUGH:
            yield Weighed(weight, one, other)


def _of_words(one: Said, other: Said, values: Stand) -> float:
    """What it weighs that values are the same long words, or are each shown by other words of their quotes."""
    if values is Stand.SAME:
        # The longer the words that both give, the less they are the same by chance.
        return min(_LONG, _A_WORD * len(tokens(one.value)))
    ours, theirs = _showing(one), _showing(other)
    return _OTHER_WORDS if ours and theirs and not ours & theirs else 0.0


def _showing(said: Said) -> frozenset[str]:
    """The words of a quote that give its claim's value, as it stands or by another word for it; none where none do."""
    quote = telling(said.quote)
    value = fold(said.value)
    others = (other for other, meant in said.fact.aliases.items() if fold(meant) == value)
    given = [words for form in (value, *others) if (words := telling(form)) and words <= quote]
    return frozenset().union(*given)


def _events(pairs: Iterable[Pair]) -> dict[str, str]:
    """The event of B that most claims on an event of A are about."""
    counted = Counter((one.event, other.event) for one, other in pairs)
    found: dict[str, str] = {}
    for (event, known_as), _ in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        found.setdefault(event, known_as)
    return found


def _joined(weighed: Iterable[Weighed]) -> list[Pair]:
    """The pairs, the heaviest first, of claims that are in no heavier one; which side is called A changes nothing."""
    taken: tuple[set[int], set[int]] = set(), set()
    pairs = []
    for _, one, other in sorted(weighed, key=_order):
        if one.number not in taken[0] and other.number not in taken[1]:
            taken[0].add(one.number)
            taken[1].add(other.number)
            pairs.append((one, other))
    return pairs


def _order(pair: Weighed) -> tuple[object, ...]:
    ours, theirs = pair.one.content[1:], pair.other.content[1:]
    differing = sum(left != right for left, right in zip(ours, theirs, strict=True))
    return -round(pair.weight, 9), differing, *sorted((ours, theirs)), pair.one.number, pair.other.number


def _candidates(sides: tuple[Sequence[Said], Sequence[Said]], sources: Mapping[str, str]) -> Iterator[Pair]:
    """The pairs of one source that can be one claim and share a sign."""
    of_source: tuple[defaultdict[str, list[Said]], defaultdict[str, list[Said]]] = defaultdict(list), defaultdict(list)
    for side, said in enumerate(sides):
        for one in said:
            of_source[side][one.source].append(one)
    for source, known_as in sources.items():
        ours, theirs = of_source[0][source], of_source[1][known_as]
        if len(ours) * len(theirs) <= _EVERY:
            pairs: Iterable[Pair] = ((one, other) for one in ours for other in theirs)
        else:
            pairs = _sharing(ours, theirs)
        yield from (pair for pair in pairs if comparable(*pair))


def _sharing(ours: Sequence[Said], theirs: Sequence[Said]) -> Iterator[Pair]:
    """The pairs that share a sign, each once; of a sign that many have, those that stand alike in order."""
    held: defaultdict[object, tuple[list[Said], list[Said]]] = defaultdict(lambda: ([], []))
    common: defaultdict[str, int] = defaultdict(int)
    for one in (*ours, *theirs):
        for word in tokens(one.quote):
            common[word] += 1
    for side, said in enumerate((ours, theirs)):
        for one in sorted(said, key=lambda one: (*one.content[1:], one.number)):
            for sign in _signs(one, common):
                held[sign][side].append(one)
    seen: set[tuple[int, int]] = set()
    for left, right in held.values():
        for one, other in _near(left, right):
            if (one.number, other.number) not in seen:
                seen.add((one.number, other.number))
                yield one, other


def _signs(one: Said, common: Mapping[str, int]) -> Iterator[object]:
    """What a claim can be found by."""
    if one.quote:
        yield "quote", " ".join(sorted(tokens(one.quote)))
        rare = sorted(tokens(one.quote), key=lambda word: (common[word], word))
        yield from (("word", word) for word in rare[:_RAREST])
    if one.found:
        for passage in one.found.passages:
            yield from (("place", cell) for cell in range(passage.start // _CELL, passage.end // _CELL + 1))
    yield "asked", one.fact.asks
    yield "said", one.fact.asks, one.means
    yield "value", one.means


def _near(left: Sequence[Said], right: Sequence[Said]) -> Iterator[Pair]:
    if len(left) <= _CROWD and len(right) <= _CROWD:
        yield from ((one, other) for one in left for other in right)
        return
    few, many, turned = (left, right, False) if len(left) <= len(right) else (right, left, True)
    for at, one in enumerate(few):
        middle = at * len(many) // len(few)
        for place in {at, *range(middle - _NEAR, middle + _NEAR + 1)}:
            if 0 <= place < len(many):
                yield (many[place], one) if turned else (one, many[place])
