"""Who is refused, and why: every header that a request can have wrong, one at a time and all together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancies.pages.guard import MOST_BYTES, Asked, Guard, same

GUARD = Guard(50000)
HOST = "127.0.0.1:50000"
READING = Asked("GET", HOST, None, GUARD.token, "", None, secured=True)
WRITING = Asked("POST", HOST, f"http://{HOST}", GUARD.token, "application/json", 100, secured=True)


def status(asked: Asked) -> int | None:
    refusal = GUARD.refusal(asked)
    return refusal.status if refusal else None


@pytest.mark.parametrize("asked", [READING, WRITING])
def test_the_page_itself_is_answered(asked: Asked) -> None:
    assert status(asked) is None
    assert status(asked._replace(host="localhost:50000", origin="http://localhost:50000")) is None


@pytest.mark.parametrize(
    "host",
    [
        "",
        "example.org",
        "example.org:50000",
        "127.0.0.1",
        "127.0.0.1:50001",
        f"{HOST}.example.org",
        "0.0.0.0:50000",
    ],
)
@pytest.mark.parametrize("asked", [READING, WRITING, READING._replace(secured=False)])
def test_a_foreign_host_is_refused_even_the_empty_page(asked: Asked, host: str) -> None:
    assert status(asked._replace(host=host, origin=asked.origin and f"http://{host}")) == 421


@pytest.mark.parametrize(
    "origin",
    ["null", "", "http://example.org", "https://127.0.0.1:50000", "http://127.0.0.1:50001", "http://localhost:50000"],
)
@pytest.mark.parametrize("asked", [READING, WRITING])
def test_a_foreign_origin_is_refused(asked: Asked, origin: str) -> None:
    assert status(asked._replace(origin=origin)) == 403


def test_a_post_says_where_it_comes_from() -> None:
    assert status(WRITING._replace(origin=None)) == 403


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "post"])
def test_only_reading_and_posting_is_possible(method: str) -> None:
    assert status(READING._replace(method=method)) == 405


@pytest.mark.parametrize(
    "media", ["", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "text/json"]
)
def test_what_a_form_can_send_is_refused(media: str) -> None:
    assert status(WRITING._replace(media=media)) == 415


def test_a_body_says_how_long_it_is_and_is_not_long() -> None:
    assert status(WRITING._replace(length=None)) == 411
    assert status(WRITING._replace(length=MOST_BYTES)) is None
    assert status(WRITING._replace(length=MOST_BYTES + 1)) == 413


@pytest.mark.parametrize("asked", [READING, WRITING])
@pytest.mark.parametrize(
    "token",
    ["", "é", "\ud800", GUARD.token[:-1], GUARD.token + "x", Guard(50000).token],
    ids=["none", "letter", "surrogate", "shorter", "longer", "another"],
)
def test_a_missing_or_another_runs_token_is_refused(asked: Asked, token: str) -> None:
    assert status(asked._replace(token=token)) == 401


def test_the_empty_page_needs_no_token() -> None:
    assert status(READING._replace(token="", secured=False)) is None


@given(
    st.builds(
        Asked,
        st.sampled_from(["GET", "HEAD", "POST", "PUT", "OPTIONS"]),
        st.sampled_from([HOST, "example.org"]),
        st.sampled_from([f"http://{HOST}", "http://example.org", "null", None]),
        st.sampled_from([GUARD.token, "", "old"]),
        st.sampled_from(["application/json", "text/plain", ""]),
        st.sampled_from([None, 0, 10, MOST_BYTES + 1]),
        st.booleans(),
    )
)
def test_nothing_is_shown_or_changed_but_for_the_page_itself(asked: Asked) -> None:
    whole = (
        asked.host == HOST
        and asked.origin in ((f"http://{HOST}",) if asked.method == "POST" else (f"http://{HOST}", None))
        and asked.method in ("GET", "HEAD", "POST")
        and (asked.method != "POST" or (asked.media == "application/json" and asked.length in (0, 10)))
        and (asked.token == GUARD.token or not asked.secured)
    )
    assert (GUARD.refusal(asked) is None) == whole


def test_every_run_has_a_token_of_its_own_that_its_address_alone_shows() -> None:
    one, other = Guard(50000), Guard(50000)
    assert one.token != other.token
    assert len(one.token) >= 32
    assert one.printed == f"http://127.0.0.1:50000/#token={one.token}"
    assert one.token not in repr(one) + one.address + one.opening


def test_the_browsers_key_opens_once() -> None:
    guard = Guard(50000)
    key = guard.opening.rpartition("=")[2]
    assert guard.opened("") is None
    assert guard.opened(key) == guard.token
    assert guard.opened(key) is None
    assert guard.opened("") is None


def test_secrets_are_compared_whole() -> None:
    assert same("é\ud800", "é\ud800")
    assert not same("a", "ab")
