"""The documentation builds as a site: every page is in its table of contents and every link leads somewhere."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    options = ["-c", "docs", "-b", "html", "-d", str(tmp_path / "trees"), "-W", "--keep-going", "-q"]
    run = subprocess.run(
        [sys.executable, "-m", "sphinx", *options, ".", str(tmp_path / "site")],
        cwd=ROOT,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert (run.returncode, run.stderr) == (0, "")
    first = (tmp_path / "site" / "docs" / "README.html").read_text("utf-8")
    pages = {path.stem for path in (ROOT / "docs").glob("*.md")} - {"README"}
    assert [page for page in sorted(pages) if f'href="{page}.html"' not in first] == []
