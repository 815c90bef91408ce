"""What a claim of some words would begin with: by what they are, what stands around them, and what others claimed."""

from __future__ import annotations

from pathlib import Path

import pytest

import discrepancies
from discrepancies.evidence.offers import Offer, Offers

FACTS = """\
facts:
  killed: {asks: How many people were killed?, kind: count, unit: people, scopes: {everyone: , women: women among them}}
  hurt: {asks: How many people were hurt?, kind: count, unit: people}
  began: {asks: When did the fire begin?, kind: date}
  ended: {asks: When was the fire put out?, kind: date}
  damage: {asks: How large was the damage?, kind: money, unit: EUR}
  burnt: {asks: How large an area burnt?, kind: quantity, unit: km²}
  mayor: {asks: Who was the mayor?, kind: name}
  arson: {asks: Was it arson?, kind: yes-no}
events:
  mill_fire: {title: Fire at the Marrow Lane mill}
  flood: {title: Flood at Dunmere}
voices:
  police: The county police
  brigade: Feuerwehr Harrow
"""
HERALD = """\
  herald:
    publisher: The Herald
    event: mill_fire
    claims:
      - {fact: killed, value: 9, quote: nine people were killed in the blaze}
      - {fact: hurt, value: 14, quote: fourteen were hurt when a wall fell}
      - {event: flood, fact: killed, value: 30, quote: thirty were drowned}
"""


@pytest.fixture
def offer(tmp_path: Path) -> object:
    def offered(text: str, words: str, language: str = "en", event: str = "event: mill_fire") -> Offer | None:
        (tmp_path / "g.txt").write_text(text, "utf-8")
        gazette = f"  gazette:\n    language: {language}\n    {event}\n    text: {{file: g.txt}}\n    claims: []\n"
        path = tmp_path / "claims.yaml"
        path.write_text(f"{FACTS}sources:\n{HERALD}{gazette}", "utf-8")
        start = text.index(words)
        return Offers(discrepancies.load(str(path))).offer("gazette", start, start + len(words))

    return offered


@pytest.mark.parametrize(
    ("text", "words", "fact", "value"),
    [
        ("At least nine people were killed in the blaze.", "nine", "killed", "At least nine"),
        ("Nobody knows yet. More than 20 others were hurt.", "20", "hurt", "More than 20"),
        ("A wall fell, and 15 were hurt.", "15", "hurt", "15"),
        ("The fire began on 2 March 2024.", "2 March 2024", "began", "2 March 2024"),
        ("The damage is put at €3 million by then.", "€3 million", "damage", "€3 million"),
        ("About 4 square kilometres burnt.", "4 square kilometres", "burnt", "About 4 square kilometres"),
        ("Ana Ruiz, the mayor, was away.", "Ana Ruiz", "mayor", "Ana Ruiz"),
    ],
)
def test_the_fact_is_told_by_unit_kind_words_and_other_claims(
    offer: object, text: str, words: str, fact: str, value: str
) -> None:
    found = offer(text, words)  # type: ignore[operator]
    assert (found.fact, found.event, found.facts[0].value) == (fact, "mill_fire", value)
    assert found.facts[0].why


@pytest.mark.parametrize(
    ("text", "words", "language", "fact", "value"),
    [
        ("Al menos nueve personas murieron en el incendio.", "nueve", "es", "killed", "Al menos nueve"),
        ("Mindestens neun Menschen wurden getötet.", "neun", "de", "killed", "Mindestens neun"),
        ("Au moins neuf personnes ont été tuées.", "neuf", "fr", "killed", "Au moins neuf"),
        ("Не менее 14 человек ранены.", "14", "ru", "hurt", "Не менее 14"),
    ],
)
def test_the_value_is_read_in_the_language_of_the_source(
    offer: object, text: str, words: str, language: str, fact: str, value: str
) -> None:
    found = offer(text, words, language)  # type: ignore[operator]
    assert (found.fact, found.value) == (fact, value)


def test_words_that_tell_nothing_choose_no_fact(offer: object) -> None:
    found = offer("Two dozen crates of apples were sold.", "Two dozen")  # type: ignore[operator]
    assert (found.fact, found.value) == ("", "Two dozen")


def test_the_event_is_the_one_that_the_sentence_names(offer: object) -> None:
    text = "The mill burnt. The flood at Dunmere killed 31 people."
    assert (offer(text, "31").fact, offer(text, "31").event) == ("killed", "flood")  # type: ignore[operator]
    assert offer("Then 31 people were killed.", "31", event="title: T").event == ""  # type: ignore[operator]
    assert offer("At Dunmere the flood came. Then 31 people died.", "31", event="title: T").event == "flood"  # type: ignore[operator]


def test_a_yes_or_no_is_for_a_person_to_say(offer: object) -> None:
    found = offer("It was arson, they think.", "arson")  # type: ignore[operator]
    assert next(one.value for one in found.facts if one.fact == "arson") == ""


@pytest.mark.parametrize(
    ("text", "words", "language", "voices"),
    [
        ("Nine were killed, the fire chief said.", "Nine", "en", [("", "the fire chief")]),
        ("According to the county police, nine were killed.", "nine", "en", [("police", "The county police")]),
        ("Nine were killed, The Herald reported.", "Nine", "en", [("herald", "The Herald")]),
        ("Según el alcalde, nueve murieron.", "nueve", "es", [("", "el alcalde")]),
        ("Laut Feuerwehr Harrow starben neun.", "neun", "de", [("brigade", "Feuerwehr Harrow")]),
        ("Nine were killed.", "Nine", "en", []),
    ],
)
def test_the_voice_is_offered_where_a_sentence_attributes(
    offer: object, text: str, words: str, language: str, voices: list[tuple[str, str]]
) -> None:
    found = offer(text, words, language)  # type: ignore[operator]
    assert [(one.key, one.title) for one in found.voices] == voices


@pytest.mark.parametrize(
    ("text", "stated"),
    [("Nine were killed.", ""), ("Nine were probably killed.", "likely"), ("Nine were allegedly killed.", "alleged")],
)
def test_how_firmly_it_is_stated_is_offered(offer: object, text: str, stated: str) -> None:
    assert offer(text, "Nine").firmness.stated == stated  # type: ignore[operator]


def test_scopes_and_days_that_stand_near_are_offered(offer: object) -> None:
    text = "By 3 March 2024, nine people were killed, three women among them."
    found = offer(text, "nine")  # type: ignore[operator]
    assert [scope for scope, _ in found.scopes] == ["women"]
    assert [day.value for day in found.as_of] == ["2024-03-03"]


def test_a_selection_that_says_more_is_the_quote(offer: object) -> None:
    text = "In the fire at the mill nine people were killed, and all the rest is told elsewhere at length."
    found = offer(text, "nine people were killed")  # type: ignore[operator]
    assert (found.quote, found.value) == ("nine people were killed", "nine")
    assert len(offer(text, "nine").quote.split()) <= 15  # type: ignore[operator]
    assert text[slice(*offer(text, "nine").quoted)] == offer(text, "nine").quote  # type: ignore[operator]


def test_where_there_is_no_word_nothing_is_offered(offer: object) -> None:
    assert offer("Nine  …  ten", " … ") is None  # type: ignore[operator]


def test_in_a_language_that_is_not_read_the_words_are_offered_as_they_are(offer: object) -> None:
    found = offer("Zginęło dziewięć osób.", "dziewięć", "pl")  # type: ignore[operator]
    assert (found.value, found.quote.split()[0]) == ("dziewięć", "Zginęło")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nine people were killed, and 64 were led out by the stairs.", "64"),
        ("Nine were killed and another 11 walked home.", "11"),
        ("Fourteen were hurt. Some 40 lorries stood outside.", "40"),
        ("Plus de 1 200 habitants ont été évacués. Quelque 340 maisons ont brûlé.", "340"),
    ],
)
def test_what_is_said_of_another_figure_fills_no_fact_in(offer: object, text: str, words: str) -> None:
    found = offer(text, words, "fr" if "habitants" in text else "en")  # type: ignore[operator]
    assert found.fact == ""


def test_a_fact_that_the_source_answered_is_not_filled_in_again(tmp_path: Path) -> None:
    text = "Nine people were killed in the blaze. On Friday 12 people were killed, it is told."
    (tmp_path / "g.txt").write_text(text, "utf-8")
    claim = "{fact: killed, value: Nine, quote: Nine people were killed}"
    gazette = f"  gazette:\n    event: mill_fire\n    text: {{file: g.txt}}\n    claims: [{claim}]\n"
    (tmp_path / "claims.yaml").write_text(f"{FACTS}sources:\n{HERALD}{gazette}", "utf-8")
    offers = Offers(discrepancies.load(str(tmp_path / "claims.yaml")))
    found = offers.offer("gazette", text.index("12"), text.index("12") + 2)
    assert found is not None
    assert (found.fact, found.facts[0].fact) == ("", "killed")


def test_a_measure_of_another_unit_is_no_sum(offer: object) -> None:
    found = offer("Le lac contenait 4,5 millions de mètres cubes.", "4,5 millions", "fr")  # type: ignore[operator]
    assert "damage" not in {one.fact for one in found.facts}


def test_in_a_language_that_is_not_read_no_fact_is_filled_in(offer: object) -> None:
    found = offer("Minst 14 personer dog vid kvarnen.", "Minst 14 personer", "sv")  # type: ignore[operator]
    assert (found.fact, found.value) == ("", "Minst 14 personer")


@pytest.mark.parametrize(
    ("text", "words", "quote"),
    [
        (
            "“We saw nearly 100 people,” said Mrs. O'Brien.",
            "100",
            "“We saw nearly 100 people,” said Mrs. O'Brien.",
        ),
        (
            "It is told by the master of all of the port on Thursday, that 102 people were there on the boat then.",
            "102",
            "that 102 people were there on the boat then.",
        ),
        ("- Nine died.\n- About 1,250 residents were led away.", "1,250", "About 1,250 residents were led away."),
    ],
)
def test_a_quote_is_a_clause_and_breaks_no_name(offer: object, text: str, words: str, quote: str) -> None:
    assert offer(text, words).quote == quote  # type: ignore[operator]


def test_a_speaker_with_a_title_is_offered_whole(offer: object) -> None:
    text = "We saw 100 people there, said Mrs. O'Brien, who sells tickets. Ayer was quiet."
    assert [one.title for one in offer(text, "100").voices] == ["Mrs. O'Brien"]  # type: ignore[operator]
    said = offer("Nueve personas murieron, informó ayer la Guardia Costera.", "Nueve", "es")  # type: ignore[operator]
    assert [one.title for one in said.voices] == ["la Guardia Costera"]


@pytest.mark.parametrize(
    ("text", "words", "language", "measure"),
    [
        ("The crossing takes about 40 minutes.", "40 minutes", "en", ("duration", "")),
        ("Wind speeds of up to 75 km/h were recorded.", "75 km/h", "en", ("quantity", "km/h")),
        ("The owners put it at $4.2 million.", "$4.2 million", "en", ("money", "$")),
        ("Les travaux coûtent 85 millions d'euros.", "85 millions d'euros", "fr", ("money", "EUR")),
        ("It was 62% full.", "62%", "en", ("share", "")),
        ("Se vertieron 3.000 litros.", "3.000 litros", "es", ("quantity", "litros")),
        ("Another 11 passengers are missing.", "11", "en", ("count", "passengers")),
        ("The dam was built in 1961.", "1961", "en", ("date", "")),
    ],
)
def test_a_new_fact_has_the_kind_and_unit_of_the_figure(
    offer: object, text: str, words: str, language: str, measure: tuple[str, str]
) -> None:
    assert offer(text, words, language).measure == measure  # type: ignore[operator]
