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


def suggestion(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """What to write instead of an unknown word: the nearest known one, else one of those there are."""
    known = list(known)
    if not known:
        return otherwise
    guess = known[0] if len(known) == 1 else nearest(shortened(word), known)
    listed = ", ".join(known[:14]) + (", …" if len(known) > 14 else "")
    written = f"write one of {listed}" if guess is None else f'write "{guess}"'
    return f"{written}, or {otherwise}" if otherwise else written


def shortened(text: str) -> str:
    """A text as a message shows it: never more than 60 characters."""
    return text if len(text) <= 60 else f"{text[:59]}…"
