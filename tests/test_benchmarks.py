"""The benchmarks measure what they say they do: a dossier that is always the same and that can be checked."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
CLAIMS = 200


def python(*arguments: str | Path) -> None:
    subprocess.run([sys.executable, *arguments], check=True)


def test_a_generated_dossier_can_be_checked_by_us_and_by_the_peer(tmp_path: Path) -> None:
    for name in ("dossier.yaml", "again.yaml"):
        python(BENCHMARKS / "generate.py", str(CLAIMS), tmp_path / name)
    assert (tmp_path / "dossier.yaml").read_bytes() == (tmp_path / "again.yaml").read_bytes()
    check = ("-m", "discrepancies", "check", "--fail-on", "never", "--format", "json")
    python(*check, "--output", tmp_path / "report.json", tmp_path / "dossier.yaml")
    python(BENCHMARKS / "peer.py", tmp_path / "dossier.yaml", tmp_path / "groups.json")
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    groups = json.loads((tmp_path / "groups.json").read_text("utf-8"))
    assert report["summary"]["claims"] == sum(group["claims"] for group in groups) == CLAIMS
    assert report["summary"]["facts"] == len(groups)
    assert report["summary"]["status"]["disputed"] > 0
