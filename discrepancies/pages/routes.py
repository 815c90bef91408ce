"""What the page asks and sends: each route is a line to the desk, and its answer as JSON.

Reading is by GET and changes nothing; writing is by POST of JSON and nothing else (`guard` sees to it). What goes wrong
is told by `app`, alike for all of them.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import jsonify

from discrepancies.decisions import NotAnAnswer
from discrepancies.pages import body, signature
from discrepancies.pages.acts import MOST_AT_ONCE, Answered, Batch, Reply, Seen

if TYPE_CHECKING:
    from flask import Flask
    from flask.typing import ResponseReturnValue

    from discrepancies.pages.acts import Recorded
    from discrepancies.pages.desk import Desk


def api(app: Flask, desk: Desk, by: str) -> None:
    """Give an application its routes; `by` is the name that the form begins with."""

    @app.get("/api/queue")
    def queue() -> ResponseReturnValue:
        return jsonify({**desk.listed(), "log": desk.key, "people": desk.names(), **signature.name(by)})

    @app.get("/api/findings/<id_>")
    def finding(id_: str) -> ResponseReturnValue:
        return jsonify(desk.shown(id_, signature.reader()))

    @app.get("/api/passages/<int:claim>")
    def passage(claim: int) -> ResponseReturnValue:
        return jsonify(desk.passage(claim))

    @app.get("/api/asks")
    def asks() -> ResponseReturnValue:
        return jsonify(asks=desk.asks())

    _writing(app, desk)


def _writing(app: Flask, desk: Desk) -> None:
    """What an editor does, each an act of `acts.py`."""

    @app.post("/api/decisions")
    def decide() -> ResponseReturnValue:
        return _recorded(desk.decide(Reply(**body.texts(*Reply._fields))))

    @app.post("/api/bulk")
    def bulk() -> ResponseReturnValue:
        sent = body.given("on", *Answered._fields)
        on = tuple(Seen(**one) for one in body.listed(sent.get("on"), *Seen._fields))
        if not 1 <= len(on) <= MOST_AT_ONCE:
            raise NotAnAnswer(f"choose 1 to {MOST_AT_ONCE:,} findings at once")
        return _recorded(desk.bulk(Batch(on, Answered(**body.only_texts(sent, Answered._fields)))))

    @app.post("/api/assign")
    def assign() -> ResponseReturnValue:
        said = body.texts("id", "to", "until", "by")
        return _recorded(desk.assign(said["id"], said["to"], said["until"], said["by"]))

    @app.post("/api/comment")
    def comment() -> ResponseReturnValue:
        said = body.texts("id", "comment", "by")
        return _recorded(desk.comment(said["id"], said["comment"], said["by"]))

    @app.post("/api/approve")
    def approve() -> ResponseReturnValue:
        said = body.texts(*Seen._fields, "by")
        by = said.pop("by")
        return _recorded(desk.approve(Seen(**said), by))

    @app.post("/api/undo")
    def undo() -> ResponseReturnValue:
        sent = body.given("marks", "by")
        marks = sent.get("marks")
        if not isinstance(marks, list) or not all(isinstance(mark, str) for mark in marks):
            raise NotAnAnswer(body.WRONG)
        return jsonify(said=desk.undo(marks, body.only_texts(sent, ["by"])["by"]))


def _recorded(recorded: Recorded) -> ResponseReturnValue:
    return jsonify(recorded._asdict()), HTTPStatus.CREATED
