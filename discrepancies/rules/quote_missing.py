"""quote-missing: a claim without the words that show it.

Why: without its quote a claim cannot be checked again, and an editor who sees a conflict cannot see who was right
about what was said.

Passes: any claim with a quote.

Fails: a claim with none.

When not to worry: a figure read off a table or a map has no sentence to quote; say so in `note` and accept this.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from discrepancies.claims.table import first_rows
from discrepancies.law.agreement import Agreement
from discrepancies.load.dossier import Dossier
from discrepancies.model import Flag, Severity
from discrepancies.rules.flags import of_claim
from discrepancies.wording import Wording

SEVERITY: Severity = "warning"


def check(dossier: Dossier, agreement: Agreement, wording: Wording) -> Iterator[Flag]:  # noqa: ARG001
    """Flag each claim that has no quote."""
    first = first_rows(dossier.claims)
    for row in first[np.asarray(dossier.claims["quote"] == "")[first]].tolist():
        yield of_claim(wording, row, f'{wording.called(row)} gives "{wording.value(row)}" without a quote')
