"""misquote: a source contradicts the source that it repeats or quotes.

Why: a copy that changed a figure, a date or a word is not a second witness; the reader of the copy has been told
something its origin never said.

Passes: an article that derives from a release saying "about 500" and gives 510; one that quotes, besides, a voice
of its own that the release does not quote.

Fails: the release says "co-founder" and the article that derives from it "founder", where the two exclude each
other; the article attributes 12 to a source that says 10.

The claim fits none of the claims of the source it is attributed to, else of those it derives from, at any depth, that
are of the same time: what was counted up to another day is news. A name or a term in another language may be a
translation, and only warns until an alias joins the two.
It is then set aside, and so are copies of it: the conflict is not reported again between the other sources. One that
only warns stays: what it says is held against everybody but whom it repeats.

When not to worry: the copy may have had a later version of its origin before it; then give that version as a
source of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from discrepancies.law.agreement import Agreement
from discrepancies.load.dossier import Dossier
from discrepancies.model import Flag, Severity
from discrepancies.rules.flags import of_claim
from discrepancies.wording import Wording, listed

SEVERITY: Severity = "error"


def check(dossier: Dossier, agreement: Agreement, wording: Wording) -> Iterator[Flag]:  # noqa: ARG001
    """Flag each row that fits nothing its origin says, beside what the origin does say."""
    comparison = agreement.comparison
    copies = comparison.copies
    wrong = comparison.echoes.misquotes[copies.row]
    origins: defaultdict[int, list[int]] = defaultdict(list)
    for row, origin in zip(copies.row[wrong].tolist(), copies.origin[wrong].tolist(), strict=True):
        origins[row].append(origin)
    translated = set(copies.row[wrong & comparison.echoes.translated].tolist())
    for row, every in origins.items():
        soft = bool(comparison.echoes.softly[row])
        # What a soft misquote excludes firmly, though it repeats that too, is a value-conflict.
        said = [origin for origin in every if comparison.generous.share(row, origin)] if soft else every
        said = said or every
        by_meaning: defaultdict[str, list[int]] = defaultdict(list)
        for origin in said:
            by_meaning[wording.means(origin)].append(origin)
        says = listed(f"{means} {wording.bracketed(rows)}" for means, rows in by_meaning.items())
        message = f"{wording.heading(row)}{wording.who(row)} says {wording.means(row)}, where its origin says {says}"
        if row in translated:
            message += "; they write in two languages, and an alias of the fact says which words are one"
        yield of_claim(wording, row, message)._replace(rows=[row, *said], soft=soft, shown=(row,))
