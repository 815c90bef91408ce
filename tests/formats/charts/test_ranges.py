"""A range chart draws every claim once, within its frame, and shades behind it exactly the answers it gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import discrepancies
from discrepancies.formats.charts import range_chart, ranges
from discrepancies.formats.charts.drawing import FIRST, LAST, Row
from discrepancies.formats.html import environment
from tests.formats.test_golden import DOSSIERS, reported
from tests.properties import dossiers, figures, figures_at_random
from tests.properties.claims_files import plain

if TYPE_CHECKING:
    from discrepancies.formats.charts import RangeChart
    from discrepancies.load.dossier import Dossier
    from discrepancies.report import Report

NEAR = 1.4
"""Percent of the width: what rounding, and the least width of a bar, may move an end."""


def chart(report: Report, question: str) -> RangeChart:
    [number] = report.numbered(question)
    drawn = range_chart(report, number)
    assert drawn
    return drawn


def rows(drawn: RangeChart) -> list[Row]:
    return [row for panel in drawn.panels for row in panel.rows]


def told(drawn: RangeChart) -> dict[str, tuple[str, ...]]:
    """What each row says, by whose it is."""
    return {row.who: (row.says, *filter(None, row.how)) for row in rows(drawn)}


def shapes(drawn: RangeChart) -> list[list[tuple[str, bool, bool, bool]]]:
    return [[(mark.shape, mark.on.before, mark.on.after, mark.soft) for mark in row.marks] for row in rows(drawn)]


def at_random(folder: Path, seed: int) -> Iterator[Report]:
    """Small dossiers of every kind, and of figures with scopes and times."""
    texts = [
        plain(dossiers.tree(dossiers.dossier(seed, 60))),
        plain(figures.tree(figures_at_random.dossier(seed, 40, scoped=True))),
    ]
    for number, text in enumerate(texts):
        path = folder / f"{number}.yaml"
        path.write_text(text, encoding="utf-8")
        yield discrepancies.check(discrepancies.load(str(path)))


@pytest.mark.parametrize("dossier", DOSSIERS)
def test_everything_said_is_drawn_once_where_it_belongs(dossier: str) -> None:
    holds_for_every_fact(reported(dossier))


@pytest.mark.parametrize("seed", range(12))
def test_everything_said_at_random_is_drawn_once_where_it_belongs(seed: int, tmp_path: Path) -> None:
    for report in at_random(tmp_path, seed):
        holds_for_every_fact(report)


def holds_for_every_fact(report: Report) -> None:
    comparison, wording, listed = report.agreement.comparison, report.wording, report.agreement.answers
    drawings = 0
    for number in report.shown_facts:
        drawn, claims = range_chart(report, number), report.claims_of(number)
        if drawn is None:
            assert all(report.stands_aside(row) for row in claims)
            continue
        drawings += 1
        assert sorted(row.number for row in rows(drawn)) == sorted(map(wording.claim, claims))
        answers = [set(listed.said_by(place).tolist()) for place in listed.of_fact(number)]
        of_claim = {wording.claim(row): wording.rows(row) for row in claims}
        for row in rows(drawn):
            parts = of_claim[row.number]
            assert bool(row.marks) == bool((comparison.cells.cell[parts] >= 0).any())
            assert all(FIRST <= mark.on.start <= mark.on.end <= LAST for mark in row.marks)
            assert all(FIRST <= band.on.start <= band.on.end <= LAST for band in row.bands)
            said = [part for part in parts if comparison.cells.cell[part] >= 0]
            gives = [place for part in said for place, of in enumerate(answers, start=1) if part in of]
            assert sorted(band.answer for band in row.bands) == sorted(gives)
        if wording.fact(claims[0]).kind in ("count", "date"):
            bands_lie_behind_what_gives_them(drawn)
    assert drawings


def bands_lie_behind_what_gives_them(drawn: RangeChart) -> None:
    for panel in drawn.panels:
        for row in panel.rows:
            for mark, band in zip(row.marks, row.bands, strict=True):
                assert mark.on.start - NEAR <= band.on.start
                assert band.on.end <= mark.on.end + NEAR


def test_what_a_figure_leaves_open_has_a_shape_of_its_own() -> None:
    report = reported("every_kind")
    exact, at_least = ("point", False, False, False), ("bar", False, True, False)
    assert shapes(chart(report, "dam/dead")) == [[exact], [exact], [at_least], [at_least]]
    assert shapes(chart(report, "bridge/dead")) == [
        [("bar", False, False, True)],
        [("bar", False, False, False)],
        [exact],
    ]
    assert shapes(chart(report, "bridge/rescued"))[0] == [("bar", False, False, False)]


def test_what_is_at_most_some_figure_points_downwards_where_nothing_else_is_near_zero(
    dossier_of: Callable[..., Dossier],
) -> None:
    report = discrepancies.check(
        dossier_of(
            """
            facts: {agents: {asks: How many?, kind: count}}
            sources:
              a: {event: e, claims: [{fact: agents, value: up to 650, quote: q}]}
              b: {event: e, claims: [{fact: agents, value: 700, quote: q}]}
            """
        )
    )
    assert shapes(chart(report, "e/agents"))[0] == [("bar", True, False, False)]


def test_the_ends_of_time_are_within_the_frame(dossier_of: Callable[..., Dossier]) -> None:
    report = discrepancies.check(
        dossier_of(
            """
            facts: {began: {asks: When?, kind: date}}
            sources:
              a:
                event: e
                claims: [{fact: began, value: "9999", quote: q}, {fact: began, value: after 1999, quote: q}]
              b:
                event: e
                claims: [{fact: began, value: "-9999", quote: q}, {fact: began, value: XXXX-02-29, quote: q}]
            """
        )
    )
    holds_for_every_fact(report)


def test_a_period_has_a_start_and_an_end_and_what_joins_them() -> None:
    report = reported("every_kind")
    marks = [[mark.shape for mark in row.marks] for row in rows(chart(report, "dam/rain"))]
    assert marks == [["link", "bar", "bar"]] * 2
    assert [[mark.shape for mark in row.marks] for row in rows(chart(report, "bridge/rain"))] == [["bar"]] * 2


def test_dates_with_a_year_and_without_have_panels_of_their_own_that_show_the_same_days() -> None:
    drawn = chart(reported("every_kind"), "dam/broke")
    assert [panel.title for panel in drawn.panels] == ["With a year", "Without a year"]
    dated, yearless = drawn.panels
    assert [tick.label for tick in dated.axis.ticks] == [tick.label for tick in yearless.axis.ticks]
    assert dated.rows[0].marks[0].on.end == yearless.rows[0].marks[0].on.start


def test_answers_have_columns_and_unknown_ones_no_mark() -> None:
    report = reported("every_kind")
    drawn = chart(report, "dam/warned")
    assert [heading.label for heading in drawn.panels[0].axis.headings] == ["no", "yes"]
    assert [row.says for row in rows(drawn)] == ["no", "yes"]
    assert [bool(row.marks) for row in rows(chart(report, "bridge/engineer"))] == [True, False, False]
    assert [[mark.shape for mark in row.marks] for row in rows(chart(report, "dam/missing"))] == [
        ["point", "point", "cross"],
        ["point", "point", "point"],
    ]
    [number] = report.numbered("dam/called")
    assert range_chart(report, number) is None


def test_names_that_nearly_match_stand_side_by_side(dossier_of: Callable[..., Dossier]) -> None:
    report = discrepancies.check(
        dossier_of(
            """
            facts: {leader: {asks: Who?, kind: name}}
            sources:
              a: {event: e, claims: [{fact: leader, value: Ana Perez, quote: q}]}
              b: {event: e, claims: [{fact: leader, value: Ana Peres, quote: q}]}
              c: {event: e, claims: [{fact: leader, value: Bo Elm, quote: q}]}
            """
        )
    )
    drawn = chart(report, "e/leader")
    assert [heading.label for heading in drawn.panels[0].axis.headings] == ["Ana Peres", "Ana Perez", "Bo Elm"]
    points = {row.who: row.marks[0].on.start for row in rows(drawn)}
    assert points["b"] < points["a"] < points["c"]


def test_a_row_says_whose_it_is_of_whom_when_and_whether_it_only_repeats() -> None:
    report = reported("reconciled")
    said = told(chart(report, "raid/killed"))
    assert said["gazette"] == ("at least 9",)
    assert told(chart(report, "flood/dead"))["weekly"] == ("15", "published 16 March 2019")
    drawn = [row for row in rows(chart(report, "flood/dead")) if row.who == "digest"]
    assert [row.how for row in drawn] == [
        ("as of 24 March 2019", "repeats wire"),
        ("as of 9 March 2019 as in wire", "repeats wire"),
    ]
    assert all(row.faint for row in drawn)
    assert [row.again for row in drawn] == [False, True]


def test_a_misquote_is_called_one(dossier_of: Callable[..., Dossier]) -> None:
    report = discrepancies.check(
        dossier_of(
            """
            facts: {dead: {asks: How many?, kind: count}}
            sources:
              wire: {event: e, claims: [{fact: dead, value: 7, quote: q}]}
              post: {derives_from: wire, event: e, claims: [{fact: dead, value: 9, quote: q}]}
            """
        )
    )
    drawn = chart(report, "e/dead")
    assert told(drawn)["post"] == ("9", "misquotes wire")
    assert [row.faint for row in rows(drawn)] == [False, True]


def test_of_too_many_claims_some_of_every_answer_are_drawn(
    dossier_of: Callable[..., Dossier], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ranges, "MOST_ROWS", 4)
    sources = "\n".join(
        f"  s{number}: {{event: e, claims: [{{fact: dead, value: {7 if number < 9 else 9}, quote: q}}]}}"
        for number in range(10)
    )
    report = discrepancies.check(
        dossier_of(f"facts: {{dead: {{asks: How many?, kind: count}}}}\nsources:\n{sources}\n")
    )
    drawn = chart(report, "e/dead")
    assert drawn.note == "Not drawn: 6 more claims."
    assert [row.who for row in rows(drawn)] == ["s0", "s1", "s2", "s9"]


def test_what_outsiders_wrote_cannot_act_in_a_drawing() -> None:
    report = reported("hostile")
    template = environment().from_string(
        '{% import "charts.html" as charts %}{% for one in drawn %}{{ charts.range_chart(one) }}{% endfor %}'
    )
    drawn = [drawing for number in report.shown_facts if (drawing := range_chart(report, number))]
    page = template.render(drawn=drawn)
    assert len(drawn) == 3
    assert "+Jane O’Neill-Æsir" in page
    assert "日本の新聞" in page
    assert "\u202e" not in page
    assert "style=" not in page


def test_marks_are_drawn_as_what_they_are() -> None:
    template = environment().from_string('{% import "charts.html" as charts %}{{ charts.range_chart(drawn) }}')
    page = template.render(drawn=chart(reported("every_kind"), "dam/missing"))
    assert page.count("<circle ") == 5
    assert page.count('<path class="x"') == 1
    open_ended = template.render(drawn=chart(reported("every_kind"), "dam/dead"))
    assert open_ended.count("<circle ") == open_ended.count('<svg x="') == open_ended.count('<line class="b"') == 2
    hatched = template.render(drawn=chart(reported("every_kind"), "bridge/dead"))
    assert hatched.count('<line class="s"') == 1
    assert 'class="faint"' in hatched
    unknown = template.render(drawn=chart(reported("every_kind"), "bridge/engineer"))
    assert unknown.count(">—</text>") == 2
