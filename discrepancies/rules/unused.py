"""unused: something is declared or was decided, and nothing uses it.

Why: a fact that no claim answers is a question somebody meant to ask, or a key that was mistyped elsewhere. A decision
on what is no longer flagged settles nothing; it may have been made under a key that has changed since.

Passes: every declared fact, event and voice has a claim, and every decision is on something that is flagged.

Fails: a fact that no claim answers; an event on which there is no claim; a voice that is never quoted; a decision on a
conflict that is gone, for information only: nothing that was put right fails a check. What needs a source's text is not
gone while the text is not at hand.

When not to worry: while the dossier is being written; or where a conflict was resolved after it was decided on. The
log keeps its history, and the decision counts again if the conflict comes back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from discrepancies.law.agreement import Agreement
from discrepancies.load.dossier import Dossier
from discrepancies.model import About, Entry, Flag, Severity
from discrepancies.wording import Wording

SEVERITY: Severity = "warning"

_DECISION = "decision "


def check(dossier: Dossier, agreement: Agreement, wording: Wording) -> Iterator[Flag]:
    """Flag each declared fact, event and voice that no claim names."""
    claims = agreement.comparison.claims
    used = {key: set(claims[key].cat.categories.tolist()) for key in ("fact", "event", "voice")}
    spoken = used["voice"] | {source.by for source in dossier.sources.values()}
    for key in sorted(dossier.facts.keys() - used["fact"]):
        yield Flag(message=f"no claim answers the fact {key}", rows=(), about=About(fact=key), subject="fact")
    if dossier.events_declared:
        for key in sorted(dossier.events.keys() - used["event"]):
            yield Flag(
                message=f"no claim is about the event {wording.naming.event(key)}",
                rows=(),
                about=About(event=key),
                subject="event",
            )
    for key in sorted(dossier.voices.keys() - spoken):
        yield Flag(
            message=f"nothing is attributed to the voice {wording.naming.called(key)}", rows=(), subject=f"voice {key}"
        )


def decisions(closed: Iterable[Entry]) -> Iterator[tuple[str, Flag]]:
    """Flag each decision whose finding is gone, as the pipeline knows once all rules have spoken.

    A decision on such a flag is only that somebody has seen it, so nobody is told when it is gone in its turn.
    """
    for entry in closed:
        subject = entry.subject or ""
        if entry.rule == "unused" and subject.startswith(_DECISION):
            continue
        flagged = f"{entry.rule} ({subject})" if subject else entry.rule
        by, day, answer = entry.decision.by, entry.decision.at[:10], entry.decision.answer
        yield (
            "unused",
            Flag(
                message=f"nothing uses the decision of {by} on {day} ({answer}): its {flagged} is no longer flagged",
                rows=(),
                about=About(entry.event, entry.fact),
                subject=f"{_DECISION}{entry.id}",
                rests_on=(entry.evidence,),
                severity="info",
            ),
        )
