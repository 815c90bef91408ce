"""Makes a Parquet table of figures: ten sources on each event, who agree on all but one event in twenty.

It is the plainest question there is, so that what else one could ask it of can answer it too. The same arguments give
the same table.

    python benchmarks/figures.py 1000000 figures.parquet                 the claims of an event together
    python benchmarks/figures.py 1000000 figures.parquet --by-source     those of a source together
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

SOURCES = 10
DISPUTED = 0.05
LARGEST = 200_000
DECLARED = "facts:\n  population: {asks: How many people live there?, kind: count}\n"


def table(claims: int, seed: int, by_source: bool) -> pa.Table:
    """Columns source, event, fact and value, all of them texts; `claims` is rounded down to whole events."""
    random = np.random.default_rng(seed)
    events = claims // SOURCES
    event, source = np.repeat(np.arange(events), SOURCES), np.tile(np.arange(SOURCES), events)
    figure = random.integers(1, LARGEST, events)[event]
    wrong = (random.random(events) < DISPUTED)[event] & (source == random.integers(0, SOURCES, events)[event])
    figure = figure + wrong * random.integers(1, 50, len(figure))
    if by_source:
        order = np.argsort(source, kind="stable")
        event, source, figure = event[order], source[order], figure[order]
    names = {
        "source": _texts(source, [f"source_{n}" for n in range(SOURCES)]),
        "event": _texts(event, [f"event_{n:07}" for n in range(events)]),
        "fact": _texts(np.zeros_like(event), ["population"]),
        "value": pa.array(figure).cast(pa.string()),
    }
    return pa.table(names)


def _texts(codes: np.ndarray, texts: list[str]) -> pa.Array:
    return pa.DictionaryArray.from_arrays(pa.array(codes, pa.int32()), pa.array(texts)).cast(pa.string())


def main() -> None:
    """Write the table, and the fact beside it."""
    parser = argparse.ArgumentParser(description="Make a table of figures to measure with.")
    parser.add_argument("claims", type=int, help="how many claims")
    parser.add_argument("out", type=Path, help="the Parquet file to write; the fact goes beside it, ending in .yaml")
    parser.add_argument("--by-source", action="store_true", help="what a source says stands together")
    parser.add_argument("--seed", type=int, default=1, help="another table of the same sort")
    arguments = parser.parse_args()
    pq.write_table(table(arguments.claims, arguments.seed, arguments.by_source), arguments.out)
    arguments.out.with_suffix(".yaml").write_text(DECLARED, encoding="utf-8")


if __name__ == "__main__":
    main()
