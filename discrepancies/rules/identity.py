"""What turns a rule's flag into a finding: its severity, and an identity that moved lines do not change.

The id says what a finding is about, the evidence what it rests on; a decision holds on to both. Neither knows
a line, a file, a wording or an order, so reformatting a dossier never reopens what an editor has settled.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

import numpy as np

from discrepancies.claims.edits import EVIDENCE, texts
from discrepancies.columns.arrays import Ints
from discrepancies.load.dossier import Dossier
from discrepancies.model import SEVERITIES, WORST_FIRST, About, Explain, Explanation, Finding, Flag, Severity, State
from discrepancies.rules import rule as rule_module

EXPLAINED = 200
"""Findings of one rule about one fact and scope that are explained: those of the conflicts that are largest."""

_Key = tuple[str, About, str | None]

_DIGITS = 12
_UNIT, _RECORD = "\x1f", "\x1e"  # no scalar of a dossier can hold a control character


def unexplained(flags: Sequence[Flag]) -> tuple[Explanation, ...]:  # noqa: ARG001
    """Offer no explanation."""
    return ()


def stamp(dossier: Dossier, flags: Iterable[tuple[str, Flag]], explain: Explain = unexplained) -> tuple[Finding, ...]:
    """Give each (rule, flag) its id, evidence, severity and explanations; flags of one id become one finding.

    Sorted by severity, event, fact, rule, scope, size (the largest first) and subject; about no event last.
    """
    claim = dossier.claims["claim"].to_numpy()
    together: dict[_Key, list[Flag]] = {}
    for name, flag in flags:
        together.setdefault((name, flag.about, flag.subject), []).append(flag)
    rows = np.array([row for same in together.values() for flag in same for row in flag.rows], dtype=np.int64)
    content = contents(dossier, np.unique(claim[rows]))
    plain = _too_many(together)
    found = [
        _stamped(*key, same, claim, content)._replace(explanations=() if key in plain else explain(same))
        for key, same in together.items()
    ]
    return in_order(found)


def _too_many(together: Mapping[_Key, Sequence[Flag]]) -> set[_Key]:
    """The findings of one rule about one fact and scope that nobody reads reasons for: all but the largest."""
    alike: dict[tuple[str, About], list[_Key]] = {}
    for key in together:
        alike.setdefault(key[:2], []).append(key)
    return {
        key
        for keys in alike.values()
        if len(keys) > EXPLAINED
        for key in sorted(keys, key=lambda one: -max(flag.size for flag in together[one]))[EXPLAINED:]
    }


def in_order(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings by severity, event, fact, rule, scope, size (the largest first) and subject; about no event last."""
    return tuple(sorted(found, key=_order))


def worst(findings: Iterable[Finding]) -> dict[tuple[str | None, str | None], State]:
    """How far each (event, fact) is decided that has an error: as the worst of its errors is."""
    states: dict[tuple[str | None, str | None], set[State]] = {}
    for finding in findings:
        if finding.severity == "error":
            states.setdefault((finding.event, finding.fact), set()).add(finding.state)
    return {about: next(state for state in WORST_FIRST if state in found) for about, found in states.items()}


def contents(dossier: Dossier, claims: Ints) -> dict[int, str]:
    """What each of these claims says and on whose word, in one string: what a finding's evidence is made of."""
    columns = texts(dossier, claims)
    of_source = {
        key: _UNIT.join((source.published or "", source.by or "", *sorted(source.derives_from)))
        for key, source in dossier.sources.items()
    }
    whose = [of_source.get(source, "") for source in columns["source"]]
    parts = (*(columns[key] for key in EVIDENCE), whose)
    return dict(zip(claims.tolist(), map(_UNIT.join, zip(*parts, strict=True)), strict=True))


def identify(rule: str, about: About, subject: str | None) -> str:
    """The id of what a finding is about: 12 hex digits of a SHA-256."""
    return _digest(_UNIT.join(part or "" for part in (rule, *about, subject)))


def _stamped(
    rule: str, about: About, subject: str | None, same: Sequence[Flag], claim: Ints, content: Mapping[int, str]
) -> Finding:
    rows = sorted({int(row) for flag in same for row in flag.rows}, reverse=True)
    row_of_claim = dict(zip(claim[rows].tolist() if rows else (), rows, strict=True))
    rests_on = sorted({word for flag in same for word in flag.rests_on})
    evidence = sorted(content[number] for number in row_of_claim)
    return Finding(
        id=identify(rule, about, subject),
        evidence=_digest(_RECORD.join((*evidence, "", *rests_on))),
        rule=rule,
        severity=min((_severity(rule, flag) for flag in same), key=SEVERITIES.index),
        event=about.event,
        fact=about.fact,
        scope=about.scope,
        subject=subject,
        message="; ".join(dict.fromkeys(flag.message for flag in same)),
        rows=tuple(sorted(row_of_claim.values())),
        rests_on=tuple(rests_on),
        size=max(flag.size for flag in same),
    )


def _severity(rule: str, flag: Flag) -> Severity:
    severity = flag.severity or rule_module(rule).SEVERITY
    return "warning" if flag.soft and severity == "error" else severity


def _order(finding: Finding) -> tuple[object, ...]:
    return (
        SEVERITIES.index(finding.severity),
        finding.event is None,
        finding.event or "",
        finding.fact or "",
        finding.rule,
        finding.scope or "",
        -finding.size,
        finding.subject or "",
    )


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:_DIGITS]
