"""A check that watches is run again by a change that matters, by no other, and survives a file that is broken."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from discrepancies.commands import watching
from tests.command_line import Outcome, run

CLAIMS = """\
facts: {{killed: {{asks: How many?, kind: count}}}}
events: {{mill: {{title: Fire}}}}
sources:
  bell: {{event: mill, claims: [{{fact: killed, value: 9}}]}}
  gazette: {{event: mill, text: {{file: texts/gazette.txt}}, claims: [{{fact: killed, value: {killed}, quote: nine}}]}}
"""
Step = Callable[[Path], object]


def saved(folder: Path, text: str, name: str = "claims.yaml") -> None:
    """As an editor saves: a new file in the old one's place."""
    folder.joinpath(name).parent.mkdir(exist_ok=True)
    new = folder / f"{name}.new"
    new.write_text(text, "utf-8")
    new.replace(folder / name)


@pytest.fixture
def watch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Outcome]:
    """Watch a folder in which these steps are taken, one a change, and then Ctrl-C is pressed."""
    monkeypatch.chdir(tmp_path)
    saved(tmp_path, CLAIMS.format(killed=9))

    def with_steps(*steps: Step, more: tuple[str, ...] = ()) -> Outcome:
        def changes(_: watching.Watched) -> Iterator[object]:
            for step in steps:
                step(tmp_path)
                yield None
            raise KeyboardInterrupt

        monkeypatch.setattr(watching, "changing", changes)
        return run("check", "--watch", "claims.yaml", *more)

    return with_steps


def test_all_of_it_first_and_then_what_a_change_does(watch: Callable[..., Outcome]) -> None:
    found = watch(lambda folder: saved(folder, CLAIMS.format(killed=7)))
    assert found.status == 130
    first, _, after = found.out.partition("\nChanged: claims.yaml\n")
    assert "1 agreed." in first
    assert "value-conflict  mill/killed" in after
    assert "Opened (1)" in after
    assert after.index("Opened") < after.index("Claims (1)")


def test_what_is_gone_is_told(watch: Callable[..., Outcome]) -> None:
    found = watch(
        lambda folder: saved(folder, CLAIMS.format(killed=7)), lambda folder: saved(folder, CLAIMS.format(killed=9))
    )
    assert found.out.count("Changed:") == 2
    assert "Closed (1)" in found.out


@pytest.mark.parametrize(
    "step",
    [
        lambda _: None,
        lambda folder: saved(folder, "x", "unrelated.yaml"),
        lambda folder: (folder / "new").mkdir(exist_ok=True),
    ],
)
def test_what_does_not_matter_is_not_checked(watch: Callable[..., Outcome], step: Step) -> None:
    assert "Changed:" not in watch(step, step).out


def test_texts_decisions_and_config_matter(watch: Callable[..., Outcome]) -> None:
    found = watch(
        lambda folder: saved(folder, "At least nine people died.", "texts/gazette.txt"),
        lambda folder: saved(folder, "", "decisions.yaml"),
        lambda folder: saved(folder, 'ignore = ["unused"]\n', "discrepancies.toml"),
    )
    told = [line for line in found.out.splitlines() if line.startswith("Changed:")]
    assert told == ["Changed: gazette.txt", "Changed: decisions.yaml", "Changed: discrepancies.toml"]


def test_several_files_at_once_count_once(watch: Callable[..., Outcome]) -> None:
    def both(folder: Path) -> None:
        saved(folder, CLAIMS.format(killed=7))
        saved(folder, "nine", "texts/gazette.txt")

    found = watch(both, lambda _: None)
    assert found.out.count("Changed:") == 1
    assert "Changed: claims.yaml, gazette.txt" in found.out


def test_a_broken_file_is_told_and_watching_goes_on(watch: Callable[..., Outcome]) -> None:
    found = watch(
        lambda folder: saved(folder, "oops: ["),
        lambda folder: (folder / "claims.yaml").unlink(),
        lambda folder: saved(folder, "paths = 7\n", "discrepancies.toml"),
        lambda folder: (folder / "discrepancies.toml").unlink(),
        lambda folder: saved(folder, CLAIMS.format(killed=7)),
    )
    assert found.status == 130
    assert "claims.yaml:1:7: this " in found.err
    assert "there is no such file" in found.err
    assert "still watching: it is checked again once this is mended" in found.err
    assert "Opened (1)" in found.out


def test_it_begins_with_a_broken_file(watch: Callable[..., Outcome], tmp_path: Path) -> None:
    saved(tmp_path, "oops: [")
    found = watch(lambda folder: saved(folder, CLAIMS.format(killed=9)))
    assert "1 agreed" in found.out
    assert "Changed:" not in found.out


def test_what_is_written_to_a_file_is_written_again(watch: Callable[..., Outcome], tmp_path: Path) -> None:
    watch(lambda folder: saved(folder, CLAIMS.format(killed=7)), more=("--output", "out.txt"))
    assert "value-conflict" in (tmp_path / "out.txt").read_text("utf-8")


def test_what_cannot_be_watched(watch: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch) -> None:
    assert "--watch cannot watch standard input; name the files" in watch(more=("-",)).err
    found = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "watchfiles" else found(name))
    without = watch()
    assert without.status == 2
    assert without.err == (
        "Error: --watch needs watchfiles, which is not installed: pip install 'discrepancies[watch]'\n"
    )


def test_a_change_in_a_folder_that_comes_to_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The library is asked for other folders once a text lies in one."""
    import watchfiles

    monkeypatch.chdir(tmp_path)
    saved(tmp_path, CLAIMS.format(killed=9))
    asked: list[list[str]] = []

    def told(*folders: Path, **_: Any) -> Iterator[set[object]]:
        asked.append([folder.name for folder in folders])
        if len(asked) > 1:
            raise KeyboardInterrupt
        saved(tmp_path, "nine", "texts/gazette.txt")
        yield set()

    monkeypatch.setattr(watchfiles, "watch", told)
    assert run("check", "--watch", "claims.yaml").status == 130
    assert asked == [[tmp_path.name], [tmp_path.name, "texts"]]
