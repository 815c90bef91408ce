"""One file of two: nothing is written until all is chosen, then what is chosen, and every other byte as A has it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.command_line import Outcome, run
from tests.compare.dossiers import FIRST, SECOND

COMMENTED = FIRST.replace("facts:\n", "# The first reading.\nfacts:  # by Ana\n", 1).replace(
    '"flames forty metres high"}\n', '"flames forty metres high"}  # the tallest\n      # To be read again.\n'
)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(COMMENTED, encoding="utf-8")
    Path("b.yaml").write_text(SECOND, encoding="utf-8")


def agree(out: str = "out.yaml") -> Outcome:
    return run("compare", "a.yaml", "b.yaml", "--consensus", out)


def choose(rest: dict[str, str], **single: str) -> None:
    """Write choices into the file: for sorts as a whole, or for the first difference whose comment begins so."""
    path = Path("out.choices")
    text = path.read_text(encoding="utf-8")
    for sort, side in rest.items():
        text = re.sub(rf"^  {sort}:.*$", f"  {sort}: {side}", text, flags=re.MULTILINE)
    for field, side in single.items():
        text = re.sub(rf"(    # {field}: (?:.*\n)+?    choose:).*", rf"\1 {side}", text, count=1)
    path.write_text(text, encoding="utf-8")


def test_first_it_lists_what_is_to_be_chosen_and_writes_nothing_else() -> None:
    said = agree()
    assert said.status == 1
    assert "6 differences are not chosen yet: write a or b behind each in out.choices" in said.out
    listed = Path("out.choices").read_text(encoding="utf-8")
    assert listed.count("    choose:\n") == 6
    assert "# A: at least nine, that is, at least 9 “at least nine people died in the flames” (a.yaml:21)" in listed
    assert not Path("out.yaml").exists()


def test_it_asks_until_every_difference_is_chosen_and_leaves_the_file_of_choices_as_it_is() -> None:
    agree()
    choose({}, hedge="b", stated="a")
    before = Path("out.choices").read_bytes()
    said = agree()
    assert said.status == 1
    assert "4 differences are not chosen yet" in said.out
    assert Path("out.choices").read_bytes() == before
    assert not Path("out.yaml").exists()


def test_all_of_a_gives_a_to_the_byte() -> None:
    agree()
    choose({"read_differently": "a", "only_in_a": "a", "only_in_b": "a"})
    assert agree().status == 0
    assert Path("out.yaml").read_bytes() == Path("a.yaml").read_bytes()


def test_all_of_b_differs_in_nothing_from_b_and_keeps_the_comments() -> None:
    agree()
    choose({"read_differently": "b", "only_in_a": "b", "only_in_b": "b"})
    said = agree()
    assert (said.status, said.err) == (0, "")
    assert "out.yaml is a.yaml with 6 of 6 differences as B has them." in said.out
    assert run("compare", "out.yaml", "b.yaml").status == 0
    written = Path("out.yaml").read_text(encoding="utf-8")
    for comment in ("# The first reading.", "# by Ana", "# the tallest", "# To be read again."):
        assert comment in written
    assert "  owner: {asks: " in written  # the question that only B asks


def test_only_what_is_chosen_of_b_is_other_than_in_a() -> None:
    agree()
    choose({"read_differently": "a", "only_in_a": "a", "only_in_b": "a"}, hedge="b", scope="b")
    assert agree().status == 0
    before, after = (Path(name).read_text(encoding="utf-8").splitlines() for name in ("a.yaml", "out.yaml"))
    nine = '      - {fact: killed, value: 9, quote: "nine dead, all of them workers"'
    assert [(old, new) for old, new in zip(before, after, strict=True) if old != new] == [
        (
            '      - {fact: killed, value: at least nine, quote: "at least nine people died in the flames"}',
            '      - {fact: killed, value: "nine", quote: "nine people died in the flames"}',
        ),
        (
            f"{nine}, scope: workers, as_of: 2019-03-14}}",
            f"{nine}, as_of: 2019-03-14}}",
        ),
    ]


def test_a_choice_holds_until_what_was_chosen_changes() -> None:
    agree()
    choose({"only_in_a": "a", "only_in_b": "a"}, hedge="b", stated="b", scope="a", **{"as of": "a"})
    assert agree().status == 0
    Path("b.yaml").write_text(f"# A line more.\n{SECOND}", encoding="utf-8")
    assert agree().status == 0
    Path("b.yaml").write_text(SECOND.replace('value: nine, quote: "nine people', 'value: ten, quote: "nine people'))
    said = agree()
    assert said.status == 1
    assert "1 difference is not chosen yet" in said.out


def test_what_is_neither_a_nor_b_is_refused_where_it_stands() -> None:
    agree()
    choose({"only_in_a": "c"}, hedge="both")
    said = agree()
    assert said.status == 2
    assert 'out.choices:8:14: "c" is neither a nor b; write a to keep what A has, or b to take what B has' in said.err
    assert '"both" is neither a nor b' in said.err
    assert not Path("out.yaml").exists()


def test_what_a_has_no_word_for_is_refused_and_says_for_which_choice() -> None:
    scoped = SECOND.replace(
        "number of the dead?, kind: count, unit: people",
        "number of the dead?, kind: count, unit: people, scopes: [men]",
    ).replace('quote: "nine dead, all of them workers"', 'quote: "nine dead, all of them workers", scope: men')
    Path("b.yaml").write_text(scoped, encoding="utf-8")
    agree()
    choose({"read_differently": "b", "only_in_a": "a", "only_in_b": "a"})
    said = agree()
    assert said.status == 2
    assert re.search(r"has no scope \"men\"; declare it in A's file, or choose a for [0-9a-f]{12}\.scope", said.err)


@pytest.mark.parametrize("layout", ["flow", "lines", "emptied"])
def test_claims_are_left_out_and_taken_whatever_their_layout(layout: str) -> None:
    first = (
        "facts:\n  n: {asks: How many sheep were lost?, kind: count}\n  m: {asks: How many barns burnt?, kind: count}\n"
    )
    second = first
    first += "sources:\n  paper:\n    title: The flood\n    event: flood\n    claims:"
    if layout == "flow":
        first += ' [{fact: n, value: 3, quote: "three sheep"}, {fact: m, value: 5, quote: "five of the barns"}]\n'
    elif layout == "lines":
        first += (
            '\n      - fact: n\n        value: 3\n        quote: "three sheep"\n      - fact: m\n        value: 5\n'
        )
    else:
        first += '\n    - {fact: m, value: 5, quote: "five of the barns"}\n'
    second += "sources:\n  p:\n    title: The flood\n    event: flood\n    claims:\n"
    second += (
        '      - {fact: n, value: 3, quote: "three sheep"}\n      - {fact: n, value: 40, quote: "forty by night"}\n'
    )
    Path("a.yaml").write_text(first, encoding="utf-8")
    Path("b.yaml").write_text(second, encoding="utf-8")
    agree()
    choose({"read_differently": "b", "only_in_a": "b", "only_in_b": "b"})
    said = agree()
    assert (said.status, said.err) == (0, "")
    assert run("compare", "out.yaml", "b.yaml").status == 0


def test_it_is_made_from_one_file_of_yaml_and_never_over_what_is_read() -> None:
    assert run("convert", "a.yaml", "a.csv").status == 0
    csv = run("compare", "a.csv", "b.yaml", "--with", "a.rest.yaml", "--consensus", "out.yaml")
    assert csv.status == 2
    assert "made from one file of YAML" in csv.err
    assert run("compare", "a.yaml", "b.yaml", "--consensus", "a.yaml").status == 2
    assert run("compare", "a.yaml", "b.yaml", "--choices", "x").status == 2
    assert Path("a.yaml").read_text(encoding="utf-8") == COMMENTED
