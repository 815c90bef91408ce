"""A card: all that an editor needs to decide on a fact or a finding, for the report and the review page alike.

The sides stand beside one another in the order of the answers, as everywhere; none of them is preferred. A card of
a fact has every finding about it, a card of a finding that one alone with the claims it rests on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urlsplit

from discrepancies.formats import answer_words, outline
from discrepancies.formats.charts import range_chart, steps
from discrepancies.language.safe import visible
from discrepancies.model import SEVERITIES, WORST_FIRST
from discrepancies.wording import counted, listed

if TYPE_CHECKING:
    from discrepancies.evidence.excerpts import Excerpt
    from discrepancies.formats.charts import RangeChart, Steps
    from discrepancies.formats.outline import Said
    from discrepancies.model import Finding, State, Status
    from discrepancies.report import Agreed, Answer, Report

CLAIMS_SHOWN = outline.CLAIMS_SHOWN
"""Claims quoted on a side; the fact's whole table has them all."""

LINKED = frozenset({"http", "https"})
"""The only addresses that a page links to."""


class Piece(NamedTuple):
    """Some words of a source's text: whether they are quoted, and whether they give the value."""

    words: str
    quoted: bool
    figure: bool


class Quoted(NamedTuple):
    """One claim: its value, whose word it is, and the words that show it."""

    claim: int
    """Its number in the dossier."""
    said: Said
    who: str
    """The source, and whom it quotes."""
    how: str
    """How firmly, of whom and up to when: "for the leader and those with him, published 26 December 2023"."""
    title: str | None
    """What the source is called, where that is not the name that is said."""
    url: str | None
    """Where it can be read, if that is an address of the web."""
    origins: str
    """Where its word comes from in the end, where that is somebody else than named here: "iachr_release"."""
    pieces: tuple[Piece, ...]
    """The quote as it stands in the source's text; () where that is not at hand."""


class Side(NamedTuple):
    """Claims that say the same."""

    value: str
    about: str
    """Of whom, and up to when: "for the leader and those with him, published 26 December 2023"."""
    support: str
    """Who stands behind it: "3 sources, 2 origins"."""
    claims: tuple[Quoted, ...]
    more: int
    """Claims that are not shown."""
    also: tuple[str, ...]
    """Claims quoted on an earlier side that fit this one too: "wire: at least 5"."""
    others: tuple[str, ...] = ()
    """Who else stands how to it: "excluded by Wire"."""


class Card(NamedTuple):
    """A fact or a finding as an editor meets it."""

    anchor: str
    """The id of its element, which a link can name."""
    event: str | None
    event_title: str | None
    asks: str
    """The question, the constraint, or the rule's name where there is neither."""
    state: State | None
    """The worst of its gravest findings' states."""
    sides: tuple[Side, ...]
    """Those that a finding holds against one another."""
    findings: tuple[Finding, ...]
    """Each with its message as a sentence."""
    sources: tuple[str, ...]
    """Who takes part, sorted."""
    fact: str | None = None
    status: Status | None = None
    chart: RangeChart | None = None
    steps: Steps | None = None
    """In place of that, of a fact whose answer may change."""
    besides: tuple[Side, ...] = ()
    """What else is said of the fact."""
    more_sides: int = 0
    """Answers that are not listed."""


def fact_card(report: Report, number: int, findings: Sequence[Finding]) -> Card:
    """The card of an event's fact, by its number in the agreement, with these findings about it."""
    fact = report.fact(number)
    return _card(report, fact, findings, fact_anchor(fact.event, fact.fact.key))


def card(report: Report, finding: Finding) -> Card:
    """The card of one finding; what is about a whole source or several events has no sides."""
    if finding.event and finding.fact and finding.rows:
        number = int(report.agreement.comparison.cells.fact[finding.rows[0]])
        return _card(report, report.fact(number), [finding], finding_anchor(finding.id))
    constraint = report.dossier.constraints.get(finding.subject or "") if finding.event else None
    rows = report.sorted(finding.rows) if constraint else []
    return Card(
        anchor=finding_anchor(finding.id),
        event=finding.event,
        event_title=title(report, finding.event),
        asks=(constraint.says or constraint.holds) if constraint else finding.rule,
        state=finding.state,
        sides=tuple(_side_by_question(report, rows)),
        findings=(_as_sentence(report, finding),),
        sources=tuple(sorted(set(map(report.wording.source, finding.rows)))),
    )


def fact_anchor(event: str, fact: str) -> str:
    """The id of the element that shows a fact: "fact-el_junquito/killed", as an address writes it."""
    return f"fact-{quote(visible(event), safe='')}/{quote(visible(fact), safe='')}"


def finding_anchor(of: str) -> str:
    """The id of the element that shows a finding: "f-0123456789ab"."""
    return f"f-{of}"


def worst(findings: Sequence[Finding]) -> State | None:
    """The worst state of the gravest of some findings; None where there is none."""
    return min((one.state for one in gravest(findings)), key=WORST_FIRST.index, default=None)


def gravest(findings: Sequence[Finding]) -> list[Finding]:
    """Those of some findings that are as severe as any of them."""
    severity = min((finding.severity for finding in findings), key=SEVERITIES.index, default=None)
    return [finding for finding in findings if finding.severity == severity]


def web_address(address: str | None) -> str | None:
    """An address that a page may link to: of the web, and nothing that runs."""
    try:
        parts = urlsplit(address or "")
    except ValueError:  # such as brackets that hold no address
        return None
    return address if parts.scheme in LINKED and parts.hostname else None


def _card(report: Report, fact: Agreed, findings: Sequence[Finding], anchor: str) -> Card:
    rows, claim = report.in_order(fact.number), report.wording.claim
    flagged = {claim(row) for finding in gravest(findings) for row in finding.rows}
    held = [row for row in rows if not flagged or claim(row) in flagged]
    over_time = steps(report, fact.number)
    return Card(
        anchor=anchor,
        event=fact.event,
        event_title=title(report, fact.event),
        fact=fact.fact.key,
        asks=fact.fact.asks,
        status=fact.status,
        state=worst(findings),
        steps=over_time,
        chart=None if over_time else range_chart(report, fact.number),
        sides=tuple(_sides(report, fact, held)),
        besides=tuple(_sides(report, fact, [row for row in rows if row not in held])),
        more_sides=fact.answers_total - len(fact.answers),
        findings=tuple(_as_sentence(report, finding) for finding in findings),
        sources=tuple(sorted(set(map(report.wording.source, fact.rows)))),
    )


def title(report: Report, event: str | None) -> str | None:
    """What an event is called: its title, else its key."""
    return report.dossier.event_title(event or "") or event


def _as_sentence(report: Report, finding: Finding) -> Finding:
    return finding._replace(message=outline.sentence(report, finding.message))


def _sides(report: Report, fact: Agreed, rows: Sequence[int]) -> Iterator[Side]:
    """The claims of some rows by answer, each quoted on the first that it gives; what gives none listed comes last."""
    claim = report.wording.claim
    waiting = {claim(row): row for row in reversed(rows)}
    waiting = {claim(row): waiting[claim(row)] for row in rows}
    wanted = frozenset(waiting)
    for answer in _told_apart(fact):
        numbers = [number for number in dict.fromkeys(map(claim, answer.rows)) if number in wanted]
        first = [waiting.pop(number) for number in numbers if number in waiting]
        also = [row for row in answer.rows if claim(row) in wanted and row not in first]
        if numbers:
            support, others = answer_words.behind(report, answer), answer_words.stances(report, answer)
            said = report.said(answer.rows[0])
            side = _side(report, said, support, first, also, answer.label.removeprefix(said).lstrip(" ,"))
            yield side._replace(others=tuple(f"{how} {who}" for how, who in others.items()))
    for value, same in groupby(waiting.values(), key=report.wording.value):
        alone = list(same)
        yield _side(report, value, counted(len(set(map(report.wording.source, alone))), "source"), alone)


def _told_apart(fact: Agreed) -> Sequence[Answer]:
    """The answers that tell the sides of a fact apart: of a compound fact, those of its disputed parts."""
    disputed = {part for part, status in fact.parts if status in ("disputed", "strained")}
    return [one for one in fact.answers if not disputed or one.part in disputed]


def _side_by_question(report: Report, rows: Sequence[int]) -> Iterator[Side]:
    """The claims of some rows by the fact that they answer, for what several facts make together."""
    for _, same in groupby(rows, key=report.wording.question):
        answering = list(same)
        yield _side(report, report.wording.fact(answering[0]).asks, "", answering)


def _side(
    report: Report, value: str, support: str, rows: Sequence[int], also: Sequence[int] = (), about: str = ""
) -> Side:
    wording = report.wording
    others = dict.fromkeys(f"{wording.who(row)}: {wording.value(row)}" for row in also)
    return Side(
        value=value,
        about=about,
        support=support,
        claims=tuple(_quoted(report, row, about) for row in rows[:CLAIMS_SHOWN]),
        more=max(0, len(rows) - CLAIMS_SHOWN),
        also=tuple(others),
    )


def _quoted(report: Report, row: int, about: str) -> Quoted:
    """A claim on a side; what that says `about` all its claims is not said again."""
    wording, said, excerpt = report.wording, outline.said(report, row), report.excerpt(row)
    source = report.dossier.sources.get(wording.source(row))
    named = {wording.naming.name(key) for key in (wording.source(row), wording.voice(row))}
    title = source.title if source and source.title not in named else None
    how = said.who.removeprefix(visible(wording.who(row))).removeprefix(", ")
    voice = report.dossier.voices.get(wording.voice(row))
    own = {wording.source(row), source.title if source else None, voice.title if voice else None, *named}
    return Quoted(
        claim=wording.claim(row),
        said=said,
        who=wording.who(row),
        how="" if how == visible(about) else how,
        title=title,
        url=next(filter(None, map(web_address, (source.url, source.archived))), None) if source else None,
        origins=listed(sorted(report.agreement.comparison.lineage.of_row(row) - own)),
        pieces=tuple(_pieces(excerpt)) if excerpt else (),
    )


def _pieces(excerpt: Excerpt) -> Iterator[Piece]:
    """The excerpt cut wherever a quote or a figure begins or ends."""
    edges = {0, len(excerpt.text), *(edge for stretch in (*excerpt.quoted, *excerpt.figures) for edge in stretch)}
    for start, end in pairwise(sorted(edges)):
        within = [any(a <= start and end <= b for a, b in which) for which in (excerpt.quoted, excerpt.figures)]
        yield Piece(excerpt.text[start:end], *within)
