"""The committed reports are what the shipped dossier gives, byte for byte, and a rerun changes nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def made(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_reports_are_what_the_shipped_dossier_gives(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "discrepancies", "report", "data/claims.yaml", "--output"]
    for folder in ("one", "two"):
        # As `make report` does: a committed report cannot name the revision that it will be of.
        nowhere = {**os.environ, "GIT_DIR": os.devnull}
        subprocess.run([*command, tmp_path / folder], cwd=ROOT, env=nowhere, check=True, stdout=subprocess.DEVNULL)
    assert made(tmp_path / "one") == made(tmp_path / "two")
    assert made(ROOT / "reports") == made(tmp_path / "one"), "run `make report` and look at what changed"
