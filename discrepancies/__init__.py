"""discrepancies: shows where sources that describe one event cannot all be right, and never says which of them is.

claims.yaml ─load→ dossier ─table→ DataFrame ─rules→ findings ─┬→ agreement tables ─formats→ reports/

import discrepancies
dossier = discrepancies.load("data/claims.yaml")     # dossier.claims is the table (see claims.table.COLUMNS)
report = discrepancies.check(dossier)
report.findings, report.facts, report.table("el_junquito/killed")
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

# The folder is bound to its name first, so that the public function of the same name takes its place for good.
import discrepancies.load  # noqa: F401

if TYPE_CHECKING:
    from collections.abc import Mapping
    from os import PathLike
    from typing import BinaryIO

    from discrepancies.engines import Engine
    from discrepancies.load.dossier import Dossier
    from discrepancies.load.problems import InputError
    from discrepancies.pipeline import check
    from discrepancies.report import Filter, Report

__version__ = "0.1.0"
__all__ = ["Filter", "InputError", "Report", "check", "load"]

_ROOMS = {"Filter": "report", "InputError": "load.problems", "Report": "report", "check": "pipeline"}


def load(
    *paths: str,
    texts: str | PathLike[str] | None = None,
    stdin: BinaryIO | None = None,
    skip_unreadable: bool = False,
    engine: Engine | None = None,
    columns: Mapping[str, Any] | None = None,
) -> Dossier:
    """Read one dossier from one file or several; "-" reads `stdin`, `texts` is a folder to look for texts in.

    `columns` maps the headings of sheets that are read as they are, as the table of that name does in a config:
    `{"tolls.csv": {"Paper": "source", "Dead": {"fact": "killed"}}}`.

    With `skip_unreadable` a claim whose value cannot be read is left out, and listed in the dossier's `refused`.
    An `engine` (see `discrepancies.engines`) has other processes read the files and the values.

    Raises:
        InputError: the files are wrong; it lists everything that is, each with its place and remedy.
    """
    # Start-up: `discrepancies --help` must not wait for pandas.
    from discrepancies.pipeline import load as load_dossier

    return load_dossier(
        *paths, texts=texts, stdin=stdin, skip_unreadable=skip_unreadable, engine=engine, columns=columns
    )


def __getattr__(name: str) -> Any:
    # Lazy (PEP 562): `discrepancies --help` must not wait for pandas.
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)
    globals()[name] = value
    return value
