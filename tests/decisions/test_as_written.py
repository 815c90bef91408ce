"""What is read without a YAML parser is what one reads, whatever somebody does to a log by hand, or is left to it."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from discrepancies.decisions import Document, Entry, as_written, log
from discrepancies.decisions.laid_out import document
from discrepancies.load.encoding import lines_of, vetted
from discrepancies.load.problems import Ended, Problem, Problems
from discrepancies.load.syntax import translated
from discrepancies.load.yaml_nodes import File
from discrepancies.model import Place
from tests.decisions.logs import documents, entry

NAME = "decisions.yaml"
PIECES = [
    *" '\"#:,{}[]-?&*!|>%@`=~<\\\n\t0aZé“😀\u200c\u00a0.",
    *(
        ": ",
        " #",
        ", ",
        "''",
        "' ",
        "- ",
        "--- ",
        "...\n",
        "x-a: b\n",
        "? ",
        "<<: ",
        "\r\n",
        "# remark\n",
        "null",
        "yes",
    ),
]


def by_yaml(text: str) -> tuple[list[Document], list[Problem] | None]:
    """A whole log, by YAML alone; the problems are None where it is none, for then only the first is told."""
    problems = Problems()
    data = text.encode()
    try:
        found = list(log._documents(File.of(NAME, data, problems)))
    except (yaml.YAMLError, Ended) as error:
        if isinstance(error, yaml.YAMLError):
            line, column, wrong, instead = translated(error, lines_of(data))
            problems.add(Place(NAME, line, column), wrong, instead)
        return [], None
    if not problems.found:
        log._check_marks(found, (), problems)
    return [one for one, _ in found], problems.found


def told(text: str) -> tuple[list[Document], list[Problem]]:
    problems = Problems()
    return list(log.parsed(NAME, text.encode(), problems)), problems.found


@st.composite
def by_hand(draw: st.DrawFn, text: str) -> str:
    """A log after small changes: letters put in, taken out or replaced, lines taken out, twice or elsewhere."""
    for _ in range(draw(st.integers(1, 2))):
        if draw(st.booleans()):
            lines = text.split("\n")
            line = lines.pop(draw(st.integers(0, len(lines) - 1)))
            for _ in range(draw(st.integers(0, 2))):
                lines.insert(draw(st.integers(0, len(lines))), line)
            text = "\n".join(lines)
        else:
            at = draw(st.integers(0, len(text)))
            put = draw(st.just("") | st.sampled_from(PIECES))
            text = text[:at] + put + text[at + draw(st.integers(0, 2)) :]
    return text


@settings(max_examples=400)
@given(documents(), st.data())
def test_a_document_changed_by_hand_is_read_as_yaml_reads_it_or_left_to_it(one: Document, data: st.DataObject) -> None:
    text = data.draw(by_hand(document(one)))
    quickly = as_written.document(text)
    if quickly is not None:
        assert by_yaml(text)[0] == [quickly]


@settings(max_examples=400)
@given(st.lists(documents(), min_size=2, max_size=3), st.data())
def test_a_log_changed_by_hand_says_what_it_says_as_one(made: list[Document], data: st.DataObject) -> None:
    text = data.draw(by_hand("# What editors decided.\n" + "".join(map(document, made))))
    hidden = Problems()
    vetted(text.encode(), NAME, hidden)
    if hidden.found:
        return
    read, problems = by_yaml(text)
    found, wrong = told(text)
    if problems is None:
        assert wrong
    else:
        assert sorted(wrong) == sorted(problems)
        assert problems or found == read


@settings(max_examples=300)
@given(documents())
@example(entry(reason="$5 million in «aid»\u200c, “so” they’d say"))
def test_whatever_the_program_writes_is_read_without_a_parser(one: Document) -> None:
    text = document(one)
    quickly = as_written.document(text)
    assert quickly in (None, one)
    assert told("# by hand\n" + text.replace("\n", "\r\n"))[0] == [one] or told(text)[1]


@given(st.lists(documents(), min_size=1, max_size=4), st.integers(0, 4), st.data())
def test_a_log_that_grew_says_what_it_says_when_read_anew(made: list[Document], kept: int, data: st.DataObject) -> None:
    each = [document(one) for one in made if one.__class__ is Entry]
    before, added = "# remark\n" + "".join(each[:kept]), "".join(each[kept:])
    after = data.draw(st.just(before + added) | by_hand(before + added))
    reader = log.Reader()
    reader(NAME, before.encode(), Problems())
    for _ in range(2):
        problems = Problems()
        found = reader(NAME, after.encode(), problems)
        assert (list(found), problems.found) == told(after)


@pytest.mark.parametrize("text", ["$5 million in aid", "«so» they’d say", "می\u200cگویند", "co\u00adopted", "… and 7"])
def test_what_begins_oddly_or_has_a_joiner_is_read_without_a_parser_too(text: str) -> None:
    one = entry(reason=text, by=text)
    assert as_written.document(document(one)) == one
    (line, part), *_ = as_written.parts("# remark\r\n" + document(one).replace("\n", "\r\n"))
    assert (line, as_written.document(part)) == (2, one)
