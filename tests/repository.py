"""A new git repository as the current folder, in which nobody's own settings count."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Git = Callable[..., None]

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def new_repository(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Make `folder` a repository and go there; what comes back runs git in it."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    person = {"NAME": "Ana Ruiz", "EMAIL": "ana@example.org", "DATE": "2024-03-02T12:00:00Z"}
    for role in ("AUTHOR", "COMMITTER"):
        for key, value in person.items():
            monkeypatch.setenv(f"GIT_{role}_{key}", value)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    monkeypatch.chdir(folder)

    def git(*arguments: str) -> None:
        subprocess.run(["git", *arguments], check=True, capture_output=True)

    git("init")
    git("symbolic-ref", "HEAD", "refs/heads/main")
    return git
