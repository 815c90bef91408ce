"""Every rule against the cases in `cases/<rule>.yaml`, which become tests by being there.

A case is a dossier: the sections that all cases of the file share, with its own added. In `pass` the rule flags
nothing; in `fail` it flags exactly `flags`, in the report's order, and every key given there must match. In both,
the rules of all other errors are those that `also` lists. `texts` are files written beside the dossier, by name, and
`decisions` is the log of what editors decided. What a quote shows is a matter of the cases of quote-disagrees alone: in
all others a quote may be any words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

import discrepancies
from discrepancies import decisions, rules
from discrepancies.model import Finding
from discrepancies.report import Report

CASES = Path(__file__).parent / "cases"
SECTIONS = ("facts", "events", "voices", "sources", "constraints")
QUOTE_ALONE = "quote-disagrees"


class Case(NamedTuple):
    rule: str
    name: str
    dossier: Mapping[str, Any]
    texts: Mapping[str, str]
    decisions: str
    flags: list[Mapping[str, Any]]
    also: list[str]


@cache
def _read(path: Path) -> dict[str, Any]:
    # Scalars stay the text that they are in a dossier: no `no` becomes False.
    read: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    return read


def _cases() -> Iterator[Case]:
    for path in sorted(CASES.glob("*.yaml")):
        file = _read(path)
        for outcome in ("pass", "fail"):
            for name, case in file[outcome].items():
                merged = {key: {**file.get(key, {}), **case.get(key, {})} for key in SECTIONS}
                dossier = {key: section for key, section in merged.items() if section}
                texts = {**file.get("texts", {}), **case.get("texts", {})}
                flags, also = case.get("flags", []), case.get("also", [])
                yield Case(path.stem, f"{outcome} - {name}", dossier, texts, case.get("decisions", ""), flags, also)


ALL = list(_cases())
of_each_case = pytest.mark.parametrize("case", ALL, ids=[f"{case.rule}: {case.name}" for case in ALL])


def _checked(dossier: Mapping[str, Any], case: Case, folder: Path) -> Report:
    for name, text in case.texts.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    path = folder / "claims.yaml"
    # JSON is YAML, without the aliases that the case files may use and a dossier may not.
    path.write_text(json.dumps(dossier, ensure_ascii=False, indent=1), encoding="utf-8")
    loaded = discrepancies.load(str(path))
    log = folder / "decisions.yaml"
    log.write_text(case.decisions, encoding="utf-8")
    decided = decisions.read(log)
    if case.rule != QUOTE_ALONE:
        return discrepancies.check(loaded, ignore=[QUOTE_ALONE], decisions=decided)
    return discrepancies.check(replace(loaded, every_quote=True), decisions=decided)


def _shown(report: Report, finding: Finding) -> dict[str, Any]:
    """A finding as the cases write it: every value a text, `null` for none, its claims as [source, value]."""
    said = {key: str(value) if value else "null" for key, value in finding._asdict().items()}
    claims = [[report.wording.source(row), report.wording.value(row)] for row in finding.rows]
    return {**said, "claims": claims}


def _turned(dossier: Mapping[str, Any]) -> dict[str, Any]:
    """The same dossier with everything in it in the opposite order."""
    turned = {key: dict(reversed(section.items())) for key, section in reversed(list(dossier.items()))}
    turned["sources"] = {
        key: {**source, "claims": source["claims"][::-1]} for key, source in turned.get("sources", {}).items()
    }
    return turned


@of_each_case
def test_case(case: Case, tmp_path: Path) -> None:
    report = _checked(case.dossier, case, tmp_path)
    found = [_shown(report, finding) for finding in report.flagged]
    of_rule = [finding for finding in found if finding["rule"] == case.rule]
    wanted = [{**full, **given} for full, given in zip(of_rule, case.flags, strict=False)]
    assert of_rule == [*wanted, *case.flags[len(of_rule) :]]
    others = {f["rule"] for f in found if f["severity"] == "error"} - {case.rule}
    assert others == set(case.also)

    turned = _checked(_turned(case.dossier), case, tmp_path)
    assert [_shown(turned, finding) for finding in turned.flagged] == found
    assert turned.facts.equals(report.facts)


@pytest.mark.parametrize("rule", rules.RULES)
def test_every_rule_has_cases_of_both_sorts(rule: str) -> None:
    file = _read(CASES / f"{rule}.yaml")
    assert all(file["pass"].values())
    assert all(case["flags"] for case in file["fail"].values())
    assert not any("flags" in case for case in file["pass"].values())


def test_every_file_of_cases_is_of_a_rule() -> None:
    assert {path.stem for path in CASES.iterdir()} == set(rules.RULES)


@pytest.mark.parametrize("rule", rules.RULES)
@pytest.mark.parametrize(("paragraph", "outcome"), [("Passes", "pass"), ("Fails", "fail")])
def test_the_examples_of_a_manual_page_are_cases(rule: str, paragraph: str, outcome: str) -> None:
    page = rules.rule(rule).__doc__ or ""
    text = re.search(rf"^{paragraph}\b.*?(?=\n\n|\Z)", page, re.MULTILINE | re.DOTALL)
    assert text, f"{rule} has no paragraph {paragraph}"
    shown = yaml.safe_dump(_read(CASES / f"{rule}.yaml")[outcome], allow_unicode=True, width=10_000)
    examples = re.findall(r'"([^"]+)"', " ".join(text.group().split()))
    assert [example for example in examples if example not in shown] == []
