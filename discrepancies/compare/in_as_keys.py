"""What B says, in A's keys: by the claims that both have, by what is called alike, else declared as B declares it."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from discrepancies.compare.readings import KEYS
from discrepancies.language.folding import fold
from discrepancies.language.reading import UNKNOWN_WORDS
from discrepancies.load.problems import Problems
from discrepancies.save.yaml import scalar
from discrepancies.save.yaml_edits import Composed, entry, said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from discrepancies.compare.comparison import Comparison
    from discrepancies.compare.readings import Both, Differs
    from discrepancies.compare.sides import Said
    from discrepancies.model import Fact, Place
    from discrepancies.save.yaml_edits import Said as Node
    from discrepancies.save.yaml_edits import YamlNode

_BESIDE = ("as_of", "when", "stated", "quote", "inferred", "closed", "locator", "note")
"""What a claim says that no other key has to be known for."""


class Keys:
    """B's facts, events, voices and scopes as A has them; collects what has to be declared, and what cannot be said."""

    def __init__(self, comparison: Comparison) -> None:
        self._one = comparison
        self.problems = Problems()
        self.choice = ""
        """The key of the choice that is looked at."""
        self.declared: dict[str, dict[str, str]] = {"facts": {}, "events": {}, "voices": {}}

    def reading(self, both: Both, differs: Differs) -> dict[str, str | None]:
        """The new texts of A's claim where B's reading of a field is taken."""
        b, key = both.b, KEYS.get(differs.field, differs.field)
        if differs.field in ("value", "hedge"):
            # A value is shown by its quote, or follows as B says it does.
            return {
                "value": self._value(b, both.a.fact),
                **({"quote": b.quote} if b.quote else {}),
                "inferred": self._written(b, "inferred"),
            }
        if differs.field == "voice":
            return {key: self._voice(b) if b.voice else None}
        if differs.field == "scope":
            return {key: self._scope(b, both.a.fact) if b.scope else None}
        if differs.field == "event":
            return {key: self._event(b.event)}
        return {key: (None if key == "stated" and differs.b == "fact" else differs.b) or None}

    def claim(self, b: Said) -> dict[str, str]:
        """B's claim as A's file says it."""
        fact = self._fact(b)
        known = self._one.a.facts.get(fact)
        source = self._one.a.sources[self._sources[b.source]]
        event = self._event(b.event)
        texts: dict[str, str | None] = {
            "fact": fact,
            "event": None if event == source.event else event,
            "value": self._value(b, known) if known else b.value,
            "scope": (self._scope(b, known) if known else b.scope) if b.scope else None,
            "attributed_to": self._voice(b) if b.voice else None,
            **{key: self._written(b, key) for key in _BESIDE},
        }
        return {key: text for key, text in texts.items() if text}

    def _written(self, b: Said, key: str) -> str | None:
        return self._one.b.written.columns[key][b.number]

    @cached_property
    def _sources(self) -> Mapping[str, str]:
        return {theirs: ours for ours, theirs in self._one.sources.items()}

    @cached_property
    def _facts(self) -> Mapping[tuple[str, str], str]:
        """For B's fact and scope, and for the fact alone, the fact of A that most of their claims answer."""
        counted: Counter[tuple[tuple[str, str], str]] = Counter()
        for pair in self._one.both:
            for asked in {(pair.b.fact.key, pair.b.scope), (pair.b.fact.key, "")}:
                counted[asked, pair.a.fact.key] += 1
        found: dict[tuple[str, str], str] = {}
        for (asked, fact), _ in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
            found.setdefault(asked, fact)
        return found

    def _fact(self, b: Said) -> str:
        key = b.fact.key
        known = self._facts.get((key, b.scope))
        if known is not None and self._one.a.facts[known].kind == b.fact.kind:
            return known
        there = self._one.a.facts.get(key)
        if there is not None and (there.kind, there.asks, there.unit) == (b.fact.kind, b.fact.asks, b.fact.unit):
            return key
        return self._copied("facts", key, b.fact.at)

    def _event(self, event: str) -> str:
        known = self._one.known.events_back.get(event)
        declared = self._one.b.events.get(event)
        if known is not None:
            return known
        if event in self._one.a.events or not self._one.a.events_declared or declared is None:
            return event
        return self._copied("events", event, declared.at)

    def _voice(self, b: Said) -> str:
        known = {theirs: ours for ours, theirs in self._one.known.voices.items()}.get(b.voice)
        if known is not None:
            return known
        voice = self._one.b.voices.get(b.voice)
        if voice is None:
            self._refused(b, f'the source "{b.voice}", to which this is attributed, is not in A', "add it to A")
            return b.voice
        return self._copied("voices", b.voice, voice.at)

    def _scope(self, b: Said, fact: Fact) -> str | None:
        known = {
            theirs: ours
            for (ours_fact, theirs_fact), ours, theirs in self._one.known.scopes
            if (ours_fact, theirs_fact) == (fact.key, b.fact.key)
        }
        if b.scope in known:
            return known[b.scope] or None
        label = fold(b.fact.scopes[b.scope].label) if b.scope in b.fact.scopes else ""
        for key, scope in fact.scopes.items():
            if fold(key) == fold(b.scope) or fold(scope.label) == label:
                return key
        self._refused(b, f'A\'s fact "{fact.key}" has no scope "{b.scope}"', "declare it in A's file")
        return b.scope

    def _value(self, b: Said, fact: Fact) -> str:
        """B's value as A's fact reads it: its term in A's word, its figure with its unit."""
        if fact.kind == "category":
            for (ours_fact, theirs_fact), ours, theirs in self._one.known.terms:
                if (ours_fact, theirs_fact) == (fact.key, b.fact.key) and theirs == fold(b.value):
                    return next((term.name for term in fact.terms if fold(term.name) == ours), ours)
            if fold(b.value) not in {*map(fold, (term.name for term in fact.terms)), *fact.aliases, *UNKNOWN_WORDS}:
                self._refused(b, f'A\'s fact "{fact.key}" has no term "{b.value}"', "declare it in A's file")
        bare = not any(map(str.isalpha, b.value))
        if fact.unit != b.fact.unit and b.fact.unit and bare and b.fact.kind != "count" and b.family == "figure":
            return f"{b.value} {b.fact.unit}"
        return b.value

    def _copied(self, section: str, key: str, at: Place) -> str:
        """B's declaration, under its key, or one beside it where A has that for something else."""
        taken = getattr(self._one.a, section)
        name = key
        while name in taken or (name in self._one.a.sources and section == "voices"):
            name = f"{name}_b"
        if name in self.declared[section]:
            return name
        node = self._node(section, key, at)
        self.declared[section][name] = _flow(said(node)) if node is not None else "{}"
        if node is None:
            self.problems.add(at, f'"{key}" is declared in a file that cannot be copied from', "declare it in A's file")
        return name

    def _node(self, section: str, key: str, at: Place) -> YamlNode:
        path = Path(at.file)
        if path.suffix.lower() not in (".yaml", ".yml") or not path.is_file():
            return None
        return entry(entry(Composed.of(path.read_bytes()).root, section), key)

    def _refused(self, b: Said, wrong: str, instead: str) -> None:
        self.problems.add(
            self._one.b.written.place(b.number, "fact"), wrong, f"{instead}, or choose a for {self.choice}"
        )


def _flow(node: Node) -> str:
    """What a node says, on one line of YAML."""
    if isinstance(node, str):
        return scalar(node)
    pairs = [one for one in node if isinstance(one, tuple)]
    if pairs:
        return "{" + ", ".join(f"{_flow(key)}: {_flow(value)}" for key, value in pairs) + "}"
    return "[" + ", ".join(_flow(one) for one in node if not isinstance(one, tuple)) + "]"
