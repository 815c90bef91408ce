"""The stretch of a text that a fragment of a quote was most likely taken from, and word by word what differs.

A quote is looked for where its rarest words stand, so that a long text is searched by letters only and few stretches
of it are compared by words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from discrepancies.evidence.decisive import negations
from discrepancies.evidence.folded import UNSPACED, Folded, folded

ALIKE = 0.8
"""How much of the letters an altered quote and its passage must share, of 1."""
CHANGED = 1 / 6
"""How many of an altered quote's words may be others, of 1, though one may always; one spelt differently is less."""
FEWEST = 3
"""A shorter quote is found word for word or not at all."""
REPLACED = 15
"""How many words of the text a curator's brackets may stand for."""

_PROBES = 24
_RAREST = 6
_PLACES = 24
_STRETCHES = 5
_ROOM = 100
"""Characters that a curator's brackets may stand for, when a stretch is cut out of the text."""

_BRACKETS = re.compile(r"\[([^\[\]]*)\]")
_TOKEN = re.compile(r"[^ ]+")
_WORD = re.compile(rf"[{UNSPACED}]|[^\s{UNSPACED}]+")
_BESIDE_UNSPACED = re.compile(rf"(?<=[{UNSPACED}])|(?=[{UNSPACED}])")
_AROUND = ".,;:!?'\"()[]{}*_`#<>|¿¡"
_DASH = re.compile("-")
_PARTED = re.compile(r"(?<=\w)[-‐\u00ad]\s*\n\s*(?=\w)")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


class Near(NamedTuple):
    """A stretch of a folded text, and what differs: words of the quote with those that stand there instead."""

    start: int
    end: int
    changes: tuple[tuple[str, str], ...]


class _Words(NamedTuple):
    """Words without the punctuation around them, and where they stand: in the folded text, and as they are written."""

    keys: list[str]
    spans: list[tuple[int, int]]
    folded: Folded
    plain: str

    @classmethod
    def of(cls, plain: str, text: Folded, start: int, end: int) -> _Words:
        spans = [span for word in _parted(text, start, end) if (span := _core(text.text, *word))]
        return cls([text.text[start:end] for start, end in spans], spans, text, plain)

    def written(self, first: int, behind: int) -> str:
        """Some of the words as they are written, white space and words parted at the end of a line aside."""
        if first >= behind:
            return ""
        start, end = self.spans[first][0], self.spans[behind - 1][1]
        words = self.plain[int(self.folded.at[start]) : int(self.folded.at[end - 1]) + 1]
        return " ".join(_UNSEEN.sub("", _PARTED.sub("", words)).split())


class _Fragment(NamedTuple):
    """The words of a fragment, and which of them are the curator's."""

    words: _Words
    curators: list[bool]

    def own(self) -> list[str]:
        """The source's words."""
        pairs = zip(self.words.keys, self.curators, strict=True)
        return [key for key, curators in pairs if not curators]


class _Run(NamedTuple):
    """Some words of the quote, first and behind the last, and some of the text."""

    quote: tuple[int, int]
    text: tuple[int, int]


class Within(NamedTuple):
    """What a fragment is looked for in: part of a text, from and to folded offsets, and the language it is in."""

    plain: str
    folded: Folded
    start: int
    end: int
    language: str | None = None


def nearest_stretch(quote: str, within: Within) -> Near | None:
    """Where a fragment stands, most alike first; None where nothing is like it."""
    plain, text, start, end, language = within
    fragment = _fragment(quote)
    if not fragment.own():
        return None
    best: tuple[float, Near] | None = None
    for window in _stretches(fragment, text, start, end):
        compared = _compared(fragment, _Words.of(plain, text, *window), language)
        if compared and (best is None or compared[0] > best[0]):
            best = compared
    return best[1] if best else None


def _fragment(quote: str) -> _Fragment:
    """The words of a quote without its square brackets; one that has a letter from within them is the curator's."""
    pieces = _BRACKETS.split(quote)
    within = bytes(chain.from_iterable([number % 2] * len(piece) for number, piece in enumerate(pieces)))
    text = folded("".join(pieces))
    words = _Words.of("".join(pieces), text, 0, len(text.text))
    return _Fragment(words, [1 in within[int(text.at[s]) : int(text.at[e - 1]) + 1] for s, e in words.spans])


def _parted(text: Folded, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The words between white space and dashes; a minus is its figure's, and the dash of 2017-18 parts nothing.

    Where a script has no blanks between words each of its signs is one, but a figure is whole.
    """
    for token in _TOKEN.finditer(text.text, start, end):
        begin = token.start()
        for dash in _DASH.finditer(text.text, *token.span()):
            parts = bool(text.starts[dash.end()])
            if parts or not text.text[dash.start() - 1 : dash.start()].isdigit():
                yield from _signs(text, begin, dash.start())
                begin = dash.start() + parts
        yield from _signs(text, begin, token.end())


def _signs(text: Folded, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A word, in as many pieces as it has signs of a script without blanks."""
    for border in _BESIDE_UNSPACED.finditer(text.text, start + 1, end):
        if border.start() < end and text.starts[border.start()]:
            yield start, border.start()
            start = border.start()
    yield start, end


def _core(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A word without the punctuation around it, None where it is nothing else; the point of ".5" is its own."""
    token = text[start:end]
    bare = token.strip(_AROUND)
    if not any(map(str.isalnum, bare)):
        return None
    first = token.index(bare)
    own_point = first > 0 and token[first - 1] == "." and bare[0].isdigit()
    return start + first - own_point, start + first + len(bare)


def _stretches(fragment: _Fragment, text: Folded, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of text in which most of the fragment's rarest words stand where they stand in it."""
    words = fragment.words
    brackets = sum(one < other for one, other in pairwise([False, *fragment.curators]))
    length = words.spans[-1][1]
    reach = 40 + length // 4 + min(_ROOM * brackets, 10 * _ROOM)
    lines = sorted(
        place - offset
        for probe, offset in _rarest(fragment, text, start, end)
        for place in _found(probe, text, start, end)
    )
    groups: list[list[int]] = []
    for line in lines:
        if groups and line - groups[-1][0] <= reach:
            groups[-1].append(line)
        else:
            groups.append([line])
    groups.sort(key=len, reverse=True)
    windows = sorted((group[0] - reach, group[-1] + length + reach) for group in groups[:_STRETCHES])
    return [(text.starts.find(1, max(first, start)), min(behind, end)) for first, behind in windows]


def _rarest(fragment: _Fragment, text: Folded, start: int, end: int) -> list[tuple[str, int]]:
    """Pairs of the fragment's words, and words, that stand in the text, the rarest; each with its offset."""
    words = fragment.words
    own = [number for number, curators in enumerate(fragment.curators) if not curators]
    pairs = [(words.spans[i][0], words.spans[j][1]) for i, j in pairwise(own) if j == i + 1]
    pairs = pairs[:: len(pairs) // _PROBES + 1]
    longest = sorted((words.spans[number] for number in own), key=lambda span: span[0] - span[1])[:_PROBES]
    probes = {words.folded.text[first:behind]: first for first, behind in longest + pairs}
    counted = ((text.text.count(probe, start, end), probe) for probe in probes)
    return [(probe, probes[probe]) for count, probe in sorted(counted) if count][:_RAREST]


def _found(probe: str, text: Folded, start: int, end: int) -> Iterator[int]:
    at = start - 1
    for _ in range(_PLACES):
        at = text.text.find(probe, at + 1, end)
        if at < 0:
            return
        yield at


def _compared(fragment: _Fragment, text: _Words, language: str | None) -> tuple[float, Near] | None:
    """How alike a fragment and the part of a stretch are that it covers, and what differs; None if too much does."""
    from rapidfuzz.distance import Indel

    covered = _covered(fragment, text.keys)
    if not covered:
        return None
    changes, stood_for = [], set[int]()
    for gap in _gaps(_same(fragment, text.keys, *covered), len(fragment.curators), *covered):
        quoted, stands = fragment.words.written(*gap.quote), text.written(*gap.text)
        if _is_curators(fragment, gap) and negations(quoted, language) == negations(stands, language):
            stood_for.update(range(*gap.text))
        elif quoted or stands:
            changes.append((quoted, stands))
    stands = " ".join(text.keys[number] for number in range(*covered) if number not in stood_for)
    own = fragment.own()
    alike = Indel.normalized_similarity(" ".join(own), stands)
    changed = sum(_changed(*change) for change in changes)
    if changes and (len(own) < FEWEST or alike < ALIKE or changed > max(1, len(own) * CHANGED)):
        return None
    return alike, Near(text.spans[covered[0]][0], text.spans[covered[1] - 1][1], tuple(changes))


def _changed(quoted: str, stands: str) -> float:
    """How many words were changed; words that share letters count in part."""
    from rapidfuzz.distance import Indel

    return max(len(_WORD.findall(quoted)), len(_WORD.findall(stands))) * Indel.normalized_distance(quoted, stands)


def _same(fragment: _Fragment, text: Sequence[str], first: int, behind: int) -> list[_Run]:
    """The words that a fragment has in common with some of a stretch's, in runs, the most there can be in one order."""
    from rapidfuzz.distance import Indel

    # What a curator wrote is equal to nothing, whatever stands there.
    sought = ["" if curators else key for key, curators in zip(fragment.words.keys, fragment.curators, strict=True)]
    return [
        _Run((op.src_start, op.src_end), (first + op.dest_start, first + op.dest_end))
        for op in Indel.opcodes(sought, text[first:behind])
        if op.tag == "equal"
    ]


def _covered(fragment: _Fragment, text: Sequence[str]) -> tuple[int, int] | None:
    """The words of a stretch that a fragment covers: those in common, and at the ends as many more as are quoted."""
    same = _without_strays(fragment, _same(fragment, text, 0, len(text)))
    if not same:
        return None
    before, after = fragment.curators[: same[0].quote[0]], fragment.curators[same[-1].quote[1] :]
    first = same[0].text[0] - (0 if any(before) else len(before))
    behind = same[-1].text[1] + (0 if any(after) else len(after))
    return max(first, 0), min(behind, len(text))


def _without_strays(fragment: _Fragment, same: Sequence[_Run]) -> Sequence[_Run]:
    """The words in common without those at either end that chance put far before or behind the others."""
    while len(same) > 1 and _is_stray(fragment, same[0], same[0], same[1]):
        same = same[1:]
    while len(same) > 1 and _is_stray(fragment, same[-1], same[-2], same[-1]):
        same = same[:-1]
    return same


def _is_stray(fragment: _Fragment, outer: _Run, before: _Run, after: _Run) -> bool:
    between = range(before.quote[1], after.quote[0])
    room = REPLACED if any(fragment.curators[number] for number in between) else 0
    more = after.text[0] - before.text[1] - len(between) - room
    return more > outer.quote[1] - outer.quote[0]


def _gaps(same: Sequence[_Run], length: int, first: int, behind: int) -> Iterator[_Run]:
    """What stands before, between and behind the words in common."""
    ends = _Run((0, 0), (first, first)), _Run((length, length), (behind, behind))
    for before, after in pairwise([ends[0], *same, ends[1]]):
        yield _Run((before.quote[1], after.quote[0]), (before.text[1], after.text[0]))


def _is_curators(fragment: _Fragment, gap: _Run) -> bool:
    """Whether only a curator's words differ, from no more words than they may stand for."""
    words = range(*gap.quote)
    only = bool(words) and all(fragment.curators[number] for number in words)
    return only and gap.text[1] - gap.text[0] <= REPLACED
