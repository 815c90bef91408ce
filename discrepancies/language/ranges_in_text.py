"""The hedges before a number in a text, and the second number of a range behind the first.

"Between 10 and 14" is one range and "rose from 6 to 9" is none: what opens and joins decides, never the numbers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.language.amounts_in_text import Amount, amount_at
from discrepancies.language.hedged_numbers import GIVE_OR_TAKE
from discrepancies.language.phrases import plain

if TYPE_CHECKING:
    from discrepancies.language.languages import Style
    from discrepancies.language.text_forms import TextForms

_MOST_HEDGES = 3
_EM_DASH = re.compile(r" — ?| ?— ")
_REACH = 24


class Hedges(NamedTuple):
    """The hedges that begin at a place."""

    start: int
    """Where the first of them begins, articles left out."""
    end: int
    words_end: int
    """Where the last of them ends, an article behind it left out."""
    roles: tuple[str, ...]

    @property
    def bounds(self) -> bool:
        """Whether one of them bounds or blurs the number."""
        return any(role != "plain" for role in self.roles)


def hedges_at(text: str, place: int, forms: TextForms) -> Hedges:
    """The hedges before a number, up to three, each with an article at most."""
    hedges, start, end = forms.hedges, place, place
    roles: list[str] = []
    for _ in range(2 * _MOST_HEDGES):
        match = hedges.before.match(text, end)
        if match is None or match.end() == len(text) or len(roles) == _MOST_HEDGES:
            break
        role = hedges.before_roles[plain(match[1])]
        end = match.end()
        if role != "article":
            roles.append(role)
        elif not roles:
            start = end
    words_end = end
    if article := hedges.article.match(text, end) or (forms.the.match(text, end) if roles else None):
        end = article.end()
        start, words_end = (start, words_end) if roles else (end, end)
    return Hedges(start, end, words_end, tuple(roles))


def between(text: str, at: int, forms: TextForms, style: Style) -> tuple[Amount, Amount, bool] | None:
    """ "between 10 and 14", "from 6 to 9"; None where the word opens something else."""
    opening, joint = forms.hedges.between.match(text, at), forms.hedges.and_
    if opening is None:
        opening, joint = forms.hedges.from_.match(text, at), forms.hedges.to
        if opening is None or forms.change.search(text, max(0, at - _REACH), opening.end()):
            return None
    first = amount_at(text, hedges_at(text, opening.end(), forms).end, forms, style)
    if first is None or first.number is None:
        return None
    last = _joined(text, first, joint, forms, style)
    return None if last is None else (first, last, True)


def _joined(text: str, first: Amount, joint: re.Pattern[str], forms: TextForms, style: Style) -> Amount | None:
    """The second number of a range."""
    match = joint.match(text, first.last) or joint.match(text, first.end)
    if match is None and not forms.words.spaced and (counted := forms.counted.match(text, first.last)):
        match = joint.match(text, counted.end())
    if match is None or _EM_DASH.fullmatch(match[0]):
        return None
    at = hedges_at(text, match.end(), forms).end if match[0].strip().isalpha() else match.end()
    last = amount_at(text, at, forms, style)
    if last is None or (match[0] == "-" and last.in_words):
        return None
    return last


def single(text: str, at: int, forms: TextForms, style: Style, *, hedged: bool) -> tuple[Amount, Amount, bool] | None:
    """One number, or the range that it begins: "9 to 10", "9 or 10", "9 ± 1"."""
    first = amount_at(text, at, forms, style, hedged=hedged)
    if first is None or first.number is None:
        return first and (first, first, False)
    if first.shape in ("clock", "persons"):
        return first, first, False
    is_changed = forms.change.search(text, max(0, at - _REACH), at)
    for joint in () if is_changed else (forms.hedges.to, GIVE_OR_TAKE):
        if last := _joined(text, first, joint, forms, style):
            return first, last, True
    if forms.hedges.after_number.match(text, first.end) is None and (
        last := _joined(text, first, forms.hedges.or_, forms, style)
    ):
        return first, last, True
    return first, first, False
