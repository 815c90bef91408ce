"""Scope and time again, by brute force: which figures exclude each other, and what reconciles the others.

Written from the law alone: every subset of a fact's claims is held against every way to give each scope a whole
number. It is slow and short on purpose, and shares no code with the package.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, permutations
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tests.properties import oracle
from tests.properties.figures import MOST, UNDATED, UNKNOWN, Clock, Figure, Question, Scope, clock
from tests.properties.oracle import Lineage, Simple

if TYPE_CHECKING:
    from numpy.typing import NDArray

CONFLICTS = ("self-contradiction", "misquote", "value-conflict", "revised-down")


class Held(NamedTuple):
    """A claim to be held against others: as one of a scope ("" is none), with the numbers and minutes it allows."""

    number: int
    figure: Figure
    scope: str
    low: int
    high: int
    earliest: float
    latest: float

    def softly(self) -> Held:
        """The same with its vague widths doubled."""
        return self._replace(low=self.figure.ends.soft_low, high=self.figure.ends.soft_high)


class Found(NamedTuple):
    """A finding: its rule, scope, subject and severity."""

    rule: str
    scope: str | None
    subject: str | None
    severity: str


class Expected(NamedTuple):
    """What must be found of a fact."""

    status: str
    findings: frozenset[Found]


# Which claims can all be true


@cache
def _ways(scopes: tuple[Scope, ...]) -> Mapping[str, tuple[list[int], list[int]]]:
    """For each scope and number, the ways to number all scopes that give it at least that, and at most that.

    Sets of ways are bits. There are only ways in which no scope has more than one that contains it, nor parts
    together more than their whole.
    """
    number = dict(zip((scope.key for scope in scopes), np.indices((MOST + 1,) * len(scopes)), strict=True))
    right = np.ones((MOST + 1,) * len(scopes), dtype=bool)
    for scope in scopes:
        for contained in scope.contains:
            right &= number[contained] <= number[scope.key]
        right &= np.minimum(sum(number[part] for part in scope.parts), MOST) <= number[scope.key]

    def bits(ways: NDArray[np.bool_]) -> int:
        return int.from_bytes(np.packbits(ways[right], bitorder="little").tobytes(), "little")

    numbers = range(MOST + 1)
    return {key: ([bits(of >= n) for n in numbers], [bits(of <= n) for n in numbers]) for key, of in number.items()}


def excluded(high: Held, claims: Iterable[Held], question: Question) -> bool:
    """Whether what these say was so by this one's last possible day is more than it allows."""
    ways = _ways(question.scopes or (Scope(""),))
    left = ways[high.scope][1][high.high]
    for low in claims:
        if not question.cumulative or low.earliest <= high.latest:
            left &= ways[low.scope][0][low.low]
    return not left


def consistent(claims: Sequence[Held], question: Question) -> bool:
    """Whether all can be true: in one and the same way, where the fact is not cumulative."""
    if question.cumulative:
        return not any(excluded(high, claims, question) for high in claims)
    ways, left = _ways(question.scopes or (Scope(""),)), -1
    for claim in claims:
        at_least, at_most = ways[claim.scope]
        left &= at_least[claim.low] & at_most[claim.high]
    return bool(left)


def _smallest(claims: Sequence[Held], wrong: Callable[[Sequence[Held]], bool]) -> Iterator[tuple[Held, ...]]:
    """The sets of claims of which this is true, and of no smaller one within."""
    found: list[set[int]] = []
    for size in range(1, len(claims) + 1):
        for some in combinations(claims, size):
            numbers = {claim.number for claim in some}
            if not any(known <= numbers for known in found) and wrong(some):
                found.append(numbers)
                yield some


class Quarrel(NamedTuple):
    """Claims of which none can go if they are to quarrel, and the one that allows less than the others need."""

    whole: Held
    others: tuple[Held, ...]

    @property
    def tellers(self) -> set[str]:
        """Who takes part."""
        return {one.figure.teller for one in (self.whole, *self.others)}

    @property
    def lowered(self) -> bool:
        """Whether a figure is certainly the later and lower one of the same scope."""
        return all(one.scope == self.whole.scope and one.latest < self.whole.earliest for one in self.others)


def quarrels(claims: Sequence[Held], scopes: set[str], question: Question) -> Iterator[Quarrel]:
    """The smallest sets of claims that cannot all be true; where some state a scope, take the others one by one."""
    stated, loose = ([one for one in claims if bool(one.scope) == has] for has in (True, False))
    for alike, asked in ((stated, question), (loose, question._replace(scopes=()))):
        for some in _smallest(alike, lambda some, asked=asked: not consistent(some, asked)):  # type: ignore[misc]
            (whole,) = (high for high in some if excluded(high, some, asked))
            yield Quarrel(whole, tuple(one for one in some if one is not whole))
    for one in claims if scopes else ():
        if not one.scope:
            yield from (Quarrel(one, some) for some in _unfitting(one, scopes, stated, question))


def _unfitting(one: Held, scopes: set[str], stated: Sequence[Held], question: Question) -> Iterator[tuple[Held, ...]]:
    """The smallest sets of claims for which one that states no scope can be of none."""
    if not _fitting(one, scopes, stated, question):
        yield from _smallest(stated, lambda some: not _fitting(one, scopes, some, question))


ALL = "all_there_is"
"""The whole where none is declared: the fact as it was asked."""


def _fitting(one: Held, scopes: set[str], stated: Sequence[Held], question: Question) -> set[str]:
    """The scopes of which a claim that states none may be; where the stated cannot all be true, as one of them is."""
    whole = _whole(scopes, question)
    taken = [one._replace(scope=scope) for scope in (*scopes, *whole)]
    if consistent(stated, question):
        return {as_one.scope for as_one in taken if consistent((*stated, *_as(as_one, question)), question)}
    alike = {as_one: [other for other in stated if other.scope == as_one.scope] for as_one in taken}
    return {
        as_one.scope
        for as_one, others in alike.items()
        if not others or any(consistent((as_one, other), question) for other in others)
    }


def _as(one: Held, question: Question) -> list[Held]:
    """A claim of a scope; as one of all there is it allows each scope at most what it has."""
    if one.scope != ALL:
        return [one]
    return [one._replace(scope=scope.key, low=0) for scope in question.scopes]


def _whole(scopes: set[str], question: Question) -> set[str]:
    """What is the whole where nobody states it."""
    below = {scope.key: scope.contains + scope.parts for scope in question.scopes}

    def within(key: str) -> set[str]:
        return {key}.union(*map(within, below[key]))

    inner = {key for keys in below.values() for key in keys}
    tops = {key for key in below if key not in inner and below[key] and scopes <= within(key)}
    if tops:
        return set() if tops & scopes else tops
    return {ALL}


# Who repeats whom, and when each counted


def held(figures: Sequence[Figure], lineage: Lineage, published: Mapping[str, str]) -> list[Held]:
    """The claims of one fact that say how many, each with its clock."""
    figures = [figure for figure in figures if figure.written != UNKNOWN]

    def counted(figure: Figure) -> Clock:
        """Up to when: as it says, else as what it repeats does, else when it was published."""
        if figure.as_of:
            return clock(figure.as_of)
        clocks = [counted(one) for one in _repeated(figure, figures, lineage)]
        if clocks:
            return min(first for first, _ in clocks), max(last for _, last in clocks)
        return clock(published[figure.source]) if figure.source in published else UNDATED

    return [
        Held(number, one, one.scope or "", one.ends.low, one.ends.high, *counted(one))
        for number, one in enumerate(figures)
    ]


def _repeated(figure: Figure, among: Sequence[Figure], lineage: Lineage) -> list[Figure]:
    """The claims it repeats: of its originals those equal in value, else those that share a value, else all."""
    theirs = _originals(figure, among, lineage)
    equal = [one for one in theirs if one.ends == figure.ends]
    sharing = [one for one in theirs if _share(one.ends.low, one.ends.high, figure.ends.low, figure.ends.high)]
    return equal or sharing or theirs


def _share(low: int, high: int, other_low: int, other_high: int) -> bool:
    return max(low, other_low) <= min(high, other_high)


def _originals(figure: Figure, among: Sequence[Figure], lineage: Lineage) -> list[Figure]:
    """What it should repeat: what the source says that it is attributed to, else those that its own derives from."""
    alike = [
        one for one in among if one is not figure and (one.scope == figure.scope or not (one.scope and figure.scope))
    ]
    if figure.voice != figure.source and (quoted := [one for one in alike if one.source == figure.voice]):
        return quoted
    copied = [one for one in alike if one.source in lineage.copied(figure.source)]
    return [one for one in copied if figure.voice in (figure.source, one.voice)]


class _Repeating(NamedTuple):
    misquotes: Mapping[int, str]
    """The claims that fit none of their originals, and how severe that is."""
    rest: list[Held]
    """The claims to be held against one another: no misquotes, no copies of them, nothing said over again."""


def _repeating(known: Sequence[Held], question: Question, lineage: Lineage) -> _Repeating:
    number = {id(one.figure): one.number for one in known}
    figures = [one.figure for one in known]
    originals = {one.number: [known[number[id(o)]] for o in _originals(one.figure, figures, lineage)] for one in known}
    unscoped = question._replace(scopes=())

    def fit(one: Held, other: Held) -> bool:
        return consistent((one._replace(scope=""), other._replace(scope="")), unscoped)

    fitting = {one.number: {other.number for other in originals[one.number] if fit(one, other)} for one in known}
    misquotes = {}
    for one in known:
        if originals[one.number] and not fitting[one.number]:
            softly = any(fit(one.softly(), other.softly()) for other in originals[one.number])
            misquotes[one.number] = "warning" if softly else "error"
    aside = set(misquotes)
    while further := {n for n, some in fitting.items() if n not in aside and some and some <= aside}:
        aside |= further
    rest = [one for one in known if one.number not in aside and not _over_again(one, known, question, lineage)]
    return _Repeating(misquotes, rest)


def _over_again(one: Held, known: Sequence[Held], question: Question, lineage: Lineage) -> bool:
    """Whether it is the very claim of a source that its own repeats: who said it first stands for both.

    It is in the same voice there or, where it names none or that very source, in any.
    """
    figure, copied = one.figure, lineage.copied(one.figure.source)
    news = question.cumulative and figure.as_of
    return any(
        other.figure.source in copied
        and figure.voice in (figure.source, other.figure.source, other.figure.voice)
        and (other.figure.ends, other.scope) == (figure.ends, one.scope)
        and (not news or (other.earliest, other.latest) == (one.earliest, one.latest))
        for other in known
    )


# What is found


def expected(question: Question, figures: Sequence[Figure], lineage: Lineage, published: Mapping[str, str]) -> Expected:
    """What must be found of one fact of one event."""
    known = held(figures, lineage, published)
    scopes = {one.scope for one in known} - {""}
    question = question if scopes else question._replace(scopes=())
    misquotes, rest = _repeating(known, question, lineage)
    found = [Found("misquote", known[n].scope or None, known[n].figure.source, how) for n, how in misquotes.items()]
    found += _conflicts(known, rest, scopes, question)
    if question.cumulative:
        found += (Found("superseded", scope or None, None, "info") for scope in _superseded(rest, scopes))
    found += (Found("scope-differs", scope, None, "warning") for scope in _differing(rest, scopes, question))
    return Expected(_status(found, figures, lineage), frozenset(_worst(found)))


def expected_of_strangers(
    question: Question, figures: Sequence[Figure], lineage: Lineage, published: Mapping[str, str]
) -> Expected:
    """The same of many sources that say one thing each and repeat nobody: what excludes a claim is another's."""
    known = held(figures, lineage, published)
    scopes = {one.scope for one in known} - {""}
    question = question if scopes else question._replace(scopes=())

    def conflicts(claims: Sequence[Held]) -> set[str]:
        stated, loose = ([one for one in claims if bool(one.scope) == has] for has in (True, False))
        unscoped = question._replace(scopes=())
        apart = [one for one in loose if scopes and not _fitting(one, scopes, stated, question)]
        apart += [one for one in loose if excluded(one, loose, unscoped)]
        return {one.scope for one in (*apart, *(one for one in stated if excluded(one, stated, question)))}

    soft = conflicts([one.softly() for one in known])
    found = [
        Found("value-conflict", scope or None, None, "error" if scope in soft else "warning")
        for scope in conflicts(known)
    ]
    if question.cumulative:
        found += (Found("superseded", scope or None, None, "info") for scope in _superseded(known, scopes))
    found += (Found("scope-differs", scope, None, "warning") for scope in _differing(known, scopes, question))
    return Expected(_status(found, figures, lineage), frozenset(found))


def _status(found: Iterable[Found], figures: Sequence[Figure], lineage: Lineage) -> str:
    if clashes := [one.severity for one in found if one.rule in CONFLICTS]:
        return "disputed" if "error" in clashes else "strained"
    said = [figure.said for figure in figures]
    return oracle.status([[Simple(n, one, one.answer[""]) for n, one in enumerate(said)]], said, said, lineage)


def _worst(found: Iterable[Found]) -> Iterator[Found]:
    """Each finding once, as severe as the worst; "error" sorts before "warning"."""
    severity: dict[tuple[str, str | None, str | None], str] = {}
    for one in found:
        severity[one[:3]] = min(one.severity, severity.get(one[:3], one.severity))
    return (Found(*key, how) for key, how in severity.items())


def _conflicts(known: Sequence[Held], rest: Sequence[Held], scopes: set[str], question: Question) -> Iterator[Found]:
    """Conflicts of each teller's own claims, and of several tellers' among the rest."""

    def conflicts(known: Sequence[Held], rest: Sequence[Held]) -> Iterator[tuple[str, str, str | None]]:
        for teller in {one.figure.teller for one in known}:
            for quarrel in quarrels([one for one in known if one.figure.teller == teller], scopes, question):
                lowered = question.cumulative and quarrel.lowered
                yield "revised-down" if lowered else "self-contradiction", quarrel.whole.scope, teller
        for quarrel in quarrels(rest, scopes, question):
            if len(quarrel.tellers) > 1:
                yield "value-conflict", quarrel.whole.scope, None

    soft = set(conflicts([one.softly() for one in known], [one.softly() for one in rest]))
    for rule, scope, subject in set(conflicts(known, rest)):
        lasts = rule != "revised-down" and (rule, scope, subject) in soft
        yield Found(rule, scope or None, subject, "error" if lasts else "warning")


def _superseded(rest: Sequence[Held], scopes: set[str]) -> Iterator[str]:
    """The scopes of which a certainly earlier figure is lower."""
    for high, low in permutations(rest, 2):
        together = low.scope == high.scope and (low.scope or not scopes)
        if together and low.low > high.high and high.latest < low.earliest:
            yield low.scope


def _differing(rest: Sequence[Held], scopes: set[str], question: Question) -> Iterator[str | None]:
    """The scopes of which figures differ from those of others, and are all right, because they count more."""
    below = {scope.key: scope.contains + scope.parts for scope in question.scopes}

    def within(key: str) -> set[str]:
        return {key}.union(*map(within, below[key]))

    def apart(one: str, other: str) -> bool:
        return not any({one, other} <= within(scope.key) for scope in question.scopes)

    stated = [one for one in rest if one.scope]
    for one, other in permutations(stated, 2):
        if one.figure.teller == other.figure.teller or one.scope == other.scope:
            continue
        if _share(one.low, one.high, other.low, other.high):
            continue
        if apart(one.scope, other.scope):
            yield None
        elif other.scope in within(one.scope) and one.low > other.high and consistent((one, other), question):
            yield one.scope
    for one in rest:
        others = any(other.figure.teller != one.figure.teller for other in stated)
        fitting = _fitting(one, scopes, stated, question) if others and not one.scope else set()
        if fitting and not scopes <= fitting:
            yield None
