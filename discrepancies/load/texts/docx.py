"""The text of a Word file (.docx), with mammoth, as the page that it makes of it is read.

What was struck out in a revision is not in it, nor what stands beside the text: comments, the head and foot of a page.
Notes stand at its end. A Word file is a zip of XML, so its size is looked at before anything is unpacked.
"""

from __future__ import annotations

import io
from typing import Any

from discrepancies.language.reading import Unreadable
from discrepancies.load.texts import html, zips

MOST_BYTES = 20_000_000
"""Of the XML in it, in all: as many as a text may have."""
MOST_ELEMENTS = 100_000
"""In all; mammoth takes a tenth of a millisecond for each, and a page of a report has a few hundred."""
BODY = "word/document.xml"
_AS_TEXT = "save its text as plain text"


def readable(data: bytes) -> str:
    """The text of a Word file, a line a paragraph.

    Raises:
        Unreadable: it is none, damaged, a bomb, or mammoth is missing.
    """
    _refuse_odd(data)
    try:
        import mammoth
    except ImportError as error:
        wrong = "a Word file can be read only with the docx extra"
        raise Unreadable(wrong, f"install discrepancies[docx], or {_AS_TEXT}") from error
    try:
        page = mammoth.convert_to_html(io.BytesIO(data), convert_image=_nothing, include_embedded_style_map=False).value
    except Exception as error:  # a damaged file fails in mammoth in every way there is; all of them mean the same here
        raise Unreadable("the Word file is damaged", f"copy it again, or {_AS_TEXT}") from error
    return html.readable(page)


def _nothing(_: Any) -> list[Any]:
    """What is made of a picture, which has no words."""
    return []


def _refuse_odd(data: bytes) -> None:
    if not data.startswith(zips.MARK):
        raise Unreadable("it is no Word file", "save it as .docx, or its text as plain text")
    with zips.unzipped(io.BytesIO(data)) as packed:
        if not zips.holds(packed, BODY):
            raise Unreadable("it is a zip file, and no Word file", "save it as .docx, or its text as plain text")
        xml = [file for file in packed.infolist() if file.filename.lower().endswith((".xml", ".rels"))]
        if sum(file.file_size for file in xml) > MOST_BYTES:
            raise Unreadable("the Word file unpacks to more than any text needs", _AS_TEXT)
        elements = 0
        for file in xml:
            part = packed.read(file)
            elements += part.count(b"<") - part.count(b"</")
            if b"<!DOCTYPE" in part:  # no Word file has one, and it can hold a bomb
                raise Unreadable("the Word file is damaged", f"save it anew, or {_AS_TEXT}")
        if elements > MOST_ELEMENTS:
            raise Unreadable(f"the Word file has more than {MOST_ELEMENTS:,} elements", _AS_TEXT)
