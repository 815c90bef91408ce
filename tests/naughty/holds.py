"""How each format is seen to hold: of what it wrote of a hostile dossier nothing acts, breaks or is lost.

A format that is added has to say here how that is seen of it.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import jsonschema
from lxml import etree, html
from markdown_it import MarkdownIt
from wcwidth import wcswidth

from discrepancies import formats
from discrepancies.decisions import Log
from discrepancies.formats import Style
from discrepancies.language.safe import hidden, visible
from tests.actions_log import commands
from tests.naughty.dossier import Hostile

SCHEMAS = Path(__file__).parent.parent / "formats" / "schemas"
_TEMPLATES = "".join(
    path.read_text("utf-8") for path in sorted((Path(formats.__file__).parent / "templates").glob("*.html"))
)
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Case(NamedTuple):
    """What a format wrote of a hostile dossier, which that was, and the decisions on it."""

    written: str
    hostile: Hostile
    log: Log


def for_a_terminal(text: str) -> bool:
    """Whether nothing in it acts on a terminal or hides, or ends a line but a line feed."""
    return not any(map(hidden, set(text) - {"\n"})) and "\n".join(text.splitlines()) == text.removesuffix("\n")


def text_holds(case: Case) -> None:
    """Tables stand in their columns; what is wider than the terminal is one word, which is never torn."""
    assert for_a_terminal(case.written)
    report, _, _ = case.written.partition("\nSources\n=======\n")
    for line in report.split("\n"):
        if wcswidth(line) > Style().width:
            assert max(map(wcswidth, line.split(" "))) > Style().width / 2, line


def markdown_holds(case: Case) -> None:
    """Nothing is markup but the marks of a quote and of the figure in it, and every table has its columns."""
    assert for_a_terminal(case.written)
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(case.written)
    inline = [child for token in tokens for child in token.children or ()]
    marks = {"code_inline", "em_open", "em_close", "strong_open", "strong_close"}
    assert {child.type for child in inline} <= {"text", *marks}
    blocks = {re.sub("_(open|close)$", "", token.type) for token in tokens}
    assert blocks <= {
        "heading",
        "paragraph",
        "inline",
        "bullet_list",
        "ordered_list",
        "list_item",
        *(["table", "thead", "tbody", "tr", "th", "td"]),
    }
    for in_table, lines in groupby(case.written.split("\n"), lambda line: line.startswith("|")):
        assert not in_table or len({len(re.findall(r"(?<!\\)\|", line)) for line in lines}) == 1
    shown = {"".join(child.content for child in token.children or ()) for token in tokens if token.type == "inline"}
    assert {f"“{visible(quote)}”" for quote in case.hostile.accepted("quote")} <= shown


def json_holds(case: Case) -> None:
    """Every string comes back as it was."""
    assert for_a_terminal(case.written)
    data = json.loads(case.written)
    claims = [claim for fact in data["facts"] for claim in fact["claims"]]
    assert {claim["quote"] for claim in claims} >= case.hostile.accepted("quote")
    assert {claim["inferred"] for claim in claims} >= case.hostile.accepted("inferred")
    assert {claim["value"] for claim in claims} >= case.hostile.accepted("value")
    assert {fact["asks"] for fact in data["facts"]} >= case.hostile.accepted("asks")
    assert {fact["unit"] for fact in data["facts"]} >= case.hostile.accepted("unit")
    assert {event["title"] for event in data["events"]} >= case.hostile.accepted("title")
    decided = {(one["decision"]["reason"], one["decision"]["by"]) for one in data["findings"] if one["decision"]}
    assert decided == {(entry.decision.reason, entry.decision.by) for entry in case.log.entries}


def csv_holds(case: Case) -> None:
    """No cell is a formula, every row has its cells, and every string stands in one."""
    assert for_a_terminal(case.written)
    header, *rows = csv.reader(io.StringIO(case.written, newline=""), strict=True)
    assert {len(row) for row in rows} == {len(header)}
    cells = {cell for row in rows for cell in row}
    assert not {cell for cell in cells if cell.startswith(FORMULA)}
    given = {cell[1:] if cell.lstrip("'").startswith(FORMULA) else cell for cell in cells}
    assert {visible(asks) for asks in case.hostile.accepted("asks")} <= given
    joined = "\n".join(row[header.index("quotes")] for row in rows)
    assert all(f"“{visible(quote)}”" in joined for quote in case.hostile.accepted("quote"))


def ranges_holds(case: Case) -> None:
    """No cell is a formula, and every figure has its row and every row its cells."""
    assert for_a_terminal(case.written)
    header, *rows = csv.reader(io.StringIO(case.written, newline=""), strict=True)
    assert {len(row) for row in rows} == {len(header)}
    assert not [cell for row in rows for cell in row if cell.startswith(FORMULA)]
    dossier = case.hostile.dossier
    figures = dossier.claims["fact"].map(lambda key: dossier.facts[key].kind).isin(["count", "quantity", "date"])
    assert {row[1] for row in rows} == set(dossier.claims["fact"][figures])


def sarif_holds(case: Case) -> None:
    """It is valid, and each string is a message's own: braces doubled, nothing like a link."""
    assert for_a_terminal(case.written)
    log = json.loads(case.written)
    schema = json.loads((SCHEMAS / "sarif-schema-2.1.0.json").read_text("utf-8"))
    results = log["runs"][0].pop("results")
    jsonschema.Draft7Validator(schema).validate(log)
    of_result = jsonschema.Draft7Validator({"$ref": "#/definitions/result", "definitions": schema["definitions"]})
    # One of each shape: the strings are all of one type, and the published schema is slow to hold them against.
    of_result.validate({key: value for result in results for key, value in result.items()})
    places = [place for one in results for key in ("locations", "relatedLocations") for place in one.get(key, ())]
    messages = [one["message"]["text"] for one in (*results, *places) if "message" in one]
    assert not [text for text in messages if re.search(r"(?<!\\)\]\(", text)]
    undone = [re.sub(r"\\([\[\]])", r"\1", text) if "](" in text else text for text in messages]
    assert not [text for text in undone if re.search(r"(?<!\{)(\{\{)*\{(?!\{)", text)]
    told = "\n".join(undone).replace("{{", "{").replace("}}", "}")
    assert all(f"“{visible(quote)}”" in told for quote in case.hostile.accepted("quote"))


def github_holds(case: Case) -> None:
    """Every line is one command of ours."""
    assert for_a_terminal(case.written)
    found = commands(case.written)
    assert {command.name for command in found} <= {"error", "warning", "notice"}
    assert {key for command in found for key in command.properties} <= {"file", "line", "title"}
    told = "\n".join(command.data for command in found)
    assert all(f"“{visible(quote)}”" in told for quote in case.hostile.accepted("quote"))


def junit_holds(case: Case) -> None:
    """It is valid, and each string is text."""
    assert for_a_terminal(case.written)
    root = etree.fromstring(case.written.encode())
    etree.XMLSchema(etree.parse(str(SCHEMAS / "junit-10.xsd"))).assertValid(root)
    told = "\n".join(root.itertext())
    assert all(f"“{visible(quote)}”" in told for quote in case.hostile.accepted("quote"))
    titles = {one.get("value") for one in root.iter("property")}
    assert {visible(title) for title in case.hostile.accepted("title")} <= titles


def html_holds(case: Case) -> None:
    """Each element and attribute is one that the templates write, and the scripts and styles are the page's own."""
    assert for_a_terminal(case.written)
    page = html.fromstring(case.written)
    assert_written_by_the_templates(page)
    assert {address for _, _, address, _ in page.iterlinks() if not address.startswith("#")} == set()
    scripts = [one.text_content() for one in page.iter("script")]
    data = [one for one in scripts if one.lstrip().startswith(("{", "["))]
    assert (len(data), len(scripts), len(page.findall(".//style"))) == (1, 2, 1)
    marked_up = {text for text in case.hostile.accepted("quote") if "<" in text and text not in _TEMPLATES}
    assert {text for text in marked_up if text in case.written} == set()
    shown = "\n".join((page.text_content(), _strings(json.loads(data[0]))))
    assert all(visible(quote) in shown for quote in case.hostile.accepted("quote"))


def assert_written_by_the_templates(page: html.HtmlElement) -> None:
    """Each element and attribute of a page, or of a part of one, is one that the templates write."""
    assert {str(one.tag) for one in page.iter()} <= set(re.findall(r"<([a-z]\w*)", _TEMPLATES))
    attributes = {name for one in page.iter() for name in one.attrib if not name.startswith("data-")}
    assert attributes <= set(re.findall(r"[a-z][\w-]*", _TEMPLATES.lower()))
    assert not [name for name in attributes if name.startswith("on")]


def _strings(data: object) -> str:
    """Every string in data, one a line."""
    if isinstance(data, Mapping):
        return "\n".join(map(_strings, data.values()))
    return "\n".join(map(_strings, data)) if isinstance(data, list) else str(data)


HOLDS: Mapping[str, Callable[[Case], None]] = {
    "text": text_holds,
    "markdown": markdown_holds,
    "json": json_holds,
    "csv": csv_holds,
    "ranges": ranges_holds,
    "sarif": sarif_holds,
    "github": github_holds,
    "html": html_holds,
    "junit": junit_holds,
}
