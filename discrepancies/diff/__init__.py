"""What an edit of the claims opens, closes and moves: `discrepancies diff`.

In go two dossiers, each checked; out comes their difference, which `formats/diff` writes.

`difference.py` holds two checks against each other, `declarations.py` what the two dossiers declare.
"""

from __future__ import annotations

from discrepancies.diff.declarations import Declared
from discrepancies.diff.difference import Difference, Moved, Turned, difference, unknown

__all__ = ["Declared", "Difference", "Moved", "Turned", "difference", "unknown"]
