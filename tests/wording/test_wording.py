"""Claims and sources in words, as every message and table uses them."""

from __future__ import annotations

from collections.abc import Callable
from math import inf, nan

import pytest

from discrepancies.kinds import KINDS
from discrepancies.load.dossier import Dossier
from discrepancies.model import Fact, Place
from discrepancies.wording import Wording, counted, listed, span

PLACE = Place("x", 1, 1)

DOSSIER = """
    facts:
      armed: {asks: "?", kind: yes-no}
      called: {asks: "?", kind: text}
      happened: {asks: "?", kind: date}
      killed: {asks: "?", kind: count, scopes: {all: everybody}}
      lasted: {asks: "?", kind: period}
      cost: {asks: "?", kind: money, unit: USD}
      part: {asks: "?", kind: share}
      ran: {asks: "?", kind: duration, unit: hours}
      leader: {asks: "?", kind: name}
      isbn: {asks: "?", kind: identifier, form: isbn}
      length: {asks: "?", kind: quantity, unit: km}
      victims: {asks: "?", kind: names}
      spot: {asks: "?", kind: coordinates, tolerance: 50 m}
      where: {asks: "?", kind: category, terms: {North: [Town]}, aliases: {norte: North}}
    voices: {police: The police}
    sources:
      a:
        event: e
        claims:
          - {fact: armed, value: true}
          - {fact: called, value: rebel}
          - {fact: happened, value: 2018-01-15}
          - {fact: killed, value: at least 9, scope: all, attributed_to: police}
          - {fact: lasted, value: since 6 January 2021}
          - {fact: cost, value: US$3 million}
          - {fact: part, value: half}
          - {fact: ran, value: 3 h 20 min}
          - {fact: leader, value: "RUIZ, Ana"}
          - {fact: isbn, value: 0-8044-2957-X}
          - {fact: length, value: 5000 m}
          - {fact: spot, value: "48°46.7'N 8.0805°W"}
          - {fact: victims, value: [Eva Paz, Ana Ramirez], closed: true}
          - {fact: where, value: norte, stated: likely}
      b:
        event: f
        claims:
          - {fact: happened, value: mid-January 2018}
          - {fact: killed, value: about 500}
          - {fact: lasted, value: unknown}
          - {fact: length, value: several km}
          - {fact: victims, value: unknown}
    """


@pytest.fixture
def wording(dossier_of: Callable[..., Dossier]) -> Wording:
    return Wording(dossier_of(DOSSIER))


def _row(wording: Wording, source: str, fact: str, part: str = "") -> int:
    claims = wording.dossier.claims
    found = (claims["source"] == source) & (claims["fact"] == fact) & ((claims["part"] == part) | (not part))
    return int(found.to_numpy().nonzero()[0][0])


@pytest.mark.parametrize(
    ("source", "fact", "means", "answers"),
    [
        ("a", "armed", "yes", "yes"),
        ("a", "called", "rebel", "rebel"),
        ("a", "happened", "on 15 January 2018", "on 15 January 2018"),
        ("a", "killed", "at least 9", "at least 9"),
        ("a", "lasted", "on 6 January 2021", "start on 6 January 2021, end not established"),
        ("a", "leader", "RUIZ, Ana", "RUIZ, Ana"),
        ("a", "isbn", "0-8044-2957-X", "0-8044-2957-X"),
        ("a", "length", "exactly 5 km", "exactly 5 km"),
        ("a", "spot", "48.778°", "lat 48.778°, lon -8.0805°"),
        ("a", "victims", "yes", "Eva Paz; Ana Ramirez"),
        ("a", "where", "North", "North"),
        ("b", "killed", "about 500 (450 to 550)", "about 500 (450 to 550)"),
        ("b", "lasted", "not established", "not established"),
        ("b", "victims", "not established", "not established"),
        ("b", "length", "several km (3 to 10 km)", "several km (3 to 10 km)"),
    ],
)
def test_what_a_claim_means(source: str, fact: str, means: str, answers: str, wording: Wording) -> None:
    row = _row(wording, source, fact)
    assert wording.means(row) == means
    assert wording.answers(row) == answers


def test_whose_word_it_is(wording: Wording) -> None:
    own, quoted = _row(wording, "a", "armed"), _row(wording, "a", "killed")
    assert [wording.teller(own), wording.teller(quoted)] == ["a", "a / police"]
    assert [wording.voice(own), wording.voice(quoted)] == ["a", "police"]
    assert wording.sources([own, quoted, own, _row(wording, "b", "killed")]) == "a, a (quoting The police) and b"
    assert wording.bracketed([own, quoted, own, _row(wording, "b", "killed")]) == "(a; a quoting The police; b)"
    assert wording.who(quoted) == "a (quoting The police [police])"
    assert wording.bracketed([own, _row(wording, "b", "killed")]) == "(a and b)"


def test_what_a_row_is_about(wording: Wording) -> None:
    row = _row(wording, "a", "killed")
    assert wording.about(row) == ("e", "killed", "all")
    assert wording.about(_row(wording, "b", "killed")) == ("f", "killed", None)
    assert wording.question(row) == "e/killed"
    assert wording.noun(row) == "number"
    assert wording.stated(_row(wording, "a", "where")) == "likely"


def test_every_kind_has_a_noun(dossier_of: Callable[..., Dossier]) -> None:
    wording = Wording(dossier_of(DOSSIER))
    rows = {wording.fact(row).kind: row for row in range(len(wording.dossier.claims))}
    assert rows.keys() == set(KINDS)
    assert all(wording.noun(row).isalpha() for row in rows.values())


def test_names_are_shown_as_they_are_written(dossier_of: Callable[..., Dossier]) -> None:
    wording = Wording(
        dossier_of("""
            facts: {victims: {asks: "?", kind: names}, leader: {asks: "?", kind: name}}
            sources:
              a: {event: e, claims: [{fact: victims, value: [Ana Ramírez]}, {fact: leader, value: Ana Ramírez}]}
              b: {event: e, claims: [{fact: victims, value: [Ana Ramires]}, {fact: leader, value: Ana Ramires}]}
            """)
    )
    assert wording.name(_row(wording, "a", "victims", "ana ramires")) == "Ana Ramírez"
    assert wording.that_is(_row(wording, "b", "leader")) == "Ana Ramires"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (list("abcde"), "a, b, c, d and e"),
        (list("abcdef"), "a, b, c, d and 2 more"),
    ],
)
def test_listed(words: list[str], sentence: str) -> None:
    assert listed(words) == sentence
    assert listed(iter(words)) == sentence


def test_listed_may_be_longer() -> None:
    assert listed("abcdef", most=9) == "a, b, c, d, e and f"


def test_counted() -> None:
    assert counted(1, "fact") == "1 fact"
    assert counted(0, "fact") == "0 facts"
    assert counted(1200, "body", "bodies") == "1,200 bodies"


def test_span() -> None:
    killed, leader = Fact("killed", "?", "count", PLACE), Fact("leader", "?", "name", PLACE)
    assert span(killed, 7, inf) == (7, None)
    assert span(killed, nan, nan) == (None, None)
    assert span(leader, 0, 1) == (None, None)
