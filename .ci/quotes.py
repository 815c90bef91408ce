"""Looks up every quote of the shipped dossier in the documents it was taken from, where those are at hand.

The documents belong to others, so the repository holds their SHA-256 only. A quote is found if its words stand
in the text, whatever the white space, typographic quotes and dashes; and it is a fragment, never more than 15 words.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import discrepancies

DOSSIER = "data/claims.yaml"
MOST_WORDS = 15
PLAIN = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "–": "-", "—": "-", "\u00a0": " "})


def plain(text: str) -> str:
    """The text with white space collapsed and typographic quotes and dashes made plain."""
    return " ".join(text.translate(PLAIN).split())


def main(folder: str) -> int:
    """Print each quote that cannot be found; 0 if all are."""
    texts = {
        hashlib.sha256(path.read_bytes()).hexdigest(): plain(path.read_text("utf-8")) for path in Path(folder).iterdir()
    }
    dossier = discrepancies.load(DOSSIER)
    wrong = []
    columns = dossier.written.columns
    for number, (source, quote) in enumerate(zip(columns["source"], columns["quote"], strict=True)):
        text = dossier.sources[str(source)].text
        found = texts.get(text.sha256) if text and text.sha256 else None
        place = dossier.written.place(number, "quote")
        if found is None:
            wrong.append(f"{place.file}:{place.line}: no document has the SHA-256 given for {source}")
        elif quote is None or plain(quote) not in found:
            wrong.append(f"{place.file}:{place.line}: not in the text of {source}: {quote}")
        elif len(quote.split()) > MOST_WORDS:
            wrong.append(f"{place.file}:{place.line}: more than {MOST_WORDS} words: {quote}")
    print("\n".join(wrong) if wrong else f"{len(columns['quote'])} quotes found in {len(texts)} documents")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
