"""Makes a table of when flights left and arrived, as 38 web sites told it: the shape and the dirt of real scraped data.

Every site writes its times in a way of its own; some leave the year out, some name a time zone, some say "Estimated".
The generator knows the true minute of each cell, so that every time that is read can be held against it. Everything is
invented. The same arguments give the same bytes.

    python benchmarks/flights.py 776067 flights.csv truth.csv      claims, the table, and the true minute of each row
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

SOURCES = 38
START = datetime(2011, 12, 1)
DAYS = 31
WRONG, ABSENT = 0.06, 0.02
"""Shares of the cells that give another minute, and of those that give none."""
FACTS = ("scheduled_departure", "actual_departure", "scheduled_arrival", "actual_arrival")

Shape = Callable[[datetime], str]


def _shape(form: str) -> Shape:
    """A way to write a time; {h} is the hour without a zero, {p} a or p, {d} and {m} day and month without a zero."""

    def write(when: datetime) -> str:
        hour, half = (when.hour - 1) % 12 + 1, "p" if when.hour >= 12 else "a"
        return when.strftime(form).format(h=hour, p=half, P=half.upper(), d=when.day, m=when.month)

    return write


READABLE = tuple(
    map(
        _shape,
        (
            *("%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d {h}:%M {P}M", "%Y/%m/%d %H:%M", "{m}/{d}/%Y {h}:%M {P}M"),
            *("%m/%d/%Y %H:%M", "%a {m}/{d}/%Y {h}:%M {P}M", "%b {d}, %Y {h}:%M {P}M", "%a, %b {d}, %Y {h}:%M{p}m"),
            *("{d} %B %Y %H:%M", "%d-%b-%Y %I:%M {P}M", "{h}:%M {P}M, %b {d}, %Y", "{h}:%M{p} %b {d}, %Y"),
            *("%H:%M (%b %d %Y)", "%b %d, %Y - {h}:%M{p}m", "%A, %B {d}, %Y {h}:%M {p}.m.", "%H:%M, {d} %B %Y"),
        ),
    )
)
"""What says which minute is meant."""
UNCERTAIN = tuple(
    map(
        _shape,
        (
            *("{h}:%M {P}M", "{h}:%M{p} %b {d}", "%H:%M (%b %d)", "%b {d} - {h}:%M{p}m", "%a {h}:%M {P}M"),
            *("%m/%d/%y %H:%M", "%d-%b-%Y %I:%M {P}M CST", "{h}:%M {P}M Estimated", "%d-%b-%y %H:%M"),
        ),
    )
)
"""What leaves out the day or the year, writes a year in two digits, or adds a word that no time is made of."""
NOTHING = "Not Available"
SHAPES = (*READABLE, *UNCERTAIN, _shape(NOTHING))


def cells(claims: int, seed: int) -> Iterator[tuple[str, str, str, str, str]]:
    """Source, event, fact and value of each claim, and the true minute that the value was made of, "" for none."""
    random = Random(seed)
    shape_of = [SHAPES[number % len(SHAPES)] for number in range(SOURCES)]
    made = 0
    flight = 0
    while made < claims:
        carrier, number = ("AA", "UA", "CO", "DL", "WN")[flight // DAYS % 5], 100 + flight // DAYS
        day = START + timedelta(days=flight % DAYS)
        event = f"{carrier}-{number}-{day:%Y-%m-%d}"
        leaves = day + timedelta(minutes=random.randrange(5 * 60, 23 * 60))
        late, takes = timedelta(minutes=random.randrange(-5, 60)), timedelta(minutes=random.randrange(45, 360))
        true = dict(zip(FACTS, (leaves, leaves + late, leaves + takes, leaves + takes + late), strict=True))
        for source in sorted(random.sample(range(SOURCES), random.randrange(10, 26))):
            for fact in FACTS:
                said = true[fact]
                if random.random() < WRONG:
                    said += timedelta(minutes=random.choice((-10, -1, 1, 5, 60, 720)))
                absent = random.random() < ABSENT
                value = NOTHING if absent else shape_of[source](said)
                minute = "" if value == NOTHING else f"{said:%Y-%m-%d %H:%M}"
                if made < claims:
                    yield f"site_{source:02}", event, fact, value, minute
                    made += 1
        flight += 1


DOSSIER = """facts:
{facts}
sources:
{sources}
"""


def declared() -> str:
    """The dossier that goes with the table: the facts, and how the sites write 3/4/2018."""
    facts = "\n".join(f"  {fact}: {{asks: When was its {fact.replace('_', ' ')}?, kind: date}}" for fact in FACTS)
    sources = "\n".join(f"  site_{n:02}: {{language: en, dates: month-first, claims: []}}" for n in range(SOURCES))
    return DOSSIER.format(facts=facts, sources=sources)


def main() -> None:
    """Write the table, the dossier beside it and the truth."""
    parser = argparse.ArgumentParser(description="Make a table of flights to measure with.")
    parser.add_argument("claims", type=int, help="how many claims")
    parser.add_argument("out", type=Path, help="the table to write; the facts go beside it, ending in .yaml")
    parser.add_argument("truth", type=Path, help="the true minute of each row")
    parser.add_argument("--seed", type=int, default=1, help="another table of the same sort")
    arguments = parser.parse_args()
    arguments.out.with_suffix(".yaml").write_text(declared(), encoding="utf-8")
    with (
        arguments.out.open("w", encoding="utf-8", newline="") as table,
        arguments.truth.open("w", encoding="utf-8", newline="") as truth,
    ):
        rows, minutes = csv.writer(table, lineterminator="\n"), csv.writer(truth, lineterminator="\n")
        rows.writerow(("source", "event", "fact", "value"))
        minutes.writerow(("row", "minute"))
        for row, (*claim, minute) in enumerate(cells(arguments.claims, arguments.seed), start=2):
            rows.writerow(claim)
            minutes.writerow((row, minute))


if __name__ == "__main__":
    main()
