"""A comparison as JSON, a public contract: docs/compare.md, schemas/compare.schema.json. One line a claim or pair."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TextIO

from discrepancies.formats.compare.outline import Told
from discrepancies.formats.json import write_object, written

if TYPE_CHECKING:
    from discrepancies.compare import Comparison
    from discrepancies.compare.readings import Both
    from discrepancies.compare.reliability import Share
    from discrepancies.compare.sides import Said
    from discrepancies.formats import Style
    from discrepancies.formats.compare.outline import Side

FORMAT = "discrepancies-compare/1"


def render(comparison: Comparison, out: TextIO, style: Style) -> None:  # noqa: ARG001
    """Write the comparison as one JSON object."""
    told = Told(comparison)
    start = {
        "format": FORMAT,
        "a": list(comparison.a.paths),
        "b": list(comparison.b.paths),
        "summary": {
            "both": len(comparison.both),
            "same": len(comparison.same),
            "different": len(comparison.different),
            "only_a": len(comparison.only_a),
            "only_b": len(comparison.only_b),
            "apart_a": len(comparison.apart[0]),
            "apart_b": len(comparison.apart[1]),
        },
        "sources": [{"a": ours, "b": theirs} for ours, theirs in comparison.sources.items()],
        "agreement": _agreement(told),
    }
    only = (
        ("only_a", told.a, comparison.only_a),
        ("only_b", told.b, comparison.only_b),
        ("apart_a", told.a, comparison.apart[0]),
        ("apart_b", told.b, comparison.apart[1]),
    )
    lists = {"pairs": [[written(_pair(told, pair)) for pair in comparison.both]]}
    lists |= {key: [[written(_claim(side, said)) for said in claims]] for key, side, claims in only}
    write_object(out, start, lists)


def _agreement(told: Told) -> dict[str, Any]:
    found = told.agreement
    return {
        "curators": [one._asdict() for one in found.curators],
        "kinds": [{"kind": one.of, **_share(one)} for one in found.kinds],
        "fields": [{"field": one.of, **_share(one)} for one in found.fields],
        "alpha": found.by_chance,
    }


def _share(one: Share) -> dict[str, Any]:
    return {
        "pairs": one.pairs,
        "same": one.same,
        "percent": round(one.percent, 4),
        "alpha": None if one.alpha is None else round(one.alpha, 6),
        "scale": one.scale or None,
        "rated": one.rated,
    }


def _pair(told: Told, pair: Both) -> dict[str, Any]:
    return {
        "id": pair.id,
        "a": _claim(told.a, pair.a),
        "b": _claim(told.b, pair.b),
        "differs": [
            {"field": one.field, "a": one.a or None, "b": one.b or None, "fits": one.fits} for one in pair.differs
        ],
        "in_other_words": bool(pair.other_words),
    }


def _claim(side: Side, said: Said) -> dict[str, Any]:
    words = side.words(said)
    file, _, line = words.place.rpartition(":")
    return {
        "source": said.source,
        "event": said.event,
        "fact": said.fact.key,
        "value": said.value,
        "means": side.plain_meaning(said),
        "scope": said.scope or None,
        "attributed_to": said.voice or None,
        "stated": said.stated,
        "as_of": said.as_of or None,
        "when": said.when or None,
        "quote": said.quote or None,
        "excerpt": words.excerpt.text if words.excerpt else None,
        "file": file,
        "line": int(line),
    }
