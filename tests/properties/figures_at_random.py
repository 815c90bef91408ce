"""Small random facts whose figures have scopes and times, and what `check` finds of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

import discrepancies
from tests.properties.claims_files import plain
from tests.properties.figures import UNKNOWN, VOICES, Asked, Figure, Question, Scope, Small, tree

if TYPE_CHECKING:
    from discrepancies.report import Report

RULES = ("self-contradiction", "misquote", "value-conflict", "revised-down", "superseded", "scope-differs")
"""The rules whose findings are compared."""

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


class Found(NamedTuple):
    """A finding: its rule, of which scope, about whom, how severe."""

    rule: str
    scope: str | None
    subject: str | None
    severity: str


def checked(text: str, folder: Path) -> Report:
    """The report on a claims file of this text."""
    path = folder / "claims.yaml"
    path.write_text(text, encoding="utf-8")
    return discrepancies.check(discrepancies.load(str(path)))


def line(small: Small, folder: Path) -> str:
    """What is found of the one fact, in one line: its status, then each finding's rule, scope, subject and severity."""
    report = checked(plain(tree(small)), folder)
    (status,) = report.statuses
    found = {Found(one.rule, one.scope, one.subject, one.severity) for one in report.flagged if one.rule in RULES}
    return "; ".join([status, *sorted(" ".join(word for word in one if word) for one in found)])
