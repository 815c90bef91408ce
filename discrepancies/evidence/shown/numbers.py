"""Whether a quote shows a number: one of its figures means what the claim means, hedge and unit included.

Each figure is read again by the fact's own kind, as if a claim had it. An interval alone is not enough: who prints
"450 to 550" of a source that says "about 500" prints figures that it never gave. How a number is worded is free:
"7" for "seven", "at least 10" for "more than 9" people, 2 km for 2,000 metres.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from discrepancies.evidence.figures import Figure, figures_in, style_of
from discrepancies.evidence.shown.asserted import asserted, is_of_another
from discrepancies.evidence.shown.one_or_none import shows_none, shows_one
from discrepancies.evidence.shown.said import Gap, Said
from discrepancies.kinds import MEASURED, kind
from discrepancies.language.languages import text_of
from discrepancies.language.number_phrases import NumberPhrase, number_phrases
from discrepancies.language.numerals import multiplies
from discrepancies.language.reading import Reading, Unreadable
from discrepancies.language.units import same_unit, sign_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discrepancies.language.reading import Context
    from discrepancies.model import Fact

_MOST = 3
"""How many figures of a quote a sentence names."""
_NO_COUNT = frozenset({"share", "clock", "age", "unit"})
"""Shapes of what counts nothing."""
_MOST_WORDS = 3
_POINT = re.compile(r"[0-9]\.[0-9]{3}(?![0-9])")
_OVER = ("per", "por", "pro", "par")


def gap(said: Said, fact: Fact, value: str) -> Gap | None:
    """Why a quote does not show a number: it has none, or says another, another hedge, another unit."""
    asked, value = _without_multiplier(fact, value)
    claim = value, _read(value, asked, said.context)
    found = _gap(said, asked, claim)
    if found is None or (grouped := _with_points_between_thousands(said)) is None:
        return found
    return _gap(grouped, asked, claim)


def _with_points_between_thousands(said: Said) -> Said | None:
    """A quote in a language that has blanks there, read as those write who put points: "250.000 sans-abri"."""
    if style_of(said.language, said.context).sign != "blank" or not _POINT.search(said.text):
        return None
    return said._replace(context=said.context._replace(decimal="comma"))


def _gap(said: Said, asked: Fact, claim: tuple[str, Reading | None]) -> Gap | None:
    _, claimed = claim
    shown: list[tuple[str, Reading]] = []
    others: list[str] = []
    context = said.context._replace(language=said.context.language or said.language)
    numbers, left_open = asserted(said, _figures(said))
    for figure in numbers:
        values = _values(figure, said, asked)
        readings = [(phrase, reading) for phrase in values if (reading := _read(phrase, asked, context))]
        shown.extend(readings)
        if not readings:
            others.append(_in_the_quote(figure))
    if claimed is not None and (
        any(_alike(claimed, reading) for _, reading in shown)
        or _in_words(said, claimed, asked)
        or any(_alike(claimed, reading) for reading in _unsure(said, asked, context))
    ):
        return None
    if claimed is not None and left_open and not shown and not others:
        return Gap(f'the quote does not say that it was so of "{left_open[0].text}"')
    return Gap(_why(claim, shown, others, asked))


def read_as(figure: Figure, said: Said, fact: Fact) -> Reading | None:
    """What a figure of a text means as an answer to a fact; None where it is of something else, or unreadable."""
    asked, _ = _without_multiplier(fact, "")
    context = said.context._replace(language=said.context.language or said.language)
    return next(filter(None, (_read(phrase, asked, context) for phrase in _values(figure, said, asked))), None)


def _figures(said: Said) -> list[Figure]:
    """The numbers of a quote, those too that may be a time of day: "3 h 20", "10 à 14 personnes"."""
    read = figures_in(said.text, said.language, said.context)
    times = [(figure.start, figure.end) for figure in read if figure.given == "T"]
    if not times:
        return [figure for figure in read if figure.number]
    also = (
        Figure(one.start, one.end, said.text[one.start : one.end], said.language, one)
        for one in number_phrases(said.text, style_of(said.language, said.context))
        if any(start < one.end and one.start < end for start, end in times)
    )
    return sorted([*(figure for figure in read if figure.number), *also], key=lambda figure: figure.start)


def _without_multiplier(fact: Fact, value: str) -> tuple[Fact, str]:
    """A fact in "million people" as one in people, and its value as one of that: "2.2 million"."""
    first, _, rest = (fact.unit or "").partition(" ")
    if fact.unit is None or len(first) == 1 or not multiplies(fact.unit):
        return fact, value
    number = value.removesuffix(fact.unit).rstrip()
    return replace(fact, unit=rest.removeprefix("of ") or None), f"{number} {first.lower().removesuffix('s')}"


def _read(phrase: str, fact: Fact, context: Context) -> Reading | None:
    try:
        return cast("Reading", kind(fact.kind).read(" ".join(phrase.split()), fact, context))
    except Unreadable:
        return None


def _values(figure: Figure, said: Said, fact: Fact) -> Iterator[str]:
    """What a claim on this fact would have for a figure; nothing where the figure is of something else."""
    phrase = figure.number
    if phrase and phrase.shape == "none" and is_of_another(said.text[figure.start :], fact, said.language):
        return
    if phrase is None or phrase.identifier or (phrase.ordinal and fact.unit):
        # An ordinal is a number where nothing is counted: the second anniversary is 2, the second victim is not.
        return
    if fact.kind in MEASURED and (fact.unit or fact.kind in ("share", "duration")):
        yield from _measured(figure, phrase, said.text[: figure.start], fact)
    elif phrase.shape not in _NO_COUNT and (fact.unit is None or _counts(phrase, fact.unit, figure.language)):
        yield phrase.bare
        yield from phrase.also


def _counts(phrase: NumberPhrase, unit: str, code: str) -> bool:
    """Whether a number counts what a fact does, as far as its own words say: it is measured in nothing else."""
    if phrase.unit is None or same_unit(phrase.unit, unit):
        return True
    sign = sign_of(phrase.unit, code)
    return sign is not None and sign == sign_of(unit)


def _measured(figure: Figure, phrase: NumberPhrase, before: str, fact: Fact) -> Iterator[str]:
    """The number with each unit that it may be in: its own, what stands behind it, or what stands in front."""
    if phrase.unit or phrase.shape == "clock":
        yield phrase.value
        yield from phrase.also
        if phrase.shape == "age":
            yield f"{phrase.bare} years"
        return
    yield from (f"{phrase.bare} {unit}" for unit in _beginnings(phrase.noun))
    if not phrase.noun and fact.unit and _stands_before(fact.unit, before, figure.language):
        yield f"{phrase.bare} {fact.unit}"


def _stands_before(unit: str, before: str, code: str) -> bool:
    """Whether a number that nothing follows has its unit in front: "magnitude 3.3", or its years: "ages of 2"."""
    in_front = (unit, *(text_of(code).aged if sign_of(unit) == "year" else ()))
    return bool(re.search(rf"(?<!\w)(?:{'|'.join(map(re.escape, in_front))})(?: of)?\s+\Z", before, re.IGNORECASE))


def _beginnings(noun: str) -> Iterator[str]:
    """The first words, the most first: "square km of forest" may be in square kilometres, "km per hour" not in km."""
    words = noun.split()
    for length in range(min(_MOST_WORDS, len(words)), 0, -1):
        if words[length : length + 1] not in [[word] for word in _OVER]:
            yield " ".join(words[:length])


def _unsure(said: Said, fact: Fact, context: Context) -> Iterator[Reading]:
    """What is no number for certain, and one where it is just what a claim has: "an hour"."""
    if fact.kind not in MEASURED:
        return
    style = style_of(said.language, said.context)
    for phrase in number_phrases(said.text, style, articles=True):
        reading = _read(phrase.value, fact, context) if phrase.unit else None
        if reading:
            yield reading


def _alike(claimed: Reading, shown: Reading) -> bool:
    return (claimed.low, claimed.high, claimed.hedge) == (shown.low, shown.high, shown.hedge)


def _in_words(said: Said, claimed: Reading, fact: Fact) -> bool:
    """Whether words that are no numbers show exactly none, or exactly one: "nobody", "no boats", "the only woman"."""
    if fact.kind != "count" or claimed.hedge != "exact" or claimed.low != claimed.high or claimed.low > 1:
        return False
    if claimed.low:
        style = style_of(said.language, said.context)
        persons = any(one.shape == "persons" for one in number_phrases(said.text, style, articles=True))
        taken = [(one.start, one.end) for one in number_phrases(said.text, style)]
        return persons or shows_one(said.text, fact.unit or "", said.language, taken)
    return shows_none(
        said.text, fact.unit or "", said.language, lambda clause: is_of_another(clause, fact, said.language)
    )


def _why(
    claim: tuple[str, Reading | None], shown: Sequence[tuple[str, Reading]], others: Sequence[str], fact: Fact
) -> str:
    if not shown and not others:
        return "the quote shows no number"
    hedged = any(reading.hedge != "exact" for _, reading in (claim, *shown) if reading)
    said = [*(_means(phrase, reading, fact, hedged) for phrase, reading in shown), *(() if shown else others)]
    words = list(dict.fromkeys(said))
    listed = ", ".join(words[:_MOST]) + (" …" if len(words) > _MOST else "")
    return f"the quote shows {listed}, the claim {_means(*claim, fact, hedged)}"


def _means(phrase: str, reading: Reading | None, fact: Fact, hedged: bool) -> str:
    if reading is None or reading.hedge in ("about", "vague"):
        return phrase
    words = kind(fact.kind).say(reading.low, reading.high, fact)
    return f"exactly {words}" if hedged and reading.hedge == "exact" else words


def _in_the_quote(figure: Figure) -> str:
    words = figure.number.noun.split() if figure.number and not figure.number.unit else []
    return f"{figure.text} {words[0]}" if words and words[0] not in figure.text else figure.text
