"""The script one would write instead: load the YAML, make a DataFrame, group by question, see who differs.

It knows nothing of hedges, dates, origins or places; it is here for what the plain way costs in time and memory.

    python benchmarks/peer.py dossier.yaml groups.json
"""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd
import yaml


def main(dossier: str, out: str) -> None:
    """Write the groups of claims as JSON, each with its least and greatest number and how many values it has."""
    with Path(dossier).open(encoding="utf-8") as file:
        data = yaml.load(file, Loader=yaml.CSafeLoader)
    claims = pd.DataFrame(
        [{"source": key, **claim} for key, source in data["sources"].items() for claim in source["claims"]]
    )
    claims["text"] = claims["value"].astype(str)
    claims["number"] = pd.to_numeric(claims["text"].str.extract(r"([0-9]+)", expand=False))
    groups = claims.groupby(["event", "fact"]).agg(
        least=("number", "min"),
        most=("number", "max"),
        values=("text", "nunique"),
        claims=("text", "count"),
    )
    groups["differ"] = groups["values"] > 1
    groups.reset_index().to_json(out, orient="records")


if __name__ == "__main__":
    main(*sys.argv[1:])
