"""Every format, byte for byte, of a few invented dossiers: what changes here changes for every reader.

`python tests/formats/test_golden.py` writes the expected files anew; look at every line that then differs.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import pytest

import discrepancies
from discrepancies import decisions
from discrepancies.formats import FORMATS, Render, Style, format_named, show
from discrepancies.report import Filter, Report

GOLDEN = Path(__file__).parent.parent / "golden"
LOOKS = re.compile(r"(?<=<style>).*?(?=</style>)|(?<=<script>).*?(?=</script>)|(?<=sha256-)[\w+/=]+", re.DOTALL)
"""What every page has in common and no dossier changes: its style, its script and what vouches for both."""
DOSSIERS = ("decided", "every_kind", "hostile", "quoted", "reconciled")


def reported(dossier: str, shown: Filter | None = None) -> Report:
    with chdir(GOLDEN):
        loaded = discrepancies.load(f"{dossier}.yaml")
        log = decisions.read(Path(f"{dossier}.decisions.yaml"))
    return discrepancies.check(loaded, shown=shown or Filter(), decisions=log if log.entries else None)


def rendered(report: Report, render: Render, style: Style | None = None) -> str:
    out = io.StringIO()
    render(report, out, style or Style())
    return out.getvalue()


def shown(dossier: str) -> str:
    report = reported(dossier)
    out = io.StringIO()
    for key in report.dossier.facts:
        show.render(report, key, out, Style())
        out.write("\n")
    return out.getvalue()


def outputs(dossier: str) -> Iterator[tuple[str, str]]:
    """The name of each expected file and what should be in it."""
    report = reported(dossier)
    for name in FORMATS:
        for file, render in format_named(name).FILES.items():
            written = rendered(report, render)
            yield f"{dossier}.{file}", LOOKS.sub("", written) if name == "html" else written
    yield f"{dossier}.github.txt", rendered(report, format_named("github").render)
    yield f"{dossier}.check.csv", rendered(report, format_named("csv").render)
    yield f"{dossier}.wide.txt", rendered(report, format_named("text").render, Style(120))
    yield f"{dossier}.show.txt", shown(dossier)


@pytest.mark.parametrize("dossier", DOSSIERS)
def test_output_is_what_is_expected_byte_for_byte(dossier: str) -> None:
    for file, written in outputs(dossier):
        assert written == (GOLDEN / file).read_bytes().decode(), file


@pytest.mark.parametrize("dossier", DOSSIERS)
def test_a_rerun_changes_nothing(dossier: str) -> None:
    assert dict(outputs(dossier)) == dict(outputs(dossier))


def test_every_expected_file_is_compared() -> None:
    expected = {file for dossier in DOSSIERS for file, _ in outputs(dossier)}
    assert expected == {path.name for path in GOLDEN.iterdir() if path.is_file() and path.suffix != ".yaml"}


if __name__ == "__main__":
    for dossier in DOSSIERS:
        for file, written in outputs(dossier):
            (GOLDEN / file).write_bytes(written.encode())
