"""A sheet as it is comes to the claims that somebody would have written down by hand, or its mapping is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import discrepancies
from discrepancies.load.problems import InputError
from tests.command_line import run

SHEETS = Path(__file__).parents[2] / "sheets"
SAMPLES = sorted(folder.name for folder in SHEETS.iterdir())
FACTS = "facts:\n  killed: {asks: How many people were killed?, kind: count, unit: people}\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "facts.yaml").write_text(FACTS)
    return tmp_path


def answers(*paths: str) -> dict[str, Any]:
    """The status and the answers of each fact, as `check` gives them."""
    report = json.loads(run("check", *paths, "--format", "json").out)
    return {
        f"{fact['event']}/{fact['fact']}": {
            "status": fact["status"],
            "answers": {
                answer["value"] + (f" ({answer['scope']})" if answer["scope"] else ""): answer["says"]["sources"]
                for answer in fact["answers"]
            },
        }
        for fact in report["facts"]
    }


def findings(*paths: str) -> list[tuple[str, str]]:
    report = json.loads(run("check", *paths, "--format", "json").out)
    return [(one["id"], one["message"]) for one in report["findings"]]


def refused(*paths: str) -> list[str]:
    found = run("check", *paths)
    assert found.status == 2
    return found.err.splitlines()


def mapped(folder: Path, mapping: str, sheet: str | bytes, name: str = "sheet.csv") -> str:
    (folder / "discrepancies.toml").write_text(f'[columns."{name}"]\n{mapping}', "utf-8")
    (folder / name).write_bytes(sheet if isinstance(sheet, bytes) else sheet.encode())
    return name


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sheet_of_somebody_elses_loads_unedited(sample: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SHEETS / sample)
    assert len(Path("discrepancies.toml").read_text("utf-8").splitlines()) <= 10
    files = sorted(path.name for path in Path().iterdir() if path.name not in ("discrepancies.toml", "expected.yaml"))
    assert answers(*files) == yaml.load(Path("expected.yaml").read_text("utf-8"), yaml.BaseLoader)


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("ending", ["yaml", "csv", "xlsx", "jsonl", "parquet"])
def test_what_it_is_converted_to_gives_the_same_findings(
    sample: str, ending: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(SHEETS / sample)
    files = sorted(path.name for path in Path().iterdir() if path.name not in ("discrepancies.toml", "expected.yaml"))
    before = findings(*files)
    assert run("convert", *files, f"{folder}/out.{ending}").status == 0
    monkeypatch.chdir(folder)
    (folder / "facts.yaml").unlink()
    together = sorted(path.name for path in folder.iterdir())
    assert findings(*together) == before
    assert run("convert", *together, "again.yaml").status == 0
    assert run("convert", "again.yaml", "there.csv").status == 0
    assert run("convert", "there.rest.yaml", "there.csv", "back.yaml").status == 0
    assert (folder / "back.yaml").read_text("utf-8") == (folder / "again.yaml").read_text("utf-8")


PLAIN = {"Paper": "source", "Incident": "event", "Dead": {"fact": "killed"}}
TWO = [("a", "e", 7.0), ("b", "e", 9.0)]


def read(name: str, mapping: dict[str, Any], *more: str) -> list[tuple[str, str, float]]:
    claims = discrepancies.load("facts.yaml", name, *more, columns=mapping).claims
    return sorted(zip(claims["source"], claims["event"], claims["low"], strict=True))


@pytest.mark.parametrize(
    ("name", "sheet"),
    [
        ("a.csv", "Paper,Incident,Dead\na,e,7\nb,e,9\n"),
        ("a.csv", "\ufeffPAPER ; incident;  dead\r\na;e;7\r\nb;e;9;;\r\n\r\n;;\r\n"),
        ("a.tsv", "Dead\t\tpaper\tINCIDENT\t\n7\t\ta\te\t\n9\t\tb\te\n"),
        ("a.csv", 'Tolls of the storm,,,\n,,,\nPaper,Incident,Dead,"a, b"\na,e,7,"x, y"\nb,e,9\n'),
        ("a.csv", "Paper;Incident;Dead;a, b;a, b\na;e;7;;\nb;e;9;;\n"),
        (
            "a.jsonl",
            '{"paper": "a", "Incident": "e", "dead": 7, "x": {"y": [1]}}\n{"Paper":"b","Incident":"e","Dead":9}',
        ),
    ],
)
def test_ways_in_which_one_sheet_is_kept(name: str, sheet: str, folder: Path) -> None:
    (folder / name).write_bytes(sheet.encode())
    assert read(name, PLAIN) == TWO


def test_a_workbook_may_have_a_title_and_sheets_of_its_own(folder: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = "Log"
    for row in (["Tolls of the storm"], ["Paper ", "INCIDENT", "dead"], ["a", "e", 7], ["b", "e", 9]):
        book.active.append(row)
    book.active.merge_cells("A1:C1")
    book.save(folder / "a.xlsx")
    assert read("a.xlsx", PLAIN) == TWO
    book.create_sheet("Notes").append(["ask again"])
    book.save(folder / "a.xlsx")
    assert read("a.xlsx", {"a.xlsx#log": PLAIN}) == TWO
    with pytest.raises(InputError, match=r'the sheet "Log" is no section .* \[columns."a.xlsx#Log"\]'):
        read("a.xlsx", PLAIN)
    book["Log"].merge_cells("B3:B4")
    book.save(folder / "a.xlsx")
    with pytest.raises(InputError, match="cells are merged from B3 on"):
        read("a.xlsx", {"a.xlsx#log": PLAIN})


def test_parquet_holds_whole_numbers_as_other_programs_store_them(folder: Path) -> None:
    pa, pq = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    columns = {"Paper": ["a", "b", "c"], "Incident": ["e", "e", "e"], "Dead": [7.0, 9.0, float("nan")]}
    pq.write_table(pa.table({**columns, "share": [0.1, 0.2, 0.3]}), folder / "a.parquet")
    assert read("a.parquet", PLAIN) == TWO
    pq.write_table(pa.table({**columns, "Dead": [7.5, 9.0, 1.0]}), folder / "a.parquet")
    with pytest.raises(InputError, match=r"a.parquet:1: Dead: 7.5 is stored as a measured number"):
        read("a.parquet", PLAIN)


@pytest.mark.parametrize(
    ("row", "low", "high", "note"),
    [
        ("5,7,9", 5, 9, "best: 7"),
        ("7,7,7", 7, 7, None),
        (",7,", 7, 7, None),
        ("5,,9", 5, 9, None),
        ("5,7,", 5, float("inf"), "best: 7"),
        (",,9", 0, 9, None),
    ],
)
def test_bounds_are_what_a_source_leaves_open(
    row: str, low: float, high: float, note: str | None, folder: Path
) -> None:
    (folder / "a.csv").write_text(f"low,best,high\n{row}\n,,\n")
    mapping = {"*": {"source": "a", "event": "e"}, "best": {"fact": "killed", "low": "low", "high": "high"}}
    dossier = discrepancies.load("facts.yaml", "a.csv", columns=mapping)
    assert dossier.claims[["low", "high"]].to_numpy().tolist() == [[low, high]]
    assert [*dossier.written.columns["note"]] == [note]


def test_bounds_that_cross_are_refused(folder: Path) -> None:
    mapping = '"*" = {source = "a", event = "e"}\nbest = {fact = "killed", low = "low", high = "high"}\n'
    name = mapped(folder, mapping, "low,best,high\n5,4,9\n3,7,6\n")
    assert refused("facts.yaml", name) == [
        "sheet.csv:2: best: 5 stands as lower than 4; see which is which",
        "sheet.csv:3: best: 7 stands as lower than 6; see which is which",
    ]


def test_a_file_that_declares_a_source_comes_before_what_a_sheet_says_of_it(folder: Path) -> None:
    (folder / "a.csv").write_text("Link,Paper,Dead\nhttps://www.a.example/x/,A,7\nhttps://b.example/1,B,9\n")
    declared = "sources: {a.example/x: {publisher: The A, event: e, claims: []}}\n"
    (folder / "facts.yaml").write_text(f"{FACTS}{declared}")
    mapping = {
        "Link": "source.url",
        "Paper": "source.publisher",
        "Dead": {"fact": "killed", "event": "e"},
    }
    sources = discrepancies.load("facts.yaml", "a.csv", columns=mapping).sources
    assert {key: (source.publisher, source.url) for key, source in sources.items()} == {
        "a.example/x": ("The A", "https://www.a.example/x/"),
        "b.example/1": ("B", "https://b.example/1"),
    }


def test_a_sheet_without_values_only_says_what_sources_are(folder: Path) -> None:
    (folder / "a.csv").write_text("Link,Title,Hash\nhttps://a.example/1,T,77\nhttps://b.example/1,,\n")
    (folder / "b.csv").write_text("source,event,fact,value\na.example/1,e,killed,7\n")
    mapping = '"Link" = "source.url"\nTitle = "source.title"\n'
    (folder / "discrepancies.toml").write_text(f'[columns."a.csv"]\n{mapping}')
    assert run("convert", "facts.yaml", "a.csv", "b.csv", "out.yaml").status == 0
    text = (folder / "out.yaml").read_text()
    assert "url: https://a.example/1" in text.replace('"', "")
    assert "x-Hash: 77" in text
    assert answers("out.yaml") == answers("facts.yaml", "a.csv", "b.csv")


def test_a_place_that_two_rows_give_differently_is_refused_and_a_title_is_not(folder: Path) -> None:
    mapping = (
        'Link = "source.url"\nDay = "source.published"\nT = "source.title"\nDead = {fact = "killed", event = "e"}\n'
    )
    sheet = "Link,Day,T,Dead\nhttps://a.example/1,2020-01-01,T,7\nhttps://a.example/1,2020-01-02,U,7\nnowhere,,,7\n"
    name = mapped(folder, mapping, sheet)
    assert refused("facts.yaml", name) == [
        (
            'sheet.csv:3: Day: the source "a.example/1" has "2020-01-02" here, and "2020-01-01" in row 2; '
            "write one of the two, or map the column to x-published"
        ),
        'sheet.csv:4: Link: url is "nowhere"; write an address that begins with https:// or http://',
    ]


@pytest.mark.parametrize(
    ("mapping", "wrong"),
    [
        ('Paper = "sourse"', '2:9: a column has no key "sourse"; write "source"'),
        ('Papers = "source"', '2:1: sheet.csv has no column "Papers"; write "Paper"'),
        ('Dead = {fact = "kiled"}', '2:16: the mapping names the fact "kiled", which is not declared; write "killed"'),
        ('Dead = {fact = "killed", low = "Lo"}', '2:32: sheet.csv has no column "Lo"'),
        ('Dead = {fact = "killed", hegde = "at least"}', '2:26: a column has no key "hegde"; write "hedge"'),
        ('Dead = {fact = "killed", stated = "maybe"}', '2:35: stated is "maybe"; write one of fact, likely, alleged'),
        ('Paper = "quote"\nIncident = "quote"', '3:1: "Paper" and "Incident" are both mapped to "quote"'),
        ('Paper = "source"\n"PAPER " = "quote"', '3:1: "PAPER " and "Paper" are one heading'),
        ("Paper = 7", '2:9: "Paper" is not mapped to a key; write a key in quotes'),
        ('"*" = "source"', '2:7: "*" is no table; write "*" = {source = "…"}'),
        ('"*" = {words = "n/a"}', "2:8: words is no table of texts"),
        ('Paper = {key = "source", hedge = "about"}', '2:26: "hedge" goes with a column of values'),
        ("Dead = {fact = true}", "2:9: fact is no text"),
    ],
)
def test_a_wrong_mapping_is_told_at_its_place(mapping: str, wrong: str, folder: Path) -> None:
    rest = "" if "Dead" in mapping else 'Dead = {fact = "killed"}\n'
    name = mapped(folder, f"{mapping}\n{rest}", "Paper,Incident,Dead\na,e,7\n")
    first, line, caret = refused("facts.yaml", name)[:3]
    assert first.startswith(f"discrepancies.toml:{wrong}")
    number, column = wrong.split(":")[:2]
    assert line == f"    {mapping.splitlines()[int(number) - 2]}"
    assert caret == f"    {' ' * (int(column) - 1)}^"


def test_one_mapping_may_stand_for_all_tables_but_those_that_need_none(folder: Path) -> None:
    (folder / "a.csv").write_text("Paper,Incident,Dead\na,e,7\n")
    (folder / "b.csv").write_text("source,event,fact,value\nb,e,killed,9\n")
    assert read("a.csv", PLAIN, "b.csv") == TWO


def test_several_processes_read_a_mapped_sheet_as_one_does(folder: Path) -> None:
    for library in ("distributed", "cryptography"):
        pytest.importorskip(library, reason="the extra `cluster` is not installed")
    name = mapped(
        folder,
        'Paper = "source"\nIncident = "event"\nDead = {fact = "killed"}\n',
        "Paper,Incident,Dead\na,e,7\nb,e,9\n",
    )
    alone = run("check", "facts.yaml", name)
    assert alone.status == 1
    assert run("check", "facts.yaml", name, "--engine", "distributed", "--workers", "1").out == alone.out


KEYS = st.text("abcxyz", min_size=1, max_size=4)


@given(
    claims=st.lists(st.tuples(KEYS, KEYS, st.integers(0, 99) | st.none(), st.integers(0, 9) | st.none()), min_size=1),
    heads=st.lists(st.sampled_from([str.upper, str.lower, str.title, " {} ".format]), min_size=4, max_size=4),
    separator=st.sampled_from(",;\t"),
)
def test_a_mapped_sheet_and_the_same_claims_in_yaml_are_one_table(
    claims: list[tuple[str, str, int | None, int | None]],
    heads: list[Any],
    separator: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("both")
    names = [way(name) for way, name in zip(heads, ("Paper", "Incident", "Low est.", "Missing people"), strict=True)]
    rows = [["" if cell is None else str(cell) for cell in claim] for claim in claims]
    (folder / "a.csv").write_text("\n".join(separator.join(row) for row in [names, *rows]) + "\n")
    said: dict[str, list[dict[str, str]]] = {}
    for source, event, low, missing in claims:
        found = [
            ("killed", None if low is None else f"at least {low}"),
            ("missing", None if missing is None else missing),
        ]
        said.setdefault(source, []).extend(
            {"event": event, "fact": fact, "value": str(value)} for fact, value in found if value is not None
        )
    facts = {key: {"asks": "How many?", "kind": "count"} for key in ("killed", "missing")}
    sources = {source: {"claims": given} for source, given in said.items() if given}
    (folder / "facts.yaml").write_text(json.dumps({"facts": facts}))
    (folder / "all.yaml").write_text(json.dumps({"facts": facts, "sources": sources}))
    if not sources:
        return
    mapping = {
        "Paper": "source",
        "Incident": "event",
        "Low est.": {"fact": "killed", "hedge": "at least"},
        "Missing People": {"fact": "missing"},
    }
    sheet = discrepancies.load(str(folder / "facts.yaml"), str(folder / "a.csv"), columns=mapping).claims
    by_hand = discrepancies.load(str(folder / "all.yaml")).claims
    keys = ["event", "fact", "source", "value", "low", "high"]

    def rows_of(claims: Any) -> list[list[Any]]:
        return sorted(claims[keys].astype(dict.fromkeys(keys[:4], str)).to_numpy().tolist())

    assert rows_of(sheet) == rows_of(by_hand)


FORM = "Paper,Metric,Figure\na,Dead,7\nb,Dead,\nc,Weather,5\n"


def test_a_row_without_a_value_is_refused_until_the_mapping_says_what_it_is(folder: Path) -> None:
    plain = '"*" = {event = "e"}\nPaper = "source"\nMetric = {key = "fact", words = {Dead = "killed", Weather = ""}}\n'
    name = mapped(folder, plain + 'Figure = "value"\n', FORM)
    (line,) = refused("facts.yaml", name)
    remedy = 'Figure" = {key = "value", words = {"" = ""}}'
    assert line == (
        f'sheet.csv:3: Figure: this claim has no value; write one, or unknown, or map "{remedy}: then it is no claim'
    )
    mapped(folder, f'{plain}"{remedy}\n', FORM)
    assert answers("facts.yaml", name) == {"e/killed": {"status": "single-source", "answers": {"7": ["a"]}}}


@pytest.mark.parametrize(
    ("pattern", "heading", "said"),
    [
        ("sheet*", "Killed", 'Killed = {fact = "killed"}'),
        ("s?eet.*v", "Killed*", '"Killed*" = {fact = "killed"}'),
        ("*", "Killed?", '"killed?" = {fact = "killed"}'),
    ],
)
def test_a_pattern_need_not_end_as_a_file_does(pattern: str, heading: str, said: str, folder: Path) -> None:
    sheet = f"Paper,{heading}\na,7\n"
    found = {"e/killed": {"status": "single-source", "answers": {"7": ["a"]}}}
    mapped(folder, f'"*" = {{event = "e"}}\nPaper = "source"\n{said}\n', sheet)
    toml = folder / "discrepancies.toml"
    toml.write_text(toml.read_text().replace('"sheet.csv"', f'"{pattern}"'))
    assert answers("facts.yaml", "sheet.csv") == found
    toml.write_text(f'[columns]\n"*" = {{event = "e"}}\nPaper = "source"\n{said}\n')
    assert answers("facts.yaml", "sheet.csv") == found


def test_two_sheets_of_a_workbook_are_each_called_by_their_own_name_and_headings(folder: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.title = "Tolls"
    for title, rows in {"Tolls": [["Paper", "Dead"], ["a", "7"]], "Log": [["Toll", "Who"], ["9", "b"]]}.items():
        sheet = book[title] if title in book.sheetnames else book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(folder / "a.xlsx")
    (folder / "discrepancies.toml").write_text(
        '[columns."a.xlsx#tolls"]\n"*" = {event = "e"}\nPaper = "source"\nDead = {fact = "killed"}\n'
        '[columns."a.xlsx#log"]\n"*" = {event = "e"}\nWho = "source"\nToll = {fact = "killed"}\n'
    )
    report = run("check", "facts.yaml", "a.xlsx").out
    assert "(a.xlsx#Tolls:2)" in report
    assert "(a.xlsx#Log:2)" in report
    book["Tolls"]["B2"], book["Log"]["A2"] = "many-ish", "lots-ish"
    book.save(folder / "a.xlsx")
    assert [line.partition(" is not")[0] for line in refused("facts.yaml", "a.xlsx")] == [
        'a.xlsx#Tolls:2: Dead: "many-ish"',
        'a.xlsx#Log:2: Toll: "lots-ish"',
    ]


@pytest.mark.parametrize("values", ['\nDead = {fact = "killed"}', ""])
def test_a_text_too_long_to_keep_is_left_out_and_that_is_said(values: str, folder: Path) -> None:
    sheet = f"Link,Dead,Content\nhttps://a.example/1,7,{'word ' * 2001}\nhttps://b.example/2,8,short\n"
    mapped(folder, f'"*" = {{event = "e"}}\nLink = "source.url"{values}\n', sheet)
    (folder / "one.yaml").write_text(f"{FACTS}sources:\n  z: {{claims: [{{fact: killed, value: 7, event: e}}]}}\n")
    done = run("convert", "one.yaml", "sheet.csv", "out.yaml")
    assert done.err.startswith("left out: 1 text of x-Content, longer than")
    assert "x-Content: short" in (folder / "out.yaml").read_text()
    assert run("check", "out.yaml").status < 2
