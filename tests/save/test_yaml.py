"""YAML that is written reads well, and means the same to every other reader of YAML."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from discrepancies.load.encoding import FORBIDDEN
from discrepancies.load.tree import Entries, Items, Scalar
from discrepancies.model import Place
from discrepancies.save import Contents
from discrepancies.save.convert import convert
from discrepancies.save.yaml import WIDTH, flow, write

AT = Place("", 1, 1)

characters = st.characters(codec="utf-8").filter(lambda one: not FORBIDDEN.search(one))
texts = st.text(characters, min_size=1).map(lambda text: " ".join(text.split())).filter(bool)


@given(texts | st.text("019.:-+e_x,#'\" nyotrufals~", min_size=1).map(str.strip).filter(bool))
def test_another_reader_takes_a_text_for_itself(text: str) -> None:
    read = yaml.safe_load(flow(Items((Scalar(text, AT),), AT)))[0]
    assert str(read).lower() == text.lower() if isinstance(read, bool) else str(read) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        *[("seven", "seven"), ("7", "7"), ("-7", "-7"), ("2018-01-15", "2018-01-15"), ("at least 9", "at least 9")],
        *[
            ("no", '"no"'),
            ("Yes", '"Yes"'),
            ("010", '"010"'),
            ("1e5", '"1e5"'),
            ("12:30", '"12:30"'),
            ("1.50", '"1.50"'),
        ],
        *[("Óscar Pérez", "Óscar Pérez"), ("a #b", '"a #b"'), ("a: b", '"a: b"'), ('say "x"', '"say \\"x\\""')],
        *[("=1", '"=1"'), ("a, b", '"a, b"'), ("true", "true"), ("null", '"null"'), ("", "")],
    ],
)
def test_a_text_is_plain_where_that_is_certain(text: str, written: str) -> None:
    assert flow(Scalar(text, AT)) == written


def test_a_long_key_gets_its_question_mark() -> None:
    node = Entries(((Scalar("k" * 1500, AT), Scalar("v", AT)),), AT)
    assert yaml.safe_load(flow(node)) == {"k" * 1500: "v"}


def test_a_claim_stands_on_a_line_where_it_fits(tmp_path: Path) -> None:
    (tmp_path / "in.yaml").write_text(
        "facts: {victims: {kind: names, asks: Who was it?}}\n"
        "sources: {a: {event: e, claims: [{value: [Ana, Bo], fact: victims, closed: true, quote: Ana and Bo},\n"
        f"  {{fact: victims, event: f, value: Ana, quote: {'a' * 100}}}]}}}}\n"
    )
    convert([str(tmp_path / "in.yaml")], str(tmp_path / "out.yaml"))
    text = (tmp_path / "out.yaml").read_text()
    assert text.splitlines() == [
        "facts:",
        '  victims: {kind: names, asks: "Who was it?"}',
        "",
        "sources:",
        "  a:",
        "    event: e",
        "    claims:",
        '      - {fact: victims, value: [Ana, Bo], quote: "Ana and Bo", closed: true}',
        "      - fact: victims",
        "        event: f",
        "        value: [Ana]",
        f'        quote: "{"a" * 100}"',
    ]
    assert max(map(len, text.splitlines())) <= WIDTH


def test_a_section_without_entries_is_still_there() -> None:
    out = io.BytesIO()
    write(Contents({"events": [], "sources": []}, {}, {}), out)
    assert out.getvalue() == b"events: {}\n\nsources: {}\n"
