"""Claims, conflicts and times in plain sentences: what rules, reports and pages say of them, said in one place.

In go rows of the claims table, out come words. It lies below the rules, for a rule gives its finding as a sentence.
"""

from __future__ import annotations

from discrepancies.wording.naming import Naming
from discrepancies.wording.wording import Wording, counted, listed, named, shortened, span

__all__ = ["Naming", "Wording", "counted", "listed", "named", "shortened", "span"]
