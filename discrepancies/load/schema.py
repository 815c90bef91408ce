"""The JSON Schema of a claims file, for the editor it is written in: completes keys and names, marks what is wrong.

It is made from the same tables of keys that the reader refuses by. Given a dossier it also knows its facts,
events, voices and sources, and the terms and scopes of each fact. JSON Schema draft-07, as the YAML language
server reads best; where a rule cannot be said in it (circles, folded spellings, dates) the schema allows more.
"""

from __future__ import annotations

import json
import keyword
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from discrepancies.kinds import KINDS
from discrepancies.load.declared_keys import TAKEN
from discrepancies.load.fields import FLAGS
from discrepancies.load.keys import CLAIM, IDENTIFIER, KEY, KIND_ABOUT, SCOPE, SECTIONS, TEXT, TITLE, TITLE_ABOUT, Key
from discrepancies.load.yaml_nodes import LONGEST_SCALAR, LONGEST_VALUE

if TYPE_CHECKING:
    from discrepancies.load.dossier import Dossier
    from discrepancies.model import Fact

Schema = dict[str, Any]

_SCALAR: Schema = {"type": ["string", "number", "boolean"], "pattern": r"\S", "maxLength": LONGEST_SCALAR}
_IGNORED: Schema = {"^x-": {}}
_EMPTY: Schema = {"enum": [None, ""]}
_TERM: Schema = {"$ref": "#/definitions/term"}
_DRAFT_07 = "http://json-schema.org/draft-07/schema#"


def build(dossier: Dossier | None = None) -> Schema:
    """The schema of any claims file, or of those of one dossier."""
    declared = _declared(dossier)
    entries: dict[str, Schema] = {name: _entry(section.keys, declared) for name, section in SECTIONS.items()}
    trees = entries["facts"]["properties"]
    scope = {"anyOf": [_EMPTY, _SCALAR, _entry(SCOPE, {})]}
    trees["scopes"] |= {"anyOf": [_mapping(scope, IDENTIFIER), {"type": "array", "items": _SCALAR, "minItems": 1}]}
    trees["terms"] |= {"allOf": [_TERM]}
    texts = {"type": "object", "patternProperties": _IGNORED, "additionalProperties": _SCALAR}
    trees["aliases"] |= texts
    entries["facts"]["allOf"] = _by_kind()
    entries["events"] = {"anyOf": [_EMPTY, entries["events"]]}
    entries["voices"] = {"anyOf": [_EMPTY, _SCALAR, entries["voices"]]}
    source = entries["sources"]["properties"]
    source["text"] |= _entry(TEXT, declared)
    source["ignore"] |= {"anyOf": [_EMPTY, texts]}
    source["claims"] |= {"type": ["array", "null"], "items": _claim(declared, dossier.facts if dossier else {})}
    return {
        "$schema": _DRAFT_07,
        "title": "A claims file",
        "type": "object",
        "properties": {
            TITLE: {"description": TITLE_ABOUT, **_SCALAR},
        }
        | {
            name: {"description": section.about, **_mapping(entries[name], section.looks)}
            for name, section in SECTIONS.items()
        },
        "patternProperties": _IGNORED,
        "additionalProperties": False,
        "definitions": {
            "term": {
                "anyOf": [
                    _SCALAR,
                    {"type": "array", "items": _TERM, "minItems": 1},
                    {"type": "object", "additionalProperties": {"anyOf": [_EMPTY, _TERM]}},
                ]
            }
        },
    }


def text(dossier: Dossier | None = None) -> str:
    """The schema as the file that lies beside a claims file."""
    return json.dumps(build(dossier), ensure_ascii=False, indent=2) + "\n"


def _declared(dossier: Dossier | None) -> Mapping[str, Mapping[str, str]]:
    """For each section whose keys can be named, what may be named, with what an editor shows beside it."""
    if dossier is None:
        return {}
    sources = {key: source.title or "" for key, source in dossier.sources.items()}
    declared = {
        "facts": {key: fact.asks for key, fact in dossier.facts.items()},
        "voices": {key: voice.title for key, voice in dossier.voices.items()} | sources,
        "sources": sources,
    }
    if dossier.events_declared:
        declared["events"] = {key: event.title or "" for key, event in dossier.events.items()}
    return declared


def _mapping(entry: Schema, pattern: str) -> Schema:
    """A section: a mapping of keys that look like `pattern` to entries."""
    words = [*keyword.kwlist, *sorted(TAKEN)] if pattern is IDENTIFIER else []
    return {
        "type": ["object", "null"],
        **({"propertyNames": {"not": {"enum": words}}} if words else {}),
        "patternProperties": {f"^(?!x-){pattern}$": entry, **_IGNORED},
        "additionalProperties": False,
    }


def _entry(keys: Mapping[str, Key], declared: Mapping[str, Mapping[str, str]]) -> Schema:
    return {
        "type": "object",
        "properties": {name: {"description": key.about} | _holds(key, declared) for name, key in keys.items()},
        "patternProperties": _IGNORED,
        "additionalProperties": False,
        "required": [name for name, key in keys.items() if key.required],
    }


def _holds(key: Key, declared: Mapping[str, Mapping[str, str]]) -> Schema:
    if key.holds == "special":
        return {}
    if key.holds == "flag":
        return {"enum": [True, False, *FLAGS]}
    one: Schema = _SCALAR
    words = {word: KIND_ABOUT.get(word, "") for word in key.words}
    if key.names and key.names in declared:
        one = _choice({**words, **declared[key.names]})
    elif key.names:
        one = _SCALAR | {"pattern": f"^{KEY}$"}
    elif words:
        one = _choice(words)
    elif key.pattern:
        one = {"type": "string", "pattern": f"^(?:{key.pattern})$"}
    return {"anyOf": [one, {"type": "array", "items": one}]} if key.holds == "list" else one


def _choice(words: Mapping[str, str]) -> Schema:
    return {"enum": list(words), "enumDescriptions": list(words.values())}


def _claim(declared: Mapping[str, Mapping[str, str]], facts: Mapping[str, Fact]) -> Schema:
    value = {**_SCALAR, "maxLength": LONGEST_VALUE}
    claim = _entry(CLAIM, declared)
    claim["properties"]["value"] |= {"anyOf": [value, {"type": "array", "items": value, "minItems": 1}]}
    if facts:
        claim["allOf"] = list(_by_fact(facts, value))
    return claim


def _by_fact(facts: Mapping[str, Fact], value: Schema) -> Iterator[Schema]:
    """What the claims of each fact may say; terms are offered, not imposed, for they have aliases and spellings."""
    names = [key for key, fact in facts.items() if fact.kind == "names"]
    yield _when("fact", names, {}, {"properties": {"value": {"not": {"type": "array"}}, "closed": False}})
    scopeless = [key for key, fact in facts.items() if not fact.scopes]
    yield _when("fact", scopeless, {"properties": {"scope": False}})
    for key, fact in facts.items():
        answers: Schema = {}
        if fact.scopes:
            answers["scope"] = _choice({scope.key: scope.label for scope in fact.scopes.values()})
        offered = [term.name for term in fact.terms] or (["yes", "no"] if fact.kind == "yes-no" else [])
        if offered:
            answers["value"] = {"anyOf": [{"enum": [*offered, "unknown"]}, value]}
        if answers:
            yield _when("fact", [key], {"properties": answers})


def _when(key: str, words: Iterable[str], then: Schema, otherwise: Schema | None = None) -> Schema:
    condition = {"properties": {key: {"enum": list(words)}}, "required": [key]}
    return {"if": condition, "then": then} | ({"else": otherwise} if otherwise else {})


def _by_kind() -> list[Schema]:
    """Which keys a fact may have, by its kind."""
    rules = [_when("kind", ["category"], {"required": ["terms"]})]
    for name, key in SECTIONS["facts"].keys.items():
        if key.kinds != KINDS:
            rules.append({"if": {"required": [name]}, "then": {"properties": {"kind": {"enum": list(key.kinds)}}}})
    return rules
