"""What an editor shows of the word under the pointer: of a claim what it means and how the sources stand to it, of a
name what it stands for, of a key what it is for.

It is told in the words of the reports, and says nothing that no source said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lsprotocol.types import Hover, MarkupContent, MarkupKind

from discrepancies.config import SETTINGS
from discrepancies.formats import answer_words
from discrepancies.language.safe import visible
from discrepancies.load.keys import CLAIM, KIND_ABOUT, SCOPE, SECTIONS, TEXT, TITLE, TITLE_ABOUT, Key
from discrepancies.wording import counted

if TYPE_CHECKING:
    from lsprotocol.types import Position

    from discrepancies.lsp.outline import Entry, Path
    from discrepancies.lsp.view import Named, View
    from discrepancies.report import Agreed, Report

MOST_ANSWERS = 8

_ODD = re.compile(r"([\\`*_\[<]|^[#>+|~=-]|^\d+(?=[.)]))", re.MULTILINE)
_SETTING = re.compile(r"[ \t]*([\w-]+)[ \t]*=")


def hover(view: View, position: Position) -> Hover | None:
    """What is shown of a place, None where there is nothing to say."""
    offset = view.offset(position)
    if view.path.endswith(".toml"):
        return _of_setting(view, offset)
    entry = view.outline.at(offset)
    if entry is None:
        return None
    at_key = entry.key[0] <= offset <= entry.key[1] and entry.key[1] > entry.key[0]
    span = entry.key if at_key else entry.value
    named = view.named_at(entry, offset)
    if named is not None:
        lines = list(_of_named(view, named, entry.path))
    elif at_key:
        key = key_at(entry.path)
        lines = [escaped(key.about)] if key else []
    else:
        lines = list(_of_claim(view, entry))
    return Hover(MarkupContent(MarkupKind.Markdown, "\n\n".join(lines)), view.lined.range(span)) if lines else None


def escaped(text: str) -> str:
    """A text from outside as Markdown that shows it as it is."""
    return _ODD.sub(r"\\\1", visible(text))


def key_at(path: Path) -> Key | None:
    """What the format says of the key that a path ends with, None where it has none there."""
    name = str(path[-1])
    if len(path) == 1:
        section = SECTIONS.get(name)
        return Key(section.about if section else TITLE_ABOUT) if section or name == TITLE else None
    keys = keys_below(path[:-1])
    return keys.get(name) if keys else None


def keys_below(path: Path) -> dict[str, Key] | None:
    """The keys that may stand below a path, None where any may, or none."""
    if len(path) == 2 and path[0] in SECTIONS:
        return dict(SECTIONS[str(path[0])].keys)
    if len(path) == 4 and path[0] == "sources" and path[2] == "claims":
        return dict(CLAIM)
    if len(path) == 3 and path[0] == "sources" and path[2] == "text":
        return dict(TEXT)
    if len(path) == 4 and path[0] == "facts" and path[2] == "scopes":
        return dict(SCOPE)
    return None


def _of_setting(view: View, offset: int) -> Hover | None:
    line = view.lined.line_of(offset)
    start, end = view.lined.starts[line], view.lined.ends[line]
    found = _SETTING.match(view.lined.text[start:end])
    setting = SETTINGS.get(found[1]) if found else None
    if not found or not setting:
        return None
    words = f"{escaped(setting.about)}\n\n`{found[1]} = {setting.example}`"
    span = start + found.start(1), start + found.end(1)
    return Hover(MarkupContent(MarkupKind.Markdown, words), view.lined.range(span))


def _of_named(view: View, named: Named, path: Path) -> Iterator[str]:
    key = escaped(named.key)
    if named.section == "scopes":
        found = view.scopes(named.fact).get(named.key)
        yield f"**{key}**: {escaped(found[1]) or 'a scope'}" if found else f"**{key}** is not declared"
        return
    one = SECTIONS[named.section].one
    if named.key not in view.declared[named.section] and not (view.report and named.section == "events"):
        yield f"the {one} **{key}** is not declared"
        return
    title = view.title(named.section, named.key)
    yield f"**{escaped(title) or key}** ({one} `{named.key}`)" if title else f"{one} **{key}**"
    if named.section == "facts":
        yield from _of_fact(view, named.key, path)
    elif named.section == "sources":
        yield from _of_source(view, named.key)
    elif named.section == "events":
        said = [view.about("events", named.key, name) for name in ("date", "place")]
        yield from filter(None, (", ".join(escaped(one) for one in said if one), _asked(view, named.key)))


def _of_fact(view: View, fact: str, path: Path) -> Iterator[str]:
    kind, unit = view.about("facts", fact, "kind"), view.about("facts", fact, "unit")
    over_time = view.about("facts", fact, "over_time")
    words = [f"{kind}, in {unit}" if unit else kind, over_time and f"over time: {over_time}", KIND_ABOUT.get(kind, "")]
    yield "; ".join(escaped(one) for one in words if one)
    if scopes := view.scopes(fact):
        yield "\n".join(f"- {escaped(key)}: {escaped(label)}" for key, (_, label) in scopes.items())
    if view.report is None:
        return
    claim = view.claim(path)
    event = view.event_of(path, claim) if claim is not None else ""
    numbers = view.report.numbered(f"{event}/{fact}" if event else fact)
    for number in numbers[:MOST_ANSWERS]:
        yield from _answers(view.report, number)
    if not numbers:
        yield "No source answers it yet."


def _of_source(view: View, source: str) -> Iterator[str]:
    said = {name: view.about("sources", source, name) for name in ("publisher", "published", "language", "url")}
    yield "\n".join(f"- {name}: {escaped(text)}" for name, text in said.items() if text)
    if view.report is not None:
        number = len(view.report.dossier.written.columns["source"].among({source}))
        at_hand = "its text is at hand" if source in view.report.dossier.texts else "its text is not at hand"
        yield f"{counted(number, 'claim')}; {at_hand}"


def _asked(view: View, event: str) -> str:
    if view.report is None:
        return ""
    number = len(view.report.dossier.written.columns["event"].among({event}))
    return counted(number, "claim")


def _of_claim(view: View, entry: Entry) -> Iterator[str]:
    """What a claim means, its findings, and the answers of its fact."""
    row, report = view.row_at(entry.path), view.report
    if row is None or report is None:
        return
    who = escaped(report.wording.who(row))
    yield f"{who} says **{escaped(report.wording.value(row))}**: {escaped(report.wording.answers(row))}"
    if inferred := report.inferred(row):
        yield f"inferred: {escaped(inferred)}"
    claim = report.wording.claim(row)
    for finding in report.flagged:
        if any(report.wording.claim(of) == claim for of in finding.rows):
            yield f"{finding.severity}, {finding.rule}: {escaped(finding.message)} \\[{finding.id}]"
    numbers = report.numbered(report.wording.question(row))
    for number in numbers:
        yield from _answers(report, number)


def _answers(report: Report, number: int) -> Iterator[str]:
    """The answers of one event's fact, and who stands how to each."""
    fact: Agreed = report.fact(number)
    yield f"`{fact.event}/{fact.fact.key}` {fact.status}: {escaped(fact.fact.asks)}"
    lines = []
    for answer in fact.answers[:MOST_ANSWERS]:
        stands = [f"{words} {who}" for words, who in answer_words.stances(report, answer).items()]
        said = "; ".join([answer_words.said_by(report, answer), *stands])
        lines.append(f"- **{escaped(answer.label)}**: {escaped(said)}")
    if fact.answers_total > len(lines):
        lines.append(f"- and {fact.answers_total - len(lines)} more")
    yield "\n".join(lines)
