"""Every input error by the table in errors.txt, and those that need other bytes, other files or many of them."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discrepancies.constraints.declared import check_expressions
from discrepancies.load import READERS
from discrepancies.load.dossier import Dossier
from discrepancies.load.files import read
from discrepancies.load.problems import InputError, Problems

TABLE = Path(__file__).with_name("errors.txt").read_text(encoding="utf-8")
CASES = {
    block.partition("\n")[0]: block.partition("\n")[2] for block in re.split(r"^=== ", TABLE, flags=re.MULTILINE)[1:]
}

GOOD = """\
facts:
  killed: {asks: How many?, kind: count, unit: people, about: 10%, scopes: {group: the group}}
  standing: {asks: Which?, kind: category, terms: {officer: [serving, former]}, aliases: {ex: former}}
  dead: {asks: Who?, kind: names}
events:
  el_junquito: {title: Raid, date: 2018-01-15, utc_offset: "-04:00"}
voices:
  officials: The officials
sources:
  agency:
    title: "An article: the raid"
    published: 2018-01-16
    event: el_junquito
    claims:
      - {fact: killed, value: at least 9, quote: "at least nine", attributed_to: officials, scope: group}
      - fact: dead
        value: [Ana Sol, Luz Eva]
        closed: true
        quote: |
          Ana Sol and
          Luz Eva
  paper:
    derives_from: [agency]
    event: el_junquito
    claims: [{fact: standing, value: ex, stated: alleged, when: 2018-01}]
"""


def loaded(document: str | bytes) -> tuple[Dossier, Problems]:
    data = document.encode() if isinstance(document, str) else document
    problems = Problems()
    draft, known = read(["-"], problems, io.BytesIO(data))
    check_expressions(draft, known, problems)
    return draft, problems


def messages(document: str | bytes) -> list[str]:
    return lines_of(loaded(document)[1])


def lines_of(problems: Problems) -> list[str]:
    if not problems.found:
        return []
    with pytest.raises(InputError) as raised:
        problems.raise_any()
    return [f"{p.place.line}:{p.place.column}: {p.wrong}; {p.instead}" for p in raised.value.problems]


def about(document: str | bytes) -> str:
    (only,) = messages(document)
    return only


@pytest.mark.parametrize("name", CASES)
def test_table(name: str) -> None:
    document, _, expected = CASES[name].partition("---> ")
    assert messages(document) == expected.splitlines()[1:]


@pytest.mark.parametrize("name", CASES)
def test_a_message_is_one_plain_sentence(name: str) -> None:
    for line in messages(CASES[name].partition("---> ")[0]):
        wrong, _, instead = line.split(": ", 1)[1].partition("; ")
        assert not wrong[0].isupper()
        assert instead
        assert not line.endswith(".")


def test_the_good_dossier_is_good() -> None:
    draft, problems = loaded(GOOD)
    assert not problems.found
    assert len(draft.written) == 3


def test_each_error_shows_its_line_with_a_caret() -> None:
    problems = loaded("facts:\n  víctimas: {asks: Who?, kind: nmaes}\n")[1]
    with pytest.raises(InputError) as raised:
        problems.raise_any()
    assert str(raised.value) == (
        '-:2:32: kind of the fact "víctimas" is "nmaes"; write "names"\n'
        "      víctimas: {asks: Who?, kind: nmaes}\n"
        "                                   ^"
    )


def test_no_character_that_turns_a_terminal_around_gets_out() -> None:
    problems = loaded('"a\u202e\u200b": {}\nfacts: {a: {asks: "\x1b[31m", kind: count}}\n')[1]
    with pytest.raises(InputError) as raised:
        problems.raise_any()
    assert '-:1:1: a claims file has no key "a\ufffd\ufffd"; ' in str(raised.value)
    assert not set("\u202e\u200b\x1b") & set(str(raised.value))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_and_shown_as_editors_do(end: str) -> None:
    problems = loaded(end.join(["facts:", "  a: {asks: A?, kind: nmaes} # x", "  b: {}"]))[1]
    with pytest.raises(InputError) as raised:
        problems.raise_any()
    shown = str(raised.value).split("\n")
    assert shown[0].startswith("-:2:23: ")
    assert shown[1] == "      a: {asks: A?, kind: nmaes} # x"
    assert shown[2].index("^") == shown[1].index("nmaes")


def test_the_first_fifty_are_shown_and_how_many_more() -> None:
    problems = loaded("".join(f"section{n}: {{}}\n" for n in range(60)))[1]
    with pytest.raises(InputError, match=r"\nand 10 more input errors$"):
        problems.raise_any()


def test_a_file_with_too_many_errors_is_not_read_to_its_end() -> None:
    assert len(messages("".join(f"section{n}: {{}}\n" for n in range(5_000)))) == 1_000


# Bytes and characters


SPEAKS = "{claims: [{event: e, fact: dead, value: 1}]}"
ASKED = "facts: {dead: {asks: How many?, kind: count}}"


def chained(by: str, length: int) -> str:
    """A source and so many more, each of which says this of the one before."""
    later = (f"  a{n}: {{{by}: a{n - 1}, claims: []}}\n" for n in range(1, length + 1))
    return f"{ASKED}\nsources:\n  a0: {SPEAKS}\n{''.join(later)}"


@pytest.mark.parametrize(
    ("by", "what"), [("derives_from", "comes from"), ("by", "comes from"), ("corrects", "corrects")]
)
def test_a_chain_of_sources_has_an_end(by: str, what: str) -> None:
    assert messages(chained(by, 200)) == []
    said = f'"a201" {what} "a0" through more than 200 sources, each from the next; leave some out: '
    column = 12 + len(by)
    written = "corrects" if by == "corrects" else "derives_from"
    assert messages(chained(by, 300)) == [f'204:{column}: {said}"{written}: a0"']


def test_a_source_names_as_many_as_any_can() -> None:
    sources = f"{ASKED}\nsources:\n" + "".join(f"  a{n}: {SPEAKS}\n" for n in range(501))
    one = "  z: {{claims: [], derives_from: [{}]}}\n"
    names = [f"a{n}" for n in range(501)]
    assert messages(f"{sources}{one.format(', '.join(names[:500]))}") == []
    too_many = about(f"{sources}{one.format(', '.join(names))}")
    assert too_many == "504:19: derives_from names 501 sources; name at most 500"


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
def test_a_byte_order_mark_is_accepted_and_counts_for_nothing(bom: bytes) -> None:
    assert messages(bom + GOOD.encode()) == []
    assert about(bom + b"fact: {}\n").startswith("1:1: ")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (GOOD.encode("utf-16"), "1:1: the file is UTF-16, not UTF-8; save it as UTF-8"),
        (GOOD.encode("utf-16-le"), "1:1: the file looks like UTF-16, not UTF-8; save it as UTF-8"),
        (GOOD.encode("utf-16-be"), "1:1: the file looks like UTF-16, not UTF-8; save it as UTF-8"),
        (GOOD.encode("utf-32"), "1:1: the file is UTF-32, not UTF-8; save it as UTF-8"),
        (GOOD.encode("utf-32-be"), "1:1: the file looks like UTF-32, not UTF-8; save it as UTF-8"),
        (
            "# a\n# Pérez “x”".encode("cp1252"),
            "2:4: byte 0xE9 at offset 7 is not UTF-8: the file is probably Windows-1252; save it as UTF-8",
        ),
        (
            "# ú Pérez".encode("latin-1"),
            "1:3: byte 0xFA at offset 2 is not UTF-8: the file is probably Latin-1 or Windows-1252; save it as UTF-8",
        ),
        (
            b"# \x81\xfa",
            "1:3: byte 0x81 at offset 2 is not UTF-8: the file is probably Latin-1; save it as UTF-8",
        ),
        (
            "# ú".encode()[:-1],
            "1:3: byte 0xC3 at offset 2 is not UTF-8: the file ends in the middle of a character; copy the file again",
        ),
        (
            b"# \xed\xa0\x80",
            "1:3: byte 0xED at offset 2 is not UTF-8 but half of a character; retype it and save the file as UTF-8",
        ),
    ],
)
def test_other_encodings_are_named(data: bytes, expected: str) -> None:
    assert about(data) == expected


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\x00", "the control character U+0000"),
        ("\x07", "the control character U+0007"),
        ("\x1b", "the control character U+001B"),
        ("\x7f", "the control character U+007F"),
        ("\x85", "the line separator U+0085"),
        ("\x9f", "the control character U+009F"),
        ("\u2028", "the line separator U+2028"),
        ("\u2029", "the paragraph separator U+2029"),
        ("\ufeff", "the byte order mark U+FEFF"),
        ("\ufffe", "the control character U+FFFE"),
    ],
)
def test_characters_that_no_screen_shows_are_refused_where_they_stand(character: str, name: str) -> None:
    bad = GOOD.replace("The officials", f"The é{character}{character} officials").replace("kind: names", "kind: nmaes")
    assert messages(bad) == [
        '4:28: kind of the fact "dead" is "nmaes"; write "names"',
        f"8:19: {name} stands here; delete it: it cannot be seen, or retype the line",
    ]


# Limits


def test_long_texts() -> None:
    fits = GOOD.replace("at least nine", "x" * 10_000).replace("Ana Sol,", "A" * 200 + ",")
    assert messages(fits) == []
    assert about(GOOD.replace("at least nine", "x" * 10_001)).startswith("15:50: this text has 10,001 characters; ")
    assert about(GOOD.replace("The officials", "x" * 10_001)).startswith("8:14: this text has 10,001 characters; ")
    assert about(GOOD.replace("at least 9", "9" * 201)).startswith("15:31: this value has 201 characters; ")
    assert about(GOOD.replace("Ana Sol,", "A" * 201 + ",")).startswith("17:17: a name has 201 characters; ")


@pytest.mark.parametrize(("levels", "count"), [(14, 0), (15, 1)])
def test_depth(levels: int, count: int) -> None:
    assert len(messages(f"{GOOD}x-deep: {'[' * (levels + 1)}{']' * (levels + 1)}\n")) == count


MEGABYTE = 1_000_000
SEEDS = [
    "[", "{", "- ", "&a [*a]", "? ", '"', "'", "a: ", "a:\n", "!!x ", "|", ">", "\t", "\n", "\x00", "[a,", "{a: ", "# ",
    "%", "@", "a, ", "- a\n", "*a ", "{}", "[[]", "--- ", "---\n", "...\n", ": ", "\\", "x", "é", "<<: ", "\r", "a #",
]  # fmt: skip


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("before", ["", "sources:\n  a:\n    claims:\n      - {fact: ", "x-a: "])
def test_a_megabyte_of_anything_gets_an_answer(seed: str, before: str) -> None:
    found = messages(before + seed * (MEGABYTE // len(seed)))
    assert 1 <= len(found) <= 2_100


# Several files


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "facts.yaml").write_text("facts: {killed: {asks: How many?, kind: count}}\n")
    (tmp_path / "a.yml").write_text("sources: {a: {event: e, claims: [{fact: killed, value: 7}]}}\n")
    return tmp_path


def of_files(*paths: str) -> list[str]:
    problems = Problems()
    read(paths, problems, io.BytesIO(b""))
    return [f"{p.place.file}:{p.place.line}: {p.wrong}; {p.instead}" for p in problems.found]


@pytest.mark.usefixtures("folder")
def test_several_files_are_one_dossier() -> None:
    assert of_files("facts.yaml", "a.yml") == []
    assert of_files("a.yml", "facts.yaml", "-") == []


def test_a_key_of_two_files_names_both_places(folder: Path) -> None:
    remedy = "take one of the two out, or give it another key"
    (folder / "b.yaml").write_text("\nsources: {a: {event: e, claims: []}}\nfacts: {killed: {}}\n")
    assert of_files("facts.yaml", "a.yml", "b.yaml") == [
        f'b.yaml:3: the fact "killed" is declared twice, first at facts.yaml:1; {remedy}',
        f'b.yaml:2: the source "a" is declared twice, first at a.yml:1; {remedy}',
    ]


def test_a_file_that_cannot_be_read_hides_no_other_error_and_causes_none(folder: Path) -> None:
    (folder / "b.yaml").write_text("sources: {b: {event: e, claims: [{fact: unheard, value: 7, stated: maybe}]}}\n")
    stated = "b.yaml:1: stated is"
    endings = ", ".join(ending for ending, _ in READERS)
    for other, said in {
        "none.yaml": "none.yaml:1: there is no such file; check the path",
        ".": '.:1: this is a folder without Parquet files; name the files in it, such as "*.yaml"',
        "claims": "claims:1: there is no such file; check the path",
        "/dev/null": f"/dev/null:1: a file without an ending is not read; give a file that ends in {endings}",
        "claims.ods": f'claims.ods:1: a file ending in ".ods" is not read; give a file that ends in {endings}',
        "nul\0.yaml": "nul\0.yaml:1: this file cannot be read (embedded null byte); check the path",
    }.items():
        found = of_files(other, "b.yaml")
        assert found[0] == said
        assert [line[: len(stated)] for line in found[1:]] == [stated]


def test_a_folder_named_like_a_file(folder: Path) -> None:
    (folder / "texts.yaml").mkdir()
    assert of_files("texts.yaml") == [
        'texts.yaml:1: this is a folder without Parquet files; name the files in it, such as "texts.yaml/*.yaml"'
    ]


@pytest.mark.usefixtures("folder")
def test_a_file_given_twice() -> None:
    assert of_files("facts.yaml", "a.yml", "a.yml") == ["a.yml:1: this file is given twice; give it once"]
    assert of_files("facts.yaml", "a.yml", "./a.yml") == [
        './a.yml:1: this file is given twice, first as "a.yml"; give it once'
    ]


def test_problems_are_sorted_by_file_as_given_then_place(folder: Path) -> None:
    (folder / "b.yaml").write_text("fact: {}\nfcts: {}\n")
    (folder / "c.yaml").write_text("fact: {}\n")
    problems = Problems()
    read(["c.yaml", "b.yaml"], problems)
    with pytest.raises(InputError) as raised:
        problems.raise_any()
    assert [p.place[:2] for p in raised.value.problems] == [("c.yaml", 1), ("b.yaml", 1), ("b.yaml", 2)]


@pytest.mark.parametrize(
    "broken", ['{fact: killed, value: 8, closed: "x', "{fact: killed, value: [a, b, {c", "&b {c: *b"]
)
def test_a_claim_cut_short_leaves_nothing_to_the_next_file(folder: Path, broken: str) -> None:
    (folder / "b.yaml").write_text(f"sources: {{b: {{event: e, claims: [{{fact: killed, value: 7}}, {broken}")
    problems = Problems()
    draft, _ = read(["facts.yaml", "b.yaml", "a.yml"], problems)
    assert {p.place.file for p in problems.found} == {"b.yaml"}
    assert list(draft.written.columns["value"]) == ["7"]
    assert list(draft.written.columns["closed"]) == [None]
    assert draft.written.place(0, "value") == ("a.yml", 1, (folder / "a.yml").read_text().index("7") + 1)


# Anything at all


@given(st.binary(max_size=300))
def test_any_bytes_get_an_answer(data: bytes) -> None:
    draft, problems = loaded(data)
    assert problems.found or len(draft.written)


YAML_BITS = st.sampled_from(
    [*"[]{},:?-&*!|>'\"%@`#\n\t \\~<", ": ", "- ", "\n  ", " #", "<<", "...", "---", "facts", "sources", "claims"]
)


@given(st.lists(st.one_of(YAML_BITS, st.text(max_size=3)), max_size=60).map("".join))
def test_any_text_gets_an_answer(text: str) -> None:
    draft, problems = loaded(text.encode("utf-8", "surrogatepass"))
    assert problems.found or len(draft.written)


@settings(max_examples=400)
@given(st.data())
def test_a_damaged_dossier_gets_an_answer(data: st.DataObject) -> None:
    text = GOOD
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 12)))
        text = text[:start] + data.draw(st.one_of(YAML_BITS, st.text(max_size=2), st.just(""))) + text[end:]
    draft, problems = loaded(text.encode("utf-8", "surrogatepass"))
    for problem in problems.found:
        assert problem.wrong
        assert problem.instead
        assert problem.place.line >= 1
        assert problem.place.column >= 1
    known = {"fact": draft.facts, "source": draft.sources}
    for key, declared in (known | ({"event": draft.events} if draft.events_declared else {})).items():
        assert set(draft.written.columns[key]) <= set(declared)
    assert None not in draft.written.columns["value"]
