"""Requests as the page sends them, and as others would: what is refused changes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from discrepancies import decisions
from discrepancies.pages.app import STATIC, application
from discrepancies.pages.desk import Desk
from discrepancies.pages.guard import HEADERS, MOST_BYTES, TOKEN, Guard

SECURED = [
    ("GET", "/api/queue"),
    ("GET", "/api/findings/0123456789ab"),
    ("GET", "/api/passages/7"),
    ("GET", "/api/asks"),
    *(("POST", f"/api/{act}") for act in ("decisions", "bulk", "assign", "comment", "approve", "undo")),
    *(("POST", f"/api/{act}") for act in ("claims", "claims/tried")),
]


def reply(page: Any, **told: str) -> dict[str, str]:
    first = page.get("/api/queue").json["findings"][0]
    seen = {"id": first["id"], "evidence": first["evidence"], "after": first["mark"]}
    return {**seen, "answer": "unconfirmed", "reason": "Nobody else says so.", "by": "Ana", **told}


def test_an_editor_reads_answers_and_takes_back(page: Any, log: Path) -> None:
    answer = reply(page)
    shown = page.get(f"/api/findings/{answer['id']}")
    assert "Thirty people were hurt" in shown.json["html"]
    recorded = page.post("/api/decisions", answer)
    assert recorded.status_code == 201
    assert decisions.read(log).current[answer["id"]].decision.by == "Ana"
    assert [one["state"] for one in page.get("/api/queue").json["findings"] if one["id"] == answer["id"]] == ["settled"]
    taken = page.post("/api/undo", {"marks": recorded.json["marks"], "by": "Ana"})
    assert taken.json == {"said": "Taken back: unconfirmed."}
    assert decisions.read(log).current == {}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://example.org"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": None}, 403),
        ({"Host": "example.org:50000", "Origin": "http://example.org:50000"}, 421),
        ({"Host": "example.org:50000"}, 421),
        ({TOKEN: None}, 401),
        ({TOKEN: "old"}, 401),
        ({"Content_Type": "text/plain"}, 415),
        ({"Content_Type": "application/x-www-form-urlencoded"}, 415),
    ],
)
def test_what_the_page_would_not_send_is_refused_and_nothing_written(
    page: Any, log: Path, headers: dict[str, str | None], status: int
) -> None:
    answer = reply(page)
    refused = page.post("/api/decisions", answer, **{name.replace("-", "_"): text for name, text in headers.items()})
    assert refused.status_code == status
    assert refused.json["error"]
    assert not log.exists()


def test_a_forms_post_is_refused(page: Any, log: Path) -> None:
    answer, headers = reply(page), {**page.headers, "Origin": page.origin}
    for sent in ({"data": answer}, {"data": answer, "content_type": "multipart/form-data"}):
        assert page.client.post("/api/decisions", headers=headers, **sent).status_code == 415
    assert not log.exists()


def test_a_body_that_is_too_long_is_refused(page: Any, log: Path) -> None:
    assert page.post("/api/decisions", reply(page, reason="x" * MOST_BYTES)).status_code == 413
    assert not log.exists()


@pytest.mark.parametrize("path", ["/api/decisions", "/api/undo", "/api/open"])
def test_nothing_is_changed_by_get(page: Any, log: Path, path: str) -> None:
    query = "&".join(f"{key}={value}" for key, value in reply(page).items())
    assert page.get(f"{path}?{query}").status_code == 405
    assert not log.exists()


@pytest.mark.parametrize(("method", "path"), SECURED)
@pytest.mark.parametrize("token", [None, "", "old"])
def test_nothing_is_shown_or_changed_without_the_token(page: Any, method: str, path: str, token: str | None) -> None:
    asked = page.get if method == "GET" else lambda path, **headers: page.post(path, {}, **headers)
    assert asked(path, **{TOKEN.replace("-", "_"): token}).status_code == 401


def test_another_runs_token_is_refused(page: Any) -> None:
    assert page.get("/api/queue", X_Review_Token=Guard(50000).token).status_code == 401


def test_every_route_but_the_empty_page_is_secured(app: Flask) -> None:
    routes = {str(rule) for rule in app.url_map.iter_rules()}
    open_ = {"/", "/static/<name>", "/api/open"}
    assert {route for route in routes if not route.startswith("/api/")} | {"/api/open"} == open_
    assert {
        path.replace("0123456789ab", "<id_>").replace("/7", "/<int:claim>") for _, path in SECURED
    } == routes - open_


@pytest.mark.parametrize(
    "path", ["//api/queue", "/api//queue", "/api/open/", "/api/queue/", "/none", "/static/none.js"]
)
def test_no_other_spelling_of_a_path_opens_it(page: Any, path: str) -> None:
    assert page.get(path, X_Review_Token=None).status_code == 401


@pytest.mark.parametrize("path", ["/", "/static/review.js", "/static/none.js", "/api/queue", "/none", "/api/decisions"])
def test_every_answer_carries_the_headers(page: Any, path: str) -> None:
    for token in (page.headers[TOKEN], None):
        answer = page.get(path, X_Review_Token=token)
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
        assert not [name for name, _ in answer.headers if name.lower().startswith(("access-control", "set-cookie"))]


def test_a_preflight_gets_no_leave(page: Any) -> None:
    asked = {"Host": page.headers["Host"], "Origin": "http://example.org", "Access-Control-Request-Method": "POST"}
    answer = page.client.options("/api/decisions", headers=asked)
    assert answer.status_code == 403
    assert not [name for name, _ in answer.headers if name.lower().startswith("access-control")]


def test_the_empty_page_says_nothing_of_the_dossier_nor_of_the_token(page: Any, guard: Guard) -> None:
    empty = page.get("/", X_Review_Token=None)
    text = "".join([empty.text, *(page.get(f"/static/{name}", X_Review_Token=None).text for name in STATIC)])
    assert empty.status_code == 200
    assert not [word for word in ("mill_fire", "gazette", "hurt", guard.token) if word in text]


def test_the_page_has_no_inline_script_style_or_handler(page: Any) -> None:
    import re

    text = page.get("/").text
    assert re.findall(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:", text) == []


@pytest.mark.parametrize("name", [*STATIC, "shared.css"])
def test_the_pages_files_are_served_as_what_they_are(page: Any, name: str) -> None:
    served = page.get(f"/static/{name}")
    assert served.status_code == 200
    assert served.mimetype == ("text/css" if name.endswith(".css") else "text/javascript")


def test_all_of_the_pages_files_are_served_and_no_other(page: Any) -> None:
    folder = Path(__file__).parents[2] / "discrepancies" / "pages" / "static"
    assert {path.name for path in folder.iterdir()} == set(STATIC)
    for name in ("../app.py", "..%2fapp.py", "app.py", "/etc/passwd"):
        assert page.get(f"/static/{name}").status_code == 404


def test_the_editors_name_is_for_the_page_alone(desk: Desk, guard: Guard) -> None:
    with application(desk, guard, by="Ana Ruiz").test_client() as client:
        own = {"Host": f"127.0.0.1:{guard.port}"}
        assert "Ana Ruiz" not in client.get("/", headers=own).text
        assert client.get("/api/queue", headers={**own, TOKEN: guard.token}).get_json()["by"] == "Ana Ruiz"


def test_the_browsers_key_is_exchanged_once(page: Any, guard: Guard) -> None:
    key = guard.opening.rpartition("=")[2]
    assert page.post("/api/open", {"key": "no"}, X_Review_Token=None).status_code == 401
    assert page.post("/api/open", {"key": key}, X_Review_Token=None).json == {"token": guard.token}
    assert page.post("/api/open", {"key": key}, X_Review_Token=None).status_code == 401


@pytest.mark.parametrize(
    "body",
    [
        *(b"[]", b"null", b"{", b'{"reason": 1}', b'{"by": []}', b'{"more": "x"}', b'{"by": "\\ud800"}'),
        *(b"[" * 60000, b"\xff"),
    ],
)
def test_what_the_page_would_never_send_is_refused_plainly(page: Any, log: Path, body: bytes) -> None:
    headers = {**page.headers, "Origin": page.origin}
    answer = page.client.post("/api/decisions", data=body, content_type="application/json", headers=headers)
    assert (answer.status_code, answer.json) == (422, {"error": "That is not what this page sends; load it again."})
    assert not log.exists()


def test_what_is_there_now_is_told_with_what_moved(page: Any, claims: Path) -> None:
    answer = reply(page)
    assert page.post("/api/decisions", answer).status_code == 201
    overtaken = page.post("/api/decisions", {**answer, "by": "Bo"})
    assert (overtaken.status_code, overtaken.json["why"]) == (409, "decided")
    assert "Ana answered this meanwhile" in overtaken.json["error"]
    claims.write_text(claims.read_text("utf-8").replace("kind: count", "kind: cuont"), "utf-8")
    wrong = page.post("/api/decisions", answer)
    assert (wrong.status_code, wrong.json["why"]) == (409, "files")
    assert "claims.yaml:2:" in wrong.json["error"]


def test_a_finding_that_is_not_there_is_told(page: Any) -> None:
    gone = page.get("/api/findings/0123456789ab")
    assert (gone.status_code, gone.json["why"]) == (409, "gone")


def bulk(page: Any, **told: Any) -> dict[str, Any]:
    on = [{"id": one["id"], "evidence": one["evidence"], "after": one["mark"]} for one in queued(page)]
    return {"on": on, "answer": "pending", "reason": "Rang; they call back.", "by": "Ana", **told}


def queued(page: Any) -> list[dict[str, Any]]:
    return list(page.get("/api/queue").json["findings"])


def test_many_are_answered_in_one_go_and_what_moved_is_told(page: Any, log: Path) -> None:
    sent = bulk(page)
    recorded = page.post("/api/bulk", sent)
    assert recorded.status_code == 201
    assert recorded.json["said"] == f"pending, of {len(sent['on'])} findings."
    moved = page.post("/api/bulk", sent)
    assert (moved.status_code, moved.json["why"]) == (409, "decided")
    assert moved.json["ids"] == [one["id"] for one in sent["on"]]
    undone = page.post("/api/undo", {"marks": recorded.json["marks"], "by": "Ana"})
    assert undone.json["said"] == f"Taken back: pending, of {len(sent['on'])} findings."
    assert decisions.read(log).current == {}


@pytest.mark.parametrize(
    "on", [None, "", [], [{}], [["0"]], [{"id": "0"}], [{"id": 1, "evidence": "", "after": ""}], [None], {"id": "0"}]
)
def test_a_batch_that_the_page_would_not_send_is_refused(page: Any, log: Path, on: Any) -> None:
    assert page.post("/api/bulk", bulk(page, on=on)).status_code == 422
    assert not log.exists()


def test_the_longest_batch_fits_into_a_body_and_no_longer_one_is_taken(page: Any) -> None:
    one = {"id": "0" * 12, "evidence": "0" * 12, "after": "0" * 12}
    assert page.post("/api/bulk", bulk(page, on=[one] * 3000)).json["why"] == "gone"
    assert page.post("/api/bulk", bulk(page, on=[one] * 3001)).status_code == 422


@pytest.mark.parametrize("marks", [None, "0123456789ab", [1], [None], {}])
def test_an_undo_that_the_page_would_not_send_is_refused(page: Any, marks: Any) -> None:
    assert page.post("/api/undo", {"marks": marks, "by": "Ana"}).status_code == 422


def test_a_finding_is_assigned_commented_on_and_asked_about(page: Any) -> None:
    first = queued(page)[0]["id"]
    assigned = page.post("/api/assign", {"id": first, "to": "Bo", "until": "2024-12-24", "by": "Ana"})
    assert (assigned.status_code, assigned.json["said"]) == (201, "assigned to Bo, by 2024-12-24.")
    assert page.post("/api/comment", {"id": first, "comment": HOSTILE, "by": "Ana"}).status_code == 201
    shown = page.get(f"/api/findings/{first}").json
    assert "&lt;img src=x" in shown["history"]
    assert "<img" not in shown["history"] + shown["handled"]
    asked = reply(page, answer="ask", whom="The hospital", until="2024-12-01")
    assert page.post("/api/decisions", asked).status_code == 201
    (ask,) = page.get("/api/asks").json["asks"]
    assert (ask["id"], ask["whom"], ask["until"], ask["state"]) == (first, "The hospital", "2024-12-01", "overdue")
    assert ask["about"] == "Flood at Dunmere: How many people were injured?"


def test_nobody_approves_what_nobody_decided(page: Any, log: Path) -> None:
    one = queued(page)[0]
    seen = {"id": one["id"], "evidence": one["evidence"], "after": one["mark"]}
    refused = page.post("/api/approve", {**seen, "by": "Bo"})
    assert (refused.status_code, "nothing to approve" in refused.json["error"]) == (422, True)
    assert not log.exists()


def test_a_full_disk_is_one_plain_sentence(page: Any, log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(_: int) -> None:
        raise OSError(28, "No space left on device")

    answer = reply(page)
    monkeypatch.setattr("os.fsync", no_room)
    full = page.post("/api/decisions", answer)
    assert full.status_code == 507
    assert full.json["error"] == f"Nothing was recorded: cannot write {log}: No space left on device."


HOSTILE = '<img src=x onerror="document.title=1">'


def test_what_outsiders_wrote_is_escaped(claims: Path, page: Any) -> None:
    text = claims.read_text("utf-8")
    for plain in ("Thirty people were hurt", "Flood at Dunmere"):
        text = text.replace(plain, f"'{HOSTILE}\u202e'")
    claims.write_text(text, "utf-8")
    first = page.get("/api/queue").json["findings"][0]
    page.post("/api/decisions", reply(page, reason=HOSTILE, by=HOSTILE))
    page.post("/api/decisions", reply(page, reason=HOSTILE, by=HOSTILE))
    html = page.get(f"/api/findings/{first['id']}").json["html"]
    assert "&lt;img src=x" in html
    assert "<img" not in html
    assert "\u202e" not in html + str(page.get("/api/queue").json)
