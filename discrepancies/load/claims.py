"""The claims of all files, still columns of text, held against what is declared.

There may be a hundred thousand, so every check first asks whether there is anything wrong at all among the
distinct texts of a column, and looks for the claims only if so. A name that is not declared is reported once,
at its first claim, with how many name it: one slip in the facts section is one message.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from discrepancies.kinds.reading import Context
from discrepancies.load.declare import date_problem
from discrepancies.load.entries import wrong_text
from discrepancies.load.gathered import Entries, Gathered, Node
from discrepancies.load.keys import Known, key_problem
from discrepancies.load.problems import Problems
from discrepancies.load.sections import CLAIM, shortened, suggestion
from discrepancies.model import Fact, Place, Source, Written


def check_claims(
    gathered: Gathered, known: Known, facts: Mapping[str, Fact], sources: Mapping[str, Source], problems: Problems
) -> Written:
    """The claims that can be placed: their fact, event and source are declared and their value is a text."""
    claims = gathered.claims
    claims.trim()
    _check_given(gathered, problems)
    _fill_events(gathered, known, sources, problems)
    for key, section in (("fact", "facts"), ("event", "events"), ("attributed_to", "voices")):
        _check_names(gathered, known, key, section, problems)
    _check_words(gathered, problems)
    _check_against_facts(gathered, facts, problems)
    _check_dates(gathered, sources, problems)
    if known.whole and not claims.line and not problems.found:
        where = Place(gathered.files[0] if gathered.files else "-", 1, 1)
        problems.add(where, "no source claims anything", "add a source with its claims")
    return _placed(gathered, known, facts, sources)


def _placed(gathered: Gathered, known: Known, facts: Mapping[str, Fact], sources: Mapping[str, Source]) -> Written:
    claims, files = gathered.claims, tuple(gathered.files)
    values, events = claims.by_key["value"].texts, claims.by_key["event"].texts
    declared = known.events_declared
    lost_facts = {name for name in set(claims.by_key["fact"].texts) if name is None or name not in facts}
    lost_events = {name for name in set(events) if name is None or (declared and name not in known.entries["events"])}
    lost_sources = {name for name in set(claims.source) if name not in sources}
    if not (lost_facts or lost_events or lost_sources or None in values):
        return claims.written(files)
    return claims.written(
        files,
        [
            value is not None and fact not in lost_facts and event not in lost_events and source not in lost_sources
            for value, fact, event, source in zip(
                values, claims.by_key["fact"].texts, events, claims.source, strict=True
            )
        ],
    )


def _claims_of(texts: Sequence[str | None], wrong: Collection[str]) -> dict[str, list[int]]:
    """The claims of each text that is wrong, in order."""
    claims: defaultdict[str, list[int]] = defaultdict(list)
    for claim, text in enumerate(texts) if wrong else ():
        if text is not None and text in wrong:
            claims[text].append(claim)
    return claims


def _many(claims: Sequence[int]) -> str:
    return "a claim names" if len(claims) == 1 else f"{len(claims):,} claims name"


def _check_given(gathered: Gathered, problems: Problems) -> None:
    for key in ("fact", "value"):
        places = gathered.claims.by_key[key].places
        for claim, place in enumerate(places) if 0 in places else ():
            if place == 0:
                problems.add(gathered.place(claim, key), f"this claim has no {key}", f'add "{key}: …" to it')


def _fill_events(gathered: Gathered, known: Known, sources: Mapping[str, Source], problems: Problems) -> None:
    """Give each claim that names no event that of its source."""
    claims = gathered.claims
    texts, places = claims.by_key["event"]
    without: defaultdict[str, list[int]] = defaultdict(list)
    for claim, place in enumerate(places) if 0 in places else ():
        source = sources.get(claims.source[claim])
        if place == 0 and source is not None:
            texts[claim] = source.event
            if source.event is None:
                without[source.key].append(claim)
    for key, lacking in without.items():
        if _gives_event(known.entries["sources"][key][1]):
            continue
        count = "a claim" if len(lacking) == 1 else f"{len(lacking):,} claims"
        wrong = f'the source "{key}" has {count} without an event'
        problems.add(gathered.place(lacking[0], "event"), wrong, 'add "event: …" to the source or to each claim')


def _gives_event(source: Node) -> bool:
    """Whether the source has an event after all, which was refused."""
    return isinstance(source, Entries) and any(key.text == "event" for key, _ in source.entries)


def _check_names(gathered: Gathered, known: Known, key: str, section: str, problems: Problems) -> None:
    texts, places = gathered.claims.by_key[key]
    distinct = {text for text in set(texts) if text is not None}
    for name, claims in _claims_of(texts, {name for name in distinct if known.lacks(section, name)}).items():
        # A source's own event was checked with the source.
        own = [claim for claim in claims if places[claim]]
        if own:
            known.check(section, name, gathered.place(own[0], key), _many(own), problems)
    if section == "events" and not known.events_declared:
        found = {name: problem for name in distinct if (problem := key_problem("events", name))}
        for name, claims in _claims_of(texts, found).items():
            problems.add(gathered.place(claims[0], key), *found[name])


def _check_words(gathered: Gathered, problems: Problems) -> None:
    for key, rule in CLAIM.items():
        if not rule.words and rule.holds != "flag":
            continue
        texts = gathered.claims.by_key[key].texts
        found = {text: problem for text in set(texts) if text and (problem := wrong_text(key, text, rule))}
        for text, claims in _claims_of(texts, found).items():
            for claim in claims:
                problems.add(gathered.place(claim, key), *found[text])


def _check_against_facts(gathered: Gathered, facts: Mapping[str, Fact], problems: Problems) -> None:
    """What depends on the fact: which scopes there are, and whether a list of names can answer it."""
    claims = gathered.claims
    names = claims.by_key["fact"].texts
    for claim in sorted(claims.lists):
        fact = facts.get(names[claim] or "")
        if fact is not None and fact.kind != "names" and claims.by_key["value"].texts[claim] is not None:
            wrong = f'the fact "{fact.key}" is of kind {fact.kind}, so its value cannot be a list'
            problems.add(gathered.place(claim, "value"), wrong, "write one claim for each value")
    for claim, closed in enumerate(claims.by_key["closed"].texts):
        fact = facts.get(names[claim] or "") if closed is not None else None
        if fact is not None and fact.kind != "names":
            wrong = f'"closed" is for lists of names, and the fact "{fact.key}" is of kind {fact.kind}'
            problems.add(gathered.place(claim, "closed"), wrong, 'take "closed" out')
    undeclared: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for claim, scope in enumerate(claims.by_key["scope"].texts):
        fact = facts.get(names[claim] or "") if scope is not None else None
        if scope is not None and fact is not None and scope not in fact.scopes:
            undeclared[fact.key, scope].append(claim)
    for (key, scope), naming in undeclared.items():
        wrong = f'{_many(naming)} the scope "{shortened(scope)}", which the fact "{key}" does not have'
        instead = suggestion(scope, facts[key].scopes, f'declare it under scopes of "{key}"')
        problems.add(gathered.place(naming[0], "scope"), wrong, instead)


def _check_dates(gathered: Gathered, sources: Mapping[str, Source], problems: Problems) -> None:
    claims = gathered.claims
    found: dict[tuple[str, str, Context], tuple[str, str] | None] = {}
    for key in ("as_of", "when"):
        for claim, text in enumerate(claims.by_key[key].texts):
            if text is None:
                continue
            source = sources.get(claims.source[claim])
            context = Context(source.dates, source.language) if source else Context()
            if (key, text, context) not in found:
                found[key, text, context] = date_problem(text, context, yearless=key == "when")
            if wrong := found[key, text, context]:
                problems.add(gathered.place(claim, key), *wrong)
