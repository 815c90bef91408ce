"""The schema and the reader say the same, wherever a schema can say it."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from discrepancies.constraints.declared import check_expressions
from discrepancies.load import schema
from discrepancies.load.dossier import Dossier
from discrepancies.load.files import read
from discrepancies.load.keys import CLAIM, SCOPE, SECTIONS, TEXT, TITLE
from discrepancies.load.problems import Problems

ROOT = Path(__file__).parents[2]
TABLE = (ROOT / "tests" / "load" / "errors.txt").read_text(encoding="utf-8")
CASES = {
    block.partition("\n")[0]: block.partition("\n")[2].partition("---> ")[0]
    for block in re.split(r"^=== ", TABLE, flags=re.MULTILINE)[1:]
}

BEYOND = {
    "no claims": "an empty dossier",
    "an empty list of claims": "an empty dossier",
    "a section given twice": "duplicate keys are gone once YAML is read",
    "duplicate keys": "duplicate keys are gone once YAML is read",
    "an alias under a key beginning with x-": "aliases are resolved once YAML is read",
    "dates": "dates are read by their kind",
    "nested too deep": "depth",
    "constraints: names": "what a constraint says is read by the program",
    "constraints: what goes together": "what a constraint says is read by the program",
    "constraints: signs": "what a constraint says is read by the program",
}
"""The documents whose errors no schema can say, and why."""
BY_DOSSIER = {"undeclared names", "circles", "what a source was read for"}
"""Those that only the schema of their own dossier can say."""


def valid(document: Any, of: Dossier | None = None) -> bool:
    return jsonschema.Draft7Validator(schema.build(of)).is_valid(document)


def loaded(document: str) -> tuple[Dossier, bool]:
    problems = Problems()
    draft, known = read(["-"], problems, io.BytesIO(document.encode()))
    check_expressions(draft, known, problems)
    return draft, not problems.found


def parsed(document: str) -> Any:
    return yaml.load(document, Loader=yaml.CBaseLoader) or {}


def is_yaml(document: str) -> bool:
    try:
        parsed(document)
    except yaml.YAMLError:
        return False
    return True


def test_it_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(schema.build())


@pytest.mark.parametrize("name", [name for name, document in CASES.items() if is_yaml(document)])
def test_it_agrees_with_the_reader_on_every_error_of_the_table(name: str) -> None:
    document = parsed(CASES[name])
    draft, good = loaded(CASES[name])
    if document == {} or name in BEYOND:
        assert valid(document)
        assert not good
    else:
        assert valid(document) is (good or name in BY_DOSSIER)
        assert valid(document, draft) is good


FACTS = """
facts:
  killed: {asks: How many?, kind: count, scopes: {group: the group, all: {contains: [group]}}}
  standing: {asks: Which?, kind: category, terms: [serving, former], aliases: {ex: former}}
  dead: {asks: Who?, kind: names}
  told: {asks: Was it?, kind: yes-no}
events: {raid: {title: Raid}, other: }
voices: {officials: The officials, others: {title: Others}}
"""
CLAIMS = {
    "{fact: killed, value: 7}": True,
    "{fact: killed, value: at least 9, quote: x, attributed_to: officials, scope: group}": True,
    "{fact: killed, value: 7, attributed_to: s, stated: alleged, event: other}": True,
    "{fact: killed, value: 7, x-id: {a: [b]}}": True,
    "{fact: standing, value: Serving}": True,
    "{fact: standing, value: ex}": True,
    "{fact: standing, value: unknown}": True,
    "{fact: dead, value: [Ana, Luz], closed: true}": True,
    "{fact: dead, value: Ana; Luz, closed: 'false'}": True,
    "{fact: told, value: no}": True,
    "{fact: killed, value: 7, as_of: 2018, when: 2018-01-15, locator: 4, note: x, inferred: y}": True,
    "{fact: kiled, value: 7}": False,
    "{fact: killed}": False,
    "{value: 7}": False,
    "{fact: killed, value: }": False,
    "{fact: killed, value: '  '}": False,
    "{fact: killed, value: [7, 8]}": False,
    "{fact: killed, value: {a: b}}": False,
    "{fact: killed, value: 7, closed: true}": False,
    "{fact: dead, value: [Ana], closed: yes}": False,
    "{fact: dead, value: []}": False,
    "{fact: dead, value: [Ana, '']}": False,
    "{fact: killed, value: 7, scope: women}": False,
    "{fact: dead, value: Ana, scope: group}": False,
    "{fact: killed, value: 7, event: raids}": False,
    "{fact: killed, value: 7, attributed_to: nobody}": False,
    "{fact: killed, value: 7, stated: maybe}": False,
    "{fact: killed, value: 7, quot: x}": False,
    "{fact: killed, value: 7, quote: [x]}": False,
    "{fact: killed, value: %s}" % ("7" * 201): False,
    "killed": False,
    "": False,
}


@pytest.mark.parametrize("claim", CLAIMS)
def test_it_agrees_with_the_reader_on_every_claim(claim: str) -> None:
    text = f"{FACTS}sources:\n  s:\n    event: raid\n    claims:\n      - {claim}\n"
    draft, good = loaded(text)
    assert good is CLAIMS[claim]
    assert valid(parsed(text), draft) is good


@pytest.mark.parametrize("value", [7, 7.5, True, "no", "12:30"])
def test_values_may_be_what_an_editor_takes_them_for(value: object) -> None:
    document = {
        "facts": {"a": {"asks": "A?", "kind": "count", "cumulative": True}},
        "sources": {"s": {"event": "e", "published": 2018, "claims": [{"fact": "a", "value": value, "locator": 4}]}},
    }
    assert valid(document)


def test_every_key_of_the_reader_is_in_the_schema_and_described_and_the_reverse() -> None:
    sections = schema.build()["properties"]
    assert set(sections) == {TITLE, *SECTIONS}

    def entry(section: str) -> Any:
        (of_key,) = (s for pattern, s in sections[section]["patternProperties"].items() if pattern != "^x-")
        return of_key["anyOf"][-1] if "anyOf" in of_key else of_key

    known = {name: (entry(name), section.keys) for name, section in SECTIONS.items()}
    source = known["sources"][0]["properties"]
    known["claims"] = source["claims"]["items"], CLAIM
    known["text"] = source["text"], TEXT
    mapped = entry("facts")["properties"]["scopes"]["anyOf"][0]
    (scope,) = (s for p, s in mapped["patternProperties"].items() if p != "^x-")
    known["scopes"] = scope["anyOf"][-1], SCOPE
    for name, (in_schema, in_reader) in known.items():
        assert set(in_schema["properties"]) == set(in_reader), name
        assert set(in_schema["required"]) == {key for key, rule in in_reader.items() if rule.required}
        assert all(in_schema["properties"][key]["description"] == rule.about for key, rule in in_reader.items())


def test_an_editor_is_offered_what_the_dossier_declares_with_what_it_means() -> None:
    draft, _ = loaded(
        f"{FACTS}sources: {{s: {{title: The source, event: raid, claims: [{{fact: killed, value: 7}}]}}}}"
    )
    source = schema.build(draft)["properties"]["sources"]["patternProperties"]
    source = next(entry for pattern, entry in source.items() if pattern != "^x-")["properties"]
    claim = source["claims"]["items"]
    assert dict(zip(*(claim["properties"]["fact"][key] for key in ("enum", "enumDescriptions")), strict=True)) == {
        "killed": "How many?",
        "standing": "Which?",
        "dead": "Who?",
        "told": "Was it?",
    }
    assert claim["properties"]["event"]["enum"] == ["raid", "other"]
    assert claim["properties"]["attributed_to"]["enum"] == ["officials", "others", "s"]
    assert source["derives_from"]["anyOf"][0]["enumDescriptions"] == ["The source"]
    offered = {tuple(rule["if"]["properties"]["fact"]["enum"]): rule["then"] for rule in claim["allOf"]}
    assert offered[("standing",)]["properties"]["value"]["anyOf"][0]["enum"] == ["serving", "former", "unknown"]
    assert offered[("killed",)]["properties"]["scope"]["enum"] == ["group", "all"]


def test_the_schema_in_the_repository_is_that_of_the_dossier_beside_it() -> None:
    problems = Problems()
    draft, _ = read([str(ROOT / "data" / "claims.yaml")], problems)
    assert not problems.found
    text = (ROOT / "data" / "claims.schema.json").read_text(encoding="utf-8")
    assert text == schema.text(draft), "write it anew: discrepancies schema data/claims.yaml > data/claims.schema.json"
    document = yaml.load((ROOT / "data" / "claims.yaml").read_bytes(), Loader=yaml.CBaseLoader)
    assert jsonschema.Draft7Validator(json.loads(text)).is_valid(document)
