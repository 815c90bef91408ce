"""The rules, one file each: what an editor is told, and why.

A rule is a module with a manual page for a docstring, a SEVERITY, and one generator,
`check(dossier, agreement, wording)`, that yields flags, of which `flags` has the usual shapes. To add one: write
`rules/x.py`, add its name here, prove it in `tests/cases/x.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

if TYPE_CHECKING:
    from discrepancies.law.agreement import Agreement
    from discrepancies.load.dossier import Dossier
    from discrepancies.model import Flag, Severity
    from discrepancies.wording import Wording

RULES = (
    "revised-down",
    "self-contradiction",
    "misquote",
    "value-conflict",
    "constraint-broken",
    "altered-copy",
    "published-before",
    "weekday-mismatch",
    "names-differ",
    "spelling-differs",
    "echo",
    "scope-differs",
    "look-alike-events",
    "corrected",
    "superseded",
    "precision-differs",
    "incomparable",
    "single-source",
    "quote-missing",
    "quote-not-found",
    "quote-disagrees",
    "language-not-read",
    "text-changed",
    "text-missing",
    "figure-unclaimed",
    "unused",
)

OF_CONFLICT = ("self-contradiction", "misquote", "value-conflict", "names-differ", "revised-down")
"""The rules of conflict: a fact is disputed where one of them says so as an error, strained where only as a warning."""

OF_THE_WHOLE = (
    "echo",
    "look-alike-events",
    "single-source",
    "quote-missing",
    "language-not-read",
    "text-changed",
    "text-missing",
    "figure-unclaimed",
    "unused",
)
"""The rules that look beyond one event; all others find the same where each event is looked at alone."""


class Rule(Protocol):
    """What a rule's module offers."""

    __doc__: str | None
    SEVERITY: Severity

    def check(self, dossier: Dossier, agreement: Agreement, wording: Wording) -> Iterator[Flag]: ...  # noqa: D102


class Manual(NamedTuple):
    """A rule's manual page: what it flags, as a sentence, and the rest."""

    flags: str
    body: str

    @property
    def markdown(self) -> str:
        """The rest as Markdown: what each paragraph is for stands out."""
        return _BEGINS.sub(r"**\g<0>**", self.body)


_BEGINS = re.compile(r"^(?:Why|Passes|Fails[^:\n]*|When not to worry):", re.MULTILINE)


@cache
def rule(name: str) -> Rule:
    """The module of a rule, imported when first asked for."""
    return cast("Rule", import_module(f"discrepancies.rules.{name.replace('-', '_')}"))


def manual(name: str) -> Manual:
    """The manual page of a rule, from its module's docstring."""
    head, _, body = (rule(name).__doc__ or "").strip().partition("\n")
    flags = head.partition(": ")[2]
    return Manual(flags[:1].upper() + flags[1:], body.strip())


def unknown_rule(name: str) -> str:
    """What to say of a name that no rule has."""
    # Start-up: only a mistyped name is looked for.
    from discrepancies.language.spelling import nearest

    guess = nearest(name, RULES)
    return f"no rule is called {name!r}; " + (
        f"did you mean {guess!r}?" if guess else "`discrepancies rules` lists them"
    )


def chosen(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> list[str]:
    """The names of the rules to run, in their order."""
    return [name for name in RULES if (not select or name in select) and name not in ignore]
