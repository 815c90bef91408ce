"""No edition for readers of a random small dossier holds anything private, and all of them count as the whole does.

`WORLDS=1000` looks at so many dossiers.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, cast
from zipfile import ZipFile

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import discrepancies
from discrepancies import decisions
from discrepancies.model import Decision, Finding
from discrepancies.report.edition import OF_THE_DESK
from discrepancies.rules import RULES
from tests.command_line import run
from tests.properties.claims_files import plain
from tests.properties.dossiers import VOICES, dossier, tree

DOSSIERS = int(os.environ.get("WORLDS", "20"))
MARK = "zqsecret"
"""A word that is in everything private and nowhere else."""

Entry = dict[str, Any]


def planted(random: Random, sections: Mapping[str, Mapping[str, Any]]) -> str:
    """The dossier with private voices and sources, and with something private wherever a reader must not look."""
    hidden = {key: f"{MARK}_{key}" for key in (*VOICES, *sections["sources"]) if random.random() < 0.4}
    number = iter(range(10_000))

    def secret(what: str) -> str:
        return f"{MARK} {what} {next(number)}"

    def renamed(keys: Any) -> Any:
        return hidden.get(keys, keys) if isinstance(keys, str) else [hidden.get(key, key) for key in keys]

    def claim(said: Entry, *, private: bool) -> Entry:
        entry = {**said, "note": secret("note"), "locator": secret("page"), "x-desk": secret("remark")}
        if "attributed_to" in said:
            entry["attributed_to"] = renamed(said["attributed_to"])
        if private or said.get("attributed_to") in hidden:
            entry |= {"quote": secret("quote"), "inferred": secret("guess")}
        return entry

    def source(key: str, said: Entry) -> Entry:
        private = key in hidden
        links: Entry = {of: renamed(said[of]) for of in ("by", "derives_from") if of in said}
        entry = said | links
        entry |= {"text": {"file": f"{MARK}.txt"}, "ignore": {secret("number"): "a telephone"}}
        if private:
            entry |= {"private": "true", "title": secret("talk"), "url": f"https://example.org/{MARK}"}
            entry |= {"archived": f"https://example.com/{MARK}", "inferred": secret("how")}
            entry |= {"by": secret("witness")} if "by" not in said and random.random() < 0.5 else {}
            entry |= {"publisher": secret("house")} if random.random() < 0.5 else {}
        return {**entry, "claims": [claim(dict(one), private=private) for one in said["claims"]]}

    voices = {
        renamed(key): {"title": secret("Anna"), "private": "true"} if key in hidden else {"title": title}
        for key, title in sections["voices"].items()
    }
    sources = {renamed(key): source(key, dict(said)) for key, said in sections["sources"].items()}
    # Its publisher is who is quoted elsewhere: what the one hides, the other must not tell.
    if open_ := [said for key, said in sources.items() if key not in hidden.values()]:
        titles = [voice["title"] for voice in voices.values() if voice.get("private")]
        random.choice(open_).update({"publisher": titles[0].upper()} if titles and random.random() < 0.5 else {})
    text = plain(cast("Any", {"facts": sections["facts"], "voices": voices, "sources": sources}))
    return f"# {MARK} remark\nx-desk: {{to: {MARK}}}\n{text}"


def handled(random: Random, claims: Path) -> dict[str, int]:
    """Decide on what is flagged, and give how often each rule's decision was approved."""
    whole = discrepancies.load(str(claims))
    log, approved = claims.with_name("decisions.yaml"), Counter[str]()
    at = (f"2024-01-01T{hour:02}:00:00Z" for hour in range(24))
    times = [next(at) for _ in range(4)]
    flagged = discrepancies.check(whole, ignore=OF_THE_DESK).flagged
    remarks = [decisions.commented(one, f"{MARK} comment", f"{MARK} Cora", times[2]) for one in flagged]
    assigned = [decisions.assigned(one, f"{MARK} Dora", f"{MARK} Cora", times[2]) for one in flagged]
    sorts = {one: random.choice(("open", "open", "decided", "approved", "approved", "pending")) for one in flagged}
    answered = [decided(whole, one, sort, times[0]) for one, sort in sorts.items() if sort != "open"]
    decisions.write(log, [*remarks, *assigned], after={})
    entries = {one.id: one for one in decisions.write(log, answered, after={}) if isinstance(one, decisions.Entry)}
    good = [one for one, sort in sorts.items() if sort == "approved"]
    approvals = [decisions.approved(one, entries[one.id], f"{MARK} Ed", times[3]) for one in good]
    decisions.write(log, approvals, after={})
    approved.update(one.rule for one in good)
    return dict(approved)


def decided(whole: Any, finding: Finding, sort: str, at: str) -> decisions.Entry:
    reason = "For all to read." if sort == "approved" else f"{MARK} reason"
    answer = Decision("pending" if sort == "pending" else "not-a-conflict", None, None, reason, f"{MARK} Fay", at)
    return decisions.entry(whole, finding, answer)


@settings(max_examples=DOSSIERS, phases=[Phase.generate], deadline=None)
@given(seed=st.integers(0, 2**32))
def test_nothing_private_is_in_any_file_and_every_count_stays(seed: int) -> None:
    random = Random(seed)
    with TemporaryDirectory() as folder:
        claims, out = Path(folder) / MARK / f"{MARK}.yaml", Path(folder) / "out"
        claims.parent.mkdir()
        claims.write_text(planted(random, tree(dossier(seed, random.randint(1, 6)))), encoding="utf-8")
        approved = handled(random, claims)
        whole = run("check", str(claims), "--format", "json", "--fail-on", "never")
        assert whole.status == 0, whole.err
        workbook = ["--excel"] if random.random() < 0.2 else []
        done = run("report", "--public", str(claims), "--output", str(out), *workbook)
        assert (done.status, done.err) == (0, "")
        for path in out.rglob("*"):
            told = path.name + unescape(said_in(path))
            assert MARK not in told.casefold(), f"{path.name}: {told[told.casefold().index(MARK) - 200 :][:400]}"
        _counts_stay(json.loads(whole.out), json.loads((out / "report.json").read_text("utf-8")), approved)


def said_in(path: Path) -> str:
    """All that is written in a file, or in the files that a workbook is made of."""
    if path.suffix != ".xlsx":
        return path.read_text("utf-8-sig")
    with ZipFile(path) as parts:
        return "".join(name + parts.read(name).decode("utf-8") for name in parts.namelist())


def _counts_stay(whole: Mapping[str, Any], public: Mapping[str, Any], approved: Mapping[str, int]) -> None:
    def of(report: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        keys = ("event", "fact", "status", "answers_total", "low", "high")
        return [(*(fact[key] for key in keys), _behind(fact)) for fact in report["facts"]]

    assert of(public) == of(whole)
    flagged = Counter((one["rule"], one["severity"], one["event"], one["fact"]) for one in public["findings"])
    ours = (one for one in whole["findings"] if one["rule"] not in OF_THE_DESK)
    assert flagged == Counter((one["rule"], one["severity"], one["event"], one["fact"]) for one in ours)
    settled = Counter(one["rule"] for one in public["findings"] if one["state"] == "settled")
    assert settled == approved
    assert public["edition"]["left_out"]["decisions"] == (
        sum(one["decision"] is not None for one in whole["findings"]) - sum(approved.values())
    )
    assert {*public["edition"]["rules"]} == {*RULES} - {*OF_THE_DESK}


def _behind(fact: Mapping[str, Any]) -> list[tuple[int, int]]:
    """How many sources and origins say each answer, in no order: what is equally often said may change places."""
    return sorted((one["says"]["sources_total"], len(one["says"]["origins"])) for one in fact["answers"])
