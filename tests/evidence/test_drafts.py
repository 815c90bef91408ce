"""Drafts of claims: valid YAML that, with its facts filled in, is read and shown by its quotes."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import discrepancies
from discrepancies import pipeline
from discrepancies.evidence.coverage import coverages
from discrepancies.evidence.drafts import MOST_WORDS, drafts, quote, value
from discrepancies.evidence.figures import figures
from discrepancies.evidence.quotes import find
from discrepancies.evidence.shown import disagreement
from discrepancies.kinds import MEASURED
from discrepancies.language.folding import fold
from discrepancies.language.reading import Context, Unreadable
from discrepancies.load.problems import InputError
from discrepancies.load.texts.source_text import SourceText
from discrepancies.model import Fact, Place

QUOTES = yaml.safe_load((Path(__file__).parents[1] / "language/quotes.yaml").read_text("utf-8"))
KINDS = ("date", "period", "count", *MEASURED)

FACTS = """
facts:
  how_many: {asks: How many?, kind: count}
  how_much: {asks: How much?, kind: quantity, unit: "%"}
  how_far: {asks: How far?, kind: quantity, unit: km}
  day: {asks: When was it?, kind: date}
  who: {asks: Who is it?, kind: name}
"""
OTHER = """\
  wire:
    event: fire
    claims: [{fact: how_many, value: 9, quote: nine people died}]
"""
TEXT = """\
Nine people died in the fire on 12 March 2019, said the mayor, Ana Ruiz: "a dark day".
At least 14 were hurt, about 500 fled, and 3.5 km of the coast were closed; up to 650 ships lay there.
On Tuesday (26) it was over, and 45% of the port had burnt. It was [sic] January 15th.
"""


def text_of(plain: str, lines: tuple[int, int] = (1, 1)) -> SourceText:
    return SourceText("a", "a.txt", plain, "0" * 64, "utf-8", lines)


def drafted(folder: Path, text: str, source: str = "    event: fire\n", key: str = "gazette") -> str:
    """The draft made of a source that claims nothing."""
    (folder / "a.txt").write_text(text, encoding="utf-8", newline="")
    path = folder / "claims.yaml"
    path.write_text(
        f"{FACTS}sources:\n{OTHER}  {key}:\n{source}    text: {{file: a.txt}}\n    claims: []\n", encoding="utf-8"
    )
    dossier = discrepancies.load(str(path))
    return "".join(drafts(dossier, coverages(dossier)))


def completed(draft: str) -> str:
    """What a curator makes of it: each question mark the first fact that can have such a value."""

    def fact(entry: re.Match[str]) -> str:
        value = entry[2].strip('"')
        number = re.fullmatch(r"(?:[A-Za-z ]* )?[\d.,]+%?(?: to [\d.,]+)?(?: km)?|(?:Nine|seven)", value)
        year = re.search(r"\b\d{4}\b|January|March", value)
        kind = (
            "day"
            if year
            else "who"
            if not number
            else "how_far"
            if "." in value
            else "how_much"
            if "%" in value
            else "how_many"
        )
        return f"fact: {kind}, value: {entry[2]}, quote"

    return FACTS + re.sub(r'fact: ("\?"), value: ("[^"]*"|[^,]*), quote', fact, draft).replace(
        'event: "?"', "event: fire"
    )


def entries(draft: str) -> list[dict[str, str]]:
    read = yaml.load(draft, yaml.BaseLoader)
    return [entry for source in read["sources"].values() for entry in source["claims"]]


def test_a_draft_has_the_value_the_words_around_it_and_the_line(tmp_path: Path) -> None:
    found = {entry["value"]: entry for entry in entries(drafted(tmp_path, TEXT))}
    assert found["Nine"] | {"quote": ""} == {"fact": "?", "value": "Nine", "quote": "", "locator": "line 1"}
    assert found["Nine"]["quote"].startswith("Nine people died in the fire on")
    assert {"At least 14", "about 500", "45%", "Ana Ruiz"} <= set(found)
    assert found["At least 14"]["locator"] == "line 2"


def test_the_draft_is_read_once_its_facts_are_there_and_nothing_is_left_to_draft(tmp_path: Path) -> None:
    draft = drafted(tmp_path, TEXT)
    (tmp_path / "draft.yaml").write_text(FACTS + draft, encoding="utf-8")
    with pytest.raises(InputError, match=r'"\?"'):
        discrepancies.load(str(tmp_path / "draft.yaml"))
    whole = completed(draft).replace("    claims:", "    text: {file: a.txt}\n    claims:")
    (tmp_path / "draft.yaml").write_text(whole, encoding="utf-8")
    dossier = discrepancies.load(str(tmp_path / "draft.yaml"))
    found = discrepancies.check(dossier, select=["quote-missing", "quote-not-found", "quote-disagrees"])
    assert [finding.message for finding in found.flagged] == []
    left = [one.text for covered in coverages(dossier) for one in covered.missing]
    assert [text for text in left if "26" not in text] == []


def test_what_is_no_value_by_itself_is_a_comment(tmp_path: Path) -> None:
    draft = drafted(tmp_path, "It was over on Tuesday (26), said Ana Ruiz.\n")
    assert re.search(r"^      # line 1 has the date .*26.*, which is no value by itself$", draft, re.MULTILINE)
    assert [entry["value"] for entry in entries(draft)] == ["Ana Ruiz"]


def test_a_source_without_an_event_leaves_that_open_too(tmp_path: Path) -> None:
    (entry,) = entries(drafted(tmp_path, "Nine died.\n", source=""))
    assert entry["event"] == "?"


@pytest.mark.parametrize(
    ("key", "said"),
    [("gazette", "# Nothing is left to draft.\n"), ("wire", "# No text is at hand to draft claims from.\n")],
)
def test_where_nothing_is_missing_the_draft_is_empty_and_says_why(tmp_path: Path, key: str, said: str) -> None:
    path = tmp_path / "claims.yaml"
    path.write_text(f"{FACTS}sources:\n{OTHER.replace('wire', key)}    text: {{file: gazette.txt}}\n", encoding="utf-8")
    (tmp_path / "gazette.txt").write_text("so nine people died\n", encoding="utf-8")
    dossier = discrepancies.load(str(path))
    dossier = dossier if key == "gazette" else replace(dossier, texts={})
    draft = "".join(drafts(dossier, coverages(dossier)))
    assert draft.endswith(said)
    assert yaml.safe_load(draft) is None


@pytest.mark.parametrize("key", ["no", "on", "123", "a.b", "ñandú", "null"])
def test_keys_stay_what_they_are(tmp_path: Path, key: str) -> None:
    draft = drafted(tmp_path, "Nine died.\n", key=f'"{key}"')
    assert list(yaml.safe_load(draft)["sources"]) == [key if not key.isdigit() else int(key)]


def test_a_hostile_text_is_quoted_so_that_it_is_verbatim_and_harmless(tmp_path: Path) -> None:
    text = 'so "\u202enine\u202c" people: # died, {a: [1]} \\ \x1b[31m at least 14 \ufffe \u2028 hurt & *x\n'
    draft = drafted(tmp_path, text)
    assert all(line.isprintable() for line in draft.splitlines())
    for entry in entries(draft):
        assert find(entry["quote"], text_of(text))
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\ufffe]", entry["quote"])


@given(st.text(st.sampled_from("abc .,;!?\n\t\"'“”[]…\u202e\u2028\x1b-\u00ad#:{}&*|>%@`"), max_size=400), st.data())
def test_a_quote_is_a_fragment_of_the_text_with_the_figure_in_it(noise: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(noise)))
    plain = f"{noise[:at]} nine {noise[at:]}"
    made = quote(text_of(plain, (1, plain.count("\n") + 1)), at + 1, at + 5)
    assert "nine" in made
    assert len(made.split()) <= MOST_WORDS
    assert made in " ".join(plain.split())
    assert find(made, text_of(plain, (1, plain.count("\n") + 1))) is not None or fold(made) == ""


def test_a_quote_takes_its_line_or_where_that_says_too_little_more() -> None:
    plain = "Harbour fire\nAll nine people on the ship died\nin the fire\n"
    assert quote(text_of(plain, (1, 3)), 17, 21) == "All nine people on the ship died"
    plain = "Killed\n9\nin the fire\n"
    assert quote(text_of(plain, (1, 3)), 7, 8) == "Killed 9 in the fire"
    assert quote(text_of(plain, (2, 2)), 7, 8) == "9"


def test_a_quote_stays_within_its_sentence() -> None:
    plain = "It was late. All nine died at sea. Nobody saw it."
    assert quote(text_of(plain), 17, 21) == "All nine died at sea"
    plain = "it cost [about] $9m, they said"
    assert quote(text_of(plain), 17, 18) == "$9m, they said"


def test_a_long_quote_has_as_many_words_on_either_side() -> None:
    words = [f"w{chr(97 + n)}" for n in range(26)]
    plain = " ".join([*words[:13], "nine", *words[13:]])
    made = quote(text_of(plain), plain.index("nine"), plain.index("nine") + 4).split()
    assert len(made) == MOST_WORDS
    assert made.index("nine") == 7
    assert quote(text_of(plain), plain.index("wa"), 2).split() == ["wa", *words[1:13], "nine", "wn"]


def test_a_draft_keeps_the_unit(tmp_path: Path) -> None:
    text = "It sank 25 miles off at 20 km per hour. Losses were $3.8-4.6 billion, 5 percent of it paid by 14 people.\n"
    assert [entry["value"] for entry in entries(drafted(tmp_path, text))] == [
        *("25 miles", "20 km per hour", "$3.8-4.6 billion", "5 percent", "14"),
    ]


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("es", "Murieron al menos nueve personas el 15 de enero de 2018.", ["al menos nueve", "15 de enero de 2018"]),
        ("fr", "On a compté 4 000 blessés, neuf personnes au moins.", ["4 000", "neuf au moins"]),
        ("de", "Die Brücke kostete 1,5 Millionen Euro.", ["1,5 Millionen Euro"]),
        ("ru", "Погибли не менее девяти человек.", ["не менее девяти"]),
        ("zh", "港口三分之二整个冬天关闭。", ["三分之二"]),
    ],
)
def test_a_draft_has_the_sources_own_words(tmp_path: Path, language: str, text: str, values: list[str]) -> None:
    draft = drafted(tmp_path, text, source=f"    event: fire\n    language: {language}\n")
    assert [entry["value"] for entry in entries(draft)] == values


@pytest.mark.parametrize("case", QUOTES, ids=lambda case: case["quote"])
def test_a_drafted_value_loads_and_its_quote_shows_it(case: dict[str, str]) -> None:
    context = Context(language=case["language"])
    for figure in figures(case["quote"], context):
        written = value(figure, context)
        if written is None or not case["shows"]:
            continue
        unit = figure.number.unit if figure.number else None
        facts = [Fact("f", "?", kind, Place("f", 1, 1), unit=unit if kind in MEASURED else None) for kind in KINDS]
        read = [fact for fact in facts if disagrees(case["quote"], fact, written, context) is None]
        assert read, (figure, written)


def disagrees(quote: str, fact: Fact, written: str, context: Context) -> object:
    """What a quote lacks of a value of a fact, or why the value cannot be read."""
    try:
        return disagreement(quote, fact, written, context)
    except Unreadable as error:
        return error


def test_nothing_is_drafted_of_a_language_that_is_not_read(tmp_path: Path) -> None:
    draft = drafted(tmp_path, "meer dan 4.000 gewonden\n", source="    event: fire\n    language: sv\n")
    assert draft.splitlines()[1:] == [
        '# gazette is in "sv", which is not read: no figure of it is drafted.',
        "# Nothing is left to draft.",
    ]


def test_a_draft_is_made_before_the_first_claim(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nine died.\n", encoding="utf-8")
    path = tmp_path / "claims.yaml"
    path.write_text(f"{FACTS}sources:\n  a: {{event: fire, text: {{file: a.txt}}, claims: []}}\n", encoding="utf-8")
    with pytest.raises(InputError, match="no source claims anything"):
        discrepancies.load(str(path))
    dossier = pipeline.load(str(path), claimless=True)
    assert [entry["value"] for entry in entries("".join(drafts(dossier, coverages(dossier))))] == ["Nine"]
