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
    assert offer("Then 31 people were killed.", "31", event="title: T").event in ("mill_fire", "flood")  # type: ignore[operator]


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
