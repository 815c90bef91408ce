"""What a mistyped word was probably meant to be: an unknown key, a term, a rule."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` was probably meant to be, or None where none is close."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extractOne(
        word, list(known), scorer=OSA.normalized_similarity, processor=str.casefold, score_cutoff=0.6
    )
    return found[0] if found else None
