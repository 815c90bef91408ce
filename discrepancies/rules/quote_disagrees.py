"""quote-disagrees: a quote that does not show the value of its claim.

Why: the worst thing to print is a figure that its source never gave. A slip of a digit, a hedge left out or a
month taken from memory looks like a finding between sources, and is none.

The numbers and dates in the quote are read again, in the source's language, and held against the value: number,
hedge, unit, and of a date the parts that the quote has. A name, a term (or an alias of it) and a wording have to
stand in the quote. A yes or no is not checked, nor is `unknown`. `discrepancies quotes` looks at every quote, `check`
at those whose source's text is at hand.

Passes: 7 with "seven people were killed"; 2018-01-15 with "on 15 January 2018"; a term with an alias of it.

Fails: 8 with "seven people were killed"; 9 with "at least nine people"; 20 s with "the 20-minute mark"; 16
January with "on January 15". Where the value takes one step more than the quote, `inferred` says which: 7 with
"the captain and six of the crew". The finding is then for information, unless the quote has another day, month or
year than the value, or `inferred` ends in a result that is not the value: "the captain and six more = 7".

When not to worry: a figure read off a table may have no words around it; say in `inferred` how it was read.
"""

from __future__ import annotations

from collections.abc import Iterator

from discrepancies.claims.table import first_rows
from discrepancies.language.reading import Context
from discrepancies.law.agreement import Agreement
from discrepancies.load.dossier import Dossier
from discrepancies.model import Flag, Severity
from discrepancies.rules.flags import of_claim
from discrepancies.wording import Wording

SEVERITY: Severity = "error"


def check(dossier: Dossier, agreement: Agreement, wording: Wording) -> Iterator[Flag]:  # noqa: ARG001
    """Flag each claim whose quote does not show its value, where the source's text is at hand or all are asked for."""
    if not (dossier.every_quote or dossier.texts):
        return
    # Start-up: reading figures takes longer to import than most dossiers take to check.
    from discrepancies.evidence.shown import disagreement

    quote, inferred = dossier.claims["quote"].tolist(), dossier.written.columns["inferred"]
    for row in first_rows(dossier.claims).tolist():
        if not quote[row] or not (dossier.every_quote or wording.source(row) in dossier.texts):
            continue
        how = inferred[wording.claim(row)]
        context = Context.of(dossier.sources.get(wording.source(row)))
        gap = disagreement(quote[row], wording.fact(row), wording.value(row), context, how)
        if gap is not None:
            why = f"{gap.why}; inferred: {how}" if how else gap.why
            flag = of_claim(wording, row, f'{wording.who(row)} gives "{wording.value(row)}", but {why}')
            yield flag._replace(severity="info" if how and not gap.contradicts else None)
