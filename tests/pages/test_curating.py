"""The bench as its page asks it: what there is to claim, what is offered, what is tried, what is written."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

import discrepancies
from discrepancies.pages.guard import TOKEN
from tests.pages.curating import CLAIMS, GAZETTE, HERALD, Curating, dossier, in_units


@pytest.fixture
def page(tmp_path: Path) -> Curating:
    return Curating(dossier(tmp_path))


def written(page: Curating) -> str:
    return Path(page.bench.paths[0]).read_text("utf-8")


def test_the_dossier_is_listed_with_how_far_its_texts_are_claimed(page: Curating) -> None:
    said = page.get("").json
    gazette, herald = said["sources"]
    assert (said["title"], said["undo"], said["open_events"]) == ("Marrow Lane", None, False)
    assert (gazette["name"], gazette["language"], gazette["read"]) == ("The Gazette [gazette], 2024-03-04", "en", True)
    assert [gazette[key] for key in ("has_text", "claims", "figures_claimed", "figures_total")] == [True, 0, 0, 3]
    assert (herald["claims"], herald["figures_claimed"], herald["figures_total"]) == (1, 1, 2)
    assert [one["key"] for one in said["facts"]] == ["killed", "hurt", "began"]
    assert said["facts"][1]["scopes"] == [{"key": "everyone", "label": "everyone"}, {"key": "women", "label": "women"}]
    assert {"key": "police", "title": "The county police", "source": False} in said["voices"]
    assert {"key": "es", "name": "Spanish"} in said["languages"]


def test_a_source_is_shown_with_its_claims_and_what_none_covers(page: Curating) -> None:
    said = page.get("/sources/herald").json
    (claim,) = said["claims"]
    assert said["text"] == HERALD
    assert (claim["value"], claim["means"], claim["event"]) == ("Seven", "exactly 7", "mill_fire")
    assert claim["texts"]["event"] == ""
    assert [HERALD[slice(*span)] for span in claim["spans"]] == ["Seven people were killed in the fire"]
    assert [mark["text"] for mark in said["marks"] if mark["kind"] != "name"] == ["Eleven"]


def test_places_are_counted_as_a_browser_counts_them(page: Curating) -> None:
    said = page.get("/sources/gazette").json
    units = said["text"].encode("utf-16-le")
    for mark in said["marks"]:
        assert units[2 * mark["start"] : 2 * mark["end"]].decode("utf-16-le") == mark["text"]
    assert said["span"] == [0, in_units(GAZETTE) - 1]


def test_a_claim_is_offered_with_reasons(page: Curating) -> None:
    said = page.offer("gazette", "nine")
    assert said["quote"] == "At least nine people were killed in the fire at the mill on 2 March"
    assert (said["value"], said["means"], said["locator"]) == ("At least nine", "at least 9", "line 3")
    assert (said["fact"], said["event"], said["texts"]["event"]) == ("killed", "mill_fire", "")
    assert said["facts"][0]["why"].startswith("unit people; 1 other claims this in like words")
    assert [one["title"] for one in said["voices"]] == ["the fire chief"]
    assert [one["value"] for one in said["as_of"]] == ["2 March 2024", "2024-03-04"]
    other = page.offer("gazette", "14")
    assert (other["fact"], other["voices"][0]["key"], other["voices"][0]["why"]) == (
        "hurt",
        "police",
        "“According to the police”",
    )


def test_what_is_typed_is_tried_and_nothing_is_written(page: Curating) -> None:
    before = written(page)
    said = page.post("/tried", page.typed("gazette", **page.offer("gazette", "nine")["texts"])).json
    assert (said["means"], said["wrong"], said["shows"]) == ("at least 9", [], "")
    here = said["effects"]["here"]
    assert here == "Now disputed with The Herald [herald], which says Seven, that is, 7."
    assert (said["effects"]["status"], said["effects"]["new_total"], said["effects"]["gone_total"]) == (
        "disputed",
        1,
        0,
    )
    again = page.post("/tried", page.typed("gazette", fact="killed", value="7", quote="At least nine people")).json
    assert again["effects"]["here"] == "Agrees with one other source."
    assert again["shows"] == "The quote shows at least 9, the claim exactly 7."
    assert written(page) == before


@pytest.mark.parametrize(
    ("texts", "says"),
    [
        ({}, "The claim has no fact yet: choose one."),
        ({"fact": "killed"}, "The claim has no value yet: write one, or unknown."),
        ({"fact": "kiled", "value": "7"}, 'the fact "kiled", which is not declared: write "killed"'),
        ({"fact": "killed", "value": "dozens of #1"}, "dozens of #1"),
        ({"fact": "killed", "value": "7", "scope": "crew"}, 'the scope "crew"'),
        ({"fact": "killed", "value": "7", "attributed_to": "polce"}, "polce"),
        ({"fact": "killed", "value": "7", "quote": "a\u2028b\a"}, "control character"),
    ],
)
def test_what_is_wrong_is_said_as_typed_and_refused_when_written(
    page: Curating, texts: dict[str, str], says: str
) -> None:
    before = written(page)
    tried, made = (page.post(path, page.typed("gazette", **texts)) for path in ("/tried", "/claims"))
    assert (tried.status_code, made.status_code, tried.json["effects"]) == (200, 422, None)
    assert says in tried.json["wrong"][0]
    assert made.json["wrong"] == tried.json["wrong"]
    assert written(page) == before


def test_a_claim_is_written_where_its_source_stands_with_its_text_pinned(page: Curating) -> None:
    made = page.claim("gazette", fact="killed", value="at least nine", quote="At least nine people were killed")
    assert made.status_code == 201
    sha256 = hashlib.sha256(GAZETTE.encode()).hexdigest()
    new = '    claims:\n      - {fact: killed, value: at least nine, quote: "At least nine people were killed"}\n'
    expected = CLAIMS.replace("texts/gazette.txt}", f"texts/gazette.txt, sha256: {sha256}}}")
    assert written(page) == expected.replace("    claims: []\n", new)
    said = page.get("/sources/gazette").json
    (claim,) = said["claims"]
    assert (claim["at"], said["seen"]) == (made.json["at"], made.json["seen"])
    assert [one["rule"] for one in claim["findings"]] == ["value-conflict"]
    assert discrepancies.check(discrepancies.load(page.bench.paths[0])).flagged


def test_a_claim_is_edited_in_its_place_and_taken_back(page: Curating) -> None:
    before = written(page)
    (claim,) = page.get("/sources/herald").json["claims"]
    tried = page.post("/tried", page.typed("herald", at=claim["at"], value="11")).json
    assert (tried["means"], tried["shows"]) == ("exactly 11", "The quote shows 7, the claim 11.")
    made = page.post("/claims", page.typed("herald", at=claim["at"], scope="", stated="likely"))
    assert made.status_code == 201
    assert "quote: Seven people were killed in the fire, stated: likely}" in written(page)
    assert page.get("").json["undo"] == "Take back: herald, killed: Seven"
    assert page.post("/undo", {}).json == {"said": "Taken back: herald, killed: Seven"}
    assert written(page) == before
    assert page.post("/undo", {}).status_code == 409


def test_what_changed_underneath_is_not_written_over(page: Curating) -> None:
    typed = page.typed("gazette", fact="killed", value="9")
    assert page.claim("herald", fact="hurt", value="Eleven").status_code == 201
    changed = written(page) + "# somebody's\n"
    Path(page.bench.paths[0]).write_text(changed, "utf-8")
    for path in ("/tried", "/claims"):
        refused = page.post(path, typed)
        assert (refused.status_code, refused.json["why"]) == (409, "changed")
    assert (page.post("/undo", {}).status_code, page.post("/undo", {}).json["why"]) == (409, "changed")
    assert written(page) == changed


def test_files_that_are_wrong_now_are_told_of(page: Curating) -> None:
    Path(page.bench.paths[0]).write_text(CLAIMS.replace("kind: date", "kind: dat"), "utf-8")
    said = page.get("")
    assert (said.status_code, said.json["why"]) == (409, "files")
    assert "claims.yaml:6" in said.json["error"]


def test_a_dossier_is_begun_from_nothing(tmp_path: Path) -> None:
    page = Curating(tmp_path / "new.yaml")
    assert (page.get("").json["sources"], page.get("").json["open_events"]) == ([], True)
    assert not (tmp_path / "new.yaml").exists()
    assert page.post("/facts", {"asks": "How many people were killed?", "kind": "count"}).json["key"] == "killed"
    assert page.post("/facts", {"asks": "Who was killed?", "kind": "names"}).json["key"] == "killed_2"
    assert page.post("/events", {"title": "Mill fire"}).json["key"] == "mill_fire"
    assert page.post("/voices", {"title": "The fire chief"}).status_code == 201
    made = page.post("/sources", {"title": "Gazette", "language": "en", "event": "mill_fire", "words": GAZETTE})
    assert (made.status_code, made.json["key"]) == (201, "gazette")
    assert (tmp_path / "texts" / "gazette.txt").read_text("utf-8") == GAZETTE
    offered = page.offer("gazette", "nine")
    assert offered["fact"] == "killed"
    assert page.claim("gazette", **offered["texts"]).status_code == 201
    loaded = discrepancies.load(str(tmp_path / "new.yaml"))
    assert (len(loaded.claims), loaded.sources["gazette"].text is not None) == (1, True)
    assert not [one for one in discrepancies.check(loaded).flagged if one.severity == "error"]


def test_a_dropped_file_is_kept_beside_the_claims_and_never_over_another(page: Curating, tmp_path: Path) -> None:
    dropped = {"name": "../../etc/gaz ette.txt", "data": b64encode(HERALD.encode()).decode()}
    for key, name in (("one", "gaz_ette.txt"), ("two", "gaz_ette-2.txt")):
        assert page.post("/sources", {"key": key, **dropped}).status_code == 201
        assert (tmp_path / "texts" / name).read_text("utf-8") == HERALD
        assert f"{{file: texts/{name}, sha256: " in written(page)
    assert page.post("/undo", {}).status_code == 200
    assert not (tmp_path / "texts" / "gaz_ette-2.txt").exists()
    assert (tmp_path / "texts" / "gazette.txt").read_text("utf-8") == GAZETTE


def test_a_text_that_cannot_be_read_is_refused_and_nothing_is_kept(page: Curating, tmp_path: Path) -> None:
    before = sorted((tmp_path / "texts").iterdir()), written(page)
    for body in (
        {"name": "a.txt", "data": b64encode(b"\x89PNG....").decode()},
        {"name": "a.txt", "data": "no base64"},
        {"key": "gazette", "words": "Once more."},
        {"title": "New", "published": "soon", "words": "Words."},
    ):
        assert page.post("/sources", body).status_code == 422
    assert (sorted((tmp_path / "texts").iterdir()), written(page)) == before


def test_a_source_without_a_text_is_given_one(tmp_path: Path) -> None:
    page = Curating(dossier(tmp_path, CLAIMS.replace("    text: {file: texts/herald.txt}\n", "")))
    assert page.get("/sources/herald").json["missing"].startswith("No text is declared for it")
    assert page.post("/sources", {"key": "herald", "words": HERALD}).status_code == 201
    assert page.get("/sources/herald").json["text"] == HERALD


def test_a_page_and_a_word_file_are_texts_too(page: Curating) -> None:
    html = b"<html><body><h1>Fire</h1><p>Some 12 people were hurt.</p></body></html>"
    word = BytesIO()
    with ZipFile(word, "w") as packed:
        said = "<w:p><w:r><w:t>Some 12 people were hurt.</w:t></w:r></w:p>"
        space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        packed.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{said}</w:body></w:document>')
    for key, name, data in (("page", "a.html", html), ("word", "a.docx", word.getvalue())):
        sent = {"key": key, "event": "mill_fire", "name": name, "data": b64encode(data).decode()}
        assert page.post("/sources", sent).status_code == 201
        assert "Some 12 people were hurt." in page.get(f"/sources/{key}").json["text"]
        assert page.offer(key, "12")["value"] == "Some 12"


def test_no_quote_is_taken_from_a_text_that_is_no_longer_the_one_that_was_read(page: Curating, tmp_path: Path) -> None:
    assert page.claim("herald", fact="hurt", value="Eleven", quote="Eleven were hurt").status_code == 201
    (tmp_path / "texts" / "herald.txt").write_text("Twelve were hurt.\n", "utf-8")
    before = written(page)
    assert page.get("/sources/herald").json["refused"].startswith("Its text is no longer the one that was read")
    assert page.claim("herald", fact="hurt", value="Twelve", quote="Twelve were hurt").status_code == 422
    assert written(page) == before


def test_the_file_of_the_source_gets_the_claim(tmp_path: Path) -> None:
    head, sources = CLAIMS.split("sources:\n")
    first, second = sources.split("  herald:")
    dossier(tmp_path)
    paths = [tmp_path / name for name in ("facts.yaml", "one.yaml", "two.yaml")]
    for path, text in zip(paths, (head, f"sources:\n{first}", f"sources:\n  herald:{second}"), strict=True):
        path.write_text(text, "utf-8")
    page = Curating(*paths)
    before = [path.read_bytes() for path in paths]
    assert page.claim("herald", fact="hurt", value="Eleven", quote="Eleven were hurt").status_code == 201
    assert page.post("/facts", {"asks": "Where?", "kind": "text"}).status_code == 201
    assert [path.read_bytes() == data for path, data in zip(paths, before, strict=True)] == [False, True, False]


def test_claims_of_a_table_are_shown_and_not_written(tmp_path: Path) -> None:
    path, table = dossier(tmp_path, CLAIMS.split("sources:\n")[0]), tmp_path / "claims.csv"
    table.write_text("source,event,fact,value\nbell,mill_fire,killed,8\n", "utf-8")
    page = Curating(path, table)
    (bell,) = page.get("").json["sources"]
    assert bell["refused"] == "Only files of YAML are written to here: add the claim in the table itself, in row 2."
    refused = page.claim("bell", event="mill_fire", fact="killed", value="8")
    assert (refused.status_code, "YAML" in refused.json["error"]) == (422, True)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example:50000"}, 421),
        ({"Origin": "http://evil.example"}, 403),
        ({TOKEN: "no"}, 401),
        ({"Content-Type": "text/plain"}, 415),
    ],
)
def test_nobody_else_may_ask(page: Curating, headers: dict[str, str], status: int) -> None:
    before = written(page)
    for path in ("/offer", "/tried", "/claims", "/undo", "/facts", "/events", "/voices", "/sources"):
        assert page.post(path, {}, **headers).status_code == status
    assert written(page) == before


@pytest.mark.parametrize(
    "body", [[], {"source": 1}, {"source": "gazette", "texts": []}, {"nothing": ""}, {"texts": {"x": ""}}]
)
def test_what_the_page_would_not_send_is_refused(page: Curating, body: object) -> None:
    for path in ("/offer", "/tried", "/claims"):
        assert page.post(path, body).status_code == 422


def test_a_place_outside_of_the_text_is_refused(page: Curating) -> None:
    for start, end in ((-1, 2), (0, 100_000), (9, 3)):
        refused = page.post("/offer", {"source": "gazette", "start": start, "end": end})
        assert (refused.status_code, refused.json["why"]) == (409, "changed")
    assert page.get("/sources/nobody").status_code == 409
