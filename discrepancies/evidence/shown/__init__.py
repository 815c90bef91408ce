"""Whether a quote shows the value that its claim gives: the one step from a source's words to a figure in print.

Numbers and dates in the quote are read again and must mean what the claim means, hedge and unit included; a name,
a term or a wording must stand there. Whatever takes one step more is the curator's inference, and has to be said.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from discrepancies.evidence.shown import dates, numbers, words
from discrepancies.evidence.shown.said import Gap, Said, said, stands_alone
from discrepancies.kinds import MEASURED
from discrepancies.language.reading import UNKNOWN_WORDS, Context
from discrepancies.language.telling import languages_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from discrepancies.model import Fact

# A yes or no is never in the words: that they amount to one is for a reader to judge.
_CHECKS: Mapping[str, Callable[[Said, Fact, str], Gap | None]] = {
    "count": numbers.gap,
    "quantity": numbers.gap,
    "money": numbers.gap,
    "share": numbers.gap,
    "duration": numbers.gap,
    "date": dates.gap,
    "period": dates.gap,
    "category": words.gap_of_name,
    "name": words.gap_of_name,
    "names": words.gap_of_names,
    "identifier": words.gap_of_identifier,
    "coordinates": words.gap_of_coordinates,
    "text": words.gap_of_wording,
}


def is_to_be_shown(fact: Fact, value: str) -> bool:
    """Whether a quote can show such a value at all: no yes or no, and nothing unknown."""
    return fact.kind in _CHECKS and value.lower() not in UNKNOWN_WORDS


def disagreement(quote: str, fact: Fact, value: str, context: Context, inferred: str | None = None) -> Gap | None:
    """Why a quote does not show a value of this fact; None if it does, or if that cannot be checked.

    No quote is in a language that is not read, and no kind whose values are no words. `context` is how the source
    writes, and its language; where it states none, one in which the quote may be is enough. Where `inferred` ends in a
    result ("the captain and six more = 7"), the value has to be that.
    """
    if not is_to_be_shown(fact, value):
        return None
    check = _CHECKS[fact.kind]
    codes = languages_of(context.language, quote)
    _, sign, result = (inferred or "").rpartition("=")
    wrong = _least(check(_said(result, context, code), fact, value) for code in codes or ("en",)) if sign else None
    if wrong is not None:
        return Gap(wrong.why.replace("the quote", "what is inferred"), contradicts=True)
    has_unit = fact.kind not in MEASURED or fact.unit is None or value.endswith(fact.unit)
    if not codes or (has_unit and any(stands_alone(value, quote, code) for code in codes)):
        return None
    return _least(check(_said(quote, context, code), fact, value) for code in codes)


def _least(gaps: Iterable[Gap | None]) -> Gap | None:
    """What a quote lacks in the language in which it shows most: nothing, else what does not rule the value out."""
    found = list(gaps)
    return None if None in found else min(filter(None, found), key=lambda gap: gap.contradicts)


_said = lru_cache(maxsize=4096)(said)
