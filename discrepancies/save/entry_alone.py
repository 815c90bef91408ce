"""One entry of a large file (a source, a fact) as a small file of its own, so that an edit is tried on that alone.

What stands in lines of its own, each indented deeper than its key, reads alike whatever else is in the file. To parse
thousands of claims several times over for one that is added would keep a curator waiting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from discrepancies.save.yaml_edits import LINE_END, YamlNode

if TYPE_CHECKING:
    from discrepancies.model import Place


class Part(NamedTuple):
    """An entry's lines, and what stands before and behind them."""

    before: bytes
    lines: bytes
    behind: bytes
    head: bytes

    @property
    def above(self) -> int:
        """How many more lines stand above the entry in the whole file than in one of its own."""
        return len(self.before.splitlines()) - 1

    @property
    def alone(self) -> bytes:
        """The entry as a file of its own."""
        return self.head + self.lines

    def put_back(self, edited: bytes) -> bytes:
        """The whole file, with the entry as it was edited."""
        return self.before + edited.removeprefix(self.head) + self.behind


def part_of(data: bytes, at: Place, section: str = "sources") -> Part | None:
    """The lines of the entry whose key stands at a place; None where they do not stand by themselves."""
    import yaml  # start-up

    lines = data.splitlines(keepends=True)
    first = at.line - 1
    if not 0 < first < len(lines) or at.column < 2 or lines[first][: at.column - 1].strip(b" "):
        return None
    end = first + 1
    for number in range(first + 1, len(lines)):
        said = lines[number].lstrip(b" ")
        if said.strip() and not said.startswith(b"#"):
            if len(lines[number]) - len(said) < at.column:
                break
            end = number + 1
    entry = b"".join(lines[first:end])
    ending = LINE_END.search(data.decode("utf-8", "replace"))
    part = Part(
        b"".join(lines[:first]),
        entry,
        b"".join(lines[end:]),
        f"{section}:{ending[0] if ending else chr(10)}".encode(),
    )
    try:
        root: YamlNode = yaml.compose(part.alone, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except yaml.YAMLError:
        return None
    alone = isinstance(root.value, list) and len(root.value) == 1 and isinstance(root.value[0][1].value, list)
    return part if alone and len(root.value[0][1].value) == 1 else None
