"""A text is found where it may lie and nowhere else, and is read as a reader sees it or refused with the reason."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

import discrepancies
from discrepancies.language.reading import Unreadable
from discrepancies.load.dossier import Dossier
from discrepancies.load.texts.opening import LARGEST, MOST_FILES
from discrepancies.load.texts.reading import readable
from discrepancies.load.texts.source_text import SourceText
from discrepancies.model import Ignored

HEAD = "facts: {killed: {asks: How many?, kind: count}}\nsources:\n"
TEXT = "Fire at the mill\n\nAt least nine people died.\nIt began at night.\n"
Load = Callable[..., Dossier]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Load a dossier of one source `bell`, whose entry is given, from a folder that may hold texts."""

    def of(entry: str, texts: Path | None = None) -> Dossier:
        dossier = tmp_path / "dossier" / "claims.yaml"
        dossier.parent.mkdir(exist_ok=True)
        dossier.write_text(f"{HEAD}  bell:\n    event: e\n{entry}    claims: [{{fact: killed, value: 9}}]\n", "utf-8")
        return discrepancies.load(str(dossier), texts=texts)

    return of


def put(folder: Path, name: str, text: str | bytes = TEXT) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def said(load: Load, entry: str, texts: Path | None = None) -> str:
    with pytest.raises(discrepancies.InputError) as raised:
        load(entry, texts)
    (problem,) = raised.value.problems
    assert problem.wrong[0].islower()
    assert "\n" in str(raised.value), "the line and a caret"
    return f"{problem.place.line}:{problem.place.column}: {problem.wrong}; {problem.instead}"


DECLARED = "    text: {file: texts/bell.txt}\n"


# Where a text is found


def test_where_the_dossier_says(load: Load, tmp_path: Path) -> None:
    put(tmp_path, "dossier/texts/bell.txt")
    assert load(DECLARED).texts == {
        "bell": SourceText("bell", "texts/bell.txt", TEXT, sha256(TEXT), "utf-8", (1, 4)),
    }


def test_a_text_that_is_nowhere_is_no_error(load: Load, tmp_path: Path) -> None:
    put(tmp_path, "texts/other.txt")
    for entry in ("", DECLARED, "    text:\n", "    text: {file: claims.yaml/bell.txt}\n"):
        assert load(entry).texts == {}
        assert load(entry, tmp_path / "texts").texts == {}


@pytest.mark.parametrize(
    ("entry", "name"),
    [
        ("", "bell.txt"),
        ("", "deep/er/bell.HTML"),
        (DECLARED, "bell.txt"),
        (DECLARED, "texts/bell.txt"),
        (DECLARED, "elsewhere/bell.txt"),
        (DECLARED, "bell.md"),
        ("    text: {file: page}\n", "page"),
        (f"    text: {{sha256: {sha256(TEXT).upper()}}}\n", "003_a0f.dat"),
        (f"    text: {{file: other.txt, sha256: {sha256(TEXT)}}}\n", "a/b/c"),
    ],
)
def test_in_the_folder_of_texts(load: Load, tmp_path: Path, entry: str, name: str) -> None:
    put(tmp_path, f"texts/{name}")
    put(tmp_path, "texts/notes.txt", "notes")
    text = load(entry, tmp_path / "texts").texts["bell"]
    assert (text.name, text.sha256) == (name, sha256(TEXT))


def test_by_sha256_first_then_where_the_dossier_says_then_by_name(load: Load, tmp_path: Path) -> None:
    entry = f"    text: {{file: bell.txt, sha256: {sha256(TEXT)}}}\n"
    put(tmp_path, "texts/bell.txt", "by name")
    assert load(entry, tmp_path / "texts").texts["bell"].plain == "by name"
    put(tmp_path, "dossier/bell.txt", "declared")
    assert load(entry, tmp_path / "texts").texts["bell"].plain == "declared"
    put(tmp_path, "texts/any")
    assert load(entry, tmp_path / "texts").texts["bell"].plain == TEXT


def test_a_path_that_fits_whole_goes_before_a_name(load: Load, tmp_path: Path) -> None:
    put(tmp_path, "texts/bell.txt", "higher up")
    put(tmp_path, "texts/texts/bell.txt", "as declared")
    assert load(DECLARED, tmp_path / "texts").texts["bell"].plain == "as declared"


def test_two_files_named_like_it_are_told(load: Load, tmp_path: Path) -> None:
    for name in ("bell.txt", "b/bell.html", "bell.jpg", ".bell.txt", ".hidden/bell.txt"):
        put(tmp_path, f"texts/{name}")
    assert said(load, "", tmp_path / "texts") == (
        '3:3: the text of the source "bell" cannot be read: both bell.txt and b/bell.html may be it; '
        'say which with "text: {file: …}", or move one'
    )


def test_a_folder_of_texts_that_is_none(load: Load, tmp_path: Path) -> None:
    with pytest.raises(discrepancies.InputError, match="nowhere:1:1: there is no such folder; check the path"):
        load("", tmp_path / "nowhere")


def test_a_folder_of_far_too_many_files(load: Load, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "claims.yaml")
    names = ["claims.yaml"] * (MOST_FILES + 1)
    monkeypatch.setattr(os, "walk", lambda folder: iter([(str(folder), [], names)]))
    with pytest.raises(discrepancies.InputError, match="this folder has more than 10,000 files in it"):
        load("", tmp_path)


def test_folders_are_looked_into_only_so_deep(load: Load, tmp_path: Path) -> None:
    put(tmp_path, "texts/1/2/3/4/5/6/7/8/bell.txt")
    assert load("", tmp_path / "texts").texts["bell"].name == "1/2/3/4/5/6/7/8/bell.txt"
    put(tmp_path, "other/1/2/3/4/5/6/7/8/9/bell.txt")
    assert load("", tmp_path / "other").texts == {}


# What may not be read

CANNOT = '4:18: the text of the source "bell" (texts/bell.txt) cannot be read: '
ENTRY = "    text: {file: texts/bell.txt}\n"


@pytest.mark.parametrize("link", ["texts/bell.txt", "texts"])
def test_a_link_that_leads_out_is_refused(load: Load, tmp_path: Path, link: str) -> None:
    outside = put(tmp_path, "outside/bell.txt")
    (tmp_path / "dossier" / "texts").parent.mkdir()
    if link != "texts":
        (tmp_path / "dossier" / "texts").mkdir()
    (tmp_path / "dossier" / link).symlink_to(outside.parent if link == "texts" else outside)
    assert said(load, ENTRY).endswith(
        f"{CANNOT[5:]}it is a link that leads out of its folder; put the file itself there"
    )
    assert load("", tmp_path / "dossier" / "texts").texts.keys() == ({"bell"} if link == "texts" else set())


def test_a_link_that_stays_inside_is_followed(load: Load, tmp_path: Path) -> None:
    put(tmp_path, "dossier/store/1")
    (tmp_path / "dossier/texts").mkdir()
    (tmp_path / "dossier/texts/bell.txt").symlink_to("../store/1")
    assert load(ENTRY).texts["bell"].plain == TEXT
    assert load("", tmp_path / "dossier").texts["bell"].name == "texts/bell.txt"


def test_what_is_no_plain_file_is_refused_without_waiting(load: Load, tmp_path: Path) -> None:
    texts = tmp_path / "dossier" / "texts"
    texts.mkdir(parents=True)
    os.mkfifo(texts / "bell.txt")
    assert "it is a device, a pipe or a link, not a plain file; name a plain file" in said(load, ENTRY)
    (texts / "bell.txt").unlink()
    (texts / "bell.txt").mkdir()
    assert "it is a folder; name a file in it" in said(load, ENTRY)
    (texts / "bell.txt").rmdir()
    (texts / "bell.txt").symlink_to("bell.txt")
    assert "check the path" in said(load, ENTRY) or "link" in said(load, ENTRY)


def test_a_name_that_no_system_takes(load: Load) -> None:
    assert "check the path" in said(load, f"    text: {{file: {'a' * 300}.txt}}\n")


@pytest.mark.parametrize("more", [0, 1])
def test_twenty_megabytes_and_not_one_more(load: Load, tmp_path: Path, more: int) -> None:
    put(tmp_path, "dossier/texts/bell.txt", b"nine died\n" * (LARGEST // 10) + b"x" * more)
    if not more:
        assert load(ENTRY).texts["bell"].lines == (1, LARGEST // 10)
        return
    message = said(load, ENTRY)
    assert "it has 20,000,001 bytes, and a text at most 20,000,000; save the part that is quoted" in message


@pytest.mark.parametrize("file", ["/etc/hosts", "../bell.txt", "texts/../../bell.txt", "C:/bell.txt", "a\\\\b.txt"])
def test_a_path_that_leads_out_is_refused_before_anything_is_opened(load: Load, file: str) -> None:
    assert "write a path relative to this file" in said(load, f'    text: {{file: "{file}"}}\n')


# Which lines count


@pytest.mark.parametrize(
    ("lines", "counted", "text"),
    [
        ("", (1, 4), TEXT[:-1]),
        (", lines: 1-4", (1, 4), TEXT[:-1]),
        (", lines: 1-1", (1, 1), "Fire at the mill"),
        (", lines: 2-3", (2, 3), "\nAt least nine people died."),
        (", lines: 4-4", (4, 4), "It began at night."),
    ],
)
def test_lines_say_what_counts(load: Load, tmp_path: Path, lines: str, counted: tuple[int, int], text: str) -> None:
    put(tmp_path, "dossier/texts/bell.txt")
    bell = load(f"    text: {{file: texts/bell.txt{lines}}}\n").texts["bell"]
    assert bell.lines == counted
    assert bell.plain[slice(*bell.span)] == text


def test_lines_outside_the_text_are_an_error(load: Load, tmp_path: Path) -> None:
    put(tmp_path, "dossier/texts/bell.txt")
    assert said(load, "    text: {file: texts/bell.txt, lines: 2-5}\n") == (
        '5:41: lines of the text of the source "bell" end at 5, and texts/bell.txt has 4; write lines from 1 to 4'
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", ""])
@pytest.mark.parametrize("between", ["\n", "\r\n", "\r"])
def test_lines_end_as_in_an_editor(between: str, end: str) -> None:
    plain, _ = readable(f"a{between}b \x0b\x0c\x85\u2028c{between}{between}d{end}".encode(), "a.txt")
    assert plain.splitlines(keepends=True)[0] == "a\n"
    text = SourceText("a", "a.txt", plain, "", "utf-8", (1, 4))
    assert [text.line_of(plain.index(letter)) for letter in "abcd"] == [1, 2, 2, 4]
    assert text.line_of(len(plain) - 1) == 4
    assert text.span == (0, len(plain.rstrip("\n")))


# Characters

SAID = "Óscar said: “nine” – 7 €"


@pytest.mark.parametrize(
    ("data", "name", "encoding"),
    [
        (SAID.encode(), "a.txt", "utf-8"),
        (b"\xef\xbb\xbf" + SAID.encode(), "a.txt", "utf-8"),
        (SAID.encode("utf-16"), "a.md", "utf-16-le"),
        (b"\xfe\xff" + SAID.encode("utf-16-be"), "a.txt", "utf-16-be"),
        (b"\xff\xfe\0\0" + SAID.encode("utf-32-le"), "a.txt", "utf-32-le"),
        (SAID.encode("utf-16-le"), "a.txt", "utf-16-le"),
        (SAID.encode("utf-16-be"), "a.txt", "utf-16-be"),
        (SAID.encode("cp1252"), "a.txt", "cp1252"),
        (b"<meta charset=utf-8>" + SAID.encode("cp1252"), "a.html", "cp1252"),
        (b"<meta charset=ISO-8859-1>" + SAID.encode("cp1252"), "a.html", "cp1252"),
        (b"<meta charset='iso-8859-1'>" + SAID.encode(), "a.html", "utf-8"),
        ("<meta charset=utf-8>".encode("utf-16") + SAID.encode("utf-16-le"), "a.html", "utf-16-le"),
    ],
)  # fmt: skip
def test_the_encoding_is_told(data: bytes, name: str, encoding: str) -> None:
    assert readable(data, name) == (SAID, encoding)


@pytest.mark.parametrize(
    ("declared", "encoding", "words"),
    [
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "cp1251", "девять погибших"),
        ("<?xml version='1.0' encoding='ISO-8859-2'?><html>", "iso8859-2", "dziewięć osób"),
        ("<meta charset=shift_jis>", "cp932", "死者九人"),
        ("<META CHARSET = gb2312 >", "gbk", "九人死亡"),
        ("<meta charset=iso-2022-jp>", "iso2022_jp", "死者九人"),
    ],
)
def test_a_page_declares_its_encoding(declared: str, encoding: str, words: str) -> None:
    assert readable(declared.encode() + b"<p>" + words.encode(encoding), "a.htm") == (words, encoding)


@pytest.mark.parametrize("declared", ["utf-7", "idna", "punycode", "rot13", "zlib", "unicode_escape", "x-none", "\xff"])
def test_what_no_page_may_declare_counts_for_nothing(declared: str) -> None:
    page = f"<meta charset={declared}>\\u0041+AEE-na\xefve".encode("latin-1")
    assert readable(page, "a.html") == ("\\u0041+AEE-naïve", "cp1252")


def test_a_byte_that_windows_does_not_have_makes_it_latin_1() -> None:
    assert readable(b"na\xefve \x81", "a.txt") == ("naïve \x81", "latin-1")


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        (
            "Óscar Pérez, nuño".encode()[:-1] + b"\xe9",
            "byte 0xE9 at offset 19 is not UTF-8, while the rest of the file",
        ),
        (b"\xff\xfea", "it begins as UTF-16-LE, and at byte 0 no longer is"),
        (b"\xff\xfe\x00\xd8a\x00", "it begins as UTF-16-LE, and at byte 0 no longer is"),
        (b"nine\0died", "it holds the character U+0000, which no text does"),
        (b"\0" * 100, "it holds the character U+0000, which no text does"),
        (b"", "there is not a word in it to read"),
        (b" \r\n\t\n", "there is not a word in it to read"),
        (b"PK\x03\x04...", "it is an OpenDocument, e-book or zip file"),
        (b"{\\rtf1 nine}", "it is an RTF file"),
        (b"\x89PNG\r\n", "it is a picture"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, wrong: str) -> None:
    with pytest.raises(Unreadable) as refused:
        readable(data, "a.txt")
    assert refused.value.wrong.startswith(wrong)
    assert refused.value.instead


# Which sort of file it is


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("a.html", "Nine *died*"),
        ("a.XHTML", "Nine *died*"),
        ("a", "Nine *died*"),
        ("003.dat", "Nine *died*"),
        ("a.txt", "<!DOCTYPE html><p>Nine *died*"),
        ("a.md", "<!DOCTYPE html><p>Nine *died*"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_its_ending_says_what_a_file_is_or_else_how_it_begins(name: str, plain: str, encoding: str) -> None:
    assert readable("<!DOCTYPE html><p>Nine *died*".encode(encoding), name)[0] == plain


# What a source ignores


def test_what_needs_no_claim_has_a_reason(load: Load) -> None:
    (only,) = load('    ignore: {"+58 212": a phone  number}\n').sources["bell"].ignore
    assert only == Ignored("+58 212", "a phone number", only.at)
    assert only.at[1:] == (5, 14)
    assert load("    ignore:\n").sources["bell"].ignore == ()
