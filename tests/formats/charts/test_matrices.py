"""Source by source: what is counted is what holding every two claims against each other counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from discrepancies.formats.charts import Matrix, matrices, matrix
from discrepancies.formats.html import environment
from discrepancies.language.reading import ABSOLUTE
from discrepancies.report import Filter
from discrepancies.wording.relations import exceeds, superseded
from tests.formats.charts.test_ranges import at_random
from tests.formats.test_golden import DOSSIERS, reported

if TYPE_CHECKING:
    from discrepancies.report import Report

Pair = tuple[str, str]


def drawn(table: Matrix) -> str:
    return (
        environment().from_string('{% import "charts.html" as charts %}{{ charts.matrix(table) }}').render(table=table)
    )


def counted(report: Report) -> dict[Pair, tuple[int, int]]:
    """For each two sources that can be compared, on how many facts they are, and on how many they clash."""
    lines = matrix(report).lines
    keys = [line.source for line in lines]
    return {
        (line.source, key): (cell.compared, cell.disputed)
        for line in lines
        for key, cell in zip(keys, line.cells, strict=True)
        if cell and cell.compared
    }


def expected(report: Report) -> dict[Pair, tuple[int, int]]:
    """The same by trying every two claims."""
    compared: Counter[Pair] = Counter()
    clash: Counter[Pair] = Counter()
    wording, comparison = report.wording, report.agreement.comparison
    for number in report.shown_facts:
        said: dict[str, list[int]] = {}
        for row in comparison.cells.rows_of_fact(number):
            if comparison.cells.cell[row] >= 0:
                said.setdefault(wording.source(row), []).append(row)
        for one, other in product(said, said):
            pairs = [
                (row, beside)
                for row, beside in product(said[one], said[other])
                if one != other and comparable(report, row, beside)
            ]
            compared[one, other] += bool(pairs)
            clash[one, other] += report.fact(number).status == "disputed" and any(clashes(report, pairs))
    return {pair: (facts, clash[pair]) for pair, facts in compared.items() if facts}


def comparable(report: Report, one: int, other: int) -> bool:
    comparison = report.agreement.comparison
    clock = (comparison.firm.track[one] == ABSOLUTE) == (comparison.firm.track[other] == ABSOLUTE)
    nodes = int(comparison.scopes.node[one]), int(comparison.scopes.node[other])
    related = (
        min(nodes) < 0
        or nodes[0] == nodes[1]
        or comparison.scopes.contains(*nodes)
        or comparison.scopes.contains(nodes[1], nodes[0])
    )
    return bool(clock and related and comparison.cells.part[one] == comparison.cells.part[other])


def clashes(report: Report, pairs: Sequence[tuple[int, int]]) -> Iterator[bool]:
    comparison = report.agreement.comparison
    node = comparison.scopes.node
    without: dict[int, dict[int, bool]] = {}
    for one, other in pairs:
        if node[one] == node[other] or comparison.firm.track[one] != comparison.firm.track[other]:
            yield apart(report, one, other)
        elif min(node[one], node[other]) >= 0:
            yield exceeds(comparison, one, other) or exceeds(comparison, other, one)
        else:
            # A claim without a scope clashes with a source where it fits none of the scopes that this one states.
            loose, stated = (one, other) if node[one] < 0 else (other, one)
            fits, scope = without.setdefault(loose, {}), int(node[stated])
            fits[scope] = fits.get(scope, True) and not apart(report, loose, stated)
    yield from (not any(fits.values()) for fits in without.values())


def apart(report: Report, one: int, other: int) -> bool:
    comparison = report.agreement.comparison
    shares = comparison.firm.share(one, other)
    return not (shares or superseded(comparison, one, other) or superseded(comparison, other, one))


@pytest.mark.parametrize("dossier", DOSSIERS)
def test_counts_are_those_of_every_two_claims(dossier: str) -> None:
    report = reported(dossier)
    assert counted(report) == expected(report)


@pytest.mark.parametrize("seed", range(8))
def test_counts_are_those_of_every_two_claims_at_random(seed: int, tmp_path: Path) -> None:
    for report in at_random(tmp_path, seed):
        assert counted(report) == expected(report)


def test_a_cell_has_both_counts_and_a_shade() -> None:
    lines = {line.source: dict(zip("ghop", line.cells, strict=True)) for line in matrix(reported("every_kind")).lines}
    assert lines["gazette"]["h"] == (11, 7, 4)
    assert lines["gazette"]["g"] is None
    assert lines["herald"]["p"] == (1, 0, 0)


def test_only_the_sources_with_most_claims_are_held_against_one_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(matrices, "MOST_SOURCES", 2)
    report = reported("every_kind")
    table = matrix(report)
    assert [line.source for line in table.lines] == ["gazette", "herald"]
    assert table.left_out == 2
    page = drawn(table)
    assert "2 others are left out" in page
    assert page.count('<th scope="col">') == page.count('<th scope="row">') == 2
    assert ">7/11</td>" in page


def test_where_nothing_is_shown_there_is_no_table() -> None:
    table = matrix(reported("every_kind", Filter(events=("elsewhere",))))
    assert table == Matrix((), 0)
    page = drawn(table)
    assert page.strip() == ""
