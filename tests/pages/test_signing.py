"""A team's desk: who is let in, under whose name it writes, and that no way leads round the sign-in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from discrepancies import decisions
from discrepancies.pages import users
from discrepancies.pages.app import application
from discrepancies.pages.desk import Desk, House
from discrepancies.pages.guard import HEADERS, TOKEN, Guard
from discrepancies.pages.sessions import Sessions
from discrepancies.pages.slowing import NAME
from tests.pages.conftest import Page

WORDS = "a mill by the lane"


@pytest.fixture
def guard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Guard:
    """That of a desk at example.org with two users."""
    monkeypatch.setattr(users, "METHOD", "scrypt:512:8:1")
    for name in ("Ana Ruiz", "Bo Lind"):
        users.add(tmp_path / "users.txt", name, WORDS)
    return Guard(8443, ("https://example.org",), Sessions(tmp_path / "users.txt"))


@pytest.fixture
def app(desk: Desk, guard: Guard) -> Flask:
    """The application."""
    return application(desk, guard)


@pytest.fixture
def page(app: Flask, guard: Guard) -> Iterator[Page]:
    """The page as Ana has it, who signed in."""
    with app.test_client() as client:
        page = Page(client, guard)
        page.origin, page.headers = "https://example.org", {"Host": "example.org"}
        signed_in = page.post("/api/sign-in", {"name": "ana ruiz", "password": WORDS})
        assert signed_in.json["name"] == "Ana Ruiz"
        page.headers[TOKEN] = signed_in.json["token"]
        yield page


def reply(page: Any, **told: str) -> dict[str, str]:
    first = page.get("/api/queue").json["findings"][0]
    seen = {"id": first["id"], "evidence": first["evidence"], "after": first["mark"]}
    return {**seen, "answer": "unconfirmed", "reason": "Nobody else says so.", **told}


@pytest.mark.parametrize("by", [{}, {"by": ""}, {"by": "Ana Ruiz"}, {"by": "ana ruiz"}])
def test_the_name_on_a_decision_is_of_who_signed_in(page: Any, log: Path, by: dict[str, str]) -> None:
    assert page.post("/api/decisions", reply(page, **by)).status_code == 201
    assert [entry.decision.by for entry in decisions.read(log).current.values()] == ["Ana Ruiz"]


def test_the_page_is_told_whose_it_is(page: Any) -> None:
    told = page.get("/api/queue").json
    assert (told["by"], told["signed_in"]) == ("Ana Ruiz", True)


def test_nobody_writes_in_anothers_name_by_any_route(page: Any, app: Flask, log: Path) -> None:
    assert page.post("/api/decisions", reply(page, by="Bo Lind")).status_code == 403
    writing = [str(rule) for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())]
    assert "/api/decisions" in writing
    for path in writing:
        for by in ("Bo Lind", ["Bo Lind"], {"x": 1}, 7):
            assert page.post(path, {"by": by}).status_code in (403, 422), path
    assert not log.exists()


def test_nobody_who_signed_in_is_offered_to_approve_their_own(page: Any, desk: Desk) -> None:
    desk.house = House(("error", "warning", "info"))
    sent = reply(page)
    assert page.post("/api/decisions", sent).status_code == 201
    assert "approve" not in page.get(f"/api/findings/{sent['id']}").json["deeds"]
    assert "approve" in desk.shown(sent["id"], "Bo Lind")["deeds"]
    assert "approve" in desk.shown(sent["id"])["deeds"]


@pytest.mark.parametrize("token", [None, "", "old"])
def test_nothing_is_shown_or_changed_without_signing_in(page: Any, app: Flask, token: str | None, guard: Guard) -> None:
    for rule in app.url_map.iter_rules():
        path = str(rule).replace("<id_>", "0123456789ab").replace("<int:claim>", "0")
        if not path.startswith("/api/") or path in ("/api/open", "/api/sign-in"):
            continue
        asked = page.post(path, {}, X_Review_Token=token) if "POST" in (rule.methods or ()) else None
        answer = asked or page.get(path, X_Review_Token=token)
        assert (answer.status_code, answer.json["why"]) == (401, "sign-in"), path
    assert page.get("/api/queue", X_Review_Token=guard.token).status_code == 401


def test_the_runs_own_key_opens_nothing(page: Any, guard: Guard) -> None:
    assert page.post("/api/open", {"key": guard._opening}).status_code == 401
    assert guard.printed == guard.opening == "https://example.org/"


def test_a_session_that_was_signed_out_is_not_played_again(page: Any) -> None:
    assert page.post("/api/sign-out", {}).status_code == 200
    assert page.get("/api/queue").status_code == 401


def test_who_is_taken_out_of_the_file_is_out(page: Any, guard: Guard, log: Path) -> None:
    answer = reply(page)
    assert guard.sessions
    users.remove(guard.sessions.path, "Ana Ruiz")
    assert page.post("/api/decisions", answer).status_code == 401
    assert not log.exists()


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "127.0.0.1:8443", "Origin": "http://127.0.0.1:8443"},
        {"Host": "localhost:8443", "Origin": "http://localhost:8443"},
        {"Host": "example.org:8443"},
        {"Origin": "http://example.org"},
        {"Origin": "https://example.org:8443"},
        {"Origin": "null"},
        {"Origin": None},
    ],
)
def test_other_names_and_other_sites_are_refused_even_to_sign_in(page: Any, headers: dict[str, str | None]) -> None:
    asked = {"name": "Ana Ruiz", "password": WORDS}
    assert page.post("/api/sign-in", asked, **headers).status_code in (403, 421)


def test_a_wrong_password_and_a_wrong_name_are_told_alike_and_then_slowed(page: Any) -> None:
    told = [page.post("/api/sign-in", {"name": n, "password": "wrong"}) for n in ("Bo Lind", "Nobody", "", "\u202e")]
    assert {(one.status_code, one.json["error"]) for one in told} == {(401, "No user has this name and password.")}
    for _ in range(NAME.burst - 1):
        page.post("/api/sign-in", {"name": "Bo Lind", "password": "wrong"})
    slowed = page.post("/api/sign-in", {"name": "Bo Lind", "password": WORDS})
    assert (slowed.status_code, slowed.json["why"]) == (429, "wait")
    assert 0 < int(slowed.headers["Retry-After"]) == slowed.json["wait"] <= NAME.seconds


def test_a_wrong_file_of_users_lets_nobody_in_and_says_nothing_of_itself(page: Any, guard: Guard) -> None:
    assert guard.sessions
    with guard.sessions.path.open("a", encoding="utf-8") as out:
        out.write("Cy\n")
    for answer in (page.get("/api/queue"), page.post("/api/sign-in", {"name": "Bo Lind", "password": WORDS})):
        assert answer.status_code == 503
        assert "users.txt" not in answer.text


def test_every_answer_carries_the_headers_and_no_cookie(page: Any) -> None:
    for answer in (page.get("/api/queue"), page.post("/api/sign-in", {"name": "x", "password": "y"}), page.get("/")):
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
        assert "Set-Cookie" not in answer.headers
