"""A small dossier, invented, and the review page of it, as the tests of every part of the page need it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from discrepancies.pages.app import application
from discrepancies.pages.desk import Desk, Reply
from discrepancies.pages.guard import TOKEN, Guard

CLAIMS = """\
facts:
  injured: {asks: How many people were injured?, kind: count, unit: people}
  began: {asks: When did it begin?, kind: date}
events:
  mill_fire: {title: Fire at the Marrow Lane mill, date: 2024-03-02}
  flood: {title: Flood at Dunmere, date: 2024-11-20}
sources:
  gazette:
    event: mill_fire
    claims:
      - {fact: injured, value: 7, quote: Seven people were hurt}
      - {fact: began, value: 2024-03-02, quote: It began on 2 March 2024}
      - {event: flood, fact: injured, value: 30, quote: Thirty people were hurt}
  herald:
    event: mill_fire
    claims:
      - {fact: injured, value: 11, quote: Eleven people were hurt}
      - {fact: began, value: 2024-03-02}
      - {event: flood, fact: injured, value: 3, quote: Three people were hurt}
"""


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    """The claims file, in a folder of its own."""
    path = tmp_path / "claims.yaml"
    path.write_text(CLAIMS, "utf-8")
    return path


@pytest.fixture
def log(claims: Path) -> Path:
    """Where the decisions go; nobody has decided yet."""
    return claims.parent / "decisions.yaml"


@pytest.fixture
def desk_of(claims: Path, log: Path) -> Callable[[], Desk]:
    """One run of the review after the other, on one dossier; a second passes between any two decisions."""
    seconds = count()

    def opened() -> Desk:
        return Desk((str(claims),), log, clock=lambda: f"2024-12-01T10:00:{next(seconds):02}+00:00")

    return opened


@pytest.fixture
def desk(desk_of: Callable[[], Desk]) -> Desk:
    """One run of the review."""
    return desk_of()


@pytest.fixture
def replying() -> Callable[..., Reply]:
    """What an editor who looks at a desk answers to the first finding or to another, unless told otherwise."""

    def reply(desk: Desk, id_: str | None = None, **told: str) -> Reply:
        shown = desk.shown(id_ or desk.listed()["findings"][0]["id"])
        seen = {"id": shown["id"], "evidence": shown["evidence"], "after": shown["mark"]}
        answer = {"answer": "unconfirmed", "because": "", "value": "", "reason": "Nobody else says so.", "by": "Ana"}
        return Reply(**{**seen, **answer, **told})

    return reply


@pytest.fixture
def guard() -> Guard:
    """One run's address and token."""
    return Guard(50000)


class Page:
    """What the page itself would ask, with its headers; each can be left out (None) or be another."""

    def __init__(self, client: FlaskClient, guard: Guard) -> None:
        self.client = client
        self.headers = {"Host": f"127.0.0.1:{guard.port}", TOKEN: guard.token}
        self.origin = f"http://127.0.0.1:{guard.port}"

    def get(self, path: str, **headers: str | None) -> Any:
        """Read."""
        return self.client.get(path, headers=self._with(headers))

    def post(self, path: str, body: Any, **headers: str | None) -> Any:
        """Write."""
        return self.client.post(path, json=body, headers=self._with({"Origin": self.origin, **headers}))

    def _with(self, headers: dict[str, str | None]) -> dict[str, str]:
        told = {**self.headers, **{name.replace("_", "-"): value for name, value in headers.items()}}
        return {name: value for name, value in told.items() if value is not None}


@pytest.fixture
def app(desk: Desk, guard: Guard) -> Flask:
    """The application."""
    return application(desk, guard)


@pytest.fixture
def page(app: Flask, guard: Guard) -> Iterator[Page]:
    """The page, as its script asks."""
    with app.test_client() as client:
        yield Page(client, guard)
