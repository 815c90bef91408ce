"""One language's words as patterns and tables, made once: what is looked for where a number stands in a sentence."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.language.currencies import BEFORE as CURRENCY
from discrepancies.language.hedge_forms import HedgeForms, hedge_forms
from discrepancies.language.languages import ENGLISH, LANGUAGES, numbers_of, sentences_of, text_of
from discrepancies.language.phrases import NO_LETTER, keyed, one_of, plain, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from discrepancies.language.number_vocabulary import NumberWords
    from discrepancies.language.text_vocabulary import TextWords

_MULTIPLIES = (
    r"\w+illi(?:on|ard|ón|ão|õe|one)(?:s|e|en|es)?|[а-яіїє]+[іи]л(?:ли|ьй)(?:он|ард|ярд)[а-яіїє]*|\w*(?:يون|يار)"
)
"""What multiplies in some language, whether or not a table has it: zillion, квадриллион."""


class TextForms(NamedTuple):
    """One language's words for numbers in running text."""

    code: str
    words: NumberWords
    text: TextWords
    hedges: HedgeForms
    opener: re.Pattern[str]
    """Where a number may begin: digits, or the first letters of a word that can begin one."""
    openers: frozenset[str]
    """The words that can begin a number, where words are apart."""
    parts: frozenset[str]
    """The single words that numbers are made of."""
    small: frozenset[str]
    """Words of grammar."""
    nouns_have_capitals: bool
    run_on: frozenset[str]
    """The same and what is vague: behind a number, all of it is none."""
    and_: frozenset[str]
    glued: re.Pattern[str]
    """What such a word may begin with, where several are written as one."""
    currency_before: re.Pattern[str]
    a_unit: re.Pattern[str]
    half: re.Pattern[str]
    half_of_many: re.Pattern[str]
    hyphened: re.Pattern[str]
    """The hyphen before a multiplier: "2.2-million-member"."""
    the: re.Pattern[str]
    no_figure: re.Pattern[str]
    part_of: re.Pattern[str]
    pair: re.Pattern[str]
    persons: re.Pattern[str]
    share: re.Pattern[str]
    share_before: re.Pattern[str]
    """A share of which the whole stands first, or which is in tenths: 三分之二, 三成."""
    out_of: re.Pattern[str]
    of: re.Pattern[str]
    of_behind: re.Pattern[str]
    """The same at the end of what has been read."""
    not_before_shares: frozenset[str]
    after_shares: frozenset[str]
    unsure_shares: frozenset[str]
    """Last words of shares that are ones only where the sentence goes on as it does behind a share."""
    and_half: re.Pattern[str]
    wide_comma: re.Pattern[str]
    currency_left: re.Pattern[str]
    """A currency at the end of what stands before digits."""
    currency_behind: re.Pattern[str]
    digits: Mapping[int, int]
    """The language's own digits, and full-width ones, as 0 to 9."""
    multiplier: re.Pattern[str]
    age_before: re.Pattern[str]
    age_behind: re.Pattern[str]
    decade: re.Pattern[str]
    ordinal: re.Pattern[str]
    ordinals: Mapping[str, int]
    none: re.Pattern[str]
    no: re.Pattern[str]
    clock: re.Pattern[str]
    idiom: re.Pattern[str]
    change: re.Pattern[str]
    counted: re.Pattern[str]
    """A measure word or a word for people, where nothing parts it from the number."""
    trap: re.Pattern[str]
    per: re.Pattern[str]
    hedge_behind_comma: re.Pattern[str]
    hedges_behind: frozenset[str]
    """Hedges of one word that stand behind what is counted."""
    small_numbers: frozenset[str]


@cache
def text_forms(code: str) -> TextForms:
    """The words of a language for numbers in running text."""
    words, text = numbers_of(code), text_of(code)
    spaced = words.spaced
    small = _small(code)
    blank = " " if spaced else " ?"

    def pattern(expression: str) -> re.Pattern[str]:
        return re.compile(expression, re.IGNORECASE)

    def any_of(phrases: Iterable[str]) -> str:
        return f"(?:{one_of(phrases, spaced=spaced)})"

    units = any_of((*words.units, *numbers_of(ENGLISH.code).units))
    currencies = (*words.currencies, *numbers_of(ENGLISH.code).currencies)
    ages = [tuple(phrase.partition("#")[::2]) for phrase in words.ages]
    decades = "|".join(written(phrase).replace(r"\#", "#").replace("#", "[1-9]0") for phrase in words.decades)
    ordinals = keyed(text.ordinals)
    apart = [word for word in words.of if not word.endswith("'")]
    of = rf" (?:{any_of(apart)}(?= )|d['’](?=\w))" if spaced else "(?!)"
    ones = f"[0-9{''.join({*words.spelt, *words.times})}]" if not spaced else ""
    signs = f"(?P<digits>[1-9][0-9]{{0,3}})(?:{text.ordinal_signs or '(?!)'})" + (NO_LETTER if spaced else "")
    in_front = (
        rf"{text.ordinal_before}(?P<behind>[1-9][0-9]*|[一二三四五六七八九十百]+)" if text.ordinal_before else "(?!)"
    )
    return TextForms(
        code=code,
        words=words,
        text=text,
        hedges=hedge_forms(code),
        opener=_opener(words, text),
        openers=_openers(words, text),
        parts=frozenset(map(plain, (*words.spelt, *words.times, *words.powers, *words.zero, *words.pairs))),
        small=small,
        nouns_have_capitals=sentences_of(code).nouns_have_capitals,
        run_on=frozenset(
            map(
                plain,
                (*words.spelt, *words.times, *words.powers, *words.zero, *words.pairs, *words.many, *words.plurals),
            )
        ),
        and_=frozenset(map(plain, words.and_)),
        glued=pattern(
            rf"(?:{one_of(words.halves, spaced=False)})(?:{units}|{any_of(words.powers)})"
            + ("|" + one_of((*words.spelt, *words.times, *words.powers), spaced=False) if words.glued else "")
        ),
        a_unit=pattern(rf"{any_of(words.a)}{blank}(?={units})" if words.a else "(?!)"),
        half=pattern(rf"(?:{one_of(words.halves, spaced=False)})(?= ?{units})"),
        half_of_many=pattern(
            rf"(?:{one_of(words.halves, spaced=False)}) ?{any_of((*words.times, *words.powers, *words.dozens))}"
        ),
        hyphened=pattern(rf"(?<=[0-9])-(?={any_of(words.powers)})" if spaced and words.powers else "(?!)"),
        the=pattern(text.the or "(?!)"),
        no_figure=pattern(text.no_figure or "(?!)"),
        part_of=pattern(f"{blank}{any_of(text.part_of)}{blank}"),
        pair=pattern(any_of(words.unit_pairs)),
        persons=pattern(any_of(words.persons)),
        share=pattern(any_of(words.parts)),
        out_of=pattern(f"{blank}{any_of(words.out_of)}{blank}"),
        share_before=pattern(
            rf"{words.percent_before}[0-9.]+|{words.percent_before}{ones}+(?:点{ones}+)?"
            rf"|{ones}+{words.reversed_parts}{ones}+|{ones}{words.tenths}(?![为员立功果本长就年绩分])(?:{ones}(?!{ones}))?"
            if not spaced
            else "(?!)"
        ),
        of=pattern(of),
        of_behind=pattern(rf" (?:{any_of(apart)}|d['’])\Z" if spaced else "(?!)"),
        not_before_shares=frozenset(map(plain, (*text.ordinals, *text.not_ordinals))),
        unsure_shares=frozenset(map(plain, text.ordinals)) | text.unsure_shares,
        and_half=pattern(rf" ?{any_of(words.and_half)}"),
        wide_comma=re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))"),
        after_shares=frozenset(map(plain, (*small, *words.of, *words.and_, *words.or_))),
        currency_before=re.compile(rf"{CURRENCY.pattern}(?=[-−.,]?[0-9])"),
        currency_left=re.compile(rf"(?<![A-Za-z]){CURRENCY.pattern}\Z"),
        digits={place: digit for place, digit in hedge_forms(code).digits.items() if chr(place) != "，"},
        currency_behind=re.compile(rf" ?(?:(?i:{any_of(currencies)})|{CURRENCY.pattern.removesuffix(' ?')}(?!\w))"),
        multiplier=pattern(
            rf"[ -]?(?:{_MULTIPLIES}|{one_of(_foreign_multipliers(code))})(?!\w)" if spaced else "[万萬亿億兆]"
        ),
        age_before=re.compile(
            rf"(?<!\w)(?:{'|'.join(written(before) for before, _ in ages if before) or '(?!)'})\Z", re.IGNORECASE
        ),
        age_behind=pattern("|".join(sorted({written(behind) for _, behind in ages if behind}, key=len, reverse=True))),
        decade=pattern(rf"(?<!\w)(?:{decades})(?!\w)" if decades else "(?!)"),
        ordinal=pattern(f"{signs}|{in_front}|(?P<word>{any_of(text.ordinals)})"),
        ordinals=ordinals,
        none=pattern(any_of(text.none)),
        no=pattern(any_of(text.no)),
        clock=pattern(text.clock or "(?!)"),
        idiom=pattern(text.idioms or "(?!)"),
        change=pattern(rf"(?<!\w){any_of(text.changes)} {any_of(words.from_)} \Z"),
        counted=pattern(any_of((*words.counters, *words.people))),
        trap=pattern(any_of(text.traps)),
        hedges_behind=frozenset(
            plain(phrase) for phrases in words.after.values() for phrase in phrases if " " not in phrase
        ),
        small_numbers=frozenset(map(plain, words.spelt)),
        hedge_behind_comma=pattern(f", ({one_of([p for ps in words.after.values() for p in ps if p[0].isalpha()])})"),
        per=pattern(" (?:per|por|pro|par|в|на|a|an|al|à)(?= )"),
    )


def _small(code: str) -> frozenset[str]:
    return text_of(code).small | frozenset(map(plain, sentences_of(code).grammar.split()))


def _openers(words: NumberWords, text: TextWords) -> frozenset[str]:
    """The first words of all that can begin a number."""
    tables = (
        *(words.spelt, words.times, words.powers, words.pairs, words.few, words.many, words.rounded, words.hedged),
        *(words.halves, words.parts, words.unit_pairs, words.persons, words.dozens, words.decades, text.ordinals),
        *(words.zero, words.minus, words.between, words.from_, words.a, words.articles, text.none, text.no),
        *words.before.values(),
    )
    return frozenset(
        first
        for table in tables
        for phrase in table
        if (first := plain(re.match(r"[^\W_]*", phrase)[0]))  # type: ignore[index]  # an empty match is one
    )


def _opener(words: NumberWords, text: TextWords) -> re.Pattern[str]:
    signs = r"[~≈<>≤≥]=? ?(?=[0-9$€£¥])"
    if words.spaced:
        return re.compile(rf"[0-9][0-9.,]*+|{signs}|[^\W\d_]+")
    firsts = {phrase[0] for phrase in (*words.spelt, *words.times, *words.few, *words.many, *words.halves, *words.zero)}
    firsts |= {phrase[0] for phrases in words.before.values() for phrase in phrases if phrase[0].isalpha()}
    firsts |= {phrase[0] for table in (words.parts, words.minus, words.between, words.from_) for phrase in table}
    firsts |= {*(words.percent_before[:1]), *text.ordinal_before, *"".join(phrase[0] for phrase in text.none)}
    return re.compile(rf"[0-9][0-9.,]*+|{signs}|[{''.join(sorted(firsts))}]")


@cache
def _foreign_multipliers(code: str) -> tuple[str, ...]:
    """What multiplies a number in any of the languages, but where it is a word of this one for something else."""
    words = numbers_of(code)
    own = {plain(word) for table in (words.units, words.currencies) for word in table} | _small(code)
    every = {
        word
        for other in map(numbers_of, LANGUAGES)
        if other.spaced
        for table in (other.powers, other.short, other.times if other is words else {})
        for word in table
        if plain(word) not in own and len(word) > 1
    }
    return tuple(sorted(every))
