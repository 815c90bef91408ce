"""Rules that could not run say so: by rule, with how many texts are missing, and never of a rule that was not asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import discrepancies
from discrepancies.evidence.missing_texts import unchecked_quotes
from discrepancies.load.dossier import Dossier

DOSSIER = """
    facts: {killed: {asks: "How many?", kind: count}}
    sources:
      a: {event: e, claims: [{fact: killed, value: 7, quote: seven}]}
      b: {event: e, text: {file: b.txt, sha256: %s}, claims: [{fact: killed, value: 7}]}
    """ % ("0" * 64)


def _not_run(dossier: Dossier, **options: object) -> dict[str, str]:
    return {one.rule: one.why for one in discrepancies.check(dossier, **options).not_run}  # type: ignore[arg-type]


def test_each_rule_says_how_many_texts_it_misses(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of(DOSSIER)
    assert _not_run(dossier) == {
        "quote-not-found": "1 text missing",
        "quote-disagrees": "1 text missing",
        "text-changed": "1 text missing",
        "figure-unclaimed": "2 texts missing",
    }
    assert all(one.wholly for one in discrepancies.check(dossier).not_run)


def test_only_rules_that_were_asked_are_named(dossier_of: Callable[..., Dossier]) -> None:
    assert _not_run(dossier_of(DOSSIER), select=["value-conflict", "quote-not-found"]) == {
        "quote-not-found": "1 text missing"
    }
    assert not _not_run(dossier_of(DOSSIER), select=["value-conflict"])


def test_quotes_that_are_all_checked_miss_no_text(dossier_of: Callable[..., Dossier]) -> None:
    assert "quote-disagrees" not in _not_run(replace(dossier_of(DOSSIER), every_quote=True))


def test_quotes_are_counted_by_source(dossier_of: Callable[..., Dossier]) -> None:
    assert unchecked_quotes(dossier_of(DOSSIER)) == {"a": 1}
