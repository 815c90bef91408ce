"""What a quote denies, leaves open, bounds, or says of others is not shown by it; what it says in other words is."""

from __future__ import annotations

import pytest

from discrepancies.evidence.shown import disagreement
from discrepancies.language.reading import Context
from discrepancies.model import Fact, Place


def asserted(kind: str, unit: str | None, value: str, quote: str, language: str = "en") -> bool:
    asked = Fact("killed", "How many people were killed?", kind, Place("c.yaml", 1, 1), unit=unit)
    return disagreement(quote, asked, value, Context(None, language)) is None


@pytest.mark.parametrize(
    ("value", "quote", "language", "shown"),
    [
        ("9", "nobody knows when, but nine people died", "en", True),
        ("9", "nobody knows whether nine people died", "en", False),
        ("9", "He denied that nine people died", "en", False),
        ("9", "it is not known why nine people died", "en", True),
        ("9", "negó que nueve personas murieran", "es", False),
        ("9", "não se sabe se nove pessoas morreram", "pt", False),
        ("0", "no one knows how many people were killed", "en", False),
        ("0", "none of them knows how many died", "en", False),
        ("0", "none of them died", "en", True),
        ("0", "no one was injured; nine people were killed", "en", False),
        ("0", "nobody died and nine people were hurt", "en", True),
        ("0", "nadie sabe cuántas personas murieron", "es", False),
        ("0", "nadie murió", "es", True),
        ("0", "nadie resultó herido", "es", False),
    ],
)
def test_what_is_denied_or_not_known_or_of_others_is_not_shown(
    value: str, quote: str, language: str, shown: bool
) -> None:
    assert asserted("count", "people", value, quote, language) == shown


@pytest.mark.parametrize(
    ("value", "quote", "shown"),
    [
        ("2018-01-15", "until 15 January 2018", False),
        ("2018-01-15", "since 15 January 2018", True),
        ("2018-01-15", "on the eve of 15 January 2018", False),
        ("2018-01-15", "not on 15 January 2018 but on 16 January 2018", False),
        ("2018-01-16", "not on 15 January 2018 but on 16 January 2018", True),
        ("2018-01-15", "15 January 2018 or 16 January 2018", False),
        ("2018-01-15", "around 15 January 2018", False),
        ("2018-01-15/2018-01-20", "from 15 January 2018 until 20 January 2018", True),
    ],
)
def test_a_date_that_is_denied_or_bounded_or_one_of_two_is_not_shown(value: str, quote: str, shown: bool) -> None:
    assert asserted("period" if "/" in value else "date", None, value, quote) == shown


@pytest.mark.parametrize(
    ("language", "quote", "shown"),
    [
        ("en", "It is not true that nine people died", False),
        ("en", "Police have no evidence that nine people died", False),
        ("en", "not nine people but ten died", False),
        ("es", "No es cierto que nueve personas murieran", False),
        ("es", "No se sabe por qué murieron nueve personas", True),
        ("pt", "A polícia negou que nove pessoas tenham morrido", False),
        ("pt", "Não se sabe por que morreram nove pessoas, mas nove pessoas morreram", True),
        ("fr", "On ignore si neuf personnes ont été tuées", False),
        ("fr", "Personne ne sait si neuf personnes sont mortes", False),
        ("fr", "La police a démenti que neuf personnes aient été tuées", False),
        ("fr", "On ne sait pas pourquoi neuf personnes ont été tuées", True),
        ("de", "Es ist nicht bekannt, ob neun Menschen starben", False),
        ("de", "Niemand weiß, ob neun Menschen starben", False),
        ("de", "Die Polizei bestritt, dass neun Menschen starben", False),
        ("de", "Nicht neun Menschen starben, sondern zehn", False),
        ("de", "Es ist nicht bekannt, warum neun Menschen starben", True),
        ("it", "Non si sa se nove persone siano morte", False),
        ("it", "La polizia ha negato che nove persone siano morte", False),
        ("it", "Non si sa perché nove persone siano morte", True),
        ("ru", "Неизвестно, погибли ли девять человек", False),
        ("ru", "Полиция опровергла, что погибли девять человек", False),
        ("ru", "Погибли не девять человек, а десять", False),
        ("ru", "Неизвестно, почему погибли девять человек", True),
        ("uk", "Невідомо, чи загинули дев'ять осіб", False),
        ("uk", "Поліція заперечила, що загинули дев'ять осіб", False),
        ("uk", "Невідомо, чому загинули дев'ять осіб", True),
        ("ar", "لا يعرف ما إذا كان تسعة أشخاص قد قتلوا", False),
        ("ar", "ونفت الشرطة مقتل تسعة أشخاص", False),
        ("ar", "قتل تسعة أشخاص", True),
        ("zh", "尚不清楚是否有九人死亡", False),
        ("zh", "警方否认有九人死亡", False),
        ("zh", "目前尚不清楚原因，但九人死亡", True),
        ("zh", "九人死亡", True),
    ],
)
def test_what_is_denied_or_left_open_in_each_language(language: str, quote: str, shown: bool) -> None:
    assert asserted("count", "people", "9", quote, language) == shown


@pytest.mark.parametrize(
    ("language", "quote", "shown"),
    [
        ("fr", "Personne n'est mort", True),
        ("fr", "Personne n'a été blessé", False),
        ("fr", "Personne ne sait combien de personnes sont mortes", False),
        ("de", "Niemand starb", True),
        ("de", "Niemand wurde verletzt", False),
        ("de", "Niemand weiß, wie viele starben", False),
        ("it", "Nessuno è morto", True),
        ("it", "Nessuno è rimasto ferito", False),
        ("it", "Nessuno sa quanti siano morti", False),
        ("ru", "Никто не погиб", True),
        ("ru", "Никто не пострадал", False),
        ("ru", "Никто не знает, сколько человек погибло", False),
        ("uk", "Ніхто не загинув", True),
        ("uk", "Ніхто не постраждав", False),
        ("zh", "无人死亡", True),
        ("zh", "无人受伤", False),
        ("zh", "没有人知道有多少人死亡", False),
        ("ar", "لا أحد يعرف عدد القتلى", False),
    ],
)
def test_nobody_is_none_of_what_is_asked_in_each_language(language: str, quote: str, shown: bool) -> None:
    assert asserted("count", "people", "0", quote, language) == shown


@pytest.mark.parametrize(
    ("language", "quote", "shown"),
    [
        ("en", "It did not begin on 15 January 2018", False),
        ("en", "It was never planned for 15 January 2018", False),
        ("es", "no el 15 de enero de 2018, sino el 16 de enero de 2018", False),
        ("es", "en la víspera del 15 de enero de 2018", False),
        ("pt", "na véspera de 15 de janeiro de 2018", False),
        ("fr", "non pas le 15 janvier 2018, mais le 16 janvier 2018", False),
        ("fr", "la veille du 15 janvier 2018", False),
        ("de", "nicht am 15. Januar 2018, sondern am 16. Januar 2018", False),
        ("de", "am Vorabend des 15. Januar 2018", False),
        ("de", "am Abend; am 15. Januar 2018", True),
        ("it", "non il 15 gennaio 2018, ma il 16 gennaio 2018", False),
        ("it", "alla vigilia del 15 gennaio 2018", False),
        ("ru", "не 15 января 2018 года, а 16 января 2018 года", False),
        ("ru", "накануне 15 января 2018 года", False),
        ("uk", "не 15 січня 2018 року, а 16 січня 2018 року", False),
        ("uk", "напередодні 15 січня 2018 року", False),
        ("ar", "ليس في 15 يناير 2018 بل في 16 يناير 2018", False),
        ("ar", "عشية 15 يناير 2018", False),
        ("zh", "不是2018年1月15日，而是2018年1月16日", False),
        ("zh", "2018年1月15日前夕", False),
        ("zh", "2018年1月15日，无人知道", True),
    ],
)
def test_a_day_that_is_denied_or_only_counted_from_in_each_language(language: str, quote: str, shown: bool) -> None:
    assert asserted("date", None, "2018-01-15", quote, language) == shown


@pytest.mark.parametrize(
    ("value", "quote", "shown"),
    [
        ("50%", "half of the clinics", True),
        ("50%", "more than half of the clinics", False),
        ("more than 50%", "more than half of the clinics", True),
        ("50%", "the second half of the year", False),
        ("75%", "three-quarters of the town", True),
    ],
)
def test_a_share_in_words_is_a_percentage(value: str, quote: str, shown: bool) -> None:
    assert asserted("quantity", "%", value, quote) == shown


def test_a_value_in_the_unit_of_the_quote_is_shown() -> None:
    assert asserted("quantity", "km/h", "155 mph", "gusts of 155 mph")
    assert not asserted("quantity", "cm", "3 in", "3 in a row")
    assert asserted("quantity", "US$", "US$ 5", "a bare $5")
    assert asserted("quantity", "$", "$5", "for US$5")
    assert not asserted("quantity", "$", "$5", "for A$5")


@pytest.mark.parametrize(
    ("unit", "value", "quote", "shown"),
    [
        ("magnitude", "3.3", "a tremor of magnitude 3.3", True),
        ("magnitude", "3.3", "a tremor of magnitude 3.3 km away", False),
        ("years", "2", "children between the ages of 2 and 15", True),
        ("years", "2", "2 and 15 of them", False),
    ],
)
def test_a_unit_may_stand_before_its_number(unit: str, value: str, quote: str, shown: bool) -> None:
    assert asserted("quantity", unit, value, quote) == shown


def test_a_date_that_reads_in_two_ways_says_so() -> None:
    day = Fact("day", "When?", "date", Place("c.yaml", 1, 1))
    found = disagreement("on 2/3/2024", day, "2024-03-02", Context(None, "en"))
    assert found is not None
    assert found.why.startswith('"2/3/2024" in the quote can be read in two ways')
    assert disagreement("on 2/3/2024", day, "2024-03-02", Context("day-first", "en")) is None
