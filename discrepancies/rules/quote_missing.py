"""quote-missing: claims without the words that show them.

Why: without its quote a claim cannot be checked again, and an editor who sees a conflict cannot see who was right
about what was said.

Passes: any claim with a quote.

Fails: a claim with none.

One finding a source, listing the facts.

When not to worry: a figure read off a table or a map has no sentence to quote; say so in `note` and accept this.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from discrepancies.claims.table import codes, first_rows
from discrepancies.columns.arrays import runs
from discrepancies.law.agreement import Agreement
from discrepancies.load.dossier import Dossier
from discrepancies.model import Flag, Severity
from discrepancies.wording import Wording, counted, listed

SEVERITY: Severity = "warning"


def check(dossier: Dossier, agreement: Agreement, wording: Wording) -> Iterator[Flag]:  # noqa: ARG001
    """Flag each source that makes claims without a quote."""
    first = first_rows(dossier.claims)
    (source,) = codes(dossier.claims, "source")
    bare = first[np.asarray(dossier.claims["quote"] == "")[first]]
    bare = bare[np.argsort(source[bare], kind="stable")]
    for rows in runs(bare, source[bare]):
        of = rows.tolist()
        facts = listed(dict.fromkeys(wording.question(row) for row in of))
        message = f"{wording.called(of[0])} makes {counted(len(of), 'claim')} without a quote: {facts}"
        yield Flag(message, of, subject=wording.source(of[0]))
