"""What a change of the claims file may change in the report, and what it may not."""

from __future__ import annotations

import io
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

import discrepancies
from discrepancies.formats import Style, format_named
from tests.properties.claims_files import Tree, plain, styled
from tests.properties.dossiers import FACTS, PHRASES, Asked, Small, dossier, tree

if TYPE_CHECKING:
    from discrepancies.model import Finding
    from discrepancies.report import Agreed, Report

CONFLICTS = ("self-contradiction", "misquote", "value-conflict")
SIZE = 40

Check = Callable[..., "Report"]
Sections = dict[str, dict[str, Any]]

seeds = pytest.mark.parametrize("seed", range(8))


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Load and check a dossier from the texts of its files."""

    def checked(*texts: str) -> Report:
        paths = [tmp_path / f"claims{number}.yaml" for number in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_bytes(text.encode())
        return discrepancies.check(discrepancies.load(*map(str, paths)))

    return checked


def as_json(report: Report) -> Any:
    """The JSON report without files and lines."""
    out = io.StringIO()
    format_named("json").render(report, out, Style())
    written: dict[str, Any] = json.loads(re.sub(r'"file": "[^"]*", "line": \d+', '"line": 0', out.getvalue()))
    return {key: value for key, value in written.items() if key != "files"}


def states(report: Report) -> dict[tuple[str, str], Any]:
    """What is said of each fact, apart from who says it."""
    return {(one.event, one.fact.key): _state(one) for one in map(report.fact, report.shown_facts)}


def _state(one: Agreed) -> tuple[Any, ...]:
    numbers = one.fact.kind in ("count", "date", "period")
    ends = (str(one.low), str(one.high)) if numbers else None
    answers = ((a.part, a.label, a.origins, (str(a.low), str(a.high)) if numbers else None) for a in one.answers)
    return one.status, ends, one.parts, Counter(answers)


def conflicts(report: Report) -> set[tuple[Any, ...]]:
    """What is flagged as a conflict, and on whose part."""
    return {(f.rule, f.event, f.fact, f.subject, f.severity) for f in report.flagged if f.rule in CONFLICTS}


def sections(small: Small) -> Sections:
    """The dossier, ready to be changed."""
    made: Sections = json.loads(json.dumps(tree(small)))
    return made


def claims(of: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """All claims of a dossier."""
    for source in of["sources"].values():
        yield from source["claims"]


@seeds
def test_order_and_formatting_change_nothing(seed: int, check: Check) -> None:
    made = tree(dossier(seed, SIZE))
    expected = as_json(check(plain(made)))
    for style in range(3):
        assert as_json(check(styled(made, Random(style)))) == expected


@seeds
def test_several_files_are_one_dossier(seed: int, check: Check) -> None:
    made = sections(dossier(seed, SIZE))
    expected = as_json(check(plain(made)))
    random = Random(seed)
    files: list[Sections] = [{}, {}, {}]
    for section, entries in made.items():
        for key, entry in entries.items():
            random.choice(files).setdefault(section, {})[key] = entry
    assert as_json(check(*(plain(file) for file in files if file))) == expected


@seeds
def test_keys_of_ones_own_are_ignored(seed: int, check: Check) -> None:
    made = sections(dossier(seed, SIZE))
    expected = as_json(check(plain(made)))
    for entry in (*made["facts"].values(), *made["sources"].values(), *claims(made)):
        entry["x-mine"] = {"kind": ["anything", {"fact": "goes"}]}
    assert as_json(check(styled({**made, "x-more": {"facts": "none"}}, Random(seed)))) == expected


@seeds
def test_findings_on_disjoint_events_add_up(seed: int, check: Check) -> None:
    small = dossier(seed, SIZE)
    made = tree(small)

    def about(events: set[str]) -> Report:
        half = sections(small)
        for source in half["sources"].values():
            source["claims"] = [claim for claim in source["claims"] if claim["event"] in events]
        return check(plain(half))

    every = {asked.event for asked in small.facts}
    some = set(sorted(every)[::2])
    whole, one, other = check(plain(made)), about(some), about(every - some)
    assert _of_events(whole) == _of_events(one) | _of_events(other)
    assert states(whole) == states(one) | states(other)
    added = _rolled_up(one)
    for subject, said in _rolled_up(other).items():
        added[subject] |= said
    assert _rolled_up(whole) == added


def _of_events(report: Report) -> set[Finding]:
    return {finding._replace(rows=()) for finding in report.flagged if finding.event}


def _rolled_up(report: Report) -> defaultdict[tuple[str, str | None], set[tuple[str, ...]]]:
    """The claims behind each finding about no event."""
    found: defaultdict[tuple[str, str | None], set[tuple[str, ...]]] = defaultdict(set)
    columns = report.dossier.claims[["source", "event", "fact", "value"]]
    for finding in report.flagged:
        if finding.event is None and finding.rule not in ("unused", "look-alike-events"):
            found[finding.rule, finding.subject] |= {tuple(columns.iloc[row]) for row in finding.rows}
    return found


@seeds
def test_claims_on_different_events_never_meet(seed: int, check: Check) -> None:
    report = check(plain(tree(dossier(seed, SIZE))))
    about = report.dossier.claims[["event", "fact"]]
    for finding in report.flagged:
        if finding.event is not None:
            assert {tuple(about.iloc[row]) for row in finding.rows} == {(finding.event, finding.fact)}
    for one in map(report.fact, report.shown_facts):
        for answer in one.answers:
            assert {tuple(about.iloc[row]) for row in answer.rows} == {(one.event, one.fact.key)}


@seeds
def test_widening_a_claim_never_makes_a_fact_disputed(seed: int, check: Check) -> None:
    random, small = Random(seed), dossier(seed, SIZE)
    wider = small._replace(facts=tuple(_widened(asked, random) for asked in small.facts))
    assert wider != small
    before, after = states(check(plain(tree(small)))), states(check(plain(tree(wider))))
    for key, state in after.items():
        assert state[0] != "disputed" or before[key][0] == "disputed", key


def _widened(asked: Asked, random: Random) -> Asked:
    """The fact with one claim that leaves more values possible, firmly and softly."""
    number = random.randrange(len(asked.claims))
    claim = asked.claims[number]
    meaning = claim.answer.get("")
    for phrase in (PHRASES[asked.fact](random) for _ in range(40 if meaning else 0)):
        wider = phrase.answer[""]
        if not meaning or not wider or wider == meaning or bool(wider.digits) != bool(meaning.digits):
            continue
        # What is read softly is part of what is said: "7 to 9" is not wider than "about 8" in every way.
        kept = meaning.possible & ~wider.possible, meaning.soft & ~wider.soft
        if not any(kept):
            widened = claim._replace(written=phrase.written, answer=phrase.answer)
            return asked._replace(claims=(*asked.claims[:number], widened, *asked.claims[number + 1 :]))
    return asked


NESTED = (
    ["201X", "2018", "2018-01", "mid-January 2018", "15 January 2018", "2018-01-15 04:30", "2018-01-15T04:30:15"],
    [
        "the 2010s",
        "late 2010s",
        "2017 to 2018",
        "2017-12~",
        "December 2017",
        "2017-12-11/2017-12-20",
        "Mon 11 Dec 2017",
    ],
    ["since 2018", "2018", "first quarter of 2018", "between 10 and 20 January 2018", "2018-01-14?", "15 Jan 2018"],
    ["before 2019", "by March 2018", "2018-01~", "early January 2018", "9-10 January 2018", "2018-01-10 16:00"],
    ["January", "mid-January", "11-19 January", "about 15 January", "XXXX-01-15"],
    ["January", "2018-01", "mid-January 2018", "15 January", "2018-01-15"],
)


@pytest.mark.parametrize("dates", NESTED)
def test_a_nested_date_never_conflicts(dates: list[str], check: Check) -> None:
    said = [{"fact": "day", "event": "e", "value": date, "quote": "…"} for date in dates]
    for copied in (False, True):
        sources: dict[str, Tree] = {
            f"s{n}": {"derives_from": [f"s{n - 1}"] if copied and n else [], "claims": [claim]}
            for n, claim in enumerate(said)
        }
        sources["one"] = {"claims": said}
        report = check(plain({"facts": {"day": FACTS["day"]}, "sources": sources}))
        assert list(report.statuses) == ["compatible"]
        assert not conflicts(report)


@seeds
def test_a_date_without_a_year_supports_no_year(seed: int, check: Check) -> None:
    small = dossier(seed, SIZE)
    made = sections(small)
    days = {claim["event"] for claim in claims(made) if claim["fact"] == "day"}
    before = check(plain(made))
    said = [{"fact": "day", "event": event, "value": "14 January", "quote": "…"} for event in sorted(days)]
    made["sources"]["without_year"] = {"claims": said}
    after = check(plain(made))
    for one in map(after.fact, after.shown_facts):
        tracks = [set(after.dossier.claims["track"].iloc[list(answer.rows)]) for answer in one.answers]
        assert all(len(track) == 1 for track in tracks)
        if one.fact.key == "day" and one.status == "agreed":
            assert tracks == [{1}]
    for key, state in states(before).items():
        assert _dated(states(after)[key]) == _dated(state)


YEARLESS = -(10.0**14)
"""Dates without a year stand on days long before any that has one."""


def _dated(state: tuple[Any, ...]) -> dict[Any, int]:
    """The answers of a fact that have a year."""
    return {answer: number for answer, number in state[3].items() if not (answer[3] and float(answer[3][1]) < YEARLESS)}


@seeds
@pytest.mark.parametrize("copies", [1, 3])
@pytest.mark.parametrize("chained", [False, True])
def test_copying_a_source_changes_no_status_and_no_count(seed: int, copies: int, chained: bool, check: Check) -> None:
    made = sections(dossier(seed, SIZE))
    before = check(plain(made))
    busiest = max(made["sources"], key=lambda name: len(made["sources"][name]["claims"]))
    of, names = busiest, [f"copy{number}" for number in range(copies)]
    for name in names:
        made["sources"][name] = {"derives_from": [of], "claims": made["sources"][busiest]["claims"]}
        of = name if chained else of
    after = check(plain(made))
    for key, state in states(after).items():
        known = states(before)[key]
        status = "echoed" if known[0] == "single-source" and state[0] == "echoed" else known[0]
        parts = tuple(
            (part, "echoed" if (old, new) == ("single-source", "echoed") else old)
            for (part, old), (_, new) in zip(known[2], state[2], strict=True)
        )
        assert state == (status, known[1], parts, known[3]), key
    alone = {key for key, state in states(before).items() if state[0] == "single-source"}
    old, new = (
        {(f.rule, f.event, f.fact, f.subject, f.severity) for f in report.flagged if (f.event, f.fact) not in alone}
        for report in (before, after)
    )
    assert {f for f in new if f[1] and not re.search(r"\bcopy\d", f[3] or "")} == {f for f in old if f[1]}
    assert {f for f in conflicts(after) if not re.search(r"\bcopy\d", f[3] or "")} == conflicts(before)


@seeds
def test_unknown_claims_create_no_conflict(seed: int, check: Check) -> None:
    made = sections(dossier(seed, SIZE))
    before = check(plain(made))
    random = Random(seed)
    asked = sorted({(claim["event"], claim["fact"]) for claim in claims(made)})
    for source in (*random.sample(sorted(made["sources"]), 5), "newcomer"):
        said = [
            {"fact": fact, "event": event, "value": random.choice(("unknown", "not established")), "quote": "…"}
            for event, fact in random.sample(asked, 20)
        ]
        entry = made["sources"].setdefault(source, {"claims": []})
        entry["claims"] = [*entry["claims"], *said]
    after = check(plain(made))
    assert conflicts(after) == conflicts(before)
    disputed = [{key for key, state in states(report).items() if state[0] == "disputed"} for report in (before, after)]
    assert disputed[0] == disputed[1]


@seeds
def test_new_names_only_rename(seed: int, check: Check) -> None:
    text = plain(tree(dossier(seed, SIZE)))
    before, after = check(text), check(_renamed(text))

    def seen(report: Report) -> list[tuple[Any, ...]]:
        said = report.dossier.claims[["source", "event", "fact", "value"]]
        return [(*f[2:9], [tuple(said.iloc[row]) for row in f.rows]) for f in report.flagged]

    assert json.loads(_renamed(json.dumps(seen(before)))) == json.loads(json.dumps(seen(after)))
    renamed = {(_renamed(event), fact): state for (event, fact), state in states(before).items()}
    assert renamed == states(after)


def _renamed(text: str) -> str:
    """Every source, voice, issuer and event under another name that sorts alike, and so in the same order as shown."""
    return re.sub(r"\b([klmno][0-4]|e\d+|[Cc]rowd|[Mm]inistry|Wire)\b", r"q_\1", text)


def test_the_styles_differ() -> None:
    made = tree(dossier(0, 5))
    assert len({styled(made, Random(style)) for style in range(5)}) == 5
