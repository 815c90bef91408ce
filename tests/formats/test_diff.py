"""The forms of a difference: what the schema says, the same on every run, and harmless whatever a source wrote."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from markdown_it import MarkdownIt

import discrepancies
from discrepancies.diff import Difference, difference
from discrepancies.formats.diff import FORMS
from discrepancies.formats.diff.outline import MOST_CLAIMS
from discrepancies.language.safe import hidden
from tests.mill import OLD, compared, decided, edited, written
from tests.naughty.dossier import OURS, load

GOLDEN = sorted(path for path in (Path(__file__).parent.parent / "golden").glob("*.yaml") if "." not in path.stem)
SCHEMA = json.loads(
    (Path(discrepancies.__file__).parent / "formats" / "schemas" / "diff.schema.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(
    "pair", list(pairwise([*GOLDEN, GOLDEN[0]])), ids=lambda pair: "-".join(one.stem for one in pair)
)
def test_any_two_dossiers_can_be_held_against_each_other(pair: tuple[Path, Path]) -> None:
    old, new = (discrepancies.load(str(path)) for path in pair)
    found = difference(old, new)
    data = as_json(found)
    jsonschema.validate(data, SCHEMA)
    assert data["summary"]["claims"] == {
        kind: sum(change["kind"] == kind for change in data["claims"]) for kind in ("added", "edited", "removed")
    }
    assert all(len(data[key]) == count for key, count in data["summary"]["findings"].items())
    again = difference(*(discrepancies.load(str(path)) for path in pair))
    for form in FORMS:
        assert written(found, form) == written(again, form)


def as_json(found: Difference) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(written(found, "json"))
    return data


def test_the_json_form_has_every_part_of_it(tmp_path: Path) -> None:
    new = edited(
        ("value: 9", "value: 11"), ("value: March 2024", "value: 2 March 2024"), ("title: Fire", "title: Blaze")
    )
    new = new.replace("constraints:", "  wire: {event: mill_fire, claims: [{fact: inside, value: yes}]}\nconstraints:")
    log = decided(tmp_path, OLD, "value-conflict", "precision-differs", answer="not-a-conflict")
    data = as_json(compared(tmp_path, OLD, new, log=log))
    jsonschema.validate(data, SCHEMA)
    assert data["format"] == "discrepancies-diff/2"
    assert all(data[key] for key in SCHEMA["required"])
    assert {one["became"] for one in data["decisions"]} == {"stale", "closed"}
    (moved,) = [one for one in data["moved"] if one["rule"] == "value-conflict"]
    assert moved["because"] == ["evening_bell now says 11 instead of 9"]
    assert moved["before"]["evidence"] != moved["evidence"]
    assert {(one["section"], one["key"], one["kind"]) for one in data["declarations"]} == {
        ("events", "mill_fire", "edited"),
        ("sources", "wire", "added"),
    }


def test_much_is_told_in_part_and_given_whole_as_json(tmp_path: Path) -> None:
    def many(value: int) -> str:
        claims = "".join(f"      - {{fact: dead, event: e{n:03}, value: {value}}}\n" for n in range(MOST_CLAIMS + 5))
        return f"facts: {{dead: {{asks: How many?, kind: count}}}}\nsources:\n  a:\n    claims:\n{claims}"

    found = compared(tmp_path, many(7), many(8))
    assert "\nAnd 5 more claims; --format json has every one.\n" in written(found)
    assert len(as_json(found)["claims"]) == MOST_CLAIMS + 5


def test_nothing_that_outsiders_wrote_acts_in_any_form(tmp_path: Path) -> None:
    hostile = load(tmp_path, OURS).dossier
    harmless = compared(tmp_path, OLD, OLD).new.dossier
    for old, new in ((hostile, harmless), (harmless, hostile)):
        found = difference(old, new)
        forms = {form: written(found, form) for form in FORMS}
        for text in forms.values():
            assert not any(map(hidden, set(text) - {"\n"}))
        jsonschema.validate(json.loads(forms["json"]), SCHEMA)
        tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(forms["markdown"])
        assert {child.type for token in tokens for child in token.children or ()} <= {"text", "code_inline"}
        blocks = {token.type.rpartition("_")[0] or token.type for token in tokens}
        assert blocks == {"heading", "paragraph", "inline", "bullet_list", "list_item"}
        assert max(token.level for token in tokens if token.type == "list_item_open") == 1
