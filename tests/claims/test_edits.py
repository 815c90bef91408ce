"""What changed between two lists of claims: exact as multisets, the same both ways, and one edit is one change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancies.claims.edits import KEYS, Change, between, content, of_dossier, rested, said

if TYPE_CHECKING:
    from discrepancies.load.dossier import Dossier

Claim = Mapping[str, str]

CLAIMS = st.fixed_dictionaries(
    {
        "source": st.sampled_from(["gazette", "wire"]),
        "event": st.sampled_from(["fire", "flood"]),
        "fact": st.sampled_from(["killed", "hurt"]),
        "value": st.sampled_from(["7", "9", "at least 9"]),
    },
    optional={
        "quote": st.sampled_from(["seven dead", "nine dead"]),
        "attributed_to": st.just("officials"),
        "scope": st.sampled_from(["group", "everyone"]),
        "note": st.just("see p. 4"),
    },
)
LISTS = st.lists(CLAIMS, max_size=12)


def multiset(claims: Sequence[Claim]) -> Counter[tuple[tuple[str, str], ...]]:
    return Counter(tuple(sorted(claim.items())) for claim in claims)


def old_sides(changes: Sequence[Change]) -> list[Claim]:
    return [change.before for change in changes if change.before]


def new_sides(changes: Sequence[Change]) -> list[Claim]:
    return [change.after for change in changes if change.after]


@given(LISTS, LISTS)
def test_the_changes_make_the_new_list_of_the_old_one(before: list[Claim], after: list[Claim]) -> None:
    changes = between(before, after)
    assert multiset(old_sides(changes)) <= multiset(before)
    left = multiset(before) - multiset(old_sides(changes))
    assert left + multiset(new_sides(changes)) == multiset(after)


@given(LISTS, LISTS)
def test_what_stands_in_both_is_no_change(before: list[Claim], after: list[Claim]) -> None:
    changes = between(before, after)
    assert multiset(old_sides(changes)) == multiset(before) - multiset(after)
    assert multiset(new_sides(changes)) == multiset(after) - multiset(before)


@given(LISTS, LISTS)
def test_the_other_way_round_every_change_is_turned_about(before: list[Claim], after: list[Claim]) -> None:
    back = [(change.after, change.before) for change in between(after, before)]
    forth = [(change.before, change.after) for change in between(before, after)]
    assert sorted(map(repr, back)) == sorted(map(repr, forth))


@given(LISTS, LISTS, st.randoms())
def test_no_order_matters(before: list[Claim], after: list[Claim], chance: Random) -> None:
    found = between(before, after)
    for claims in (before, after):
        chance.shuffle(claims)
    assert between(before, after) == found
    assert between(before, list(reversed(before))) == []


@given(LISTS, CLAIMS, st.sampled_from([key for key in KEYS if key != "source"]), LISTS)
def test_one_key_of_one_claim_edited_is_one_edit(some: list[Claim], claim: Claim, key: str, more: list[Claim]) -> None:
    edited = {**claim, key: "something else"}
    (change,) = between([*some, claim, *more], [*more, edited, *some])
    assert change == Change("edited", claim, edited)
    assert change.keys == (key,)


@given(
    LISTS, CLAIMS, st.sets(st.sampled_from(["value", "quote", "scope", "attributed_to", "note", "when"]), min_size=1)
)
def test_however_much_of_its_answer_was_edited(others: list[Claim], claim: Claim, keys: set[str]) -> None:
    edited = {**claim, **dict.fromkeys(keys, "something else")}
    (change,) = between([claim, *others], [edited, *others])
    assert change == Change("edited", claim, edited)
    assert set(change.keys) == keys


@given(LISTS, CLAIMS)
def test_what_is_only_there_or_no_longer_is_added_or_removed(claims: list[Claim], claim: Claim) -> None:
    assert between(claims, [claim, *claims]) == [Change("added", None, claim)]
    assert between([claim, *claims], claims) == [Change("removed", claim, None)]


@given(LISTS, LISTS)
def test_nothing_stays_unpaired_that_answers_the_same_question(before: list[Claim], after: list[Claim]) -> None:
    changes = between(before, after)
    asked = [
        {
            (claim["source"], claim["event"], claim["fact"])
            for change in changes
            if change.kind == kind
            if (claim := change.claim)
        }
        for kind in ("added", "removed")
    ]
    assert asked[0] & asked[1] == set()


def claim(value: str = "9", **others: str) -> dict[str, str]:
    return {"source": "gazette", "event": "fire", "fact": "killed", "value": value, **others}


def test_of_several_the_ones_most_alike_are_one_claim_edited() -> None:
    before = [
        claim("7", quote="seven died"),
        claim("9", quote="nine died", scope="group"),
        claim("1", quote="one died"),
    ]
    after = [
        claim("1", quote="one died."),
        claim("8", quote="seven died"),
        claim("10", quote="ten died", scope="group"),
    ]
    pairs = {(change.before["value"], change.after["value"]) for change in between(before, after)}  # type: ignore[index]
    assert pairs == {("7", "8"), ("9", "10"), ("1", "1")}


def test_a_claim_goes_to_another_source_only_with_its_quote() -> None:
    quoted, bare = claim(quote="nine died"), claim()
    (moved,) = between([quoted], [{**quoted, "source": "wire"}])
    assert moved.kind == "edited"
    assert [change.kind for change in between([bare], [{**bare, "source": "wire"}])] == ["removed", "added"]


def test_many_claims_alike_are_paired_one_by_one() -> None:
    changes = between([claim("7")] * 20_000 + [claim("8")], [claim("9")] * 20_000 + [claim("8")] * 3)
    assert Counter(change.kind for change in changes) == {"edited": 20_000, "added": 2}


LONG = " ".join(f"word{number}" for number in range(40))

CONTRASTED = ("“there were eleven dead in the …”", "“there were nine dead in the …”")

SAID: tuple[tuple[Claim | None, Claim | None, str], ...] = (
    (claim(), claim("11"), "gazette now says 11 instead of 9"),
    (
        claim(quote="there were nine dead in the mill at noon"),
        claim("11", quote="there were eleven dead in the mill at noon"),
        f"gazette now says 11 instead of 9, with another quote: {' instead of '.join(CONTRASTED)}",
    ),
    (claim(), claim(quote="nine dead"), "gazette still says 9, now with the quote “nine dead”"),
    (claim(note="p. 4"), claim(), "gazette still says 9, now without the note “p. 4”"),
    (
        claim(attributed_to="police"),
        claim(attributed_to="officials"),
        "gazette still says 9, now quoting officials instead of police",
    ),
    (claim(attributed_to="police"), claim(), "gazette still says 9, no longer quoting police"),
    (claim(), claim(scope="group"), "gazette still says 9, now for group"),
    (claim(), claim(stated="alleged"), "gazette still says 9, now as alleged instead of fact"),
    (claim(stated="likely"), claim(), "gazette still says 9, now as fact instead of likely"),
    (claim(), claim(closed="true"), "gazette still says 9, now as a complete list"),
    (claim(closed="true"), claim(), "gazette still says 9, no longer as a complete list"),
    (claim(), claim(fact="hurt"), "gazette still says 9, now in answer to hurt instead of killed"),
    (claim(quote="x"), claim(quote="x", source="wire"), "wire still says 9, in place of gazette"),
    (
        None,
        claim("11", quote="eleven dead", attributed_to="police", as_of="2024-03-02", stated="likely"),
        "a claim of gazette was added: 11 quoting police as of 2024-03-02 as likely, “eleven dead”",
    ),
    (claim(), None, "a claim of gazette was removed: 9"),
    (None, claim(quote=LONG), f"a claim of gazette was added: 9, “{' '.join(LONG.split()[:24])} …”"),
    (
        claim(quote="a b c d"),
        claim(quote="a b c d e"),
        "gazette still says 9, with another quote: “… b c d e” instead of “… b c d”",
    ),
)


@pytest.mark.parametrize(("before", "after", "sentence"), SAID, ids=[sentence for *_, sentence in SAID])
def test_a_change_in_a_sentence(before: Claim | None, after: Claim | None, sentence: str) -> None:
    (change,) = between([before] if before else [], [after] if after else [])
    assert said(change) == sentence


def test_a_sentence_names_the_question_if_asked() -> None:
    (change,) = between([claim()], [claim("11")])
    assert said(change, asked=True) == "gazette on fire/killed now says 11 instead of 9"
    (change,) = between([], [claim()])
    assert said(change, asked=True) == "a claim of gazette on fire/killed was added: 9"
    assert rested(claim(), again=True) == "it now rests on a claim of gazette: 9"
    assert rested(claim(), again=False, asked=True) == "it no longer rests on a claim of gazette on fire/killed: 9"


def test_claims_of_a_dossier_are_in_one_form_for_all_that_means_the_same(dossier_of: Callable[..., Dossier]) -> None:
    said_twice = dossier_of("""
        facts: {dead: {asks: How many?, kind: count}, who: {asks: Who?, kind: names}}
        sources:
          a:
            event: e
            claims:
              - {fact: dead, value: 7, locator: p. 1, note: so}
              - {fact: dead, value: 7, stated: fact}
              - {fact: who, value: [Bo Li, Ana Ruiz]}
              - {fact: who, value: [Ana Ruiz, Bo Li], closed: false}
    """)
    first, again, names, list_again = of_dossier(said_twice, range(4))
    assert first == again == {"source": "a", "event": "e", "fact": "dead", "value": "7"}
    assert names == list_again == {"source": "a", "event": "e", "fact": "who", "value": "Ana Ruiz; Bo Li"}
    (noted,) = of_dossier(said_twice, [0], notes=True)
    assert noted == {**first, "locator": "p. 1", "note": "so"}
    assert content(noted) == content(first)
