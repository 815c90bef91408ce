"""Markdown for a pull request or a wiki: what the text says, in headings and tables.

Files and lines are shown, not linked: the paths are those of the command line, and the report may lie anywhere.
Nothing that a source wrote acts as markup: it is escaped, in a table's cells too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, TextIO

from discrepancies.formats import Render, Style, decision_words, edition_words, most_pressing, outline
from discrepancies.formats.excerpt_marks import markdown as marked
from discrepancies.formats.key_marks import markdown as keyed
from discrepancies.language.safe import markdown as plain
from discrepancies.wording import counted, listed

if TYPE_CHECKING:
    from discrepancies.formats.outline import Entry, Flagged, Said
    from discrepancies.model import Finding, Status
    from discrepancies.report import Report


def render(report: Report, out: TextIO, style: Style) -> None:  # noqa: ARG001
    """Write the report as Markdown with the tables of CommonMark's common extension."""
    out.writelines(f"{line}\n" for line in _report(report))


FILES: Mapping[str, Render] = {"report.md": render}


Told = Callable[[str], str]
"""A text as Markdown has it, its keys as code."""


def _report(report: Report) -> Iterator[str]:
    told = partial(keyed, report.wording.naming)
    name = outline.title(report)
    yield from (f"# {plain(name)}: what the sources say" if name else "# What the sources say", "")
    yield from (plain(" ".join(outline.head(report))), "", plain(outline.tally(report)))
    if not_run := outline.not_run(report):
        yield from ("", plain(not_run))
    yield from ("", plain(outline.basis(report)))
    first = most_pressing.lines(report, most_pressing.MOST_FIRST)
    if first:
        yield from (
            "",
            "## What to look at first",
            "",
            *(f"{at}. {told(one)}" for at, one in enumerate(first, start=1)),
        )
    disputed = outline.disputed(report)
    if disputed:
        yield from ("", plain(f"{counted(len(disputed), 'fact')} disputed: {listed(disputed, 10)}."))
    for severity in outline.severities(report):
        full, brief, settled = outline.flagged(report, severity)
        yield from ("", f"## {outline.heading(report, severity, len(settled))}")
        for one in full:
            yield from _in_full(one, told)
        for rule, found in outline.by_rule(brief):
            yield from ("", f"### {rule}", "")
            for one in found:
                line = f"- {told(one.brief)} {plain(outline.mark(one.finding))}"
                yield from (line, *(f"  {more}" for more in _decision(one.finding)))
        if settled:
            yield from ("", f"### Settled ({len(settled):,})", "", *_settled(settled, told))
    for event, by_status in outline.agreement(report):
        yield from ("", f"## {told(event)}", "", *_agreement(by_status, told))
    yield from ("", "## Sources", "", *table(outline.SOURCES, outline.sources(report), numbers=3, told=told))
    if report.edition:
        yield from ("", f"## {edition_words.HEADING}", "")
        yield from (f"- {told(name)}: {plain(words)}" for name, words in edition_words.lines(report.edition))


def _in_full(one: Flagged, told: Told) -> Iterator[str]:
    finding = one.finding
    yield from ("", f"### {finding.rule}: {told(one.of)}", "")
    yield from (f"*{plain(one.asks or '')}*", "", f"{told(one.message)} {plain(outline.mark(finding))}")
    for explanation in finding.explanations:
        yield from ("", f"- {plain(explanation.kind)}: {told(explanation.text)}")
    if finding.decision or decision_words.handled(finding):
        yield from ("", *_decision(finding))
    if one.claims:
        yield from ("", *claims(one.claims, told))
    if one.more:
        yield from ("", f"And {counted(one.more, 'more claim', 'more claims')}.")


def _decision(finding: Finding) -> Iterator[str]:
    if finding.decision is not None:
        yield f"- **{plain(finding.state)}**: {plain(decision_words.told(finding.decision))}"
    yield from (f"- {plain(done)}" for done in decision_words.handled(finding))
    yield from (f"- since then: {plain(change)}" for change in decision_words.changed(finding))


def _settled(settled: Sequence[Flagged], told: Told) -> Iterator[str]:
    decisions = ((one, one.finding.decision) for one in settled)
    yield from table(
        ("finding", "answer", "reason", "by", "id"),
        (
            (
                one.name,
                decision_words.answer(given),
                decision_words.reason(given),
                "; ".join((decision_words.whose(given), *decision_words.handled(one.finding))),
                one.finding.id,
            )
            for one, given in decisions
            if given
        ),
        told=told,
    )


def claims(said: Sequence[Said], told: Told = plain) -> Iterator[str]:
    """Claims in a table."""
    yield from _set(("value", "source", "quote", "where"), (_cells(one, told) for one in said))


def _cells(one: Said, told: Told) -> tuple[str, ...]:
    value = f"{one.value} (inferred: {one.inferred})" if one.inferred else one.value
    return plain(value), told(one.who), marked(one.excerpt) if one.excerpt else plain(one.quote), plain(one.place)


def _agreement(by_status: Mapping[Status, Sequence[Entry]], told: Told) -> Iterator[str]:
    rows: list[tuple[str, ...]] = []
    for entry in chain.from_iterable(by_status.values()):
        heads = ((entry.fact, entry.status), *[("", "")] * (len(entry.lines) - 1))
        lines = ((line.value, line.support, "; ".join(line.stances)) for line in entry.lines)
        rows += [(*head, *line) for head, line in zip(heads, lines, strict=True)]
    yield from table(("fact", "status", "answer", "said by", "others"), rows, told=told)


def table(headers: Sequence[str], rows: Iterable[Sequence[str]], numbers: int = 0, told: Told = plain) -> Iterator[str]:
    """A table of texts, which are escaped; the last `numbers` columns are set to the right."""
    yield from _set(headers, (map(told, cells) for cells in rows), numbers)


def _set(headers: Sequence[str], rows: Iterable[Iterable[str]], numbers: int = 0) -> Iterator[str]:
    yield _row(headers)
    yield _row([*["---"] * (len(headers) - numbers), *["---:"] * numbers])
    for cells in rows:
        yield _row(cells)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
