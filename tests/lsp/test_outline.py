"""A claims file read leniently: as YAML has it where it is YAML, and to the end where it is not."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
import yaml

pytest.importorskip("pygls", reason="the extra `lsp` is not installed")

from pathlib import Path as File

from discrepancies.lsp.outline import Outline, Path

ROOT = File(__file__).parent.parent.parent
SHIPPED = (ROOT / "data" / "claims.yaml").read_text("utf-8")

ODD = """\
title: "A \\"fire\\" at
  the mill"
facts:
  killed:
    asks: How many people were killed, in
      all?   # a comment
    scopes: [everyone, 'the ''group''']
    note: |
      a block
      of: text
  cause: {kind: category, terms: {fire: [spark, arson],
    flood: }}
sources:
  "the: gazette":
    claims:
    - fact: killed
      value: [Ana Ruiz, "Bo Lee"]
    - {fact: cause, value: http://example.org/a#b, quote: "x, y"}
    -
      fact: cause
"""


def paths(said: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Everything that YAML finds, by the path to it."""
    inner = said.items() if isinstance(said, dict) else enumerate(said) if isinstance(said, list) else ()
    for key, value in inner:
        yield (*path, key), value
        yield from paths(value, (*path, key))


@pytest.mark.parametrize("text", [SHIPPED, ODD, ODD.replace("\n", "\r\n")], ids=["shipped", "odd", "odd-crlf"])
def test_what_is_yaml_is_read_as_yaml(text: str) -> None:
    outline, meant = Outline(text), dict(paths(yaml.load(text, Loader=yaml.BaseLoader)))
    assert set(outline.by_path) == set(meant)
    for path, value in meant.items():
        assert outline.by_path[path].text == (" ".join(value.split()) if isinstance(value, str) else "")


def test_entries_stand_where_they_are_written() -> None:
    outline = Outline(ODD)
    quote = outline.by_path["sources", "the: gazette", "claims", 1, "quote"]
    assert ODD[slice(*quote.key)] == "quote"
    assert ODD[slice(*quote.value)] == '"x, y"'
    assert outline.at(quote.value[0] + 2) == quote
    assert [entry.key[0] for entry in outline.entries] == sorted(entry.key[0] for entry in outline.entries)


def test_what_is_broken_is_read_on() -> None:
    """The claim behind a bracket and the source behind a quotation mark that are never closed are still there."""
    text = SHIPPED.replace("fact: leader, value: Óscar Pérez", 'fact: leader, value: "Óscar Pérez', 1)
    found = Outline(text).by_path
    assert ("sources", "iachr_release", "claims", 1, "fact") in found
    assert ("sources", "amnesty_2018", "claims", 0, "fact") in found


def test_no_text_is_too_broken() -> None:
    random = Random(7)
    for _ in range(300):
        at = random.randrange(len(ODD))
        text = ODD[:at] + random.choice(["{", "}", "[", "]", '"', "'", ":", "\t", "\n", "- ", "#", "|", "\\", ""])
        outline = Outline(text + ODD[at + random.randrange(4) :])
        assert all(0 <= entry.key[0] <= entry.key[1] <= len(outline.text) for entry in outline.entries)
        Outline(text)


@pytest.mark.parametrize(
    ("text", "path", "in_value"),
    [
        ("", (), False),
        ("fa", (), False),
        ("facts:\n  ", ("facts",), False),
        ("facts:\n  killed: {ki", ("facts", "killed"), False),
        ("facts:\n  killed: {kind: ", ("facts", "killed", "kind"), True),
        ("facts:\n  killed:\n    kind: co", ("facts", "killed", "kind"), True),
        ("sources:\n  a:\n    claims:\n      - ", ("sources", "a", "claims", 0), False),
        ("sources:\n  a:\n    claims:\n      - {fact: a}\n      - {fa", ("sources", "a", "claims", 1), False),
        ("sources:\n  a:\n    claims:\n      - {fact: b, ", ("sources", "a", "claims", 0), False),
        ("sources:\n  a:\n    claims:\n      - fact: b\n        ", ("sources", "a", "claims", 0), False),
        ("sources:\n  a:\n    derives_from: [b, ", ("sources", "a", "derives_from", 1), True),
    ],
)
def test_what_is_being_typed(text: str, path: Path, in_value: bool) -> None:
    cursor = Outline(text).cursor
    assert cursor is not None
    assert (cursor.path, cursor.in_value) == (path, in_value)
