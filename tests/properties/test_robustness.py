"""Whatever bytes come in, the command line answers: 0 or 1 for a dossier, 2 with a place and a remedy for the rest.

No exception may pass: `run` would let it through to the test. Nothing here measures time; a hang ends the process.
"""

from __future__ import annotations

import faulthandler
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from unicodedata import category

import pytest

from tests.command_line import Outcome, run
from tests.properties.claims_files import plain, styled
from tests.properties.dossiers import dossier, tree

UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Control, format, surrogate, line and paragraph characters: nothing of these reaches a terminal."""

HANG = 120
"""Seconds after which something hangs for certain."""

DOSSIER = """\
facts:
  killed: {asks: How many?, kind: count}
sources:
  a:
    event: e
    claims:
      - {fact: killed, value: 7, quote: "seven"}
"""

# What YAML has, by and large in the order of its specification; none of these is a dossier.
DOCUMENTS = {
    "nothing": "",
    "spaces": "   \n\n  ",
    "comment only": "# nothing here\n",
    "document start": "---\n",
    "document end": "...\n",
    "empty documents": "---\n---\n---\n",
    "two documents": "---\na: 1\n---\nb: 2\n",
    "documents with ends": "a\n...\n---\nb\n...\n",
    "yaml directive": "%YAML 1.2\n---\na: b\n",
    "future directive": "%YAML 3.0\n---\na: b\n",
    "two yaml directives": "%YAML 1.1\n%YAML 1.1\n---\na\n",
    "unknown directive": "%FOO bar\n---\na\n",
    "tag directive": "%TAG !e! tag:example.com,2000:\n---\n!e!foo bar\n",
    "directive without document": "%YAML 1.2\n",
    "scalar": "just words\n",
    "multi-line scalar": "just\n  words\n\n  and more\n",
    "sequence": "- a\n- b\n- c\n",
    "nested sequences": "- - a\n  - - b\n- - - - c\n",
    "mapping": "a: 1\nb: 2\n",
    "nested mapping": "a:\n  b:\n    c:\n      d: e\n",
    "sequence in mapping, no indent": "a:\n- b\n- c\n",
    "mapping in sequence": "- a: b\n  c: d\n-   e: f\n",
    "flow sequence": "[a, b, [c, d], ]\n",
    "flow mapping": "{a: b, c, ? d : e, 'f': g}\n",
    "flow pair": "[a: b, ? c : d, : e]\n",
    "flow over lines": "{a: [b,\n  c], # why\n  d: {\n  e: f}}\n",
    "flow without spaces": '{"a":b,"c":[1,2]}\n',
    "explicit key": "? a\n: b\n? c\n",
    "complex key": "? [a, b]\n: {c: d}\n",
    "mapping as key": "{a: b}: c\n",
    "sequence key": "? - a\n  - b\n: - c\n",
    "empty key": ": a\n",
    "empty value": "a:\nb:\n",
    "null values": "a: ~\nb: null\nc: Null\n",
    "duplicate key": "a: 1\na: 2\n",
    "merge key": "a: &x {b: c}\nd:\n  <<: *x\n",
    "anchor and alias": "a: &b c\nd: *b\n",
    "anchor with colon": "a: &b: c\n*b: : d\n",
    "alias to itself": "&a [*a]\n",
    "alias of nothing": "a: *b\n",
    "laughs": "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n",
    "tag": "!!map {a: !!str b}\n",
    "python tag": "!!python/object/apply:os.system ['true']\n",
    "local tag": "!local {a: !other b}\n",
    "verbatim tag": "!<tag:yaml.org,2002:str> a\n",
    "non-specific tag": "! a\n",
    "binary tag": "!!binary aGVsbG8=\n",
    "set": "!!set\n? a\n? b\n",
    "ordered map": "!!omap\n- a: 1\n- b: 2\n",
    "timestamps": "2001-12-14t21:59:43.10-05:00: 2001-12-14\n",
    "numbers": "[0o7, 0x1f, 010, 1_000, 1e3, .inf, -.INF, .nan, 12:30:45, +1, 1.]\n",
    "booleans": "[y, n, yes, no, on, off, True, FALSE]\n",
    "plain with colons": "a: http://example.com:80/b?c=d#e\n",
    "plain with hash": "a: b#c d #e\n",
    "plain with dashes": "- -a\n- -- b\n- ---c\n- --- d\n",
    "plain with question mark": "?a: b\n- ?c\n",
    "double quoted": r'"a \" \\ \/ \b \n \t \x41 é \U0001F600 \_ \N \L \P"' + "\n",
    "double quoted over lines": '"a\n  b\\\n  c\n\n  d"\n',
    "bad escape": '"\\q"\n',
    "half an escape": '"\\x4"\n',
    "lone surrogate": '"\\ud800"\n',
    "escape beyond unicode": '"\\UFFFFFFFF"\n',
    "single quoted": "'it''s\n\n  so'\n",
    "unclosed double quote": 'a: "b\nc: d\n',
    "unclosed single quote": "a: 'b\nc: d\n",
    "text after a quote": 'a: "b" c\n',
    "literal": "a: |\n  b\n   c\n\n  d\n",
    "folded": "a: >\n  b\n  c\n\n  d\n",
    "literal kept": "a: |+\n  b\n\n\n",
    "literal stripped": "a: |-\n  b\n\n",
    "literal indented": "a: |2\n    b\n  c\n",
    "literal with both": "a: >-1\n b\n",
    "literal indicator wrong": "a: |x\n  b\n",
    "literal indent 0": "a: |0\n  b\n",
    "literal comment": "a: | # so\n  b\n",
    "literal of nothing": "a: |\nb: >\n",
    "literal at the top": "--- |\n a\n b\n",
    "folded at the top": "--- > # so\n a\n\n  b\n",
    "comments everywhere": "# a\na: # b\n  # c\n  - d # e\n  # f\n\n# g\n",
    "comment without space": "a: 'b'#c\n",
    "tab indent": "a:\n\tb: c\n",
    "tab after colon": "a:\tb\n",
    "tab after dash": "-\ta\n",
    "tab in flow": "[\ta,\n\tb ]\n",
    "tab line": "a: b\n\t\nc: d\n",
    "carriage returns": "a: b\rc: d\r",
    "windows lines": "a: b\r\nc:\r\n  - d\r\n",
    "mixed lines": "a: b\r\nc: d\ne: f\r",
    "no last line end": "a: b",
    "next line character": "a: b\x85c: d\n",
    "line separator": "a: b\u2028c: d\n",
    "byte order mark": "\ufeffa: b\n",
    "byte order mark inside": "a: b\n\ufeffc: d\n",
    "two byte order marks": "\ufeff\ufeffa: b\n",
    "letters of all sorts": "名前: 値\nκλειδί: τιμή\n",
    "right to left": "مفتاح: قيمة\n\u202eabc: d\n",
    "emoji": "😀: 👨‍👩‍👧\n",
    "combining": "e\u0301: \u200b\u200d\n",
    "control characters": "a: b\x07c\x1b[31m\n",
    "null character": "a: b\0c\n",
    "delete character": "a: b\x7f\n",
    "non-character": "a: \ufffe\uffff\n",
    "bad indent": "a:\n    b: c\n  d: e\n",
    "bad dedent": " a: b\nc: d\n",
    "mapping on the same line": "a: b: c\n",
    "sequence on the same line": "a: - b\n",
    "unclosed sequence": "a: [b, c\nd: e\n",
    "unclosed mapping": "{a: b\n",
    "closed too often": "[a]]\n",
    "wrong bracket": "[a}\n",
    "lone comma": "[a, , b]\n",
    "reserved at": "a: @b\n",
    "reserved backtick": "a: `b`\n",
    "percent": "a: %b\n",
    "dash only": "-\n",
    "dashes only": "- - -\n",
    "question mark only": "?\n",
    "colon only": ":\n",
    "exclamation mark only": "!\n",
    "ampersand only": "&\n",
    "asterisk only": "*\n",
    "bar only": "|\n",
    "brace only": "{\n",
    "percent only": "%\n",
    "quote only": '"\n',
    "long key": f"{'k' * 2000}: a\n",
    "long number": f"a: {'9' * 5000}\n",
    "deep indent": "".join(f"{' ' * n}k{n}:\n" for n in range(60)) + " " * 61 + "v\n",
}

MEGABYTE = 1_000_000


def _repeated(text: str) -> bytes:
    data = text.encode()
    return data * (MEGABYTE // len(data))


def _nested() -> bytes:
    lines = [f"{' ' * depth}a:" for depth in range(1400)]
    return "\n".join(lines).encode()[:MEGABYTE]


SNIPPETS = (
    *(
        "[",
        "{",
        "- ",
        "-\n",
        "&a [*a]",
        "&a [*a], ",
        "? ",
        "?\n",
        '"',
        "'",
        "a: ",
        "a: {",
        "[a: ",
        "!!x ",
        "!!x\n",
        "!",
    ),
    *("|", "|\n", ">\n", "\t", "\n", " ", "\0", "\x1b", "#", "# \n", "%", "%a\n", "---\n", "--- a\n", "...\n", "&a "),
    *("&a\n", "*a ", "*a\n", "<<: ", ":", ": ", ",", "]", "}", "@", "`", "\\", "\ufeff", "\u2028", "\x85", "é", "😀"),
    *("\r", "\r\n", "a", "a\n", "a: b\n", "- a\n", "[]", "{}", "[],", "'' ", '"\\', '"\\x', "''", '""', '"" '),
    *("key: 'x\n", "- - - - -\n", "? a\n: b\n", "a:\n- "),
)
BOMBS = {
    **{text: _repeated(text) for text in SNIPPETS},
    "a: nested by lines": _nested(),
    "one long scalar": b"a: " + b"x" * MEGABYTE,
    "one long quote": b'a: "' + b"x" * MEGABYTE + b'"',
    "one long key": b"x" * MEGABYTE + b": a",
    "one long comment": b"#" + b"x" * MEGABYTE,
    "many keys": b"".join(b"k%d: v\n" % n for n in range(90_000)),
    "many sections alike": b"facts: {}\n" * 100_000,
    "many anchors": b"".join(b"- &a%d x\n" % n for n in range(80_000)),
    "laughs": b"a0: &a [x]\n" + b"".join(b"a%d: &a [%s]\n" % (n, b",".join([b"*a"] * 9)) for n in range(1, 9)),
    "random bytes": Random(1).randbytes(MEGABYTE),
    "random ascii": bytes(Random(2).choices(range(9, 127), k=MEGABYTE)),
    "random indicators": bytes(Random(3).choices(b"-?:,[]{}#&*!|>'\"%@` \n\tab", k=MEGABYTE)),
    "utf-16": DOSSIER.encode("utf-16"),
    "utf-16 without mark": DOSSIER.encode("utf-16-le"),
    "utf-32": DOSSIER.encode("utf-32"),
    "latin-1": DOSSIER.replace("seven", "séïs").encode("latin-1"),
    "half a character": DOSSIER.encode() + b"# \xc3",
    "overlong": DOSSIER.encode() + b"# \xc0\xaf",
    "surrogate in utf-8": DOSSIER.encode() + b"# \xed\xa0\x80",
}


CHANGES = (b"", b"[", b"}", b"'", b'"', b"\t", b"\n", b": ", b"&a ", b"*a", b"!", b"\0", b"\xff", b"#", b"%")


@pytest.fixture(autouse=True)
def _hang_guard() -> Iterator[None]:
    faulthandler.dump_traceback_later(HANG, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


def answered(data: bytes, *allowed: int) -> Outcome:
    """Check the file; where it is refused, every complaint has a place, what is wrong and what to write instead."""
    found = run("check", "-", "--fail-on", "never", stdin=data)
    assert found.status in allowed, found
    if found.status == 2:
        assert found.out == ""
        complaints = [line for line in found.err.splitlines() if not line.startswith("    ")]
        for line in complaints[:50]:
            assert re.match(r"-:\d+:\d+: \S.*; \S", line), line
        assert len(complaints) <= 51
        assert len(found.err) < 30_000
        assert UNSEEN.isdisjoint(map(category, found.err.replace("\n", ""))), repr(found.err)
    else:
        assert found.err == ""
    return found


def test_the_plain_dossier_is_one() -> None:
    answered(DOSSIER.encode(), 0)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_yaml_that_is_no_dossier(document: str) -> None:
    answered(DOCUMENTS[document].encode("utf-8", "surrogatepass"), 2)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_yaml_within_a_dossier(document: str) -> None:
    inside = "".join(f"    {line}" for line in DOCUMENTS[document].splitlines(keepends=True))
    answered(f"x-doc:\n{inside}\n{DOSSIER}".encode("utf-8", "surrogatepass"), 0, 2)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_yaml_before_and_behind_a_dossier(document: str) -> None:
    text = DOCUMENTS[document]
    answered(f"{text}\n{DOSSIER}".encode("utf-8", "surrogatepass"), 0, 2)
    answered(f"{DOSSIER}{text}".encode("utf-8", "surrogatepass"), 0, 2)


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_megabyte_of_it(bomb: str) -> None:
    answered(BOMBS[bomb], 2)


@pytest.mark.parametrize("bomb", ["[", "{", "- ", "&a [*a]", "? ", '"', "'", "!!x ", "|", "\t", "random indicators"])
def test_a_megabyte_of_it_as_a_value(bomb: str) -> None:
    allowed = (0, 2) if bomb == "\t" else (2,)
    answered(DOSSIER.encode().replace(b'"seven"', BOMBS[bomb]), *allowed)
    answered(b"x-doc: " + BOMBS[bomb] + b"\n" + DOSSIER.encode(), *allowed)


@pytest.mark.parametrize("seed", range(12))
def test_a_dossier_with_any_bytes_changed(seed: int) -> None:
    random = Random(seed)
    data = bytearray(styled(tree(dossier(seed, 3)), random).encode())
    for _ in range(10):
        changed = data[:]
        for _ in range(random.choice((1, 1, 2, 5))):
            place = random.randrange(len(changed))
            what = random.choice(CHANGES)
            changed[place : place + random.randrange(3)] = what
        answered(bytes(changed), 0, 2)


def test_a_claims_file_of_any_size(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_text(plain(tree(dossier(0, 500))), encoding="utf-8")
    assert run("check", str(path), "--output", str(tmp_path / "out")).status == 1
