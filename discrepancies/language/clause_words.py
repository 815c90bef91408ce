"""What parts a sentence into its clauses, as data: the words that join two, for each language.

"64 were rescued and 11 are missing" says two things of two figures; what stands on the other side of the "and" is of
the other. All words are in lower case; a list is one string with commas in it.
"""

from __future__ import annotations

import re
from functools import cache

from discrepancies.language.languages import numbers_of
from discrepancies.language.phrases import one_of
from discrepancies.language.sentence_vocabulary import listed

_JOINING = {
    "en": "and, but, while, whereas, though, although",
    "es": "y, e, pero, mientras, mientras que, aunque",
    "pt": "e, mas, enquanto, embora",
    "fr": "et, mais, tandis que, alors que",
    "it": "e, ed, ma, mentre, sebbene",
    "de": "und, aber, während, wobei, doch",
    "nl": "en, maar, terwijl, hoewel",
    "ru": "и, а, но, тогда как, хотя",
    "uk": "і, й, та, а, але, хоча",
    "ar": "فيما, بينما, لكن, كما",
    "zh": "而, 但, 并, 另",
}
_STOPS = rf"[{re.escape(',;:()[]«»“”—–،؛。，；：、')}](?!\d)"


@cache
def parting(code: str) -> re.Pattern[str]:
    """What parts two clauses of a sentence in a language: a stop, or a word that joins them."""
    spaced = numbers_of(code).spaced
    first = r"(?<![^\W\d_])" if spaced else ""
    also = r"|(?<=\s)و(?=[^\W\d_]{3})" if code == "ar" else ""
    joining = one_of(listed(_JOINING[code]), spaced=spaced)
    return re.compile(rf"{_STOPS}|{first}(?:{joining}){also}", re.IGNORECASE)
