"""A document as the log has it, a line a key: laid out by hand, for a YAML emitter took most of a write of many.

A text stands plain where YAML takes it for a text there, else in single quotes; in double quotes is only what has lines
or a tab. `as_written.py` reads just this without a YAML parser.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import yaml

from discrepancies.decisions.keys import DOCUMENTS, TIMED
from discrepancies.load.encoding import FORBIDDEN
from discrepancies.model import Deed, Document

_TEXT = "tag:yaml.org,2002:str"
_RESOLVER = yaml.resolver.Resolver()

# What makes YAML take a text for something else: at its beginning or in it, within braces and outside of them.
_BEGINS = r"""^(?:[#,\[\]{}&*!|>'"%@` ]|-(?: |$)|---|\.\.\.)| #| $"""
_INSIDE = re.compile(rf"{_BEGINS}|[,?\[\]{{}}:]")
_OUTSIDE = re.compile(rf"{_BEGINS}|^[?:](?: |$)|:(?: |$)")
_DOUBLE = re.compile(f"[\t\n\r]|{FORBIDDEN.pattern}")


def document(one: Document) -> str:
    """A document as the log has it, a line a key; why there are dates beside some lines, `keys.py` says."""
    does, said = _said(one)
    lines = {key: f"{key}: {_value(said[key])}" for key in DOCUMENTS[does] if said.get(key)}
    for key in lines.keys() & TIMED:
        lines[key] += f" # {one.at}"
    return "\n".join((f"--- # {one.at} {one.id}", *lines.values(), ""))


def about(one: Document) -> tuple[str | None, str | None, str | None, str | None]:
    """What its finding is about: event, fact, scope and subject."""
    return one.event, one.fact, one.scope, one.subject


def _said(one: Document) -> tuple[str, dict[str, Any]]:
    """What a document does, and what it says by its keys."""
    event, fact, scope, subject = about(one)
    finding: dict[str, Any] = {"evidence": one.evidence, "rule": one.rule}
    finding.update(event=event, fact=fact, scope=scope, subject=subject)
    if isinstance(one, Deed):
        return one.does, {**one._asdict(), one.does: one.says, "finding": finding}
    given = {"event": event, "fact": fact}
    claims = [{key: text for key, text in claim.items() if given.get(key) != text} for claim in one.claims]
    finding.update(sources=one.sources, rests_on=one.rests_on)
    return "answer", {**one._asdict(), **one.decision._asdict(), "finding": finding, "claims": claims}


def _value(value: object) -> str:
    return _scalar(value, _OUTSIDE) if isinstance(value, str) else _flow(value)


def _flow(value: object) -> str:
    """A value in braces or brackets, all on one line."""
    if isinstance(value, Mapping):
        return f"{{{', '.join([f'{_flow(key)}: {_flow(item)}' for key, item in value.items() if item])}}}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(map(_flow, value))}]"
    return _scalar(str(value), _INSIDE)


@lru_cache(maxsize=1 << 14)
def _scalar(text: str, special: re.Pattern[str]) -> str:
    if _DOUBLE.search(text):
        return json.dumps(text, ensure_ascii=False)
    if not text or special.search(text):
        return _single(text)
    tag: str = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return text if tag == _TEXT else _single(text)


def _single(text: str) -> str:
    quoted = text.replace("'", "''")
    return f"'{quoted}'"
