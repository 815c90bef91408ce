"""Why a conflict may be only apparent: reasons that the figures themselves suggest, offered and never decided.

A reason is a plain function that looks at two sides of a conflict and says its sentence, or nothing. To add one:
write it in the room it belongs to, give it its place in LIKELIHOOD, prove it in `tests/explanations/explanations.yaml`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from discrepancies.explanations.calendars import old_style, stands_for_the_year, twelve_hours
from discrepancies.explanations.circumstances import (
    another_time,
    attribution,
    dropped_hedge,
    grown,
    grown_undated,
    later_report,
    translation,
    wider_hedge,
)
from discrepancies.explanations.date_values import (
    day_digit_slip,
    day_digits_swapped,
    day_month_swapped,
    next_day,
    year_digit_slip,
)
from discrepancies.explanations.figures import (
    one_digit_slip,
    one_more_or_less,
    rounded,
    rounded_far,
    swapped_or_tenfold,
)
from discrepancies.explanations.opposing_sides import Ground, Pair, pairs
from discrepancies.explanations.scopes import counted_twice, no_scope, other_scope, scope_that_adds_up
from discrepancies.explanations.units_and_signs import scale_mixed_up, sign_lost, unit_mixed_up
from discrepancies.kinds import MEASURED
from discrepancies.law.comparison import Comparison
from discrepancies.model import Explain, Explanation, Flag
from discrepancies.wording import Wording

_FIGURES, _DATES, _WORDS = ("count", *MEASURED), ("date", "period"), ("category", "name", "names", "text")
_UNITS = ("quantity",)
_ANY = (*_FIGURES, *_DATES, *_WORDS, "yes-no", "identifier", "coordinates")


class Reason(NamedTuple):
    """One reason: the kind of explanation it is, the kinds of value it is for, and what it says of two sides."""

    kind: str
    values: tuple[str, ...]
    tell: Callable[[Pair], str | None]


LIKELIHOOD = (
    Reason("hedge", _ANY, wider_hedge),
    Reason("day-month-swapped", _DATES, day_month_swapped),
    Reason("another-time", _ANY, another_time),
    Reason("scope", _FIGURES, scope_that_adds_up),
    Reason("later-report", _FIGURES, grown),
    Reason("rounding", _FIGURES, rounded),
    Reason("unit-mixed-up", _UNITS, unit_mixed_up),
    Reason("unit-mixed-up", _FIGURES, scale_mixed_up),
    Reason("sign-lost", (*_UNITS, "coordinates"), sign_lost),
    Reason("digit-slip", ("count",), swapped_or_tenfold),
    Reason("one-more-or-less", ("count",), one_more_or_less),
    Reason("twelve-hours", _DATES, twelve_hours),
    Reason("old-style", _DATES, old_style),
    Reason("stands-for-the-year", ("date",), stands_for_the_year),
    Reason("digit-slip", _DATES, day_digits_swapped),
    Reason("next-day", _DATES, next_day),
    Reason("hedge", _ANY, dropped_hedge),
    Reason("scope", _FIGURES, other_scope),
    Reason("later-report", _FIGURES, later_report),
    Reason("rounding", _FIGURES, rounded_far),
    Reason("digit-slip", ("count",), one_digit_slip),
    Reason("digit-slip", _DATES, year_digit_slip),
    Reason("digit-slip", _DATES, day_digit_slip),
    Reason("scope", _FIGURES, no_scope),
    Reason("later-report", _FIGURES, grown_undated),
    Reason("attribution", _ANY, attribution),
    Reason("translation", _WORDS, translation),
)
"""Most likely first. What the claims themselves state comes before what their digits suggest, a coincidence that is
rare by chance before one that is common, and what nobody has stated comes last."""

KINDS = tuple(dict.fromkeys(reason.kind for reason in LIKELIHOOD))
"""The kinds of explanation there are."""

_FOR = {value: tuple(reason for reason in LIKELIHOOD if value in reason.values) for value in _ANY}


def explainer(comparison: Comparison, wording: Wording) -> Explain:
    """What explains conflicts of this dossier: one explanation a kind, most likely first, () where nothing fits."""
    ground = Ground(comparison, wording)

    def explain(flags: Sequence[Flag]) -> tuple[Explanation, ...]:
        conflicts = [flag for flag in flags if flag.shown]
        if not conflicts:
            return ()
        apart = [pair for flag in conflicts for pair in pairs(ground, flag)]
        offered: dict[str, str] = {}
        for kind, _, tell in _FOR[wording.fact(conflicts[0].shown[0]).kind]:
            if kind not in offered and (text := next(filter(None, map(tell, apart)), None)):
                offered[kind] = text
        if "scope" not in offered and (
            text := next(filter(None, (counted_twice(ground, flag) for flag in conflicts)), None)
        ):
            offered["scope"] = text
        return tuple(Explanation(kind, text) for kind, text in offered.items())

    return explain
