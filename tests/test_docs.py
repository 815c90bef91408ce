"""The documentation is true: it shows what the program prints, names what exists, and points to what is there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from discrepancies.commands import COMMANDS

ROOT = Path(__file__).parent.parent
PAGES = [
    path
    for path in sorted(ROOT.rglob("*.md"))
    if not any(part.startswith(".") or part in ("golden", "reports") for part in path.relative_to(ROOT).parts)
]
README = (ROOT / "README.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
PYTHON = re.compile(r"```python\n(.*?)```", re.DOTALL)


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def code(page: str) -> str:
    """Only what a page shows as code."""
    return "\n".join(re.findall(r"```.*?```|`[^`\n]+`|^    [^\n]*$", page, re.DOTALL | re.MULTILINE))


def anchors(page: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_what_is_made_from_the_program_is_up_to_date() -> None:
    run = subprocess.run(
        [sys.executable, ROOT / "docs" / "generate.py", "--check"], capture_output=True, check=False, encoding="utf-8"
    )
    assert run.returncode == 0, f"run `make docs`\n{run.stdout}{run.stderr}"


def test_the_readme_shows_a_finding_of_the_report_that_ships() -> None:
    shown = re.search(r"<!-- from (\S+): (.+) -->\n```text\n(.+?)```", README, re.DOTALL)
    assert shown
    assert shown[3].startswith(shown[2])
    assert shown[3] in (ROOT / shown[1]).read_text("utf-8")


def test_the_readme_names_every_command() -> None:
    assert set(re.findall(r"^\| `discrepancies (\w+)", README, re.MULTILINE)) == set(COMMANDS)


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_commands_and_targets_that_a_page_names_exist(path: Path) -> None:
    shown = code(path.read_text("utf-8"))
    commands = set(re.findall(r"(?<![\w./-])discrepancies ([a-z]+)", shown)) - {"import"}
    assert commands <= set(COMMANDS)
    targets = set(re.findall(r"(?<![\w-])make ([a-z]+)", shown))
    assert targets <= set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_links_within_the_repository_lead_somewhere(path: Path) -> None:
    page = re.sub(r"```.*?```", "", path.read_text("utf-8"), flags=re.DOTALL)
    for link in re.findall(r"\]\(([^)\s]+)\)", page):
        if re.match(r"[a-z]+:", link):
            continue
        file, _, anchor = link.partition("#")
        target = path.parent / file if file else path
        assert target.exists(), link
        if anchor and target.suffix == ".md":
            assert anchor in anchors(target.read_text("utf-8")), link


@pytest.mark.parametrize("path", [ROOT / "README.md", ROOT / "docs" / "python.md"], ids=named)
def test_the_python_that_a_page_shows_runs(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    shown = PYTHON.findall(path.read_text("utf-8"))
    assert shown
    names: dict[str, object] = {}
    for block in shown:
        exec(compile(block, named(path), "exec"), names)
    assert "report" in names


def rules_on(folder: Path, facts: str, sources: str) -> dict[str, set[str]]:
    """The rules that flag something of each event of a dossier, by event."""
    import discrepancies

    path = folder / "claims.yaml"
    path.write_text(f"facts:\n{facts}\nsources:\n{sources}", encoding="utf-8")
    findings = discrepancies.check(discrepancies.load(str(path))).findings
    found: dict[str, set[str]] = {}
    for event, rule in zip(findings["event"], findings["rule"], strict=True):
        found.setdefault(str(event), set()).add(str(rule))
    return found


def test_the_orders_that_a_page_calls_certain_are(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "times.md").read_text("utf-8")
    rows = re.findall(r"^\| (`.+`|nothing) \| (`.+`) \| (yes|no)\b.*\|$", page, re.MULTILINE)
    assert len(rows) > 10
    claims = {
        source: [
            f"      - {{event: e{number}, fact: killed, value: {value}, quote: q"
            + ("}" if row[column] == "nothing" else f', as_of: "{row[column].strip("`")}"}}')
            for number, row in enumerate(rows)
        ]
        for source, value, column in (("one", 40, 0), ("other", 112, 1))
    }
    sources = "\n".join(f"  {source}:\n    claims:\n" + "\n".join(entries) for source, entries in claims.items())
    found = rules_on(tmp_path, "  killed: {asks: How many?, kind: count, cumulative: true}", sources)
    certain = ["yes" if "value-conflict" not in found.get(f"e{number}", ()) else "no" for number in range(len(rows))]
    assert certain == [row[2] for row in rows]


@pytest.mark.parametrize(
    ("figures", "conflict"),
    [
        ({"children": 10, "passengers": 9}, True),
        ({"passengers": 9, "crew": 4, "everyone": 12}, True),
        ({"passengers": 9, "crew": 3, "everyone": 13}, False),
        ({"children": 13, "everyone": 12}, True),
    ],
    ids=str,
)
def test_what_a_page_says_of_scopes_holds(figures: dict[str, int], conflict: bool, tmp_path: Path) -> None:
    page = (ROOT / "docs" / "scopes.md").read_text("utf-8")
    facts = page.partition("facts:\n")[2].partition("\n\n")[0]
    sources = "\n".join(
        f"  for_{scope}:\n    event: ferry\n    claims:\n"
        f"      - {{fact: killed, value: {figure}, scope: {scope}, quote: q}}"
        for scope, figure in figures.items()
    )
    assert ("value-conflict" in rules_on(tmp_path, facts, sources).get("ferry", ())) == conflict


def test_the_columns_that_a_page_gives_a_report_are_those_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    import discrepancies

    monkeypatch.chdir(ROOT)
    report = discrepancies.check(discrepancies.load("data/claims.yaml"))
    page = (ROOT / "docs" / "python.md").read_text("utf-8")
    rows = {
        row[0]: re.findall(r"`(\w+)`", row[1])
        for row in re.findall(r"^\| `(\S+)` \| (DataFrame.*) \|$", page, re.MULTILINE)
    }
    assert rows == {
        "findings": list(report.findings.columns),
        "facts": list(report.facts.columns),
        'table("event/fact")': list(report.table("el_junquito/killed").columns),
    }


def test_the_continuous_checks_run_the_tests_as_the_readme_says() -> None:
    assert "make test" in code(README)
    assert "make test\n" in (ROOT / ".ci" / "run").read_text("utf-8")
