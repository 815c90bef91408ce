"""A source's page is taken out of an archive as it was sent, or it is said why not; no archive is trusted."""

from __future__ import annotations

import base64
import builtins
import gzip
import hashlib
import io
import zlib
from pathlib import Path
from typing import Any

import brotli
import pytest

import discrepancies
from discrepancies.language.reading import Unreadable
from discrepancies.load.texts import unpacking, zips
from discrepancies.load.texts import warc as records
from discrepancies.load.texts.reading import readable
from discrepancies.model import Place, Source
from tests.load.texts.archives import PAGE, URL, Answer, wacz, warc
from tests.load.texts.test_pdf import WORDS, pdf, stream

SAID = "At least nine people died."
OTHER = "<p>Seven people died.</p>"


def source(url: str | None = URL, *, archived: str | None = None, accessed: str | None = None) -> Source:
    return Source("gazette", Place("claims.yaml", 1, 1), url=url, archived=archived, accessed=accessed)


def read(data: bytes, of: Source | None = None, name: str = "page.warc.gz") -> str:
    return readable(data, name, of or source())[0]


def refused(data: bytes, of: Source | None = None, name: str = "page.warc.gz") -> str:
    with pytest.raises(Unreadable) as raised:
        read(data, of, name)
    return f"{raised.value.wrong}; {raised.value.instead}"


# Which page it is


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize(
    "url",
    [
        URL,
        f"{URL}#fire",
        "http://gazette.example/mill",
        "https://www.gazette.example/mill/",
        None,
        "https://else.example/",
    ],
)
def test_the_page_at_the_source_s_url_or_the_only_one(packed: bool, url: str | None) -> None:
    picture = Answer("https://gazette.example/a.png", b"\x89PNG", "image/png")
    data = warc(picture, Answer(), picture, packed=packed)
    assert readable(data, f"page.warc{'.gz' if packed else ''}", source(url)) == (SAID, "utf-8")


def test_it_is_read_letter_by_letter_before_it_is_read_loosely() -> None:
    data = warc(Answer("http://gazette.example/mill/", OTHER.encode()), Answer(), Answer(f"{URL}?page=2", b"<p>Two"))
    assert read(data) == SAID
    assert read(data, source("http://gazette.example/mill/")) == "Seven people died."
    assert read(data, source(f"{URL}?page=2")) == "Two"


def test_of_several_pages_one_must_be_meant() -> None:
    data = warc(*(Answer(f"{URL}/{number}") for number in range(5)))
    assert refused(data, source("https://else.example/")) == (
        f"it holds 5 pages, and none at the source's url; "
        f"write the one that is meant as its url: {URL}/0, {URL}/1, {URL}/2, and 2 more"
    )


@pytest.mark.parametrize("archived", [URL, f"https://web.archive.org/web/20180116100000/{URL}"])
def test_else_the_page_that_it_was_archived_from(archived: str) -> None:
    data = warc(Answer("https://else.example/", OTHER.encode()), Answer())
    assert read(data, source("https://third.example/", archived=archived)) == SAID


def test_of_several_captures_the_newest_that_can_have_been_read() -> None:
    data = warc(
        Answer(date="2018-01-20T10:00:00Z", body=b"<p>Twenty"),
        Answer(date="2018-01-16T10:00:00Z", body=b"<p>Sixteen"),
        Answer(date="2018-01-18T10:00:00Z", body=b"<p>Eighteen"),
        Answer(date="2018-01-19T10:00:00Z", body=b"<p>Gone", status="404 Not Found"),
    )
    assert read(data) == "Twenty"
    assert read(data, source(accessed="2018-01-18")) == "Eighteen"
    assert read(data, source(accessed="2018-01-10")) == "Twenty"
    assert read(data, source(accessed="January 2018")) == "Twenty"


def test_where_it_led_on_to() -> None:
    moved = Answer("http://gazette.example/", b"", status="302 Found", more=[("Location", "/mill")])
    there = Answer("http://gazette.example/mill", b"", status="301 Moved", more=[("Location", URL)])
    assert read(warc(moved, there, Answer()), source("http://gazette.example/")) == SAID
    assert refused(warc(moved), source("http://gazette.example/")) == (
        "the page led on to http://gazette.example/mill, which is not in the archive; "
        "archive that one, or save it as HTML alone"
    )
    round_ = Answer(URL, b"", status="302 Found", more=[("Location", URL)])
    assert "leads on to others without end" in refused(warc(round_))


def test_an_error_is_no_page() -> None:
    assert refused(warc(Answer(status="404 Not Found"))) == (
        "the page was captured only as an error (404); archive it again, or save it as HTML alone"
    )
    assert "without an answer" in refused(warc(Answer(status="out of order")))
    assert "no page that was answered with one is in the archive" in refused(warc(Answer(status="500 X")), source(None))
    assert "no page is in the archive" in refused(warc(), source(None))


def test_a_page_that_had_not_changed_since() -> None:
    digest = f"sha1:{base64.b32encode(hashlib.sha1(PAGE.encode()).digest()).decode()}"
    earlier = Answer("http://gazette.example/old")
    again = Answer(date="2018-02-01T00:00:00Z", kind="revisit", about={"digest": digest})
    assert read(warc(earlier, again)) == SAID
    assert "unchanged since an earlier time, which is not in the archive" in refused(warc(again))


def test_a_page_of_which_a_part_was_captured() -> None:
    assert "only a part of the page was captured" in refused(warc(Answer(about={"WARC-Truncated": "length"})))


# What was sent


CHUNKED = [("Transfer-Encoding", "chunked")]


def chunks(data: bytes, size: int = 40) -> bytes:
    parts = [data[at : at + size] for at in range(0, len(data), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in [*parts, b""])


@pytest.mark.parametrize(
    ("body", "more"),
    [
        (chunks(PAGE.encode()), CHUNKED),
        (PAGE.encode(), CHUNKED),
        (gzip.compress(PAGE.encode()), [("Content-Encoding", "gzip")]),
        (PAGE.encode(), [("Content-Encoding", "gzip")]),
        (chunks(gzip.compress(PAGE.encode())), [*CHUNKED, ("Content-Encoding", "gzip")]),
        (zlib.compress(PAGE.encode()), [("Content-Encoding", "deflate")]),
        (zlib.compress(PAGE.encode())[2:-4], [("Content-Encoding", "deflate")]),
        (brotli.compress(PAGE.encode()), [("Content-Encoding", "br")]),
        (brotli.compress(gzip.compress(PAGE.encode())), [("Content-Encoding", "gzip, br")]),
    ],
    ids=[
        *("chunked", "chunked-by-word-alone", "gzip", "gzip-by-word-alone", "chunked-gzip"),
        *("zlib", "deflate", "brotli", "brotli-gzip"),
    ],
)
def test_how_it_was_packed(body: bytes, more: list[tuple[str, str]]) -> None:
    assert read(warc(Answer(body=body, more=more))) == SAID


@pytest.mark.parametrize(
    ("body", "more", "wrong"),
    [
        (chunks(PAGE.encode())[:-30], CHUNKED, "the page is cut off: the last of the chunks"),
        (gzip.compress(PAGE.encode())[:-20], [("Content-Encoding", "gzip")], "the page is damaged"),
        (gzip.compress(PAGE.encode())[:20] + b"no", [("Content-Encoding", "gzip")], "the page is damaged"),
        (brotli.compress(PAGE.encode())[:-9], [("Content-Encoding", "br")], "the page is damaged"),
        (PAGE.encode(), [("Content-Encoding", "br")], "the page is damaged"),
        (PAGE.encode(), [("Content-Encoding", "zstd")], 'the page was sent packed as "zstd", which is not read'),
    ],
    ids=["chunks-cut-off", "gzip-cut-off", "no-gzip", "brotli-cut-off", "no-brotli", "zstd"],
)
def test_what_was_sent_and_is_damaged(body: bytes, more: list[tuple[str, str]], wrong: str) -> None:
    assert refused(warc(Answer(body=body, more=more))).startswith(wrong)


def test_the_server_s_word_for_its_encoding_goes_before_the_page_s() -> None:
    body = "<meta charset=utf-8><p>девять погибших".encode("cp1251")
    assert readable(warc(Answer(body=body, media="text/html; charset=windows-1251")), "a.warc.gz") == (
        "девять погибших",
        "cp1251",
    )


def test_a_pdf_and_a_plain_text_in_an_archive() -> None:
    assert read(warc(Answer(body=pdf(stream(WORDS)), media="application/pdf"))).split() == read_words()
    assert read(warc(Answer(body=b"<p>nine", media="text/plain"))) == "<p>nine"
    assert read(warc(Answer(body=PAGE.encode(), media="text/html", kind="resource"))) == SAID
    assert "it was sent as image/png, which is no text" in refused(warc(Answer(body=b"x", media="image/png"))).replace(
        "the page", "it"
    )


def read_words() -> list[str]:
    return readable(pdf(stream(WORDS)), "a.pdf")[0].split()


# WACZ


def test_a_wacz() -> None:
    second = warc(Answer("https://else.example/", OTHER.encode()))
    data = wacz(warc(Answer()), second)
    assert read(data, name="crawl.wacz") == SAID
    assert read(data, source("https://else.example/"), "crawl.wacz") == "Seven people died."
    assert "it holds 2 pages" in refused(data, source(None), "crawl.wacz")


def test_the_list_of_pages_says_which_were_meant() -> None:
    frame = warc(Answer("https://ads.example/frame", OTHER.encode()), Answer())
    listed = f'{{"format": "json-pages-1.0"}}\n{{"url": "{URL}", "title": "x"}}\n[1]\nno json\n'
    assert read(wacz(frame, pages=listed), source(None), "crawl.wacz") == SAID


def test_a_zip_that_is_no_wacz() -> None:
    assert "it is a zip file without a WARC in it" in refused(wacz(more={"../../archive/x.warc": b"x"}), name="a.wacz")


def test_a_zip_that_is_damaged_or_locked() -> None:
    whole = wacz(warc(Answer()))
    assert "the zip file is damaged" in refused(whole[:-30], name="a.wacz")
    flipped = bytearray(whole)
    flipped[60] ^= 0xFF
    assert "damaged" in refused(bytes(flipped), name="a.wacz")
    locked = bytearray(whole)
    locked[6] |= 1
    locked[whole.index(b"PK\x01\x02") + 8] |= 1
    assert "the zip file needs a password; save it without one" in refused(bytes(locked), name="a.wacz")


# What is damaged, or made to harm


def test_a_file_that_is_cut_off_or_is_none() -> None:
    data = warc(Answer(body=PAGE.encode() * 500), packed=False)
    assert "the archive is cut off in the middle of a page" in refused(data[:-9_000], name="a.warc")
    packed = warc(Answer(body=PAGE.encode() * 500))
    assert "it is cut off: what is packed in it has no end" in refused(packed[:-100])
    assert "what is packed in it cannot be unpacked" in refused(packed[:-4] + b"none")
    assert "it is no WARC" in refused(b"nine people died", name="a.warc")
    assert "it is no WARC" in refused(gzip.compress(b"nine people died"))
    assert "a record does not begin as one does" in refused(data + b"nine people died", name="a.warc")
    assert "does not say how long it is" in refused(b"WARC/1.0\r\nWARC-Type: response\r\n\r\n", name="a.warc")
    assert "has a line without end" in refused(b"WARC/1.0\r\n" + b"a" * 100_000, name="a.warc")
    assert "of a record has no end" in refused(b"WARC/1.0\r\n" + b"a: b\r\n" * 2_000, name="a.warc")


def test_zeros_that_fill_up_the_last_block_are_nothing() -> None:
    assert read(warc(Answer()) + b"\0" * 100_000) == SAID


def test_a_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    for body, packing in ((gzip.compress(b"a" * 10**6), "gzip"), (brotli.compress(b"a" * 10**6), "br")):
        monkeypatch.setattr(records, "LARGEST", 500_000)
        wrong = refused(warc(Answer(body=body, more=[("Content-Encoding", packing)])))
        assert wrong.startswith("the page unpacks to more than 500,000 bytes")
    assert "and a text at most 500,000" in refused(warc(Answer(body=b"a" * 1_000_001)))


def test_an_archive_that_unpacks_to_more_than_any_does(monkeypatch: pytest.MonkeyPatch) -> None:
    one = warc(Answer(body=b"a" * 60_000))
    monkeypatch.setattr(records, "MOST_UNPACKED", 100_000)
    monkeypatch.setattr(records.captured, "__defaults__", (100_000,))
    assert read(one).startswith("aaa")
    assert "unpacks to more than 100,000 bytes" in refused(one + one)
    assert "unpacks to more than 100,000 bytes" in refused(wacz(one, one), name="a.wacz")
    monkeypatch.setattr(records, "MOST_RECORDS", 2)
    assert "it has more than 2 records" in refused(warc(Answer()))
    monkeypatch.setattr(zips, "MOST_FILES", 1)
    assert "holds more than 1 files" in refused(wacz(one), name="a.wacz")


def test_brotli_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    imported = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "brotli":
            raise ImportError(name)
        return imported(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    assert refused(warc(Answer(body=brotli.compress(PAGE.encode()), more=[("Content-Encoding", "br")]))) == (
        "the page was sent packed by brotli, which can be read only with the warc extra; "
        "install discrepancies[warc], or save the page as HTML alone"
    )
    assert read(warc(Answer())) == SAID


def test_what_is_read_on_from_a_member_is_what_is_read_from_the_beginning() -> None:
    parts = [b"one\n" * 50_000, b"", b"three\n"]
    file = io.BytesIO(b"".join(map(gzip.compress, parts)))
    members = unpacking.Members(file)
    whole = io.BufferedReader(members).read()
    assert whole == b"".join(parts)
    member = unpacking.member_of(members.members, len(whole) - 3)
    assert io.BufferedReader(unpacking.Members(file, member)).read() == whole[member.start :]
    assert member.start == len(parts[0])


# In a dossier


def test_two_sources_in_one_archive(tmp_path: Path) -> None:
    data = wacz(warc(Answer(), Answer("https://else.example/", OTHER.encode())))
    (tmp_path / "crawl.wacz").write_bytes(data)
    (tmp_path / "claims.yaml").write_text(
        "facts: {killed: {asks: How many?, kind: count}}\nevents: {mill: {title: Fire}}\nsources:\n"
        f"  gazette: {{url: '{URL}', text: {{file: crawl.wacz}}, event: mill, claims: [{{fact: killed, value: 9}}]}}\n"
        "  bell: {url: 'http://else.example', text: {file: crawl.wacz}, event: mill, claims: []}\n",
        "utf-8",
    )
    texts = discrepancies.load(str(tmp_path / "claims.yaml")).texts
    assert [text.plain for text in texts.values()] == [SAID, "Seven people died."]
    assert {text.sha256 for text in texts.values()} == {hashlib.sha256(data).hexdigest()}
    assert {text.name for text in texts.values()} == {"crawl.wacz"}


def test_an_archive_named_like_its_source(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "gazette.warc.gz").write_bytes(warc(Answer()))
    (tmp_path / "claims.yaml").write_text(
        "facts: {killed: {asks: How many?, kind: count}}\n"
        "sources: {gazette: {event: e, claims: [{fact: killed, value: at least 9}]}}\n",
        "utf-8",
    )
    texts = discrepancies.load(str(tmp_path / "claims.yaml"), texts=tmp_path / "texts").texts
    assert texts["gazette"].plain == SAID
