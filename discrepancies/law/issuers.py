"""Who speaks in the end, by the name that people give them: issuers, voices and roots, whatever their spelling.

`by: AMNESTY`, a publisher "Amnesty" and a voice titled "Amnesty" are one. A publisher speaks where no `by` says who
does; a document of which neither is known speaks for itself alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from graphlib import TopologicalSorter

from discrepancies.language.folding import fold
from discrepancies.model import Source, Voice

Roots = frozenset[str]
"""The ends of a source's or voice's chains, by what they are called."""

_Known = tuple[bool, str]
"""Who somebody is: (True, a folded name), or (False, a key) for a document that names nobody."""


def issuers(sources: Mapping[str, Source], voices: Mapping[str, Voice]) -> dict[str, str]:
    """Who issued each source, called the same of two sources exactly where it is one issuer."""
    called = _called(sources, voices)
    return {key: called[_issuer(source, sources, voices)] for key, source in sources.items()}


def roots(sources: Mapping[str, Source], voices: Mapping[str, Voice]) -> dict[str, Roots]:
    """The ends of the chains of `derives_from` and `by` that start at each source and voice.

    The loader has refused cycles; a link to what nobody declared is an end.
    """
    called = _called(sources, voices)
    ends = {key: Roots({called[_named(key, voices)]}) for key in voices}
    onward = {}
    for key, source in sources.items():
        by = source.by if source.by != key and source.by in sources else None
        if links := (*source.derives_from, *((by,) if by else ())):
            onward[key] = links
        else:
            # Most sources come from nowhere else, and nothing has to be sorted for those.
            ends[key] = Roots({called[_issuer(source, sources, voices)]})
    for key in TopologicalSorter(onward).static_order():
        if key not in onward:
            ends.setdefault(key, Roots({key}))
            continue
        behind = {ends[link] for link in onward[key]}
        if (by := sources[key].by) and by not in onward[key]:
            behind.add(Roots({called[_named(by, voices)]}))
        ends[key] = behind.pop() if len(behind) == 1 else Roots().union(*behind)
    return ends


def _issuer(source: Source, sources: Mapping[str, Source], voices: Mapping[str, Voice]) -> _Known:
    """Who issued a source; where another one speaks in it, whoever issued that."""
    while source.by and source.by != source.key and source.by in sources:
        source = sources[source.by]
    name = source.by or source.publisher
    return _named(name, voices if source.by else {}) if name else (False, source.key)


def _named(name: str, voices: Mapping[str, Voice]) -> _Known:
    """Who is meant by a name, or by the key of a voice."""
    name = voices[name].title if name in voices else name
    return True, fold(name) or name


def _called(sources: Mapping[str, Source], voices: Mapping[str, Voice]) -> dict[_Known, str]:
    """What to call everybody; no two are called the same.

    A voice's title goes before what sources write, and of several spellings one that is not all capitals. Who has no
    name is called by the source's key.
    """
    spelt: defaultdict[_Known, set[tuple[bool, bool, str]]] = defaultdict(set)
    for key, voice in voices.items():
        spelt[_named(key, voices)].add((False, False, voice.title))
    nameless: list[str] = []
    for key, source in sources.items():
        name = source.by or source.publisher
        if not name:
            nameless.append(key)
        elif source.by not in voices and (source.by == key or source.by not in sources):
            spelt[_named(name, {})].add((True, name.isupper(), name))
    called = {one: min(spellings)[-1] for one, spellings in spelt.items()}
    names = set(called.values())
    for key in nameless:
        called[False, key] = f"{key} (the source)" if key in names else key
    return called
