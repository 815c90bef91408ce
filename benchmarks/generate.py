"""Makes a large dossier of the sort a fact-checker would write, to measure time and memory on plausible claims.

Each event is asked two dozen questions, and each question is answered by about five sources in words of their own: most
say the same more or less precisely, about one question in eight is disputed, some are answered by one source only, some
by a source and its copy. The same arguments give the same file, byte for byte.

    python benchmarks/generate.py 10000 dossier.yaml
    python benchmarks/generate.py 10000 dossier.yaml --reconciled        the same claims with scopes, days, constraints
    python benchmarks/generate.py 10000 dossier.yaml --one-fact 200      one growing toll, told by 200 sources
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

CLAIMS_A_SOURCE = 500
CLAIMS_AN_EVENT = 120
SOURCES_AN_EVENT = 7
VOICES = 20
DISPUTED, SINGLE, ECHOED = 0.17, 0.1, 0.1
"""Shares of the facts."""
COPIES, ISSUED, FAITHFUL = 0.15, 0.15, 0.85
"""Shares of the sources, and of a copy's claims."""
ATTRIBUTED, AS_OF, UNSURE, WITHOUT_QUOTE = 0.1, 0.1, 0.05, 0.002
"""Shares of the claims."""
PLAIN = 0.8
"""Share of the figures and dates that a source gives as they are, neither hedged nor less precise."""

SCOPES = "{everyone: {parts: [victims, attackers]}, victims: {contains: [civilians]}, civilians: , attackers: }"
SCOPED = {"everyone": 0.25, "victims": 0.25, "civilians": 0.24, "attackers": 0.01}
"""Shares of the figures; the rest does not say whom it counts."""
CONSTRAINTS = (
    "named: {says: no more are named than died, holds: 'count(victims) <= killed[everyone]'}",
    "short: {says: it lasted eight days at most, holds: days(lasted) <= 8}",
    "told: {says: it happened before it was told, holds: happened <= published}",
)
DAYS, CARELESS = 60, 0.02
"""Of the growing toll: its days, and the share of figures that are wrong."""

VOICES_DECLARED = ("voices:", *(f"  voice_{number:02}: Spokesperson {number}" for number in range(VOICES)))
WORDS = {3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 12: "a dozen", 24: "two dozen"}
STANDING = ("serving", "former", "suspended", "retired", "never an officer")

COUNTS = ("killed", "injured", "arrested", "agents", "weapons", "vehicles", "houses", "witnesses", "shots", "videos")
DATES = ("happened", "reported", "filed", "buried")
YES_NO = ("surrendered", "warned", "filmed", "illegal", "investigated")
NAMES = ("leader", "commander", "prosecutor")

Answer = Callable[[Random], str]


class Question(NamedTuple):
    """How one event's fact is answered: by claims that fit one another, and by one that does not."""

    fact: str
    fitting: Answer
    other: Answer


def word(random: Random, syllables: int) -> str:
    """An invented name."""
    return "".join(random.choice("bcdfglmnprstv") + random.choice("aeio") for _ in range(syllables)).capitalize()


def person(random: Random) -> str:
    """An invented first name and surname."""
    return f"{word(random, 2)} {word(random, 3)}"


def count(random: Random) -> tuple[Answer, Answer]:
    """A number said exactly, in words, or with a hedge that leaves it possible."""
    number = random.choice((random.randrange(3, 13), random.randrange(13, 100), random.randrange(100, 2000)))
    forms = [f"{number:,}", f"about {number}", f"up to {number}", f"at least {number}", f"no fewer than {number}"]
    forms += [f"{number} to {number + number // 4 + 1}", f"{number - 1}+", f"more than {number - 1}"]
    forms += [WORDS.get(number, str(number))]
    return (
        lambda random: str(number) if random.random() < PLAIN else random.choice(forms),
        lambda random: str(2 * number + random.randrange(3, 9)),
    )


def day(random: Random) -> tuple[Answer, Answer]:
    """A day said as precisely as a source cares to."""
    when = date(2012, 1, 1) + timedelta(days=random.randrange(4000))
    part = "early" if when.day <= 10 else "mid" if when.day <= 20 else "late"
    forms = [f"{when.day} {when:%B %Y}", f"{when:%B} {when.day}, {when.year}", f"{when:%B %Y}", f"{when:%Y}"]
    forms += [f"{when:%Y-%m}", f"{part}-{when:%B %Y}", f"{when.day} {when:%B}", f"{when:%Y-%m}~"]
    return (
        lambda random: f"{when}" if random.random() < PLAIN else random.choice(forms),
        lambda random: f"{when + timedelta(days=random.choice((1, 2, 30, 365)))}",
    )


def span(random: Random) -> tuple[Answer, Answer]:
    """From one day to another."""
    start = date(2012, 1, 1) + timedelta(days=random.randrange(4000))
    end = start + timedelta(days=random.randrange(1, 9))
    return (
        lambda random: f"{start}/{end}" if random.random() < 0.8 else f"until {end.day} {end:%B %Y}",
        lambda _: f"{start}/{end + timedelta(days=1)}",
    )


def weight(random: Random) -> tuple[Answer, Answer]:
    """A measured number in its unit."""
    kilos = random.randrange(2, 400)
    forms = [f"{kilos} kg", f"about {kilos} kg", f"over {kilos - 1} kg", f"{kilos}.0"]
    return (
        lambda random: f"{kilos} kg" if random.random() < PLAIN else random.choice(forms),
        lambda _: f"{kilos + 1}.5 kg",
    )


def place(random: Random, places: dict[str, list[str]]) -> tuple[Answer, Answer]:
    """A town, or the province it lies in."""
    province = random.choice(list(places))
    town, elsewhere = random.choice(places[province]), random.choice(list(places))
    return (
        lambda random: town if random.random() < 0.7 else province,
        lambda _: elsewhere if elsewhere != province else next(t for t in places[province] if t != town),
    )


def choice(random: Random, words: tuple[str, ...]) -> tuple[Answer, Answer]:
    """One of a few words."""
    one, other = random.sample(words, 2)
    return (lambda _: one, lambda _: other)


def named(random: Random) -> tuple[Answer, Answer]:
    """A person, now and then spelt a little differently."""
    first, last = person(random).split()
    forms = [f"{last}, {first}", f"{first.upper()} {last.upper()}", f"{first} {last}s"]
    stranger = person(random)
    return (
        lambda random: f"{first} {last}" if random.random() < 0.85 else random.choice(forms),
        lambda _: stranger,
    )


def roll(random: Random) -> tuple[Answer, Answer]:
    """A list of persons, of whom a source names some."""
    everyone = [person(random) for _ in range(random.randrange(3, 7))]
    stranger = person(random)
    return (
        lambda random: f"[{', '.join(everyone[: random.randrange(2, len(everyone) + 1)])}]",
        lambda _: f"[{', '.join([*everyone[:-1], stranger])}]",
    )


def wording() -> tuple[Answer, Answer]:
    """What a source calls it, each as it likes."""
    kinds = ("raid", "operation", "massacre", "shoot-out", "siege", "assault")
    return (lambda random: f"the {random.choice(kinds)}", lambda random: f"so-called {random.choice(kinds)}")


def questions(random: Random, places: dict[str, list[str]]) -> Iterator[Question]:
    """What one event is asked, with how it is answered."""
    for fact in COUNTS:
        yield Question(fact, *count(random))
    for fact in DATES:
        yield Question(fact, *day(random))
    for fact in YES_NO:
        yield Question(fact, *choice(random, ("yes", "no")))
    for fact in NAMES:
        yield Question(fact, *named(random))
    yield Question("lasted", *span(random))
    yield Question("seized", *weight(random))
    yield Question("where", *place(random, places))
    yield Question("standing", *choice(random, STANDING))
    yield Question("victims", *roll(random))
    yield Question("called", *wording())


def answers(random: Random, question: Question, panel: list[int], copies: dict[int, int]) -> Iterator[tuple[int, str]]:
    """(source, value) of each claim on one event's fact; a copy speaks where its origin does, mostly in its words."""
    chance, copied = random.random(), [source for source in panel if source in copies]
    if chance < SINGLE:
        speaking = {random.choice(panel)}
    elif chance < SINGLE + ECHOED and copied:
        speaking = {random.choice(copied)}
    else:
        speaking = set(random.sample(panel, random.randrange(min(4, len(panel)), min(7, len(panel) + 1))))
    speaking |= {copies[source] for source in speaking if source in copies}
    dissenter = random.choice(sorted(speaking)) if random.random() < DISPUTED else None
    said: dict[int, str] = {}
    for source in sorted(speaking):
        origin = copies.get(source, source)
        if origin in said and random.random() < FAITHFUL:
            said[source] = said[origin]
        else:
            said[source] = (question.other if source == dissenter else question.fitting)(random)
    yield from said.items()


def counted(random: Random, days: int) -> Iterator[str]:
    """Whom a figure counts, and up to which day."""
    scope = random.choices((*SCOPED, None), (*SCOPED.values(), 1 - sum(SCOPED.values())))[0]
    if scope:
        yield f"        scope: {scope}"
    yield f"        as_of: {date(2022, 1, 1) + timedelta(days=random.randrange(days))}"


def claim(random: Random, fact: str, event: str, value: str, more: list[str]) -> str:
    """One claim as it stands in the file, with `more` of its lines in place of a day of its own."""
    plain = value.strip("[]")
    lines = [f"      - fact: {fact}", f"        event: {event}", f"        value: {value}"]
    if random.random() >= WITHOUT_QUOTE:
        said = (f"according to the {word(random, 3)} report", f"said {person(random)}", f"{word(random, 3)} was told")
        lines.append(f'        quote: "{fact.replace("_", " ")}: {plain}, {random.choice(said)}"')
    if random.random() < ATTRIBUTED:
        lines.append(f"        attributed_to: voice_{random.randrange(VOICES):02}")
    if random.random() < UNSURE:
        lines.append(f"        stated: {random.choice(('likely', 'alleged'))}")
    if fact in COUNTS and random.random() < AS_OF:
        day = f"        as_of: 2023-{random.randrange(1, 13):02}-{random.randrange(1, 29):02}"
        more = more or [day]
    return "\n".join([*lines, *more])


def declared(places: dict[str, list[str]], reconciled: bool) -> Iterator[str]:
    """The facts and voices, and what must hold."""
    yield "facts:"
    growing = f", cumulative: true, scopes: {SCOPES}" if reconciled else ""
    for fact in COUNTS:
        yield f"  {fact}: {{asks: How many were counted under {fact}?, kind: count{growing}}}"
    for fact in DATES:
        yield f"  {fact}: {{asks: When was it that it {fact}?, kind: date, future: true}}"
    for fact in YES_NO:
        yield f"  {fact}: {{asks: Was it {fact}?, kind: yes-no}}"
    for fact in NAMES:
        yield f"  {fact}: {{asks: Who was the {fact}?, kind: name}}"
    yield "  lasted: {asks: From when to when did it last?, kind: period, future: true}"
    yield "  seized: {asks: How much was seized?, kind: quantity, unit: kg}"
    yield f"  standing: {{asks: What was the leader's standing?, kind: category, terms: [{', '.join(STANDING)}]}}"
    yield "  victims: {asks: Who was killed?, kind: names}"
    yield "  called: {asks: What is it called?, kind: text}"
    yield "  where:\n    asks: Where did it happen?\n    kind: category\n    terms:"
    yield from (f"      {province}: [{', '.join(towns)}]" for province, towns in places.items())
    yield from VOICES_DECLARED
    if reconciled:
        yield "constraints:"
        yield from (f"  {constraint}" for constraint in CONSTRAINTS)


def dossier(claims: int, seed: int, reconciled: bool) -> Iterator[str]:
    """The lines of a dossier of so many claims; where it is `reconciled`, figures have their scopes and days."""
    random, apart = Random(seed), Random(seed)
    names = sorted({word(random, 4) for _ in range(400)})
    places = {province: names[20 + 10 * at : 30 + 10 * at] for at, province in enumerate(names[:20])}
    sources = max(5, claims // CLAIMS_A_SOURCE)
    copies = {s: random.randrange(s) for s in range(1, sources) if random.random() < COPIES}
    of_source: list[list[str]] = [[] for _ in range(sources)]
    events: list[str] = []
    made = 0
    while made < claims:
        event = f"event_{len(events):05}"
        province = random.choice(list(places))
        town, when = random.choice(places[province]), date(2012, 1, 1) + timedelta(days=random.randrange(4000))
        title = f"Raid on the {word(random, 3)} house at {town}"
        events.append(f"  {event}: {{title: {title}, date: {when}, place: {town}}}")
        panel = random.sample(range(sources), min(SOURCES_AN_EVENT, sources))
        panel = sorted({*panel, *(copies[source] for source in panel if source in copies)})
        for question in questions(random, places):
            for source, value in answers(random, question, panel, copies):
                if made < claims:
                    more = list(counted(apart, 300)) if reconciled and question.fact in COUNTS else []
                    of_source[source].append(claim(random, question.fact, event, value, more))
                    made += 1
    yield from declared(places, reconciled)
    yield "events:"
    yield from events
    yield "sources:"
    for number, said in enumerate(of_source):
        yield f"  source_{number:04}:\n    title: Document {number} on several events\n    language: en"
        yield f"    published: {date(2023, 1, 1) + timedelta(days=random.randrange(300))}"
        if random.random() < ISSUED:
            yield f"    by: issuer_{random.randrange(sources // 4 + 1):03}"
        if number in copies:
            yield f"    derives_from: [source_{copies[number]:04}]"
        yield "    claims:" if said else "    claims: []"
        yield from said


def one_fact(claims: int, seed: int, sources: int) -> Iterator[str]:
    """The lines of a dossier of so many claims on one toll, which grows for some weeks."""
    random = Random(seed)
    tolls = [100]
    while len(tolls) < DAYS:
        tolls.append(tolls[-1] + random.randrange(30))
    yield f"facts:\n  killed: {{asks: How many were killed?, kind: count, cumulative: true, scopes: {SCOPES}}}"
    yield from VOICES_DECLARED
    yield "sources:"
    for number in range(sources):
        yield f"  source_{number:04}:\n    event: flood\n    published: 2022-04-01"
        if number and random.random() < COPIES:
            yield f"    derives_from: [source_{random.randrange(number):04}]"
        yield "    claims:"
        for _ in range(number, claims, sources):
            more = list(counted(random, DAYS))
            toll = tolls[(date.fromisoformat(more[-1][-10:]) - date(2022, 1, 1)).days]
            toll = 2 if "attackers" in more[0] else toll + 3 if "everyone" in more[0] else toll
            toll += random.choice((-1, 1, 40)) if random.random() < CARELESS else 0
            value = f"{random.choice(('', '', '', 'at least ', 'up to '))}{toll}"
            yield claim(random, "killed", "flood", value, more)


def main() -> None:
    """Write the dossier that the arguments ask for."""
    parser = argparse.ArgumentParser(description="Make a dossier to measure with.")
    parser.add_argument("claims", type=int, help="how many claims")
    parser.add_argument("out", type=Path, help="the file to write")
    parser.add_argument("--seed", type=int, default=1, help="another dossier of the same sort")
    sort = parser.add_mutually_exclusive_group()
    sort.add_argument("--reconciled", action="store_true", help="the same claims with scopes, days and constraints")
    sort.add_argument("--one-fact", type=int, metavar="SOURCES", help="one growing toll, told by so many sources")
    parser.set_defaults(one_fact=0)
    arguments = parser.parse_args()
    claims, seed = arguments.claims, arguments.seed
    lines = (
        one_fact(claims, seed, arguments.one_fact)
        if arguments.one_fact
        else dossier(claims, seed, arguments.reconciled)
    )
    with arguments.out.open("w", encoding="utf-8") as out:
        out.writelines(f"{line}\n" for line in lines)


if __name__ == "__main__":
    main()
