"""What is offered on conflicts: the cases of `explanations.yaml`, and every sentence's arithmetic done again."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import discrepancies
from discrepancies import rules
from discrepancies.explanations import KINDS, explainer
from discrepancies.explanations.opposing_sides import Ground, pairs
from discrepancies.formats import FORMATS, Style, format_named, show
from discrepancies.law.agreement import agree
from discrepancies.load.dossier import Dossier
from discrepancies.model import Finding
from discrepancies.report import Report
from discrepancies.rules.identity import stamp
from discrepancies.wording import Wording

FILE = Path(__file__).parent / "explanations.yaml"
PAGE = Path(__file__).parents[2] / "docs" / "explanations.md"
CONFLICTS = ("value-conflict", "self-contradiction", "misquote", "revised-down")
DIGITS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
MONTHS = [date(2000, month, 1).strftime("%B") for month in range(1, 13)]

Offered = list[list[str]]


@cache
def _file() -> dict[str, Any]:
    read: dict[str, Any] = yaml.load(FILE.read_text(encoding="utf-8"), yaml.BaseLoader)
    return read


CASES: Mapping[str, Mapping[str, Any]] = _file()["cases"]
SENTENCES = {tuple(one) for case in CASES.values() for finding in case["offers"] for one in finding}


def _dossier(case: Mapping[str, Any]) -> dict[str, Any]:
    sources: dict[str, dict[str, Any]] = {}
    for key, claim in case["claims"]:
        source = sources.setdefault(key, {"event": "e", **case.get("sources", {}).get(key, {}), "claims": []})
        source["claims"].append({"quote": "q", **claim})
    facts = {**_file()["facts"], **case.get("facts", {})}
    return {"facts": facts, "voices": _file()["voices"], "sources": sources}


def _checked(dossier: Mapping[str, Any], path: Path) -> Report:
    path.write_text(json.dumps(dossier, ensure_ascii=False, indent=1), encoding="utf-8")
    return discrepancies.check(discrepancies.load(str(path)))


def _offered(findings: Sequence[Finding]) -> list[Offered]:
    return [[list(one) for one in finding.explanations] for finding in findings if finding.rule in CONFLICTS]


@pytest.mark.parametrize("name", CASES)
def test_case(name: str, tmp_path: Path) -> None:
    dossier = _dossier(CASES[name])
    report = _checked(dossier, tmp_path / "claims.yaml")
    assert _offered(report.flagged) == CASES[name]["offers"]

    sources = {key: {**source, "claims": source["claims"][::-1]} for key, source in dossier["sources"].items()}
    turned = {**dossier, "sources": dict(reversed(sources.items()))}
    assert _offered(_checked(turned, tmp_path / "claims.yaml").flagged) == _offered(report.flagged)


def test_there_are_cases_of_every_kind() -> None:
    assert {kind for kind, _ in SENTENCES} == set(KINDS)


def test_every_kind_is_on_the_page_with_an_example_that_is_a_case() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| .+ \| (.+) \|$", PAGE.read_text("utf-8"), re.MULTILINE)
    assert sorted({kind for kind, _ in rows}) == sorted(KINDS)
    assert [row for row in rows if row not in SENTENCES] == []


def test_what_is_offered_changes_nothing_else(tmp_path: Path) -> None:
    cases = [_dossier(case) for case in CASES.values() if "facts" not in case and "sources" not in case]
    sources = {
        f"{key}{number}": {**source, "event": f"e{number}"}
        for number, dossier in enumerate(cases)
        for key, source in dossier["sources"].items()
    }
    path = tmp_path / "claims.yaml"
    path.write_text(json.dumps({**cases[0], "sources": sources}), encoding="utf-8")
    dossier = discrepancies.load(str(path))
    agreement, wording = agree(dossier), Wording(dossier)
    flags = [(rule, flag) for rule in rules.RULES for flag in rules.rule(rule).check(dossier, agreement, wording)]
    without = stamp(dossier, flags)
    offered = stamp(dossier, flags, explainer(agreement.comparison, wording))
    assert [finding._replace(explanations=()) for finding in offered] == list(without)
    assert any(finding.explanations for finding in offered)
    assert {finding.rule for finding in offered if finding.explanations} <= set(CONFLICTS)


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "ranges"])  # which holds figures alone
def test_every_format_shows_them(name: str, tmp_path: Path) -> None:
    report = _checked(_dossier(CASES["one person"]), tmp_path / "claims.yaml")
    out = StringIO()
    format_named(name).render(report, out, Style(width=200))
    assert "one-more-or-less" in out.getvalue()
    assert "25 and 26: with or without one person" in out.getvalue()


def test_a_fact_in_full_shows_them(tmp_path: Path) -> None:
    out = StringIO()
    show.render(_checked(_dossier(CASES["one person"]), tmp_path / "claims.yaml"), "killed", out, Style(width=200))
    assert "    ? one-more-or-less: 25 and 26: with or without one person\n" in out.getvalue()


def test_a_thousand_figures_are_not_held_against_each_other(dossier_of: Callable[..., Dossier]) -> None:
    claims = "\n".join(f"  s{n}: {{event: e, claims: [{{fact: killed, value: {n}}}]}}" for n in range(1000))
    dossier = dossier_of(f'facts: {{killed: {{asks: "?", kind: count}}}}\nsources:\n{claims}')
    agreement, wording = agree(dossier), Wording(dossier)
    (flag,) = rules.rule("value-conflict").check(dossier, agreement, wording)
    found = pairs(Ground(agreement.comparison, wording), flag)
    assert [(pair.lower.low, pair.higher.low) for pair in found] == [(0, 999)]


# Two values of one kind in each of many events, and the same with the sources exchanged.


def _of_pairs(kind: str, values: Sequence[tuple[str, str]], path: Path, **fact: object) -> list[dict[str, str]]:
    """What is offered on each pair of values, {} where they do not exclude each other."""
    claims: dict[str, list[dict[str, str]]] = {"a": [], "b": []}
    for number, (one, other) in enumerate(values):
        claims["a"].append({"event": f"e{number:05}", "fact": "x", "value": one})
        claims["b"].append({"event": f"e{number:05}", "fact": "x", "value": other})
    sources = {key: {"claims": said} for key, said in claims.items()}
    report = _checked({"facts": {"x": {"asks": "?", "kind": kind, **fact}}, "sources": sources}, path)
    found = {finding.event: dict(finding.explanations) for finding in report.flagged if finding.rule in CONFLICTS}
    return [found.get(f"e{number:05}", {}) for number in range(len(values))]


def _numbers(text: str) -> list[Decimal]:
    return [Decimal(number.replace(",", "")) for number in re.findall(r"\d[\d,]*(?:\.\d+)?", text)]


def _in_thousands(lower: int, higher: int, factor: float) -> bool:
    """Whether the higher figure is the lower one in thousands or millions, to a last digit that tells enough."""
    tens = len(str(lower)) - len(str(lower).rstrip("0"))
    last = 10**tens if lower >= 1000 or not tens else 1
    return higher == lower * factor or (abs(higher / factor - lower) < last <= 0.025 * lower)


def _neighbours(figure: str) -> Iterator[str]:
    """What a slip makes of a figure: one other digit, two neighbours swapped, a zero more or less."""
    for place in range(len(figure)):
        yield from (figure[:place] + digit + figure[place + 1 :] for digit in "0123456789")
        yield figure[:place] + figure[place : place + 2][::-1] + figure[place + 2 :]
    yield f"{figure}0"
    yield figure.removesuffix("0")


def _rounds_to(value: int, digits: int) -> int:
    """A whole number to so many digits, halves upwards: the nearest of all multiples of the unit."""
    unit = int("1" + "0" * (len(str(value)) - digits))
    below = value - value % unit
    return below if value - below < below + unit - value else below + unit


def _rounded(one: int, other: int) -> list[int]:
    """To how many digits, fewer than it has, the one has to be rounded to be the other."""
    own = len(str(one).rstrip("0"))
    return [digits for digits in range(1, own) if one and _rounds_to(one, digits) == other]


figures = st.one_of(
    st.integers(0, 130),
    st.integers(0, 3000),
    st.integers(0, 40).map(lambda number: 50 * number),
    st.integers(0, 2_000_000),
)


@st.composite
def near_pairs(draw: st.DrawFn) -> tuple[int, int]:
    """Two figures, the second often what a slip, a person more or rounding makes of the first."""
    one = draw(figures)
    slips = [int(slip) for slip in _neighbours(str(one)) if slip and str(int(slip)) == slip]
    rounded = [_rounds_to(one, digits) for digits in range(1, len(str(one)) + 1)]
    return one, draw(st.one_of(figures, st.sampled_from([*slips, *rounded, one + 1, max(one - 1, 0)])))


@settings(max_examples=8)
@given(st.lists(near_pairs(), min_size=200, max_size=300))
def test_counts(tmp_path_factory: pytest.TempPathFactory, values: list[tuple[int, int]]) -> None:
    path = tmp_path_factory.mktemp("counts") / "claims.yaml"
    texts = [(f"{one}", f"{other}") for one, other in values]
    found = _of_pairs("count", texts, path, unit="people")
    assert found == _of_pairs("count", [(other, one) for one, other in texts], path, unit="people")
    for (one, other), offered in zip(values, found, strict=True):
        lower, higher = sorted((one, other))
        if lower == higher:
            assert offered == {}
            continue
        long_enough = lower >= 10
        expected = {
            "scope": higher - lower <= lower,
            "unit-mixed-up": bool(lower) and any(_in_thousands(lower, higher, factor) for factor in (1e3, 1e6)),
            "one-more-or-less": higher - lower == 1,
            "rounding": bool(_rounded(one, other) or _rounded(other, one)),
            "digit-slip": long_enough and f"{other}" in _neighbours(f"{one}"),
        }
        assert set(offered) == {kind for kind, fits in expected.items() if fits}
        if "scope" in offered:
            assert _numbers(offered["scope"]) == [higher, lower, higher - lower, higher - lower]
        if "one-more-or-less" in offered:
            assert _numbers(offered["one-more-or-less"]) == [lower, higher]
            order = list(offered)
            assert order.index("one-more-or-less") < order.index("digit-slip") if "digit-slip" in order else True
        if "rounding" in offered:
            finer, rounder = map(int, _numbers(offered["rounding"]))
            digits = re.search(r"to (\w+) digits?$", offered["rounding"])
            assert digits
            assert {finer, rounder} == {one, other}
            assert DIGITS[digits[1]] in _rounded(finer, rounder)
        if "digit-slip" in offered:
            assert set(_numbers(offered["digit-slip"])) == {one, other}
            assert ("ten times" in offered["digit-slip"]) == (higher == 10 * lower)
            swapped = sorted(f"{one}") == sorted(f"{other}")
            assert ("swapped" in offered["digit-slip"]) == swapped


@pytest.mark.parametrize("seed", range(3))
def test_quantities(seed: int, tmp_path: Path) -> None:
    path, chance, values = tmp_path / "claims.yaml", random.Random(seed), []
    for _ in range(500):
        one = Decimal(chance.randrange(10_000)) / 100
        slip = chance.choice([*_neighbours(f"{one}".zfill(2)), f"{one:.1f}", f"{one:.0f}", f"{one * 10}"])
        well_formed = slip == f"{Decimal(slip)}" if re.fullmatch(r"\d+(?:\.\d+)?", slip) else False
        values.append((one, Decimal(slip) if well_formed else Decimal(chance.randrange(10_000)) / 100))
    texts = [(f"{one}", f"{other}") for one, other in values]
    fact: dict[str, object] = {"unit": "km", "scopes": {"road": "roads", "rail": "tracks"}}
    found = _of_pairs("quantity", texts, path, **fact)
    assert found == _of_pairs("quantity", [(other, one) for one, other in texts], path, **fact)
    assert any("rounding" in offered for offered in found)
    assert not any("digit-slip" in offered for offered in found)
    for pair, offered in zip(values, found, strict=True):
        lower, higher = sorted(pair)
        assert ("scope" in offered) == (lower < higher <= 2 * lower)
        if "scope" in offered:
            assert _numbers(offered["scope"]) == [higher, lower, higher - lower, higher - lower]
        if "rounding" in offered:
            finer, rounder = _numbers(offered["rounding"])
            digits = DIGITS[offered["rounding"].split()[-2]]
            unit = Decimal(1).scaleb(finer.adjusted() - digits + 1)
            assert {finer, rounder} == set(pair)
            assert rounder % unit == 0
            assert abs(finer - rounder) <= unit / 2


days = st.dates(date(2017, 11, 1), date(2019, 3, 31))


@st.composite
def near_days(draw: st.DrawFn) -> tuple[date, date]:
    """Two days, the second often the next one, or the first with day and month or digits swapped."""
    one = draw(days)
    others = [one + timedelta(1), one - timedelta(1)]
    if one.day <= 12:
        others.append(date(one.year, one.day, one.month))
    if 10 < int(f"{one.day:02}"[::-1]) <= 28:
        others.append(one.replace(day=int(f"{one.day:02}"[::-1])))
    others.append(one.replace(day=min(one.day, 28), year=draw(st.sampled_from([2008, 2017, 2027, 2081, 2100]))))
    return one, draw(st.one_of(days, st.sampled_from(others)))


@settings(max_examples=8)
@given(st.lists(near_days(), min_size=200, max_size=300))
def test_days(tmp_path_factory: pytest.TempPathFactory, values: list[tuple[date, date]]) -> None:
    path = tmp_path_factory.mktemp("days") / "claims.yaml"
    texts = [(one.isoformat(), other.isoformat()) for one, other in values]
    found = _of_pairs("date", texts, path)
    assert found == _of_pairs("date", [(other, one) for one, other in texts], path)
    for pair, offered in zip(values, found, strict=True):
        one, other = sorted(pair)
        year_differs = sum(x != y for x, y in zip(f"{one.year}", f"{other.year}", strict=True))
        year_swapped = year_differs == 2 and f"{other.year}" in _neighbours(f"{one.year}")
        day, month = (one.year, one.month) == (other.year, other.month), (one.year, one.day) == (other.year, other.day)
        day_slips = day and f"{other.day:02}" in _neighbours(f"{one.day:02}")
        month_slips = month and f"{other.month:02}" in _neighbours(f"{one.month:02}")
        follows = other - one == timedelta(1)
        expected = {
            "next-day": other - one == timedelta(1),
            "day-month-swapped": one != other
            and (one.year, one.day, one.month) == (other.year, other.month, other.day),
            "digit-slip": one != other
            and (
                ((day_slips or month_slips) and not follows)
                or ((one.month, one.day) == (other.month, other.day) and (year_differs == 1 or year_swapped))
            ),
        }
        assert set(offered) - {"stands-for-the-year"} == {kind for kind, fits in expected.items() if fits}
        assert ("stands-for-the-year" in offered) == any(
            one != other and day.day == 1 and (one.year == other.year and (day.month == 1 or one.month == other.month))
            for day in pair
        )
        if "next-day" in offered:
            assert offered["next-day"].startswith(f"{one.day} ")
            assert f" and {other.day} {MONTHS[other.month - 1]} {other.year}: " in offered["next-day"]
        if "day-month-swapped" in offered:
            assert next(iter(offered)) == "day-month-swapped"
            assert offered["day-month-swapped"] == f"{one:%d/%m} and {other:%d/%m}: day and month swapped"


HEDGES = ("", "at least ", "more than ", "up to ", "about ", "nearly ", "over ", "exactly ")


@pytest.mark.parametrize(("kind", "unit"), [("count", "people"), ("quantity", "km")])
def test_hedged_figures(kind: str, unit: str, tmp_path: Path) -> None:
    path, chance = tmp_path / "claims.yaml", random.Random(kind)
    values = [
        (f"{chance.choice(HEDGES)}{figure}", f"{chance.choice(HEDGES)}{figure + chance.randrange(12)}")
        for figure in (chance.randrange(1, 120) for _ in range(2000))
    ]
    found = _of_pairs(kind, values, path, unit=unit)
    assert found == _of_pairs(kind, [(other, one) for one, other in values], path, unit=unit)
    kinds = {"rounding", "hedge"} | ({"digit-slip", "one-more-or-less", "scope"} if kind == "count" else set())
    assert {offered for one in found for offered in one} == kinds
    for pair, offered in zip(values, found, strict=True):
        if "scope" in offered:
            total, one, other, least = _numbers(offered["scope"].partition(": ")[2])
            assert total == one + other
            assert least == other > 0
        if "digit-slip" in offered:
            assert all(re.fullmatch(r"(?:exactly )?\d+", value) for value in pair)
        if "one-more-or-less" in offered:
            one, other = _numbers(offered["one-more-or-less"])
            assert other - one == 1
            assert not any(word in value for value in pair for word in ("about", "nearly"))
        if "rounding" in offered:
            assert any(re.fullmatch(r"(?:exactly )?\d+", value) for value in pair)
        if "hedge" in offered:
            assert next(iter(offered)) == "hedge"


@pytest.mark.parametrize("seed", range(6))
def test_order_of_claims_and_sources_changes_nothing(seed: int, tmp_path: Path) -> None:
    chance, path = random.Random(seed), tmp_path / "claims.yaml"
    scopes = {"all": {"parts": ["one", "other"]}, "one": "one", "other": "the other"}
    facts = {"x": {"asks": "?", "kind": "count", "scopes": scopes, "cumulative": "true" if seed % 2 else "false"}}
    more: tuple[dict[str, str], ...] = (
        {},
        {"scope": "one"},
        {"scope": "all"},
        {"attributed_to": "s1"},
        {"as_of": "2018-01-15"},
    )
    sources: dict[str, Any] = {
        f"s{number}": {
            "published": chance.choice(["2018-01-14", "2018-01", "2018-01-16"]),
            "claims": [
                {"event": f"e{chance.randrange(12)}", "fact": "x", "value": f"{chance.randrange(5, 40)}"}
                | chance.choice(more)
                for _ in range(12)
            ],
        }
        for number in range(12)
    }
    found = _offered(_checked({"facts": facts, "sources": sources}, path).flagged)
    assert len({kind for offered in found for kind, _ in offered}) > 4
    assert all(len({kind for kind, _ in offered}) == len(offered) for offered in found)
    for _ in range(3):
        keys = chance.sample(list(sources), 12)
        shuffled = {key: {**sources[key], "claims": chance.sample(sources[key]["claims"], 12)} for key in keys}
        assert _offered(_checked({"facts": facts, "sources": shuffled}, path).flagged) == found
