"""A text as its words are compared: what a copy, a typesetter or a program changes without changing a word is gone.

Quote and text are folded alike and then compared letter by letter, so looking a quote up is a plain search. Every
folded character knows where it stood, so that what is found can be shown as it stands. A number never becomes
another one: 10⁶ is not 106. The work is done on arrays of code points, because texts are long and many.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int32]
Points = NDArray[np.uint32]
Mask = NDArray[np.bool_]

_DOUBLE = '“”„‟«»〝〞〟＂ˮ"「」『』《》〈〉'
_SINGLE = "‘’‚‛‹›ʼʹ′`´'"
_LIGATURES = {"æ": "ae", "œ": "oe"}
_STOPS = {"。": ".", "、": ",", "،": ",", "؛": ";", "؟": "?"}
_TATWEEL = "ـ"
_SOFT_HYPHEN, _WITHOUT_WIDTH, _OPENED, _CLOSED = map(ord, "\u00ad\u200b«»")
_TYPESET_BEFORE, _STOPPING, _BLANKS = (
    np.array([ord(sign) for sign in signs], dtype=np.uint32)
    for signs in (";:!?%", ".,;:!?)]", " \t\n\v\f\r\x85\u00a0\u2009\u2028\u2029\u202f\u3000")
)
_UNSPACED = (
    *((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF)),  # Thai and Lao, Burmese, Khmer
    *((0x2E80, 0x2FDF), (0x3005, 0x3007), (0x3040, 0x30FF), (0x31F0, 0x31FF)),  # kana
    *((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF)),  # Han
)
"""Scripts that have no blanks between words, from and to."""
UNSPACED = "".join(f"{chr(first)}-{chr(last)}" for first, last in _UNSPACED)
"""Their signs, as a set of characters in a regular expression."""
_NUMERALS, _AND, _WITH = (
    np.array([ord(sign) for sign in signs], dtype=np.uint32)
    for signs in ("〇零一二三四五六七八九十百千万萬亿億兆两兩廿卅", "وف", "بلك")
)
"""Figures in Han; and what Arabic writes in front of a word: "and", "so", and behind those "in", "for", "as"."""
_ARABIC = 0x0600, 0x06FF
_LETTERS, _MARKS = "L", "M"
_SPACE, _DASH, _APOSTROPHE, _POINT, _N, _T = map(ord, " -'.nt")
_MINUS = ord("−")
_IN_FIGURES = np.array([ord(sign) for sign in ".,:/-'"], dtype=np.uint32)


class Folded(NamedTuple):
    """A folded text, and where each of its characters stood."""

    text: str
    at: Ints
    """The offset in the original of each folded character, and the original's length behind the last."""
    starts: bytes
    """1 at each place, 0 to len(text), where a quote may start: before no part of a word or figure."""
    ends: bytes
    """1 at each place, 0 to len(text), where a quote may end."""


@lru_cache(maxsize=16)
def folded(text: str) -> Folded:
    """Fold a text; takes time in proportion to its length. The last few are kept, for a text has many quotes.

    White space of any length is one space, none beside a dash, and none where it is only typeset: before `:` or `%`,
    and in scripts without blanks between words. A hyphen between letters is nothing, so that a word parted at the end
    of a line is whole; quotation marks and apostrophes are `'`, dashes `-`, digits of any script 0 to 9; letters are in
    lower case, ligatures and accents taken apart; what takes no room (a soft hyphen, a tatweel) is gone.
    """
    original = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.uint32)
    points, at = _taken_apart(_unset(original))
    classes = _Classes.of(points)
    points = _marks_in_order(points, classes.order)
    kept, points, joined = _gaps_closed(points, classes)
    points, at = points[kept], np.append(at[kept], len(text)).astype(np.int32)
    starts, ends = _edges(points, classes.kept(kept), joined[kept])
    for place in _negative(original, points, at):
        starts[place] = False
    return Folded(_text(points), at, starts.tobytes(), ends.tobytes())


def _unset(original: Points) -> Points:
    """The text without the blanks within « … », and with a hyphen where a soft one parts a word at a line's end."""
    blank = np.isin(original, _BLANKS)
    sign, is_blank = np.pad(original, 2), np.pad(blank, 2, constant_values=True)
    opened = (sign[1:-3] == _OPENED) & is_blank[:-4]
    closed = (sign[3:-1] == _CLOSED) & (is_blank[4:] | np.isin(sign[4:], _STOPPING))
    plain = original.copy()
    plain[blank & (opened | closed)] = _WITHOUT_WIDTH
    plain[(original == _SOFT_HYPHEN) & np.append(blank[1:], False)] = _DASH
    return plain


def _between(points: Points, first: int, last: int) -> Mask:
    return (points >= first) & (points <= last)


class _Classes(NamedTuple):
    """What each character of a text is."""

    space: Mask
    dash: Mask
    letter: Mask
    mark: Mask
    of_word: Mask
    """Letters, their marks, and digits."""
    order: Ints
    """The canonical combining class."""
    unspaced: Mask
    """Of a script that has no blanks between words."""

    @classmethod
    def of(cls, points: Points) -> _Classes:
        distinct, which = _distinct(points)
        characters = [chr(point) for point in distinct.tolist()]
        category = np.array([unicodedata.category(character)[0] for character in characters], dtype="U1")
        letter, mark = (category == _LETTERS)[which], (category == _MARKS)[which]
        return cls(
            space=points == _SPACE,
            dash=points == _DASH,
            letter=letter,
            mark=mark,
            of_word=letter | mark | (category == "N")[which],
            order=np.array([unicodedata.combining(character) for character in characters], dtype=np.int32)[which],
            unspaced=_unspaced(points),
        )

    def kept(self, which: Mask) -> _Classes:
        """The same of some of the characters."""
        return _Classes(
            self.space[which],
            self.dash[which],
            self.letter[which],
            self.mark[which],
            self.of_word[which],
            self.order[which],
            self.unspaced[which],
        )


def _unspaced(points: Points) -> Mask:
    found = np.zeros(len(points), dtype=bool)
    if points.max(initial=0) >= _UNSPACED[0][0]:
        for first, last in _UNSPACED:
            found |= _between(points, first, last)
    return found


def _distinct(points: Points) -> tuple[Points, Ints]:
    """The code points there are, and which of them stands at each place; without sorting the text."""
    there = np.zeros(int(points.max(initial=0)) + 1, dtype=np.int32)
    there[points] = 1
    distinct = np.flatnonzero(there).astype(np.uint32)
    there[distinct] = np.arange(len(distinct))
    return distinct, there[points]


def _taken_apart(original: Points) -> tuple[Points, Ints]:
    """Each character as `_apart` has it, and where it stood."""
    distinct, which = _distinct(original)
    pieces = [_apart(chr(point)) for point in distinct.tolist()]
    length = np.array([len(piece) for piece in pieces], dtype=np.int32)
    first = np.cumsum(length, dtype=np.int32) - length
    at = np.repeat(np.arange(len(original), dtype=np.int32), length[which])
    begins = np.flatnonzero(np.diff(at, prepend=-1))
    within = np.arange(len(at), dtype=np.int32) - np.repeat(begins, length[which][length[which] > 0])
    letters = np.array([ord(character) for piece in pieces for character in piece], dtype=np.uint32)
    return letters[first[which[at]] + within], at


@lru_cache(maxsize=10_000)
def _apart(character: str) -> str:
    """One character folded by itself; "" where it takes no room."""
    category = unicodedata.category(character)
    if character.isspace():
        return " "
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if character in _STOPS:
        return _STOPS[character]
    if category in ("Cf", "Cc") or character == _TATWEEL or "VARIATION SELECTOR" in unicodedata.name(character, ""):
        return ""
    if category == "Pd" or character == "−":
        return "-"
    if character in _DOUBLE or character in _SINGLE:
        return "'"
    if _is_small_figure(character):
        return character
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    return "".join(_LIGATURES.get(letter, letter) for letter in apart)


def _is_small_figure(character: str) -> bool:
    """Whether it is ², ₂, ½ or ②: as plain digits behind others, it would make another number."""
    how, *parts = unicodedata.decomposition(character).split() or [""]
    small = how in ("<super>", "<sub>", "<fraction>", "<circle>")
    return small and any(chr(int(part, 16)).isdigit() for part in parts)


def _marks_in_order(points: Points, order: Ints) -> Points:
    """Marks on one letter in Unicode's order; sorted here because `unicodedata` takes the square of their number."""
    if not ((order[1:] < order[:-1]) & (order[1:] > 0)).any():
        return points
    return points[np.lexsort((order, np.cumsum(order == 0)))]


def _gaps_closed(points: Points, classes: _Classes) -> tuple[Mask, Points, Mask]:
    """Which characters stay, what they are, and at which of them a word goes on behind a hyphen.

    A run of white space and dashes is one character: a dash if there is one in it, and nothing between two letters.
    One without a dash is nothing before `:` and the like, and where the script has no blanks between words.
    """
    gap = classes.space | classes.dash
    first = gap & ~np.append(False, gap[:-1])
    begins = np.flatnonzero(first)
    behind = np.flatnonzero(gap & ~np.append(gap[1:], False)) + 1
    joined = np.zeros(len(points), dtype=bool)
    if not len(begins):
        return ~gap, points, joined
    dashed = np.bitwise_or.reduceat(classes.dash, begins)
    inside = (begins > 0) & (behind < len(points))
    letters = classes.letter | classes.mark
    end = np.minimum(behind, len(points) - 1)
    hyphen = dashed & inside & letters[begins - 1] & letters[end]
    typeset = np.isin(points[end], _TYPESET_BEFORE) & ~_between(np.append(points, 0)[end + 1], ord("0"), ord("9"))
    hyphen |= ~dashed & inside & (typeset | classes.unspaced[begins - 1] | classes.unspaced[end])
    points = points.copy()
    points[begins] = np.where(dashed, _DASH, _SPACE)
    kept = ~gap
    kept[begins[~hyphen]] = True
    joined[behind[hyphen]] = True
    return kept, points, joined


def _edges(points: Points, classes: _Classes, joined: Mask) -> tuple[Mask, Mask]:
    """Where a quote may start and end: not inside a word, nor inside a figure such as 7.5, 1,234 or 2017-18.

    Where a script has no blanks, any place between two of its signs may be one between words, but none in a figure.
    """
    _, before, here, behind = _neighbours(points)
    digit_before_last, digit_before, digit_here, digit_behind = _neighbours((points >= ord("0")) & (points <= ord("9")))
    _, sign_before, sign_here, _ = _neighbours(np.isin(points, _IN_FIGURES))
    _, word_before, word_here, _ = _neighbours(classes.of_word)
    _, unspaced_before, unspaced_here, _ = _neighbours(classes.unspaced)
    _, numeral_before, numeral_here, _ = _neighbours(np.isin(points, _NUMERALS))
    between = ~(word_before & word_here) | _neighbours(joined)[2] | unspaced_before | unspaced_here
    between &= ~((digit_before | numeral_before) & numeral_here)
    between &= ~_neighbours(classes.mark)[2]
    between &= ~(digit_here & sign_before & (digit_before_last | (before == _POINT)))
    between &= ~(digit_before & sign_here & digit_behind)
    negated = (before == _N) & (here == _APOSTROPHE) & (behind == _T)  # can't is not can
    return between | _behind_clitics(points, classes.of_word), between & ~negated


def _behind_clitics(points: Points, of_word: Mask) -> Mask:
    """The places where a word begins behind an "and", an "in" or both that Arabic writes as part of it."""
    places = np.zeros(len(points) + 1, dtype=bool)
    arabic = _between(points, *_ARABIC) & of_word
    if not arabic.any():
        return places
    conjunction, preposition = np.isin(points, _AND), np.isin(points, _WITH)
    first = of_word & ~np.append(False, of_word[:-1])
    places[1:-1] = (first & (conjunction | preposition))[:-1] & arabic[1:]
    places[2:-1] |= (first & conjunction)[:-2] & preposition[1:-1] & arabic[2:]
    return places


def _neighbours(of: NDArray[Any]) -> tuple[NDArray[Any], ...]:
    """Of each place between two characters, what is two before, one before, behind and one further; else 0."""
    padded = np.pad(of, 2)
    return tuple(padded[first : first + len(of) + 1] for first in range(4))


def _negative(original: Points, points: Points, at: Ints) -> list[int]:
    """The places of digits right behind a minus: a sign with white space, or nothing, before it."""
    digit = (points[1:] >= ord("0")) & (points[1:] <= ord("9"))
    places = np.flatnonzero(digit & (points[:-1] == _DASH)) + 1
    return [place for place in places.tolist() if _is_minus(original, int(at[place]) - 1)]


def _is_minus(original: Points, place: int) -> bool:
    sign = original[place] in (_DASH, _MINUS)
    return bool(sign and (place == 0 or chr(original[place - 1]).isspace()))


def _text(points: Points) -> str:
    return points.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
