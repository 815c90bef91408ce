"""See, then decide: the answer beside the evidence on one screen, and nothing that is typed ever lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from discrepancies import decisions
from discrepancies.pages.desk import House
from tests.browser.reviewing import CLAIMS, NARROW, WIDE, Run, answer, said, served, shows

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DESK = {"width": 1440, "height": 900}
ZOOMED = {"width": 720, "height": 450}  # the same screen at 200%
DOSSIER = Path(__file__).parents[2] / "data" / "claims.yaml"

# A question in Arabic, two sides, with quotes as long as newspapers have them.
ARABIC = """\
facts:
  killed: {asks: كم عدد القتلى؟, kind: count, unit: people}
events:
  port: {title: انفجار مستودع الميناء القديم, date: 2024-05-01}
sources:
  sada:
    title: صدى الساحل
    publisher: صدى الساحل
    url: https://sada.example/port
    archived: https://archive.example/sada
    language: ar
    event: port
    claims:
      - fact: killed
        value: 12
        quote: >-
          قالت وزارة الصحة مساء الأربعاء إن 12 شخصا قتلوا في الانفجار الذي وقع في المستودع القديم
          بالقرب من الرصيف الثالث، وإن فرق الإنقاذ ما زالت تبحث عن مفقودين تحت الأنقاض
  manar:
    title: منار الشمال
    publisher: منار الشمال
    language: ar
    event: port
    claims:
      - fact: killed
        value: 19
        quote: >-
          وقال مدير المستشفى إن 19 شخصا قتلوا، بينهم ثلاثة من عمال الميناء،
          وإن العدد مرشح للارتفاع لأن حالات بعض الجرحى حرجة
"""


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    """The small dossier."""
    path = tmp_path / "claims.yaml"
    path.write_text(CLAIMS, "utf-8")
    return path


@pytest.fixture
def run(claims: Path) -> Iterator[Run]:
    """The review of it."""
    with served(claims) as running:
        yield running


def opened(page: Page, run: Run, about: str = "flood/injured", size: Any = WIDE) -> Page:
    page.set_viewport_size(size)
    page.goto(run.guard.printed)
    shows(page, about)
    return page


def box(page: Page, selector: str) -> dict[str, float]:
    found = page.locator(selector).first.bounding_box()
    assert found is not None, selector
    return {"x": found["x"], "y": found["y"], "width": found["width"], "height": found["height"]}


def within(one: dict[str, float], size: dict[str, int]) -> bool:
    right, bottom = one["x"] + one["width"], one["y"] + one["height"]
    return one["x"] >= 0 and one["y"] >= 0 and right <= size["width"] and bottom <= size["height"]


def covers(one: dict[str, float], other: dict[str, float]) -> bool:
    apart = (
        one["x"] + one["width"] <= other["x"] + 0.5
        or other["x"] + other["width"] <= one["x"] + 0.5
        or one["y"] + one["height"] <= other["y"] + 0.5
        or other["y"] + other["height"] <= one["y"] + 0.5
    )
    return not apart


EVIDENCE = (".evidence h3", ".evidence > .message", ".evidence .side >> nth=0", ".evidence .side >> nth=1", ".drawing")


@pytest.mark.parametrize(
    ("text", "about", "offers"),
    [(DOSSIER.read_text("utf-8"), "el_junquito/killed", True), (ARABIC, "port/killed", False)],
    ids=["shipped", "arabic"],
)
def test_question_reason_sides_drawing_and_form_are_on_one_screen(
    page: Page, claims: Path, text: str, about: str, offers: bool
) -> None:
    claims.write_text(text, "utf-8")
    with served(claims) as run:
        opened(page, run, about, DESK)
        parts = [*EVIDENCE, ".evidence .offers"] if offers else [*EVIDENCE]
        before = [box(page, part) for part in parts]
        page.keyboard.press("u")
        page.locator("#form").wait_for()
        # Answering moves nothing of the evidence, and nothing lies over anything.
        assert [box(page, part) for part in parts] == before
        for part in (*parts, "#form", "#form [type=submit]", "#form [name=by]"):
            assert within(box(page, part), DESK), part
        assert not [part for part in parts if covers(box(page, part), box(page, "#answering"))]
        assert page.evaluate("document.documentElement.scrollWidth") <= DESK["width"]


@pytest.mark.parametrize("size", [ZOOMED, {"width": 1024, "height": 768}, NARROW], ids=["200%", "1024", "390"])
def test_nothing_is_covered_at_any_size_and_nothing_scrolls_both_ways(page: Page, claims: Path, size: Any) -> None:
    claims.write_text(ARABIC, "utf-8")
    with served(claims) as run:
        opened(page, run, "port/killed", size)
        quote = page.locator(".evidence blockquote").first
        quote.scroll_into_view_if_needed()
        before = quote.bounding_box()
        page.keyboard.press("u")
        page.locator("#form").wait_for()
        page.wait_for_timeout(100)
        beside = size["width"] > 390
        if beside:
            assert quote.bounding_box() == before  # answering scrolls no quote away
            assert within(box(page, ".evidence blockquote"), size)
        else:
            assert box(page, "#form")["y"] > box(page, ".evidence")["y"] + box(page, ".evidence")["height"]
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        wide = "it => [it.scrollWidth <= it.clientWidth + 1, it.id]"
        for part in ("#finding", "#answering", "#card"):
            assert page.locator(part).evaluate(wide)[0], part
        for part in (".evidence", ".bar", ".walk"):
            assert not covers(box(page, part), box(page, "#answering")), part
        page.get_by_role("button", name="Record").scroll_into_view_if_needed()
        assert within(box(page, "#form [type=submit]"), size)
        # Nothing sticks to the window and lies over what is read.
        over = """() => [...document.querySelectorAll('body *')].filter((one) =>
            ['fixed', 'sticky'].includes(getComputedStyle(one).position)).map((one) => one.id || one.className)"""
        assert set(page.evaluate(over)) <= {"answering"}


def typed(page: Page) -> str:
    return page.locator("[name=reason]").input_value()


def test_what_is_typed_survives_a_reload_another_finding_and_back(page: Page, run: Run) -> None:
    opened(page, run)
    page.keyboard.press("e")
    page.get_by_role("group", name="Because").get_by_text("Not offered here").or_(
        page.get_by_text("All kinds")
    ).wait_for()
    page.get_by_label("attribution", exact=True).check()
    page.locator("[name=reason]").fill("Not yet finished, and")
    page.locator("#kept").get_by_text("Kept ").wait_for()
    page.reload()
    shows(page, "flood/injured")
    assert typed(page) == "Not yet finished, and"
    assert page.get_by_label("attribution", exact=True).is_checked()
    assert page.get_by_role("heading", name="Explained").is_visible()
    page.keyboard.press("j")
    shows(page, "mill_fire/injured")
    assert page.locator("#form").is_hidden()
    page.go_back()
    shows(page, "flood/injured")
    assert typed(page) == "Not yet finished, and"
    page.go_forward()
    shows(page, "mill_fire/injured")
    page.keyboard.press("k")
    shows(page, "flood/injured")
    page.locator("[name=reason]").press_sequentially(" now it is.")
    page.locator("[name=by]").fill("Ana")
    page.keyboard.press("Enter")
    shows(page, "mill_fire/injured")
    assert run.decided() == [("explained", "attribution", None, "Not yet finished, and now it is.", "Ana")]
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('draft'))") == []


def test_what_is_typed_survives_a_restart_and_its_new_token(page: Page, claims: Path) -> None:
    with served(claims) as first:
        opened(page, first)
        page.keyboard.press("u")
        page.locator("[name=reason]").fill("Half a thought")
        page.keyboard.press("Escape")
        page.keyboard.press("c")
        page.locator("[name=reason]").fill("A remark, too")
        port = first.guard.port
    with served(claims) as second:
        assert second.guard.port == port
        assert second.guard.token != first.guard.token
        opened(page, second)
        assert typed(page) == "Half a thought"
        page.keyboard.press("Escape")
        page.keyboard.press("c")
        assert typed(page) == "A remark, too"


def test_a_draft_on_other_evidence_is_shown_and_offered_and_not_filled_in(page: Page, run: Run) -> None:
    opened(page, run)
    page.keyboard.press("u")
    page.locator("[name=reason]").fill("Thirty it is.")
    run.claims.write_text(CLAIMS.replace("value: 30", "value: 31"), "utf-8")
    page.reload()
    shows(page, "flood/injured")
    assert page.locator("#form").is_hidden()
    offer = page.get_by_text("You wrote this on evidence that has changed since")
    offer.wait_for()
    assert page.get_by_text("unconfirmed: Thirty it is.").is_visible()
    page.get_by_role("button", name="Use it all the same").click()
    assert typed(page) == "Thirty it is."
    assert offer.count() == 0
    page.keyboard.press("Escape")
    run.claims.write_text(CLAIMS.replace("value: 30", "value: 32"), "utf-8")
    page.reload()
    page.get_by_role("button", name="Discard").click()
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('draft'))") == []


def test_a_browser_keeps_so_many_drafts_and_the_oldest_go_first(page: Page, run: Run) -> None:
    opened(page, run)
    page.evaluate(
        """async () => {
            const drafts = await import("./static/drafts.js");
            for (let at = 0; at < 230; at += 1) {
                drafts.keep(String(at).padStart(12, "0"), "0123456789ab", "answer", { reason: `draft ${at}` });
            }
        }"""
    )
    kept = page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('draft'))")
    assert len(kept) == 200


def test_who_is_asked_and_by_when_is_recorded_and_listed(page: Page, run: Run) -> None:
    opened(page, run)
    page.keyboard.press("a")
    page.locator("#whom-field").fill("The hospital")
    page.locator("#until-field").fill("2024-12-24")
    answer(page, reason="How many were brought in?", by="Ana")
    shows(page, "mill_fire/injured")
    (entry,) = decisions.read(run.log).entries
    assert entry.decision.whom == "The hospital"
    assert entry.decision.until == "2024-12-24"
    page.keyboard.press("q")
    page.get_by_role("heading", name="1 open question").wait_for()
    item = page.locator("#asks li")
    assert "The hospital" in item.inner_text()
    assert "2024-12-24" in item.inner_text()
    assert "view=asks" in page.url
    page.go_back()
    shows(page, "mill_fire/injured")
    page.keyboard.press("q")
    page.locator("#asks").get_by_role("button").click()
    shows(page, "flood/injured")


def test_a_finding_is_assigned_and_commented_on_by_keyboard(page: Page, run: Run) -> None:
    opened(page, run)
    page.keyboard.press("s")
    page.keyboard.type("Bo Lind")
    page.locator("#until-field").fill("2024-12-24")
    page.locator("[name=by]").fill("Ana")
    page.keyboard.press("Enter")
    page.get_by_role("status").filter(has_text="Recorded: assigned to Bo Lind, by 2024-12-24.").wait_for()
    shows(page, "flood/injured")
    assert "Assigned to Bo Lind" in page.locator("#handled").inner_text()
    page.keyboard.press("c")
    page.keyboard.type("Bo, ring them.")
    page.keyboard.press("Enter")
    page.locator("#history .says").get_by_text("Bo, ring them.").wait_for()
    assert run.decided() == []
    # Whoever is in the log is suggested, and the last thing done can be undone.
    assert page.locator("#names option").evaluate_all("all => all.map((one) => one.value)") == ["Ana", "Bo Lind"]
    page.keyboard.press("z")
    page.get_by_role("status").filter(has_text="Taken back: a comment.").wait_for()
    page.keyboard.press("z")
    page.get_by_role("status").filter(has_text="Taken back: assigned to Bo Lind").wait_for()
    assert "Assigned" not in page.locator("#handled").inner_text()


def test_four_eyes_refuse_ones_own_and_take_anothers(page: Page, claims: Path, browser: Browser) -> None:
    with served(claims, House(("error",))) as run:
        opened(page, run)
        answer(page, "u", reason="Who knows.", by="Ana")
        shows(page, "mill_fire/injured")
        page.go_back()
        shows(page, "flood/injured")
        assert "Awaits approval: Ana decided it" in page.locator("#handled").inner_text()
        assert page.get_by_text("awaits approval").locator("visible=true").count() <= 2, "in the list, and here"
        page.keyboard.press("y")
        page.keyboard.press("Enter")
        page.get_by_text("Ana decided this; somebody else has to approve it").wait_for()
        context = browser.new_context(viewport=WIDE)  # type: ignore[arg-type]
        other = opened(context.new_page(), run)
        other.keyboard.press("y")
        other.locator("[name=by]").fill("Bo")
        other.keyboard.press("Enter")
        other.get_by_role("status").filter(has_text="Recorded: approved.").wait_for()
        other.go_back()
        shows(other, "flood/injured")
        assert "Approved by Bo" in other.locator("#handled").inner_text()
        context.close()
        assert said(page) == ""
        # Whoever comes back to the window sees what others did about the finding meanwhile.
        page.keyboard.press("Escape")
        page.evaluate("dispatchEvent(new Event('focus'))")
        page.locator("#handled").get_by_text("Approved by Bo").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, {"width": 1024, "height": 768}, NARROW], ids=["1440", "1024", "390"])
def test_axe_finds_nothing(
    claims: Path, browser: Browser, size: Any, scheme: Any, violations: Callable[[Page], list[str]]
) -> None:
    with served(claims, House(("error",))) as run:
        context = browser.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce")
        page = opened(context.new_page(), run, size=size)
        answer(page, "u", reason="Who knows.", by="Ana")
        shows(page, "mill_fire/injured")
        page.go_back()
        shows(page, "flood/injured")
        assert violations(page) == []
        for key in ("e", "a", "s", "q", "?"):
            page.keyboard.press(key)
            page.wait_for_selector("body:not([aria-busy])")
            assert violations(page) == [], key
            page.keyboard.press("Escape")
        context.close()


@pytest.fixture
def violations() -> Callable[[Page], list[str]]:
    """All that axe-core finds."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()

    def found(page: Page) -> list[str]:
        each = axe.run(page).response["violations"]
        return [f"{one['id']}: {node['html']}" for one in each for node in one["nodes"]]

    return found
