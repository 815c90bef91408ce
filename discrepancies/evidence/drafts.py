"""Claims for a curator to complete: what no quote covers, with the value as it reads and the words around it.

The fact is the one thing that a program cannot know, so it stays a question mark, and a question mark is no fact: a
draft that nobody has looked at cannot pass for a claim.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from discrepancies.evidence.capitals import is_abbreviated
from discrepancies.evidence.figures import Figure, figures
from discrepancies.kinds import MEASURED, kind
from discrepancies.language.currencies import currency_of
from discrepancies.language.reading import Context, Unreadable
from discrepancies.language.telling import languages_of
from discrepancies.language.units import is_share, is_time
from discrepancies.load.encoding import FORBIDDEN
from discrepancies.model import Fact, Place

if TYPE_CHECKING:
    from discrepancies.evidence.coverage import Covered, Uncovered
    from discrepancies.load.dossier import Dossier
    from discrepancies.load.texts.source_text import SourceText
    from discrepancies.model import Source

MOST_WORDS = 15
"""Words of a quote."""
_FEW_WORDS = 4
"""A line of fewer is no place by itself."""
_NEAR = 300
"""Characters looked at on either side."""
_GLUED = 40
"""Characters taken of what touches a figure, such as a currency's sign; more are a text without spaces."""
_LONGEST_VALUE = 200

_BORDER = re.compile(rf"[.!?:;][”\"’)]*\s|\n\s*\n|(?:(?<=\n)|\A)[ \t]*[-*•–—][ \t]|[\[\]…]|\.\.\.|{FORBIDDEN.pattern}")
"""What a quote does not reach across: a sentence's end, and what would make words of it the curator's."""
_CLAUSE_ENDS = (",", ";", "،", "؛", ")")
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(?: [A-Za-z0-9_-]+)*")
_NO_TEXT = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))

HEAD = "# What no claim covers. Write the fact that an entry answers in place of its question mark, or take it out.\n"


def drafts(dossier: Dossier, coverages: Iterable[Covered]) -> Iterator[str]:
    """The lines of a claims file with an entry for every figure and name that nothing covers.

    Once its facts are filled in and declared it can be read; its entries are meant to go under their sources' claims.
    """
    yield HEAD
    section = "sources:\n"
    for covered in coverages:
        source, text = dossier.sources[covered.source], dossier.texts[covered.source]
        entries = [_entry(one, source, text) for one in covered.missing]
        if not languages_of(source.language, text.plain[slice(*text.span)]):
            language = f'is in "{source.language}", which' if source.language else "is in a language that"
            yield f"# {_scalar(source.key)} {language} is not read: no figure of it is drafted.\n"
        if any(entry.startswith("-") for entry in entries):
            yield f"{section}  {_scalar(source.key)}:\n"
            yield f"    event: {_scalar(source.event)}\n" if source.event else ""
            yield "    claims:\n"
            yield from (f"      {entry}\n" for entry in entries)
            section = ""
    if section:
        yield "# Nothing is left to draft.\n" if dossier.texts else "# No text is at hand to draft claims from.\n"


def _entry(one: Uncovered, source: Source, text: SourceText) -> str:
    """A claim to complete, or a comment where what stands in the text is no value by itself: "Tuesday (26)"."""
    said = " ".join(one.text.split())
    read = value(one.figure, Context.of(source)) if one.figure else said
    if read is None or len(read) > _LONGEST_VALUE:
        return f"# line {one.line} has the {one.kind} {_quoted(said)}, which is no value by itself"
    event = "" if source.event else 'event: "?", '
    shown = _quoted(quote(text, one.start, one.end))
    return f'- {{{event}fact: "?", value: {_scalar(read)}, quote: {shown}, locator: line {one.line}}}'


def shown_value(quote: str, source: Source | None) -> str | None:
    """The value of the one figure that a quote of a source shows; None where it shows none, several or no value."""
    context = Context.of(source)
    found = figures(quote, context)
    return value(found[0], context) if len(found) == 1 else None


def value(figure: Figure, context: Context) -> str | None:
    """A figure of a text as a claim has it, in its source's words; None where it is no value by itself.

    The unit is half of it: 25 miles, $3.8-4.6 billion, 5 percent. What is counted (14 people) is for the fact to say.
    """
    if figure.value is None:
        return None
    written = " ".join(figure.value.split())
    kinds = ("date", "period") if figure.date else ("count", *MEASURED)
    unit = figure.number.unit if figure.number else None
    return written if any(_is_read(written, name, unit, context) for name in kinds) else None


def measure_of(figure: Figure) -> tuple[str, str]:
    """What kind of value a number of a text is, and its unit or what it counts; "" where the kind needs none."""
    number = figure.number
    if number is None:
        return "date", ""
    if not number.unit:
        return "count", next(iter(number.noun.split()), "")
    if currency := currency_of(number.unit, figure.language):
        return "money", currency
    if is_time(number.unit):
        return "duration", ""
    return ("share", "") if is_share(number.unit) else ("quantity", number.unit)


def _is_read(written: str, name: str, unit: str | None, context: Context) -> bool:
    fact = Fact("", "", name, Place("", 0, 0), unit=unit if name in MEASURED else None)
    try:
        kind(name).read(written, fact, context)
    except Unreadable:
        return False
    return True


def quote(text: SourceText, start: int, end: int) -> str:
    """At most MOST_WORDS words around a place, verbatim but for white space; of its own line if that says enough."""
    first, last = text.span
    before_it, behind_it = text.plain[max(first, start - _NEAR) : start], text.plain[end : min(last, end + _NEAR)]
    left = before_it[max((found.end() for found in _borders(before_it)), default=0) :]
    right = behind_it[: min((found.start() for found in _borders(behind_it)), default=len(behind_it))]
    on_line = left.rpartition("\n")[2], right.partition("\n")[0]
    middle = text.plain[start:end]
    if len("".join((on_line[0], middle, on_line[1])).split()) >= _FEW_WORDS:
        left, right = on_line
    before, after = left.split(), right.split()
    glued_before = before.pop()[-_GLUED:] if before and not left[-1].isspace() else ""
    glued_after = after.pop(0)[:_GLUED] if after and not right[0].isspace() else ""
    words = f"{glued_before}{middle}{glued_after}".split()
    room = max(0, MOST_WORDS - len(words))
    more_after = min(len(after), max(room - room // 2, room - len(before)))
    more_before = min(len(before), room - more_after)
    cut_before = before[len(before) - more_before :] if more_before else []
    cut_after = after[:more_after]
    if more_before < len(before):
        cut_before = _from_a_clause(cut_before, _FEW_WORDS - len(words) - len(cut_after), before[-1 - more_before])
    if more_after < len(after):
        cut_after = _to_a_clause(cut_after, _FEW_WORDS - len(words) - len(cut_before), after[more_after])
    return " ".join([*cut_before, *words, *cut_after])


def _borders(words: str) -> Iterator[re.Match[str]]:
    """What a quote does not reach across; the point of "Mrs." is none."""
    for found in _BORDER.finditer(words):
        if not (found[0].startswith(".") and is_abbreviated(words[: found.start() + 1])):
            yield found


def _from_a_clause(words: list[str], least: int, left_out: str) -> list[str]:
    """Words before a figure from where a clause of theirs begins, if so many are left; else from no broken name."""
    starts = [place + 1 for place, word in enumerate(words) if word.endswith(_CLAUSE_ENDS)]
    whole = (
        next((place for place, word in enumerate(words) if not _is_capital(word)), 0) if _is_capital(left_out) else 0
    )
    return words[next((place for place in starts if len(words) - place >= least), whole) :]


def _to_a_clause(words: list[str], least: int, left_out: str) -> list[str]:
    """Words behind a figure up to where a clause of theirs ends, if so many are left; else to no broken name."""
    ends = [place + 1 for place, word in enumerate(words) if word.endswith(_CLAUSE_ENDS) and place + 1 >= least]
    if ends:
        return [*words[: ends[-1] - 1], words[ends[-1] - 1].rstrip("".join(_CLAUSE_ENDS))]
    small = [place + 1 for place, word in enumerate(words) if not _is_capital(word)]
    return words[: small[-1]] if small and _is_capital(left_out) else words


def _is_capital(word: str) -> bool:
    """Whether a word may be part of a name."""
    return word[0].isupper()


def _scalar(text: str) -> str:
    """A text in a flow mapping: bare where any reader of YAML takes it for what it is."""
    return text if _PLAIN.fullmatch(text) and text.lower() not in _NO_TEXT else _quoted(text)


def _quoted(text: str) -> str:
    """A text in double quotes; whatever shows nothing is escaped, so that it acts on no terminal and is still there."""
    return "".join(one if one.isprintable() else _escaped(one) for one in json.dumps(text, ensure_ascii=False))


def _escaped(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"
