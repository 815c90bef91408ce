"""A CSV file is read as text, or refused by line and column: nothing in it is taken for anything else."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import discrepancies
from discrepancies.load.encoding import FORBIDDEN
from discrepancies.load.files import gather
from discrepancies.load.problems import InputError, Problems
from tests.load.tables.tables import read_from, wrong_with

HEADER = "source,event,fact,value\n"


def file(folder: Path, text: str | bytes, name: str = "claims.csv") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize(
    "word", ["NA", "no", "1e5", "007", "1.50", "=1+1", "null", "TRUE", "12:30", "'tis", "nan", " x  y "]
)
def test_everything_is_text(word: str, tmp_path: Path) -> None:
    path = file(tmp_path, f"{HEADER}a,e,called,{word}\n")
    assert [claim["value"] for claim in read_from(path)] == [" ".join(word.split())]


@pytest.mark.parametrize(
    ("cell", "text"), [("'=1+1", "=1+1"), ("''=1", "'=1"), ("'-5", "-5"), ("'5", "'5"), ("=1", "=1")]
)
def test_an_apostrophe_before_a_formula_is_taken_off(cell: str, text: str, tmp_path: Path) -> None:
    assert [claim["value"] for claim in read_from(file(tmp_path, f"{HEADER}a,e,called,{cell}\n"))] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "source,event,fact,value\na,e,killed,7\n",
        "source;event;fact;value\r\na;e;killed;7\r\n",
        "source\tevent\tfact\tvalue\na\te\tkilled\t7",
        '\ufeff"source","event","fact","value"\n"a","e","killed","7"',
        '\n\nvalue,x-"a;b",fact,event,source\n7,NA,killed,e,a\n,,,,\n\n',
        "  \r source ,event,fact,value,x-a\ra, e,killed ,7,;\r",
        'source,event,"fact",value,"x-a;b",\na,e,killed,7,",",\n',
    ],
)
def test_ways_of_writing_one_table(text: str, tmp_path: Path) -> None:
    claims = read_from(file(tmp_path, text))
    assert [{**claim, "line": ""} for claim in claims] == [
        {"source": "a", "event": "e", "fact": "killed", "value": "7", "line": ""}
    ]


def test_a_tsv_is_told_from_its_tabs(tmp_path: Path) -> None:
    path = file(tmp_path, "source\tevent\tfact\tvalue\na\te\tcalled\tx, y; z\n", "claims.tsv")
    assert [claim["value"] for claim in read_from(path)] == ["x, y; z"]


def test_lines_are_counted_as_an_editor_counts_them(tmp_path: Path) -> None:
    path = file(tmp_path, f'{HEADER}a,e,called,"x\n\ny"\nb,e,called,z\r\n\nc,e,killed,"seven\nteen"\nd,e,killed,x\n')
    assert [line.partition(";")[0] for line in wrong_with(path)] == [
        'claims.csv:7: value: "teen" is not understood behind the number',
        'claims.csv:9: value: "x" is not a number',
    ]


def test_names_stand_in_one_cell(tmp_path: Path) -> None:
    path = file(tmp_path, "source,event,fact,value,closed\na,e,victims,Ana; Bo,TRUE\nb,e,victims,Ana,\n")
    claims = discrepancies.load(str(tmp_path / "facts.yaml") if read_from(path) else "", str(path)).claims
    assert sorted(claims[claims["source"] == "a"]["part"]) == ["ana", "bo"]
    assert claims["closed"].sum() == 2
    longer = "; ".join(f"name number {number}" for number in range(50))
    assert read_from(file(tmp_path, f"{HEADER}a,e,victims,{longer}\n"))[0]["value"] == longer


ROW = "a,e,killed,7\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "source,event,fact,valeu\n",
            '1: valeu: a table of claims has no column "valeu"; write "value", or begin it with x-',
        ),
        ("source,event,fact,valeu\n", '1: there is no column "value"; write source, fact, value and'),
        ("source,fact,fact,value\n", '1: fact: there are two columns "fact"; take one of the two out'),
        (
            "source;event,fact,value\n",
            "1:1: commas and semicolons stand between the names of the columns; separate them by commas only",
        ),
        ("", '1: there is no column "source"; write source, fact, value and'),
        (
            f"{HEADER}a,e,killed\n",
            "2: this row has 3 cells, and the first has 4; write a separator for each empty cell",
        ),
        (
            f"{HEADER}a,e,killed,7,8\n",
            "2: this row has 5 cells, and the first has 4; put a cell that holds the separator in double quotes",
        ),
        (f"{HEADER}{ROW}a,e,,7\n", "3: fact: this claim has no fact; write it"),
        (f"{HEADER}{ROW}a,e,killed, \n", "3: value: this claim has no value; write one, or unknown"),
        (f"{HEADER}{ROW},e,killed,8\n", "3: source: this claim has no source; write it"),
        (
            f"{HEADER}{ROW}a,,killed,8\n",
            '3: the source "a" has a claim without an event; add "event: …" to the source or to each claim',
        ),
        (
            f'{HEADER}{ROW}a,e,killed,"8\n{ROW}',
            "3: a quotation mark in this row is never closed; close it, or write it twice where it is part of the text",
        ),
        (
            f"{HEADER}a,e,killed,{'x' * ((1 << 20) + 1)}\n",
            "2: a cell of this row has more than 1,048,576 characters; write at most 10,000",
        ),
        (
            f'{HEADER}a,e,"ki\n"lled,8\n',
            "2: a quotation mark closes a cell of this row before its end (in line 3); write",
        ),
        (
            f"{HEADER}a,e,kiled,8\n{ROW}",
            '2: fact: a claim names the fact "kiled", which is not declared; write "killed", or declare it under facts',
        ),
        (
            f"{HEADER}{'a' * 201},e,killed,8\n",
            f'2: "{"a" * 59}…" cannot be the key of a source: it has 201 characters; write at most 200',
        ),
        (f"{HEADER}a,e,called,{'x' * 201}\n", "2: value: this value has 201 characters; write at most 200"),
        (
            f"source,event,fact,value,\n{ROW.strip()},x\n",
            '2: "x" stands in a column without a name; name the column in the first row, or delete it',
        ),
        (
            f"source,event,fact,value,stated\n{ROW.strip()},mabye\n",
            '2: stated: stated is "mabye"; write one of fact, likely, alleged',
        ),
    ],
)
def test_what_is_wrong_is_said_by_line_and_column(text: str, said: str, tmp_path: Path) -> None:
    found = wrong_with(file(tmp_path, text))
    assert any(line.startswith(f"claims.csv:{said}") for line in found), found


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"source\x00,event,fact,value\n", "claims.csv:1:7: the control character U+0000 stands here; "),
        (HEADER.encode("utf-16"), "claims.csv:1:1: the file is UTF-16, not UTF-8; save it as UTF-8"),
        (b"source,event,fact,value\na,e,called,\xe9\n", "claims.csv:2:12: byte 0xE9 at offset 35 is not UTF-8: "),
    ],
)
def test_bytes_that_are_no_text_are_shown(data: bytes, said: str, tmp_path: Path) -> None:
    assert wrong_with(file(tmp_path, data))[0].startswith(said)


def test_all_is_said_in_one_go_and_the_first_fifty_in_full(tmp_path: Path) -> None:
    found = wrong_with(file(tmp_path, HEADER + "a,e,killed,x\n" * 70 + "a,e\n"))
    assert len(found) == 51
    assert found[-1] == "and 21 more input errors"


def test_a_table_full_of_errors_is_not_read_to_its_end(tmp_path: Path) -> None:
    found = wrong_with(file(tmp_path, HEADER + "a,e\n" * 100_000))
    assert found[-1] == "and 950 more input errors"


def test_without_facts_one_error_says_what_is_missing(tmp_path: Path) -> None:
    path = file(tmp_path, HEADER + ROW + "a,e,hurt,8\n")
    with pytest.raises(InputError) as raised:
        discrepancies.load(str(path))
    wrong, _, instead = str(raised.value).partition("; ")
    assert wrong == f"{path}:1: no file declares the facts that these claims answer"
    assert instead == "give a YAML file with them beside it: discrepancies check facts.yaml claims.csv"


def test_a_source_that_yaml_declares_need_not_repeat_its_claims(tmp_path: Path) -> None:
    path = file(tmp_path, HEADER + ROW + "b,e,killed,8\n")
    sources = file(tmp_path, "sources:\n  a: {published: 2018-01-15}\n", "sources.yaml")
    undeclared = 'claims.csv:3: source: a claim names the source "b", which is not declared'
    assert wrong_with(path, sources) == [f'{undeclared}; write "a", or declare it under sources']
    assert wrong_with(file(tmp_path, HEADER + ROW), sources) == []


def test_a_source_is_not_said_to_have_no_claims_where_those_were_refused(tmp_path: Path) -> None:
    sources = file(tmp_path, "sources:\n  a: {title: x}\n", "sources.yaml")
    assert wrong_with(file(tmp_path, HEADER + "a,e,killed\n"), sources) == [
        "claims.csv:2: this row has 3 cells, and the first has 4; write a separator for each empty cell"
    ]
    assert wrong_with(tmp_path / "none.csv", sources) == ["none.csv:1:1: there is no such file; check the path"]


cells = st.text(st.characters(codec="utf-8").filter(lambda one: not FORBIDDEN.search(one) or one in "\n\r\t"))


@given(st.lists(st.tuples(cells, cells), max_size=5), st.sampled_from(",;\t"), st.sampled_from(["\n", "\r\n"]))
def test_any_cells_come_back_as_they_were_written(rows: list[tuple[str, str]], separator: str, end: str) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerow(("source", "fact", "value", "quote", "note"))
    writer.writerows(("a", "called", "x", *row) for row in rows)
    problems = Problems()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "read_bytes", lambda _: out.getvalue().encode())
        gathered = gather(["claims.csv"], problems)
    assert problems.found == []
    read = gathered.blocks[0].columns if rows else {}
    for number, key in enumerate(("quote", "note") if rows else ()):
        assert [text or "" for text in read[key]] == [" ".join(_plain(row[number]).split()) for row in rows]


def _plain(cell: str) -> str:
    """The law of apostrophes, told another way."""
    bare = cell.lstrip("'")
    return cell[1:] if bare != cell and bare[:1] and bare[0] in "=+-@\t\r" else cell
