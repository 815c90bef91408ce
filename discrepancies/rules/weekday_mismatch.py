"""weekday-mismatch: a date names a weekday that it does not fall on.

Why: a source that gives both has given two dates; one of them is wrong, and the weekday is the one that
witnesses remember.

Passes: "Tuesday 26 December 2023", which was a Tuesday; "Tuesday 26 December" without a year.

Fails: "Tuesday 27 December 2023", which was a Wednesday.

When not to worry: hardly ever. It may be a slip in taking the claim down: look at the quote.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from discrepancies.kinds.date import say
from discrepancies.language.calendar import DAY, WEEKDAYS, weekday
from discrepancies.language.reading import YEARLESS
from discrepancies.law.agreement import Agreement
from discrepancies.load.dossier import Dossier
from discrepancies.model import Flag, Severity
from discrepancies.rules.flags import of_claim
from discrepancies.wording import Wording

SEVERITY: Severity = "error"


def check(dossier: Dossier, agreement: Agreement, wording: Wording) -> Iterator[Flag]:  # noqa: ARG001
    """Flag each date whose named weekday is not that day's."""
    claims = agreement.comparison.claims
    named = claims["weekday"].to_numpy()
    for row in np.flatnonzero((named >= 0) & (claims["track"].to_numpy() != YEARLESS)).tolist():
        number = int(agreement.comparison.firm.low[row] // DAY)
        actual = weekday(number)
        if actual != named[row]:
            day = say(number * DAY, number * DAY + DAY - 1, wording.fact(row)).removeprefix("on ")
            was = f"{day} was a {WEEKDAYS[actual]}, not a {WEEKDAYS[named[row]]}"
            yield of_claim(wording, row, f"{wording.who(row)} has {wording.value(row)}, but {was}")
