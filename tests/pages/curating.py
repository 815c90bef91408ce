"""A dossier to curate, invented, with texts at hand, and what its page asks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient

from discrepancies.pages.curating import Bench
from discrepancies.pages.curating_routes import MOST_BYTES, application
from discrepancies.pages.guard import TOKEN, Guard

GAZETTE = (
    "The Marrow Lane fire \U0001f525\n\nAt least nine people were killed in the fire at the mill on 2 March 2024, "
    "the fire chief said on Monday. According to the police, 14 others were hurt.\n"
)
HERALD = "Seven people were killed in the fire, officials said. Eleven were hurt.\n"
CLAIMS = """\
# ours
title: Marrow Lane
facts:
  killed: {asks: How many people were killed?, kind: count, unit: people}
  hurt: {asks: How many people were hurt?, kind: count, unit: people, scopes: {everyone: , women: }}
  began: {asks: When did it begin?, kind: date}
events:
  mill_fire: {title: Fire at the Marrow Lane mill, date: 2024-03-02}
voices:
  police: The county police
sources:
  gazette:
    publisher: The Gazette
    event: mill_fire
    language: en
    published: 2024-03-04
    text: {file: texts/gazette.txt}
    claims: []
  herald:   # the other one
    publisher: The Herald
    event: mill_fire
    text: {file: texts/herald.txt}
    claims:
      - {fact: killed, value: Seven, quote: Seven people were killed in the fire}
"""


def dossier(folder: Path, claims: str = CLAIMS) -> Path:
    """The claims file with its texts, in a folder."""
    (folder / "texts").mkdir(exist_ok=True)
    (folder / "texts" / "gazette.txt").write_text(GAZETTE, "utf-8")
    (folder / "texts" / "herald.txt").write_text(HERALD, "utf-8")
    path = folder / "claims.yaml"
    path.write_text(claims, "utf-8")
    return path


class Curating:
    """What the page would ask, with its headers."""

    def __init__(self, *paths: Path) -> None:
        self.guard = Guard(50000, most=MOST_BYTES)
        self.bench = Bench(tuple(map(str, paths)))
        self.client: FlaskClient = application(self.bench, self.guard).test_client()
        self.headers = {"Host": "127.0.0.1:50000", TOKEN: self.guard.token, "Origin": "http://127.0.0.1:50000"}

    def get(self, path: str) -> Any:
        """Read."""
        return self.client.get(f"/api/bench{path}", headers=self.headers)

    def post(self, path: str, body: Any, **headers: str) -> Any:
        """Write."""
        return self.client.post(f"/api/bench{path}", json=body, headers={**self.headers, **headers})

    def offer(self, source: str, words: str) -> Any:
        """What is offered for the first place of some words."""
        text = self.get(f"/sources/{source}").json["text"]
        start = in_units(text[: text.index(words)])
        return self.post("/offer", {"source": source, "start": start, "end": start + in_units(words)}).json

    def typed(self, source: str, at: str = "", **texts: str) -> dict[str, Any]:
        """A claim as its form sends it."""
        return {"source": source, "seen": self.get(f"/sources/{source}").json["seen"], "at": at, "texts": texts}

    def claim(self, source: str, **texts: str) -> Any:
        """Write a claim."""
        return self.post("/claims", self.typed(source, **texts))


def in_units(words: str) -> int:
    """How long a text is to a browser."""
    return len(json.dumps(words, ensure_ascii=False)[1:-1].replace("\\n", " ").encode("utf-16-le")) // 2
