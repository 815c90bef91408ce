"""A claim added to a source's is one more in the style of its neighbours, and changes nothing besides."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import discrepancies
from discrepancies.load.problems import InputError
from discrepancies.save.claim_adding import with_claim
from discrepancies.save.claim_edits import digest, write
from tests.save.test_claim_edits import HEAD, claims

CASES = yaml.safe_load(Path(__file__).with_name("claim_adding.yaml").read_text("utf-8"))
TEXTS = {"fact": "hurt", "event": "e", "value": "about 7", "quote": "about seven: #1"}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_one_claim_is_added_and_nothing_else_changes(tmp_path: Path, case: str, line_end: str, mark: str) -> None:
    def whole(entry: str) -> bytes:
        other = "  wire: {event: e, claims: [{fact: hurt, value: 1}]}\n"
        return f"{mark}{HEAD}{other}{entry}".replace("\n", line_end).encode()

    path = tmp_path / "claims.yaml"
    path.write_bytes(whole(CASES[case]["before"]))
    old = discrepancies.load(str(path))
    made = with_claim(old, "bell", TEXTS, digest(path.read_bytes()))
    assert made.after.decode() == whole(CASES[case]["after"]).decode()
    write(made)
    new = claims(discrepancies.load(str(path)))
    assert [one for one in new if one not in claims(old)] == [{"source": "bell", **TEXTS}]
    assert [one for one in new if one in claims(old)] == claims(old)


def test_a_list_of_names_is_written_as_one(tmp_path: Path) -> None:
    path = tmp_path / "claims.yaml"
    path.write_text(f"{HEAD}  bell:\n    event: e\n    claims:\n    - {{fact: hurt, value: 1}}\n")
    dossier = discrepancies.load(str(path))
    made = with_claim(dossier, "bell", {"fact": "names", "value": "Ana; Ben, Jr"}, digest(path.read_bytes()))
    assert made.after == made.before + b'    - {fact: names, value: [Ana, "Ben, Jr"]}\n'


def test_what_is_missing_or_changed_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "claims.yaml"
    path.write_text(f"{HEAD}  bell:\n    event: e\n    claims:\n    - {{fact: hurt, value: 1}}\n")
    dossier, seen = discrepancies.load(str(path)), digest(path.read_bytes())
    with pytest.raises(InputError, match="the new claim has no value"):
        with_claim(dossier, "bell", {"fact": "hurt", "value": " "}, seen)
    with pytest.raises(InputError, match="200"):
        with_claim(dossier, "bell", {"fact": "hurt", "value": "7" * 201}, seen)
    with pytest.raises(InputError, match="has changed since"):
        with_claim(dossier, "bell", TEXTS, digest(b""))


def test_a_source_whose_claims_are_elsewhere_gets_the_key(tmp_path: Path) -> None:
    path, table = tmp_path / "claims.yaml", tmp_path / "claims.csv"
    table.write_text("source,event,fact,value\nbell,e,hurt,8\n")
    for before, after in (
        ("  bell:\n    title: |\n      Bell\n\n", "  bell:\n    title: |\n      Bell\n    claims:\n      - $\n\n"),
        ("  bell: {title: Bell}  # ours\n", "  bell: {title: Bell, claims: [$]}  # ours\n"),
        ("  bell:  # ours\n", "  bell:  # ours\n    claims:\n      - $\n"),
    ):
        path.write_text(f"{HEAD}{before}")
        made = with_claim(discrepancies.load(str(path), str(table)), "bell", TEXTS, digest(path.read_bytes()))
        new = '{fact: hurt, event: e, value: about 7, quote: "about seven: #1"}'
        assert made.after.decode() == f"{HEAD}{after}".replace("$", new)
