"""What there is to choose between two curators' readings, and the file in which they choose: a or b, once for each.

A choice is kept under what the two claims say and not under where they stand, so that it holds until one of them is
edited, whatever else changes. The file is the curators': it is read here, and only ever added to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from discrepancies.compare.readings import identity
from discrepancies.load.encoding import lines_of
from discrepancies.load.problems import Problems
from discrepancies.model import Place
from discrepancies.save.yaml_edits import Composed, entry

if TYPE_CHECKING:
    from discrepancies.compare.comparison import Comparison
    from discrepancies.compare.readings import Both, Differs
    from discrepancies.compare.sides import Said
    from discrepancies.save.yaml_edits import YamlNode

Sort = Literal["read_differently", "only_in_a", "only_in_b"]
SORTS: tuple[Sort, ...] = ("read_differently", "only_in_a", "only_in_b")
SIDES = ("a", "b")
_REMEDY = "write a to keep what A has, or b to take what B has"


class Difference(NamedTuple):
    """One thing to choose: a field of a claim that both have, or a claim that only one has."""

    key: str
    sort: Sort
    both: Both | None = None
    differs: Differs | None = None
    said: Said | None = None


class Choices(NamedTuple):
    """What was chosen: for single differences by key, and for all others of a sort."""

    single: Mapping[str, str]
    rest: Mapping[str, str]
    listed: frozenset[str]
    """The keys that the file has, chosen or not."""

    def of(self, difference: Difference) -> str | None:
        """Whose reading holds, None where nobody has chosen yet."""
        return self.single.get(difference.key) or self.rest.get(difference.sort)


NONE = Choices({}, {}, frozenset())


def differences(comparison: Comparison) -> list[Difference]:
    """Everything to choose, in the order in which it is told."""
    seen: Counter[str] = Counter()
    found = []
    for one in _all(comparison):
        seen[one.key] += 1  # a claim may stand there twice
        found.append(one if seen[one.key] == 1 else one._replace(key=f"{one.key}.{seen[one.key]}"))
    return found


def _all(comparison: Comparison) -> Iterator[Difference]:
    for both in comparison.different:
        for differs in both.differs:
            yield Difference(f"{both.id}.{differs.field}", "read_differently", both, differs)
    for sort, claims in (("only_in_a", comparison.only_a), ("only_in_b", comparison.only_b)):
        for said in claims:
            yield Difference(identity(sort, said), sort, said=said)  # type: ignore[arg-type]


def read(path: Path) -> Choices:
    """What was chosen in a file; nothing where there is none.

    Raises:
        InputError: it is no such file, or something other than a or b is chosen; it lists everything that is wrong.
        OSError: it cannot be read.
    """
    if not path.exists():
        return NONE
    import yaml  # start-up

    data, problems = path.read_bytes(), Problems()
    problems.texts[str(path)] = lines_of(data)
    try:
        root = Composed.of(data).root
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        at = Place(str(path), mark.line + 1, mark.column + 1) if mark else Place(str(path), 1, 1)
        problems.add(at, "this is not YAML as it was written", "mend this line, or delete the file to have it anew")
        problems.raise_any()
        raise AssertionError from error
    chosen = _Chosen(str(path), problems)
    rest = chosen.of(entry(root, "rest"), SORTS)
    named = entry(root, "choices")
    pairs = named.value if named is not None and isinstance(named.value, list) else []
    single = {str(key.value): entry(node, "choose") for key, node in pairs}
    found = {key: side for key, node in single.items() if (side := chosen.side(node))}
    problems.raise_any()
    return Choices(found, rest, frozenset(single))


class _Chosen(NamedTuple):
    """What stands behind the keys of a file of choices."""

    file: str
    problems: Problems

    def of(self, mapping: YamlNode, known: tuple[str, ...]) -> dict[str, str]:
        """What was chosen for each of some keys."""
        found = {}
        for key, node in mapping.value if mapping is not None and isinstance(mapping.value, list) else ():
            if key.value not in known:
                at = Place(self.file, key.start_mark.line + 1, key.start_mark.column + 1)
                self.problems.add(at, f'"{key.value}" is nothing to choose', f"write one of {', '.join(known)}")
            elif side := self.side(node):
                found[str(key.value)] = side
        return found

    def side(self, node: YamlNode) -> str | None:
        """The side that is chosen, None where nothing is."""
        text = " ".join(str(node.value).split()).lower() if node is not None else ""
        if not text:
            return None
        if text not in SIDES:
            at = Place(self.file, node.start_mark.line + 1, node.start_mark.column + 1)
            self.problems.add(at, f'"{text[:40]}" is neither a nor b', _REMEDY)
            return None
        return text
