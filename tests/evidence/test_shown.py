"""What a quote shows: the same number, hedge, unit, day or name, in whatever words; and what it does not."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from discrepancies.evidence.shown import disagreement
from discrepancies.evidence.shown.said import Gap
from discrepancies.language.folding import fold
from discrepancies.language.reading import Context
from discrepancies.model import Fact, Place, Term

PAGE = (Path(__file__).parents[2] / "docs" / "inference.md").read_text("utf-8")
ROWS = re.findall(r'^\| ([a-z-]+) \| `(.+?)` \| "(.+?)" \| (.+) \|$', PAGE, re.MULTILINE)
UNITS = {"count": "people", "quantity": "s"}


def fact(kind: str, unit: str | None = None, terms: tuple[str, ...] = (), **aliases: str) -> Fact:
    tree = tuple(Term(name, number, number) for number, name in enumerate(terms))
    folded = {fold(alias.replace("_", " ")): name for alias, name in aliases.items()}
    return Fact("f", "What?", kind, Place("c.yaml", 1, 1), unit=unit, terms=tree, aliases=folded)


def gap(asked: Fact, value: str, quote: str, language: str | None = "en", dates: str | None = None) -> Gap | None:
    return disagreement(quote, asked, value, Context(dates, language))


@pytest.mark.parametrize(("kind", "value", "quote", "said"), ROWS)
def test_the_page_is_right(kind: str, value: str, quote: str, said: str) -> None:
    found = gap(fact(kind, UNITS.get(kind)), value, quote)
    assert (found.why if found else "shown") == said


def test_the_page_has_a_row_for_every_kind_that_is_checked() -> None:
    assert {row[0] for row in ROWS} == {"count", "quantity", "date", "period", "name", "names", "text"}


@pytest.mark.parametrize(
    ("value", "quote"),
    [
        ("7", "7 people"),
        ("7", "The seven who stayed"),
        ("24", "two dozen boats"),
        ("1,234", "1,234 people"),
        ("2.2 million", "2,200,000 members"),
        ("at least 9", "no fewer than nine people"),
        ("more than 9", "over nine"),
        ("at least 10", "more than nine"),
        ("up to 650", "as many as 650 agents"),
        ("about 500", "around 500 agents"),
        ("several", "several boats"),
        ("thousands", "Thousands of people"),
        ("10 to 14", "between 10 and 14 people"),
        ("1 to 2", "one or two shots"),
        ("9", "nine [of them] were lost"),
        ("0", "No one was hurt"),
        ("0", "without any people aboard"),
        ("0", "no deaths were reported"),
        ("0", "none of the dead"),
    ],
)
def test_a_count_is_shown(value: str, quote: str) -> None:
    assert gap(fact("count", "people"), value, quote) is None


@pytest.mark.parametrize(
    ("value", "quote"),
    [
        ("8", "7 people"),
        ("1", "one or two people"),
        ("2", "one or two people"),
        ("1", "one of the best days"),
        ("1", "no one was hurt"),
        ("0", "no fewer than nine"),
        ("0", "no evidence that people were hurt"),
        ("9", "at least nine people"),
        ("at least 9", "nine people"),
        ("at least 9", "more than nine people"),
        ("about 9", "nine people"),
        ("9", "about nine people"),
        ("up to 9", "at least nine"),
        ("450 to 550", "about 500"),
        ("3 to 10", "several people"),
        ("17", "the 17-year-old boys"),
        ("30", "30% of them"),
        ("5", "5 km away"),
        ("2", "the second victim"),
        ("316", "No. 316/23"),
        ("7", "[the] six [others, 7 in all]"),
        ("7", "the captain and six of the crew"),
        ("1", "a boat sank"),
        ("3", "one in three"),
        ("9", "at 9 a.m."),
    ],
)
def test_a_count_is_not_shown(value: str, quote: str) -> None:
    found = gap(fact("count", "people"), value, quote)
    assert found is not None
    assert not found.contradicts


@pytest.mark.parametrize(
    ("quote", "language", "shown"),
    [
        ("the only woman in the group", "en", True),
        ("including a woman", "en", True),
        ("a single woman", "en", True),
        ("the only women in the group", "en", False),
        ("a group of women", "en", False),
    ],
)
def test_what_is_one_of_the_unit_is_one(quote: str, language: str, shown: bool) -> None:
    assert (gap(fact("count", "women"), "1", quote, language) is None) == shown


@pytest.mark.parametrize(
    ("unit", "value", "quote", "language"),
    [
        ("mujeres", "1", "la única mujer del grupo", "es"),
        ("barcos", "1", "un barco", "es"),
        ("barcos", "0", "no hubo barcos", "es"),
        ("mulheres", "1", "uma só mulher", "pt"),
        ("barcos", "0", "sem barcos", "pt"),
    ],
)
def test_one_and_none_of_a_unit_in_another_language(unit: str, value: str, quote: str, language: str) -> None:
    assert gap(fact("count", unit), value, quote, language) is None


@pytest.mark.parametrize(
    ("kind", "value", "quote", "shown"),
    [
        ("count", "at least 9", "Killed: at least 9, say the police", True),
        ("count", "9", "Killed: 9 (injured: 5)", True),
        ("count", "9", "9", True),
        ("count", "9", "9; injured: 5", True),
        ("count", "9", "Killed: 9 or 10", False),
        ("count", "9", "Killed: 9, 10 or 11", True),
        ("count", "9", "Killed: at least 9, say the police", False),
        ("count", "9", "Killed: 9.5", False),
        ("count", "9", "Killed: 9 km away", False),
        ("date", "2 March", "Day: 2 March, 2024", False),
        ("date", "2 March", "Day: 2 March, says the log", True),
        ("quantity", "20 s", "Heard: 20 s, says the log", True),
        ("quantity", "20", "Heard: 20, says the log", False),
    ],
)
def test_what_stands_alone_is_taken_word_for_word(kind: str, value: str, quote: str, shown: bool) -> None:
    assert (gap(fact(kind, UNITS.get(kind)), value, quote) is None) == shown


@pytest.mark.parametrize(
    ("unit", "value", "quote", "why"),
    [
        ("km", "20", "20 km/h", "the quote shows 20 km/h, the claim 20 km"),
        ("EUR", "5", "$5 million", "the quote shows $5 million, the claim 5 EUR"),
        ("USD", "5", "$5 million", "the quote shows 5,000,000 USD, the claim 5 USD"),
        ("km", "20", "20 of them", "the quote shows 20, the claim 20 km"),
        ("km", "20", "far away", "the quote shows no number"),
    ],
)
def test_another_unit_is_shown_as_the_quote_has_it(unit: str, value: str, quote: str, why: str) -> None:
    assert gap(fact("quantity", unit), value, quote) == Gap(why)


def test_an_ordinal_is_a_number_where_nothing_is_counted() -> None:
    assert gap(fact("count"), "2", "the second anniversary") is None
    assert gap(fact("count", "people"), "2", "the second anniversary") is not None


@pytest.mark.parametrize(
    ("value", "quote", "language"),
    [
        ("9", "al menos nueve", "es"),
        ("500", "unos 500 agentes", "es"),
        ("1", "un hombre", "es"),
        ("1.5", "1.500 personas", "es"),
        ("9", "pelo menos nove", "pt"),
    ],
)
def test_the_languages_hedges_count(value: str, quote: str, language: str) -> None:
    assert gap(fact("quantity"), value, quote, language) is not None


@pytest.mark.parametrize(
    ("value", "quote", "language"),
    [
        ("at least 9", "al menos nueve muertos", "es"),
        ("about 500", "unos 500 agentes", "es"),
        ("more than 400", "más de 400 fotos", "es"),
        ("1500", "1.500 personas", "es"),
        ("at least 9", "pelo menos nove pessoas", "pt"),
        ("up to 650", "até 650 agentes", "pt"),
    ],
)
@pytest.mark.parametrize("known", [True, False], ids=["known", "unknown"])
def test_a_count_is_shown_in_another_language(value: str, quote: str, language: str, known: bool) -> None:
    assert gap(fact("count", "people"), value, quote, language if known else None) is None


@pytest.mark.parametrize(
    ("unit", "value", "quote", "language"),
    [
        ("s", "about 20 s", "At about the 20-second mark", "en"),
        ("years", "17 years", "17-year-old adolescents", "en"),
        ("years", "2 years", "Two years have passed", "en"),
        ("years", "2 years", "hace dos años", "es"),
        ("years", "3 years", "há três anos", "pt"),
        ("days", "4 days", "which lasted four days", "en"),
        ("%", "30%", "30 per cent of them", "en"),
        ("km", "2 km", "2,000 metres away", "en"),
        ("million people", "2.2", "2.2 million people", "en"),
        ("million people", "more than 2.2", "more than 2.2 million people", "en"),
        (None, "2.5", "a magnitude of 2.5", "en"),
    ],
)
def test_a_quantity_is_shown(unit: str | None, value: str, quote: str, language: str) -> None:
    assert gap(fact("quantity", unit), value, quote, language) is None


@pytest.mark.parametrize(
    ("unit", "value", "quote"),
    [
        ("s", "20", "the 20-minute mark"),
        ("s", "20", "twenty of them"),
        ("years", "17", "17 adolescents"),
        ("years", "17", "17 months"),
        ("km", "20", "20 km per hour"),
        ("km", "more than 2", "at least 2,000 metres"),
        ("km", "2", "2 miles"),
        ("million people", "more than 2.2", "at least 2.2 million people"),
    ],
)
def test_a_quantity_is_not_shown(unit: str | None, value: str, quote: str) -> None:
    assert gap(fact("quantity", unit), value, quote) is not None


@pytest.mark.parametrize(
    ("value", "quote"),
    [
        ("2024-03-02", "on March 2nd, 2024"),
        ("2024-03-02", "2/3/2024"),
        ("2 March", "on March 2"),
        ("2 March", "since 2 March"),
        ("March 2024", "In March 2024, about 500 agents"),
        ("2024", "in 2024"),
        ("mid-March 2024", "in mid-March 2024"),
        ("between 2 and 5 March 2024", "between 2 and 5 March 2024"),
        ("Saturday 2 March 2024", "Saturday, 2 March, 2024"),
        ("before 2 March 2024", "before 2 March 2024"),
    ],
)
def test_a_date_is_shown(value: str, quote: str) -> None:
    assert gap(fact("date"), value, quote, dates="day-first") is None


@pytest.mark.parametrize(
    ("value", "quote", "why"),
    [
        ("2024-03-02 04:30", "at 4.30 a.m. on 2 March 2024", None),
        ("2024-03-02 04:30", "on 2 March 2024 at 04:30", None),
        ("2024-03-02 04:30", "at 4.30 a.m. on 2 March", "the quote has no year"),
        ("2024-03-02 04:30", "on 2 March 2024", "the quote has no time of day"),
        ("2024-03-02 04:31", "on 2 March 2024. It was 04:30", "the quote has no such time of day"),
        ("2024-03-02T04:30-04:00", "on 2 March 2024 at 04:30", "the quote has no offset from UTC"),
        ("Saturday 2 March 2024", "on 2 March 2024", "the quote has no weekday"),
        ("2 March", "on Saturday (2)", "the quote has no month"),
    ],
)
def test_what_a_date_lacks_is_named(value: str, quote: str, why: str | None) -> None:
    assert gap(fact("date"), value, quote) == (Gap(why) if why else None)


@pytest.mark.parametrize(
    ("value", "quote", "contradicts"),
    [
        ("2024-03-02", "on 2 March", False),
        ("2024-03-02", "on Saturday (2)", False),
        ("2024-03-02", "in March 2024", False),
        ("2024-03-02", "two days later", False),
        ("March 2024", "on 2 March 2024", False),
        ("March 2024", "in mid-March 2024", False),
        ("2024-03-02", "on 3 March", True),
        ("2024-03-02", "on 2 April 2024", True),
        ("2024-03-02", "on 2 March 2023", True),
        ("2024-03-02", "on Sunday (3)", True),
        ("2 March", "on 3 March", True),
        ("Sunday 2 March 2024", "on Saturday, 2 March 2024", True),
    ],
)
def test_a_date_is_not_shown(value: str, quote: str, contradicts: bool) -> None:
    found = gap(fact("date"), value, quote)
    assert found is not None
    assert found.contradicts == contradicts


@pytest.mark.parametrize(
    ("value", "quote"),
    [
        ("2-5 March", "between March 2 and 5"),
        ("2024-03-02/2024-03-05", "between 2 and 5 March 2024"),
        ("2014/2020", "between 2014 and 2020"),
        ("until 5 March 2024", "until 5 March 2024"),
        ("2024-03-02/2024-03-05", "It began on 2 March 2024, and ended on 5 March 2024"),
    ],
)
def test_a_period_is_shown(value: str, quote: str) -> None:
    assert gap(fact("period"), value, quote) is None


@pytest.mark.parametrize(
    ("value", "quote", "contradicts"),
    [
        ("2024-03-02/2024-03-05", "between 2 and 5 March", False),
        ("2024-03-02/2024-03-05", "since 2 March 2024", False),
        ("2024-03-02/2024-03-05", "between 2 and 6 March 2024", True),
        ("until 5 March 2024", "until 5 March", False),
        ("2014/2020", "between 2014 and 2021", True),
    ],
)
def test_a_period_is_not_shown(value: str, quote: str, contradicts: bool) -> None:
    found = gap(fact("period"), value, quote)
    assert found is not None
    assert found.contradicts == contradicts


@pytest.mark.parametrize(
    ("value", "quote", "shown"),
    [
        ("Óscar Ruiz", "OSCAR RUIZ, a pilot", True),
        ("Ruiz, Óscar", "Óscar Ruiz, a pilot", True),
        ("Ana O'Neil", "Ana O’Neil’s boat", True),
        ("Article 4.1", "rights to life (Article 4.1)", True),
        ("Article 4", "rights to life (Article 4.1)", False),
        ("Article 1", "rights to life (Article 4.1)", False),
        ("founder", "the co-founder", False),
        ("Ruiz", "the Ruiz-led group", True),
        ("Ana Ruiz", "Ana and Luis Ruiz", False),
        ("Ana Ruiz", "Ana [Ruiz]", False),
        ("Ana Ruiz", "Ana\u00ad Ru\u00adiz", True),
    ],
)
def test_names(value: str, quote: str, shown: bool) -> None:
    assert (gap(fact("name"), value, quote) is None) == shown


def test_an_alias_shows_a_name_and_a_term() -> None:
    agency = fact("name", Fire_Service="FS", Brigade="FS")
    assert gap(agency, "FS", "an officer of the fire service") is None
    assert gap(agency, "Brigade", "an officer of the Fire Service") is None
    assert gap(agency, "Brigade", "an officer of the police") == Gap('the quote does not say "Brigade"')
    taken = fact("category", terms=("taken", "stolen"), stole="stolen")
    assert gap(taken, "stolen", "they stole guns") is None
    assert gap(taken, "taken", "they stole guns") is not None


def test_each_name_of_a_list_has_to_be_there() -> None:
    assert gap(fact("names"), "Ana Sol; Eva Paz; Luis Mora", "Luis Mora and Ana") == Gap(
        'the quote does not say "Ana Sol" and "Eva Paz"'
    )


@pytest.mark.parametrize(
    ("value", "inferred", "contradicts"),
    [
        ("7", "the captain and six more", False),
        ("7", "the captain and six more = 7", False),
        ("8", "the captain and six more = 7", True),
        ("6", "the captain and six more = 7", True),
        ("at least 7", "the captain and six more = 7", True),
    ],
)
def test_the_result_of_an_inference_has_to_be_the_value(value: str, inferred: str, contradicts: bool) -> None:
    found = disagreement("the captain and six of the crew", fact("count", "people"), value, Context(), inferred)
    assert found is not None
    assert found.contradicts == contradicts
    assert ("what is inferred shows 7" in found.why or "exactly 7" in found.why) == contradicts


def test_what_cannot_be_seen_in_words_is_not_checked() -> None:
    assert gap(fact("yes-no"), "yes", "they gave up") is None
    assert gap(fact("count"), "unknown", "nobody knows") is None
    assert gap(fact("date"), "Not established", "nobody knows") is None


def test_the_facts_own_about_does_not_matter() -> None:
    for about in ("0", "0.5"):
        wide = Fact("f", "?", "count", Place("c.yaml", 1, 1), about=Decimal(about))
        assert gap(wide, "about 500", "around 500 people") is None
        assert gap(wide, "500", "around 500 people") is not None


@pytest.mark.parametrize("junk", ["[", "a'", "1,", "-", "9 ", "or 1 ", "é́", "a 1."], ids=repr)
def test_a_long_quote_does_not_hang(junk: str) -> None:
    for kind, value in (("count", "7"), ("date", "2 March"), ("name", "Ana Sol")):
        assert gap(fact(kind, UNITS.get(kind)), value, junk * (10_000 // len(junk)), None) is not None
