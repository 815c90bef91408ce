"""Claims, values and sources in words: what every message, table and page says of them, said in one place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from math import isnan

import numpy as np

from discrepancies.kinds import COMPOUND, MEASURED, PARTS, kind, names
from discrepancies.kinds.name import spelling
from discrepancies.language.likeness import alike
from discrepancies.language.reading import NEVER, Bound
from discrepancies.load.dossier import Dossier
from discrepancies.model import About, Fact
from discrepancies.wording.naming import Naming

NAMED = 4
"""How many sources a sentence names before it counts the rest."""

_NOUNS = {
    "count": "number",
    "quantity": "value",
    "money": "sum",
    "share": "share",
    "duration": "duration",
    "date": "date",
    "period": "date",
    "category": "answer",
    "yes-no": "answer",
    "name": "name",
    "names": "answer",
    "identifier": "identifier",
    "coordinates": "place",
    "text": "wording",
}


class Wording:
    """Puts rows of a dossier's claims table into words; the columns it needs are taken out of pandas once."""

    def __init__(self, dossier: Dossier, shared: frozenset[str] | None = None) -> None:
        self.dossier = dossier
        self.naming = Naming(dossier, shared)
        claims = dossier.claims
        self.columns: dict[str, list[str]] = {
            key: claims[key].astype(object).tolist()
            for key in ("event", "fact", "part", "source", "voice", "scope", "value", "hedge", "stated")
        }
        """By key the texts of each row, as `table.COLUMNS` says."""
        self.low, self.high, self.track = (claims[key].tolist() for key in ("low", "high", "track"))
        gapped = np.flatnonzero(claims["gap_low"].notna().to_numpy())
        gaps = (claims[key].to_numpy()[gapped].tolist() for key in ("gap_low", "gap_high"))
        self._gap = dict(zip(gapped.tolist(), zip(*gaps, strict=True), strict=True))
        self._claim = claims["claim"].tolist()
        self._lists: dict[tuple[str, str], dict[str, str]] = {}

    @cached_property
    def _rows_of_claim(self) -> dict[int, list[int]]:
        """The rows of each compound claim."""
        rows: dict[int, list[int]] = {}
        for row, part in enumerate(self.columns["part"]):
            if part:
                rows.setdefault(self._claim[row], []).append(row)
        return rows

    def fact(self, row: int) -> Fact:
        """The fact a row answers."""
        return self.dossier.facts[self.columns["fact"][row]]

    def noun(self, row: int) -> str:
        """What an answer to the row's fact is: "number", "date", "answer"."""
        return _NOUNS[self.fact(row).kind]

    def value(self, row: int) -> str:
        """The claim's value as written."""
        return str(self.columns["value"][row])

    def means(self, row: int) -> str:
        """What a row's value means: "exactly 7", "at least 9", "about 500 (450 to 550)", "on 15 January 2018"."""
        fact, written = self.fact(row), self.value(row)
        if self.track[row] == NEVER:
            return written if fact.kind == "text" else "not established"
        if fact.kind in ("name", "identifier"):
            return written
        said = self._said(row)
        hedge = self.columns["hedge"][row]
        if hedge in ("about", "vague"):
            return f"{written} ({said})"
        if hedge == "exact" and fact.kind in ("count", *MEASURED):
            # A third of a whole has no end of digits, so that its per cent are not said exactly.
            return said if said.startswith("about ") else f"exactly {said}"
        return said

    def answers(self, row: int) -> str:
        """What a whole claim means: of a compound one, all its parts."""
        fact = self.fact(row)
        if fact.kind not in COMPOUND or not self.part(row):
            return self.means(row)
        if fact.kind == "names":
            return self.value(row)
        parts = self._rows_of_claim[self._claim[row]]
        return ", ".join(f"{self.columns['part'][of]} {self.means(of)}" for of in parts)

    def who(self, row: int) -> str:
        """Who says it: the source, and whom it quotes: "Gazette [gazette] (quoting The police [police])"."""
        source, voice = self.source(row), self.voice(row)
        called = self.naming.called
        return called(source) if source == voice else f"{called(source)} (quoting {called(voice)})"

    def called(self, row: int) -> str:
        """The source of a row by its name, and its key behind it: "Gazette [gazette]"."""
        return self.naming.called(self.source(row))

    def about(self, row: int) -> About:
        """The event, fact and scope a row is about."""
        return About(self.columns["event"][row], self.columns["fact"][row], self.columns["scope"][row] or None)

    def scope(self, row: int) -> str:
        """Whom or what a row's figure counts, as the dossier words it: "the leader and those with him"; else ""."""
        key = self.columns["scope"][row]
        return self.fact(row).scopes[key].label if key else ""

    def counts(self, row: int) -> str:
        """Whom a row's figure counts, as a sentence has it: " for the leader and those with him [group]"; else ""."""
        key = self.columns["scope"][row]
        return f" for {named(self.fact(row), key)}" if key else ""

    def question(self, row: int) -> str:
        """The event's fact a row answers, as the command line names it: "el_junquito/killed"."""
        return f"{self.columns['event'][row]}/{self.columns['fact'][row]}"

    def source(self, row: int) -> str:
        """The key of the source a row is from."""
        return str(self.columns["source"][row])

    def voice(self, row: int) -> str:
        """Whose word it is: the voice or source that the claim is attributed to, else its source."""
        return str(self.columns["voice"][row])

    def teller(self, row: int) -> str:
        """Source and voice by their keys: "paper", or "paper / officials" where it quotes somebody."""
        return " / ".join(dict.fromkeys((self.source(row), self.voice(row))))

    def claim(self, row: int) -> int:
        """The number of the claim a row is of."""
        return int(self._claim[row])

    def rows(self, row: int) -> list[int]:
        """The rows of the claim that a row is of: several of a compound one."""
        return self._rows_of_claim.get(self.claim(row), [row])

    def means_between(self, row: int) -> tuple[float, float]:
        """The least and the greatest value that a row leaves possible."""
        return self.low[row], self.high[row]

    def part(self, row: int) -> str:
        """The part of a compound fact a row is about, "" for a simple one."""
        return str(self.columns["part"][row])

    def heading(self, row: int) -> str:
        """The part a row is about, as it begins a sentence: "start: "; "" for a simple fact."""
        return f"{self.part(row)}: " if self.part(row) else ""

    def stated(self, row: int) -> str:
        """How firmly it is said: fact, likely or alleged."""
        return str(self.columns["stated"][row])

    def name(self, row: int) -> str:
        """The name on a list that a row stands for, as its source writes it."""
        part, spelt = self.part(row), self._spelt(row)
        return spelt.get(part) or next((name for of, name in spelt.items() if alike(of, part)), part)

    def _spelt(self, row: int) -> dict[str, str]:
        """The names on a row's list by their folded spelling, worked out once a list."""
        fact, value = self.fact(row), self.value(row)
        if (fact.key, value) not in self._lists:
            self._lists[fact.key, value] = {spelling(name, fact): name for name in names.written(value)}
        return self._lists[fact.key, value]

    def that_is(self, row: int) -> str:
        """What a row says, with the meaning where that is not in the words: "more than 137, that is, at least 138".

        How far "about" and "several" reach is no source's word, and so not said here.
        """
        words, fact = self.value(row), self.fact(row)
        if self.track[row] == NEVER or fact.kind in ("name", "names", "identifier"):
            return words
        said = self._said(row)
        if fact.kind in PARTS:
            return said
        hedge, own, meant = self.columns["hedge"][row], _plain(words), _plain(said.removeprefix("on "))
        evident = hedge in ("about", "vague") or row in self._gap or own in meant or (hedge == "exact" and meant in own)
        return words if evident else f"{words}, that is, {said}"

    def _said(self, row: int) -> str:
        """The values that a row leaves possible, or its two alternatives, in words."""
        fact, low, high = self.fact(row), self.low[row], self.high[row]
        say = kind(fact.kind).say
        if row not in self._gap:
            return say(low, high, fact)
        first, second = self._gap[row]
        return f"{say(low, first, fact)} or {say(second, high, fact)}"

    def between(self, low: float, high: float, rows: Sequence[int]) -> str:
        """An interval that is no claim's own, in words: what these rows leave open.

        Of names that which a row gives, if it means no more; "" where none does, and for a list of names.
        """
        fact = self.fact(rows[0])
        if fact.kind in ("name", "identifier"):
            return next((self.value(row) for row in rows if (self.low[row], self.high[row]) == (low, high)), "")
        return "" if fact.kind == "names" else kind(fact.kind).say(low, high, fact)

    def vague(self, low: float, high: float, rows: Sequence[int]) -> bool:
        """Whether an end of what these rows leave open is in no words: only the width that a vague one is given."""
        firm = [row for row in rows if self.columns["hedge"][row] not in ("about", "vague")]
        return low not in (self.low[row] for row in firm) or high not in (self.high[row] for row in firm)

    def sources(self, rows: Iterable[int]) -> str:
        """Who says it, of several rows: "a, b (quoting c) and 3 more"."""
        tellers = self._tellers(rows)
        return listed(source + (f" (quoting {voice})" if voice else "") for source, voice in tellers)

    def bracketed(self, rows: Iterable[int]) -> str:
        """Who says it, in brackets: "(a, b and 3 more)", or "(a; b quoting c)" where somebody is quoted."""
        return f"({self.tellers(rows)})"

    def tellers(self, rows: Iterable[int]) -> str:
        """The same without the brackets."""
        tellers = self._tellers(rows)
        if not any(voice for _, voice in tellers):
            return listed(source for source, _ in tellers)
        return "; ".join(shortened([f"{source} quoting {voice}" if voice else source for source, voice in tellers]))

    def _tellers(self, rows: Iterable[int]) -> list[tuple[str, str]]:
        """The sources of rows by name, each with whom it quotes, "" for nobody."""
        keys = list(dict.fromkeys((self.source(row), self.voice(row)) for row in rows))
        every = list(dict.fromkeys(key for pair in keys for key in pair))
        words = dict(zip(every, self.naming.all_called(every), strict=True))
        return [(words[source], "" if source == voice else words[voice]) for source, voice in keys]


def _plain(words: str) -> str:
    """Words without what only sets them out: blanks, commas, capital letters."""
    return "".join(one for one in words.casefold() if one.isalnum())


def named(fact: Fact, scope: str) -> str:
    """A scope in a sentence: its words, and its key in brackets where that is another word."""
    label = fact.scopes[scope].label
    return label if label == scope else f"{label} [{scope}]"


def listed(words: Iterable[str], most: int = NAMED) -> str:
    """Words as a sentence lists them: "a", "a and b", "a, b, c, d and 3 more"."""
    words = shortened(list(words), most)
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""


def shortened(words: list[str], most: int = NAMED) -> list[str]:
    """The first few words, and how many more there are."""
    return words if len(words) <= most + 1 else [*words[:most], f"{len(words) - most} more"]


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: "1 fact", "3 facts"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def span(fact: Fact, low: float, high: float) -> tuple[Bound, Bound]:
    """Two ends of an interval as reports give them: null where unbounded, or of a kind without numbers."""
    return (None, None) if isnan(low) else kind(fact.kind).bounds(low, high)
