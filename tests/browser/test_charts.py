"""Drawings in a browser: no words touch or are cut, on a desk or a telephone, by day or by night."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest

from discrepancies.formats.charts import matrix, range_chart, timeline
from discrepancies.formats.html import SHARED, environment, written
from tests.formats.test_golden import DOSSIERS, reported

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAGE = """{% import "charts.html" as charts %}<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Drawings</title>
<style>{{ styles | safe }}</style></head><body><main><h1>Drawings</h1>
{% for one in ranges %}{{ charts.range_chart(one) }}{% endfor %}
{% for one in timelines %}{{ charts.timeline(one) }}{% endfor %}
{% for one in tables %}
<div class="scroll" tabindex="0" role="region" aria-label="Matrix {{ loop.index }}">{{ charts.matrix(one) }}</div>
{% endfor %}
</main></body></html>"""

FAULTS = """() => {
  const faults = [];
  const box = (node) => node.getBoundingClientRect();
  const meet = (one, other) => one.left < other.right - 1 && other.left < one.right - 1
    && one.top < other.bottom - 1 && other.top < one.bottom - 1;
  for (const drawing of document.querySelectorAll(".drawing")) {
    const frame = box(drawing);
    for (const axis of drawing.querySelectorAll(".axis")) {
      const texts = [...axis.querySelectorAll("text")];
      texts.forEach((text, at) => {
        const within = box(text).left >= frame.left - 1 && box(text).right <= frame.right + 1;
        if (!within) faults.push("cut: " + text.textContent);
        for (const other of texts.slice(at + 1))
          if (meet(box(text), box(other))) faults.push(text.textContent + " meets " + other.textContent);
      });
    }
    for (const row of drawing.querySelectorAll("li")) {
      const words = row.querySelector("p"), marks = row.querySelector("svg");
      if (meet(box(words), box(marks))) faults.push("words on marks: " + words.textContent);
      if (words.scrollWidth > words.clientWidth) faults.push("cut: " + words.textContent);
    }
  }
  if (document.documentElement.scrollWidth > innerWidth) faults.push("wider than the screen");
  return faults;
}"""


@pytest.fixture(scope="module")
def drawings() -> str:
    """A page of all that is drawn of every dossier with golden files."""
    reports = [reported(dossier) for dossier in DOSSIERS]
    charts = (range_chart(report, number) for report in reports for number in report.shown_facts)
    lines = (timeline(report, event) for report in reports for event, _ in report.shown_events)
    drawn = {"ranges": list(filter(None, charts)), "timelines": list(filter(None, lines))}
    tables = list(map(matrix, reports))
    return environment().from_string(PAGE).render(styles=written(*SHARED), tables=tables, **drawn)


@pytest.mark.parametrize("width", [320, 390, 700, 1280])
def test_no_words_touch_or_are_cut(page: Page, drawings: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.set_content(drawings)
    assert page.locator(".drawing li").count() > 5 * len(DOSSIERS)
    assert page.evaluate(FAULTS) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_shut_out(page: Page, drawings: str, scheme: Literal["light", "dark"]) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page.emulate_media(color_scheme=scheme)
    page.set_content(drawings)
    found = axe.run(page).response["violations"]
    assert [(one["id"], one["impact"], one["nodes"][0]["html"]) for one in found if one["impact"] != "minor"] == []
