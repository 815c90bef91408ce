"""corrected: an earlier claim that its issuer replaced.

Why: what an issuer has taken back is no side in a conflict; but whoever still prints it should know.

Passes: a later source of the same issuer that says the same, or the same less precisely; a later toll of a fact that is
declared `over_time: grows`.

Fails (as information): "503,471" in a report of March, where one of October has `corrects: report_of_march` and says
"316,554". As a warning: the same where nobody says that it corrects, for two sources of one issuer (`by`, else
`publisher`) differ in their own words, and one was certainly published later.

The earlier claims on all facts that both speak of, of one scope and time, are set aside from every conflict, and so is
whoever only repeats them: the finding names them.
Figures that were counted up to different days, of a fact that may change over time, are no correction but news.

When not to worry: once you have seen that the issuer replaced it, declare `corrects` on the later source.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from discrepancies.claims.table import codes
from discrepancies.columns.arrays import Ints, distinct, runs
from discrepancies.language.dates_in_words import in_words
from discrepancies.law.agreement import Agreement
from discrepancies.law.comparison import Comparison
from discrepancies.load.dossier import Dossier
from discrepancies.model import Flag, Severity
from discrepancies.wording import Wording, listed

SEVERITY: Severity = "info"


def check(dossier: Dossier, agreement: Agreement, wording: Wording) -> Iterator[Flag]:  # noqa: ARG001
    """Flag each source and fact of which a claim was replaced by one that is not the same."""
    comparison = agreement.comparison
    corrections = comparison.corrections
    changed = np.flatnonzero(
        ~comparison.firm.equal(corrections.row, corrections.by) | comparison.cells.listing[corrections.row]
    )
    source, scope = codes(comparison.claims, "source", "scope")
    row, by = corrections.row[changed], corrections.by[changed]
    keys = np.column_stack(
        [comparison.cells.fact[row], scope[row], source[row], source[by], ~corrections.declared[changed]]
    )
    _, group = np.unique(keys, axis=0, return_inverse=True)
    order = np.lexsort((row, group))
    for pairs in runs(changed[order], group[order]):
        yield _flag(comparison, wording, pairs)


def _flag(comparison: Comparison, wording: Wording, pairs: Ints) -> Flag:
    """What one source said of one fact and scope, and another replaced; with whoever was at odds with it."""
    corrections = comparison.corrections
    row, by = corrections.row[pairs], corrections.by[pairs]
    one, other, declared = int(row[0]), int(by[0]), bool(corrections.declared[pairs[0]])
    said = {
        wording.claim(a): (wording.answers(a), wording.answers(b))
        for a, b in zip(row.tolist(), by.tolist(), strict=True)
    }
    changes = listed(f"{before} to {after}" for before, after in dict.fromkeys(said.values()))
    verb = "replaces what" if declared else "says something else than"
    message = (
        f"{wording.who(other)}{_published(comparison, other)} {verb} {wording.who(one)}{_published(comparison, one)} "
        f"said{wording.counts(one)}: {changes}"
    )
    if not declared:
        message += "; both are of one issuer, and nobody says that the later corrects the earlier"
    still = _repeating(comparison, row)
    if len(still):
        says = "says" if len({wording.source(of) for of in still.tolist()}) == 1 else "say"
        message += f"; {wording.sources(still.tolist())} still {says} what was replaced"
    rows = np.unique(np.concatenate([row, by, still, *(_at_odds(comparison, of) for of in row.tolist())]))
    about = wording.about(one)
    subject = f"{wording.source(one)}, {wording.source(other)}"
    return Flag(message, rows.tolist(), about, subject, severity=None if declared else "warning")


def _repeating(comparison: Comparison, replaced: Ints) -> Ints:
    """The rows that repeat what was replaced word for word, and were not replaced themselves."""
    copies = comparison.copies
    rows = copies.row[copies.equal & np.isin(copies.origin, replaced)]
    return distinct(rows[comparison.echoes.same[rows] & ~comparison.corrections.aside[rows]])


def _at_odds(comparison: Comparison, row: int) -> Ints:
    """The rows that what was replaced would exclude: the correction settles that, too."""
    cells, firm = comparison.cells, comparison.firm
    rows = cells.rows_of_part(int(cells.part[row]))
    rows = rows[(cells.cell[rows] == cells.cell[row]) & (cells.cell[rows] >= 0)]
    apart: Ints = rows[(firm.low[rows] > firm.high[row]) | (firm.high[rows] < firm.low[row])]
    return apart


def _published(comparison: Comparison, row: int) -> str:
    first, last = (float(ends[row]) for ends in comparison.clocks.published)
    return f" ({in_words(first, last).removeprefix('on ')})" if np.isfinite([first, last]).all() else ""
