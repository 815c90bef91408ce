"""What sources, voices and events are called: names first, keys behind, and nobody taken for another."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from markupsafe import Markup

import discrepancies
from discrepancies.formats import Style, key_marks
from discrepancies.load.dossier import Dossier
from discrepancies.wording import Naming

NAMED = """
    facts: {dead: {asks: How many?, kind: count, scopes: {staff: those who worked there}}}
    events: {fire: {title: Fire at the mill}, flood: {}, the_storm: {title: the storm}}
    voices: {police: The police, wire_2: Wire}
    sources:
      gz1: {publisher: Gazette, title: A report, event: fire, claims: [{fact: dead, value: 7}]}
      gz2: {publisher: GAZETTE, event: fire, claims: [{fact: dead, value: 9}]}
      daily_post: {publisher: Daily Post, event: fire, claims: [{fact: dead, value: 7}]}
      release: {by: police, title: Release, event: fire, claims: [{fact: dead, value: 7}]}
      letter: {by: Ana Ruiz, event: fire, claims: [{fact: dead, value: 7}]}
      book: {title: Of mills, event: flood, claims: [{fact: dead, value: 7}]}
      long: {publisher: "A title that goes on and on until nobody remembers how it began", event: flood, claims: []}
      wire: {publisher: Wire, event: fire, claims: [{fact: dead, value: 7}]}
      bare: {event: fire, claims: [{fact: dead, value: 7}]}
"""


@pytest.fixture
def naming(dossier_of: Callable[..., Dossier]) -> Naming:
    return Naming(dossier_of(NAMED))


@pytest.mark.parametrize(
    ("key", "called", "brief"),
    [
        ("gz1", "Gazette [gz1]", "Gazette [gz1]"),
        ("gz2", "GAZETTE [gz2]", "GAZETTE [gz2]"),
        ("daily_post", "Daily Post", "Daily Post"),
        ("release", "The police [release]", "The police [release]"),
        ("police", "The police [police]", "The police [police]"),
        ("letter", "Ana Ruiz [letter]", "Ana Ruiz"),
        ("book", "book", "book"),
        ("long", "A title that goes on and on until nobody… [long]", "A title that goes on and on until nobody…"),
        ("wire", "Wire [wire]", "Wire [wire]"),
        ("wire_2", "Wire [wire_2]", "Wire [wire_2]"),
        ("bare", "bare", "bare"),
        ("nobody declared", "nobody declared", "nobody declared"),
    ],
)
def test_a_name_comes_first_and_its_key_behind_it(naming: Naming, key: str, called: str, brief: str) -> None:
    assert (naming.called(key), naming.brief(key)) == (called, brief)


def test_no_two_are_called_the_same(naming: Naming) -> None:
    keys = [*naming.dossier.sources, *naming.dossier.voices]
    assert len({naming.called(key) for key in keys}) == len({naming.brief(key) for key in keys}) == len(keys)


def test_a_long_list_does_without_the_keys_that_nobody_needs(naming: Naming) -> None:
    assert naming.all_called(["letter", "book", "letter"]) == ["Ana Ruiz [letter]", "book"]
    assert naming.all_called(["letter", "gz1", "book"]) == ["Ana Ruiz", "Gazette [gz1]", "book"]


def test_an_event_is_called_by_its_title(naming: Naming) -> None:
    assert [naming.event(key) for key in naming.dossier.events] == ["Fire at the mill [fire]", "flood", "the storm"]
    assert naming.question("fire", "dead") == "Fire at the mill [fire/dead]"
    assert naming.question("flood", "dead") == "flood/dead"


def test_keys_are_grey_in_every_form_and_nothing_else_is(naming: Naming) -> None:
    text = "Ana Ruiz [letter] says <7> [sic] of staff [staff] at [fire/dead]"
    assert key_marks.markdown(naming, text) == (
        "Ana Ruiz `letter` says &lt;7&gt; \\[sic\\] of staff `staff` at `fire/dead`"
    )
    page = key_marks.html(naming, text)
    assert isinstance(page, Markup)
    assert '<span class="key">[letter]</span> says &lt;7&gt; [sic] of' in page
    (line,) = key_marks.dimmed(naming, [text], Style(80, colour=True))
    assert line.startswith("Ana Ruiz \x1b[2m[letter]\x1b[0m says <7> [sic] of staff \x1b[2m[staff]\x1b[0m")
    assert list(key_marks.dimmed(naming, [text], Style(80))) == [text]


def test_findings_name_sources_and_keep_their_identity(dossier_of: Callable[..., Dossier]) -> None:
    bare = "\n".join(line.replace("publisher:", "x-publisher:") for line in NAMED.splitlines())
    named, plain = (discrepancies.check(dossier_of(text)).flagged for text in (NAMED, bare))
    assert any("(GAZETTE [gz2])" in finding.message for finding in named)
    assert {(one.id, one.evidence, one.subject) for one in named if one.rule == "value-conflict"} == {
        (one.id, one.evidence, one.subject) for one in plain if one.rule == "value-conflict"
    }
