"""A sheet as it is comes to the claims that somebody would have written down by hand, or its mapping is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.command_line import run

SHEETS = Path(__file__).parents[2] / "sheets"
SAMPLES = sorted(folder.name for folder in SHEETS.iterdir())
FACTS = "facts:\n  killed: {asks: How many people were killed?, kind: count, unit: people}\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "facts.yaml").write_text(FACTS)
    return tmp_path


def answers(*paths: str) -> dict[str, Any]:
    """The status and the answers of each fact, as `check` gives them."""
    report = json.loads(run("check", *paths, "--format", "json").out)
    return {
        f"{fact['event']}/{fact['fact']}": {
            "status": fact["status"],
            "answers": {
                answer["value"] + (f" ({answer['scope']})" if answer["scope"] else ""): answer["says"]["sources"]
                for answer in fact["answers"]
            },
        }
        for fact in report["facts"]
    }


def findings(*paths: str) -> list[tuple[str, str]]:
    report = json.loads(run("check", *paths, "--format", "json").out)
    return [(one["id"], one["message"]) for one in report["findings"]]


def refused(*paths: str) -> list[str]:
    found = run("check", *paths)
    assert found.status == 2
    return found.err.splitlines()


def mapped(folder: Path, mapping: str, sheet: str | bytes, name: str = "sheet.csv") -> str:
    (folder / "discrepancies.toml").write_text(f'[columns."{name}"]\n{mapping}', "utf-8")
    (folder / name).write_bytes(sheet if isinstance(sheet, bytes) else sheet.encode())
    return name


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sheet_of_somebody_elses_loads_unedited(sample: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SHEETS / sample)
    assert len(Path("discrepancies.toml").read_text("utf-8").splitlines()) <= 10
    files = sorted(path.name for path in Path().iterdir() if path.name not in ("discrepancies.toml", "expected.yaml"))
    assert answers(*files) == yaml.load(Path("expected.yaml").read_text("utf-8"), yaml.BaseLoader)


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("ending", ["yaml", "csv", "xlsx", "jsonl", "parquet"])
def test_what_it_is_converted_to_gives_the_same_findings(
    sample: str, ending: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(SHEETS / sample)
    files = sorted(path.name for path in Path().iterdir() if path.name not in ("discrepancies.toml", "expected.yaml"))
    before = findings(*files)
    assert run("convert", *files, f"{folder}/out.{ending}").status == 0
    monkeypatch.chdir(folder)
    (folder / "facts.yaml").unlink()
    together = sorted(path.name for path in folder.iterdir())
    assert findings(*together) == before
    assert run("convert", *together, "again.yaml").status == 0
    assert run("convert", "again.yaml", "there.csv").status == 0
    assert run("convert", "there.rest.yaml", "there.csv", "back.yaml").status == 0
    assert (folder / "back.yaml").read_text("utf-8") == (folder / "again.yaml").read_text("utf-8")
