"""Families of dossiers that grow in one thing alone: scopes, copies, spellings, lists, constraints, texts, decisions.

Each is a function of a size that yields the lines of a claims file, and stands for what somebody may have, or may make
to hang the program. `growth.py` measures them; to add one, write the function and put it into FAMILIES.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from itertools import chain
from typing import NamedTuple

Lines = Iterator[str]

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_DAY = date(2020, 1, 1)


class Family(NamedTuple):
    """A kind of dossier: how it is written, and up to which size it is measured, in three steps."""

    lines: Callable[[int], Lines]
    most: int
    steps: tuple[int, ...] = (4, 2, 1)
    """What the largest size is divided by."""

    @property
    def sizes(self) -> tuple[int, ...]:
        """The sizes to measure, from the least."""
        return tuple(self.most // step for step in self.steps)


def _count(more: str = "") -> str:
    return f"facts: {{killed: {{asks: How many?, kind: count{more}}}}}"


def _sources(claims: Mapping[str, list[str]] | Iterator[tuple[str, list[str]]], about: str = "") -> Lines:
    yield "sources:"
    for key, said in claims.items() if isinstance(claims, Mapping) else claims:
        yield f"  {key}:"
        yield from (f"    {about}",) if about else ()
        yield "    claims:"
        yield from (f"      - {{event: {claim}}}" for claim in said)


def _word(number: int) -> str:
    """A word of its own for each number, in letters."""
    letters = ""
    while True:
        number, letter = divmod(number, 26)
        letters = _LETTERS[letter] + letters
        if not number:
            return f"B{letters}a"


def scopes_unrelated(size: int) -> Lines:
    """Scopes that have nothing to do with one another, each told by a source that gives a figure without one too."""
    yield _count(f", scopes: [{', '.join(f's{n}' for n in range(size))}]")
    yield from _sources(
        (f"a{n}", [f"e, fact: killed, value: {n + 1}, scope: s{n}", f"e, fact: killed, value: {n + 2}"])
        for n in range(size)
    )


def scopes_in_a_chain(size: int) -> Lines:
    """Scopes each of which contains the next, with two claims on half of them."""
    chained = ", ".join(f"s{n}: {{contains: [s{n + 1}]}}" for n in range(size - 1))
    yield _count(f", scopes: {{{chained}, s{size - 1}: }}")
    yield from _sources(
        (f"a{k}", [f"e, fact: killed, value: {2 * size - n + k}, scope: s{n}" for n in range(0, size, 2)])
        for k in range(2)
    )


def parts_of_a_whole(size: int) -> Lines:
    """One whole of so many parts, each counted."""
    parts = ", ".join(f"s{n}" for n in range(size))
    yield _count(f", scopes: {{all: {{parts: [{parts}]}}, {', '.join(f's{n}: ' for n in range(size))}}}")
    yield from _sources(
        {
            "a": [f"e, fact: killed, value: 3, scope: s{n}" for n in range(size)],
            "b": [f"e, fact: killed, value: {3 * size - 1}, scope: all"],
        }
    )


def parts_complete(size: int) -> Lines:
    """The same, with all parts there are."""
    for line in parts_of_a_whole(size):
        yield line.replace("]}, s0:", "], complete: true}, s0:")


def closed_lists(size: int) -> Lines:
    """Sources that each give a closed list of twenty names nobody else has."""
    yield "facts: {victims: {asks: Who died?, kind: names}}"
    yield from _sources(
        (f"a{n}", [f"e, fact: victims, closed: true, value: [{', '.join(_word(20 * n + k) for k in range(20))}]"])
        for n in range(size)
    )


def lists_of_names(size: int) -> Lines:
    """Two lists of so many names, each name nearly one of the other's."""
    yield "facts: {victims: {asks: Who died?, kind: names}}"
    names = [f"{_word(7 * n)} {_word(11 * n + 5)}" for n in range(size)]
    yield from _sources(
        {
            "a": [f"e, fact: victims, value: [{', '.join(names)}]"],
            "b": [f"e, fact: victims, value: [{', '.join(f'{name}h' for name in names)}]"],
        }
    )


def list_of_one(size: int) -> Lines:
    """One list of so many names."""
    yield "facts: {victims: {asks: Who died?, kind: names}}"
    names = ", ".join(f"{_word(7 * n)} {_word(11 * n + 5)}" for n in range(size))
    yield from _sources({"a": [f"e, fact: victims, value: [{names}]"]})


def spellings(size: int) -> Lines:
    """Spellings of one name, one letter apart."""
    yield "facts: {who: {asks: Who was it?, kind: name}}"
    names = (
        f"Aleksandra{_LETTERS[n % 26]} Konstantin{_LETTERS[n // 26 % 26]}{_LETTERS[n // 676 % 26]}" for n in range(size)
    )
    yield from _sources((f"a{n}", [f"e, fact: who, value: {name}"]) for n, name in enumerate(names))


def falling(size: int) -> Lines:
    """One source's figures of a growing fact, each day less."""
    yield _count(", over_time: grows")
    yield from _sources(
        {"a": [f"e, fact: killed, value: {2 * size - n}, as_of: {_DAY + timedelta(n % 9000)}" for n in range(size)]}
    )


def terms_flat(size: int) -> Lines:
    """A category of so many terms, each said by one source."""
    terms = ", ".join(f"term {_word(n)}" for n in range(size))
    yield f"facts: {{what: {{asks: What?, kind: category, terms: [{terms}]}}}}"
    yield from _sources((f"a{n}", [f"e, fact: what, value: term {_word(n)}"]) for n in range(size))


def terms_deep(size: int) -> Lines:
    """A category of terms each within the one before, in groups of ten."""
    yield "facts:"
    yield "  what:"
    yield "    asks: What?"
    yield "    kind: category"
    yield "    terms:"
    for group in range(size // 10):
        for depth in range(9):
            yield f"      {'  ' * depth}{_word(10 * group + depth)}:"
        yield f"      {'  ' * 9}{_word(10 * group + 9)}: "
    yield from _sources((f"a{n}", [f"e, fact: what, value: {_word(n)}"]) for n in range(size))


def derived_from_all(size: int) -> Lines:
    """Sources that each derive from all before them."""
    yield _count()
    yield "sources:"
    for n in range(size):
        before = f"derives_from: [{', '.join(f'a{k}' for k in range(n))}], " if n else ""
        yield f"  a{n}: {{{before}claims: [{{event: e, fact: killed, value: {n % 3 + 1}}}]}}"


def derived_in_a_chain(size: int) -> Lines:
    """Sources that each derive from the one before."""
    yield _count()
    yield "sources:"
    for n in range(size):
        before = f"derives_from: a{n - 1}, " if n else ""
        yield f"  a{n}: {{{before}claims: [{{event: e, fact: killed, value: {n % 3 + 1}}}]}}"


def derived_from_one(size: int) -> Lines:
    """Sources that all derive from one."""
    yield _count()
    yield "sources:"
    for n in range(size):
        before = "derives_from: a0, " if n else ""
        yield f"  a{n}: {{{before}claims: [{{event: e, fact: killed, value: {n % 3 + 1}}}]}}"


def corrected(size: int) -> Lines:
    """Sources that each correct the one before."""
    yield _count()
    yield "sources:"
    for n in range(size):
        before = f"corrects: a{n - 1}, " if n else ""
        day = _DAY + timedelta(n)
        yield f"  a{n}: {{{before}published: {day}, claims: [{{event: e, fact: killed, value: {n + 1}}}]}}"


def constraints(size: int) -> Lines:
    """So many constraints over sixty facts."""
    yield f"facts: {{{', '.join(f'f{n}: {{asks: How many {n}?, kind: count}}' for n in range(60))}}}"
    yield from _sources((f"a{k}", [f"e, fact: f{n}, value: {n + k + 1}" for n in range(60)]) for k in range(3))
    yield "constraints:"
    yield from (f"  c{n}: {{holds: f{n % 60} <= f{(n * 7 + 1) % 60} + {n % 5}}}" for n in range(size))


def constraints_chained(size: int) -> Lines:
    """Facts each of which is at most the next, in one event."""
    yield f"facts: {{{', '.join(f'f{n}: {{asks: How many {n}?, kind: count}}' for n in range(size))}}}"
    yield from _sources(
        {"a": [f"e, fact: f{n}, value: {n}" for n in range(size)], "b": [f"e, fact: f{size - 1}, value: 1"]}
    )
    yield "constraints:"
    yield from (f"  c{n}: {{holds: f{n} <= f{n + 1}}}" for n in range(size - 1))


def sum_of_facts(size: int) -> Lines:
    """One constraint over so many facts."""
    yield f"facts: {{{', '.join(f'f{n}: {{asks: How many {n}?, kind: count}}' for n in range(size))}}}"
    yield from _sources({"a": [f"e, fact: f{n}, value: {n}" for n in range(size)]})
    yield f"constraints: {{c: {{holds: {' + '.join(f'f{n}' for n in range(size - 1))} <= f{size - 1}}}}}"


def one_fact(size: int) -> Lines:
    """So many sources on one fact, each with a figure of its own."""
    yield _count()
    yield from _sources((f"a{n}", [f"e, fact: killed, value: {n}"]) for n in range(size))


def one_fact_agreed(size: int) -> Lines:
    """So many sources on one fact that say the same."""
    yield _count()
    yield from _sources((f"a{n}", ["e, fact: killed, value: at least 9"]) for n in range(size))


def one_fact_hedged(size: int) -> Lines:
    """So many sources on one fact, each with a bound of its own."""
    yield _count()
    said = ("at least", "about", "at most", "between 1 and")
    yield from _sources((f"a{n}", [f"e, fact: killed, value: {said[n % 4]} {n + 9}"]) for n in range(size))


def one_source(size: int) -> Lines:
    """One source that answers one fact so many times, each time otherwise."""
    yield _count()
    yield from _sources({"a": [f"e, fact: killed, value: {n}" for n in range(size)]})


def voices(size: int) -> Lines:
    """So many voices in two sources."""
    yield _count()
    yield "voices:"
    yield from (f"  v{n}: Speaker {_word(n)}" for n in range(size))
    yield from _sources(
        {
            key: [f"e, fact: killed, value: {n % 7 + k}, attributed_to: v{n}" for n in range(size)]
            for k, key in enumerate(("a", "b"))
        }
    )


def events(size: int) -> Lines:
    """So many events with two claims each that conflict."""
    yield _count()
    yield "events:"
    yield from (f"  e{n}: {{title: The fire at {_word(n)}, date: {_DAY + timedelta(n % 9000)}}}" for n in range(size))
    yield from _sources(
        {key: [f"e{n}, fact: killed, value: {k}" for n in range(size)] for k, key in enumerate(("a", "b"))}
    )


def events_alike(size: int) -> Lines:
    """So many events of one title in one place, on one of ten days."""
    yield _count()
    yield "events:"
    yield from (f"  e{n}: {{title: The fire, place: Mill Lane, date: {_DAY + timedelta(n % 10)}}}" for n in range(size))
    yield from _sources({key: [f"e{n}, fact: killed, value: 7" for n in range(size)] for key in ("a", "b")})


def facts(size: int) -> Lines:
    """So many facts of one event, with two claims each that conflict."""
    yield "facts:"
    yield from (f"  f{n}: {{asks: How many of {_word(n)}?, kind: count}}" for n in range(size))
    yield from _sources({key: [f"e, fact: f{n}, value: {k}" for n in range(size)] for k, key in enumerate(("a", "b"))})


def days(size: int) -> Lines:
    """So many days of a growing toll, told by ten sources."""
    yield _count(", over_time: grows")
    yield from _sources(
        (f"a{k}", [f"e, fact: killed, value: {n + k}, as_of: {_DAY + timedelta(n)}" for n in range(size // 10)])
        for k in range(10)
    )


def whens(size: int) -> Lines:
    """So many stretches of time that overlap, with a value each."""
    yield "facts: {post: {asks: What was he?, kind: text}}"
    yield from _sources(
        (f"a{n}", [f"e, fact: post, value: post {n % 3}, when: {_DAY + timedelta(n)} to {_DAY + timedelta(n + 30)}"])
        for n in range(size)
    )


def dates(size: int) -> Lines:
    """So many dates, each hedged and worded otherwise, of one event each."""
    yield "facts: {on: {asks: When?, kind: date, future: true}}"
    said = ("about", "before", "after", "on or after")
    yield from _sources(
        {
            "a": [
                f"e{n}, fact: on, value: {said[n % 4]} {(day := _DAY + timedelta(n // 4)).day} {day:%B} {day.year}"
                for n in range(size)
            ]
        }
    )


def quantities(size: int) -> Lines:
    """So many quantities, each hedged and in one of four units."""
    yield "facts: {far: {asks: How far?, kind: quantity, unit: km}}"
    said, units = ("about", "at least", "at most", "more than"), ("km", "m", "miles", "feet")
    yield from _sources(
        {"a": [f"e{n}, fact: far, value: {said[n % 4]} {n / 10 + 1:.1f} {units[n // 4 % 4]}" for n in range(size)]}
    )


def texts_as_values(size: int) -> Lines:
    """So many wordings of one fact."""
    yield "facts: {what: {asks: What?, kind: text}}"
    yield from _sources((f"a{n}", [f"e, fact: what, value: the {_word(n)} of {_word(n * 3)}"]) for n in range(size))


def periods(size: int) -> Lines:
    """So many periods of one fact that overlap."""
    yield "facts: {span: {asks: From when to when?, kind: period, future: true}}"
    yield from _sources(
        (f"a{n}", [f"e, fact: span, value: {_DAY + timedelta(n)}/{_DAY + timedelta(n + 50)}"]) for n in range(size)
    )


def coordinates(size: int) -> Lines:
    """So many places, a metre apart."""
    yield "facts: {at: {asks: Where?, kind: coordinates}}"
    yield from _sources((f"a{n}", [f'e, fact: at, value: "10.{n:06d}, -66.{n:06d}"']) for n in range(size))


def money(size: int) -> Lines:
    """So many sums of money of one fact."""
    yield "facts: {cost: {asks: What did it cost?, kind: money, unit: USD}}"
    yield from _sources((f"a{n}", [f"e, fact: cost, value: about ${n + 1} million"]) for n in range(size))


def identifiers(size: int) -> Lines:
    """So many identifiers of one fact."""
    yield "facts: {case: {asks: Which case?, kind: identifier}}"
    yield from _sources((f"a{n}", [f"e, fact: case, value: C-{n}/20"]) for n in range(size))


def several(size: int) -> Lines:
    """So many answers that may all be true."""
    yield _count(", several: true")
    yield from _sources((f"a{n}", [f"e, fact: killed, value: {n}"]) for n in range(size))


def quotes(size: int) -> Lines:
    """So many claims with a quote each, half of which show another figure."""
    yield _count()
    yield from _sources(
        {
            "a": [
                f'e{n}, fact: killed, value: {n + 2}, quote: "{n + 2 - n % 2} people were killed at {_word(n)}"'
                for n in range(size)
            ]
        }
    )


def copies_altered(size: int) -> Lines:
    """A source of so many claims and a copy that alters each of them."""
    yield _count()
    yield "sources:"
    for key, above, more in (("a", "", 0), ("b", "derives_from: a, ", 1)):
        claims = ", ".join(
            f'{{event: e{n}, fact: killed, value: {n + more}, quote: "{n + more} at {_word(n)}"}}' for n in range(size)
        )
        yield f"  {key}: {{{above}claims: [{claims}]}}"


def issuers(size: int) -> Lines:
    """So many sources of ten issuers."""
    yield _count()
    yield "sources:"
    for n in range(size):
        yield f"  a{n}: {{by: Office {n % 10}, claims: [{{event: e, fact: killed, value: {n % 5}}}]}}"


def silent(size: int) -> Lines:
    """So many sources that cover all facts and answer one of them."""
    yield f"facts: {{{', '.join(f'f{n}: {{asks: How many {n}?, kind: count}}' for n in range(20))}}}"
    yield from _sources(((f"a{n}", [f"e, fact: f{n % 20}, value: 1"]) for n in range(size)), "covers: all")


def aliases(size: int) -> Lines:
    """So many other spellings of one term."""
    spelt = ", ".join(f"{_word(n)}: sunk" for n in range(size))
    yield f"facts: {{fate: {{asks: What?, kind: category, terms: [sunk, saved], aliases: {{{spelt}}}}}}}"
    yield from _sources((f"a{n}", [f"e, fact: fate, value: {_word(n)}"]) for n in range(size))


def wrong_values(size: int) -> Lines:
    """So many values that cannot be read; it is refused."""
    yield _count()
    yield from _sources({"a": [f"e, fact: killed, value: {_word(n)} of them" for n in range(size)]})


def unused(size: int) -> Lines:
    """So much that is declared and nothing uses."""
    yield "facts:"
    yield "  killed: {asks: How many?, kind: count}"
    yield from (f"  f{n}: {{asks: How many of {_word(n)}?, kind: count}}" for n in range(size))
    yield "voices:"
    yield from (f"  v{n}: Speaker {_word(n)}" for n in range(size))
    yield from _sources({"a": ["e, fact: killed, value: 7"]})


def long_values(size: int) -> Lines:
    """Notes and quotes that are long."""
    yield _count()
    words = " ".join(chain.from_iterable(("word", _word(n)) for n in range(60)))
    yield from _sources(
        {"a": [f'e{n}, fact: killed, value: 7, quote: "7 {words}", note: "{words}"' for n in range(size)]}
    )


FAMILIES: Mapping[str, Family] = {
    "scopes-unrelated": Family(scopes_unrelated, 1_000),
    "scopes-in-a-chain": Family(scopes_in_a_chain, 1_000),
    "parts-of-a-whole": Family(parts_of_a_whole, 1_000),
    "parts-complete": Family(parts_complete, 1_000),
    "closed-lists": Family(closed_lists, 2_000),
    "lists-of-names": Family(lists_of_names, 3_000),
    "list-of-one": Family(list_of_one, 50_000),
    "spellings": Family(spellings, 8_000),
    "falling": Family(falling, 16_000),
    "terms-flat": Family(terms_flat, 8_000),
    "terms-deep": Family(terms_deep, 4_000),
    "derived-from-all": Family(derived_from_all, 3_000),
    "derived-in-a-chain": Family(derived_in_a_chain, 10_000),
    "derived-from-one": Family(derived_from_one, 10_000),
    "corrected": Family(corrected, 4_000),
    "constraints": Family(constraints, 1_000),
    "constraints-chained": Family(constraints_chained, 1_000),
    "sum-of-facts": Family(sum_of_facts, 64),
    "one-fact": Family(one_fact, 16_000),
    "one-fact-agreed": Family(one_fact_agreed, 16_000),
    "one-fact-hedged": Family(one_fact_hedged, 16_000),
    "one-source": Family(one_source, 16_000),
    "voices": Family(voices, 8_000),
    "events": Family(events, 8_000),
    "events-alike": Family(events_alike, 8_000),
    "facts": Family(facts, 8_000),
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
    "copies-altered": Family(copies_altered, 8_000),
    "issuers": Family(issuers, 16_000),
    "silent": Family(silent, 8_000),
    "aliases": Family(aliases, 8_000),
    "wrong-values": Family(wrong_values, 16_000),
    "unused": Family(unused, 8_000),
    "long-values": Family(long_values, 8_000),
}
