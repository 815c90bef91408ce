"""What a check gives: the findings and the agreement of every fact, and which of them are shown.

Formats read a Report and nothing else. For notebooks it offers the same as pandas tables, made when asked for.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from math import isnan
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from discrepancies.evidence import located
from discrepancies.evidence.excerpts import Excerpt, in_context
from discrepancies.evidence.missing_texts import NotRun, not_run
from discrepancies.kinds import COMPOUND, PARTS
from discrepancies.law import row_order
from discrepancies.law.agreement import Agreement, fared
from discrepancies.load.dossier import Dossier
from discrepancies.model import SEVERITIES, STATES, STATUSES, Finding, Severity, State, Status
from discrepancies.report import dataframes
from discrepancies.report.entries import ALL, Agreed, Answer, Fared, Filter, LeftOpen, Row, fails
from discrepancies.report.standing import Stander
from discrepancies.rules.identity import worst
from discrepancies.wording import Wording, counted_until

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from discrepancies.decisions.log import Log
    from discrepancies.model import Entry
    from discrepancies.report.edition import Edition


@dataclass(frozen=True)
class Report:
    """The result of `check`: `flagged` are all findings, shown or not; `shown` is the filter."""

    dossier: Dossier
    agreement: Agreement
    wording: Wording
    flagged: tuple[Finding, ...]
    shown: Filter = ALL
    closed: tuple[Entry, ...] = ()
    """The decisions whose finding is gone, by its id."""
    rules: tuple[str, ...] = ()
    """The rules that ran, in their order."""
    decisions: str | None = None
    """The file of the editors' decisions, where there is one."""
    revision: str | None = None
    """The git revision of the dossier's files, and whether they have changed since; None where that is not known."""
    log: Log | None = field(default=None, repr=False)
    """All that editors decided and did, where there is a log."""
    edition: Edition | None = None
    """Of an edition for readers, its method and what was left out."""

    @cached_property
    def not_run(self) -> tuple[NotRun, ...]:
        """The rules that could not look at everything, and why."""
        return not_run(self.dossier, self.rules)

    @cached_property
    def shown_rows(self) -> NDArray[np.bool_]:
        """Which rows of the claims table the filter shows."""
        claims = self.dossier.claims
        mask = np.ones(len(claims), dtype=bool)
        if self.shown.events:
            mask &= claims["event"].isin(self.shown.events).to_numpy()
        if self.shown.sources:
            mask &= claims["source"].isin(self.shown.sources).to_numpy()
        comparison = self.agreement.comparison
        if self.shown.statuses:
            mask &= np.isin(self.agreement.status, [*map(STATUSES.index, self.shown.statuses)])[comparison.cells.fact]
        if self.shown.facts:
            asked = [
                not set(self.shown.facts).isdisjoint((self.wording.fact(row).key, self.wording.question(row)))
                for row in comparison.cells.first_row.tolist()
            ]
            mask &= np.array(asked, dtype=bool)[comparison.cells.fact]
        return mask

    @cached_property
    def shown_facts(self) -> list[int]:
        """The numbers of the events' facts that some shown claim answers, in order."""
        found: list[int] = np.flatnonzero(np.bincount(self.agreement.comparison.cells.fact[self.shown_rows])).tolist()
        return found

    @cached_property
    def shown_findings(self) -> tuple[Finding, ...]:
        """The findings that rest on a shown claim, or are about something shown; in order."""
        if self.shown == ALL:
            return self.flagged
        return tuple(finding for finding in self.flagged if self._shows(finding))

    def _shows(self, finding: Finding) -> bool:
        if finding.rows:
            return bool(self.shown_rows[list(finding.rows)].any())
        if self.shown.statuses:
            return False
        words = {finding.event, finding.fact, f"{finding.event}/{finding.fact}", *finding.named}
        return all(words & set(wanted) for wanted in self.shown if wanted)

    @cached_property
    def shown_events(self) -> list[tuple[str, str | None]]:
        """Key and title of the events with a shown fact, by key."""
        rows = self.agreement.comparison.cells.first_row[self.shown_facts]
        events = self.dossier.claims["event"].cat
        keys = [events.categories[code] for code in np.unique(events.codes.to_numpy()[rows])]
        return [(key, self.dossier.event_title(key)) for key in keys]

    @cached_property
    def shown_claims(self) -> int:
        """How many claims answer the shown facts, whichever source makes them."""
        asked = np.zeros(len(self.agreement.status), dtype=bool)
        asked[self.shown_facts] = True
        claim = self.dossier.claims["claim"].to_numpy()[asked[self.agreement.comparison.cells.fact]]
        return int(np.count_nonzero(np.bincount(claim)))

    @cached_property
    def findings_of(self) -> dict[tuple[str | None, str | None], list[str]]:
        """The ids of the shown findings about each event's fact (event, fact), in order."""
        found: dict[tuple[str | None, str | None], list[str]] = {}
        for finding in self.shown_findings:
            found.setdefault((finding.event, finding.fact), []).append(finding.id)
        return found

    def fact(self, number: int) -> Agreed:
        """One event's fact by its number in the agreement."""
        agreement, wording = self.agreement, self.wording
        comparison, answers = agreement.comparison, agreement.answers
        rows = comparison.cells.rows_of_fact(number)
        about, fact = wording.about(rows[0]), wording.fact(rows[0])
        return Agreed(
            number=number,
            event=str(about.event),
            fact=fact,
            status=STATUSES[agreement.status[number]],
            low=float(agreement.low[number]),
            high=float(agreement.high[number]),
            answers=tuple(map(self.answer, answers.of_fact(number))),
            answers_total=int(answers.total[number]),
            open=self.left_open(rows, *(float(ends[number]) for ends in agreement.left_open)),
            parts=self._parts(number) if fact.kind in COMPOUND else (),
            rows=self.claims_of(number),
            sources=int(agreement.sources[number]),
            origins=int(agreement.support[number]),
            findings=tuple(self.findings_of.get((about.event, fact.key), ())),
        )

    def claims_of(self, number: int) -> tuple[int, ...]:
        """The rows of one event's fact, one a claim, in the table's order."""
        first: dict[int, int] = {}
        for row in self.agreement.comparison.cells.rows_of_fact(number):
            first.setdefault(self.wording.claim(row), row)
        return tuple(first.values())

    def answer(self, place: int) -> Answer:
        """One listed answer, by its place in the agreement."""
        wording, said = self.wording, self.agreement.comparison.said
        first = int(self.agreement.answers.first[place])
        rows = self.agreement.answers.said_by(place).tolist()
        as_of, when = (self.dossier.written.columns[key][wording.claim(first)] for key in ("as_of", "when"))
        time = self.time(rows)
        return Answer(
            self.part_name(first),
            wording.about(first).scope,
            self.own_words(first),
            self.means(first),
            self.labelled(self.said(first), first, time),
            *(time, as_of, when),
            *(float(said.low[first]), float(said.high[first])),
            (first, *(row for row in rows if row != first)),
            *self.standing.of(place),
        )

    def left_open(self, rows: Sequence[int], low: float, high: float) -> LeftOpen | None:
        """What all claims on a question, in these rows, leave open; NaN, and None, where they conflict."""
        means = "" if isnan(low) else self.wording.between(low, high, rows)
        return LeftOpen(low, high, means, self.wording.vague(low, high, rows)) if means else None

    def own_words(self, row: int) -> str:
        """What a row says as its source words it; of a list the name that it stands for, or "without Ana Ruiz"."""
        if self.wording.fact(row).kind != "names" or not self.wording.part(row):
            return self.wording.value(row)
        return self.part_name(row) if self._listed[row] else f"without {self.part_name(row)}"

    def means(self, row: int) -> str:
        """What a row leaves possible, in words: "exactly 7"; a name is no other than it is."""
        return self.own_words(row) if self.wording.fact(row).kind == "names" else self.wording.means(row)

    def said(self, row: int) -> str:
        """What a row says, and means where that is not the same: "more than 137, that is, at least 138"."""
        kind = self.wording.fact(row).kind
        said = self.own_words(row) if kind == "names" else self.wording.that_is(row)
        return f"{self.part_name(row)}: {said}" if kind in PARTS and self.wording.part(row) else said

    @cached_property
    def standing(self) -> Stander:
        """Who stands how to each of the agreement's answers."""
        return Stander(self.agreement)

    def labelled(self, said: str, row: int, time: str) -> str:
        """What is said, of whom (as a row does) and up to when: "7 for those with him, as of 15 January 2018"."""
        scope = self.wording.scope(row)
        return f"{said}{f' for {scope}' if scope else ''}{f', {time}' if time else ''}"

    def time(self, rows: Sequence[int]) -> str:
        """Up to when these rows of one fact were counted, "" where its figures do not grow; see `counted_until`."""
        return counted_until.time(self.agreement.comparison, rows)

    def copied_from(self, row: int) -> list[int]:
        """The rows that a row has that time from, where it is not its own."""
        own = self.dossier.written.columns["as_of"][self.wording.claim(row)]
        return [] if own else counted_until.copied_from(self.agreement.comparison, row)

    def part_name(self, row: int) -> str:
        """The part of a compound fact that a row is about: "start", "end", or a name as a source writes it."""
        comparison, part = self.agreement.comparison, self.wording.part(row)
        if self.wording.fact(row).kind != "names" or not part:
            return part
        number = comparison.cells.part[row]
        start, end = np.searchsorted(comparison.cells.part, [number, number + 1]).tolist()
        return self.wording.name(start + int(np.argmax(self._listed[start:end])))

    @cached_property
    def _listed(self) -> NDArray[np.bool_]:
        return self.dossier.claims["listed"].to_numpy()

    def quote(self, row: int) -> str:
        """The words that show a row's value, "" where the claim has none."""
        return str(self._written[0][row])

    def inferred(self, row: int) -> str:
        """How the value of a row's claim follows, where its quote alone does not show it; else ""."""
        return self.dossier.written.columns["inferred"][self.wording.claim(row)] or ""

    def excerpt(self, row: int) -> Excerpt | None:
        """The quote of a row's claim as it stands in its source's text; None where that is not known."""
        found = located(self.dossier).get(self.wording.claim(row))
        return in_context(self.dossier, self.wording, row, found) if found else None

    def place(self, row: int) -> tuple[str, int]:
        """The file and line in which a row's claim is written down."""
        return str(self._written[1][row]), int(self._written[2][row])

    def stands_aside(self, row: int) -> bool:
        """Whether no row of a row's claim can be compared with anything."""
        return bool(self._aside[row])

    @cached_property
    def _written(self) -> list[NDArray[np.object_]]:
        return [self.dossier.claims[key].to_numpy(dtype=object) for key in ("quote", "file", "line")]

    @cached_property
    def _aside(self) -> NDArray[np.bool_]:
        claim = self.dossier.claims["claim"].to_numpy()
        return np.isin(claim, claim[self.agreement.comparison.cells.cell >= 0], invert=True)

    def _parts(self, number: int) -> tuple[tuple[str, Status], ...]:
        comparison = self.agreement.comparison
        rows = comparison.cells.rows_of_fact(number)
        first = {int(comparison.cells.part[row]): row for row in reversed(rows)}
        return tuple(
            (self.part_name(row), STATUSES[self.agreement.part_status[part]])
            for part, row in sorted(first.items())
            if self.wording.part(row)
        )

    @cached_property
    def fared(self) -> list[Fared]:
        """How each source that answers a shown fact fares, by key."""
        claims, compared, compatible = fared(self.agreement)
        speaks = np.bincount(self.dossier.claims["source"].cat.codes[self.shown_rows], minlength=len(claims))
        roots = self.agreement.comparison.lineage.roots
        keys = self.dossier.claims["source"].cat.categories
        return [
            Fared(key, tuple(sorted(roots.get(key, {key}))), int(claims[n]), int(compared[n]), int(compatible[n]))
            for n, key in enumerate(keys)
            if speaks[n]
        ]

    @cached_property
    def statuses(self) -> dict[Status, int]:
        """How many of the shown facts have each status, in the order of STATUSES, zeros left out."""
        counted = Counter(self.agreement.status[self.shown_facts].tolist())
        return {status: counted[n] for n, status in enumerate(STATUSES) if counted[n]}

    @cached_property
    def severities(self) -> dict[Severity, int]:
        """How many of the shown findings have each severity, in the order of SEVERITIES, zeros left out."""
        counted = Counter(finding.severity for finding in self.shown_findings)
        return {severity: counted[severity] for severity in SEVERITIES if counted[severity]}

    @cached_property
    def states(self) -> dict[State, int]:
        """How many of the shown findings are in each state, in the order of STATES."""
        counted = Counter(finding.state for finding in self.shown_findings)
        return {state: counted[state] for state in STATES}

    def fact_state(self, number: int) -> State | None:
        """How far an event's fact is decided, by its number: as the worst of its errors is; None where it has none."""
        return self._state_of.get(self.wording.about(int(self.agreement.comparison.cells.first_row[number]))[:2])

    @cached_property
    def _state_of(self) -> dict[tuple[str | None, str | None], State]:
        return worst(self.flagged)

    def fails(self, level: Severity) -> bool:
        """Whether a shown finding of this severity or a worse one is not settled."""
        return fails(self.shown_findings, level)

    @cached_property
    def findings(self) -> pd.DataFrame:
        """The shown findings as a table, one row each; see `dataframes.findings`."""
        return dataframes.findings(self.shown_findings, self.wording)

    @cached_property
    def facts(self) -> pd.DataFrame:
        """The shown facts as a table, one row each; see `dataframes.facts`."""
        return dataframes.facts([(self.fact(number), self.fact_state(number)) for number in self.shown_facts])

    def table(self, question: str) -> pd.DataFrame:
        """The agreement table of one fact ("event/fact"): a row a claim, in the order of `in_order`.

        Columns: answer, value, inferred, means, scope, time, source, voice, stated, quote, file, line. `answer` counts
        the fact's answers from 1; 0 where that which the claim gives is not listed.
        `time` says up to when it was counted, where the fact's figures may grow: "as of 15 January 2018".

        Raises:
            KeyError: no claim answers this question.
        """
        number = self.numbered(question)
        if len(number) != 1:
            raise KeyError(question)
        return pd.DataFrame(self.rows(number[0]), columns=list(Row._fields))

    def rows(self, number: int) -> list[Row]:
        """The claims of one fact, by its number, as its agreement table shows them."""
        place = self.answer_of(number)
        return [self._row(row, place.get(self.wording.claim(row), 0)) for row in self.in_order(number)]

    def _row(self, row: int, answer: int) -> Row:
        wording = self.wording
        file, line = self.place(row)
        return Row(
            answer=answer,
            value=wording.value(row),
            inferred=self.inferred(row),
            means=wording.answers(row),
            scope=wording.about(row).scope,
            time=self.time([row]),
            source=wording.source(row),
            voice=wording.voice(row),
            stated=wording.stated(row),
            quote=self.quote(row),
            file=file,
            line=line,
        )

    def numbered(self, question: str) -> list[int]:
        """The numbers of the facts asked for: "event/fact", or "fact" for that of every event."""
        comparison, wording = self.agreement.comparison, self.wording
        return [
            number
            for number, row in enumerate(comparison.cells.first_row.tolist())
            if question in (wording.fact(row).key, wording.question(row))
        ]

    def in_order(self, number: int) -> list[int]:
        """The rows of one fact, one a claim, in the order of its answers; last what gives none that is listed."""
        place, last = self.answer_of(number), len(self.agreement.answers.fact)
        return sorted(self.claims_of(number), key=lambda row: place.get(self.wording.claim(row), last))

    def sorted(self, rows: Sequence[int]) -> list[int]:
        """Rows by fact, scope (wholes first), time where figures may grow, and value; see `row_order`."""
        return list(
            map(int, row_order.ordered(self.agreement.comparison, self._scope_rank, np.array(rows, dtype=np.int64)))
        )

    @cached_property
    def _scope_rank(self) -> NDArray[np.int64]:
        return row_order.scope_ranks(self.dossier, self.agreement.comparison)

    def answer_of(self, number: int) -> dict[int, int]:
        """The listed answer that each claim of a fact gives, counted from 1; of a compound claim the first."""
        place: dict[int, int] = {}
        for ordinal, listed in enumerate(self.agreement.answers.of_fact(number), start=1):
            for row in self.agreement.answers.said_by(listed).tolist():
                place.setdefault(self.wording.claim(row), ordinal)
        return place

    def _repr_html_(self) -> str:
        """What a notebook shows: the counts, the findings and every fact, escaped by pandas."""
        return dataframes.page(self.statuses, self.findings, self.facts)
