"""Two curators' dossiers: which claims are one, whatever their keys and order, and what is read differently in them."""

from __future__ import annotations

import re
import time

import pytest

from discrepancies.compare import compared
from discrepancies.compare.comparison import Comparison
from tests.compare.dossiers import FIRST, SECOND, comparison, pairs, read

BOTH = {
    ("gazette", "killed", "death_toll"),
    ("gazette", "injured", "hurt"),
    ("gazette", "day", "start"),
    ("gazette", "exits", "doors"),
    ("gazette", "height", "flames"),
    ("wire", "killed", "death_toll"),
}


def differs(found: Comparison) -> dict[tuple[str, str], list[tuple[str, str, str]]]:
    return {
        (one.a.source, one.a.fact.key): [(read.field, read.a, read.b) for read in one.differs]
        for one in found.different
    }


def test_claims_are_one_by_source_words_question_and_value_under_other_keys() -> None:
    found = comparison()
    assert found.sources == {"gazette": "hg", "wire": "nw"}
    assert pairs(found) == BOTH
    assert [one.fact.key for one in found.only_a] == ["standing"]
    assert [one.fact.key for one in found.only_b] == ["owner"]
    assert found.apart == ((), ())


def test_what_is_read_differently_is_told_by_what_it_means() -> None:
    assert differs(comparison()) == {
        ("gazette", "killed"): [("hedge", "at least nine", "nine")],
        ("gazette", "exits"): [("stated", "alleged", "fact")],
        ("wire", "killed"): [("scope", "workers", ""), ("as_of", "2019-03-14", "")],
    }


def test_a_dossier_beside_itself_differs_in_nothing() -> None:
    for text in (FIRST, SECOND):
        found = comparison(text, text)
        assert not found.differs
        assert all(one.a.number == one.b.number for one in found.both)
    assert len(found.both) == 7


def test_which_is_a_and_which_is_b_changes_only_the_sides() -> None:
    there, back = comparison(), comparison(SECOND, FIRST)
    assert {(one.a.number, one.b.number) for one in there.both} == {(one.b.number, one.a.number) for one in back.both}
    assert len(there.different) == len(back.different)


def test_the_order_of_claims_changes_nothing() -> None:
    lines = SECOND.splitlines()
    claims = [at for at, line in enumerate(lines) if line.startswith("      - {") and "death_toll" not in line][1:]
    for at, line in zip(claims, [lines[at] for at in reversed(claims)], strict=True):
        lines[at] = line
    assert pairs(comparison(second="\n".join(lines))) == BOTH


def test_dossiers_of_other_sources_have_nothing_to_compare() -> None:
    other = re.sub(r"title: (Mill burns|Nine dead).*", "title: A flood in another town", SECOND, count=1)
    other = re.sub(r"title: Mill burns.*", "title: A flood somewhere", other).replace("quote:", "note:")
    found = comparison(second=other)
    assert (found.sources, found.both, found.only_a, found.only_b) == ({}, (), (), ())
    assert [len(of) for of in found.apart] == [7, 7]
    assert found.differs


def test_two_claims_with_one_quote_are_told_apart_by_what_they_ask() -> None:
    first = """\
facts:
  dead: {asks: How many people were killed?, kind: count, unit: people}
  hurt: {asks: How many people were injured?, kind: count, unit: people}
  women: {asks: How many women were killed?, kind: count, unit: women}
sources:
  gazette:
    event: fire
    claims:
      - {fact: dead, value: 9, quote: "nine died, two of them women, and nine were hurt"}
      - {fact: hurt, value: 9, quote: "nine died, two of them women, and nine were hurt"}
      - {fact: women, value: 2, quote: "nine died, two of them women, and nine were hurt"}
"""
    second = first.replace("dead", "q1").replace("hurt:", "q2:").replace("fact: hurt", "fact: q2")
    second = second.replace("women:", "q3:").replace("fact: women", "fact: q3")
    assert pairs(comparison(first, second)) == {
        ("gazette", "dead", "q1"),
        ("gazette", "hurt", "q2"),
        ("gazette", "women", "q3"),
    }


def test_the_same_claim_twice_is_joined_once_each() -> None:
    twice = FIRST.replace(
        '      - {fact: height, value: 40 m, quote: "flames forty metres high"}\n',
        '      - {fact: height, value: 40 m, quote: "flames forty metres high"}\n' * 2,
    )
    found = comparison(twice)
    assert len(found.both) == 6
    assert [one.fact.key for one in found.only_a] == ["height", "standing"]


def test_claims_without_quotes_are_joined_where_question_and_value_are_the_same() -> None:
    bare = re.sub(r', quote: "[^"]*"', "", FIRST)
    found = comparison(bare, bare)
    assert len(found.both) == 7
    assert not found.differs
    other = bare.replace("value: at least nine", "value: 4").replace("asks: How many people were killed", "asks: Dead")
    assert ("gazette", "killed", "killed") not in pairs(comparison(bare, other))


@pytest.mark.parametrize("side", [0, 1])
def test_questions_in_another_language_are_known_by_the_claims_that_answer_them(side: int) -> None:
    first = """\
facts:
  killed: {asks: How many people were killed in the landslide?, kind: count, unit: people}
  homeless: {asks: How many families lost their homes there?, kind: count, unit: families}
  day: {asks: On which day did the hill come down?, kind: date}
sources:
  diario:
    title: Alud en la sierra
    language: es
    event: landslide
    claims:
      - {fact: killed, value: al menos doce, quote: "al menos doce personas murieron bajo el alud"}
      - {fact: homeless, value: 40, quote: "unas cuarenta familias, cuarenta según el alcalde"}
      - {fact: day, value: 3 de mayo de 2020, quote: "la noche del 3 de mayo"}
"""
    second = """\
facts:
  muertos: {asks: ¿Cuántas personas murieron en el alud?, kind: count, unit: personas}
  sin_casa: {asks: ¿Cuántas familias se quedaron sin casa?, kind: count, unit: familias}
  fecha: {asks: ¿En qué día cayó el cerro?, kind: date}
sources:
  d:
    title: Alud en la sierra
    language: es
    event: alud
    claims:
      - {fact: fecha, value: "2020-05-03", quote: "del 3 de mayo"}
      - {fact: muertos, value: al menos 12, quote: "doce personas murieron bajo el alud"}
      - {fact: sin_casa, value: "40", quote: "unas cuarenta familias"}
"""
    texts = (first, second) if side == 0 else (second, first)
    found = comparison(*texts)
    assert len(found.same) == 3
    known = {("killed", "muertos"), ("homeless", "sin_casa"), ("day", "fecha")}
    assert {(one.a.fact.key, one.b.fact.key)[:: -1 if side else 1] for one in found.both} == known


def test_scripts_without_blanks_are_compared_by_their_signs() -> None:
    first = """\
facts:
  dead: {asks: 有多少人死亡？, kind: count, unit: 人}
  day: {asks: 哪一天发生？, kind: date}
sources:
  bao: {title: 山火, language: zh, event: fire, claims: [
    {fact: dead, value: 九, quote: 大火造成九人死亡}, {fact: day, value: 2020年5月3日, quote: 五月三日夜里起火}]}
"""
    second = (
        first.replace("dead", "si_wang")
        .replace("day", "ri_qi")
        .replace("大火造成九人", "造成九人")
        .replace("value: 九", "value: 8")
    )
    found = comparison(first, second)
    assert pairs(found) == {("bao", "dead", "si_wang"), ("bao", "day", "ri_qi")}
    assert differs(found) == {("bao", "dead"): [("value", "九", "8")]}


def test_terms_that_always_stand_for_each_other_are_the_same_in_other_words_and_once_is_no_always() -> None:
    first = """\
facts:
  standing: {asks: Was the officer still serving?, kind: category, terms: [serving, former]}
sources:
  a: {event: e, claims: [{fact: standing, value: former, quote: "the onetime officer of the harbour guard"}]}
  b: {event: e, claims: [{fact: standing, value: serving, quote: "a lieutenant of the harbour guard today"}]}
"""
    second = first.replace("standing", "post").replace("[serving, former]", "[in office, out of office]")
    second = second.replace("value: former", "value: out of office").replace("value: serving", "value: in office")
    assert not comparison(first, second).different
    alone = "\n".join(line for line in second.splitlines() if not line.startswith("  b:"))
    assert [one.field for pair in comparison(first, alone).different for one in pair.differs] == ["value"]


def test_thousands_of_claims_take_seconds() -> None:
    first, second = (_many(prefix) for prefix in ("a", "b"))
    begun = time.process_time()
    found = compared(read(first), read(second))
    assert time.process_time() - begun < 30
    assert len(found.both) == 4_000
    assert all(one.a.number == one.b.number for one in found.both)


def _many(prefix: str) -> str:
    facts = "\n".join(
        f"  {prefix}{n}: {{asks: How many of the {_WORDS[n]} were lost there?, kind: count, unit: {_WORDS[n]}}}"
        for n in range(len(_WORDS))
    )
    claims = "\n".join(
        f"      - {{fact: {prefix}{n % len(_WORDS)}, value: {n % 977}, "
        f'quote: "on page {n} it counts {n % 977} {_WORDS[n % len(_WORDS)]} lost"}}'
        for n in range(4_000)
    )
    return f"facts:\n{facts}\nsources:\n  ledger:\n    event: flood\n    claims:\n{claims}\n"


_WORDS = ("sheep", "barns", "bridges", "boats", "houses", "mills", "orchards", "carts", "ploughs", "wells")


def test_who_somebody_was_is_not_who_they_all_were() -> None:
    asked = "facts: {{{fact}: {{asks: {asks}, kind: {kind}}}}}\n"
    said = asked + "sources: {{gazette: {{event: fire, claims: [{claim}]}}}}\n"
    woman = "{fact: woman, value: Ana Sol, quote: 'Luis Mora and Ana Sol, the only woman'}"
    dead = "{fact: dead, value: [Luis Mora, Ana Sol], quote: 'Luis Mora and Ana Sol, the only woman'}"
    one = said.format(fact="woman", asks="Which woman was killed?", kind="name", claim=woman)
    all_of_them = said.format(fact="dead", asks="Who was killed?", kind="names", claim=dead)
    assert pairs(comparison(one, all_of_them)) == set()
    alone = all_of_them.replace("[Luis Mora, Ana Sol]", "[Ana Sol]")
    assert pairs(comparison(one, alone)) == {("gazette", "woman", "dead")}
