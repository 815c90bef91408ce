"""One declaration more is written where the others stand, and changes nothing besides."""

from __future__ import annotations

import pytest
import yaml

from discrepancies.load.problems import InputError
from discrepancies.model import Place
from discrepancies.save.entry_adding import with_entry, with_text

FACT = {"asks": "Who was killed?", "kind": "names"}
LINE = 'killed: {asks: "Who was killed?", kind: names}'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", f"facts:\n  {LINE}\n"),
        ("# ours", f"# ours\n\nfacts:\n  {LINE}\n"),
        ("facts:\n", f"facts:\n  {LINE}\n"),
        (
            "facts:  # none yet\nevents:\n  e: {title: E}\n",
            f"facts:  # none yet\n  {LINE}\nevents:\n  e: {{title: E}}\n",
        ),
        ("facts: {}\nevents:\n  e:\n", f"facts:\n  {LINE}\nevents:\n  e:\n"),
        ("facts: {hurt: {asks: Q, kind: count}}\n", f"facts: {{hurt: {{asks: Q, kind: count}}, {LINE}}}\n"),
        (
            "facts:\n    hurt:  # ok\n        asks: Q\n        kind: count\n\n# so far\nevents:\n    e:\n",
            f"facts:\n    hurt:  # ok\n        asks: Q\n        kind: count\n    {LINE}\n\n# so far\nevents:\n    e:\n",
        ),
        ("title: T\n\n# e\nevents:\n  e:\n", f"title: T\n\nfacts:\n  {LINE}\n\n# e\nevents:\n  e:\n"),
        ("# head\nsources:\n  a:\n    claims: []\n", f"# head\nfacts:\n  {LINE}\n\nsources:\n  a:\n    claims: []\n"),
        ("{title: T, sources: {a: {claims: []}}}", f"{{title: T, sources: {{a: {{claims: []}}}}, facts: {{{LINE}}}}}"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_fact_is_added(before: str, after: str, line_end: str, mark: str) -> None:
    if mark and not before:
        return  # a mark alone is no file that anybody has
    lines = (mark + before.replace("\n", line_end)).encode()
    column = next((at for at, text in enumerate(before.splitlines(), 1) if "hurt" in text), 0)
    last = Place("c.yaml", column, 5 if "    hurt" in before else 3) if column else Place("c.yaml", 1, 1)
    made = with_entry(lines, "facts", "killed", FACT, last)
    assert made.decode().removeprefix("\ufeff") == after.replace("\n", line_end if before.count("\n") else "\n")
    assert yaml.safe_load(made)["facts"]["killed"] == FACT


def test_a_source_has_a_line_a_key_for_its_claims_to_stand_under() -> None:
    text = {"file": "texts/a.txt", "sha256": "0" * 64}
    made = with_entry(b"facts:\n  f: {asks: Q, kind: count}\n", "sources", "a: b", {"title": "no", "text": text}, PLACE)
    said = f'sources:\n  "a: b":\n    title: "no"\n    text: {{file: texts/a.txt, sha256: "{"0" * 64}"}}\n'
    assert made.decode() == f"facts:\n  f: {{asks: Q, kind: count}}\n\n{said}"


PLACE = Place("c.yaml", 1, 1)


def test_a_section_with_a_comment_in_its_braces_is_left_alone() -> None:
    with pytest.raises(InputError, match="no safe place") as refused:
        with_entry(b"facts: {  # soon\n}\n", "facts", "killed", FACT, PLACE)
    assert LINE in str(refused.value)


def test_a_source_is_given_its_text() -> None:
    text = {"file": "texts/a.txt", "sha256": "ab" * 32}
    before = b"sources:\n  a:  # ours\n    title: A\n    claims:\n      - {fact: f, value: 1}\n  b: {claims: []}\n"
    made = with_text(before, "a", Place("c.yaml", 2, 3), text)
    assert made == before.replace(
        b"title: A\n", b"title: A\n    text: {file: texts/a.txt, sha256: " + b"ab" * 32 + b"}\n"
    )
    assert b"{text: {file: texts/a.txt" in with_text(before, "b", Place("c.yaml", 6, 3), text)
    with pytest.raises(InputError, match="no safe place"):
        with_text(b"sources:\n  a:\n", "a", Place("c.yaml", 2, 3), text)
