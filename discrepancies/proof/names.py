"""A story's names, held against all that the dossier names: people and places claimed, sources, voices and events.

A name that is spelt as nowhere, and nearly as somewhere, is likely a slip. One that is nowhere at all is only listed
where it has two words or more: a story names many places and offices that no claim is about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import Levenshtein

from discrepancies.evidence.capitals import PARTICLES, named
from discrepancies.kinds.names import SEPARATOR
from discrepancies.language.folding import fold
from discrepancies.language.languages import code_of
from discrepancies.language.likeness import LONG_ENOUGH, alike, is_slip, is_transcribed, shorter
from discrepancies.language.name_words import KNOWN
from discrepancies.language.telling import languages_of
from discrepancies.proof.marks import SEVERITY, Kind, Mark

if TYPE_CHECKING:
    from discrepancies.proof.mentions import Mention
    from discrepancies.report import Report

_NAMING = ("name", "names", "category")
_MOST_FORMS = 20_000
_SURE_BESIDE, _SHORT = 3, 4
"""Of a name of so many words a word of so few letters may be a slip, where all others are the same."""


class Spelt(NamedTuple):
    """A name as the dossier has it: its words, where it stands, and the rows that claim it."""

    name: str
    where: str
    rows: tuple[int, ...] = ()


class Names:
    """All names of a dossier."""

    def __init__(self, report: Report) -> None:
        self.report = report

    @cached_property
    def known(self) -> Mapping[str, Spelt]:
        """Every name by its folded form; those that are claimed before those that stand in quotes."""
        found: dict[str, Spelt] = {}
        for one in (*self._claimed(), *self._declared(), *self._quoted()):
            key = fold(one.name)
            if key and len(found) < _MOST_FORMS:
                before = found.get(key)
                rows = dict.fromkeys((*before.rows, *one.rows)) if before else one.rows
                found[key] = (before or one)._replace(rows=tuple(rows))
        return found

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of a name, and of what else sources wrote."""
        every = (*self.known, *self._texts)
        return frozenset(word for name in every for word in name.split())

    @cached_property
    def _by_start(self) -> Mapping[str, list[str]]:
        """The words of claimed and declared names, by their first letter: only these are a slip's likely source."""
        found: dict[str, set[str]] = {}
        for name in self.known:
            for word in name.split():
                if len(word) >= LONG_ENOUGH:
                    found.setdefault(word[0], set()).add(word)
        return {letter: sorted(words) for letter, words in found.items()}

    def mark(self, mention: Mention) -> Mark | None:
        """How a name stands; None where it is a single word that nothing is near."""
        folded = fold(mention.text)
        whole = self.known.get(folded) or self._longer(folded)
        if whole:
            return self._made(
                mention, "backed", f"{whole.where} {'names' if whole.rows else 'is called'} {whole.name}", whole
            )
        strange = [word for word in folded.split() if word not in self.words and word not in PARTICLES]
        foreign = mention.language not in self._languages
        near = self._near(folded, foreign=foreign)
        if not strange and (near is None or self._is_written(folded)):
            return self._made(mention, "backed", "every word of it stands in a source", None)
        if not near:
            beside = {*folded.split()} - {*strange} - PARTICLES if foreign else None
            near = next(filter(None, (self._slip(word, beside) for word in strange)), None)
        if near:
            return self._made(mention, "misspelt-name", f"{near.where} spells it {near.name}", near)
        if len(folded.split()) > 1:
            return self._made(mention, "unbacked", "nothing in the dossier names it", None, severity="info")
        return None

    def _longer(self, folded: str) -> Spelt | None:
        """The name that this one is short for."""
        words = set(folded.split())
        few = min((self._holding.get(word, ()) for word in words), key=len, default=())
        return next((self.known[key] for key in few if words < set(key.split()) and shorter(folded, key)), None)

    def _near(self, folded: str, *, foreign: bool) -> Spelt | None:
        """The name that this one nearly is: of several words of which most are its own, or begin as they do.

        In a `foreign` language, which no source is in, common words are spelt otherwise by right: "Operación".
        """
        if " " not in folded:
            return None
        words = folded.split()
        keys = dict.fromkeys(key for word in words for key in self._holding.get(word, ()))
        keys |= dict.fromkeys(self._beginning.get(_initials(folded), ()))
        return next(
            (
                self.known[key]
                for key in keys
                if abs(len(key) - len(folded)) <= len(folded) // 2
                and (_nearly(folded, key) or alike(folded, key))
                and not (foreign and self._is_common(folded, key))
                and not shorter(folded, key)
                and not shorter(key, folded)
            ),
            None,
        )

    @cached_property
    def _holding(self) -> Mapping[str, Sequence[str]]:
        """The names that hold a word."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for key in self.known:
            for word in dict.fromkeys(key.split()):
                found[word].append(key)
        return found

    @cached_property
    def _beginning(self) -> Mapping[str, Sequence[str]]:
        """The names whose words begin with the same letters."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for key in self.known:
            found[_initials(key)].append(key)
        return found

    def _is_written(self, folded: str) -> bool:
        """Whether a source has just these words one behind the other."""
        return any(f" {folded} " in f" {text} " for text in self._texts)

    @cached_property
    def _texts(self) -> Sequence[str]:
        report = self.report
        quotes = report.dossier.claims["quote"].cat.categories
        return [*(fold(str(quote)) for quote in quotes), *(fold(text.plain) for text in report.dossier.texts.values())]

    def _is_common(self, one: str, other: str) -> bool:
        """Whether two names differ by a word that the sources write without a capital: "Operación", "operation"."""
        apart = {*one.split()} ^ {*other.split()}
        return bool(apart & self._small)

    @cached_property
    def _small(self) -> frozenset[str]:
        """The words that the sources write without a capital, which no name is known by."""
        report = self.report
        quotes = (str(quote) for quote in report.dossier.claims["quote"].cat.categories)
        texts = (text.plain for text in report.dossier.texts.values())
        return frozenset(fold(word) for text in (*quotes, *texts) for word in text.split() if word.islower())

    @cached_property
    def _languages(self) -> frozenset[str | None]:
        return frozenset(
            code_of(one.language) or "en" for one in self.report.dossier.sources.values() if one.language
        ) or frozenset({"en"})

    def _slip(self, word: str, beside: Set[str] | None) -> Spelt | None:
        """The name with a word of which this one is a slip; with another of these beside it, where any are given."""
        if len(word) < LONG_ENOUGH or word in KNOWN:
            return None
        near = (
            one
            for one in self._by_start.get(word[0], ())
            if is_slip(word, one) or (is_transcribed(word, one) and word != one)
        )
        if beside is None:
            return next((self.known[self._holding[one][0]] for one in near), None)
        keys = (key for one in near if one not in self._small for key in self._holding[one])
        return next((self.known[key] for key in keys if beside & {*key.split()}), None)

    def _made(
        self, mention: Mention, kind: Kind, message: str, spelt: Spelt | None, severity: str | None = None
    ) -> Mark:
        about = self.report.wording.about(spelt.rows[0]) if spelt and spelt.rows else None
        return Mark(
            mention.start,
            mention.end,
            mention.text,
            kind,
            severity or SEVERITY[kind],  # type: ignore[arg-type]
            message,
            about.event if about else None,
            about.fact if about else None,
            spelt.rows[:20] if spelt else (),
        )

    def _claimed(self) -> Iterator[Spelt]:
        wording = self.report.wording
        for number in self.report.shown_facts:
            rows = self.report.claims_of(number)
            if wording.fact(rows[0]).kind in _NAMING:
                for row in rows:
                    where = wording.called(row)
                    yield from (Spelt(name.strip(), where, (row,)) for name in wording.value(row).split(SEPARATOR))

    def _declared(self) -> Iterator[Spelt]:
        dossier = self.report.dossier
        for source in dossier.sources.values():
            given = (source.by, source.publisher, source.key.replace("_", " "))
            yield from (Spelt(name, f"the source {source.key}") for name in given if name)
        for voice in dossier.voices.values():
            yield Spelt(voice.title, f"the voice {voice.key}")
            yield from (Spelt(name, f"the voice {voice.key}") for name in _names_in(voice.title))
        for event in dossier.events.values():
            yield from (Spelt(name, f"the event {event.key}") for name in (event.title, event.place) if name)
            yield from (Spelt(name, f"the event {event.key}") for name in _names_in(event.title or ""))

    def _quoted(self) -> Iterator[Spelt]:
        wording = self.report.wording
        for number in self.report.shown_facts:
            for row in self.report.claims_of(number):
                yield from (Spelt(name, wording.called(row), (row,)) for name in _names_in(self.report.quote(row)))


def _names_in(text: str) -> Iterable[str]:
    codes = languages_of(None, text) or ("en",)
    return (text[start:end] for start, end in named(text, codes=codes))


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split())


def _nearly(one: str, other: str) -> bool:
    """Whether two names of several words are the same but for one long word, and that but for two letters."""
    few, many = one.split(), other.split()
    apart = [(a, b) for a, b in zip(few, many, strict=False) if a != b]
    if len(few) != len(many) or len(few) < 2 or len(apart) != 1 or {*apart[0]} & KNOWN:
        return False
    if few[0] == many[0] and few[0] in PARTICLES:
        return is_slip("".join(few), "".join(many))
    if len(few) >= _SURE_BESIDE and min(map(len, apart[0])) >= _SHORT:
        return Levenshtein.distance(*apart[0], score_cutoff=1) <= 1
    return min(map(len, apart[0])) > LONG_ENOUGH and Levenshtein.distance(*apart[0], score_cutoff=2) <= 2
