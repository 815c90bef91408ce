"""What a dossier is called: read from any of its files, kept whatever it is written as, said at the head of reports."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

import discrepancies
from discrepancies.diff.difference import difference
from discrepancies.formats import Style, format_named
from discrepancies.formats.diff import text as diff_text
from discrepancies.load.problems import InputError
from discrepancies.load.schema import build
from discrepancies.save.convert import convert

FACTS = "facts:\n  killed: {asks: How many?, kind: count}\n"
CLAIMS = "events: {raid: {}}\nsources:\n  a: {event: raid, claims: [{fact: killed, value: 7, quote: seven}]}\n"
TITLE = 'The "raid": of #2'


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], str]:
    def written(name: str, text: str) -> str:
        (tmp_path / name).write_text(text)
        return str(tmp_path / name)

    return written


def test_the_title_of_one_of_several_files_is_that_of_the_dossier(write: Callable[[str, str], str]) -> None:
    facts, claims = write("facts.yaml", f"title: {json.dumps(TITLE)}\n{FACTS}"), write("claims.yaml", CLAIMS)
    assert discrepancies.load(claims, facts).title == TITLE
    assert discrepancies.load(write("all.yaml", FACTS + CLAIMS)).title is None


def test_a_second_title_is_refused_with_both_places(write: Callable[[str, str], str]) -> None:
    facts, claims = write("facts.yaml", f"title: One\n{FACTS}"), write("claims.yaml", f"{CLAIMS}title: Two\n")
    with pytest.raises(InputError, match=r"claims.yaml:4:8: the title is declared twice, first at \S+facts.yaml:1"):
        discrepancies.load(facts, claims)


@pytest.mark.parametrize("wrong", ["[a, b]", "{a: b}"])
def test_a_title_is_a_single_text(write: Callable[[str, str], str], wrong: str) -> None:
    with pytest.raises(InputError, match="the title must be a single text"):
        discrepancies.load(write("all.yaml", f"title: {wrong}\n{FACTS}{CLAIMS}"))


@pytest.mark.parametrize("ending", ["yaml", "xlsx", "csv", "jsonl", "parquet"])
def test_no_format_loses_it(write: Callable[[str, str], str], tmp_path: Path, ending: str) -> None:
    source = write("all.yaml", f"title: {json.dumps(TITLE)}\n{FACTS}{CLAIMS}")
    done = convert([source], str(tmp_path / f"out.{ending}"))
    assert discrepancies.load(*done.together).title == TITLE


def test_the_schema_has_it() -> None:
    assert "title" in build()["properties"]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("title: One\n", "title: Two\n", "the dossier's title is now Two instead of One"),
        ("", "title: Two\n", "the dossier's title was added: Two"),
        ("title: One\n", "", "the dossier's title was dropped: One"),
    ],
)
def test_another_title_is_a_difference(write: Callable[[str, str], str], before: str, after: str, told: str) -> None:
    old, new = (
        discrepancies.load(write(f"{n}.yaml", f"{head}{FACTS}{CLAIMS}")) for n, head in enumerate((before, after))
    )
    out = io.StringIO()
    diff_text.render(difference(old, new), out, Style())
    assert told in out.getvalue()


def test_it_heads_every_report_for_people_with_what_that_is_made_from(write: Callable[[str, str], str]) -> None:
    source = write("all.yaml", f"title: Raid\n{FACTS}{CLAIMS}")
    report = discrepancies.check(discrepancies.load(source))
    for name, head in (("text", "Raid\n====\n"), ("markdown", "# Raid: what the sources say\n"), ("html", "<h1>")):
        out = io.StringIO()
        format_named(name).render(report, out, Style(200))
        assert head in out.getvalue()
        plain = out.getvalue().replace("\\", "")
        assert f"From {source}; no text at hand; no decisions." in plain
    out = io.StringIO()
    format_named("json").render(report, out, Style())
    found = json.loads(out.getvalue())
    assert [found[key] for key in ("title", "files", "decisions", "revision")] == ["Raid", [source], None, None]
