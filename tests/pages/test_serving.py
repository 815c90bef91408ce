"""The page over a real socket: where it listens, and that what is refused stays refused on the wire."""

from __future__ import annotations

import contextlib
import json
import socket
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from typing import NamedTuple

import pytest
from waitress import wasyncore

from discrepancies import decisions
from discrepancies.pages import serving
from discrepancies.pages.app import application
from discrepancies.pages.desk import Desk
from discrepancies.pages.guard import HEADERS, MOST_BYTES, TOKEN, Guard
from discrepancies.pages.reach import Reach


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: str


class Wire(NamedTuple):
    """One running server."""

    guard: Guard
    server: serving.Server

    @property
    def headers(self) -> dict[str, str]:
        own = f"127.0.0.1:{self.guard.port}"
        named = {"Host": own, "Origin": f"http://{own}", TOKEN: self.guard.token}
        return {**named, "Content-Type": "application/json"}

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str | None) -> Answer:
        """One request, with these headers instead of the page's own; None leaves one out."""
        told = {**self.headers, **{name.replace("_", "-"): text for name, text in headers.items()}}
        connection = HTTPConnection("127.0.0.1", self.guard.port, timeout=10)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, text in told.items():
            if text is not None:
                connection.putheader(name, text)
        if body is not None:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        response = connection.getresponse()
        answer = Answer(response.status, dict(response.getheaders()), response.read().decode())
        connection.close()
        return answer


@pytest.fixture
def wire(desk: Desk, log: Path) -> Iterator[Wire]:
    """The page of a dossier, served."""
    with serving.listening(log) as listener:
        guard = Guard(listener.getsockname()[1])
        server = serving.server(application(desk, guard), listener)
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield Wire(guard, server)
        server.shutdown()
        thread.join()


@pytest.fixture
def reply(wire: Wire) -> bytes:
    """A good answer to the first finding."""
    first = json.loads(wire.ask("GET", "/api/queue").body)["findings"][0]
    seen = {"id": first["id"], "evidence": first["evidence"], "after": first["mark"]}
    return json.dumps({**seen, "answer": "unconfirmed", "reason": "Nobody else says so.", "by": "Ana"}).encode()


def test_the_page_itself_is_answered(wire: Wire, log: Path, reply: bytes) -> None:
    assert wire.ask("POST", "/api/decisions", reply).status == 201
    assert [entry.decision.by for entry in decisions.read(log).entries] == ["Ana"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://example.org"}, 403),
        ({"Origin": None}, 403),
        ({"Host": "example.org", "Origin": "http://example.org"}, 421),
        ({"Host": None}, 421),
        ({TOKEN.replace("-", "_"): None}, 401),
        ({TOKEN.replace("-", "_"): "old"}, 401),
        ({"Content_Type": "application/x-www-form-urlencoded"}, 415),
    ],
)
def test_what_the_page_would_not_send_is_refused(
    wire: Wire, log: Path, reply: bytes, headers: dict[str, str | None], status: int
) -> None:
    answer = wire.ask("POST", "/api/decisions", reply, **headers)
    assert answer.status == status
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert not log.exists()


def test_two_hosts_are_none(wire: Wire) -> None:
    own = f"Host: 127.0.0.1:{wire.guard.port}\r\n"
    with socket.create_connection(("127.0.0.1", wire.guard.port), timeout=10) as connection:
        connection.sendall(f"GET / HTTP/1.1\r\n{own}Host: example.org\r\n\r\n".encode())
        assert b" 421 " in connection.recv(65536).split(b"\r\n")[0]


def test_a_long_body_is_refused(wire: Wire, log: Path, reply: bytes) -> None:
    assert wire.ask("POST", "/api/decisions", reply + b" " * MOST_BYTES).status == 413
    assert not log.exists()


@pytest.mark.parametrize("sent", ["", "GET / HT", "GET / HTTP/1.1\r\nHost: ", "whole"])
def test_a_request_that_never_comes_whole_is_not_waited_for(
    wire: Wire, log: Path, reply: bytes, monkeypatch: pytest.MonkeyPatch, sent: str
) -> None:
    monkeypatch.setattr(serving, "PATIENCE", 0.05)
    told = "".join(f"{name}: {text}\r\n" for name, text in wire.headers.items())
    begun = f"POST /api/decisions HTTP/1.1\r\n{told}Content-Length: 4000\r\n\r\n".encode() + reply
    with socket.create_connection(("127.0.0.1", wire.guard.port), timeout=10) as connection:
        connection.sendall(begun if sent == "whole" else sent.encode())
        assert connection.recv(65536) == b""  # the other side hangs up
    assert not log.exists()


def test_where_there_is_no_room_whoever_waits_longest_goes(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire.server.adj, "connection_limit", serving.THREADS + 2)
    there = ("127.0.0.1", wire.guard.port)
    with contextlib.ExitStack() as open_:
        waiting = [open_.enter_context(socket.create_connection(there, timeout=10)) for _ in range(5)]
        assert wire.ask("GET", "/").status == 200
        assert [one.recv(1) for one in waiting[:4]] == [b""] * 4


def test_a_connection_that_was_just_answered_has_not_waited_long(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    """The loop looks the moment an answer is out, and a request can have waited long for those before it."""
    looks = wire.server.pull_trigger

    def looking() -> None:
        wire.server.end_late(time.time() + serving.PATIENCE + 1)
        looks()

    monkeypatch.setattr(wire.server, "pull_trigger", looking)
    connection = HTTPConnection("127.0.0.1", wire.guard.port, timeout=10)
    connection.connect()
    first = connection.sock
    for _ in range(3):
        connection.request("GET", "/", headers=wire.headers)
        assert connection.getresponse().read()
    assert connection.sock is first
    connection.close()


@contextlib.contextmanager
def turning(desk: Desk, log: Path) -> Iterator[tuple[Callable[[], socket.socket], serving.Server]]:
    """How to connect to a server, and the server, which does nothing but in a turn that it is given."""
    with serving.listening(log) as listener, contextlib.ExitStack() as open_:
        server = serving.server(application(desk, Guard(listener.getsockname()[1])), listener)
        open_.callback(wasyncore.close_all, server._map, ignore_all=True)
        open_.callback(server.task_dispatcher.shutdown)
        there = listener.getsockname()
        yield lambda: open_.enter_context(socket.create_connection(there, timeout=10)), server


def test_a_new_connection_is_not_ended_in_the_place_of_a_late_one(desk: Desk, log: Path) -> None:
    """The system gives it the number that the other one has left."""
    with turning(desk, log) as (connect, server):
        connect()
        server.turn()
        (old,) = server.active_channels.values()
        old.since = server._next = server.next_channel_cleanup = 0
        new = connect().getsockname()[1]
        for _ in range(3):
            server.pull_trigger()
            server.turn()
        assert [channel.addr[1] for channel in server.active_channels.values()] == [new]


@pytest.mark.parametrize("how", ["late", "longest"])
def test_a_request_that_has_come_is_not_ended_unread(desk: Desk, log: Path, how: str) -> None:
    """As where the machine slept, or had no time for the loop: it came in time, and nobody looked."""
    with turning(desk, log) as (connect, server):
        one, idle = connect(), connect()
        server.turn()
        for channel in server.active_channels.values():
            channel.since = float(channel.addr[1] == idle.getsockname()[1])
        one.sendall(b"GET / HTTP/1.1\r\n\r\n")
        if how == "late":
            server.end_late(time.time())
        else:
            assert server._make_room()
        assert one.recv(13) == b"HTTP/1.1 421 "
        assert idle.recv(1) == b""


def test_who_takes_no_answer_keeps_no_thread(wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "PATIENCE", 0.5)
    monkeypatch.setattr(wire.server.adj, "outbuf_high_watermark", 100_000)
    wire.server.socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)  # and so of each that it accepts
    asked = f"GET /static/review.js HTTP/1.1\r\nHost: 127.0.0.1:{wire.guard.port}\r\n\r\n".encode()
    with contextlib.ExitStack() as open_:
        for _ in range(serving.THREADS + 1):
            one = open_.enter_context(socket.socket())
            one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
            one.connect(("127.0.0.1", wire.guard.port))
            one.sendall(asked * (serving.RECORD // len(asked)))
        assert [wire.ask("GET", "/").status for _ in range(3)] == [200] * 3


def test_a_request_to_another_host_by_its_whole_address_is_refused(wire: Wire) -> None:
    assert wire.ask("GET", "http://example.org/").status == 421
    assert wire.ask("GET", f"http://127.0.0.1:{wire.guard.port}/").status == 200


def test_connections_that_bring_nothing_keep_nobody_out(wire: Wire) -> None:
    there = ("127.0.0.1", wire.guard.port)
    with contextlib.ExitStack() as open_:
        for number in range(300):
            one = open_.enter_context(socket.create_connection(there, timeout=10))
            one.sendall(b"GET / HTTP/1.1\r\nX-Slow: "[: number % 27])
        assert wire.ask("GET", "/").status == 200


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"\x16\x03\x01 no HTTP\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost : x\r\n\r\n", 400),
        (b"POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 400),
        (b"POST / HTTP/1.1\r\nContent-Length: 9999999\r\n\r\n", 413),
        (b"GET / HTTP/1.1\r\nX: " + b"x" * serving.MOST_HEADERS + b"\r\n\r\n", 431),
        (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n{}\r\n", 400),
        (b"POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n", 501),
        (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 9\r\n\r\n0\r\n\r\nGET", 400),
        (b"POST / HTTP/1.1\r\nContent-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET", 400),
        (b"POST / HTTP/1.0\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0", 400),
    ],
)
def test_what_is_no_request_is_refused_with_the_headers_of_every_answer(
    wire: Wire, sent: bytes, status: int, capfd: pytest.CaptureFixture[str]
) -> None:
    with socket.create_connection(("127.0.0.1", wire.guard.port), timeout=10) as connection:
        connection.sendall(sent)
        answer = b"".join(iter(lambda: connection.recv(65536), b"")).decode()
    assert answer.startswith((f"HTTP/1.0 {status} ", f"HTTP/1.1 {status} "))
    assert {name for name in HEADERS if f"\r\n{name}: {HEADERS[name]}\r\n" in answer} == set(HEADERS)
    assert capfd.readouterr() == ("", "")


def test_reading_changes_nothing(wire: Wire, log: Path, reply: bytes) -> None:
    assert wire.ask("GET", "/api/decisions?" + "&".join(json.loads(reply)), reply).status == 405
    assert not log.exists()


def test_nothing_is_said_of_what_serves(wire: Wire, capfd: pytest.CaptureFixture[str]) -> None:
    assert wire.ask("GET", "/").headers["Server"].strip() == "discrepancies"
    assert capfd.readouterr() == ("", "")


def test_only_this_machines_own_address_is_listened_on(wire: Wire) -> None:
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.2", wire.guard.port), timeout=10)


def test_a_log_has_a_port_of_its_own_unless_somebody_has_it(tmp_path: Path) -> None:
    with serving.listening(tmp_path / "a.yaml") as first:
        port = first.getsockname()[1]
        with serving.listening(tmp_path / "a.yaml") as second:
            assert second.getsockname()[1] != port
    with serving.listening(tmp_path / "a.yaml") as again:
        assert again.getsockname() == ("127.0.0.1", port)


def test_a_port_that_somebody_has_is_not_taken(tmp_path: Path) -> None:
    with serving.listening(tmp_path / "a.yaml") as first, pytest.raises(OSError, match="in use"):
        serving.listening(tmp_path / "b.yaml", Reach(port=first.getsockname()[1]))


def test_the_address_is_told_and_the_browser_gets_one_that_opens_once(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    told: list[str] = []
    monkeypatch.setattr("webbrowser.open", shown.append)
    monkeypatch.setattr(serving, "Thread", lambda target, args, daemon: Thread(target=target(*args), daemon=daemon))
    guard = Guard(50000)
    serving.show(guard, False, told.append)
    assert shown == []
    serving.show(guard, True, told.append)
    assert shown == [guard.opening]
    assert told[0] == told[2] == f"Review at {guard.printed}"
