"""No report, in any format, shows as a heading or a row a value that no claim of that fact says."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.properties.laws import any_world
from tests.properties.worlds import claim_at_random, sources_at_random
from tests.properties.worlds_values import at_least, at_most, between, exactly, fewer_than, more_than
from tests.properties.worlds_written import BATCH, WORLDS, Value, World, printed, report_of, sections, written

SEEDS = st.integers(0, 2**32)
SOME = settings(max_examples=max(1, WORLDS // BATCH), phases=[Phase.generate])
FEW = settings(max_examples=max(1, WORLDS // BATCH // 2), phases=[Phase.generate])
WRITTEN = ["text", "markdown", "csv", "ranges", "html", "json", "sarif", "github", "junit"]


def _stretched(random: Random) -> Value:
    """Give a count of hundreds: no two differ by so much that the difference looks like one of them."""
    number = random.randrange(301, 380, 1)
    shape = random.choice([exactly, at_least, at_most, more_than, fewer_than, None, None, None])
    return shape(number) if shape else between(number, number + random.randint(1, 15))


def overlapping(random: Random) -> World:
    """Give counts most of which are stretches that overlap."""
    sources = sources_at_random(random)
    over_time = {"over_time": "grows"} if random.random() < 0.2 else {}
    claims = (claim_at_random(random, sources, _stretched(random)) for _ in range(random.randint(2, 6)))
    return World({"kind": "count", **over_time}, sources, tuple(claims), {"v": "The Mayor", "w": "Port", "x": "Bell"})


def _meanings(text: str) -> set[str]:
    """Give a value as written and as what it means, in the words in which a report may put it."""
    hedge, _, number = text.rpartition(" ")
    if hedge == "more than":
        return {text, f"at least {int(number) + 1}"}
    if hedge == "fewer than":
        return {text, f"at most {int(number) - 1}"}
    return {text, text.replace("up to", "at most"), f"exactly {text}"}


_BEHIND = "".join(f"(?<!{hedge} )" for hedge in ("most", "least", "exactly", "than", "up to"))
_PHRASE = re.compile(
    r"(?<!# )(?:at least|at most|exactly|more than|fewer than|up to) (3\d\d)(?! to)\b|"
    rf"(?<!# ){_BEHIND}\b3\d\d to 3\d\d\b"
)
# What all claims leave open may be said, under that name; an explanation, what may be meant.
_GONE = re.compile(r"from [^,;:]{3,80}, if|read twice as wide \([^)]*\)")
_OPEN = re.compile(r"\"open\": ?{[^}]*}")


@pytest.mark.parametrize("form", WRITTEN)
@FEW
@given(seed=SEEDS)
def test_every_phrase_of_a_report_is_said_by_a_claim(form: str, seed: int) -> None:
    random = Random(seed)
    for _ in range(4):
        world = overlapping(random)
        said = set[str]().union(*(_meanings(claim.value.text) for claim in world.claims))
        with TemporaryDirectory() as folder:
            path = Path(folder) / "claims.yaml"
            path.write_text(written(sections([world])), encoding="utf-8")
            report = printed(["check", str(path), "--format", form, "--ignore", "quote-missing"])
        if form == "text":
            report = re.sub(r"\s+", " ", report.replace("leave open:", "leave open: #"))
        lines = "\n".join(line for line in report.splitlines() if "leave open: " not in line or form == "text")
        lines = _OPEN.sub("", lines)
        lines = _GONE.sub("", lines)
        found = [
            lines[max(0, match.start() - 60) : match.end() + 20]
            for match in _PHRASE.finditer(lines)
            if match.group() not in said
        ]
        assert not found, f"{written(sections([world]))}\n{found}"


@SOME
@given(seed=SEEDS)
def test_an_answer_is_in_the_words_of_a_claim(seed: int) -> None:
    random = Random(seed)
    for fact in report_of(written(sections([any_world(random) for _ in range(BATCH)])))["facts"]:
        texts = {claim["value"] for claim in fact["claims"]}
        entries = [*fact["answers"], *(entry for part in fact["parts"] or () for entry in part["answers"])]
        strange = [entry["value"] for entry in entries if entry["value"] not in texts]
        assert not strange, f"{fact['claims']}\n{strange}"


@SOME
@given(seed=SEEDS)
def test_a_row_of_a_sheet_is_in_the_words_of_a_claim(seed: int) -> None:
    random = Random(seed)
    worlds = [any_world(random) for _ in range(BATCH)]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "claims.yaml"
        path.write_text(written(sections(worlds)), encoding="utf-8")
        report = printed(["check", str(path), "--format", "csv", "--ignore", "quote-missing"])
    for row in csv.DictReader(io.StringIO(report)):
        if row["record"] == "finding":
            continue
        texts = {claim.value.text for claim in worlds[int(row["event"][1:] or 0)].claims}
        assert not row["value"] or row["value"] in texts, (row, texts)


@SOME
@given(seed=SEEDS)
def test_a_row_of_a_page_is_in_the_words_of_a_claim(seed: int) -> None:
    random = Random(seed)
    worlds = [any_world(random) for _ in range(BATCH)]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "claims.yaml"
        path.write_text(written(sections(worlds)), encoding="utf-8")
        report = printed(["check", str(path), "--format", "markdown", "--ignore", "quote-missing"])
    table, texts, rows = False, set[str](), 0
    for line in report.splitlines():
        table = line.startswith("| fact | status | answer") or (table and line.startswith("|"))
        cells = [cell.strip() for cell in line.split("|")]
        if not table or cells[1] == "fact" or cells[1].startswith("---"):
            continue
        if cells[1]:
            texts = {claim.value.text for claim in worlds[int(cells[1].removeprefix("f"))].claims}
        assert cells[3].startswith((*texts, "all claims together leave open:")), (line, texts)
        rows += 1
    assert rows >= BATCH
