"""An edition for readers names nobody who is private, keeps who is whom apart, and says by which method it was made."""

from __future__ import annotations

import json
from html import unescape
from pathlib import Path

import jsonschema
import pytest

import discrepancies
from discrepancies import decisions, pipeline
from discrepancies.formats import FOR_READERS, decision_words
from discrepancies.model import Decision
from discrepancies.report import Report
from discrepancies.report.edition import OF_THE_DESK, reach
from discrepancies.report.public import StandIns, stand_ins, still_named
from tests.command_line import run

CLAIMS = """
title: Fire at the mill
facts:
  dead: {asks: How many people died?, kind: count, unit: people, about: 5%, tolerance: 1}
  began: {asks: When did it begin?, kind: date}
voices:
  w1: {title: Ana Ruiz, private: true}
  w2: {title: Ben Ode, private: true}
  police: The police
sources:
  gazette:
    publisher: Gazette
    event: mill
    claims:
      - {fact: dead, value: 7, quote: seven dead, attributed_to: w1, note: call her first, locator: p. 4}
      - {fact: dead, value: 12, quote: twelve dead, attributed_to: w2}
      - {fact: began, value: 2018-01-15, quote: on 15 January}
  herald:
    derives_from: gazette
    event: mill
    claims: [{fact: dead, value: 20, quote: twenty dead, attributed_to: police}]
  talk:
    title: Talk with Carl Dee
    by: Carl Dee
    url: https://example.org/talk
    private: true
    event: mill
    claims: [{fact: began, value: 2018-01-20, quote: that Saturday, inferred: he meant the 20th}]
"""
HERALD = "(herald quoting The police [police])"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "claims.yaml").write_text(CLAIMS)
    return tmp_path


def known(text: str) -> StandIns:
    Path("other.yaml").write_text(text)
    return stand_ins(discrepancies.load("other.yaml"))


def public(log: decisions.Log | None = None) -> Report:
    return pipeline.published(discrepancies.check(discrepancies.load("claims.yaml"), decisions=log))


def messages(report: Report) -> list[str]:
    return [finding.message for finding in report.flagged if finding.rule == "value-conflict"]


def test_who_is_private_is_told_apart_and_not_named() -> None:
    assert messages(public()) == [
        "no date is both on 15 January 2018 (Gazette) and on 20 January 2018 (unnamed source)",
        f"no number is both exactly 7 (Gazette quoting unnamed voice 1) and exactly 20 {HERALD}",
    ]


def test_one_alone_needs_no_number() -> None:
    Path("claims.yaml").write_text(CLAIMS.replace("Ben Ode, private: true", "Ben Ode"))
    assert "quoting unnamed voice)" in messages(public())[1]


def test_a_name_that_somebody_has_already_stands_for_nobody_else() -> None:
    Path("claims.yaml").write_text(CLAIMS.replace("police", '"unnamed voice 1"'))
    assert "quoting unnamed voice 2)" in messages(public())[1]


def test_the_quote_of_who_is_private_is_left_out_and_that_of_others_stands() -> None:
    report = public()
    quotes = {report.quote(row) for row in range(len(report.dossier.claims))}
    assert quotes == {"", "on 15 January", "twenty dead"}


def test_a_finding_on_who_is_private_has_an_id_of_its_own_and_every_other_keeps_it() -> None:
    whole = discrepancies.check(discrepancies.load("claims.yaml"))
    ids = {one.id for one in whole.flagged if one.rule == "value-conflict"}
    assert {one.id for one in public().flagged if one.rule == "value-conflict"} == ids
    of_a_source = {one.id for one in whole.flagged if one.rule == "single-source"}
    assert {one.id for one in public().flagged if one.rule == "single-source"} & of_a_source == set()


def test_one_name_of_several_is_one_origin_still() -> None:
    found = known(
        "facts: {dead: {asks: How many?, kind: count}}\n"
        "voices: {w1: {title: Ana Ruiz, private: true}, w2: {title: ANA RUIZ, private: true}, w3: Ana Ruíz}\n"
        "sources:\n"
        "  a: {publisher: ana ruiz, event: e, claims: [{fact: dead, value: 7, attributed_to: w1}]}\n"
        "  b: {by: w2, event: e, claims: [{fact: dead, value: 7, attributed_to: w3}]}\n"
    )
    assert found.keys == {"w1": "unnamed voice 1", "w2": "unnamed voice 2"}
    assert (found.name("ana ruiz"), found.name("Ana Ruíz"), found.issuer("w2")) == (
        *("unnamed voice 1", "unnamed voice 1"),
        "unnamed voice 2",
    )


def test_the_schema_of_claims_knows_the_key_and_refuses_what_is_neither_true_nor_false(folder: Path) -> None:
    schema = json.loads(run("schema", "claims.yaml").out)
    assert json.dumps(schema).count('"private"') == 2
    (folder / "claims.yaml").write_text(CLAIMS.replace("Ana Ruiz, private: true", "Ana Ruiz, private: yes"))
    assert 'private of the voice "w1" is "yes"; write true or false' in run("check", "claims.yaml").err


def test_only_approved_decisions_stand_and_the_others_are_counted(folder: Path) -> None:
    dossier = discrepancies.load("claims.yaml")
    log = folder / "decisions.yaml"
    first, second = (one for one in discrepancies.check(dossier).flagged if one.rule == "value-conflict")
    for finding, by in ((first, "Ana"), (second, "Ben")):
        given = Decision("unconfirmed", None, None, f"{by} asked.", by, "2024-01-01T10:00:00Z")
        (entry,) = decisions.write(log, [decisions.entry(dossier, finding, given)], {})
    assert isinstance(entry, decisions.Entry)
    decisions.write(log, [decisions.approved(second, entry, "Ana", "2024-01-02T10:00:00Z")], {})
    report = public(decisions.read(log))
    assert [one.decision for one in report.flagged if one.rule == "value-conflict"] == [
        None,
        entry.decision._replace(by="the editors"),
    ]
    assert report.edition
    assert report.edition.decisions == 1
    assert decision_words.left(report) == "Not settled: 1 error; 1 settled."
    assert report.decisions is None


def test_it_says_its_method_and_what_is_left_out() -> None:
    edition = public().edition
    assert edition
    assert {*edition.rules} & {*OF_THE_DESK} == set()
    assert ("about 500", "450 to 550", "407 to 609") in edition.widths
    assert [(one.fact, one.about, one.tolerance) for one in edition.facts] == [
        ("began", None, None),
        ("dead", "5%", "1 people"),
    ]
    assert (edition.voices, edition.sources) == (2, 1)


@pytest.mark.parametrize(
    ("declared", "told"),
    [("1%", "1%"), ("0.25", "0.25 people"), ("as written", "as written"), ("1200", "1,200 people")],
)
def test_a_tolerance_is_said_in_the_unit_of_its_fact(declared: str, told: str) -> None:
    Path("claims.yaml").write_text(CLAIMS.replace("tolerance: 1", f"tolerance: {declared}"))
    assert reach(discrepancies.load("claims.yaml").facts["dead"]).tolerance == told


def test_every_format_for_readers_is_written_and_no_other(folder: Path) -> None:
    done = run("report", "--public", "claims.yaml")
    assert (done.status, done.err) == (0, "")
    names = {path.name for path in (folder / "public").iterdir()}
    assert {"report.txt", "report.md", "report.json", "index.html", "findings.csv", "ranges.csv"} <= names
    assert names.isdisjoint({"report.sarif", "junit.xml"})
    assert "sarif" not in FOR_READERS
    for name in ("report.txt", "report.md", "index.html"):
        text = unescape((folder / "public" / name).read_text("utf-8"))
        assert "Method" in text
        assert "“nearly 500” is 450 to 500" in " ".join(text.split())
        assert "Answers that differ by 1 (people) or less count as the same." in " ".join(text.split())
    for words in ("To decide", "to decide in this view", "still to be decided"):
        assert words not in text, "readers decide nothing"
    assert "In question" in text
    data = json.loads((folder / "public" / "report.json").read_text("utf-8"))
    schema = json.loads(
        (Path(discrepancies.__file__).parent / "formats" / "schemas" / "report.schema.json").read_text("utf-8")
    )
    jsonschema.Draft202012Validator(schema).validate(data)
    assert data["files"] == []
    assert {claim["file"] for fact in data["facts"] for claim in fact["claims"]} == {None}


def test_it_is_never_written_beside_a_whole_report() -> None:
    assert run("report", "claims.yaml", "--output", "site").status == 0
    done = run("report", "--public", "claims.yaml", "--output", "site")
    assert (done.status, done.out) == (2, "")
    assert "is no file for readers: give another folder, or take that out" in done.err


def test_a_filter_by_a_private_source_shows_it_unnamed(folder: Path) -> None:
    assert run("report", "--public", "claims.yaml", "--source", "talk", "--most", "1").status == 0
    data = json.loads((folder / "public" / "report.json").read_text("utf-8"))
    assert [fact["fact"] for fact in data["facts"]] == ["began"]


def test_a_name_that_is_quoted_all_the_same_is_said_to_whoever_writes_the_edition(folder: Path) -> None:
    (folder / "claims.yaml").write_text(CLAIMS.replace("twenty dead", "twenty said ANA RUIZ"))
    done = run("report", "--public", "claims.yaml")
    assert done.status == 0
    assert done.err.splitlines()[0] == "public/report.txt has the name of w1 in a quote, a title or a reason"
    dossier = discrepancies.load("claims.yaml")
    assert still_named("said Carl Dee, who was there", dossier) == ["talk"]
    assert still_named("Anabel Ruizo", dossier) == []


def test_no_texts_and_no_places_are_left_in_the_dossier() -> None:
    report = public()
    assert report.dossier.texts == {}
    assert {report.place(row) for row in range(len(report.dossier.claims))} == {("", 0)}
    assert report.revision is None
