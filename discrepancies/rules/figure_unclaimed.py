"""figure-unclaimed: numbers and dates in a source's text that no claim covers.

Why: a figure that was passed over may be the one that disagrees. Only the text shows that it is there.

Passes: every number and date of the text stands in the quote of a claim, or is one that the source's `ignore` names
as of no matter; a source without a text at hand.

Fails (as information only): "Nine people died and 14 were hurt" where only the nine are claimed.

One finding a source, with the first few figures; `discrepancies quotes --missing` lists them all.

When not to worry: a text says much that no fact asks about.
"""

from __future__ import annotations

from collections.abc import Iterator

from discrepancies.law.agreement import Agreement
from discrepancies.load.dossier import Dossier
from discrepancies.model import Flag, Severity
from discrepancies.wording import Wording, counted, listed

SEVERITY: Severity = "info"


def check(dossier: Dossier, agreement: Agreement, wording: Wording) -> Iterator[Flag]:  # noqa: ARG001
    """Flag each source whose text, at hand, has a figure outside every quote."""
    if not dossier.texts:
        return
    # Start-up: reading figures takes longer to import than most dossiers take to check.
    from discrepancies.evidence.coverage import coverages

    for covered in coverages(dossier, with_names=False):
        if covered.missing:
            shown = listed(f'"{" ".join(one.text.split())}" (line {one.line})' for one in covered.missing)
            yield Flag(
                message=f"{wording.naming.called(covered.source)} has "
                f"{counted(len(covered.missing), 'figure')} that no claim covers: {shown}",
                rows=(),
                subject=covered.source,
                rests_on=(dossier.texts[covered.source].sha256,),
            )
