"""What YAML has, a document a feature: each is read, or refused with its place."""

from __future__ import annotations

import io

import pytest

from discrepancies.load.files import read
from discrepancies.load.problems import Problems

FEATURES = [
    "a: 1",
    "- a\n- b",
    "- - a\n  - b\n- - c",
    "a:\n- b\n- c",
    "a:\n  - b: c\n    d: e\n  - f",
    "{a: b, c: d}",
    "[a, b, [c, d], {e: f}]",
    "{a, b, c}",
    "{? a : b}",
    "{a: , b: }",
    "[a: b, c]",
    "{ a : b , }",
    '{"a":b}',
    "? a\n: b",
    "? a\n? b",
    "? - a\n  - b\n: - c",
    "? |\n  a\n: b",
    "&a a: &b b\n*a : *b",
    "a: &x [1]\nb: *x",
    "&x a",
    "!!map {a: b}",
    "!local a",
    "! a",
    "a: !!null",
    "!<tag:example.org,2000:x> a",
    "%TAG !e! tag:example.org,2000:\n---\n!e!x a",
    "%YAML 1.2\n---\na: b",
    "%YAML 1.1\n---\na: b",
    "---\na: b\n...\n",
    "--- a",
    "---\n---\n",
    "a: b\n---\nc: d",
    "...\n",
    "# only\n# comments",
    "a: b # comment\n# comment\nc: d #e",
    "a: |\n  x\n   y\n  z\n",
    "a: |-\n  x\n",
    "a: |+\n  x\n\n",
    "a: >\n  x\n  y\n\n  z\n",
    "a: >-\n  x\n",
    "a: |2\n    x\n",
    "a: >1-\n x\n",
    "a: |\n\n\n  x\n",
    "a: 'it''s'",
    "a: 'x\n  y\n\n  z'",
    'a: "x\n  y\\\n  z"',
    'a: "\\x41\\u0041\\U00000041\\t\\n\\"\\\\\\/\\_\\e\\0\\N\\L\\P"',
    "a: x\n  y\n  z",
    "a: x\n\n  y",
    "a: - b",
    "a: -b",
    "a: b:c",
    "a: b#c",
    "a: http://example.org/x#y",
    "a: ::b",
    "a: ?b",
    "? ?b : c",
    "<<: {a: b}",
    "<<: [{a: b}, {c: d}]",
    "a: ~\nb: null\nc: .nan\nd: 0o7\ne: 1_0",
    "a: b\na: c",
    "a:\tb",
    "a: b\t# c",
    "\ta: b",
    "a:\n\tb: c",
    " a: b\n c: d",
    " a: b\nc: d",
    "a: [b,\nc]",
    "a: {b:\nc}",
    "a: [b, c",
    "a: ]",
    'a: "b',
    "a: 'b",
    'a: "b" c',
    "a: @b",
    "a: `b`",
    "a: %b",
    "%b",
    "a: *b",
    "a: & b",
    "\ufeffa: b",
    "a: b\r\nc: d\r\n",
    "a: b\rc: d\r",
    "a: b\x85c: d",
    "a: 😀",
    "ключ: значение\n键: 值",
    "a:\n  b:\n    c:\n      d:\n        e: f",
    "",
    "\n\n",
    " ",
    "---",
    "a",
    "'a'",
    "|\n a",
    "- ",
    ":",
    ": a",
    "? ",
    "[]",
    "{}",
    '""',
]


@pytest.mark.parametrize("feature", FEATURES)
@pytest.mark.parametrize("under", ["{}", "x-a:\n{}\n", "sources:\n  s:\n    claims:\n{}\n"])
def test_what_yaml_has_is_read_or_refused(feature: str, under: str) -> None:
    indent = {"{}": "", "x-a:\n{}\n": "  "}.get(under, "      ")
    document = under.format("\n".join(indent + line if line else "" for line in feature.split("\n")))
    problems = Problems()
    draft, _ = read(["-"], problems, io.BytesIO(f"facts: {{}}\n{document}".encode() if indent else document.encode()))
    assert problems.found
    assert len(draft.written) == 0
    lines = document.splitlines()
    for problem in problems.found:
        assert 1 <= problem.place.line <= len(lines) + 2
