"""text-missing: no text of a source was at hand, so none of its quotes was looked up.

Why: no complaint must mean that somebody looked. Whether a quote stands in its source, and whether it shows the value,
is only told where the text is there; where it is not, that is said once.

Passes: a source whose text is at hand; a source without a quote.

Fails (as information only): a source with quotes whose text is nowhere. One finding a source; where no text of the
whole dossier is at hand, one for all of them.

When not to worry: texts are often not yours to keep. Then somebody has to hold the quotes against the documents, or
`discrepancies check --texts FOLDER` be told where the texts are.
"""

from __future__ import annotations

from collections.abc import Iterator

from discrepancies.evidence.missing_texts import unchecked_quotes
from discrepancies.law.agreement import Agreement
from discrepancies.load.dossier import Dossier
from discrepancies.model import Flag, Severity
from discrepancies.wording import Wording, counted, listed

SEVERITY: Severity = "info"


def check(dossier: Dossier, agreement: Agreement, wording: Wording) -> Iterator[Flag]:  # noqa: ARG001
    """Flag each source with quotes and without its text, or all of them at once where there is no text at all."""
    quotes = unchecked_quotes(dossier)
    if dossier.texts:
        for key, number in sorted(quotes.items()):
            who = wording.naming.called(key)
            message = f"the text of {who} is not at hand, so no quote of it was checked ({counted(number, 'quote')})"
            yield Flag(message, rows=(), subject=key)
    elif quotes:
        sources = sorted(quotes)
        whose = f"{counted(sum(quotes.values()), 'quote')} of {listed(wording.naming.all_called(sources))}"
        message = f"no text is at hand, so no quote was checked ({whose})"
        yield Flag(message, rows=(), rests_on=tuple(sources))
