"""The file in which two curators choose: each difference with both readings and their words, and "choose:" behind.

What is in it already stays as it is, to the byte; only what it does not list yet is added at its end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from discrepancies.compare.choices import SORTS, Choices
from discrepancies.formats.compare.outline import Told
from discrepancies.formats.excerpt_marks import marked
from discrepancies.language.safe import visible
from discrepancies.save.whole_file import written_whole
from discrepancies.save.yaml import quoted
from discrepancies.wording import counted

if TYPE_CHECKING:
    from pathlib import Path

    from discrepancies.compare import Comparison
    from discrepancies.compare.choices import Difference
    from discrepancies.compare.sides import Said
    from discrepancies.formats.compare.outline import Side

_HEAD = """\
# What two curators read differently, to be chosen once each. Write a or b behind every "choose:", then run the command
# again: a keeps what A has, b takes what B has. Of a claim that only one has, the other's letter leaves it out.
# Behind "rest" a or b holds for all of that sort for which nothing is chosen below.
# A is {a}
# B is {b}
"""


def asked_in(path: Path, comparison: Comparison, choices: Choices, missing: Sequence[Difference]) -> str:
    """Add to a file of choices what it lacks, and say in a sentence what is still to be chosen in it."""
    there = path.read_bytes().decode() if path.exists() else ""
    text = written(comparison, there, choices, missing)
    if text != there:
        with written_whole(path) as out:
            out.write(text)
    number = counted(len(missing), "difference is", "differences are")
    return f"{number} not chosen yet: write a or b behind each in {path}, and run this again."


def written(comparison: Comparison, there: str, choices: Choices, asked: Sequence[Difference]) -> str:
    """The file as it was, `there`, with what is `asked` and not in it yet."""
    told = Told(comparison)
    new = "".join(_entry(told, one) for one in asked if one.key not in choices.listed)
    if there.strip():
        return f"{there.rstrip()}\n{new}" if new else there
    paths = {key: visible(", ".join(side.dossier.paths)) for key, side in (("a", told.a), ("b", told.b))}
    rest = "".join(f"  {sort}:\n" for sort in SORTS)
    return f"{_HEAD.format(**paths)}rest:\n{rest}choices:\n{new}"


def _entry(told: Told, one: Difference) -> str:
    comments = "".join(f"    # {' '.join(visible(line).split())}\n" for line in _said(told, one))
    return f"  {quoted(one.key)}:\n{comments}    choose:\n"


def _said(told: Told, one: Difference) -> Iterator[str]:
    if one.both is not None and one.differs is not None:
        item = told.item(one.both)
        row = told.row(one.both, one.differs)
        yield f"{row.field}: {item.question}"
        yield item.source
        yield f"A: {row.a} {_words(told.a, one.both.a)}"
        yield f"B: {row.b} {_words(told.b, one.both.b)}"
    elif one.said is not None:
        side, name = (told.a, "A") if one.sort == "only_in_a" else (told.b, "B")
        yield f"only in {name}: {side.question(one.said)}"
        yield side.source(one.said)
        yield f"{name}: {side.means(one.said)} {_words(side, one.said)}"


def _words(side: Side, said: Said) -> str:
    words = side.words(said)
    quote = marked(words.excerpt) if words.excerpt else f"“{words.quote}”" if words.quote else "without a quote"
    return f"{quote} ({words.place})"
