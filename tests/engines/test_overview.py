"""The overview counts what a full check counts, and compares the rest by the same law."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

import discrepancies
from discrepancies.engines.overview import overview
from discrepancies.load.problems import InputError
from discrepancies.model import STATUSES
from discrepancies.report import Report
from tests.properties.claims_files import plain
from tests.properties.dossiers import dossier, tree


def answers(found: Report) -> set[tuple[str, str, float, float, int]]:
    """The answers of the disputed facts that are compared, and by how many origins each is given."""
    agreement, claims = found.agreement, found.dossier.claims
    known, firm = agreement.answers, agreement.comparison.firm
    rows = agreement.comparison.cells.first_row[known.fact]
    asked = zip(claims["event"].iloc[rows].tolist(), claims["fact"].iloc[rows].tolist(), strict=True)
    compared = agreement.comparison.cells.cell[known.first] >= 0
    disputed = (compared & (agreement.status[known.fact] == STATUSES.index("disputed"))).tolist()
    ends = zip(firm.low[known.first].tolist(), firm.high[known.first].tolist(), known.origins.tolist(), strict=True)
    return {(*fact, *end) for fact, end, one in zip(asked, ends, disputed, strict=True) if one}


@pytest.mark.parametrize("seed", range(12))
def test_the_overview_is_that_of_a_full_check(seed: int, tmp_path: Path) -> None:
    file = tmp_path / "claims.yaml"
    file.write_text(plain(tree(dossier(seed, 60))), encoding="utf-8")
    report = discrepancies.check(discrepancies.load(str(file)))
    found = overview(str(file))
    assert found.statuses == report.statuses
    assert (found.facts, found.claims) == (len(report.shown_facts), report.shown_claims)
    assert set(found.answers[["event", "fact", "low", "high", "origins"]].itertuples(index=False)) == answers(report)


AGREED = """
facts: {killed: {asks: "?", kind: count}, called: {asks: "?", kind: text}}
sources:
  a: {event: e, SAYS claims: [{fact: killed, value: 7}, {fact: called, value: raid}]}
  b: {event: e, claims: [{fact: killed, value: 7, CLAIM}, {fact: called, value: raid}]}
"""


@pytest.mark.parametrize(
    ("says", "claim", "status"),
    [
        ("", "", "agreed"),
        ("derives_from: [b],", "", "echoed"),
        ("by: b,", "", "echoed"),
        ("", "stated: alleged", "compatible"),
        ("", "attributed_to: a", "echoed"),
    ],
)
def test_who_may_have_it_from_another_is_looked_at_in_full(says: str, claim: str, status: str, tmp_path: Path) -> None:
    file = tmp_path / "claims.yaml"
    file.write_text(AGREED.replace("SAYS", says).replace("CLAIM", claim), encoding="utf-8")
    found = overview(str(file)).statuses
    assert found == discrepancies.check(discrepancies.load(str(file))).statuses
    assert found.get(status)  # type: ignore[call-overload]


def test_what_cannot_be_read_is_an_input_error(tmp_path: Path) -> None:
    file = tmp_path / "claims.yaml"
    wrong = AGREED.replace("SAYS", "").replace("CLAIM", "").replace("value: 7", "value: lots")
    file.write_text(wrong, encoding="utf-8")
    with pytest.raises(InputError, match="lots"):
        overview(str(file))


FIGURES = "facts: {killed: {asks: '?', kind: count}, hurt: {asks: '?', kind: count, cumulative: true}}\n"
VALUE = st.sampled_from(["7", "8", "12", "seven", "at least 8", "unknown"])
CLAIM = st.tuples(st.sampled_from("abc"), st.sampled_from(["e_1", "e_2", "other"]), st.sampled_from(["killed", "hurt"]))


@given(st.lists(st.tuples(CLAIM, VALUE), min_size=1, max_size=25))
def test_a_table_is_the_same_for_any_number_of_threads(claims: list[tuple[tuple[str, str, str], str]]) -> None:
    with TemporaryDirectory() as folder:
        facts, file = Path(folder, "facts.yaml"), Path(folder, "claims.parquet")
        facts.write_text(FIGURES, encoding="utf-8")
        rows = [
            dict(zip(("source", "event", "fact", "value"), (*claim, value), strict=True)) for claim, value in claims
        ]
        pq.write_table(pa.Table.from_pylist(rows), file, row_group_size=4, use_dictionary=len(rows) % 2 == 0)
        report = discrepancies.check(discrepancies.load(str(facts), str(file)))
        for cores in (1, 3):
            with (
                patch("discrepancies.engines.overview.cores", return_value=cores),
                patch("discrepancies.load.tables.parquet.cores", return_value=cores),
                patch("discrepancies.engines.overview.PART", 5),
            ):
                found = overview(str(facts), str(file))
            assert found.statuses == report.statuses
            shown = found.answers[["event", "fact", "low", "high", "origins"]]
            assert sorted(shown.itertuples(index=False, name=None)) == sorted(answers(report))
