"""One question asked of a Parquet table in several ways: which facts are disputed, and who stands behind which figure.

Each way prints one line of JSON: the seconds it took, libraries imported, from the file to the answer in memory; the
facts by status; and of the disputed how many figures there are and how many sources stand behind them, so that it can
be seen that all have answered the same. Each is written as its own manual would have it.

    python benchmarks/peers.py ours figures.parquet
    python benchmarks/peers.py duckdb figures.parquet
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path
from time import perf_counter
from types import ModuleType
from typing import NamedTuple


class Answer(NamedTuple):
    """Facts by status; of the disputed facts the figures, and the sources behind them, all counted."""

    statuses: dict[str, int]
    figures: int
    support: int


def ours(path: str) -> tuple[float, Answer]:
    """The overview of this package: intervals, hedges and origins included."""
    import pyarrow.compute
    import pyarrow.parquet  # noqa: F401 - the others have their libraries at hand too

    from discrepancies.engines.overview import overview

    began = perf_counter()
    found = overview(str(Path(path).with_suffix(".yaml")), path)
    seconds = perf_counter() - began
    statuses = {str(status): number for status, number in found.statuses.items()}
    return seconds, Answer(statuses, len(found.answers), int(found.answers["origins"].sum()))


def duckdb(path: str) -> tuple[float, Answer]:
    """SQL on all cores: the extremes of each fact, then the figures of those that differ."""
    import duckdb as database

    began = perf_counter()
    connection = database.connect()
    connection.execute(
        "CREATE TEMP VIEW claims AS SELECT event, fact, source, CAST(value AS BIGINT) AS figure "
        "FROM read_parquet(?)".replace("?", f"'{path}'")
    )
    connection.execute(
        "CREATE TEMP TABLE facts AS SELECT event, fact, CASE WHEN min(figure) < max(figure) THEN 'disputed' "
        "WHEN min(source) <> max(source) THEN 'agreed' ELSE 'single-source' END AS status FROM claims GROUP BY ALL"
    )
    connection.execute(
        "CREATE TEMP TABLE answers AS SELECT event, fact, figure, count(DISTINCT source) AS sources FROM claims "
        "SEMI JOIN (FROM facts WHERE status = 'disputed') USING (event, fact) GROUP BY ALL"
    )
    seconds = perf_counter() - began
    statuses = dict(connection.sql("SELECT status, count(*) FROM facts GROUP BY ALL").fetchall())
    figures, support = connection.sql("SELECT count(*), sum(sources) FROM answers").fetchall()[0]
    return seconds, Answer(statuses, figures, int(support))


def pandas(path: str) -> tuple[float, Answer]:
    """A DataFrame and `groupby`."""
    import pandas as pd

    began = perf_counter()
    claims = pd.read_parquet(path)
    claims["figure"] = claims["value"].astype("int64")
    facts = claims.groupby(["event", "fact"]).agg(
        least=("figure", "min"), most=("figure", "max"), first=("source", "min"), last=("source", "max")
    )
    disputed = facts["least"] < facts["most"]
    among = claims.set_index(["event", "fact"]).loc[facts.index[disputed]].reset_index()
    answers = among.groupby(["event", "fact", "figure"])["source"].nunique()
    seconds = perf_counter() - began
    agreed = int((~disputed & (facts["first"] != facts["last"])).sum())
    statuses = {"disputed": int(disputed.sum()), "agreed": agreed}
    return seconds, Answer(statuses, len(answers), int(answers.sum()))


def pandera(path: str) -> tuple[float, Answer]:
    """A schema that asks for one figure a fact, and the failure cases it collects; it knows no answers."""
    import pandas as pd
    import pandera.pandas as pa

    began = perf_counter()
    claims = pd.read_parquet(path)
    claims["figure"] = claims["value"].astype("int64")

    def alike(frame: pd.DataFrame) -> pd.Series[bool]:
        return frame.groupby(["event", "fact"])["figure"].transform("nunique") == 1

    schema = pa.DataFrameSchema({"figure": pa.Column(int)}, checks=pa.Check(alike, name="alike"))
    failed = claims.iloc[:0]
    try:
        schema.validate(claims, lazy=True)
    except pa.errors.SchemaErrors as error:
        failed = claims.loc[error.failure_cases["index"].dropna().unique()]
    answers = failed.groupby(["event", "fact", "figure"])["source"].nunique()
    seconds = perf_counter() - began
    facts, disputed = (len(frame.groupby(["event", "fact"])) for frame in (claims, failed))
    return seconds, Answer({"disputed": disputed, "agreed": facts - disputed}, len(answers), int(answers.sum()))


def truthdiscovery(path: str) -> tuple[float, Answer]:
    """Majority voting: how many sources stand behind each figure of each fact, the disputed told from the rest."""
    # Its drawings need a library that only builds beside cairo's own headers, and nothing is drawn here.
    sys.modules["truthdiscovery.graphs"] = ModuleType("truthdiscovery.graphs")
    import pyarrow.parquet as pq

    library = import_module("truthdiscovery")

    began = perf_counter()
    columns = pq.read_table(path).to_pydict()
    asked = zip(columns["event"], columns["fact"], strict=True)
    data = library.Dataset(zip(columns["source"], asked, map(int, columns["value"]), strict=True))
    belief = library.MajorityVoting().run(data).belief
    disputed = {fact: figures for fact, figures in belief.items() if len(figures) > 1}
    seconds = perf_counter() - began
    most = max(max(figures.values()) for figures in belief.values())
    # It gives shares of the largest support there is, which is all the sources.
    everyone = len(set(columns["source"])) / most
    support = round(sum(share * everyone for figures in disputed.values() for share in figures.values()))
    statuses = {"disputed": len(disputed), "agreed": len(belief) - len(disputed)}
    return seconds, Answer(statuses, sum(map(len, disputed.values())), support)


WAYS = (ours, duckdb, pandas, pandera, truthdiscovery)


def main(way: str, path: str) -> None:
    """Print what one way takes and answers; exit with 3 where its library is not there."""
    try:
        seconds, answer = {one.__name__: one for one in WAYS}[way](path)
    except ImportError as error:
        print(f"{error.name} is not installed", file=sys.stderr)
        raise SystemExit(3) from None
    print(json.dumps({"seconds": seconds, **answer._asdict()}))


if __name__ == "__main__":
    main(*sys.argv[1:])
