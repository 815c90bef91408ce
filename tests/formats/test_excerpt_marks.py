"""The marks around a quote and its figure hold wherever they stand, and nothing between them acts."""

from __future__ import annotations

import pytest

from discrepancies.evidence.excerpts import Excerpt
from discrepancies.formats.excerpt_marks import markdown, marked


def excerpt(text: str, *quotes: str, figures: tuple[str, ...] = ()) -> Excerpt:
    def places(words: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
        return tuple((text.index(one), text.index(one) + len(one)) for one in words)

    return Excerpt(text, places(quotes), places(figures))


@pytest.mark.parametrize(
    ("given", "text", "page"),
    [
        (
            excerpt("so at least nine died there", "at least nine died", figures=("at least nine",)),
            "“so «‹at least nine› died» there”",
            "“so ***at least nine* died** there”",
        ),
        (excerpt("nine", "nine", figures=("nine",)), "“«‹nine›»”", "“***nine***”"),
        (
            excerpt("nine and then ten", "nine", "ten", figures=("nine", "ten")),
            "“«‹nine›» and then «‹ten›»”",
            "“***nine*** and then ***ten***”",
        ),
        (excerpt("they say (nine), or so", "(nine)"), "“they say «(nine)», or so”", "“they say **(nine)**, or so”"),
        (excerpt("約九人が死亡", "九人", figures=("九",)), "“約«‹九›人»が死亡”", "“約«‹九›人»が死亡”"),
        (
            excerpt("dijo «al menos nueve» y", "al menos nueve", figures=("nueve",)),
            "“dijo «[[al menos {nueve}]]» y”",
            "“dijo «**al menos *nueve***» y”",
        ),
        (excerpt("«九人»", "九人"), "“«[[九人]]»”", "“«**九人**»”"),
        (excerpt("«約九人»(b)", "九人"), "“«約[[九人]]»(b)”", r"“«約\[\[九人\]\]»(b)”"),
        (excerpt("a|b *c* d", "*c*"), "“a|b «*c*» d”", r"“a\|b **\*c\*** d”"),
        (excerpt("a\u202eb nine", "nine"), "“a<U+202E>b «nine»”", "“a&lt;U+202E&gt;b **nine**”"),
    ],
)
def test_marks(given: Excerpt, text: str, page: str) -> None:
    assert marked(given) == text
    assert markdown(given) == page


def test_what_ends_goes_before_what_begins() -> None:
    assert marked(Excerpt("ninety", ((0, 4), (4, 6)), ((0, 4), (4, 6)))) == "“«‹nine›»«‹ty›»”"
