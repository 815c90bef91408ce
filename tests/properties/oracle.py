"""The answers again, by brute force: which facts are disputed, their positions, statuses and conflicts.

Written from the design alone and from sets of possible values alone: every subset of a fact's claims is tried. It is
slow and short on purpose, and shares no code with the package.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Literal, NamedTuple

from tests.properties.meanings import NO, Answer, Meaning

Severity = Literal["error", "warning"]


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


class Stand(NamedTuple):
    """A position: its claims, the values they leave open, its sources and how many origins support it."""

    claims: frozenset[int]
    possible: int
    digits: int
    origins: int


class Expected(NamedTuple):
    """What must be found of one part of a fact, or of a fact without parts."""

    status: str
    stands: Counter[Stand]
    contradictions: Mapping[tuple[str, str], Severity]
    """Sources and voices that contradict themselves."""
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


def repeats(claim: Said, among: Iterable[Said], lineage: Lineage) -> bool:
    """Whether a source that its source repeats says so too: in the same voice or, where it names none, in any."""
    copied = lineage.copied(claim.source)
    return any(other.source in copied and claim.voice in (claim.source, other.voice) for other in among)


def origins(claims: Sequence[Said], lineage: Lineage) -> int:
    """How many origins these claims have: the most of them of which no two share a root."""
    kept = {lineage.roots(claim.voice) for claim in claims if not repeats(claim, claims, lineage)}
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


def _stands(claims: Sequence[Simple], lineage: Lineage) -> Iterator[Stand]:
    """The maximal sets of claims with a value in common; dates without a year stand apart."""
    for yearless in (False, True):
        alike = [one for one in claims if one.meaning is not None and bool(one.meaning.digits) == yearless]
        sets = [subset for subset in _subsets(alike) if _common(subset)]
        for subset in sets:
            if not any(_numbers(subset) < _numbers(larger) for larger in sets):
                digits = -1
                for simple in subset:
                    assert simple.meaning is not None
                    digits &= simple.meaning.digits
                yield Stand(
                    _numbers(subset),
                    _common(subset),
                    digits,
                    origins([simple.claim for simple in subset], lineage),
                )


def status(parts: Iterable[Sequence[Simple]], claims: Sequence[Said], fact: Sequence[Said], lineage: Lineage) -> str:
    """The status of a fact that is not disputed, given its claims and what they say of each of its parts.

    Of a part's own status, `claims` are those that speak of it, `fact` all that speak of its fact.
    """
    if len({claim.source for claim in claims}) == 1:
        return "single-source"
    left = [claim for claim in claims if not repeats(claim, fact, lineage)]
    if len({claim.source for claim in left}) <= 1 or origins(left, lineage) <= 1:
        return "echoed"
    compared = [[one for one in part if one.meaning and any(one.claim is claim for claim in left)] for part in parts]
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
    equal = [one.claim for one in known if one.meaning is not None and one.meaning.same == simple.meaning.same]
    return repeats(simple.claim, equal, lineage)


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


def expected(part: Sequence[Simple], fact: Sequence[Said], lineage: Lineage) -> Expected:
    """What must be found of these simple claims, given all that speak of their fact."""
    known = [one for one in part if one.meaning is not None]
    own = {widened: _alone(known, widened) for widened in (False, True)}
    misquotes: dict[int, Severity] = {}
    for one in known:
        theirs = originals(one, known, lineage)
        if theirs and not any(_common((one, other)) for other in theirs):
            misquotes[one.number] = "warning" if any(_common((one, other), soft=True) for other in theirs) else "error"
    aside = _set_aside(known, lineage, frozenset(misquotes))
    rest = [one for one in known if one.number not in aside and not _over_again(one, known, lineage)]
    hard, soft = (any(len(_tellers(subset)) > 1 for subset in _conflicts(rest, widened)) for widened in (False, True))
    claims = [one.claim for one in part]
    return Expected(
        status="disputed" if known and not _common(known) else status([part], claims, fact, lineage),
        stands=Counter(_stands(known, lineage)),
        contradictions={teller: "error" if teller in own[True] else "warning" for teller in own[False]},
        misquotes=misquotes,
        conflict=("error" if soft else "warning") if hard else None,
    )


def _tellers(claims: Iterable[Simple]) -> set[tuple[str, str]]:
    return {(one.claim.source, one.claim.voice) for one in claims}


def _alone(known: Sequence[Simple], soft: bool) -> set[tuple[str, str]]:
    """The sources and voices whose own claims cannot all be true."""
    return {
        teller for teller in _tellers(known) if not _common((one for one in known if _tellers([one]) == {teller}), soft)
    }
