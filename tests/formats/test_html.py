"""The page is one file that needs nothing else, runs nothing but its own script, and says the answer on top."""

from __future__ import annotations

import io
import re
from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree
from lxml import html as parsed

import discrepancies
from discrepancies.formats import Style, html
from discrepancies.formats.html import ABOUT_STATE, MOST_CARDS, SCRIPTS, environment, written
from discrepancies.load.dossier import Dossier
from discrepancies.model import STATES, Decision
from discrepancies.report import Filter, Report
from tests.formats.test_golden import DOSSIERS, reported

Load = Callable[..., Dossier]
SHIPPED = Path(__file__).parent.parent.parent / "data" / "claims.yaml"

TOLL = """
    facts: {dead: {asks: How many died?, kind: count}, hurt: {asks: How many were hurt?, kind: count}}
    sources:
      a: {event: fire, claims: [{fact: dead, value: 7}, {fact: hurt, value: 2}]}
      b: {event: fire, claims: [{fact: dead, value: 9}, {fact: hurt, value: 2}]}
"""


def written_of(report: Report) -> str:
    out = io.StringIO()
    html.render(report, out, Style())
    return out.getvalue()


def tree_of(report: Report) -> etree._Element:
    tree: etree._Element = parsed.document_fromstring(written_of(report))
    return tree


def words(tree: etree._Element, path: str) -> list[str]:
    return [" ".join(" ".join(found.itertext()).split()) for found in tree.iterfind(path)]


@pytest.fixture(scope="module")
def shipped() -> str:
    return written_of(discrepancies.check(discrepancies.load(str(SHIPPED))))


def test_the_shipped_dossier_makes_a_page_of_less_than_300_kilobytes(shipped: str) -> None:
    assert len(shipped.encode()) < 300_000


def test_the_script_is_small() -> None:
    assert len(written(*SCRIPTS).encode()) < 48_000


def test_a_rerun_changes_no_byte(shipped: str) -> None:
    assert written_of(discrepancies.check(discrepancies.load(str(SHIPPED)))) == shipped


@pytest.mark.parametrize("dossier", DOSSIERS)
def test_the_policy_names_exactly_the_styles_and_the_script_of_the_page(dossier: str) -> None:
    page = written_of(reported(dossier))
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    allowed = dict(part.split(" ", 1) for part in policy.replace("&#39;", "'").split("; "))
    assert allowed["default-src"] == allowed["base-uri"] == allowed["form-action"] == "'none'"
    for source, element in (("script-src", "script"), ("style-src", "style")):
        (inside,) = re.findall(rf"<{element}>(.*?)</{element}>", page, re.DOTALL)
        assert allowed[source] == f"'sha256-{b64encode(sha256(inside.encode()).digest()).decode()}'"


def handlers(tree: etree._Element) -> Iterator[tuple[str, str]]:
    for element in tree.iter(etree.Element):
        for name in element.attrib:
            if name.startswith("on") or name in ("style", "srcdoc", "src", "action", "formaction", "data", "ping"):
                yield str(element.tag), str(name)


@pytest.mark.parametrize("dossier", DOSSIERS)
def test_nothing_in_the_page_acts_or_is_fetched(dossier: str) -> None:
    tree = tree_of(reported(dossier))
    assert list(handlers(tree)) == []
    assert Counter(element.tag for element in tree.iter("script", "style", "iframe", "object", "embed", "link")) == {
        "script": 2,
        "style": 1,
    }
    addresses = [link.get("href", "") for link in tree.iter("a")]
    assert all(address.startswith(("#", "http://", "https://")) for address in addresses)


@pytest.mark.parametrize("dossier", DOSSIERS)
def test_ids_are_unique_and_headings_skip_no_level(dossier: str) -> None:
    tree = tree_of(reported(dossier))
    ids = Counter(element.get("id") for element in tree.iter(etree.Element) if element.get("id"))
    assert {of for of, times in ids.items() if times > 1} == set()
    levels = [int(element.tag[1]) for element in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("dossier", DOSSIERS)
def test_what_refers_to_an_element_of_the_page_finds_it(dossier: str) -> None:
    tree = tree_of(reported(dossier))
    ids = {element.get("id") for element in tree.iter(etree.Element)}
    labelled = {of for element in tree.iter(etree.Element) for of in element.get("aria-labelledby", "").split()}
    inside = {link.get("href", "")[1:] for link in tree.iter("a") if link.get("href", "").startswith("#")}
    views = {of for of in inside if "=" in of}
    drawn_later = {of for of in inside if of.startswith(("f-", "fact-"))}
    assert labelled | (inside - views - drawn_later) <= ids


def test_tables_have_captions_and_headers() -> None:
    for table in tree_of(reported("every_kind")).iter("table"):
        assert table.find("caption") is not None
        assert all(head.get("scope") for head in table.iter("th"))


@pytest.mark.parametrize(
    ("states", "sentence"),
    [
        ((), "None of the 2 facts is disputed."),
        (("open",), "1 of 2 facts is disputed: 1 open, none settled, none stale."),
        (("settled",), "1 of 2 facts is disputed: none open, 1 settled, none stale."),
        (("stale",), "1 of 2 facts is disputed: none open, none settled, 1 stale."),
    ],
)
def test_the_answer_is_one_sentence_with_figures(states: tuple[str, ...], sentence: str, dossier_of: Load) -> None:
    dossier = dossier_of(TOLL if states else TOLL.replace("value: 9", "value: 7"))
    report = discrepancies.check(dossier)
    flagged = tuple(
        finding._replace(state=states[0]) if finding.severity == "error" else finding  # type: ignore[arg-type]
        for finding in report.flagged
    )
    tree = tree_of(replace(report, flagged=flagged))
    assert words(tree, ".//p[@class='sentence']") == [sentence]
    figures = words(tree, ".//dl[@class='figures']/div/dd[1]")
    assert figures == [str(len(states)), *(str(states.count(state)) for state in ABOUT_STATE)]


def test_every_state_is_told() -> None:
    assert set(ABOUT_STATE) == set(STATES)


def test_nothing_shown_is_said_plainly() -> None:
    tree = tree_of(reported("every_kind", Filter(facts=("nobody_asks",))))
    assert words(tree, ".//p[@class='sentence']") == ["No claims."]


def test_what_is_settled_is_not_what_to_look_at_first(dossier_of: Load) -> None:
    report = discrepancies.check(dossier_of(TOLL))
    assert len(words(tree_of(report), ".//ol[@class='first']/li")) == 1
    settled = tuple(finding._replace(state="settled") for finding in report.flagged)
    assert words(tree_of(replace(report, flagged=settled)), ".//ol[@class='first']/li") == []


def test_a_decision_stands_on_the_card_with_what_has_changed_since(dossier_of: Load) -> None:
    report = discrepancies.check(dossier_of(TOLL))
    decision = Decision("explained", "scope", "9", "nine with the crew\nof <the> mill", "Ana Ruiz", "2024-05-06T10:00Z")
    stale = tuple(
        finding._replace(state="stale", decision=decision, changed=("gazette now says 11 instead of 9",))
        for finding in report.flagged
    )
    (card,) = tree_of(replace(report, flagged=stale)).iterfind(".//article")
    said = " ".join("".join(card.itertext()).split())
    for told in (
        "stale",
        "explained",
        "scope",
        "nine with the crew",
        "of <the> mill",
        "Ana Ruiz",
        "2024-05-06 at 10:00",
    ):
        assert told in said
    assert "Changed since it was decided: gazette now says 11 instead of 9" in said


def test_explanations_are_offered_as_what_may_be(shipped: str) -> None:
    offers = words(parsed.document_fromstring(shipped), ".//ul[@class='offers']/li")
    assert any(offer.startswith("scope : ") for offer in offers)
    assert "May be only apparent:" in shipped


def test_no_side_is_preferred(shipped: str) -> None:
    for sides in parsed.document_fromstring(shipped).iterfind(".//div[@class='sides']"):
        assert {side.get("class") for side in sides} == {"side"}


def test_sources_link_to_the_web_alone_and_to_what_they_derive_from(dossier_of: Load) -> None:
    report = discrepancies.check(
        dossier_of(TOLL + "      c: {event: fire, derives_from: [a], claims: [{fact: dead, value: 7}]}")
    )
    address = "https://example.org/a?b=c&d"
    sources = {
        **report.dossier.sources,
        "a": replace(report.dossier.sources["a"], url=address, archived="javascript:alert(1)"),
        "b": replace(report.dossier.sources["b"], url="data:text/html,b", archived="//example.org"),
    }
    tree = tree_of(replace(report, dossier=replace(report.dossier, sources=sources)))
    out = [link for link in tree.iter("a") if not link.get("href", "").startswith("#")]
    assert [link.get("href") for link in out] == [address, address]
    assert {link.get("rel") for link in out} == {"noopener noreferrer"}
    assert [link.get("href") for link in tree.iterfind(".//table[@class='sources']//td/a")] == ["#source-a"]


def test_a_source_that_copies_nobody_goes_back_to_itself(dossier_of: Load) -> None:
    dossier = dossier_of("""
        facts: {dead: {asks: How many died?, kind: count}}
        sources:
          a: {event: e, claims: [{fact: dead, value: 7}]}
          b: {event: e, derives_from: [a], claims: [{fact: dead, value: 7}]}
    """)
    rows = ".//table[@class='sources']/tbody/tr/td[3]"
    assert words(tree_of(discrepancies.check(dossier)), rows) == ["itself", "a"]


def test_a_tall_drawing_has_its_scale_above_as_well(dossier_of: Load) -> None:
    def scales(sources: int) -> int:
        claims = "".join(f"  s{n:02}: {{event: e, claims: [{{fact: dead, value: {n}}}]}}\n" for n in range(sources))
        dossier = dossier_of(f"facts: {{dead: {{asks: How many died?, kind: count}}}}\nsources:\n{claims}")
        return len(words(tree_of(discrepancies.check(dossier)), ".//article//svg[@class='axis']"))

    assert (scales(5), scales(20)) == (1, 2)


def test_the_rules_that_ran_are_listed_with_what_they_found(dossier_of: Load) -> None:
    report = discrepancies.check(dossier_of(TOLL), select=["value-conflict", "echo"])
    rows = words(tree_of(report), ".//table[@class='rules']/tbody/tr")
    assert [(row.split()[0], row.split()[-1]) for row in rows] == [("value-conflict", "value-conflict"), ("echo", "0")]
    assert "Two sources give values that cannot both be true." in rows[0]


def test_so_many_cards_are_drawn_and_the_rest_has_a_line_each(dossier_of: Load) -> None:
    facts = "\n".join(f"  f{n:03}: {{asks: How many of {n}?, kind: count}}" for n in range(MOST_CARDS + 3))
    claims = [", ".join(f"{{fact: f{n:03}, value: {v}}}" for n in range(MOST_CARDS + 3)) for v in (1, 2)]
    sources = "\n".join(f"  s{n}: {{event: e, claims: [{said}]}}" for n, said in enumerate(claims))
    tree = tree_of(discrepancies.check(dossier_of(f"facts:\n{facts}\nsources:\n{sources}\n")))
    assert len(tree.findall(".//article")) == MOST_CARDS
    assert (
        words(tree, ".//ul[@class='lines']/li")[-1]
        == f"How many of {MOST_CARDS + 2}? 1 (s0; 1 origin) against 2 (s1; 1 origin) e · open"
    )
    assert [one.get("data-fact") for one in tree.iterfind(".//*[@data-fact]")] == [
        str(n) for n in range(MOST_CARDS + 3)
    ]


def test_words_from_right_to_left_do_not_turn_the_sentence_around_them(dossier_of: Load) -> None:
    tree = tree_of(
        discrepancies.check(
            dossier_of("""
            facts: {dead: {asks: How many died?, kind: count}}
            sources:
              a: {publisher: صحيفة الصباح, event: fire, claims: [{fact: dead, value: 7}]}
              b: {publisher: وكالة الأنباء, event: fire, claims: [{fact: dead, value: 9}]}
            """)
        )
    )
    (told,) = tree.iterfind(".//ol[@class='first']/li/span[@class='positions']/bdi")
    assert "".join(told.itertext()) == "7 (صحيفة الصباح; 1 origin) against 9 (وكالة الأنباء; 1 origin)"
    assert [apart.text for apart in told.iter("bdi") if apart is not told] == ["صحيفة الصباح", "وكالة الأنباء"]


def test_templates_escape_and_show_what_hides() -> None:
    template = environment().from_string("{{ text }}")
    assert template.render(text="<b>\u202e&\x1b") == "&lt;b&gt;&lt;U+202E&gt;&amp;&lt;U+001B&gt;"


def test_no_texts_of_sources_become_markup_in_the_script() -> None:
    script = written(*SCRIPTS)
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|\.style\b", script
    )
