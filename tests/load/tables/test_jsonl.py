"""JSON Lines are read as text too: a number is its digits as written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.load.tables.tables import read_from, wrong_with


def file(folder: Path, *lines: str) -> Path:
    path = folder / "claims.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def claim(value: str, more: str = "") -> str:
    return f'{{"source": "a", "event": "e", "fact": "called", "value": {value}{more}}}'


@pytest.mark.parametrize(
    ("value", "text"),
    [
        *[
            ('"NA"', "NA"),
            ("7", "7"),
            ("1.50", "1.50"),
            ("1e5", "1e5"),
            ("-0", "-0"),
            ("true", "true"),
            ("false", "false"),
        ],
        *[('"=1+1"', "=1+1"), ('"\'=1"', "'=1"), ('" a\\n b "', "a b"), ('"\\u00e9"', "é"), ("9" * 200, "9" * 200)],
    ],
)
def test_a_value_is_the_text_that_stands_there(value: str, text: str, tmp_path: Path) -> None:
    assert [one["value"] for one in read_from(file(tmp_path, claim(value)))] == [text]


def test_a_list_holds_names_and_null_is_nothing(tmp_path: Path) -> None:
    names = '"fact": "victims", "value": ["Ana", "Bo"], "closed": true, "quote": null, "x-a": {}'
    line = f'{{"source": "a", "event": "e", {names}}}'
    assert read_from(file(tmp_path, "", line)) == [
        {"source": "a", "event": "e", "fact": "victims", "value": "Ana; Bo", "closed": "true", "line": "2"}
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", 'this is not JSON from character 2 on; write one object a line: {"source": …, "fact": …, "value": …}'),
        ("[1]", 'this line is no object; write one object a line: {"source": …, "fact": …, "value": …}'),
        ("[" * 100_000, 'this is nested too deep; write one object a line: {"source": …, "value": …}'),
        (claim("NaN"), "NaN is not JSON; put it in double quotes, or leave the key out"),
        (claim('"x"', ', "value": "y"'), 'the key "value" is given twice; take one of the two out'),
        (
            claim('"x"', ', "qoute": "y"'),
            'a table of claims has no column "qoute"; write "quote", or begin it with x- to have it ignored',
        ),
        (claim("{}"), "value must be a single text; write it without brackets and braces"),
        (claim('"x"', ', "quote": ["y"]'), "quote must be a single text; write it without brackets and braces"),
        (claim("[]"), "this list of names is empty; write the names, or unknown"),
        (claim('["a", 1, "b", ["c"]]'), "a list of names holds single names only; write each name as one text"),
        (claim('["a;b"]'), 'a name in a list cannot hold ";"; write each name as an item of its own'),
        (claim('["a", " "]'), "a name in this list is empty; write the name, or take it out"),
        (
            claim('["a", "b"]'),
            'value: the fact "called" is of kind text, so its value cannot be a list; write one claim for each value',
        ),
        (claim("null"), "value: this claim has no value; write one, or unknown"),
        (claim('"\\ud800"'), "value: the control character U+D800 is in this cell; delete it: it cannot be seen"),
        (claim('"\\u0000"'), "value: the control character U+0000 is in this cell; delete it: it cannot be seen"),
    ],
)
def test_what_is_wrong_is_said_by_line(line: str, said: str, tmp_path: Path) -> None:
    assert wrong_with(file(tmp_path, claim('"x"'), line)) == [f"claims.jsonl:2: {said}"]


def test_a_claim_of_many_lines_is_as_good_as_one(tmp_path: Path) -> None:
    lines = [json.dumps({"source": "a", "event": "e", "fact": "killed", "value": n}) for n in range(5000)]
    assert [one["line"] for one in read_from(file(tmp_path, *lines))] == [str(n) for n in range(1, 5001)]
