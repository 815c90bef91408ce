"""A text tells its language by its script and its words of grammar; one that is not read never passes for English."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from discrepancies.language.telling import languages_of, told

CASES = Path(__file__).with_name("quotes.yaml")
QUOTES = [(case["language"], case["quote"]) for case in yaml.safe_load(CASES.read_text("utf-8"))]


@pytest.mark.parametrize(("language", "quote"), QUOTES)
def test_a_sentence_tells_its_language(language: str, quote: str) -> None:
    assert language in told(quote)
    assert set(told(quote)) <= {language, "ru", "uk"}


@pytest.mark.parametrize(
    ("words", "languages"),
    [
        ("1,234", ("en",)),
        ("15 January 2018", ("en",)),
        ("al menos nueve", ("es",)),
        ("pelo menos nove", ("pt",)),
        ("1.500 personas", ("es",)),
        ("Os direitos dos homens", ("pt",)),
        ("15 человек", ("ru",)),
        ("屋顶", ("zh",)),
    ],
)
def test_a_few_words_do_and_none_are_english(words: str, languages: tuple[str, ...]) -> None:
    assert told(words) == languages


@pytest.mark.parametrize(
    "words",
    [
        "Minst nio personer har dött och det var en olycka",
        "Co najmniej dziewięć osób zginęło",
        "Minst nio personer dog",
        "En az dokuz kişi öldü",
        "Τουλάχιστον εννέα άνθρωποι",
        "少なくとも9人が死亡",
        "최소 9명이 숨졌다",
        "לפחות תשעה בני אדם",
        "لااقل ۹ نفر کشته شدند",
        "Најмање девет људи",
        "ผู้เสียชีวิต 9 คน",
    ],
)
def test_another_language_is_not_read(words: str) -> None:
    assert told(words) == ()


@pytest.mark.parametrize(
    ("tag", "languages"),
    [("de-AT", ("de",)), ("German", ("de",)), ("nl-BE", ("nl",)), ("sv", ()), ("el", ()), (None, ("en",))],
)
def test_what_a_source_states_counts_first(tag: str | None, languages: tuple[str, ...]) -> None:
    assert languages_of(tag, "nine people died") == languages
