"""Naughty strings in the page, as a browser has them: nothing runs, nothing is asked for, no element comes of them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import discrepancies
from discrepancies.formats import Style, format_named
from discrepancies.load.encoding import FORBIDDEN
from tests.browser.reviewing import answer, served
from tests.naughty.dossier import OURS, decide, load, strings

if TYPE_CHECKING:
    from playwright.sync_api import Page

TEXTS = tuple(text for text in strings() if text in OURS or re.search("[<>&\"'`]|script", text))
"""Those that could be anything but text in a page."""

EVIL = "<img src=x onerror=alert(1)> </script><script>alert(2)</script> {{7*7}} javascript:alert(3)"
NOT_OURS = {"img", "iframe", "object", "embed", "base", "u", "i", "plaintext"}

LOOK = """() => ({
    tags: [...new Set([...document.querySelectorAll("*")].map((one) => one.tagName.toLowerCase()))],
    scripts: document.scripts.length,
    handlers: [...document.querySelectorAll("*")].flatMap((one) => one.getAttributeNames())
        .filter((name) => name.startsWith("on")),
    addresses: [...document.querySelectorAll("[href], [src]")].map((one) => one.getAttribute("href") ?? one.src)
        .filter((address) => !address.startsWith("#")),
    text: document.body.textContent,
})"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("naughty")
    hostile = load(folder, TEXTS)
    path = folder / "index.html"
    with path.open("w", encoding="utf-8", newline="") as out:
        decided = discrepancies.check(hostile.dossier, decisions=decide(hostile, TEXTS).log)
        format_named("html").render(decided, out, Style())
    return path


def test_the_report_runs_asks_for_and_builds_nothing_of_them(page: Page, report: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(report.as_uri())
    before = page.evaluate(LOOK)
    for text in ("<script>alert(123)</script>", "javascript:alert", "{0}"):
        page.get_by_role("searchbox").first.fill(text)
    searched = page.evaluate(LOOK)
    page.keyboard.press("Escape")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")  # draws whatever is drawn when it is asked for
    printed = page.evaluate(LOOK)
    assert asked == [report.as_uri()]
    assert len(printed["text"]) > len(searched["text"])
    for seen in (before, searched, printed):
        assert seen["scripts"] == 2
        assert (seen["handlers"], seen["addresses"]) == ([], [])
        assert not NOT_OURS & set(seen["tags"])
    assert "<script>alert(123)</script>" in before["text"]


def test_the_review_page_runs_and_builds_nothing_of_them(page: Page, tmp_path: Path) -> None:
    texts = [text for text in OURS if not FORBIDDEN.search(text)][::3]
    with served(load(tmp_path, [EVIL, *texts]).path) as run:
        page.goto(run.guard.printed)
        for _ in range(2):
            page.wait_for_selector("body:not([aria-busy]) .card")
            answer(page, "u", reason=EVIL, by=EVIL)
            page.get_by_text("unconfirmed").first.wait_for()
        told = ""
        for _ in texts:
            page.wait_for_selector("body:not([aria-busy]) .card")
            seen = page.evaluate(LOOK)
            assert (seen["scripts"], seen["handlers"]) == (1, [])
            assert {address.partition("/")[0] for address in seen["addresses"]} <= {"data:,", "static", "http:"}
            assert not NOT_OURS & set(seen["tags"])
            told += seen["text"]
            page.keyboard.press("j")
        assert EVIL in told
        assert {decided[3:] for decided in run.decided()} == {(EVIL, EVIL)}
