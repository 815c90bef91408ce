"""What a column and a cell of a table of claims may be, whatever its format."""

from __future__ import annotations

from discrepancies.columns.column import Column
from discrepancies.load.problems import Problems
from discrepancies.load.table import KEYS, Cells, Header, Rows, header


def rows(*cells: tuple[str | None, ...], keys: tuple[str, ...] = ("source", "fact", "value")) -> tuple[Rows, Problems]:
    problems = Problems()
    found = header("t", keys, 1, problems)
    taken = Rows("t", found, problems)
    taken.extend(range(2, len(cells) + 2), cells)
    return taken, problems


def test_every_key_of_a_claim_may_be_a_column() -> None:
    problems = Problems()
    assert header("t", KEYS, 1, problems) == Header({key: number for number, key in enumerate(KEYS)}, len(KEYS), ())
    assert problems.found == []


def test_a_text_is_looked_at_once() -> None:
    asked: list[str] = []
    cells = Cells("quote", lambda text: asked.append(text) or text)  # type: ignore[func-returns-value]
    assert [cells[text] for text in (" a  b", "a b", " a  b", None, "", " ")] == [0, 0, 0, -1, -1, -1]
    assert cells.texts == ["a b"]
    assert asked == [" a  b", "a b", " "]


def test_a_spreadsheet_may_write_flags_in_capitals() -> None:
    cells = Cells("closed")
    assert [cells.texts[cells[text]] for text in ("TRUE", "False", "Maybe")] == ["true", "false", "Maybe"]


def test_a_row_of_empty_cells_is_no_claim_and_the_others_keep_their_numbers() -> None:
    taken, problems = rows(("a", "f", "7"), (None, " ", ""), ("a", "f", "8"), ("b", None, "9"))
    block = taken.block()
    assert [*block.line] == [2, 4]
    assert [*block.columns["value"]] == ["7", "8"]
    assert block.file == 0
    assert [(problem.place.line, problem.place.column) for problem in problems.found] == [(5, 3)]


def test_places_are_the_numbers_of_columns_where_a_cell_says_something() -> None:
    taken, _ = rows(("a", "f", "7", None), ("a", "f", "8", "q"), keys=("source", "fact", "value", "quote"))
    block = taken.block()
    assert [*block.places["value"]] == [4, 4]
    assert [*block.places["quote"]] == [0, 5]


def test_a_value_longer_than_a_value_may_be_is_a_list_of_names() -> None:
    names = "; ".join(f"name number {number}" for number in range(40))
    taken, problems = rows(("a", "f", "Ana; Bo"), ("a", "f", names), ("a", "f", "x" * 150 + ";" + "y" * 201))
    assert taken.block().lists == {1}
    assert [problem.wrong for problem in problems.found] == ["a name in this list has 201 characters"]
    assert isinstance(taken.block().columns["value"], Column)


def test_an_empty_table_has_no_claims() -> None:
    block = rows()[0].block()
    assert len(block) == 0
    assert [*block.columns["value"]] == []
