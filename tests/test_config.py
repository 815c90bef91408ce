"""A config is found from below, gives way to every option, and is refused as precisely as a claims file is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from discrepancies import config
from discrepancies.commands.options import Asked
from discrepancies.commands.running import of_claims
from discrepancies.config import NAME, SETTINGS, Config, link
from discrepancies.load.problems import InputError
from discrepancies.save import starter
from tests.command_line import run

MILL = """facts: {dead: {asks: How many people died?, kind: count}}
events: {mill: {title: Fire at the mill}}
sources:
  gazette: {event: mill, claims: [{fact: dead, value: 7, quote: seven people}]}
  herald: {event: mill, claims: [{fact: dead, value: 9, quote: nine people}]}
"""
EDITOR = '"vscode://file/{path}:{line}"'
ALL = """paths = ["data/*.yaml"]
texts = "texts"
decisions = "desk/decisions.yaml"
ignore = "single-source"
fail-on = "never"
engine = "local"
four-eyes = ["error", "warning"]
editor = "vscode://file/{path}:{line}"
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("data", "texts", "desk"):
        (tmp_path / name).mkdir()
    (tmp_path / "data" / "claims.yaml").write_text(MILL)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def refused(folder: Path, text: str) -> list[str]:
    (folder / NAME).write_text(text)
    with pytest.raises(InputError) as caught:
        config.read(folder)
    return str(caught.value).splitlines()


def test_everything_that_can_be_set_is_read(folder: Path) -> None:
    (folder / NAME).write_text(ALL)
    assert config.read(folder) == Config(
        file=NAME,
        paths=("data/claims.yaml",),
        texts="texts",
        decisions="desk/decisions.yaml",
        ignore=("single-source",),
        fail_on="never",
        engine="local",
        four_eyes=("error", "warning"),
        editor="vscode://file/{path}:{line}",
    )
    assert len(SETTINGS) == len(Config._fields) - 2


def test_a_table_of_pyproject_says_the_same_and_the_file_of_its_own_comes_first(folder: Path) -> None:
    (folder / "pyproject.toml").write_text('[tool.discrepancies]\npaths = ["data/claims.yaml"]\n')
    assert config.read(folder) == Config("pyproject.toml", ("data/claims.yaml",))
    (folder / NAME).write_text('fail-on = "info"\n')
    assert config.read(folder) == Config(NAME, fail_on="info")


def test_a_project_file_without_our_table_is_passed_over(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / NAME).write_text('fail-on = "info"\n')
    (folder / "desk" / "pyproject.toml").write_text('[project]\ndependencies = ["discrepancies"]\n')
    (folder / "data" / "pyproject.toml").write_text("this is no TOML\n")
    for below in ("desk", "data"):
        monkeypatch.chdir(folder / below)
        assert config.read(Path.cwd()).fail_on == "info"


def test_from_below_its_paths_are_as_one_would_type_them_there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / NAME).write_text(ALL)
    monkeypatch.chdir(folder / "desk")
    found = config.read(Path.cwd())
    assert (found.file, found.paths, found.texts) == ("../discrepancies.toml", ("../data/claims.yaml",), "../texts")
    assert found.decisions == "decisions.yaml"


def test_a_path_that_is_whole_or_of_a_revision_stays_as_it_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / NAME).write_text(f'paths = ["{folder}/data/claims.yaml", "git:HEAD:data/claims.yaml"]\n')
    monkeypatch.chdir(folder / "desk")
    assert config.read(Path.cwd()).paths == (f"{folder}/data/claims.yaml", "git:HEAD:data/claims.yaml")


def test_all_that_is_wrong_is_said_in_one_go_with_place_and_remedy(folder: Path) -> None:
    text = (
        'path = ["data/claims.yaml"]\n'
        "texts = 7\n"
        'ignore = [\n  "echo",\n  "single-sourc",\n]\n'
        'fail-on = "errors"\n'
        'editor = "javascript:{path}"\n'
        'decisions = ""\n'
        '[columns]\n"Low est." = "valu"\n'
    )
    assert refused(folder, text) == [
        'discrepancies.toml:1:1: there is no setting "path"; write "paths"',
        '    path = ["data/claims.yaml"]',
        "    ^",
        'discrepancies.toml:2:9: texts is not a text; write texts = "texts"',
        "    texts = 7",
        "            ^",
        'discrepancies.toml:5:3: ignore cannot be "single-sourc"; write "single-source"',
        '      "single-sourc",',
        "      ^",
        'discrepancies.toml:7:11: fail-on cannot be "errors"; write "error"',
        '    fail-on = "errors"',
        "              ^",
        f"discrepancies.toml:8:10: this address opens no file; write one with {{path}} in it, such as {EDITOR}",
        '    editor = "javascript:{path}"',
        "             ^",
        'discrepancies.toml:9:13: decisions is empty; write decisions = "data/decisions.yaml", or take it out',
        '    decisions = ""',
        "                ^",
        (
            'discrepancies.toml:11:14: a column has no key "valu"; write "value", or begin it with x- '
            "to keep it and not look at it"
        ),
        '    "Low est." = "valu"',
        "                 ^",
    ]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("decisions = decisions.yaml\n", "discrepancies.toml:1:13: invalid value; put a text in double quotes"),
        ("paths = []\npaths = []\n", "discrepancies.toml:2:11: cannot overwrite a value; take one of the two out"),
        ('paths = ["a"', "discrepancies.toml:1:13: "),
        ("Paths\n", "discrepancies.toml:1:6: expected '=' after a key in a key/value pair; write a key"),
        ('texts = "text"\n', "discrepancies.toml:1:9: there is no folder text; make it, write where it is"),
        ('decisions = "desk"\n', "discrepancies.toml:1:13: this is a folder; name the file in it"),
        ("four-eyes = [true]\n", "discrepancies.toml:1:13: four-eyes is not a text or a list of texts"),
        ('"four-eyes" = "errror"\n', 'discrepancies.toml:1:15: four-eyes cannot be "errror"; write "error"'),
        ("\ufefffail_on = 1\r\n", 'discrepancies.toml:1:1: there is no setting "fail_on"; write "fail-on"'),
        ('engine = "local"\n# \x07\n', "discrepancies.toml:2:3: the control character U+0007 stands here"),
    ],
)
def test_what_is_wrong_is_said_at_its_place(folder: Path, text: str, first: str) -> None:
    assert refused(folder, text)[0].startswith(first)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("[tool.discrepancies]\npats = 1\n", 'pyproject.toml:2:1: there is no setting "pats"; write "paths"'),
        ("tool.discrepancies.pats = 1\n", 'pyproject.toml:1:1: there is no setting "pats"; write "paths"'),
        ("[tool]\ndiscrepancies = {pats = 1}\n", 'pyproject.toml:2:1: there is no setting "pats"; write "paths"'),
        ("[tool]\ndiscrepancies = 1\n", "pyproject.toml:1:1: tool.discrepancies is no table"),
    ],
)
def test_in_pyproject_the_place_is_that_of_our_table(folder: Path, text: str, first: str) -> None:
    (folder / "pyproject.toml").write_text(text)
    with pytest.raises(InputError) as caught:
        config.read(folder)
    assert str(caught.value).startswith(first)


def test_commands_find_the_dossier_from_any_folder_below(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / NAME).write_text('paths = "data/claims.yaml"\nignore = ["single-source"]\n')
    typed = run("check", "data/claims.yaml", "--ignore", "single-source", "--format", "json")
    assert run("check", "--format", "json") == typed
    monkeypatch.chdir(folder / "desk")
    typed = run("check", "../data/claims.yaml", "--ignore", "single-source", "--format", "html")
    assert run("check", "--format", "html") == typed
    assert run("show", "dead").status == 0
    assert json.loads(run("schema").out)["properties"]["facts"]


def test_the_report_is_the_same_wherever_the_config_lies(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder / "desk")
    (folder / NAME).write_text('paths = "data/claims.yaml"\n')
    above = [run("check", "--format", name) for name in ("json", "html")]
    (folder / NAME).unlink()
    (folder / "desk" / NAME).write_text('paths = "../data/claims.yaml"\n')
    assert [run("check", "--format", name) for name in ("json", "html")] == above


def test_every_option_wins(folder: Path) -> None:
    (folder / NAME).write_text('paths = "none.yaml"\nfail-on = "never"\nignore = ["value-conflict"]\n')
    given = ("check", "data/claims.yaml")
    assert "value-conflict" not in run(*given).out
    assert run(*given).status == 0
    assert run(*given, "--fail-on", "error", "--ignore", "echo").status == 1
    assert "value-conflict" in run(*given, "--select", "value-conflict").out
    assert run("check").status == 2


def test_the_log_need_not_be_there_before_the_first_decision(folder: Path) -> None:
    (folder / NAME).write_text('paths = "data/claims.yaml"\ndecisions = "desk/log.yaml"\n')
    (finding,) = (
        one for one in json.loads(run("check", "--format", "json").out)["findings"] if one["rule"] == "value-conflict"
    )
    done = run("decide", finding["id"], "--answer", "unconfirmed", "--reason", "Both stand.", "--by", "Ana")
    assert done.status == 0
    assert (folder / "desk" / "log.yaml").exists()
    assert run("check").status == 0
    assert run("diff", "data/claims.yaml", "data/claims.yaml").status == 0
    assert run("check", "--decisions", "none.yaml").status == 2


def test_a_log_among_the_paths_is_no_file_of_claims(folder: Path) -> None:
    (folder / NAME).write_text('paths = "data/*.yaml"\n')
    (folder / "data" / "decisions.yaml").write_text("")
    assert of_claims(Asked(config.read(folder).paths)) == ("data/claims.yaml",)
    assert run("check", "--fail-on", "never").status == 0


def test_four_eyes_leave_open_what_nobody_approved(folder: Path) -> None:
    (folder / NAME).write_text('paths = "data/claims.yaml"\nfour-eyes = ["error"]\n')
    (finding,) = (
        one for one in json.loads(run("check", "--format", "json").out)["findings"] if one["severity"] == "error"
    )
    assert run("decide", finding["id"], "--answer", "unconfirmed", "--reason", "Both.", "--by", "Ana").status == 0
    assert run("check").status == 1
    (folder / NAME).write_text('paths = "data/claims.yaml"\n')
    assert run("check").status == 0


def test_a_wrong_config_ends_a_command_that_reads_it_and_no_other(folder: Path) -> None:
    (folder / NAME).write_text("pahts = 1\n")
    done = run("check", "data/claims.yaml")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith('discrepancies.toml:1:1: there is no setting "pahts"; write "paths"\n')
    for arguments in (("rules",), ("check", "--help"), ("init", "elsewhere")):
        assert run(*arguments).status == 0


def test_init_writes_one_that_works_and_names_every_setting(folder: Path) -> None:
    assert run("init", "new").status == 0
    text = (folder / "new" / starter.CONFIG).read_text("utf-8")
    assert config.read(folder / "new").paths == ("new/data/claims.yaml",)
    for key in SETTINGS.keys() - {"engine"}:
        assert f"\n{key} = " in text or f"\n# {key} = " in text
    (folder / "new" / "texts").mkdir()
    lines = (line.removeprefix("# ") for line in text.splitlines())
    (folder / "new" / starter.CONFIG).write_text("\n".join(line for line in lines if line.split(" ")[0] in SETTINGS))
    assert None not in config.read(folder / "new")._replace(engine="local")[:-1]
    (folder / "new" / starter.CONFIG).write_text(text[text.index("# [columns") :].replace("# ", ""))
    assert config.read(folder / "new").columns


def test_a_mapping_of_sheets_may_stand_in_a_project_file_and_holds_for_whatever_reads_them(folder: Path) -> None:
    mapping = '[tool.discrepancies.columns."tolls.csv"]\nPaper = "{}"\nDead = {{fact = "dead", event = "mill"}}\n'
    (folder / "tolls.csv").write_text("Paper,Dead,Seen by\nbugle,8,Ada\n")
    (folder / "pyproject.toml").write_text(mapping.format("sorce"))
    first, *shown = run("check", "data/claims.yaml", "tolls.csv").err.splitlines()
    assert first.startswith('pyproject.toml:2:9: a column has no key "sorce"; write "source", or begin it with x-')
    assert shown == ['    Paper = "sorce"', "            ^"]
    (folder / "pyproject.toml").write_text(mapping.format("source"))
    (folder / "data" / "claims.yaml").write_text(MILL.replace("herald: {", "bugle: {claims: []}\n  herald: {"))
    (folder / "texts" / "herald.txt").write_text("nine people")
    paths = ("data/claims.yaml", "tolls.csv")
    assert "bugle" in run("check", *paths, "--ignore", "quote-missing").out
    assert run("diff", "tolls.csv", "tolls.csv", "--with", "data/claims.yaml").status == 0
    assert run("quotes", *paths, "--texts", "texts", "--pin").status == 0
    assert "sha256" in (folder / "data" / "claims.yaml").read_text()
    assert run("convert", *paths, "all.yaml").status == 0
    assert "x-Seen by: Ada" in (folder / "all.yaml").read_text()


def test_an_address_opens_a_file_at_a_line(folder: Path) -> None:
    assert link("vscode://file/{path}:{line}", "data/my claims.yaml", 12) == (
        f"vscode://file/{folder}/data/my%20claims.yaml:12"
    )
    assert link("idea://open?file={path}&line={line}&column={column}", "a&b.yaml", 3).endswith(
        "a%26b.yaml&line=3&column=1"
    )
