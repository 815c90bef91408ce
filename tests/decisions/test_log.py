"""What is written is read back letter by letter, the last by time counts, and what is wrong is shown with a caret."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discrepancies.decisions import Document, Entry, Log, as_written, read
from discrepancies.decisions.laid_out import document
from discrepancies.decisions.log import parsed
from discrepancies.load.problems import InputError, Problems
from tests.decisions.logs import ID, OTHER, decision, deed, entries, entry

TABLE = Path(__file__).with_name("errors.txt").read_text(encoding="utf-8")
CASES = {
    block.partition("\n")[0]: block.partition("\n")[2] for block in re.split(r"^=== ", TABLE, flags=re.MULTILINE)[1:]
}


def read_back(text: str | bytes) -> tuple[Document, ...]:
    problems = Problems()
    found = parsed("decisions.yaml", text.encode() if isinstance(text, str) else text, problems)
    problems.raise_any()
    return found


@settings(max_examples=200)
@given(st.lists(entries(), max_size=4))
def test_what_is_written_is_read_back(written: list[Entry]) -> None:
    text = "# a remark\n" + "".join(map(document, written))
    assert read_back(text) == read_back(text.replace("\n", "\r\n")) == tuple(written)


@given(entries())
def test_a_decision_has_a_line_a_key_and_ends_with_its_time(one: Entry) -> None:
    first, *lines = document(one).splitlines()
    assert all(re.match(r"[a-z]+: \S", line) for line in lines)
    assert len(lines) <= 9
    assert one.decision.at in first
    assert one.decision.at in lines[-1]


def test_a_log_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert read(tmp_path / "decisions.yaml") == Log(tmp_path / "decisions.yaml")


def test_a_log_reads_well() -> None:
    one = entry(ID, "explained", reason="Seven is those with him: nine\ncounts “the officers” 😀.", by="Ana Ruiz")
    assert document(one) == (
        "--- # 2024-05-06T10:00:00Z 0123456789ab\n"
        "id: 0123456789ab\n"
        "answer: explained\n"
        "because: scope\n"
        "finding: {evidence: ba9876543210, rule: value-conflict, event: mill_fire, fact: dead, "
        "sources: {wire: {published: '2024-05-02', derives_from: 'agency, gazette'}}} # 2024-05-06T10:00:00Z\n"
        'reason: "Seven is those with him: nine\\ncounts “the officers” 😀."\n'
        "claims: [{source: gazette, value: '7', quote: 'seven: dead'}, "
        "{source: wire, value: at least 9, scope: everyone}]\n"
        "by: Ana Ruiz\n"
        "at: '2024-05-06T10:00:00Z'\n"
    )


def test_a_log_that_somebody_has_laid_out_anew_says_the_same() -> None:
    by_hand = """
        # from the meeting of May
        at: 2024-05-06T10:00Z
        by: Ana Ruiz
        id: "0123456789ab"
        x-ticket: 17
        answer: unconfirmed
        reason: |
          nobody
          counted
        finding:
          rule: value-conflict
          evidence: ba9876543210
          event: mill_fire
          fact: dead
        claims:
          - source: gazette
            value: 7
        """
    (one,) = read_back(re.sub("^        ", "", by_hand, flags=re.MULTILINE))
    assert isinstance(one, Entry)
    assert one.decision.reason == "nobody\ncounted"
    assert one.claims == ({"event": "mill_fire", "fact": "dead", "source": "gazette", "value": "7"},)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_the_last_by_time_counts_wherever_it_stands(order: tuple[int, ...]) -> None:
    made = [
        entry(at="2024-05-06T23:30:00-04:00", reason="third"),
        entry(at="2024-05-07T03:00:00+00:00", reason="second"),
        entry(at="2024-05-07T08:00:00+05:45", reason="first"),
    ]
    log = Log(Path("decisions.yaml"), tuple(made[place] for place in order))
    assert log.current[ID].decision.reason == "third"
    assert [one.decision.reason for one in log.decisions(ID)] == ["first", "second", "third"]
    assert log.history(OTHER) == ()


def test_of_equal_times_the_last_in_the_file_counts() -> None:
    made = (
        entry(at="2024-05-06T10:00:00Z", reason="one"),
        entry(at="2024-05-06T12:00:00+02:00", reason="other"),
    )
    assert Log(Path("decisions.yaml"), made).current[ID].decision.reason == "other"


@pytest.mark.parametrize("name", CASES)
def test_what_is_wrong_is_told_with_its_place(name: str) -> None:
    document, _, wanted = CASES[name].partition("---8<---\n")
    with pytest.raises(InputError) as raised:
        read_back(document)
    assert str(raised.value).strip() == wanted.strip()


def test_bytes_that_are_not_utf_8_are_told() -> None:
    with pytest.raises(InputError, match=r"2:1: byte 0xFF at offset \d+ is not UTF-8"):
        read_back(b"id: 0\n\xff")


def test_a_folder_is_no_log(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="this file cannot be read"):
        read(tmp_path)


@settings(max_examples=200)
@given(entries())
def test_what_is_read_quickly_is_what_is_read_at_all(one: Entry) -> None:
    text = document(one)
    quickly = as_written.document(text)
    assert quickly is None or quickly == one
    assert read_back("# by hand\n" + text.replace("\n", " #\n").replace("--- ", "---\n# ")) in ((one,), (quickly,))


def test_what_the_program_writes_is_read_quickly() -> None:
    made = [entry(ID), entry(ID, "explained", reason="It's so:\n“nine” dead."), entry(ID, "prefer"), entry(ID, "ask")]
    made.append(made[-1]._replace(decision=decision("ask", whom="The ministry: it's", until="2024-06-01"), batch=OTHER))
    deeds = [deed("assign", "Bo Li", until="2024-06-01"), deed("comment", "It's\nso"), deed("approve", made[0].mark)]
    every: list[Document] = [*made, *deeds, deed("undo", made[0].mark)]
    for one in every:
        assert as_written.document(document(one)) == one
        assert read_back("".join(map(document, (made[0], one)))) == (made[0], one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("value: '7'", "value:7"),
        ("value: '7'", "valu: '7'"),
        ("value: '7'", "value: '7', value: '8'"),
        ("source: gazette, ", ""),
        ("rule: value-conflict, ", ""),
        ("evidence: ba9876543210", "evidence: ba987654321"),
        ("by: Ana Ruiz", "by: Ana: Ruiz"),
        ("by: Ana Ruiz", "by: Ana # Ruiz"),
        ("by: Ana Ruiz", "by: *Ana"),
        ("by: Ana Ruiz", "by: Ana Ruiz\nby: Bo Li"),
        ("id: 0123456789ab", "id: 0123456789"),
        ("at: '2024-05-06T10:00:00Z'", "at: '2024-05-36T10:00:00Z'"),
        ("answer: unconfirmed", "answer: explained"),
        ("reason: nobody counted", 'reason: "nobody \\x07 counted"'),
    ],
)
def test_what_the_program_would_not_write_is_not_read_quickly(one: str, other: str) -> None:
    text = document(entry(ID))
    assert one in text
    assert as_written.document(text.replace(one, other)) is None
