"""What a change of a dossier may do to what is told of it, by the laws of the design."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from random import Random
from typing import Any

from tests.properties import worlds, worlds_in_time, worlds_of_moments, worlds_of_scopes
from tests.properties.worlds_values import KINDS, at_least, at_most, between, exactly, small
from tests.properties.worlds_written import INFINITE, Claim, Source, Told, Value, World, firm

Change = Callable[[World, Random], World]


def told_alike(report: Any) -> Any:
    """Give a report without the places at which things are written down."""
    if isinstance(report, Mapping):
        return {key: told_alike(value) for key, value in report.items() if key not in ("file", "line", "files")}
    return [told_alike(value) for value in report] if isinstance(report, list) else report


def any_world(random: Random) -> World:
    """Give a world of any sort."""
    makers = [worlds.still, worlds.still, worlds_in_time.counted, worlds_of_moments.at_times, worlds_of_scopes.grouped]
    return random.choice(makers)(random)


def steady_world(random: Random) -> World:
    """Give a world in which no figure is rounded and nobody corrects himself."""
    sort = random.randrange(3)
    if sort == 0:
        return worlds_of_scopes.grouped(random)
    if sort == 1:
        sources = worlds.sources_at_random(random)
        said = (worlds.claim_at_random(random, sources, small(random)) for _ in range(random.randint(1, 6)))
        return World({"kind": "count"}, sources, tuple(said), worlds.VOICES)
    name = random.choice(["date", "category", "yes-no"])
    declared, pool = KINDS[name]
    sources = worlds.sources_at_random(random)
    said = (worlds.claim_at_random(random, sources, pool(random)) for _ in range(random.randint(1, 6)))
    return World(declared, sources, tuple(said), worlds.VOICES)


# A wider claim never makes a fact disputed


def _wider(random: Random, value: Value, kind: str) -> Value:
    if not value.known or value.day:
        return value
    if kind == "category":
        return firm("Harbour", 0, 4) if value.high <= 4 else value
    if kind == "date":
        year = {365: "2018", 730: "2019"}
        inside = [text for first, text in year.items() if first <= value.low and value.high < first + 365]
        return firm(inside[0], 0, 0) if inside else value
    if kind != "count":
        return value
    low, high = int(max(0, value.surely[0] - random.choice([0, 1, 2]))), value.surely[1]
    if high == INFINITE:
        return at_least(low)
    high = int(high) + random.choice([0, 1, 2])
    if not low:
        return at_most(high)
    return exactly(low) if low == high else between(low, high)


def widened(world: World, random: Random) -> World:
    """Let one claim say less precisely what it says."""
    number = random.randrange(len(world.claims))
    claim = world.claims[number]
    wider = replace(claim, value=_wider(random, claim.value, str(world.declared["kind"])))
    return replace(world, claims=(*world.claims[:number], wider, *world.claims[number + 1 :]))


def wrong_after_widening(before: Told, after: Told) -> Iterator[str]:
    """No fact is disputed that was not; still open: a conflict that stood behind one that only strained."""
    if after.fact["status"] == "disputed" and before.fact["status"] not in ("disputed", "strained"):
        yield f"a wider claim made a fact disputed that was {before.fact['status']}"


# A copy changes nothing, but that a single source is now an echo


def copied(world: World, random: Random) -> World:
    """Add a source that says what another says, and says that it has it from there."""
    speaking = sorted({claim.source for claim in world.claims})
    key = random.choice(speaking)
    copies = tuple(replace(claim, source="z") for claim in world.claims if claim.source == key)
    return replace(world, sources=(*world.sources, Source("z", derives=(key,))), claims=world.claims + copies)


def _origins(told: Told) -> dict[tuple[str, str, str], int]:
    """Count the origins of each answer."""
    return {
        (entry["means"].casefold(), str(entry["scope"]), str(entry["as_of"])): len(entry["says"]["origins"])
        for entry in told.fact.get("answers", [])
    }


def wrong_after_a_copy(before: Told, after: Told) -> Iterator[str]:
    """No status and no count is another."""
    was, came = before.fact["status"], after.fact["status"]
    if came != ("echoed" if was == "single-source" else was):
        yield f"a copy made {was} {came}"
    counts, later = _origins(before), _origins(after)
    if sorted(counts.values()) != sorted(later.values()):
        yield f"a copy changed the origins from {counts} to {later}"


# Another source lowers no count of origins, and another claim takes no conflict away


def joined(world: World, random: Random) -> World:
    """Add a source of its own that says one thing more, or what another says too."""
    like = random.choice(world.claims)
    value = like.value if random.random() < 0.4 else random.choice(world.claims).value
    by = random.choice(["", "", "Coast Guard", "Harbour Office"])
    claim = Claim("z", value, scope=like.scope, as_of=like.as_of, when=like.when)
    return replace(world, sources=(*world.sources, Source("z", by=by)), claims=(*world.claims, claim))


def wrong_after_joining(before: Told, after: Told) -> Iterator[str]:
    """No answer has fewer origins, and no conflict is gone that nothing reconciles."""
    counts, later = _origins(before), _origins(after)
    for answer, count in counts.items():
        if later.get(answer, 0) < count and sum(later.values()) <= sum(counts.values()):
            yield f"another source lowered the origins of {answer} from {count} to {later.get(answer, 0)}"
    reconciled = {
        (claim["source"], claim["value"])
        for rule in ("scope-differs", "corrected", "superseded", *worlds.CONFLICT_RULES)
        for finding in after.of(rule)
        for claim in finding["claims"]
    }
    kept = {finding["id"] for finding in after.findings}
    for finding in before.findings:
        named = {(claim["source"], claim["value"]) for claim in finding["claims"]}
        if finding["rule"] in worlds.CONFLICT_RULES and finding["id"] not in kept and not named & reconciled:
            yield f"another claim took a finding away: {finding['rule']}, {finding['message']}"


# A value in another language is the same value

LANGUAGES = ["en", "es", "pt", "fr", "de", "it", "ru", "uk", "ar", "zh"]
WORDS = {
    "7": "seven siete sete sept sieben sette семь сім سبعة 七",
    "8": "eight ocho oito huit acht otto восемь вісім ثمانية 八",
    "9": "nine nueve nove neuf neun nove девять дев’ять تسعة 九",
}
HEDGED = {
    "at least": "at least|al menos|pelo menos|au moins|mindestens|almeno|не менее|щонайменше|على الأقل|至少",
    "up to": "at most|como máximo|no máximo|au plus|höchstens|al massimo|не более|щонайбільше|على الأكثر|最多",
    "about": "about|alrededor de|cerca de|environ|etwa|circa|около|близько|حوالي|大约",
    "more than": "more than|más de|mais de|plus de|mehr als|più di|более|більше|أكثر من|超过",
}
MONTHS = {
    "January": "January|enero|janeiro|janvier|Januar|gennaio|января|січня|يناير|1",
    "February": "February|febrero|fevereiro|février|Februar|febbraio|февраля|лютого|فبراير|2",
}


def in_language(value: Value, language: str, random: Random) -> Value:
    """Write a count or a day as a source in that language would."""
    at = LANGUAGES.index(language)
    if value.text in WORDS:
        return replace(value, text=WORDS[value.text].split()[at] if random.random() < 0.7 else value.text)
    hedge, _, number = value.text.rpartition(" ")
    if hedge in HEDGED:
        blank = "" if language == "zh" else " "
        return replace(value, text=f"{HEDGED[hedge].split('|')[at]}{blank}{number}")
    day, _, rest = value.text.partition(" ")
    month, _, year = rest.partition(" ")
    if month not in MONTHS or not day.isdigit():
        return value
    name = MONTHS[month].split("|")[at]
    shapes = {"es": f"{day} de {name} de {year}", "pt": f"{day} de {name} de {year}", "de": f"{day}. {name} {year}"}
    return replace(
        value, text=shapes.get(language, f"{day} {name} {year}" if language != "zh" else f"{year}年{name}月{day}日")
    )


def _answers(told: Told) -> list[tuple[object, ...]]:
    entries = told.fact.get("answers", [])
    sides = ("says", "bears_out", "leaves_open", "excludes")
    return sorted(
        (str(entry["low"]), str(entry["high"]), *(str(entry[side]["sources"]) for side in sides)) for entry in entries
    )


def wrong_in_another_language(before: Told, after: Told) -> Iterator[str]:
    """Status, answers and findings are the same."""
    if before.fact["status"] != after.fact["status"]:
        yield f"in other languages {before.fact['status']} became {after.fact['status']}"
    if _answers(before) != _answers(after):
        yield f"in other languages {_answers(before)} became {_answers(after)}"
    was, came = (sorted(finding["rule"] for finding in told.findings) for told in (before, after))
    if was != came:
        yield f"in other languages the findings {was} became {came}"


def spoken(random: Random) -> World:
    """Give counts and days, in English."""
    declared, pool = KINDS[random.choice(["small", "date"])]
    sources = worlds.sources_at_random(random)
    said = (worlds.claim_at_random(random, sources, pool(random)) for _ in range(random.randint(2, 5)))
    return World(declared, sources, tuple(said), worlds.VOICES)


def translated(world: World, random: Random) -> World:
    """Let each source say the same in a language of its own."""
    languages = {source.key: random.choice(LANGUAGES) for source in world.sources}
    sources = tuple(replace(source, language=languages[source.key]) for source in world.sources)
    claims = tuple(
        replace(claim, value=in_language(claim.value, languages[claim.source], random)) for claim in world.claims
    )
    return replace(world, sources=sources, claims=claims)


CHANGES: dict[str, tuple[Callable[[Random], World], Change, Callable[[Told, Told], Iterator[str]]]] = {
    "widened": (steady_world, widened, wrong_after_widening),
    "copied": (steady_world, copied, wrong_after_a_copy),
    "joined": (steady_world, joined, wrong_after_joining),
    "translated": (spoken, translated, wrong_in_another_language),
}
