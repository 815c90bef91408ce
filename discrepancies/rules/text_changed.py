"""text-changed: a source's text is no longer the one that was read.

Why: the claims were taken from a text with the SHA-256 that the dossier gives. Another text stands in its place now,
with a correction, another edition or a slip of the hand, so every claim of the source has to be read again.

Passes: a text whose SHA-256 is the declared one; a source that declares none, or whose text is not at hand.

Fails: a text that was edited after it was read, be it by a blank.

When not to worry: where only the way it was saved is new. Read it again all the same, and then let
`discrepancies quotes --pin` write down the new SHA-256.
"""

from __future__ import annotations

from collections.abc import Iterator

from discrepancies.law.agreement import Agreement
from discrepancies.load.dossier import Dossier
from discrepancies.model import Flag, Severity
from discrepancies.wording import Wording

SEVERITY: Severity = "error"

DIGITS = 12
"""How many digits of a SHA-256 tell two texts apart in a message."""


def check(dossier: Dossier, agreement: Agreement, wording: Wording) -> Iterator[Flag]:  # noqa: ARG001
    """Flag each source whose text at hand is not the one declared."""
    for key, text in sorted(dossier.texts.items()):
        declared = dossier.sources[key].text
        read = declared.sha256.lower() if declared and declared.sha256 else text.sha256
        if read != text.sha256:
            yield Flag(
                message=f"the text of {wording.naming.called(key)} was read with the SHA-256 {read[:DIGITS]}…, "
                f"and {text.name} now has {text.sha256[:DIGITS]}…",
                rows=(),
                subject=key,
                rests_on=(text.sha256,),
            )
