"""Signing in and out: a name and a password for a session's secret, which the page sends with whatever it asks."""

from __future__ import annotations

from http import HTTPStatus
from math import ceil
from typing import TYPE_CHECKING

from flask import jsonify, request

from discrepancies.load.problems import InputError
from discrepancies.pages import body
from discrepancies.pages.guard import TOKEN
from discrepancies.pages.sessions import NotSignedIn

if TYPE_CHECKING:
    from flask import Flask
    from flask.typing import ResponseReturnValue

    from discrepancies.pages.sessions import Sessions

IN, OUT = "/api/sign-in", "/api/sign-out"


def routes(app: Flask, sessions: Sessions | None) -> None:
    """Give an application its routes to sign in and out, where people do."""
    if sessions is None:
        return

    @app.post(IN)
    def sign_in() -> ResponseReturnValue:
        told = body.texts("name", "password")
        try:
            token, name = sessions.sign_in(told["name"], told["password"], request.remote_addr or "")
        except InputError:
            return nobody()
        return jsonify(token=token, name=name)

    @app.post(OUT)
    def sign_out() -> ResponseReturnValue:
        body.given()
        sessions.sign_out(request.headers.get(TOKEN, ""))
        return jsonify(said="Signed out.")

    @app.errorhandler(NotSignedIn)
    def refused(error: NotSignedIn) -> ResponseReturnValue:
        if error.wait is None:
            return body.failed("No user has this name and password.", HTTPStatus.UNAUTHORIZED, why="password")
        wait = ceil(error.wait)
        said = f"That was tried too often: wait {wait} second{'s' * (wait > 1)}, then try again."
        answer = jsonify(error=said, why="wait", wait=wait)
        answer.headers["Retry-After"] = str(wait)
        return answer, HTTPStatus.TOO_MANY_REQUESTS


def nobody() -> ResponseReturnValue:
    """What is told where the file of users is wrong: where it is is not for whoever asks."""
    said = "Nobody can sign in now: the file of users is wrong. Tell whoever runs this desk."
    return body.failed(said, HTTPStatus.SERVICE_UNAVAILABLE)
