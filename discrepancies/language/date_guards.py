"""Whether words that read as a date are meant as one: "15 may have died", "In May 15 people", "2018 prisoners".

As a value they would be dates, for a value is nothing else; in a sentence the words around them decide.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from discrepancies.language.aligned_text import BREAK
from discrepancies.language.date_scanner import scanner
from discrepancies.language.date_walk import PERCENT, Text, is_abbreviated
from discrepancies.language.languages import dates_of, numbers_of, sentences_of, text_of
from discrepancies.language.phrases import plain

if TYPE_CHECKING:
    from discrepancies.language.date_tokens import Placed

_BROKEN = re.compile(rf"[\w{PERCENT}]|[.,:/'][0-9]")
_BROKEN_WORD = re.compile(r"[-'–][^\W\d_]")
_RANGE = re.compile("[-–][0-9]")
_BEHIND = re.compile(r"[ \x00]?([^\W\d_]+)")
_BEFORE = re.compile(r"(?:([^\W\d_]+)[ '.]*|([$€£¥#№]) ?)\Z")
_CLAUSE_ENDS = re.compile(r"\Z|[,.;:)!\x00]")
_BARE_HOUR = re.compile(r"(?P<front>[^0-9]*)[0-9]{1,2}(?P<sign>[^0-9:]*)")
_ZONE = re.compile(r"[A-Z]{1,4}T")
"""The name of a time zone, which is not read."""
_HALF = re.compile(r".*\b[ap]\.?\s?m\b.*|.*[^\W\d_]{3,} [^\W\d_]{3,}")
_YEARS = range(1000, 2101)
_NEAR_YEARS = range(1900, 2101)
_BY_CAPITALS = frozenset({"en", "de"})
"""The languages that write names of months with a capital."""
_DAY_BEFORE = re.compile(r"(?<![0-9])[0-9]{1,2}(?:[º°.]|[^\W\d_]{2})?[ .]? ?\Z")
"""What makes the month behind it a day's, and so none by itself."""
_OF_ONE_RANGE = 3
_ENDS = 2
_ONE_OF_SEVERAL = re.compile(r"[0-9]{1,2}, ?\Z")
_OF_A_DAY = ("D", "M", "Y")
_UNITS = frozenset(
    {
        "km",
        "m",
        "cm",
        "mm",
        "kg",
        "g",
        "t",
        "ha",
        "mph",
        "kmh",
        "l",
        "ml",
        "euro",
        "euros",
        "dollars",
        "usd",
        "eur",
        "pesos",
    }
)
_REACH = 30


def kinds_of(part: Sequence[Placed]) -> str:
    """The kinds of the tokens of a stretch, without what says nothing."""
    return "".join(placed.token.kind for placed in part if placed.token is not None)


def stands(text: Text, part: Sequence[Placed]) -> bool:
    """Whether some tokens can be a date where they stand, if they are one at all."""
    tokens = [placed for placed in part if placed.token is not None]
    kinds = kinds_of(part)
    if not set(kinds) & set("MYEFTC") or kinds[-1] in "LR(" or part[-1].token is None or not _may_read(kinds):
        return False
    last, whole = tokens[-1], text.plain
    if whole[last.end - 1].isdigit() and text.cut.words.borders and _BROKEN.match(whole, last.end):
        return False
    if kinds[-1] in "YM" and text.cut.words.borders and _BROKEN_WORD.match(whole, last.end):
        return False
    if whole[last.end : last.end + 1] == PERCENT:
        return False
    return (
        _ends_well(text, tokens, kinds)
        and all(_is_month(text, tokens, place, kinds) for place, kind in enumerate(kinds) if kind == "M")
        and all(_is_era(text, tokens, place) for place, kind in enumerate(kinds) if kind == "C")
        and all(
            _is_time(text, part, place)
            for place, placed in enumerate(part)
            if placed.token and placed.token.kind == "T"
        )
        and _is_one_statement(text, part)
        and all(_is_weekday(text, placed) for placed in tokens if placed.token and placed.token.kind == "W")
        and _is_in_order(text, part, kinds)
        and (kinds.strip("LAPR") not in ("Y", "YRY", "YY") or may_be_year(text, tokens))
    )


def _may_read(kinds: str) -> bool:
    """Whether tokens say each part of a date once, or once for either end: of any others nothing needs to be asked."""
    ends = kinds.replace("(TZ)", "").split("R")
    # A number may be a day or an hour: "15 January 2018 between 4 and 6 pm".
    return len(ends) <= _ENDS and all(len(set(end)) >= len(end) - end.count("D") // 2 for end in ends)


def is_doubtful(text: Text, part: Sequence[Placed]) -> bool:
    """Whether the last sign may belong to what follows rather than bound the date."""
    behind = text.plain[part[-1].end : part[-1].end + 1]
    return text.plain[part[-1].start : part[-1].end] in tuple(text.cut.words.doubtful) and behind.isalpha()


def word_behind(text: Text, place: int) -> str:
    """The word that follows a place, "" where another sign does; as it is in the original, capitals and all."""
    match = _BEHIND.match(text.plain, place)
    return text.written(match.start(1), match.end(1)) if match else ""


def word_before(text: Text, place: int) -> str:
    """The word, or sign of a sum or number, that stands before a place."""
    match = _BEFORE.search(text.plain, max(0, place - _REACH), place)
    return (match[1] or match[2]) if match else ""


def is_counted(text: Text, place: int) -> bool:
    """Whether what follows is what a number counts."""
    return plain(word_behind(text, place)) in _counted(text.code)


def may_be_noun(text: Text, place: int) -> bool:
    """Whether what follows may be what a number counts."""
    word = word_behind(text, place)
    says = sentences_of(text.code)
    return bool(word) and plain(word) not in _small(text.code) and word[0].isupper() == says.nouns_have_capitals


@cache
def _small(code: str) -> frozenset[str]:
    """The words of grammar of a language, which no number counts."""
    words, grammar = dates_of(code), sentences_of(code).grammar.split()
    return text_of(code).small | frozenset(map(plain, (*grammar, *words.skipped, *words.and_, *words.or_, *words.to)))


@cache
def _counted(code: str) -> frozenset[str]:
    """What is counted in the news: people, money, measures."""
    numbers = numbers_of(code)
    named = (*numbers.people, *numbers.persons, *numbers.units, *numbers.currencies)
    words = dates_of(code)
    return (frozenset(map(plain, named)) | words.counted | _UNITS) - frozenset(map(plain, words.skipped))


def is_cued(text: Text, place: int) -> bool:
    """Whether what stands before makes a year or month of what may be one."""
    return plain(word_before(text, place)) in text.cut.words.cues


def may_be_year(text: Text, tokens: Sequence[Placed]) -> bool:
    """Whether digits alone may be a year, or a number as well."""
    first, last = tokens[0], tokens[-1]
    years = [placed for placed in tokens if placed.token is not None and placed.token.kind == "Y"]
    if any(not text.plain[placed.start : placed.end].isdigit() for placed in years):
        return not is_counted(text, last.end)
    if is_counted(text, last.end) or word_before(text, first.start) in ("$", "€", "£", "¥", "#", "№"):
        return False
    is_led = first.token is not None and first.token.kind != "Y"
    if first.start > 1 and text.plain[first.start - 1] == " " and text.plain[first.start - 2].isdigit() and not is_led:
        return False
    near = may_be_noun(text, last.end)
    return all(int(text.plain[year.start : year.end]) in (_NEAR_YEARS if near else _YEARS) for year in years)


def is_far_year(text: Text, part: Sequence[Placed]) -> bool:
    """Whether a year by itself, with nothing before it that makes it one, is long past."""
    year = next(placed for placed in part if placed.token is not None and placed.token.kind == "Y")
    is_far = int(text.plain[year.start : year.end]) not in _NEAR_YEARS
    return kinds_of(part) == "Y" and is_far and not is_cued(text, part[0].start)


def is_doubtful_year(text: Text, part: Sequence[Placed]) -> bool:
    """Whether a year by itself may be a number too."""
    kinds = kinds_of(part)
    tokens = [placed for placed in part if placed.token is not None]
    years = [placed for placed in tokens if placed.token is not None and placed.token.kind == "Y"]
    if kinds.strip("LAPR") not in ("Y", "YRY") or any(
        not text.plain[placed.start : placed.end].isdigit() for placed in years
    ):
        return False
    if "A" in kinds or may_be_noun(text, tokens[-1].end):
        return True
    is_or = any(placed.token == ("R", "or") for placed in tokens)
    return (kinds == "Y" or is_or) and not is_cued(text, tokens[0].start)


def _ends_well(text: Text, tokens: Sequence[Placed], kinds: str) -> bool:
    """Whether the last word belongs to what is before it rather than to what follows."""
    last, words = tokens[-1], text.cut.words
    raw = text.plain[last.start : last.end]
    ends = _CLAUSE_ENDS.match(text.plain, last.end) is not None
    if not words.borders:
        return kinds[-1] != "A" or raw not in words.unbound
    match kinds[-1]:
        case "P":
            return False
        case "A":
            return ends
        case "W":
            return len(kinds) == 1 or ends
        case "D" if raw.isdigit():
            return not (is_counted(text, last.end) or _RANGE.match(text.plain, last.end))
        case "Y" if kinds.endswith("MDY") and "," in text.plain[tokens[-2].end : last.start]:
            return not is_counted(text, last.end)
        case "T":
            return not _ZONE.fullmatch(word_behind(text, last.end))
    return True


def _is_time(text: Text, part: Sequence[Placed], place: int) -> bool:
    """Whether an hour is one of the day: "à 18 personnes" has none, "3 horas" may be how long it took."""
    words = text.cut.words.clock
    time = part[place]
    raw = text.plain[time.start : time.end]
    hour = _BARE_HOUR.fullmatch(raw)
    if hour is None or words.is_of_day or not text.cut.words.borders:
        return True
    if not hour["sign"] and place == len(part) - 1 and may_be_noun(text, time.end):
        return False
    beside = (*part[max(0, place - 1) : place], *part[place + 1 : place + 2])
    if any(near.token is not None and near.token.kind == "R" for near in beside):
        return len(part) > _OF_ONE_RANGE or bool(hour["front"])
    if not hour["sign"]:
        return True
    return (
        bool(hour["front"])
        or _HALF.fullmatch(hour["sign"]) is not None
        or (place > 0 and part[place - 1].end > part[place - 1].start and text.plain[part[place - 1].end - 1].isalpha())
    )


def says_time(text: Text, part: Sequence[Placed]) -> bool:
    """Whether something says that hours without a day are such, and no numbers: "de 15 à 20" may be anything."""
    times = [placed for placed in part if placed.token is not None and placed.token.kind == "T"]
    written = (_BARE_HOUR.fullmatch(text.plain[time.start : time.end]) for time in times)
    return any(hour is None or hour["sign"] for hour in written) or len(times) == len(part) == 1


def _is_month(text: Text, tokens: Sequence[Placed], place: int, kinds: str) -> bool:
    """Whether the name of a month is meant as one."""
    month, words = tokens[place], text.cut.words
    raw = text.plain[month.start : month.end].rstrip(".")
    if raw[:1].isdigit():
        return True
    is_capital = text.written(month.start, month.start + 1).isupper()
    has_day, has_year = "D" in kinds, "Y" in kinds or "C" in kinds
    if has_year and not (words.month_nouns and not is_capital and text.code not in _BY_CAPITALS and not has_day):
        return has_day or not is_abbreviated(text, month) or is_capital or text.code not in _BY_CAPITALS
    if is_abbreviated(text, month):
        return has_day and is_capital and text.code in _BY_CAPITALS
    if has_day:
        return is_capital or text.code not in _BY_CAPITALS or raw not in words.month_nouns
    if is_capital != (text.code in _BY_CAPITALS) and (text.code in _BY_CAPITALS or not has_year):
        return False
    leads = place > 0 or len(kinds) > 1
    if not (leads or has_year or is_cued(text, tokens[0].start)):
        return False
    return (
        has_year or sentences_of(text.code).nouns_have_capitals or not word_behind(text, tokens[-1].end)[:1].isupper()
    )


def _is_weekday(text: Text, weekday: Placed) -> bool:
    """Whether letters that may be a weekday's are: "Sun", not "the sun"."""
    is_small = text.written(weekday.start, weekday.start + 1).islower()
    return not (is_small and text.code in _BY_CAPITALS and is_abbreviated(text, weekday))


def _is_one_statement(text: Text, part: Sequence[Placed]) -> bool:
    """Whether nothing between day, month and year begins anew: "15 in January" is no 15 January."""
    kind, stands_apart = "", False
    for token, start, end in part:
        if token is None:
            stands_apart = stands_apart or text.plain[start:end] in _apart(text.code)
            continue
        if stands_apart and kind in _OF_A_DAY and token.kind in _OF_A_DAY:
            return False
        kind, stands_apart = token.kind, False
    return True


@cache
def _apart(code: str) -> frozenset[str]:
    return frozenset(map(scanner(code).spelt, dates_of(code).apart))


def _is_era(text: Text, tokens: Sequence[Placed], place: int) -> bool:
    """Whether letters that may be an era's are: "15 AD", not "15 ad campaigns"."""
    era = tokens[place]
    raw = text.plain[era.start : era.end]
    behind = tokens[place + 1 :]
    is_in_front = bool(behind) and behind[0].token is not None and behind[0].token.kind in ("D", "B", "Y")
    if is_in_front and text.cut.words.borders and era.token is not None and era.token.value == "bc":
        return False
    if raw.isascii() and raw.isalpha() and not behind and may_be_noun(text, era.end):
        return False
    if len(raw) == 1:
        return any(other.token is not None and other.token.kind in "MY" for other in tokens)
    is_short = raw.isascii() and raw.isalpha() and len(raw) <= 3
    return not is_short or text.written(era.start, era.end).isupper()


def _is_cut_short(text: Text, tokens: Sequence[Placed]) -> bool:
    """Whether a part of it stands before it: "between" without the other end, "second May" without "of"."""
    first = tokens[0]
    if first.token and first.token.kind != "L" and word_before(text, first.start) in text.cut.words.front["between"]:
        return True
    for day, month in pairwise(tokens):
        raw = text.plain[day.start : day.end]
        if day.token and month.token and day.token.kind + month.token.kind == "DM" and raw in text.cut.words.day_words:
            return raw not in text.cut.words.first_day and not text.plain[day.end : month.start].strip()
    return False


def is_one_of_several(text: Text, part: Sequence[Placed]) -> bool:
    """Whether a date is the last of those that "or" joins: "15, 16 or 17 January"."""
    is_either = any(placed.token == ("R", "or") for placed in part)
    return is_either and bool(_ONE_OF_SEVERAL.search(text.plain, max(0, part[0].start - _REACH), part[0].start))


def _is_in_order(text: Text, part: Sequence[Placed], kinds: str) -> bool:
    """Whether day, month and year are in an order that running text has."""
    words = text.cut.words
    tokens = [placed for placed in part if placed.token is not None]
    if not words.borders:
        return True
    parts = kinds.replace("W", "").strip("LAP")
    for place, placed in enumerate(tokens):
        following = tokens[place + 1] if place + 1 < len(tokens) else None
        if following is None or placed.token is None or following.token is None:
            continue
        pair = placed.token.kind + following.token.kind
        between = text.plain[placed.end : following.start]
        if pair == "YM" and ("," in between or "D" not in parts[parts.find("Y") :]):
            return False
        if pair == "MD" and "," in between:
            return False
    if "DW" in kinds or _is_cut_short(text, tokens):
        return False
    if kinds[0] == "M" and _DAY_BEFORE.search(text.plain, max(0, tokens[0].start - _REACH), tokens[0].start):
        return False
    if "MD" in parts and not ("Y" in parts or "C" in parts):
        day = next(placed for placed in tokens if placed.token is not None and placed.token.kind == "D")
        raw = text.plain[day.start : day.end]
        alone = word_before(text, tokens[0].start) == "in" and raw.isdigit()
        return words.month_first and raw[:1].isdigit() and not (alone and parts == "MD")
    return True


def is_clause_end(text: Text, place: int) -> bool:
    """Whether nothing follows that could be counted."""
    return _CLAUSE_ENDS.match(text.plain, place) is not None or text.plain[place] == BREAK
