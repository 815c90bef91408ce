"""What a claim as it is typed means, whether its quote shows it, and what it would do to the findings: in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from discrepancies.evidence.quotes import nearest
from discrepancies.evidence.shown import disagreement
from discrepancies.language.reading import Context
from discrepancies.language.safe import visible
from discrepancies.load.problems import InputError
from discrepancies.model import STATUSES
from discrepancies.pages import body
from discrepancies.pages.curating_tried import Tried, before, by_id, concerned, texts_of, tried
from discrepancies.pages.finding_words import told
from discrepancies.rules import OF_CONFLICT
from discrepancies.wording import counted, listed
from discrepancies.wording.relations import relate

if TYPE_CHECKING:
    from discrepancies.load.dossier import Dossier
    from discrepancies.model import Finding
    from discrepancies.pages.curating import Seen
    from discrepancies.report import Report

_MOST_NAMED = 3
_MOST_RELATED = 200
_EMPTY = {
    "fact": "The claim has no fact yet: choose one.",
    "value": "The claim has no value yet: write one, or unknown.",
    "event": "The claim has no event yet: choose one.",
}


def answer(seen: Seen, source: str, given: Mapping[str, str], claim: int | None) -> dict[str, Any]:
    """All that is said of a claim as it is typed; `claim` is the number of the one that is edited."""
    texts = texts_of(seen.dossier, claim, given)
    settled = {"event"} if seen.dossier.sources[source].event else set()
    wrong = [says for key, says in _EMPTY.items() if key not in texts and key not in settled]
    if wrong:
        return {"means": "", "wrong": wrong, "shows": "", "effects": None}
    try:
        found = tried(seen.dossier, source, texts, claim)
    except InputError as error:
        return {"means": "", "wrong": body.sentences(error), "shows": "", "effects": None}
    row = found.row
    return {
        "means": visible(found.report.wording.answers(row)) if row is not None else "",
        "wrong": [],
        "shows": visible(_shows(seen.dossier, source, texts)),
        "effects": _effects(seen, source, texts, claim, found),
    }


def _shows(dossier: Dossier, source: str, texts: Mapping[str, str]) -> str:
    """Why the quote does not show the value; "" where it does, or where that cannot be told."""
    quote, fact, declared = texts.get("quote", ""), dossier.facts[texts["fact"]], dossier.sources[source]
    if not quote:
        return "There is no quote yet."
    text = dossier.texts.get(source)
    if text is not None:
        found = nearest(quote, text, declared.language)
        if found is None or any(change.decides(declared.language) for change in found.altered):
            return "The quote is not in the text."
        if found.altered:
            first = found.altered[0]
            return f"The quote is altered: the text has “{first.stands}” for “{first.quoted}”."
    gap = disagreement(quote, fact, texts["value"], Context.of(declared), texts.get("inferred"))
    return f"{gap.why[:1].upper()}{gap.why[1:]}." if gap and not (texts.get("inferred") and not gap.contradicts) else ""


def _effects(seen: Seen, source: str, texts: Mapping[str, str], claim: int | None, found: Tried) -> dict[str, Any]:
    of = concerned(seen.dossier, source, texts, claim)
    if of not in seen.before:
        seen.before[of] = before(seen.dossier, of)
    was = seen.before[of]
    old, new = by_id(was), by_id(found.report)
    gone = [finding for of_, finding in old.items() if of_ not in new]
    come = [finding for of_, finding in new.items() if of_ not in old]
    row = found.row
    return {
        "here": visible(_here(found.report, found, row, was)) if row is not None else "",
        "status": _status(found.report, row),
        "new": told(come),
        "gone": told(gone),
        "new_total": len(come),
        "gone_total": len(gone),
    }


def _status(report: Report, row: int | None) -> str:
    if row is None:
        return ""
    return str(STATUSES[report.agreement.status[report.agreement.comparison.cells.fact[row]]])


def _was(was: Report | None, report: Report, row: int) -> str:
    """The status of the same event's fact before; "" where nothing was claimed of it."""
    if was is None:
        return ""
    question = report.wording.question(row)
    cells = was.agreement.comparison.cells
    for number, first in enumerate(cells.first_row.tolist()):
        if was.wording.question(first) == question:
            return str(STATUSES[was.agreement.status[number]])
    return ""


def _here(report: Report, found: Tried, row: int, was: Report | None) -> str:
    """One sentence: how the claim stands to what others say of the same."""
    wording, comparison = report.wording, report.agreement.comparison
    fact = comparison.cells.fact[row]
    mine = set(wording.rows(row))
    others = [one for one in comparison.cells.rows_of_fact(fact) if wording.claim(one) != found.claim][:_MOST_RELATED]
    conflicts = [
        finding
        for finding in report.flagged
        if finding.rule in OF_CONFLICT and found.claim in {wording.claim(one) for one in finding.rows}
    ]
    status, earlier = _status(report, row), _was(was, report, row)
    if conflicts and (against := _against(report, conflicts, row, mine)):
        weak = all(finding.severity != "error" for finding in conflicts)
        word = "strained against" if weak else "disputed with"
        now = "Now " if earlier not in ("disputed", "strained") else ""
        named = [f"{wording.called(one)}, which says {wording.that_is(one)}" for one in against[:_MOST_NAMED]]
        named += [f"{len(against) - _MOST_NAMED} more"] if len(against) > _MOST_NAMED else []
        return f"{now or word[:1].upper()}{word if now else word[1:]} {listed(named)}."
    stays = f" The fact stays {status}." if status in ("disputed", "strained") and earlier == status else ""
    source = wording.source(row)
    related: dict[str, set[str]] = {}
    for one in others:
        if wording.source(one) != source and wording.part(one) == wording.part(row):
            related.setdefault(relate(comparison, wording, row, one), set()).add(wording.source(one))
    if related.get("equal"):
        return f"Agrees with {_sources(related['equal'])}.{stays}"
    fits = set().union(*(related.get(name, set()) for name in ("refines", "refined-by", "overlaps")))
    if fits:
        return f"Fits what {_sources(fits)} say{'s' * (len(fits) == 1)}.{stays}"
    if any(wording.source(one) != source for one in others):
        return f"What others say cannot be compared with it: another scope, time or unit.{stays}"
    return "This source says more than once so." if others else "Nobody else says so yet."


def _against(report: Report, conflicts: Sequence[Finding], row: int, mine: set[int]) -> list[int]:
    """The rows that a claim conflicts with, one a source; where it excludes none, those that it is flagged with."""
    wording, comparison = report.wording, report.agreement.comparison
    claim = wording.claim(row)
    flagged = {one for finding in conflicts for one in finding.rows if wording.claim(one) != claim}
    sharp = [
        one
        for one in flagged
        if any(
            wording.part(own) == wording.part(one) and relate(comparison, wording, own, one) == "disjoint"
            for own in mine
        )
    ]
    simple = len(mine) == 1 and not wording.part(row)
    chosen = sharp if sharp or simple else sorted(flagged)
    return list({wording.source(one): one for one in sorted(chosen, reverse=True)}.values())[::-1]


def _sources(keys: set[str]) -> str:
    return counted(len(keys), "other source") if len(keys) > 1 else "one other source"
