"""Who stands how to an answer, in words: who says so and by how many origins, who bears it out, who does not.

Every format for people says it in these words. What nobody said is no answer: what all leave open is called that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from discrepancies.wording import counted, listed

if TYPE_CHECKING:
    from discrepancies.report import Agreed, Answer, Report, Stance

STANDS = {"bears_out": "borne out by", "leaves_open": "left open by", "excludes": "excluded by"}
"""How those who do not say an answer themselves may stand to it."""


def support(sources: int, origins: int, *, exact: bool = True) -> str:
    """How many stand behind an answer: "3 sources, 2 origins", or "1 source", which is one origin.

    Of many sources that share their origins with one another it may be certain only that they are "at least 13".
    """
    behind = counted(sources, "source")
    if sources == origins == 1:
        return behind
    return f"{behind}, {'' if exact else 'at least '}{counted(origins, 'origin')}"


def behind(report: Report, answer: Answer) -> str:
    """How many give an answer, and how many origins these go back to, by name where those are others.

    "2 sources, 1 origin (The police)".
    """
    says, naming = answer.says, report.wording.naming
    own = {naming.name(key) for key in (*says.sources, *map(report.wording.voice, answer.rows))}
    each = own.issuperset(says.origins) and len(says.origins) == says.sources_total
    roots = "" if each else f" ({listed(says.origins)})"
    exact = report.agreement.comparison.lineage.countable(answer.rows)
    return f"{support(says.sources_total, answer.origins, exact=exact)}{roots}"


def says_so(report: Report, answer: Answer) -> str:
    """Who gives an answer, and whom they quote: "Gazette [gazette] quoting The police [police]; Wire"."""
    return report.wording.tellers(answer.rows)


def said_by(report: Report, answer: Answer) -> str:
    """Both: "2 sources, 1 origin (The police): Gazette and Wire"; of a single source only who that is."""
    told = behind(report, answer)
    return says_so(report, answer) if told == support(1, 1) else f"{told}: {says_so(report, answer)}"


def stances(report: Report, answer: Answer) -> dict[str, str]:
    """Who else stands how to an answer, by what that is called: {"excluded by": "Wire and Herald"}."""
    found = {words: _named(report, getattr(answer, stance)) for stance, words in STANDS.items()}
    return {words: who for words, who in found.items() if who}


def _named(report: Report, stance: Stance) -> str:
    sources = [report.wording.naming.brief(key) for key in stance.sources]
    return listed([*sources, *[""] * (stance.sources_total - len(sources))]) if sources else ""


def left_open(fact: Agreed) -> str:
    """What all claims on a fact leave open together, where they can all be true and not all say the same; else ""."""
    said = [answer for answer in fact.answers if answer.low == answer.low]  # what is not established has no bounds
    told = fact.open and not fact.open.vague and len(said) > 1
    return f"all claims together leave open: {fact.open.means}" if fact.open and told else ""
