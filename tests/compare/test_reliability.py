"""How far two curators agree, by hand: per cent, and alpha where chance is taken off."""

from __future__ import annotations

import pytest

from discrepancies.compare import agreement
from tests.compare.dossiers import FIRST, comparison

YES = "facts:\n  open: {asks: Was the gate open?, kind: yes-no}\nsources:\n"


def of_gates(values: str) -> str:
    """A dossier in which each source says of one gate whether it was open."""
    claims = "\n".join(
        f"  s{n}: {{event: e, claims: [{{fact: open, value: {'yes' if value == 'y' else 'no'}, "
        f'quote: "the gate number {n} as the guard left it"}}]}}'
        for n, value in enumerate(values)
    )
    return f"{YES}{claims}\n"


def test_alpha_of_words_is_krippendorffs() -> None:
    # The example of his book: ten units, 0 1 0 0 0 0 0 0 1 0 and 1 1 1 0 0 1 0 0 0 0, nominal: 0.095.
    found = agreement(comparison(of_gates("nynnnnnnyn"), of_gates("yyynnynnnn")))
    (share,) = found.kinds
    assert (share.of, share.pairs, share.same, share.scale) == ("yes-no", 10, 6, "nominal")
    assert share.percent == pytest.approx(60)
    assert share.alpha == pytest.approx(0.095, abs=0.0005)


def test_alpha_says_nothing_where_all_is_one() -> None:
    found = agreement(comparison(of_gates("yyy"), of_gates("yyy")))
    assert found.kinds[0].alpha is None
    assert found.kinds[0].percent == 100


def test_figures_are_held_on_the_ratio_scale_and_in_one_unit() -> None:
    found = {share.of: share for share in agreement(comparison()).kinds}
    assert found["quantity"].scale == "ratio"
    assert (found["quantity"].pairs, found["quantity"].same) == (1, 1)
    assert (found["count"].pairs, found["count"].same, found["count"].scale) == (3, 2, "ratio")
    assert found["date"].scale == "interval"


def test_each_curator_is_told_how_many_claims_the_other_has_too() -> None:
    a, b = agreement(comparison()).curators
    assert (a.side, a.claims, a.also, a.same) == ("A", 7, 6, 3)
    assert (b.side, b.claims, b.also, b.same) == ("B", 7, 6, 3)


def test_of_what_was_read_each_has_its_share() -> None:
    fields = {share.of: share for share in agreement(comparison()).fields}
    assert {of: (share.pairs, share.same) for of, share in fields.items() if share.same < share.pairs} == {
        "hedge": (6, 5),
        "scope": (6, 5),
        "stated": (6, 5),
        "as_of": (6, 5),
    }
    assert agreement(comparison(FIRST, FIRST)).fields[0].same == 7
