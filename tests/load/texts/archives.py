"""Archives of captured pages, written by another hand: warcio's."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

PAGE = "<html><head><title>x</title></head><body><nav>Home</nav><p>At least nine people died.</p></body></html>"
URL = "https://gazette.example/mill"
HTML = "text/html; charset=utf-8"


class _Writer(WARCWriter):  # type: ignore[misc]
    _create_temp_file = staticmethod(io.BytesIO)  # its own leaves files open


class Answer(NamedTuple):
    """What a server sent when it was asked for an address."""

    url: str = URL
    body: bytes = PAGE.encode()
    media: str = HTML
    status: str = "200 OK"
    date: str = "2018-01-16T10:00:00Z"
    more: Sequence[tuple[str, str]] = ()
    kind: str = "response"
    about: Mapping[str, str] = {}


def warc(*answers: Answer, packed: bool = True) -> bytes:
    """A WARC with these answers, behind what says who made it."""
    out = io.BytesIO()
    writer = _Writer(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("made.warc.gz", {"software": "a test"}))
    for one in answers:
        headers = StatusAndHeaders(one.status, [("Content-Type", one.media), *one.more], protocol="HTTP/1.1")
        about = {"WARC-Date": one.date, **one.about}
        request = StatusAndHeaders("GET / HTTP/1.1", [("Host", "gazette.example")], is_http_request=True)
        writer.write_record(writer.create_warc_record(one.url, "request", http_headers=request))
        if one.kind == "revisit":
            record = writer.create_revisit_record(one.url, one.about["digest"], one.url, one.date, http_headers=headers)
        elif one.kind == "response":
            record = writer.create_warc_record(
                one.url, "response", io.BytesIO(one.body), http_headers=headers, warc_headers_dict=about
            )
        else:
            record = writer.create_warc_record(
                one.url, one.kind, io.BytesIO(one.body), warc_content_type=one.media, warc_headers_dict=about
            )
        writer.write_record(record)
    return out.getvalue()


def wacz(*warcs: bytes, pages: str | None = None, more: Mapping[str, bytes] = {}) -> bytes:
    """A WACZ with these WARCs and, where it is given, this list of its pages."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for number, one in enumerate(warcs):
            packed.writestr(f"archive/{number}.warc.gz", one)
        packed.writestr("datapackage.json", "{}")
        if pages is not None:
            packed.writestr("pages/pages.jsonl", pages)
        for name, data in more.items():
            packed.writestr(name, data)
    return out.getvalue()
