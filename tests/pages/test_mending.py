"""Edits of claims as the page sends them: tried, made, and refused where the files or the edit are wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from discrepancies.pages.desk import Desk
from discrepancies.pages.guard import TOKEN


def edit(page: Any, value: str, **told: str) -> dict[str, str]:
    """An edit of the last claim of the first finding, as its form would send it, with another value."""
    first = page.get("/api/queue").json["findings"][0]
    claim = page.get(f"/api/findings/{first['id']}").json["claims"][-1]
    return {"id": first["id"], "at": claim["at"], "seen": claim["seen"], **claim["texts"], "value": value, **told}


def test_a_finding_gives_its_claims_to_edit(page: Any, claims: Path) -> None:
    first = page.get("/api/queue").json["findings"][0]
    other, one = page.get(f"/api/findings/{first['id']}").json["claims"]
    assert one["texts"] == {"value": "30", "scope": "", "as_of": "", "quote": "Thirty people were hurt"}
    assert (one["where"], one["asks"], one["refused"], one["scopes"]) == (
        f"{claims}:13",
        "How many people were injured?",
        None,
        [],
    )
    assert other["at"] != one["at"]


def test_an_edit_is_tried_without_being_made(page: Any, claims: Path) -> None:
    before = claims.read_bytes()
    said = page.post("/api/claims/tried", edit(page, "3")).json
    assert said["means"] == "exactly 3"
    (line,) = said["lines"]
    assert line[0] == 13
    assert line[1].replace("30", "3") == line[2]
    assert said["here"] == "This finding would be gone."
    other = page.post("/api/claims/tried", edit(page, "40")).json
    assert other["here"] == "This finding would stay, with other evidence."
    assert claims.read_bytes() == before


def test_an_edit_is_made_and_changes_what_is_flagged(page: Any, claims: Path, desk: Desk) -> None:
    before, asked = claims.read_text("utf-8"), edit(page, "3", quote="Three people were hurt")
    made = page.post("/api/claims", asked)
    assert (made.status_code, made.json) == (201, {"said": f"{claims}:13 is written."})
    assert claims.read_text("utf-8") == before.replace(
        "value: 30, quote: Thirty people", "value: 3, quote: Three people"
    )
    assert asked["id"] not in {one["id"] for one in desk.listed()["findings"]}


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"value": "dozens of #1"}, "dozens of #1"),
        ({"value": ""}, "Value is empty: write one, or unknown."),
        ({"scope": "crew"}, 'A claim names the scope "crew", which the fact "injured" does not have'),
        ({"as_of": "soon"}, "soon"),
        ({"quote": "a\u2028b\a"}, "control character U+0007"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(page: Any, claims: Path, told: dict[str, str], says: str) -> None:
    before = claims.read_bytes()
    asked = {**edit(page, "30"), **told}
    tried, made = page.post("/api/claims/tried", asked), page.post("/api/claims", asked)
    assert (tried.status_code, made.status_code) == (200, 422)
    assert says in tried.json["error"]
    assert tried.json == made.json
    assert claims.read_bytes() == before


def test_a_file_that_changed_is_not_written_over(page: Any, claims: Path) -> None:
    asked = edit(page, "3")
    changed = claims.read_text("utf-8").replace("facts:", "# ours\nfacts:")
    claims.write_text(changed, "utf-8")
    for path in ("/api/claims", "/api/claims/tried"):
        refused = page.post(path, asked)
        assert (refused.status_code, refused.json["why"]) == (409, "evidence")
        assert "nothing was written" in refused.json["error"]
    assert claims.read_text("utf-8") == changed


@pytest.mark.parametrize("at", ["", "claims.yaml", "/etc/passwd:1", "other.yaml:77309411345", f"{'9' * 30}:{'9' * 30}"])
def test_no_other_file_is_within_reach(page: Any, claims: Path, at: str) -> None:
    before = claims.read_bytes()
    assert page.post("/api/claims", edit(page, "3", at=at)).status_code == 409
    assert page.post("/api/claims", edit(page, "3", at=f"{claims}:{'9' * 30}")).status_code == 409
    assert claims.read_bytes() == before


def test_only_the_claims_of_the_finding_are_within_reach(page: Any, claims: Path) -> None:
    before, asked = claims.read_bytes(), edit(page, "3")
    others = [one["id"] for one in page.get("/api/queue").json["findings"] if one["id"] != asked["id"]]
    among = [[one["at"] for one in page.get(f"/api/findings/{id_}").json["claims"]] for id_ in others]
    other = next(id_ for id_, at in zip(others, among, strict=True) if asked["at"] not in at)
    for id_ in (other, "0" * 12, ""):
        for path in ("/api/claims", "/api/claims/tried"):
            assert page.post(path, {**asked, "id": id_}).status_code == 409
    assert claims.read_bytes() == before


def test_only_the_page_itself_may_edit(page: Any, claims: Path) -> None:
    before, asked = claims.read_bytes(), edit(page, "3")
    for path in ("/api/claims", "/api/claims/tried"):
        assert page.post(path, asked, **{TOKEN: "forged"}).status_code == 401
        assert page.post(path, asked, Origin="http://elsewhere.example").status_code == 403
        assert page.post(path, asked, Host="elsewhere.example").status_code == 421
        assert page.post(path, {**asked, "fact": "began"}).status_code == 422
        assert page.post(path, {**asked, "value": ["3"]}).status_code == 422
        assert page.get(path).status_code in (404, 405)
    assert claims.read_bytes() == before


def test_a_claim_of_a_table_says_where_to_edit_it(page: Any, claims: Path, desk: Desk) -> None:
    table = claims.with_name("more.csv")
    table.write_text("source,event,fact,value,quote\ngazette,flood,began,2024-11-20,On 20 November\n", "utf-8")
    desk.paths = (*desk.paths, str(table))
    asked = next(
        {"id": one["id"], "at": claim["at"], "seen": claim["seen"], "value": "2024"}
        for one in page.get("/api/queue").json["findings"]
        for claim in page.get(f"/api/findings/{one['id']}").json["claims"]
        if claim["refused"]
    )
    refused = page.post("/api/claims", asked)
    assert refused.status_code == 422
    assert refused.json["error"] == (
        "Only files of YAML are written to here: change the claim in the table itself, in row 2."
    )
