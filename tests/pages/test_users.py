"""Who may sign in: what the file takes, keeps and refuses, and with which words."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from discrepancies.load.problems import InputError
from discrepancies.pages import users

WORDS = "a mill by the lane"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes that take no time."""
    monkeypatch.setattr(users, "METHOD", "scrypt:512:8:1")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with one user."""
    path = tmp_path / "users.txt"
    users.add(path, "Ana Ruiz", WORDS)
    return path


def test_whoever_is_added_is_known_by_that_password_alone(file: Path) -> None:
    there = users.read(file)
    known = users.known(there, " ana  RUIZ", WORDS)
    assert known is not None
    assert known.name == "Ana Ruiz"
    assert users.known(there, "Ana Ruiz", WORDS + " ") is None
    assert users.known(there, "Bo", WORDS) is None
    assert WORDS not in file.read_text("utf-8")


def test_an_accent_is_the_same_however_it_is_typed(file: Path) -> None:
    users.add(file, "Zoë", "caf\u00e9 au lait")
    assert users.known(users.read(file), "Zoe\u0308", "cafe\u0301 au lait")


def test_the_file_is_its_owners_alone_and_stays_so(file: Path) -> None:
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    users.add(file, "Bo Lind", WORDS)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert {path.name for path in file.parent.iterdir()} == {"users.txt"}


def test_a_file_that_others_can_read_is_refused(file: Path) -> None:
    file.chmod(0o640)
    with pytest.raises(InputError, match="others on this machine") as refused:
        users.read(file)
    assert f"chmod 600 {file}" in str(refused.value)


def test_adding_again_is_another_password_and_nothing_else(file: Path) -> None:
    users.add(file, "Bo Lind", WORDS)
    before = file.read_text("utf-8").splitlines()
    assert users.add(file, "ANA RUIZ", "another mill, another lane")
    after = file.read_text("utf-8").splitlines()
    assert [one for one, other in zip(before, after, strict=True) if one != other] == [before[1]]
    assert after[1].startswith("Ana Ruiz: scrypt:")


def test_who_is_removed_is_not_known_and_the_rest_stays(file: Path) -> None:
    users.add(file, "Bo Lind", WORDS)
    users.remove(file, "ana ruiz")
    assert [user.name for user in users.read(file).values()] == ["Bo Lind"]
    with pytest.raises(users.NoUser, match="nobody of the name Ana"):
        users.remove(file, "Ana")


@pytest.mark.parametrize("name", ["", "  ", "x" * 201, "# Ana", "Ana: Bo", "Ana\u202e"])
def test_a_name_that_could_deceive_is_refused(file: Path, name: str) -> None:
    before = file.read_bytes()
    with pytest.raises(users.NoUser, match="a name is"):
        users.add(file, name, WORDS)
    assert file.read_bytes() == before


@pytest.mark.parametrize("password", ["", "eleven char", "x" * 1001])
def test_a_short_password_is_refused(file: Path, password: str) -> None:
    with pytest.raises(users.NoUser, match="12 characters"):
        users.add(file, "Bo Lind", password)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Bo Lind", ":3:1: this is no name with a hash"),
        ("Bo Lind: secret", ":3:1: this is no name with a hash"),
        ("ana ruiz: scrypt:512:8:1$a$" + "0" * 128, ":3:1: ana ruiz stands on line 2 already"),
    ],
)
def test_a_wrong_line_is_told_with_its_place_and_never_shown(file: Path, line: str, said: str) -> None:
    with file.open("a", encoding="utf-8") as out:
        out.write(f"{line}\n")
    with pytest.raises(InputError) as refused:
        users.read(file)
    assert f"{file}{said}" in str(refused.value)
    assert "scrypt" not in str(refused.value)


def test_no_file_is_nobody(tmp_path: Path) -> None:
    assert users.read(tmp_path / "none.txt") == {}
