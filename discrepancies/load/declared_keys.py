"""How the keys of declared things may look, and what to say of one that may not.

Facts and scopes are named in constraints, so their keys are identifiers. Events, voices and sources come as they are
in other people's tables, by a title or a DOI: their keys are any text that can be seen and stands on one line.
"""

from __future__ import annotations

import keyword
import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from discrepancies.language.spelling import shortened, suggestion
from discrepancies.load.keys import IDENTIFIER, LONGEST_KEY, SECTIONS, WORD
from discrepancies.load.problems import Problems
from discrepancies.load.tree import Node, Scalar
from discrepancies.model import Place

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
TAKEN = frozenset({"published", *_DAYS})
"""Words that mean something else in a constraint."""

MOST_GUESSED = 200
"""Problems after which no nearest spelling is looked for any more."""


def key_problem(section: str, key: str) -> tuple[str, str] | None:
    """What is wrong with a key of this section and what to write instead, None if nothing is."""
    one, looks = SECTIONS[section].one, SECTIONS[section].looks
    if looks == IDENTIFIER:
        return identifier_problem(one, key)
    if re.fullmatch(looks, key) and key.isprintable():
        return None
    if looks == WORD:
        return _cannot_be(one, key), 'use letters, digits, "-", "_" and "." only, such as roll_call'
    if len(key) > LONGEST_KEY:
        return f"{_cannot_be(one, key)}: it has {len(key):,} characters", f"write at most {LONGEST_KEY}"
    return _cannot_be(one, key), "write it without what cannot be seen"


def identifier_problem(one: str, key: str) -> tuple[str, str] | None:
    """The same for a key that is named in constraints, of a fact or scope."""
    plain = key.isidentifier() and unicodedata.normalize("NFKC", key) == key
    if plain and not keyword.iskeyword(key) and key.lower() not in TAKEN:
        return None
    wrong = _cannot_be(one, key)
    if plain:
        return f"{wrong}, as it means something else in a constraint", f'write, for example, "{key}_"'
    return wrong, 'use letters, digits and "_" only, and no digit first, such as agents_injured'


def _cannot_be(one: str, key: str) -> str:
    article = "an" if one[0] in "aeiou" else "a"
    return f'"{shortened(key)}" cannot be the key of {article} {one}'


class Known(NamedTuple):
    """Which keys are declared, in all files together."""

    entries: Mapping[str, Mapping[str, tuple[Scalar, Node]]]
    """For each section, its keys with their entries."""
    whole: bool
    """False where a file could not be read to its end: what seems undeclared may stand in the rest of it."""
    open: frozenset[str]
    """The sections that no file has, of which claims may name any entry."""
    told: frozenset[tuple[str, str]] = frozenset()
    """Names that are not declared, by section, of which that was said already."""

    def lacks(self, section: str, name: str) -> bool:
        """Whether a name is certainly not a key of the section; a claim's voice may also be a source."""
        if not self.whole or section in self.open or (section, name) in self.told:
            return False
        return name not in self.entries[section] and not (section == "voices" and name in self.entries["sources"])

    def check(self, section: str, name: str, at: Place, who: str, problems: Problems) -> None:
        """Report a name that is not declared; `who` begins the sentence: 'the source "a" names'."""
        if not self.lacks(section, name):
            return
        one = SECTIONS[section].one
        choices: list[str] = []
        # Nobody reads so many messages, and each guess costs a look at every key.
        if len(problems.found) < MOST_GUESSED:
            choices = [*self.entries[section], *(self.entries["sources"] if section == "voices" else ())]
        wrong = f'{who} the {one} "{shortened(name)}", which is not declared'
        problems.add(at, wrong, suggestion(name, choices, f"declare it under {section}"))
