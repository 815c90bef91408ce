"""The answers again, by brute force: which facts are disputed, their statuses and conflicts.

Written from the design alone and from sets of possible values alone: every subset of a fact's claims is tried. It is
slow and short on purpose, and shares no code with the package.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Literal, NamedTuple

from tests.properties.meanings import NO, Answer, Meaning, highest, lowest

Severity = Literal["error", "warning"]
UNKNOWN = ("unknown", "not established")


class Said(NamedTuple):
    """One claim: who says what, in whose voice."""

    source: str
    attributed_to: str | None
    stated: str
    written: str
    answer: Answer
    closed: bool = False

    @property
    def voice(self) -> str:
        """Whose word it is."""
        return self.attributed_to or self.source


class Lineage(NamedTuple):
    """Which sources repeat which, and who speaks in them."""

    derives_from: Mapping[str, tuple[str, ...]]
    by: Mapping[str, str]

    def copied(self, source: str) -> set[str]:
        """All that this source repeats, at any depth."""
        found: set[str] = set()
        for above in self.derives_from.get(source, ()):
            found |= {above} | self.copied(above)
        return found

    def roots(self, name: str) -> frozenset[str]:
        """The ends of the chains of both keys that start here."""
        onward = (*self.derives_from.get(name, ()), *((self.by[name],) if name in self.by else ()))
        return frozenset().union(*map(self.roots, onward)) or frozenset({name})


class Simple(NamedTuple):
    """What one claim says of one part; None is unknown."""

    number: int
    claim: Said
    meaning: Meaning | None


Word = tuple[str, str, str]
"""A source, the voice, and how firmly: what is alleged does not contradict what is stated."""


class Expected(NamedTuple):
    """What must be found of one part of a fact, or of a fact without parts."""

    status: str
    contradictions: Mapping[Word, Severity]
    """Sources and voices that contradict themselves, as firmly."""
    misquotes: Mapping[int, Severity]
    """The claims that misquote."""
    conflict: Severity | None


def simple(claims: Sequence[Said]) -> dict[str, list[Simple]]:
    """What the claims of one fact say of each of its parts; a complete list says no to each name it lacks."""
    parts = sorted({part for claim in claims for part in claim.answer}, reverse=True)
    return {
        part: [
            Simple(number, claim, claim.answer.get(part, NO))
            for number, claim in enumerate(claims)
            if part in claim.answer or claim.closed
        ]
        for part in parts
    }


def repeats(one: Simple, among: Iterable[Simple], lineage: Lineage) -> bool:
    """Whether a source that its source repeats says the same: in the same voice or, where it names none, in any.

    So does who names that very source, whoever it was that said it there.
    """
    claim, copied = one.claim, lineage.copied(one.claim.source)
    return any(
        other.claim.source in copied
        and claim.voice in (claim.source, other.claim.source, other.claim.voice)
        and _said(other) == _said(one)
        for other in among
    )


def _said(one: Simple) -> Hashable:
    """What equal answers share; a text is its words, and of what is not known it does not matter in which words."""
    if one.meaning is not None:
        return one.meaning.same
    return "" if one.claim.written in UNKNOWN else one.claim.written


def origins(claims: Iterable[Said], lineage: Lineage) -> int:
    """How many origins these claims have: the most of them of which no two share a root."""
    kept = {lineage.roots(claim.voice) for claim in claims}
    return max(
        len(some)
        for size in range(len(kept) + 1)
        for some in combinations(kept, size)
        if sum(map(len, some)) == len(frozenset().union(*some))
    )


def _subsets(claims: Sequence[Simple]) -> Iterator[tuple[Simple, ...]]:
    for size in range(1, len(claims) + 1):
        yield from combinations(claims, size)


def _numbers(claims: Iterable[Simple]) -> frozenset[int]:
    return frozenset(simple.number for simple in claims)


def _common(claims: Iterable[Simple], soft: bool = False) -> int:
    """The values that all these leave possible."""
    found = -1
    for simple in claims:
        assert simple.meaning is not None
        found &= simple.meaning.soft if soft else simple.meaning.possible
    return found


def _conflicts(claims: Sequence[Simple], soft: bool = False) -> Iterator[tuple[Simple, ...]]:
    """The smallest sets of claims that cannot all be true."""
    found: list[frozenset[int]] = []
    for subset in _subsets(claims):
        numbers = _numbers(subset)
        if not any(known <= numbers for known in found) and not _common(subset, soft):
            found.append(numbers)
            yield subset


def status(parts: Collection[Sequence[Simple]], claims: Sequence[Said], lineage: Lineage) -> str:
    """The status of a fact, or of a part of one, that is not disputed: its claims, and what they say of each part."""
    if len({claim.source for claim in claims}) == 1:
        return "single-source"
    kept = [[one for one in part if not repeats(one, part, lineage)] for part in parts]
    dropped = [one.claim for part in parts for one in part if not any(one in some for some in kept)]
    left = [
        claim
        for claim in claims
        if any(one.claim is claim for part in kept for one in part) or not any(one is claim for one in dropped)
    ]
    if len({claim.source for claim in left}) <= 1 or origins(left, lineage) <= 1:
        return "echoed"
    compared = [[one for one in part if one.meaning] for part in kept]
    if len({one.number for part in compared for one in part}) < 2:
        return "incomparable"
    for part in compared:
        firm = [one.claim for one in part if one.claim.stated == "fact"]
        if part and (len({one.meaning.same for one in part if one.meaning}) > 1 or origins(firm, lineage) < 2):
            return "compatible"
    return "agreed"


def originals(simple: Simple, among: Sequence[Simple], lineage: Lineage) -> list[Simple]:
    """What it should repeat: what the source says that it is attributed to, else what those say that it derives from.

    Who quotes a voice repeats only what that voice says there.
    """
    claim = simple.claim
    if claim.voice != claim.source and (quoted := [one for one in among if one.claim.source == claim.voice]):
        return quoted
    copied = [one for one in among if one.claim.source in lineage.copied(claim.source)]
    return [one for one in copied if claim.voice in (claim.source, one.claim.voice)]


def _over_again(simple: Simple, known: Sequence[Simple], lineage: Lineage) -> bool:
    """Whether it is the very claim of a source that its own repeats: who said it first stands for both."""
    assert simple.meaning is not None
    return repeats(simple, known, lineage)


def _set_aside(known: Sequence[Simple], lineage: Lineage, misquotes: frozenset[int]) -> frozenset[int]:
    """The misquotes, and the copies of misquotes: what fits nothing of its originals but what is set aside."""
    aside = misquotes
    while True:
        further = set(aside)
        for one in known:
            fitting = {other.number for other in originals(one, known, lineage) if _common((one, other))}
            if fitting and fitting <= aside:
                further.add(one.number)
        if further == aside:
            return aside
        aside = frozenset(further)


def of_a_list(part: Sequence[Simple], lineage: Lineage) -> str:
    """The status of one name of lists: disputed where one gives it and another, which is complete, does not."""
    known = [one for one in part if one.meaning is not None]
    return "disputed" if known and not _common(known) else status([part], [one.claim for one in part], lineage)


def expected(part: Sequence[Simple], lineage: Lineage) -> Expected:
    """What must be found of these simple claims."""
    known = [one for one in part if one.meaning is not None]
    own = {widened: _alone(known, widened) for widened in (False, True)}
    misquotes: dict[int, Severity] = {}
    told_by: dict[int, int] = {}
    for one in known:
        theirs = originals(one, known, lineage)
        if theirs and not any(_common((one, other)) for other in theirs):
            nearest = min(_gap(one, other) for other in theirs)
            softly = any(_common((one, other), soft=True) for other in theirs if _gap(one, other) == nearest)
            misquotes[one.number] = "warning" if softly else "error"
            if softly:
                # Its origin speaks for it: between the two that is told as a misquote.
                told_by[one.number] = next(other.number for other in theirs if _gap(one, other) == nearest)
    aside = _set_aside(known, lineage, frozenset(n for n, how in misquotes.items() if how == "error"))
    for one in known:
        behind = [other.number for other in originals(one, known, lineage) if _common((one, other))]
        if behind and all(number in told_by for number in behind):
            told_by[one.number] = told_by[behind[0]]
    by_number = {one.number: one for one in known}
    tellers = {one.number: _teller(by_number[told_by.get(one.number, one.number)]) for one in known}
    rest = [one for one in known if one.number not in aside and not _over_again(one, known, lineage)]
    hard, soft = (
        any(len({tellers[one.number] for one in subset}) > 1 for subset in _conflicts(rest, widened))
        for widened in (False, True)
    )
    claims = [one.claim for one in part]
    contradictions: dict[Word, Severity] = {word: "error" if word in own[True] else "warning" for word in own[False]}
    severities: list[Severity] = [*contradictions.values(), *([("error" if soft else "warning")] if hard else [])]  # type: ignore[list-item]
    return Expected(
        status=_clash([*severities, *misquotes.values()]) or status([part], claims, lineage),
        contradictions=contradictions,
        misquotes=misquotes,
        conflict=("error" if soft else "warning") if hard else None,
    )


def _clash(severities: Iterable[Severity]) -> str | None:
    """What a fact is whose conflicts are as severe as this."""
    how = {*severities}
    return "disputed" if "error" in how else "strained" if how else None


def _gap(one: Simple, other: Simple) -> int:
    """How far apart two claims are; 0 where one of them has no year."""
    assert one.meaning is not None
    assert other.meaning is not None
    mine, yours = one.meaning, other.meaning
    if bool(mine.digits) != bool(yours.digits):
        return 0
    return max(lowest(mine.possible) - highest(yours.possible), lowest(yours.possible) - highest(mine.possible))


def _teller(one: Simple) -> tuple[str, str]:
    return one.claim.source, one.claim.voice


def _word(one: Simple) -> Word:
    return one.claim.source, one.claim.voice, one.claim.stated


def _alone(known: Sequence[Simple], soft: bool) -> set[Word]:
    """The sources and voices whose own claims, stated as firmly, cannot all be true."""
    words = {_word(one) for one in known}
    return {word for word in words if not _common((one for one in known if _word(one) == word), soft)}
