"""An invented dossier before an edit and after it, and the difference that makes."""

from __future__ import annotations

import io
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import discrepancies
from discrepancies import decisions
from discrepancies.diff import Difference, difference
from discrepancies.formats import Style
from discrepancies.formats.diff import render
from discrepancies.report import ALL, Filter

if TYPE_CHECKING:
    from discrepancies.model import Finding

OLD = """\
facts:
  injured: {asks: How many people were injured?, kind: count}
  inside: {asks: Were workers inside?, kind: yes-no}
  began: {asks: When did the fire begin?, kind: date}
events:
  mill_fire: {title: Fire at the mill}
voices:
  hospital: Saint Brannoc's Hospital
sources:
  fire_service:
    published: 2024-03-03
    event: mill_fire
    claims:
      - {fact: injured, value: 7, quote: "seven people were treated"}
      - {fact: began, value: 2 March 2024, quote: "on 2 March 2024"}
      - {fact: inside, value: no, quote: "nobody was at work"}
  evening_bell:
    published: 2024-03-04
    event: mill_fire
    claims:
      - {fact: injured, value: 9, quote: "nine people were brought in", attributed_to: hospital}
      - {fact: began, value: March 2024, quote: "March's great fire"}
      - {fact: inside, value: no, quote: "the mill was empty"}
constraints:
  few: {says: few were hurt, holds: injured <= 8}
"""

REFORMATTED = """\
constraints: {few: {holds: "injured <= 8", says: "few   were hurt"}}
sources:
  evening_bell:
    event: mill_fire
    claims:
      - fact: inside
        quote: the mill was empty
        value: no
      - {attributed_to: hospital, fact: injured, value: 9, stated: fact, quote: "nine people were brought in"}
      - {fact: began, value: March 2024, quote: 'March''s great fire'}
    published: 2024-03-04
  fire_service:
    published: 2024-03-03
    claims:
      - {fact: began, event: mill_fire, value: 2 March 2024, quote: "on 2 March 2024"}
      - {fact: injured, event: mill_fire, value: 7, quote: "seven people were treated"}
      - {fact: inside, event: mill_fire, value: no, quote: "nobody was at work"}
    event: mill_fire
voices: {hospital: Saint Brannoc's Hospital}
events: {mill_fire: {title: Fire at the mill}}
facts:
  inside: {kind: yes-no, asks: Were workers inside?}
  began: {asks: When did the fire begin?, kind: date}
  injured: {asks: How many people were injured?, kind: count}
"""


def edited(*replaced: tuple[str, str]) -> str:
    """The dossier with some words replaced."""
    text = OLD
    for before, after in replaced:
        assert before in text
        text = text.replace(before, after)
    return text


def compared(folder: Path, old: str, new: str, *, log: Path | None = None, shown: Filter = ALL) -> Difference:
    """The difference between two texts of YAML, under the decisions in a log if there is one."""
    dossiers = []
    for name, text in (("old", old), ("new", new)):
        path = folder / name / "claims.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
        dossiers.append(discrepancies.load(str(path)))
    return difference(*dossiers, decisions=decisions.read(log) if log else None, shown=shown)


def written(found: Difference, form: str = "text", width: int = 80) -> str:
    """A difference in one of the forms."""
    out = io.StringIO()
    render(form, found, out, Style(width))
    return out.getvalue()


def unwrapped(found: Difference) -> str:
    """The text with a line for each sentence."""
    return written(found, width=10_000)


def decided(folder: Path, text: str, *rules: str, answer: str = "unconfirmed") -> Path:
    """A log in which each finding of these rules on a dossier is answered."""
    claims, path = folder / "decided.yaml", folder / "decisions.yaml"
    claims.write_text(text, encoding="utf-8")
    dossier = discrepancies.load(str(claims))
    for number, finding in enumerate(discrepancies.check(dossier, select=rules).flagged):
        given = decisions.Given(answer, "We asked both.", by="Ana Ruiz", at=f"2024-03-06T10:00:{number:02}Z")
        decision = decisions.decided(dossier, finding, given)
        after = {id_: entry.mark for id_, entry in decisions.read(path).current.items()}
        decisions.write(path, [decisions.entry(dossier, finding, decision)], after)
    claims.unlink()
    return path


def rules(findings: tuple[Finding, ...]) -> list[str]:
    """The rules of some findings, in their order."""
    return [finding.rule for finding in findings]
