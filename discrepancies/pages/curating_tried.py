"""A claim as it is being typed, put among those of the facts it concerns, in memory: quick enough for every keystroke.

Only claims on the same event and facts (and on facts that a constraint ties to them) are compared; all of a dossier is
loaded anew when the claim is written. What is typed goes through the very reader that the file would, so what is wrong
with it is said here as it would be there.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

import numpy as np

from discrepancies import pipeline
from discrepancies.claims import table
from discrepancies.constraints.declared import truths
from discrepancies.constraints.expression import unknowns
from discrepancies.load.claims import check_claims
from discrepancies.load.declared_keys import Known
from discrepancies.load.files import File, read_file
from discrepancies.load.gathered import Block, Gathered
from discrepancies.load.keys import CLAIM, SECTIONS
from discrepancies.load.problems import InputError, Problems
from discrepancies.load.tree import Scalar
from discrepancies.model import CLAIM_KEYS, Place
from discrepancies.rules import OF_THE_WHOLE, RULES
from discrepancies.save import names
from discrepancies.save.claim_edits import one_line
from discrepancies.save.yaml import scalar
from discrepancies.wording import Wording

if TYPE_CHECKING:
    from discrepancies.load.dossier import Dossier
    from discrepancies.load.written_claims import Written
    from discrepancies.model import Constraint, Finding
    from discrepancies.report import Report

TYPED = "the claim.yaml"
"""What a claim that is being typed is in, to the reader."""
_ASKED: WeakKeyDictionary[Dossier, dict[str, frozenset[str]]] = WeakKeyDictionary()
_OF_QUOTES = ("quote-not-found", "quote-disagrees")
_RULES = tuple(name for name in RULES if name not in (*OF_THE_WHOLE, *_OF_QUOTES))


class Tried(NamedTuple):
    """What a check of the facts that a claim concerns finds, and the claim's number in it."""

    report: Report
    claim: int

    @property
    def row(self) -> int | None:
        """The claim's first row."""
        rows = np.flatnonzero(self.report.dossier.claims["claim"].to_numpy() == self.claim)
        return int(rows[0]) if len(rows) else None


class Concerned(NamedTuple):
    """The events and facts that a claim concerns."""

    events: frozenset[str]
    facts: frozenset[str]


def texts_of(dossier: Dossier, claim: int | None, given: Mapping[str, str]) -> dict[str, str]:
    """What a claim says as it is typed, by its keys; of one that is there with what was given in place of its texts."""
    written = dossier.written
    old = {}
    if claim is not None:
        said = {key: written.columns[key][claim] for key in CLAIM_KEYS if written.places[key][claim]}
        old = {key: text for key, text in said.items() if text}
    typed = {**old, **{key: " ".join(text.split()) for key, text in given.items()}}
    return {key: typed[key] for key in ("fact", *CLAIM) if typed.get(key)}


def concerned(dossier: Dossier, source: str, texts: Mapping[str, str], claim: int | None) -> Concerned:
    """What a claim concerns, and where it is an edit what it did."""
    declared = dossier.sources[source].event
    events = {texts.get("event") or declared or ""}
    facts = {texts["fact"]}
    if claim is not None:
        events.add(dossier.written.columns["event"][claim] or "")
        facts.add(dossier.written.columns["fact"][claim] or "")
    return Concerned(frozenset(events), frozenset(facts | _tied(dossier, facts)))


def tried(dossier: Dossier, source: str, texts: Mapping[str, str], claim: int | None = None) -> Tried:
    """The check with a claim of a source among the others, in the place of one that is there if that is given.

    Raises:
        InputError: it would be wrong, and how; places in it mean nothing.
    """
    problems = Problems()
    of = concerned(dossier, source, texts, claim)
    rows = _on(dossier, of)
    rows = rows if claim is None else rows[rows != claim]
    written, number = _among(dossier, rows, source, texts, problems), len(rows)
    return Tried(_checked(replace(dossier, written=written, constraints=_constraints(dossier, of)), problems), number)


def means(dossier: Dossier, source: str, texts: Mapping[str, str]) -> str:
    """What a claim means by itself; "" where it cannot be read."""
    problems = Problems()
    try:
        written = _among(dossier, np.empty(0, dtype=np.int64), source, texts, problems)
        alone = replace(dossier, written=written, table=None, texts={}, refused=())
        wording = Wording(replace(alone, table=table.build(alone, problems)))
        problems.raise_any()
    except InputError:
        return ""
    return wording.answers(0)


def _among(dossier: Dossier, rows: np.ndarray, source: str, texts: Mapping[str, str], problems: Problems) -> Written:
    """Some claims, and one that is typed behind them.

    Raises:
        InputError: it would be wrong.
    """
    read = read_file(File(TYPED, _as_yaml(dossier, source, texts)))
    problems.found += read.found
    problems.raise_any()
    block = replace(read.gathered.blocks[0], file=1)
    gathered = Gathered(files=["", TYPED])
    gathered.add(_block(dossier, rows))
    gathered.add(block)
    written, _ = gathered.written()
    lists = frozenset(len(rows) + one for one in block.lists)
    written = check_claims(written, lists, _known(dossier), dossier.facts, dossier.sources, problems)
    problems.raise_any()
    return written


def before(dossier: Dossier, of: Concerned) -> Report | None:
    """The check of the facts that a claim concerns, as they are; None where nothing is claimed of them."""
    rows = _on(dossier, of)
    if not len(rows):
        return None
    written, _ = Gathered(files=[""], blocks=[_block(dossier, rows)]).written()
    return _checked(replace(dossier, written=written, constraints=_constraints(dossier, of)), Problems())


def by_id(report: Report | None) -> dict[str, Finding]:
    """What a check found, by id."""
    return {finding.id: finding for finding in report.flagged} if report else {}


def _checked(draft: Dossier, problems: Problems) -> Report:
    draft = replace(draft, table=None, texts={}, refused=())
    claims = table.build(draft, problems)
    problems.raise_any()
    return pipeline.check(replace(draft, table=claims), select=_RULES)


def _on(dossier: Dossier, of: Concerned) -> np.ndarray:
    """The claims on these events and facts."""
    columns = dossier.written.columns
    return np.intersect1d(columns["event"].among(of.events), columns["fact"].among(of.facts))


def _block(dossier: Dossier, rows: np.ndarray) -> Block:
    small = dossier.written.take(rows)
    return Block(small.columns, small.line, small.places)


def _as_yaml(dossier: Dossier, source: str, texts: Mapping[str, str]) -> bytes:
    fact = dossier.facts.get(texts.get("fact", ""))
    listed = names(texts["value"]) if fact is not None and fact.kind == "names" and "value" in texts else None
    lines = [f"        {key}: {one_line(key, text, listed if key == 'value' else None)}" for key, text in texts.items()]
    claim = "\n".join(lines).replace("        ", "      - ", 1)
    return f"sources:\n  {scalar(source)}:\n    claims:\n{claim}\n".encode("utf-8", "replace")


def _known(dossier: Dossier) -> Known:
    """Which keys a dossier that was loaded declares."""
    nowhere = Scalar("", Place("", 1, 1))
    entries = {name: dict.fromkeys(getattr(dossier, name), (nowhere, None)) for name in SECTIONS}
    return Known(entries, whole=True, open=frozenset() if dossier.events_declared else frozenset({"events"}))


def _constraints(dossier: Dossier, of: Concerned) -> dict[str, Constraint]:
    """The constraints that these facts alone decide, within an event."""
    return {key: dossier.constraints[key] for key, asked in _asked_by(dossier).items() if asked <= of.facts}


def _tied(dossier: Dossier, facts: Collection[str]) -> set[str]:
    """The facts that a constraint ties to these."""
    return {fact for asked in _asked_by(dossier).values() if asked & set(facts) for fact in asked}


def _asked_by(dossier: Dossier) -> dict[str, frozenset[str]]:
    """The facts that each constraint asks for; without those that reach into another event."""
    if dossier not in _ASKED:
        _ASKED[dossier] = _of_constraints(dossier)
    return _ASKED[dossier]


def _of_constraints(dossier: Dossier) -> dict[str, frozenset[str]]:
    asked = {key: tuple(unknowns(truth)) for key, truth in truths(dossier).items()}
    return {
        key: frozenset(one.fact for one in of if one.fact)
        for key, of in asked.items()
        if all(one.event is None for one in of)
    }
