"""A comparison as a page: how far two curators agree, and each difference with both readings beside their words.

One file that needs nothing else and runs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from markupsafe import Markup, escape

from discrepancies.formats.compare.outline import MOST, Told
from discrepancies.formats.html import environment, policy, written
from discrepancies.language.safe import visible

if TYPE_CHECKING:
    from discrepancies.compare import Comparison
    from discrepancies.evidence.excerpts import Excerpt
    from discrepancies.formats import Style
    from discrepancies.formats.compare.outline import Words

_STYLES = ("base.css", "compare.css")


def render(comparison: Comparison, out: TextIO, style: Style) -> None:  # noqa: ARG001
    """Write the comparison as one page."""
    styles, told = written(*_STYLES), Told(comparison)
    sides = (("A", told.a, comparison.only_a), ("B", told.b, comparison.only_b))
    out.writelines(
        environment()
        .get_template("compare.html")
        .generate(
            styles=Markup(styles),  # noqa: S704 - the package's own
            policy=policy(styles),
            title=comparison.a.title or comparison.b.title,
            head=[*told.head(), *told.sources()],
            tables=list(told.tables()) if comparison.sources else [],
            notes=list(told.notes()),
            items=list(told.different()),
            in_other_words=list(told.in_other_words()),
            only=[(name, list(told.only(side, claims)), len(claims)) for name, side, claims in sides if claims],
            most=MOST,
            words=_words,
            naming=told.a.wording.naming,
        )
    )
    out.write("\n")


def _words(words: Words) -> Markup:
    """What a claim quotes, in the words around it where the text is at hand."""
    if words.excerpt is None:
        return Markup("<mark>{}</mark>").format(visible(words.quote))
    return _marked(words.excerpt)


def _marked(excerpt: Excerpt) -> Markup:
    made, at = Markup(), 0
    for start, end in excerpt.quoted:
        made += escape(visible(excerpt.text[at:start]))
        made += Markup("<mark>{}</mark>").format(visible(excerpt.text[start:end]))
        at = end
    return made + escape(visible(excerpt.text[at:]))
