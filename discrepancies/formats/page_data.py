"""The whole report as data inside the HTML page: what its script draws, filters and sorts when it is asked to.

A page of five thousand facts would freeze if all of it were drawn, so only what has to be decided is. The rest stands
in columns, each distinct text once: `{"of": codes, "values": texts}`, without `of` where there is but one value.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from discrepancies.columns.arrays import distinct
from discrepancies.formats import answer_words, columns, decision_words, outline
from discrepancies.formats.columns import Column
from discrepancies.language.safe import visible
from discrepancies.law.stances import STANCES
from discrepancies.model import ANSWERS, SEVERITIES, STATES, STATUSES
from discrepancies.wording import listed

if TYPE_CHECKING:
    from discrepancies.columns.arrays import Ints, Mask
    from discrepancies.language.reading import Bound
    from discrepancies.report import Report

_IN_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
"""What could end a script element or its lines, as JSON may write it instead."""

_ORDERS = {"severity": SEVERITIES, "state": STATES, "status": STATUSES, "answer": ANSWERS}
"""What has an order of its own, in that order."""

_TELLING = ("source", "voice", "stated")
"""The columns that say whose word a claim is, and how firm."""

Coded = dict[str, Any]
"""A column as the page reads it."""


def data(report: Report) -> str:
    """The shown facts, their claims and answers, and the shown findings: JSON that may stand in a script element."""
    facts = np.array(report.shown_facts, dtype=np.int64)
    every = {
        "events": [(visible(key), visible(title or key)) for key, title in report.shown_events],
        "names": _names(report),
        "keys": _keys(report),
        "orders": {**_ORDERS, "fact": _asked(report, facts)},
        "waiting": dict(decision_words.WAITING),
        "facts": _facts(report, facts),
        "claims": _claims(report, facts),
        "answers": _answers(report, facts),
        "findings": _findings(report, facts),
    }
    return in_script(json.dumps(every, ensure_ascii=False, separators=(",", ":")))


def in_script(text: str) -> str:
    """JSON as it may stand in a script element: nothing in it ends one, or begins anything."""
    for one, instead in _IN_SCRIPT.items():
        text = text.replace(one, instead)
    return text


def _coded(column: Column) -> Coded:
    values = [visible(value) if isinstance(value, str) else value for value in column.values]
    return {"values": values} if len(values) == 1 else {"of": column.codes.tolist(), "values": values}


def _column(values: Sequence[Bound]) -> Coded:
    """A column of values that are at hand one by one."""
    distinct = {value: code for code, value in enumerate(dict.fromkeys(values))}
    return _coded(Column(np.array([distinct[value] for value in values], dtype=np.int64), list(distinct)))


def _names(report: Report) -> dict[str, str]:
    """What the sources are called, by key, where that is another word."""
    called = ((one.source, report.wording.naming.called(one.source)) for one in report.fared)
    return {visible(key): visible(name) for key, name in called if name != key}


def _keys(report: Report) -> list[str]:
    """What may stand in brackets behind a name, to be set in grey."""
    dossier = report.dossier
    scopes = {scope for fact in dossier.facts.values() for scope in fact.scopes}
    return sorted({*map(visible, (*_names(report), *dossier.voices, *dict(report.shown_events), *scopes))})


def _asked(report: Report, facts: Ints) -> list[str]:
    """The keys of these facts, each once, in the order in which the dossier declares them."""
    rows = report.agreement.comparison.cells.first_row[facts]
    asked = set(columns.named(report, "fact", rows).values)
    return [visible(key) for key in report.dossier.facts if key in asked]


def _facts(report: Report, facts: Ints) -> dict[str, Any]:
    """Of each fact: what it is, its status, and how many of the claims and answers are its own."""
    first = report.agreement.comparison.cells.first_row[facts]
    asked = [report.wording.fact(row) for row in first.tolist()]
    known = report.agreement.answers
    listed = np.searchsorted(known.fact, facts, side="right") - np.searchsorted(known.fact, facts)
    return {
        "event": _coded(columns.named(report, "event", first)),
        "fact": _column([fact.key for fact in asked]),
        "asks": _column([fact.asks for fact in asked]),
        "status": _column([STATUSES[status] for status in report.agreement.status[facts].tolist()]),
        "answers": listed.tolist(),
        "unlisted": _column((known.total[facts] - listed).tolist()),
        "open": _column(_left_open(report, facts, listed)),
        "claims": np.bincount(
            np.searchsorted(facts, report.agreement.comparison.cells.fact[columns.claim_rows(report, facts)[0]]),
            minlength=len(facts),
        ).tolist(),
    }


def _left_open(report: Report, facts: Ints, answers: Ints) -> list[str]:
    """What all claims on each of these facts leave open together, of one that has several answers; else ""."""
    lows, highs = (ends[facts].tolist() for ends in report.agreement.left_open)
    opened = (
        report.left_open(report.agreement.comparison.cells.rows_of_fact(number), low, high) if several else None
        for number, low, high, several in zip(facts.tolist(), lows, highs, (answers > 1).tolist(), strict=True)
    )
    return [one.means if one and not one.vague else "" for one in opened]


def _claims(report: Report, facts: Ints) -> dict[str, Any]:
    """The claims of these facts, fact by fact and by the answer that each gives; 0 is none listed."""
    table, fact = report.dossier.claims, report.agreement.comparison.cells.fact
    rows = columns.claim_rows(report, facts)[0]
    place = _answer_of(report)[table["claim"].to_numpy()[rows]]
    order = np.lexsort((np.where(place, place, np.iinfo(np.int64).max), fact[rows]))
    rows, place = rows[order], place[order]
    return {
        "source": _coded(columns.named(report, "source", rows)),
        "who": _coded(_who(report, rows)),
        "about": _coded(_abouts(report, rows, _times(report, rows))),
        "value": _coded(columns.named(report, "value", rows)),
        "inferred": _coded(columns.inferred(report, rows)),
        "quote": _coded(columns.named(report, "quote", rows)),
        "file": _coded(columns.named(report, "file", rows)),
        "line": table["line"].to_numpy()[rows].tolist(),
        "answer": place.tolist(),
        "compared": "".join("01"[held] for held in _compared(report, rows).tolist()),
    }


def _compared(report: Report, rows: Ints) -> Mask:
    """Whether the sources of the claims in these rows were held against another on that fact, as `fared` has it."""
    comparison, source = report.agreement.comparison, report.dossier.claims["source"].cat
    pairs = comparison.cells.fact * max(len(source.categories), 1) + source.codes.to_numpy()
    held = distinct(pairs[comparison.cells.cell >= 0])
    several = np.bincount(held // max(len(source.categories), 1), minlength=len(report.agreement.status)) > 1
    return np.isin(pairs[rows], held) & several[comparison.cells.fact[rows]]


def _answer_of(report: Report) -> Ints:
    """For each claim the listed answer of its fact that it gives, counted from 1, the first of several; 0 for none."""
    known = report.agreement.answers
    ordinal = np.arange(len(known.fact)) - np.searchsorted(known.fact, known.fact) + 1
    place = np.zeros(len(report.dossier.written), dtype=np.int64)
    claim = report.dossier.claims["claim"].to_numpy()[known.rows]
    # Answers of a fact follow one another, so the first is what is written last.
    place[claim[::-1]] = np.repeat(ordinal, np.diff(known.start))[::-1]
    return place


def _who(report: Report, rows: Ints) -> Column:
    """Who makes the claims in these rows, and how firmly: "wire (quoting officials), as alleged"."""
    wording = report.wording
    codes, of = columns.distinct(*(report.dossier.claims[key].cat.codes.to_numpy()[rows] for key in _TELLING))
    told = ((wording.who(row), wording.stated(row)) for row in rows[of].tolist())
    return Column(codes, [who if stated == "fact" else f"{who}, as {stated}" for who, stated in told])


def _abouts(report: Report, rows: Ints, times: Column) -> Column:
    """Of whom and up to when what is said in these rows is: "for the leader and those with him, undated"."""
    fact, scope = (report.dossier.claims[key].cat.codes.to_numpy()[rows] for key in ("fact", "scope"))
    codes, of = columns.distinct(fact, scope, times.codes)
    said = (
        report.labelled("", row, str(times.values[times.codes[n]] or ""))
        for n, row in zip(of, rows[of].tolist(), strict=True)
    )
    return Column(codes, [about.lstrip(" ,") for about in said])


def _times(report: Report, rows: Ints) -> Column:
    """When what these rows say held, and up to when it was counted, in words."""
    comparison = report.agreement.comparison
    known = comparison.clocks.dated(rows)
    counts = comparison.clocks.moves[rows]
    # Of what is not dated, whether any other of its fact is decides what is said.
    fact = np.where(counts & ~known, comparison.cells.fact[rows], -1)
    when = (np.where(counts & known, key[rows], 0) for key in (comparison.clocks.earliest, comparison.clocks.latest))
    how = (counts & key[rows] for key in (comparison.clocks.counted, comparison.clocks.repeating))
    codes, of = columns.distinct(counts, fact, *when, *how, comparison.whens.number[rows])
    return Column(codes, [report.time([row]) or None for row in rows[of].tolist()])


def _answers(report: Report, facts: Ints) -> dict[str, Any]:
    """The listed answers of these facts: what each says, of whom and up to when, and who gives it."""
    known = columns.answers(report, facts)
    first, time = report.agreement.answers.first[known.place], columns.times(report, known)
    fact, scope = (report.dossier.claims[key].cat.codes.to_numpy()[first] for key in ("fact", "scope"))
    value, means = known.columns["value"], known.columns["means"]
    codes, of = columns.distinct(fact, scope, value.codes, means.codes, known.part, time.codes)
    labels = [
        report.labelled(report.said(row), row, str(time.values[time.codes[n]] or ""))
        for n, row in zip(of.tolist(), first[of].tolist(), strict=True)
    ]
    who = known.stances
    others = zip(*(who.keys_of(stance) for stance in answer_words.STANDS), strict=True)
    support = map(answer_words.support, who.totals()[:: len(STANCES)], who.origin_totals()[:: len(STANCES)])
    return {
        "others": _column([_others(report, keys) for keys in others]),
        "label": _coded(Column(codes, labels)),
        "support": _column(list(support)),
    }


def _others(report: Report, who: Sequence[Sequence[str]]) -> str:
    """Who else stands how to an answer: "borne out by Wire; excluded by Herald [herald]"."""
    naming = report.wording.naming
    told = zip(answer_words.STANDS.values(), who, strict=True)
    return "; ".join(f"{how} {listed(map(naming.brief, keys))}" for how, keys in told if keys)


def _findings(report: Report, facts: Ints) -> dict[str, Any]:
    """The shown findings: what they are, which fact they are about (-1 for none of those shown) and whose claims."""
    shown, wording = report.shown_findings, report.wording
    first = report.agreement.comparison.cells.first_row[facts]
    place = {wording.about(row)[:2]: number for number, row in enumerate(first.tolist())}
    size = np.array([len(finding.rows) for finding in shown], dtype=np.int64)
    rows = np.array([row for finding in shown for row in finding.rows], dtype=np.int64)
    source = report.dossier.claims["source"].cat
    keys = max(len(source.categories), 1)
    pairs = np.unique(np.repeat(np.arange(len(shown)), size) * keys + source.codes.to_numpy()[rows])
    speaks, code = np.divmod(pairs, keys)
    return {
        "id": [finding.id for finding in shown],
        **{key: _column([getattr(one, key) for one in shown]) for key in ("rule", "severity", "state", "event")},
        "answer": _column([one.decision and one.decision.answer for one in shown]),
        "by": _column([one.decision and one.decision.by for one in shown]),
        "assigned": _column([one.handled.assigned for one in shown]),
        "about": _column(["/".join(filter(None, (one.event, one.fact))) or one.subject or "" for one in shown]),
        "fact": [place.get((one.event, one.fact), -1) for one in shown],
        "message": [visible(outline.sentence(report, one.message)) for one in shown],
        "sources": np.bincount(speaks, minlength=len(shown)).tolist(),
        "source": _coded(Column(code, source.categories.tolist())),
    }
