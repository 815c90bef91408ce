"""A text is put beside the claims under a name that any system can have, and never over another file."""

from __future__ import annotations

from pathlib import Path

import pytest

from discrepancies.language.reading import Unreadable
from discrepancies.save.text_storing import safe_name, stored


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("release.txt", "release.txt"),
        ("../../etc/passwd", "passwd.txt"),
        ("C:\\texts\\El Pitazo – 16 enero.HTML", "El_Pitazo_16_enero.html"),
        ("..", "text.txt"),
        (".bashrc", "bashrc.txt"),
        ("con.txt", "text_con.txt"),
        ("a" * 300 + ".pdf", "a" * 80 + ".pdf"),
        ("звіт\u202e.md", "звіт.md"),
        ("report.exe", "report.exe.txt"),
        ("Release.DOCX", "Release.docx"),
        ("crawl.warc.gz", "crawl.warc.gz"),
    ],
)
def test_a_name_leads_nowhere_else(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_another_file_of_the_name_stays(tmp_path: Path) -> None:
    claims = str(tmp_path / "claims.yaml")
    names = [stored(claims, "a.txt", text).name for text in (b"one", b"two", b"one")]
    assert names == ["texts/a.txt", "texts/a-2.txt", "texts/a-3.txt"]
    assert [(tmp_path / name).read_bytes() for name in names] == [b"one", b"two", b"one"]
    assert len(list((tmp_path / "texts").iterdir())) == 3


def test_a_folder_that_leads_elsewhere_is_not_written_to(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "texts").symlink_to(tmp_path / "out")
    with pytest.raises(Unreadable):
        stored(str(tmp_path / "in" / "claims.yaml"), "a.txt", b"words")
    assert not list((tmp_path / "out").iterdir())
