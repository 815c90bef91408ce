"""Makes what the documentation says of the program from the program, so that no page can fall behind it.

That is the pages of rules and of commands, the columns of the claims table, what pages show of a report (from the line
that a comment names to the next empty one), and the output of commands: a block of ```console with a line that begins
with `$ discrepancies` goes on with what the command prints. It runs in a folder that holds the page's blocks of ```yaml
that begin with a comment naming a file, and any block that follows such a comment: <!-- file: claims.csv -->.

    python docs/generate.py            write
    python docs/generate.py --check    say what is out of date, and exit with 1 if something is
"""

from __future__ import annotations

import difflib
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from discrepancies.claims.table import COLUMNS
from discrepancies.cli import cli
from discrepancies.commands import COMMANDS, command_named
from discrepancies.rules import RULES, manual, rule

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
RULES_PAGE = ROOT / "docs" / "rules.md"
COMMANDS_PAGE = ROOT / "docs" / "commands.md"
PYTHON_PAGE = ROOT / "docs" / "python.md"

_EXCERPT = re.compile(r"(<!-- from (\S+): (.+) -->\n```text\n)(?:.*\n)*?(?=```\n)")
_CONSOLE = re.compile(r"(?<=```console\n)(?:.*\n)*?(?=```\n)")
_FILE = re.compile(r"(?:<!-- file: (\S+) -->\n```\w+\n|```yaml\n(?=# (\S+\.yaml)\n))((?:.*\n)*?)(?=```\n)")
_HELP = re.compile(r"(?<=<!-- commands -->\n)(?:.*\n)*?(?=<!-- end -->\n)")
_COLUMNS = re.compile(r"(?<=<!-- columns -->\n)(?:.*\n)*?(?=<!-- end -->\n)")

_HEAD = """\
# The rules

One finding is one thing that a rule flagged. A rule's severity says how bad that is: an `error` cannot be right as it
stands, a `warning` should be looked at, an `info` is good to know. `discrepancies rules NAME` prints the same in the
terminal; `--select` and `--ignore` choose rules.

This page is made from the rules themselves by `make docs`.

| rule | severity | flags |
|---|---|---|
"""


def rules_page() -> str:
    """The page of rules, from their docstrings."""
    table, pages = [], []
    for name in RULES:
        page = manual(name)
        flags = page.flags[:1].lower() + page.flags[1:].rstrip(".")
        table.append(f"| [{name}](#{name}) | {rule(name).SEVERITY} | {flags} |\n")
        pages.append(f"\n## {name}\n\n{page.flags}\n\n{page.markdown}\n")
    return _HEAD + "".join(table) + "".join(pages)


def with_help(page: str) -> str:
    """The page with what each command says of itself."""
    whole = click.Context(cli, info_name="discrepancies", terminal_width=80)
    helps = []
    for name in COMMANDS:
        command = command_named(name)
        of_command = click.Context(command, whole, name, terminal_width=80)
        helps.append(f"## {name}\n\n```text\n{command.get_help(of_command)}\n```\n")
    return _HELP.sub(lambda _: "\n" + "\n".join(helps) + "\n", page)


def with_columns(page: str) -> str:
    """The page with the columns of the claims table as they are today."""
    rows = "".join(f"| `{name}` | {' | '.join(about.split('; ', 1))} |\n" for name, about in COLUMNS.items())
    return _COLUMNS.sub(lambda _: f"| column | type | meaning |\n|---|---|---|\n{rows}", page)


def with_output(page: str) -> str:
    """The page with each command's output as it is today."""
    with TemporaryDirectory() as folder:
        for block in _FILE.finditer(page):
            file = Path(folder) / (block[1] or block[2])
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block[3], encoding="utf-8")
        return _CONSOLE.sub(lambda block: _ran(block[0], folder), page)


def with_excerpts(page: str) -> str:
    """The page with what it shows of a report as it is there today."""

    def excerpt(block: re.Match[str]) -> str:
        head, file, begin = block.groups()
        report = (ROOT / file).read_text("utf-8")
        if f"\n{begin}" not in report:
            raise SystemExit(f"{file} has no line that begins with {begin!r}")
        return head + report[report.index(f"\n{begin}") + 1 :].partition("\n\n")[0] + "\n"

    return _EXCERPT.sub(excerpt, page)


def _showing_output() -> Iterator[tuple[Path, str]]:
    """The pages of docs/ that show what commands print."""
    for page in sorted((ROOT / "docs").glob("*.md")):
        text = page.read_text("utf-8")
        if _CONSOLE.search(text):
            yield page, text


def _ran(block: str, folder: str) -> str:
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "\n".join(f"{command}\n{_output(command.removeprefix('$ '), folder)}" for command in commands)


def _output(command: str, folder: str) -> str:
    program, *arguments = shlex.split(command)
    if program != "discrepancies":
        raise SystemExit(f"only discrepancies can be run, not {command!r}")
    run = subprocess.run(
        [sys.executable, "-m", program, *arguments],
        cwd=folder,
        env={**os.environ, "NO_COLOR": "1"},
        capture_output=True,
        check=False,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
    )
    if "Traceback" in run.stderr:
        raise SystemExit(run.stderr)
    return "".join(f"{line.rstrip()}\n" for line in (run.stdout + run.stderr).splitlines())


def main() -> int:
    """Write the pages, or with --check only compare them."""
    pages = {
        README: with_excerpts(with_output(README.read_text("utf-8"))),
        **{page: with_output(text) for page, text in _showing_output()},
        RULES_PAGE: rules_page(),
        COMMANDS_PAGE: with_help(COMMANDS_PAGE.read_text("utf-8")),
        PYTHON_PAGE: with_columns(PYTHON_PAGE.read_text("utf-8")),
    }
    if sys.argv[1:] != ["--check"]:
        for page, text in pages.items():
            page.write_text(text, encoding="utf-8")
        return 0
    status = 0
    for page, text in pages.items():
        written = page.read_text("utf-8") if page.exists() else ""
        if written != text:
            status = 1
            differences = difflib.unified_diff(
                written.splitlines(), text.splitlines(), str(page), "make docs", lineterm=""
            )
            print(*differences, sep="\n")
    return status


if __name__ == "__main__":
    sys.exit(main())
