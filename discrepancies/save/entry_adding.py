"""Declares one thing more in a claims file: a fact, an event, a voice or a source, behind the last of its sort.

As with an edit of a claim, each way to write it is tried in memory, and only what reads back as the old file with one
entry more is given. A section that is not there yet is begun where the documentation has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from discrepancies.load.encoding import lines_of
from discrepancies.load.keys import SECTIONS, TITLE
from discrepancies.load.problems import Problems
from discrepancies.load.tree import Entries, Items, Node, Scalar
from discrepancies.model import Place
from discrepancies.save.entry_alone import part_of
from discrepancies.save.yaml import entry_lines, flow, scalar
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

Fields = Mapping[str, "str | Sequence[str] | Mapping[str, str]"]
"""What is declared of a thing by its keys: a text, a list of texts, or texts by keys of their own."""

_ORDER = (TITLE, *SECTIONS)
_NOWHERE = Place("", 1, 1)


def with_entry(data: bytes, section: str, key: str, fields: Fields, last: Place) -> bytes:
    """The bytes of a file with one entry more in a section.

    `last` is the place of the last one there, or of the file where it has none.

    Raises:
        InputError: there is no place for it that is safe.
    """
    node = _node(fields)
    part = part_of(data, last, section) if data else None
    alone = part.alone if part else data
    whole = _composed(alone)
    wanted = _with(said(whole.root) if whole else [], section, (key, _said(node)))
    for after in _ways(alone, whole, section, (key, node)):
        if _reads(after) == wanted:
            return part.put_back(after) if part else after
    problems = Problems()
    problems.texts[last.file] = lines_of(data)
    remedy = f'write "{scalar(key)}: {flow(node)}" there yourself'
    problems.add(last._replace(column=1), f"there is no safe place for another entry under {section}", remedy)
    problems.raise_any()
    raise AssertionError


def with_text(data: bytes, source: str, at: Place, text: Mapping[str, str]) -> bytes:
    """The bytes of a file with the text of a source that declares none.

    Raises:
        InputError: there is no place for it that is safe.
    """
    part = part_of(data, at)
    whole = Composed.of(part.alone if part else data)
    node = entry(entry(whole.root, "sources"), source)
    new = f"text: {flow(_node(text))}"
    if isinstance(getattr(node, "value", None), list):
        wanted = _counted(said(node)) | {"text": str(_said(_node(text)))}
        after = whole.edited([added(whole.text, node, new)])
        read = _composed(after)
        if read and _counted(said(entry(entry(read.root, "sources"), source))) == wanted:
            return part.put_back(after) if part else after
    problems = Problems()
    problems.texts[at.file] = lines_of(data)
    problems.add(at, f'there is no safe place for the text of the source "{source}"', f'write "{new}" there yourself')
    problems.raise_any()
    raise AssertionError


def _counted(entries: Said) -> dict[str, str]:
    pairs = cast("list[tuple[Said, Said]]", entries) if isinstance(entries, list) else []
    return {str(key): str(value) for key, value in pairs}


def _node(fields: Fields) -> Entries:
    def one(value: str | Sequence[str] | Mapping[str, str]) -> Node:
        if isinstance(value, str):
            return Scalar(value, _NOWHERE)
        if isinstance(value, Mapping):
            return _node(value)
        return Items(tuple(Scalar(text, _NOWHERE) for text in value), _NOWHERE)

    return Entries(tuple((Scalar(key, _NOWHERE), one(value)) for key, value in fields.items()), _NOWHERE)


def _said(node: Node) -> Said:
    """What a node says, as `yaml_edits.said` has it."""
    if isinstance(node, Entries):
        return cast("Said", [(key.text, _said(value)) for key, value in node.entries])
    if isinstance(node, Items):
        return [_said(item) for item in node.items]
    return node.text if node else ""


def _with(before: Said, section: str, new: tuple[str, Said]) -> dict[str, str]:
    """What the file is to say, section by section."""
    sections = dict(cast("list[tuple[str, Said]]", before)) if isinstance(before, list) else {}
    there = sections.get(section)
    sections[section] = cast("Said", [*(there if isinstance(there, list) else []), new])
    return {key: str(value) for key, value in sections.items()}


def _reads(data: bytes) -> dict[str, str] | None:
    whole = _composed(data)
    return _counted(said(whole.root)) if whole else None


def _composed(data: bytes) -> Composed | None:
    """What some bytes hold; None where that is nothing, or no YAML."""
    import yaml  # start-up

    try:
        whole = Composed.of(data)
    except (yaml.YAMLError, UnicodeDecodeError):
        return None
    return whole if whole.root is not None and isinstance(whole.root.value, list) else None


def _ways(data: bytes, whole: Composed | None, section: str, new: tuple[str, Node]) -> Iterator[bytes]:
    """The files that may do, the one most like what is there first."""
    if whole is None:
        text = data.decode("utf-8")
        ending = line_end(text, 0)
        gap = "" if not text or text.endswith(("\n", "\r")) else ending
        yield f"{text}{gap}{ending if text.strip() else ''}{ending.join(_section(section, new))}{ending}".encode()
        return
    node = entry(whole.root, section)
    if whole.root.flow_style:
        there = f"{section}: {{{_flow(*new)}}}" if node is None else _flow(*new)
        yield whole.edited([added(whole.text, whole.root if node is None else node, there)])
    elif node is None:
        yield whole.edited([_begun(whole, section, new)])
    elif isinstance(node.value, str) or not node.value:
        yield from _first(whole, section, node, new)
    elif node.flow_style:
        end = end_of(node.value[-1][1], whole.text)
        yield whole.edited([Edit(end, end, f", {_flow(*new)}")])
    else:
        end = end_of_line(whole.text, max(end_of(node.value[-1][1], whole.text), node.value[-1][0].end_mark.index))
        ending = line_end(whole.text, end)
        lines = _lines(section, new, node.value[0][0].start_mark.column)
        yield whole.edited([Edit(end, end, ending + ending.join(lines))])


def _first(whole: Composed, section: str, node: YamlNode, new: tuple[str, Node]) -> Iterator[bytes]:
    """The first entry of a section that has nothing, or empty braces."""
    text, start, end = whole.text, node.start_mark.index, node.end_mark.index
    key = next(key for key, value in whole.root.value if value is node)
    if commented(text[start:end]):
        return
    begin = start - 1 if start < end and text[:start].endswith(" ") else start
    line = end_of_line(text, max(end, key.end_mark.index))
    ending = line_end(text, line)
    lines = _lines(section, new, key.start_mark.column + STEP)
    yield whole.edited([Edit(begin, end, ""), Edit(line, line, ending + ending.join(lines))])
    line = end_of_line(text, key.end_mark.index)
    yield whole.edited([Edit(line, line, ending + ending.join(lines))])


def _begun(whole: Composed, section: str, new: tuple[str, Node]) -> Edit:
    """A section that is not there yet: behind those that come before it, else before all others."""
    text = whole.text
    earlier = _ORDER[: _ORDER.index(section)]
    before = [pair for pair in whole.root.value if str(pair[0].value) in earlier]
    ending = line_end(text, 0)
    lines = ending.join(_section(section, new))
    if not before and whole.root.value:
        start = whole.root.value[0][0].start_mark.index
        return Edit(start, start, f"{lines}{ending}{ending}")
    key, value = max(before, key=lambda pair: int(pair[0].start_mark.index))
    end = end_of_line(text, max(end_of(value, text), key.end_mark.index))
    return Edit(end, end, f"{ending}{ending}{lines}")


def _section(section: str, new: tuple[str, Node]) -> list[str]:
    return [f"{section}:", *_lines(section, new, STEP)]


def _lines(section: str, new: tuple[str, Node], column: int) -> list[str]:
    """An entry on lines of its own; a source with a line a key, for its claims are to stand under it."""
    key, node = new
    if section != "sources" or not isinstance(node, Entries) or not node.entries:
        return list(entry_lines(key, node, column))
    inner = (line for of, value in node.entries for line in entry_lines(of.text, value, column + STEP))
    return [f"{' ' * column}{scalar(key)}:", *inner]


def _flow(key: str, node: Node) -> str:
    return f"{scalar(key)}: {flow(node)}"
