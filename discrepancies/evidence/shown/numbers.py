"""Whether a quote shows a number: one of its figures means what the claim means, hedge and unit included.

Each figure is read again by the fact's own kind, as if a claim had it. An interval alone is not enough: who prints
"450 to 550" of a source that says "about 500" prints figures that it never gave. How a number is worded is free:
"7" for "seven", "at least 10" for "more than 9" people, 2 km for 2,000 metres.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from discrepancies.evidence.figures import figures
from discrepancies.evidence.shown.asserted import KNOWS, asserted, is_of_another
from discrepancies.evidence.shown.said import Gap, Said
from discrepancies.evidence.shown.units import beginnings, unit_behind, words_behind
from discrepancies.kinds import MEASURED, kind
from discrepancies.language.numerals import multiplies
from discrepancies.language.reading import Context, Reading, Unreadable
from discrepancies.language.units import IRREGULAR, same_unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from discrepancies.evidence.figures import Figure
    from discrepancies.model import Fact

_MOST = 3
"""How many figures of a quote a sentence names."""

_ONLY_ONE = {
    "en": re.compile(r"\b(?:an?(?: +(?:only|sole|single|lone))?|only|sole|single|lone) +([^\W\d_]+)", re.IGNORECASE),
    "es": re.compile(r"\b(?:un[oa]?(?: +(?:únic[oa]|sol[oa]))?|únic[oa]|sol[oa]) +([^\W\d_]+)", re.IGNORECASE),
    "pt": re.compile(r"\b(?:uma?(?: +(?:únic[oa]|só))?|únic[oa]|só) +([^\W\d_]+)", re.IGNORECASE),
}
_NONE = {
    "en": re.compile(
        rf"\b(?:(?:nobody|no[ -]one)(?! {KNOWS['en']})|(?:no|without)(?: any)? +([^\W\d_]+))\b", re.IGNORECASE
    ),
    "es": re.compile(rf"\b(?:nadie(?! {KNOWS['es']})|(?:no hubo|no hay|sin) +([^\W\d_]+))\b", re.IGNORECASE),
    "pt": re.compile(rf"\b(?:ninguém(?! {KNOWS['pt']})|(?:não houve|não há|sem) +([^\W\d_]+))\b", re.IGNORECASE),
}

_AGED = "aged?|ages"
_PERCENT = ("%", "percent", "per cent")
_SHARES = {
    "en": (
        (r"(?<!first )(?<!second )(?<!latter )(?<!last )(?<!other )(?<!final )(?<!and a )\b(?:(?:one|a) )?half", 50),
        (r"\bthree[ -]quarters", 75),
        (r"\b(?:one|a) quarter", 25),
        (r"\b(?:one|a) fifth", 20),
        (r"\b(?:one|a) tenth", 10),
    ),
    "es": (
        (r"(?<!primera )(?<!segunda )(?<!otra )\b(?:la )?mitad", 50),
        (r"\btres cuartas partes", 75),
        (r"\b(?:una|la) cuarta parte", 25),
    ),
    "pt": ((r"(?<!primeira )(?<!segunda )(?<!outra )\b(?:a )?metade", 50), (r"\btrês quartos", 75)),
}
"""Shares in words that are whole percentages."""
_OF_WHAT = {"en": r"(?= (?:of|the|its|their|his|her|all)\b)", "es": r"(?= del?\b)", "pt": r"(?= d[aeo]s?\b)"}


def gap(said: Said, fact: Fact, value: str) -> Gap | None:
    """Why a quote does not show a number: it has none, or says another, another hedge, another unit."""
    asked, value = _without_multiplier(fact, value)
    claimed = _read(value, asked)
    shown: list[tuple[str, Reading]] = []
    others: list[str] = []
    if (fact.unit or "").lower() in _PERCENT:
        said = said._replace(text=_with_shares(said))
    read = figures(said.text, said.languages, said.context.dates)
    numbers, left_open = asserted(said, (each for each in read if _is_number(each)))
    for figure in numbers:
        behind = words_behind(said.text, figure)
        if not behind and asked.unit and _stands_before(asked.unit, said.text[: figure.start]):
            behind = asked.unit
        phrases = _phrases(figure, behind, asked)
        readings = [(phrase, reading) for phrase in phrases if (reading := _read(phrase, asked))]
        shown.extend(readings)
        if not readings:
            others.append(_in_the_quote(figure, behind))
    if claimed is None or not (
        any(_alike(claimed, reading) for _, reading in shown) or _in_words(said, claimed, asked)
    ):
        if left_open and not shown and not others:
            return Gap(f'the quote does not say that it was so of "{left_open[0].text}"')
        return Gap(_why((value, claimed), shown, others, asked))
    return None


def _stands_before(unit: str, before: str) -> bool:
    """Whether a number that nothing follows has its unit in front: "magnitude 3.3", or its years: "aged 17"."""
    in_front = rf"{re.escape(unit)}|{_AGED}" if unit_behind(unit, "years") == "years" else re.escape(unit)
    return bool(re.search(rf"(?<!\w)(?:{in_front})(?: of)?\s+\Z", before, re.IGNORECASE))


def _with_shares(said: Said) -> str:
    """The words with each share in them as a percentage, as its hedge bounds that alike: "more than half of them"."""
    text = re.sub(r"\b(mais|menos|cerca|perto) da metade", r"\1 de metade", said.text)
    for language in said.languages:
        for share, percentage in _SHARES[language]:
            text = re.sub(share + _OF_WHAT[language], f"{percentage}%", text, flags=re.IGNORECASE)
    return text


def _is_number(figure: Figure) -> bool:
    return figure.kind == "number" or figure.either


def _without_multiplier(fact: Fact, value: str) -> tuple[Fact, str]:
    """A fact in "million people" as one in people, and its value as one of that: "2.2 million"."""
    if fact.unit is None or not multiplies(fact.unit):
        return fact, value
    first, _, rest = fact.unit.partition(" ")
    number = value.removesuffix(fact.unit).rstrip()
    return replace(fact, unit=rest.removeprefix("of ") or None), f"{number} {first.lower().removesuffix('s')}"


def _read(phrase: str, fact: Fact) -> Reading | None:
    try:
        return cast("Reading", kind(fact.kind).read(phrase, fact, Context()))
    except Unreadable:
        return None


def _phrases(figure: Figure, behind: str, fact: Fact) -> Iterator[str]:
    """What a claim on this fact would have for a figure; nothing where the figure is of something else."""
    unit = unit_behind(behind, fact.unit)
    if figure.identifier or (figure.ordinal and fact.unit):
        # An ordinal is a number where nothing is counted: the second anniversary is 2, the second victim is not.
        return
    if fact.kind in MEASURED and fact.unit:
        # A unit that only the claim's kind knows may stand there as it is: 155 mph.
        units = [unit] if unit else list(beginnings(behind))
        yield from (f"{value} {written}" for written in units for value in figure.values)
    elif unit in (None, fact.unit) or not fact.unit:
        yield from figure.values


def _alike(claimed: Reading, shown: Reading) -> bool:
    return (claimed.low, claimed.high, claimed.hedge) == (shown.low, shown.high, shown.hedge)


def _in_words(said: Said, claimed: Reading, fact: Fact) -> bool:
    """Whether words that are no numbers show exactly none, or exactly one: "nobody", "no boats", "the only woman"."""
    if fact.kind != "count" or claimed.hedge != "exact" or claimed.low != claimed.high or claimed.low > 1:
        return False
    unit = fact.unit or ""
    patterns = _ONLY_ONE if claimed.low else _NONE
    nouns = [
        found[1]
        for language in said.languages
        for found in patterns[language].finditer(said.text)
        if claimed.low or not is_of_another(said.text[found.start() :], fact)
    ]
    if claimed.low:
        return any(_is_one(noun, unit) for noun in nouns)
    return any(noun is None or same_unit(noun, unit) or _is_one(noun, unit) for noun in nouns)


def _is_one(noun: str, unit: str) -> bool:
    """Whether a noun is one of what a unit counts: "woman" of women, "mujer" of mujeres."""
    lower = noun.lower()
    if lower in IRREGULAR or lower.endswith("s"):
        return False
    return same_unit(noun, unit) or unit.lower() in (f"{lower}s", f"{lower}es")


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


def _in_the_quote(figure: Figure, behind: str) -> str:
    unit = next(iter(behind.split()), "")
    return figure.text if unit in figure.text else f"{figure.text} {unit}"
