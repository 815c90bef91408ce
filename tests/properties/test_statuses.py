"""10,000 small facts: what `check` finds is what trying every subset of their claims finds.

A mismatch is cut down to the smallest dossier that still shows it, and printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from math import inf, isnan
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import discrepancies
from discrepancies.kinds import date as date_kind
from tests.properties import oracle
from tests.properties.claims_files import plain
from tests.properties.dossiers import Asked, Small, dossier, tree
from tests.properties.meanings import MOST, highest, lowest
from tests.properties.meanings_of_dates import FIRST_DAY, LAST_DAY
from tests.properties.oracle import Lineage, Said

if TYPE_CHECKING:
    from discrepancies.model import Finding
    from discrepancies.report import Agreed

DOSSIERS, SIZE = 40, 100
OF_CONFLICT = ("self-contradiction", "misquote", "value-conflict")
KINDS = {"dead": "count", "hurt": "count", "day": "date", "span": "date"}

Seen = Mapping[str, Any]
"""What is compared of one fact, each under the word a message uses for it."""


@pytest.mark.parametrize("seed", range(DOSSIERS))
def test_check_finds_what_trying_all_values_finds(seed: int, tmp_path: Path) -> None:
    small = dossier(seed, SIZE)
    # A period's start and end bear on one another, which sets of values do not tell.
    small = small._replace(facts=tuple(asked for asked in small.facts if asked.fact != "span"))
    mismatches = [asked for asked, wrong in _compared(small, tmp_path) if wrong]
    assert not mismatches, _explained(small.lineage, mismatches[0], tmp_path)


def _compared(small: Small, folder: Path) -> Iterator[tuple[Asked, dict[str, tuple[Any, Any]]]]:
    """Each fact with what differs: (found, expected) by what it is."""
    path = folder / "claims.yaml"
    path.write_text(plain(tree(small)), encoding="utf-8")
    report = discrepancies.check(discrepancies.load(str(path)))
    claims = report.dossier.claims
    keys = list(zip(*(claims[key].tolist() for key in ("source", "voice", "stated", "value")), strict=True))
    findings: dict[tuple[str | None, str | None], list[Finding]] = {}
    for finding in report.flagged:
        findings.setdefault((finding.event, finding.fact), []).append(finding)
    agreed = {(one.event, one.fact.key): one for one in map(report.fact, report.shown_facts)}
    for asked in small.facts:
        key = asked.event, asked.fact
        found = _found(keys, agreed[key], asked, findings.get(key, []))
        expected = _expected(asked, small.lineage)
        assert found.keys() == expected.keys()
        yield asked, {what: (found[what], expected[what]) for what in found if found[what] != expected[what]}


def _found(keys: list[tuple[str, ...]], agreed: Agreed, asked: Asked, findings: list[Finding]) -> Seen:
    """What `check` found, given who says what in each row of the claims table."""
    number = {_key(claim): n for n, claim in enumerate(asked.claims)}

    def numbers(rows: tuple[int, ...]) -> frozenset[int]:
        return frozenset(number[keys[row]] for row in rows)

    kind = KINDS.get(asked.fact)
    of_rule = {rule: [finding for finding in findings if finding.rule == rule] for rule in OF_CONFLICT}
    return {
        "status": agreed.status,
        "statuses of parts": {_declared(part): status for part, status in agreed.parts},
        "low and high": _in_words(kind, agreed.low, agreed.high),
        "self-contradictions": _worst(
            ((claim.source, claim.voice, claim.stated), one.severity)
            for one in of_rule["self-contradiction"]
            for claim in (asked.claims[min(numbers(one.rows))],)
        ),
        "misquotes": _worst((str(one.subject), one.severity) for one in of_rule["misquote"]),
        "conflict": [finding.severity for finding in of_rule["value-conflict"]],
    }


def _key(claim: Said) -> tuple[str, ...]:
    return claim.source, claim.voice, claim.stated, claim.written


def _declared(part: str) -> str:
    """The name that a part of a list stands for, however its first source spells it."""
    return "Ana" if part in ("ANA", "Anita") else part


def _worst(found: Iterable[tuple[Any, str]]) -> dict[Any, str]:
    """The worst severity for each key; "error" sorts before "warning"."""
    worst: dict[Any, str] = {}
    for key, severity in found:
        worst[key] = min(severity, worst.get(key, severity))
    return worst


def _expected(asked: Asked, lineage: Lineage) -> Seen:
    simple = oracle.simple(asked.claims)
    # Of a list of names, names-differ alone speaks.
    listing = asked.fact == "victims"
    spoken = [] if listing else [oracle.expected(answers, lineage) for answers in simple.values()]
    statuses = (
        [oracle.of_a_list(one, lineage) for one in simple.values()] if listing else [one.status for one in spoken]
    )
    clash = next((how for how in ("disputed", "strained") if how in statuses), None)
    kind = KINDS.get(asked.fact)
    conflicting = [one for one in spoken if one.conflict]
    return {
        "status": clash or oracle.status(simple.values(), asked.claims, lineage),
        "statuses of parts": {part: one for part, one in zip(simple, statuses, strict=True) if part},
        "low and high": _spanned(kind, asked.claims),
        "self-contradictions": _worst(found for one in spoken for found in one.contradictions.items()),
        "misquotes": _worst((asked.claims[n].source, how) for one in spoken for n, how in one.misquotes.items()),
        "conflict": [min(one.conflict for one in conflicting if one.conflict)] if conflicting else [],
    }


def _in_words(kind: str | None, low: float, high: float) -> Any:
    """The ends of what was found, in the words of `_bounds`."""
    if kind is None or isnan(low):
        return None
    return (low, high) if kind == "count" else date_kind.bounds(low, high)


def _bounds(kind: str | None, possible: int, digits: int = 0) -> Any:
    """The ends of a set of counts or half days."""
    if kind is None or not possible:
        return None
    if digits:
        return tuple(f"XXXX-{end // 32:02}-{end % 32:02}" for end in (lowest(digits), highest(digits)))
    low, high = lowest(possible), highest(possible)
    if kind == "count":
        return low, inf if high == MOST else high
    first, last = FIRST_DAY + timedelta(low // 2), FIRST_DAY + timedelta(high // 2)
    return None if first == FIRST_DAY else str(first), None if last == LAST_DAY else str(last)


def _spanned(kind: str | None, claims: tuple[Said, ...]) -> Any:
    """The ends of all that some claim leaves possible; dates without a year count where no other is."""
    meanings = [meaning for claim in claims for meaning in claim.answer.values() if meaning]
    meanings = [meaning for meaning in meanings if not meaning.digits] or meanings
    possible = digits = 0
    for meaning in meanings:
        possible |= meaning.possible
        digits |= meaning.digits
    return _bounds(kind, possible, digits)


def _explained(lineage: Lineage, asked: Asked, folder: Path) -> str:
    """The smallest dossier that shows the mismatch, and what differs."""
    small = Small(lineage, (asked,))

    def wrong(small: Small) -> dict[str, tuple[Any, Any]]:
        return next(iter(_compared(small, folder)))[1]

    for smaller in _smaller(small):
        if wrong(smaller):
            return _explained(smaller.lineage, smaller.facts[0], folder)
    differs = "\n".join(f"{what}\n  found:    {a}\n  expected: {b}" for what, (a, b) in wrong(small).items())
    return f"\n{plain(tree(small, (asked.fact,)))}\n{differs}"


def _smaller(small: Small) -> Iterator[Small]:
    """The dossier without one claim, one link or one attribution."""
    (asked,) = small.facts
    for number in range(len(asked.claims) if len(asked.claims) > 1 else 0):
        claims = (*asked.claims[:number], *asked.claims[number + 1 :])
        yield small._replace(facts=(asked._replace(claims=claims),))
    derives_from, by = small.lineage
    for name in by:
        if name in small.sources:
            yield small._replace(lineage=Lineage(derives_from, {k: v for k, v in by.items() if k != name}))
    for name, above in derives_from.items():
        for one in above if name in small.sources else ():
            fewer = tuple(other for other in above if other != one)
            rest = {**derives_from, name: fewer} if fewer else {k: v for k, v in derives_from.items() if k != name}
            yield small._replace(lineage=Lineage(rest, by))
    for number, claim in enumerate(asked.claims):
        simpler = [claim._replace(attributed_to=None)] if claim.attributed_to else []
        simpler += [claim._replace(stated="fact")] if claim.stated != "fact" else []
        for instead in simpler:
            claims = (*asked.claims[:number], instead, *asked.claims[number + 1 :])
            if len(set(map(_key, claims))) == len(claims):
                yield small._replace(facts=(asked._replace(claims=claims),))
