"""Which languages a text may be in, where nobody says so: told by its script, and by its words of grammar.

A word of one language is a number of another ("at once" has an eleven in Spanish), so a text is read in the languages
that most of its words speak for. What speaks for a language that is not read is not read as English instead.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from discrepancies.language.languages import LANGUAGES, code_of, dates_of, numbers_of, sentences_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = {
    "latin": re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"),
    "cyrillic": re.compile("[\u0400-\u052f]"),
    "arabic": re.compile("[\u0600-\u06ff]"),
    "han": re.compile("[\u3400-\u4dbf\u4e00-\u9fff]"),
}
_LETTER = re.compile(r"[^\W\d_]")
_KANA_OR_HANGUL = re.compile("[\u3040-\u30ff\uac00-\ud7af]")
_UNREAD_LETTERS = {
    "cyrillic": re.compile("[ўђћџљњјѓќѕәғқңөұүһ]", re.IGNORECASE),
    "arabic": re.compile("[پچژگکیہٹڈںےۆێ]"),
}
"""Letters of other languages in a script: Belarusian, Serbian, Macedonian, Kazakh; Persian, Urdu, Kurdish."""
_FEW = 50
"""One such letter in so many is a name's."""
_CYRILLIC = {
    "ru": re.compile("[ыэъё]", re.IGNORECASE),
    "uk": re.compile("[іїєґ]", re.IGNORECASE),
}
"""Letters that only one of the two has."""
_LATIN = tuple(code for code in LANGUAGES if code not in (*_CYRILLIC, "ar", "zh"))
_UNREAD = {
    "pl": """
        i w na z do nie się że jest o po od za przez dla oraz był była były ale jak co tym osób osoby ludzi zginęło
        najmniej dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć stycznia
    """,
    "sv": """
        och att det som en är på för av inte den till med var har från vid ett om men minst två tre fyra fem sju
        åtta nio tio personer människor januari mars
    """,
    "da": """
        og det at en den til er som på de med af for ikke der var har fra ved et om men mindst to tre fire fem syv
        ni ti mennesker personer januar marts ble å
    """,
    "tr": """
        ve bir bu da de için ile olarak daha çok en az olan sonra kadar gibi ne ama kişi kişinin öldü iki üç dört
        beş altı yedi sekiz dokuz ocak
    """,
    "ro": """
        și în de la cu pe o un care nu din pentru este au a fost mai sau prin după cel puțin oameni persoane doi
        trei patru cinci șase șapte opt nouă zece ianuarie
    """,
    "cs": """
        a v na se je že s z do o k za po byl byla byli ale jako pro nebo nejméně lidí osob dva tři čtyři pět sedm
        osm devět deset ledna
    """,
    "hu": """
        a az és hogy nem egy is van volt meg de csak legalább ember személy két három négy öt hat hét nyolc kilenc
        tíz január
    """,
    "fi": """
        ja on ei että se oli ovat mutta myös kuin vähintään ainakin ihmistä henkilöä kaksi kolme neljä viisi kuusi
        seitsemän kahdeksan yhdeksän kymmenen tammikuuta
    """,
    "id": """
        dan yang di ke dari ini itu dengan untuk pada tidak adalah oleh sedikitnya orang dua tiga empat lima enam
        tujuh delapan sembilan sepuluh januari
    """,
    "ca": """
        el la els les i a de del dels en un una que és per amb no va van al als com més però almenys persones dues
        quatre cinc sis set vuit nou deu gener
    """,
    "vi": """
        và của là có không được trong cho với các một người những đã ít nhất tháng năm ngày
    """,
}
"""Words of grammar, and numbers, of languages that are not read, so that none of them passes for one that is."""


def languages_of(tag: str | None, text: str) -> tuple[str, ...]:
    """The languages that a source's words are read in: the one it states, else those that they may be in.

    None where it is in a language that is not read.
    """
    if tag is None:
        return told(text)
    code = code_of(tag)
    return (code,) if code else ()


@lru_cache(maxsize=4096)
def told(text: str) -> tuple[str, ...]:
    """The languages that a text may be in, by its words; English where they tell nothing, none if it is not read."""
    counts = {name: len(script.findall(text)) for name, script in _SCRIPTS.items()}
    script = max(counts, key=counts.__getitem__)
    letters = counts[script]
    if 2 * letters < len(_LETTER.findall(text)) or (script == "han" and _KANA_OR_HANGUL.search(text)):
        return ()
    foreign = _UNREAD_LETTERS.get(script)
    if foreign and len(foreign.findall(text)) * _FEW > letters:
        return ()
    match script:
        case "han":
            return ("zh",) if letters else ("en",)
        case "arabic":
            return ("ar",)
        case "cyrillic":
            marked = Counter({code: len(own.findall(text)) for code, own in _CYRILLIC.items()})
            return _most(marked) or _most(_votes(text, tuple(_CYRILLIC))) or tuple(_CYRILLIC)
    spoken = _most(_votes(text, (*_LATIN, *_UNREAD)))
    return tuple(code for code in spoken if code in LANGUAGES) if spoken else ("en",)


def _votes(text: str, codes: tuple[str, ...]) -> Counter[str]:
    """How many words of a text speak for each of some languages."""
    telling = _telling(codes)
    votes = Counter[str]()
    for word, times in Counter(_WORD.findall(text.lower())).items():
        for code in telling.get(word, ()):
            votes[code] += times
    return votes


def _most(votes: Counter[str]) -> tuple[str, ...]:
    most = max(votes.values(), default=0)
    return tuple(code for code, count in votes.items() if count == most) if most else ()


@cache
def _telling(codes: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """Words that speak for some of the languages but not for all."""
    found: dict[str, tuple[str, ...]] = {}
    for code in codes:
        for word in _UNREAD[code].split() if code in _UNREAD else _words(code):
            found[word] = (*found.get(word, ()), code)
    return {word: spoken for word, spoken in found.items() if len(spoken) < len(codes)}


def _words(code: str) -> set[str]:
    numbers, dates = numbers_of(code), dates_of(code)
    tables = (numbers.spelt, numbers.powers, numbers.few, numbers.many, numbers.people, dates.months, dates.weekdays)
    phrases = (phrase for table in tables for phrase in table)
    hedges = (phrase for table in (numbers.before, numbers.after) for of in table.values() for phrase in of)
    return {
        word
        for phrase in (*phrases, *hedges, sentences_of(code).grammar)
        for word in _WORD.findall(phrase.lower())
        if len(word) > 1 or phrase == sentences_of(code).grammar
    }
