"""What the page asks and sends: each route is a line to the desk, and its answer as JSON.

Reading is by GET and changes nothing; writing is by POST of JSON and nothing else (`guard` sees to it). What goes wrong
is told by `app`, alike for all of them.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import jsonify

from discrepancies.pages import body
from discrepancies.pages.body import failed
from discrepancies.pages.desk import Reply

if TYPE_CHECKING:
    from flask import Flask
    from flask.typing import ResponseReturnValue

    from discrepancies.pages.desk import Desk
    from discrepancies.pages.guard import Guard


def api(app: Flask, desk: Desk, guard: Guard, by: str) -> None:
    """Give an application its routes; `by` is the name that the form begins with."""

    @app.post("/api/open")
    def opened() -> ResponseReturnValue:
        token = guard.opened(body.texts("key")["key"])
        if token is None:
            said = "This address was used before; open the one that the terminal shows."
            return failed(said, HTTPStatus.UNAUTHORIZED)
        return jsonify(token=token)

    @app.get("/api/queue")
    def queue() -> ResponseReturnValue:
        return jsonify({**desk.listed(), "by": by})

    @app.get("/api/findings/<id_>")
    def finding(id_: str) -> ResponseReturnValue:
        return jsonify(desk.shown(id_))

    @app.post("/api/decisions")
    def decide() -> ResponseReturnValue:
        recorded = desk.decide(Reply(**body.texts(*Reply._fields)))
        return jsonify(recorded._asdict()), HTTPStatus.CREATED

    @app.post("/api/undo")
    def undo() -> ResponseReturnValue:
        return jsonify(said=desk.undo(body.texts("receipt")["receipt"]))
