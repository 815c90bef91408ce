"""Small random facts whose figures have scopes and times, and what `check` finds of them beside what the law says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import discrepancies
from tests.properties.claims_files import plain
from tests.properties.figures import UNKNOWN, VOICES, Asked, Figure, Question, Scope, Small, tree
from tests.properties.oracle import Lineage
from tests.properties.reconciling import CONFLICTS, Expected, Found, expected

if TYPE_CHECKING:
    from discrepancies.report import Report

RULES = (*CONFLICTS, "superseded", "scope-differs")
"""The rules whose findings are compared."""

Law = Callable[[Question, Sequence[Figure], Lineage, Mapping[str, str]], Expected]
"""What must be found, given the question, the figures, who repeats whom and when each source was published."""

GROUPS = [[f"{letter}{number}" for number in range(4)] for letter in "klmnopqrst"]
"""A dossier has groups of four sources that know only one another."""
_DAYS = ("2018-01-14", "2018-01-15", "2018-01-15", "2018-01-16", "2018-01-17", "2018-02-01")
_HOURS = ("2018-01-15 08:00", "2018-01-15 18:30")
_DATES = (*_DAYS, *_DAYS, *_HOURS, "2018-01", "2018-02", "2018", "2017-12", "before 2018-01-16")
_SCOPES = ("all", "men", "boys", "guards", "cooks")


def dossier(seed: int, size: int, *, scoped: bool) -> Small:
    """A dossier of `size` facts, each of an event of its own, with one to six figures of one to four sources."""
    random = Random(seed)
    questions = {f"f{n}": _question(random, scoped) for n in range(4)}
    derives_from: dict[str, tuple[str, ...]] = {}
    published: dict[str, str] = {}
    crowds = [random.sample(group, len(group)) for group in GROUPS]
    for crowd in crowds:
        busy = random.choice((0, 0.2, 0.7))
        for number, name in enumerate(crowd):
            above = tuple(other for other in crowd[:number] if random.random() < busy)
            if above:
                derives_from[name] = above
            if random.random() < 0.6:
                published[name] = random.choice(_DATES)
    facts = tuple(_asked(random, f"e{n}", random.choice(crowds), questions) for n in range(size))
    return Small(questions, derives_from, published, facts)


def strangers(seed: int, size: int, *, scoped: bool) -> Small:
    """A dossier of `size` facts on each of which up to thirty sources say one thing each, and repeat nobody."""
    random = Random(seed)
    questions = {f"f{n}": _question(random, scoped) for n in range(4)}
    crowd = [f"k{number}" for number in range(30)]
    published = {name: random.choice(_DATES) for name in crowd if random.random() < 0.8}
    facts = []
    for number in range(size):
        fact = random.choice(list(questions))
        speaking = random.sample(crowd, random.choice((5, 10, 20, 30)))
        facts.append(Asked(f"e{number}", fact, tuple(_mostly_growing(random, questions[fact].scopes, speaking))))
    return Small(questions, {}, published, tuple(facts))


def _mostly_growing(random: Random, scopes: Sequence[Scope], speaking: Sequence[str]) -> Iterator[Figure]:
    """A figure of each source, higher the later it was counted: for else so many would always be in conflict."""
    dates = sorted(random.sample(_DAYS[1:], random.randint(1, 4)))
    keys = [scope.key for scope in scopes] + [None] * random.choice((0, 0, 2))
    for source in speaking:
        step = random.randrange(len(dates))
        low = step + 1 if random.random() < 0.95 else random.randint(1, 5)
        written = random.choice(("{}", "at least {}", "at least {}", "up to 5", "about {}", "{} to 6")).format(low)
        yield Figure(source, None, written, random.choice(keys) if scopes else None, dates[step])


def _question(random: Random, scoped: bool) -> Question:
    if not scoped:
        return Question(cumulative=random.random() < 0.85)
    return Question(random.random() < 0.5, _scopes(random))


def _scopes(random: Random) -> tuple[Scope, ...]:
    """Two to five scopes, each in none, one or two of those before it, at most three deep."""
    keys = _SCOPES[: random.choice((2, 3, 3, 4, 4, 4, 5))]
    contains: dict[str, tuple[str, ...]] = dict.fromkeys(keys, ())
    parts: dict[str, tuple[str, ...]] = dict.fromkeys(keys, ())

    def scopes() -> tuple[Scope, ...]:
        return tuple(Scope(key, contains[key], parts[key]) for key in keys)

    for number, key in enumerate(keys[1:], 1):
        for whole in random.sample(keys[:number], min(number, random.choice((0, 1, 1, 1, 1, 2)))):
            how = random.choice((contains, parts, parts))
            how[whole] += (key,)
            if not _possible(scopes()):
                how[whole] = how[whole][:-1]
    return scopes()


def _possible(scopes: Sequence[Scope]) -> bool:
    """Whether no scope lies in two disjoint parts of one whole, and none more than three deep."""
    of = {scope.key: scope.contains + scope.parts for scope in scopes}

    def within(key: str) -> set[str]:
        return {key}.union(*map(within, of[key]))

    def depth(key: str) -> int:
        return 1 + max(map(depth, of[key]), default=-1)

    parts = [[name for part in scope.parts for name in within(part)] for scope in scopes]
    return all(len(names) == len(set(names)) for names in parts) and max(map(depth, of)) <= 3


def _asked(random: Random, event: str, crowd: Sequence[str], questions: Mapping[str, Question]) -> Asked:
    """A fact of which each source repeats and quotes only those before it in the crowd: none goes in a circle."""
    fact = random.choice(list(questions))
    scopes = questions[fact].scopes
    speaking = random.sample(crowd, random.choice((1, 2, 2, 3, 3, 3, 4, 4)))
    phrases = [_phrase(random) for _ in range(random.choice((2, 3, 4, 6)))]
    dates = random.choices(_DATES, k=3)
    dating, quoting = random.choice((0, 0.5, 0.9)), random.choice((0, 0.3))
    scoping = random.choice((0, 0.6, 0.8, 1, 1)) if scopes else 0
    figures = []
    for _ in range(random.choice((1, 2, 3, 3, 4, 4, 5, 6))):
        source = random.choice(speaking)
        before = crowd[: crowd.index(source) + 1]
        quoted = random.choice((*VOICES, *VOICES, *before)) if random.random() < quoting else None
        scope = random.choice(scopes).key if random.random() < scoping else None
        as_of = random.choice(dates) if random.random() < dating else None
        stated = random.choice(("fact", "fact", "fact", "alleged"))
        figures.append(Figure(source, quoted, random.choice(phrases), scope, as_of, stated))
    return Asked(event, fact, tuple(dict.fromkeys(figures)))


def _phrase(random: Random) -> str:
    """A small figure with some hedge, as written."""
    number = random.choice((1, 1, 2, 2, 3, 3, 4, 4, 5, 5))
    often = ("{}", "{}", "{}", "{}", "at least {}", "at least {}", "up to {}", "about {}", "{} to {}")
    return random.choice((*often, random.choice(("0", "more than {}", "fewer than {}", UNKNOWN)))).format(
        number, number + random.randint(1, 2)
    )


# What is found


def checked(text: str, folder: Path) -> Report:
    """The report on a claims file of this text."""
    path = folder / "claims.yaml"
    path.write_text(text, encoding="utf-8")
    return discrepancies.check(discrepancies.load(str(path)))


def compared(small: Small, folder: Path, law: Law = expected) -> Iterator[tuple[Asked, Expected, Expected]]:
    """Each fact with what is found of it and what must be."""
    report = checked(plain(tree(small)), folder)
    findings: dict[str | None, set[Found]] = {asked.event: set() for asked in small.facts}
    for one in report.flagged:
        if one.rule in RULES:
            severity = "warning" if one.rule == "scope-differs" else one.severity
            findings[one.event].add(Found(one.rule, one.scope, one.subject, severity))
    status = {one.event: one.status for one in map(report.fact, report.shown_facts)}
    for asked in small.facts:
        found = Expected(status[asked.event], frozenset(findings[asked.event]))
        yield asked, found, law(small.questions[asked.fact], asked.figures, small.lineage, small.published)


def line(one: Expected) -> str:
    """What is found of a fact, in one line: its status, then each finding's rule, scope, subject and severity."""
    findings = (" ".join(str(word) for word in found if word) for found in one.findings)
    return "; ".join([one.status, *sorted(findings)])


def mismatch(small: Small, folder: Path, law: Law = expected) -> str:
    """The smallest dossier that shows the first mismatch, and what differs; "" where there is none."""
    for asked, found, wanted in compared(small, folder, law):
        if found != wanted:
            return explained(small._replace(facts=(asked,)), folder, law)
    return ""


def explained(small: Small, folder: Path, law: Law = expected) -> str:
    """The smallest dossier that shows the mismatch of this one, and what differs."""
    for smaller in _smaller(small):
        if any(found != wanted for _, found, wanted in compared(smaller, folder, law)):
            return explained(smaller, folder, law)
    ((_, found, wanted),) = compared(small, folder, law)
    return f"\n{plain(tree(small))}\nfound:    {line(found)}\nexpected: {line(wanted)}"


def _smaller(small: Small) -> Iterator[Small]:
    """The dossier without one claim, one key of a claim or of a source, or one relation between scopes."""
    (asked,) = small.facts
    for number, one in enumerate(asked.figures):
        before, after = asked.figures[:number], asked.figures[number + 1 :]
        if before or after:
            yield small._replace(facts=(asked._replace(figures=before + after),))
        plainer = (
            *(one._replace(attributed_to=None), one._replace(as_of=None)),
            *(one._replace(scope=None), one._replace(stated="fact")),
        )
        for instead in plainer:
            if instead not in asked.figures:
                yield small._replace(facts=(asked._replace(figures=(*before, instead, *after)),))
    for name in small.sources:
        if name in small.published:
            yield small._replace(published={key: day for key, day in small.published.items() if key != name})
        for link in small.derives_from.get(name, ()):
            fewer = tuple(other for other in small.derives_from[name] if other != link)
            yield small._replace(derives_from={**small.derives_from, name: fewer})
    question = small.questions[asked.fact]
    if question.cumulative:
        yield small._replace(questions={asked.fact: question._replace(cumulative=False)})
    for scopes in _fewer(question.scopes, {one.scope for one in asked.figures}):
        yield small._replace(questions={asked.fact: question._replace(scopes=scopes)})


def _fewer(scopes: tuple[Scope, ...], stated: set[str | None]) -> Iterator[tuple[Scope, ...]]:
    """The scopes without one relation, or without one scope that nothing names."""
    named = {key for scope in scopes for key in scope.contains + scope.parts}
    for number, scope in enumerate(scopes):
        before, after = scopes[:number], scopes[number + 1 :]
        for key in scope.contains + scope.parts:
            contains, parts = (tuple(k for k in keys if k != key) for keys in (scope.contains, scope.parts))
            yield (*before, Scope(scope.key, contains, parts), *after)
        if scope.key not in named | stated:
            yield before + after
