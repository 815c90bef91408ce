"""What a story states: its figures, dates, names and quotations, each with the sentence it stands in and its tie."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from discrepancies.evidence.capitals import named
from discrepancies.evidence.figures import Figure, figures
from discrepancies.evidence.spans import Span, Spans
from discrepancies.language.languages import dates_of
from discrepancies.language.reading import Context
from discrepancies.language.telling import languages_of
from discrepancies.proof.furniture import furniture
from discrepancies.proof.story import Story, Tie

Sort = Literal["figure", "date", "name", "quotation"]

FEWEST_WORDS = 3
"""Words of what is held against the sources as a quotation; fewer are a word in doubt, or a title."""

_LINES = r"(?:[^{0}\n]|\n(?![ \t]*\n))+?"
_QUOTED = re.compile(
    r"“({})”|„({})[“”]|«\s*({})\s*»|»({})«|(?<![\w\"])\"({})\"(?!\w)|「({})」".format(
        *map(_LINES.format, ("“”", "„“”", "«»", "«»", '"', "「」"))
    )
)
_WORD = re.compile(r"\w+")
_WRAPPED = re.compile(r"(?<=\S)(?<=[^\n]{40})\n(?=[^\W\d_])")
_CUT_SHORT = re.compile(r"(?<![^\W_])[dl]['’](?=[A-ZÀ-Ý])")
_LAST_THREE = re.compile(r"\s(?=\d{3}\Z)")
_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_CLOCK = re.compile(
    rf"\b(?:(?:an?\s+)?(?:quarter|half|five|ten|twenty)\s+(?:past|to)\s+(?:{_HOURS})|(?:{_HOURS})\s+o['’]clock)\b",
    re.IGNORECASE,
)
"""A time of day in words, which the grammars leave alone."""


class Mention(NamedTuple):
    """One thing that a story states."""

    start: int
    end: int
    sort: Sort
    text: str
    language: str
    """The code of the language it is read in."""
    sentence: Span
    figure: Figure | None = None
    tie: Tie | None = None


def mentions(story: Story, context: Context) -> list[Mention]:
    """The statements of a story in their order; what stands in a quotation is a part of that alone."""
    codes = languages_of(context.language, story.plain) or ("en",)
    quoted = list(_quotations(story, codes[0]))
    inside = Spans.of((one.start, one.end) for one in quoted)
    numbers = list(_figures(story, context, codes[0]))
    taken = Spans.of((one.start, one.end) for one in numbers)
    names = [one for one in _names(story, codes) if not taken.meet((one.start, one.end))]
    dates = [(one.start, one.end) for one in numbers if one.sort == "date"]
    around = Spans.of(furniture(story.plain, story.paragraphs, dates))
    free = [
        one
        for one in (*numbers, *names)
        if not inside.meet((one.start, one.end)) and not around.meet((one.start, one.end))
    ]
    return _tied(sorted([*quoted, *free], key=lambda one: (one.start, -one.end)), story)


def _quotations(story: Story, code: str) -> Iterator[Mention]:
    for found in _QUOTED.finditer(story.plain):
        group = next(number for number in range(1, 7) if found[number] is not None)
        words = len(_WORD.findall(found[group]))
        if words >= FEWEST_WORDS or (group == 6 and len(found[group]) > FEWEST_WORDS):
            start, end = found.span(group)
            yield Mention(start, end, "quotation", story.text[start:end], code, story.sentence(start))


def _figures(story: Story, context: Context, code: str) -> Iterator[Mention]:
    clocks = Spans.of(found.span() for found in _CLOCK.finditer(story.plain) if code == "en")
    for found in figures(_parted(story.plain, context), context):
        one = found._replace(text=story.text[found.start : found.end])
        number = one.number
        if clocks.meet((one.start, one.end)):
            continue
        if one.kind == "number" and (number is None or number.ordinal or number.identifier or number.is_article):
            continue
        if one.kind == "date" and (one.date is None or one.date.stretch is None or _is_weekday(one, code)):
            continue
        sort: Sort = "figure" if one.kind == "number" else "date"
        yield Mention(one.start, one.end, sort, one.text, one.language, story.sentence(one.start), one)


def _parted(plain: str, context: Context) -> str:
    """The text with a sign between a day and three digits behind it, which count something: "8 January 650 men"."""
    letters = list(plain)
    for one in figures(plain, context):
        if one.date and "Y" not in one.given and (found := _LAST_THREE.search(one.text)):
            letters[one.start + found.start()] = ";"
    return "".join(letters)


def _is_weekday(one: Figure, code: str) -> bool:
    """Whether it is a weekday or a time alone, which says no day by itself."""
    words = set(_WORD.findall(one.text.lower()))
    return not set(one.given) & set("YMD") or words <= set(dates_of(code).weekdays)


def _names(story: Story, codes: Sequence[str]) -> Iterator[Mention]:
    for start, end in named(_unwrapped(story.plain), codes=codes):
        yield Mention(start, end, "name", story.text[start:end], codes[0], story.sentence(start))


def _unwrapped(plain: str) -> str:
    """The text in which no name is broken at the page's width, nor begins with an article cut short: "d'Óscar"."""
    return _CUT_SHORT.sub("  ", _WRAPPED.sub(" ", plain))


def _tied(found: Sequence[Mention], story: Story) -> list[Mention]:
    """Each with the tie that is meant for it: the one around it, else the nearest before that tie in its sentence."""
    given: dict[int, Tie] = {}
    for tie in story.ties:
        sentence = story.sentence(tie.start)
        here = [number for number, one in enumerate(found) if one.sentence == sentence and one.sort != "name"]
        if tie.around:
            within = [number for number in here if found[number].start < tie.end and tie.start < found[number].end]
            given |= dict.fromkeys(within, tie)
            continue
        before = [number for number in here if found[number].end <= tie.start and number not in given]
        behind = [number for number in here if found[number].start >= tie.end and number not in given]
        if chosen := before[-1:] or behind[:1]:
            given[chosen[0]] = tie
    return [one._replace(tie=given.get(number)) for number, one in enumerate(found)]
