"""`discrepancies lsp` where its library is not there, and where there is nobody to talk to."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent

WITHOUT = """
import sys
sys.modules["pygls"] = None
sys.path.insert(0, sys.argv.pop(1))
from discrepancies.cli import main
main()
"""


def test_without_the_extra_one_line_says_so(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-c", WITHOUT, str(ROOT), "lsp"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        timeout=60,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr == (
        "Error: the language server needs pygls, which is not installed: pip install 'discrepancies[lsp]'\n"
    )
