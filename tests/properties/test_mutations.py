"""The shipped dossier with one slip at a time: a digit, two digits swapped, a unit, a month, a hedge left out.

Each is what a tired hand does to a true claim. A slip either cannot be read any more, or its quote disagrees; only
where the curator has said how the value is inferred, of a quote without any such figure, is there nothing to tell
it by, and those claims are listed here by name.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

import discrepancies
from discrepancies.evidence.shown import disagreement
from discrepancies.kinds import NUMBERED, kind
from discrepancies.language.calendar import MONTHS
from discrepancies.language.reading import Context, Unreadable
from discrepancies.law.agreement import agree
from discrepancies.load.dossier import Dossier
from discrepancies.model import Fact
from discrepancies.rules import quote_disagrees
from discrepancies.wording import Wording

SHIPPED = Path(__file__).parents[2] / "data" / "claims.yaml"
UNITS = ("people", "s", "minutes", "hours", "days", "weeks", "years", "km", "kg", "%")
LIMITS = ("at least", "more than", "up to", "as many as", "over", "about", "around")
EDGES = ("until", "since", "mid-")

_LIMIT = re.compile(rf"^(?:{'|'.join(LIMITS)}) ")
_EDGE = re.compile(rf"^(?:{'|'.join(EDGES)}) ?")
_MONTH = re.compile("|".join(MONTHS))
_ISO_MONTH = re.compile(r"(?<=-)[0-9]{2}(?=-)")
_UNIT = re.compile(r"(?<=[0-9]) ?(?:[a-z]+|%)$")


class Claim(NamedTuple):
    number: int
    """In the order of the file."""
    source: str
    fact: Fact
    value: str
    quote: str
    inferred: str | None
    context: Context

    @property
    def named(self) -> str:
        return f"{self.source}/{self.fact.key}: {self.value}"


def digit(value: str) -> Iterator[str]:
    for place, old in enumerate(value):
        if old.isdigit():
            yield from (value[:place] + new + value[place + 1 :] for new in "0123456789" if new != old)


def swapped(value: str) -> Iterator[str]:
    places = [place for place, character in enumerate(value) if character.isdigit()]
    for number, one in enumerate(places):
        for other in places[number + 1 :]:
            letters = list(value)
            letters[one], letters[other] = letters[other], letters[one]
            yield "".join(letters)


def unit(value: str) -> Iterator[str]:
    if value[-1:].isdigit():
        yield from (f"{value} {other}" for other in UNITS)
    elif _UNIT.search(value):
        yield from (_UNIT.sub(f" {other}", value) for other in UNITS)


def month(value: str) -> Iterator[str]:
    for written in _MONTH.finditer(value):
        yield from (value[: written.start()] + other + value[written.end() :] for other in MONTHS)
    for written in _ISO_MONTH.finditer(value):
        yield from (f"{value[: written.start()]}{other:02d}{value[written.end() :]}" for other in range(1, 13))


def hedge(value: str) -> Iterator[str]:
    bare = _LIMIT.sub("", value)
    yield from (limit for limit in (bare, *(f"{limit} {bare}" for limit in LIMITS)) if limit != value)


def edge(value: str) -> Iterator[str]:
    if _EDGE.match(value):
        yield _EDGE.sub("", value)


SLIPS = {"digit": digit, "swapped": swapped, "unit": unit, "month": month, "hedge": hedge, "edge": edge}
OF_KIND = {
    "count": ("digit", "swapped", "unit", "hedge"),
    "quantity": ("digit", "swapped", "unit", "hedge"),
    "date": ("digit", "swapped", "month", "edge"),
    "period": ("digit", "swapped", "month", "edge"),
    "name": ("digit", "swapped"),
    "names": ("digit", "swapped"),
}


def same(one: str, other: str, fact: Fact, context: Context) -> bool:
    """Whether two values mean the same; NaN is never itself, so readings are compared as they are shown."""
    if fact.kind not in NUMBERED:
        return sorted(one.split("; ")) == sorted(other.split("; "))
    return repr(kind(fact.kind).read(one, fact, context)) == repr(kind(fact.kind).read(other, fact, context))


def readable(value: str, fact: Fact, context: Context) -> bool:
    try:
        kind(fact.kind).read(value, fact, context)
    except Unreadable:
        return False
    return True


def slips(claim: Claim, how: str) -> list[str]:
    """The claim's value with one slip each, but for those that change nothing of what it means."""
    found = dict.fromkeys(SLIPS[how](claim.value))
    found.pop(claim.value, None)
    return [
        value
        for value in found
        if not readable(value, claim.fact, claim.context) or not same(value, claim.value, claim.fact, claim.context)
    ]


@cache
def shipped() -> Dossier:
    return discrepancies.load(str(SHIPPED))


@cache
def claims() -> list[Claim]:
    """The claims that a number or a date answers, or a name with a number in it, each with its quote."""
    dossier = shipped()
    columns = dossier.written.columns
    found = []
    for number in range(len(dossier.written)):
        source, fact = columns["source"][number] or "", dossier.facts[columns["fact"][number] or ""]
        value, quote = columns["value"][number] or "", columns["quote"][number] or ""
        if fact.kind in OF_KIND and (fact.kind in NUMBERED or re.search("[0-9]", value)):
            context = Context(dossier.sources[source].dates, dossier.sources[source].language)
            found.append(Claim(number, source, fact, value, quote, columns["inferred"][number], context))
    return found


class Outcome(NamedTuple):
    tried: Counter[str]
    refused: Counter[str]
    caught: Counter[str]
    noticed: Counter[str]
    """Of claims with `inferred`: an information where there was none."""
    missed: dict[str, set[str]]


@cache
def outcome() -> Outcome:
    found = Outcome(Counter(), Counter(), Counter(), Counter(), {how: set() for how in SLIPS})
    for claim in claims():
        before = disagreement(claim.quote, claim.fact, claim.value, claim.context, claim.inferred)
        for how in OF_KIND[claim.fact.kind]:
            for value in slips(claim, how):
                found.tried[how] += 1
                if not readable(value, claim.fact, claim.context):
                    found.refused[how] += 1
                    continue
                gap = disagreement(claim.quote, claim.fact, value, claim.context, claim.inferred)
                if gap is not None and (gap.contradicts or not claim.inferred):
                    found.caught[how] += 1
                elif gap is not None and before is None:
                    found.noticed[how] += 1
                else:
                    found.missed[how].add(f"{claim.named} -> {value}")
    return found


def checked(folder: Path, slip: dict[int, str]) -> set[int]:
    """The numbers of the claims whose quote disagrees, in the dossier with these values instead."""
    # Scalars stay the text that they are in a dossier, and JSON is YAML.
    file: dict[str, Any] = yaml.load(SHIPPED.read_text("utf-8"), yaml.BaseLoader)
    written = [claim for source in file["sources"].values() for claim in source["claims"]]
    for number, value in slip.items():
        written[number]["value"] = value.split("; ") if isinstance(written[number]["value"], list) else value
    path = folder / "claims.yaml"
    path.write_text(json.dumps(file, ensure_ascii=False), encoding="utf-8")
    dossier = replace(discrepancies.load(str(path)), every_quote=True)
    flags = quote_disagrees.check(dossier, agree(dossier), Wording(dossier))
    claim = dossier.claims["claim"].tolist()
    return {claim[row] for flag in flags if flag.severity is None for row in flag.rows}


def test_there_is_something_to_slip_on() -> None:
    assert len(claims()) > 75
    assert {claim.fact.kind for claim in claims()} == set(OF_KIND)
    assert all(outcome().tried[how] > 200 for how in SLIPS if how != "edge")


@pytest.mark.parametrize("how", SLIPS)
def test_every_slip_is_refused_or_caught(how: str) -> None:
    found = outcome()
    assert sorted(found.missed[how]) == []
    assert found.tried[how] == found.refused[how] + found.caught[how] + found.noticed[how]


def test_hardly_any_slip_is_no_more_than_an_information() -> None:
    """What is inferred of another key of the claim, here of the day of its figure, covers a slip in the value too."""
    assert sum(outcome().noticed.values()) < 0.02 * sum(outcome().tried.values())


@pytest.mark.parametrize("how", [how for how in SLIPS if how != "edge"])
def test_a_slip_is_flagged_where_it_is_and_nowhere_else(how: str, tmp_path: Path) -> None:
    """The last slip of every other claim at once, through the whole program: just these, then just the others."""
    slip = {
        claim.number: readings[-1]
        for claim in claims()
        if how in OF_KIND[claim.fact.kind]
        if (readings := [value for value in slips(claim, how) if readable(value, claim.fact, claim.context)])
        if disagreement(claim.quote, claim.fact, claim.value, claim.context) is None and not claim.inferred
    }
    assert slip
    numbers = sorted(slip)
    for chosen in (numbers[::2], numbers[1::2]):
        assert checked(tmp_path, {number: slip[number] for number in chosen}) == set(chosen)


def test_without_a_slip_nothing_is_flagged(tmp_path: Path) -> None:
    assert checked(tmp_path, {}) == set()
