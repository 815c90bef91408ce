"""One language's hedges as patterns and tables, made once: what the grammar of hedged numbers looks for."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.language.languages import ENGLISH, numbers_of
from discrepancies.language.phrases import keyed, one_of, plain, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from discrepancies.language.number_vocabulary import NumberWords, Role

_LIMITS = ("at least", "more than", "at most", "less than")


class HedgeForms(NamedTuple):
    """One language's hedges as patterns and tables."""

    code: str
    words: NumberWords
    before_roles: Mapping[str, Role]
    after_roles: Mapping[str, Role]
    before: re.Pattern[str]
    after_number: re.Pattern[str]
    at_end: re.Pattern[str]
    article: re.Pattern[str]
    none: re.Pattern[str]
    between: re.Pattern[str]
    from_: re.Pattern[str]
    and_: re.Pattern[str]
    to: re.Pattern[str]
    two_limits: re.Pattern[str]
    """What stands between two limits, of which the second has its hedge before its number."""
    two_limits_behind: re.Pattern[str]
    """The same where both have theirs behind."""
    or_: re.Pattern[str]
    share: re.Pattern[str]
    counter: re.Pattern[str]
    digits: Mapping[int, int]
    people: frozenset[str]
    persons: Mapping[str, int]
    side_by_side: re.Pattern[str]
    """Neighbours for what lies between them: 七八百 is 700 to 800."""
    known: frozenset[str]
    """Characters that are number words, where words are not apart."""


@cache
def hedge_forms(code: str) -> HedgeForms:
    """The hedges of a language."""
    words = numbers_of(code)
    spaced = words.spaced
    before = keyed({phrase: role for role, phrases in words.before.items() for phrase in phrases})
    after = keyed({phrase: role for role, phrases in words.after.items() for phrase in phrases})
    blank, end = (" ", "(?: |$)") if spaced else (" ?", "")

    def pattern(expression: str) -> re.Pattern[str]:
        return re.compile(expression, re.IGNORECASE)

    def any_of(phrases: Iterable[str]) -> str:
        return f"(?:{one_of(phrases, spaced=spaced)})"

    and_ = "|".join(f"{blank}{written(word)}{' ?' if word in words.attached else blank}" for word in words.and_)
    return HedgeForms(
        code=code,
        words=words,
        before_roles=before,
        after_roles=after,
        before=pattern(f"({one_of(_phrases(words.before), spaced=spaced)}) ?"),
        after_number=pattern(f" ?({one_of(_phrases(words.after), spaced=spaced)})"),
        at_end=pattern(f",?{blank}({one_of(_phrases(words.after), spaced=spaced)})$"),
        article=pattern(rf"{any_of(words.articles)} (?=[0-9])"),
        none=pattern(f"{any_of(words.none)}{end}"),
        between=pattern(any_of(words.between) + blank),
        from_=pattern(any_of(words.from_) + blank),
        and_=pattern(and_),
        to=pattern(
            rf"{blank}{any_of(words.to)}{blank}| ?[–—] ?| - |(?<=[\w%])(?<![0-9]e)-(?=[0-9$€£¥₹])"
            r"|(?<=[0-9])[~～](?=[0-9])"
        ),
        two_limits=pattern(_two_limits(words, f"(?={_limits(words)})")),
        two_limits_behind=pattern(_two_limits(words, "")),
        or_=pattern(rf"(?:^|{blank}){any_of(words.or_)}{blank}"),
        share=pattern(any_of(words.shares) + blank),
        counter=pattern(any_of(words.counters)),
        digits=str.maketrans(words.digits + "٫٬，．％（）", "0123456789" * (len(words.digits) // 10) + ".,,.%()"),
        people=frozenset(map(plain, (*words.people, *numbers_of(ENGLISH.code).people))),
        persons=keyed(words.persons),
        side_by_side=_side_by_side(words),
        known=frozenset() if spaced else frozenset("".join((*words.spelt, *words.times, *words.powers, *words.zero))),
    )


def _two_limits(words: NumberWords, behind: str) -> str:
    spaced = words.spaced
    joints = "|".join(f"{written(word)}{' ?' if word in words.attached else ' '}" for word in (*words.but, *words.and_))
    if spaced:
        return f"(?:,? (?:{joints})|, ){behind}"
    joint = f"[,，]? ?(?:{one_of((*words.but, *words.and_), spaced=False)})?"
    return f"{joint}{behind}" if behind else "[,，] ?"


def _limits(words: NumberWords) -> str:
    limits = (phrase for role, phrases in words.before.items() if role in _LIMITS for phrase in phrases)
    return f"(?:{one_of(limits, spaced=words.spaced)})"


def in_two_limits(text: str, forms: HedgeForms) -> tuple[str, str] | None:
    """The two parts of "more than 5 but at most 9", or of "5 at least and 9 at most"; None where they are no two."""
    first = forms.before.match(text)
    if first:
        is_limit = forms.before_roles[plain(first[1])] in _LIMITS
        joint = forms.two_limits.search(text, first.end()) if is_limit else None
    else:
        joint = forms.two_limits_behind.search(text)
        if joint and not all(forms.at_end.search(part) for part in (text[: joint.start()], text[joint.end() :])):
            return None
    return (text[: joint.start()], text[joint.end() :]) if joint else None


def _side_by_side(words: NumberWords) -> re.Pattern[str]:
    if words.spaced:
        return re.compile("(?!)")
    digits = {word: number for word, number in words.spelt.items() if number < 10}
    scales = "".join(sorted({*"".join((*words.times, *words.powers))}))
    pairs = "|".join(one + other for one in digits for other in digits if digits[other] == digits[one] + 1)
    return re.compile(f"(?<![{scales}{''.join(digits)}])(?:{pairs})(?P<scale>[{scales}]*)")


def _phrases(table: Mapping[Role, tuple[str, ...]]) -> Iterator[str]:
    return (phrase for phrases in table.values() for phrase in phrases)
