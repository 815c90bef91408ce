"""The command line from outside: what it prints, where, and how it ends."""

import csv
import io
import json
import os
import pty
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from unittest import mock

import pytest

from discrepancies import __version__
from discrepancies.formats import FORMATS, Style, format_named
from discrepancies.rules import RULES
from tests.command_line import run

DECLARED = """
facts:
  killed: {asks: How many people were killed?, kind: count, unit: people}
  held: {asks: Was anybody held?, kind: yes-no}
"""
SOURCES = """
sources:
  gazette:
    event: bridge
    claims:
      - {fact: killed, value: 7, quote: "seven dead"}
      - {fact: held, value: yes, quote: "held one man"}
  wire:
    event: bridge
    claims:
      - {fact: killed, value: at least 9, quote: "at least nine dead"}
      - {fact: held, value: yes, quote: "a man was held"}
      - {fact: killed, event: harbour, value: 3, quote: "three died"}
"""
QUIET = DECLARED + SOURCES.replace("at least 9", "at least 5")
LOUD = DECLARED + SOURCES


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in (("loud", LOUD), ("quiet", QUIET), ("declared", DECLARED), ("sources", SOURCES)):
        Path(f"{name}.yaml").write_text(text)
    Path("bad.yaml").write_text(LOUD.replace("value: 7", "value: 7 or 9"))


def rules_of(text: str) -> set[str]:
    """The rules of the findings in a JSON report."""
    return {finding["rule"] for finding in json.loads(text)["findings"]}


def test_it_exits_with_0_where_nothing_is_open_at_the_level() -> None:
    assert run("check", "quiet.yaml").status == 0


def test_it_exits_with_1_where_an_error_is_open() -> None:
    found = run("check", "loud.yaml")
    assert found.status == 1
    assert "7" in found.out
    assert "at least 9" in found.out
    assert found.err == ""


@pytest.mark.parametrize(
    ("file", "level", "status"),
    [
        ("loud", "error", 1),
        ("loud", "warning", 1),
        ("loud", "info", 1),
        ("loud", "never", 0),
        ("quiet", "error", 0),
        ("quiet", "info", 1),
        ("quiet", "never", 0),
    ],
)
def test_fail_on_sets_the_level(file: str, level: str, status: int) -> None:
    assert run("check", f"{file}.yaml", "--fail-on", level).status == status


def test_wrong_input_is_said_on_standard_error_with_its_place() -> None:
    found = run("check", "bad.yaml")
    assert found.status == 2
    assert found.out == ""
    place, line, caret = found.err.splitlines()
    assert place.startswith("bad.yaml:10:31: ")
    assert line.strip() == LOUD.replace("value: 7", "value: 7 or 9").splitlines()[9].strip()
    assert caret.index("^") == line.index("7 or 9")


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "missing.yaml"),
        ("check", "."),
        ("check", "loud.docx"),
        ("check", "loud.yaml", "--format", "pdf"),
        ("check", "loud.yaml", "--fail-on", "sometimes"),
        ("check", "loud.yaml", "--colour"),
        ("chek",),
        ("show",),
    ],
)
def test_wrong_usage_exits_with_2_and_says_so(arguments: tuple[str, ...]) -> None:
    Path("loud.docx").write_text(LOUD)
    found = run(*arguments)
    assert found.status == 2
    assert found.out == ""
    assert len(found.err.splitlines()) <= 6


@pytest.mark.parametrize(
    ("arguments", "nearest"),
    [
        (("check", "loud.yaml", "--select", "value-conflct"), "value-conflict"),
        (("check", "loud.yaml", "--ignore", "single-sorce"), "single-source"),
        (("check", "loud.yaml", "--event", "brigde"), "bridge"),
        (("check", "loud.yaml", "--fact", "kiled"), "killed"),
        (("check", "loud.yaml", "--fact", "bridge/kiled"), "bridge/killed"),
        (("check", "loud.yaml", "--source", "gazete"), "gazette"),
        (("show", "kiled", "loud.yaml"), "killed"),
        (("show", "harbor/killed", "loud.yaml"), "harbour/killed"),
        (("rules", "value-conflct"), "value-conflict"),
    ],
)
def test_an_unknown_name_exits_with_2_and_names_the_nearest(arguments: tuple[str, ...], nearest: str) -> None:
    found = run(*arguments)
    assert found.status == 2
    assert found.out == ""
    assert nearest in found.err


def test_select_runs_only_these_rules() -> None:
    found = run("check", "loud.yaml", "--format", "json", "--select", "single-source")
    assert rules_of(found.out) == {"single-source"}
    assert found.status == 0
    both = run("check", "loud.yaml", "--format", "json", "--select", "single-source,value-conflict")
    assert both == run(
        "check", "loud.yaml", "--format", "json", "--select", "single-source", "--select", "value-conflict"
    )
    assert rules_of(both.out) == {"single-source", "value-conflict"}


def test_ignore_leaves_rules_out() -> None:
    every = rules_of(run("check", "loud.yaml", "--format", "json").out)
    found = run("check", "loud.yaml", "--format", "json", "--ignore", "value-conflict")
    assert rules_of(found.out) == every - {"value-conflict"}
    assert found.status == 0
    assert json.loads(found.out)["summary"]["status"]["disputed"] == 1


def test_filters_choose_what_is_shown_and_counted() -> None:
    elsewhere = run("check", "loud.yaml", "--format", "json", "--event", "harbour")
    assert elsewhere.status == 0
    assert [(fact["event"], fact["fact"]) for fact in json.loads(elsewhere.out)["facts"]] == [("harbour", "killed")]
    held = json.loads(run("check", "loud.yaml", "--format", "json", "--fact", "held").out)
    assert [fact["fact"] for fact in held["facts"]] == ["held"]
    assert held["summary"]["claims"] == 2
    killed = json.loads(run("check", "loud.yaml", "--format", "json", "--fact", "bridge/killed").out)
    assert [(fact["event"], fact["status"]) for fact in killed["facts"]] == [("bridge", "disputed")]
    wire = json.loads(run("check", "loud.yaml", "--format", "json", "--source", "wire", "--fact", "killed").out)
    assert {fact["event"] for fact in wire["facts"]} == {"bridge", "harbour"}
    two = run("check", "loud.yaml", "--format", "json", "--event", "harbour", "--event", "bridge")
    assert len(json.loads(two.out)["facts"]) == 3


def test_rules_see_what_filters_hide() -> None:
    found = json.loads(run("check", "loud.yaml", "--format", "json", "--source", "gazette").out)
    assert "value-conflict" in {finding["rule"] for finding in found["findings"]}
    assert {fact["fact"]: fact["status"] for fact in found["facts"]}["killed"] == "disputed"


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_goes_to_the_terminal_or_into_a_file_alike(name: str) -> None:
    printed = run("check", "loud.yaml", "--format", name)
    written = run("check", "loud.yaml", "--format", name, "--output", "out")
    assert (printed.status, written.status) == (1, 1)
    assert written.out == ""
    assert Path("out").read_bytes().decode() == printed.out
    assert printed.out.endswith("\n")
    assert printed == run("check", "loud.yaml", "--format", name)
    assert "killed" in printed.out


def test_json_and_csv_can_be_read_back() -> None:
    report = json.loads(run("check", "loud.yaml", "--format", "json").out)
    assert report["format"] == "discrepancies-report/2"
    assert report["summary"]["claims"] == 5
    rows = list(csv.DictReader(io.StringIO(run("check", "loud.yaml", "--format", "csv").out)))
    assert {row["record"] for row in rows} == {"finding", "agreement"}
    assert "value-conflict" in {row["rule"] for row in rows}


def test_a_file_that_cannot_be_written_is_one_plain_line() -> None:
    found = run("check", "loud.yaml", "--output", "no/such/folder/out")
    assert found.status == 2
    assert found.out == ""
    assert found.err.count("\n") == 1
    assert "no/such/folder" in found.err


def test_the_default_is_the_shipped_place() -> None:
    assert run("check").status == 2
    Path("data").mkdir()
    Path("data/claims.yaml").write_text(LOUD)
    assert run("check") == run("check", "data/claims.yaml")


def test_standard_input_is_a_file_named_dash() -> None:
    found = run("check", "-", "--format", "json", stdin=LOUD.encode())
    assert found.status == 1
    assert '"file": "-"' in found.out
    assert found.out.replace('"-"', '"loud.yaml"') == run("check", "loud.yaml", "--format", "json").out
    wrong = run("check", "-", stdin=b"facts: [")
    assert wrong.status == 2
    assert wrong.err.startswith("-:1:")


def test_several_files_are_one_dossier() -> None:
    found = run("check", "declared.yaml", "sources.yaml")
    assert found.status == 1
    assert run("check", "declared.yaml", "-", stdin=SOURCES.encode()).status == 1
    twice = run("check", "loud.yaml", "declared.yaml")
    assert twice.status == 2
    assert "loud.yaml" in twice.err
    assert "declared.yaml" in twice.err
    assert run("check", "sources.yaml").status == 2


def test_rules_lists_the_catalogue_and_prints_each_page() -> None:
    listed = run("rules")
    assert listed.status == 0
    assert [line.split()[0] for line in listed.out.splitlines() if line.strip()] == list(RULES)
    for rule in RULES:
        page = run("rules", rule)
        assert page.status == 0
        assert page.out.startswith(f"{rule}: ")
        assert "Why: " in page.out


def test_show_gives_one_fact_with_every_quote() -> None:
    one = run("show", "bridge/killed", "loud.yaml")
    assert one.status == 0
    for words in ("How many people were killed?", "seven dead", "at least nine dead", "gazette", "wire"):
        assert words in one.out
    assert "three died" not in one.out
    every = run("show", "killed", "loud.yaml")
    assert "seven dead" in every.out
    assert "three died" in every.out
    assert "held one man" not in every.out


def test_schema_knows_what_the_files_declare() -> None:
    general, own = (json.loads(run("schema", *paths).out) for paths in ((), ("loud.yaml",)))
    assert general != own
    assert general["$schema"] == own["$schema"]
    assert "Was anybody held?" not in json.dumps(general)
    assert "Was anybody held?" in json.dumps(own)


def test_report_writes_every_format_and_the_same_again() -> None:
    first = run("report", "loud.yaml", "-o", "out")
    assert first.status == 0
    files = {file: Path("out", file).read_bytes() for name in FORMATS for file in format_named(name).FILES}
    assert {str(Path(line).name) for line in first.out.splitlines()} == set(files)
    assert {path.name for path in Path("out").iterdir()} == set(files)
    assert run("report", "loud.yaml", "-o", "out") == first
    assert files == {file: Path("out", file).read_bytes() for file in files}
    assert run("report", "bad.yaml", "-o", "elsewhere").status == 2
    assert not Path("elsewhere").exists()


def test_version_and_help() -> None:
    assert run("--version").out == f"discrepancies {__version__}\n"
    for command in ((), ("check",), ("report",), ("show",), ("rules",), ("schema",)):
        found = run(*command, "--help")
        assert found.status == 0
        assert found.out.startswith("Usage: discrepancies")
        assert run(*command, "-h") == found


class _Interrupted(io.RawIOBase):
    """Standard input while somebody presses Ctrl-C."""

    def readable(self) -> bool:
        return True

    def readinto(self, _buffer: object) -> int:
        raise KeyboardInterrupt


def test_ctrl_c_exits_with_130() -> None:
    found = run("check", "-", stdin=_Interrupted())
    assert found.status == 130
    assert found.out == ""
    assert "Traceback" not in found.err


def test_ctrl_c_leaves_no_half_written_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def half(_report: object, out: io.TextIOBase, _style: Style) -> None:
        out.write("half")
        raise KeyboardInterrupt

    monkeypatch.setattr(format_named("text"), "render", half)
    Path("old").write_text("whole")
    before = sorted(Path().iterdir())
    for name in ("old", "new"):
        assert run("check", "loud.yaml", "--output", name).status == 130
    assert sorted(Path().iterdir()) == before
    assert Path("old").read_text() == "whole"


COMMAND = (sys.executable, "-m", "discrepancies")


def test_a_signal_while_reading_ends_the_process_with_130() -> None:
    with subprocess.Popen(
        [*COMMAND, "check", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin
        # More than a pipe holds: once it is written, somebody is reading.
        process.stdin.write(b"# nothing\n" * 100_000)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert out == b""
    assert b"Traceback" not in err


def test_a_broken_pipe_is_no_traceback() -> None:
    entries = "\n".join(f'      - {{fact: killed, event: e{n}, value: {n}, quote: "…"}}' for n in range(3000))
    Path("long.yaml").write_text(f"{DECLARED}sources:\n  gazette:\n    claims:\n{entries}\n")
    with subprocess.Popen(
        [*COMMAND, "check", "long.yaml", "--format", "json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.read(10)
        process.stdout.close()
        err = process.stderr.read()
        process.wait(timeout=60)
    assert err == b""
    assert process.returncode == 141


@pytest.mark.parametrize(("no_color", "coloured"), [(None, True), ("1", False), ("", True)])
def test_colour_only_on_a_terminal_and_unless_no_color(no_color: str | None, coloured: bool) -> None:
    environment = {key: value for key, value in os.environ.items() if key != "NO_COLOR"} | {"TERM": "xterm"}
    if no_color is not None:
        environment["NO_COLOR"] = no_color
    ours, theirs = pty.openpty()
    with subprocess.Popen([*COMMAND, "check", "loud.yaml"], stdout=theirs, env=environment):
        os.close(theirs)
        out = b"".join(_read(ours))
    os.close(ours)
    assert (b"\x1b[" in out) == coloured
    assert b"at least 9" in out
    assert "\x1b" not in run("check", "loud.yaml").out


def _read(terminal: int) -> Iterator[bytes]:
    while True:
        try:
            data = os.read(terminal, 4096)
        except OSError:  # how a terminal says that nobody is left at its other end
            return
        if not data:
            return
        yield data


def test_help_waits_for_no_heavy_library() -> None:
    script = dedent("""
        import sys
        from discrepancies.cli import main
        for arguments in (["--help"], ["check", "--help"], ["--version"]):
            sys.argv = ["discrepancies", *arguments]
            try:
                main()
            except SystemExit as end:
                assert not end.code
        heavy = {"pandas", "numpy", "yaml", "tabulate", "rapidfuzz"} & set(sys.modules)
        assert not heavy, heavy
    """)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_an_unwritable_terminal_encoding_does_not_matter() -> None:
    with mock.patch.dict(os.environ, {"PYTHONIOENCODING": "ascii"}):
        Path("accents.yaml").write_text(LOUD.replace("seven dead", "séïs muertos ☠"), encoding="utf-8")
        done = subprocess.run([*COMMAND, "check", "accents.yaml"], capture_output=True, check=False)
    assert done.returncode == 1
    assert "séïs muertos ☠".encode() in done.stdout
