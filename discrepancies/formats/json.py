"""JSON, a public contract (docs/json-report.md, schemas/report.schema.json), for whatever reads the report next.

It is written some facts at a time: every column is encoded once a distinct value and one template is
filled a line, so a hundred thousand claims take a fraction of a second and never stand in memory together. Every
fact, finding and source has a line of its own, so that two reports can be compared line by line.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from json.encoder import encode_basestring, encode_basestring_ascii
from typing import TYPE_CHECKING, Any, TextIO

import numpy as np

from discrepancies.evidence import located
from discrepancies.formats import Render, Style, columns, edition_words
from discrepancies.kinds import COMPOUND
from discrepancies.language.safe import hidden
from discrepancies.law.stances import STANCES
from discrepancies.model import STATUSES, Handled

if TYPE_CHECKING:
    from discrepancies.columns.arrays import Floats, Ints, Mask
    from discrepancies.evidence.quotes import Found
    from discrepancies.language.reading import Bound
    from discrepancies.load.texts.source_text import SourceText
    from discrepancies.model import Decision, Explanation, Finding
    from discrepancies.report import Report

FORMAT = "discrepancies-report/2"

_CLAIMS_AT_ONCE = 10_000
_FINDINGS_AT_ONCE = 2_000


def _template(*keys: str) -> str:
    return "{" + ", ".join(f'"{key}": %s' for key in keys) + "}"


_CLAIM = _template(
    *("source", "voice", "value", "means", "low", "high", "hedge", "scope", "as_of", "stated", "quote"),
    *("inferred", "file", "line", "selectors"),
)
_SELECTORS = (
    '{"type": "TextQuoteSelector", "exact": %s, "prefix": %s, "suffix": %s}, '
    '{"type": "TextPositionSelector", "start": %d, "end": %d}'
)
_EVIDENCE = _template("source", "value", "quote", "inferred", "file", "line")
_ANSWERED = ("value", "means", "low", "high", "scope", "as_of", "when")
_ANSWER = _template(*_ANSWERED, *STANCES)
_STANCE = '{"sources": [%s], "sources_total": %d, "origins": [%s]}'
_NOBODY = _STANCE % ("", 0, "")
_OPEN = _template("low", "high", "means")
_PART = _template("part", "status", "low", "high", "answers", "open")
_FACT = _template(
    *("event", "fact", "asks", "kind", "unit", "status", "low", "high", "answers", "answers_total"),
    *("open", "claims", "parts", "findings"),
)
_FINDING = _template(
    *("id", "evidence", "rule", "severity", "event", "fact", "scope", "subject", "message", "claims"),
    *("explanations", "state", "decision", "changed", "handled"),
)
_CLOSED = _template("id", "evidence", "rule", "event", "fact", "scope", "subject", "decision")
_SOURCE = _template("source", "origins", "claims", "compared", "compatible", "text")
_TEXT = _template("file", "sha256")


def render(report: Report, out: TextIO, style: Style) -> None:  # noqa: ARG001
    """Write the report as one JSON object."""
    lists = {
        "events": _events(report),
        "facts": _facts(report),
        "findings": _findings(report),
        "closed": _closed(report),
        "sources": _sources(report),
    }
    made = {"title": report.dossier.title, "files": report.dossier.paths, "revision": report.revision}
    start = {"format": FORMAT, **made, "decisions": report.decisions, "summary": _summary(report)}
    if report.edition:
        start["edition"] = edition_words.record(report.edition)
    write_object(out, start, lists)


FILES: Mapping[str, Render] = {"report.json": render}


def text(value: str | None) -> str:
    """A text as JSON: readable letters as they are, what acts on a terminal escaped; null for None."""
    if value is None:
        return "null"
    return escaped(encode_basestring(value))


def escaped(encoded: str) -> str:
    """JSON whose strings hold readable letters as they are, with what acts on a terminal escaped."""
    if encoded.isprintable():
        return encoded
    return "".join(encode_basestring_ascii(one)[1:-1] if hidden(one) else one for one in encoded)


def texts(values: Sequence[str | None]) -> list[str]:
    """Many texts as JSON, at the speed of the encoder where none of them has anything to hide."""
    encode = encode_basestring if "".join(filter(None, values)).isprintable() else text
    return ["null" if value is None else encode(value) for value in values]


def written(value: Any) -> str:
    """Anything as JSON on one line, its letters as they are; see `escaped`."""
    return escaped(json.dumps(value, ensure_ascii=False))


def write_object(out: TextIO, start: Mapping[str, Any], lists: Mapping[str, Iterable[Sequence[str]]]) -> None:
    """Write an object: what it starts with, a line each, and lists in batches of their elements as JSON."""
    out.write("{" + ",\n ".join(f'"{key}": {written(value)}' for key, value in start.items()))
    for key, batches in lists.items():
        out.write(f',\n "{key}": [')
        write_lines(out, batches)
        out.write("]")
    out.write("}\n")


def write_lines(out: TextIO, batches: Iterable[Sequence[str]]) -> None:
    """Write batches of elements of an array, one a line."""
    separator = "\n  "
    for batch in batches:
        if batch:
            out.write(separator)
            out.write(",\n  ".join(batch))
            separator = ",\n  "


def _filled(template: str, *columns: Iterable[object]) -> list[str]:
    """A template filled once for each row of some columns."""
    return list(map(template.__mod__, zip(*columns, strict=True)))


def _summary(report: Report) -> dict[str, Any]:
    refused = len(report.dossier.refused)
    return {
        "events": len(report.shown_events),
        "sources": len(report.fared),
        "facts": len(report.shown_facts),
        "claims": report.shown_claims,
        "status": report.statuses,
        "findings": report.severities,
        "open": report.states["open"],
        "settled": report.states["settled"],
        "stale": report.states["stale"],
        **({"refused": refused} if refused else {}),
        "not_run": [{"rule": one.rule, "why": one.why} for one in report.not_run],
    }


def _events(report: Report) -> Iterator[list[str]]:
    template = _template("event", "title")
    yield [template % (text(key), text(title)) for key, title in report.shown_events]


def _sources(report: Report) -> Iterator[list[str]]:
    yield [
        _SOURCE
        % (text(fared.source), _texts(fared.origins), *fared[2:], _text_of(report.dossier.texts.get(fared.source)))
        for fared in report.fared
    ]


def _text_of(read: SourceText | None) -> str:
    return _TEXT % (text(read.name), text(read.sha256)) if read else "null"


def _texts(values: Sequence[str]) -> str:
    return f"[{', '.join(texts(values))}]"


def _ids(ids: Sequence[str]) -> str:
    """Ids of findings, whose hex digits need no encoder."""
    joined = '", "'.join(ids)
    return f'["{joined}"]' if ids else "[]"


def _facts(report: Report) -> Iterator[list[str]]:
    shown = np.array(report.shown_facts, dtype=np.int64)
    sizes = np.diff(np.append(report.agreement.comparison.cells.first_row, len(report.dossier.claims)))[shown]
    batch = np.cumsum(sizes) // _CLAIMS_AT_ONCE
    for facts in np.split(shown, np.flatnonzero(np.diff(batch)) + 1):
        yield _batch_of_facts(report, facts)


def _batch_of_facts(report: Report, facts: Ints) -> list[str]:
    agreement, first_row = report.agreement, report.agreement.comparison.cells.first_row[facts]
    event = columns.named(report, "event", first_row).written(list)
    declared = [report.wording.fact(row) for row in first_row.tolist()]
    asked = {
        key: tuple(map(text, (key, fact.asks, fact.kind, fact.unit)))
        for key, fact in {fact.key: fact for fact in declared}.items()
    }
    low, high = columns.ends(report, first_row, agreement.low[facts], agreement.high[facts])
    compound = np.array([fact.kind in COMPOUND for fact in declared], dtype=bool)
    answers, parts = _answers_of(report, facts, compound)
    questions = zip(event, (fact.key for fact in declared), strict=True)
    return _filled(
        _FACT,
        texts(event),
        *zip(*(asked[fact.key] for fact in declared), strict=True),
        texts([STATUSES[status] for status in agreement.status[facts].tolist()]),
        low.written(bounds),
        high.written(bounds),
        answers,
        agreement.answers.total[facts].tolist(),
        _opens(report, first_row, *(ends[facts] for ends in agreement.left_open)),
        _claims_of(report, facts),
        parts,
        [_ids(report.findings_of.get(of, ())) for of in questions],
    )


def bounds(values: Sequence[Bound]) -> list[str]:
    """Ends of intervals as JSON; an unbounded one is None, never infinity."""
    return [text(value) if value is None or isinstance(value, str) else repr(value) for value in values]


def _claims_of(report: Report, facts: Ints) -> list[str]:
    """The claims of each of these facts, as JSON arrays."""
    first, last = columns.claim_rows(report, facts)
    said = columns.claims(report, first, last)
    written = {key: column.written(bounds if key in ("low", "high") else texts) for key, column in said.items()}
    claims = _filled(_CLAIM, *written.values(), *_places(report, first), _selectors(report, first))
    return _arrays(claims, report.agreement.comparison.cells.fact[first], facts)


def _places(report: Report, rows: Ints) -> tuple[Iterable[object], Iterable[object]]:
    """The file and the line of each of these rows, as JSON; null in an edition for readers."""
    if report.edition:
        return ["null"] * len(rows), ["null"] * len(rows)
    return columns.named(report, "file", rows).written(texts), report.dossier.claims["line"].to_numpy()[rows].tolist()


def _selectors(report: Report, rows: Ints) -> list[str]:
    """Where the quotes of the claims in these rows stand in their texts, as selectors of the Web Annotation model."""
    dossier, found = report.dossier, located(report.dossier)
    if not found:
        return ["null"] * len(rows)
    written = dossier.written.columns["source"]
    return [
        _selected(dossier.texts[str(written[claim])], at) if (at := found.get(claim)) else "null"
        for claim in dossier.claims["claim"].to_numpy()[rows].tolist()
    ]


def _selected(read: SourceText, found: Found) -> str:
    # Start-up: most dossiers have no texts at hand.
    from discrepancies.evidence.quotes import selector

    selectors = [selector(read, passage) for passage in found.passages]
    pairs = (_SELECTORS % (*map(text, one[:3]), one.start, one.end) for one in selectors)
    return f"[{', '.join(pairs)}]"


def _answers_of(report: Report, facts: Ints, compound: Mask) -> tuple[list[str], list[str]]:
    """The answers of each of these facts and its parts, as JSON: a compound fact's answers are its parts'."""
    known = columns.answers(report, facts)
    write = {"low": bounds, "high": bounds}
    who = known.stances
    said = zip(who.sources(texts, ", "), who.totals(), who.origins(texts, ", "), strict=True)
    stands = [_STANCE % one if one[1] else _NOBODY for one in said]
    elements = _filled(
        _ANSWER,
        *(known.columns[key].written(write.get(key, texts)) for key in _ANSWERED),
        *(stands[stance :: len(STANCES)] for stance in range(len(STANCES))),
    )
    answers = _arrays(elements, report.agreement.answers.fact[known.place], facts)
    parts = columns.parts(report, facts[compound])
    of_part = _filled(
        _PART,
        texts(parts.names),
        texts([STATUSES[status] for status in report.agreement.part_status[parts.number].tolist()]),
        parts.low.written(bounds),
        parts.high.written(bounds),
        _arrays(elements, known.part, parts.number),
        _opens(report, parts.first, *(ends[parts.number] for ends in report.agreement.part_left_open)),
    )
    of_fact = _arrays(of_part, parts.fact, facts)
    return (
        ["[]" if several else listed for several, listed in zip(compound.tolist(), answers, strict=True)],
        [listed if several else "null" for several, listed in zip(compound.tolist(), of_fact, strict=True)],
    )


def _opens(report: Report, rows: Ints, low: Floats, high: Floats) -> list[str]:
    """What all claims on some questions leave open, as JSON: null where they conflict; a row of each question."""
    left = columns.left_open(report, rows, low, high)
    return ["null" if one is None else _OPEN % (*bounds(one[:2]), text(one[2])) for one in left]


def _arrays(elements: Sequence[str], label: Ints, wanted: Ints) -> list[str]:
    """For each wanted label the elements that bear it, as a JSON array; labels rise."""
    runs = columns.joined(elements, ", ", np.searchsorted(label, wanted), np.searchsorted(label, wanted, side="right"))
    return [f"[{run}]" for run in runs]


def _findings(report: Report) -> Iterator[list[str]]:
    for begin in range(0, len(report.shown_findings), _FINDINGS_AT_ONCE):
        yield _batch_of_findings(report, report.shown_findings[begin : begin + _FINDINGS_AT_ONCE])


def _batch_of_findings(report: Report, findings: Sequence[Finding]) -> list[str]:
    rows = np.unique(np.array([row for finding in findings for row in finding.rows], dtype=np.int64))
    said = (columns.named(report, key, rows) for key in ("source", "value", "quote"))
    said_so = (
        *(column.written(texts) for column in (*said, columns.inferred(report, rows))),
        *_places(report, rows),
    )
    evidence = dict(zip(rows.tolist(), _filled(_EVIDENCE, *said_so), strict=True))
    word = cache(text)  # rules, events and facts recur
    messages = texts([finding.message for finding in findings])
    return [
        _FINDING
        % (
            *map(word, finding[:8]),
            message,
            f"[{', '.join([evidence[row] for row in finding.rows])}]",
            _records(finding.explanations),
            word(finding.state),
            "null" if finding.decision is None else _records([finding.decision])[1:-1],
            _texts(finding.changed),
            "null" if finding.handled == Handled() else written(finding.handled._asdict()),
        )
        for finding, message in zip(findings, messages, strict=True)
    ]


def _closed(report: Report) -> Iterator[list[str]]:
    yield [_CLOSED % (*map(text, entry[:7]), _records([entry.decision])[1:-1]) for entry in report.closed]


def _records(records: Iterable[Explanation | Decision]) -> str:
    """Named tuples of texts as a JSON array of objects."""
    return f"[{', '.join([_template(*record._fields) % tuple(map(text, record)) for record in records])}]"
