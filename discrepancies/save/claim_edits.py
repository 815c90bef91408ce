"""Changes what one claim says in the YAML file it stands in, and not one byte besides: no comment, no blank, no order.

There are several ways to write a text into YAML, and each can be wrong at some place. So every way is tried in memory
until one reads back as it should: this claim with the new texts, all else of the file as it was. Only that is written,
and only over the very bytes that it was made from.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.kinds.names import SEPARATOR
from discrepancies.load import revision
from discrepancies.load.encoding import lines_of
from discrepancies.load.files import STDIN, File, read_file
from discrepancies.load.keys import CLAIM
from discrepancies.load.problems import InputError, Problems
from discrepancies.model import Place
from discrepancies.save import names
from discrepancies.save.entry_alone import part_of
from discrepancies.save.pinning import YAML
from discrepancies.save.scalar_edits import relisted, rewritten
from discrepancies.save.whole_file import held, written_whole
from discrepancies.save.yaml import quoted, scalar
from discrepancies.save.yaml_edits import Composed, Edit, Said, YamlNode, added, entry, removed, said

if TYPE_CHECKING:
    from discrepancies.load.dossier import Dossier

Texts = Mapping[str, str | None]
"""New texts by the keys of a claim; None takes a key out."""

CHANGED = "this file has changed since it was read"


class Rewrite(NamedTuple):
    """A file as it is (empty: it need not be there), and as it would be."""

    file: str
    before: bytes
    after: bytes


class _Path(NamedTuple):
    """A claim in a file: its source, and its number among that one's claims."""

    source: str
    number: int

    def of(self, root: YamlNode) -> YamlNode:
        """The claim's node."""
        return entry(entry(entry(root, "sources"), self.source), "claims").value[self.number]


class Line(NamedTuple):
    """A line that differs: its number in the file as it would be, and what stands there and would stand there."""

    number: int
    before: str | None
    after: str | None


def digest(data: bytes) -> str:
    """What tells one content of a file from any other."""
    return sha256(data).hexdigest()


def edited(dossier: Dossier, claim: int, texts: Texts, seen: str) -> Rewrite:
    """The file of a claim, by its number, with these texts in it.

    `seen` is the digest of the file as whoever edits has seen it. Whether the whole dossier still loads is for the
    caller to see before it is written: what only several files or a value's kind tell is not looked at here.

    Raises:
        InputError: the claim is not in a file of YAML, the file has changed since, a text cannot be written, or there
            is no place for it that is safe.
        OSError: the file cannot be read.
    """
    at, problems = dossier.written.place(claim, "fact"), Problems()
    refuse_unwritable(at, "change the claim", problems)
    before = unchanged(at, seen, problems)
    wanted = {key: " ".join((text or "").split()) or None for key, text in texts.items()}
    for key in (key for key, text in wanted.items() if text is None and CLAIM[key].required):
        problems.texts[at.file] = lines_of(before)
        remedy = "write one, or unknown" if key == "value" else "write it"
        problems.add(dossier.written.place(claim, key), f"{key} is empty", remedy)
    problems.raise_any()
    asked = dossier.facts.get(wanted.get("fact") or dossier.written.columns["fact"][claim] or "")
    listed = asked is not None and asked.kind == "names"
    new = [
        (key, text, dossier.written.place(claim, key))
        for key, text in wanted.items()
        if text != dossier.written.columns[key][claim]
    ]
    source = dossier.sources[dossier.written.columns["source"][claim] or ""].at
    part = part_of(before, source) if source.file == at.file else None
    if part:
        try:
            alone = _changed(part.alone, at._replace(line=at.line - part.above), new, listed)
            return Rewrite(at.file, before, part.put_back(alone))
        except InputError:
            pass  # it is said of the whole file, by its own lines
    return Rewrite(at.file, before, _changed(before, at, new, listed))


def _changed(data: bytes, at: Place, new: Sequence[tuple[str, str | None, Place]], listed: bool) -> bytes:
    """The bytes of a file with these texts, each with its key and its place, in the claim whose fact stands there."""
    whole = Composed.of(data)
    path = _path(whole.root, at)
    for key, text, place in new:
        whole = _with(whole, path, (key, text), place, listed)
    return whole.edited(())


def _path(root: YamlNode, at: Place) -> _Path:
    """The source and the number among its claims of the claim whose fact stands at a place."""
    for source, node in entry(root, "sources").value:
        claims = entry(node, "claims")
        for number, claim in enumerate(claims.value if claims is not None and claims.id == "sequence" else ()):
            mark = entry(claim, "fact").start_mark
            if (mark.line + 1, mark.column + 1) == (at.line, at.column):
                return _Path(str(said(source)), number)
    raise LookupError(f"no claim at {at}")


def _with(whole: Composed, path: _Path, new: tuple[str, str | None], at: Place, listed: bool) -> Composed:
    """A file with one text of one claim new."""
    (key, text), claim = new, path.of(whole.root)
    wanted = texts_of(claim) | {key: text}
    problems, rest = Problems(), _all_but(whole.root, path)
    for edits in _ways(whole.text, claim, new, listed):
        after = whole.edited(edits)
        found = _meant(after, path, {of: said for of, said in wanted.items() if said is not None}, rest)
        if found is not None:
            problems.found, problems.texts[at.file] = read_file(File(at.file, after)).found, lines_of(after)
            if not problems.found:
                return found
    if not problems.found:
        problems.texts[at.file] = lines_of(whole.edited(()))
        remedy = f"write {key}: {quoted(text)} there yourself" if text else f"take {key} out there yourself"
        problems.add(at, f"there is no safe place for another {key} in this claim", remedy)
    problems.raise_any()
    raise AssertionError


def _ways(text: str, claim: YamlNode, new: tuple[str, str | None], listed: bool) -> Iterator[list[Edit]]:
    """The edits that may do, the one that disturbs least first."""
    key, wanted = new
    old = entry(claim, key)
    if wanted is None:
        yield list(removed(text, claim, key))
        return
    items = names(wanted) if listed and key == "value" else None
    if old is None:
        name = quoted(key) if claim.value[0][0].style == '"' else key
        yield [added(text, claim, f"{name}: {one_line(key, wanted, items)}")]
    elif isinstance(old.value, str):
        yield from rewritten(text, old, wanted)
    elif old.id == "sequence":
        yield from relisted(text, old, items or [wanted])


def one_line(key: str, text: str, items: Sequence[str] | None) -> str:
    """What stands behind a claim's key where nothing stood: a list of names as one, a quote in quotation marks."""
    if items is not None:
        return f"[{', '.join(map(scalar, items))}]"
    return quoted(text) if key == "quote" else scalar(text)


def _meant(data: bytes, path: _Path, wanted: Mapping[str, str], rest: Said) -> Composed | None:
    """A file that says this in one claim, and in all else what it said; None where it does not."""
    import yaml  # start-up

    try:
        whole = Composed.of(data)
        claim = path.of(whole.root)
        meant = len(claim.value) == len(wanted) and texts_of(claim) == wanted and _all_but(whole.root, path) == rest
        return whole if meant else None
    except (yaml.YAMLError, LookupError, AttributeError, TypeError):  # it is not even made as it was
        return None


def texts_of(claim: YamlNode) -> dict[str, str]:
    """What a claim says, a text a key; a list of names joined."""
    pairs = ((said(key), said(value)) for key, value in claim.value)
    joiner = f"{SEPARATOR} "
    return {str(key): value if isinstance(value, str) else joiner.join(map(str, value)) for key, value in pairs}


def _all_but(root: YamlNode, path: _Path) -> Said:
    """What a file says but for one claim."""
    claim = path.of(root)
    kept, claim.value = claim.value, []
    try:
        return said(root)
    finally:
        claim.value = kept


def difference(rewrite: Rewrite) -> tuple[Line, ...]:
    """The lines that differ, each with what stands in its place."""
    before, after = (data.decode("utf-8-sig").splitlines() for data in (rewrite.before, rewrite.after))
    first = next((n for n, (old, new) in enumerate(zip(before, after, strict=False)) if old != new), 0)
    rest = range(1, min(len(before), len(after)) - first + 1)
    last = next((n for n in rest if before[-n] != after[-n]), len(rest) + 1) - 1
    old, new = before[first : len(before) - last], after[first : len(after) - last]
    return tuple(_lines(old, new, first + 1))


def _lines(old: list[str], new: list[str], first: int) -> Iterator[Line]:
    for _, low, high, begin, end in (
        op for op in SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if op[0] != "equal"
    ):
        for at in range(max(high - low, end - begin)):
            yield Line(
                first + begin + at,
                old[low + at] if low + at < high else None,
                new[begin + at] if begin + at < end else None,
            )


def write(rewrite: Rewrite) -> None:
    """Put the new file in place of the old one, whole, a link staying a link; one that is not there is begun.

    Raises:
        InputError: the file is no longer what the new one was made from; nothing is written.
        OSError: it cannot be written; it is as it was.
    """
    path = Path(rewrite.file)
    with held(path), written_whole(path) as out:
        out.write(rewrite.after.decode())
        out.flush()
        os.fsync(out.fileno())  # what takes long comes before the last look
        if (path.read_bytes() if path.exists() else b"") != rewrite.before:
            problems = Problems()
            problems.add(Place(rewrite.file, 1, 1), CHANGED, "look at it again")
            problems.raise_any()


def refuse_unwritable(at: Place, what: str, problems: Problems) -> None:
    """Refuse a place in what is no file of YAML; `what` says what was to be done there: "change the claim".

    Raises:
        InputError: it is.
    """
    if at.file == STDIN:
        problems.add(at, "standard input cannot be written to", "give the dossier as files")
    elif at.file.startswith(revision.PREFIX):
        problems.add(at, "a file of a revision cannot be written to", f"{what} in the working tree")
    elif Path(at.file).suffix.lower() not in YAML:
        problems.add(at, "only files of YAML are written to here", f"{what} in the table itself, in row {at.line}")
    problems.raise_any()


def unchanged(at: Place, seen: str, problems: Problems) -> bytes:
    """The bytes of a file whose digest was `seen`.

    Raises:
        InputError: they are others now.
        OSError: the file cannot be read.
    """
    data = Path(at.file).read_bytes()
    if digest(data) != seen:
        problems.add(Place(at.file, 1, 1), CHANGED, "look at it again")
    problems.raise_any()
    return data
