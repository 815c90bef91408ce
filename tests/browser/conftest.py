"""A browser to look at pages as an editor does: Debian's Chromium, one for all tests, with a fresh page for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from shutil import which
from typing import TYPE_CHECKING

import pytest

import discrepancies
from tests.browser.reporting import SHIPPED, address

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page

NAMES = ("chromium", "chromium-browser", "google-chrome")
DESK = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A running Chromium; where there is none, or nothing to drive it, the test is skipped and says so."""
    driver = pytest.importorskip("playwright.sync_api", reason="no playwright to drive a browser with: pip install it")
    path = next(filter(None, map(which, NAMES)), None)
    if path is None:
        pytest.skip(f"no browser: none of {', '.join(NAMES)} is on the path (on Debian: apt-get install chromium)")
    with driver.sync_playwright() as running:
        launched = running.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in a profile of its own; an error in its script, or against its policy, fails the test."""
    trouble: list[str] = []

    def refuse(dialog: Dialog) -> None:
        trouble.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def note(message: ConsoleMessage) -> None:
        # A refused request is reported too, and may be what a test is about.
        if message.type in ("error", "warning") and not message.text.startswith("Failed to load resource"):
            trouble.append(message.text)

    context = browser.new_context(viewport={"width": DESK["width"], "height": DESK["height"]})
    opened = context.new_page()
    opened.on("console", note)
    opened.on("pageerror", lambda error: trouble.append(str(error)))
    opened.on("dialog", refuse)
    yield opened
    context.close()
    assert trouble == []


@pytest.fixture
def faults() -> Callable[[Page], list[str]]:
    """What axe-core finds serious or worse."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()

    def found(page: Page) -> list[str]:
        violations = axe.run(page).response["violations"]
        return [
            f"{one['id']}: {node['html']}"
            for one in violations
            if one["impact"] in ("serious", "critical")
            for node in one["nodes"]
        ]

    return found


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the shipped dossier's report."""
    return address(discrepancies.check(discrepancies.load(str(SHIPPED))), tmp_path_factory.mktemp("shipped"))
