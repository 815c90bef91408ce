"""What a language says around its figures, as data: one `SentenceWords` each, so that no check of quotes names a word.

It is asked which figures of a sentence are so ("not 15 but 16 January"), what became of those who are counted, and
which language a sentence is in. All words are in lower case; a list is one string with commas in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

Outcome = Literal["killed", "hurt", "arrested", "missing", "evacuated"]
"""What may become of people: who asks for one is not answered by another."""


class SentenceWords(NamedTuple):
    """One language's words around figures."""

    grammar: str
    """Words of grammar, with blanks between them: they tell the language, begin sentences, and decide nothing."""
    denying: str
    """Single words that turn a sentence into its opposite: they must be a text's own."""
    counting: str
    """What a figure could stand in place of, besides numbers and dates: "both", "today"."""
    denies: str
    """What makes the figure behind it not so, or a date behind it up to a few words: "not", "did not start on"."""
    turns: str
    """What such words do not reach across: "but"."""
    nobody: str
    knows: str
    """What nobody does where it counts nobody: "nobody knows"."""
    unknown: str
    """What leaves a clause open that one of `whether` begins: "it is not clear whether", "denied that"."""
    whether: str
    leaves_open: str = ""
    """What leaves open whatever stands behind it: "是否", "نفى مقتل"."""
    beside: str = ""
    """What makes the day behind it the one that another is counted from: "the eve of"."""
    beside_behind: str = ""
    """The same behind the day: 前夕."""
    outcomes: Mapping[Outcome, str] = {}
    """Every form of the words."""
    prefixes: str = ""
    """What denies as the beginning of a word: "un" of "unconfirmed"."""
    nouns_have_capitals: bool = False


def listed(phrases: str) -> tuple[str, ...]:
    """The phrases of a list in one string."""
    return tuple(phrase for piece in phrases.split(",") if (phrase := " ".join(piece.split())))
