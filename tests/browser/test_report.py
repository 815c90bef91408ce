"""The report as an editor meets it in a browser: reads, filters, sorts, follows links, walks by keyboard, prints."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import discrepancies
from discrepancies.model import Decision
from tests.browser.reporting import SHIPPED, WHOLE, address, choose, focused, shown
from tests.formats.test_golden import reported

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


STANDING = "df10fa54487d"
"""The finding that no answer on the leader's standing is both serving and former."""
PHONE = {"width": 390, "height": 844}
FACTS = 250


@pytest.fixture(scope="session")
def long(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a report of more facts than are drawn at a time."""
    folder = tmp_path_factory.mktemp("long")
    facts = "".join(f"  f{n:03}: {{asks: How many of {n}?, kind: count}}\n" for n in range(FACTS))
    claims = ", ".join(f"{{fact: f{n:03}, value: {n}, quote: “{n} of them”}}" for n in range(FACTS))
    sources = f"  a: {{event: e, claims: [{claims}]}}\n  b: {{event: e, claims: [{{fact: f007, value: 8}}]}}\n"
    path = folder / "claims.yaml"
    path.write_text(f"facts:\n{facts}sources:\n{sources}", encoding="utf-8")
    return address(discrepancies.check(discrepancies.load(str(path))), folder)


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a report of a few facts of every kind."""
    return address(reported("every_kind"), tmp_path_factory.mktemp("small"))


def test_it_opens_without_a_request_and_says_the_answer_on_top(page: Page, shipped: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(shipped)
    assert page.locator(".sentence").inner_text() == "5 of 195 facts are disputed: 5 open, none settled, none stale."
    assert shown(page) == WHOLE
    assert asked == [shipped]


def test_the_first_link_leads_to_the_toll_with_both_sides_and_their_quotes(page: Page, shipped: str) -> None:
    page.goto(shipped)
    page.locator(".first a").first.click()
    card = page.locator("article:focus")
    assert card.locator("h3").inner_text() == "How many people were killed?"
    sides = card.locator(".sides").first.locator(".side")
    boxes = [box for side in sides.all() if (box := side.bounding_box())]
    assert len(boxes) >= 2
    assert len({box["width"] for box in boxes}) == 1
    assert "in which seven people were killed" in sides.first.inner_text()
    assert "at least nine people killed" in sides.nth(1).inner_text()


def test_filters_work_together_and_the_address_leads_back_to_the_view(page: Page, shipped: str) -> None:
    page.goto(shipped)
    choose(page, event="el_junquito", status="disputed")
    assert shown(page) == "3 of 5 cases to decide and 3 of 195 facts shown."
    choose(page, rule="misquote")
    view = "1 of 5 cases to decide and 1 of 195 facts shown."
    assert shown(page) == view
    assert page.locator(".card:visible h3").all_inner_texts() == ["Did the leader found the movement, or co-found it?"]
    assert page.url == f"{shipped}#event=el_junquito&status=disputed&rule=misquote"
    assert page.locator(".sentence").inner_text() == "1 of 1 fact shown is disputed: 1 open, none settled, none stale."
    assert page.locator(".first li").count() == 1
    page.goto("about:blank")
    page.goto(f"{shipped}#event=el_junquito&status=disputed&rule=misquote")
    assert shown(page) == view
    assert page.locator(".chip bdi").all_inner_texts() == ["Raid at El Junquito", "disputed", "misquote"]
    page.get_by_role("button", name="Clear all").click()
    assert shown(page) == WHOLE
    assert page.url == shipped


def test_what_one_source_says_and_what_is_in_one_state(page: Page, shipped: str) -> None:
    page.goto(shipped)
    choose(page, source="amnesty_2021")
    assert shown(page) == "1 of 5 cases to decide and 61 of 195 facts shown."
    choose(page, source="amnesty_2021", state="open")
    assert shown(page).startswith("5 of 5 cases")


def test_search_finds_words_wherever_they_stand_without_their_accents(page: Page, shipped: str) -> None:
    page.goto(shipped)
    page.keyboard.press("/")
    page.keyboard.type("perez COMPANIONS")
    assert page.locator(".card:visible h3").all_inner_texts() == ["How many people were killed?"]
    assert page.url.endswith("#q=perez+COMPANIONS")
    page.keyboard.press("Escape")
    assert shown(page) == WHOLE
    page.locator("[name=q]").fill("no such words")
    assert shown(page) == "0 of 5 cases to decide and 0 of 195 facts shown."
    assert page.get_by_text("Nothing to decide in this view.").is_visible()


def test_a_slash_is_written_where_somebody_writes(page: Page, shipped: str) -> None:
    page.goto(shipped)
    page.locator("[name=q]").fill("el_junquito")
    page.keyboard.press("End")
    page.keyboard.type("/killed")
    assert page.locator("[name=q]").input_value() == "el_junquito/killed"


def test_the_list_of_findings_sorts_and_says_how(page: Page, shipped: str) -> None:
    page.goto(shipped)
    head = page.locator(".findings th").nth(2)
    rules = page.locator(".findings tbody td:nth-child(3)")
    in_order = rules.all_inner_texts()
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    assert page.locator(".findings th[aria-sort]").count() == 1
    assert rules.all_inner_texts() == sorted(in_order)
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert rules.all_inner_texts() == sorted(in_order, reverse=True)


@pytest.mark.parametrize(
    ("anchor", "reached"),
    [
        (f"f-{STANDING}", f"f-{STANDING}"),
        ("fact-el_junquito/killed", "fact-el_junquito/killed"),
        ("fact-el_junquito/leader", "table-el_junquito/leader"),
        ("f-9932abf48966", "row-9932abf48966"),
    ],
)
def test_a_link_to_a_fact_or_finding_opens_what_is_hidden(page: Page, shipped: str, anchor: str, reached: str) -> None:
    page.goto(f"{shipped}#{anchor}")
    assert focused(page) == reached
    page.goto(f"{shipped}#event=la_vega")
    page.evaluate("anchor => { location.hash = anchor }", anchor)
    page.wait_for_function("reached => document.activeElement.closest('[id]')?.id === reached", arg=reached)
    below, found = page.locator(".filters").bounding_box(), page.locator(f"[id='{reached}']").bounding_box()
    assert below
    assert found
    assert below["y"] + below["height"] <= found["y"] < 450
    assert shown(page) == WHOLE


def test_a_fact_opens_to_each_claim_by_position(page: Page, shipped: str) -> None:
    page.goto(f"{shipped}#event=el_junquito&status=disputed")
    row = page.locator("[id='table-el_junquito/standing']")
    row.locator("summary").focus()
    page.keyboard.press("Enter")
    assert row.locator("tbody th").all_inner_texts() == [
        "serving · 2 sources, 1 origin\nexcluded by Amnesty International [amnesty_2018] and El Pitazo",
        "former · 2 sources, 2 origins\nexcluded by article_2023 and Inter-American Commission on Human Rights",
    ]
    assert row.locator("tbody td:nth-child(3)").first.inner_text() == (
        "founded by an agent of the Venezuelan Scientific Police"
    )
    row.get_by_role("link", name="value-conflict").click()
    assert focused(page) == "f-df10fa54487d"


def test_the_keyboard_reaches_the_answer_first(page: Page, shipped: str) -> None:
    page.goto(shipped)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the answer"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert focused(page) == "answer"


def test_more_facts_are_drawn_when_they_are_asked_for(page: Page, long: str) -> None:
    page.goto(long)
    rows = page.locator(".fact")
    assert rows.count() == 100
    # By keyboard: what is drawn as it comes into view moves the button away from under a pointer.
    for more in ("Show 100 more facts", "Show 50 more facts"):
        page.get_by_role("button", name=more).press("Enter")
    assert rows.count() == FACTS
    page.goto("about:blank")
    page.goto(f"{long}#fact-e/f{FACTS - 1}")
    assert focused(page) == f"table-e/f{FACTS - 1}"
    assert f"“{FACTS - 1} of them”" in page.locator(f"[id='table-e/f{FACTS - 1}'] .body").inner_text()


def test_on_paper_everything_is_open_and_nothing_is_to_be_pressed(page: Page, long: str) -> None:
    page.goto(long)
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".fact[open] .body").count() == FACTS
    assert page.locator("details:not([open], .facet)").count() == 0
    assert page.locator("button:not(th button):visible, input:visible, select:visible, nav:visible").count() == 0
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(".fact[open]").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_nobody_is_shut_out(page: Page, small: str, scheme: Any, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no axe-playwright-python to look with")
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{small}#severity=error&severity=info")
    page.evaluate("document.querySelectorAll('details:not(.facet)').forEach((one) => { one.open = true })")
    if width == PHONE["width"]:
        page.get_by_role("button", name="Filter by").click()
    page.locator("[data-facet=rule] summary").click()
    found = axe.Axe().run(page).response["violations"]
    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in found] == []


@pytest.mark.parametrize("anchor", ["", "#fact-el_junquito/leader"])
def test_a_phone_scrolls_down_only(page: Page, shipped: str, anchor: str) -> None:
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    page.goto(shipped + anchor)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert page.locator(".findings-scroll").evaluate("it => it.scrollWidth - it.clientWidth") == 0


def test_without_a_script_the_answer_and_the_cards_are_there(browser: Browser, shipped: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(shipped)
    assert page.locator(".sentence").is_visible()
    assert page.locator(".card:visible").count() == 5
    assert page.locator(".noscript").is_visible()
    assert page.locator("input:visible, select:visible, button:visible").count() == 0
    context.close()


def test_what_is_decided_is_told_in_words(page: Page, tmp_path: Path) -> None:
    report = discrepancies.check(discrepancies.load(str(SHIPPED)))
    decision = Decision("explained", "scope", None, "Nine counts two officers.", "Ana Ruiz", "2024-05-06T10:00Z")
    states: dict[str, Any] = {"killed": "settled", "standing": "stale"}
    flagged = tuple(
        one._replace(state=states[one.fact], decision=decision)
        if one.event == "el_junquito" and one.fact in states and one.severity == "error"
        else one
        for one in report.flagged
    )
    page.goto(address(replace(report, flagged=flagged), tmp_path))
    assert page.locator(".sentence").inner_text() == "5 of 195 facts are disputed: 3 open, 1 settled, 1 stale."
    assert page.locator(".first a").first.inner_text() == "Did the leader found the movement, or co-found it?"
    choose(page, state="settled")
    assert page.locator(".card:visible h3").all_inner_texts() == ["How many people were killed?"]
    assert "Nine counts two officers." in page.locator(".card:visible .decision").first.inner_text()


@pytest.mark.parametrize("dossier", ["decided", "every_kind", "hostile"])
def test_the_script_words_the_answer_as_the_report_does(page: Page, tmp_path: Path, dossier: str) -> None:
    page.goto(address(reported(dossier), tmp_path))
    page.wait_for_selector("main:not([aria-busy])")
    assert page.evaluate("sentence()").replace(" shown", "") == page.locator(".sentence").text_content()
    assert page.evaluate("`${statuses()} ${tally()}`.trim()") == page.locator(".tally").inner_text()
    first = "cases.filter(({ state }) => state !== 'settled').slice(0, MOST_FIRST).map(entry)"
    told = page.evaluate(f"{first}.map((li) => li.textContent.replace(/\\s+/g, ' ').trim())")
    assert told == [" ".join((one or "").split()) for one in page.locator(".first li").all_text_contents()]
