"""Whatever a dossier is written as, it is the same dossier: the same claims, findings and ids, in any format."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import discrepancies
from discrepancies.load import READERS
from discrepancies.load.encoding import FORBIDDEN
from discrepancies.load.table import KEYS
from discrepancies.save import WRITERS, CannotHold
from discrepancies.save.convert import convert
from tests.command_line import run
from tests.properties import dossiers, figures, figures_at_random
from tests.properties.claims_files import plain

ROOT = Path(__file__).parents[2]
ENDINGS = tuple(ending for ending, _ in WRITERS if ending not in (".yml", ".ndjson"))
NAUGHTY = (
    *("=1+1", "'=1+1", "''=1", "+58 212", "-5", "@home", "'tis", "''", "'", "''a", '"', '""', "a,b;c\td", "a\\nb"),
    *("NA", "no", "Yes", "null", "~", "1e5", "0123", "010", "12:30", "1_000", "0x1F", "2018-01-15", "NaN", ".inf"),
    *("=", "<<", "a: b", "a #b", "# a", "- a", "? a", "[a", "{a: b}", "*a", "&a", "!a", "|", ">9", "%a", "`a`", "a:"),
    *("'a': b", ":a", "_x0041_", "_x005F_x0041_", "_x000D_", "x_x0041_x_", "<b>&amp;", "a\u202eb", "\u200fab", "é"),
    *("👩\u200d👧", "e\u0301", "日本", "Ana; Bo", "Ana;Bo", ";", "a;", "\ufffd", "\U0001f1fb\U0001f1ea", "a" * 200),
    *("\u200b", "\U000e0041", "true", "{}", "[]"),
)


class Same(NamedTuple):
    """What must not change, whatever a dossier is written as."""

    claims: Counter[tuple[str | None, ...]]
    findings: tuple[tuple[str | None, ...], ...]


def same(*paths: str) -> Same:
    dossier = discrepancies.load(*paths)
    claims = Counter(zip(*(dossier.written.columns[key] for key in KEYS), strict=True))
    findings = discrepancies.check(dossier).flagged
    return Same(claims, tuple((one.id, one.evidence, one.rule, one.severity, one.message) for one in findings))


def assert_round_trips(source: str, folder: Path) -> None:
    """The dossier, each format of it, and what YAML comes of that again, are the same."""
    before = same(source)
    for ending in ENDINGS:
        out, back = str(folder / f"{ending[1:]}_out{ending}"), str(folder / f"{ending[1:]}_back.yaml")
        done = convert([source], out)
        assert same(*done.together) == before, ending
        again = convert(done.together, back)
        assert again.together == (back,)
        assert same(back) == before, ending


@pytest.mark.parametrize(
    "path",
    [
        "data/claims.yaml",
        *(
            str(path.relative_to(ROOT))
            for path in sorted((ROOT / "tests/golden").glob("*.yaml"))
            if not path.match("*.decisions.yaml")
        ),
    ],
)
def test_a_dossier_is_the_same_in_every_format(path: str, tmp_path: Path) -> None:
    text = (ROOT / path).read_text("utf-8")
    (tmp_path / "claims.yaml").write_text(text, encoding="utf-8")
    texts = tmp_path / "texts"
    texts.mkdir()
    for file in (ROOT / "tests/golden/texts").iterdir():
        (texts / file.name).write_bytes(file.read_bytes())
    assert_round_trips(str(tmp_path / "claims.yaml"), tmp_path)


@pytest.mark.parametrize("seed", range(4))
def test_a_random_dossier_is_the_same_in_every_format(seed: int, tmp_path: Path) -> None:
    source = tmp_path / "claims.yaml"
    source.write_text(plain(dossiers.tree(dossiers.dossier(seed, 40))), encoding="utf-8")
    assert_round_trips(str(source), tmp_path)


@pytest.mark.parametrize("seed", range(2))
def test_so_is_one_with_scopes_and_times(seed: int, tmp_path: Path) -> None:
    source = tmp_path / "claims.yaml"
    source.write_text(plain(figures.tree(figures_at_random.dossier(seed, 40, scoped=True))), encoding="utf-8")
    assert_round_trips(str(source), tmp_path)


AS_THEY_COME = """\
facts: {year: {asks: When did it appear?, kind: date}}
events: {10.5555/a-12/b.3: {}, "Springfield, Illinois": {title: The fire}}
voices: {"The Mayor, J. Doe": The mayor}
sources:
  The Harbour Times:
    by: Harbour Press; Sons
    claims: [{fact: year, event: 10.5555/a-12/b.3, value: 2021, quote: in 2021, attributed_to: "The Mayor, J. Doe"}]
  Lantern/Bell:
    derives_from: [The Harbour Times, "Bell; Lantern", "[sic]"]
    claims:
      - {fact: year, event: 10.5555/a-12/b.3, value: 2022}
      - {fact: year, event: "Springfield, Illinois", value: 2022}
  "Bell; Lantern": {claims: [{fact: year, event: 10.5555/a-12/b.3, value: 2021}]}
  "[sic]": {claims: [{fact: year, event: 10.5555/a-12/b.3, value: 2021}]}
"""


def test_so_is_one_whose_keys_are_titles_and_numbers_as_they_come(tmp_path: Path) -> None:
    source = tmp_path / "claims.yaml"
    source.write_text(AS_THEY_COME, encoding="utf-8")
    assert_round_trips(str(source), tmp_path)


def written(texts: list[str], folder: Path) -> str:
    """A dossier that has each of these texts everywhere a text may stand."""
    tree = {
        "facts": {
            "called": {"asks": "=What?", "kind": "text"},
            "role": {
                "asks": "?",
                "kind": "category",
                "terms": ["a", {"b": ["c"]}],
                "aliases": {"=bb": "a", "x: y": "c"},
            },
            "victims": {"asks": "Who?", "kind": "names"},
        },
        "events": {"e": {"title": texts[0], "utc_offset": "-04:00"}, "f": {}},
        "voices": {"crowd": texts[-1]},
        "sources": {
            "a": {
                "title": texts[0],
                "by": texts[-1],
                "event": "f",
                "ignore": {text: text for text in texts},
                "text": {"file": "texts/a.txt", "lines": "1-2"},
                "claims": [
                    *(
                        {"fact": "called", "event": "e", "value": text[:200], "quote": text, "note": text}
                        for text in texts
                    ),
                    {"fact": "victims", "value": ["Ana", "Bo: the 2nd", "-Cy"], "closed": "true"},
                    {"fact": "victims", "value": "Ana;Bo"},
                    {"fact": "victims", "value": "Ana"},
                ],
            },
            "b": {"derives_from": ["a"], "claims": []},
        },
        "constraints": {"roll_call": {"says": texts[0], "holds": "count(victims) <= 9", "for": ["e", "f"]}},
    }
    path = folder / "claims.yaml"
    path.write_text(json.dumps(tree, ensure_ascii=False), encoding="utf-8")
    return str(path)


def test_texts_that_look_like_something_else_stay_what_they_are(tmp_path: Path) -> None:
    assert_round_trips(written(list(NAUGHTY), tmp_path), tmp_path)


characters = st.characters(codec="utf-8").filter(lambda one: not FORBIDDEN.search(one))
texts = st.text(characters, min_size=1, max_size=60).map(lambda text: " ".join(text.split())).filter(bool)
begun = st.tuples(st.text("'=+-@", max_size=4), texts).map("".join)


@settings(max_examples=15)
@given(st.lists(texts | begun, min_size=1, max_size=12, unique=True))
def test_any_text_that_yaml_accepts_survives_every_format(found: list[str]) -> None:
    with TemporaryDirectory() as folder:
        assert_round_trips(written(found, Path(folder)), Path(folder))


@pytest.fixture
def mixed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "claims.yaml").write_text(
        "facts: {killed: {asks: How many?, kind: count}}\n"
        "sources: {a: {event: e, claims: [{fact: killed, value: 7, quote: seven}]}}\n"
    )
    return tmp_path


def test_what_a_table_cannot_hold_goes_beside_it(mixed: Path) -> None:
    done = run("convert", "claims.yaml", "claims.csv")
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines() == [
        "claims.csv: 1 claim",
        "claims.rest.yaml: facts (1), sources (1)",
        "together: discrepancies check claims.rest.yaml claims.csv",
    ]
    assert (mixed / "claims.csv").read_text() == "source,event,fact,value,quote\na,e,killed,7,seven\n"
    assert (mixed / "claims.rest.yaml").read_text() == (
        'facts:\n  killed: {asks: "How many?", kind: count}\n\nsources:\n  a:\n    event: e\n    claims: []\n'
    )
    assert run("check", "claims.rest.yaml", "claims.csv").status == 0


def test_what_stands_apart_from_the_claims_stays_where_it_is(mixed: Path) -> None:
    run("convert", "claims.yaml", "claims.csv", "--rest", "facts.yaml")
    done = run("convert", "facts.yaml", "claims.csv", "claims.parquet")
    assert done.out.splitlines()[-1] == "together: discrepancies check facts.yaml claims.parquet"
    assert not (mixed / "claims.rest.yaml").exists()
    assert run("check", "facts.yaml", "claims.parquet").status == 0


@pytest.mark.parametrize("there", ["claims.csv", "claims.rest.yaml"])
def test_no_file_is_written_over_unless_forced(mixed: Path, there: str) -> None:
    (mixed / there).write_text("mine")
    refused = run("convert", "claims.yaml", "claims.csv")
    assert (refused.status, refused.out) == (2, "")
    assert refused.err == f"Error: {there} is there already: give another name, or --force to write over it\n"
    assert {path.name for path in mixed.iterdir()} == {"claims.yaml", there}
    assert run("convert", "claims.yaml", "claims.csv", "--force").status == 0
    assert (mixed / there).read_text() != "mine"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["claims.yaml", "claims.ods"], "claims.ods is of no format that is written"),
        (["claims.yaml", "claims.csv", "--rest", "rest.csv"], "rest.csv would hold claims only"),
        (["claims.yaml", "none/claims.csv"], "cannot write "),
        (["none.yaml", "claims.csv"], "none.yaml:1:1: there is no such file"),
    ],
)
def test_what_cannot_be_written_is_said_and_nothing_is(mixed: Path, arguments: list[str], said: str) -> None:
    done = run("convert", *arguments)
    assert (done.status, done.out) == (2, "")
    assert said in done.err
    assert {path.name for path in mixed.iterdir()} == {"claims.yaml"}


def test_a_text_is_found_from_where_the_dossier_lies_now(mixed: Path) -> None:
    (mixed / "texts").mkdir()
    (mixed / "texts" / "a.txt").write_text("Then seven died.")
    text = (mixed / "claims.yaml").read_text().replace("event: e,", "event: e, text: {file: a.txt},")
    (mixed / "texts" / "claims.yaml").write_text(text)
    convert([str(mixed / "texts" / "claims.yaml")], "out.yaml")
    assert "text: {file: texts/a.txt}" in (mixed / "out.yaml").read_text()
    assert list(discrepancies.load("out.yaml").texts) == ["a"]


def test_what_is_too_much_for_a_cell_is_refused(mixed: Path) -> None:
    terms = ", ".join(f"term number {number}" for number in range(3000))
    facts = f"facts: {{role: {{asks: What?, kind: category, terms: [{terms}]}}}}\n"
    (mixed / "many.yaml").write_text(facts + "sources: {a: {event: e, claims: [{fact: role, value: term number 1}]}}\n")
    with pytest.raises(CannotHold, match="32,767 characters"):
        convert(["many.yaml"], "many.xlsx")
    assert not (mixed / "many.xlsx").exists()


def test_every_format_that_is_read_is_written_but_what_other_programs_export() -> None:
    assert [ending for ending, _ in WRITERS] == [ending for ending, _ in READERS if ending != ".json"]


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_rerun_changes_no_byte(mixed: Path, ending: str) -> None:
    convert(["claims.yaml"], f"one{ending}")
    convert(["claims.yaml"], f"two{ending}")
    assert (mixed / f"one{ending}").read_bytes() == (mixed / f"two{ending}").read_bytes()


@pytest.mark.parametrize(("library", "ending"), [("openpyxl", ".xlsx"), ("pyarrow.parquet", ".parquet")])
def test_a_library_that_is_missing_is_asked_for(
    mixed: Path, library: str, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    convert(["claims.yaml"], f"there{ending}", "rest.yaml")
    monkeypatch.setitem(sys.modules, library, None)
    written = run("convert", "claims.yaml", f"claims{ending}")
    assert (written.status, written.out) == (2, "")
    assert written.err.endswith("needs a library: pip install 'discrepancies[tables]'\n")
    assert not (mixed / f"claims{ending}").exists()
    read = run("check", "rest.yaml", f"there{ending}")
    assert read.status == 2
    assert read.err.endswith("needs a library that is not installed; pip install 'discrepancies[tables]'\n")


@pytest.mark.parametrize("ending", ["yaml", "xlsx", "jsonl"])
def test_what_entries_have_under_x_is_carried_over(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(
        "facts:\n  killed: {asks: How many?, kind: count, x-note: hello}\n"
        "events:\n  e: {title: E, x-case: 12}\n"
        "sources:\n  a: {x-status: done, claims: [{fact: killed, value: 7, event: e, x-by: Ada}]}\n"
    )
    assert run("convert", "a.yaml", f"o.{ending}").status == 0
    back = sorted(path.name for path in Path().glob("o.*"))
    assert run("convert", *back, "back.yaml").status == 0
    text = Path("back.yaml").read_text()
    for kept in ("x-note: hello", "x-case: 12", "x-status: done", "x-by: Ada"):
        assert kept in text
