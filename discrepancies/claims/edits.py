"""What changed between two lists of claims: what makes a decision stale, and what `diff` tells an editor.

A claim has no name of its own, so two lists are held against each other by content. What stands in both is no change,
however it was reordered; the rest is paired up by how much two claims have in common, so that a corrected figure is one
claim edited, not one lost and another found. Every step looks claims up by a key and none compares each with each.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, takewhile
from operator import itemgetter
from typing import Literal, NamedTuple

import numpy as np

from discrepancies.columns.arrays import Ints
from discrepancies.load.dossier import Dossier
from discrepancies.model import CLAIM_KEYS

Kind = Literal["added", "removed", "edited"]

KEYS = ("source", *CLAIM_KEYS)
"""What a claim is made of, here: its source, and the keys of a claims file."""

EVIDENCE = tuple(key for key in KEYS if key not in ("locator", "note"))
"""Those of them that findings rest on."""

Content = tuple[str, ...]
"""A claim by KEYS, or those of them that findings rest on; "" where a key is absent, for no text is empty."""

_VALUE, _SOURCE, _QUOTE = (KEYS.index(key) for key in ("value", "source", "quote"))
_WORDS = 24
_AROUND = 3
"""The most words of a quote that a sentence repeats, and how many it keeps on either side of a difference."""


class Change(NamedTuple):
    """One claim as it was and as it is, by the keys of the claims file and "source"; absent keys are absent."""

    kind: Kind
    before: Mapping[str, str] | None
    """None of one that was added."""
    after: Mapping[str, str] | None
    """None of one that was removed."""

    @property
    def claim(self) -> Mapping[str, str]:
        """The claim as it is, or as it was before it was removed."""
        return self.after or self.before or {}

    @property
    def keys(self) -> tuple[str, ...]:
        """Which keys of an edited claim differ, in the order of KEYS."""
        before, after = self.before or {}, self.after or {}
        return tuple(key for key in KEYS if before.get(key) != after.get(key))


def texts(dossier: Dossier, claims: Ints) -> dict[str, list[str]]:
    """What the claims with these numbers say, by KEYS, in one form for all that means the same.

    What says no more than its absence is "", as is what is absent, and a list of names is sorted.
    """
    said = {key: [text or "" for text in dossier.written.columns[key].take(claims)] for key in KEYS}
    for key, nothing in (("stated", "fact"), ("closed", "false")):
        said[key] = ["" if text == nothing else text for text in said[key]]
    if lists := {key for key, fact in dossier.facts.items() if fact.kind == "names"}:
        said["value"] = [
            "; ".join(sorted(value.split("; "))) if fact in lists else value
            for fact, value in zip(said["fact"], said["value"], strict=True)
        ]
    return said


def of_dossier(dossier: Dossier, claims: Iterable[int], *, notes: bool = False) -> list[dict[str, str]]:
    """The claims with these numbers, by KEYS, as `texts` has them; locator and note only if asked."""
    said, keys = texts(dossier, np.fromiter(claims, dtype=np.int64)), KEYS if notes else EVIDENCE
    rows = zip(*(said[key] for key in keys), strict=True)
    return [{key: text for key, text in zip(keys, row, strict=True) if text} for row in rows]


def content(claim: Mapping[str, str]) -> Content:
    """What a finding that rests on this claim rests on: all that it says but locator and note."""
    return tuple([claim.get(key, "") for key in EVIDENCE])


def between(before: Sequence[Mapping[str, str]], after: Sequence[Mapping[str, str]]) -> list[Change]:
    """The least that makes of the one list the other, whatever their order; sorted by event, fact and source.

    Taken as multisets, `before` without the old side of every change and with the new side is `after`. The other way
    round every change is the same, turned about. Takes time in proportion to the claims (and a sort of those changed).
    """
    counted = Counter(map(_row, before))
    counted.subtract(map(_row, after))
    gone = sorted(chain.from_iterable([row] * number for row, number in counted.items() if number > 0))
    come = sorted(chain.from_iterable([row] * -number for row, number in counted.items() if number < 0))
    found: list[Change] = []
    for alike in _ALIKE if gone and come else ():
        gone, come, pairs = _paired(gone, come, alike)
        found += (Change("edited", _claim(old), _claim(new)) for old, new in pairs)
    found += (Change("removed", _claim(row), None) for row in gone)
    found += (Change("added", None, _claim(row)) for row in come)
    return sorted(found, key=_order)


def _all_but(*changed: str) -> tuple[int, ...]:
    return tuple(place for place, key in enumerate(KEYS) if key not in changed)


_SAME_FACT = tuple(KEYS.index(key) for key in ("source", "event", "fact"))
_SAME_TOLD = (*_SAME_FACT, *(KEYS.index(key) for key in ("attributed_to", "scope")))

# What two claims have in common that are one claim edited, the surest first. What is all alike but for one key comes
# before what has little more in common than its question; the words quoted say more than the value read from them.
_ALIKE: tuple[tuple[int, ...], ...] = (
    _all_but("note"),
    _all_but("locator"),
    _all_but("locator", "note"),
    *(_all_but(key) for key in ("inferred", "closed", "stated", "when", "as_of", "scope", "attributed_to")),
    _all_but("value"),
    _all_but("quote"),
    _all_but("fact"),
    _all_but("event"),
    (*_SAME_FACT, _QUOTE),
    (*_SAME_TOLD, _VALUE),
    _SAME_TOLD,
    _SAME_FACT,
    _all_but("source"),
)


def _paired(
    gone: Sequence[Content], come: Sequence[Content], alike: Sequence[int]
) -> tuple[list[Content], list[Content], list[tuple[Content, Content]]]:
    """What is left of both, in order, and the pairs that are equal in these places, the lesser with the lesser.

    Without a quote there is too little to say that a claim went from one source to another.
    """
    key, any_quote = itemgetter(*alike), _SOURCE in alike
    waiting: defaultdict[Content, list[int]] = defaultdict(list)
    for number in reversed(range(len(come))):
        waiting[key(come[number])].append(number)
    left, pairs, taken = [], [], set()
    for row in gone:
        same = waiting.get(key(row)) if any_quote or row[_QUOTE] else None
        if same:
            taken.add(same[-1])
            pairs.append((row, come[same.pop()]))
        else:
            left.append(row)
    return left, [row for number, row in enumerate(come) if number not in taken], pairs


def _row(claim: Mapping[str, str]) -> Content:
    return tuple([claim.get(key, "") for key in KEYS])


def _claim(row: Content) -> dict[str, str]:
    return {key: text for key, text in zip(KEYS, row, strict=True) if text}


def _order(change: Change) -> tuple[object, ...]:
    claim = change.claim
    return claim["event"], claim["fact"], claim["source"], change.kind, _row(claim), _row(change.before or {})


def said(change: Change, *, asked: bool = False) -> str:
    """One plain sentence without a full stop: "gazette now says 11 instead of 9"; if asked, with event and fact."""
    claim = change.claim
    about = f" on {claim['event']}/{claim['fact']}" if asked else ""
    if change.kind != "edited":
        return f"a claim of {claim['source']}{about} was {change.kind}: {_told(claim)}"
    before = change.before or {}
    again = claim["value"] == before["value"]
    value = f"still says {claim['value']}" if again else f"now says {claim['value']} instead of {before['value']}"
    others = (key for key in change.keys if key != "value")
    return ", ".join((f"{claim['source']}{about} {value}", *(_differs(key, before, claim) for key in others)))


def rested(claim: Mapping[str, str], *, again: bool, asked: bool = False) -> str:
    """That a finding now rests on a claim that nobody touched, or no longer does: a sentence like those of `said`."""
    about = f" on {claim['event']}/{claim['fact']}" if asked else ""
    return f"it {'now' if again else 'no longer'} rests on a claim of {claim['source']}{about}: {_told(claim)}"


def _told(claim: Mapping[str, str]) -> str:
    phrases = "".join(f" {_phrase(key, claim[key])}" for key in _TOLD if key in claim)
    words = f", “{_shortened(claim['quote'])}”" if "quote" in claim else ""
    return f"{claim['value']}{phrases}{words}"


_PHRASES = {
    "source": "in place of {}",
    "event": "on {}",
    "fact": "in answer to {}",
    "attributed_to": "quoting {}",
    "as_of": "as of {}",
    "scope": "for {}",
    "stated": "as {}",
    "when": "for the time {}",
}
"""How a key reads in a sentence; the others are told by their name."""


_TOLD = ("attributed_to", "scope", "as_of", "when", "stated")
"""What is told of a claim besides its value and its quote."""


def _phrase(key: str, text: str) -> str:
    return _PHRASES[key].format(text)


def _differs(key: str, before: Mapping[str, str], after: Mapping[str, str]) -> str:
    """How an edited claim differs in one key: "now quoting police instead of officials"."""
    old, new = before.get(key), after.get(key)
    if key == "source":
        return _phrase(key, str(old))
    if key == "stated":
        old, new = old or "fact", new or "fact"
    if key == "closed":
        return "now as a complete list" if new else "no longer as a complete list"
    if key in _PHRASES:
        instead = f" instead of {old}" if old else ""
        return f"now {_phrase(key, new)}{instead}" if new else f"no longer {_phrase(key, str(old))}"
    name = {"inferred": "inference"}.get(key, key)
    if old and new:
        was, now = _contrasted(old, new)
        return f"with another {name}: “{now}” instead of “{was}”"
    return f"now with the {name} “{_shortened(new)}”" if new else f"now without the {name} “{_shortened(str(old))}”"


def _contrasted(old: str, new: str) -> tuple[str, str]:
    """Two texts, of each the words that differ and a few around them."""
    left, right = old.split(" "), new.split(" ")
    start = sum(1 for _ in takewhile(_equal, zip(left, right, strict=False)))
    room = min(len(left), len(right)) - start
    end = min(room, sum(1 for _ in takewhile(_equal, zip(reversed(left), reversed(right), strict=False))))
    return _cut(left, start, end), _cut(right, start, end)


def _equal(pair: tuple[str, str]) -> bool:
    return pair[0] == pair[1]


def _cut(words: Sequence[str], start: int, end: int) -> str:
    first, last = max(0, start - _AROUND), min(len(words), len(words) - end + _AROUND)
    return f"{'… ' if first else ''}{_shortened(' '.join(words[first:last]))}{' …' if last < len(words) else ''}"


def _shortened(text: str) -> str:
    words = text.split(" ")
    return text if len(words) <= _WORDS else f"{' '.join(words[:_WORDS])} …"
