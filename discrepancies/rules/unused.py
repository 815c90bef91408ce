"""unused: something is declared, and nothing uses it.

Why: a fact that no claim answers is a question somebody meant to ask, or a key that was mistyped elsewhere.

Passes: every declared fact, event and voice has a claim.

Fails: a fact that no claim answers; an event on which there is no claim; a voice that is never quoted.

When not to worry: while the dossier is being written.
"""

from __future__ import annotations

from collections.abc import Iterator

from discrepancies.agreement import Agreement
from discrepancies.model import About, Dossier, Flag, Severity
from discrepancies.wording import Wording

SEVERITY: Severity = "warning"


def check(dossier: Dossier, agreement: Agreement, wording: Wording) -> Iterator[Flag]:  # noqa: ARG001
    """Flag each declared fact, event and voice that no claim names."""
    claims = agreement.comparison.claims
    used = {key: set(claims[key].cat.categories) for key in ("fact", "event", "voice")}
    spoken = used["voice"] | {source.by for source in dossier.sources.values()}
    for key in sorted(dossier.facts.keys() - used["fact"]):
        yield Flag(message=f"no claim answers the fact {key}", rows=(), about=About(fact=key), subject="fact")
    if dossier.events_declared:
        for key in sorted(dossier.events.keys() - used["event"]):
            yield Flag(message=f"no claim is about the event {key}", rows=(), about=About(event=key), subject="event")
    for key in sorted(dossier.voices.keys() - spoken):
        yield Flag(message=f"nothing is attributed to the voice {key}", rows=(), subject=f"voice {key}")
