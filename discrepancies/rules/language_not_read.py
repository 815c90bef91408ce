"""language-not-read: a source in a language whose words are not read, so that nothing in its quotes was checked.

Why: no complaint must mean that somebody looked. Read by the words of another language, "acht" and "au moins 9" would
be no figure or a wrong one, so they are left alone, and that is said once a source.

Passes: a source in English, Spanish or Portuguese; a source in another language without a quote, and without a text.

Fails (as information only): a source in German that is to have 8 from "Mindestens neun Menschen". The quote was looked
for in the text, word for word; whether it shows the value, nobody but a reader can tell.

When not to worry: once somebody who reads the language has held the quotes against the values.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from discrepancies.evidence.languages import languages_of
from discrepancies.law.agreement import Agreement
from discrepancies.load.dossier import Dossier
from discrepancies.model import Flag, Severity
from discrepancies.wording import Wording, counted

SEVERITY: Severity = "info"


def check(dossier: Dossier, agreement: Agreement, wording: Wording) -> Iterator[Flag]:  # noqa: ARG001
    """Flag each source in such a language whose quotes or text would have been read."""
    if not (dossier.every_quote or dossier.texts):
        return
    unread = {key: source for key, source in dossier.sources.items() if not languages_of(source.language)}
    quotes = _quotes(dossier) if unread else Counter[str]()
    for key, source in sorted(unread.items()):
        has_text = key in dossier.texts
        of_quotes = quotes[key] if dossier.every_quote or has_text else 0
        if of_quotes or has_text:
            what = [f"what {counted(of_quotes, 'quote')} of it should show was not checked"] if of_quotes else []
            what += ["no figure of its text was looked for"] if has_text else []
            yield Flag(
                message=f'{key} is in "{source.language}", a language that is not read: {", and ".join(what)}',
                rows=(),
                subject=key,
            )


def _quotes(dossier: Dossier) -> Counter[str]:
    """How many quotes of each source have a value to show."""
    # Start-up: reading figures takes longer to import than most dossiers take to check.
    from discrepancies.evidence.shown import is_to_be_shown

    written = dossier.written.columns
    columns = (written[name] for name in ("source", "fact", "value", "quote"))
    return Counter(
        str(source)
        for source, fact, value, quote in zip(*columns, strict=True)
        if quote and is_to_be_shown(dossier.facts[str(fact)], str(value))
    )
