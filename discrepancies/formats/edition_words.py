"""What an edition for readers says of itself, point by point: how it was made, and what is left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from discrepancies.language.safe import visible
from discrepancies.wording import counted

if TYPE_CHECKING:
    from discrepancies.report.edition import Edition, Reach

HEADING = "Method"
BASIS = "An edition for readers: what it was made by, and what is left out, stands under Method."


def lines(edition: Edition) -> Iterator[tuple[str, str]]:
    """Each point of the method, and what there is to say of it."""
    yield "Rules", f"{', '.join(edition.rules) or 'none'}."
    if edition.not_run:
        yield "Not run", f"{', '.join(edition.not_run)}."
    yield (
        "How far words reach",
        "; ".join(f"“{one.words}” is {one.means}, generously {one.softly}" for one in edition.widths)
        + ". A fact can say otherwise. What is excluded only where words are not read generously is strained.",
    )
    for one in edition.facts:
        yield visible(f"{one.asks} [{one.fact}]"), visible(_measured(one))
    yield "Decisions", "A decision is shown once an editor of another name than who made it approved it."
    yield "Left out", f"{'; '.join(_left_out(edition))}."


def record(edition: Edition) -> dict[str, Any]:
    """The same as the JSON report has it."""
    return {
        "rules": edition.rules,
        "rules_left_out": edition.of_the_desk,
        "rules_not_run": edition.not_run,
        "widths": [one._asdict() for one in edition.widths],
        "facts": [one._asdict() for one in edition.facts],
        "left_out": {key: getattr(edition, key) for key in ("decisions", "findings", "voices", "sources")},
    }


def _measured(one: Reach) -> str:
    about = f"“About” reaches {one.about}. " if one.about else ""
    if not one.tolerance:
        return f"{about}Answers count as the same only where they are equal."
    number, _, unit = one.tolerance.partition(" ")
    apart = f"1 ({unit})" if number == "1" and unit else one.tolerance  # units are plurals: not "1 people"
    differ = "only in the last digit that is written" if one.tolerance == "as written" else f"by {apart} or less"
    return f"{about}Answers that differ {differ} count as the same."


def _left_out(edition: Edition) -> Iterator[str]:
    if edition.decisions:
        yield f"{counted(edition.decisions, 'decision')} not approved"
    if edition.findings:
        of = f" ({', '.join(edition.of_the_desk)})"
        yield f"{counted(edition.findings, 'finding')} on how the dossier is kept{of}"
    unnamed = ((edition.voices, "voice"), (edition.sources, "source"))
    if named := [counted(number, noun) for number, noun in unnamed if number]:
        yield f"the names of {' and '.join(named)}, with their quotes"
    yield "comments, assignments, notes, locators and the names of editors"
