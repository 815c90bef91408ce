"""A small, invented dossier to curate, served for a browser, and what a fact-checker does there again and again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.pages import serving
from discrepancies.pages.curating import Bench
from discrepancies.pages.curating_routes import MOST_BYTES, application
from discrepancies.pages.guard import Guard

if TYPE_CHECKING:
    from playwright.sync_api import Page

CLAIMS = """\
# ours
title: Marrow Lane
facts:
  killed: {asks: How many people were killed?, kind: count, unit: people}
  hurt: {asks: How many people were hurt?, kind: count, unit: people, scopes: {crew: the crew}}
  began: {asks: When did it begin?, kind: date}
events:
  mill_fire: {title: Fire at the Marrow Lane mill, date: 2024-03-02}
sources:
  gazette:
    publisher: The Gazette
    event: mill_fire
    language: en
    text: {file: texts/gazette.txt}
    claims: []
  herald:   # the other one
    publisher: The Herald
    event: mill_fire
    language: en
    text: {file: texts/herald.txt}
    claims:
      - {fact: killed, value: Seven, quote: Seven people were killed}
  wakala:
    publisher: وكالة المدينة
    event: mill_fire
    language: ar
    text: {file: texts/wakala.txt}
    claims: []
  habari:
    publisher: Habari
    event: mill_fire
    language: sw
    text: {file: texts/habari.txt}
    claims: []
  notebook:
    publisher: The Notebook
    event: mill_fire
    language: en
    claims: []
"""
TEXTS = {
    "gazette": "Fire at the mill \U0001f525\n\nAt least nine people were killed at the Marrow Lane mill on 2 March "
    "2024, the fire chief said. According to the police, 14 others were hurt.\n\n"
    "<b>More</b> than 60 workers <img src=x onerror=alert(1)> were inside.\n",
    "herald": "Seven people were killed in the fire. Eleven were hurt.\n",
    "wakala": "قتل تسعة أشخاص في الحريق يوم 2 مارس 2024، وأصيب 14 آخرون.\n",
    "habari": "Watu tisa walifariki katika moto.\n",
}
WIDE = {"width": 1440, "height": 900}


class Run(NamedTuple):
    """One run of curating."""

    claims: Path
    guard: Guard
    stop: Callable[[], None]
    """Ends it, as Ctrl-C does."""


def dossier(folder: Path) -> Path:
    """The claims file beside its texts."""
    (folder / "texts").mkdir()
    for name, text in TEXTS.items():
        (folder / "texts" / f"{name}.txt").write_text(text, "utf-8")
    claims = folder / "claims.yaml"
    claims.write_text(CLAIMS, "utf-8")
    return claims


@contextmanager
def served(claims: Path) -> Iterator[Run]:
    """Curate the claims in a file, which need not be there yet, on a port of its own."""
    with serving.listening(claims) as listener:
        guard = Guard(listener.getsockname()[1], most=MOST_BYTES)
        server = serving.server(application(Bench((str(claims),)), guard), listener, most=MOST_BYTES)
        thread = Thread(target=server.serve_forever)

        def stop() -> None:
            server.shutdown()
            thread.join()

        thread.start()
        yield Run(claims, guard, stop)
        stop()


class Keyboard:
    """The keyboard of a page, which counts its strokes; words that are typed count as none."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.strokes = 0

    def press(self, *keys: str) -> None:
        """Press one key after the other."""
        for key in keys:
            self.page.keyboard.press(key)
        self.strokes += len(keys)

    def type(self, words: str) -> None:
        """Type words."""
        self.page.keyboard.type(words)


def idle(page: Page) -> None:
    """Wait until everything that was asked is answered."""
    page.wait_for_selector("#curating:not([hidden])")
    page.wait_for_selector("body:not([aria-busy])")


def writes(page: Page) -> None:
    """Wait until the form of a claim is open and filled in."""
    page.wait_for_selector("#claim:not([hidden])")
    idle(page)


def written(page: Page) -> None:
    """Wait until it is closed, and the page shows what the file says now."""
    page.wait_for_selector("#claim", state="hidden")
    idle(page)


def source(page: Page, name: str) -> None:
    """Show a source, by its name in the list."""
    page.locator("#source-list").get_by_role("button", name=name).click()
    page.locator("#source-name").get_by_text(name).wait_for()
    idle(page)


def focused(page: Page) -> str:
    """The id of what has the focus, or what it says."""
    return str(page.evaluate("document.activeElement.id || document.activeElement.textContent"))


def chosen(page: Page) -> str:
    """The words that are chosen in the text."""
    return "".join(page.locator("#text .here").all_text_contents())


def quoted(page: Page) -> str:
    """The words of the text that the claim being written quotes."""
    return "".join(page.locator("#text .quoting").all_text_contents())
