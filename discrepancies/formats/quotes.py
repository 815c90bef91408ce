"""What `discrepancies quotes` prints: which texts are at hand, what is wrong with the quotes, what no claim covers.

It reads like a coverage report, for it is one: so many figures of each text are claimed, and these are not. What is
wrong with a quote is told in the very words in which `check` tells it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TextIO

from discrepancies.evidence import located
from discrepancies.evidence.coverage import Covered, Uncovered, coverages
from discrepancies.formats import Style, outline
from discrepancies.formats.excerpt_marks import BRACKETS, GUILLEMETS
from discrepancies.formats.key_marks import dimmed
from discrepancies.formats.layout import columns, table, wrap
from discrepancies.formats.text import findings, heading, strong
from discrepancies.language.safe import visible
from discrepancies.wording import counted, listed

if TYPE_CHECKING:
    from discrepancies.load.dossier import Dossier
    from discrepancies.load.texts.source_text import SourceText
    from discrepancies.report import Report
    from discrepancies.save.pinning import Pinned
    from discrepancies.wording import Naming

_RULES = ("quote-missing", "quote-not-found", "quote-disagrees", "language-not-read", "text-changed")
_OF_COVERAGE = "figure-unclaimed"

_HOW = "Say where they are with --texts, or under each source: text: {file: texts/name.txt}."
_NOTHING = "Nothing to write: every text at hand has its SHA-256 in the dossier."
_INSTEAD = ", in place of another"
_MOST_LISTED = 10
_SPACES = re.compile(r"\s+")


def rules(*, coverage: bool) -> tuple[str, ...]:
    """The rules that check quotes, and if asked the one that tells what no quote covers."""
    return (*_RULES, _OF_COVERAGE) if coverage else _RULES


def awaited(dossier: Dossier) -> list[str]:
    """The sources whose text was read once, for its SHA-256 is given, and is not at hand: nobody has checked these."""
    given = (key for key, source in dossier.sources.items() if source.text and source.text.sha256)
    return [key for key in given if key not in dossier.texts]


def render(report: Report, out: TextIO, style: Style, *, coverage: bool = False, missing: bool = False) -> None:
    """Write what these rules found; after it the coverage of each text, and all that is missing, if asked."""
    lines = _page(report, style, coverage, missing)
    out.writelines(f"{line.rstrip()}\n" for line in dimmed(report.wording.naming, lines, style))


def render_pinned(written: Sequence[Pinned], out: TextIO) -> None:
    """Write for which texts a SHA-256 was written, and where."""
    lines = [
        f"{one.file}: {one.source} has the SHA-256 of {one.text}{_INSTEAD if one.before else ''}" for one in written
    ]
    out.writelines(f"{visible(line)}\n" for line in lines or [_NOTHING])


def _page(report: Report, style: Style, coverage: bool, missing: bool) -> Iterator[str]:
    dossier, naming = report.dossier, report.wording.naming
    yield from _texts(dossier, naming, style)
    yield from findings(report, style)
    covered = list(coverages(dossier)) if coverage else []
    if covered:
        yield from ("", *heading("Coverage", style), *_coverage(covered, naming, style))
    for one in covered:
        yield from _idle(one, naming, style)
        if missing and one.missing:
            yield from ("", *_missing(one, dossier.texts[one.source], naming.called(one.source), style))
    yield ""
    yield from wrap(outline.tally(report), style.width)


def _texts(dossier: Dossier, naming: Naming, style: Style) -> Iterator[str]:
    """Which texts are at hand, and how many of the quotes taken from each stand in it; and which are not."""
    yield from wrap(f"{len(dossier.texts):,} of {counted(len(dossier.sources), 'text')} at hand.", style.width)
    if dossier.texts:
        yield ""
        yield from table(
            ("source", "text", "lines", "quotes found", "pinned"), list(_at_hand(dossier, naming)), style.width
        )
    pinned = awaited(dossier)
    others = [key for key in dossier.sources if key not in dossier.texts and key not in pinned]
    for words, keys in (("Not at hand, though the SHA-256 is given", pinned), ("Not at hand", others)):
        if keys:
            named = listed((visible(_with_file(dossier, naming, key)) for key in keys), _MOST_LISTED)
            yield from ("", *wrap(f"{words}: {named}.", style.width))
    if not dossier.texts:
        yield from wrap(_HOW, style.width)


def _at_hand(dossier: Dossier, naming: Naming) -> Iterator[tuple[str, str, str, str, str]]:
    source_of = dossier.written.columns["source"]
    looked_up, found = Counter[str](), Counter[str]()
    for claim, place in located(dossier).items():
        source = str(source_of[claim])
        looked_up[source] += 1
        found[source] += place is not None
    for key, text in dossier.texts.items():
        declared = dossier.sources[key].text
        limited = declared is not None and declared.lines is not None
        yield (
            visible(naming.called(key)),
            visible(f"{text.name} ({text.encoding})"),
            "-".join(map(str, text.lines)) if limited else "all",
            f"{found[key]:,} of {looked_up[key]:,}",
            _pin(declared.sha256 if declared else None, text),
        )


def _pin(sha256: str | None, text: SourceText) -> str:
    if sha256 is None:
        return "no"
    return "yes" if sha256 == text.sha256 else "changed"


def _with_file(dossier: Dossier, naming: Naming, key: str) -> str:
    """A source without its text, and the file that it is expected in."""
    declared = dossier.sources[key].text
    name = naming.called(key)
    return f"{name} ({declared.file})" if declared and declared.file else name


def _coverage(every: Sequence[Covered], naming: Naming, style: Style) -> Iterator[str]:
    counts = [[one.claimed, one.total, one.names_claimed, one.names_total, one.ignored] for one in every]
    named = [visible(naming.called(one.source)) for one in every]
    if len(every) > 1:
        named.append("all")
        counts.append([sum(column) for column in zip(*counts, strict=True)])
    rows = [(name, _share(*of[:2]), _share(*of[2:4]), f"{of[4]:,}") for name, of in zip(named, counts, strict=True)]
    yield from table(("source", "figures claimed", "names claimed", "ignored"), rows, style.width, right=(3,))


def _share(claimed: int, total: int) -> str:
    """How many of how many; a share is rounded down, so that only all of them are 100%."""
    return f"{claimed:,} of {total:,} ({100 * claimed // total}%)" if total else "none to claim"


def _idle(covered: Covered, naming: Naming, style: Style) -> Iterator[str]:
    for text, reason, _ in covered.idle:
        words = f'{naming.called(covered.source)} ignores "{text}" ({reason}), which does not stand in its text.'
        yield from ("", *wrap(visible(words), style.width))


def _missing(covered: Covered, text: SourceText, who: str, style: Style) -> Iterator[str]:
    """What no quote covers, a line each."""
    figures = len(covered.missing_figures)
    of = {"figure": figures, "name": len(covered.missing) - figures}
    kinds = listed(counted(number, noun) for noun, number in of.items() if number)
    yield from wrap(strong(visible(f"{who}: {kinds} that no quote covers"), style), style.width)
    widest = len(str(covered.missing[-1].line))
    for one in covered.missing:
        margin = f"  {one.line:>{widest}}  {one.kind:6}  "
        yield margin + _in_context(one, text, style.width - len(margin))


def _in_context(one: Uncovered, text: SourceText, room: int) -> str:
    """A phrase between marks, and as many words of its line beside it as there is room for."""
    begin, end = text.span
    left = _plain(text.plain[max(begin, one.start - room) : one.start].rpartition("\n")[2])
    right = _plain(text.plain[one.end : min(end, one.end + room)].partition("\n")[0])
    phrase = _plain(one.text)
    unclear = any(mark in f"{left}{phrase}{right}" for mark in GUILLEMETS[0])
    before, after = BRACKETS[0] if unclear else GUILLEMETS[0]
    room -= columns(f"{before}{phrase}{after}")
    left = _cut(left[::-1], max(room // 2, room - columns(right)))[::-1]
    return f"{left}{before}{phrase}{after}{_cut(right, room - columns(left))}"


def _plain(words: str) -> str:
    return visible(_SPACES.sub(" ", words))


def _cut(words: str, room: int) -> str:
    """As many words from the beginning as there is room for; "…" where some are left out."""
    if columns(words) <= room:
        return words
    kept = words
    while kept and columns(kept) > room - 2:
        kept = kept.rpartition(" ")[0]
    return f"{kept} …"
