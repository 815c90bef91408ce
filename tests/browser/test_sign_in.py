"""Signing in as an editor does it: by keyboard, wrong and right, out, and in again where a session ended."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from discrepancies.pages import serving, users
from discrepancies.pages.app import application
from discrepancies.pages.desk import Desk
from discrepancies.pages.guard import Guard
from discrepancies.pages.reach import Reach
from discrepancies.pages.sessions import Sessions
from tests.browser.reviewing import CLAIMS, NARROW

if TYPE_CHECKING:
    from playwright.sync_api import Page

WORDS = "a mill by the lane"


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Guard]:
    """A desk with two users."""
    monkeypatch.setattr(users, "METHOD", "scrypt:512:8:1")
    (tmp_path / "claims.yaml").write_text(CLAIMS, "utf-8")
    for name in ("Ana Ruiz", "Bo Lind"):
        users.add(tmp_path / "users.txt", name, WORDS)
    desk = Desk((str(tmp_path / "claims.yaml"),), tmp_path / "decisions.yaml")
    with serving.listening(desk.log) as listener:
        at = listener.getsockname()[1]
        guard = Guard(at, Reach().origins(at), Sessions(tmp_path / "users.txt"))
        server = serving.server(application(desk, guard), listener)
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield guard
        server.shutdown()
        thread.join()


def sign_in(page: Page, name: str, password: str) -> None:
    """By keyboard, from the name on."""
    page.get_by_label("Your name").and_(page.locator("#sign-in-name")).focus()
    page.keyboard.press("Control+a")
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type(password)
    page.keyboard.press("Enter")


def test_nothing_is_shown_before_somebody_signed_in(page: Page, team: Guard) -> None:
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    page.goto(team.printed)
    page.wait_for_selector("#sign-in[open]")
    assert page.evaluate("document.activeElement.id") == "sign-in-name"
    for _ in range(3):
        page.keyboard.press("Escape")
    assert page.locator("#sign-in").is_visible()
    assert not page.locator("main").is_visible()
    sign_in(page, "ana ruiz", "a guess")
    page.get_by_text("No user has this name and password.").wait_for()
    assert page.evaluate("document.activeElement.id") == "sign-in-password"
    page.keyboard.type(WORDS)
    page.keyboard.press("Enter")
    page.wait_for_selector(".card")
    assert page.locator(".signed-in").inner_text() == "Ana Ruiz"
    assert page.evaluate("[document.cookie, document.documentElement.scrollWidth <= innerWidth]") == ["", True]


def test_a_session_that_ended_is_begun_again_where_one_was(page: Page, team: Guard) -> None:
    page.goto(team.printed)
    page.wait_for_selector("#sign-in[open]")
    sign_in(page, "Ana Ruiz", WORDS)
    page.wait_for_selector(".card")
    assert team.sessions
    team.sessions.sign_out(page.evaluate("sessionStorage.getItem('token')"))
    page.keyboard.press("j")
    page.get_by_text("Sign in again, and go on where you were.").wait_for()
    assert page.evaluate("document.activeElement.id") == "sign-in-password"
    page.keyboard.type(WORDS)
    page.keyboard.press("Enter")
    page.wait_for_selector("body:not(.signed-out):not([aria-busy])")
    assert page.locator(".card").is_visible()


def test_whoever_signs_out_is_out(page: Page, team: Guard) -> None:
    page.goto(team.printed)
    page.wait_for_selector("#sign-in[open]")
    sign_in(page, "Ana Ruiz", WORDS)
    page.wait_for_selector(".card")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_selector("#sign-in[open]")
    assert page.locator(".card").count() == 0
    assert page.evaluate("sessionStorage.length") == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_sign_in_has_no_barrier(page: Page, team: Guard, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe: pip install it")
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(team.printed)
    page.wait_for_selector("#sign-in[open]")
    sign_in(page, "Ana Ruiz", "a guess")
    page.get_by_text("No user has this name and password.").wait_for()
    assert axe.Axe().run(page).response["violations"] == []
