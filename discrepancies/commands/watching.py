"""`check --watch`: the check again whenever a file that it rests on changes, and what that changed.

It looks at folders, for an editor that saves puts a new file in an old one's place; and it checks again only where a
file that matters is another than at the last check, so that several saved at once count once and nothing that is
written beside them counts at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from discrepancies.commands.options import Asked
from discrepancies.config import NAME, PYPROJECT
from discrepancies.load.files import STDIN
from discrepancies.pages.file_changes import stamp, texts

if TYPE_CHECKING:
    from discrepancies.report import Report

TOGETHER = 300
"""Milliseconds in which what is saved is taken together."""

Stamps = Mapping[Path, tuple[int, ...] | None]
"""Of each file that matters, by which it is known to have changed; None where it is not there."""


class Watched:
    """What was found last, and on what it rests."""

    def __init__(self, asked: Asked, check: Callable[[], tuple[Asked, Report]]) -> None:
        self.asked, self._check = asked, check
        self.report: Report | None = None
        self.stamps: Stamps = {}
        self.changed: tuple[str, ...] = ()
        """The files that have changed since the last check, by name."""

    def again(self) -> Report | None:
        """Check, if a file that matters has changed, and give the report; None where nothing has, or all is wrong.

        What is wrong was printed then, and watching goes on; the last report stays.
        """
        now = stamps(files(self.asked, self.report))
        if now == self.stamps:
            return None
        self.changed = tuple(path.name for path in now if now[path] != self.stamps.get(path))
        self.stamps = now
        try:
            self.asked, self.report = self._check()
        except click.exceptions.Exit:  # it said so itself
            click.echo("still watching: it is checked again once this is mended", err=True)
            return None
        except click.ClickException as error:
            error.show()
            return None
        # A text that is declared only now matters from now on.
        self.stamps = {path: now.get(path, new) for path, new in stamps(files(self.asked, self.report)).items()}
        return self.report


def watch(watched: Watched, changes: Iterable[object], show: Callable[[Report | None, Report], None]) -> None:
    """Check once, and again with every change; `show` gets what was found before, and what is found now."""
    for _ in _first_and(changes):
        before, found = watched.report, watched.again()
        if found is not None:
            show(before, found)


def _first_and(changes: Iterable[object]) -> Iterator[object]:
    yield None
    yield from changes


def changing(watched: Watched) -> Iterator[object]:
    """Something, whenever a file changes in a folder with what matters; it ends with Ctrl-C alone.

    Where other folders come to matter, they are looked at instead; what changed meanwhile is seen by the stamps.
    """
    import watchfiles

    while True:
        folders = _folders(watched)
        for change in watchfiles.watch(*folders, recursive=False, debounce=TOGETHER, watch_filter=None):
            yield change
            if _folders(watched) != folders:
                break
        yield None


def need_watchfiles() -> None:
    """End the program where what watches is not installed, before any work is done."""
    from importlib.util import find_spec

    if find_spec("watchfiles") is None:
        wrong = "--watch needs watchfiles, which is not installed: pip install 'discrepancies[watch]'"
        raise click.ClickException(wrong)


def never_stdin(asked: Asked) -> None:
    """End the program where it is to watch what comes through a pipe."""
    if STDIN in asked.files:
        raise click.UsageError("--watch cannot watch standard input; name the files")


def files(asked: Asked, report: Report | None) -> list[Path]:
    """The files that a check rests on: claims, decisions, config, the texts that sources name, a folder of texts."""
    folder, sources = Path(asked.texts) if asked.texts else None, report.dossier.sources.values() if report else ()
    found = (*map(Path, asked.files), asked.log, *_configs(), *texts(folder, sources))
    return list(dict.fromkeys(path.absolute() for path in found))


def _configs() -> Iterator[Path]:
    return (folder / name for folder in (Path.cwd(), *Path.cwd().parents) for name in (NAME, PYPROJECT))


def stamps(paths: Iterable[Path]) -> dict[Path, tuple[int, ...] | None]:
    """What tells each of some files from what it was; a folder by what is in it."""
    return {path: stamp(path) for path in paths}


def _folders(watched: Watched) -> list[Path]:
    """The folders of what matters; the working folder too, where a config may come to be."""
    found = {path.parent for path in files(watched.asked, watched.report) if path.exists()}
    claims = {Path(path).absolute().parent for path in watched.asked.files}
    return sorted(folder for folder in {Path.cwd(), *found, *claims} if folder.is_dir())
