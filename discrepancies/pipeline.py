"""The whole way from files to a report, in one place: load, table, rules, findings, report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from discrepancies import rules
from discrepancies.claims import table
from discrepancies.constraints.declared import check_expressions
from discrepancies.engines import Engine, after_an_edit, by_event
from discrepancies.engines.progress import stage
from discrepancies.law.agreement import agree
from discrepancies.load.dossier import Dossier
from discrepancies.load.files import Reading, read
from discrepancies.load.problems import Problems
from discrepancies.load.processes import spread
from discrepancies.load.tables.mapping import Mappings
from discrepancies.load.tables.mapping_read import given
from discrepancies.load.texts.reading import read_texts
from discrepancies.model import Refused
from discrepancies.report import ALL, Filter, Report, approved, public
from discrepancies.report.edition import OF_THE_DESK
from discrepancies.rules import identity
from discrepancies.wording import Wording

if TYPE_CHECKING:
    from discrepancies.decisions import Log
    from discrepancies.load.files import Each
    from discrepancies.load.texts.source_text import SourceText


def load(
    *paths: str,
    texts: str | PathLike[str] | None = None,
    stdin: BinaryIO | None = None,
    skip_unreadable: bool = False,
    engine: Engine | None = None,
    claimless: bool = False,
    columns: Mappings | Mapping[str, Any] | None = None,
) -> Dossier:
    """Read one dossier from one file or several; "-" reads `stdin`, `texts` is a folder to look for texts in.

    `columns` maps the headings of sheets that are read as they are: as a config has it, or as the same in dicts.

    With `skip_unreadable` a claim whose value cannot be read is left out, and listed in the dossier's `refused`.
    An `engine` has other processes read the files and the values. A dossier without any claim is wrong, unless it
    may be `claimless`, as before the first is written.

    Raises:
        InputError: the files are wrong; it lists everything that is, each with its place and remedy.
    """
    problems = Problems()
    with stage("reading"):
        draft, known = read(
            [str(path) for path in paths],
            problems,
            stdin,
            engine.map if engine else spread,
            claimless=claimless,
            reading=Reading(columns=given(columns, problems)),
        )
        check_expressions(draft, known, problems)
    refused: list[Refused] | None = [] if skip_unreadable else None
    return _laid_out(draft, problems, texts, refused, engine)


def edited(
    paths: Sequence[str],
    reading: Reading,
    texts: str | PathLike[str] | None = None,
    *,
    each: Each = map,
    claimless: bool = False,
    at_hand: Mapping[str, SourceText] | None = None,
) -> Dossier:
    """The dossier as it would be if its files held what `reading` holds; nothing is written.

    Whoever edits again and again has the files read by `each`, which remembers what it has read, and gives the texts
    that are `at_hand`, so that none is read again. It may be `claimless`.

    Raises:
        InputError: the files would be wrong.
    """
    problems = Problems()
    draft, known = read(paths, problems, each=each, claimless=claimless, reading=reading)
    check_expressions(draft, known, problems)
    return _laid_out(draft, problems, texts, at_hand=at_hand)


def _laid_out(
    draft: Dossier,
    problems: Problems,
    texts: str | PathLike[str] | None,
    refused: list[Refused] | None = None,
    engine: Engine | None = None,
    at_hand: Mapping[str, SourceText] | None = None,
) -> Dossier:
    """The dossier with its values read, and its texts, but where those are at hand already."""
    with stage("laying out"):
        claims = table.build(draft, problems, refused, engine.map if engine else map)
    if at_hand is None:
        at_hand = read_texts(draft, Path(texts) if texts is not None else None, problems)
    problems.raise_any()
    return replace(draft, table=claims, texts=at_hand, refused=tuple(refused or ()))


def check(
    dossier: Dossier,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    shown: Filter = ALL,
    decisions: Log | None = None,
    engine: Engine | None = None,
) -> Report:
    """Run the rules over a dossier. They see everything; `shown` only chooses what the report shows and counts.

    `select` runs only these rules, `ignore` leaves these out. With the log of `decisions` each finding has its state,
    under that log's four eyes. An `engine` has other processes run the rules.
    """
    with stage("comparing"):
        agreement = agree(dossier)
        wording = Wording(dossier)
    chosen = rules.chosen(select, ignore)
    found = by_event.found(dossier, agreement, wording, chosen, engine)
    report = Report(dossier, agreement, wording, tuple(found), shown, rules=tuple(chosen))
    return report if decisions is None else decided(report, decisions)


def checked_again(dossier: Dossier, earlier: Report) -> Report:
    """What `check` makes of a dossier, by the rules and the filter of an earlier report on it, and without decisions.

    Where little was edited since it takes little: only the events that changed are compared in full.
    """
    with stage("comparing"):
        agreement = agree(dossier)
        wording = Wording(dossier)
    found = after_an_edit.found(dossier, agreement, wording, earlier)
    return Report(dossier, agreement, wording, found, earlier.shown, rules=earlier.rules)


def published(report: Report, engine: Engine | None = None) -> Report:
    """The edition of a report for readers, of a dossier without what is private; see `report.public`.

    It is checked anew, so that no sentence, id or digest in it was made of anything that it does not show. Of the
    decisions it has those that settle a finding and that an editor of another name approved.
    """
    known = public.stand_ins(report.dossier)
    ran = [name for name in report.rules if name not in OF_THE_DESK]
    made = check(
        public.masked(report.dossier, known),
        ignore=[name for name in rules.RULES if name not in ran],
        shown=report.shown._replace(sources=tuple(map(known.key, report.shown.sources))),
        engine=engine,
    )
    made = replace(made, flagged=approved.carried(report, made, known.keys))
    return replace(made, edition=approved.edition(report, made))


def decided(report: Report, log: Log) -> Report:
    """What was checked without a log, with the decisions of one: each finding has its state.

    Those on decisions that nothing uses are among the findings. Where only the log has changed nothing else needs to be
    checked again.
    """
    # Start-up: a dossier without decisions needs none of it.
    from discrepancies.decisions import applied, closed
    from discrepancies.rules import unused

    dossier, found = report.dossier, report.flagged
    gone = closed(dossier, log, {finding.id for finding in found}, report.rules)
    idle = unused.decisions(gone) if "unused" in report.rules else ()
    flagged = applied(dossier, identity.in_order([*found, *identity.stamp(dossier, idle)]), log)
    return replace(report, flagged=flagged, closed=gone, decisions=str(log.path), log=log)


def unknown(dossier: Dossier, shown: Filter) -> str | None:
    """What is wrong with a filter that names something the dossier does not have; None where all is known."""
    if shown == ALL:
        return None
    # Start-up: only a mistyped name is looked for.
    from discrepancies.language.spelling import nearest

    claims = dossier.claims
    events, facts, sources = (set(claims[key].cat.categories) for key in ("event", "fact", "source"))
    pairs = set(zip(claims["event"].tolist(), claims["fact"].tolist(), strict=True))
    asked = {f"{event}/{fact}" for event, fact in pairs}
    known = {
        "event": (shown.events, events | set(dossier.events)),
        "fact": (shown.facts, facts | set(dossier.facts) | asked),
        "source": (shown.sources, sources | set(dossier.sources)),
    }
    for what, (wanted, names) in known.items():
        for name in sorted(set(wanted) - names):
            guess = nearest(name, sorted(names))
            return f"no {what} is called {name!r}" + (f"; did you mean {guess!r}?" if guess else "")
    return None
