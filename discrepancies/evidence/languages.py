"""The languages in which quotes and texts are read: one set, so that what one check cannot read, none half-reads.

In any other language a figure, a hedge or a "not" could be missed, so nothing is read there and nothing compared.
"""

from __future__ import annotations

from discrepancies.evidence.figures.known import KNOWN

READ = tuple(KNOWN)


def code_of(language: str | None) -> str | None:
    """A declared language without its country or script: "pt" of "pt-BR"."""
    return language.partition("-")[0].lower() if language else None


def languages_of(language: str | None) -> tuple[str, ...]:
    """The languages that a source's words may be in: its own, any where it states none; none where its is not read."""
    code = code_of(language)
    return READ if code is None else (code,) if code in READ else ()
