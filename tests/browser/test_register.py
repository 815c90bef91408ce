"""The register of decisions in a browser: fits a telephone, and axe finds nothing, light and dark."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from discrepancies.formats import Style, register
from tests.formats.test_golden import reported

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Literal

    from playwright.sync_api import Page


@pytest.mark.parametrize("width", [390, 1024, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_and_has_no_faults(
    page: Page, faults: Callable[[Page], list[str]], tmp_path: Path, width: int, scheme: Literal["light", "dark"]
) -> None:
    path = tmp_path / "decisions.html"
    with path.open("w", encoding="utf-8") as out:
        register.render_page(reported("decided"), out, Style())
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    page.goto(path.as_uri())
    assert page.locator(".entry").count() > 5
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert faults(page) == []
