"""Why a finding moved, in sentences: what changed in the claims under it, or else in what is declared around them.

A finding also moves when a claim that nobody touched comes under it or leaves it, as when one that misquoted no longer
does. That is told apart from a claim added or removed, for only the latter was somebody's edit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from discrepancies.claims.edits import Change, Content, content, rested, said
from discrepancies.diff.declarations import SECTIONS

if TYPE_CHECKING:
    from discrepancies.diff.declarations import Declared
    from discrepancies.model import Finding

Claims = Sequence[Mapping[str, str]]

_OF_CLAIMS = ("published", "by", "derives_from")
"""What a finding's evidence holds of the sources of its claims."""

_WORDS = {"error": "an error", "warning": "a warning", "info": "for information"}


@dataclass(frozen=True)
class Causes:
    """All that changed in the claims and in what is declared, looked up for one finding after the other."""

    changes: Sequence[Change]
    declared: Sequence[Declared]

    def of(self, before: Finding, had: Claims, after: Finding, has: Claims) -> tuple[str, ...]:
        """Why a finding moved that rested on the claims `had` and rests on `has`: one plain sentence or more."""
        asked, subject = after.fact is None, after.named
        old, new = ({content(claim): claim for claim in claims} for claims in (had, has))
        less, more = (Counter(map(content, claims)) for claims in (had, has))
        gone, come = sorted(less - more), sorted(more - less)
        sources = {claim["source"] for claim in (*had, *has)}
        edits = [
            *(said(self._was[key], asked=asked) for key in gone if key in self._was),
            *(said(self._is[key], asked=asked) for key in come if key in self._is),
            *self._of("sources", sources, _OF_CLAIMS),
            *self._of("constraints", subject),
        ] or [told for section in SECTIONS for told in self._of(section, {*sources, after.event, after.fact, *subject})]
        found = [
            *edits,
            *(rested(old[key], again=False, asked=asked) for key in gone if key not in self._was),
            *(rested(new[key], again=True, asked=asked) for key in come if key not in self._is),
        ]
        if before.severity != after.severity:
            found.append(f"it is now {_WORDS[after.severity]}, and was {_WORDS[before.severity]}")
        return tuple(dict.fromkeys(found or ["what it rests on besides its claims changed"]))

    def _of(self, section: str, keys: Iterable[str | None], changed: Collection[str] = ()) -> Iterator[str]:
        """What became of the entries of a section with these keys: of all that was changed, or of this alone."""
        for key in sorted(filter(None, keys)):
            if one := self._edited.get((section, key)):
                yield from (
                    f"{one.one}: {told}" for name, told in one.changed.items() if not changed or name in changed
                )

    @cached_property
    def _edited(self) -> dict[tuple[str, str], Declared]:
        return {(one.section, one.key): one for one in self.declared if one.kind == "edited"}

    @cached_property
    def _was(self) -> dict[Content, Change]:
        """The changed claims by what they said before; a note or a locator is nothing that a finding rests on."""
        return {before: change for change, before, after in self._contents if before and before != after}

    @cached_property
    def _is(self) -> dict[Content, Change]:
        """The changed claims by what they say now."""
        return {after: change for change, before, after in self._contents if after and after != before}

    @property
    def _contents(self) -> Iterator[tuple[Change, Content | None, Content | None]]:
        """The changed claims, each with what it said before and what it says now."""
        for change in self.changes:
            before, after = (content(claim) if claim else None for claim in (change.before, change.after))
            yield change, before, after
