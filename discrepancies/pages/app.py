"""The pages as web applications: a page without content, and JSON for whoever holds the run's token.

Every request passes the guard first, and every answer carries its headers. Reading is by GET and changes nothing;
writing is by POST of JSON and nothing else. The one thing that needs no token is the empty page with its files.
"""

from __future__ import annotations

from http import HTTPStatus
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask, Response, jsonify, request
from werkzeug.exceptions import HTTPException

from discrepancies.decisions import NotAnAnswer
from discrepancies.formats.html import SHARED, written
from discrepancies.language.safe import visible
from discrepancies.load.problems import InputError
from discrepancies.pages import body, mending, routes, signature, signing
from discrepancies.pages.body import failed
from discrepancies.pages.desk import Desk, Moved
from discrepancies.pages.guard import HEADERS, TOKEN, Asked, Guard
from discrepancies.pages.queue import DEEDS, OFFERS, template

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.typing import ResponseReturnValue

_MEDIA = {".css": "text/css", ".js": "text/javascript"}
_FOLDER = files("discrepancies.pages") / "static"
STATIC = {one.name: _MEDIA[Path(one.name).suffix] for one in _FOLDER.iterdir()}
"""The page's own files, none of which says anything of a dossier, and what each is."""
OPEN = frozenset({"/", "/api/open", signing.IN, "/static/shared.css", *(f"/static/{name}" for name in STATIC)})
"""What is answered without a token: the empty page with its files, the key that opens once, and signing in."""


def application(desk: Desk, guard: Guard, by: str = "") -> Flask:
    """The application of one run of the review; `by` is the name that the form begins with."""
    app = guarded(guard, lambda: template("review.html").render(answers=OFFERS, deeds=DEEDS))
    routes.api(app, desk, by)
    signing.routes(app, guard.sessions)
    mending.api(app, desk)
    return app


def guarded(guard: Guard, page: Callable[[], str]) -> Flask:
    """An application that has a page, its files, and the key that opens it once; all else is to be added."""
    app = Flask("discrepancies.pages", static_folder=None, template_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = guard.most
    app.url_map.strict_slashes = False
    _guarded(app, guard)
    _told_plainly(app)
    _page(app, page)
    _opening(app, guard)
    return app


def _guarded(app: Flask, guard: Guard) -> None:
    @app.before_request
    def refuse() -> ResponseReturnValue | None:
        try:
            asked = _asked()
            signature.sign(guard.name(asked.token) if asked.secured else None)  # first: what ends now is refused below
            refusal = guard.refusal(asked)
        except InputError:
            return signing.nobody()
        return failed(refusal.says, refusal.status, why=refusal.why) if refusal else None

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
        return failed(str(error), HTTPStatus.CONFLICT, why=error.why, ids=list(error.ids))

    @app.errorhandler(InputError)
    def wrong_files(error: InputError) -> ResponseReturnValue:
        nothing = ", and nothing was recorded" if request.method == "POST" else ""
        said = f"The files are wrong now{nothing}. Mend them, then go on.\n\n{error}"
        return failed(said, HTTPStatus.CONFLICT, why="files")

    @app.errorhandler(NotAnAnswer)
    def no_answer(error: NotAnAnswer) -> ResponseReturnValue:
        said = visible(str(error))
        return failed(f"{said[:1].upper()}{said[1:]}.", HTTPStatus.UNPROCESSABLE_ENTITY)

    @app.errorhandler(OSError)
    def not_written(error: OSError) -> ResponseReturnValue:
        said = f"Nothing was recorded: cannot write {error.filename or 'the file'}: {error.strerror}."
        return failed(said, HTTPStatus.INSUFFICIENT_STORAGE)

    @app.errorhandler(HTTPException)
    def refused(error: HTTPException) -> ResponseReturnValue:
        return failed(error.name, error.code or HTTPStatus.INTERNAL_SERVER_ERROR)


def _opening(app: Flask, guard: Guard) -> None:
    @app.post("/api/open")
    def opened() -> ResponseReturnValue:
        token = guard.opened(body.texts("key")["key"])
        if token is None:
            said = "This address was used before; open the one that the terminal shows."
            return failed(said, HTTPStatus.UNAUTHORIZED)
        return jsonify(token=token)


def _page(app: Flask, page: Callable[[], str]) -> None:
    @app.get("/")
    def empty() -> str:
        return page()

    @app.get("/static/<name>")
    def static_file(name: str) -> ResponseReturnValue:
        if name == "shared.css":
            return Response(written(*SHARED), mimetype="text/css")
        if name not in STATIC:
            return failed("there is no such file", HTTPStatus.NOT_FOUND)
        return Response((_FOLDER / name).read_bytes(), mimetype=STATIC[name])
