"""What sources, voices and events are called: the name that people know first, the key of the file behind it.

A reader knows publishers and people, an editor needs the key to find the line. So both are said, everywhere in one
form, "Gazette [gazette]", and formats set the bracketed key in grey (see `keyed`). Two of one name stay told apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

from discrepancies.language.folding import fold
from discrepancies.load.dossier import Dossier

IN_FULL = 2
"""Of more names than these, a list says those without their keys that nobody else bears."""
LONGEST_NAME = 48
"""Characters; of a longer one, such as a voice with all its offices, the beginning is said."""

_KEY = re.compile(r"\[([^\[\]]+)\]")


class Naming:
    """The names of a dossier's sources, voices and events, by key.

    `shared` are the folded names that more than one key bears, worked out from the dossier where they are not given:
    a part of a dossier cannot tell.
    """

    def __init__(self, dossier: Dossier, shared: frozenset[str] | None = None) -> None:
        self.dossier = dossier
        self._shared = shared
        self._called: dict[str, str] = {}

    def name(self, key: str) -> str:
        """Who or what that is, to people: a source's issuer or publisher, a voice's title; else the key.

        A document's title is what it says, not who says it.
        """
        source = self.dossier.sources.get(key)
        if source is None:
            voice = self.dossier.voices.get(key)
            return _cut(voice.title if voice else key)
        return _cut(self._issuer(source.by) or source.publisher or key)

    def _issuer(self, by: str | None) -> str | None:
        """Who speaks in a source: by name, or by the key of what has one."""
        if by is not None and by in self.dossier.voices:
            return self.dossier.voices[by].title
        source = self.dossier.sources.get(by or "")
        return (source.publisher or by) if source else by

    @cached_property
    def shared(self) -> frozenset[str]:
        """The folded names that more than one source or voice bears."""
        if self._shared is not None:
            return self._shared
        borne = Counter(_plain(self.name(key)) for key in (*self.dossier.sources, *self.dossier.voices))
        return frozenset(name for name, bearers in borne.items() if bearers > 1)

    def called(self, key: str) -> str:
        """A source or voice as a sentence names it: "Gazette [gazette]"; one word where name and key are the same."""
        if key not in self._called:
            name = self.name(key)
            same = name == key or (_plain(name) == _plain(key) and _plain(name) not in self.shared)
            self._called[key] = name if same else f"{name} [{key}]"
        return self._called[key]

    def brief(self, key: str) -> str:
        """The same without the key, where nobody else bears the name."""
        name = self.name(key)
        return self.called(key) if _plain(name) in self.shared else name

    def all_called(self, keys: Iterable[str]) -> list[str]:
        """Several as a list names them: in full where they are few, else without the keys that are not needed."""
        every = list(dict.fromkeys(keys))
        return list(map(self.called if len(every) <= IN_FULL else self.brief, every))

    def event(self, key: str) -> str:
        """What an event is called, and its key: "Raid at El Junquito [el_junquito]"."""
        title = self.dossier.event_title(key)
        return f"{title} [{key}]" if title and _plain(title) != _plain(key) else title or key

    def question(self, event: str, fact: str) -> str:
        """An event's fact in a heading: "Raid at El Junquito [el_junquito/killed]"."""
        title = self.dossier.event_title(event)
        return f"{title} [{event}/{fact}]" if title else f"{event}/{fact}"

    def is_key(self, text: str) -> bool:
        """Whether what stands in brackets is a key: of a source, a voice, an event, an event's fact or a scope."""
        dossier = self.dossier
        event, slash, fact = text.rpartition("/")
        return (
            text in dossier.sources
            or text in dossier.voices
            or text in dossier.events
            or (slash and event in dossier.events and fact in dossier.facts)
            or text in self._scopes
        )

    @cached_property
    def _scopes(self) -> frozenset[str]:
        return frozenset(scope for fact in self.dossier.facts.values() for scope in fact.scopes)

    def keyed(self, text: str) -> Iterator[tuple[str, bool]]:
        """A text in pieces, and of each whether it is a key in its brackets, to be set in grey."""
        begin = 0
        for found in _KEY.finditer(text) if "[" in text else ():
            if self.is_key(found[1]):
                if found.start() > begin:
                    yield text[begin : found.start()], False
                yield found[0], True
                begin = found.end()
        if begin < len(text):
            yield text[begin:], False


def _cut(name: str) -> str:
    """A name that a sentence has room for."""
    if len(name) <= LONGEST_NAME:
        return name
    kept = name[:LONGEST_NAME].rpartition(" ")[0] or name[:LONGEST_NAME]
    return f"{kept.rstrip(' ,;:.-')}…"


def _plain(text: str) -> str:
    """A name or key as it is compared: folded, and without what stands between words."""
    return fold(text).replace(" ", "") or text
