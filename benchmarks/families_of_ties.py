"""Families of dossiers in which what holds together grows: scopes, copies, constraints, events.

Each is a function of a size that yields the lines of a claims file; to add one, write it and put it into FAMILIES.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from benchmarks.growing import DAY, Family, Lines, claimed, counted, word


def scopes_unrelated(size: int) -> Lines:
    """Scopes that have nothing to do with one another, each told by a source that gives a figure without one too."""
    yield counted(f", scopes: [{', '.join(f's{n}' for n in range(size))}]")
    yield from claimed(
        (f"a{n}", [f"e, fact: killed, value: {n + 1}, scope: s{n}", f"e, fact: killed, value: {n + 2}"])
        for n in range(size)
    )


def scopes_in_a_chain(size: int) -> Lines:
    """Scopes each of which contains the next, with two claims on half of them."""
    chained = ", ".join(f"s{n}: {{contains: [s{n + 1}]}}" for n in range(size - 1))
    yield counted(f", scopes: {{{chained}, s{size - 1}: }}")
    yield from claimed(
        (f"a{k}", [f"e, fact: killed, value: {2 * size - n + k}, scope: s{n}" for n in range(0, size, 2)])
        for k in range(2)
    )


def parts_of_a_whole(size: int) -> Lines:
    """One whole of so many parts, each counted."""
    parts = ", ".join(f"s{n}" for n in range(size))
    yield counted(f", scopes: {{all: {{parts: [{parts}]}}, {', '.join(f's{n}: ' for n in range(size))}}}")
    yield from claimed(
        {
            "a": [f"e, fact: killed, value: 3, scope: s{n}" for n in range(size)],
            "b": [f"e, fact: killed, value: {3 * size - 1}, scope: all"],
        }
    )


def parts_complete(size: int) -> Lines:
    """The same, with all parts there are."""
    for line in parts_of_a_whole(size):
        yield line.replace("]}, s0:", "], complete: true}, s0:")


def derived_from_all(size: int) -> Lines:
    """Sources that each derive from all before them."""
    yield counted()
    yield "sources:"
    for n in range(size):
        before = f"derives_from: [{', '.join(f'a{k}' for k in range(n))}], " if n else ""
        yield f"  a{n}: {{{before}claims: [{{event: e, fact: killed, value: {n % 3 + 1}}}]}}"


def derived_in_a_chain(size: int) -> Lines:
    """Sources that each derive from the one before."""
    yield counted()
    yield "sources:"
    for n in range(size):
        before = f"derives_from: a{n - 1}, " if n else ""
        yield f"  a{n}: {{{before}claims: [{{event: e, fact: killed, value: {n % 3 + 1}}}]}}"


def derived_from_one(size: int) -> Lines:
    """Sources that all derive from one."""
    yield counted()
    yield "sources:"
    for n in range(size):
        before = "derives_from: a0, " if n else ""
        yield f"  a{n}: {{{before}claims: [{{event: e, fact: killed, value: {n % 3 + 1}}}]}}"


def corrected(size: int) -> Lines:
    """Sources that each correct the one before."""
    yield counted()
    yield "sources:"
    for n in range(size):
        before = f"corrects: a{n - 1}, " if n else ""
        day = DAY + timedelta(n)
        yield f"  a{n}: {{{before}published: {day}, claims: [{{event: e, fact: killed, value: {n + 1}}}]}}"


def constraints(size: int) -> Lines:
    """So many constraints over sixty facts."""
    yield f"facts: {{{', '.join(f'f{n}: {{asks: How many {n}?, kind: count}}' for n in range(60))}}}"
    yield from claimed((f"a{k}", [f"e, fact: f{n}, value: {n + k + 1}" for n in range(60)]) for k in range(3))
    yield "constraints:"
    yield from (f"  c{n}: {{holds: f{n % 60} <= f{(n * 7 + 1) % 60} + {n % 5}}}" for n in range(size))


def constraints_chained(size: int) -> Lines:
    """Facts each of which is at most the next, in one event."""
    yield f"facts: {{{', '.join(f'f{n}: {{asks: How many {n}?, kind: count}}' for n in range(size))}}}"
    yield from claimed(
        {"a": [f"e, fact: f{n}, value: {n}" for n in range(size)], "b": [f"e, fact: f{size - 1}, value: 1"]}
    )
    yield "constraints:"
    yield from (f"  c{n}: {{holds: f{n} <= f{n + 1}}}" for n in range(size - 1))


def sum_of_facts(size: int) -> Lines:
    """One constraint over so many facts."""
    yield f"facts: {{{', '.join(f'f{n}: {{asks: How many {n}?, kind: count}}' for n in range(size))}}}"
    yield from claimed({"a": [f"e, fact: f{n}, value: {n}" for n in range(size)]})
    yield f"constraints: {{c: {{holds: {' + '.join(f'f{n}' for n in range(size - 1))} <= f{size - 1}}}}}"


def one_fact(size: int) -> Lines:
    """So many sources on one fact, each with a figure of its own."""
    yield counted()
    yield from claimed((f"a{n}", [f"e, fact: killed, value: {n}"]) for n in range(size))


def one_fact_agreed(size: int) -> Lines:
    """So many sources on one fact that say the same."""
    yield counted()
    yield from claimed((f"a{n}", ["e, fact: killed, value: at least 9"]) for n in range(size))


def one_fact_hedged(size: int) -> Lines:
    """So many sources on one fact, each with a bound of its own."""
    yield counted()
    said = ("at least", "about", "at most", "between 1 and")
    yield from claimed((f"a{n}", [f"e, fact: killed, value: {said[n % 4]} {n + 9}"]) for n in range(size))


def one_source(size: int) -> Lines:
    """One source that answers one fact so many times, each time otherwise."""
    yield counted()
    yield from claimed({"a": [f"e, fact: killed, value: {n}" for n in range(size)]})


def voices(size: int) -> Lines:
    """So many voices in two sources."""
    yield counted()
    yield "voices:"
    yield from (f"  v{n}: Speaker {word(n)}" for n in range(size))
    yield from claimed(
        {
            key: [f"e, fact: killed, value: {n % 7 + k}, attributed_to: v{n}" for n in range(size)]
            for k, key in enumerate(("a", "b"))
        }
    )


def events(size: int) -> Lines:
    """So many events with two claims each that conflict."""
    yield counted()
    yield "events:"
    yield from (f"  e{n}: {{title: The fire at {word(n)}, date: {DAY + timedelta(n % 9000)}}}" for n in range(size))
    yield from claimed(
        {key: [f"e{n}, fact: killed, value: {k}" for n in range(size)] for k, key in enumerate(("a", "b"))}
    )


def events_alike(size: int) -> Lines:
    """So many events of one title in one place, on one of ten days."""
    yield counted()
    yield "events:"
    yield from (f"  e{n}: {{title: The fire, place: Mill Lane, date: {DAY + timedelta(n % 10)}}}" for n in range(size))
    yield from claimed({key: [f"e{n}, fact: killed, value: 7" for n in range(size)] for key in ("a", "b")})


def facts(size: int) -> Lines:
    """So many facts of one event, with two claims each that conflict."""
    yield "facts:"
    yield from (f"  f{n}: {{asks: How many of {word(n)}?, kind: count}}" for n in range(size))
    yield from claimed({key: [f"e, fact: f{n}, value: {k}" for n in range(size)] for k, key in enumerate(("a", "b"))})


def copies_altered(size: int) -> Lines:
    """A source of so many claims and a copy that alters each of them."""
    yield counted()
    yield "sources:"
    for key, above, more in (("a", "", 0), ("b", "derives_from: a, ", 1)):
        claims = ", ".join(
            f'{{event: e{n}, fact: killed, value: {n + more}, quote: "{n + more} at {word(n)}"}}' for n in range(size)
        )
        yield f"  {key}: {{{above}claims: [{claims}]}}"


def issuers(size: int) -> Lines:
    """So many sources of ten issuers."""
    yield counted()
    yield "sources:"
    for n in range(size):
        yield f"  a{n}: {{by: Office {n % 10}, claims: [{{event: e, fact: killed, value: {n % 5}}}]}}"


def silent(size: int) -> Lines:
    """So many sources that cover all facts and answer one of them."""
    yield f"facts: {{{', '.join(f'f{n}: {{asks: How many {n}?, kind: count}}' for n in range(20))}}}"
    yield from claimed(((f"a{n}", [f"e, fact: f{n % 20}, value: 1"]) for n in range(size)), "covers: all")


def unused(size: int) -> Lines:
    """So much that is declared and nothing uses."""
    yield "facts:"
    yield "  killed: {asks: How many?, kind: count}"
    yield from (f"  f{n}: {{asks: How many of {word(n)}?, kind: count}}" for n in range(size))
    yield "voices:"
    yield from (f"  v{n}: Speaker {word(n)}" for n in range(size))
    yield from claimed({"a": ["e, fact: killed, value: 7"]})


FAMILIES: Mapping[str, Family] = {
    "scopes-unrelated": Family(scopes_unrelated, 1_000),
    "scopes-in-a-chain": Family(scopes_in_a_chain, 1_000),
    "parts-of-a-whole": Family(parts_of_a_whole, 1_000),
    "parts-complete": Family(parts_complete, 1_000),
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
    "copies-altered": Family(copies_altered, 8_000),
    "issuers": Family(issuers, 16_000),
    "silent": Family(silent, 8_000),
    "unused": Family(unused, 8_000),
}
