"""What the curating page shows: the dossier in a list, and one source's text with its claims and what none covers."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from discrepancies.evidence import located
from discrepancies.evidence.coverage import Covered, coverages
from discrepancies.kinds import KINDS
from discrepancies.language.languages import LANGUAGES, code_of, name_of
from discrepancies.language.safe import visible
from discrepancies.language.telling import languages_of
from discrepancies.load.texts.opening import ENDINGS
from discrepancies.model import CLAIM_KEYS, STATED
from discrepancies.pages.editable_claims import refusal
from discrepancies.pages.text_units import units
from discrepancies.wording.naming import Naming

if TYPE_CHECKING:
    from discrepancies.load.dossier import Dossier
    from discrepancies.model import Fact, Finding, Source
    from discrepancies.pages.curating import Bench, Seen

UNITED = ("quantity", "money")
"""Kinds whose facts say a unit."""
_MOST_FINDINGS = 20
_COVERED: WeakKeyDictionary[Dossier, dict[str, Covered]] = WeakKeyDictionary()


def listed(bench: Bench, seen: Seen) -> dict[str, Any]:
    """The dossier: its sources with how far they are claimed, and what can be claimed."""
    dossier, naming = seen.dossier, Naming(seen.dossier)
    many = Counter(dossier.written.columns["source"])
    return {
        "title": visible(dossier.title or ""),
        "files": [visible(path) for path in bench.paths],
        "log": bench.key,
        "undo": f"Take back: {bench.last.said}" if bench.last else None,
        "sources": [_source(seen, naming, one) | {"claims": many[key]} for key, one in dossier.sources.items()],
        "facts": [_fact(one) for one in dossier.facts.values()],
        "events": [{"key": key, "title": visible(title)} for key, title in _events(dossier).items()],
        "open_events": not dossier.events_declared,
        "voices": [
            *({"key": key, "title": visible(one.title), "source": False} for key, one in dossier.voices.items()),
            *({"key": key, "title": visible(naming.name(key)), "source": True} for key in dossier.sources),
        ],
        "kinds": list(KINDS),
        "units_of": list(UNITED),
        "languages": [{"key": code, "name": name_of(code)} for code in LANGUAGES],
        "endings": sorted(ENDINGS),
        "stated": list(STATED),
    }


def shown(seen: Seen, key: str) -> dict[str, Any]:
    """One source: its text, its claims and what none of them covers."""
    dossier, source = seen.dossier, seen.dossier.sources[key]
    text = dossier.texts.get(key)
    places = units(text.plain) if text else None
    marks = _coverage(dossier, key).missing if text else ()
    return {
        **_source(seen, Naming(dossier), source),
        **{one: visible(getattr(source, one) or "") for one in ("title", "publisher", "published", "url")},
        "file": visible(text.name) if text else "",
        "text": places.shown if places else "",
        "span": [places.of(place) for place in text.span] if places and text else [0, 0],
        "claims": _claims(seen, key),
        "marks": [
            {
                "start": places.of(one.start),
                "end": places.of(one.end),
                "line": one.line,
                "kind": one.kind,
                "text": visible(" ".join(one.text.split())),
            }
            for one in marks
            if places
        ],
    }


def _source(seen: Seen, naming: Naming, source: Source) -> dict[str, Any]:
    dossier, key = seen.dossier, source.key
    text = dossier.texts.get(key)
    covered = _coverage(dossier, key) if text else None
    codes = languages_of(source.language, text.plain[slice(*text.span)]) if text else languages_of(source.language, "")
    return {
        "key": key,
        "name": visible(_named(naming, source)),
        "language": source.language,
        "read": bool(codes) if source.language is None else code_of(source.language) is not None,
        "has_text": text is not None,
        "missing": "" if text else _missing(source),
        "refused": refusal(source.at, "add the claim") or changed(dossier, source),
        "event": source.event or "",
        "seen": seen.digest_of(source.at.file),
        "figures_claimed": covered.claimed if covered else 0,
        "figures_total": covered.total if covered else 0,
        "names_claimed": covered.names_claimed if covered else 0,
        "names_total": covered.names_total if covered else 0,
    }


def changed(dossier: Dossier, source: Source) -> str:
    """That a source's text is no longer the one that was read; "" where it is, or where nobody says which that was."""
    text, pinned = dossier.texts.get(source.key), source.text and source.text.sha256
    if text is None or not pinned or pinned == text.sha256:
        return ""
    return "Its text is no longer the one that was read: look at its quotes, then run discrepancies quotes --pin."


def _named(naming: Naming, source: Source) -> str:
    name = naming.called(source.key)
    return f"{name}, {source.published}" if source.published else name


def _missing(source: Source) -> str:
    text = source.text
    if text is None:
        return "No text is declared for it: add one, by a file or by pasting."
    if text.file is None:
        return "Its text is declared by its SHA-256 alone: give the folder that it lies in, by --texts."
    return f"{Path(text.at.file).parent / text.file} is not there: put the text there, or give its folder by --texts."


def _coverage(dossier: Dossier, source: str) -> Covered:
    """How far a source's text is covered, worked out once a dossier."""
    if dossier not in _COVERED:
        _COVERED[dossier] = {one.source: one for one in coverages(dossier)}
    return _COVERED[dossier][source]


def _fact(fact: Fact) -> dict[str, Any]:
    return {
        "key": fact.key,
        "asks": visible(fact.asks),
        "kind": fact.kind,
        "unit": fact.unit and visible(fact.unit),
        "over_time": fact.over_time,
        "scopes": [{"key": key, "label": visible(scope.label)} for key, scope in fact.scopes.items()],
        "terms": [visible(term.name) for term in fact.terms],
    }


def _events(dossier: Dossier) -> dict[str, str]:
    """The events that claims can be of, or that some are."""
    declared = {key: event.title or key for key, event in dossier.events.items()}
    return declared or {key: key for key in dossier.written.columns["event"].first()}


def _claims(seen: Seen, source: str) -> list[dict[str, Any]]:
    dossier = seen.dossier
    report = seen.report
    if report is None:
        return []
    numbers = dossier.written.columns["source"].among({source}).tolist()
    rows = _rows(dossier)
    found = _findings(seen, source)
    places = units(dossier.texts[source].plain) if source in dossier.texts else None
    quotes = located(dossier)
    shown = []
    for number in numbers:
        row = rows.get(number)
        where = quotes.get(number)
        said = {key: dossier.written.columns[key][number] or "" for key in CLAIM_KEYS}
        at = dossier.written.place(number, "fact")
        own = {**said, "event": said["event"] if dossier.written.places["event"][number] else ""}
        fact = dossier.facts[said["fact"]]
        shown.append(
            {
                "at": f"{at.file}:{dossier.written.places['fact'][number]}",
                "where": visible(f"{at.file}:{dossier.written.line[number]}"),
                **{key: visible(said[key]) for key in ("event", "fact", "value", "quote", "scope", "as_of", "stated")},
                "voice": visible(said["attributed_to"]),
                "asks": visible(fact.asks),
                "means": visible(report.wording.answers(row)) if row is not None else "",
                "texts": own,
                "spans": [[places.of(part.start), places.of(part.end)] for part in where.passages]
                if where and places
                else [],
                "refused": refusal(at) or "",
                "findings": [_finding(one) for one in found.get(number, ())[:_MOST_FINDINGS]],
            }
        )
    return shown


def _rows(dossier: Dossier) -> dict[int, int]:
    """The first row of each claim in the table."""
    claims = dossier.claims["claim"].tolist()
    return {claim: row for row, claim in reversed(list(enumerate(claims)))}


def _findings(seen: Seen, source: str) -> dict[int, list[Finding]]:
    """What is flagged of each claim of a source, by its number."""
    found: dict[int, list[Finding]] = {}
    if seen.report is None:
        return found
    wording = seen.report.wording
    for finding in seen.report.flagged:
        if finding.rule in _OF_A_LIST:
            continue
        for claim in {wording.claim(row) for row in finding.rows if wording.source(row) == source}:
            found.setdefault(claim, []).append(finding)
    return found


_OF_A_LIST = frozenset({"single-source", "echo", "quote-missing", "figure-unclaimed", "language-not-read"})
"""Rules that flag many claims at once, for one reason that is not theirs alone."""


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "rule": finding.rule,
        "severity": finding.severity,
        "says": visible(finding.message),
    }
