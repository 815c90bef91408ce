"""What a folder stands for: its claims files, and neither a log of decisions nor what is hidden."""

from __future__ import annotations

from pathlib import Path

import pytest

from discrepancies.load.problems import InputError
from discrepancies.load.yaml_folders import beside, claims_files

FILES = ("b.yaml", "a.yml", "more/c.YAML", "decisions.yaml", "more/decisions.yaml", ".d.yaml", ".git/e.yaml", "f.csv")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    return tmp_path


def test_a_folder_is_its_claims_files_in_order(folder: Path) -> None:
    assert claims_files(str(folder)) == tuple(str(folder / name) for name in ("a.yml", "b.yaml", "more/c.YAML"))
    assert claims_files(str(folder), "b.yaml") == tuple(str(folder / name) for name in ("a.yml", "more/c.YAML"))


def test_anything_else_stands_for_itself(folder: Path) -> None:
    for name in (str(folder / "f.csv"), str(folder / "nothing.yaml"), "-"):
        assert claims_files(name) == (name,)


def test_a_folder_without_claims_is_refused(tmp_path: Path) -> None:
    with pytest.raises(
        InputError, match=r"no file in this folder ends in \.yaml or \.yml; name the claims file itself"
    ):
        claims_files(str(tmp_path))


def test_a_log_lies_beside_the_first_name_that_is_in_the_working_tree(folder: Path) -> None:
    log = "decisions.yaml"
    assert beside(("git:HEAD:x/a.yaml", str(folder / "b.yaml")), log) == folder / log
    assert beside((str(folder), "elsewhere/b.yaml"), log) == folder / log
    assert beside(("-", str(folder / "b.yaml")), log) == folder / log
    assert beside(("-",), log) == Path(log)
