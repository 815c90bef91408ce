"""The two sheets of findings: a row a finding with what was decided on it, and a row for each claim it rests on.

A finding leads to its claims, which stand together; each claim leads back, to its source and to the archived copy.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.formats import outline
from discrepancies.formats import spreadsheet_cells as cells
from discrepancies.formats.excerpt_marks import marked
from discrepancies.model import Deed
from discrepancies.save.workbook import MOST_ROWS, Heading
from discrepancies.wording import counted

if TYPE_CHECKING:
    from discrepancies.model import Finding
    from discrepancies.report import Report
    from discrepancies.save.workbook import Cell

FIRST = 2
"""The row below a header."""
ARCHIVED = "archived copy"
MOST_QUOTES = 8
"""Claims quoted beside a finding; its claims' own rows have them all."""

FINDINGS = (
    Heading("severity", 10),
    Heading("state", 10),
    Heading("event", 26, wrapped=True),
    Heading("question", 34, wrapped=True),
    Heading("rule", 18),
    Heading("what was found", 60, wrapped=True),
    Heading("values", 44, wrapped=True),
    Heading("claims", 12),
    Heading("sources", 28, wrapped=True),
    Heading("quotes", 60, wrapped=True),
    Heading("may be explained by", 44, wrapped=True),
    Heading("answer", 14),
    Heading("value", 18, wrapped=True),
    Heading("reason", 44, wrapped=True),
    Heading("by", 18, wrapped=True),
    Heading("at", 16),
    Heading("approved by", 18, wrapped=True),
    Heading("changed since", 40, wrapped=True),
    Heading("assigned to", 18, wrapped=True),
    Heading("until", 12),
    Heading("comments", 44, wrapped=True),
    *(Heading(key, aside=True) for key in ("event key", "fact key", "scope", "subject", "id", "evidence")),
)
CLAIMS = (
    Heading("finding", 24, wrapped=True),
    Heading("event", 26, wrapped=True),
    Heading("question", 34, wrapped=True),
    Heading("value", 26, wrapped=True),
    Heading("of whom or what", 22, wrapped=True),
    Heading("time", 22, wrapped=True),
    Heading("source", 28, wrapped=True),
    Heading("archive", 14),
    Heading("quoting", 24, wrapped=True),
    Heading("published", 12),
    Heading("quote", 60, wrapped=True),
    Heading("inferred", 30, wrapped=True),
    Heading("stated", 10),
    Heading("as of", 12),
    Heading("when", 12),
    Heading("locator", 14, wrapped=True),
    Heading("note", 34, wrapped=True),
    Heading("written in", 24),
    *(Heading(key, aside=True) for key in ("source key", "voice key", "event key", "fact key", "finding id")),
)


class Places(NamedTuple):
    """Where the claims of each shown finding stand: in the rows `begin[n]` to `begin[n + 1] - 1`."""

    begin: tuple[int, ...]

    def claims(self, number: int) -> tuple[int, int] | None:
        """The first and the last row of a finding's claims; None where it has none, or a sheet has no room for it."""
        first, last = self.begin[number], self.begin[number + 1] - 1
        return (first, last) if first <= last <= MOST_ROWS else None


def places(report: Report) -> Places:
    """Where the claims of the shown findings stand."""
    return Places(tuple(accumulate((len(one.rows) for one in report.shown_findings), initial=FIRST)))


def led_to(rows: Sequence[int]) -> Cell:
    """How many findings stand in these rows of their sheet, as a link to them; None where none does."""
    return cells.within(counted(len(rows), "finding"), "Findings", min(rows), max(rows)) if rows else None


def findings(report: Report, where: Places) -> Iterator[tuple[Cell, ...]]:
    """A row for each shown finding, in order."""
    for number, finding in enumerate(report.shown_findings):
        rows = report.sorted(finding.rows) if finding.rows else []
        at = where.claims(number)
        yield (
            finding.severity,
            finding.state,
            *_about(report, finding),
            finding.rule,
            cells.text(outline.sentence(report, finding.message)),
            cells.lines(_values(report, rows)),
            cells.within(counted(len(rows), "claim"), "Claims", *at) if at else None,
            cells.lines(dict.fromkeys(report.wording.naming.brief(report.wording.source(row)) for row in rows)),
            cells.lines(_quotes(report, rows), most=MOST_QUOTES),
            cells.lines(f"{kind}: {words}" for kind, words in finding.explanations),
            *_decided(finding),
            *_handled(report, finding),
            *map(cells.text, (finding.event, finding.fact, finding.scope, finding.subject)),
            *(finding.id, finding.evidence),
        )


def _about(report: Report, finding: Finding) -> tuple[Cell, Cell]:
    """The event by its title, and the question, the constraint or the source that it is about."""
    dossier = report.dossier
    fact = dossier.facts.get(finding.fact or "")
    constraint = dossier.constraints.get(finding.subject or "")
    asks = fact.asks if fact else (constraint.says or constraint.holds) if constraint else None
    return cells.text(dossier.event_title(finding.event or "") or finding.event), cells.text(asks)


def _values(report: Report, rows: Sequence[int]) -> list[str]:
    """What is said and by whom, a line a value in the sources' words: "7 for the group: Gazette; Wire quoting Ana"."""
    wording, said = report.wording, dict[str, dict[str, None]]()
    several = len({wording.about(row)[:2] for row in rows}) > 1
    for row in rows:
        value = report.labelled(wording.value(row), row, report.time([row]))
        value = f"{wording.fact(row).asks} {value}" if several else value
        said.setdefault(value, {})[_teller(report, row)] = None
    return [f"{value}: {'; '.join(who)}" for value, who in said.items()]


def _teller(report: Report, row: int) -> str:
    """Who says it, and whom they quote."""
    each = dict.fromkeys((report.wording.source(row), report.wording.voice(row)))
    return " quoting ".join(map(report.wording.naming.brief, each))


def _quotes(report: Report, rows: Sequence[int]) -> Iterator[str]:
    """The words that show it, each claim's with whose they are."""
    name = report.wording.naming.brief
    yield from dict.fromkeys(
        f"{name(report.wording.source(row))}: {_quote(report, row)}" for row in rows if report.quote(row)
    )


def _quote(report: Report, row: int) -> str:
    """A claim's quote as it stands in its source's text, with marks around it, where that is at hand."""
    excerpt = report.excerpt(row)
    return marked(excerpt) if excerpt else f"“{report.quote(row)}”"


def _decided(finding: Finding) -> Iterator[Cell]:
    """Answer, value, reason, by and at."""
    decision = finding.decision
    if decision is None:
        yield from (None,) * 5
        return
    yield cells.text(f"{decision.answer} ({decision.because})" if decision.because else decision.answer)
    yield cells.text(decision.value)
    yield cells.paragraphs(decision.reason)
    yield cells.text(decision.by)
    yield cells.moment(decision.at)


def _handled(report: Report, finding: Finding) -> Iterator[Cell]:
    """Who approved, what changed since, whose it is and until when, and the comments in force."""
    done, log = finding.handled, report.log
    approved = done.approved_by or (("awaits approval",) if done.awaits_approval else ())
    yield from (cells.lines(approved), cells.lines(finding.changed))
    yield from (cells.text(done.assigned), cells.day(done.until))
    deeds = [one for one in log.in_force(finding.id) if isinstance(one, Deed)] if log else []
    yield cells.lines(f"{one.by}, {one.at[:10]}: {one.says}" for one in deeds if one.does == "comment")


def claims(report: Report) -> Iterator[tuple[Cell, ...]]:
    """A row for each claim of each shown finding, those of one together."""
    for row_of, finding in enumerate(report.shown_findings, start=FIRST):
        for row in report.sorted(finding.rows) if finding.rows else ():
            yield (cells.within(finding.rule, "Findings", row_of, row_of), *_claim(report, row), finding.id)


def _claim(report: Report, row: int) -> Iterator[Cell]:
    wording, written = report.wording, report.dossier.written.columns
    about, claim, naming = wording.about(row), wording.claim(row), wording.naming
    source, voice = wording.source(row), wording.voice(row)
    declared = report.dossier.sources.get(source)
    file, line = report.place(row)
    yield cells.text(report.dossier.event_title(about.event or "") or about.event)
    yield cells.text(wording.fact(row).asks)
    yield from map(cells.text, (wording.value(row), wording.scope(row), report.time([row])))
    yield cells.web(naming.brief(source), *(declared.url, declared.archived) if declared else ())
    yield cells.web(ARCHIVED, declared.archived) if declared and declared.archived else None
    yield cells.text(naming.brief(voice)) if voice != source else None
    yield cells.day(declared.published) if declared else None
    yield cells.text(_quote(report, row) if report.quote(row) else None)
    yield from map(cells.text, (report.inferred(row), wording.stated(row)))
    yield from (cells.day(written[key][claim]) for key in ("as_of", "when"))
    yield from (cells.text(written[key][claim]) for key in ("locator", "note"))
    yield cells.text(f"{file}:{line}" if file else None)
    yield from map(cells.text, (source, voice if voice != source else None, about.event, about.fact))
