"""Small invented dossiers for the tests of `compare`, read from text."""

from __future__ import annotations

import io

from discrepancies import pipeline
from discrepancies.compare import Comparison, compared
from discrepancies.load.dossier import Dossier

FIRST = """\
title: The mill fire
facts:
  killed: {asks: How many people were killed?, kind: count, unit: people, scopes: {workers: the workers in the mill}}
  injured: {asks: How many people were injured?, kind: count, unit: people}
  day: {asks: On what day did it break out?, kind: date}
  standing: {asks: Was the owner still in office?, kind: category, terms: [serving, former]}
  exits: {asks: Were the exits locked?, kind: yes-no}
  height: {asks: How high did the flames rise?, kind: quantity, unit: m}
events:
  mill_fire: {title: The mill fire at Harrow Bridge}
voices: {police: The county police}
sources:
  gazette:
    title: Mill burns at Harrow Bridge
    publisher: Harrow Gazette
    published: 2019-03-13
    language: en
    event: mill_fire
    claims:
      - {fact: killed, value: at least nine, quote: "at least nine people died in the flames"}
      - {fact: injured, value: 23, quote: "another twenty-three were taken to hospital", attributed_to: police}
      - {fact: day, value: 2019-03-12, quote: "broke out on Tuesday 12 March"}
      - {fact: exits, value: yes, quote: "workers found both doors barred", stated: alleged}
      - {fact: height, value: 40 m, quote: "flames forty metres high"}
  wire:
    title: Nine dead in English mill
    publisher: Northern Wire
    published: 2019-03-14
    language: en
    event: mill_fire
    claims:
      - {fact: killed, value: 9, quote: "nine dead, all of them workers", scope: workers, as_of: 2019-03-14}
      - {fact: standing, value: former, quote: "a former mayor of the town"}
"""

SECOND = """\
facts:
  death_toll: {asks: What was the number of the dead?, kind: count, unit: people}
  hurt: {asks: How many were hurt?, kind: count, unit: people}
  start: {asks: When did the fire start?, kind: date}
  doors: {asks: Were the doors locked?, kind: yes-no}
  flames: {asks: How high were the flames?, kind: quantity, unit: cm}
  owner: {asks: Who owned the mill?, kind: name}
events:
  fire: {title: Fire in a mill}
voices: {constables: County police}
sources:
  nw:
    title: Nine dead in English mill
    publisher: Northern Wire
    language: en
    event: fire
    claims:
      - {fact: death_toll, value: nine, quote: "nine dead, all of them workers"}
      - {fact: owner, value: Ada Lorne, quote: "Ada Lorne, who owns the mill"}
  hg:
    title: Mill burns at Harrow Bridge
    published: 2019-03-13
    language: en
    event: fire
    claims:
      - {fact: death_toll, value: nine, quote: "nine people died in the flames"}
      - {fact: hurt, value: twenty-three, quote: "twenty-three were taken to hospital", attributed_to: constables}
      - {fact: start, value: 12 March 2019, quote: "on Tuesday 12 March"}
      - {fact: doors, value: yes, quote: "found both doors barred"}
      - {fact: flames, value: 4000 cm, quote: "flames forty metres high"}
"""


def read(text: str) -> Dossier:
    """The dossier that a text holds."""
    return pipeline.load("-", stdin=io.BytesIO(text.encode()))


def comparison(first: str = FIRST, second: str = SECOND) -> Comparison:
    """Two dossiers held against each other."""
    return compared(read(first), read(second))


def pairs(found: Comparison) -> set[tuple[str, str, str]]:
    """The claims that both have: A's source and fact, B's fact."""
    return {(one.a.source, one.a.fact.key, one.b.fact.key) for one in found.both}
