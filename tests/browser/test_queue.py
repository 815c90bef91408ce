"""The list of findings in a browser: search, facets, thousands of rows, choosing many, by keyboard as by mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from discrepancies import decisions
from discrepancies.pages.acts import Reply
from tests.browser.reviewing import NARROW, WIDE, Run, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

EVENTS = 120
SOURCES = (("gazette", "The Gazette", 0), ("herald", "The Herald", 3), ("courier", "Evening Courier", 9))
PLACES = ("Dunmere", "Saltgate", "Mirefield", "Brackwater")


def register() -> str:
    """Events on which two sources give another number, most of them; on every fourth the Courier has a third."""
    written = [
        "facts:",
        "  injured: {asks: How many people were injured?, kind: count}",
        "  killed: {asks: How many people were killed?, kind: count}",
        "events:",
        *(f"  e{n}: {{title: Fire at {PLACES[n % 4]} quay {n}, date: {1900 + n}-03-02}}" for n in range(EVENTS)),
        "sources:",
    ]
    for key, name, more in SOURCES:
        written += [f"  {key}:", f"    publisher: {name}", f"    published: 2024-0{1 + more % 8}-02", "    claims:"]
        for n in range(0, EVENTS, 4 if key == "courier" else 1):
            fact = "killed" if n % 3 == 0 else "injured"
            written.append(f'      - {{event: e{n}, fact: {fact}, value: {n + 2 + more}, quote: "{n + 2 + more}"}}')
    return "\n".join(written) + "\n"


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    """The review of many events."""
    claims = tmp_path / "claims.yaml"
    claims.write_text(register(), "utf-8")
    with served(claims) as running:
        yield running


@pytest.fixture
def opened(page: Page, run: Run) -> Page:
    """The page at its first finding."""
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    page.goto(run.guard.printed)
    settled(page)
    return page


def settled(page: Page) -> None:
    page.wait_for_selector("body:not([aria-busy]) .card")


def rows(page: Page) -> Any:
    return page.locator("#list > li")


def told(page: Page) -> str:
    """How many findings are shown."""
    return page.locator("#shown").inner_text()


def test_only_what_is_seen_is_in_the_page_and_every_row_has_its_place(opened: Page) -> None:
    assert told(opened) == "120 of 121 findings"
    assert rows(opened).count() < 40
    assert rows(opened).first.get_attribute("aria-setsize") == "120"
    opened.locator("#rows").evaluate("it => (it.scrollTop = it.scrollHeight)")
    opened.wait_for_selector("#list > li[aria-posinset='120']")
    assert rows(opened).count() < 40
    assert rows(opened).first.get_attribute("aria-posinset") == "1", "the row that Tab leads to"


def test_a_row_says_the_names_and_both_values(opened: Page) -> None:
    opened.locator("#search").fill("quay 4")
    row = opened.get_by_role("listitem").filter(has_text="Fire at Dunmere quay 4 e4").first
    lines = row.inner_text().split("\n")
    assert lines[:3] == ["Fire at Dunmere quay 4 e4", "How many people were injured? injured", "6/9/15"]


def test_a_search_narrows_by_names_values_and_sources_and_stands_in_the_address(opened: Page) -> None:
    opened.keyboard.press("/")
    assert opened.evaluate("document.activeElement.id") == "search"
    opened.keyboard.type("SÁLTGATE")
    assert told(opened) == "30 of 121 findings"
    opened.keyboard.type(" quay 117")
    assert told(opened) == "1 of 121 findings"
    assert opened.locator("#count").inner_text() == "1 of 1 left: 1 error"
    opened.wait_for_url("**q=S**")
    opened.reload()
    settled(opened)
    assert opened.locator("#search").input_value() == "SÁLTGATE quay 117"
    assert told(opened) == "1 of 121 findings"


def test_facets_count_what_the_others_leave_and_back_leads_back(opened: Page) -> None:
    opened.keyboard.press("f")
    panel = opened.get_by_role("dialog", name="Filter")
    fact = panel.get_by_role("group", name="Fact")
    assert counted(fact) == {"How many people were injured? injured": "80", "How many people were killed? killed": "40"}
    panel.get_by_role("group", name="Source").get_by_label("Evening Courier").check()
    assert counted(fact) == {"How many people were injured? injured": "20", "How many people were killed? killed": "10"}
    fact.get_by_label("killed").check()
    assert counted(fact) == {"How many people were injured? injured": "20", "How many people were killed? killed": "10"}
    assert panel.get_by_text("Shows 10 findings").is_visible()
    opened.keyboard.press("Escape")
    assert told(opened) == "10 of 121 findings"
    assert "fact=killed" in opened.url
    assert "source=courier" in opened.url
    opened.get_by_role("button", name="Take out Fact").click()
    assert told(opened) == "30 of 121 findings"
    opened.go_back()
    opened.get_by_text("10 of 121 findings", exact=True).wait_for()
    opened.get_by_role("button", name="Reset filters").click()
    assert told(opened) == "120 of 121 findings"


def counted(group: Any) -> dict[str, str]:
    """The values of a facet, and how many findings each would show."""
    labels = group.locator("label").all()
    return {one.locator(".called").inner_text(): one.locator(".many").inner_text() for one in labels}


def test_a_facet_of_many_values_is_searched(opened: Page) -> None:
    opened.keyboard.press("f")
    event = opened.get_by_role("dialog").get_by_role("group", name="Event")
    assert event.locator("label").count() == 6
    event.get_by_role("searchbox").fill("quay 11")
    assert event.locator("label").count() == 11  # 11, and 110 to 119
    event.get_by_label("quay 117").check()
    opened.keyboard.press("Escape")
    assert told(opened) == "1 of 121 findings"


def test_nothing_found_says_what_to_do(opened: Page) -> None:
    nothing = opened.locator("#nothing")
    opened.locator("#search").fill("saltgate e77")
    opened.get_by_role("button", name="Take out Severity: Error").click()
    nothing.get_by_role("button", name="Any severity (1)").click()
    assert told(opened) == "1 of 121 findings"
    opened.locator("#search").fill("nowhere")
    assert "“nowhere”" in nothing.inner_text()
    nothing.get_by_role("button", name="Clear the search").click()
    assert told(opened) == "121 of 121 findings"
    assert opened.locator("#search").input_value() == ""


def test_sorted_by_the_newest_evidence(opened: Page) -> None:
    opened.get_by_label("Sort by").select_option("Newest evidence")
    first = rows(opened).first
    assert "/" in first.locator(".says").inner_text()
    assert opened.evaluate("location.hash.includes('sort=newest')")
    opened.reload()
    settled(opened)
    assert opened.get_by_label("Sort by").input_value() == "newest"


def test_the_list_is_walked_and_chosen_from_by_keyboard(opened: Page) -> None:
    opened.locator("#list button").first.focus()
    for key in ("ArrowDown", "ArrowDown"):
        opened.keyboard.press(key)
    assert place(opened) == "3"
    opened.keyboard.press("End")
    assert place(opened) == "120"
    opened.keyboard.press("Home")
    opened.keyboard.press(" ")
    opened.keyboard.press("Shift+ArrowDown")
    opened.keyboard.press("Shift+ArrowDown")
    assert opened.locator("#chosen").inner_text() == "3 chosen"
    opened.keyboard.press(" ")
    assert opened.locator("#chosen").inner_text() == "2 chosen"
    opened.keyboard.press("Control+a")
    assert opened.locator("#chosen").inner_text() == "120 chosen"
    opened.keyboard.press("ArrowDown")
    opened.keyboard.press("Enter")
    settled(opened)
    assert opened.locator("#list [aria-current]").evaluate("it => it.closest('li').ariaPosInSet") == "4"


def place(page: Page) -> str:
    """Of the row that has the focus."""
    return str(page.evaluate("document.activeElement.closest('li').getAttribute('aria-posinset')"))


def test_the_list_is_chosen_from_by_mouse(opened: Page) -> None:
    rows(opened).nth(0).get_by_role("checkbox").check()
    rows(opened).nth(3).get_by_role("button").click(modifiers=["Shift"])
    assert opened.locator("#chosen").inner_text() == "4 chosen"
    opened.get_by_label("Choose all 120 that are shown").check()
    assert opened.locator("#chosen").inner_text() == "120 chosen"
    opened.locator("#search").fill("saltgate")
    assert opened.locator("#chosen").inner_text() == "120 chosen, 90 not shown"


@pytest.mark.parametrize(("size", "scheme"), [(WIDE, "light"), (NARROW, "dark")], ids=["wide-light", "narrow-dark"])
def test_everybody_can_use_it(
    run: Run, browser: Browser, size: Any, scheme: Any, faults: Callable[..., list[str]]
) -> None:
    context = browser.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    page.goto(run.guard.printed)
    settled(page)
    page.keyboard.press("/")
    page.get_by_label("Choose all").check()
    assert faults(page) == []
    page.keyboard.press("f")
    assert faults(page) == []
    page.keyboard.press("Escape")
    page.keyboard.press("b")
    assert faults(page) == []
    page.keyboard.press("Escape")
    page.locator("#search").fill("nowhere")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    context.close()


def test_many_are_answered_in_one_go_and_undone_as_one(opened: Page, run: Run) -> None:
    opened.locator("#search").fill("saltgate")
    rows(opened).first.get_by_role("button").click()
    settled(opened)
    opened.get_by_label("Choose all 30 that are shown").check()
    opened.keyboard.press("b")
    panel = opened.get_by_role("dialog", name="One answer for 30 findings")
    assert panel.get_by_text("Prefer and Range name a value, so they need findings on one question.").is_visible()
    panel.get_by_label("Unconfirmed").check()
    assert panel.get_by_text("Writes “Unconfirmed” on 30 findings, in one go.").is_visible()
    panel.get_by_role("button", name="Record on 30 findings").click()
    assert panel.get_by_role("alert").inner_text() == "Say in a sentence why it is so."
    opened.keyboard.type("The register counts otherwise.")
    panel.get_by_label("Your name").fill("Ana")
    panel.get_by_role("button", name="Record on 30 findings").click()
    opened.get_by_text("Recorded: unconfirmed, of 30 findings.").wait_for()
    assert opened.locator("#count").inner_text() == "All 30 decided"
    assert {one[4] for one in run.decided()} == {"Ana"}
    assert len(run.decided()) == 30
    assert len({entry.batch for entry in decisions.read(run.log).entries}) == 1
    opened.get_by_text("Nothing is left to decide here.").wait_for()
    assert opened.locator(".card").count() == 0, "none of those that were decided is shown as if it were next"
    opened.get_by_role("button", name="Undo z").click()
    opened.get_by_text("Taken back: unconfirmed, of 30 findings.").wait_for()
    assert opened.locator("#count").inner_text() == "30 of 30 left: 25 errors, 5 warnings"
    assert decisions.read(run.log).current == {}


def test_what_is_decided_is_left_out_and_reasons_come_back(opened: Page, run: Run) -> None:
    elsewhere = run.desk.listed()["findings"]
    opened.locator("#search").fill("saltgate")
    opened.get_by_label("Choose all 30 that are shown").check()
    first = next(one for one in elsewhere if one.get("event") == "e1")
    seen = run.desk.shown(first["id"])
    run.desk.decide(Reply(first["id"], seen["evidence"], "", "unconfirmed", "", "", "Nobody knows.", "Bo"))
    opened.evaluate("dispatchEvent(new Event('focus'))")
    opened.get_by_text("29 of 30 left").wait_for()
    opened.keyboard.press("b")
    panel = opened.get_by_role("dialog", name="One answer for 30 findings")
    assert panel.get_by_text("Left out: 1 decided already (1 unconfirmed by Bo).").is_visible()
    panel.get_by_role("button", name="Nobody knows.").click()
    assert panel.get_by_label("Reason, for all of them").input_value() == "Nobody knows."
    panel.get_by_label("Answer those again, too").check()
    panel.get_by_label("Pending").check()
    assert panel.get_by_text("on 30 findings, in one go. Of these 1 has an answer, which it replaces.").is_visible()
    opened.keyboard.press("Escape")
    opened.reload()
    settled(opened)
    assert opened.locator("#chosen").inner_text().startswith("30 chosen")
    opened.keyboard.press("b")
    assert panel.get_by_label("Reason, for all of them").input_value() == "Nobody knows.", "what was typed is kept"


def test_escape_leaves_the_search_and_no_filter_loses_the_focus(opened: Page) -> None:
    opened.keyboard.press("/")
    opened.keyboard.type("saltgate")
    opened.keyboard.press("Escape")
    assert opened.locator("#search").input_value() == ""
    assert opened.evaluate("document.activeElement.id") == "search"
    opened.keyboard.press("Escape")
    assert opened.evaluate("document.activeElement.tagName") == "ARTICLE"
    opened.locator("#list button").first.focus()
    opened.keyboard.press("f")
    opened.get_by_role("group", name="Fact").get_by_label("killed").check()
    opened.keyboard.press("Escape")
    opened.locator("#filter-button:focus, #list button:focus").wait_for()
