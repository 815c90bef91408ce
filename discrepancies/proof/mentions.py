"""What a story states: its figures, dates, names and quotations, each with the sentence it stands in and its tie."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from discrepancies.evidence.capitals import named
from discrepancies.evidence.figures import Figure, figures
from discrepancies.language.languages import dates_of
from discrepancies.language.reading import Context
from discrepancies.language.telling import languages_of
from discrepancies.proof.story import Span, Story, Tie

Sort = Literal["figure", "date", "name", "quotation"]

FEWEST_WORDS = 3
"""Words of what is held against the sources as a quotation; fewer are a word in doubt, or a title."""

_QUOTED = re.compile(
    r"“([^“”\n]+)”|„([^„“”\n]+)[“”]|«\s*([^«»\n]+?)\s*»|»([^«»\n]+)«|(?<![\w\"])\"([^\"\n]+)\"(?!\w)|「([^「」\n]+)」"
)
_WORD = re.compile(r"\w+")


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
    inside = [(one.start, one.end) for one in quoted]
    numbers = list(_figures(story, context, codes[0]))
    taken = [(one.start, one.end) for one in numbers]
    names = [one for one in _names(story, codes) if not _meets(one, taken)]
    free = [one for one in (*numbers, *names) if not _meets(one, inside)]
    return _tied(sorted([*quoted, *free], key=lambda one: (one.start, -one.end)), story)


def _quotations(story: Story, code: str) -> Iterator[Mention]:
    for found in _QUOTED.finditer(story.plain):
        group = next(number for number in range(1, 7) if found[number] is not None)
        words = len(_WORD.findall(found[group]))
        if words >= FEWEST_WORDS or (group == 6 and len(found[group]) > FEWEST_WORDS):
            start, end = found.span(group)
            yield Mention(start, end, "quotation", story.text[start:end], code, story.sentence(start))


def _figures(story: Story, context: Context, code: str) -> Iterator[Mention]:
    for one in figures(story.plain, context):
        number = one.number
        if one.kind == "number" and (number is None or number.ordinal or number.identifier or number.is_article):
            continue
        if one.kind == "date" and (one.date is None or one.date.stretch is None or _is_weekday(one, code)):
            continue
        sort: Sort = "figure" if one.kind == "number" else "date"
        yield Mention(one.start, one.end, sort, one.text, one.language, story.sentence(one.start), one)


def _is_weekday(one: Figure, code: str) -> bool:
    """Whether it is a weekday or a time alone, which says no day by itself."""
    words = set(_WORD.findall(one.text.lower()))
    return not set(one.given) & set("YMD") or words <= set(dates_of(code).weekdays)


def _names(story: Story, codes: Sequence[str]) -> Iterator[Mention]:
    for start, end in named(story.plain, codes=codes):
        yield Mention(start, end, "name", story.text[start:end], codes[0], story.sentence(start))


def _meets(one: Mention, spans: Sequence[Span]) -> bool:
    return any(start < one.end and one.start < end for start, end in spans)


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
