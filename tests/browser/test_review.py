"""The review page as an editor uses it, in a browser: by keyboard from the first card to a decision in the log."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from discrepancies.pages.desk import Desk, Reply
from tests.browser.reviewing import CLAIMS, NARROW, WIDE, Run, answer, focused, said, served, shows
from tests.command_line import run as command_line

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    """The review of a small dossier."""
    claims = tmp_path / "claims.yaml"
    claims.write_text(CLAIMS, "utf-8")
    with served(claims) as running:
        yield running


@pytest.fixture
def opened(page: Page, run: Run) -> Page:
    """The page at its first finding."""
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    page.goto(run.guard.printed)
    shows(page, "flood/injured")
    return page


def test_from_the_first_card_to_a_decision_by_keyboard_alone(opened: Page, run: Run) -> None:
    press, type_ = opened.keyboard.press, opened.keyboard.type
    assert opened.get_by_text("3 of 3 left: 2 errors, 1 warning").is_visible()
    press("j")
    shows(opened, "mill_fire/injured")
    assert focused(opened) == "article"
    press("e")
    # The one explanation that is offered is chosen.
    only = opened.get_by_role("group", name="Because").get_by_role("radio").first
    assert only.evaluate("it => [it.value, it.checked]") == ["scope", True]
    assert focused(opened) == "reason"
    type_("The herald counts")
    press("Shift+Enter")
    type_("everyone.")
    press("Tab")
    type_("Ana")
    press("Enter")
    opened.get_by_text("2 of 3 left: 1 error, 1 warning").wait_for()
    assert run.decided() == [("explained", "scope", None, "The herald counts\neveryone.", "Ana")]
    assert said(opened) == "Recorded: explained by scope."
    shows(opened, "mill_fire/began")
    assert focused(opened) == "article"
    bar = opened.get_by_role("progressbar", name="Decided")
    assert bar.get_attribute("aria-valuetext") == "2 of 3 left: 1 error, 1 warning"
    assert bar.evaluate("it => [it.value, it.max]") == [1, 3]


def test_the_name_is_remembered_and_the_queue_comes_to_its_end(opened: Page, run: Run) -> None:
    answer(opened, "u", reason="Who knows.", by="Ana")
    shows(opened, "mill_fire/injured")
    answer(opened, "r", reason="Both.")
    opened.get_by_text("Range does not say which value").wait_for()
    assert focused(opened) == "value"
    opened.get_by_role("button", name="7 to 11").press("Enter")
    assert focused(opened) == "reason"
    opened.keyboard.press("Control+Enter")
    shows(opened, "mill_fire/began")
    answer(opened, "w", reason="Rang; they call back.")
    opened.get_by_role("status").filter(has_text="Recorded: pending.").wait_for()
    shows(opened, "mill_fire/began")
    answer(opened, "n", reason="No quote.")
    opened.get_by_text("Nothing is left to decide here.").wait_for()
    assert opened.get_by_text("All 3 decided").is_visible()
    assert [(one[0], one[2], one[4]) for one in run.decided()] == [
        ("unconfirmed", None, "Ana"),
        ("range", "7 to 11", "Ana"),
        ("pending", None, "Ana"),
        ("noted", None, "Ana"),
    ]


@pytest.mark.parametrize("key", ["z", "Control+z"])
def test_undo_takes_the_last_answer_back(opened: Page, run: Run, key: str) -> None:
    answer(opened, "u", reason="Who knows.", by="Ana")
    shows(opened, "mill_fire/injured")
    opened.keyboard.press(key)
    shows(opened, "flood/injured")
    opened.get_by_text("3 of 3 left").wait_for()
    assert run.decided() == []
    assert said(opened) == "Taken back: unconfirmed."
    assert opened.get_by_role("button", name="Undo").is_disabled()


def test_a_reload_shows_the_same_and_undo_still_works(opened: Page, run: Run) -> None:
    answer(opened, "u", reason="Who knows.", by="Ana")
    shows(opened, "mill_fire/injured")
    address = opened.url
    opened.reload()
    shows(opened, "mill_fire/injured")
    assert opened.url == address
    assert opened.get_by_text("2 of 3 left").is_visible()
    opened.keyboard.press("z")
    shows(opened, "flood/injured")
    assert run.decided() == []


def test_escape_leaves_and_keeps_what_was_written(opened: Page, run: Run) -> None:
    opened.keyboard.press("u")
    assert focused(opened) == "reason"
    opened.keyboard.type("just a moment, z j k")
    opened.keyboard.press("Escape")
    assert opened.locator("#form").is_hidden()
    assert opened.evaluate("document.activeElement.dataset.answer") == "unconfirmed"
    opened.keyboard.press("a")
    assert opened.locator("[name=reason]").input_value() == "just a moment, z j k"
    assert run.decided() == []


def test_the_second_editor_sees_the_firsts_answer_and_is_asked_again(opened: Page, run: Run, browser: Browser) -> None:
    context = browser.new_context(viewport=WIDE)  # type: ignore[arg-type]
    other = context.new_page()
    other.goto(run.guard.printed)
    shows(other, "flood/injured")
    answer(opened, "u", reason="I rang the hospital.", by="Ana")
    shows(opened, "mill_fire/injured")
    answer(other, "w", reason="Let us wait.", by="Bo")
    alert = other.get_by_role("alert").filter(has_text="Ana answered this meanwhile")
    alert.wait_for()
    assert "I rang the hospital." in alert.inner_text()
    shows(other, "flood/injured")
    assert other.locator("#form").is_hidden()
    assert [one[4] for one in run.decided()] == ["Ana"]
    other.keyboard.press("j")
    shows(other, "mill_fire/injured")
    other.goto(opened.url.partition("#")[0] + f"#f-{run.desk.listed()['findings'][-1]['id']}")
    shows(other, "flood/injured")
    other.keyboard.press("w")
    assert other.locator("[name=reason]").input_value() == "Let us wait."
    other.keyboard.press("Enter")
    shows(other, "mill_fire/injured")
    assert [one[4] for one in run.decided()] == ["Ana", "Bo"]
    context.close()


def test_claims_that_change_underneath_are_shown_before_anything_is_recorded(opened: Page, run: Run) -> None:
    opened.keyboard.press("u")
    run.claims.write_text(CLAIMS.replace("value: 30", "value: 31"), "utf-8")
    answer(opened, reason="Who knows.", by="Ana")
    opened.get_by_role("alert").filter(has_text="The claims changed while you read").wait_for()
    assert opened.locator(".card h4").get_by_text("31").is_visible()
    assert run.decided() == []
    run.claims.write_text(CLAIMS.replace("kind: date", "kind: dote"), "utf-8")
    opened.keyboard.press("j")
    opened.get_by_role("alert").filter(has_text="claims.yaml:7:").wait_for()
    run.claims.write_text(CLAIMS, "utf-8")
    opened.keyboard.press("j")
    shows(opened, "mill_fire/injured")
    assert opened.locator("#trouble").inner_text() == ""


def test_a_decision_that_went_stale_comes_back_and_says_why(opened: Page, run: Run) -> None:
    answer(opened, "u", reason="Who knows.", by="Ana")
    shows(opened, "mill_fire/injured")
    run.claims.write_text(CLAIMS.replace("value: 30", "value: 31"), "utf-8")
    opened.evaluate("dispatchEvent(new Event('focus'))")
    opened.get_by_text("3 of 3 left").wait_for()
    opened.keyboard.press("k")
    shows(opened, "flood/injured")
    card = opened.get_by_role("article")
    assert card.get_by_text("31 instead of 30").is_visible()
    assert card.get_by_text("Who knows.").is_visible()


def test_the_queue_can_be_narrowed_and_what_is_settled_stays_in_reach(opened: Page) -> None:
    answer(opened, "u", reason="Who knows.", by="Ana")
    shows(opened, "mill_fire/injured")
    listed = opened.locator("#list").get_by_role("listitem")
    assert listed.count() == 2
    opened.keyboard.press("f")
    panel = opened.get_by_role("dialog", name="Filter")
    panel.get_by_label("Decided").first.check()
    panel.get_by_label("To decide").uncheck()
    opened.keyboard.press("Escape")
    assert listed.count() == 1
    assert "unconfirmed, Ana" in listed.inner_text()
    listed.get_by_role("button").click()
    shows(opened, "flood/injured")
    assert opened.get_by_text("2 of 3 left: 1 error, 1 warning").is_visible()


def test_nothing_runs_that_an_outsider_wrote_and_nothing_leaves_the_machine(page: Page, run: Run) -> None:
    asked: list[str] = []  # `page` itself fails on a dialog, and on what its policy stops
    page.on("request", lambda request: asked.append(request.url))
    page.goto(run.guard.printed)
    shows(page, "flood/injured")
    evil = "<img src=x onerror=alert(2)></textarea><script>alert(3)</script>"
    answer(page, "u", reason=evil, by=evil)
    shows(page, "mill_fire/injured")
    page.keyboard.press("z")
    shows(page, "flood/injured")
    answer(page, "w", reason=evil)
    shows(page, "mill_fire/injured")
    assert page.locator("main img, main script").count() == 0
    assert {url.split("/")[2] for url in asked if not url.startswith("data:")} == {f"127.0.0.1:{run.guard.port}"}


def test_the_token_leaves_the_address_and_another_tab_has_none(opened: Page, run: Run) -> None:
    assert run.guard.token not in opened.url
    assert opened.evaluate("performance.getEntriesByType('navigation')[0].name").count(run.guard.token) <= 1
    other = opened.context.new_page()
    other.goto(run.guard.address)
    other.get_by_role("alert").filter(has_text="open the address that the terminal shows").wait_for()
    assert other.get_by_role("article").count() == 0
    other.goto(run.guard.opening)
    shows(other, "flood/injured")
    assert other.url.endswith(f"/#f-{run.desk.listed()['findings'][0]['id']}")


def test_keys_are_listed_and_single_letters_can_be_switched_off(opened: Page, run: Run) -> None:
    opened.keyboard.press("?")
    dialog = opened.get_by_role("dialog", name="Keys")
    assert dialog.is_visible()
    opened.keyboard.press("u")
    assert opened.locator("#form").is_hidden()
    dialog.get_by_label(re.compile("Single letters")).uncheck()
    opened.keyboard.press("Escape")
    opened.keyboard.press("u")
    assert opened.locator("#form").is_hidden()
    opened.get_by_role("button", name="Unconfirmed").press("Enter")
    assert focused(opened) == "reason"
    assert run.decided() == []


def test_the_end_of_the_review_is_told(opened: Page, run: Run) -> None:
    run.stop()
    answer(opened, "u", reason="Who knows.", by="Ana")
    opened.get_by_role("alert").filter(has_text="The review does not answer any more").wait_for()
    assert opened.locator("[name=reason]").input_value() == "Who knows."
    assert run.decided() == []


def test_what_was_recorded_is_not_denied_when_the_review_ends_just_then(page: Page, run: Run) -> None:
    page.goto(run.guard.printed)
    shows(page, "flood/injured")
    page.route("**/api/queue", lambda route: route.abort())
    answer(page, "u", reason="Who knows.", by="Ana")
    trouble = page.get_by_role("alert").filter(has_text="The review does not answer any more")
    trouble.wait_for()
    assert "recorded" not in trouble.inner_text()
    assert len(run.decided()) == 1
    page.unroute("**/api/queue")
    page.reload()
    shows(page, "flood/injured")
    page.keyboard.press("z")
    page.get_by_text("3 of 3 left").wait_for()
    assert run.decided() == []


@pytest.mark.parametrize(("size", "scheme"), [(WIDE, "light"), (NARROW, "dark")], ids=["wide-light", "narrow-dark"])
def test_everybody_can_use_it(
    run: Run, browser: Browser, size: Any, scheme: Any, faults: Callable[..., list[str]]
) -> None:
    context = browser.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    page.goto(run.guard.printed)
    shows(page, "flood/injured")
    assert faults(page) == []
    page.keyboard.press("e")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert faults(page) == []
    context.close()


def test_the_toll_at_el_junquito_from_the_top_to_a_decision_that_holds(page: Page, run: Run) -> None:
    claims = run.claims
    claims.write_bytes((Path(__file__).parents[2] / "data" / "claims.yaml").read_bytes())
    page.goto(run.guard.printed)
    shows(page, "el_junquito/killed")  # the first, as in the report
    toll = page.locator(".card#f-195c62db38c7")
    page.keyboard.press("e")
    page.keyboard.press(" ")
    answer(page, reason="Nine counts two officers as well.", by="Ana")
    page.get_by_role("status").filter(has_text="Recorded: explained by scope.").wait_for()
    narrow = ("check", str(claims), "--event", "el_junquito", "--fact", "killed")
    assert command_line(*narrow).status == 0
    more = "\n  a_wire:\n    event: el_junquito\n    claims:\n      - {fact: killed, value: 11, quote: eleven dead}\n"
    claims.write_text(claims.read_text("utf-8").rstrip("\n") + more, "utf-8")
    outcome = command_line(*narrow)
    assert outcome.status == 1
    assert "it now rests on a claim of a_wire: 11" in outcome.out
    page.evaluate("dispatchEvent(new Event('focus'))")
    page.get_by_role("navigation").get_by_text("changed since").wait_for()
    page.locator("#list button").first.press("Enter")
    toll.get_by_text("it now rests on a claim of a_wire: 11").wait_for()


def test_the_page_shows_what_another_run_records(opened: Page, run: Run) -> None:
    first = run.desk.shown(run.desk.listed()["findings"][0]["id"])
    elsewhere = Desk((str(run.claims),), run.log)
    elsewhere.decide(Reply(first["id"], first["evidence"], "", "prefer", "", "30", "Seen the list.", "Bo"))
    opened.evaluate("dispatchEvent(new Event('focus'))")
    opened.get_by_text("2 of 3 left").wait_for()
    assert opened.get_by_role("article").get_by_text("Seen the list.").is_visible()
