"""The YAML reader: libyaml's events straight into columns of text, every scalar with its line and column.

Nothing is built that was not asked for: no typed values (YAML 1.1 would turn `no` into false, `010` into 8,
`12:30` into 750), no anchors to expand, no objects per claim. That makes it the fastest way on PyYAML and the
safest. What cannot be meant is refused where it stands and reading goes on; only a file that is no longer
YAML, or nested too deep, ends early.
"""

from __future__ import annotations

from array import array

import yaml
from yaml import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from discrepancies.kinds.names import SEPARATOR
from discrepancies.load.encoding import lines_of, vetted
from discrepancies.load.gathered import LINE, Columns, Gathered
from discrepancies.load.keys import CLAIM, SECTIONS, TITLE, unknown_key
from discrepancies.load.problems import Ended, Problems
from discrepancies.load.syntax import translated
from discrepancies.load.tree import Entries, Items, Node, Scalar
from discrepancies.load.yaml_nodes import (
    LONGEST_VALUE,
    File,
    YamlEvent,
    YamlMark,
    key_of,
    keys_of,
    node_of,
    refuse_cut,
    refuse_marks,
    refuse_twice,
    skip,
    text_of,
    too_long,
)
from discrepancies.model import Place

_FROM_ONE = (1 << LINE) + 1
_IN_FULL = frozenset({"quote", "inferred", "locator", "note"})
"""Keys whose texts hardly recur: they are not kept in mind."""
_LINKS = frozenset({"derives_from", "corrects"})
MOST_LINKS = 500
"""Sources that one source can name as those it repeats, or corrects."""
_SECTIONLESS = "a claims file is made of sections", 'begin it with "facts:" or "sources:"'


def read(name: str, data: bytes, gathered: Gathered, problems: Problems) -> None:
    """Read one YAML file into `gathered`, as every `Reader` does."""
    checked = vetted(data, name, problems)
    claims = Columns(extras={} if gathered.extra else None)
    file = File.of(name, checked, problems)
    file.extra = gathered.extra
    try:
        _stream(file, gathered, claims)
    except yaml.YAMLError as error:
        line, column, wrong, instead = translated(error, lines_of(checked))
        at = Place(name, line, column)
        # What made the file unreadable may have been said better where it was seen first.
        if all(problem.place != at for problem in problems.found):
            problems.add(at, wrong, instead)
        raise Ended from None
    finally:
        gathered.add(claims.block())


def _stream(file: File, gathered: Gathered, claims: Columns) -> None:
    file.next()
    event = file.next()
    if event.__class__ is StreamEndEvent:
        return
    root = file.next()
    if root.__class__ is MappingStartEvent:
        refuse_marks(file, root)
        _sections(file, gathered, claims)
    elif root.__class__ is not ScalarEvent:
        file.problems.end(file.place(root.start_mark), *_SECTIONLESS)
    elif root.value or root.style:
        node_of(file, root, 1)
        # Asked for first: if what follows is not YAML, that is all there is to say.
        event = file.next()
        at = file.place(root.start_mark)
        file.add(at, *_SECTIONLESS)
    event = file.next()
    while event.__class__ is DocumentEndEvent:
        event = file.next()
    if event.__class__ is DocumentStartEvent:
        wrong = "a second YAML document begins here"
        file.problems.end(file.place(event.start_mark), wrong, 'put it in a file of its own, or take the "---" out')


def _sections(file: File, gathered: Gathered, claims: Columns) -> None:
    for key in keys_of(file, 1):
        if key.text == TITLE:
            _title(file, gathered)
            continue
        if key.text not in SECTIONS:
            file.add(key.at, *unknown_key("a claims file", key.text, (TITLE, *SECTIONS)))
            skip(file, file.next(), 2)
            continue
        entries = gathered.section(key.text)
        event = file.next()
        if event.__class__ is MappingStartEvent and key.text == "sources":
            refuse_marks(file, event)
            entries.extend(_source(file, source, gathered, claims) for source in keys_of(file, 2))
            continue
        node = node_of(file, event, 2)
        if isinstance(node, Entries):
            entries.extend(node.entries)
        elif node is not None and node != Scalar("", node.at):
            file.add(node.at, f'"{key.text}" needs a key for each entry', f'write "{SECTIONS[key.text].example}"')


def _title(file: File, gathered: Gathered) -> None:
    """What the file calls the dossier."""
    node = node_of(file, file.next(), 2)
    if isinstance(node, Scalar) and node.text:
        gathered.titles.append(node)
    elif node is not None:
        file.add(node.at, "the title must be a single text", "write it in one line, or take the key out")


def _source(file: File, key: Scalar, gathered: Gathered, claims: Columns) -> tuple[Scalar, Node]:
    event = file.next()
    if event.__class__ is not MappingStartEvent:
        return key, node_of(file, event, 3)
    refuse_marks(file, event)
    entries: list[tuple[Scalar, Node]] = []
    claimless = True
    for inner in keys_of(file, 3):
        event = file.next()
        if inner.text != "claims":
            entries.append((inner, _declared(file, inner, event)))
            continue
        claimless = False
        if event.__class__ is SequenceStartEvent:
            refuse_marks(file, event)
            _claims(file, key.text, claims)
        elif not (event.__class__ is ScalarEvent and event.value == "" and not event.style):
            file.add(file.place(event.start_mark), "claims must be a list", 'begin each claim with "- "')
            node_of(file, event, 4)
    if claimless:
        gathered.claimless.append(key)
    return key, Entries(tuple(entries), key.at)


def _declared(file: File, key: Scalar, event: YamlEvent) -> Node:
    """What a source says of itself. One that names more sources than any can is refused before all are read."""
    node = node_of(file, event, 4)
    if isinstance(node, Items) and key.text in _LINKS and len(node.items) > MOST_LINKS:
        file.add(key.at, f"{key.text} names {len(node.items):,} sources", f"name at most {MOST_LINKS}")
        return None
    return node


def _claims(file: File, source: str, columns: Columns) -> None:
    """The claims of one source, up to the end of the list; one cut short by an error is not kept."""
    before = len(columns.line)
    try:
        _claim_loop(file, columns)
    finally:
        added = len(columns.line) - before
        columns.source.extend(array("i", [columns.code(source)]) * added)
        columns.drop_unfinished()


def _claim_loop(file: File, columns: Columns) -> None:
    """Everything else is read once a file or a source; this runs for every claim, so it is kept lean."""
    get_event, commented, marked = file.next, file.commented, file.marked
    # Locals and tuples: attribute look-ups would cost as much as the parsing.
    slots, shared, lines = dict(columns.by_key), columns.shared, columns.line
    scalar, mapping_start, mapping_end = ScalarEvent, MappingStartEvent, MappingEndEvent
    while (event := get_event()).__class__ is not SequenceEndEvent:
        if event.__class__ is not mapping_start:
            _not_a_claim(file, event)
            continue
        refuse_marks(file, event)
        number = len(lines)
        if number == columns.room:
            columns.grow()
        mark: YamlMark = event.start_mark
        start = mark.line + 1
        while (event := get_event()).__class__ is not mapping_end:
            if event.__class__ is not scalar or event.value not in slots:
                _odd_key(file, event, columns)
                continue
            codes, places = slots[event.value]
            if marked:
                refuse_marks(file, event)
            value = get_event()
            if places[number]:
                refuse_twice(file, event, places[number] >> LINE)
                node_of(file, value, 6)
                continue
            mark = value.start_mark
            places[number] = (mark.line << LINE) + mark.column + _FROM_ONE
            if value.__class__ is not scalar:
                names = _names(file, value, event.value)
                codes[number] = -1 if names is None else columns.code(names)
                columns.lists.add(number)
                continue
            if marked and (value.anchor is not None or value.tag is not None):
                refuse_marks(file, value)
            mark = value.end_mark
            if mark.line in commented:
                refuse_cut(file, value, event.value)
            code = shared.get(value.value)
            codes[number] = _code(file, value, event.value, columns) if code is None else code
        lines.append(start)


def _code(file: File, event: YamlEvent, key: str, columns: Columns) -> int:
    """The code of a text that has not been seen, or is too long to be kept in mind; -1 where it is refused."""
    text = text_of(file, event, key)
    if text is None:
        return -1
    if key in _IN_FULL or len(text) > LONGEST_VALUE:
        return columns.code(text)
    code = columns.shared.get(text)
    code = columns.code(text) if code is None else code
    columns.shared[text] = columns.shared[event.value] = code
    return code


def _not_a_claim(file: File, event: YamlEvent) -> None:
    wrong, instead = "a claim needs its keys", 'write "- {fact: …, value: …, quote: …}"'
    file.add(file.place(event.start_mark), wrong, instead)
    node_of(file, event, 5)


def _odd_key(file: File, event: YamlEvent, columns: Columns) -> None:
    """A claim's key that is not one of its keys, with its value."""
    key = key_of(file, event, 5)
    if key is not None and not key.text.startswith("x-"):
        file.add(key.at, *unknown_key("a claim", key.text, CLAIM))
    node = node_of(file, file.next(), 6)
    if key is not None and isinstance(node, Scalar) and node.text:
        columns.keep(key.text, node.text)


def _names(file: File, event: YamlEvent, key: str) -> str | None:
    """A value that is not a scalar: a list of names, joined. Anything else is refused."""
    node = node_of(file, event, 6)
    if node is None:
        return None
    if key != "value" or not isinstance(node, Items):
        file.add(node.at, f"{key} must be a single text", "write it without brackets and dashes")
        return None
    names = [item for item in node.items if isinstance(item, Scalar)]
    for item in node.items:
        if isinstance(item, Items | Entries):
            file.add(item.at, "a list of names holds single names only", "write each name as one text")
    for name in names:
        if not name.text:
            file.add(name.at, "a name in this list is empty", "write the name, or take the line out")
        if SEPARATOR in name.text:
            file.add(name.at, 'a name in a list cannot hold ";"', "write each name as an item of its own")
        if len(name.text) > LONGEST_VALUE:
            file.add(name.at, *too_long("a name", len(name.text), LONGEST_VALUE))
    if not node.items:
        file.add(node.at, "this list of names is empty", "write the names, or unknown")
        return None
    return f"{SEPARATOR} ".join(name.text for name in names)
