"""Makes a dossier whose quotes stand in long texts, to measure what looking them up and counting the figures costs.

Each source has a text of invented prose and claims figures, days and names that stand in it, most word for word, some
as a careless copy has them, a few not at all. The same arguments give the same files, byte for byte.

    python benchmarks/texts.py 1000 200 60000 folder     claims, texts and characters a text; folder/dossier.yaml
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

WORDS = (
    *("the", "of", "and", "to", "in", "a", "was", "that", "for", "on", "with", "by", "at", "from", "had", "were"),
    *("police", "mayor", "river", "bridge", "house", "morning", "family", "report", "witness", "street", "gate"),
    *("morgue", "valley", "village", "judge", "council", "market", "harbour", "officer", "letter", "window", "crowd"),
    *("said", "found", "told", "heard", "opened", "carried", "crossed", "denied", "signed", "waited", "left", "saw"),
    *("quiet", "narrow", "second", "early", "open", "local", "armed", "wounded", "dark", "public", "not", "never"),
)
NAMES = ("Ash", "Birch", "Cedar", "Elm", "Fir", "Hazel", "Larch", "Maple", "Rowan", "Willow")
FIGURED, DATED, NAMED = 0.06, 0.03, 0.04
"""Shares of the sentences that have a figure, a day, a name."""
MANGLED, ALTERED, ABSENT = 0.3, 0.08, 0.02
"""Shares of the quotes."""


class Fragment(NamedTuple):
    """Words of a text that show a value."""

    fact: str
    value: str
    words: str


def fragment(random: Random) -> Fragment | None:
    """What one sentence says that could be claimed; mostly nothing."""
    chance = random.random()
    if chance < FIGURED:
        number, hedge = random.randrange(11, 900), random.choice(("", "", "at least ", "about "))
        said = f"{hedge}{number}"
        return Fragment("killed", said, f"{said} people were killed near the {random.choice(WORDS)}")
    if chance < FIGURED + DATED:
        day = date(2015, 1, 1) + timedelta(days=random.randrange(3000))
        return Fragment("happened", f"{day}", f"it happened on {day.day} {day:%B %Y} before the {random.choice(WORDS)}")
    if chance < FIGURED + DATED + NAMED:
        name = f"{random.choice(NAMES)} {random.choice(NAMES)}"
        return Fragment("leader", name, f"the men were led by {name} of the {random.choice(WORDS)}")
    return None


def prose(random: Random, characters: int) -> tuple[str, list[Fragment]]:
    """A text of about so many characters in lines and paragraphs, and what could be claimed of it."""
    lines, fragments, length = [], [], 0
    while length < characters:
        words = random.choices(WORDS, k=random.randrange(8, 24))
        said = fragment(random)
        if said:
            fragments.append(said)
            words.insert(len(words) // 2, said.words)
        sentence = " ".join(words).capitalize() + random.choice((". ", ".\n", ".\n\n", ", “so they say”. "))
        lines.append(sentence)
        length += len(sentence)
    return "".join(lines), fragments


def quoted(random: Random, words: str) -> str:
    """The words as a curator may have copied them."""
    chance = random.random()
    if chance < MANGLED:
        return words.replace(" ", random.choice(("  ", "\u00a0")), 2).upper()
    if chance < MANGLED + ALTERED:
        return words.replace(" the ", " this ")
    if chance < MANGLED + ALTERED + ABSENT:
        return " ".join(random.sample(words.split(), len(words.split())))
    return words


def dossier(random: Random, claims: int, said: list[list[Fragment]]) -> Iterator[str]:
    """The lines of a dossier with so many claims on what the sources say."""
    yield "facts:"
    yield "  killed: {asks: How many people were killed?, kind: count, unit: people}"
    yield "  happened: {asks: When did it happen?, kind: date}"
    yield "  leader: {asks: Who led the men?, kind: name}"
    yield "sources:"
    for number, fragments in enumerate(said):
        yield f"  source_{number:03}:\n    language: en\n    claims:"
        for place in range(claims * number // len(said), claims * (number + 1) // len(said)):
            fact, value, words = random.choice(fragments)
            event = f"event_{place % 40:02}"
            yield f'      - {{fact: {fact}, event: {event}, value: {value}, quote: "{quoted(random, words)}"}}'


def main() -> None:
    """Write the dossier and the texts that the arguments ask for."""
    parser = argparse.ArgumentParser(description="Make a dossier with texts to measure with.")
    parser.add_argument("claims", type=int, help="how many claims")
    parser.add_argument("texts", type=int, help="how many texts")
    parser.add_argument("characters", type=int, help="about how many characters each has")
    parser.add_argument("out", type=Path, help="the folder to write into")
    parser.add_argument("--seed", type=int, default=1, help="another dossier of the same sort")
    arguments = parser.parse_args()
    random = Random(arguments.seed)
    written = [prose(random, arguments.characters) for _ in range(arguments.texts)]
    folder = arguments.out / "texts"
    folder.mkdir(parents=True, exist_ok=True)
    for number, (text, _) in enumerate(written):
        (folder / f"source_{number:03}.txt").write_text(text, encoding="utf-8")
    with (arguments.out / "dossier.yaml").open("w", encoding="utf-8") as out:
        out.writelines(f"{line}\n" for line in dossier(random, arguments.claims, [said for _, said in written]))


if __name__ == "__main__":
    main()
