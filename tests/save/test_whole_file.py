"""A file is written whole or not at all, and stays whose it was and where it was."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from discrepancies.save.whole_file import written_whole


def write(path: Path, text: str) -> None:
    with written_whole(path) as out:
        out.write(text)


def test_a_new_file_may_be_read_by_whom_the_umask_allows(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write(tmp_path / "new", "text")
    finally:
        os.umask(before)
    assert (tmp_path / "new").read_text() == "text"
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o640


def test_a_file_that_was_there_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "old"
    path.write_text("old")
    path.chmod(0o600)
    write(path, "new")
    assert path.read_text() == "new"
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "file").write_text("old")
    (tmp_path / "link").symlink_to(Path("elsewhere", "file"))
    write(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "elsewhere" / "file").read_text() == "new"


def test_what_breaks_off_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "old"
    path.write_text("old")

    def break_off() -> None:
        with written_whole(path) as out:
            out.write("new")
            raise KeyError

    with pytest.raises(KeyError):
        break_off()
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_written_is_told_by_its_own_name(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "report.md"
    with pytest.raises(FileNotFoundError) as raised, written_whole(path):
        pass
    assert raised.value.filename == str(path)


def test_a_full_disk_is_told_by_the_files_own_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="space") as raised:
        write(tmp_path / "report.md", "text")
    assert raised.value.filename == str(tmp_path / "report.md")
    assert list(tmp_path.iterdir()) == []


def test_what_another_file_lacks_is_told_by_that_ones_name(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as raised, written_whole(tmp_path / "report.md"):
        (tmp_path / "other.md").read_text()
    assert raised.value.filename == str(tmp_path / "other.md")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name here")
def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write(pipe, "text")
    assert os.read(reader, 100) == b"text"
    os.close(reader)
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]
