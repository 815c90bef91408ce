"""A claim edited from its card, in a browser: the file keeps every comment and every byte besides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.reviewing import CLAIMS, WIDE, Run, answer, focused, said, served, shows

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ODD = CLAIMS.replace(
    "      - {fact: injured, value: 11, quote: Eleven people were hurt}\n",
    "      -  fact: injured   # by the first notice\n\n         # not the last word\n"
    "         value: '11'\t# eleven\n         quote: >\n           Eleven people\n           were hurt\n",
).replace("\n", "\r\n")


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    """The review of a small dossier, oddly written."""
    claims = tmp_path / "claims.yaml"
    claims.write_bytes(f"\ufeff# ours\r\n{ODD}".encode())
    with served(claims) as running:
        yield running


@pytest.fixture
def opened(page: Page, run: Run) -> Page:
    """The page at the finding on the mill."""
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    page.goto(run.guard.printed)
    shows(page, "flood/injured")
    page.keyboard.press("j")
    shows(page, "mill_fire/injured")
    return page


def edits(page: Page, old: str, new: str) -> None:
    """Choose a claim's Edit, and type another value."""
    page.get_by_role("button", name=f": {old}").click()
    field = page.locator("#mend-value")
    assert field.input_value() == old
    field.fill(new)


def test_an_edit_keeps_every_comment_and_byte_besides(opened: Page, run: Run) -> None:
    before = run.claims.read_bytes()
    edits(opened, "11", "about 8")
    opened.get_by_text("Means: about 8 (").wait_for()
    difference = opened.locator(".difference")
    assert difference.locator("del").inner_text().split() == ["value:", "'11'", "#", "eleven"]
    assert difference.locator("ins").inner_text().split() == ["value:", "'about", "8'", "#", "eleven"]
    assert difference.locator(".place").inner_text().endswith("claims.yaml:27")
    assert opened.locator("#mend-effects").inner_text().startswith("This finding would ")
    assert run.claims.read_bytes() == before
    opened.get_by_role("button", name="Write").click()
    opened.get_by_text("is written.").wait_for()
    assert run.claims.read_bytes() == before.replace(b"'11'", b"'about 8'")


def test_a_quote_in_a_block_and_a_day_by_keyboard(opened: Page, run: Run) -> None:
    before = run.claims.read_bytes()
    opened.keyboard.press("d")
    assert focused(opened) == "value"
    opened.locator("#mend-at").select_option(index=1)
    opened.locator("#mend-quote").fill("Eleven of the people\nwere hurt")
    opened.locator("#mend-as-of").fill("2024-03-04")
    opened.locator("#mend-scope").select_option("crew")
    opened.locator("#mend-write:not([disabled])").wait_for()
    opened.locator("#mend-as-of").press("Enter")
    opened.get_by_text("is written.").wait_for()
    block = b"           Eleven people\r\n           were hurt\r\n"
    new = block.replace(b"people", b"of the people") + b"         scope: crew\r\n         as_of: 2024-03-04\r\n"
    assert run.claims.read_bytes() == before.replace(block, new)


def test_what_is_wrong_is_said_and_nothing_is_written(opened: Page, run: Run) -> None:
    before = run.claims.read_bytes()
    edits(opened, "7", "many #")
    wrong = opened.locator("#mend-wrong")
    wrong.get_by_text("write").wait_for()
    assert opened.get_by_role("button", name="Write").is_disabled()
    opened.keyboard.press("Escape")
    assert opened.locator("#mend").is_hidden()
    assert opened.evaluate("document.activeElement.textContent") == "Edit"
    opened.reload()
    shows(opened, "mill_fire/injured")
    opened.get_by_role("button", name=": 7").click()
    assert opened.locator("#mend-value").input_value() == "many #"
    assert run.claims.read_bytes() == before


def test_a_file_that_changed_is_not_written_over_and_what_was_typed_is_kept(opened: Page, run: Run) -> None:
    edits(opened, "7", "9")
    opened.locator("#mend-write:not([disabled])").wait_for()
    changed = run.claims.read_bytes().replace(b"# ours", b"# ours and theirs")
    run.claims.write_bytes(changed)
    opened.get_by_role("button", name="Write").click()
    opened.get_by_text("The file of this claim changed meanwhile").wait_for()
    assert run.claims.read_bytes() == changed
    assert opened.locator("#mend-value").input_value() == "9"
    opened.locator("#mend-write:not([disabled])").wait_for()
    opened.get_by_role("button", name="Write").click()
    opened.get_by_text("is written.").wait_for()
    assert run.claims.read_bytes() == changed.replace(b"value: 7", b"value: 9")


def test_the_answer_mend_offers_it_and_is_done_by_it(opened: Page, run: Run) -> None:
    answer(opened, "m", reason="Ours is wrong.", by="Ana <img src=x onerror=alert(1)>")
    opened.get_by_text("Recorded: mend.").wait_for()
    opened.goto(f"{run.guard.printed}")
    shows(opened, "flood/injured")
    opened.keyboard.press("j")
    shows(opened, "mill_fire/injured")
    opened.keyboard.press("m")
    id_ = opened.locator(".card .id").first.inner_text()
    opened.get_by_role("button", name="Edit the claim", exact=True).click()
    opened.locator("#mend-at").select_option(index=1)
    opened.locator("#mend-value").fill("7")
    opened.get_by_text("This finding would be gone.").wait_for()
    opened.get_by_role("button", name="Write").click()
    opened.get_by_text("is written.").wait_for()
    assert "claims.yaml:27 is written." in said(opened)
    assert id_ not in {one["id"] for one in run.desk.listed()["findings"]}
    assert b"Ana" not in run.claims.read_bytes()


def test_what_is_typed_only_ever_becomes_text(opened: Page) -> None:
    opened.get_by_role("button", name=": 7").click()
    opened.locator("#mend-quote").fill("<img src=x onerror=alert(1)>")
    opened.locator(".difference ins").get_by_text("<img").wait_for()
    assert opened.locator("#mend img").count() == 0


@pytest.mark.parametrize("width", [1440, 1024, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_edit(
    run: Run, browser: Browser, faults: Callable[..., list[str]], width: int, scheme: Any
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.goto(run.guard.printed)
    shows(page, "flood/injured")
    page.keyboard.press("d")
    page.locator("#mend-value").fill("about 3")
    page.locator("#mend-write:not([disabled])").wait_for()
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
