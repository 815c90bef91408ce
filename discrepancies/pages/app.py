"""The review page as a web application: a page without content, and JSON for whoever holds the run's token.

Every request passes the guard first, and every answer carries its headers. Reading is by GET and changes nothing;
writing is by POST of JSON and nothing else. The one thing that needs no token is the empty page with its files.
"""

from __future__ import annotations

import json
from http import HTTPStatus
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask import Flask, Response, jsonify, request
from werkzeug.exceptions import HTTPException

from discrepancies.decisions import NotAnAnswer
from discrepancies.formats.html import SHARED, written
from discrepancies.language.safe import visible
from discrepancies.load.problems import InputError
from discrepancies.pages.desk import Desk, Moved, Reply
from discrepancies.pages.guard import HEADERS, MOST_BYTES, TOKEN, Asked, Guard
from discrepancies.pages.queue import OFFERS, template

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

_MEDIA = {".css": "text/css", ".js": "text/javascript"}
_FOLDER = files("discrepancies.pages") / "static"
STATIC = {one.name: _MEDIA[Path(one.name).suffix] for one in _FOLDER.iterdir()}
"""The page's own files, none of which says anything of a dossier, and what each is."""
OPEN = frozenset({"/", "/api/open", "/static/shared.css", *(f"/static/{name}" for name in STATIC)})
"""What is answered without the token: the empty page with its files, and the key that opens once."""

SEVERITIES = (("error", "errors", True), ("warning", "warnings", True), ("info", "for information", False))
STATES = (("left", "to decide", True), ("settled", "decided", False), ("all", "all", False))


def application(desk: Desk, guard: Guard, by: str = "") -> Flask:
    """The application of one run; `by` is the name that the form begins with."""
    app = Flask("discrepancies.pages", static_folder=None, template_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = MOST_BYTES
    app.url_map.strict_slashes = False
    _guarded(app, guard)
    _told_plainly(app)
    _page(app)
    _answers(app, desk, guard, by)
    return app


def _guarded(app: Flask, guard: Guard) -> None:
    @app.before_request
    def refuse() -> ResponseReturnValue | None:
        refusal = guard.refusal(_asked())
        return _failed(refusal.why, refusal.status) if refusal else None

    @app.after_request
    def protect(response: Response) -> Response:
        response.headers.update(HEADERS)
        return response


def _asked() -> Asked:
    headers = request.headers
    return Asked(
        method=request.method,
        host=headers.get("Host", ""),
        origin=headers.get("Origin"),
        token=headers.get(TOKEN, ""),
        media=request.mimetype,
        length=request.content_length,  # None where the body comes in chunks
        secured=request.path not in OPEN,
    )


def _told_plainly(app: Flask) -> None:
    @app.errorhandler(Moved)
    def moved(error: Moved) -> ResponseReturnValue:
        return _failed(str(error), HTTPStatus.CONFLICT, why=error.why)

    @app.errorhandler(InputError)
    def wrong_files(error: InputError) -> ResponseReturnValue:
        nothing = ", and nothing was recorded" if request.method == "POST" else ""
        said = f"The files are wrong now{nothing}. Mend them, then go on.\n\n{error}"
        return _failed(said, HTTPStatus.CONFLICT, why="files")

    @app.errorhandler(NotAnAnswer)
    def no_answer(error: NotAnAnswer) -> ResponseReturnValue:
        said = visible(str(error))
        return _failed(f"{said[:1].upper()}{said[1:]}.", HTTPStatus.UNPROCESSABLE_ENTITY)

    @app.errorhandler(OSError)
    def not_written(error: OSError) -> ResponseReturnValue:
        said = f"Nothing was recorded: cannot write {error.filename or 'the log'}: {error.strerror}."
        return _failed(said, HTTPStatus.INSUFFICIENT_STORAGE)

    @app.errorhandler(HTTPException)
    def refused(error: HTTPException) -> ResponseReturnValue:
        return _failed(error.name, error.code or HTTPStatus.INTERNAL_SERVER_ERROR)


def _page(app: Flask) -> None:
    @app.get("/")
    def page() -> str:
        return template("review.html").render(answers=OFFERS, severities=SEVERITIES, states=STATES)

    @app.get("/static/<name>")
    def static_file(name: str) -> ResponseReturnValue:
        if name == "shared.css":
            return Response(written(*SHARED), mimetype="text/css")
        if name not in STATIC:
            return _failed("there is no such file", HTTPStatus.NOT_FOUND)
        return Response((_FOLDER / name).read_bytes(), mimetype=STATIC[name])


def _answers(app: Flask, desk: Desk, guard: Guard, by: str) -> None:
    @app.post("/api/open")
    def opened() -> ResponseReturnValue:
        token = guard.opened(_texts("key")["key"] or "")
        if token is None:
            said = "This address was used before; open the one that the terminal shows."
            return _failed(said, HTTPStatus.UNAUTHORIZED)
        return jsonify(token=token)

    @app.get("/api/queue")
    def queue() -> ResponseReturnValue:
        return jsonify(findings=desk.listed(), by=by)

    @app.get("/api/findings/<id_>")
    def finding(id_: str) -> ResponseReturnValue:
        return jsonify(desk.shown(id_))

    @app.post("/api/decisions")
    def decide() -> ResponseReturnValue:
        said = _texts(*Reply._fields)
        recorded = desk.decide(Reply(**{key: text or "" for key, text in said.items()}))
        return jsonify(recorded._asdict()), HTTPStatus.CREATED

    @app.post("/api/undo")
    def undo() -> ResponseReturnValue:
        return jsonify(said=desk.undo(_texts("receipt")["receipt"] or ""))


def _texts(*keys: str) -> dict[str, str | None]:
    """The texts that the body gives for these keys; what else it holds is refused, so that no page half works."""
    try:
        given: Any = json.loads(request.get_data())
        whole = isinstance(given, dict) and set(given) <= set(keys)
        texts = {key: given.get(key) for key in keys} if whole else {}
        "".join(text for text in texts.values() if text is not None).encode()
    except (ValueError, TypeError, RecursionError):  # no JSON, no text, or nested beyond reason
        texts = {}
    if not texts:
        raise NotAnAnswer("that is not what this page sends; load it again")
    return texts


def _failed(error: str, status: int, **more: str) -> ResponseReturnValue:
    return jsonify(error=error, **more), status
