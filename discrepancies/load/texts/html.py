"""What a reader of a web page reads: its words in lines, without scripts, what is hidden, and the way around the site.

On lxml's HTML parser, which hands over tags and words one after another, so that nothing is built that a hostile page
could make deep or large. (inscriptis, made for this, leaves out without a word what lies deeper than 255 elements;
lexbor takes the square of a page's length for tags left open.)
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from discrepancies.language.reading import Unreadable

DEEPEST = 512
"""Elements inside of one another; browsers show no more either, and the parser's time grows with each."""

MOST_TAGS = 1_000_000
"""A page for readers has some thousands; the parser takes three seconds for so many."""

_UNSEEN = frozenset(
    {
        *("script", "style", "template", "noscript", "noframes", "title", "iframe", "object", "embed", "canvas"),
        *("audio", "video", "svg", "math", "map", "nav", "menu", "select", "datalist", "textarea", "button"),
    }
)
_GAPS = ("", " ", "\t", "\n", "\n\n")
_NONE, _SPACE, _CELL, _LINE, _PARAGRAPH = range(5)
"""What can stand between two words, and where: where several could, the widest does."""

_PARAGRAPHS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "listing", "ul", "ol", "dl", "table",
               "figure", "hr", "fieldset")  # fmt: skip
_BLOCKS = ("html", "body", "div", "section", "article", "header", "footer", "main", "aside", "address", "hgroup",
           "search", "center", "form", "details", "summary", "dialog", "li", "dt", "dd", "dir", "caption", "tr",
           "thead", "tbody", "tfoot", "figcaption", "legend", "nav", "menu")  # fmt: skip
_OBJECTS = ("button", "select", "textarea", "iframe", "object", "video", "audio", "svg", "math", "canvas")
_BORDERS = {
    **dict.fromkeys(_PARAGRAPHS, _PARAGRAPH),
    **dict.fromkeys(_BLOCKS, _LINE),
    **dict.fromkeys(("td", "th"), _CELL),
    **dict.fromkeys(_OBJECTS, _SPACE),
}
"""What keeps an element apart from what is around it; that of an element that is not here runs on."""
_KEPT = frozenset({"pre", "listing"})
"""Where white space is shown as it stands."""
_JOINTS = {"sup": "^", "sub": "_", "del": " ", "ins": " ", "s": " ", "strike": " "}
"""What keeps digits apart that only look apart: the 7 and its note 1 are not 71."""

_SPACES = re.compile(r"[ \t\n\r\f]+")
_STYLED_AWAY = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)


def readable(page: str) -> str:
    """The text of a page: a line a block, an empty line between paragraphs, a tab between the cells of a row.

    Raises:
        Unreadable: it has more tags than any page for readers, or its elements are nested deeper.
    """
    from lxml import etree

    if page.count("<") > MOST_TAGS:
        raise Unreadable(f"it has more than {MOST_TAGS:,} tags", "save the page as plain text")
    shown = _Shown()
    parser = etree.HTMLParser(target=shown, huge_tree=True, encoding="utf-8")
    try:
        parser.feed(page.encode("utf-8", "replace"))
        parser.close()
    except etree.XMLSyntaxError:  # there is not one element in it
        return ""
    return shown.text()


class _Shown:
    """Takes tags and words from the parser, which always closes what it opens, and keeps what is seen."""

    def __init__(self) -> None:
        self._said: list[str] = []
        self._gap = _NONE
        self._joint = ""
        self._depth = 0
        self._unseen = 0
        """The depth of the outermost element that is not seen; 0 outside of any."""
        self._kept = 0

    def text(self) -> str:
        return "".join(self._said)

    def close(self) -> None:
        """lxml asks for it."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise Unreadable(f"its elements are nested deeper than {DEEPEST}", "save the page as plain text")
        if self._unseen:
            return
        if tag == "br":
            self._part(_PARAGRAPH if self._gap == _LINE else _LINE)
        self._part(_BORDERS.get(tag, _NONE))
        self._joint = _JOINTS.get(tag, self._joint)
        self._kept += tag in _KEPT
        if _is_unseen(tag, attributes):
            self._unseen = self._depth

    def end(self, tag: str) -> None:
        if self._unseen == self._depth:
            self._unseen = 0
        self._depth -= 1
        if self._unseen:
            return
        self._kept -= tag in _KEPT
        self._part(_BORDERS.get(tag, _NONE))
        self._joint = " " if tag in _JOINTS else self._joint

    def data(self, words: str) -> None:
        if self._unseen:
            return
        if self._kept:
            self._say(words)
            return
        words = _SPACES.sub(" ", words)
        if words.startswith(" "):
            self._part(_SPACE)
        if words.strip(" "):
            self._say(words.strip(" "))
            if words.endswith(" "):
                self._part(_SPACE)

    def _part(self, gap: int) -> None:
        if gap > self._gap:
            self._gap = gap

    def _say(self, words: str) -> None:
        if self._gap:
            if self._said:
                self._said.append(_GAPS[self._gap])
        elif self._joint and self._said and self._said[-1][-1].isdigit() and words[0].isdigit():
            self._said.append(self._joint)
        self._said.append(words)
        self._gap, self._joint = _NONE, ""


def _is_unseen(tag: str, attributes: Mapping[str, str]) -> bool:
    return (
        tag in _UNSEEN
        or ("hidden" in attributes and attributes["hidden"] != "until-found")
        or attributes.get("role", "").strip().lower() in ("navigation", "menu", "menubar")
        or (tag == "dialog" and "open" not in attributes)
        or _STYLED_AWAY.search(attributes.get("style", "")) is not None
    )
