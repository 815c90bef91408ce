"""JUnit XML, for CI systems that list test results: a test case a fact, which fails where `check` does by default.

A fact fails while an error about it is open or stale; what an editor has settled, and what only warns or informs, is
told in the output of a case that passes. No fact is skipped: that one source alone tells of it, or that its values
cannot be compared, is nothing a test left out. What is about no fact has cases of its own, by rule; a rule that could
not run for want of a text is a case that was skipped.

There is no clock in it: cases have no time. Reference: the schema of Jenkins's xUnit plugin (junit-10.xsd).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TextIO
from xml.sax.saxutils import escape, quoteattr

from discrepancies.formats import Render, Style, finding_lines, outline
from discrepancies.language.safe import visible

if TYPE_CHECKING:
    from discrepancies.formats.outline import Flagged
    from discrepancies.report import Report

DOSSIER = "(dossier)"
"""The suite of what is about no event; no event can be called so."""

_XML_REFUSES = str.maketrans({"\ufffe": "<U+FFFE>", "\uffff": "<U+FFFF>"})


class Case(NamedTuple):
    """One test case: a fact with what was flagged of it, or one finding about no fact."""

    name: str
    fails: tuple[Flagged, ...]
    out: tuple[str, ...]
    """What its output says when it passes and when it fails."""
    skipped: str = ""
    """Why it was not tried."""


def render(report: Report, out: TextIO, style: Style) -> None:  # noqa: ARG001
    """Write a suite an event, and one for what is about none."""
    suites = dict(_suites(report))
    tests = sum(map(len, suites.values()))
    failures = sum(bool(case.fails) for cases in suites.values() for case in cases)
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write(f'<testsuites name="discrepancies" tests="{tests}" failures="{failures}" errors="0">\n')
    titles = dict(report.shown_events)
    for name, cases in suites.items():
        out.writelines(f"{line}\n" for line in _suite(name, titles.get(name), cases))
    out.write("</testsuites>\n")


FILES: Mapping[str, Render] = {"junit.xml": render}


def _suites(report: Report) -> Iterator[tuple[str, list[Case]]]:
    """Each suite's name and cases: the facts of each event, then what else is about it."""
    flagged: dict[tuple[str | None, str | None], list[Flagged]] = {}
    for one in finding_lines.findings(report):
        flagged.setdefault((one.finding.event, one.finding.fact), []).append(one)
    suites: dict[str, list[Case]] = {event: [] for event, _ in report.shown_events}
    for number in report.shown_facts:
        fact = report.fact(number)
        about = flagged.pop((fact.event, fact.fact.key), [])
        answers = (f"  {line.told}" for line in outline.lines(report, fact))
        agreed = (f"{fact.status}: {outline.ABOUT[fact.status]}", *answers)
        suites[fact.event].append(_case(fact.fact.key, about, agreed))
    for one in (one for others in flagged.values() for one in others):
        finding = one.finding
        of_event = finding.event in suites
        parts = (finding.rule, None if of_event else finding.event, finding.fact, finding.scope, finding.subject)
        suite = suites.setdefault(str(finding.event) if of_event else DOSSIER, [])
        suite.append(_case(" ".join(filter(None, parts)), [one]))
    for rule in (rule for rule in report.not_run if rule.wholly):
        suites.setdefault(DOSSIER, []).append(Case(rule.rule, (), (), rule.why))
    yield from suites.items()


def _case(name: str, about: Sequence[Flagged], agreed: Sequence[str] = ()) -> Case:
    others = _told(one for one in about if not _fails(one))
    return Case(name, tuple(filter(_fails, about)), (*agreed, *others))


def _told(findings: Iterable[Flagged]) -> Iterator[str]:
    """Findings in lines, an empty one before each."""
    for one in findings:
        yield from ("", finding_lines.title(one), *finding_lines.lines(one))


def _fails(one: Flagged) -> bool:
    return one.finding.severity == "error" and one.finding.state != "settled"


def _suite(name: str, title: str | None, cases: Sequence[Case]) -> Iterator[str]:
    failures = sum(bool(case.fails) for case in cases)
    skipped = sum(bool(case.skipped) for case in cases)
    counts = f'tests="{len(cases)}" failures="{failures}" errors="0" skipped="{skipped}"'
    yield f"  <testsuite name={_attribute(name)} {counts}>"
    if title:
        yield f'    <properties><property name="title" value={_attribute(visible(title))}/></properties>'
    for case in cases:
        yield f"    <testcase classname={_attribute(name)} name={_attribute(case.name)}>"
        if case.fails:
            yield from _failure(case.fails)
        if case.skipped:
            yield f"      <skipped message={_attribute(f'not run: {case.skipped}')}/>"
        if case.out:
            yield f"      <system-out>{_text(case.out)}</system-out>"
        yield "    </testcase>"
    yield "  </testsuite>"


def _failure(fails: Sequence[Flagged]) -> Iterator[str]:
    """One failure a case, which is all that most readers show: what is gravest as its message, everything inside."""
    message = " ".join(one.message for one in fails)
    kind = _attribute(fails[0].finding.rule)
    yield f"      <failure type={kind} message={_attribute(message)}>{_text(_told(fails))}</failure>"


def _text(lines: Iterable[str]) -> str:
    return escape("\n".join(lines).strip("\n").translate(_XML_REFUSES))


def _attribute(text: str) -> str:
    return quoteattr(text.translate(_XML_REFUSES))
