"""The events, voices, sources and constraints a dossier declares, made into the model's frozen data.

Each function gets one entry as it was read and says what is wrong with it on its own; what ties entries to one
another (a source that derives from another, a claim that names a fact) is checked in `dossier.py`.
"""

from __future__ import annotations

from collections.abc import Iterable

from discrepancies.language.reading import YEARLESS, Context, Unreadable
from discrepancies.language.spelling import shortened
from discrepancies.load.fields import Fields, fields
from discrepancies.load.keys import SECTIONS, TEXT
from discrepancies.load.problems import Problems
from discrepancies.load.tree import Entries, Items, Node, Scalar
from discrepancies.model import Constraint, Event, Ignored, Source, Text, Voice


def event(key: Scalar, node: Node, problems: Problems) -> Event | None:
    """An event."""
    given = fields(f'the event "{key.text}"', key.at, node, SECTIONS["events"].keys, problems)
    if given is None:
        return None
    _check_dates(given, ("date",), Context(), problems, yearless=True)
    said = given.plain()
    offset, matters = said.pop("utc_offset", None), said.pop("matters", None)
    return Event(
        key.text,
        key.at,
        **said,
        utc_offset=_seconds(offset) if offset else None,
        matters=int(matters) if matters else None,
    )


def _seconds(offset: str) -> int:
    seconds = int(offset[1:3]) * 3600 + int(offset[4:6]) * 60
    return -seconds if offset[0] == "-" else seconds


def voice(key: Scalar, node: Node, problems: Problems) -> Voice | None:
    """A voice; without a title its key serves as one."""
    section = SECTIONS["voices"]
    given = fields(f'the voice "{key.text}"', key.at, node, section.keys, problems, section.short)
    if given is None:
        return None
    return Voice(key.text, given.text("title") or key.text, key.at, given.text("private") == "true")


def source(key: Scalar, node: Node, problems: Problems) -> tuple[Source, Fields] | None:
    """A source without its claims, and its fields with their places."""
    what = f'the source "{key.text}"'
    keys = {name: k for name, k in SECTIONS["sources"].keys.items() if name != "claims"}
    given = fields(what, key.at, node, keys, problems)
    if given is None:
        return None
    context = Context(given.text("dates"), given.text("language"))
    _check_dates(given, ("published", "accessed"), context, problems, yearless=False)
    text = given.special.get("text")
    said = given.plain()
    private = said.pop("private", None) == "true"
    return Source(
        key=key.text,
        at=key.at,
        **said,
        private=private,
        derives_from=given.names("derives_from"),
        corrects=given.names("corrects"),
        covers=given.names("covers"),
        text=_text(what, text, problems) if text else None,
        ignore=_ignored(what, given.special.get("ignore"), problems),
    ), given


def _text(what: str, node: Scalar | Items | Entries, problems: Problems) -> Text | None:
    given = fields(f"the text of {what}", node.at, node, TEXT, problems)
    if given is None:
        return None
    lines = given.text("lines")
    first, last = map(int, lines.split("-")) if lines else (1, 1)
    if first > last:
        problems.add(given.texts["lines"].at, f'lines of {what} run backwards: "{lines}"', f'write "{last}-{first}"')
    sha256 = given.text("sha256")
    return Text(
        file=given.text("file"),
        lines=(first, last) if lines and first <= last else None,
        sha256=sha256.lower() if sha256 else None,
        at=node.at,
        places={key: scalar.at for key, scalar in given.texts.items()},
    )


def _ignored(what: str, node: Node, problems: Problems) -> tuple[Ignored, ...]:
    if isinstance(node, Entries):
        for text, reason in node.entries:
            if reason is not None and not (isinstance(reason, Scalar) and reason.text):
                wrong = f'{what} ignores "{shortened(text.text)}" without a reason'
                problems.add(text.at, wrong, f'write it after it: "{shortened(text.text)}": a phone number')
        given = [(text, reason) for text, reason in node.entries if isinstance(reason, Scalar) and reason.text]
        return tuple(Ignored(text.text, reason.text, text.at) for text, reason in given)
    if node is not None and node != Scalar("", node.at):
        wrong = f"what {what} ignores has no reason"
        problems.add(node.at, wrong, 'write each text with its reason, in braces: {"+58 212": a phone number}')
    return ()


def constraint(key: Scalar, node: Node, problems: Problems) -> tuple[Constraint, Fields] | None:
    """A constraint, its expression unread, and its fields with their places."""
    given = fields(f'the constraint "{key.text}"', key.at, node, SECTIONS["constraints"].keys, problems)
    if given is None:
        return None
    holds = given.text("holds") or ""
    at = given.texts["holds"].at if holds else key.at
    return Constraint(key.text, given.text("says"), holds, given.names("for"), key.at, at), given


def date_problem(text: str, context: Context, *, yearless: bool) -> tuple[str, str] | None:
    """What is wrong with a date and what to write instead, None if nothing is."""
    # Start-up: a process that only reads files never gets here.
    from discrepancies.kinds.date import interval

    try:
        reading = interval(text, context)
    except Unreadable as error:
        return error.wrong, error.instead
    if reading.track == YEARLESS and not yearless:
        return f'"{text}" has no year', "add the year"
    return None


def _check_dates(given: Fields, names: Iterable[str], context: Context, problems: Problems, *, yearless: bool) -> None:
    for name in names:
        found = given.texts.get(name)
        if found and (wrong := date_problem(found.text, context, yearless=yearless)):
            problems.add(found.at, *wrong)
