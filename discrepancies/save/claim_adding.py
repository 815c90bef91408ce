"""Adds a claim to those of a source in its YAML file, behind the last and written like it; all else stays as it was.

As with an edit (`claim_edits`) every way to write it is tried in memory, and only what reads back as the old file with
one claim more is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.load.encoding import lines_of
from discrepancies.load.files import File, read_file
from discrepancies.load.keys import CLAIM
from discrepancies.load.problems import Problem, Problems
from discrepancies.save import names
from discrepancies.save.claim_edits import Rewrite, one_line, refuse_unwritable, texts_of, unchanged
from discrepancies.save.entry_alone import part_of
from discrepancies.save.yaml import WIDTH
from discrepancies.save.yaml_edits import (
    STEP,
    Composed,
    Edit,
    Said,
    YamlNode,
    added,
    commented,
    end_of,
    end_of_line,
    entry,
    line_end,
    said,
)

if TYPE_CHECKING:
    from discrepancies.load.dossier import Dossier


class _Parts(NamedTuple):
    """What a file says: without one source, of that source but for its claims, and its claims."""

    rest: Said
    source: list[tuple[Said, Said]]
    claims: list[dict[str, str]]


def with_claim(dossier: Dossier, source: str, texts: Mapping[str, str], seen: str) -> Rewrite:
    """The file that declares a source, with one claim more: these texts, in this order, by the keys of a claim.

    `seen` is the digest of the file as whoever adds has seen it. Whether the whole dossier still loads is for the
    caller to see before it is written, as with an edit.

    Raises:
        InputError: the source is not declared in a file of YAML, the file has changed since, a text is missing or
            cannot be written, or there is no place for the claim that is safe.
        OSError: the file cannot be read.
    """
    at, problems = dossier.sources[source].at, Problems()
    refuse_unwritable(at, "add the claim", problems)
    before = unchanged(at, seen, problems)
    problems.texts[at.file] = lines_of(before)
    wanted = {key: text for key, given in texts.items() if (text := " ".join(given.split()))}
    for key in (key for key, holds in CLAIM.items() if holds.required and key not in wanted):
        problems.add(at, f"the new claim has no {key}", f'give "{key}: …"')
    problems.raise_any()
    fact = dossier.facts.get(wanted["fact"])
    listed = names(wanted["value"]) if fact is not None and fact.kind == "names" else None
    item = [f"{key}: {one_line(key, text, listed if key == 'value' else None)}" for key, text in wanted.items()]
    part = part_of(before, at)
    whole = Composed.of(part.alone if part else before)
    expected = _parts(whole.root, source)
    expected.claims.append(wanted)
    for edits in _ways(whole, source, item):
        after = whole.edited(edits)
        if _says(after, source) == expected:
            made = part.put_back(after) if part else after
            found = read_file(File(at.file, after)).found
            problems.found = [_lower(problem, part.above if part else 0) for problem in found]
            problems.texts[at.file] = lines_of(made)
            if not problems.found:
                return Rewrite(at.file, before, made)
    if not problems.found:
        problems.texts[at.file] = lines_of(before)
        remedy = f"write - {{{', '.join(item)}}} there yourself"
        problems.add(at, f'there is no safe place for another claim of the source "{source}"', remedy)
    problems.raise_any()
    raise AssertionError


def _lower(problem: Problem, lines: int) -> Problem:
    """A problem so many lines further down."""
    return problem._replace(place=problem.place._replace(line=problem.place.line + lines))


def _says(data: bytes, source: str) -> _Parts | None:
    import yaml  # start-up

    try:
        return _parts(Composed.of(data).root, source)
    except (yaml.YAMLError, AttributeError, TypeError):  # it is not even made as it was
        return None


def _parts(root: YamlNode, source: str) -> _Parts:
    node = entry(entry(root, "sources"), source)
    pairs = node.value if isinstance(node.value, list) else []
    about = [(said(key), said(value)) for key, value in pairs if key.value != "claims"]
    claims = entry(node, "claims")
    listed = [texts_of(claim) for claim in claims.value] if claims is not None and said(claims) else []
    kept, node.value = node.value, ""
    try:
        return _Parts(said(root), about, listed)
    finally:
        node.value = kept


def _ways(whole: Composed, source: str, item: Sequence[str]) -> Iterator[list[Edit]]:
    """The edits that may do, the one most like what is there first."""
    text, sources = whole.text, entry(whole.root, "sources")
    node, claims = entry(sources, source), entry(entry(sources, source), "claims")
    flow = f"{{{', '.join(item)}}}"
    if not isinstance(node.value, list):  # nothing is said of the source
        key = next(key for key, value in sources.value if value is node)
        column = key.start_mark.column + STEP
        head = f"{line_end(text, key.start_mark.index)}{' ' * column}claims:"
        yield [_below(text, key.end_mark.index, column + STEP, item, head)]
        yield [Edit(node.start_mark.index, node.end_mark.index, f" {{claims: [{flow}]}}")]
    elif claims is None:
        if not node.flow_style and node.value:
            column = node.value[0][0].start_mark.column
            lines = _lines(item, column + STEP, line_end(text, node.start_mark.index))
            yield [added(text, node, f"claims:{lines}")]
        yield [added(text, node, f"claims: [{flow}]")]
    elif claims.value and not isinstance(claims.value, str):
        yield [_behind(text, claims, item)]
    else:
        yield from _first(text, node, claims, item)


def _first(text: str, node: YamlNode, claims: YamlNode, item: Sequence[str]) -> Iterator[list[Edit]]:
    """The first claim of a source that has the key, with nothing or an empty list."""
    start, end = claims.start_mark.index, claims.end_mark.index
    if commented(text[start:end]):
        return
    if not node.flow_style:
        column = next(key for key, value in node.value if value is claims).start_mark.column
        begin = start - 1 if text[:start].endswith(" ") and start < end else start
        yield [Edit(begin, end, ""), _below(text, end, column + STEP, item)]
    space = "" if text[:start].endswith(" ") else " "
    yield [Edit(start, end, f"{space}[{{{', '.join(item)}}}]")]


def _behind(text: str, claims: YamlNode, item: Sequence[str]) -> Edit:
    """One more claim behind the last."""
    last, end = claims.value[-1], end_of(claims.value[-1], text)
    if claims.flow_style:
        return Edit(end, end, f", {{{', '.join(item)}}}")
    column = claims.start_mark.column
    step = 0 if last.flow_style else last.value[0][0].start_mark.column - column
    return _below(text, end, column, item, step=max(step, 0))


def _below(text: str, offset: int, column: int, item: Sequence[str], head: str = "", step: int = 0) -> Edit:
    """A claim on lines of its own below the line of a place, from a column on; with a `step` a line a key."""
    end = end_of_line(text, offset)
    return Edit(end, end, head + _lines(item, column, line_end(text, offset), step))


def _lines(item: Sequence[str], column: int, ending: str, step: int = 0) -> str:
    line = f"{' ' * column}- {{{', '.join(item)}}}"
    if not step and len(line) <= WIDTH:
        return ending + line
    step = step or STEP
    first, *rest = item
    dash = f"{' ' * column}-{' ' * (step - 1)}{first}"
    return ending + ending.join([dash, *(f"{' ' * (column + step)}{one}" for one in rest)])
