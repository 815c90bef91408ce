"""The number or code by which a thing is known: an ISBN, a DOI, a case number; compared after its declared form.

As with names the number that it reads as means something among the identifiers of one table only. Nothing nearly
matches here: one digit more or less is another thing.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from discrepancies.language.reading import Bound, Context, Reading, Unreadable, exactly

if TYPE_CHECKING:
    from discrepancies.model import Fact

FORMS = ("isbn", "doi", "plain")

_ISBN = re.compile(r"(?:isbn(?:[- ]?1[03])?:? ?)?([0-9]{9}[0-9x]|97[89][0-9]{10})")
_DOI = re.compile(r"(?:https?://(?:dx\.|www\.)?doi\.org/|doi\.org/|doi: ?|info:doi/)?(10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+)")
# A sign between two digits that makes another number of them stays: article 4.1 is not article 41.
_SEPARATORS = re.compile(r"(?<![0-9])[\W_]+|[\W_]+(?![0-9])|[^\w.,]+|_+")
_UNCHECKED = "write it as the source has it, or declare form: plain, which checks nothing"


def read(text: str, fact: Fact, context: Context) -> Reading:  # noqa: ARG001
    """Read an identifier. The interval is a place-holder, [0, 0]: identifiers are numbered against one another later.

    Raises:
        Unreadable: it is not of the fact's form, or its check digit is wrong.
    """
    if not spelling(text, fact):
        raise Unreadable(f"{text!r} holds no identifier", "write its letters or digits, or unknown")
    return exactly(0, 0)


def spelling(text: str, fact: Fact) -> str:
    """What stands for this identifier in all its spellings: of an ISBN its 13 digits, of a DOI its lower case.

    Raises:
        Unreadable: as `read` does.
    """
    return _SPELLINGS[fact.form or "plain"](text)


@lru_cache(maxsize=100_000)
def _isbn(text: str) -> str:
    """The ISBN's thirteen digits."""
    found = _ISBN.fullmatch(re.sub(r"(?<=[0-9])[-‐‑–  ]+(?=[0-9x])", "", _plainly(text)))
    if found is None:
        raise Unreadable(f'"{text}" is no ISBN: it has not 10 or 13 digits', _UNCHECKED)
    digits = found[1]
    if digits[-1] != _check_digit(digits[:-1]):
        raise Unreadable(f'"{text}" is no ISBN: its last digit does not check', _UNCHECKED)
    return digits if len(digits) == 13 else (body := f"978{digits[:-1]}") + _check_digit(body)


def _check_digit(body: str) -> str:
    """The last digit of an ISBN with these digits before it: of ten weighed 10 to 2, of thirteen 1 and 3 in turn."""
    if len(body) == 9:
        rest = -sum(int(digit) * weight for digit, weight in zip(body, range(10, 1, -1), strict=True)) % 11
        return "x" if rest == 10 else str(rest)
    return str(-sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(body)) % 10)


@lru_cache(maxsize=100_000)
def _doi(text: str) -> str:
    """The DOI in lower case, without the address that resolves it."""
    plain = _plainly(text)
    found = _DOI.fullmatch(unquote(plain) if "://" in plain else plain)
    if found is None:
        raise Unreadable(f'"{text}" is no DOI', "write it as in 10.1000/182, or declare form: plain")
    return found[1]


@lru_cache(maxsize=100_000)
def _bare(text: str) -> str:
    return _SEPARATORS.sub("", _plainly(text))


def _plainly(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip()


_SPELLINGS = dict(zip(FORMS, (_isbn, _doi, _bare), strict=True))


def say(low: float, high: float, fact: Fact) -> str:  # noqa: ARG001
    """An identifier's number says nothing; the report shows identifiers as written."""
    return ""


def bounds(low: float, high: float) -> tuple[Bound, Bound]:  # noqa: ARG001
    """What identifiers are numbered with is no number of theirs: (None, None)."""
    return None, None
