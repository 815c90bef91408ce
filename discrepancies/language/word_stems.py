"""What the words of a text begin with, so that two texts that speak of one thing can be told by their words.

"Died", "dying" and "dead" are three words to a machine; "injured" and "injuries" begin alike. Cut words are for
looking things up and for offers only: nothing is ever compared by them.
"""

from __future__ import annotations

import re

from discrepancies.language.folding import fold
from discrepancies.language.languages import LANGUAGES, sentences_of

LENGTH = 5
"""Letters that are kept of a word."""
_SHORT = 3

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
GRAMMAR = frozenset(fold(word) for code in LANGUAGES for word in sentences_of(code).grammar.split()) | {
    *("how", "many", "much", "what", "when", "where", "who", "were", "was", "people", "did", "does", "there"),
}
"""Words of grammar of all languages, folded, which tell nothing of what a text is about."""


def cut(word: str) -> str:
    """What a folded word begins with, the s of a plural left off: "bomb" of bombs."""
    plural = len(word) > _SHORT and word.endswith("s") and not word.endswith("ss")
    return (word[:-1] if plural else word)[:LENGTH]


def stems(text: str) -> set[str]:
    """What the words of a text begin with, words of grammar left out; of Han every two signs."""
    found: set[str] = set()
    for word in fold(text).split():
        if _HAN.search(word):
            found.update(word[at : at + 2] for at in range(max(1, len(word) - 1)))
        elif word not in GRAMMAR and (len(word) > 2 or word.isdigit()):
            found.add(cut(word))
    return found
