"""The page on the format is true: its examples are read, its tables are those of the program.

`python tests/load/test_format_page.py` writes the tables and the output anew.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from discrepancies.load.files import read
from discrepancies.load.keys import CLAIM, KIND_ABOUT, SCOPE, SECTIONS, TEXT, Key
from discrepancies.load.problems import InputError, Problems

PAGE = Path(__file__).parents[2] / "docs" / "format.md"
WRONG = "wrong.yaml"
ALONE = {"mill.yaml", WRONG}

TABLES: Mapping[str, Mapping[str, Key]] = {
    **{name: section.keys for name, section in SECTIONS.items()},
    "scopes": SCOPE,
    "text": TEXT,
    "claims": CLAIM,
}


def table(name: str) -> Iterator[str]:
    if name == "sections":
        yield from ("| section | what stands in it |", "|---|---|")
        yield from (f"| `{key}` | {section.about} |" for key, section in SECTIONS.items())
    elif name == "kinds":
        yield from ("| kind | what it is |", "|---|---|")
        yield from (f"| `{key}` | {about} |" for key, about in KIND_ABOUT.items())
    else:
        kinds = any(len(key.kinds) < len(KIND_ABOUT) for key in TABLES[name].values())
        yield "| key | what it is for | what may stand there |" + (" kinds |" if kinds else "")
        yield "|---|---|---|" + ("---|" if kinds else "")
        for word, key in TABLES[name].items():
            of = "" if len(key.kinds) == len(KIND_ABOUT) else ", ".join(key.kinds)
            must = " **Needed.**" if key.required else ""
            yield f"| `{word}` | {key.about}.{must} | {holds(key)} |" + (f" {of} |" if kinds else "")


def holds(key: Key) -> str:
    if key.words and not key.names:
        return "one of the kinds below" if key.words == tuple(KIND_ABOUT) else " or ".join(f"`{w}`" for w in key.words)
    one = "a text"
    if key.write:
        one = key.write.removeprefix("write ")
    if key.names:
        one = f"a key of `{key.names}`" + (" or `sources`" if key.names == "voices" else "")
    return {
        "text": one,
        "date": "a date",
        "flag": "`true` or `false`",
        "list": f"{one}, or a list of them",
        "special": "see there",
    }[key.holds]


def filled(page: str) -> str:
    return re.sub(
        r"(<!-- keys: (\w+) -->\n).*?(<!-- end -->)",
        lambda m: m[1] + "".join(f"{row}\n" for row in table(m[2])) + m[3],
        page,
        flags=re.DOTALL,
    )


def with_output(page: str) -> str:
    shown = said(page)
    return re.sub(r"(?<=gives\n\n```text\n).*?(?=```)", lambda _: shown, page, flags=re.DOTALL)


def examples(page: str) -> dict[str, str]:
    return {block[1]: block[0] for block in re.finditer(r"(?<=```yaml\n)# (\S+)\n.*?(?=```)", page, re.DOTALL)}


def problems_of(page: str, names: list[str]) -> Problems:
    problems = Problems()
    with TemporaryDirectory() as folder:
        for name in names:
            Path(folder, name).write_text(examples(page)[name], encoding="utf-8")
        before = Path.cwd()
        os.chdir(folder)
        try:
            read(names, problems)
        finally:
            os.chdir(before)
    return problems


def said(page: str) -> str:
    try:
        problems_of(page, [WRONG]).raise_any()
    except InputError as error:
        return f"{error}\n"
    return ""


def test_the_tables_are_those_of_the_program() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert filled(page) == page
    assert set(re.findall(r"<!-- keys: (\w+) -->", page)) == (set(TABLES) | {"sections", "kinds"}) - {"voices"}


def test_the_examples_are_read() -> None:
    page = PAGE.read_text(encoding="utf-8")
    together = [name for name in examples(page) if name not in ALONE]
    assert len(together) == 5
    assert not problems_of(page, together).found
    assert not problems_of(page, ["mill.yaml"]).found


def test_every_key_of_a_claim_and_a_fact_is_in_an_example() -> None:
    shown = "".join(examples(PAGE.read_text(encoding="utf-8")).values())
    written = set(re.findall(r"(\w+):", shown))
    assert set(SECTIONS["facts"].keys) - {"cumulative", "future"} <= written
    assert set(CLAIM) - {"when", "locator", "note"} <= written


def test_the_errors_are_those_that_the_program_gives() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert with_output(page) == page


if __name__ == "__main__":
    PAGE.write_text(with_output(filled(PAGE.read_text(encoding="utf-8"))), encoding="utf-8")
