"""Two curators' dossiers of the same sources held against each other: `discrepancies compare`.

In go two dossiers, A's and B's, whatever keys they use; out comes a `Comparison`: which claims are one reading of the
same words, where these were read differently, what only one of the two has, and how far the two agree.

`sides.py` lays out what each claims, `same_sources.py` finds the documents, `alignment.py` the claims, `translated.py`
the keys of the one in those of the other, `readings.py` what differs, `reliability.py` how far they agree, and
`choices.py` with `consensus.py` makes one file of both.
"""

from __future__ import annotations

from discrepancies.compare.comparison import Comparison, compared
from discrepancies.compare.reliability import Agreement, agreement

__all__ = ["Agreement", "Comparison", "agreement", "compared"]
