"""Whose word a sentence gives, by "said …" and "according to …", and how firmly: each with the words that tell.

A declared voice or source is offered where most of its own words stand in the sentence; of nobody declared, the words
for the speaker are offered as the title of a voice to declare.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.evidence.capitals import is_abbreviated
from discrepancies.language.languages import numbers_of
from discrepancies.language.phrases import one_of
from discrepancies.language.sentence_vocabulary import listed
from discrepancies.language.voice_words import WORDS
from discrepancies.language.word_stems import stems

if TYPE_CHECKING:
    from discrepancies.load.dossier import Dossier

MOST = 4
_LONGEST = 8
"""Words for a speaker; what runs on for longer is more than that."""
_ENDS = re.compile(r"[,;:()\[\]“”\"«»—–。，；：،؛.!?\n]")
_LETTER = re.compile(r"[^\W\d_]")
_MOST_OF = 0.5
_DAYS = frozenset(
    [
        "yesterday",
        "today",
        "ayer",
        "hoy",
        "anoche",
        "ontem",
        "hoje",
        "hier",
        "aujourd'hui",
        "ieri",
        "oggi",
        "gestern",
        "heute",
        "gisteren",
    ]
)
"""What may stand between "said" and who did."""


class Speaker(NamedTuple):
    """A voice to offer."""

    key: str
    """Of what is declared, "" where nobody is."""
    title: str
    why: str


class Firmness(NamedTuple):
    """How firmly a sentence says something: "likely", "alleged", or "" as fact; and the word that tells."""

    stated: str
    why: str


class _Patterns(NamedTuple):
    before: re.Pattern[str]
    says: re.Pattern[str]
    ends: re.Pattern[str]
    likely: re.Pattern[str]
    alleged: re.Pattern[str]


def speakers(dossier: Dossier, source: str, sentence: str, code: str) -> list[Speaker]:
    """Whose word a sentence of a source may give, the likeliest first; nobody where it attributes nothing."""
    offered: dict[str, Speaker] = {}
    for words, why in _said_by(sentence, code):
        for key, title in _declared(dossier, source, words):
            offered.setdefault(key, Speaker(key, title, why))
        if not any(one.why == why for one in offered.values()):
            offered.setdefault(words.lower(), Speaker("", words, why))
    return sorted(offered.values(), key=lambda one: not one.key)[:MOST]


def firmness(clause: str, code: str) -> Firmness:
    """How firmly the words around a figure put it."""
    patterns = _patterns(code)
    for stated, pattern in (("alleged", patterns.alleged), ("likely", patterns.likely)):
        if found := pattern.search(clause):
            return Firmness(stated, f"“{found[0].strip()}”")
    return Firmness("", "")


def _said_by(sentence: str, code: str) -> Iterator[tuple[str, str]]:
    """The words for each speaker of a sentence, and with what tells that it speaks."""
    patterns = _patterns(code)
    for found in patterns.before.finditer(sentence):
        if words := _speaker(sentence[found.end() :], patterns, code):
            yield words, f"“{found[0].strip()} {words}”"
    for found in patterns.says.finditer(sentence):
        ahead = _behind_a_stop(sentence[: found.start()])
        words = _speaker(ahead, patterns, code, last=True) or _speaker(sentence[found.end() :], patterns, code)
        if words:
            follows = not ahead.rstrip().endswith(words.rstrip())
            yield words, f"“{found[0].strip()} {words}”" if follows else f"“{words} {found[0].strip()}”"


def _speaker(words: str, patterns: _Patterns, code: str, *, last: bool = False) -> str:
    """The words for a speaker at the beginning of some words, or at their end; "" where there are none."""
    piece = words if last else _up_to_a_stop(words.lstrip())
    cut = patterns.ends.split(piece)
    said = (cut[-1] if last else cut[0]).split()
    piece = " ".join(said[1:] if said and said[0].lower() in _DAYS else said)
    long = len(piece.split()) > _LONGEST if numbers_of(code).spaced else len(piece) > 2 * _LONGEST
    return "" if long or not _LETTER.search(piece) or not stems(piece) or any(map(str.isdigit, piece)) else piece


def _stops(words: str) -> list[re.Match[str]]:
    """What ends the words for a speaker; the point of "Mrs." does not."""
    return [one for one in _ENDS.finditer(words) if one[0] != "." or not is_abbreviated(words[: one.end()])]


def _up_to_a_stop(words: str) -> str:
    stops = _stops(words)
    return words[: stops[0].start()] if stops else words


def _behind_a_stop(words: str) -> str:
    stops = _stops(words)
    return words[stops[-1].end() :] if stops else words


def _declared(dossier: Dossier, source: str, words: str) -> Iterator[tuple[str, str]]:
    """The voices, and sources of that name, that some words are for."""
    said = stems(words)
    named = [(key, voice.title) for key, voice in dossier.voices.items()]
    named += [(key, one.publisher or one.by or key) for key, one in dossier.sources.items() if key != source]
    for key, title in named:
        own = stems(f"{title} {key.replace('_', ' ')}")
        shared = said & own
        if shared and (len(shared) >= _MOST_OF * len(said) or len(shared) >= _MOST_OF * len(stems(title))):
            yield key, title


@cache
def _patterns(code: str) -> _Patterns:
    words = WORDS[code]
    return _Patterns(*(re.compile(_any_of(phrases, code), re.IGNORECASE) for phrases in words))


def _any_of(phrases: str, code: str) -> str:
    spaced = numbers_of(code).spaced
    first = r"(?<![^\W\d_])(?:[وف])?" if code == "ar" else r"(?<![^\W\d_])" if spaced else ""
    return f"{first}(?:{one_of(listed(phrases), spaced=spaced)})"
