"""What holds of every log: whichever way two are merged and whatever stands first, it says the same; an undo can be."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from discrepancies.decisions import Document, Entry, Log, same_name
from tests.decisions.logs import ID, OTHER, deed, entry

FIRST = datetime.fromisoformat("2024-05-06T10:00:00+00:00")
LATE = "2025-01-01T00:00:00Z"


@st.composite
def histories(draw: st.DrawFn) -> list[Document]:
    """Documents on two findings, no two at one time; an undo or an approval may be dated before what it is of."""
    made: list[Document] = []
    for minutes in draw(st.lists(st.integers(0, 500), unique=True, max_size=10)):
        at = (FIRST + timedelta(minutes=minutes)).isoformat()
        id_ = draw(st.sampled_from((ID, OTHER)))
        there = [one for one in made if one.id == id_]
        does = draw(st.sampled_from(("explained", "ask", "assign", "comment", *(("undo", "approve") if there else ()))))
        if does in ("explained", "ask"):
            made.append(entry(id_, does, at=at, by=draw(st.sampled_from(("Ana Ruiz", "Bo Li")))))
            continue
        decided = [one for one in there if isinstance(one, Entry)]
        of = draw(st.sampled_from(decided if does == "approve" and decided else there)).mark if there else ""
        if does == "approve" and not decided:
            does = "undo"
        made.append(
            deed(does, of if does in ("undo", "approve") else draw(st.sampled_from(("Cy", "Di"))), id_=id_, at=at)
        )
    return made


def state(documents: list[Document]) -> dict[str, object]:
    """All that a log says of what counts."""
    log = Log(Path("decisions.yaml"), tuple(documents))
    ids = (ID, OTHER)
    return {
        "current": dict(log.current),
        "in force": [log.in_force(id_) for id_ in ids],
        "assigned": [log.assigned(id_) for id_ in ids],
    }


@given(histories(), st.data())
def test_the_order_of_the_documents_does_not_matter(made: list[Document], data: st.DataObject) -> None:
    assert state(data.draw(st.permutations(made))) == state(made)


@given(histories(), st.integers(0, 10), st.data())
def test_two_logs_merged_either_way_say_the_same(made: list[Document], shared: int, data: st.DataObject) -> None:
    common, later = made[:shared], made[shared:]
    sides = [data.draw(st.booleans()) for _ in later]
    ours = [one for one, side in zip(later, sides, strict=True) if side]
    theirs = [one for one, side in zip(later, sides, strict=True) if not side]
    assert state([*common, *ours, *theirs]) == state([*common, *theirs, *ours])


@given(histories(), st.data())
def test_an_undo_that_is_undone_leaves_all_as_it_was(made: list[Document], data: st.DataObject) -> None:
    log = Log(Path("decisions.yaml"), tuple(made))
    for id_ in (ID, OTHER):
        for one in log.in_force(id_):
            undo = deed("undo", one.mark, id_=id_, at=data.draw(st.sampled_from((LATE, one.at, FIRST.isoformat()))))
            undone = Log(log.path, (*made, undo))
            assert one not in undone.in_force(id_)
            assert state([*made, undo, deed("undo", undo.mark, id_=id_, at=LATE, by="Cy")]) == state(made)


@given(histories())
def test_a_log_of_one_finding_says_of_it_what_the_whole_says(made: list[Document]) -> None:
    log = Log(Path("decisions.yaml"), tuple(made))
    for id_ in (ID, OTHER):
        alone = log.on({id_})
        assert alone.history(id_) == log.history(id_)
        assert alone.in_force(id_) == log.in_force(id_)
        assert alone.current.get(id_) == log.current.get(id_)


@given(st.sampled_from(("Ana Ruiz", "Dörte Groß", "Ñandú O'Neill", "Σίσυφος")), st.data())
def test_a_name_is_one_in_any_case_and_with_any_blanks(name: str, data: st.DataObject) -> None:
    written = "".join(data.draw(st.sampled_from((letter, letter.upper(), letter.lower()))) for letter in name)
    assert same_name(written.replace(" ", data.draw(st.sampled_from((" ", "  ", " \u00a0")))) + " ", name)
    assert not same_name(written, name + "a")
