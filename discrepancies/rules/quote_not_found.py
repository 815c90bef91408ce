"""quote-not-found: a quote that does not stand in its source's text.

Why: the quote is the proof of the claim. Where its words are not the source's, the claim proves nothing, and the worst
of it is a number, a date or a "not" that was changed on the way.

Passes: "seven people were killed", whatever the white space, hyphens, quotation marks and case of the text; fragments
in their order, "seven people […] at El Junto"; a curator's words in square brackets, "[they] were killed".

Fails: "eight people were killed" where the text has seven. A warning where other words differ than numbers, dates and
negations: "were shot dead by the army" where the text has the guard. In a language that is not read, any word may be
a number.

When not to worry: the text at hand may be another edition of the document than the one that was quoted, or a scan read
by a machine. Only claims whose source has a text at hand are looked up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from discrepancies.claims.table import first_rows
from discrepancies.evidence import located
from discrepancies.law.agreement import Agreement
from discrepancies.load.dossier import Dossier
from discrepancies.model import Flag, Severity
from discrepancies.rules.flags import of_claim
from discrepancies.wording import Wording, listed

if TYPE_CHECKING:
    from discrepancies.evidence.quotes import Change

SEVERITY: Severity = "error"

MOST = 60
"""Characters of a passage that a message shows."""


def check(dossier: Dossier, agreement: Agreement, wording: Wording) -> Iterator[Flag]:  # noqa: ARG001
    """Flag each claim whose quote is not in the text at hand, or altered."""
    places = located(dossier)
    if all(found and not found.altered for found in places.values()):
        return
    for row in first_rows(dossier.claims).tolist():
        claim = wording.claim(row)
        if claim in places and not ((found := places[claim]) and not found.altered):
            source = wording.source(row)
            quote = dossier.written.columns["quote"][claim] or ""
            flag = of_claim(wording, row, f'the quote for "{wording.value(row)}" {_what(wording, source, quote)}')
            yield flag._replace(soft=found is not None, rests_on=(dossier.texts[source].sha256,))


def _what(wording: Wording, source: str, quote: str) -> str:
    """What is wrong with a quote: that it is not there, or how it differs from what is."""
    # Start-up: most dossiers have no texts at hand.
    from discrepancies.evidence.quotes import nearest

    dossier, who = wording.dossier, wording.naming.called(source)
    text = dossier.texts[source]
    language = dossier.sources[source].language
    near = nearest(quote, text, language)
    if near is None:
        return f"is not in the text of {who}"
    decisive = [change for change in near.altered if change.decides(language)]
    line = text.line_of(near.passages[0].start)
    how = "is not in the text" if decisive else "is altered"
    return f"{how}; line {line} of {who} {_differences(decisive or near.altered)}"


def _differences(changes: Sequence[Change]) -> str:
    return listed(_difference(*(_short(words) for words in change)) for change in changes)


def _difference(quoted: str, stands: str) -> str:
    if not stands:
        return f'does not have "{quoted}"'
    return f'has "{stands}" where the quote has ' + (f'"{quoted}"' if quoted else "nothing")


def _short(words: str) -> str:
    return words if len(words) <= MOST else f"{words[: MOST - 1].rstrip()}…"
