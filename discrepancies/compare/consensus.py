"""One file of two: A's, to the byte, with B's reading wherever that was chosen.

Only the characters that a choice is about are changed, so comments, order and layout stay A's. What B has under keys of
its own is put under A's where it is known which these are; else B's declaration is copied. The whole is then read as it
would be: every claim has to say what was chosen, and the dossier has to load, or nothing is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.compare.in_as_keys import Keys
from discrepancies.load.encoding import lines_of
from discrepancies.load.problems import Problems
from discrepancies.load.yaml_folders import ENDINGS
from discrepancies.model import Place
from discrepancies.save import names
from discrepancies.save.claim_edits import one_line, texts_of
from discrepancies.save.scalar_edits import relisted, rewritten
from discrepancies.save.yaml import WIDTH, scalar
from discrepancies.save.yaml_edits import (
    Composed,
    Edit,
    added,
    commented,
    end_of,
    end_of_line,
    entry,
    line_end,
    removed,
)
from discrepancies.wording import counted

if TYPE_CHECKING:
    from discrepancies.compare.choices import Choices, Difference
    from discrepancies.compare.comparison import Comparison
    from discrepancies.save.yaml_edits import YamlNode

Claim = Mapping[str, str]
_Path = tuple[str, int]


class Chosen(NamedTuple):
    """What the choices make of A's claims."""

    changed: Mapping[int, dict[str, str | None]]
    """By A's number of a claim, its new texts; None takes a key out."""
    left_out: frozenset[int]
    taken: Mapping[str, list[Claim]]
    """B's claims by A's source, in A's keys."""
    declared: Mapping[str, Mapping[str, str]]
    """What has to be declared, by section and key, as YAML."""


def made_from(comparison: Comparison, out: Path, choices: Path, shared: Sequence[str]) -> str:
    """A's one file, of which the consensus `out` is made, apart from what both sides share.

    Raises:
        ValueError: A is not one file of YAML, or from where the consensus would be something would not be found.
    """
    files = [path for path in comparison.a.paths if path not in shared]
    if len(files) != 1 or Path(files[0]).suffix.lower() not in ENDINGS or not Path(files[0]).is_file():
        named = ", ".join(files[:3]) or "A"
        raise ValueError(
            f"the consensus is made from one file of YAML, which {named} is not; discrepancies convert writes one"
        )
    if out.resolve() == choices.resolve():
        raise ValueError("the consensus and the choices are two files; give them two names")
    named_texts = any(source.text and source.text.file for source in comparison.a.sources.values())
    if named_texts and out.resolve().parent != Path(files[0]).resolve().parent:
        raise ValueError(f"{files[0]} names texts beside itself; write the consensus into the same folder")
    return files[0]


def told(out: str, file: str, differences: Sequence[Difference], choices: Choices) -> str:
    """What was written, in a sentence."""
    taken = sum(choices.of(one) == "b" for one in differences)
    return f"{out} is {file} with {taken:,} of {counted(len(differences), 'difference')} as B has them."


def chosen(comparison: Comparison, differences: Sequence[Difference], choices: Choices) -> Chosen:
    """What the choices make of A's claims.

    Raises:
        InputError: something of B's cannot be said in A's file.
    """
    keys, left_out = Keys(comparison), set()
    changed: dict[int, dict[str, str | None]] = {}
    taken: dict[str, list[Claim]] = {}
    back = {theirs: ours for ours, theirs in comparison.sources.items()}
    for one in differences:
        side, keys.choice = choices.of(one), one.key
        if one.both is not None and one.differs is not None and side == "b":
            texts = changed.setdefault(one.both.a.number, {})
            texts |= keys.reading(one.both, one.differs)
        elif one.said is not None and one.sort == "only_in_a" and side == "b":
            left_out.add(one.said.number)
        elif one.said is not None and one.sort == "only_in_b" and side == "b":
            taken.setdefault(back[one.said.source], []).append(keys.claim(one.said))
    keys.problems.raise_any()
    return Chosen(changed, frozenset(left_out), taken, keys.declared)


def made(comparison: Comparison, file: str, of: Chosen) -> bytes:
    """A's file as the choices make it.

    Raises:
        InputError: a change has no place in it that is safe; it lists every claim to be changed by hand.
        OSError: the file cannot be read.
    """
    data = Path(file).read_bytes()
    edits = _Edits(of, _paths(comparison, Composed.of(data).root))
    after = edits.structure(Composed.of(edits.texts(data)))
    wrong = _unlike(after, edits)
    problems = Problems()
    problems.texts[file] = lines_of(data)
    for at in wrong:
        problems.add(Place(file, at, 1), "there is no safe place here for what was chosen", "write it there yourself")
    problems.raise_any()
    return after


def _paths(comparison: Comparison, root: YamlNode) -> dict[int, _Path]:
    """Where each of A's claims is: its source, and its number among that one's claims."""
    written = comparison.a.written
    at = {}
    for number in range(len(written)):
        place = written.place(number, "fact")
        at[place.line - 1, place.column - 1] = number
    found = {}
    for source, claims in _listed(root):
        for index, claim in enumerate(claims):
            mark = entry(claim, "fact").start_mark
            if (mark.line, mark.column) in at:
                found[at[mark.line, mark.column]] = source, index
    return found


def _listed(root: YamlNode) -> Iterator[tuple[str, list[YamlNode]]]:
    """Each source of a file with its claims."""
    sources = entry(root, "sources")
    for key, node in sources.value if sources is not None else ():
        claims = entry(node, "claims")
        there = claims is not None and isinstance(claims.value, list)
        yield " ".join(str(key.value).split()), claims.value if there else []


@dataclass
class _Edits:
    """The edits of one file, and what its claims have to say when they are made."""

    of: Chosen
    paths: Mapping[int, _Path]
    expected: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def texts(self, data: bytes) -> bytes:
        """The file with the new texts of claims: one key of each at a time, for two beside each other would overlap."""
        changes = {self.paths[number]: list(new.items()) for number, new in self.of.changed.items()}
        self.expected = {
            source: [dict(texts_of(claim)) for claim in claims] for source, claims in _listed(Composed.of(data).root)
        }
        for nth in range(max(map(len, changes.values()), default=0)):
            whole = Composed.of(data)
            claims = dict(_listed(whole.root))
            edits: list[Edit] = []
            for (source, index), new in changes.items():
                for key, text in new[nth : nth + 1]:
                    edits += _rewritten(whole.text, claims[source][index], key, text)
                    self.expected[source][index].pop(key, None)
                    if text is not None:
                        self.expected[source][index][key] = text
            data = whole.edited(edits)
        return data

    def structure(self, whole: Composed) -> bytes:
        """The file without the claims that are left out, with those that are taken and what they need declared."""
        gone = {self.paths[number] for number in self.of.left_out}
        edits = list(_declarations(whole, self.of))
        sources = entry(whole.root, "sources")
        for key, node in sources.value if sources is not None else ():
            source = " ".join(str(key.value).split())
            self.lines[source] = key.start_mark.line + 1
            claims, taken = entry(node, "claims"), self.of.taken.get(source, [])
            if claims is not None and isinstance(claims.value, list) and claims.value:
                kept = [one for index, one in enumerate(claims.value) if (source, index) not in gone]
                edits += _less(whole.text, claims, kept, emptied=not taken)
                edits += _more(whole.text, claims, kept, taken)
            said = self.expected.get(source, [])
            self.expected[source] = [one for index, one in enumerate(said) if (source, index) not in gone]
            self.expected[source] += [dict(one) for one in taken]
        return whole.edited(edits)


def _rewritten(text: str, claim: YamlNode, key: str, wanted: str | None) -> Iterator[Edit]:
    """The edits that give a claim another text, or take it out."""
    old = entry(claim, key)
    if wanted is None:
        if old is not None:
            yield from removed(text, claim, key)
    elif old is None:
        yield added(text, claim, f"{key}: {one_line(key, wanted, None)}")
    elif isinstance(old.value, str):
        *_, last = rewritten(text, old, wanted)  # in quotation marks, which nothing can break
        yield from last
    else:
        yield from next(relisted(text, old, names(wanted) or [wanted]), [])


def _less(text: str, claims: YamlNode, kept: Sequence[YamlNode], *, emptied: bool) -> Iterator[Edit]:
    """The claims that are left out; a comment behind one stays on its line."""
    keeps = [any(claim is one for one in kept) for claim in claims.value]
    if claims.flow_style:
        yield from _less_in_flow(text, claims.value, keeps)
        return
    if not kept and emptied:
        begin = text.rindex(":", 0, claims.start_mark.index) + 1
        yield Edit(begin, begin, " []")
    for claim in (claim for claim, keep in zip(claims.value, keeps, strict=True) if not keep):
        start, end = claim.start_mark.index, end_of(claim, text)
        dash = text.rindex("-", 0, start)
        stop = end_of_line(text, end)
        if text[end:stop].strip():  # a comment, in a line of its own now
            yield Edit(dash, end + len(text[end:stop]) - len(text[end:stop].lstrip()), "")
        else:
            line = text.rfind("\n", 0, dash) + 1
            yield Edit(line, min(stop + len(line_end(text, end)), len(text)), "")


def _less_in_flow(text: str, listed: Sequence[YamlNode], keeps: Sequence[bool]) -> Iterator[Edit]:
    """The same of claims on one line: each with the comma that parts it from the one before, or else behind."""
    for at, claim in enumerate(listed):
        if keeps[at]:
            continue
        start, end = int(claim.start_mark.index), int(claim.end_mark.index)
        if any(keeps[:at]):
            start = int(listed[at - 1].end_mark.index)
        elif at + 1 < len(listed):
            end = int(listed[at + 1].start_mark.index)
        if not commented(text[start : int(claim.start_mark.index)] + text[int(claim.end_mark.index) : end]):
            yield Edit(start, end, "")


def _more(text: str, claims: YamlNode, kept: Sequence[YamlNode], taken: Sequence[Claim]) -> Iterator[Edit]:
    """The claims that are taken from B, behind the last that is kept."""
    if not taken:
        return
    if claims.flow_style:
        end = end_of(kept[-1], text) if kept else claims.start_mark.index + 1
        items = ", ".join(f"{{{', '.join(_pairs(one))}}}" for one in taken)
        yield Edit(end, end, f", {items}" if kept else items)
        return
    # Where none of A's is kept, those of B stand behind the key.
    behind = end_of(kept[-1], text) if kept else text.rindex(":", 0, claims.start_mark.index)
    end = end_of_line(text, behind)
    yield Edit(end, end, "".join(f"{line_end(text, end)}{line}" for one in taken for line in _lines(claims, one)))


def _declarations(whole: Composed, of: Chosen) -> Iterator[Edit]:
    text = whole.text
    for section, entries in of.declared.items():
        if not entries:
            continue
        node = entry(whole.root, section)
        if node is not None and isinstance(node.value, list) and node.value:
            for key, said in entries.items():
                yield added(text, node, f"{scalar(key)}: {said}")
        else:
            lines = "".join(f"  {scalar(key)}: {said}\n" for key, said in entries.items())
            yield Edit(len(text), len(text), f"{'' if text.endswith(chr(10)) else chr(10)}{section}:\n{lines}")


def _lines(claims: YamlNode, claim: Claim) -> Iterator[str]:
    """A claim on one line, or with a line a key where it is too long."""
    said = _pairs(claim)
    indent = " " * claims.start_mark.column
    line = f"{indent}- {{{', '.join(said)}}}"
    if len(line) <= WIDTH:
        yield line
        return
    yield f"{indent}- {said[0]}"
    yield from (f"{indent}  {one}" for one in said[1:])


def _pairs(claim: Claim) -> list[str]:
    return [f"{key}: {one_line(key, text, None)}" for key, text in claim.items()]


def _unlike(after: bytes, edits: _Edits) -> list[int]:
    """The lines of the sources whose claims would not say what was chosen."""
    import yaml  # start-up

    try:
        sources = entry(Composed.of(after).root, "sources")
        pairs = {" ".join(str(key.value).split()): entry(node, "claims") for key, node in sources.value}
        found = {
            source: [texts_of(claim) for claim in claims.value] if claims is not None and claims.value else []
            for source, claims in pairs.items()
        }
    except (yaml.YAMLError, AttributeError, TypeError):
        return [1]

    def counted(claims: Sequence[Claim]) -> Counter[tuple[tuple[str, str], ...]]:
        return Counter(tuple(sorted(claim.items())) for claim in claims)

    return [
        edits.lines[source]
        for source, claims in edits.expected.items()
        if counted(found.get(source, ())) != counted(claims)
    ]
