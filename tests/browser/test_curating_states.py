"""What the page of curating keeps, refuses and says where things are otherwise than expected; everybody can use it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import discrepancies
from tests.browser.curating import WIDE, Run, chosen, dossier, focused, idle, served, source, writes, written

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LONG = (
    "At least nine people were killed at the Marrow Lane mill on 2 March 2024, Robert Hale of the council said. " * 570
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


def begin(page: Page, words: str) -> None:
    """Begin a claim on words of the text."""
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    writes(page)


def test_what_was_typed_survives_a_refusal_and_a_reload(opened: Page, run: Run) -> None:
    before = run.claims.read_bytes()
    begin(opened, "nine")
    opened.locator("#claim-value").fill("nine or so #")
    opened.keyboard.press("Enter")
    wrong = opened.locator("#claim-wrong")
    wrong.filter(has_text=".").wait_for()
    assert opened.locator("#claim-value").input_value() == "nine or so #"
    opened.reload()
    writes(opened)
    assert opened.locator("#claim-value").input_value() == "nine or so #"
    assert opened.locator("#claim-kept").inner_text().startswith("Kept ")
    assert run.claims.read_bytes() == before


def test_escape_closes_and_keeps_what_was_typed(opened: Page) -> None:
    begin(opened, "nine")
    opened.locator("#claim-value").fill("nine, n p 1 z")
    opened.keyboard.press("Escape")
    assert opened.locator("#claim").is_hidden()
    assert focused(opened) == chosen(opened) == "At least nine"
    opened.keyboard.press("Enter")
    writes(opened)
    assert opened.locator("#claim-value").input_value() == "nine, n p 1 z"


def test_a_file_that_changed_is_not_written_over_and_what_was_typed_is_kept(opened: Page, run: Run) -> None:
    begin(opened, "nine")
    opened.locator("#claim-value").fill("at least nine")
    changed = run.claims.read_bytes().replace(b"# ours", b"# ours and theirs")
    run.claims.write_bytes(changed)
    opened.keyboard.press("Enter")
    opened.locator("#claim-wrong").get_by_text("What you typed is kept").wait_for()
    idle(opened)
    assert run.claims.read_bytes() == changed
    assert opened.locator("#claim-value").input_value() == "at least nine"
    assert focused(opened) == "claim-fact"
    opened.keyboard.press("Enter")
    written(opened)
    after = run.claims.read_text("utf-8")
    assert after.startswith("# ours and theirs\n")
    assert "value: at least nine" in after


def test_a_claim_without_a_fact_is_told_so(opened: Page, run: Run) -> None:
    opened.keyboard.press("c")
    writes(opened)
    assert focused(opened) == "claim-value"
    opened.keyboard.type("9")
    opened.keyboard.press("Enter")
    opened.locator("#claim-wrong").get_by_text("Which fact does it answer?").wait_for()
    assert focused(opened) == "claim-fact"
    opened.keyboard.press("0")
    opened.wait_for_selector("#declare[open]")
    opened.keyboard.press("Escape")
    idle(opened)
    assert focused(opened) == "claim-fact"
    assert len(discrepancies.load(str(run.claims)).written) == 1


@pytest.mark.parametrize("how", ["choose", "drop"])
def test_a_file_is_a_new_source(opened: Page, run: Run, tmp_path: Path, how: str) -> None:
    file = tmp_path / "evening_star.txt"
    file.write_text("Eight people were killed, and 12 were hurt.\n", "utf-8")
    if how == "choose":
        opened.keyboard.press("a")
        opened.locator("#add-file").set_input_files(file)
    else:
        data = opened.evaluate_handle(
            "text => { const d = new DataTransfer(); d.items.add(new File([text], 'evening_star.txt')); return d; }",
            file.read_text("utf-8"),
        )
        opened.dispatch_event("#text", "drop", {"dataTransfer": data})
    assert opened.locator("#add-name").input_value() == "evening star"
    opened.locator("#add-save").click()
    opened.locator("#text").get_by_text("Eight people were killed").wait_for()
    idle(opened)
    loaded = discrepancies.load(str(run.claims))
    assert len(loaded.sources) == 6
    kept = [path.read_text("utf-8") for path in (run.claims.parent / "texts").iterdir()]
    assert file.read_text("utf-8") in kept


def test_a_source_without_a_text_gets_one(opened: Page, run: Run) -> None:
    source(opened, "The Notebook")
    opened.get_by_role("button", name="Add its text").click()
    opened.locator("#add-words").fill("Ten people were hurt.")
    opened.keyboard.press("Control+Enter")
    opened.locator("#text").get_by_text("Ten people were hurt.").wait_for()
    idle(opened)
    assert discrepancies.load(str(run.claims)).sources["notebook"].text is not None


def test_a_language_that_is_not_read_is_told_plainly(opened: Page) -> None:
    source(opened, "Habari")
    assert "The language sw is not read: nothing of its text is marked" in opened.locator("#source-notes").inner_text()
    assert opened.locator("#text .mark").count() == 0
    begin(opened, "tisa")
    assert opened.locator("#claim-quote").input_value()


def test_a_text_from_right_to_left_grows_to_the_left(opened: Page) -> None:
    source(opened, "وكالة المدينة")
    assert opened.locator("#text p").first.evaluate("p => getComputedStyle(p).direction") == "rtl"
    opened.keyboard.press("/")
    opened.keyboard.type("14")
    opened.keyboard.press("Shift+Enter")
    before = chosen(opened)
    opened.keyboard.press("Shift+ArrowLeft")
    assert chosen(opened) == f"{before} آخرون"


def test_texts_only_ever_become_text(opened: Page) -> None:
    assert opened.get_by_text("<b>More</b> than").is_visible()
    begin(opened, "60 workers")
    assert opened.locator("#text img, #text b, #claim img").count() == 0


def test_a_long_text_opens_in_a_second_and_a_step_in_it_is_quick(page: Page, tmp_path: Path) -> None:
    claims = dossier(tmp_path)
    (tmp_path / "texts" / "gazette.txt").write_text(LONG, "utf-8")
    assert len(LONG) > 60_000
    with served(claims) as run:
        page.goto(run.guard.printed)
        idle(page)
        drawn, step = page.evaluate(
            "async () => { const text = await import('/static/curate_text.js'), long = document.querySelector('#text');"
            " const mark = n => ({start: n * 30, end: n * 30 + 9, kind: 'number', text: ''});"
            " const marks = [...Array(2000).keys()].map(mark);"
            " const shown = {key: 'x', text: long.textContent, span: null, claims: [], marks, language: 'en'};"
            " let began = performance.now(); text.draw(shown); long.getBoundingClientRect();"
            " const drawn = performance.now() - began; began = performance.now();"
            " for (let n = 0; n < 10; n += 1) { text.walk(1); long.getBoundingClientRect(); }"
            " return [drawn, (performance.now() - began) / 10]; }"
        )
    assert drawn < 1000
    assert step < 100


@pytest.mark.parametrize("width", [1440, 1024, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_curate(
    run: Run, browser: Browser, faults: Callable[..., list[str]], width: int, scheme: Any
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.goto(run.guard.printed)
    idle(page)
    assert faults(page) == []
    begin(page, "nine")
    page.get_by_text("Now disputed with").wait_for()
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.keyboard.press("0")
    page.wait_for_selector("#declare[open]")
    assert faults(page) == []
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    written(page)
    assert faults(page) == []
    page.keyboard.press("a")
    assert faults(page) == []
    context.close()
