"""HTML: the report that an editor looks at, one file that needs nothing else, with the answer on top.

What has to be decided is drawn here, so that it is there without a script and prints as it is; the rest is embedded
as data, which the page's script draws when it is asked for. A policy in the page lets nothing run but that script.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

import jinja2
from markupsafe import Markup

from discrepancies.formats import Render, Style, cards, edition_words, key_marks, outline, page_data
from discrepancies.formats.charts import DATED, matrix, timeline
from discrepancies.formats.most_pressing import MOST_FIRST, Pressing, card, line, pressing
from discrepancies.language.safe import visible
from discrepancies.model import STATES
from discrepancies.rules import manual, rule
from discrepancies.wording import counted, listed

if TYPE_CHECKING:
    from discrepancies.formats.charts import Timeline
    from discrepancies.model import Severity, Source, State
    from discrepancies.report import Report

TEMPLATES = "templates"
SHARED = ("base.css", "card.css", "charts.css")
"""The styles of everything that the report and the review page both show, in their order."""
STYLES = ("page.css", "page/filters.css")
PIECES = ("data", "build", "facets", "headline", "lists", "overview", "filters", "address", "page")
SCRIPTS = tuple(f"page/{name}.js" for name in PIECES)
"""The script of the page, a piece behind what it stands on; the last one sets all going."""

MOST_CARDS = 60
"""Cards drawn; what comes after them has a line each, and its claims and quotes in the list of all facts."""
MOST_TIMELINES = 30
ABOUT_STATE: dict[State, str] = {
    "open": "still to be decided",
    "settled": "decided, and nothing has changed since",
    "stale": "decided, but what it was decided on has changed",
}
"""What each state means, in a few words."""
FOR_READERS: dict[State, str] = {**ABOUT_STATE, "open": "not settled by the editors"}


class Told(NamedTuple):
    """A source, as the list of sources tells of it."""

    key: str
    source: Source | None
    origins: str
    claims: int
    compared: int
    compatible: int
    url: str | None
    archived: str | None


class Checked(NamedTuple):
    """A rule, what it flags in a line, how many of the shown findings are its own, and what it could not look at."""

    name: str
    severity: Severity
    flags: str
    found: int
    not_run: str


def render(report: Report, out: TextIO, style: Style) -> None:  # noqa: ARG001
    """Write the report as one page."""
    out.writelines(environment().get_template("page.html").generate(page(report)))
    out.write("\n")  # which the template engine takes off the end


FILES: Mapping[str, Render] = {"index.html": render}


@cache
def environment() -> jinja2.Environment:
    """Where the templates are: everything is escaped, and what acts or hides in a text is made visible.

    The review page's own templates stand on it too: `environment().overlay(loader=...)`.
    """
    made = jinja2.Environment(
        autoescape=True,
        finalize=_harmless,
        loader=jinja2.PackageLoader("discrepancies.formats", TEMPLATES),
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    made.filters["keyed"] = _keyed
    return made


@jinja2.pass_context
def _keyed(context: jinja2.runtime.Context, text: str) -> str:
    """A text with its keys in grey, by the naming that the page is filled with."""
    naming = context.get("naming")
    return key_marks.html(naming, text) if naming else visible(text)


def _harmless(value: Any) -> Any:
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def written(*names: str) -> str:
    """These files of the templates' folder, one after another: `written(*SHARED)` is what a card needs for styles."""
    folder = files("discrepancies.formats") / TEMPLATES
    return "".join((folder / name).read_text("utf-8") for name in names)


def policy(styles: str, script: str = "") -> str:
    """What a page may do: nothing but wear its own styles; one with a script runs that and shows drawings, too."""
    worn, run = (f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in (styles, script))
    more = (f"script-src {run}; ", "img-src data:; ") if script else ("", "")
    return f"default-src 'none'; {more[0]}style-src {worn}; {more[1]}base-uri 'none'; form-action 'none'"


def page(report: Report) -> dict[str, Any]:
    """What the page's template is filled with."""
    cases = pressing(report)
    told = [line(report, one) for one in cases]
    drawn = [(one, card(report, one), of) for one, of in zip(cases[:MOST_CARDS], told, strict=False)]
    timelines = _timelines(report)
    styles, script = written(*SHARED, *STYLES), written(*SCRIPTS)
    states = FOR_READERS if report.edition else ABOUT_STATE
    return {
        "policy": policy(styles, script),
        "styles": Markup(styles),  # noqa: S704 - ours, and hashed
        "script": Markup(script),  # noqa: S704
        "data": Markup(page_data.data(report)),  # noqa: S704 - escaped there for where it stands
        "answer": _answer(report, cases),
        "states": [(state, sum(one.state == state for one in cases), means) for state, means in states.items()],
        "undecided": "in question" if report.edition else "to decide",
        "disputed": sum(one.disputed for one in cases),
        "naming": report.wording.naming,
        "title": outline.title(report),
        "basis": outline.basis(report),
        "strained": report.statuses.get("strained", 0),
        "head": outline.head(report),
        "tally": outline.tally(report),
        "about": outline.ABOUT,
        "first": [of for of in told[:MOST_FIRST] if of.state != "settled"],
        "cards": drawn,
        "lines": list(zip(cases[MOST_CARDS:], told[MOST_CARDS:], strict=True)),
        "rules": _rules(report),
        "sources": list(_sources(report)),
        "method": list(edition_words.lines(report.edition)) if report.edition else [],
        "timelines": timelines,
        "timelines_capped": len(timelines) == MOST_TIMELINES < len(report.shown_events),
        "matrix": matrix(report),
        "counted": counted,
    }


def _answer(report: Report, cases: Sequence[Pressing]) -> str:
    """The whole report in one sentence."""
    facts, disputed = len(report.shown_facts), sum(one.disputed for one in cases)
    if not facts:
        return "No claims."
    if not disputed:
        return f"None of the {counted(facts, 'fact')} is disputed." if facts > 1 else "The one fact is not disputed."
    states = Counter(one.state for one in cases if one.disputed)
    told = ", ".join(f"{states[state]:,} {state}" if states[state] else f"none {state}" for state in STATES)
    return f"{disputed:,} of {counted(facts, 'fact')} {'is' if disputed == 1 else 'are'} disputed: {told}."


def _rules(report: Report) -> list[Checked]:
    found = Counter(finding.rule for finding in report.shown_findings)
    not_run = {one.rule: f"{'not run' if one.wholly else 'run in part'}: {one.why}" for one in report.not_run}
    return [
        Checked(name, rule(name).SEVERITY, manual(name).flags, found[name], not_run.get(name, ""))
        for name in report.rules
    ]


def _sources(report: Report) -> Iterator[Told]:
    for fared in report.fared:
        source = report.dossier.sources.get(fared.source)
        yield Told(
            fared.source,
            source,
            listed(map(report.wording.naming.called, fared.origins)),
            *fared[2:],
            url=cards.web_address(source.url) if source else None,
            archived=cards.web_address(source.archived) if source else None,
        )


def _timelines(report: Report) -> list[tuple[str, str, Timeline]]:
    """The first events of whose dates something is said: key, name and drawing."""
    first = report.agreement.comparison.cells.first_row
    dated = {
        report.wording.about(row).event
        for row in first[report.shown_facts].tolist()
        if report.wording.fact(row).kind in DATED
    }
    drawn = ((key, title or key, timeline(report, key)) for key, title in report.shown_events if key in dated)
    return list(islice(((key, name, line) for key, name, line in drawn if line), MOST_TIMELINES))
