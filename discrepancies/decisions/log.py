"""The log of decisions, read as strictly as claims are: what nobody can have meant is refused with its place.

A log is written by this program and merged by git, and people look into it; now and then they mend it by hand. So
every text keeps its letters, an error is shown with a caret under it, and all are shown in one go.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import cast

import yaml
from yaml import DocumentEndEvent, MappingStartEvent, ScalarEvent, StreamEndEvent

from discrepancies.decisions import as_written
from discrepancies.decisions.answers import is_day, misfit, readable
from discrepancies.decisions.keys import CALLED, CLAIM, DOCUMENTS, ENTRY, FINDING, IN_LINES, SOURCE
from discrepancies.load.encoding import lines_of, vetted
from discrepancies.load.fields import Fields, fields
from discrepancies.load.problems import Ended, Problems
from discrepancies.load.syntax import translated
from discrepancies.load.tree import Entries, Items, Node, Scalar
from discrepancies.load.yaml_nodes import MOST_PROBLEMS, File, YamlEvent, keys_of, node_of, refuse_marks, skip
from discrepancies.model import Answer, Decision, Deed, Document, Doing, Entry, Place, Severity

ANSWERED = ("answer", "because", "value", "whom", "until")
"""The keys of a decision that have to go with one another."""

_MARKERS = re.compile(rb"^(?:<{7}|={7}|>{7}|\|{7})(?=[ \r\n]|$)", re.MULTILINE)
_NOT_A_DECISION = "a decision is made of keys", 'begin it with "id: …"'


@dataclass(frozen=True)
class Log:
    """The documents of one file, in its order: decisions, and what was done without deciding."""

    path: Path
    documents: tuple[Document, ...] = ()
    four_eyes: tuple[Severity, ...] = ()
    """How severe a finding is that is settled only once somebody else has approved of what was decided."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The decisions among them, those that were undone too."""
        return tuple(one for one in self.documents if isinstance(one, Entry))

    @cached_property
    def current(self) -> Mapping[str, Entry]:
        """The decision on each finding's id that counts: of those in force the last by time.

        Of equal times it is the last in the file.
        """
        last = {id_: self.decisions(id_)[-1:] for id_ in self._by_id}
        return {id_: entries[0] for id_, entries in last.items() if entries}

    def history(self, id_: str) -> tuple[Document, ...]:
        """All that was decided on one id and done to it, by time; what is undone and what undoes it too."""
        return self._by_id.get(id_, ())

    def in_force(self, id_: str) -> tuple[Document, ...]:
        """What was decided on one id and done to it, by time, as far as it is not undone; not what undoes."""
        return self._in_force.get(id_, ())

    def assigned(self, id_: str) -> Deed | None:
        """The last assignment of one id that is in force."""
        found = [one for one in self.in_force(id_) if isinstance(one, Deed) and one.does == "assign"]
        return found[-1] if found else None

    def decisions(self, id_: str) -> tuple[Entry, ...]:
        """The decisions on one id that are in force, by time; the last one counts."""
        return tuple(one for one in self.in_force(id_) if isinstance(one, Entry))

    def followed_by(self, written: Sequence[Document]) -> Log:
        """The log with documents that were written after it was read."""
        return replace(self, documents=(*self.documents, *written))

    def on(self, ids: Collection[str]) -> Log:
        """The log of these findings alone."""
        return replace(self, documents=tuple(one for one in self.documents if one.id in ids))

    @cached_property
    def marked(self) -> Mapping[str, Document]:
        """Every document by its mark."""
        return {one.mark: one for one in self.documents}

    @cached_property
    def undone(self) -> frozenset[str]:
        """The marks of what is not in force: it was undone, and that was not undone in its turn."""
        undoing = {one.mark: one.says for one in self.documents if isinstance(one, Deed) and one.does == "undo"}
        left = Counter(mark for mark in undoing.values() if mark in undoing)
        judged = [mark for mark in undoing if not left[mark]]
        undone = set[str]()
        for mark in judged:  # grows: an undo is judged once all that undo it are
            target = undoing[mark]
            if mark not in undone:
                undone.add(target)
            left[target] -= 1
            if target in undoing and not left[target]:
                judged.append(target)
        return frozenset(undone)

    @cached_property
    def _in_force(self) -> Mapping[str, tuple[Document, ...]]:
        undos = {one.id for one in self.documents if isinstance(one, Deed) and one.does == "undo"}
        return {id_: self._left(those) if id_ in undos else those for id_, those in self._by_id.items()}

    def _left(self, those: Sequence[Document]) -> tuple[Document, ...]:
        """What is left of these with the undos gone and what they undo."""
        others = [one for one in those if not (isinstance(one, Deed) and one.does == "undo")]
        return tuple(one for one in others if one.mark not in self.undone)

    @cached_property
    def _by_id(self) -> Mapping[str, tuple[Document, ...]]:
        found: defaultdict[str, list[Document]] = defaultdict(list)
        for one in self.documents:
            found[one.id].append(one)
        return {id_: tuple(sorted(those, key=lambda one: one.instant)) for id_, those in found.items()}


def read(path: str | PathLike[str], four_eyes: Sequence[Severity] = ()) -> Log:
    """Read a log; one that is not there is empty. Decisions on what is as severe as `four_eyes` need an approval.

    Raises:
        InputError: the file is wrong; it lists everything that is, each with its place and remedy.
    """
    path, problems = Path(path), Problems()
    problems.texts[name := str(path)] = lambda _: None
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Log(path, four_eyes=tuple(four_eyes))
    except OSError as error:
        problems.add(Place(name, 1, 1), f"this file cannot be read ({error.strerror})", "check the path")
        data = b""
    documents = grown(name, data, problems)
    problems.raise_any()
    return Log(path, documents, tuple(four_eyes))


def parsed(name: str, data: bytes, problems: Problems, earlier: Sequence[Document] = ()) -> tuple[Document, ...]:
    """The documents in these bytes; whatever is wrong with them goes to `problems`.

    What they approve and undo is among them, or among `earlier` ones.
    """
    problems.texts[name] = lines_of(data)
    found: list[tuple[Document, Place]] = []
    try:
        data = vetted(data, name, problems)
        if not _conflicts(name, data, problems):
            for line, text in as_written.parts(data.decode()):
                found += _written(name, line, text) or _otherwise(name, line, text, problems)
            if not problems.found:
                _check_marks(found, earlier, problems)
    except Ended:
        pass
    return tuple(document for document, _ in found)


class Reader:
    """Reads logs again and again: of one that only grew since the last time, no more than what was added."""

    def __init__(self) -> None:
        self._last: tuple[bytes, tuple[Document, ...]] = b"", ()

    def __call__(self, name: str, data: bytes, problems: Problems) -> tuple[Document, ...]:
        """The documents in these bytes, as `parsed` has them."""
        before, documents = self._last
        added, scratch = data[len(before) :], Problems()
        if before and data.startswith(before) and (not added or added.startswith(b"--- ")):
            documents += parsed(name, added, scratch, documents) if added else ()
            if not scratch.found:
                problems.texts[name] = lines_of(data)
                self._last = data, documents
                return documents
        known = len(problems.found)
        documents = parsed(name, data, problems)
        if len(problems.found) == known and data.endswith(b"\n"):
            self._last = data, documents
        return documents


grown = Reader()
"""What every reading of a whole log goes by: a desk reads its log at each request, and a command twice."""


def _written(name: str, line: int, text: str) -> list[tuple[Document, Place]]:
    """The document that begins on this line, where it stands there just as this program writes it."""
    one = as_written.document(text)
    if one is None:
        return []
    does = len(one.does) if isinstance(one, Deed) else 0
    return [(one, Place(name, line + 2, does + 3))]


def _otherwise(name: str, line: int, text: str, problems: Problems) -> list[tuple[Document, Place]]:
    """The documents in a part of a log that begins on this line, by YAML; what is wrong is told where it stands."""
    with suppress(yaml.YAMLError, Ended):
        scratch = Problems()
        found = list(_documents(File.of(name, text.encode(), scratch)))
        if not scratch.found:
            return [(one, at._replace(line=at.line + line - 1)) for one, at in found]
    if len(problems.found) >= MOST_PROBLEMS:
        raise Ended
    data, found = b"\n" * (line - 1) + text.encode(), []
    try:
        for one in _documents(File.of(name, data, problems)):
            found.append(one)
    except yaml.YAMLError as error:
        at, column, wrong, instead = translated(error, lines_of(data))
        problems.add(Place(name, at, column), wrong, instead)
    return found


def _check_marks(found: Sequence[tuple[Document, Place]], earlier: Sequence[Document], problems: Problems) -> None:
    """Refuse what approves or undoes a document that is not there, or is of another finding."""
    naming = [(one, at) for one, at in found if isinstance(one, Deed) and one.does in ("approve", "undo")]
    if not naming:
        return
    ids = {one.id for one, _ in naming}
    marked = {one.mark: one for one in (*earlier, *(document for document, _ in found)) if one.id in ids}
    for deed, at in naming:
        target = marked.get(deed.says)
        what = f"this {CALLED[deed.does]}"
        if target is None:
            wrong = f"{what} is of {deed.says}, and no document here has that mark"
            problems.add(at, wrong, "put back what was edited or deleted since, letter by letter, or delete this too")
        elif target.id != deed.id:
            problems.add(at, f"{what} is of {deed.says}, which is on the finding {target.id}", f"write id: {target.id}")
        elif deed.does == "approve" and not isinstance(target, Entry):
            problems.add(at, f"{what} is of {deed.says}, which is no decision", "name the mark of one")


def _conflicts(name: str, data: bytes, problems: Problems) -> bool:
    """Report what a merge has left for somebody to settle; nothing else can be said of a file that has it."""
    any_ = any(letter * 7 in data for letter in (b"<", b"=", b">", b"|"))
    starts = [found.start() for found in _MARKERS.finditer(data)] if any_ else []
    for start in starts:
        wrong = "git has left a conflict here"
        instead = "keep the decisions of both sides, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>"
        problems.add(Place(name, data.count(b"\n", 0, start) + 1, 1), wrong, instead)
    return bool(starts)


def _documents(file: File) -> Iterator[tuple[Document, Place]]:
    """Every document that reads, and where what it does is written."""
    file.next()
    while (event := file.next()).__class__ is not StreamEndEvent:
        at, event = file.place(event.start_mark), file.next()
        if event.__class__ is MappingStartEvent:
            refuse_marks(file, event)
            if read := _document(at, _node(file, at), file.problems):
                yield read
        elif event.__class__ is ScalarEvent and not event.value and not event.style:
            file.add(at, "there is no decision in this document", 'take its "---" out')
        else:
            skip(file, event, 1)
            file.add(file.place(event.start_mark), *_NOT_A_DECISION)
        while event.__class__ is not DocumentEndEvent:
            event = file.next()


def _node(file: File, at: Place) -> Entries:
    """An opened mapping to its end; a reason and a comment keep their lines."""
    entries: list[tuple[Scalar, Node]] = []
    for key in keys_of(file, 1):
        event = file.next()
        read = _lines(file, event) if key.text in IN_LINES else node_of(file, event, 2)
        entries.append((key, read))
    return Entries(tuple(entries), at)


def _lines(file: File, event: YamlEvent) -> Node:
    """A text as it is, with its lines; anything else as it is elsewhere."""
    node = node_of(file, event, 2)
    return Scalar(event.value.strip(), node.at) if isinstance(node, Scalar) else node


def _document(at: Place, node: Entries, problems: Problems) -> tuple[Document, Place] | None:
    before = len(problems.found)
    does, node = _one_act(node, problems)
    called = f"this {CALLED[does]}"
    given = fields(called, at, node, DOCUMENTS[does], problems)
    if given is None:
        return None
    _check_times(given, problems)
    about = given.special.get("finding")
    on = fields(f"finding of {called}", about.at, about, FINDING, problems) if about else None
    made = _entry(given, on, problems) if does == "answer" else _deed(cast("Doing", does), given, on)
    if made is None or len(problems.found) > before:
        return None
    return made, given.texts[does].at


def _one_act(node: Entries, problems: Problems) -> tuple[str, Entries]:
    """What a document does, a decision where it does nothing, and its keys without what else it does."""
    acts = [key for key, _ in node.entries if key.text in DOCUMENTS]
    does = acts[0].text if acts else "answer"
    for key in acts[1:]:
        wrong = f'this {CALLED[does]} has "{key.text}" too'
        problems.add(key.at, wrong, f"write the {CALLED[key.text]} as a document of its own")
    return does, Entries(tuple((key, value) for key, value in node.entries if key not in acts[1:]), node.at)


def _entry(given: Fields, on: Fields | None, problems: Problems) -> Entry | None:
    decision = _decision(given, problems)
    claims = _claims(given.special.get("claims"), on, problems)
    sources = _sources(on.special.get("sources"), problems) if on else {}
    if decision is None or on is None:
        return None
    return Entry(
        *_finding(given, on),
        claims=claims,
        decision=decision,
        sources=sources,
        rests_on=on.names("rests_on"),
        batch=given.text("batch"),
    )


def _deed(does: Doing, given: Fields, on: Fields | None) -> Deed | None:
    if on is None or not given.text(does):
        return None
    by, at = (given.text(key) or "" for key in ("by", "at"))
    says = given.text(does) or ""
    return Deed(*_finding(given, on), does, says, by, at, given.text("until"), given.text("batch"))


def _finding(given: Fields, on: Fields) -> tuple[str, str, str, str | None, str | None, str | None, str | None]:
    """What a document says of its finding first, in the order in which it holds it."""
    evidence, rule = (on.text(key) or "" for key in ("evidence", "rule"))
    event, fact, scope, subject = (on.text(key) for key in ("event", "fact", "scope", "subject"))
    return given.text("id") or "", evidence, rule, event, fact, scope, subject


def _decision(given: Fields, problems: Problems) -> Decision | None:
    answer, because, value, whom, until = (given.text(key) for key in ANSWERED)
    reason, by, at = (given.text(key) or "" for key in ("reason", "by", "at"))
    if answer is None:
        return None
    if wrong := misfit(answer, because, value, whom, until):
        problems.add(given.texts["answer"].at, *wrong)
    return Decision(cast("Answer", answer), because, value, reason, by, at, whom, until)


def _check_times(given: Fields, problems: Problems) -> None:
    at, until = (given.texts.get(key) for key in ("at", "until"))
    if at and not readable(at.text):
        problems.add(at.at, f"there is no such time as {at.text}", ENTRY["at"].write)
    if until and not is_day(until.text):
        problems.add(until.at, f"there is no such day as {until.text}", ENTRY["until"].write)


def _claims(node: Node, on: Fields | None, problems: Problems) -> tuple[Mapping[str, str], ...]:
    """The claims, each with the event and fact of the finding where it names none of its own."""
    if node is not None and not isinstance(node, Items):
        problems.add(node.at, "claims must be a list", "write them in brackets, each in braces")
    about = {key: text for key in ("event", "fact") if on and (text := on.text(key))}
    claims = []
    for item in node.items if isinstance(node, Items) else ():
        if item and (given := fields("this claim", item.at, item, CLAIM, problems)):
            claims.append({**about, **{key: found.text for key, found in given.texts.items()}})
            for key in ("event", "fact") if on else ():
                if key not in claims[-1]:
                    problems.add(
                        item.at, f"neither this claim nor the finding names its {key}", f'add "{key}: …" to it'
                    )
    return tuple(claims)


def _sources(node: Node, problems: Problems) -> Mapping[str, Mapping[str, str]]:
    entries = node.entries if isinstance(node, Entries) else ()
    read = [(key.text, fields(f'the source "{key.text}"', key.at, said, SOURCE, problems)) for key, said in entries]
    return {key: {name: found.text for name, found in said.texts.items()} for key, said in read if said}
