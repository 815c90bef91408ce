"""Drafts of claims from what others marked, for a curator to complete in the file that they are written into.

A fact that is declared is taken from what the annotator wrote or tagged; one that nobody names stays a question mark,
which is no fact, so that a draft that nobody has looked at cannot pass for a claim.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from discrepancies.load.dossier import Dossier
from discrepancies.load.gathered import Noted
from discrepancies.load.yaml_nodes import LONGEST_SCALAR
from discrepancies.model import Source

ValueOf = Callable[[str, Source | None], str | None]
"""The one value that a quote of a source shows, None where it shows none or several."""
OPEN = "?"


def no_value(_: str, __: Source | None) -> None:
    """What is found in a quote where nobody looks into it."""


def drafted(noted: Iterable[Noted], dossier: Dossier, value_of: ValueOf) -> Iterator[dict[str, str]]:
    """The entries that a claims file gets, by key, `source` among them; one for each fact that an annotator names."""
    for one in noted:
        source = dossier.sources.get(one.source.text)
        words, facts = list(one.words), []
        for event, fact, value in one.facts:
            if dossier.facts and fact not in dossier.facts:
                words.append(f"{fact}: {value}")
            else:
                facts.append((event, fact, value))
        if not facts:
            tagged = [word for word in words if word in dossier.facts]
            words = [word for word in words if word not in tagged[:1]]
            shown = value_of(one.quote, source) if one.quote else None
            facts = [(None, tagged[0] if tagged else OPEN, shown or OPEN)]
        for event, fact, value in facts:
            claim = {"source": one.source.text, "fact": fact, "value": value, **one.keys}
            if event := event or one.keys.get("event") or (None if source and source.event else OPEN):
                claim["event"] = event
            if one.quote:
                claim["quote"] = one.quote
            if note := _note(one.about, words):
                claim["note"] = note
            yield claim


def _note(about: str, words: Iterable[str]) -> str:
    return ": ".join(filter(None, (about, "; ".join(words))))[:LONGEST_SCALAR]
