"""A Word file is read as its reader sees it, whichever way it is come by, and a made-up one does no harm."""

from __future__ import annotations

import builtins
import io
import zipfile
from typing import Any

import pytest

from discrepancies.language.reading import Unreadable
from discrepancies.load.texts import docx as reader
from discrepancies.load.texts.reading import readable
from discrepancies.proof.story import Known, read

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def docx(body: str, **more: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", TYPES)
        packed.writestr(reader.BODY, f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, text in more.items():
            packed.writestr(f"word/{name}.xml", text)
    return out.getvalue()


def run(words: str, around: str = "") -> str:
    said = f"<w:r><w:t xml:space='preserve'>{words}</w:t></w:r>"
    return f"<w:{around}>{said}</w:{around}>" if around else said


WORDS = f"<w:p>{run('Fire at the mill')}</w:p><w:p>{run('At least ')}{run('nine')}{run(' people died.')}</w:p>"


@pytest.mark.parametrize("name", ["a.docx", "A.DOCX", "a", "a.dat"])
def test_a_line_a_paragraph(name: str) -> None:
    assert readable(docx(WORDS), name) == ("Fire at the mill\n\nAt least nine people died.", "docx")


def test_what_was_put_in_is_there_and_what_was_struck_out_is_not() -> None:
    struck = '<w:del w:id="1"><w:r><w:delText>seven</w:delText></w:r></w:del>'
    assert readable(docx(f"<w:p>{struck}{run('nine', 'ins')}{run(' died')}</w:p>"), "a.docx")[0] == "nine died"


def test_the_cells_of_a_table() -> None:
    cells = "".join(f"<w:tc><w:p>{run(words)}</w:p></w:tc>" for words in ("killed", "9"))
    assert readable(docx(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"), "a.docx")[0].split() == ["killed", "9"]


def test_a_story_is_read_by_the_same_reader() -> None:
    assert read(docx(WORDS), "story.docx", Known((), ())).text == readable(docx(WORDS), "a.docx")[0]


def refused(data: bytes) -> str:
    with pytest.raises(Unreadable) as raised:
        readable(data, "a.docx")
    return f"{raised.value.wrong}; {raised.value.instead}"


def test_what_is_none_or_damaged() -> None:
    assert refused(b"nine") == "it is no Word file; save it as .docx, or its text as plain text"
    out = io.BytesIO()
    zipfile.ZipFile(out, "w").close()
    assert refused(b"PK\x03\x04" + out.getvalue()).startswith("it is a zip file, and no Word file; save it as .docx")
    assert refused(docx(WORDS)[:-40]) == "the zip file is damaged; copy it again"
    assert refused(docx("<w:p>")).startswith("the Word file is damaged")
    assert refused(docx("<w:p></w:p>")) == "there is not a word in it to read; save its text as plain text"


def test_a_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_BYTES", 1_000_000)
    assert "unpacks to more than any text needs" in refused(docx(WORDS, styles="<a>" + " " * 1_000_000 + "</a>"))
    assert "has more than 100,000 elements; save its text as plain text" in refused(
        docx(WORDS, styles="<a/>" * 100_000)
    )
    lol = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><a>&b;</a>'
    assert "the Word file is damaged" in refused(docx(WORDS, styles=lol))
    assert "the Word file is damaged" in refused(docx("<w:sdt>" * 5_000 + "</w:sdt>" * 5_000))


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    imported = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "mammoth":
            raise ImportError(name)
        return imported(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    assert refused(docx(WORDS)) == (
        "a Word file can be read only with the docx extra; install discrepancies[docx], or save its text as plain text"
    )
