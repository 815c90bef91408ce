"""From one way of writing a dossier down to another, without loss: the same claims, findings and ids from either.

A table holds claims only. Where what it leaves out stands in the same file as claims do, that is written beside it as
YAML, so that the two together are the whole.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.columns.column import Column
from discrepancies.load.dossier import draft
from discrepancies.load.files import Reading, gather
from discrepancies.load.gathered import Gathered
from discrepancies.load.problems import Problems
from discrepancies.load.table import INSTALL, KEYS
from discrepancies.load.tree import Entries, Node, Scalar
from discrepancies.save import WRITERS, CannotHold, Contents, Writer, writer
from discrepancies.save.drafts import ValueOf, drafted, no_value
from discrepancies.save.whole_file import written_whole

if TYPE_CHECKING:
    from discrepancies.load.declared_keys import Known
    from discrepancies.load.dossier import Dossier
    from discrepancies.load.written_claims import Written
    from discrepancies.model import Fact

Check = Callable[["Dossier", "Known", Problems], None]
"""Looks at what files declare, and puts into the problems what is wrong with it."""


class Above(NamedTuple):
    """What is done by parts of the program that know more of claims than their files do."""

    check: Check | None = None
    """Reads the constraints, and refuses what is wrong with them."""
    value_of: ValueOf = no_value
    """Finds the value that a quote shows."""


ALONE = Above()
ALWAYS = ("source", "event", "fact", "value", "quote")
"""Columns that a table of claims has even where nothing stands in them."""


class Converted(NamedTuple):
    """What was written: how many claims, the other sections with the number of their entries, and where these are."""

    out: str
    claims: int
    drafts: int
    """What others marked, to be completed: each has a "?" where a claim says what it answers."""
    sections: Mapping[str, int]
    rest: str | None
    """The file with the other sections; None where they are in `out`, or stay where they were."""
    together: tuple[str, ...]
    """The files that are the whole dossier."""
    left_out: Mapping[str, int]
    """Cells that were not kept, by their columns: over 10,000 characters, or with one that cannot be seen."""


def convert(
    paths: Sequence[str],
    out: str,
    rest: str | None = None,
    *,
    force: bool = False,
    above: Above = ALONE,
    reading: Reading = Reading(),  # noqa: B008 - it is frozen
) -> Converted:
    """Write the dossier in `paths` to `out`, in the format of its ending; values are not read, only carried over.

    Where `out` holds claims only, the other sections go to `rest`, or where some file has both, to a file beside
    `out`. No file is replaced unless with `force`. What others marked is written as drafts below the claims. `above` is
    what only other parts of the program can do for it; `reading` says how sheets are mapped, if any is.

    Raises:
        InputError: the files are wrong.
        CannotHold: `out` cannot be written so; it says why.
        OSError: a file cannot be written; nothing is.
    """
    writing = _writer(out)
    problems = Problems()
    gathered = gather(paths, problems, reading=reading._replace(extra=True))
    drawn, known = draft(paths, gathered, problems, claimless=gathered.exported)
    if above.check:
        above.check(drawn, known, problems)
    problems.raise_any()
    if rest is None and not writing.WHOLE and _mixed(gathered, drawn.written):
        rest = str(Path(out).with_suffix(".rest.yaml"))
    drafts = tuple(drafted(gathered.noted, drawn, above.value_of))
    claims = Contents({}, _with_drafts(_filled(drawn.written), drafts), _kinds(drawn.facts))
    whole = claims._replace(title=drawn.title)
    targets: list[tuple[str, Writer, Contents]] = []
    if writing.WHOLE:
        targets.append((out, writing, whole._replace(sections=_moved(gathered, out))))
    else:
        targets.append((out, writing, claims))
        if rest is not None:
            targets.append((rest, _whole(rest), whole._replace(sections=_moved(gathered, rest), claims={})))
    _write(targets, force=force)
    stay = () if writing.WHOLE else (rest,) if rest else _declaring(gathered)
    counted = {name: len(entries) for name, entries in gathered.sections.items() if entries}
    rest = None if writing.WHOLE else rest
    return Converted(out, len(drawn.written), len(drafts), counted, rest, (*stay, out), gathered.left_out)


def _writer(out: str) -> Writer:
    found = writer(Path(out).suffix)
    if found is None:
        endings = ", ".join(ending for ending, _ in WRITERS)
        raise CannotHold(f"{out} is of no format that is written: give a file that ends in {endings}")
    return found


def _whole(rest: str) -> Writer:
    found = _writer(rest)
    if not found.WHOLE:
        raise CannotHold(f"{rest} would hold claims only: give a file that ends in .yaml or .xlsx")
    return found


def _write(targets: Sequence[tuple[str, Writer, Contents]], *, force: bool) -> None:
    """Write all files or none."""
    for path, _, _ in targets:
        if not force and os.path.lexists(path):
            raise CannotHold(f"{path} is there already: give another name, or --force to write over it")
    with ExitStack() as stack:
        for path, writing, contents in targets:
            text = stack.enter_context(written_whole(Path(path)))
            try:
                writing.write(contents, text.buffer)
            except ImportError:
                raise CannotHold(f"writing {Path(path).suffix} needs a library: {INSTALL}") from None


def _filled(written: Written) -> dict[str, Column]:
    """The columns that some claim fills, and those that a table always has."""
    columns = {key: written.columns[key] for key in (*KEYS, *(key for key in written.columns if key not in KEYS))}
    return {key: column for key, column in columns.items() if key in ALWAYS or len(column.given())}


def _with_drafts(columns: dict[str, Column], drafts: Sequence[Mapping[str, str]]) -> dict[str, Column]:
    if not drafts:
        return columns
    keys = [*columns, *(key for key in KEYS if key not in columns and any(key in draft for draft in drafts))]
    height = len(columns["source"])
    above = {key: list(columns[key]) if key in columns else [None] * height for key in keys}
    return {key: Column.of([*above[key], *(draft.get(key) for draft in drafts)]) for key in keys}


def _kinds(facts: Mapping[str, Fact]) -> dict[str, str]:
    return {key: fact.kind for key, fact in facts.items()}


def _mixed(gathered: Gathered, written: Written) -> bool:
    """Whether some file has claims and declares something too."""
    with_claims = {_file(written.files[number], gathered) for number in set(written.file.tolist())}
    return not with_claims.isdisjoint(_declaring(gathered))


def _declaring(gathered: Gathered) -> tuple[str, ...]:
    """The files that declare something, in order; a sheet counts as its workbook."""
    places = [key.at.file for entries in gathered.sections.values() for key, _ in entries]
    places += [title.at.file for title in gathered.titles]
    found = {_file(file, gathered) for file in places}
    return tuple(file for file in gathered.files if file in found)


def _file(name: str, gathered: Gathered) -> str:
    """The file that a sheet is in, or that is called so itself."""
    workbook = name.rpartition("#")[0]
    return workbook if workbook in gathered.files else name


def _moved(gathered: Gathered, out: str) -> dict[str, list[tuple[Scalar, Node]]]:
    """The sections as they stand in a file at `out`: the sources' texts are told relative to it."""
    sections = dict(gathered.sections)
    if "sources" in sections:
        sections["sources"] = [(key, _source(node, out)) for key, node in sections["sources"]]
    return sections


def _source(node: Node, out: str) -> Node:
    return _with(node, "text", lambda text: _with(text, "file", lambda file: _relative(file, out)))


def _with(node: Node, key: str, change: Callable[[Node], Node]) -> Node:
    """A mapping with one of its values changed."""
    if not isinstance(node, Entries):
        return node
    return node._replace(entries=tuple((k, change(v) if k.text == key else v) for k, v in node.entries))


def _relative(file: Node, out: str) -> Node:
    """The path of a text, from the folder of `out`; one that would leave that folder is left as it is."""
    if not isinstance(file, Scalar):
        return file
    there = Path(file.at.file).parent / file.text
    path = PurePosixPath(Path(os.path.relpath(there, Path(out).parent)).as_posix())
    return file if ".." in path.parts else file._replace(text=str(path))
