"""Where a text is at hand every report shows each quote in it; where none is, reports are what they were without."""

from __future__ import annotations

import csv
import io
import json
import re
from contextlib import chdir
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING, Any

import pytest

import discrepancies
from discrepancies.evidence import located
from discrepancies.formats import FORMATS, Style, format_named, show
from discrepancies.formats.excerpt_marks import markdown, marked
from discrepancies.report import Report
from tests.command_line import run

if TYPE_CHECKING:
    from discrepancies.formats import Render

GOLDEN = Path(__file__).parent.parent / "golden"
MOST = 9
"""Lines that a quote in its context may take."""


@pytest.fixture(scope="module")
def report() -> Report:
    with chdir(GOLDEN):
        return discrepancies.check(discrepancies.load("quoted.yaml"))


def written(report: Report, render: Render, width: int = 120) -> str:
    out = io.StringIO()
    render(report, out, Style(width))
    return out.getvalue()


def shown(report: Report, width: int = 120) -> str:
    out = io.StringIO()
    for fact in report.dossier.facts:
        show.render(report, fact, out, Style(width))
    return out.getvalue()


def found_rows(report: Report) -> list[int]:
    """The rows of the claims whose quotes were found."""
    found = located(report.dossier)
    rows = [row for row in range(len(report.dossier.claims)) if found.get(report.wording.claim(row))]
    assert len(rows) > 8
    return rows


def in_findings(report: Report) -> set[int]:
    """The rows of claims that some finding is shown with, in full."""
    grave = [finding for finding in report.flagged if finding.severity != "info" and finding.event]
    return {row for finding in grave for row in finding.rows}


def on_one_line(page: str) -> str:
    return " ".join(page.split())


def test_show_has_every_quote_in_its_context(report: Report) -> None:
    page = on_one_line(shown(report))
    for row in found_rows(report):
        excerpt = report.excerpt(row)
        assert excerpt
        assert on_one_line(marked(excerpt)) in page


@pytest.mark.parametrize("width", [80, 120])
def test_text_has_the_quotes_of_findings_in_their_context(width: int, report: Report) -> None:
    page = on_one_line(written(report, format_named("text").render, width))
    for row in set(found_rows(report)) & in_findings(report):
        excerpt = report.excerpt(row)
        assert excerpt
        assert on_one_line(marked(excerpt)) in page


def test_markdown_has_them_bold(report: Report) -> None:
    page = written(report, format_named("markdown").render)
    for row in set(found_rows(report)) & in_findings(report):
        excerpt = report.excerpt(row)
        assert excerpt
        assert f"| {markdown(excerpt)} |" in page
    assert "**at least" in page or "***at least" in page


@pytest.mark.parametrize("name", ["findings.csv", "agreement.csv"])
def test_csv_has_them_in_a_column(name: str, report: Report) -> None:
    rows = list(csv.DictReader(io.StringIO(written(report, format_named("csv").FILES[name]))))
    quotes = "\n".join(row["quotes"] for row in rows)
    for row in set(found_rows(report)) & in_findings(report):
        excerpt = report.excerpt(row)
        assert excerpt
        assert f"{report.wording.source(row)}: {marked(excerpt)}" in quotes


def claims_of(page: str) -> list[dict[str, Any]]:
    return [claim for fact in json.loads(page)["facts"] for claim in fact["claims"]]


def test_json_selects_the_words_by_what_stands_around_them_and_by_their_place(report: Report) -> None:
    page = written(report, format_named("json").render)
    selected = [claim for claim in claims_of(page) if claim["selectors"]]
    assert len(selected) == len(found_rows(report))
    for claim in selected:
        plain = report.dossier.texts[claim["source"]].plain
        for words, place in zip(claim["selectors"][::2], claim["selectors"][1::2], strict=True):
            assert (words["type"], place["type"]) == ("TextQuoteSelector", "TextPositionSelector")
            around = words["prefix"] + words["exact"] + words["suffix"]
            assert plain.count(around) == 1
            assert plain.index(around) + len(words["prefix"]) == place["start"]
            assert plain[place["start"] : place["end"]] == words["exact"]
    assert {len(claim["selectors"]) for claim in selected} == {2, 4}
    texts = {source["source"]: source["text"] for source in json.loads(page)["sources"]}
    assert texts["wire"] is None
    assert texts["gazette"] == {"file": "texts/gazette.txt", "sha256": report.dossier.texts["gazette"].sha256}


def test_how_a_value_is_known_stands_beside_it_everywhere(report: Report) -> None:
    (row,) = [row for row in range(len(report.dossier.claims)) if report.inferred(row)]
    how = report.inferred(row)
    fact = report.wording.question(row)
    assert f"2019-03-09  inferred: {how}\n" in shown(report)
    assert how in written(report, format_named("csv").FILES["agreement.csv"])
    (claim,) = [claim for claim in claims_of(written(report, format_named("json").render)) if claim["inferred"]]
    assert (claim["value"], claim["inferred"]) == ("2019-03-09", how)
    assert report.table(fact)["inferred"].tolist() == [how]
    told = report.flagged[0]._replace(event="dam", fact="came", rows=(row, row))
    flagged = Report(report.dossier, report.agreement, report.wording, (told,))
    assert re.search(rf"^    2019-03-09 +inferred: {how}$", written(flagged, format_named("text").render), re.MULTILINE)
    assert f"| 2019-03-09 (inferred: {how}) |" in written(flagged, format_named("markdown").render)
    (finding,) = csv.DictReader(io.StringIO(written(flagged, format_named("csv").FILES["findings.csv"])))
    assert finding["inferred"] == f"gazette: 2019-03-09: {how}"


def test_without_texts_reports_are_as_if_none_were_declared(tmp_path: Path) -> None:
    # But that a text is still the one that was read is asked only of those with a checksum.
    declared = re.sub(r", sha256: \w+", "", (GOLDEN / "quoted.yaml").read_text(encoding="utf-8"))
    bare = re.sub(r"^    text: .*$", "", declared, flags=re.MULTILINE)
    reports = []
    for text in (declared, bare):
        with chdir(tmp_path):
            Path("claims.yaml").write_text(text, encoding="utf-8")
            reports.append(discrepancies.check(discrepancies.load("claims.yaml")))
    one, other = (
        [shown(each), *(written(each, render) for name in FORMATS for render in format_named(name).FILES.values())]
        for each in reports
    )
    assert one == other
    assert not [page for page in one if "«" in page or "TextQuoteSelector" in page]


def test_texts_are_looked_for_in_the_folder_that_a_command_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = re.sub(r"^    text: .*$", "", (GOLDEN / "quoted.yaml").read_text(encoding="utf-8"), flags=re.MULTILINE)
    (tmp_path / "claims.yaml").write_text(bare, encoding="utf-8")
    copytree(GOLDEN / "texts", tmp_path / "elsewhere")
    monkeypatch.chdir(tmp_path)
    found = "«gave way on the morning of ‹7 March 2019›»"
    for command in (("check", "claims.yaml"), ("show", "broke", "claims.yaml")):
        assert found not in on_one_line(run(*command).out)
        assert found in on_one_line(run(*command, "--texts", "elsewhere").out)
    assert run("report", "claims.yaml", "--texts", "elsewhere").status == 0
    assert found in on_one_line(Path("reports", "report.txt").read_text(encoding="utf-8"))
    missing = run("check", "claims.yaml", "--texts", "nowhere")
    assert (missing.status, missing.out) == (2, "")
    assert "nowhere" in missing.err


def test_a_quote_in_its_context_is_shortened_where_it_is_long(tmp_path: Path) -> None:
    words = " ".join(f"word{number}" for number in range(300))
    (tmp_path / "a.txt").write_text(f"before it {words} and after", encoding="utf-8")
    (tmp_path / "claims.yaml").write_text(
        "facts: {called: {asks: What?, kind: text}}\n"
        f"sources: {{a: {{event: e, text: {{file: a.txt}}, claims: [{{fact: called, value: x, quote: {words}}}]}}}}\n",
        encoding="utf-8",
    )
    report = discrepancies.check(discrepancies.load(str(tmp_path / "claims.yaml")))
    page, whole = written(report, format_named("text").render, 60), shown(report, 60)
    quote = page[page.index("“before it «word0") :].partition("”")[0]
    assert len(quote.splitlines()) == MOST
    assert quote.endswith("…")
    assert "word299» and after”" in on_one_line(whole)
