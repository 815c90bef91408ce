"""A changed number, date or negation is told from a changed word, in the ten languages that are read."""

from __future__ import annotations

import pytest

from discrepancies.evidence.decisive import differ, negations


@pytest.mark.parametrize(
    ("quoted", "stands"),
    [
        ("7", "8"),
        ("seven", "eight"),
        ("seven", "7"),
        ("twenty-one", "twenty-two"),
        ("7 people", "people"),
        ("1,234", "1.234"),
        (".5", "5"),
        ("5", "-5"),
        ("5", "−5"),
        ("7%", "7"),
        ("$7", "€7"),
        ("10⁶", "106"),
        ("half", "all"),
        ("dozens", "hundreds"),
        ("the first", "the second"),
        ("siete", "ocho"),
        ("veintiún", "veintidós"),
        ("três", "quatro"),
        ("15 January", "15 June"),
        ("enero", "febrero"),
        ("março", "maio"),
        ("Tuesday", "Wednesday"),
        ("sábado", "domingo"),
        ("ontem", "hoje"),
        ("a.m.", "p.m."),
        ("did not", "did"),
        ("didn’t", "did"),
        ("cannot", "can"),
        ("never", "ever"),
        ("nunca", "siempre"),
        ("não", "já"),
        ("with", "without"),
        ("confirmed", "unconfirmed"),
        ("illegal", "legal"),
        ("at least", "at most"),
        ("more", "fewer"),
        ("al menos", "al más"),
        ("the 7, the 8", "the 8, the 7"),
    ],
)
def test_what_decides(quoted: str, stands: str) -> None:
    assert differ(quoted, stands)
    assert differ(stands, quoted)


@pytest.mark.parametrize(
    ("quoted", "stands"),
    [
        ("police", "guard"),
        ("a", "the"),
        ("", "later"),
        ("did not", "didn't"),
        ("cannot", "can’t"),
        ("7,", "(7)"),
        ("7th", "7TH"),
        ("January", "january"),
        ("NOT", "not"),
        ("Pérez", "Perez"),
        ("people", "persons"),
        ("", ""),
    ],
)
def test_what_does_not(quoted: str, stands: str) -> None:
    assert not differ(quoted, stands)


@pytest.mark.parametrize(
    ("words", "denied"),
    [("They didn't, and no one will", ["not", "no"]), ("No, nunca", ["no", "nunca"]), ("knot", []), ("", [])],
)
def test_negations(words: str, denied: list[str]) -> None:
    assert negations(words) == denied


@pytest.mark.parametrize("language", ["sv", "el-GR", "cy"])
def test_where_words_are_not_known_any_may_decide(language: str) -> None:
    assert differ("acht mannen", "acht vrouwen", language)
    assert not differ("tué,", "tue", language)


@pytest.mark.parametrize(
    ("language", "quoted", "stands"),
    [
        ("de", "acht", "sieben"),
        ("de", "mindestens", "höchstens"),
        ("fr", "plus", "moins"),
        ("fr", "mai", "mars"),
        ("it", "quasi cento", "quasi mille"),
        ("ru", "не менее", "не более"),
        ("ru", "января", "июня"),
        ("uk", "дев'яти", "десяти"),
        ("ar", "أكثر من", "أقل من"),
        ("ar", "تسعة", "سبعة"),
        ("zh", "九", "十"),
        ("zh", "至少", "最多"),
        ("zh", "并非", ""),
        ("de", "eight", "seven"),
    ],
)
def test_what_decides_in_each_language(language: str, quoted: str, stands: str) -> None:
    assert differ(quoted, stands, language)
    assert differ(stands, quoted, language)


@pytest.mark.parametrize(
    ("language", "quoted", "stands"),
    [("de", "Männer", "Leute"), ("fr", "un", "le"), ("ru", "человек", "людей"), ("zh", "警察", "士兵")],
)
def test_what_does_not_in_each_language(language: str, quoted: str, stands: str) -> None:
    assert not differ(quoted, stands, language)


@pytest.mark.parametrize(
    ("words", "language", "denying"),
    [
        ("haben sich nicht ergeben", "de", ["nicht"]),
        ("n'ont pas fui", "fr", ["pas"]),
        ("они не ушли", "ru", ["не"]),
        ("nicht", "en", []),
        ("not", "de", ["not"]),
    ],
)
def test_each_language_denies_with_its_own_words(words: str, language: str, denying: list[str]) -> None:
    assert negations(words, language) == denying
