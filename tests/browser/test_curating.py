"""The page of curating as a fact-checker uses it, in a browser: from a text to claims in the file by keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import discrepancies
from tests.browser.curating import (
    CLAIMS,
    WIDE,
    Keyboard,
    Run,
    chosen,
    dossier,
    focused,
    idle,
    quoted,
    served,
    source,
    writes,
    written,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

MOST = 6
ASKED = {
    "killed": "How many people were killed?",
    "hurt": "How many people were hurt?",
    "began": "When did it begin?",
    "inside": "How many workers were inside?",
    "engines": "How many engines came?",
    "damage": "What was the damage?",
}
PAPERS = {
    "Gazette": ("Seven people", "14 others", "2 March 2024", "About 60 workers", "five engines", "$3 million"),
    "Herald": ("At least nine people", "fourteen others", "2 March 2024", "60 workers", "six engines", "$3.2 million"),
    "Courier": ("9 people", "12 others", "3 March 2024", "nearly 60 workers", "5 engines", "more than $2 million"),
    "Observer": ("seven people", "a dozen others", "2 March", "62 workers", "seven engines", "about $3 million"),
    "Tribune": ("Ten people", "15 others", "March 2024", "at least 50 workers", "four engines", "$5 million"),
}


def told(killed: str, hurt: str, began: str, inside: str, engines: str, damage: str) -> str:
    """What a paper says of the fire."""
    return (
        f"A boiler burst at the mill in Dunmere.\n\n{killed} were killed, the fire chief said. According to the "
        f"police, {hurt} were hurt. It began on {began}.\n\nThere were {inside} inside. They said that {engines} came. "
        f"The damage was put at {damage}, Robert Hale of the council said.\n"
    )


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    """The curating of a small dossier."""
    with served(dossier(tmp_path)) as running:
        yield running


@pytest.fixture
def opened(page: Page, run: Run) -> Page:
    """The page at its first source."""
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    page.goto(run.guard.printed)
    idle(page)
    return page


def add(page: Page, title: str, text: str) -> None:
    """Paste a text as a new source."""
    page.keyboard.press("a")
    page.locator("#add-words").fill(text)
    page.locator("#add-name").fill(title)
    page.locator("#add-language").fill("English")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#add", state="hidden")
    page.locator("#source-list").get_by_role("button", name=title.lower()).wait_for()
    idle(page)


def choose_fact(page: Page, keys: Keyboard, asks: str) -> None:
    """Have the claim answer a question: as offered, by its digit, or as a new fact."""
    if page.locator("#claim-fact").input_value().startswith(asks):
        return
    offered = page.locator("#claim-fact-list .name").all_text_contents()
    at = next((number for number, name in enumerate(offered, 1) if name.startswith(asks)), None)
    if at is not None:
        keys.press(str(at))
        return
    keys.type(asks)
    keys.press("Enter")
    page.wait_for_selector("#declare[open]")
    keys.press("Enter")
    page.wait_for_selector("#declare", state="hidden")
    idle(page)


def test_thirty_claims_from_nothing_by_keyboard_in_six_strokes_each(page: Page, tmp_path: Path) -> None:
    path, many = tmp_path / "claims.yaml", 0
    with served(path) as run:
        page.set_viewport_size(WIDE)  # type: ignore[arg-type]
        page.goto(run.guard.printed)
        idle(page)
        assert page.get_by_role("heading", name="No source yet").is_visible()
        keys = Keyboard(page)
        for title, values in PAPERS.items():
            add(page, title, told(*values))
            for asks, words in zip(ASKED.values(), values, strict=True):
                keys.strokes = 0
                keys.press("/")
                keys.type(words)
                keys.press("Enter")
                writes(page)
                choose_fact(page, keys, asks)
                if not page.locator("#claim-event").input_value():
                    assert focused(page) == "claim-event"  # where the page went, as it is missing
                    keys.type("mill fire")
                keys.press("Enter")
                written(page)
                many += 1
                assert keys.strokes <= MOST, (title, asks)
                loaded = discrepancies.load(str(path))
                assert len(loaded.written) == many
        report = discrepancies.check(loaded)
        assert all(one.text is not None and one.text.sha256 for one in loaded.sources.values())
        assert not [
            one for one in report.flagged if one.rule in ("quote-not-found", "quote-disagrees", "quote-missing")
        ]
    assert many == 30


def test_a_mark_becomes_a_claim_and_the_next_mark_is_there(opened: Page, run: Run) -> None:
    opened.keyboard.press("n")
    while "nine" not in chosen(opened):
        opened.keyboard.press("n")
    opened.keyboard.press("Enter")
    writes(opened)
    assert focused(opened) == "claim-fact"
    assert opened.locator("#claim-value").input_value() == "At least nine"
    assert opened.locator("#claim-fact").input_value().startswith("How many people were killed?")
    opened.get_by_text("Now disputed with").wait_for()
    opened.keyboard.press("Enter")
    written(opened)
    assert "is written." in opened.locator("#said").inner_text()
    assert "killed" in opened.locator("#claim-list").inner_text()
    text = run.claims.read_text("utf-8")
    assert text.startswith("# ours\n")
    assert "herald:   # the other one\n" in text
    assert "sha256: " in text
    assert focused(opened) == chosen(opened) != ""


def test_the_quote_grows_and_shrinks_by_words(opened: Page) -> None:
    press = opened.keyboard.press
    press("/")
    opened.keyboard.type("14 others")
    press("Shift+Enter")
    assert chosen(opened) == "14 others"
    press("Shift+ArrowRight")
    press("Shift+ArrowRight")
    press("Shift+ArrowUp")
    assert chosen(opened) == "police, 14 others were hurt"
    press("Enter")
    writes(opened)
    assert opened.locator("#claim-value").input_value() == "14"
    before = quoted(opened)
    press("Shift+ArrowLeft")
    assert before.startswith(quoted(opened))
    assert len(quoted(opened)) < len(before)
    assert opened.locator("#claim-quote").input_value() == quoted(opened)


def test_words_that_a_mouse_selects_are_a_claim(opened: Page) -> None:
    line = opened.locator("#text p", has_text="workers")
    box = line.evaluate(
        "p => { const r = new Range(), n = p.lastChild;"
        " r.setStart(n, n.data.length - 8); r.setEnd(n, n.data.length - 2);"
        " const b = r.getBoundingClientRect(); return [b.left, b.right, b.top + b.height / 2]; }"
    )
    opened.mouse.move(box[0], box[2])
    opened.mouse.down()
    opened.mouse.move(box[1], box[2], steps=4)
    opened.mouse.up()
    writes(opened)
    assert opened.locator("#claim-quote").input_value().endswith("inside.")
    assert focused(opened) in ("claim-value", "claim-fact")


def test_undo_takes_the_last_claim_out_again(opened: Page, run: Run) -> None:
    source(opened, "The Herald")
    before = run.claims.read_bytes()
    opened.keyboard.press("/")
    opened.keyboard.type("Eleven")
    opened.keyboard.press("Enter")
    writes(opened)
    opened.locator("#claim-fact").focus()
    opened.keyboard.type("hurt")
    opened.keyboard.press("Enter")
    opened.keyboard.press("Enter")
    written(opened)
    assert run.claims.read_bytes() != before
    opened.keyboard.press("z")
    opened.locator("#said").get_by_text("Taken back").wait_for()
    idle(opened)
    assert run.claims.read_bytes() == before
    assert opened.get_by_role("button", name="Undo").is_disabled()


def test_a_claim_that_is_there_is_edited(opened: Page, run: Run) -> None:
    source(opened, "The Herald")
    opened.keyboard.press("j")
    opened.keyboard.press("Enter")
    writes(opened)
    assert focused(opened) == "claim-value"
    opened.keyboard.type("about seven")
    opened.keyboard.press("Enter")
    written(opened)
    assert run.claims.read_text("utf-8") != CLAIMS
    assert "value: about seven" in run.claims.read_text("utf-8")
    assert len(discrepancies.load(str(run.claims)).written) == 1


def test_a_new_fact_a_new_event_and_a_new_voice_without_leaving_the_claim(opened: Page, run: Run) -> None:
    press, type_ = opened.keyboard.press, opened.keyboard.type
    press("/")
    type_("60 workers")
    press("Enter")
    writes(opened)
    type_("How many workers were inside?")
    press("Enter")
    assert opened.locator("#declare-kind").input_value() == "count"
    assert opened.locator("#declare-unit").input_value() == "workers"
    press("Enter")
    opened.wait_for_selector("#declare", state="hidden")
    idle(opened)
    assert opened.locator("#claim-fact").input_value() == "How many workers were inside?"
    for field, words in (("event", "Flood at Dunmere"), ("voice", "The mayor")):
        opened.locator(f"#claim-{field}").focus()
        type_(words)
        press("Enter")
        opened.wait_for_selector("#declare[open]")
        press("Enter")
        opened.wait_for_selector("#declare", state="hidden")
        idle(opened)
        assert opened.locator(f"#claim-{field}").input_value() == words
    press("Enter")
    written(opened)
    loaded = discrepancies.load(str(run.claims))
    assert "workers" in {one.unit for one in loaded.facts.values()}
    assert "Flood at Dunmere" in {one.title for one in loaded.events.values()}
    assert "The mayor" in {one.title for one in loaded.voices.values()}
