"""What requests bring and what they are told: JSON both ways, and nothing but what the page itself would send."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from flask import jsonify, request

from discrepancies.decisions import NotAnAnswer
from discrepancies.language.safe import visible
from discrepancies.pages.signature import signed

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from discrepancies.load.problems import InputError

WRONG = "that is not what this page sends; load it again"


def given(*keys: str) -> dict[str, Any]:
    """What the body gives for these keys; what else it holds is refused, so that no page half works.

    Raises:
        NotAnAnswer: the body is no such thing.
    """
    try:
        body: Any = json.loads(request.get_data())
        json.dumps(body, ensure_ascii=False).encode()  # half a letter is none
    except (ValueError, RecursionError):  # no JSON, or nested beyond reason
        body = None
    if isinstance(body, dict) and set(body) <= set(keys):
        return signed(body) if "by" in keys else body
    raise NotAnAnswer(WRONG)


def texts(*keys: str) -> dict[str, str]:
    """The texts that the body gives for these keys, "" for what it leaves out.

    Raises:
        NotAnAnswer: the body is no such thing.
    """
    return only_texts(given(*keys), keys)


def only_texts(body: dict[str, Any], keys: Sequence[str]) -> dict[str, str]:
    """The texts of a body for some of its keys; see `texts`."""
    found = {key: "" if body.get(key) is None else body[key] for key in keys}
    if not all(isinstance(text, str) for text in found.values()):
        raise NotAnAnswer(WRONG)
    return found


def listed(of: Any, *keys: str) -> list[dict[str, str]]:
    """A list of objects that have these keys and no other, each with a text.

    Raises:
        NotAnAnswer: it is no such thing.
    """
    whole = isinstance(of, list) and all(isinstance(one, dict) and set(one) == set(keys) for one in of)
    if not whole or not all(isinstance(text, str) for one in of for text in one.values()):
        raise NotAnAnswer(WRONG)
    return list(of)


def sentences(error: InputError) -> list[str]:
    """What is wrong with the files, in the words of the terminal, a sentence each."""
    return [visible(f"{one.wrong[:1].upper()}{one.wrong[1:]}: {one.instead}.") for one in error.problems]


def failed(error: str, status: int, **more: str | list[str]) -> ResponseReturnValue:
    """A refusal, in a plain sentence."""
    return jsonify(error=error, **more), status
