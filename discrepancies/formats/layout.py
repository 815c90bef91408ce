"""Lines of a terminal: text wrapped, and tables set, by the columns that letters take.

A wide letter takes two columns and an accent none, so neither `len` nor `textwrap` will do. A line is broken at
its spaces; only a quote is ever broken within a word, or shortened, for a value is evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, zip_longest
from typing import NamedTuple

from wcwidth import wcswidth, wcwidth

GAP = 2
"""Columns between two columns of a table."""

_NARROWEST = 10
_MOST_ON_THE_LEFT = 0.45
_JOINTS = re.compile(r"(?<=[_/.+-])")


class Quoted(NamedTuple):
    """A quote among the paragraphs beside a text, and how many lines of it are shown; all of them for None."""

    text: str
    most: int | None


def columns(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return len(text) if text.isascii() else max(wcswidth(text), 0)


def wrap(text: str, width: int, indent: str = "", hanging: str | None = None) -> list[str]:
    """The text in lines of at most `width` columns, broken at spaces only; later lines begin with `hanging`.

    A word that is longer than a line stands on one of its own.
    """
    return _filled(((" ", word) for word in text.split(" ")), width, indent, indent if hanging is None else hanging)


def quoted(quote: str, width: int, indent: str, hanging: str, most: int | None) -> list[str]:
    """A quote in lines of at most `width` columns; of one longer than `most` lines, the beginning and an ellipsis."""
    room = max(width - columns(hanging), _NARROWEST)
    # Scripts without spaces have one word a sentence.
    pieces = (piece for word in quote.split(" ") for piece in _pieces(word, room))
    lines = _filled(pieces, width, indent, hanging)
    if most is None or len(lines) <= most:
        return lines
    last = lines[most - 1]
    while columns(last) > width - 2:
        last = last[:-1]
    return [*lines[: most - 1], f"{last.rstrip()}…{quote[-1]}"]


def beside(pairs: Sequence[tuple[str, Sequence[str | Quoted]]], width: int, indent: int) -> Iterator[str]:
    """Texts on the left, and beside each its paragraphs; a text too wide to have them beside it stands above them."""
    room = int(width * _MOST_ON_THE_LEFT)
    left = max((wide for text, _ in pairs if (wide := columns(text)) <= room), default=0)
    margin, below = " " * indent, " " * (indent + 2 * GAP)
    for text, paragraphs in pairs:
        hanging = margin + " " * (left + GAP)
        start = margin + text + " " * (left + GAP - columns(text))
        if columns(text) > left:
            yield from wrap(text, width, margin, margin + " " * GAP)
            start = hanging = below
        elif not paragraphs:
            yield start
        for paragraph in paragraphs:
            if isinstance(paragraph, Quoted):
                yield from quoted(paragraph.text, width, start, hanging, paragraph.most)
            else:
                yield from wrap(paragraph, width, start, hanging)
            start = hanging


def table(
    headers: Sequence[str], rows: Sequence[Sequence[str] | str], width: int, right: Sequence[int] = ()
) -> Iterator[str]:
    """A table that fits the width, for its cells wrap; columns in `right` are set to the right.

    A row that is a single text is a line between the others.
    """
    from tabulate import tabulate

    if not rows:
        return
    widths = _widths(headers, [row for row in rows if not isinstance(row, str)], width)
    heads = list(_cells(headers, widths))
    lines: list[tuple[str, ...] | str] = []
    for row in rows:
        lines.extend([row] if isinstance(row, str) else _cells(row, widths))
    cells = [*heads, *(line for line in lines if not isinstance(line, str))]
    # Set plainly, because tabulate makes a column two wider than its heading.
    align = ["right" if column in right else "left" for column in range(len(headers))]
    text = tabulate(cells, tablefmt="plain", disable_numparse=True, preserve_whitespace=True, colalign=align)
    set_lines = iter(text.split("\n"))
    yield from (line.rstrip() for line in islice(set_lines, len(heads)))
    yield (" " * GAP).join("-" * max(map(columns, column)) for column in zip(*cells, strict=True))
    for line in lines:
        yield line if isinstance(line, str) else next(set_lines).rstrip()


def _widths(headers: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """How wide each column may be: the widest gives way until they fit together."""
    widths = [max(map(columns, cells)) for cells in zip(headers, *rows, strict=True)]
    room = width - GAP * (len(headers) - 1)
    while sum(widths) > room and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths


def _cells(row: Sequence[str], widths: Sequence[int]) -> Iterator[tuple[str, ...]]:
    wrapped = [_key_lines(cell, width) for cell, width in zip(row, widths, strict=True)]
    yield from zip_longest(*wrapped, fillvalue="")


def _key_lines(text: str, width: int) -> list[str]:
    """A cell in lines; a key too long for one is broken where its words join."""
    indent = text[: len(text) - len(text.lstrip(" "))]
    pieces = (
        (glue, piece)
        for word in text.lstrip(" ").split(" ")
        for glue, piece in ([(" ", word)] if columns(word) <= width else _joints(word))
    )
    return _filled(pieces, width, indent, indent)


def _joints(word: str) -> Iterator[tuple[str, str]]:
    first, *rest = _JOINTS.split(word)
    yield " ", first
    yield from (("", piece) for piece in rest)


def _pieces(word: str, width: int) -> Iterator[tuple[str, str]]:
    glue, piece, used = " ", "", 0
    for character in word:
        wide = max(wcwidth(character), 0)
        if used + wide > width:
            yield glue, piece
            glue, piece, used = "", "", 0
        piece, used = piece + character, used + wide
    yield glue, piece


def _filled(pieces: Iterator[tuple[str, str]], width: int, indent: str, hanging: str) -> list[str]:
    """Fill lines with (what joins it to the one before, piece)."""
    lines, line, used, fresh = [], indent, columns(indent), True
    for glue, piece in pieces:
        wide = columns(piece)
        if not fresh and used + len(glue) + wide > width:
            lines.append(line)
            line, used, fresh = hanging, columns(hanging), True
        line, used, fresh = f"{line}{'' if fresh else glue}{piece}", used + wide + (0 if fresh else len(glue)), False
    return [*lines, line]
