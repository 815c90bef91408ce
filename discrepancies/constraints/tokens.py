"""A constraint's text cut into words, numbers and signs, each with its place, before Python's parser sees any of it.

What is not in the language is refused here, at its place. What is left is put to the parser with a stand-in of plain
ASCII for every name and number: so it never meets a huge number, a letter that it would turn into another one, or
anything else that it takes long over.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from discrepancies.language.spelling import shortened
from discrepancies.load.keys import WORD

LONGEST = 500
MOST_WORDS = 150
MOST_DEEP = 20
_MOST_DIGITS = 15

_SIGNS = ("<=", ">=", "==", "!=", "<", ">", "+", "-", "*", "/", "(", ")", "[", "]", ",", ".")
_JOINING = frozenset({"<=", ">=", "==", "!=", "<", ">", "+", "-", "*", "/", "and", "or"})
_WORD = re.compile(r"[^\s!-/:-@\[-^`{-\x7f]+")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_TEXT = re.compile(r"\"[^\"]*\"|'[^']*'")
_REFERENCE = re.compile(rf"(?![-.]){WORD}/(?={_WORD.pattern})")
_INSTEAD: Mapping[str, str] = {
    "=": 'write "==" for equal',
    "≤": 'write "<="',
    "≥": 'write ">="',
    "≠": 'write "!="',
    "×": 'write "*"',
    "·": 'write "*"',
    "!": 'write "not" or "!="',
    "&": 'write "and"',
    "|": 'write "or"',
    **dict.fromkeys("−–—", 'write "-"'),
    **dict.fromkeys("“”„‘’«»", "write plain quotation marks"),
    "÷": 'write "/" with spaces around it',
    "/": "put spaces around the sign to divide, and write another event's fact as event/fact",
}


class Fault(Exception):  # noqa: N818
    """What is wrong with a constraint, at which character, and what to write instead.

    `undeclared` is a name that no fact or event has.
    """

    def __init__(self, at: int, wrong: str, instead: str, undeclared: str | None = None) -> None:
        super().__init__(f"{wrong}; {instead}")
        self.at = at
        self.wrong = wrong
        self.instead = instead
        self.undeclared = undeclared


class Token(NamedTuple):
    """A piece of the text and where it begins; a reference's `event` stands before its slash."""

    kind: str
    text: str
    at: int
    event: str | None = None

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.at + len(self.text) + (len(self.event) + 1 if self.event is not None else 0)


class Parsed(NamedTuple):
    """The tree that Python's parser makes of the stand-ins, and what each of them stands for."""

    tree: ast.expr
    tokens: tuple[Token, ...]
    starts: tuple[int, ...]
    """Where each token's stand-in begins in what the parser saw."""


def parsed(text: str) -> Parsed:
    """Cut a constraint into tokens, and have it parsed.

    Raises:
        Fault: it is too long, or holds something that is not in the language, or something is missing.
    """
    if len(text) > LONGEST:
        raise Fault(0, f"this constraint has {len(text):,} characters", f"write at most {LONGEST}, or make it two")
    tokens = tuple(_tokens(text))
    if len(tokens) > MOST_WORDS:
        raise Fault(tokens[MOST_WORDS].at, f"this constraint has more than {MOST_WORDS} words and signs", "make it two")
    _check(tokens)
    pieces, starts, column = [], [], 0
    for number, token in enumerate(tokens):
        starts.append(column)
        pieces.append(token.text if token.kind == "sign" else f"_{number}")
        column += len(pieces[-1]) + 1
    try:
        tree = ast.parse(" ".join(pieces), mode="eval").body
    except SyntaxError as error:
        raise Fault(0, "this constraint cannot be read", "write it as in count(victims) == killed") from error
    return Parsed(tree, tokens, tuple(starts))


def _tokens(text: str) -> Iterator[Token]:
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        token = _token(text, at)
        yield token
        at = token.end


def _token(text: str, at: int) -> Token:
    if found := _TEXT.match(text, at):
        return Token("text", found[0], at)
    if found := _REFERENCE.match(text, at):
        name = _name(text, found.end())
        if name and found[0].isprintable():
            return Token("name", name, at, found[0][:-1])
    if (found := _NUMBER.match(text, at)) and not _name(text, found.end()):
        if len(found[0]) > _MOST_DIGITS:
            raise Fault(at, f"{shortened(found[0])} is too long a number", f"write at most {_MOST_DIGITS} digits")
        return Token("number", found[0], at)
    if name := _name(text, at):
        return Token("sign" if name in ("and", "or", "not") else "name", name, at)
    sign = next((sign for sign in _SIGNS if text.startswith(sign, at)), None)
    if sign is None or (sign == "/" and text[at - 1 : at + 2].strip() != "/"):
        raise _strange(text, at)
    return Token("sign", sign, at)


def _name(text: str, at: int) -> str:
    """The longest name that begins here, "" where none does."""
    found = _WORD.match(text, at)
    name = found[0] if found else ""
    while name and not name.isidentifier():
        name = name[:-1]
    return name


def _strange(text: str, at: int) -> Fault:
    sign = text[at]
    if sign in "\"'":
        return Fault(at, "this quotation mark has no second one", "write the text between two of them")
    if digits := _NUMBER.match(text, at):
        return Fault(at, f'no name begins with "{digits[0]}"', 'write "*" between a number and a name, or quote a date')
    shown = sign if sign.isprintable() else f"U+{ord(sign):04X}"
    usual = "write it with < <= > >= == != + - * / and or not, as in count(victims) == killed"
    return Fault(at, f'"{shown}" means nothing in a constraint', _INSTEAD.get(sign, usual))


def _check(tokens: tuple[Token, ...]) -> None:
    """Find what is missing or too much, so that the parser has nothing to complain of."""
    opened: list[tuple[str, Token]] = []
    before: Token | None = None
    wanted = True
    for token in tokens:
        wanted = (_begins if wanted else _goes_on)(token, before, opened)
        if len(opened) > MOST_DEEP:
            raise Fault(token.at, f"this is nested deeper than {MOST_DEEP} brackets", "make it two constraints")
        before = token
    if wanted:
        after = f' after "{before.text}"' if before else ""
        raise Fault(before.end if before else 0, f"something is missing{after}", "write a fact, a date or a number")
    if opened:
        token = opened[-1][1]
        instead = f'write a "{_CLOSING[token.text]}" where it ends'
        if opened[-1][0] == "call":
            instead += ", or put the whole in quotation marks if a comma has cut it off"
        raise Fault(token.at, f'this "{token.text}" is never closed', instead)


_CLOSING = {"(": ")", "[": "]"}


def _begins(token: Token, before: Token | None, opened: list[tuple[str, Token]]) -> bool:
    """Take a token where a figure or a comparison must begin; whether one must still."""
    named = before is not None and before.kind == "sign" and before.text in (".", "[")
    if named and token.kind != "name":
        instead = "write start or end" if before and before.text == "." else "write one of the fact's scopes"
        raise Fault(token.at, f'"{shortened(token.text)}" cannot stand here', instead)
    if token.kind != "sign":
        return False
    if token.text == "(":
        opened.append(("group", token))
        return True
    if token.text == "not":
        if before is None or before.text in ("(", "and", "or", "not"):
            return True
        raise Fault(token.at, f'"not" cannot stand behind "{before.text}"', "put brackets around what it denies")
    if token.text == "-":
        if before is None or before.text != "-":
            return True
        raise Fault(token.at, "two minus signs stand side by side", "write one, or none")
    behind = f' between "{before.text}" and "{token.text}"' if before else f' before "{token.text}"'
    raise Fault(token.at, f"something is missing{behind}", "write a fact, a date or a number")


def _goes_on(token: Token, before: Token | None, opened: list[tuple[str, Token]]) -> bool:
    """Take a token behind a figure; whether another must follow."""
    text = token.text if token.kind == "sign" else ""
    if text in _JOINING:
        return True
    if text == "," and opened and opened[-1][0] == "call":
        return True
    if text in (")", "]"):
        if not opened or _CLOSING[opened[-1][1].text] != text:
            raise Fault(token.at, f'this "{text}" closes no bracket', "take it out, or write the one that it closes")
        opened.pop()
        return False
    named = before is not None and before.kind == "name"
    if named and text == "(":
        opened.append(("call", token))
        return True
    if named and text == "[":
        opened.append(("scope", token))
        return True
    if named and text == ".":
        return True
    if text:
        raise Fault(token.at, f'"{text}" cannot stand here', "take it out, or write < <= > >= == != + - * / and or")
    before_text = before.text if before else ""
    wrong = f'nothing stands between "{shortened(before_text)}" and "{shortened(token.text)}"'
    raise Fault(token.at, wrong, "write what joins them: < <= > >= == != + - * / and or")
