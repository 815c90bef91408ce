"""Statuses and positions against trying all sets of claims; support counts origins, never sources."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from math import inf, isnan

import pytest

from discrepancies.law.agreement import Agreement, agree, fared
from discrepancies.load.dossier import Dossier
from discrepancies.model import STATUSES

FACTS = """
    facts:
      killed: {asks: "?", kind: count, scopes: {all: everybody, group: the group}}
      happened: {asks: "?", kind: date}
      lasted: {asks: "?", kind: period}
      leader: {asks: "?", kind: name}
      victims: {asks: "?", kind: names}
      called: {asks: "?", kind: text}
    voices: {police: The police, family: The family}
    sources:
    """
A7 = "a: {event: e, claims: [{fact: killed, value: 7}]}"


def _agreed(dossier_of: Callable[..., Dossier], *sources: str) -> Agreement:
    return agree(dossier_of(FACTS + "".join(f"  {source}\n    " for source in sources)))


def _claim(key: str, value: str, more: str = "", fact: str = "killed", claim: str = "") -> str:
    return f"{key}: {{event: e, {more}claims: [{{fact: {fact}, value: {value}, {claim}}}]}}"


@pytest.mark.parametrize(
    ("sources", "status", "support"),
    [
        ([A7], "single-source", 1),
        (["a: {event: e, claims: [{fact: killed, value: 7}, {fact: killed, value: at least 5}]}"], "single-source", 1),
        (["a: {event: e, claims: [{fact: killed, value: 7}, {fact: killed, value: 8}]}"], "disputed", 1),
        ([A7, _claim("b", "7")], "agreed", 2),
        ([A7, _claim("b", "seven")], "agreed", 2),
        ([A7, _claim("b", "at least 5")], "compatible", 2),
        ([A7, _claim("b", "7", claim="stated: alleged")], "compatible", 2),
        ([A7, _claim("b", "7"), _claim("c", "7", claim="stated: alleged")], "agreed", 3),
        ([A7, _claim("b", "8")], "disputed", 2),
        ([A7, _claim("b", "7", "derives_from: a, ")], "echoed", 1),
        ([A7, _claim("b", "at least 5", "derives_from: a, ")], "echoed", 1),
        ([A7, _claim("b", "9", "derives_from: a, ")], "disputed", 1),
        ([A7, _claim("b", "7", "derives_from: a, ", claim="attributed_to: family")], "agreed", 2),
        ([A7, _claim("b", "7", claim="attributed_to: a")], "echoed", 1),
        ([_claim("a", "7", "by: police, "), _claim("b", "7", "by: police, ")], "echoed", 1),
        ([_claim("a", "7", "by: police, "), _claim("b", "7", claim="attributed_to: police")], "echoed", 1),
        ([A7, _claim("b", "7", "derives_from: a, "), _claim("c", "7")], "agreed", 2),
        ([A7, _claim("b", "at least 5", "derives_from: a, "), _claim("c", "7")], "compatible", 2),
        ([A7, _claim("b", "7", "derives_from: a, "), _claim("c", "at least 5", "derives_from: b, ")], "echoed", 1),
        ([A7, _claim("b", "unknown", "derives_from: a, "), _claim("c", "7")], "agreed", 2),
        ([_claim("a", "unknown"), _claim("b", "7", "derives_from: a, "), _claim("c", "7")], "agreed", 2),
        ([A7, _claim("b", "unknown")], "incomparable", 2),
        ([A7, _claim("b", "unknown"), _claim("c", "7")], "agreed", 3),
        ([_claim("a", "unknown"), _claim("b", "unknown", "derives_from: a, ")], "echoed", 1),
        ([_claim("a", "rebel", fact="called"), _claim("b", "rebel", fact="called")], "incomparable", 2),
        ([_claim("a", "7", claim="scope: all"), _claim("b", "7", claim="scope: all")], "agreed", 2),
        ([_claim("a", "7", claim="scope: all"), _claim("b", "7", claim="scope: group")], "compatible", 2),
        ([_claim("a", "7", claim="scope: all"), _claim("b", "7")], "compatible", 2),
        ([_claim("a", "9", claim="scope: all"), _claim("b", "7")], "disputed", 2),
        ([_claim("a", "15 January", fact="happened"), _claim("b", "15 January", fact="happened")], "agreed", 2),
        ([_claim("a", "15 January", fact="happened"), _claim("b", "2018-01-15", fact="happened")], "compatible", 2),
        ([_claim("a", "15 January", fact="happened"), _claim("b", "2018-01-16", fact="happened")], "disputed", 2),
        ([_claim("a", "Ana Ruiz", fact="leader"), _claim("b", '"RUIZ, Ana"', fact="leader")], "agreed", 2),
        ([_claim("a", "Ana Ramirez", fact="leader"), _claim("b", "Ana Ramires", fact="leader")], "compatible", 2),
        ([_claim("a", "2017 to 2018", fact="lasted"), _claim("b", "2017-2018", fact="lasted")], "agreed", 2),
        ([_claim("a", "2017 to 2018", fact="lasted"), _claim("b", "2017 to 2019", fact="lasted")], "disputed", 2),
        ([_claim("a", "2017 to 2018", fact="lasted"), _claim("b", "since 2017", fact="lasted")], "compatible", 2),
        ([_claim("a", "[Ana Ruiz]", fact="victims"), _claim("b", "[ANA RUIZ]", fact="victims")], "agreed", 2),
        ([_claim("a", "[Ana Ruiz]", fact="victims"), _claim("b", "[Eva Paz]", fact="victims")], "compatible", 2),
        ([_claim("a", "[Ana Ramirez]", fact="victims"), _claim("b", "[Ana Ramires]", fact="victims")], "compatible", 2),
        (
            [_claim("a", "[Ana Ruiz]", fact="victims", claim="closed: true"), _claim("b", "[Eva Paz]", fact="victims")],
            "disputed",
            2,
        ),
    ],
)
def test_status_and_support(sources: list[str], status: str, support: int, dossier_of: Callable[..., Dossier]) -> None:
    agreement = _agreed(dossier_of, *sources)
    assert [STATUSES[number] for number in agreement.status] == [status]
    assert agreement.support.tolist() == [support]
    assert agreement.sources.tolist() == [len(sources)]


def test_a_misquote_makes_the_fact_disputed_whatever_the_scopes(dossier_of: Callable[..., Dossier]) -> None:
    agreement = _agreed(
        dossier_of,
        _claim("a", "7", claim="scope: group"),
        _claim("b", "9", "derives_from: a, "),
        _claim("c", "9", claim="scope: all"),
    )
    assert STATUSES[agreement.status[0]] == "disputed"


def test_each_part_has_its_status(dossier_of: Callable[..., Dossier]) -> None:
    agreement = _agreed(
        dossier_of,
        _claim("a", "2017 to 2018", fact="lasted"),
        _claim("b", "2017 to 2019", fact="lasted"),
        A7.replace("a:", "c:"),
    )
    assert [STATUSES[number] for number in agreement.part_status] == ["single-source", "agreed", "disputed"]


def _shown(agreement: Agreement) -> list[tuple[float, float, list[str], int]]:
    answers, source = agreement.answers, agreement.comparison.claims["source"].tolist()
    firm = agreement.comparison.firm
    return [
        (
            float(firm.low[answers.first[place]]),
            float(firm.high[answers.first[place]]),
            [source[row] for row in answers.said_by(place).tolist()],
            int(answers.origins[place]),
        )
        for place in range(len(answers.fact))
    ]


def test_what_a_fact_spans_is_no_answer(dossier_of: Callable[..., Dossier]) -> None:
    agreement = _agreed(dossier_of, _claim("a", "1 to 5"), _claim("b", "3 to 9"), _claim("c", "8 or more"))
    assert _shown(agreement) == [(1, 5, ["a"], 1), (3, 9, ["b"], 1), (8, inf, ["c"], 1)]
    assert (agreement.low[0], agreement.high[0]) == (1, inf)


@pytest.mark.parametrize(
    ("values", "left"),
    [
        (("1 to 5", "3 to 9"), (3, 5)),
        (("at least 9", "at least 5"), (9, inf)),
        (("7", "7", "unknown"), (7, 7)),
        (("7", "at least 9"), None),
        (("7",), None),
        (("7", "unknown"), None),
    ],
)
def test_what_all_claims_leave_open(
    dossier_of: Callable[..., Dossier], values: tuple[str, ...], left: tuple[float, float] | None
) -> None:
    low, high = _agreed(dossier_of, *(_claim("abc"[n], value) for n, value in enumerate(values))).left_open
    assert (None if isnan(low[0]) else (low[0], high[0])) == left


def test_dates_with_a_year_span_a_fact_where_there_are_any(dossier_of: Callable[..., Dossier]) -> None:
    of_day = {"fact": "happened"}
    agreement = _agreed(dossier_of, _claim("a", "15 January", **of_day), _claim("b", "January 2018", **of_day))
    assert (agreement.low[0], agreement.high[0]) == (1514764800, 1517443199)
    alone = _agreed(dossier_of, _claim("a", "15 January", **of_day), _claim("b", "16 January", **of_day))
    assert alone.low[0] < 0 < alone.high[0] - alone.low[0]


def test_what_cannot_be_compared_spans_nothing(dossier_of: Callable[..., Dossier]) -> None:
    agreement = _agreed(dossier_of, _claim("a", "unknown"), _claim("b", "unknown"))
    assert isnan(agreement.low[0])
    assert isnan(agreement.high[0])


def test_how_each_source_fares(dossier_of: Callable[..., Dossier]) -> None:
    agreement = _agreed(
        dossier_of,
        "a: {event: e, claims: [{fact: killed, value: 7}, {fact: happened, value: 2018}, {fact: lasted, value: 2018}]}",
        "b: {event: e, claims: [{fact: killed, value: 8}, {fact: happened, value: unknown}, "
        "{fact: lasted, value: 2018}]}",
        "c: {event: e, claims: [{fact: happened, value: 2018}, {fact: happened, value: May 2018}, "
        "{fact: called, value: x}]}",
        "d: {event: f, claims: [{fact: killed, value: 7}]}",
    )
    assert [numbers.tolist() for numbers in fared(agreement)] == [[3, 3, 3, 1], [3, 2, 1, 0], [2, 1, 1, 0]]


def test_copies_change_no_status_and_no_count(dossier_of: Callable[..., Dossier]) -> None:
    originals = [A7, _claim("b", "at least 5"), _claim("c", "7", claim="attributed_to: police")]
    copies = [_claim(f"d{number}", "7", "derives_from: a, ") for number in range(3)]
    copies.append(_claim("d9", "7", "derives_from: c, ", claim="attributed_to: police"))
    plain = _agreed(dossier_of, *originals)
    for number in range(1, len(copies) + 1):
        for some in combinations(copies, number):
            copied = _agreed(dossier_of, *originals, *some)
            assert copied.status.tolist() == plain.status.tolist()
            assert copied.support.tolist() == plain.support.tolist()
            assert [origins for *_, origins in _shown(copied)] == [origins for *_, origins in _shown(plain)]
