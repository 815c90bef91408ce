"""Which files are one dossier with a file that is open."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("pygls", reason="the extra `lsp` is not installed")

from discrepancies.lsp.belonging import dossier_of

WHOLE, FACTS, CLAIMS = b"facts: {}\nsources: {}\n", b"facts: {}\n", b"sources: {}\n"


def group(folder: Path, name: str, **files: bytes) -> set[str] | None:
    """The names of the files that are one dossier with a file, where these are in its folder."""
    for other, data in files.items():
        (folder / f"{other}.yaml").write_bytes(data)
    found = dossier_of(str(folder / f"{name}.yaml"), {}).files
    return {Path(one).stem for one in found.claims} if found else None


def test_a_whole_file_is_one_by_itself(tmp_path: Path) -> None:
    assert group(tmp_path, "a", a=WHOLE, b=WHOLE) == {"a"}
    assert group(tmp_path, "b", c=FACTS, d=CLAIMS) == {"b"}


def test_parts_are_one(tmp_path: Path) -> None:
    assert group(tmp_path, "a", a=FACTS, b=CLAIMS, c=CLAIMS, d=WHOLE, e=b"services: {}\n") == {"a", "b", "c"}


def test_parts_without_facts_go_with_the_one_whole_file(tmp_path: Path) -> None:
    assert group(tmp_path, "a", a=CLAIMS, b=WHOLE) == {"a", "b"}
    assert group(tmp_path, "b") == {"a", "b"}
    assert group(tmp_path, "a", c=WHOLE) == {"a"}


def test_what_is_none_of_ours_is_of_no_dossier(tmp_path: Path) -> None:
    assert group(tmp_path, "a", a=b"services: {}\n") is None
    assert dossier_of(str(tmp_path / "a.txt"), {}).files is None


def test_the_config_says_so_first_and_as_the_editor_holds_it(tmp_path: Path) -> None:
    assert group(tmp_path, "a", a=WHOLE, b=WHOLE) == {"a"}
    config = tmp_path / "discrepancies.toml"
    config.write_text('paths = ["*.yaml"]\ndecisions = "log.yaml"\n', "utf-8")
    (tmp_path / "log.yaml").write_text("", "utf-8")
    assert group(tmp_path, "a") == {"a", "b"}
    assert group(tmp_path, "log") == {"a", "b"}, "the log is of it, and no claims"
    files = dossier_of(str(tmp_path / "b.yaml"), {str(config): b'paths = ["b.yaml"]\n'}).files
    assert files is not None
    assert [Path(one).name for one in files.claims] == ["b.yaml"]


def test_the_log_beside_claims_is_of_their_dossier(tmp_path: Path) -> None:
    assert group(tmp_path, "decisions", a=WHOLE, decisions=b"") == {"a"}


def test_a_wrong_config_is_told_and_the_file_is_by_itself(tmp_path: Path) -> None:
    (tmp_path / "discrepancies.toml").write_text("paths = 7\n", "utf-8")
    (tmp_path / "a.yaml").write_bytes(WHOLE)
    found = dossier_of(str(tmp_path / "a.yaml"), {})
    assert found.files is not None
    assert len(found.wrong) == 1
