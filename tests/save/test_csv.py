"""CSV, TSV and JSON Lines as they are written, to the byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from discrepancies.save.convert import convert

DOSSIER = """\
facts: {said: {asks: What?, kind: text}, victims: {asks: Who?, kind: names}}
sources:
  a:
    event: e
    claims:
      - {fact: said, value: "=1, or 2", quote: 'he said "x"'}
      - {fact: victims, value: [Ana, Óscar], closed: true}
      - {fact: victims, value: "Ana;Bo"}
"""


@pytest.mark.parametrize(
    ("ending", "lines"),
    [
        (
            ".csv",
            [
                "source,event,fact,value,quote,closed",
                'a,e,said,"\'=1, or 2","he said ""x""",',
                "a,e,victims,Ana; Óscar,,true",
                "a,e,victims,Ana;Bo,,",
            ],
        ),
        (
            ".tsv",
            [
                "source\tevent\tfact\tvalue\tquote\tclosed",
                'a\te\tsaid\t\'=1, or 2\t"he said ""x"""\t',
                "a\te\tvictims\tAna; Óscar\t\ttrue",
                "a\te\tvictims\tAna;Bo\t\t",
            ],
        ),
        (
            ".jsonl",
            [
                r'{"source": "a", "event": "e", "fact": "said", "value": "=1, or 2", "quote": "he said \"x\""}',
                '{"source": "a", "event": "e", "fact": "victims", "value": ["Ana", "Óscar"], "closed": "true"}',
                '{"source": "a", "event": "e", "fact": "victims", "value": "Ana;Bo"}',
            ],
        ),
    ],
)
def test_claims_are_written_a_line_each(ending: str, lines: list[str], tmp_path: Path) -> None:
    (tmp_path / "in.yaml").write_text(DOSSIER, encoding="utf-8")
    convert([str(tmp_path / "in.yaml")], str(tmp_path / f"out{ending}"))
    assert (tmp_path / f"out{ending}").read_bytes().decode() == "".join(f"{line}\n" for line in lines)
