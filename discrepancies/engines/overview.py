"""How millions of facts stand, without laying out what all sources say alike.

Most facts of a large table are agreed, and that needs no interval: their claims have one value. Where all are plain
figures of sources that have nothing to do with one another, it takes no interval to see that they differ, either. Both
are counted by code, on all cores; whatever else there is is laid out and compared like any other claim, by the same
law.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from discrepancies.claims import table, values
from discrepancies.columns.arrays import Coded, Floats, Ints, Mask, order, renumbered
from discrepancies.constraints.declared import check_expressions
from discrepancies.kinds import COMPOUND, FIGURES
from discrepancies.language.numerals import plain_number
from discrepancies.language.reading import NEVER
from discrepancies.law.agreement import Agreement, agree
from discrepancies.law.issuers import roots
from discrepancies.load.dossier import Dossier
from discrepancies.load.files import Reading, read
from discrepancies.load.problems import Problems
from discrepancies.load.processes import cores
from discrepancies.load.tables.mapping_read import given
from discrepancies.load.written_claims import Written
from discrepancies.model import STATUSES, Status

PART = 2**18
"""Claims that a thread looks at in one go: their codes fit into its cache."""

Found = TypeVar("Found")


@dataclass(frozen=True)
class Overview:
    """How many claims and facts there are, how many facts of each status, and the answers of the disputed.

    `answers` has a row an answer: event, fact, scope, low, high and origins, how many say it; of a fact that was
    compared in full no more than `answers.MOST`. `dossier` and `agreement` hold only such facts.
    """

    claims: int
    facts: int
    statuses: Mapping[Status, int]
    answers: pd.DataFrame
    dossier: Dossier
    agreement: Agreement


class _Plainly(NamedTuple):
    """The facts whose claims all stand for themselves, by how they plainly stand."""

    agreed: Mask
    alone: Mask
    """Of a single source, which gives one value."""
    disputed: Mask


def overview(*paths: str, columns: Mapping[str, Any] | None = None) -> Overview:
    """How the facts of one dossier stand; `columns` maps the headings of its sheets, as for `discrepancies.load`.

    Raises:
        InputError: the files are wrong; it lists everything that is, each with its place and remedy.
    """
    problems = Problems()
    reading = Reading(columns=given(columns, problems))
    draft, known = read([str(path) for path in paths], problems, reading=reading)
    check_expressions(draft, known, problems)
    written = draft.written
    fact, facts = _facts(written)
    number = np.array(list(map(plain_number, written.columns["value"].texts)), dtype=np.float64)
    plainly = _plainly(draft, number, fact, facts)
    settled = plainly.agreed | plainly.alone | plainly.disputed
    rest = replace(draft, written=written.take(_claims_of(~settled, fact)))
    claims = table.build(rest, problems)
    problems.raise_any()
    dossier = replace(rest, table=claims)
    agreement = agree(dossier)
    statuses = np.bincount(agreement.status, minlength=len(STATUSES))
    for status, found in (("agreed", plainly.agreed), ("single-source", plainly.alone), ("disputed", plainly.disputed)):
        statuses[STATUSES.index(status)] += np.count_nonzero(found)
    counted = {status: int(number) for status, number in zip(STATUSES, statuses, strict=True) if number}
    answers = _figures(written.take(_claims_of(plainly.disputed, fact)), number)
    if len(claims):
        both = pd.concat([answers, _compared(agreement)])
        answers = both.sort_values(["event", "fact", "scope", "low"], ignore_index=True)
    return Overview(len(written), int(statuses.sum()), counted, answers, dossier, agreement)


def _facts(written: Written) -> tuple[NDArray[np.integer], int]:
    """The number of each claim's event and fact, and how many numbers there are."""
    event, fact = (written.columns[key].distinct() for key in ("event", "fact"))
    asked = len(fact.texts)
    if asked == 1:
        used, number = renumbered(event.codes, len(event.texts))
        return number, len(used)
    span = max(len(event.texts) * asked, 1)
    used, number = renumbered(event.codes.astype(np.int64) * asked + fact.codes, span)
    return number, len(used)


def _plainly(draft: Dossier, number: Floats, fact: NDArray[np.integer], facts: int) -> _Plainly:
    """What can be told of the facts by counting; `number` is what each text of a value plainly is, NaN for others.

    Agreed and alone are those of which every claim gives one and the same value, as fact, in its source's own words;
    disputed are those of figures alone that are not all the same, where later reports may not raise them. Their
    sources have nothing to do with one another, so each is an origin.
    """
    written = draft.written
    apart = np.ones(facts, dtype=bool)
    apart[fact[_peculiar(draft)]] = False
    figure = _figure(draft, number)
    value: NDArray[np.integer] = written.columns["value"].distinct().codes
    growing = written.columns["fact"].among({key for key, one in draft.facts.items() if one.over_time != "fixed"})
    figures = apart.copy()
    figures[fact[growing]] = False
    if len(others := np.flatnonzero(~figure)):
        figures[fact[others]] = False
        value, odd = _read(draft, value, others)
        apart[fact[odd]] = False
    differ = _differing(value, fact, facts)
    several = _differing(written.columns["source"].distinct().codes, fact, facts)
    return _Plainly(apart & ~differ & several, apart & ~differ & ~several, figures & differ)


def _figure(draft: Dossier, number: Floats) -> Mask:
    """The claims whose value is a plain figure."""
    value, fact = draft.written.columns["value"], draft.written.columns["fact"]
    plain = ~np.isnan(number)
    # Digits alone are no duration where nobody says the unit.
    unsaid = {key for key, one in draft.facts.items() if one.kind == "duration" and one.unit is None}
    others = fact.among(unsaid | {key for key, one in draft.facts.items() if one.kind not in FIGURES})
    if plain.all() and not len(others):
        return np.broadcast_to(np.bool_(True), len(value))
    figure: Mask = plain[value.codes]
    figure[others] = False
    return figure


def _read(draft: Dossier, code: NDArray[np.integer], claims: Ints) -> tuple[Ints, Ints]:
    """The code of what each claim says, and those of these claims, no figures, that say no single plain interval."""
    columns = {key: draft.written.columns[key].distinct() for key in ("fact", "value", "source")}
    fact, value, source = (Coded(column.codes[claims], list(column.texts)) for column in columns.values())
    found = values.read(draft, fact, value, source)
    says = code.astype(np.int64)
    says[claims] = len(value.texts) + found.of
    single = found.count == 1
    plain: Mask = single.copy()
    plain[single] = found.track[found.first[single]] != NEVER
    plain[list(found.unreadable)] = False
    compound = [code for code, key in enumerate(fact.texts) if draft.facts[key].kind in COMPOUND]
    odd = ~plain[found.of] | np.isin(fact.codes, compound)
    return says, claims[odd]


def _differing(codes: NDArray[np.integer], fact: NDArray[np.integer], facts: int) -> Mask:
    """The facts whose claims do not all have one code."""
    last = np.empty(facts, dtype=codes.dtype)
    last[fact] = codes
    differ = np.zeros(facts, dtype=bool)

    def look(part: slice) -> None:
        of = fact[part]
        differ[of[last[of] != codes[part]]] = True

    _in_parts(look, len(fact))
    return differ


def _claims_of(facts: Mask, fact: NDArray[np.integer]) -> Ints:
    """The claims of these facts, in order."""
    if not facts.any():
        return np.empty(0, dtype=np.int64)
    found = _in_parts(lambda part: np.flatnonzero(facts[fact[part]]) + part.start, len(fact))
    return np.concatenate(found)


def _in_parts(look: Callable[[slice], Found], claims: int) -> list[Found]:
    """What is found in each part of the claims, in their order, on all cores: numpy lets other threads work."""
    parts = (slice(start, start + PART) for start in range(0, claims, PART))
    with ThreadPoolExecutor(cores()) as threads:
        return list(threads.map(look, parts))


def _peculiar(draft: Dossier) -> Ints:
    """The claims that say more than a value, or whose source may have it from another, or takes it back."""
    columns = draft.written.columns
    said = [columns[key].given() for key in ("attributed_to", "scope", "as_of", "when")]
    said.append(columns["stated"].among({"likely", "alleged"}))
    of = roots(draft.sources, draft.voices)
    behind = Counter(end for ends in of.values() for end in ends)
    alone = {
        key
        for key, source in draft.sources.items()
        if not source.derives_from and all(behind[end] == 1 for end in of[key])
    }
    alone -= {parent for source in draft.sources.values() for parent in source.derives_from}
    said.append(columns["source"].among(set(columns["source"].texts) - alone))
    return np.concatenate(said)


def _figures(written: Written, number: Floats) -> pd.DataFrame:
    """The answers of claims that are all figures, of sources apart: each figure of a fact, with who gives it."""
    event, asks, source = (written.columns[key].sorted("") for key in ("event", "fact", "source"))
    figures, rank = np.unique(number, return_inverse=True)
    figure: NDArray[np.integer] = rank[written.columns["value"].codes]
    columns = [(event.codes, len(event.texts)), (asks.codes, len(asks.texts)), (figure, len(figures))]
    rows = order([*columns, (source.codes, len(source.texts))])
    *said, source_code = (
        codes if rows is None else codes[rows] for codes in (event.codes, asks.codes, figure, source.codes)
    )
    begins = np.zeros(len(written), dtype=bool)
    begins[:1] = True
    for codes in said:
        begins[1:] |= codes[1:] != codes[:-1]
    another = begins.copy()
    another[1:] |= source_code[1:] != source_code[:-1]
    first = np.flatnonzero(begins)
    of_event, of_fact, figure = (codes[first] for codes in said)
    low = figures[figure]
    return pd.DataFrame(
        {
            "event": pd.Series(event.texts, dtype="str").take(of_event).array,
            "fact": pd.Series(asks.texts, dtype="str").take(of_fact).array,
            "scope": pd.Series("", index=range(len(first)), dtype="str"),
            "low": low,
            "high": low,
            "origins": np.diff(np.append(np.flatnonzero(another).searchsorted(first), np.count_nonzero(another))),
        }
    )


def _compared(agreement: Agreement) -> pd.DataFrame:
    """The answers of the disputed facts that were compared in full."""
    known, comparison = agreement.answers, agreement.comparison
    disputed = agreement.status[known.fact] == STATUSES.index("disputed")
    of = np.flatnonzero(disputed & (comparison.cells.cell[known.first] >= 0))
    rows = known.first[of]
    asked = comparison.claims[["event", "fact", "scope"]].iloc[rows].astype("str").reset_index(drop=True)
    return asked.assign(low=comparison.firm.low[rows], high=comparison.firm.high[rows], origins=known.origins[of])
