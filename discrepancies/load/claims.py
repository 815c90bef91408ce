"""The claims of all files, still columns of text, held against what is declared.

There may be millions, so every check first asks whether there is anything wrong at all among the distinct texts of a
column, and looks for the claims only if so. A name that is not declared is reported once, at its first claim, with
how many name it: one slip in the facts section is one message.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from discrepancies.columns.column import Column
from discrepancies.language.reading import Context
from discrepancies.language.spelling import shortened, suggestion
from discrepancies.load.declarations import date_problem
from discrepancies.load.declared_keys import Known, key_problem
from discrepancies.load.fields import wrong_text
from discrepancies.load.keys import CLAIM, LONGEST_KEY
from discrepancies.load.problems import Problems
from discrepancies.load.tree import Entries, Node
from discrepancies.load.written_claims import Written
from discrepancies.model import Fact, Source

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Claims = NDArray[np.int64]


def check_claims(
    written: Written,
    lists: Collection[int],
    known: Known,
    facts: Mapping[str, Fact],
    sources: Mapping[str, Source],
    problems: Problems,
) -> Written:
    """The claims that can be placed: their fact, event and source are declared and their value is a text.

    `lists` are those whose value was written as a list.
    """
    _check_given(written, problems)
    written = _with_events(written, known, sources, problems)
    for key, section in (("fact", "facts"), ("event", "events"), ("attributed_to", "voices"), ("source", "sources")):
        _check_names(written, known, key, section, problems)
    _check_words(written, problems)
    _check_against_facts(written, lists, facts, problems)
    _check_dates(written, sources, problems)
    return _placed(written, known, facts, sources)


def _placed(written: Written, known: Known, facts: Mapping[str, Fact], sources: Mapping[str, Source]) -> Written:
    columns = written.columns
    there: Mapping[str, Collection[str] | None] = {
        "fact": facts.keys(),
        "event": None if "events" in known.open else known.entries["events"].keys(),
        "source": sources.keys(),
        "value": None,
    }
    kept = np.ones(len(written), dtype=bool)
    for key, declared in there.items():
        kept &= columns[key].codes >= 0
        if declared is not None:
            kept[columns[key].among(set(columns[key].texts) - set(declared))] = False
    return written if kept.all() else written.take(np.flatnonzero(kept))


def _by_text(column: Column, wrong: Collection[str]) -> Iterator[tuple[str, Claims]]:
    """The claims of each text that is wrong, in the order of their first."""
    if wrong:
        named = _alike(column.among(set(wrong)), column)
        for claims in sorted(named, key=lambda claims: int(claims[0])):
            yield column[int(claims[0])] or "", claims


def _many(claims: Claims) -> str:
    return "a claim names" if len(claims) == 1 else f"{len(claims):,} claims name"


def _check_given(written: Written, problems: Problems) -> None:
    for key in ("fact", "value"):
        for claim in np.flatnonzero(written.places[key] == 0).tolist():
            problems.add(written.place(claim, key), f"this claim has no {key}", f'add "{key}: …" to it')


def _with_events(written: Written, known: Known, sources: Mapping[str, Source], problems: Problems) -> Written:
    """The claims, each that names no event given that of its source."""
    without = np.flatnonzero(written.places["event"] == 0)
    if not len(without):
        return written
    column, source = written.columns["event"], written.columns["source"]
    texts, codes = list(column.texts), np.array(column.codes)
    for key, claims in _by_text(source.take(without), source.texts):
        declared = sources.get(key)
        if declared is not None and declared.event is not None:
            codes[without[claims]] = len(texts)
            texts.append(declared.event)
        elif declared is not None and not _gives_event(known.entries["sources"][key][1]):
            count = "a claim" if len(claims) == 1 else f"{len(claims):,} claims"
            wrong = f'the source "{key}" has {count} without an event'
            instead = 'add "event: …" to the source or to each claim'
            problems.add(written.place(int(without[claims[0]]), "event"), wrong, instead)
    return replace(written, columns={**written.columns, "event": Column(codes, texts)})


def _gives_event(source: Node) -> bool:
    """Whether the source has an event after all, which was refused."""
    return isinstance(source, Entries) and any(key.text == "event" for key, _ in source.entries)


def _check_names(written: Written, known: Known, key: str, section: str, problems: Problems) -> None:
    column = written.columns[key]
    if section in known.open:
        # A million events are a million names: all of them at once, and one by one only where that fails.
        if not "".join(column.texts).isprintable() or max(map(len, column.texts), default=0) > LONGEST_KEY:
            found = {name: problem for name in column.texts if (problem := key_problem(section, name))}
            for name, claims in _by_text(column, found):
                problems.add(written.place(int(claims[0]), key), *found[name])
        return
    for name, claims in _by_text(column, [name for name in column.texts if known.lacks(section, name)]):
        # A source's own event was checked with the source.
        own = claims[written.places[key][claims] != 0] if key != "source" else claims
        if len(own):
            known.check(section, name, written.place(int(own[0]), key), _many(own), problems)


def _check_words(written: Written, problems: Problems) -> None:
    for key, rule in CLAIM.items():
        if not rule.words and rule.holds != "flag":
            continue
        column = written.columns[key]
        found = {text: problem for text in column.texts if (problem := wrong_text(key, text, rule))}
        for text, claims in _by_text(column, found):
            for claim in claims.tolist():
                problems.add(written.place(claim, key), *found[text])


def _check_against_facts(
    written: Written, lists: Collection[int], facts: Mapping[str, Fact], problems: Problems
) -> None:
    """What depends on the fact: which scopes there are, and whether a list of names can answer it."""
    asked, value, scope = (written.columns[key] for key in ("fact", "value", "scope"))
    for claim in sorted(lists):
        fact = facts.get(asked[claim] or "")
        if fact is not None and fact.kind != "names" and value[claim] is not None:
            wrong = f'the fact "{fact.key}" is of kind {fact.kind}, so its value cannot be a list'
            problems.add(written.place(claim, "value"), wrong, "write one claim for each value")
    for claim in written.columns["closed"].given().tolist():
        fact = facts.get(asked[claim] or "")
        if fact is not None and fact.kind != "names":
            wrong = f'"closed" is for lists of names, and the fact "{fact.key}" is of kind {fact.kind}'
            problems.add(written.place(claim, "closed"), wrong, 'take "closed" out')
    for claims in _alike(scope.given(), scope, asked):
        fact, key = facts.get(asked[int(claims[0])] or ""), scope[int(claims[0])] or ""
        if fact is not None and key not in fact.scopes:
            wrong = f'{_many(claims)} the scope "{shortened(key)}", which the fact "{fact.key}" does not have'
            instead = suggestion(key, fact.scopes, f'declare it under scopes of "{fact.key}"')
            problems.add(written.place(int(claims[0]), "scope"), wrong, instead)


def _alike(claims: Claims, *columns: Column) -> Sequence[Claims]:
    """These claims, parted into those that are alike in every column."""
    if not len(claims):
        return ()
    packed = np.zeros(len(claims), dtype=np.int64)
    for column in columns:
        packed = packed * (len(column.texts) + 1) + column.distinct().codes[claims] + 1
    order = np.argsort(packed, kind="stable")
    return np.split(claims[order], np.flatnonzero(np.diff(packed[order])) + 1)


def _check_dates(written: Written, sources: Mapping[str, Source], problems: Problems) -> None:
    source = written.columns["source"]
    found: dict[tuple[str, Context], tuple[str, str] | None] = {}
    for key in ("as_of", "when"):
        column = written.columns[key]
        found.clear()
        for claims in _alike(column.given(), column, source):
            text, said = column[int(claims[0])] or "", sources.get(source[int(claims[0])] or "")
            context = Context(said.dates, said.language) if said else Context()
            if (text, context) not in found:
                found[text, context] = date_problem(text, context, yearless=key == "when")
            if wrong := found[text, context]:
                for claim in claims.tolist():
                    problems.add(written.place(claim, key), *wrong)
