"""A small dossier as plain data, what is written of it, and what the program tells of it: the ground of the worlds.

The oracles beside this file are written from the design's words by brute force, and know the program by its files and
its JSON report alone. Many worlds are written into one dossier, an event and a fact each: events are never
compared.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from tests.command_line import run

# How many worlds a test looks at: enough to notice a slip in a minute, or as many as are asked for.
WORLDS = int(os.environ.get("WORLDS", "300"))
BATCH = 50
INFINITE = float("inf")


@dataclass(frozen=True)
class Value:
    """A value as written, what it allows, and what it surely and perhaps allows when it is read softly."""

    text: str
    low: float
    high: float
    surely: tuple[float, float]
    perhaps: tuple[float, float]
    day: tuple[int, int] | None = None  # of a date without a year
    unit: float = 0.0  # what one in the last digit written is worth

    @property
    def known(self) -> bool:
        return self.low <= self.high


def firm(text: str, low: float, high: float, unit: float = 0.0) -> Value:
    """Give a value that allows no more when it is read softly."""
    return Value(text, low, high, (low, high), (low, high), unit=unit)


UNKNOWN = firm("unknown", 1, 0)


@dataclass(frozen=True)
class Claim:
    source: str
    value: Value
    attributed: str = ""
    stated: str = "fact"
    scope: str = ""
    as_of: str = ""
    when: str = ""


@dataclass(frozen=True)
class Source:
    key: str
    derives: tuple[str, ...] = ()
    by: str = ""
    publisher: str = ""
    published: str = ""
    language: str = ""
    corrects: tuple[str, ...] = ()


@dataclass(frozen=True)
class World:
    """One fact of one event, the sources that speak of it, and what each says."""

    declared: Mapping[str, Any]
    sources: tuple[Source, ...]
    claims: tuple[Claim, ...]
    voices: Mapping[str, str] = field(default_factory=dict)
    tolerance: str = ""

    @property
    def kept(self) -> tuple[Source, ...]:
        """The sources that say something, and those that they need."""
        needed = {claim.source for claim in self.claims} | {claim.attributed for claim in self.claims}
        for source in reversed(self.sources):
            if source.key in needed:
                needed |= {*source.derives, *source.corrects}
        return tuple(source for source in self.sources if source.key in needed)


@dataclass(frozen=True)
class Told:
    """What the program says of one world."""

    fact: Mapping[str, Any]
    findings: Sequence[Mapping[str, Any]]

    def of(self, rule: str) -> list[Mapping[str, Any]]:
        """Give the findings of one rule."""
        return [finding for finding in self.findings if finding["rule"] == rule]

    def severities(self, rule: str) -> set[str]:
        return {finding["severity"] for finding in self.of(rule)}


def _named(name: str, number: int) -> str:
    return f"{name}{number}"


def _claim_written(claim: Claim, number: int, voices: Mapping[str, str]) -> dict[str, Any]:
    written: dict[str, Any] = {"fact": _named("f", number), "value": claim.value.text}
    if claim.attributed:
        written["attributed_to"] = _named(claim.attributed, number)
    if claim.stated != "fact":
        written["stated"] = claim.stated
    for key in ("scope", "as_of", "when"):
        if getattr(claim, key):
            written[key] = getattr(claim, key)
    assert not claim.attributed or claim.attributed in voices or claim.attributed.islower()
    return written


def _source_written(source: Source, world: World, number: int, claims: Sequence[Claim]) -> dict[str, Any]:
    written: dict[str, Any] = {"event": _named("e", number)}
    if source.by:
        written["by"] = f"{source.by} {number}"
    if source.publisher:
        written["publisher"] = f"{source.publisher} {number}"
    for key in ("published", "language"):
        if getattr(source, key):
            written[key] = getattr(source, key)
    if source.derives:
        written["derives_from"] = [_named(key, number) for key in source.derives]
    if source.corrects:
        written["corrects"] = [_named(key, number) for key in source.corrects]
    written["claims"] = [_claim_written(claim, number, world.voices) for claim in claims]
    return written


def sections(worlds: Sequence[World]) -> dict[str, dict[str, Any]]:
    """Give the sections of one dossier of many worlds, an event and a fact each."""
    facts: dict[str, Any] = {}
    voices: dict[str, Any] = {}
    sources: dict[str, Any] = {}
    for number, world in enumerate(worlds):
        facts[_named("f", number)] = {"asks": "What is it?", **world.declared}
        used = {claim.attributed for claim in world.claims}
        voices |= {_named(key, number): f"{title} {number}" for key, title in world.voices.items() if key in used}
        for source in world.kept:
            own = [claim for claim in world.claims if claim.source == source.key]
            sources[_named(source.key, number)] = _source_written(source, world, number, own)
    return {"facts": facts, "voices": voices, "sources": sources} if voices else {"facts": facts, "sources": sources}


def written(parts: Mapping[str, Mapping[str, Any]]) -> str:
    """Write sections as YAML, a line an entry, a line a claim."""
    lines: list[str] = []
    for section, entries in parts.items():
        lines.append(f"{section}:")
        for key, entry in entries.items():
            claims = entry.get("claims") if isinstance(entry, dict) else None
            if claims is None:
                shown = json.dumps(entry, ensure_ascii=False).replace(": null", ": ")  # a term with nothing below it
                lines.append(f"  {key}: {shown}")
                continue
            lines.append(f"  {key}:")
            others = ((name, value) for name, value in entry.items() if name != "claims")
            lines += [f"    {name}: {json.dumps(value, ensure_ascii=False)}" for name, value in others]
            lines.append("    claims:" if claims else "    claims: []")
            lines += [f"      - {json.dumps(claim, ensure_ascii=False)}" for claim in claims]
    return "\n".join(lines) + "\n"


def printed(command: Sequence[str]) -> str:
    """Run the command and give what it prints; anything but a report is a failure."""
    outcome = run(*command)
    assert outcome.status in (0, 1), outcome.err
    return outcome.out


def report_in(*paths: Path) -> Mapping[str, Any]:
    """Check the dossier in these files; quotes are not what the worlds are about."""
    command = ["check", *map(str, paths), "--format", "json", "--ignore", "quote-missing"]
    told: Mapping[str, Any] = json.loads(printed(command))
    return told


def report_of(*texts: str) -> Mapping[str, Any]:
    """Check one dossier in as many files as there are texts."""
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / f"claims{number}.yaml" for number in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_text(text, encoding="utf-8")
        return report_in(*paths)


def convert(*paths: Path, rest: Path | None = None) -> None:
    """Write the dossier in all files but the last as the last; what a table cannot hold goes to `rest`."""
    printed(["convert", *map(str, paths), *(["--rest", str(rest)] if rest else [])])


def told_of(worlds: Sequence[World]) -> list[Told]:
    """Give what the program says of each of some worlds."""
    report = report_of(written(sections(worlds)))
    facts = {fact["event"]: fact for fact in report["facts"]}
    findings: dict[str, list[Mapping[str, Any]]] = {}
    for finding in report["findings"]:
        if finding["event"] is not None:
            findings.setdefault(finding["event"], []).append(finding)
    return [Told(facts[f"e{number}"], findings.get(f"e{number}", [])) for number in range(len(worlds))]


def plain(name: str, number: int) -> str:
    """Take the world's number off a key."""
    return name.removesuffix(str(number))


Oracle = Callable[[World, Told, int], Iterable[str]]


def mismatches(worlds: Sequence[World], oracle: Oracle) -> list[tuple[World, list[str]]]:
    """Give the worlds of which the program tells something else than the oracle, and what."""
    found = []
    for number, (world, told) in enumerate(zip(worlds, told_of(worlds), strict=True)):
        if wrong := list(oracle(world, told, number)):
            found.append((world, wrong))
    return found


def smaller(world: World) -> Iterator[World]:
    """Give a world's neighbours in which less is said."""
    for number, claim in enumerate(world.claims):
        before, after = world.claims[:number], world.claims[number + 1 :]
        if before or after:
            yield replace(world, claims=before + after)
        plainer = [replace(claim, attributed=""), replace(claim, as_of=""), replace(claim, stated="fact")]
        yield from (replace(world, claims=(*before, less, *after)) for less in plainer if less != claim)
    for number, source in enumerate(world.sources):
        before_it, after_it = world.sources[:number], world.sources[number + 1 :]
        less_said = [replace(source, derives=()), replace(source, by="", publisher=""), replace(source, published="")]
        for less in (*less_said, replace(source, corrects=())):
            if less != source:
                yield replace(world, sources=(*before_it, less, *after_it))


def smallest(world: World, wrong: Callable[[World], bool]) -> World:
    """Take away from a world whatever it is still told wrong without."""
    for less in smaller(world):
        if wrong(less):
            return smallest(less, wrong)
    return world


def hold(make: Callable[[Random], World], oracle: Oracle, random: Random, count: int = BATCH) -> None:
    """Fail with the first world, made small and as YAML, of which the program tells something else than the oracle."""
    for world, _ in mismatches([make(random) for _ in range(count)], oracle):
        less = smallest(world, lambda some: bool(mismatches([some], oracle)))
        ((_, wrong),) = mismatches([less], oracle)
        raise AssertionError("\n".join([written(sections([less])), *wrong]))
