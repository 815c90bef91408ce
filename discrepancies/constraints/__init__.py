"""What must hold between the facts of an event: an expression read, decided on intervals, and said in numbers.

    holds: ─tokens, compiler→ expression ─claimed→ intervals ─from_ends, solving→ answer ─smallest, saying→ finding

An expression is never evaluated as Python. Every fact in it is an unknown of which the claims leave an interval, and
there are three answers: it holds for all values they allow, for none, or nobody can tell. They are exact where all is
linear: what is not decided by the ends of the intervals is decided by `linear`. Products are held between planes and
their factors halved a few times, so an answer about them is right, or that nobody can tell.
"""

from __future__ import annotations
