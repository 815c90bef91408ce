"""`discrepancies review` from the outside: what it prints, how it ends, and what it says where it cannot begin."""

from __future__ import annotations

import importlib.util
import json
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from tests.command_line import run


def test_it_prints_its_address_answers_there_and_ends_with_ctrl_c(claims: Path) -> None:
    command = [sys.executable, "-m", "discrepancies", "review", str(claims), "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8") as running:
        assert running.stdout
        address, _, token = running.stdout.readline().removeprefix("Review at ").strip().partition("#token=")
        assert address.startswith("http://127.0.0.1:")
        assert running.stdout.readline() == "Every answer is written at once; Ctrl-C ends.\n"
        with urlopen(Request(f"{address}api/queue", headers={"X-Review-Token": token}), timeout=20) as answer:
            assert len(json.load(answer)["findings"]) > 0
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=20)
    assert (running.returncode, out, err) == (130, "", "")
    assert {path.name for path in claims.parent.iterdir()} == {"claims.yaml"}


def test_wrong_claims_are_told_as_by_check(claims: Path) -> None:
    claims.write_text(claims.read_text("utf-8").replace("kind: count", "kind: cuont"), "utf-8")
    outcome = run("review", str(claims), "--no-browser")
    assert outcome == run("check", str(claims))
    assert outcome.status == 2


def test_a_wrong_log_is_told(claims: Path, log: Path) -> None:
    log.write_text("- no decision\n", "utf-8")
    outcome = run("review", str(claims), "--no-browser")
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.startswith(f"{log}:1:")


def test_standard_input_is_refused() -> None:
    outcome = run("review", "-", "--no-browser")
    assert outcome.status == 2
    assert "give a file instead of -" in outcome.err


def test_a_port_that_somebody_has_is_one_line(claims: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        outcome = run("review", str(claims), "--no-browser", "--port", str(port))
    said = f"Error: port {port} cannot be had (address already in use): name another one, or none\n"
    assert outcome == (2, "", said)


def test_a_missing_extra_is_one_line(claims: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] in ("flask", "werkzeug")]:
        monkeypatch.delitem(sys.modules, name)
    for name in [name for name in sys.modules if name.startswith("discrepancies.pages")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "flask", None)
    monkeypatch.setitem(sys.modules, "werkzeug", None)
    assert importlib.util.find_spec("click")
    outcome = run("review", str(claims), "--no-browser")
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.endswith("which is not installed: pip install 'discrepancies[review]'\n")
    assert outcome.err.count("\n") == 1


WORDS = b"a mill by the lane\n"


def test_users_are_let_in_and_out_by_the_command(claims: Path) -> None:
    file = claims.with_name("users.txt")
    told = run("review", str(claims), "--add-user", "Ana Ruiz", stdin=WORDS)
    assert (told.status, told.err) == (0, "")
    assert told.out.startswith(f"Ana Ruiz can sign in by {file}.")
    again = run("review", str(claims), "--add-user", "Ana Ruiz", stdin=b"another mill and lane\r\n")
    assert again.out.startswith(f"Ana Ruiz has another password in {file}")
    assert run("review", str(claims), "--remove-user", "Ana Ruiz").status == 0
    gone = run("review", str(claims), "--remove-user", "Ana Ruiz")
    assert gone == (2, "", f"Error: nobody of the name Ana Ruiz can sign in by {file}\n")


def test_a_short_password_is_one_line(claims: Path) -> None:
    outcome = run("review", str(claims), "--add-user", "Ana", stdin=b"short\n")
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.startswith("Error: a password has 12 characters at least")
    assert not claims.with_name("users.txt").exists()


def test_what_cannot_be_served_to_a_team_is_refused_before_anything_listens(claims: Path) -> None:
    for options, said in (
        (["--listen", "0.0.0.0:8443"], "without TLS"),
        (["--listen", "0.0.0.0:8443", "--cert", "none.pem"], "cannot read none.pem"),
        (["--listen", "127.0.0.1"], "nobody can sign in by"),
        (["--cert", "none.pem"], "by --listen ADDRESS:PORT"),
        (["--listen", "127.0.0.1:8443", "--port", "8444"], "name the port once"),
        (["--add-user", "Ana", "--remove-user", "Bo"], "not both at once"),
    ):
        outcome = run("review", str(claims), *options)
        assert (outcome.status, outcome.out) == (2, ""), options
        assert said in outcome.err
