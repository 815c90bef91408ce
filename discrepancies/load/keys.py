"""Every section of a claims file and every key in it, once: the reader refuses by these tables, the schema says them.

A key says what it holds in a form that both can use: a pattern, a choice of words, a section whose keys it names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from discrepancies.kinds import FIGURES, KINDS
from discrepancies.kinds.identifier import FORMS
from discrepancies.language.spelling import shortened, suggestion
from discrepancies.model import OVER_TIME

Holds = Literal["text", "date", "flag", "list", "special"]


class Key(NamedTuple):
    """One key of an entry: what it is for, and what may stand there."""

    about: str
    holds: Holds = "text"
    """`list` is a list of texts or a single one; `special` is checked by its own code."""
    required: bool = False
    words: tuple[str, ...] = ()
    """The words that may be written, where only some may."""
    pattern: str | None = None
    """What a text must match in full; in the part of regular expressions that Python and ECMAScript share."""
    write: str = ""
    """What to write instead of a text that does not match."""
    names: str | None = None
    """The section one of whose keys is named."""
    kinds: tuple[str, ...] = KINDS
    """The kinds of fact that may have this key."""


IDENTIFIER = r"[^\s\x00-@\[-\^`{-\x7f][^\s\x00-/:-@\[-\^`{-\x7f]*"
"""A key that constraints name, of a fact or scope: letters of any script, digits and _ only, and no digit first."""
WORD = r"[^\s\x00-,/:-@\[-\^`{-\x7f]+"
"""A key of constraints, or of an event that a constraint can name: letters of any script, digits, - _ and . only."""
LONGEST_KEY = 200
KEY = r"[^\s\x00-\x1f\x7f](?:[^\x00-\x1f\x7f]{0,198}[^\s\x00-\x1f\x7f])?"
"""A key of events, voices and sources: any text on one line."""


class Section(NamedTuple):
    """A section: what its entries are called, how their keys look, and what each may hold."""

    about: str
    one: str
    keys: Mapping[str, Key]
    example: str
    looks: str
    """How its keys look: IDENTIFIER, WORD or TEXT."""
    short: str | None = None
    """The key that an entry written as a single text gives; None where an entry must be a mapping."""


EVERY_FACT = "all"
"""What a source covers that was read for every fact."""

_WEB = r"https?://\S+"
_AS_WEB = "write an address that begins with https:// or http://"
_NAMED = ("category", "name", "names")
_COMPARED = tuple(kind for kind in KINDS if kind != "text")
_PERCENT = r"(?:100(?:\.0+)?|[0-9]{1,2}(?:\.[0-9]{1,6})?) ?%"
_MATTERS = Key(
    "How early an editor should look at it, from 1; after all that have a number where nothing is written",
    pattern=r"[1-9][0-9]?",
    write="write a whole number from 1 (first) to 99",
)

KIND_ABOUT: Mapping[str, str] = {
    "count": "a whole number of people or things: 7, at least 9, about 500, 10 to 14",
    "quantity": "a measured number with a unit: 5 kg, about 20 km",
    "money": "a sum in the fact's currency: $5 million, EUR 4.9bn, 500 crore rupees",
    "share": "a part of a whole, in per cent: 51%, more than half, one in five",
    "duration": "how long: 3 h 20 min, two and a half years, aged 17",
    "date": "a day, month, year or time: 2018-01-15, January 2018, mid-December 2017",
    "period": "from one date to another: 2021-01-06/2021-01-09, 6-9 January 2021",
    "category": "one of the declared terms",
    "name": "what somebody or something is called",
    "names": "a list of names",
    "identifier": "a number or code by which a thing is known: an ISBN, a DOI, a case number",
    "coordinates": "where a place lies: 48.7793, 8.0805; 48°46'45\"N 8°4'50\"E",
    "yes-no": "yes or no",
    "text": "words listed side by side and never compared",
}

SCOPE: Mapping[str, Key] = {
    "is": Key("Whom or what a figure of this scope counts"),
    "contains": Key("Scopes that this one contains; each is at most the whole", "list"),
    "parts": Key("Scopes that this one is made of: disjoint, they add up to at most the whole", "list"),
    "complete": Key("true where its parts are all there is of it: together exactly the whole", "flag"),
}

TEXT: Mapping[str, Key] = {
    "file": Key(
        "The file with the source's text, relative to this one and never outside its folder",
        pattern=r"(?!/|[A-Za-z]:)(?!(?:.*/)?\.\.(?:/|$))[^\\]+",
        write='write a path relative to this file, with "/" between folders and without ".."',
    ),
    "lines": Key(
        "The first and last line of the text that count",
        pattern=r"[1-9][0-9]{0,8}-[1-9][0-9]{0,8}",
        write="write two line numbers, such as 12-32",
    ),
    "sha256": Key(
        "The SHA-256 of the file when it was read, 64 hexadecimal digits",
        pattern=r"[0-9A-Fa-f]{64}",
        write="write the 64 hexadecimal digits that sha256sum prints",
    ),
}

CLAIM: Mapping[str, Key] = {
    "event": Key("The event the claim is about; without it the source's", names="events"),
    "fact": Key("The fact that is answered", required=True, names="facts"),
    "value": Key(
        "The answer as the source gives it, or unknown; a list of names for a names fact", "special", required=True
    ),
    "quote": Key("The source's words that show the value"),
    "attributed_to": Key("The voice or source whose word it is, where not the source's own", names="voices"),
    "as_of": Key("The time up to which a figure was counted", "date"),
    "scope": Key("Whom or what the figure counts: one of the fact's scopes"),
    "stated": Key("How firmly the source says so; fact where nothing is written", words=("fact", "likely", "alleged")),
    "when": Key("The time at which the state held", "date"),
    "closed": Key("true where the source gives its list of names as complete", "flag"),
    "inferred": Key("How the value follows, where the quote alone does not show it"),
    "locator": Key("Where in the source: a page, a paragraph, a minute"),
    "note": Key("A remark for other editors"),
}

_FACT: Mapping[str, Key] = {
    "asks": Key("The question, as a reader would ask it", required=True),
    "kind": Key("What sort of value answers it", required=True, words=KINDS),
    "unit": Key("What a figure counts or is measured in", kinds=FIGURES),
    "over_time": Key(
        "How the answer may change: fixed where nothing is written, grows (the dead), shrinks (the missing), varies",
        words=OVER_TIME,
        kinds=_COMPARED,
    ),
    "cumulative": Key("true for over_time: grows", "flag", kinds=FIGURES),
    "future": Key("true where the date may lie after a source's publication", "flag", kinds=("date", "period")),
    "difference": Key(
        "true where it asks how far two values are apart: a warming, percentage points",
        "flag",
        kinds=("quantity", "share"),
    ),
    "about": Key(
        'How far "about" reaches, 10% where nothing is written',
        pattern=_PERCENT,
        write="write a percentage from 0% to 100%, such as 10%",
        kinds=FIGURES,
    ),
    "tolerance": Key(
        "How far two answers may differ and be the same: a number, a percentage, or as written (by the last digit)",
        pattern=rf"{_PERCENT}|[0-9]{{1,9}}(?:\.[0-9]{{1,9}})?(?: ?m)?|as written",
        write="write a number, a percentage such as 1%, or as written; for coordinates metres, such as 50 m",
        kinds=(*FIGURES, "coordinates"),
    ),
    "several": Key("true where several answers can be true at once", "flag", kinds=_COMPARED),
    "scopes": Key(
        "Whom or what an answer can be about, and which of these contain others", "special", kinds=_COMPARED
    ),
    "terms": Key("The possible answers: a list, or a tree of mappings and lists", "special", kinds=("category",)),
    "form": Key(
        "What an identifier looks like; plain, where nothing is written, leaves case and separators aside",
        words=FORMS,
        kinds=("identifier",),
    ),
    "aliases": Key("Other words, spellings and translations, each with the term or name it stands for", "special",
                   kinds=_NAMED),
    "matters": _MATTERS,
}  # fmt: skip

_EVENT: Mapping[str, Key] = {
    "title": Key("What happened, in a few words"),
    "date": Key("When, only to tell events apart; nothing is filled in from it", "date"),
    "place": Key("Where, only to tell events apart; nothing is filled in from it"),
    "utc_offset": Key(
        "The local clock, as hours and minutes from UTC",
        pattern=r"[+-](?:0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00",
        write='write hours and minutes from UTC, such as "-04:00"',
    ),
    "matters": _MATTERS,
}

_PRIVATE = "true where no edition for readers may say {} (report --public)"

_SOURCE: Mapping[str, Key] = {
    "title": Key("The document's title"),
    "publisher": Key("Who published it"),
    "by": Key("Who speaks in it; sources by one issuer are one origin"),
    "published": Key("When it was published", "date"),
    "inferred": Key("How the date of publication is known, where the document does not say it"),
    "url": Key("Where it is on the web", pattern=_WEB, write=_AS_WEB),
    "archived": Key("Where an archived copy is on the web", pattern=_WEB, write=_AS_WEB),
    "accessed": Key("When it was read", "date"),
    "language": Key(
        "Its language, as a short code",
        pattern=r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*",
        write="write a language code such as en, es or pt-BR",
    ),
    "dates": Key("How it writes 3/4/2018; or as GEDCOM does", words=("day-first", "month-first", "gedcom")),
    "decimal": Key(
        "How it writes 1.5, where not as its language does: comma (1,5), point (1.5) or indian (12,34,567.8)",
        words=("comma", "point", "indian"),
    ),
    "event": Key("The event of a claim that names none", names="events"),
    "derives_from": Key("The sources it repeats; it shares their origin", "list", names="sources"),
    "corrects": Key("The sources that it replaces on the facts that both speak of", "list", names="sources"),
    "covers": Key(
        "The facts it was read for, or all: on what it then leaves out it is silent",
        "list",
        words=(EVERY_FACT,),
        names="facts",
    ),
    "private": Key(_PRIVATE.format("which it is"), "flag"),
    "text": Key("The source's text, to check quotes against", "special"),
    "ignore": Key("What in its text needs no claim, each with the reason", "special"),
    "claims": Key("What it says: one entry a statement", "special", required=True),
}

_CONSTRAINT: Mapping[str, Key] = {
    "says": Key("What must hold, in words"),
    "holds": Key("What must hold, as an expression: count(victims) == killed", required=True),
    "for": Key("The events it holds for; all where nothing is written", "list", names="events"),
}

SECTIONS: Mapping[str, Section] = {
    "facts": Section(
        "The questions, declared once, asked of any event",
        "fact",
        _FACT,
        "killed: {asks: How many people were killed?, kind: count}",
        IDENTIFIER,
    ),
    "events": Section(
        "What happened, each at one time and place; claims on different events are never compared",
        "event",
        _EVENT,
        "el_junquito: {title: Raid at El Junquito}",
        KEY,
    ),
    "voices": Section(
        "Who is quoted without being a source here",
        "voice",
        {"title": Key("Who it is"), "private": Key(_PRIVATE.format("who it is"), "flag")},
        "officials: The authorities",
        KEY,
        short="title",
    ),
    "sources": Section(
        "The documents, and what each claims",
        "source",
        _SOURCE,
        "some_agency: {claims: [{fact: killed, value: 7}]}",
        KEY,
    ),
    "constraints": Section(
        "What must hold between the facts of one event",
        "constraint",
        _CONSTRAINT,
        "roll_call: {holds: count(victims) == killed}",
        WORD,
    ),
}

TITLE = "title"
TITLE_ABOUT = "What the dossier is about, at the head of every report"


def unknown_key(what: str, key: str, known: Iterable[str], called: str = "key") -> tuple[str, str]:
    """What to say of a key or column that `what` does not have: (what is wrong, what to write instead)."""
    return f'{what} has no {called} "{shortened(key)}"', suggestion(key, known, "begin it with x- to have it ignored")
