"""What the YAML parser says of a file that is not YAML, in words for somebody who does not know YAML.

The parser stops where it no longer understands, which is often lines after the slip. Where the slip can be told
from the lines (a quotation mark left open, a colon inside a text), the message points there instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

import yaml

QUOTE_IT = "put the whole text in double quotes"
LONGEST_KEY = 1_000
FAR = 1_000
"""How many lines up an open quotation mark is looked for."""


class _Slip(NamedTuple):
    """Where the parser stopped and where what it was reading began (counted from 0), and the lines."""

    line: int
    column: int
    opened_line: int
    opened_column: int
    lines: Callable[[int], str | None]

    def text(self, number: int) -> str:
        return self.lines(number + 1) or ""

    @property
    def character(self) -> str:
        return self.text(self.line)[self.column : self.column + 1]

    @property
    def opener(self) -> str:
        return self.text(self.opened_line)[self.opened_column : self.opened_column + 1]

    def here(self, wrong: str, instead: str) -> _Told:
        """What is told of where the parser stopped."""
        return self.line, self.column, wrong, instead

    def there(self, wrong: str, instead: str) -> _Told:
        """What is told of where that began which the parser was reading."""
        return self.opened_line, self.opened_column, wrong, instead


_Told = tuple[int, int, str, str]


def translated(error: yaml.YAMLError, lines: Callable[[int], str | None]) -> _Told:
    """Line and column counted from 1, what is wrong, and what to write instead."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return 1, 1, f"this cannot be read as YAML ({error})", "check the file's encoding"
    opened = getattr(error, "context_mark", None) or mark
    slip = _Slip(mark.line, mark.column, opened.line, opened.column, lines)
    said = f"{getattr(error, 'context', None) or ''}: {getattr(error, 'problem', None) or ''}"
    line, column, wrong, instead = next(tell for words, tell in _TELLERS if re.search(words, said))(slip)
    return line + 1, column + 1, wrong, instead


def _open_quote(slip: _Slip) -> _Told:
    wrong = f"this quotation mark ({slip.opener}) is never closed"
    return slip.there(wrong, f"put {slip.opener} at the end of the text")


def _odd_character(slip: _Slip) -> _Told:
    if slip.character == "\t":
        return _tab(slip)
    if slip.character in (">", "|"):
        return _block(slip._replace(opened_line=slip.line, opened_column=slip.column))
    return slip.here(f'a text without quotation marks cannot begin with "{slip.character}"', QUOTE_IT)


def _tab(slip: _Slip) -> _Told:
    return slip.here("a tab stands where YAML wants spaces", "indent with spaces only")


def _block(slip: _Slip) -> _Told:
    text = slip.text(slip.opened_line)[slip.opened_column :].split(",")[0].split("}")[0].rstrip()
    wrong = f'"{slip.opener}" at the beginning means a block of text in YAML'
    instead = f'put the text in double quotes: "{text}"' if len(text) <= 60 else QUOTE_IT
    return slip.there(wrong, instead)


def _colon(slip: _Slip) -> _Told:
    line = slip.text(slip.line)
    before = re.sub(r"^\s*(?:- +)*", "", line[: slip.column])
    if re.search(r":(?:\s|$)", before):
        return slip.here('a ":" stands inside a text without quotation marks', QUOTE_IT)
    if len(before) > LONGEST_KEY:
        return slip.line, _indent(line), 'the text before this line\'s ":" is too long for a key', QUOTE_IT
    previous = next((n for n in range(slip.line - 1, -1, -1) if slip.text(n).strip()), None)
    if previous is not None and not re.search(r":(?:\s|$)", slip.text(previous)):
        return previous, _indent(slip.text(previous)), 'this line has no ": " after its key', 'write "key: text"'
    wrong = "this line is indented as if it belonged to the text before it"
    return slip.line, _indent(line), wrong, "indent it like the keys it stands beside"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _quote_before(slip: _Slip) -> _Told | None:
    """The quotation mark that an earlier line left open, so that the text ran on to where the next one begins."""
    ended = re.search(r"(?:^|[:,\[{-])\s*([\"'])$", slip.text(slip.line)[: slip.column])
    for number in range(slip.line - 1, max(-1, slip.line - FAR), -1) if ended else ():
        marks = [m.start() for m in re.finditer(rf"(?<!\\){ended[1]}", slip.text(number))] if ended else []
        if len(marks) % 2:
            return _open_quote(slip._replace(opened_line=number, opened_column=marks[-1]))
    return None


def _keyless(slip: _Slip) -> _Told:
    return slip.there('this line has no ": " after its key', 'write "key: text"')


def _flow(slip: _Slip) -> _Told:
    if before := _quote_before(slip):
        return before
    closer = "}" if slip.opener == "{" else "]"
    cut = re.search(r"[ \t]#", slip.text(slip.opened_line))
    if slip.line == slip.opened_line and slip.character:
        wrong = f'a "," or "{closer}" is missing before this'
        return slip.here(wrong, "write it, or put the text before it in double quotes")
    if cut:
        wrong = 'the rest of this line is cut off by " #", which begins a comment'
        return slip.opened_line, cut.start(), wrong, QUOTE_IT
    return slip.there(f'this "{slip.opener}" is never closed', f'write "{closer}" at the end')


def _nothing(slip: _Slip) -> _Told:
    if slip.character:
        return slip.here(f'a text is missing before this "{slip.character}"', "write it, or take this out")
    brackets = [
        (number, found.start(), found[0])
        for number in range(max(0, slip.line - 1), slip.line + 1)
        for found in re.finditer(r"[\[{]", slip.text(number))
    ]
    line, column, bracket = brackets[-1] if brackets else (slip.line, slip.column, "[")
    return line, column, f'this "{bracket}" is never closed', f'write "{"}" if bracket == "{" else "]"}" at the end'


def _stray(slip: _Slip) -> _Told:
    if before := _quote_before(slip):
        return before
    line = slip.text(slip.line)
    if line[: slip.column].rstrip().endswith(('"', "'")):
        wrong = "text goes on after the closing quotation mark"
        instead = 'put the whole text in double quotes, and write \\" for a quotation mark inside it'
        return slip.here(wrong, instead)
    if line[: slip.column].strip():
        return slip.here("this does not belong to what stands before it", QUOTE_IT)
    wrong = "this line is indented differently from the lines it belongs to"
    return slip.here(wrong, "give it the same number of spaces as they have")


def _dash(slip: _Slip) -> _Told:
    return slip.here('a list cannot begin on this line with "- "', "begin it on a new line, or " + QUOTE_IT)


def _marked(slip: _Slip) -> _Told:
    return slip.there(f'a text without quotation marks cannot begin with "{slip.opener}"', QUOTE_IT)


def _escape(slip: _Slip) -> _Told:
    line = slip.text(slip.line)
    start = line.rfind("\\", 0, slip.column + 1)
    start = start if start >= 0 else slip.column
    if "u" in line[start : start + 2].lower():
        return slip.line, start, "this escape stands for half of a character", "write the character itself"
    wrong = f'"{line[start : start + 2]}" means nothing inside double quotes'
    return slip.line, start, wrong, "write \\\\ for a backslash"


def _directive(slip: _Slip) -> _Told:
    return slip.there('a line cannot begin with "%"', "take it out, or " + QUOTE_IT)


def _unknown(slip: _Slip) -> _Told:
    wrong = "the file cannot be read from here on"
    return slip.here(wrong, "check the colons, quotation marks and indentation around this place")


_TELLERS: tuple[tuple[str, Callable[[_Slip], _Told]], ...] = (
    (r"quoted scalar: found unexpected (?:end of stream|document)", _open_quote),
    (r"tab character", _tab),
    (r"block scalar: ", _block),
    (r"cannot start any token", _odd_character),
    (r"mapping values are not allowed", _colon),
    (r"could not find expected ':'", _keyless),
    (r"flow (?:sequence|mapping): (?:did not find )?expected", _flow),
    (r"node content|expected the node", _nothing),
    (r"(?:block )?sequence entries are not allowed", _dash),
    (r"scanning an (?:anchor|alias)|(?:parsing|scanning) a tag|tag handle|tag URI", _marked),
    (r"escape|hexdecimal|hexadecimal", _escape),
    (r"directive|incompatible YAML", _directive),
    (r"did not find expected|expected <", _stray),
    (r"", _unknown),
)
"""What the parser's words mean, the first that match; they are libyaml's, and PyYAML's own where it differs."""
