"""Naughty strings on the review page: none makes an element, an attribute or a character that cannot be seen."""

from __future__ import annotations

import json
from typing import Any

import pytest
from lxml import html

import discrepancies
from discrepancies.language.safe import visible
from discrepancies.pages import queue, queue_entries
from tests.naughty.dossier import decide, load, strings
from tests.naughty.holds import assert_written_by_the_templates

TEXTS = tuple(text for text in strings() if set(text) & set("<>&\"'`{") or visible(text) != text)
"""Those that could be anything but text in a page; the others are in the formats' own tests."""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What the page is told of every finding that is decided, twice over, and of the queue."""
    hostile = load(tmp_path_factory.mktemp("naughty"), TEXTS)
    log = decide(hostile, TEXTS).log
    report = discrepancies.check(hostile.dossier, decisions=log)
    conflicts = [finding for finding in report.flagged if finding.decision]
    shown = [queue.shown(report, finding, log) for finding in conflicts]
    return [*shown, *queue_entries.listed(report, log.current)["findings"]]


def test_every_text_is_a_text(told: list[dict[str, Any]]) -> None:
    cards = [html.fragment_fromstring(one["html"], create_parent=True) for one in told if "html" in one]
    assert len(cards) > len(TEXTS) * 0.8
    for card in cards:
        assert_written_by_the_templates(card)
        addresses = [address for _, _, address, _ in card.iterlinks()]
        assert [address for address in addresses if not address.startswith("#")] == []


def test_every_character_can_be_seen(told: list[dict[str, Any]]) -> None:
    text = json.dumps(told, ensure_ascii=False)
    assert visible(text) == text
