"""Measures what checking costs: beside what one would use instead, by size, and at start-up.

Nothing passes or fails: it prints a table.

    python -m benchmarks.run                  everything, some minutes
    python -m benchmarks.run --most 10000     without the largest dossier and tables
    python -m benchmarks.run --largest        with a table of ten million claims too
"""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import tables
from benchmarks.measuring import CHECK, HERE, Row, beside, check, cost, in_turn

SIZES = (1_000, 10_000, 100_000)
CROWDS = (250, 1_000)
CLAIMS_EACH = 50
"""Sources that speak of one fact, and how often each does."""
SHIPPED = HERE.parent / "data" / "claims.yaml"
HELP = ("-m", "discrepancies", "--help")
IMPORTS = ("-c", "import pandas, yaml, click, tabulate")
CLICK = ("-c", "import click")
QUOTED, TEXTS, CHARACTERS = 1_000, 200, 60_000
"""Claims, texts and characters a text where quotes are looked up."""


def with_texts(folder: Path, rounds: int) -> Row:
    """A line on quotes: the same claims checked with the texts at hand, and without."""
    cost([str(HERE / "texts.py"), *map(str, (QUOTED, TEXTS, CHARACTERS, folder))])
    without = [*CHECK, str(folder / "dossier.yaml"), "--format", "json", "--output", str(folder / "out.json")]
    ours, bare = in_turn([[*without, "--texts", str(folder / "texts")], without], rounds)
    what = f"{QUOTED:,} claims, {TEXTS} texts of {CHARACTERS // 1000} kB, to no texts"
    ratio = ours.seconds / bare.seconds
    return Row(what, f"{ours.seconds:.2f} s", f"{bare.seconds:.2f} s", ratio, "ours under 10 s")


def with_scopes(folder: Path, rounds: int) -> Row:
    """What scopes, days and constraints add to the time of the largest dossier."""
    plain, reconciled = folder / f"{SIZES[-1]}.yaml", folder / "reconciled.yaml"
    cost([str(HERE / "generate.py"), str(SIZES[-1]), str(reconciled), "--reconciled"])
    what = f"{SIZES[-1]:,} with scopes, times, constraints"
    return beside(what, check(reconciled), check(plain), rounds, "at most 2")


def by_sources(folder: Path, rounds: int) -> Row:
    """What one claim takes where more sources speak of the same fact."""
    crowds = [folder / f"crowd_{sources}.yaml" for sources in CROWDS]
    for sources, crowd in zip(CROWDS, crowds, strict=True):
        cost([str(HERE / "generate.py"), str(sources * CLAIMS_EACH), str(crowd), "--one-fact", str(sources)])
    few, many = (
        run.seconds / (sources * CLAIMS_EACH) * 1e6
        for run, sources in zip(in_turn([check(crowd) for crowd in crowds], rounds), CROWDS, strict=True)
    )
    what = f"one fact, {CROWDS[1]:,} sources to {CROWDS[0]}: a claim"
    return Row(what, f"{many:.0f} µs", f"{few:.0f} µs", many / few, "at most 1.2")


def rows(folder: Path, most: int, rounds: int) -> list[Row]:
    """Every line of the table."""
    table = []
    seconds: dict[int, float] = {}
    for size in (size for size in SIZES if size <= most):
        dossier = folder / f"{size}.yaml"
        cost([str(HERE / "generate.py"), str(size), str(dossier)])
        groups = str(folder / "groups.json")
        ours, peer = in_turn([check(dossier), [str(HERE / "peer.py"), str(dossier), groups]], rounds)
        seconds[size] = ours.seconds
        largest = size == SIZES[-1]
        table.append(
            Row(
                f"{size:,} claims: time, peer to ours",
                f"{ours.seconds:.2f} s",
                f"{peer.seconds:.2f} s",
                peer.seconds / ours.seconds,
                "at least 3.5" if largest else "",
            )
        )
        table.append(
            Row(
                f"{size:,} claims: memory, ours to peer",
                f"{ours.megabytes:.0f} MB",
                f"{peer.megabytes:.0f} MB",
                ours.megabytes / peer.megabytes,
                "at most 0.5" if largest else "",
            )
        )
    if SIZES[-1] in seconds:
        less, more = (seconds[size] for size in SIZES[-2:])
        what = f"{SIZES[-1]:,} claims to {SIZES[-2]:,}: time, ours"
        table.append(Row(what, f"{more:.2f} s", f"{less:.2f} s", more / less, "at most 13"))
        table.append(with_scopes(folder, rounds))
    if most >= CROWDS[-1] * CLAIMS_EACH:
        table.append(by_sources(folder, rounds))
    shipped = [*CHECK, str(SHIPPED)]
    table.append(with_texts(folder, rounds))
    table.append(beside("shipped dossier to importing its libraries", shipped, IMPORTS, 3 * rounds, "at most 1.3"))
    table.append(beside("--help to importing click", HELP, CLICK, 5 * rounds, "at most 1.6"))
    return table


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Measure time and memory.")
    parser.add_argument("--most", type=int, default=SIZES[-1], help="leave out dossiers of more claims")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is run")
    parser.add_argument("--largest", action="store_true", help="measure ten million claims too")
    arguments = parser.parse_args()
    with TemporaryDirectory() as folder:
        table = rows(Path(folder), arguments.most, arguments.rounds)
        table += tables.rows(Path(folder), arguments.most, arguments.rounds, largest=arguments.largest)
    print(f"{'':48}{'ours':>10}{'beside':>10}{'ratio':>8}  aim")
    for row in table:
        ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
        print(f"{row.what:48}{row.ours:>10}{row.beside:>10}{ratio:>8}  {row.aim}".rstrip())


if __name__ == "__main__":
    main()
