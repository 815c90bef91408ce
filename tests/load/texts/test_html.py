"""A page is read as a browser shows it, in time that grows with its length and no faster."""

from __future__ import annotations

from time import process_time

import pytest

from discrepancies.language.reading import Unreadable
from discrepancies.load.texts.html import DEEPEST, MOST_TAGS, readable


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("Nine   people\n died", "Nine people died"),
        ("<p>Nine<p>people", "Nine\n\npeople"),
        ("<div>Nine</div><div>people</div>", "Nine\npeople"),
        ("Nine<br>people<br/><br>died", "Nine\npeople\n\ndied"),
        ("ni<b>ne</b> <i> people</i>", "nine people"),
        ("1<span>5</span> people", "15 people"),
        ("<ul><li>Nine<li>people</ul>", "Nine\npeople"),
        ("<h1>Fire</h1>at the mill", "Fire\n\nat the mill"),
        ("<table><tr><th>killed<th>hurt<tr><td>9</td><td> 14 </td></tr></table>", "killed\thurt\n9\t14"),
        ("<pre>\n a\n  b</pre>", "\n a\n  b"),
        ("R&amp;D &lt;9 &eacute;&nbsp;&#x2014;&#151; &unheard;", "R&D <9 é\xa0—— &unheard;"),
        ("7<sup>1</sup> people, 10<sup>6</sup>, 10<sub>2</sub>", "7^1 people, 10^6, 10_2"),
        ("5<sup>th</sup> m<sup>2</sup> H<sub>2</sub>O", "5th m2 H2O"),
        ("<del>7</del><ins>9</ins> people", "7 9 people"),
        ("wor<script>if (a</b) '<p>'</script>d", "word"),
        ("<style>p {}</style><!-- 7 --><?x 7?><noscript>7</noscript><template>7</template>9", "9"),
        ("<head><title>7</title><main>9</main>", "9"),
        ("<div hidden>7</div><p style='COLOR:red; Display : none'>7</p><p style='visibility:hidden'>7</p>9", "9"),
        ("<p hidden='until-found'>9", "9"),
        ("<dialog>7</dialog><dialog open>9</dialog>", "9"),
        ("<div hidden><div>7</div>7</div>9", "9"),
        ("<nav>Home <ul><li>7</ul></nav><div role='navigation'>7</div>9<footer>10</footer>", "9\n10"),
        ("Share<button>7</button>9<select><option>7</select>", "Share 9"),
        ("<svg><text>7</text></svg><textarea><p>7</textarea>9", "9"),
        ("a < b & c", "a < b & c"),
        ("", ""),
        ("<!-- -->", ""),
    ],
)
def test_a_page_as_a_browser_shows_it(page: str, text: str) -> None:
    assert readable(page).strip(" ") == text


def test_as_deep_as_browsers_show_and_no_deeper() -> None:
    inside = DEEPEST - 2  # html and body are there without being written
    assert readable("<div>" * inside + "nine") == "nine"
    for page in ("<div>" * (inside + 1), "<div>" * 100_000, "<b><i>" * 100_000, "<table><tr><td>" * 100_000):
        with pytest.raises(Unreadable, match="its elements are nested deeper than 512"):
            readable(page)


HOSTILE = {
    "tags never opened": "</div>",
    "ends that match none of many": "</p>",
    "tags never closed": "<p>nine",
    "links in links": "<a>x",
    "formats over formats": "<b><i>x</b></i>",
    "angles": "<",
    "ampersands": "&",
    "comments": "<!--",
    "sections": "<![CDATA[",
    "attributes": "<a b=1 c",
    "cells": "<td>9",
    "rows": "<table><tr><td>9</table>",
    "breaks": "<br>",
    "ends of scripts": "<script></scrip",
    "styles": "<p style='display  :  '>",
    "zero bytes": "\0x",
}


@pytest.mark.parametrize("bit", HOSTILE.values(), ids=HOSTILE)
def test_time_grows_with_the_length_and_no_faster(bit: str) -> None:
    def took(times: int) -> float:
        started = process_time()
        readable("<div>" * 200 + bit * times)
        return process_time() - started

    took(10)
    assert took(96_000) < 0.2 + 4 * 16 * took(6_000)


def test_a_page_of_more_tags_than_any_reader_has_is_refused_at_once() -> None:
    with pytest.raises(Unreadable, match="it has more than 1,000,000 tags"):
        readable("<br>" * (MOST_TAGS + 1))
