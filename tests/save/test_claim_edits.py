"""An edit of a claim changes that one text in its file, and not one byte besides."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from random import Random
from threading import Barrier, BrokenBarrierError

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import discrepancies
from discrepancies.load.dossier import Dossier
from discrepancies.load.problems import InputError
from discrepancies.model import CLAIM_KEYS
from discrepancies.save.claim_edits import CHANGED, Line, Rewrite, difference, digest, edited, write

HEAD = """\
facts:
  hurt: {asks: How many, kind: count, scopes: [crew, guests]}
  names: {asks: Who, kind: names}
  what: {asks: What, kind: text}
sources:
"""


def of(path: Path, claim: int, **texts: str | None) -> Rewrite:
    """The edit of a claim, by its number in the file."""
    return edited(discrepancies.load(str(path)), claim, texts, digest(path.read_bytes()))


def claims(dossier: Dossier) -> list[dict[str, str]]:
    """What is claimed, each claim by its keys."""
    columns = {key: list(dossier.written.columns[key]) for key in ("source", *CLAIM_KEYS)}
    return [
        {key: text for key, text in zip(columns, texts, strict=True) if text is not None}
        for texts in zip(*columns.values(), strict=True)
    ]


LAYOUTS = yaml.safe_load(Path(__file__).with_name("claim_edits.yaml").read_text("utf-8"))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("parser", ["libyaml's", "Python's"])
def test_the_file_differs_only_there(
    tmp_path: Path, layout: str, line_end: str, mark: str, parser: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def whole(entry: str) -> bytes:
        return f"{mark}# invented\n{HEAD}{entry}".replace("\n", line_end).encode()

    if parser == "Python's":
        monkeypatch.delattr(yaml, "CBaseLoader")
    before, texts, after = (LAYOUTS[layout][part] for part in ("before", "texts", "after"))
    if parser == "Python's":  # which takes no tab before a comment
        before, after = before.replace("\t", " "), after.replace("\t", " ")
    path = tmp_path / "claims.yaml"
    path.write_bytes(whole(before))
    old = discrepancies.load(str(path))
    made = of(path, 0, **texts)
    assert made == Rewrite(str(path), whole(before), whole(after))
    assert path.read_bytes() == whole(before)
    write(made)
    assert path.read_bytes() == whole(after)
    first, *rest = claims(discrepancies.load(str(path)))
    said = {**claims(old)[0], **{key: " ".join(text.split()) if text else None for key, text in texts.items()}}
    assert first == {key: text for key, text in said.items() if text}
    assert rest == claims(old)[1:]


class Sheet:
    """A dossier as it is written, in a random layout, and where in it each text of a claim stands."""

    def __init__(self, random: Random, said: list[dict[str, str]]) -> None:
        self.random, self.text = random, ""
        self.spans: dict[tuple[int, str], tuple[int, int]] = {}
        self.comments: list[str] = []
        self.put(random.choice(("", "\ufeff")))
        self.put(f"{HEAD}  bell:\n    event: e\n    claims:")
        flow = random.random() < 0.2
        self.put(" [" if flow else self.comment())
        for number, claim in enumerate(said):
            if flow:
                self.flow(number, claim, "      ")
                self.put(",")
            else:
                self.put(
                    f"\n{random.choice(('', chr(10), '    # between' + chr(10)))}    -" + random.choice((" ", "   "))
                )
                (self.flow if random.random() < 0.4 else self.block)(number, claim, "      ")
                self.put(self.comment() if self.text.endswith("}") else "")
        self.put(f"{']' if flow else ''}\n    title: the end{random.choice(('', chr(10)))}")
        self.line_end = random.choice(("\n", "\n", "\r\n"))

    def put(self, text: str) -> None:
        self.text += text

    def comment(self) -> str:
        if self.random.random() < 0.7:
            return ""
        self.comments.append(f"# n\xba {len(self.comments)}, 'so: {{x}}")
        return self.random.choice((" ", "  ", "\t")) + self.comments[-1]

    def flow(self, number: int, claim: dict[str, str], indent: str) -> None:
        gap = self.random.choice(("", " "))
        self.put("{" + gap)
        for at, (key, text) in enumerate(claim.items()):
            self.put(f",{self.random.choice((' ', self.comment() + chr(10) + indent + ' '))}" if at else "")
            self.put(self.random.choice((key, f'"{key}"', f"'{key}'")) + ": ")
            self.scalar(number, key, text, f"{indent}  ", flow=True)
        self.put(self.random.choice(("", ",") if claim else ("",)) + gap + "}")

    def block(self, number: int, claim: dict[str, str], indent: str) -> None:
        column = len(self.text) - self.text.rfind("\n") - 1
        for at, (key, text) in enumerate(claim.items()):
            if at:
                between = self.random.choice(("", "", "", "\n", f"\n{' ' * column}# beside", "\n # so"))
                self.put(f"{between}\n{' ' * column}")
            self.put(f"{key}:" + self.random.choice((" ", "  ", f"{self.comment()}\n{indent}   ")))
            self.scalar(number, key, text, " " * (column + 3), flow=False)
            if self.text[-1] in "'\"":
                self.put(self.comment())

    def scalar(self, number: int, key: str, text: str, indent: str, *, flow: bool) -> None:
        start, folded = len(self.text), self.random.choice((" ", "  ", f"\n{indent}", f"\n\n{indent}"))
        style = self.random.choice("'\"p" if flow or not self.text.endswith((": ", ":  ")) else "'\"p|>")
        if style == "p" and not text.replace(" ", "").isalnum():
            style = '"'
        if style in "|>":
            self.put(f"{style}{self.random.choice(('', '-', '+'))}{self.comment()}\n{indent}")
            start = len(self.text)
            self.put(text.replace(" ", f"\n{indent}", 1) if "\n" in folded else text)
        elif style == "p":
            self.put(text.replace(" ", folded, 1))
        elif style == "'":
            self.put("'" + text.replace("'", "''").replace(" ", folded, 1) + "'")
        else:
            plain = text.replace("\\", "\\\\").replace('"', '\\"').replace(" ", folded, 1)
            self.put(f'"{plain.replace("e", chr(92) + "x65", self.random.randrange(2))}"')
        self.spans[number, key] = start, len(self.text)

    def bytes(self, start: int = 0, end: int | None = None) -> bytes:
        return self.text[start:end].replace("\n", self.line_end).encode()


def shared(one: bytes, other: bytes) -> int:
    """How many bytes two files begin with alike."""
    least = min(len(one), len(other))
    return next((at for at in range(least) if one[at] != other[at]), least)


WORDS = st.sampled_from(
    [
        *("seven", "people", "#1", "# x", "a:", ": b", "it's", '"so"', "a,b", "{x}", "[y]", "no", "12:30", "-", "- z"),
        *(
            "?",
            "|",
            ">",
            "%",
            "@",
            "`",
            "&a",
            "*b",
            "!t",
            "~",
            "null",
            "---",
            "...",
            "\\",
            "\\n",
            "é",
            "火",
            "🔥",
            "«», …",
        ),
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
CLAIMS = st.lists(
    st.fixed_dictionaries(
        {"fact": st.just("what"), "value": TEXTS}, optional=dict.fromkeys(("quote", "locator"), TEXTS)
    ),
    min_size=1,
    max_size=3,
)


@given(CLAIMS, st.randoms(use_true_random=False), st.data())
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_whatever_the_layout_and_the_text(
    tmp_path: Path, said: list[dict[str, str]], random: Random, data: st.DataObject
) -> None:
    said = [dict(random.sample(list(claim.items()), len(claim))) for claim in said]
    sheet, path = Sheet(random, said), tmp_path / "claims.yaml"
    path.write_bytes(sheet.bytes())
    old = discrepancies.load(str(path))
    assert claims(old) == [{"source": "bell", "event": "e", **claim} for claim in said]
    number = data.draw(st.integers(0, len(said) - 1))
    key = data.draw(st.sampled_from(("value", "quote", "note")))
    text = data.draw(TEXTS if key == "value" else st.none() | TEXTS)
    made = of(path, number, **{key: text})
    write(made)
    new = discrepancies.load(str(path))
    said[number] = {key: text for key, text in (said[number] | {key: text}).items() if text}
    assert claims(new) == [{"source": "bell", "event": "e", **claim} for claim in said]
    assert (new.title, new.events_declared, new.facts.keys()) == (old.title, old.events_declared, old.facts.keys())
    before, after = made.before, path.read_bytes()
    if (number, key) in sheet.spans and text:
        start, end = sheet.spans[number, key]
        assert after.startswith(sheet.bytes(0, start))
        assert after.endswith(sheet.bytes(end))
        return
    longer, shorter = (after, before) if text else (before, after)
    first, last = shared(longer, shorter), shared(longer[::-1], shorter[::-1])
    assert first + last >= len(shorter) or b"#" in longer[first:-last]
    if not text:
        assert [after.count(one.encode()) for one in sheet.comments] == [
            before.count(one.encode()) for one in sheet.comments
        ]


SIMPLE = f"{HEAD}  bell:\n    event: e\n    claims:\n      - {{fact: hurt, value: 7}}  # seen\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "claims.yaml"
    made.write_text(SIMPLE)
    return made


def refused(path: Path, claim: int = 0, **texts: str | None) -> str:
    """What is said of an edit that is refused; the file stays as it is."""
    before = path.read_bytes()
    with pytest.raises(InputError) as raised:
        of(path, claim, **texts)
    assert path.read_bytes() == before
    return str(raised.value).replace(str(path), "claims")


def test_what_the_reader_refuses_is_refused_in_its_words(path: Path) -> None:
    assert refused(path, value="") == (
        "claims:9:29: value is empty; write one, or unknown\n"
        "          - {fact: hurt, value: 7}  # seen\n                                ^"
    )
    assert "this value has 201 characters; write at most 200" in refused(path, value="7" * 201)
    assert "the control character U+0007 is in this text" in refused(path, quote="7\a")
    assert refused(path, fact=None).startswith("claims:9:16: fact is empty; write it\n")


def test_a_file_that_has_changed_is_not_written_over(path: Path) -> None:
    dossier, seen = discrepancies.load(str(path)), digest(path.read_bytes())
    made = edited(dossier, 0, {"value": "8"}, seen)
    path.write_text(SIMPLE.replace("7", "9"))
    for late in (lambda: write(made), lambda: edited(dossier, 0, {"value": "8"}, seen)):
        with pytest.raises(InputError, match=CHANGED):
            late()
        assert path.read_text() == SIMPLE.replace("7", "9")
    assert [one.name for one in path.parent.iterdir()] == ["claims.yaml"]


def test_of_two_who_write_at_once_one_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two desks on one file: neither writes over what the other one has just written, unseen."""
    together = Barrier(2)

    def slow(_: int) -> None:
        with suppress(BrokenBarrierError):
            together.wait(0.2)

    monkeypatch.setattr(os, "fsync", slow)
    made = {value: of(path, 0, value=value) for value in ("8", "9")}
    with ThreadPoolExecutor(2) as pool:
        running = {value: pool.submit(write, one) for value, one in made.items()}
        written = [value for value, one in running.items() if not isinstance(one.exception(), InputError)]
    assert [path.read_bytes()] == [made[value].after for value in written]
    assert [one.name for one in path.parent.iterdir()] == ["claims.yaml"]


def test_a_link_stays_a_link(path: Path) -> None:
    link = path.with_name("link.yaml")
    link.symlink_to(path)
    write(of(link, 0, value="8"))
    assert link.is_symlink()
    assert path.read_text() == SIMPLE.replace("7", "8")


def test_tables_and_streams_are_not_written_to(path: Path) -> None:
    table = path.with_name("table.csv")
    table.write_text("source,event,fact,value\nbell,e,hurt,8\n")
    dossier = discrepancies.load(str(path), str(table))
    with pytest.raises(InputError) as raised:
        edited(dossier, 1, {"value": "9"}, "")
    assert str(raised.value) == (
        f"{table}:2:4: only files of YAML are written to here; change the claim in the table itself, in row 2"
    )
    with path.open("rb") as stdin, pytest.raises(InputError, match="standard input cannot be written to"):
        edited(discrepancies.load("-", stdin=stdin), 0, {"value": "9"}, "")


def test_where_there_is_no_safe_place_it_says_what_to_write(path: Path) -> None:
    path.write_text(SIMPLE.replace("value: 7}", "value: 7, ? as_of : 2024-03-02}"))
    assert "there is no safe place for another as_of in this claim; take as_of out there yourself" in refused(
        path, as_of=None
    )
    path.write_text(SIMPLE.replace("{fact: hurt, value: 7}", "{fact: names, value: [Ana, # so\n          Ben]}"))
    assert 'another value in this claim; write value: "Ana; Ben; Cid" there yourself' in refused(
        path, value="Ana; Ben; Cid"
    )


def test_the_difference_is_told_line_by_line(path: Path) -> None:
    assert difference(of(path, 0, value="8")) == (
        Line(9, "      - {fact: hurt, value: 7}  # seen", "      - {fact: hurt, value: 8}  # seen"),
    )
    path.write_text(SIMPLE.replace("{fact: hurt, value: 7}  # seen", "fact: hurt\n        value: 7\n        # so"))
    assert difference(of(path, 0, as_of="2024", value="8")) == (
        Line(10, "        value: 7", "        value: 8"),
        Line(11, None, "        as_of: 2024"),
    )
    assert difference(of(path, 0, value="7")) == ()
