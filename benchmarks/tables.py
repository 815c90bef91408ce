"""Measures large tables: beside SQL, DataFrames and truth discovery, by size, and with the dirt of real data.

Time is that on the clock, for others use every core and so does the reading of Parquet and of several files.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import population
from benchmarks.measuring import CHECK, HERE, Row, cost, in_turn, told

SIZES = (10_000, 100_000, 1_000_000)
LARGEST = 10_000_000
PEERS = {"duckdb": "at most 1", "pandas": "", "pandera": "", "truthdiscovery": ""}
SLOW = ("pandera", "truthdiscovery")
"""Peers that hold every claim as an object or more, and are asked no more than this size."""
FLIGHTS, CLAIMS, ITEMS, CROWD = 776_067, 49_955, 42_832, 50_000
PARTS = 4
FORMATS = ("json", "csv", "markdown", "text")


def rows(folder: Path, most: int, rounds: int, *, largest: bool) -> list[Row]:
    """Every line on tables."""
    sizes = [size for size in (*SIZES, *([LARGEST] if largest else [])) if size <= max(10 * most, LARGEST * largest)]
    table = list(_beside_peers(folder, sizes, rounds))
    scale = min(1.0, most / 100_000)
    table.append(_flights(folder, int(FLIGHTS * scale)))
    table.append(_population(folder, int(CLAIMS * scale), int(ITEMS * scale)))
    table.append(_one_fact(folder, int(CROWD * scale), rounds))
    table.append(_four_files(folder, int(100_000 * scale), rounds))
    return [*table, *_formats(folder, int(100_000 * scale), rounds)]


def _beside_peers(folder: Path, sizes: list[int], rounds: int) -> Iterator[Row]:
    """How facts stand, and the answers of the disputed: beside each peer by size, and each size beside the last."""
    taken: dict[int, float] = {}
    for size in sizes:
        for order in ((), ("--by-source",)) if size == sizes[-1] else ((),):
            file = folder / "figures.parquet"
            cost([str(HERE / "figures.py"), str(size), str(file), *order])
            what = f"{size:,} figures{' by source' if order else ''}, to "
            asked = (
                [peer for peer in PEERS if size <= SIZES[-1] or peer not in SLOW] if size >= SIZES[-1] else ["duckdb"]
            )
            said = _answers(["ours", *asked], file, rounds)
            ours = median(one["seconds"] for one in said["ours"])
            taken.setdefault(size, ours)
            for peer in asked:
                yield _row(f"{what}{peer}", ours, said[peer], PEERS[peer] if size >= SIZES[-1] else "")
    for less, more in pairwise(taken):
        what = f"{more:,} figures to {less:,}"
        yield Row(what, f"{taken[more]:.2f} s", f"{taken[less]:.2f} s", taken[more] / taken[less], "at most 20")


def _asked(size: int) -> list[str]:
    if size < SIZES[-1]:
        return ["duckdb"]
    return [peer for peer in PEERS if size == SIZES[-1] or peer not in SLOW]


def _answers(ways: list[str], file: Path, rounds: int) -> dict[str, list[dict[str, Any]]]:
    """What each way says, asked in turn; nothing of one whose library is not installed.

    Raises:
        SystemExit: two ways answer differently.
    """
    said: dict[str, list[dict[str, Any]]] = {way: [] for way in ways}
    for _ in range(rounds):
        for way in ways:
            one = told([str(HERE / "peers.py"), way, str(file)])
            if one is not None:
                said[way].append(one)
    answers = {json.dumps({**one, "seconds": 0}, sort_keys=True) for of_way in said.values() for one in of_way}
    if len(answers) != 1:
        raise SystemExit(f"not all answer the same: {answers}")
    return said


def _row(what: str, ours: float, said: list[dict[str, Any]], aim: str) -> Row:
    if not said:
        return Row(what, f"{ours:.2f} s", "", None, "not installed here")
    theirs = median(one["seconds"] for one in said)
    return Row(what, f"{ours:.2f} s", f"{theirs:.2f} s", ours / theirs, aim)


def _flights(folder: Path, claims: int) -> Row:
    """A table of times in 27 shapes, checked with every cell read or refused, and written as JSON."""
    table = folder / "flights.csv"
    cost([str(HERE / "flights.py"), str(claims), str(table), str(folder / "truth.csv")])
    refused, out = (
        ("--refused", str(folder / "refused.csv")),
        ("--format", "json", "--output", str(folder / "out.json")),
    )
    files = (str(table.with_suffix(".yaml")), str(table))
    took = cost([*CHECK, *files, *refused, "--ignore", "quote-missing", *out])
    with (folder / "refused.csv").open(encoding="utf-8", newline="") as file:
        left_out = sum(1 for _ in csv.reader(file)) - 1
    what = f"{claims:,} flight times, {left_out / claims:.0%} refused"
    return Row(what, f"{took.elapsed:.1f} s", f"{took.megabytes:.0f} MB", None, "under 60 s and 2 GB")


def _population(folder: Path, claims: int, items: int) -> Row:
    """Exact figures of which most are alone: exactly the items with two figures are disputed."""
    table, out = folder / "population.csv", folder / "out.json"
    cost([str(HERE / "population.py"), str(claims), str(items), str(table)])
    files, json_ = (str(table.with_suffix(".yaml")), str(table)), ("--format", "json", "--output", str(out))
    took = cost([*CHECK, *files, "--ignore", "quote-missing", *json_])
    facts = json.loads(out.read_text("utf-8"))["facts"]
    disputed = {fact["event"] for fact in facts if fact["status"] == "disputed"}
    same = disputed == population.differing(population.claims(claims, items, 1))
    aim = f"exactly those that differ: {'yes' if same else 'NO'}"
    return Row(f"{claims:,} populations, {len(disputed):,} disputed", f"{took.elapsed:.1f} s", "", None, aim)


def _one_fact(folder: Path, claims: int, rounds: int) -> Row:
    """One fact that as many sources speak of as there are claims: comparing them and applying the rules."""
    table = folder / "crowd.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        write = csv.writer(file, lineterminator="\n").writerow
        write(("source", "event", "fact", "value", "quote"))
        for number in range(claims):
            write((f"source_{number:05}", "flood", "population", 900 + number * 7919 % 200, f"so many: {number}"))
    said = [told([str(HERE / "one_check.py"), str(folder / "figures.yaml"), str(table)]) for _ in range(rounds)]
    seconds = median(one["seconds"] for one in said if one)
    return Row(f"one fact, {claims:,} sources: its check", f"{seconds:.2f} s", "", None, "under 1 s")


def _four_files(folder: Path, claims: int, rounds: int) -> Row:
    """Reading a dossier from one file, and from four."""
    whole = folder / "whole.yaml"
    cost([str(HERE / "generate.py"), str(claims), str(whole)])
    lines = whole.read_text("utf-8").splitlines(keepends=True)
    at = lines.index("sources:\n")
    starts = [number for number in range(at + 1, len(lines)) if lines[number].startswith("  source_")]
    cuts = [*(starts[len(starts) * part // PARTS] for part in range(PARTS)), len(lines)]
    parts = [folder / f"part_{number}.yaml" for number in range(PARTS)]
    for number, (part, (begin, end)) in enumerate(zip(parts, pairwise(cuts), strict=True)):
        part.write_text("".join([*(lines[:at] if number == 0 else ()), "sources:\n", *lines[begin:end]]), "utf-8")
    one: list[float] = []
    four: list[float] = []
    for _ in range(rounds):
        for seconds, files in ((one, [whole]), (four, parts)):
            said = told([str(HERE / "one_check.py"), "--read", *map(str, files)])
            seconds.append(said["seconds"] if said else 0.0)
    ratio = median(one) / median(four)
    what = f"reading {claims:,} claims, one YAML file to four"
    return Row(what, f"{median(four):.2f} s", f"{median(one):.2f} s", ratio, "at least 2 on four idle cores")


def _formats(folder: Path, claims: int, rounds: int) -> Iterator[Row]:
    """The whole command with each format, beside JSON."""
    dossier = folder / "whole.yaml"
    commands = [
        [*CHECK, str(dossier), "--format", name, "--output", str(folder / f"report.{name}")] for name in FORMATS
    ]
    first, *others = in_turn(commands, rounds)
    for name, took in zip(FORMATS[1:], others, strict=True):
        what = f"{claims:,} claims: {name} to {FORMATS[0]}"
        yield Row(what, f"{took.seconds:.2f} s", f"{first.seconds:.2f} s", took.seconds / first.seconds, "")
