"""A dossier with a naughty string in every place that takes text, decisions on it, and what is refused on the way."""

from __future__ import annotations

import base64
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import yaml

import discrepancies
from discrepancies import decisions
from discrepancies.decisions.laid_out import document
from discrepancies.load.dossier import Dossier
from discrepancies.load.problems import InputError, Problem

HERE = Path(__file__).parent

OURS = (
    *("::error::said a quote", "##[error]said a quote", "x\n::set-env name=A::b", "%0A::error::said", "a::b,c=d"),
    *("]]>", "<![CDATA[x]]>", "<!-- x --> &amp; &#0;", "{0} {{1}} [a](javascript:b)", "[b]: http://example.org", "> x"),
    *(
        "=1+1",
        "'=1+1",
        "''@x",
        "@SUM(A1)",
        "\t=1",
        "-2+3",
        "a,b;c|d\"e'f",
        "| --- | --- |",
        "x | y \\| z",
        "\\",
        "trailing \\",
    ),
    *("\u202ereversed\u202c", "\u2066isolated", "\x1b[31mred\x1b[0m", "\x9b31m", "\u2028", "\ufffe", "\U000e0041"),
    *("- x", "# x", "1. x", "***", "```", "~~~", "    x", "a  b", "{{ 7*7 }}", "{% raw %}", "${7*7}", "</script>"),
)
"""What the list does not try: commands of a CI log, XML's and Markdown's own marks, templates, bidi overrides."""


def strings() -> tuple[str, ...]:
    """Every naughty string once."""
    encoded = json.loads((HERE / "blns.base64.json").read_text(encoding="ascii"))
    return tuple(dict.fromkeys((*(base64.b64decode(one).decode() for one in encoded), *OURS)))


class Line(NamedTuple):
    """A line of the claims file: `text` is the naughty string in it, `harmless` what stands there if it is refused."""

    begin: str
    text: str | None = None
    harmless: str = "harmless"
    end: str = ""


class Hostile(NamedTuple):
    """What became of the strings: the dossier as loaded, and what was refused until it could be."""

    dossier: Dossier
    path: Path
    placed: frozenset[tuple[str, str]]
    """Each place ("quote", "title", …) and the string in it, white space tidied as a claims file is read."""
    refused: tuple[Problem, ...]
    messages: tuple[str, ...]
    """What the terminal showed of the refusals."""

    def accepted(self, place: str) -> set[str]:
        """The strings that stand in a place."""
        return {text for where, text in self.placed if where == place}


def load(folder: Path, texts: Sequence[str]) -> Hostile:
    """Put each of the texts everywhere, and load; what is refused is replaced by something harmless, line by line."""
    path, lines = folder / "claims.yaml", list(_claims_file(texts))
    (folder / "texts").mkdir()
    for number, text in enumerate(texts):
        (folder / "texts" / f"{number}.txt").write_text(_around(text), encoding="utf-8", newline="")
    refused: list[Problem] = []
    messages: list[str] = []
    while True:
        path.write_text("".join(f"{_written(line)}\n" for line in lines), encoding="utf-8")
        try:
            dossier = discrepancies.load(str(path))
        except InputError as error:
            refused += error.problems
            messages.append(str(error))
            _replace(error.problems, path, lines)
            continue
        placed = frozenset((_place(line), " ".join(line.text.split())) for line in lines if line.text is not None)
        return Hostile(dossier, path, placed, tuple(refused), tuple(messages))


class Decided(NamedTuple):
    """A log of decisions, each with a string for a reason and a name; and in what words the others were refused."""

    log: decisions.Log
    refused: tuple[str, ...]


def decide(hostile: Hostile, texts: Sequence[str]) -> Decided:
    """Decide on a conflict with each of the texts, and read the log that this makes."""
    report = discrepancies.check(hostile.dossier, select=["value-conflict"])
    findings = (finding for finding in report.flagged if (finding.fact or "").startswith("count_"))
    path, refused = hostile.path.with_name("decisions.yaml"), []
    with path.open("w", encoding="utf-8", newline="") as log:
        for text, finding in zip(texts, findings, strict=True):
            given = decisions.Given("unconfirmed", reason=text, by=text, at="2024-05-06T10:00:00+00:00")
            try:
                decision = decisions.decided(hostile.dossier, finding, given)
            except decisions.NotAnAnswer as error:
                refused.append(str(error))
            else:
                log.write(document(decisions.entry(hostile.dossier, finding, decision)))
    return Decided(decisions.read(path), tuple(refused))


def _replace(problems: Sequence[Problem], path: Path, lines: list[Line]) -> None:
    for problem in problems:
        if problem.place.file != str(path):
            Path(problem.place.file).write_text(_around("harmless"), encoding="utf-8")
            continue
        line = lines[problem.place.line - 1]
        assert line.text is not None, problem
    for number in {problem.place.line for problem in problems if problem.place.file == str(path)}:
        lines[number - 1] = lines[number - 1]._replace(text=None)


def _around(text: str) -> str:
    return f"So it is told. {text} That is all."


def _place(line: Line) -> str:
    return line.begin.strip(" -").split(":")[0] or "term"


def _written(line: Line) -> str:
    if not line.begin.endswith(" "):
        return line.begin
    text = line.harmless if line.text is None else line.text
    scalar = yaml.dump(text, default_style='"', allow_unicode=True, width=sys.maxsize).rstrip("\n")
    return f"{line.begin}{scalar}{line.end}"


def _claims_file(texts: Sequence[str]) -> Iterator[Line]:
    """The lines of a claims file in which each text stands in every place; key and text are on one line."""
    numbered = list(enumerate(texts))
    yield Line("facts:")
    yield from (line for number, text in numbered for line in _facts(number, text))
    yield Line("events:")
    for number, text in numbered:
        yield from (Line(f"  e{number}:"), Line("    title: ", text), Line("    place: ", text))
    yield Line("voices:")
    yield from (Line(f"  v{number}: ", text) for number, text in numbered)
    yield Line("sources:")
    yield from (line for number, text in numbered for line in _sources(number, text))
    yield Line("constraints:")
    for number, text in numbered:
        yield from (Line(f"  c{number}:"), Line("    says: ", text), Line(f"    holds: count_{number} == 8"))
        yield Line(f"    for: [e{number}]")


def _facts(number: int, text: str) -> Iterator[Line]:
    yield from (Line(f"  text_{number}:"), Line("    kind: text"), Line("    asks: ", text))
    yield from (Line(f"  name_{number}:"), Line("    kind: name"), Line("    asks: ", text))
    yield from (Line(f"  term_{number}:"), Line("    kind: category"), Line("    asks: ", text))
    yield from (Line("    terms:"), Line("      - plain"), Line("      - ", text))
    yield from (Line(f"  alias_{number}:"), Line("    kind: category"), Line("    asks: ", text))
    yield from (Line("    terms: [plain, other]"), Line("    aliases:"), Line("      ", text, end=": other"))
    yield from (Line(f"  count_{number}:"), Line("    kind: count"), Line("    asks: ", text))
    yield from (Line("    unit: ", text), Line("    scopes:"), Line("      all: ", text))


def _sources(number: int, text: str) -> Iterator[Line]:
    yield from (Line(f"  s{number}:"), Line("    title: ", text), Line("    publisher: ", text))
    yield from (Line(f"    event: e{number}"), Line(f"    text: {{file: texts/{number}.txt}}"), Line("    claims:"))
    values = {
        "text": (text, "harmless"),
        "name": (text, "Ann Plain"),
        "term": (text, "plain"),
        "alias": (text, "plain"),
    }
    for kind, (value, harmless) in values.items():
        yield from (Line(f"    - fact: {kind}_{number}"), Line("      value: ", value, harmless))
        yield Line("      quote: ", text)
    yield from (Line(f"    - fact: count_{number}"), Line("      value: 7"), Line("      scope: all"))
    yield Line(f"      attributed_to: v{number}")
    yield from (Line(f"      {key}: ", text) for key in ("quote", "inferred", "locator", "note"))
    yield from (Line(f"  t{number}:"), Line(f"    event: e{number}"), Line("    claims:"))
    for kind, value in {"text": "plain", "name": "Bo Other", "term": "plain", "alias": "plain", "count": "9"}.items():
        yield from (Line(f"    - fact: {kind}_{number}"), Line(f"      value: {value}"), Line("      quote: ", text))
        if kind == "count":
            yield Line("      scope: all")
