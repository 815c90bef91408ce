"""The review of a small, invented dossier, served for a browser, and what an editor does there again and again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple

from discrepancies import decisions
from discrepancies.pages import serving
from discrepancies.pages.app import application
from discrepancies.pages.desk import Desk, House
from discrepancies.pages.guard import Guard

if TYPE_CHECKING:
    from playwright.sync_api import Page

CLAIMS = """\
facts:
  injured:
    asks: How many people were injured?
    kind: count
    unit: people
    scopes: {crew: the crew}
  began: {asks: When did it begin?, kind: date}
events:
  mill_fire: {title: Fire at the Marrow Lane mill, date: 2024-03-02}
  flood: {title: Flood at <b>Dunmere</b>, date: 2024-11-20}
sources:
  gazette:
    event: mill_fire
    published: 2024-03-03
    claims:
      - {fact: injured, value: 7, quote: Seven of the crew were hurt}
      - {fact: began, value: late February 2024, quote: It began in late February 2024}
      - {event: flood, fact: injured, value: 30, quote: Thirty people were hurt <img src=x onerror=alert(1)>}
  herald:
    event: mill_fire
    published: 2024-03-04
    claims:
      - {fact: injured, value: 11, quote: Eleven people were hurt}
      - {fact: began, value: mid-February 2024, quote: It began in mid-February 2024}
      - {event: flood, fact: injured, value: 3, quote: Three people were hurt}
"""
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


class Run(NamedTuple):
    """One run of the review."""

    claims: Path
    log: Path
    desk: Desk
    guard: Guard
    stop: Callable[[], None]
    """Ends it, as Ctrl-C does."""

    def decided(self) -> list[tuple[str, str | None, str | None, str, str]]:
        """What was decided and not undone: answer, because, value, reason, by."""
        log = decisions.read(self.log)
        return [entry.decision[:5] for entry in log.entries if entry.mark not in log.undone]


@contextmanager
def served(claims: Path, house: House = House()) -> Iterator[Run]:  # noqa: B008 - it is frozen
    """Review the claims in a file, on a port of its own."""
    log = claims.with_name("decisions.yaml")
    desk = Desk((str(claims),), log, house=house)
    with serving.listening(log) as listener:
        guard = Guard(listener.getsockname()[1])
        server = serving.server(application(desk, guard), listener)
        thread = Thread(target=server.serve_forever)

        def stop() -> None:
            server.shutdown()
            thread.join()

        thread.start()
        yield Run(claims, log, desk, guard, stop)
        stop()


def shows(page: Page, about: str) -> None:
    """Wait until this finding is shown, and everything that was asked is answered."""
    page.wait_for_selector(f".card .key:text-is('{about}')")
    page.wait_for_selector("body:not([aria-busy])")


def focused(page: Page) -> str:
    """The name of what has the focus, or the tag where it has none."""
    return str(page.evaluate("document.activeElement.name || document.activeElement.tagName.toLowerCase()"))


def said(page: Page) -> str:
    return page.get_by_role("status").inner_text()


def answer(page: Page, *keys: str, reason: str = "", by: str = "") -> None:
    """Press the keys of an answer, type into the form, and record it."""
    for key in keys:
        page.keyboard.press(key)
    page.locator("[name=reason]").focus()
    page.keyboard.type(reason)
    if by:
        page.keyboard.press("Tab")
        page.keyboard.type(by)
    page.keyboard.press("Enter")
