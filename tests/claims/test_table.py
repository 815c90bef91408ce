"""The claims as a table: its columns, its order whatever the file's, clocks settled, names numbered."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from discrepancies.claims import table
from discrepancies.columns.column import Column
from discrepancies.load.dossier import Dossier
from discrepancies.load.problems import InputError, Problems
from discrepancies.load.written_claims import Written
from discrepancies.model import CLAIM_KEYS, Event, Fact, Place

EVERY_KIND = """
    facts:
      killed: {asks: "?", kind: count, scopes: {all: everybody}}
      length: {asks: "?", kind: quantity, unit: km}
      happened: {asks: "?", kind: date}
      lasted: {asks: "?", kind: period}
      where: {asks: "?", kind: category, terms: {North: [Town]}}
      leader: {asks: "?", kind: name}
      victims: {asks: "?", kind: names}
      armed: {asks: "?", kind: yes-no}
      called: {asks: "?", kind: text}
    voices: {police: The police}
    sources:
      a:
        event: e
        claims:
          - {fact: killed, value: about 500, quote: about 500, scope: all, as_of: 2018-01-16, attributed_to: police}
          - {fact: length, value: more than 5 km}
          - {fact: happened, value: Tuesday 26 December 2023}
          - {fact: lasted, value: 6-9 January 2021, when: 2021}
          - {fact: where, value: North, stated: likely}
          - {fact: leader, value: Ana Ruiz}
          - {fact: victims, value: [Ana Ruiz, Eva Paz], closed: true}
          - {fact: armed, value: yes}
          - {fact: called, value: rebel}
      b: {event: e, claims: [{fact: victims, value: [Luis Mora]}]}
    """


def test_columns_are_the_documented_ones(dossier_of: Callable[..., Dossier]) -> None:
    claims = dossier_of(EVERY_KIND).claims
    assert list(claims.columns) == list(table.COLUMNS)
    for key, about in table.COLUMNS.items():
        wanted = about.partition(";")[0]
        dtype = claims[key].dtype
        assert {"category": isinstance(dtype, pd.CategoricalDtype), "str": pd.api.types.is_string_dtype(dtype)}.get(
            wanted, dtype == wanted
        ), key


def test_a_row_says_what_its_claim_does(dossier_of: Callable[..., Dossier]) -> None:
    claims = dossier_of(EVERY_KIND).claims
    (killed,) = claims[claims["fact"] == "killed"].drop(columns=["gap_low", "gap_high"]).to_dict("records")
    assert claims[["gap_low", "gap_high"]].isna().to_numpy().all()
    assert killed == {
        "claim": 0,
        "event": "e",
        "fact": "killed",
        "part": "",
        "source": "a",
        "voice": "police",
        "scope": "all",
        "value": "about 500",
        "low": 450,
        "high": 550,
        "soft_low": 407,
        "soft_high": 609,
        "firm_low": 450,
        "firm_high": 550,
        "digit": 0,
        "hedge": "about",
        "track": 0,
        "weekday": -1,
        "stated": "fact",
        "as_of": "2018-01-16",
        "when": "",
        "closed": False,
        "listed": True,
        "quote": "about 500",
        "file": killed["file"],
        "line": 17,
    }
    assert claims.loc[claims["fact"] == "happened", "weekday"].tolist() == [1]
    assert claims.loc[claims["fact"] == "where", ["low", "high", "stated"]].to_numpy().tolist() == [[0, 1, "likely"]]


def test_a_period_is_two_rows_of_one_claim_the_start_first(dossier_of: Callable[..., Dossier]) -> None:
    claims = dossier_of(EVERY_KIND).claims
    lasted = claims[claims["fact"] == "lasted"]
    assert lasted["part"].tolist() == ["start", "end"]
    assert lasted["claim"].nunique() == 1
    assert lasted["when"].tolist() == ["2021", "2021"]


def test_a_closed_list_says_no_to_the_names_it_lacks(dossier_of: Callable[..., Dossier]) -> None:
    claims = dossier_of(EVERY_KIND).claims
    rows = claims.loc[claims["fact"] == "victims", ["part", "source", "low", "high", "listed"]]
    assert rows.to_numpy().tolist() == [
        ["ana ruiz", "a", 1, 1, True],
        ["eva paz", "a", 1, 1, True],
        ["luis mora", "a", 0, 0, False],
        ["luis mora", "b", 1, 1, True],
    ]


def test_names_that_nearly_match_are_one_part_unless_a_list_has_both(dossier_of: Callable[..., Dossier]) -> None:
    claims = dossier_of("""
        facts: {victims: {asks: "?", kind: names}}
        sources:
          a: {event: e, claims: [{fact: victims, value: [Maria Lugo, Lisbeth Ramirez], closed: true}]}
          b: {event: e, claims: [{fact: victims, value: [Marta Lugo, Lisbeth Ramires], closed: true}]}
          c: {event: e, claims: [{fact: victims, value: [Maria Lugo, Marta Lugo]}]}
          d: {event: f, claims: [{fact: victims, value: [Lisbeth Ramires]}]}
        """).claims
    rows = claims.loc[:, ["event", "part", "source", "listed"]].to_numpy().tolist()
    assert rows == [
        ["e", "lisbeth ramires", "a", True],
        ["e", "lisbeth ramires", "b", True],
        ["e", "maria lugo", "a", True],
        ["e", "maria lugo", "b", False],
        ["e", "maria lugo", "c", True],
        ["e", "marta lugo", "a", False],
        ["e", "marta lugo", "b", True],
        ["e", "marta lugo", "c", True],
        ["f", "lisbeth ramires", "d", True],
    ]


def test_names_of_one_fact_are_numbered_apart_from_those_of_others(dossier_of: Callable[..., Dossier]) -> None:
    claims = dossier_of("""
        facts: {leader: {asks: "?", kind: name}, victim: {asks: "?", kind: name}}
        sources:
          a: {event: e, claims: [{fact: leader, value: "Ruiz, Ana"}, {fact: victim, value: Eva Paz}]}
          b: {event: e, claims: [{fact: leader, value: ANA RUIZ}, {fact: victim, value: Luis Mora}]}
          c: {event: e, claims: [{fact: leader, value: unknown}]}
        """).claims
    ends = claims[["fact", "source", "low", "high"]].to_numpy().tolist()
    assert ends[0][2:] == ends[1][2:]
    assert np.isnan(ends[2][2])
    assert ends[3][3] < ends[4][2]


@pytest.mark.parametrize("word", ["unknown", "Unknown", "not established", "NOT ESTABLISHED"])
def test_unknown_is_an_answer_to_any_question(word: str, dossier_of: Callable[..., Dossier]) -> None:
    text = EVERY_KIND[: EVERY_KIND.index("    voices")] + "    sources:\n      a:\n        event: e\n        claims:\n"
    facts = ("killed", "length", "happened", "lasted", "where", "leader", "victims", "armed", "called")
    claims = dossier_of(text + "".join(f"          - {{fact: {fact}, value: {word}}}\n" for fact in facts)).claims
    assert len(claims) == len(facts)
    assert set(claims["track"]) == {-1}
    assert claims["low"].isna().all()
    assert set(claims["value"]) == {word}


TIMES = """
    facts: {{happened: {{asks: "?", kind: date}}}}
    events: {{e: {{{event}}}}}
    sources:
      a: {{event: e, claims: [{{fact: happened, value: "2018-01-15T04:30-04:00"}}]}}
      b: {{event: e, claims: [{{fact: happened, value: "{other}"}}]}}
      c: {{event: e, claims: [{{fact: happened, value: 15 January 2018}}]}}
    """


@pytest.mark.parametrize(
    ("event", "other", "clocks", "tracks"),
    [
        ("", "2018-01-15T05:30-04:00", ["04:30", "05:30"], [0, 0, 0]),
        ("", "2018-01-15T09:30Z", ["08:30", "09:30"], [2, 2, 0]),
        ("", "2018-01-15T09:30", ["04:30", "09:30"], [0, 0, 0]),
        ('utc_offset: "-04:00"', "2018-01-15T09:30Z", ["04:30", "05:30"], [0, 0, 0]),
        ('utc_offset: "+05:30"', "2018-01-15T09:30Z", ["14:00", "15:00"], [0, 0, 0]),
    ],
)
def test_times_with_an_offset_are_put_on_the_clock_of_the_event(
    event: str, other: str, clocks: list[str], tracks: list[int], dossier_of: Callable[..., Dossier]
) -> None:
    claims = dossier_of(TIMES.format(event=event, other=other)).claims
    low = pd.to_datetime(claims["low"][:2], unit="s")
    assert low.dt.strftime("%H:%M").tolist() == clocks
    assert claims["track"].tolist() == tracks


def test_rows_are_sorted_whatever_the_order_of_the_files(dossier_of: Callable[..., Dossier]) -> None:
    head = EVERY_KIND[: EVERY_KIND.index("    sources")]
    a = """
    sources:
      a:
        event: e
        claims:
          - {fact: killed, value: 9}
          - {fact: killed, value: 7, quote: y}
          - {fact: killed, value: 7, quote: x}
    """
    b = """
    sources:
      b: {claims: [{event: f, fact: killed, value: 8}, {event: e, fact: armed, value: yes}]}
    """
    one, other = dossier_of(head, a, b).claims, dossier_of(b, a, head).claims
    assert one.drop(columns=["claim", "file"]).equals(other.drop(columns=["claim", "file"]))
    shown = one[["event", "fact", "source", "value", "quote"]].to_numpy().tolist()
    assert shown == [
        ["e", "armed", "b", "yes", ""],
        ["e", "killed", "a", "7", "x"],
        ["e", "killed", "a", "7", "y"],
        ["e", "killed", "a", "9", ""],
        ["f", "killed", "b", "8", ""],
    ]


def test_every_value_that_cannot_be_read_is_reported_where_it_stands(dossier_of: Callable[..., Dossier]) -> None:
    with pytest.raises(InputError) as error:
        dossier_of("""
            facts: {killed: {asks: "?", kind: count}, armed: {asks: "?", kind: yes-no}}
            sources:
              a:
                event: e
                claims:
                  - {fact: killed, value: a few too many}
                  - {fact: armed, value: perhaps}
                  - {fact: killed, value: 7}
                  - {fact: killed, value: a few too many}
            """)
    assert [(problem.place.line, problem.place.column) for problem in error.value.problems] == [
        (7, 31),
        (8, 30),
        (10, 31),
    ]


def test_a_source_s_way_of_writing_dates_is_its_own(dossier_of: Callable[..., Dossier]) -> None:
    claims = dossier_of("""
        facts: {happened: {asks: "?", kind: date}}
        sources:
          a: {event: e, dates: day-first, claims: [{fact: happened, value: 3/4/2018}]}
          b: {event: e, dates: month-first, claims: [{fact: happened, value: 3/4/2018}]}
        """).claims
    assert pd.to_datetime(claims["low"], unit="s").dt.strftime("%d %B").tolist() == ["03 April", "04 March"]


def test_no_claims_make_an_empty_table() -> None:
    nothing = np.zeros(0, dtype=np.int64)
    columns = {key: Column.absent(0) for key in (*CLAIM_KEYS, "source")}
    written = Written(columns, (), nothing, nothing, dict.fromkeys(CLAIM_KEYS, nothing))
    at = Place("x", 1, 1)
    facts, events = {"killed": Fact("killed", "?", "count", at)}, {"e": Event("e", at)}
    draft = Dossier((), facts, events, {}, {}, {}, written, events_declared=True)
    claims = table.build(draft, Problems())
    assert list(claims.columns) == list(table.COLUMNS)
    assert len(claims) == 0
