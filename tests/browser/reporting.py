"""The report of a dossier in a browser, and what an editor does with it again and again."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

from discrepancies.formats import Style, html

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from discrepancies.report import Report

SHIPPED = Path(__file__).parent.parent.parent / "data" / "claims.yaml"
WHOLE = "5 cases to decide and 195 facts."
"""What the shipped report shows where nothing is chosen."""


def address(report: Report, folder: Path) -> str:
    out = io.StringIO()
    html.render(report, out, Style())
    path = folder / "index.html"
    path.write_text(out.getvalue(), encoding="utf-8")
    return path.as_uri()


def shown(page: Page) -> str:
    """What the filters show, but for the findings: how many there are is the rules' business."""
    page.wait_for_selector("main:not([aria-busy])")
    return re.sub(r"^[\d,]+ (of [\d,]+ )?findings?, ", "", page.locator("#shown").inner_text())


def focused(page: Page) -> str:
    found: str = page.evaluate("document.activeElement.closest('[id]')?.id ?? ''")
    return found


def choose(page: Page, **filters: str) -> None:
    """Take a value of each of these facets in, or out where it was in."""
    for name, value in filters.items():
        facet = page.locator(f"[data-facet={name}]")
        facet.locator("summary").click()
        facet.locator(f"input[value='{value}']").click()
        page.keyboard.press("Escape")
