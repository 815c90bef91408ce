"""The report's facets and its overview in a browser: what a choice shows, how it is taken away, and the way back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.browser.reporting import WHOLE, choose, focused, shown

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


def options(page: Page, facet: str) -> dict[str, tuple[int, int]]:
    """The choices of a facet, each with the findings and the facts that it would show."""
    page.locator(f"[data-facet={facet}] summary").click()
    rows = page.locator(f"[data-facet={facet}] label").all_text_contents()
    page.keyboard.press("Escape")
    told = [re.fullmatch(r"(.+?)(\d+) findings?(\d+) facts?", row) for row in rows]
    return {one[1]: (int(one[2]), int(one[3])) for one in told if one}


def test_what_a_choice_would_show_follows_the_other_choices_and_is_what_it_shows(page: Page, shipped: str) -> None:
    page.goto(shipped)
    page.wait_for_selector("main:not([aria-busy])")
    assert sum(facts for _, facts in options(page, "status").values()) == 195
    choose(page, event="la_vega")
    within = options(page, "status")
    assert within["disputed"] == (1, 1)
    assert sum(facts for _, facts in within.values()) < 195
    for status, (_, facts) in within.items():
        choose(page, status=status)
        assert shown(page).endswith(f" and {facts} of 195 facts shown.")
        assert options(page, "status") == within
        choose(page, status=status)
    assert len(options(page, "event")) > 1


def test_chips_are_taken_away_one_by_one_by_keyboard(page: Page, shipped: str) -> None:
    page.goto(f"{shipped}#q=perez&event=el_junquito&event=la_vega")
    chips = page.locator(".chip bdi")
    assert chips.all_inner_texts() == ["perez", "Raid at El Junquito", "Police operation in La Vega"]
    page.locator(".chip").nth(1).focus()
    page.keyboard.press("Enter")
    assert chips.all_inner_texts() == ["perez", "Police operation in La Vega"]
    page.keyboard.press("Enter")  # the focus is on the next one
    assert chips.all_inner_texts() == ["perez"]
    page.keyboard.press("Enter")
    assert shown(page) == WHOLE
    assert page.evaluate("document.activeElement.name") == "q"


def test_back_leads_to_the_view_before_and_words_are_one_step(page: Page, shipped: str) -> None:
    page.goto(shipped)
    choose(page, event="el_junquito")
    page.locator("[name=q]").press_sequentially("perez")
    assert page.url.endswith("#q=perez&event=el_junquito")
    page.go_back()
    assert page.url.endswith("#event=el_junquito")
    assert page.locator(".chip bdi").all_inner_texts() == ["Raid at El Junquito"]
    page.go_back()
    assert shown(page) == WHOLE
    page.go_forward()
    assert page.locator(".chip bdi").all_inner_texts() == ["Raid at El Junquito"]


def test_a_link_inside_a_view_keeps_it_and_back_leads_to_it(page: Page, shipped: str) -> None:
    page.goto(f"{shipped}#event=el_junquito&status=disputed")
    page.locator(".first a").nth(1).click()
    here = page.url.removeprefix(shipped)
    assert here.endswith("&event=el_junquito&status=disputed")
    page.reload()
    assert shown(page) == "3 of 5 cases to decide and 3 of 195 facts shown."
    assert focused(page) == here[1:].partition("&")[0]
    page.go_back()
    assert page.url == f"{shipped}#event=el_junquito&status=disputed"
    assert shown(page) == "3 of 5 cases to decide and 3 of 195 facts shown."


def test_a_value_that_is_gone_is_said_and_shows_nothing(page: Page, shipped: str) -> None:
    page.goto(f"{shipped}#event=nowhere")
    assert page.locator(".chip bdi").all_inner_texts() == ["nowhere"]
    assert shown(page) == "0 of 5 cases to decide and 0 of 195 facts shown."
    assert page.locator(".sentence").inner_text() == "No fact in this view."


def test_the_overview_says_every_status_in_words_and_leads_to_the_card(page: Page, shipped: str) -> None:
    page.goto(f"{shipped}#fact=killed")
    page.wait_for_selector("main:not([aria-busy])")
    (row,) = page.locator(".overview tbody tr").all()
    assert row.locator("th").inner_text().startswith("How many people were killed?")
    words = row.locator("td a").all_text_contents()
    assert words[0] == "Raid at El Junquito, How many people were killed? disputed"
    row.locator("td a").first.click()
    assert focused(page) == "fact-el_junquito/killed"


def test_a_heading_of_the_overview_narrows_the_view_and_keeps_the_focus(page: Page, shipped: str) -> None:
    page.goto(f"{shipped}#status=disputed")
    page.wait_for_selector("main:not([aria-busy])")
    page.locator(".overview thead a", has_text="La Vega").focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#event=la_vega&status=disputed")
    assert shown(page) == "1 of 5 cases to decide and 1 of 195 facts shown."
    assert page.evaluate("document.activeElement.textContent") == "Police operation in La Vega"


def test_the_tables_of_sources_and_rules_follow_the_view(page: Page, shipped: str) -> None:
    page.goto(shipped)
    page.wait_for_selector("main:not([aria-busy])")
    whole = {row.get_attribute("data-source"): numbers(row) for row in page.locator("[data-source]").all()}
    assert page.evaluate("Object.fromEntries(fared())") == whole
    choose(page, event="la_vega", rule="value-conflict")
    assert shown(page).startswith("1 of 5 cases")
    (source,) = page.locator("[data-source]:visible").all()
    assert numbers(source) == {"claims": 3, "compared": 0, "compatible": 0}
    assert page.locator("[data-rule=value-conflict]").inner_text() == "1"
    assert page.get_by_text("Of the whole report, whatever is filtered.").is_visible()
    choose(page, event="la_vega", rule="value-conflict")
    page.wait_for_selector("main:not([aria-busy])")
    assert {row.get_attribute("data-source"): numbers(row) for row in page.locator("[data-source]").all()} == whole


def numbers(row: Locator) -> dict[str, int]:
    """What the table of sources counts of one."""
    cells = row.locator("[data-of]").all()
    return {cell.get_attribute("data-of") or "": int(cell.inner_text().replace(",", "")) for cell in cells}


def test_on_paper_a_view_says_what_it_shows(page: Page, shipped: str) -> None:
    page.goto(f"{shipped}#event=la_vega&status=disputed")
    page.wait_for_selector("main:not([aria-busy])")
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".chip bdi:visible").all_inner_texts() == ["Police operation in La Vega", "disputed"]
    assert page.locator("#shown").is_visible()
    assert page.locator(".card:visible, .fact:visible").count() == 2
    assert page.locator(".chips [type=reset]:visible, .facet:visible, input:visible, select:visible").count() == 0


def test_escape_shuts_a_list_of_choices_before_it_clears_the_view(page: Page, shipped: str) -> None:
    page.goto(f"{shipped}#status=disputed")
    page.locator("[data-facet=event] summary").press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.locator(".chip").count() == 2
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    assert page.locator(".chip").count() == 2
    page.keyboard.press("Escape")
    assert shown(page) == WHOLE
