"""Folding takes away what copying changes, keeps every number the number it is, and knows where each letter stood."""

from __future__ import annotations

import unicodedata
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancies.evidence.folded import folded


@pytest.mark.parametrize(
    ("text", "folds_to"),
    [
        ("Seven  people\t\nwere", "seven people were"),
        ("seven\u00a0people\u2009were", "seven people were"),
        ("tor-\ntured", "tortured"),
        ("tor-  \n  tured", "tortured"),
        ("tor\u00adtured tor\u200btured \ufefftortured", "tortured tortured tortured"),
        ("a well-known man, a well\u2011known man", "a wellknown man, a wellknown man"),
        ("killed - seven killed — seven killed–seven", "killedseven killedseven killedseven"),
        ("killed — 7 killed - 7", "killed-7 killed-7"),
        ("“no”, ‘no’, «no», \"no\", 'no'", "'no', 'no', 'no', 'no', 'no'"),
        ("don’t don't", "don't don't"),
        ("the oﬃcial ﬂight", "the official flight"),
        ("Œuvre, ĳs, Straße", "oeuvre, ijs, strasse"),
        ("Ｆｕｌｌ １２", "full 12"),
        ("Ma\u00f1ana", "man\u0303ana"),
        ("Man\u0303ana", "man\u0303ana"),
        ("a\u0301\u0316", "a\u0316\u0301"),
        ("wait… now", "wait... now"),
        ("2017-18, 650-\n700", "2017-18, 650-700"),
        ("− 5 −5", "-5-5"),
        ("10⁶ people² ½ ②", "10⁶ people² ½ ②"),
        ("\x00a\ud800", "a\ud800"),
        ("", ""),
        (" \n", " "),
        ("\u00ad", ""),
        ("a se\u00ad\ncurity", "a security"),
        ("plus : 51 % « de »; 9 :5", "plus: 51% 'de'; 9 :5"),
        ("»Neun« sind", "'neun' sind"),
        ("٥٠٠٠ ۷ ९", "5000 7 9"),
        ("محـمد، نعم؟", "محمد, نعم?"),
        ("「是」。 以 440 亿\n美元", "'是'.以440亿美元"),
    ],
)
def test_fold(text: str, folds_to: str) -> None:
    assert folded(text).text == folds_to


@pytest.mark.parametrize(("one", "other"), [("5²", "52"), ("10⁶", "106"), ("7½", "71/2"), ("H₂", "H2"), ("7.5", "75")])
def test_a_number_never_becomes_another(one: str, other: str) -> None:
    assert folded(one).text != folded(other).text


def test_every_letter_knows_where_it_stood() -> None:
    text = "The oﬃ-\ncial  “ﬂag”"
    fold = folded(text)
    assert fold.text == "the official 'flag'"
    assert [text[at] for at in fold.at[:-1].tolist()] == list("The oﬃﬃﬃcial “ﬂﬂag”")
    assert fold.at[-1] == len(text)


def edges(text: str) -> tuple[str, str]:
    """The folded text, with a bar wherever a quote may start, and wherever it may end."""
    fold = folded(text)
    barred = [
        "".join("|" * mask[place] + letter for place, letter in enumerate([*fold.text, ""]))
        for mask in (fold.starts, fold.ends)
    ]
    return barred[0], barred[1]


@pytest.mark.parametrize(
    ("text", "starts", "ends"),
    [
        ("no man", "|no| |man|", "|no| |man|"),
        ("well-known", "|well|known|", "|well|known|"),
        ("ki\u00adll", "|kill|", "|kill|"),
        ("7.5 1,234", "|7.5| |1,234|", "|7.5| |1,234|"),
        ("2017-18", "|2017-18|", "|2017-18|"),
        ("at -5", "|at|-5|", "|at|-|5|"),
        ("7, 5", "|7|,| |5|", "|7|,| |5|"),
        ("can't", "|can|'|t|", "|can'|t|"),
        ("G20", "|g20|", "|g20|"),
        ("e\u0301a", "|e\u0301a|", "|e\u0301a|"),
        ("a .38", "|a| |.38|", "|a| |.38|"),
        ("百二十人を", "|百二十|人|を|", "|百二十|人|を|"),
        ("以 40 亿元", "|以|40亿|元|", "|以|40亿|元|"),
        ("คน ไทย", "|ค|น|ไ|ท|ย|", "|ค|น|ไ|ท|ย|"),
        ("وبيت", "|و|ب|يت|", "|وبيت|"),
        ("لكم موت", "|ل|كم| |موت|", "|لكم| |موت|"),
    ],
)
def test_a_quote_starts_and_ends_at_no_part_of_a_word_or_figure(text: str, starts: str, ends: str) -> None:
    assert edges(text) == (starts, ends)


TEXTS = (
    st.text(st.sampled_from('aAé\u0301\u0316ñß1²7.,- —\n\t\u00ad\u200b’“"ﬁœ[]…\U0001d7d9한'), max_size=30) | st.text()
)


@given(TEXTS)
def test_offsets_never_go_back_and_all_parts_fit_together(text: str) -> None:
    fold = folded(text)
    at = fold.at.tolist()
    assert at == sorted(at)
    assert at[-1] == len(text)
    assert len(at) == len(fold.starts) == len(fold.ends) == len(fold.text) + 1
    assert all(offset < len(text) for offset in at[:-1])
    assert set(fold.starts) | set(fold.ends) <= {0, 1}


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text).text).text == folded(text).text


@given(TEXTS, st.sampled_from(["NFC", "NFD"]))
def test_the_canonical_form_of_a_text_does_not_matter(text: str, form: str) -> None:
    assert folded(unicodedata.normalize(form, text)).text == folded(text).text  # type: ignore[arg-type]


@pytest.mark.parametrize("part", ["a", "[", "a-", " ", "\u00ad", "a\u0301\u0316", "1,", "killed ", "\u0316\u0301"])
def test_time_grows_with_the_length_and_not_with_its_square(part: str) -> None:
    def cost(size: int) -> float:
        start = process_time()
        folded(part * size)
        return process_time() - start

    few, many = 10_000, 320_000
    assert min(cost(many + extra) for extra in range(3)) < 300 * max(
        min(cost(few + extra) for extra in range(3)), 0.001
    )
