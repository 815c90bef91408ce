"""Whose name stands under what is sent: of those who signed in their own, and no other.

Where nobody signs in, on an editor's own machine, it is the name that the editor writes.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from flask import abort, g, jsonify, make_response

from discrepancies.pages.users import folded


def sign(name: str | None) -> None:
    """Remember for this request who has signed in; "" or None where nobody has to."""
    g.signed_in = name or None


def signed(body: dict[str, Any]) -> dict[str, Any]:
    """What a request says, under the name of who signed in; one that is under another name is refused with 403."""
    name = g.get("signed_in")
    if name is None:
        return body
    by = body.get("by")
    if by and (not isinstance(by, str) or folded(by) != folded(name)):
        said = f"You signed in as {name}, and nobody writes in another's name. Nothing was recorded."
        abort(make_response(jsonify(error=said, why="name"), HTTPStatus.FORBIDDEN))
    return {**body, "by": name}


def reader() -> str:
    """Who signed in, "" where nobody has to."""
    return str(g.get("signed_in") or "")


def name(by: str) -> dict[str, Any]:
    """For the page: the name to sign with, and whether it is that of who signed in, which cannot be changed."""
    signed_in = g.get("signed_in")
    return {"by": signed_in or by, "signed_in": signed_in is not None}
