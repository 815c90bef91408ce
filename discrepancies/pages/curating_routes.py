"""What the curating page asks and sends: each route is a line to the bench, and its answer as JSON.

It has the server, the guard and the headers of the review. Places in a text are units of UTF-16 here and nowhere else.
"""

from __future__ import annotations

import binascii
from base64 import b64decode
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from flask import jsonify

from discrepancies.decisions import NotAnAnswer
from discrepancies.language.safe import visible
from discrepancies.load.keys import CLAIM
from discrepancies.load.texts.opening import LARGEST
from discrepancies.pages import body, curating_effects, curating_shown, curating_writes
from discrepancies.pages.acts import Moved
from discrepancies.pages.app import guarded
from discrepancies.pages.curating_tried import means
from discrepancies.pages.curating_writes import Typed, Wrong
from discrepancies.pages.queue import template
from discrepancies.pages.text_units import units

if TYPE_CHECKING:
    from flask import Flask
    from flask.typing import ResponseReturnValue

    from discrepancies.evidence.offers import Offer
    from discrepancies.pages.curating import Bench, Seen
    from discrepancies.pages.guard import Guard

MOST_BYTES = 4 * LARGEST // 3 + 64 * 1024
"""The longest body: a text in base64, with what is said of its source."""
_FACT = ("asks", "kind", "unit", "over_time")
_EVENT = ("title", "date", "place")
_SOURCE = ("title", "publisher", "published", "language", "url", "event")


def application(bench: Bench, guard: Guard) -> Flask:
    """The application of one run of curating."""
    app = guarded(guard, lambda: template("curate.html").render())
    _reading(app, bench)
    _claiming(app, bench)
    _declaring(app, bench)

    @app.errorhandler(Wrong)
    def wrong(error: Wrong) -> ResponseReturnValue:
        return body.failed(str(error), HTTPStatus.UNPROCESSABLE_ENTITY, wrong=error.says)

    return app


def _reading(app: Flask, bench: Bench) -> None:
    @app.get("/api/bench")
    def listed() -> ResponseReturnValue:
        with bench.looking() as seen:
            return jsonify(curating_shown.listed(bench, seen))

    @app.get("/api/bench/sources/<path:key>")
    def source(key: str) -> ResponseReturnValue:
        with bench.looking() as seen:
            if key not in seen.dossier.sources:
                raise _gone()
            return jsonify(curating_shown.shown(seen, key))

    @app.post("/api/bench/offer")
    def offer() -> ResponseReturnValue:
        sent = body.given("source", "start", "end")
        key, start, end = sent.get("source"), sent.get("start"), sent.get("end")
        whole = isinstance(key, str) and all(isinstance(place, int) for place in (start, end))
        if not whole or isinstance(start, bool) or isinstance(end, bool):
            raise NotAnAnswer(body.WRONG)
        with bench.looking() as seen:
            return jsonify(_offer(seen, str(key), int(start), int(end)))  # type: ignore[arg-type]


def _claiming(app: Flask, bench: Bench) -> None:
    @app.post("/api/bench/tried")
    def tried() -> ResponseReturnValue:
        typed = _typed()
        with bench.looking() as seen:
            claim = curating_writes.claim_of(seen, typed)
            return jsonify(curating_effects.answer(seen, typed.source, typed.texts, claim))

    @app.post("/api/bench/claims")
    def saved() -> ResponseReturnValue:
        typed = _typed()
        with bench.looking() as seen:
            claim = curating_writes.claim_of(seen, typed)
            said = curating_effects.answer(seen, typed.source, typed.texts, claim)
            if said["wrong"]:
                raise Wrong(said["wrong"])
            return jsonify({**said, **curating_writes.save_claim(bench, typed)}), HTTPStatus.CREATED

    @app.post("/api/bench/undo")
    def undo() -> ResponseReturnValue:
        body.given()
        return jsonify(curating_writes.undo(bench))


def _declaring(app: Flask, bench: Bench) -> None:
    def declared(section: str, sent: dict[str, str], **more: Any) -> ResponseReturnValue:
        fields = {name: text for name, text in sent.items() if text and name != "key"} | more
        return jsonify(curating_writes.declare(bench, section, sent["key"], fields)), HTTPStatus.CREATED

    @app.post("/api/bench/facts")
    def fact() -> ResponseReturnValue:
        sent = _lines("key", *_FACT, "terms")
        terms = [term for part in sent.pop("terms").split(",") if (term := part.strip())]
        return declared("facts", sent, **({"terms": terms} if terms else {}))

    @app.post("/api/bench/events")
    def event() -> ResponseReturnValue:
        return declared("events", _lines("key", *_EVENT))

    @app.post("/api/bench/voices")
    def voice() -> ResponseReturnValue:
        return declared("voices", _lines("key", "title"))

    @app.post("/api/bench/sources")
    def new_source() -> ResponseReturnValue:
        sent = body.texts("key", *_SOURCE, "name", "words", "data")
        text = _text(sent.pop("name"), sent.pop("words"), sent.pop("data"))
        fields = {name: " ".join(said.split()) for name, said in sent.items()}
        key = fields.pop("key")
        return jsonify(curating_writes.add_source(bench, key, fields, text)), HTTPStatus.CREATED


def _lines(*keys: str) -> dict[str, str]:
    """The texts of a body, each on one line."""
    return {key: " ".join(text.split()) for key, text in body.texts(*keys).items()}


def _text(name: str, words: str, data: str) -> tuple[str, bytes] | None:
    """A text that was sent, and what it was called; None where none was."""
    if words and data:
        raise NotAnAnswer(body.WRONG)
    if data:
        try:
            return name, b64decode(data, validate=True)
        except (binascii.Error, ValueError):
            raise NotAnAnswer(body.WRONG) from None
    if words.strip():
        return name and f"{name.removesuffix('.txt')}.txt", words.encode()
    return None


def _typed() -> Typed:
    sent = body.given(*Typed._fields)
    texts = sent.pop("texts", None)
    whole = isinstance(texts, dict) and set(texts) <= set(CLAIM) and all(isinstance(one, str) for one in texts.values())
    if not whole or texts is None:
        raise NotAnAnswer(body.WRONG)
    return Typed(**body.only_texts(sent, ("source", "seen", "at")), texts=texts)


def _gone() -> Moved:
    return Moved("gone", "There is no such source any more: load the page again.")


def _offer(seen: Seen, key: str, start: int, end: int) -> dict[str, Any]:
    dossier = seen.dossier
    if key not in dossier.sources or key not in dossier.texts:
        raise _gone()
    places = units(dossier.texts[key].plain)
    if not 0 <= start <= end <= places.length:
        raise Moved("changed", "The text is another now: load the page again.")
    found = seen.offers.offer(key, places.offset(start), places.offset(end))
    if found is None:
        raise NotAnAnswer("there is not a word to claim there")
    said = dict.fromkeys(CLAIM, "")
    own = dossier.sources[key].event
    first = found.facts[0] if found.fact else None
    said |= {
        "fact": found.fact,
        "event": "" if found.event == own else found.event,
        "value": first.value if first else found.value,
        "quote": found.quote,
        "locator": found.locator,
    }
    given = {name: text for name, text in said.items() if text}
    return {
        "quote": found.quote,
        "spans": [[places.of(found.quoted[0]), places.of(found.quoted[1])]],
        "value": said["value"],
        "means": visible(means(dossier, key, given)) if given.get("fact") and given.get("value") else "",
        "locator": found.locator,
        "fact": found.fact,
        "event": found.event,
        "texts": said,
        **_offered(found, dossier.facts[found.fact].scopes if found.fact else {}),
    }


def _offered(found: Offer, scopes: Any) -> dict[str, Any]:
    """What is only offered, each with why."""
    return {
        "facts": [
            {"key": one.fact, "event": one.event, "value": one.value, "why": visible(one.why)} for one in found.facts
        ],
        "scopes": [{"key": key, "label": visible(scopes[key].label), "why": visible(why)} for key, why in found.scopes],
        "scope": "",
        "as_of": [{"value": visible(one.value), "why": visible(one.why)} for one in found.as_of],
        "voices": [{"key": one.key, "title": visible(one.title), "why": visible(one.why)} for one in found.voices],
        "kind": found.measure[0],
        "unit": visible(found.measure[1]),
        "stated": found.firmness.stated,
        "stated_why": visible(found.firmness.why),
    }
