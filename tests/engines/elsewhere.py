"""Stands in for other processes: whatever goes there and comes back is pickled, as it would be on a cluster."""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from discrepancies import pipeline
from discrepancies.engines import Engine
from discrepancies.formats import FORMATS, Style, format_named

if TYPE_CHECKING:
    from discrepancies.load.processes import Given, Made
    from discrepancies.report import Report


def through_pickle(function: Callable[[Given], Made], things: Iterable[Given]) -> Iterator[Made]:
    """Call the function for each thing as another process would: on a copy, of which a copy comes back."""
    for thing in things:
        there: Callable[[Given], Made] = pickle.loads(pickle.dumps(function))
        yield pickle.loads(pickle.dumps(there(pickle.loads(pickle.dumps(thing)))))


def in_parts(partitions: int) -> Engine:
    """An engine without other processes that cuts the work into so many parts."""
    return Engine(through_pickle, partitions)


def reported(*paths: str, engine: Engine | None = None) -> Report:
    """The report on these files."""
    return pipeline.check(pipeline.load(*paths, engine=engine), engine=engine)


def written(report: Report) -> dict[str, str]:
    """Every file that `discrepancies report` makes of a report."""
    files = {}
    for name in FORMATS:
        for file, render in format_named(name).FILES.items():
            out = io.StringIO()
            render(report, out, Style())
            files[file] = out.getvalue()
    return files
