"""Identity: what moves or rewords a claim changes nothing, what changes it changes the evidence alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import pytest

import discrepancies
from discrepancies.load.dossier import Dossier
from discrepancies.model import SEVERITIES, About, Finding, Flag
from discrepancies.rules.identity import identify, stamp

DOSSIER = """
    facts:
      killed: {asks: "How many?", kind: count}
      injured: {asks: "How many?", kind: count}
      victims: {asks: "Who?", kind: names}
      happened: {asks: "When?", kind: date}
    voices: {police: The police}
    events: {e: {title: Raid, date: 2018-01-15}, f: {title: Clash, date: 2018-01-20}}
    sources:
      a:
        event: e
        published: 2018-01-16
        claims:
          - {fact: killed, value: 7, quote: seven, locator: p. 1}
          - {fact: victims, value: [Ana Ruiz, Eva Paz], closed: true, quote: q}
          - {fact: happened, value: 17 January 2018, quote: q}
          - {event: f, fact: killed, value: 1, quote: one}
          - {event: f, fact: victims, value: [Juan Rey], quote: q}
          - {event: f, fact: happened, value: 2018, quote: q}
      b:
        event: e
        by: police
        claims:
          - {fact: killed, value: 9, quote: nine}
          - {fact: victims, value: [Ana Ruiz, Luis Mora], closed: true, quote: q}
      c: {event: e, derives_from: a, claims: [{fact: killed, value: 8}, {fact: happened, value: 2018, quote: q}]}
    """


def _findings(dossier: Dossier) -> dict[str, Finding]:
    return {finding.id: finding for finding in discrepancies.check(dossier).flagged}


def _identity(dossier: Dossier) -> dict[str, str]:
    return {finding.id: finding.evidence for finding in discrepancies.check(dossier).flagged}


def _of_rule(dossier: Dossier, rule: str) -> Finding:
    (found,) = (finding for finding in discrepancies.check(dossier).flagged if finding.rule == rule)
    return found


def test_ids_and_evidence_are_twelve_hex_digits_and_ids_are_unique(dossier_of: Callable[..., Dossier]) -> None:
    findings = discrepancies.check(dossier_of(DOSSIER)).flagged
    assert len(findings) > 8
    assert len({finding.id for finding in findings}) == len(findings)
    assert all(re.fullmatch("[0-9a-f]{12}", word) for finding in findings for word in finding[:2])


def test_an_id_is_what_the_finding_is_about() -> None:
    parts = [
        ("value-conflict", About("e", "killed"), None),
        ("value-conflict", About("e", "killed", "all"), None),
        ("value-conflict", About("f", "killed"), None),
        ("value-conflict", About("e", "injured"), None),
        ("misquote", About("e", "killed"), None),
        ("misquote", About("e", "killed"), "a"),
        ("misquote", About("e", None, "killed"), None),
    ]
    ids = [identify(*part) for part in parts]
    assert len(set(ids)) == len(parts)
    assert ids == [identify(*part) for part in parts]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("locator: p. 1", "locator: p. 2"),
        ("locator: p. 1", "note: look again"),
        (
            "{fact: killed, value: 7, quote: seven, locator: p. 1}",
            "{quote: 'seven',\n             value: '7', fact: killed}",
        ),
        ("quote: seven", "quote: seven, stated: fact"),
        ("quote: seven", 'quote: "  seven "'),
        ("[Ana Ruiz, Eva Paz]", "[Eva Paz, Ana Ruiz]"),
        ("[Juan Rey]", "[Juan Rey], closed: false"),
        ("    facts:", "    # a remark\n\n\n    facts:"),
        ("    voices:", "    x-note: ignored\n    voices:"),
        ("derives_from: a", "derives_from: [a]"),
        ("title: Raid", "title:   Raid"),
        ("How many?", "How many were there?"),
        (
            "published: 2018-01-16",
            "published: 2018-01-16\n        title: The Paper\n        url: https://paper.example/1",
        ),
    ],
)
def test_form_changes_neither_id_nor_evidence(old: str, new: str, dossier_of: Callable[..., Dossier]) -> None:
    assert DOSSIER.count(old)
    assert _identity(dossier_of(DOSSIER.replace(old, new, 1))) == _identity(dossier_of(DOSSIER))


def test_several_files_in_any_order_change_neither(dossier_of: Callable[..., Dossier]) -> None:
    whole = _identity(dossier_of(DOSSIER))
    head, a_and_on = DOSSIER.split("    sources:\n")
    a, b_and_c = a_and_on.split("      b:\n")
    files = [head, f"    sources:\n{a}", f"    sources:\n      b:\n{b_and_c}"]
    assert _identity(dossier_of(*files)) == whole
    assert _identity(dossier_of(*reversed(files))) == whole


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("value: 9", "value: 10"),
        ("value: 9", "value: nine"),
        ("quote: nine", "quote: nine people"),
        ("quote: nine", "quote: nine, stated: alleged"),
        ("quote: nine", "quote: nine, as_of: 2018-01-17"),
        ("quote: nine", "quote: nine, inferred: from the list"),
        ("quote: nine", "quote: nine, when: 2018-01"),
        ("by: police", "by: ministry"),
        ("by: police", "published: 2018-01-18"),
        ("published: 2018-01-16", "published: 2018-01-15"),
        (
            "          - {fact: killed, value: 9,",
            "          - {fact: killed, value: at least 5, quote: q}\n          - {fact: killed, value: 9,",
        ),
    ],
)
def test_what_a_conflict_rests_on_changes_its_evidence_alone(
    old: str, new: str, dossier_of: Callable[..., Dossier]
) -> None:
    assert old in DOSSIER
    before = _of_rule(dossier_of(DOSSIER), "value-conflict")
    after = _of_rule(dossier_of(DOSSIER.replace(old, new, 1)), "value-conflict")
    assert after.id == before.id
    assert after.evidence != before.evidence


def test_a_claim_removed_changes_the_evidence_alone(dossier_of: Callable[..., Dossier]) -> None:
    more = DOSSIER + "  d: {event: e, claims: [{fact: killed, value: 9, quote: nine}]}\n"
    before, after = (_of_rule(dossier_of(text), "value-conflict") for text in (more, DOSSIER))
    assert after.id == before.id
    assert after.evidence != before.evidence


def test_the_order_of_what_a_source_derives_from_is_form(dossier_of: Callable[..., Dossier]) -> None:
    one, other = (DOSSIER.replace("derives_from: a", f"derives_from: {origins}") for origins in ("[a, b]", "[b, a]"))
    assert _identity(dossier_of(one)) == _identity(dossier_of(other))


def test_what_a_misquote_rests_on_is_also_the_derivation(dossier_of: Callable[..., Dossier]) -> None:
    before = _of_rule(dossier_of(DOSSIER), "misquote")
    after = _of_rule(dossier_of(DOSSIER.replace("derives_from: a", "derives_from: [a, b]")), "misquote")
    assert after.id == before.id
    assert after.evidence != before.evidence


def test_other_claims_change_nothing(dossier_of: Callable[..., Dossier]) -> None:
    before = _of_rule(dossier_of(DOSSIER), "value-conflict")
    changed = DOSSIER.replace("value: 1, quote: one", "value: 2, quote: two").replace("Luis Mora", "Luis Moro")
    assert _of_rule(dossier_of(changed), "value-conflict")[:2] == before[:2]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Raid", "title: The raid"),
        ("2018-01-20", "2018-01-21"),
        ("date: 2018-01-15", "date: 2018-01-15, place: North"),
    ],
)
def test_what_look_alikes_rest_on_is_what_is_declared_of_the_events(
    old: str, new: str, dossier_of: Callable[..., Dossier]
) -> None:
    before = _of_rule(dossier_of(DOSSIER), "look-alike-events")
    after = _of_rule(dossier_of(DOSSIER.replace(old, new)), "look-alike-events")
    assert after.id == before.id
    assert after.evidence != before.evidence


def test_the_spelling_that_comes_first_does_not_decide_an_id(dossier_of: Callable[..., Dossier]) -> None:
    text = """
        facts: {{leader: {{asks: "?", kind: name}}}}
        sources:
          a: {{event: e, claims: [{{fact: leader, value: {}, quote: q}}]}}
          b: {{event: e, claims: [{{fact: leader, value: {}, quote: q}}]}}
        """
    names = "Ana Ramirez", "Ana Ramires"
    one, other = (_of_rule(dossier_of(text.format(*order)), "spelling-differs") for order in (names, names[::-1]))
    assert one.id == other.id
    assert one.evidence != other.evidence


def test_severity_softens_only_where_all_flags_are_soft(dossier_of: Callable[..., Dossier]) -> None:
    dossier, about = dossier_of(DOSSIER), About("e", "killed")
    hard, soft = Flag("hard", [0], about), Flag("soft", [0], about, soft=True)
    cases = [("misquote", [soft], "warning"), ("misquote", [soft, hard], "error"), ("single-source", [soft], "info")]
    for rule, flags, severity in cases:
        (finding,) = stamp(dossier, [(rule, flag) for flag in flags])
        assert finding.severity == severity


def test_a_finding_is_as_severe_as_its_most_severe_flag(dossier_of: Callable[..., Dossier]) -> None:
    dossier, about = dossier_of(DOSSIER), About("e", "killed")
    mild, usual = Flag("mild", [0], about, severity="info"), Flag("usual", [0], about)
    for flags, severity in (([mild], "info"), ([mild, usual], "error"), ([usual, mild], "error")):
        (finding,) = stamp(dossier, [("quote-disagrees", flag) for flag in flags])
        assert finding.severity == severity


def test_flags_of_one_id_are_one_finding_with_all_their_claims(dossier_of: Callable[..., Dossier]) -> None:
    dossier, about = dossier_of(DOSSIER), About("e", "killed")
    flags = [Flag("one", [0, 1], about, "a"), Flag("two", [1, 2], about, "a"), Flag("one", [4], about, "a")]
    (finding,) = stamp(dossier, [("misquote", flag) for flag in flags])
    assert finding.message == "one; two"
    claim = dossier.claims["claim"]
    assert {claim[row] for row in finding.rows} == {claim[row] for row in (0, 1, 2, 4)}
    assert len(finding.rows) == len({claim[row] for row in finding.rows})
    assert list(finding.rows) == sorted(finding.rows)


def test_findings_are_sorted_by_severity_event_fact_and_rule(dossier_of: Callable[..., Dossier]) -> None:
    findings = discrepancies.check(dossier_of(DOSSIER)).flagged
    keys = [(SEVERITIES.index(f.severity), f.event is None, f.event or "", f.fact or "", f.rule) for f in findings]
    assert all(one <= other for one, other in pairwise(keys))


def test_a_roll_up_is_about_no_event_and_no_fact(dossier_of: Callable[..., Dossier]) -> None:
    findings = _findings(dossier_of(DOSSIER)).values()
    assert {(f.event, f.fact) for f in findings if f.rule == "single-source"} == {(None, None)}
