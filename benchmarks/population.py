"""Makes a table of how many people live where, as many editors of an encyclopedia put it: most items have one claim.

The shape is that of the published sets used to study conflicting sources, 49,955 claims on 42,832 items; everything in
it is invented. Some editors write 12,345 and some 12345; some repeat a figure, some correct it. The same arguments give
the same bytes.

    python benchmarks/population.py 49955 42832 population.csv      claims, items, the table
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterator
from pathlib import Path
from random import Random

EDITORS = 4_000
REPEATED = 0.55
"""Share of the further claims on an item that say what the first said."""
DECLARED = "facts:\n  population: {asks: How many people live there?, kind: count, unit: people}\n"


def claims(number: int, items: int, seed: int) -> Iterator[tuple[str, str, str, str]]:
    """Source, event, fact and value of each claim: one on every item, the rest on items drawn at random."""
    random = Random(seed)
    first = [int(10 ** random.uniform(2, 6.5)) for _ in range(items)]
    said: list[set[str]] = [set() for _ in range(items)]
    for claim in range(number):
        item = claim if claim < items else random.randrange(items)
        figure = first[item]
        if claim >= items and random.random() >= REPEATED:
            figure += random.choice((-1, 1)) * random.randrange(1, max(2, figure // 20))
        editor = f"editor_{random.randrange(EDITORS):04}"
        while editor in said[item]:
            editor = f"editor_{random.randrange(EDITORS):04}"
        said[item].add(editor)
        yield editor, f"item_{item:05}", "population", f"{figure:,}" if random.random() < 0.3 else str(figure)


def differing(rows: Iterator[tuple[str, str, str, str]]) -> set[str]:
    """The items of which two claims give two numbers: what has to be disputed, and nothing else."""
    said: dict[str, set[str]] = {}
    for _, event, _, value in rows:
        said.setdefault(event, set()).add(value.replace(",", ""))
    return {event for event, values in said.items() if len(values) > 1}


def main() -> None:
    """Write the table, and the fact beside it."""
    parser = argparse.ArgumentParser(description="Make a table of populations to measure with.")
    parser.add_argument("claims", type=int, help="how many claims")
    parser.add_argument("items", type=int, help="how many items")
    parser.add_argument("out", type=Path, help="the table to write; the fact goes beside it, ending in .yaml")
    parser.add_argument("--seed", type=int, default=1, help="another table of the same sort")
    arguments = parser.parse_args()
    arguments.out.with_suffix(".yaml").write_text(DECLARED, encoding="utf-8")
    with arguments.out.open("w", encoding="utf-8", newline="") as table:
        rows = csv.writer(table, lineterminator="\n")
        rows.writerow(("source", "event", "fact", "value"))
        rows.writerows(claims(arguments.claims, arguments.items, arguments.seed))


if __name__ == "__main__":
    main()
