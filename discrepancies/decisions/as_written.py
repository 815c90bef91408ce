"""A document that stands in the log just as this program writes it, read line by line without a YAML parser.

A log of ten thousands of documents is read at every check, and nearly all of them are as they were written. So each is
first read here, by patterns that take far less than YAML does, and remembered by its text. Whatever is not exactly so
(laid out by hand, commented, wrong) is nothing here, and left to `log.py`, which tells what is wrong with it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from json.encoder import encode_basestring
from typing import Any, NamedTuple, cast

from discrepancies.decisions.answers import is_day, misfit, readable
from discrepancies.decisions.keys import CLAIM, DOCUMENTS, FINDING, IN_LINES, SOURCE, TIMED
from discrepancies.load.encoding import FORBIDDEN
from discrepancies.load.keys import Key
from discrepancies.model import ANSWERS, Decision, Deed, Document, Doing, Entry

REMEMBERED = 1 << 17
"""Documents whose text is remembered, with what it says."""

_LONGEST = 10_000
_BEGINS = re.compile(r"^--- # \S+ [0-9a-f]{12}\n", re.MULTILINE)
_TIME = re.compile(r" # [0-9T:.Z+-]{17,32}$")
_PLAIN = r"""[^\s\-?:,\[\]{}#&*!|>'"%@`<=~]"""
"""What a text may begin with that stands without quotation marks."""

_SCALAR = re.compile(rf"""'((?:[^']|'')*)'|({_PLAIN}[^?:,\[\]{{}}#"]*)""")
_TIGHT = re.compile(r":(?! )")
_BEGIN = re.compile(_PLAIN)
_HIDDEN = re.compile(rf"[^\S ]|{FORBIDDEN.pattern}")
_QUOTED = re.compile(r"'(?:[^']|'')*'")
_PLAIN_JSON = re.compile(r'"(?:[^"\\]|\\[n"\\])*"')


_ODD = re.compile(r"""\\|"|''|  |' | '?[,}\]]| ':""")
"""What may stand in the way of quoting every text as it is."""

_TEXTS = {str}
_NONE = "[]"

_About = tuple[str, str, str | None, str | None, str | None, str | None]
"""Evidence, rule, event, fact, scope and subject."""

_remembered = lru_cache(maxsize=1 << 14)
"""Many documents are on one finding and its claims, by one editor, or of one act: what they share is read once."""


class _Keys(NamedTuple):
    """The keys of a mapping of texts: all, those it needs, and what those must match that must match anything."""

    known: frozenset[str]
    needed: frozenset[str]
    patterns: tuple[tuple[str, re.Pattern[str]], ...]


def _keys(table: Mapping[str, Key]) -> _Keys:
    texts = {name: key for name, key in table.items() if key.holds == "text"}
    patterns = ((name, re.compile(key.pattern, re.ASCII)) for name, key in texts.items() if key.pattern)
    needed = frozenset(name for name, key in texts.items() if key.required)
    return _Keys(frozenset(texts), needed, tuple(patterns))


_KEYS = {does: _keys(table) for does, table in DOCUMENTS.items()}
_FINDING, _CLAIM, _SOURCE = map(_keys, (FINDING, CLAIM, SOURCE))


class _OtherwiseError(Exception):
    """It is not as this program writes it."""


def parts(text: str) -> Iterator[tuple[int, str]]:
    """The documents of a log, each with the line it begins on, and as a text with lines that end in one character.

    What does not begin as this program begins one goes with the one before. Where remarks alone stand before the first
    they are left out; where a line may tell YAML how to read the next document all is one.
    """
    text = text.replace("\r\n", "\n")
    directed = text.startswith("%") or "\n%" in text
    starts = [] if directed else [found.start() for found in _BEGINS.finditer(text)]
    before = text[: starts[0]] if starts else text
    if any(line and not line.startswith("#") for line in before.split("\n")):
        yield 1, before
    line = 1 + before.count("\n")
    for start, end in pairwise([*starts, len(text)]):
        part = text[start:end]
        yield line, part
        line += part.count("\n")


@lru_cache(maxsize=REMEMBERED)
def document(text: str) -> Document | None:
    """What a document says, None where it is not just as this program writes it."""
    try:
        return _document(text)
    except (_OtherwiseError, ValueError, KeyError, AttributeError):
        return None


def _document(text: str) -> Document:
    _, *lines, last = text.split("\n")
    shown = "".join(lines)
    hides = not shown.isprintable() and _HIDDEN.search(shown)
    if last or hides or len(text) > _LONGEST or not _BEGINS.match(text):
        raise _OtherwiseError
    said = dict([line.split(": ", 1) for line in lines])
    does = next(iter(said.keys() & DOCUMENTS.keys()), "")
    keys = _KEYS[does]
    if len(said) != len(lines):
        raise _OtherwiseError
    claims, finding = said.pop("claims", _NONE), said.pop("finding")
    about, sources, rests_on = _finding(_TIME.sub("", finding))
    texts = {key: _text(key, _TIME.sub("", line) if key in TIMED else line) for key, line in said.items()}
    _hold(texts, keys)
    by, at, until, batch = texts["by"], texts["at"], texts.get("until"), texts.get("batch")
    if not readable(at) or not (until is None or is_day(until)):
        raise _OtherwiseError
    if does != "answer":
        if sources or rests_on or claims != _NONE:
            raise _OtherwiseError
        return Deed(texts["id"], *about, cast("Doing", does), texts[does], by, at, until, batch)
    because, value, whom = texts.get("because"), texts.get("value"), texts.get("whom")
    answer = texts["answer"]
    if answer not in ANSWERS or misfit(answer, because, value, whom, until):
        raise _OtherwiseError
    decision = Decision(answer, because, value, texts["reason"], by, at, whom, until)
    return Entry(texts["id"], *about, _claims(claims, *about[2:4]), decision, sources, rests_on, batch)


@_remembered
def _finding(written: str) -> tuple[_About, Mapping[str, Mapping[str, str]], tuple[str, ...]]:
    """What a document says of its finding: what it is about, what its sources said of themselves, what it rested on."""
    finding = _flow(written)
    sources, rests_on = finding.pop("sources", {}), finding.pop("rests_on", [])
    _hold(finding, _FINDING)
    _check(sources, rests_on)
    event, fact, scope, subject = (finding.get(key) for key in ("event", "fact", "scope", "subject"))
    return (finding["evidence"], finding["rule"], event, fact, scope, subject), sources, tuple(rests_on)


def _check(sources: Any, rests_on: Any) -> None:
    listed = rests_on.__class__ is list and all(text.__class__ is str for text in rests_on)
    if sources.__class__ is not dict or not listed:
        raise _OtherwiseError
    for name, source in sources.items():
        _hold(source, _SOURCE)
        if name.startswith("x-"):
            raise _OtherwiseError


@_remembered
def _text(key: str, written: str) -> str:
    """A text on a line of its own."""
    first = written[:1]
    if first == "'":
        if not _QUOTED.fullmatch(written):
            raise _OtherwiseError
        text = written[1:-1].replace("''", "'")
    elif first == '"':
        if key not in IN_LINES or not _PLAIN_JSON.fullmatch(written):
            raise _OtherwiseError
        text = json.loads(written)
    elif _BEGIN.match(written) and " #" not in written and ": " not in written and not written.endswith(":"):
        text = written
    else:
        raise _OtherwiseError
    if not text or text != text.strip() or ("  " in text and key not in IN_LINES):
        raise _OtherwiseError
    return text


def _flow(written: str) -> Any:
    """What stands in braces or brackets, as JSON has it once its texts are quoted as there."""
    if _TIGHT.search(written) and _TIGHT.search(_SCALAR.sub("", written)):
        raise _OtherwiseError
    return _AS_JSON.decode(_SCALAR.sub(_quoted if _ODD.search(written) else _in_marks, written))


def _in_marks(found: re.Match[str]) -> str:
    return f'"{found[found.lastindex or 0]}"'


def _quoted(found: re.Match[str]) -> str:
    quoted, plain = found.groups()
    text = plain if quoted is None else quoted.replace("''", "'")
    if not text or text != text.strip() or "  " in text:
        raise _OtherwiseError
    return encode_basestring(text)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A mapping none of whose keys is given twice."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _OtherwiseError
    return found


_AS_JSON = json.JSONDecoder(object_pairs_hook=_once)


@_remembered
def _claims(written: str, event: str | None, fact: str | None) -> tuple[Mapping[str, str], ...]:
    """The claims, each with what the finding is about where it names nothing of its own."""
    claims = _flow(written)
    if claims.__class__ is not list:
        raise _OtherwiseError
    for claim in claims:
        _hold(claim, _CLAIM)
    about = {key: text for key, text in (("event", event), ("fact", fact)) if text}
    whole: tuple[Mapping[str, str], ...] = tuple([{**about, **claim} for claim in claims])
    if len(about) < 2 and not all("event" in claim and "fact" in claim for claim in whole):
        raise _OtherwiseError
    return whole


def _hold(given: Any, keys: _Keys) -> None:
    """Refuse what is no mapping of texts by these keys, lacks one of them, or has a text that one does not take."""
    if given.__class__ is not dict or not keys.needed <= given.keys() <= keys.known:
        raise _OtherwiseError
    if not {text.__class__ for text in given.values()} <= _TEXTS:
        raise _OtherwiseError
    for key, pattern in keys.patterns:
        if key in given and not pattern.fullmatch(given[key]):
            raise _OtherwiseError
