"""Reading the claims file: every text as written, with its place, however the YAML is laid out."""

from __future__ import annotations

import io
import random
from dataclasses import fields
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from discrepancies.kinds import KINDS
from discrepancies.load import yaml_nodes
from discrepancies.load.dossier import Dossier
from discrepancies.load.files import read
from discrepancies.load.keys import CLAIM, KIND_ABOUT, SECTIONS
from discrepancies.load.problems import Problems
from discrepancies.model import CLAIM_KEYS, Constraint, Event, Fact, Place, Source, Term, Voice

DOSSIER = """\
facts:
  killed:
    asks: How many people were killed?
    kind: count
    unit: people
    cumulative: true
    about: 12.5%
    scopes:
      everyone: {parts: [group, officers]}
      group: {is: the leader and those with him, contains: women}
      officers: members of the security forces
      women:
  place:
    asks: Where was it?
    kind: category
    terms: {Venezuela: {Miranda: [El Junquito, Los Teques], Zulia: }, Colombia: }
    aliases: {The Junquito: el junquito, MIRANDA: Miranda}
  dead: {asks: Who died?, kind: names, aliases: {Ana S.: Ana Sol}}
  happened: {asks: When?, kind: date, future: false}
events:
  raid: {title: A raid, date: 2018-01-15, place: El Junquito, utc_offset: -04:30}
  other:
voices:
  officials: The authorities' account
  neighbours:
sources:
  agency:
    title: A title
    publisher: Agency
    by: officials
    published: 3/4/2018
    inferred: from the page
    url: https://example.org/a
    archived: http://example.org/b
    accessed: 2018-05-01
    language: pt-BR
    dates: day-first
    event: raid
    text: {file: texts/a.txt, lines: 12-32, sha256: ABABABABABABABABABABABABABABABABABABABABABABABABABABABABABABABAB}
    claims:
      - {fact: killed, value: at least 9, quote: "at least nine people", attributed_to: officials, scope: group}
      - {fact: killed, event: other, value: 7, as_of: 2018-01-17, when: 2018-01, stated: alleged, inferred: how,
         locator: p. 4, note: a note}
      - fact: dead
        value:
          - Ana Sol
          - Eva Luz
        closed: true
  paper:
    derives_from: agency
    claims: []
constraints:
  roll: {says: all are named, holds: count(dead) == killed, for: [raid]}
  other: {holds: killed > 1}
"""


def loaded(document: str) -> Dossier:
    problems = Problems()
    draft, _ = read(["-"], problems, io.BytesIO(document.encode()))
    assert not problems.found
    return draft


@pytest.fixture(scope="module")
def draft() -> Dossier:
    return loaded(DOSSIER)


def test_facts(draft: Dossier) -> None:
    killed = draft.facts["killed"]
    assert (killed.asks, killed.kind, killed.unit) == ("How many people were killed?", "count", "people")
    assert (killed.over_time, killed.future, killed.about) == ("grows", False, Decimal("0.125"))
    assert killed.at == ("-", 2, 3)
    assert {key: (s.label, s.contains, s.parts, s.at.line) for key, s in killed.scopes.items()} == {
        "everyone": ("everyone", (), ("group", "officers"), 9),
        "group": ("the leader and those with him", ("women",), (), 10),
        "officers": ("members of the security forces", (), (), 11),
        "women": ("women", (), (), 12),
    }
    assert draft.facts["happened"] == Fact("happened", "When?", "date", draft.facts["happened"].at)


def test_terms_are_numbered_in_pre_order_and_aliases_lead_to_them_as_declared(draft: Dossier) -> None:
    assert draft.facts["place"].terms == (
        Term("Venezuela", 0, 4),
        Term("Miranda", 1, 3),
        Term("El Junquito", 2, 2),
        Term("Los Teques", 3, 3),
        Term("Zulia", 4, 4),
        Term("Colombia", 5, 5),
    )
    assert draft.facts["place"].aliases == {"the junquito": "El Junquito"}
    assert draft.facts["dead"].aliases == {"ana s": "Ana Sol"}


def test_events_voices_constraints(draft: Dossier) -> None:
    raid, other = draft.events.values()
    assert raid == Event("raid", Place("-", 21, 3), "A raid", "2018-01-15", "El Junquito", -16_200)
    assert other == Event("other", Place("-", 22, 3))
    assert draft.events_declared
    assert list(draft.voices.values()) == [
        Voice("officials", "The authorities' account", Place("-", 24, 3)),
        Voice("neighbours", "neighbours", Place("-", 25, 3)),
    ]
    assert list(draft.constraints.values()) == [
        Constraint("roll", "all are named", "count(dead) == killed", ("raid",), Place("-", 53, 3), Place("-", 53, 9)),
        Constraint("other", None, "killed > 1", (), Place("-", 54, 3), Place("-", 54, 9)),
    ]


def test_sources(draft: Dossier) -> None:
    agency = draft.sources["agency"]
    plain = {
        f.name: getattr(agency, f.name)
        for f in fields(Source)
        if f.name not in ("at", "text", "ignore", "derives_from", "corrects", "covers")
    }
    assert plain == {
        "key": "agency",
        "private": False,
        "title": "A title",
        "publisher": "Agency",
        "by": "officials",
        "published": "3/4/2018",
        "inferred": "from the page",
        "url": "https://example.org/a",
        "archived": "http://example.org/b",
        "accessed": "2018-05-01",
        "language": "pt-BR",
        "dates": "day-first",
        "decimal": None,
        "event": "raid",
    }
    assert agency.text is not None
    assert (agency.text.file, agency.text.lines, agency.text.sha256) == ("texts/a.txt", (12, 32), "ab" * 32)
    assert draft.sources["paper"].derives_from == ("agency",)


def test_claims_are_columns(draft: Dossier) -> None:
    columns = {key: list(column) for key, column in draft.written.columns.items()}
    assert set(columns) == {*CLAIM_KEYS, "source"}
    assert columns["source"] == ["agency"] * 3
    assert columns["fact"] == ["killed", "killed", "dead"]
    assert columns["event"] == ["raid", "other", "raid"]
    assert columns["value"] == ["at least 9", "7", "Ana Sol; Eva Luz"]
    assert columns["quote"] == ["at least nine people", None, None]
    assert columns["attributed_to"] == ["officials", None, None]
    assert columns["scope"] == ["group", None, None]
    assert columns["closed"] == [None, None, "true"]
    others = ("as_of", "when", "stated", "inferred", "locator", "note")
    assert [columns[key][1] for key in others] == ["2018-01-17", "2018-01", "alleged", "how", "p. 4", "a note"]


def test_every_text_has_its_place(draft: Dossier) -> None:
    written = draft.written
    lines = DOSSIER.splitlines()
    assert list(written.line) == [41, 42, 44]
    for claim in range(3):
        for key in CLAIM_KEYS:
            text = written.columns[key][claim]
            place = written.place(claim, key)
            if written.places[key][claim] == 0:
                assert place == ("-", written.line[claim], 1)
            elif key == "value" and claim == 2:
                assert place == ("-", 46, 11)
            else:
                assert text is not None
                assert lines[place.line - 1][place.column - 1 :].lstrip('"').startswith(text)


@pytest.mark.parametrize(
    "text", ["no", "010", "12:30", "~", "null", "1e3", "0x1F", "2018-01-15", "yes", ".inf", "1_000", "=", "7.0", "true"]
)
def test_every_scalar_is_text(text: str) -> None:
    document = (
        f"facts: {{a: {{asks: A?, kind: text}}}}\nsources: {{s: {{event: e, claims: [{{fact: a, value: {text}}}]}}}}"
    )
    assert loaded(document).written.columns["value"][0] == text


def test_without_an_events_section_claims_name_any_event() -> None:
    draft = loaded(
        "facts: {a: {asks: A?, kind: count}}\n"
        "sources: {s: {event: e, claims: [{fact: a, value: 7}, {fact: a, value: 7, event: f}]}}\n"
    )
    assert not draft.events_declared
    assert (draft.events, list(draft.written.columns["event"])) == ({}, ["e", "f"])


def test_repeated_texts_are_one_object() -> None:
    claims = ", ".join("{fact: a, value: at least 9, quote: q}" for _ in range(3))
    written = loaded(
        f"facts: {{a: {{asks: A?, kind: count}}}}\nsources: {{s: {{event: e, claims: [{claims}]}}}}"
    ).written
    assert len({id(text) for text in written.columns["value"]}) == 1


def test_many_claims_keep_their_order_and_places() -> None:
    count = 10_000
    claims = "".join(f"    - {{fact: a, value: {n}}}\n" for n in range(count))
    written = loaded(
        f"facts: {{a: {{asks: A?, kind: count}}}}\nsources:\n  s:\n    event: e\n    claims:\n{claims}"
    ).written
    assert len(written) == count
    assert list(written.columns["value"]) == [str(n) for n in range(count)]
    assert list(written.line) == list(range(6, count + 6))
    assert {written.place(n, "value").column for n in range(count)} == {24}
    assert len(written.columns["note"]) == len(written.places["note"]) == count


# However the YAML is laid out


def content(draft: Dossier) -> tuple[object, ...]:
    """Everything but the places."""

    def bare(thing: Any) -> Any:
        if isinstance(thing, dict):
            return {key: bare(value) for key, value in thing.items()}
        if hasattr(thing, "__dataclass_fields__"):
            return {
                f.name: bare(getattr(thing, f.name))
                for f in fields(thing)
                if f.name not in ("at", "holds_at", "places")
            }
        return thing

    declared = (draft.facts, draft.events, draft.voices, draft.sources, draft.constraints)
    return (*map(bare, declared), {key: list(column) for key, column in draft.written.columns.items()})


LAYOUTS: dict[str, dict[str, Any]] = {
    "flow": {"default_flow_style": True, "width": 10_000},
    "block": {"default_flow_style": False},
    "narrow": {"default_flow_style": None, "width": 20},
    "quoted": {"default_style": '"', "width": 30},
    "single quotes": {"default_style": "'", "width": 40},
    "folded": {"default_style": ">", "width": 30},
    "indented": {"default_flow_style": False, "indent": 7, "explicit_start": True, "explicit_end": True},
    "escaped": {"default_style": '"', "allow_unicode": False},
    "carriage returns": {"default_flow_style": False, "line_break": "\r\n"},
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("seed", range(3))
def test_layout_and_order_of_keys_change_nothing(layout: str, seed: int, draft: Dossier) -> None:
    order = random.Random(seed)

    def shuffled(node: Any) -> Any:
        if isinstance(node, dict):
            entries = [(key, shuffled(value)) for key, value in node.items()]
            fixed = "Miranda" in node or "Venezuela" in node
            return dict(entries if fixed else order.sample(entries, len(entries)))
        return [shuffled(item) for item in node] if isinstance(node, list) else node

    tree = shuffled(yaml.load(DOSSIER, Loader=yaml.CBaseLoader))
    assert isinstance(tree, dict)
    # The order of sources is the order of claims.
    tree["sources"] = dict(sorted(tree["sources"].items()))
    document = yaml.dump(tree, Dumper=yaml.CSafeDumper, sort_keys=False, **{"allow_unicode": True, **LAYOUTS[layout]})
    assert content(loaded(document)) == content(draft)


@given(
    st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=150).filter(str.strip),
    st.sampled_from(['"', "'", None, "|", ">"]),
)
def test_any_text_comes_back_whatever_its_quotes(text: str, style: str) -> None:
    tree = {
        "facts": {"a": {"asks": text, "kind": "text"}},
        "sources": {"s": {"event": "e", "claims": [{"fact": "a", "value": text, "quote": text}]}},
    }
    draft = loaded(yaml.dump(tree, Dumper=yaml.SafeDumper, default_style=style, allow_unicode=True))
    collapsed = " ".join(text.split())
    assert draft.facts["a"].asks == collapsed
    assert [list(draft.written.columns[key]) for key in ("value", "quote")] == [[collapsed]] * 2


def test_pyyaml_s_own_parser_reads_the_same(monkeypatch: pytest.MonkeyPatch, draft: Dossier) -> None:
    monkeypatch.setattr(yaml_nodes, "parser_of", yaml.BaseLoader)
    # It does not take a question mark followed by a comma within braces.
    document = (
        DOSSIER.replace("Who died?", '"Who died?"')
        .replace("When?", '"When?"')
        .replace("Where was it?", '"Where was it?"')
    )
    assert content(loaded(document)) == content(draft)


def test_the_tables_of_keys_are_whole() -> None:
    assert tuple(sorted(CLAIM)) == tuple(sorted(CLAIM_KEYS))
    assert tuple(KIND_ABOUT) == KINDS
    declared = {f.name for f in fields(Source)} - {"key", "at"}
    assert set(SECTIONS["sources"].keys) == declared | {"claims"}
    assert set(SECTIONS["facts"].keys) - {"cumulative"} == {f.name for f in fields(Fact)} - {"key", "at"}
    assert set(SECTIONS["events"].keys) == {f.name for f in fields(Event)} - {"key", "at"}


def test_scopes_may_be_a_list_of_words() -> None:
    asked = loaded("""
facts: {out: {asks: When did it come out?, kind: date, scopes: [online, print], several: true}}
sources: {a: {event: e, claims: [{fact: out, value: 2020-01-01, scope: online}]}}
""").facts["out"]
    assert {key: scope.label for key, scope in asked.scopes.items()} == {"online": "online", "print": "print"}
    assert asked.several
