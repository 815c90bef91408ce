"""language-not-read: a source in a language whose words are not read, so that nothing in its quotes was checked.

Why: no complaint must mean that somebody looked. Read by the words of another language, "acht" and "minstens 9"
would be no figure or a wrong one, so they are left alone, and that is said once a source.

Passes: a source in one of the languages that are read, stated or told by its words; a source in another without a
quote, and without a text.

Fails (as information only): a source in Swedish that is to have 8 from "Minst nio människor". The quote was looked
for in the text, word for word; whether it shows the value, nobody but a reader can tell.

Of a source that states no language, it is said as well how a figure was read that others write for thousands: 2.750.

When not to worry: once somebody who reads the language has held the quotes against the values.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import numpy as np

from discrepancies.kinds import MEASURED
from discrepancies.language.telling import languages_of
from discrepancies.law.agreement import Agreement
from discrepancies.load.dossier import Dossier
from discrepancies.model import Flag, Severity
from discrepancies.wording import Wording, counted

SEVERITY: Severity = "info"

_POINT = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}\.[0-9]{3}(?![0-9.,])")
"""A point before three digits: a decimal point in English, and what parts thousands in most of Europe."""
_DECIMALS = re.compile(r"[0-9]\.(?:[0-9]{1,2}|[0-9]{4,})(?![0-9.,])|(?<![0-9.,])0\.")
"""What only a decimal point can be."""


def check(dossier: Dossier, agreement: Agreement, wording: Wording) -> Iterator[Flag]:  # noqa: ARG001
    """Flag each source in such a language whose quotes or text would have been read, and figures read by its lack."""
    yield from _points(dossier, wording)
    if not (dossier.every_quote or dossier.texts):
        return
    quotes = _quotes(dossier)
    for key, source in sorted(dossier.sources.items()):
        text = dossier.texts.get(key)
        is_unread_text = text is not None and not languages_of(source.language, text.plain[slice(*text.span)])
        of_quotes = quotes[key] if dossier.every_quote or text else 0
        if of_quotes or is_unread_text:
            what = [f"what {counted(of_quotes, 'quote')} of it should show was not checked"] if of_quotes else []
            what += ["no figure of its text was looked for"] if is_unread_text else []
            message = f'{wording.naming.called(key)} is in "{source.language}", a language that is not read'
            if source.language is None:
                message = f"{wording.naming.called(key)} states no language, and its words are of none that is read"
            yield Flag(message=f"{message}: {', and '.join(what)}", rows=(), subject=key)


def _points(dossier: Dossier, wording: Wording) -> Iterator[Flag]:
    """Flag each source that states neither language nor decimal sign, where no figure tells what a point is."""
    written, sources = dossier.written.columns, dossier.sources
    values = written["value"]
    doubtful = {text for text in values.texts if _POINT.search(text)}
    if not doubtful:
        return
    told = {written["source"][claim] for claim in values.among(set(filter(_DECIMALS.search, values.texts))).tolist()}
    claim_of = dossier.claims["claim"].to_numpy()
    by_source: dict[str, list[int]] = {}
    for row in np.flatnonzero(np.isin(claim_of, values.among(doubtful))).tolist():
        source = sources.get(wording.source(row))
        is_silent = source and source.language is None and source.decimal is None and source.key not in told
        if source and is_silent and wording.fact(row).kind in MEASURED:
            by_source.setdefault(source.key, []).append(row)
    for key, rows in by_source.items():
        number = _POINT.findall(str(values[int(claim_of[rows[0]])]))[0]
        as_read = number.rstrip("0").removesuffix(".")
        message = f"{key} states no language, and {number} was read as the decimal number {as_read}"
        instead = "where a point parts thousands, say so with language or decimal"
        yield Flag(message=f"{message}; {instead}", rows=rows, subject=f"{key}: decimal")


def _quotes(dossier: Dossier) -> Counter[str]:
    """How many quotes of each source, in no language that is read, have a value to show."""
    # Start-up: reading figures takes longer to import than most dossiers take to check.
    from discrepancies.evidence.shown import is_to_be_shown

    written, sources = dossier.written.columns, dossier.sources
    columns = (written[name] for name in ("source", "fact", "value", "quote"))
    return Counter(
        str(source)
        for source, fact, value, quote in zip(*columns, strict=True)
        if quote
        and source in sources
        and not languages_of(sources[source].language, quote)
        and is_to_be_shown(dossier.facts[str(fact)], str(value))
    )
