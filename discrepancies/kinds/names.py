"""A list of names, complete or not: one yes-no question for each name anybody gives.

An open list says yes to the names in it and nothing of others; a closed one says no to every name that it
lacks, unless it says itself that others are on it. Who is missing is then the same question as any other disagreement.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from discrepancies.kinds.name import spelling
from discrepancies.kinds.yes_no import YES
from discrepancies.language.folding import before_suffix, fold
from discrepancies.language.reading import Bound, Context, Reading, Unreadable

if TYPE_CHECKING:
    from discrepancies.model import Fact

SEPARATOR = ";"

_OTHERS = re.compile(
    r"(?:^|[\s,]+|(?<=[^\x00-\u2fff]))(?:et al(?:ii|iae)?|and others|y otr[oa]s|e outr[oa]s|et autres"
    r"|u\.\s?a|und andere|ed? altri|и др|и другие|та ін|та інші|وآخرون|واخرون|等人?)\.?$",
    re.IGNORECASE,
)
"""That others are on the list too, behind its last name or as an item of its own."""
_COMMA = re.compile("[,،、，]")
_LIST_THEM = f'write a list: names joined by "{SEPARATOR}", or in YAML one item a name'


def read(text: str, fact: Fact, context: Context) -> tuple[tuple[str, Reading], ...]:  # noqa: ARG001
    """Read names separated by semicolons: (folded spelling, yes) for each.

    Raises:
        Unreadable: an empty name, what may be several names with commas between them, or one name twice in the list.
    """
    spellings: dict[str, None] = {}
    for name in written(text):
        if not fold(name):
            raise Unreadable(f"the list {text!r} has an empty name", "write one name between two semicolons")
        if wrong := _may_be_several(name):
            raise wrong
        spelt = spelling(name, fact)
        if spelt in spellings:
            raise Unreadable(f"{spelt!r} is in the list twice", "write each name once")
        spellings[spelt] = None
    return tuple((spelt, YES) for spelt in spellings)


def _may_be_several(name: str) -> Unreadable | None:
    """Why a text is not surely one name: only a surname before its given name has a comma within."""
    one = before_suffix(name)
    parts = [part.split() for part in _COMMA.split(one)]
    if len(parts) == 1 or (len(parts) == 2 and "," in one and min(map(len, parts)) < 2):
        return None
    if len(parts) == 2 and "," in one and all(parts):
        spoken = " ".join((*parts[1], *parts[0]))
        return Unreadable(
            f'"{name}" is two names with a comma between them, or a surname before a given name',
            f'{_LIST_THEM}; or the one name as it is spoken, "{spoken}"',
        )
    return Unreadable(f'"{name}" is several names with commas between them', _LIST_THEM)


def written(text: str) -> list[str]:
    """The names of a list as written, in order, without the words that others are on it too."""
    given = [name.strip() for name in text.split(SEPARATOR)]
    last = _OTHERS.sub("", given[-1])
    return given[:-1] if given[-1] and not last and len(given) > 1 else [*given[:-1], last.strip()]


def is_open(text: str) -> bool:
    """Whether the list itself says that others are on it: "Ana Sol et al."."""
    return _OTHERS.search(text) is not None


def say(low: float, high: float, fact: Fact) -> str:  # noqa: ARG001
    """Whether a name is on the list: "yes" or "no"; a spelling that nearly matches is on it too."""
    return "yes" if high else "no"


def bounds(low: float, high: float) -> tuple[Bound, Bound]:  # noqa: ARG001
    """Names are not numbers: (None, None)."""
    return None, None
