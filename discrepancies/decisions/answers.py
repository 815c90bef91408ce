"""What an answer needs: a reason and a name always, and a value or a kind of explanation where it speaks of one.

The command and the review page ask the same of an editor, and the log is held to it too when it is read.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime
from math import isfinite
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.explanations import KINDS
from discrepancies.kinds import MEASURED, kind
from discrepancies.language.reading import COMPARABLE, UNKNOWN_WORDS, Context, Reading, Unreadable
from discrepancies.language.spelling import shortened, suggestion
from discrepancies.load.encoding import FORBIDDEN, named
from discrepancies.model import ANSWERS, Answer, Decision
from discrepancies.rules import OF_CONFLICT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discrepancies.load.dossier import Dossier
    from discrepancies.model import Fact, Finding

VALUED: tuple[Answer, ...] = ("prefer", "range")
"""The answers that name a value."""

LONGEST_REASON, LONGEST_LINE = 10_000, 200
"""In characters: of a reason; of a name or a value."""

RANGES = {
    "count": "7 to 9",
    "quantity": "7 to 9 kg",
    "money": "US$ 7 to 9 million",
    "share": "7 to 9%",
    "duration": "7 to 9 hours",
    "date": "15 to 16 January 2018",
}
"""The kinds that have ranges, and how one is written."""

VALUES_AT_STAKE = (
    *OF_CONFLICT,
    *("constraint-broken", "scope-differs", "altered-copy", "published-before", "weekday-mismatch"),
)
"""The rules whose findings leave open which value holds; the others tell how the claims stand, or lie in the text."""

_ON_ONE_AXIS = ("count", *MEASURED, "date", "category", "yes-no")

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


class NotAnAnswer(ValueError):  # noqa: N818 - it is what was given that is
    """What was given is no answer to the finding; the message is one plain sentence that says what to give instead."""


class Given(NamedTuple):
    """An answer in an editor's own words, before anybody has looked at them."""

    answer: str
    reason: str | None
    by: str | None
    at: str
    because: str | None = None
    value: str | None = None
    whom: str | None = None
    until: str | None = None


def misfit(
    answer: str, because: str | None, value: str | None, whom: str | None, until: str | None
) -> tuple[str, str] | None:
    """What an answer lacks, or has that is not for it, and what to do instead; None where it is whole."""
    if answer == "explained" and not because:
        return "explained does not say because of what", "name the kind of explanation, such as scope"
    if answer != "explained" and because:
        return f"{answer} takes no kind of explanation", "leave it out, or answer explained"
    if answer in VALUED and not value:
        example = "7" if answer == "prefer" else "7 to 9"
        return f"{answer} does not say which value", f"give it, such as {example}"
    if answer not in VALUED and value:
        return f"{answer} takes no value", "leave it out, or answer prefer or range"
    if answer != "ask" and whom:
        return f"{answer} asks nobody", "leave out whom, or answer ask"
    if answer != "ask" and until:
        return f"{answer} waits for no day", "leave out until when, or answer ask"
    return None


def offered(dossier: Dossier, finding: Finding) -> tuple[Answer, ...]:
    """The answers that can be meant of a finding, in the order of ANSWERS.

    A value answers a question, a range one whose answers have an order; what is an error is never only noted.
    """
    fact = dossier.facts.get(finding.fact or "") if finding.event else None
    at_stake = finding.rule in VALUES_AT_STAKE
    fits: dict[Answer, bool] = {
        "prefer": at_stake and fact is not None,
        "range": at_stake and fact is not None and fact.kind in RANGES,
        "unconfirmed": at_stake or finding.rule in ("echo", "single-source"),
        "explained": at_stake,
        "noted": finding.severity != "error",
    }
    return tuple(answer for answer in ANSWERS if fits.get(answer, True))


def decided(dossier: Dossier, finding: Finding, given: Given) -> Decision:
    """The decision that an editor's words make, white space tidied; lines are kept in a reason alone.

    Raises:
        NotAnAnswer: something is missing, or says nothing that can be read.
    """
    answer = given.answer
    if answer not in ANSWERS:
        raise NotAnAnswer(f'there is no answer "{shortened(answer)}"; {suggestion(answer, ANSWERS)}')
    because, value = line("the kind of explanation", given.because), line("the value", given.value)
    whom, until = line("whom", given.whom), day(given.until)
    why, who = lines("the reason", given.reason), line("the name", given.by)
    if wrong := misfit(answer, because, value, whom, until):
        raise NotAnAnswer("; ".join(wrong))
    if because:
        _check_kind(finding, because)
    fitting = offered(dossier, finding)
    if answer not in fitting:
        others = suggestion("", [one for one in fitting if one not in VALUED])
        raise NotAnAnswer(f"{answer} cannot be meant of what {finding.rule} flags; {others}")
    if value:
        _check_value(dossier, finding, answer, value)
    if not why:
        raise NotAnAnswer("a decision needs a reason; say in a sentence why it is so")
    if not who:
        raise NotAnAnswer("a decision needs a name; say who decides")
    return Decision(answer, because, value, why, who, given.at, whom, until)


def remarks(dossier: Dossier, finding: Finding, decision: Decision) -> tuple[str, ...]:
    """What an editor may want to know of an answer that can be given all the same, a plain sentence each."""
    offered = [explanation.kind for explanation in finding.explanations]
    found = []
    if decision.because and decision.because not in offered:
        found.append(f"Nothing in the claims suggests {decision.because}; it stands on your reason.")
    if decision.answer == "prefer" and decision.value and not _allowed(dossier, finding, decision.value):
        found.append(f"No claim of this finding allows {decision.value}; it stands on your reason.")
    return tuple(found)


def now() -> str:
    """The time to put under a decision made now: to the second, on the local clock, with its distance from UTC."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def moment(text: str) -> str:
    """The time at which somebody says that a decision was made, as the log has it.

    Raises:
        NotAnAnswer: it is no time, or does not say how far it is from UTC.
    """
    with suppress(ValueError):
        at = datetime.fromisoformat(text)
        if at.tzinfo is not None:
            return at.isoformat(timespec="seconds")
    raise NotAnAnswer(f'"{shortened(text)}" is no time; write it like 2024-03-05T14:30+01:00')


def day(text: str | None) -> str | None:
    """The day until when somebody has time, None where none is given.

    Raises:
        NotAnAnswer: it is no day.
    """
    given = (text or "").strip()
    if given and not is_day(given):
        raise NotAnAnswer(f'"{shortened(given)}" is no day; write it like 2024-06-01')
    return given or None


def is_day(text: str) -> bool:
    """Whether it is a day of the calendar, as a log has it."""
    with suppress(ValueError):
        return date.fromisoformat(text).isoformat() == text
    return False


def readable(at: str) -> bool:
    """Whether it is a time that there is, as a log has it."""
    with suppress(ValueError):
        return datetime.fromisoformat(at).tzinfo is not None
    return False


def line(what: str, text: str | None) -> str | None:
    """A text on one line, None where there is none; `what` names it.

    Raises:
        NotAnAnswer: it is too long, or cannot be seen.
    """
    tidied = " ".join((text or "").split())
    if len(tidied) > LONGEST_LINE:
        raise NotAnAnswer(f"{what} has {len(tidied):,} characters; write at most {LONGEST_LINE}")
    return _clean(what, tidied) or None


def lines(what: str, text: str | None) -> str:
    """A text with its lines, whatever ends them; `what` names it.

    Raises:
        NotAnAnswer: it is too long, or some of it cannot be seen.
    """
    each = _LINE_ENDS.sub("\n", text or "").split("\n")
    tidied = "\n".join(one.rstrip() for one in each).strip()
    if len(tidied) > LONGEST_REASON:
        raise NotAnAnswer(f"{what} has {len(tidied):,} characters; write at most {LONGEST_REASON:,}")
    return _clean(what, tidied)


def _clean(what: str, text: str) -> str:
    if found := FORBIDDEN.search(text):
        raise NotAnAnswer(f"{named(found[0])} is in {what}; take it out: it cannot be seen")
    return text


def _check_kind(finding: Finding, because: str) -> None:
    if because not in KINDS:
        offered = [explanation.kind for explanation in finding.explanations]
        first = f"offered on this finding: {', '.join(offered)}; " if offered else ""
        raise NotAnAnswer(
            f'there is no kind of explanation "{shortened(because)}"; {first}{suggestion(because, KINDS)}'
        )


def _check_value(dossier: Dossier, finding: Finding, answer: str, value: str) -> None:
    fact = dossier.facts[finding.fact or ""]
    if value.lower() in UNKNOWN_WORDS:
        raise NotAnAnswer(f'"{value}" is no value; answer unconfirmed')
    try:
        reading = value_read(dossier, finding, fact, value)
    except Unreadable as error:
        raise NotAnAnswer(str(error)) from None
    if answer == "range" and not (isinstance(reading, Reading) and _is_range(fact, reading)):
        example = RANGES.get(fact.kind)
        ends = f"write its ends, such as {example}, or one of them, such as at least 7"
        instead = ends if example else f"a {fact.kind} has none; answer prefer"
        raise NotAnAnswer(f'"{shortened(value)}" is no range; {instead}')


def value_read(dossier: Dossier, finding: Finding, fact: Fact, value: str) -> Reading | Sequence[tuple[str, Reading]]:
    """What a value in an answer means: as a source of the finding has it that says just that, or all that write alike.

    Else it is read in English, and where that reads nothing, as any of the sources does.

    Raises:
        Unreadable: as English refuses it.
    """
    claims = dossier.claims.iloc[list(finding.rows)]["claim"].tolist()
    written = dossier.written.columns
    contexts = {claim: Context.of(dossier.sources.get(written["source"][claim] or "")) for claim in claims}
    same = [contexts[claim] for claim in claims if written["value"][claim] == value]
    if len(set(contexts.values())) == 1:
        same += contexts.values()
    refused: Unreadable | None = None
    for context in dict.fromkeys((*same, Context(), *contexts.values())):
        try:
            return kind(fact.kind).read(value, fact, context)
        except Unreadable as error:
            refused = error if refused is None or context == Context() else refused
    raise refused or Unreadable("there is no value", "write one")


def _is_range(fact: Fact, reading: Reading) -> bool:
    """Whether it has two ends, or says itself that one is open."""
    wide = reading.low < reading.high and (isfinite(reading.low) or isfinite(reading.high))
    said = reading.hedge in ("range", "at least", "at most") or fact.kind == "date"
    return fact.kind in RANGES and wide and said


def _allowed(dossier: Dossier, finding: Finding, value: str) -> bool:
    """Whether some claim of the finding allows a value, or it cannot be told."""
    fact = dossier.facts.get(finding.fact or "")
    if fact is None or fact.kind not in _ON_ONE_AXIS:
        return True
    reading = value_read(dossier, finding, fact, value)
    claims = dossier.claims.iloc[list(finding.rows)]
    claims = claims[claims["track"] == COMPARABLE]
    if not isinstance(reading, Reading) or reading.track != COMPARABLE or claims.empty:
        return True
    return bool(((claims["low"] <= reading.high) & (claims["high"] >= reading.low)).any())
