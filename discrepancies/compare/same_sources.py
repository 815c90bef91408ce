"""Which source of the one dossier is which of the other: keys are the curator's own, the document is not.

A document is known by the digest of its text, its address, its title with who published it or when, and last by its
key or by the words quoted from it. The surest sign goes first, and no source is two.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from discrepancies.compare.words import tokens
from discrepancies.language.folding import fold

if TYPE_CHECKING:
    from discrepancies.compare.sides import Said
    from discrepancies.load.dossier import Dossier
    from discrepancies.model import Source

_LIKE = 0.6
"""So much of two titles' words are the same where they are one title, more or less whole."""
_QUOTED = 0.25
"""So many of the runs of words quoted from two documents are the same where they are one."""
_RUN = 4

Signs = Callable[["Dossier", "Source"], Iterable[object]]


def aligned(a: Dossier, b: Dossier, said: tuple[Sequence[Said], Sequence[Said]]) -> dict[str, str]:
    """The sources of A that B has too, each with its key in B, in the order of A."""
    found: dict[str, str] = {}
    for signs in (_texts, _addresses, _titled_and_dated, _titled, _keyed):
        _join(found, _by_sign(a, b, signs, found))
    _join(found, _likely(_by_title(a, b, found)))
    _join(found, _likely(_by_quotes(said, found)))
    return {key: found[key] for key in a.sources if key in found}


def _join(found: dict[str, str], pairs: Iterable[tuple[str, str]]) -> None:
    taken = set(found.values())
    for one, other in pairs:
        if one not in found and other not in taken:
            found[one] = other
            taken.add(other)


def _by_sign(a: Dossier, b: Dossier, signs: Signs, found: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The pairs that have a sign in common which no third has."""
    taken = set(found.values())
    holders: defaultdict[object, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for side, dossier in enumerate((a, b)):
        for key, source in dossier.sources.items():
            if key not in (taken if side else found):
                for sign in dict.fromkeys(signs(dossier, source)):
                    holders[sign][side].append(key)
    for ours, theirs in holders.values():
        if len(ours) == len(theirs) == 1:
            yield ours[0], theirs[0]


def _texts(dossier: Dossier, source: Source) -> Iterator[object]:
    text = dossier.texts.get(source.key)
    if text:
        start, end = text.span
        yield "plain", sha256(" ".join(text.plain[start:end].split()).encode()).hexdigest()
    if source.text and source.text.sha256 and not source.text.lines:
        yield "file", source.text.sha256.lower()
    elif text and not (source.text and source.text.lines):
        yield "file", text.sha256


def _addresses(_: Dossier, source: Source) -> Iterator[object]:
    for address in (source.url, source.archived):
        if address:
            yield address.partition("://")[2].partition("#")[0].removeprefix("www.").rstrip("/").lower()


def _titled_and_dated(_: Dossier, source: Source) -> Iterator[object]:
    title = fold(source.title or "")
    for beside in (source.publisher, source.by, source.published):
        if title and beside:
            yield title, fold(beside)


def _titled(_: Dossier, source: Source) -> Iterator[object]:
    if title := fold(source.title or ""):
        yield title


def _keyed(_: Dossier, source: Source) -> Iterator[object]:
    yield fold(source.key) or source.key


def _likely(scored: Iterable[tuple[float, str, str]]) -> list[tuple[str, str]]:
    return [(one, other) for _, one, other in sorted(scored, key=lambda pair: (-pair[0], pair[1], pair[2]))]


def _by_title(a: Dossier, b: Dossier, found: Mapping[str, str]) -> Iterator[tuple[float, str, str]]:
    """Pairs whose titles have most words in common, and whose dates do not say otherwise."""
    left = [[one for key, one in d.sources.items() if key not in held] for d, held in ((a, found), (b, found.values()))]
    holding: defaultdict[str, list[Source]] = defaultdict(list)
    words = {(side, one.key): tokens(one.title or "") for side, of in enumerate(left) for one in of}
    for other in left[1]:
        for word in words[1, other.key]:
            holding[word].append(other)
    for one in left[0]:
        ours = words[0, one.key]
        shared = Counter(other.key for word in ours for other in holding[word])
        for key, number in shared.items():
            of_both = number / len(ours | words[1, key])
            dates = {one.published, b.sources[key].published} - {None}
            if of_both >= _LIKE and len(dates) < 2:
                yield of_both, one.key, key


def _by_quotes(
    said: tuple[Sequence[Said], Sequence[Said]], found: Mapping[str, str]
) -> Iterator[tuple[float, str, str]]:
    """Pairs from which the same words are quoted."""
    runs: list[defaultdict[str, set[tuple[str, ...]]]] = [defaultdict(set), defaultdict(set)]
    for side, held in enumerate((set(found), set(found.values()))):
        for claim in said[side]:
            if claim.source not in held:
                words = fold(claim.quote).split()
                runs[side][claim.source].update(tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))
    holding: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, of in runs[1].items():
        for run in of:
            holding[run].append(key)
    for key, of in runs[0].items():
        shared = Counter(other for run in of for other in holding[run])
        for other, number in shared.items():
            share = number / min(len(of), len(runs[1][other]))
            if share >= _QUOTED:
                yield share, key, other
