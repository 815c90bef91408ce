"""References that other programs export are sources, alone and beside claims; what is declared goes before them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import discrepancies
from discrepancies.load.dossier import Dossier
from discrepancies.model import Source
from discrepancies.save.convert import convert

ARTICLE: dict[str, Any] = {
    "id": "http://zotero.org/users/1/items/ABCD12",
    "type": "article-newspaper",
    "title": "Fire  at the mill",
    "container-title": "The Gazette",
    "publisher": "Gazette Media",
    "author": [{"family": "Smith", "given": "Ann"}],
    "issued": {"date-parts": [[2018, 1, 16]]},
    "accessed": {"date-parts": [["2018", 2, "3"]]},
    "URL": "https://example.org/mill",
    "archive_location": "https://example.com/copy",
    "language": "en_GB",
    "note": "not read",
}


def converted(tmp_path: Path, exported: Any, *beside: str) -> Dossier:
    (tmp_path / "refs.json").write_text(json.dumps(exported), "utf-8")
    convert([*beside, str(tmp_path / "refs.json")], str(tmp_path / "out.yaml"), force=True)
    return discrepancies.pipeline.load(str(tmp_path / "out.yaml"), claimless=True)


def source(tmp_path: Path, **changed: Any) -> Source:
    one = {key: value for key, value in {**ARTICLE, **changed}.items() if value is not None}
    (only,) = converted(tmp_path, [one]).sources.values()
    return only


def test_what_a_reference_says(tmp_path: Path) -> None:
    one = source(tmp_path)
    assert (one.key, one.title, one.publisher) == ("ABCD12", "Fire at the mill", "The Gazette")
    assert (one.published, one.accessed, one.language) == ("2018-01-16", "2018-02-03", "en-GB")
    assert (one.url, one.archived, one.by) == ("https://example.org/mill", "https://example.com/copy", None)


@pytest.mark.parametrize(
    ("changed", "key"),
    [({"citation-key": "gazette2018"}, "gazette2018"), ({"id": "a/b c"}, "a/b c"), ({"id": 7}, "7")],
)
def test_its_key(tmp_path: Path, changed: dict[str, Any], key: str) -> None:
    assert source(tmp_path, **changed).key == key


@pytest.mark.parametrize(
    ("issued", "published"),
    [
        ({"date-parts": [[2018]]}, "2018"),
        ({"date-parts": [[2018, 1]]}, "2018-01"),
        ({"date-parts": [[2018, 1, 5], [2018, 1, 7]]}, "2018-01-05/2018-01-07"),
        ({"date-parts": [[2018, 1]], "circa": True}, "2018-01~"),
        ({"raw": "16 January 2018"}, "16 January 2018"),
        ({"date-parts": [[]]}, None),
        (None, None),
    ],
)
def test_when_it_was_published(tmp_path: Path, issued: Any, published: str | None) -> None:
    assert source(tmp_path, issued=issued).published == published


def test_who_speaks_in_it(tmp_path: Path) -> None:
    report = {"type": "report", "container-title": "Series", "author": [{"literal": "Fire Service"}]}
    one = source(tmp_path, **report)
    assert (one.publisher, one.by) == ("Gazette Media", "Fire Service")
    post = source(tmp_path, publisher=None, **{"container-title": None})
    assert (post.publisher, post.by) == ("Ann Smith", None)


@pytest.mark.parametrize("wrapped", [lambda one: one, lambda one: [one], lambda one: {"items": [one]}])
def test_in_whatever_list_it_is(tmp_path: Path, wrapped: Any) -> None:
    assert list(converted(tmp_path, wrapped(ARTICLE)).sources) == ["ABCD12"]


CLAIMS = """\
facts: {{killed: {{asks: How many?, kind: count}}}}
events: {{mill: {{title: Fire}}}}
sources:
  {key}: {{publisher: Ours, {url} event: mill, claims: [{{fact: killed, value: 9}}]}}
"""


@pytest.mark.parametrize(("key", "url"), [("ABCD12", ""), ("gazette", "url: 'http://example.org/mill/',")])
def test_beside_a_claims_file_it_fills_in_what_is_not_said(tmp_path: Path, key: str, url: str) -> None:
    claims = tmp_path / "claims.yaml"
    claims.write_text(CLAIMS.format(key=key, url=url), "utf-8")
    other = {**ARTICLE, "id": "other", "URL": "https://example.org/other"}
    (tmp_path / "refs.json").write_text(json.dumps([ARTICLE, other]), "utf-8")
    dossier = discrepancies.load(str(claims), str(tmp_path / "refs.json"))
    assert list(dossier.sources) == [key, "other"]
    one = dossier.sources[key]
    assert (one.publisher, one.title, one.published) == ("Ours", "Fire at the mill", "2018-01-16")
    assert len(dossier.claims) == 1


def refused(tmp_path: Path, text: str) -> str:
    path = tmp_path / "x.json"
    path.write_text(text, "utf-8")
    with pytest.raises(discrepancies.InputError) as raised:
        convert([str(path)], str(tmp_path / "out.yaml"))
    assert not (tmp_path / "out.yaml").exists()
    return str(raised.value).removeprefix(str(path))


@pytest.mark.parametrize(
    ("text", "said", "caret"),
    [
        ('[{"id": "a",\n  "title": "b"\n  "URL": 1}]', ':3:3: a "," or "}" is missing before this', '  "URL": 1}]'),
        ('[{"id": "a", }]', ":1:14: a key in double quotes is missing here", '[{"id": "a", }]'),
        ('[{"id" "a"}]', ':1:8: a ":" is missing before this', '[{"id" "a"}]'),
        ('[{"id": "a"', ':1:12: a "}" is missing at the end', '[{"id": "a"'),
        ('[{"id": nan}]', ":1:9: this is no JSON", '[{"id": nan}]'),
        ('["a]', ":1:2: this text is not closed", '["a]'),
        ("[] []", ":1:4: JSON ends before this", "[] []"),
        ("", ":1:1: the file ends in the middle", ""),
        ("[" * 99, ":1:33: this is nested deeper than 32", "[" * 99),
        ('{"a": 1}', ":1:1: this is neither references (CSL-JSON) nor annotations", '{"a": 1}'),
        ("7", ":1:1: this is neither references", "7"),
        ('[{"a": 1}]', ":1:2: this is neither references", '[{"a": 1}]'),
        ('[{"id": "a", "id": "b", "title": "c"}]', ':1:14: the key "id" is given twice', '[{"id": "a", "id"'),
        ('[{"id": "a", "URL": "example.org"}]', ':1:21: url of the source "a" is "example.org"', '[{"id": "a", "URL"'),
        ('[{"id": "a", "title": "b",\n "issued": {"raw": "soon"}}]', ":2:20: ", ' "issued": {"raw"'),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, text: str, said: str, caret: str) -> None:
    told = refused(tmp_path, text)
    assert told.startswith(said)
    assert f"\n    {caret}"[:40] in told
    assert told.splitlines()[-1].strip() == "^"


def test_it_never_takes_the_place_of_two_that_are_declared(tmp_path: Path) -> None:
    for number in (1, 2):
        (tmp_path / f"{number}.yaml").write_text("sources: {ABCD12: {claims: []}}\n", "utf-8")
    with pytest.raises(discrepancies.InputError, match="declared twice"):
        converted(tmp_path, [ARTICLE], *(str(tmp_path / f"{number}.yaml") for number in (1, 2)))
