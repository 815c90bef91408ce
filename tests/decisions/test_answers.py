"""What an answer needs is asked for in one plain sentence, and whatever is let through can be written and read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import discrepancies
from discrepancies.decisions import Given, Log, NotAnAnswer, about, decided, entry, found, remarks
from discrepancies.decisions.answers import now, offered
from discrepancies.decisions.laid_out import document
from discrepancies.decisions.log import parsed
from discrepancies.load.problems import Problems
from discrepancies.model import Decision, Finding, Severity
from discrepancies.report import Report

NONE = Log(Path("decisions.yaml"))
CLAIMS = """\
facts:
  dead: {asks: How many died?, kind: count, scopes: {everyone: {contains: [guests, staff]}, guests: , staff: }}
  began: {asks: When did it begin?, kind: date}
  lasted: {asks: From when to when?, kind: period}
  arson: {asks: Was it arson?, kind: yes-no}
events: {fire: {title: The mill burns}}
sources:
  gazette:
    event: fire
    claims:
      - {fact: dead, value: 7, quote: seven dead}
      - {fact: dead, value: 2, scope: staff, quote: two of the staff dead}
      - {fact: began, value: 2024-03-01, quote: on 1 March 2024}
      - {fact: lasted, value: 2024-03-01/2024-03-02, quote: 1-2 March 2024}
      - {fact: arson, value: yes, quote: "arson"}
  wire:
    event: fire
    language: es
    claims:
      - {fact: dead, value: nueve, quote: nine dead}
      - {fact: began, value: 2024-03-02, quote: on 2 March 2024}
      - {fact: lasted, value: 2024-03-03/2024-03-04, quote: 3-4 March 2024}
      - {fact: arson, value: no, quote: no arson}
"""
GIVEN = {"reason": "as agreed", "by": "Ana Ruiz", "at": "2024-05-06T10:00:00Z"}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    path = tmp_path_factory.mktemp("dossier") / "claims.yaml"
    path.write_text(CLAIMS)
    return discrepancies.check(discrepancies.load(str(path)))


def on(report: Report, fact: str) -> Finding:
    return next(one for one in report.flagged if one.fact == fact and one.severity != "info")


def answered(report: Report, fact: str = "dead", **answer: str | None) -> Decision:
    return decided(report.dossier, on(report, fact), Given(**{**GIVEN, **answer}))  # type: ignore[arg-type]


REFUSED = [
    ({"answer": "solved"}, 'there is no answer "solved"; write one of prefer, range, unconfirmed, explained, noted'),
    ({"answer": "explaned"}, 'there is no answer "explaned"; write "explained"'),
    ({"answer": "explained"}, "explained does not say because of what; name the kind of explanation, such as scope"),
    ({"answer": "explained", "because": "scop"}, r'no kind of explanation "scop"; offered on this finding: .*scope'),
    ({"answer": "ask", "because": "scope"}, "ask takes no kind of explanation; leave it out, or answer explained"),
    ({"answer": "prefer"}, "prefer does not say which value; give it, such as 7"),
    ({"answer": "range"}, "range does not say which value; give it, such as 7 to 9"),
    ({"answer": "ask", "value": "7"}, "ask takes no value; leave it out, or answer prefer or range"),
    ({"answer": "prefer", "value": "many"}, '"many" is not a number'),
    ({"answer": "prefer", "value": "Unknown"}, '"Unknown" is no value; answer unconfirmed'),
    ({"answer": "range", "value": "7"}, '"7" is no range; write its ends, such as 7 to 9, or one of them'),
    ({"answer": "noted"}, "noted cannot be meant of what value-conflict flags; write one of"),
    ({"answer": "range", "value": "about 7"}, '"about 7" is no range'),
    ({"answer": "range", "value": "yes", "fact": "arson"}, "range cannot be meant of what value-conflict flags"),
    ({"answer": "ask", "reason": " \n "}, "a decision needs a reason; say in a sentence why it is so"),
    ({"answer": "ask", "reason": None}, "a decision needs a reason"),
    ({"answer": "ask", "by": "  "}, "a decision needs a name; say who decides"),
    ({"answer": "ask", "by": "A" * 201}, "the name has 201 characters; write at most 200"),
    ({"answer": "ask", "reason": "a" * 10_001}, "the reason has 10,001 characters; write at most 10,000"),
    ({"answer": "ask", "reason": "no\x1b[31m"}, r"the control character U\+001B is in the reason; take it out"),
    ({"answer": "ask", "by": "Ana\x07"}, r"the control character U\+0007 is in the name; take it out"),
]


@pytest.mark.parametrize(("answer", "message"), REFUSED)
def test_what_is_no_answer_is_refused(answer: dict[str, str], message: str, report: Report) -> None:
    with pytest.raises(NotAnAnswer, match=message):
        answered(report, **answer)


@pytest.mark.parametrize(
    ("fact", "answer", "value"),
    [
        ("dead", "prefer", "at least 9"),
        ("dead", "prefer", "nueve"),
        ("dead", "prefer", "al menos nueve"),
        ("dead", "prefer", "1.250"),
        ("dead", "range", "de 7 a 9"),
        ("dead", "range", "7 to 9"),
        ("dead", "range", "between 7 and 9"),
        ("dead", "range", "at least 7"),
        ("dead", "range", "up to 9"),
        ("began", "range", "1 to 2 March 2024"),
        ("began", "range", "March 2024"),
        ("lasted", "prefer", "1-4 March 2024"),
        ("arson", "prefer", "no"),
    ],
)
def test_a_value_is_one_that_the_facts_kind_reads(fact: str, answer: str, value: str, report: Report) -> None:
    assert answered(report, fact, answer=answer, value=f" {value} ").value == value


def test_a_finding_about_no_fact_has_no_value(report: Report) -> None:
    of_event = on(report, "dead")._replace(fact=None)
    with pytest.raises(NotAnAnswer, match="prefer cannot be meant of what value-conflict flags"):
        decided(report.dossier, of_event, Given(answer="prefer", value="7", **GIVEN))


def test_white_space_is_tidied_and_a_reason_keeps_its_lines(report: Report) -> None:
    made = answered(report, answer="ask", reason="  One.  \r\n\u2028Two:\x85  - three\x0b", by=" Ana\n Ruiz ")
    assert (made.reason, made.by) == ("One.\n\nTwo:\n  - three", "Ana Ruiz")


def test_an_editor_may_know_better_and_is_told_so(report: Report) -> None:
    finding = on(report, "dead")

    def told(**answer: str) -> tuple[str, ...]:
        return remarks(report.dossier, finding, answered(report, **answer))

    assert told(answer="explained", because="scope") == ()
    assert told(answer="explained", because="translation") == (
        "Nothing in the claims suggests translation; it stands on your reason.",
    )
    assert told(answer="prefer", value="9") == told(answer="prefer", value="nueve") == ()
    assert told(answer="prefer", value="12") == ("No claim of this finding allows 12; it stands on your reason.",)
    assert (
        remarks(report.dossier, on(report, "lasted"), answered(report, "lasted", answer="prefer", value="2024")) == ()
    )


@given(reason=st.text(max_size=60), by=st.text(max_size=20))
def test_whatever_is_let_through_is_read_back(reason: str, by: str, report: Report) -> None:
    try:
        made = answered(report, answer="ask", reason=reason, by=by)
    except NotAnAnswer:
        return
    problems, written = Problems(), entry(report.dossier, on(report, "dead"), made)
    assert parsed("decisions.yaml", document(written).encode(), problems) == (written,)


def test_a_decision_made_now_has_the_time_with_its_distance_from_utc(report: Report) -> None:
    assert entry(report.dossier, on(report, "dead"), answered(report, answer="ask", at=now())).instant.tzinfo


def test_a_finding_is_named_by_as_much_of_its_id_as_no_other_has(report: Report) -> None:
    for one in report.flagged:
        assert found(report.flagged, NONE, one.id) == one
        assert found(report.flagged, NONE, f" [{one.id[:6].upper()}] ") == one
    alike = (report.flagged[0], report.flagged[1]._replace(id=report.flagged[0].id[:5] + "0000000"))
    with pytest.raises(NotAnAnswer, match=rf"2 findings begin with .*{alike[0].id} \({alike[0].rule}, .*write more"):
        found(alike, NONE, alike[0].id[:5])


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("dead", 'nothing flagged has the id "dead"; `discrepancies check` shows the ids in brackets'),
        ("fire/dead", '"fire/dead" is no id of a finding; write the 12 digits'),
        ("e39", '"e39" is no id of a finding; write the 12 digits that `discrepancies check` shows in brackets'),
        ("", '"" is no id of a finding'),
        ("0" * 13, "is no id of a finding"),
    ],
)
def test_an_id_that_is_none_is_told(given: str, message: str, report: Report) -> None:
    with pytest.raises(NotAnAnswer, match=message):
        found(report.flagged, NONE, given)


def test_a_slip_in_an_id_is_guessed(report: Report) -> None:
    whole = report.flagged[0].id
    slip = whole[:5] + ("0" if whole[5] != "0" else "1") + whole[6:]
    with pytest.raises(NotAnAnswer, match=f'did you mean "{whole}"'):
        found(report.flagged, NONE, slip)


def test_a_finding_is_called_by_its_rule_and_what_it_is_about(report: Report) -> None:
    assert about(on(report, "began")) == "value-conflict, fire/began"


def test_what_is_offered_can_be_meant(report: Report) -> None:
    said = {one.rule: set(offered(report.dossier, one)) for one in report.flagged}
    open_ones = {"not-a-conflict", "pending", "ask", "mend"}
    assert said["value-conflict"] >= {"prefer", "unconfirmed", "explained", *open_ones}
    assert "noted" not in said["value-conflict"]
    rules = {"echo": {"unconfirmed", "noted"}, "quote-missing": {"noted"}, "quote-not-found": {"not-a-conflict"}}
    one = on(report, "dead")
    for rule, answers in rules.items():
        severity: Severity = "error" if rule == "quote-not-found" else "warning"
        other = one._replace(rule=rule, severity=severity, fact=None)
        assert set(offered(report.dossier, other)) == {*answers, *open_ones}
