"""Reads a table beside the facts it answers, and says what was read of it and what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import discrepancies
from discrepancies.load.files import read
from discrepancies.load.problems import InputError, Problems

FACTS = """\
facts:
  killed: {asks: How many?, kind: count, scopes: {all: everyone, men: the men}}
  began: {asks: When?, kind: date}
  victims: {asks: Who?, kind: names}
  called: {asks: What?, kind: text}
"""


def facts(folder: Path) -> str:
    path = folder / "facts.yaml"
    path.write_text(FACTS)
    return str(path)


def read_from(path: Path) -> list[dict[str, str]]:
    """The claims of a table as they were read, with the line or row of each."""
    problems = Problems()
    written = read([facts(path.parent), str(path)], problems)[0].written
    problems.raise_any()
    keys = [key for key, column in written.columns.items() if len(column.given())]
    return [
        {key: text for key in keys if (text := written.columns[key][claim]) is not None}
        | {"line": str(written.line[claim])}
        for claim in range(len(written))
    ]


def wrong_with(*paths: Path) -> list[str]:
    """What `check` says of a dossier that cannot be read, without the folder."""
    try:
        discrepancies.load(facts(paths[0].parent), *map(str, paths))
    except InputError as error:
        return str(error).replace(f"{paths[0].parent}/", "").splitlines()
    return []
