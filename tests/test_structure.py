"""Rules about the house itself: what grows in it is registered, explained and proved, and every room stays small."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from importlib import import_module
from pathlib import Path

import click
import pytest
import yaml
from click.testing import CliRunner

from discrepancies import formats, kinds, rules
from discrepancies.claims.table import COLUMNS
from discrepancies.cli import cli
from discrepancies.commands import COMMANDS, command_named
from discrepancies.load import READERS

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "discrepancies"
MOST_LINES, MOST_ARGUMENTS, MOST_AT_THE_ROOT = 400, 6, 6
OF_TEXTS = {"brotli", "lxml", "mammoth", "pypdf", "rapidfuzz"}
"""What only reading texts and finding altered quotes in them takes."""
HEAVY = {
    *("pandas", "numpy", "yaml", "tabulate", "pint", "openpyxl", "pyarrow"),
    *("pygls", "lsprotocol", "cattrs", "krippendorff", "watchfiles"),
    *("jinja2", "flask", "waitress", "werkzeug", "distributed", "dask"),
    *OF_TEXTS,
}
MADE = {"__pycache__", "build", "dist"}
HOSTS = {
    *("example.org", "example.com", "json-schema.org", "yaml.org", "semver.org", "keepachangelog.com"),
    *("doi.org", "dx.doi.org"),  # part of what a DOI looks like
    "schemas.openxmlformats.org",
    *("docs.oasis-open.org", "raw.githubusercontent.com", "www.w3.org"),  # SARIF's schema, and that of schemas in XML
    *("gazette.example", "else.example", "third.example", "ads.example"),
    "zotero.org",  # part of what the id of a reference looks like
    "web.archive.org",  # part of what the address of an archived page looks like
}
"""The only hosts that files may name: invented ones and those of published formats."""

SEVERITIES = {
    "revised-down": "warning",
    "self-contradiction": "error",
    "misquote": "error",
    "value-conflict": "error",
    "constraint-broken": "error",
    "altered-copy": "warning",
    "published-before": "error",
    "weekday-mismatch": "error",
    "names-differ": "error",
    "spelling-differs": "warning",
    "echo": "warning",
    "scope-differs": "warning",
    "look-alike-events": "warning",
    "corrected": "info",
    "superseded": "info",
    "precision-differs": "info",
    "incomparable": "info",
    "single-source": "info",
    "quote-missing": "warning",
    "quote-not-found": "error",
    "quote-disagrees": "error",
    "language-not-read": "info",
    "text-changed": "error",
    "text-missing": "info",
    "figure-unclaimed": "info",
    "unused": "warning",
}


def written() -> Iterator[Path]:
    """Every file that somebody wrote: no caches, no environment."""
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        made = any(part in MADE or (part.startswith(".") and part != ".ci") for part in parts[:-1])
        if path.is_file() and not made and parts != (".git",):  # in a worktree, a file that says where the rest is
            yield path


PYTHON = [path for path in written() if path.suffix == ".py"]
OURS = [path for path in PYTHON if path.is_relative_to(PACKAGE)]


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def modules(folder: str) -> set[str]:
    return {path.stem.replace("_", "-") for path in (PACKAGE / folder).glob("*.py")} - {"--init--"}


def test_every_module_in_rules_is_registered_once() -> None:
    assert len(set(rules.RULES)) == len(rules.RULES)
    assert set(rules.RULES) == modules("rules") - {"identity", "flags", "event-marks"}


@pytest.mark.parametrize("name", rules.RULES)
def test_a_rule_has_a_manual_page_a_severity_and_a_check(name: str) -> None:
    rule = rules.rule(name)
    page = (rule.__doc__ or "").strip()
    assert page.startswith(f"{name}: ")
    paragraphs = page.split("\n\n")
    assert "\n" not in paragraphs[0]
    assert paragraphs[0].endswith(".")
    begins = ["Why: ", "Passes: ", "Fails", "When not to worry: "]
    assert [
        next((at for at, text in enumerate(paragraphs) if text.startswith(word)), word) for word in begins
    ] == sorted(at for at, text in enumerate(paragraphs) if text.startswith(tuple(begins)))
    assert SEVERITIES[name] == rule.SEVERITY
    assert callable(rule.check)


@pytest.mark.parametrize("name", rules.RULES)
def test_a_rule_is_proved_by_cases_that_pass_and_cases_that_fail(name: str) -> None:
    cases = yaml.load((ROOT / "tests" / "cases" / f"{name}.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
    assert cases["pass"]
    assert cases["fail"]


def test_cases_are_of_rules_that_exist() -> None:
    assert {path.stem for path in (ROOT / "tests" / "cases").glob("*.yaml")} == set(rules.RULES)


@pytest.mark.parametrize("name", kinds.KINDS)
def test_a_kind_reads_and_says_and_is_proved(name: str) -> None:
    kind = kinds.kind(name)
    assert all(callable(each) for each in (kind.read, kind.say, kind.bounds))
    assert kind.__doc__
    assert (ROOT / "tests" / "kinds" / f"test_{name.replace('-', '_')}.py").exists()


@pytest.mark.parametrize("name", formats.FORMATS)
def test_a_format_renders_and_names_its_files(name: str) -> None:
    module = formats.format_named(name)
    assert callable(module.render)
    assert name == "github" or module.FILES, "only what is for a log is kept as no file"
    assert all(callable(render) for render in module.FILES.values())


@pytest.mark.parametrize(("ending", "name"), READERS)
def test_a_reader_is_a_module_that_reads(ending: str, name: str) -> None:
    assert ending.startswith(".")
    assert callable(import_module(f"discrepancies.load.{name}").read)


def imported_from(package: str, path: Path) -> set[str]:
    """The modules of a package that a file imports."""
    froms = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ImportFrom)]
    return {
        name.removeprefix(f"{package}.")
        for node in froms
        for name in ([f"{package}.{alias.name}" for alias in node.names] if node.module == package else [node.module])
        if name and name.startswith(f"{package}.")
    }


def test_a_room_of_evidence_is_proved_or_serves_one_that_is() -> None:
    rooms = {
        path.stem: imported_from("discrepancies.evidence", path) for path in (PACKAGE / "evidence").glob("[!_]*.py")
    }
    tests = (ROOT / "tests" / "evidence").glob("test_*.py")
    proved: set[str] = set()
    reached = set().union(*(imported_from("discrepancies.evidence", path) for path in tests)) & set(rooms)
    while reached - proved:
        proved |= reached
        reached = set().union(*(rooms[room] for room in proved)) & set(rooms)
    assert set(rooms) - proved == set()


def test_the_claims_table_has_the_columns_that_are_documented(tmp_path: Path) -> None:
    import discrepancies

    file = tmp_path / "claims.yaml"
    file.write_text(
        "facts: {dead: {asks: How many?, kind: count}}\nsources: {a: {event: e, claims: [{fact: dead, value: 7}]}}\n"
    )
    assert list(discrepancies.load(str(file)).claims.columns) == list(COLUMNS)


@pytest.mark.parametrize("path", PYTHON, ids=named)
def test_a_file_says_why_it_exists_and_stays_one_room(path: Path) -> None:
    text = path.read_text("utf-8")
    assert ast.get_docstring(ast.parse(text)), "no docstring"
    assert len(text.splitlines()) <= MOST_LINES


def own_imports(path: Path) -> Iterator[tuple[ast.ImportFrom | ast.Import, str]]:
    """Every import of ours in a file, wherever it stands, with each module that it names."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{name}" for name in names)]
        for name in names:
            if isinstance(node, ast.Import | ast.ImportFrom) and name.partition(".")[0] == PACKAGE.name:
                yield node, name


def test_no_imports_go_round_in_a_circle() -> None:
    of = {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path for path in OURS}
    imports = {name: {to for _, to in own_imports(path) if to in of and to != name} for name, path in of.items()}
    # A folder and a file in it are named by one import, which asks the folder for nothing.
    asked = {
        name: {to for to in found if not any(f"{to}." in other for other in found)} for name, found in imports.items()
    }
    assert sorted(TopologicalSorter(asked).static_order()) == sorted(of)


@pytest.mark.parametrize("path", OURS, ids=named)
def test_an_import_inside_a_function_is_for_start_up_and_says_so(path: Path) -> None:
    if path.parent.name == "commands":
        return  # its docstring says for all of them that they import late
    lines = path.read_text("utf-8").splitlines()
    inside = [node.lineno for node, _ in own_imports(path) if node.col_offset and not within_type_checking(lines, node)]
    said = {number for number in inside if "# Start-up: " in lines[number - 2]}
    assert {number for number in inside if not {number, number - 1} & said} == set()


def within_type_checking(lines: list[str], node: ast.stmt) -> bool:
    above = (line for line in reversed(lines[: node.lineno - 1]) if line and not line.startswith(" "))
    return next(above, "") == "if TYPE_CHECKING:"


@pytest.mark.parametrize("path", OURS, ids=named)
def test_a_function_is_told_few_things(path: Path) -> None:
    functions = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.FunctionDef))
    arguments = {
        function.name: [argument.arg for argument in (*told.posonlyargs, *told.args, *told.kwonlyargs)]
        for function in functions
        for told in [function.args]
    }
    assert {name: told for name, told in arguments.items() if len(set(told) - {"self", "cls"}) > MOST_ARGUMENTS} == {}


def test_the_root_holds_what_is_read_first() -> None:
    files = {path.name for path in PACKAGE.glob("*.py")}
    assert len(files) <= MOST_AT_THE_ROOT
    assert {"__init__.py", "__main__.py", "cli.py", "model.py", "pipeline.py"} <= files


def test_contributing_shows_every_room_of_the_house() -> None:
    rooms = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    house = (
        (ROOT / "CONTRIBUTING.md")
        .read_text("utf-8")
        .partition("## The house")[2]
        .partition("```")[2]
        .partition("```")[0]
    )
    assert set(re.findall(r"\b(\w+)/", house)) == rooms


def test_there_is_no_drawer_for_everything() -> None:
    assert not [path for path in written() if re.fullmatch(r"utils?|helpers?|misc|common", path.stem)]


def test_every_command_is_listed() -> None:
    assert set(COMMANDS) == modules("commands") - {
        "options",
        "running",
        "configured",
        "wrong-input",
        "team",
        "watching",
    }
    assert all(command_named(name).name == name for name in COMMANDS)


def test_a_command_is_listed_with_the_first_sentence_of_its_help() -> None:
    helps = {name: command_named(name).get_short_help_str(limit=1_000) for name in COMMANDS}
    assert helps == {name: click.Command(name, help=says).get_short_help_str(1_000) for name, says in COMMANDS.items()}


def test_every_command_is_told_in_one_line_of_a_terminal() -> None:
    shown = CliRunner().invoke(cli, ["--help"], terminal_width=80, max_content_width=80).output
    listed = shown.partition("Commands:\n")[2].splitlines()
    assert [line.split()[0] for line in listed] == list(COMMANDS)
    assert [line for line in listed if len(line) > 80 or not line.endswith(".")] == []


def test_help_imports_no_command() -> None:
    script = (
        "import sys; from discrepancies.cli import cli; cli(['--help'], standalone_mode=False); print(*sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, encoding="utf-8")
    assert {name for name in run.stdout.split() if name.startswith("discrepancies.commands.")} == set()


@pytest.mark.parametrize("path", [PACKAGE / "cli.py", *sorted((PACKAGE / "commands").glob("*.py"))], ids=named)
def test_the_command_line_holds_no_logic(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    at_start = [node for node in tree.body if isinstance(node, (ast.Import, ast.ImportFrom))]
    imported = {
        name
        for node in at_start
        for name in ([node.module] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names])
        if name
    }
    assert {name for name in imported if name.partition(".")[0] in HEAVY} == set()
    branching = (ast.If, ast.For, ast.While, ast.IfExp, ast.comprehension, ast.Match)
    branches = {
        function.name: sum(isinstance(node, branching) for node in ast.walk(function))
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
    }
    assert {name: count for name, count in branches.items() if count > 3} == {}


def imported(*arguments: str | Path) -> set[str]:
    """The libraries that a command imports."""
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "discrepancies", *arguments],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert run.stdout
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in run.stderr.splitlines()}


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["review", "--help"], ["--version"]])
def test_help_does_not_wait_for_heavy_libraries(arguments: list[str]) -> None:
    assert "click" in imported(*arguments)
    assert imported(*arguments) & HEAVY == set()


@pytest.mark.parametrize(("text", "needed"), [(None, set()), ("a.txt", set()), ("a.html", {"lxml"})])
def test_a_check_waits_for_no_library_that_its_texts_do_not_need(
    text: str | None, needed: set[str], tmp_path: Path
) -> None:
    if text:
        (tmp_path / text).write_text("<html><p>Seven people died.</p></html>")
    file = tmp_path / "claims.yaml"
    file.write_text(
        "facts: {dead: {asks: How many?, kind: count}}\n"
        f"sources: {{a: {{text: {{file: {text or 'none.txt'}}}, event: e, "
        "claims: [{fact: dead, value: 7, quote: Seven people}]}}\n"
    )
    assert imported("check", file) & OF_TEXTS == needed


@pytest.mark.parametrize("path", [path for path in written() if path.suffix != ".pyc"], ids=named)
def test_no_file_knows_a_machine_or_where_packages_come_from(path: Path) -> None:
    text = path.read_bytes().decode("utf-8", "replace")
    assert set(re.findall(r"\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:org|io|com|net|dev)\b", text)) <= HOSTS
    assert re.findall(r"https?://\S+/simple\b|\w\.whl\b", text) == []
    assert re.findall(r"/(?:work|tmp|root|farm)/|/(?:home|Users)/\w+/", text) == []
