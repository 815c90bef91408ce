"""Families of dossiers in which one kind of value grows: names, terms, dates, quantities, quotes, what is refused.

Each is a function of a size that yields the lines of a claims file; to add one, write it and put it into FAMILIES.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from itertools import chain

from benchmarks.growing import DAY, LETTERS, Family, Lines, claimed, counted, word


def closed_lists(size: int) -> Lines:
    """Sources that each give a closed list of twenty names nobody else has."""
    yield "facts: {victims: {asks: Who died?, kind: names}}"
    yield from claimed(
        (f"a{n}", [f"e, fact: victims, closed: true, value: [{', '.join(word(20 * n + k) for k in range(20))}]"])
        for n in range(size)
    )


def lists_of_names(size: int) -> Lines:
    """Two lists of so many names, each name nearly one of the other's."""
    yield "facts: {victims: {asks: Who died?, kind: names}}"
    names = [f"{word(7 * n)} {word(11 * n + 5)}" for n in range(size)]
    yield from claimed(
        {
            "a": [f"e, fact: victims, value: [{', '.join(names)}]"],
            "b": [f"e, fact: victims, value: [{', '.join(f'{name}h' for name in names)}]"],
        }
    )


def list_of_one(size: int) -> Lines:
    """One list of so many names."""
    yield "facts: {victims: {asks: Who died?, kind: names}}"
    names = ", ".join(f"{word(7 * n)} {word(11 * n + 5)}" for n in range(size))
    yield from claimed({"a": [f"e, fact: victims, value: [{names}]"]})


def spellings(size: int) -> Lines:
    """Spellings of one name, one letter apart."""
    yield "facts: {who: {asks: Who was it?, kind: name}}"
    names = (
        f"Aleksandra{LETTERS[n % 26]} Konstantin{LETTERS[n // 26 % 26]}{LETTERS[n // 676 % 26]}" for n in range(size)
    )
    yield from claimed((f"a{n}", [f"e, fact: who, value: {name}"]) for n, name in enumerate(names))


def falling(size: int) -> Lines:
    """One source's figures of a growing fact, each day less."""
    yield counted(", over_time: grows")
    yield from claimed(
        {"a": [f"e, fact: killed, value: {2 * size - n}, as_of: {DAY + timedelta(n % 9000)}" for n in range(size)]}
    )


def terms_flat(size: int) -> Lines:
    """A category of so many terms, each said by one source."""
    terms = ", ".join(f"term {word(n)}" for n in range(size))
    yield f"facts: {{what: {{asks: What?, kind: category, terms: [{terms}]}}}}"
    yield from claimed((f"a{n}", [f"e, fact: what, value: term {word(n)}"]) for n in range(size))


def terms_deep(size: int) -> Lines:
    """A category of terms each within the one before, in groups of ten."""
    yield "facts:"
    yield "  what:"
    yield "    asks: What?"
    yield "    kind: category"
    yield "    terms:"
    for group in range(size // 10):
        for depth in range(9):
            yield f"      {'  ' * depth}{word(10 * group + depth)}:"
        yield f"      {'  ' * 9}{word(10 * group + 9)}: "
    yield from claimed((f"a{n}", [f"e, fact: what, value: {word(n)}"]) for n in range(size))


def days(size: int) -> Lines:
    """So many days of a growing toll, told by ten sources."""
    yield counted(", over_time: grows")
    yield from claimed(
        (f"a{k}", [f"e, fact: killed, value: {n + k}, as_of: {DAY + timedelta(n)}" for n in range(size // 10)])
        for k in range(10)
    )


def whens(size: int) -> Lines:
    """So many stretches of time that overlap, with a value each."""
    yield "facts: {post: {asks: What was he?, kind: text}}"
    yield from claimed(
        (f"a{n}", [f"e, fact: post, value: post {n % 3}, when: {DAY + timedelta(n)} to {DAY + timedelta(n + 30)}"])
        for n in range(size)
    )


def dates(size: int) -> Lines:
    """So many dates, each hedged and worded otherwise, of one event each."""
    yield "facts: {on: {asks: When?, kind: date, future: true}}"
    said = ("about", "before", "after", "on or after")
    yield from claimed(
        {
            "a": [
                f"e{n}, fact: on, value: {said[n % 4]} {(day := DAY + timedelta(n // 4)).day} {day:%B} {day.year}"
                for n in range(size)
            ]
        }
    )


def quantities(size: int) -> Lines:
    """So many quantities, each hedged and in one of four units."""
    yield "facts: {far: {asks: How far?, kind: quantity, unit: km}}"
    said, units = ("about", "at least", "at most", "more than"), ("km", "m", "miles", "feet")
    yield from claimed(
        {"a": [f"e{n}, fact: far, value: {said[n % 4]} {n / 10 + 1:.1f} {units[n // 4 % 4]}" for n in range(size)]}
    )


def texts_as_values(size: int) -> Lines:
    """So many wordings of one fact."""
    yield "facts: {what: {asks: What?, kind: text}}"
    yield from claimed((f"a{n}", [f"e, fact: what, value: the {word(n)} of {word(n * 3)}"]) for n in range(size))


def periods(size: int) -> Lines:
    """So many periods of one fact that overlap."""
    yield "facts: {span: {asks: From when to when?, kind: period, future: true}}"
    yield from claimed(
        (f"a{n}", [f"e, fact: span, value: {DAY + timedelta(n)}/{DAY + timedelta(n + 50)}"]) for n in range(size)
    )


def coordinates(size: int) -> Lines:
    """So many places, a metre apart."""
    yield "facts: {at: {asks: Where?, kind: coordinates}}"
    yield from claimed((f"a{n}", [f'e, fact: at, value: "10.{n:06d}, -66.{n:06d}"']) for n in range(size))


def money(size: int) -> Lines:
    """So many sums of money of one fact."""
    yield "facts: {cost: {asks: What did it cost?, kind: money, unit: USD}}"
    yield from claimed((f"a{n}", [f"e, fact: cost, value: about ${n + 1} million"]) for n in range(size))


def identifiers(size: int) -> Lines:
    """So many identifiers of one fact."""
    yield "facts: {case: {asks: Which case?, kind: identifier}}"
    yield from claimed((f"a{n}", [f"e, fact: case, value: C-{n}/20"]) for n in range(size))


def several(size: int) -> Lines:
    """So many answers that may all be true."""
    yield counted(", several: true")
    yield from claimed((f"a{n}", [f"e, fact: killed, value: {n}"]) for n in range(size))


def quotes(size: int) -> Lines:
    """So many claims with a quote each, half of which show another figure."""
    yield counted()
    yield from claimed(
        {
            "a": [
                f'e{n}, fact: killed, value: {n + 2}, quote: "{n + 2 - n % 2} people were killed at {word(n)}"'
                for n in range(size)
            ]
        }
    )


def aliases(size: int) -> Lines:
    """So many other spellings of one term."""
    spelt = ", ".join(f"{word(n)}: sunk" for n in range(size))
    yield f"facts: {{fate: {{asks: What?, kind: category, terms: [sunk, saved], aliases: {{{spelt}}}}}}}"
    yield from claimed((f"a{n}", [f"e, fact: fate, value: {word(n)}"]) for n in range(size))


def wrong_values(size: int) -> Lines:
    """So many values that cannot be read; it is refused."""
    yield counted()
    yield from claimed({"a": [f"e, fact: killed, value: {word(n)} of them" for n in range(size)]})


def long_values(size: int) -> Lines:
    """Notes and quotes that are long."""
    yield counted()
    words = " ".join(chain.from_iterable(("word", word(n)) for n in range(60)))
    yield from claimed(
        {"a": [f'e{n}, fact: killed, value: 7, quote: "7 {words}", note: "{words}"' for n in range(size)]}
    )


FAMILIES: Mapping[str, Family] = {
    "closed-lists": Family(closed_lists, 2_000),
    "lists-of-names": Family(lists_of_names, 3_000),
    "list-of-one": Family(list_of_one, 50_000),
    "spellings": Family(spellings, 8_000),
    "falling": Family(falling, 16_000),
    "terms-flat": Family(terms_flat, 8_000),
    "terms-deep": Family(terms_deep, 4_000),
    "days": Family(days, 16_000),
    "whens": Family(whens, 4_000),
    "dates": Family(dates, 100_000),
    "quantities": Family(quantities, 100_000),
    "texts-as-values": Family(texts_as_values, 8_000),
    "periods": Family(periods, 8_000),
    "coordinates": Family(coordinates, 8_000),
    "money": Family(money, 16_000),
    "identifiers": Family(identifiers, 16_000),
    "several": Family(several, 16_000),
    "quotes": Family(quotes, 16_000),
    "aliases": Family(aliases, 8_000),
    "wrong-values": Family(wrong_values, 16_000),
    "long-values": Family(long_values, 8_000),
}
