"""Files at a revision of a repository: what git has, and one clear sentence where it has nothing of the kind."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from discrepancies.language.reading import Unreadable
from discrepancies.load.revision import contents, folder, of, place
from discrepancies.load.yaml_folders import beside
from tests.repository import Git, needs_git, new_repository

pytestmark = needs_git


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    return new_repository(tmp_path, monkeypatch)


@pytest.fixture
def repository(git: Git, tmp_path: Path) -> Path:
    """A repository with two commits; in the second one what is in data/ says otherwise."""
    for said in ("old", "new"):
        for name in ("data/a.yaml", "data/more/b c.yaml", "data/más.yaml", "-x.yaml"):
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{said} {name}\n", encoding="utf-8")
        git("add", ".")
        git("commit", "--message", said)
    git("tag", "before", "HEAD~1")
    return tmp_path


@pytest.mark.parametrize("rev", ["HEAD~1", "before", "main~1", "before^{}"])
def test_a_file_is_as_it_was_then(repository: Path, rev: str) -> None:
    (repository / "data" / "a.yaml").write_text("newer\n")
    assert contents(f"git:{rev}:data/a.yaml") == b"old data/a.yaml\n"
    assert contents(f"git:{rev}:data/más.yaml") == "old data/más.yaml\n".encode()
    assert contents(f"git:{rev}:-x.yaml") == b"old -x.yaml\n"


def test_no_revision_is_what_is_staged(repository: Path, git: Git) -> None:
    (repository / "data" / "a.yaml").write_text("staged\n")
    git("add", ".")
    (repository / "data" / "a.yaml").write_text("newer\n")
    assert contents("git::data/a.yaml") == b"staged\n"


def test_a_path_begins_at_the_root_or_with_a_dot_at_the_current_folder(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository / "data")
    assert contents("git:HEAD:data/a.yaml") == contents("git:HEAD:./a.yaml") == b"new data/a.yaml\n"
    assert contents("git:HEAD:../-x.yaml") == b"new -x.yaml\n"
    with pytest.raises(Unreadable, match=r'write "git:HEAD:\./a\.yaml" for what is in the current folder'):
        contents("git:HEAD:a.yaml")


def test_a_revision_stands_for_its_place_in_the_working_tree(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert place("git:HEAD:data/a.yaml") == Path("data", "a.yaml")
    monkeypatch.chdir(repository / "data")
    for name in ("git:HEAD:data/a.yaml", "git:HEAD:./a.yaml", "git::../data/a.yaml"):
        assert place(name).resolve() == repository / "data" / "a.yaml"
    assert beside(("-", "git:HEAD:data"), "decisions.yaml").resolve() == repository / "data" / "decisions.yaml"


def test_a_folder_is_all_that_is_in_it(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = ["a.yaml", "more/b c.yaml", "más.yaml"]
    assert folder("git:HEAD:data") == [f"git:HEAD:data/{name}" for name in inside]
    assert folder("git:HEAD:data/") == folder("git:HEAD:data")
    assert folder("git:HEAD:") == ["git:HEAD:-x.yaml", *(f"git:HEAD:data/{name}" for name in inside)]
    assert folder("git:HEAD:data/a.yaml") is None
    monkeypatch.chdir(repository / "data")
    assert folder("git:HEAD:./more") == ["git:HEAD:./more/b c.yaml"]
    assert [contents(name) for name in folder("git:HEAD:./more") or ()] == [b"new data/more/b c.yaml\n"]


WRONG = (
    ("git:HEAD", "this names no file of a revision", 'write "git:HEAD:data/claims.yaml"'),
    ("git:", "this names no file of a revision", 'write "git:HEAD:data/claims.yaml"'),
    ("git:nowhere:data/a.yaml", 'this repository has no revision "nowhere"', "git log"),
    ("git:HEAD:data/z.yaml", 'there is no "data/z.yaml" at the revision "HEAD"', "from the root of the repository"),
    ("git::data/z.yaml", 'no file "data/z.yaml" is staged', "from the root of the repository"),
    ("git::data", 'no file "data" is staged', "name a file, not a folder"),
    ("git:HEAD:../../a.yaml", 'there is no "../../a.yaml"', "from the root of the repository"),
    ("git:HEAD:data", 'this is a folder at the revision "HEAD"', "name a file in it"),
    ("git:--textconv:a.yaml", 'no revision is called "--textconv"', "name a commit"),
    ("git:-h:a.yaml", 'no revision is called "-h"', "name a commit"),
    ("git:--batch", "this names no file of a revision", "write"),
    ("git:HEAD;touch x:a.yaml", 'this repository has no revision "HEAD;touch x"', "git log"),
    ("git:$(touch x):a.yaml", 'this repository has no revision "$(touch x)"', "git log"),
)


@pytest.mark.parametrize(("name", "wrong", "instead"), WRONG, ids=[name for name, *_ in WRONG])
def test_what_git_does_not_have_is_one_sentence(repository: Path, name: str, wrong: str, instead: str) -> None:
    with pytest.raises(Unreadable) as error:
        contents(name)
    assert wrong in error.value.wrong
    assert instead in error.value.instead
    assert "\n" not in str(error.value)
    assert not (repository / "x").exists()


@pytest.mark.usefixtures("git")
@pytest.mark.parametrize("ask", [contents, folder])
def test_outside_of_any_repository(
    ask: Callable[[str], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(tmp_path / ".git")
    with pytest.raises(Unreadable, match="the current folder is in no git repository"):
        ask("git:HEAD:a.yaml")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unreadable, match="git is not installed here; install it, or save the old file"):
        ask("git:HEAD:a.yaml")


@pytest.mark.usefixtures("git")
def test_a_repository_that_git_will_not_read_is_said_in_its_words(tmp_path: Path) -> None:
    (tmp_path / ".git" / "config").write_text("[core\n")
    with pytest.raises(Unreadable, match=r"git cannot read the repository \(bad config line 1"):
        contents("git:HEAD:a.yaml")


def test_files_are_of_the_last_revision_that_touched_them(
    repository: Path, git: Git, tmp_path_factory: pytest.TempPathFactory
) -> None:
    first = of(["data/a.yaml"])
    (repository / "data" / "b.yaml").write_text("more\n")
    git("add", ".")
    git("commit", "--message", "more")
    assert first
    assert of(["data/a.yaml", "-"]) == of([str(repository / "data/a.yaml")]) == first
    assert of(["data/a.yaml", "data/b.yaml"]) != first
    assert of(["git:HEAD:data/b.yaml"]) == of(["data/b.yaml"])
    (repository / "data" / "a.yaml").write_text("newer\n")
    assert of(["data/a.yaml"]) == f"{first}, changed since"
    outside = tmp_path_factory.mktemp("outside") / "a.yaml"
    outside.write_text("a\n")
    assert [of([str(outside)]), of(["-"]), of(["data/none.yaml"]), of(["git:none:data/a.yaml"])] == [None] * 4
