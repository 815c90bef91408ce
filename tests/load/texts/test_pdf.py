"""The text of a PDF is read; one that is locked, damaged or a bomb is refused in one sentence, soon."""

from __future__ import annotations

import builtins
import io
import logging
import zlib
from typing import Any

import pytest

from discrepancies.language.reading import Unreadable
from discrepancies.load.texts import pdf as reader
from discrepancies.load.texts.reading import readable

pypdf = pytest.importorskip("pypdf")

WORDS = b"BT /F1 12 Tf 72 700 Td (At least nine people died) Tj 0 -14 Td (on 2 March 2024.) Tj ET"


def stream(data: bytes, keys: bytes = b"") -> bytes:
    packed = zlib.compress(data, 9)
    return b"<< /Length %d /Filter /FlateDecode %s >>\nstream\n%s\nendstream" % (len(packed), keys, packed)


def pdf(content: bytes, pages: int = 1, part: bytes = b"null") -> bytes:
    """A PDF whose pages all show `content`, in which /X draws `part`."""
    numbers = range(6, 6 + pages)
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 3 0 R >> /XObject << /X 5 0 R >> >> >>"
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (pages, b" ".join(b"%d 0 R" % n for n in numbers)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        content,
        part,
        *[page] * pages,
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        size,
        table,
        size,
        len(out),
    )


def refused(data: bytes, name: str = "a.pdf") -> str:
    with pytest.raises(Unreadable) as raised:
        readable(data, name)
    return raised.value.wrong


@pytest.mark.parametrize("name", ["a.pdf", "A.PDF", "003.dat"])
def test_the_words_of_every_page_in_lines(name: str) -> None:
    line = "At least nine people died\non 2 March 2024."
    assert readable(pdf(stream(WORDS), pages=2), name) == (f"{line}\n{line}", "pdf")


def test_one_behind_a_password() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(stream(WORDS))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert refused(out.getvalue()) == "the PDF needs a password"


def test_one_that_anyone_may_open() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(stream(WORDS))))
    writer.encrypt("", "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert readable(out.getvalue(), "a.pdf")[0].startswith("At least nine")


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", pdf(stream(WORDS))[:300], b"%PDF-1.7" + b"\0" * 999, b"nine died"])
def test_a_damaged_one(data: bytes, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        assert refused(data) == "the PDF is damaged"
    assert caplog.text == ""


def test_one_with_pictures_only() -> None:
    assert refused(pdf(stream(b"q Q"))) == "there is not a word in it to read"


BOMBS = {
    "one stream": pdf(stream(b" " * 100_000_000)),
    "one stream on many pages": pdf(stream(b"q Q " * 10_000), pages=2_000),
    "parts of parts": pdf(
        stream(b"/X Do " * 2_000),
        pages=20,
        part=stream(
            WORDS * 400, b"/Type /XObject /Subtype /Form /Resources << /Font << /F1 3 0 R >> >>"
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_a_bomb(bomb: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_STEPS", 50_000)
    monkeypatch.setattr(reader, "MOST_BYTES", 2_000_000)
    assert len(bomb) < 500_000
    assert refused(bomb) == "the PDF unpacks to more than any text needs"


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    imported = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "pypdf":
            raise ImportError(name)
        return imported(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(Unreadable) as raised:
        readable(pdf(stream(WORDS)), "a.pdf")
    assert str(raised.value) == (
        "a PDF can be read only with the pdf extra; install discrepancies[pdf], or save its text as plain text"
    )
