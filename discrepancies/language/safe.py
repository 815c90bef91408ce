"""What must never get out: what acts on a reader's terminal, deceives an eye, or acts in a spreadsheet or a page.

A quote is whatever somebody once published, so no format trusts one. Texts are made harmless here, once for all
formats, and so that an editor still sees what stood there.
"""

from __future__ import annotations

import re
from unicodedata import category

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_UNSURE = _HIDDEN | {"Cn"}
# Scripts and emoji need these to look right, and none of them can hide or reorder words of another script.
_HARMLESS = frozenset("\u200c\u200d\u200e\u200f\u061c")
# With any number of apostrophes before it: one more for each text makes no two cells alike.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
# An underscore between two letters is no emphasis, and keys are full of them.
_MARKDOWN = re.compile(r"[\\`*{}\[\]#|~!]|(?<![^\W_])_|_(?![^\W_])")


def hidden(character: str) -> bool:
    """Whether a character shows nothing and may do something: a control, a bidi override, a line separator."""
    return not character.isprintable() and character not in _HARMLESS and category(character) in _HIDDEN


def visible(text: str) -> str:
    """The text with a stand-in such as <U+202E> for each hidden character."""
    if text.isprintable():
        return text
    return "".join(f"<U+{ord(one):04X}>" if hidden(one) else one for one in text)


def in_columns(text: str) -> str:
    """The text with one column for each hidden character, so that a caret below still points where it should.

    No joiner and no character that is yet to be assigned is left either: terminals differ in how wide they draw one.
    """
    if text.isprintable():
        return text
    return "".join(" " if one == "\t" else "\ufffd" if category(one) in _UNSURE else one for one in text)


def cell(text: str) -> str:
    """The text as a spreadsheet may have it: never a formula."""
    return guarded(visible(text))


def guarded(text: str) -> str:
    """The text with an apostrophe before what a spreadsheet would take for the beginning of a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """The text that `guarded` has made this cell of; any other cell is itself a text."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def markdown(text: str) -> str:
    """The text as Markdown shows it to the letter, in a table's cell too: no markup, no HTML, no line break."""
    text = visible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _MARKDOWN.sub(r"\\\g<0>", text)
