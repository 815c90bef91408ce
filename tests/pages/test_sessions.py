"""When a session ends, and how tries at passwords are slowed: for whoever tries, and nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from discrepancies.pages import slowing, users
from discrepancies.pages.sessions import EACH, IDLE, LONGEST, NotSignedIn, Sessions
from discrepancies.pages.slowing import ADDRESS, NAME, Counts, Rate

WORDS, HERE, THERE = "a mill by the lane", "192.0.2.1", "192.0.2.2"


class Clock:
    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    """A clock that stands still until it is moved."""
    return Clock()


@pytest.fixture
def sessions(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Sessions:
    """Two users, nobody signed in."""
    monkeypatch.setattr(users, "METHOD", "scrypt:512:8:1")
    users._nobodys.cache_clear()
    for name in ("Ana Ruiz", "Bo Lind"):
        users.add(tmp_path / "users.txt", name, WORDS)
    return Sessions(tmp_path / "users.txt", clock)


def wait(sessions: Sessions, name: str, address: str, password: str = "wrong") -> float | None:
    """How long a try has to wait; None where it was merely wrong."""
    with pytest.raises(NotSignedIn) as refused:
        sessions.sign_in(name, password, address)
    return refused.value.wait


def test_the_name_is_as_the_file_has_it(sessions: Sessions) -> None:
    token, name = sessions.sign_in("ana ruiz", WORDS, HERE)
    assert (name, sessions.name(token)) == ("Ana Ruiz", "Ana Ruiz")
    assert [sessions.name(other) for other in ("", token[:-1], token + "x", "\ud800")] == [None] * 4


def test_it_ends_by_signing_out_and_no_other_does(sessions: Sessions) -> None:
    (one, _), (other, _) = (sessions.sign_in("Ana Ruiz", WORDS, HERE) for _ in range(2))
    sessions.sign_out(one)
    assert (sessions.name(one), sessions.name(other)) == (None, "Ana Ruiz")


def test_it_ends_when_it_is_not_used(sessions: Sessions, clock: Clock) -> None:
    token, _ = sessions.sign_in("Ana Ruiz", WORDS, HERE)
    clock.now += IDLE - 1
    assert sessions.name(token) == "Ana Ruiz"
    clock.now += IDLE
    assert sessions.name(token) is None
    clock.now -= IDLE
    assert sessions.name(token) is None


def test_it_ends_after_a_day_however_much_it_is_used(sessions: Sessions, clock: Clock) -> None:
    token, _ = sessions.sign_in("Ana Ruiz", WORDS, HERE)
    for _ in range(LONGEST // (IDLE // 2) - 1):
        clock.now += IDLE // 2
        assert sessions.name(token) == "Ana Ruiz"
    clock.now += IDLE // 2
    assert sessions.name(token) is None


def test_it_ends_when_the_user_is_taken_out_or_gets_another_password(sessions: Sessions) -> None:
    (ana, _), (bo, _) = sessions.sign_in("Ana Ruiz", WORDS, HERE), sessions.sign_in("Bo Lind", WORDS, HERE)
    users.add(sessions.path, "Ana Ruiz", "another mill, another lane")
    assert (sessions.name(ana), sessions.name(bo)) == (None, "Bo Lind")
    users.remove(sessions.path, "Bo Lind")
    assert sessions.name(bo) is None


def test_one_user_has_so_many_sessions_and_the_oldest_goes(sessions: Sessions) -> None:
    tokens = [sessions.sign_in("Ana Ruiz", WORDS, HERE)[0] for _ in range(EACH + 1)]
    assert [sessions.name(token) for token in tokens] == [None, *["Ana Ruiz"] * EACH]


def test_a_name_is_tried_so_often_then_slowly(sessions: Sessions, clock: Clock) -> None:
    assert [wait(sessions, "Ana Ruiz", HERE) for _ in range(NAME.burst)] == [None] * NAME.burst
    assert wait(sessions, "Ana Ruiz", HERE, WORDS) == NAME.seconds
    assert wait(sessions, "Ana Ruiz", THERE) == NAME.seconds
    clock.now += NAME.seconds
    assert sessions.sign_in("Ana Ruiz", WORDS, HERE)[1] == "Ana Ruiz"


def test_a_name_that_nobody_has_is_slowed_alike(sessions: Sessions) -> None:
    assert [wait(sessions, "Nobody", HERE) for _ in range(NAME.burst + 1)] == [*[None] * NAME.burst, NAME.seconds]


def test_who_has_signed_in_from_there_before_is_not_kept_out_by_others(sessions: Sessions) -> None:
    sessions.sign_in("Ana Ruiz", WORDS, HERE)
    for number in range(ADDRESS.burst + 10):
        wait(sessions, "Ana Ruiz", THERE)
        wait(sessions, f"nobody {number}", HERE)
    assert wait(sessions, "Ana Ruiz", THERE)
    assert wait(sessions, "Bo Lind", HERE)
    assert sessions.sign_in("Ana Ruiz", WORDS, HERE)[1] == "Ana Ruiz"


def test_an_address_is_slowed_and_so_is_its_whole_network(sessions: Sessions) -> None:
    for number in range(ADDRESS.burst):
        assert wait(sessions, f"nobody {number}", f"2001:db8::{number}") is None
    assert wait(sessions, "Bo Lind", "2001:db8::ffff", WORDS)
    assert sessions.sign_in("Bo Lind", WORDS, "2001:db8:1::1")[1] == "Bo Lind"


def test_a_team_signs_in_from_one_address(sessions: Sessions) -> None:
    for number in range(60):
        users.add(sessions.path, f"editor {number}", WORDS)
        assert sessions.sign_in(f"editor {number}", WORDS, HERE)


def test_what_is_remembered_of_tries_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slowing, "MOST", 100)
    counts = Counts(Rate(2, 1))
    for number in range(1000):
        counts.add(number, 0, 1)
    assert len(counts._levels) == 100
