"""Builds the documentation as a site from the Markdown files that one also reads in the repository.

`make site` writes it to build/site. Its table of contents is the list of pages in docs/README.md, so that there is one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from discrepancies import __version__

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "discrepancies"
version = release = __version__
root_doc = "docs/README"
include_patterns = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/*.md", "benchmarks/README.md"]
extensions = ["myst_parser", "sphinx.ext.autodoc"]
myst_heading_anchors = 4
html_theme = "furo"
html_title = f"discrepancies {release}"
html_copy_source = False
html_show_sphinx = False
autodoc_typehints = "description"

_CAPTION = re.compile(r"^## (.+)$")
_PAGE = re.compile(r"^- \[[^]]+\]\(([^)#:]+)\.md\)")


def contents(page: str) -> str:
    """The table of contents that the lists of a page make: a part for each heading, an entry for each page listed."""
    parts: list[list[str]] = []
    for line in page.splitlines():
        if heading := _CAPTION.match(line):
            parts.append(["", "```{toctree}", ":hidden:", f":caption: {heading[1]}", ""])
        elif parts and (entry := _PAGE.match(line)):
            parts[-1].append(f"/docs/{entry[1]}" if not entry[1].startswith("../") else entry[1].removeprefix(".."))
    return "\n".join(line for part in parts for line in (*part, "```"))


def _with_contents(app: Sphinx, name: str, source: list[str]) -> None:
    if name == app.config.root_doc:
        source[0] += "\n" + contents(source[0])


def setup(app: Sphinx) -> None:
    """Tell Sphinx to put the table of contents at the end of the first page."""
    app.connect("source-read", _with_contents)
