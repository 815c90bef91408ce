"""What ties a dossier together: everything named is declared, nothing is declared twice, nothing goes round in circles.

It works on what all files declared, so it finds what no single file shows; and it is where the claims, still
columns of text, are cleared of those that no later step could place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from discrepancies.load import declarations
from discrepancies.load.circles import cycles, too_deep
from discrepancies.load.claims import check_claims
from discrepancies.load.declared_keys import Known, key_problem
from discrepancies.load.facts import fact
from discrepancies.load.fields import Fields
from discrepancies.load.gathered import Gathered
from discrepancies.load.keys import EVERY_FACT, SECTIONS
from discrepancies.load.problems import Problems
from discrepancies.load.tree import Node, Scalar
from discrepancies.load.written_claims import Written
from discrepancies.model import Constraint, Event, Fact, Place, Refused, Source, Voice

if TYPE_CHECKING:
    import pandas as pd

    from discrepancies.load.texts.source_text import SourceText

MOST_DEEP = 200
"""Sources that can lie between one and the first that it comes from, or corrects."""


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Dossier:
    """Everything the files declare, and what the sources claim: as written, and as a table once the values are read."""

    paths: tuple[str, ...]
    facts: Mapping[str, Fact]
    events: Mapping[str, Event]
    voices: Mapping[str, Voice]
    sources: Mapping[str, Source]
    constraints: Mapping[str, Constraint]
    written: Written
    table: pd.DataFrame | None = None
    """See `claims`."""
    events_declared: bool = True
    """False where no file has an `events` section: claims may name any, and `events` is empty."""
    texts: Mapping[str, SourceText] = field(default_factory=dict)
    """The sources' texts that are at hand, by source."""
    refused: tuple[Refused, ...] = ()
    """The claims that were left out because nobody asked for all to be readable, by number."""
    every_quote: bool = False
    """Hold each value against its quote even where its source's text is not at hand."""
    title: str | None = None
    """What it is about, as its files say."""
    annotations: int = 0
    """How many there are among its files of what somebody marked in a source: they are no claims."""

    @property
    def claims(self) -> pd.DataFrame:
        """The table of what the sources claim (see `claims.table.COLUMNS`).

        Raises:
            LookupError: the values have not been read yet.
        """
        if self.table is None:
            raise LookupError("the values of this dossier have not been read")
        return self.table

    def event_title(self, event: str) -> str | None:
        """What an event is called, None where nothing says so."""
        declared = self.events.get(event)
        return declared.title if declared else None


_Made = TypeVar("_Made")


def draft(
    paths: Sequence[str], gathered: Gathered, problems: Problems, *, claimless: bool = False
) -> tuple[Dossier, Known]:
    """Everything the files declare, checked, and the claims that can be placed, unread; and which keys are declared.

    That there is no claim at all is no problem where it may be `claimless`.
    """
    written, lists = gathered.written()
    sections = gathered.sections
    if "sources" not in sections:
        sections = {**sections, "sources": _sources_of(written)}
    known = Known(
        {section: _distinct(section, sections.get(section, ()), problems) for section in SECTIONS},
        gathered.whole and not _lacks_facts(gathered, written, problems),
        frozenset({"events"} - sections.keys()),
    )
    known = known._replace(told=_named(gathered.named, known, problems))
    _no_key_of_two_sections(known, problems)
    speak = set(written.columns["source"].texts)
    faulty = {problem.place.file for problem in problems.found}
    for source in (one for one in gathered.claimless if one.text not in speak):
        if faulty - {source.at.file}:
            continue  # its claims may be in a file, or a row, that was refused
        wrong = f'the source "{source.text}" has no claims'
        problems.add(source.at, wrong, 'add "claims:" and what it says, or "claims: []" if it is only repeated')
    facts = _made(known, "facts", fact, problems)
    events = _made(known, "events", declarations.event, problems)
    voices = _made(known, "voices", declarations.voice, problems)
    sources = _made(known, "sources", declarations.source if "sources" in gathered.sections else _bare, problems)
    constraints = _made(known, "constraints", declarations.constraint, problems)
    _check_sources({key: fields for key, (_, fields) in sources.items()}, known, problems)
    for key, (_, fields) in constraints.items():
        for name in fields.lists.get("for", ()):
            known.check("events", name.text, name.at, f'the constraint "{key}" names', problems)
    bare = {key: source for key, (source, _) in sources.items()}
    dossier = Dossier(
        paths=tuple(paths),
        facts=facts,
        events=events,
        voices=voices,
        sources=bare,
        constraints={key: constraint for key, (constraint, fields) in constraints.items() if fields.texts.get("holds")},
        written=check_claims(written, lists, known, facts, bare, problems),
        events_declared="events" not in known.open,
        title=_title(gathered.titles, problems),
        annotations=len(gathered.noted),
    )
    if known.whole and not claimless and not len(written) and not problems.found:
        where = Place(written.files[0] if written.files else "-", 1, 1)
        problems.add(where, "no source claims anything", "add a source with its claims")
    return dossier, known


def _named(names: Iterable[tuple[str, Scalar]], known: Known, problems: Problems) -> frozenset[tuple[str, str]]:
    """The names that a mapping of sheets gives and nothing declares, each reported where it stands."""
    told = {(section, name.text): name.at for section, name in names if known.lacks(section, name.text)}
    for (section, name), at in told.items():
        known.check(section, name, at, "the mapping names", problems)
    return frozenset(told)


def _title(titles: Sequence[Scalar], problems: Problems) -> str | None:
    """What the files call the dossier; a second title is reported where it stands."""
    for again in titles[1:]:
        first = titles[0].at
        wrong = f"the title is declared twice, first at {first.file}:{first.line}"
        problems.add(again.at, wrong, "take one of the two out")
    return titles[0].text if titles else None


def _lacks_facts(gathered: Gathered, written: Written, problems: Problems) -> bool:
    """Whether there are claims and no file declares facts, which is one slip and not one for each fact named."""
    lacking = gathered.whole and len(written) > 0 and "facts" not in gathered.sections
    if lacking:
        at = Place(written.files[written.file[0]], 1, 1)
        instead = "give a YAML file with them beside it: discrepancies check facts.yaml claims.csv"
        problems.add(at, "no file declares the facts that these claims answer", instead)
    return lacking


def _distinct(
    section: str, entries: Iterable[tuple[Scalar, Node]], problems: Problems
) -> dict[str, tuple[Scalar, Node]]:
    """The entries of a section by key; a key of two files is reported at the second."""
    one = SECTIONS[section].one
    distinct: dict[str, tuple[Scalar, Node]] = {}
    for key, node in entries:
        if found := key_problem(section, key.text):
            problems.add(key.at, *found)
        if key.text in distinct:
            first = distinct[key.text][0].at
            wrong = f'the {one} "{key.text}" is declared twice, first at {first.file}:{first.line}'
            problems.add(key.at, wrong, "take one of the two out, or give it another key")
        else:
            distinct[key.text] = key, node
    return distinct


def _no_key_of_two_sections(known: Known, problems: Problems) -> None:
    for name, (voice, _) in known.entries["voices"].items():
        if name in known.entries["sources"]:
            source = known.entries["sources"][name][0].at
            wrong = f'"{name}" is both a voice and a source (at {source.file}:{source.line})'
            problems.add(voice.at, wrong, "take the voice out: claims can be attributed to a source")


def _made(
    known: Known, section: str, make: Callable[[Scalar, Node, Problems], _Made | None], problems: Problems
) -> dict[str, _Made]:
    made = {name: make(key, node, problems) for name, (key, node) in known.entries[section].items()}
    return {name: one for name, one in made.items() if one is not None}


def _check_sources(sources: Mapping[str, Fields], known: Known, problems: Problems) -> None:
    links: dict[str, tuple[Scalar, ...]] = {}
    replaced: dict[str, tuple[Scalar, ...]] = {}
    for key, fields in sources.items():
        what = f'the source "{key}" names'
        if event := fields.texts.get("event"):
            known.check("events", event.text, event.at, what, problems)
        origins = fields.lists.get("derives_from", ())
        for origin in origins:
            known.check("sources", origin.text, origin.at, what, problems)
        for asked in fields.lists.get("covers", ()):
            if asked.text != EVERY_FACT:
                known.check("facts", asked.text, asked.at, what, problems)
        replaced[key] = fields.lists.get("corrects", ())
        for earlier in replaced[key]:
            known.check("sources", earlier.text, earlier.at, what, problems)
        issuer = fields.texts.get("by")
        links[key] = (*origins, issuer) if issuer else origins
    instead = 'take out the "derives_from" or "by" that is not so'
    if not cycles(links, lambda chain: f"a source comes from itself: {chain}", instead, problems):
        _check_depth(links, "comes from", "derives_from", problems)
    instead = 'take out the "corrects" that is not so'
    if not cycles(replaced, lambda chain: f"a source corrects itself: {chain}", instead, problems):
        _check_depth(replaced, "corrects", "corrects", problems)


def _check_depth(links: Mapping[str, tuple[Scalar, ...]], what: str, by: str, problems: Problems) -> None:
    if deep := too_deep(links, MOST_DEEP):
        wrong = f'"{deep.key}" {what} "{deep.first}" through more than {MOST_DEEP} sources, each from the next'
        problems.add(deep.link.at, wrong, f'leave some out: "{by}: {deep.first}"')


def _bare(key: Scalar, _: Node, __: Problems) -> tuple[Source, Fields]:
    """A source that no file declares."""
    return Source(key.text, key.at), Fields({}, {}, {})


def _sources_of(written: Written) -> list[tuple[Scalar, Node]]:
    """The sources that claims name, where no file declares any, each at its first claim."""
    first = written.columns["source"].first()
    places = [Place(written.files[written.file[claim]], int(written.line[claim]), 1) for claim in first.values()]
    return [(Scalar(text, at), Scalar("", at)) for text, at in zip(first, places, strict=True)]
