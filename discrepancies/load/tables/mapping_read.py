"""Reads `[columns]` of a config: from nested tables to mappings, with every mistake at its place.

What depends on a sheet (a heading that it lacks) or on the facts (one that is not declared) is said when those are
read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, Protocol

from discrepancies.language.spelling import shortened, suggestion
from discrepancies.load.fields import wrong_text
from discrepancies.load.keys import CLAIM, SECTIONS, Key
from discrepancies.load.problems import Problems
from discrepancies.load.table import IGNORED
from discrepancies.load.tables.mapping import EVERY_ROW, VALUE, Mapped, Mappings, Said, Sheet, Use, folded, is_pattern
from discrepancies.model import Place

_SOURCE = Key("The source that claims it", names="sources")
_CLAIM: Mapping[str, Key] = {"source": _SOURCE, **CLAIM}
_DESCRIBED: Mapping[str, Key] = {
    f"{SECTIONS[section].one}.{name}": key
    for section in ("sources", "events")
    for name, key in SECTIONS[section].keys.items()
    if key.holds != "special"
}
KEYS: Mapping[str, Key] = {**_CLAIM, **_DESCRIBED}
"""What a column can be mapped to."""
_OF_VALUES = ("hedge", "low", "high")
_OF_ALL = ("until", "words")
_OF_COLUMN = frozenset({*KEYS, *(key.partition(".")[0] for key in KEYS), *_OF_VALUES, *_OF_ALL, "key"})
_EXAMPLE = '"Killed" = {fact = "killed"}'


class Where(Protocol):
    """Finds the place of a key, or with `word` of a word in what it is set to."""

    def __call__(self, names: tuple[str, ...], word: str | None = None) -> Place: ...  # noqa: D102


def read(file: str, data: bytes, table: object, where: Where, problems: Problems) -> Mappings:
    """The mappings of a config's table; what is wrong with one is put into `problems`."""
    if not isinstance(table, dict):
        problems.add(where(()), "columns is no table", f"write [columns], and below it {_EXAMPLE}")
        return Mappings(file, data, ())
    patterns = {name: inner for name, inner in table.items() if isinstance(inner, dict) and _of_sheets(name, inner)}
    plain = {name: inner for name, inner in table.items() if name not in patterns}
    sheets = [_Reading(where, problems, (name,)).sheet(name, inner) for name, inner in patterns.items()]
    if plain:
        sheets.append(_Reading(where, problems, ()).sheet(None, plain))
    return Mappings(file, data, tuple(sheets))


def given(columns: Mappings | Mapping[str, Any] | None, problems: Problems) -> Mappings | None:
    """The mappings that a caller gives: as a config has them, or as the same in dicts, without lines to point to."""
    if columns is None or isinstance(columns, Mappings):
        return columns

    def nowhere(names: tuple[str, ...], word: str | None = None) -> Place:  # noqa: ARG001
        return Place("columns", 1, 1)

    return read("columns", b"", dict(columns), nowhere, problems)


def _of_sheets(name: str, inner: Mapping[str, Any]) -> bool:
    """Whether a table under [columns] is of the sheets called so, not of the column: "log*", beside "Killed?"."""
    if is_pattern(name) or EVERY_ROW in inner:
        return True
    return any(sign in name for sign in "*?[") and not any(key in _OF_COLUMN or key[:2] == IGNORED for key in inner)


class _Reading:
    """Reads one sheet's table; `within` is where it stands below [columns]."""

    def __init__(self, where: Where, problems: Problems, within: tuple[str, ...]) -> None:
        self.where, self.problems, self.within = where, problems, within

    def at(self, *names: str, word: str | None = None) -> Place:
        return self.where((*self.within, *names), word)

    def sheet(self, pattern: str | None, table: Mapping[str, Any]) -> Sheet:
        fixed, words = self._every_row(table.get(EVERY_ROW, {}))
        headings: dict[str, str] = {}
        columns = []
        for heading, said in table.items():
            if heading == EVERY_ROW:
                continue
            if folded(heading) in headings:
                wrong = f'"{heading}" and "{headings[folded(heading)]}" are one heading'
                self.problems.add(self.at(heading), wrong, "take one of the two out")
                continue
            headings[folded(heading)] = heading
            uses = tuple(
                use for item in (said if isinstance(said, list) else [said]) for use in self._use(heading, item)
            )
            columns.append(Mapped(Said(heading, self.at(heading)), uses))
        self._once_each(columns)
        return Sheet(pattern, tuple(columns), fixed, words, self.at())

    def _every_row(self, table: object) -> tuple[dict[str, Said], dict[str, str]]:
        if not isinstance(table, dict):
            self._refuse(EVERY_ROW, None, f'"{EVERY_ROW}" is no table', f'write "{EVERY_ROW}" = {{source = "…"}}')
            return {}, {}
        given = dict(_flat(table))
        words = self._words(EVERY_ROW, given.pop("words", {}))
        return self._fixed(EVERY_ROW, given), words

    def _use(self, heading: str, said: object) -> Iterator[Use]:
        if isinstance(said, str):
            if (said.startswith(IGNORED) and said != IGNORED) or self._is_key(heading, said, (*KEYS,)):
                yield Use(said, {})
            return
        if not isinstance(said, dict) or not said:
            wrong = f'"{shortened(heading)}" is not mapped to a key'
            self._refuse(
                heading, None, wrong, f'write a key in quotes ("quote"), or what its values answer: {_EXAMPLE}'
            )
            return
        given = dict(_flat(said))
        words = self._words(heading, given.pop("words", {}))
        key = given.pop("key", VALUE)
        if key != VALUE and not (isinstance(key, str) and self._is_key(heading, key, (*KEYS,))):
            return
        texts = {name: self._text(heading, name, given.pop(name)) for name in (*_OF_VALUES, "until") if name in given}
        if key != VALUE and (beyond := next((name for name in (*given, *texts) if name != "until"), None)):
            wrong = f'"{beyond}" goes with a column of values, and "{shortened(heading)}" holds each row\'s {key}'
            self._refuse(heading, beyond, wrong, "take it out, or take key out")
            return
        hedge = texts.pop("hedge", None)
        others = {name: Said(text, self.at(heading, word=text)) for name, text in texts.items() if text}
        yield Use(key, self._fixed(heading, given), hedge, **others, words=words)

    def _fixed(self, heading: str, given: Mapping[str, Any]) -> dict[str, Said]:
        found: dict[str, Said] = {}
        known = [key for key in KEYS if key != VALUE]
        for name, said in given.items():
            if name.startswith(IGNORED):
                known.append(name)
            extra = () if heading == EVERY_ROW else (*_OF_VALUES, *_OF_ALL, "key")
            if not self._is_key(heading, name, (*known, *extra)):
                continue
            text = self._text(heading, name, said)
            if text is None:
                continue
            if name in KEYS and (wrong := wrong_text(name, text, KEYS[name])):
                self._refuse(heading, text, *wrong)
                continue
            found[name] = Said(text, self.at(heading, word=text))
        return found

    def _text(self, heading: str, name: str, said: object) -> str | None:
        if isinstance(said, bool) or not isinstance(said, str | int | float | date | datetime) or not str(said).strip():
            self._refuse(heading, name, f"{name} is no text", f'write {name} = "…"')
            return None
        return " ".join(str(said).split())

    def _words(self, heading: str, said: object) -> dict[str, str]:
        if not isinstance(said, dict) or not all(isinstance(text, str) for text in said.values()):
            self._refuse(heading, "words", "words is no table of texts", 'write words = {"n/a" = ""}')
            return {}
        return {folded(word): " ".join(text.split()) for word, text in said.items()}

    def _is_key(self, heading: str, name: str, known: tuple[str, ...]) -> bool:
        if name in known:
            return True
        wrong = f'a column has no key "{shortened(name)}"'
        self._refuse(heading, name, wrong, suggestion(name, known, "begin it with x- to keep it and not look at it"))
        return False

    def _once_each(self, columns: list[Mapped]) -> None:
        """No two headings for one key: which of them would count?"""
        first: dict[object, str] = {}
        for column in columns:
            for use in column.uses:
                said = frozenset((name, said.text) for name, said in use.fixed.items())
                same = (use.key, use.hedge, said) if use.key == VALUE else use.key
                if same in first:
                    what = "the same values" if use.key == VALUE and (said or use.hedge) else f'"{use.key}"'
                    wrong = f'"{first[same]}" and "{column.heading.text}" are both mapped to {what}'
                    self.problems.add(
                        column.heading.at, wrong, "take one of the two out, or map it to a key of its own"
                    )
                first.setdefault(same, column.heading.text)

    def _refuse(self, heading: str, word: str | None, wrong: str, instead: str) -> None:
        self.problems.add(self.at(heading, word=word or ""), wrong, instead)


def _flat(table: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """A table's entries; source.url = … is one, as "source.url" = … is."""
    for name, said in table.items():
        if isinstance(said, dict) and name != "words":
            yield from ((f"{name}.{inner}", one) for inner, one in said.items())
        else:
            yield name, said
