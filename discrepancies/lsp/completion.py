"""What may be written at a place: keys that are still missing, and names, scopes, terms and words that are known.

It goes by the text up to the place alone, so it does not matter whether what follows is YAML, or what stands there is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from lsprotocol.types import CompletionItem, CompletionItemKind, CompletionList, TextEdit

from discrepancies.config import NAME, SETTINGS
from discrepancies.language.safe import visible
from discrepancies.load.fields import FLAGS
from discrepancies.load.keys import KIND_ABOUT, SECTIONS, TITLE, TITLE_ABOUT, Key
from discrepancies.lsp.hover import keys_below
from discrepancies.lsp.outline import Outline, Path
from discrepancies.save.yaml import scalar

if TYPE_CHECKING:
    from lsprotocol.types import Position

    from discrepancies.lsp.view import View

MOST = 500
"""Items that are offered; an editor asks again as more is typed."""

UNKNOWN = "unknown"

Offer = tuple[str, str]
"""What may be written, and what it is."""

_REST = re.compile(r"[\w.-]*")
_SETTING = re.compile(r"[ \t]*([\w-]+)[ \t]*=[ \t]*(.*)$")
_WORD = re.compile(r"[\w-]*$")


def completion(view: View, position: Position) -> CompletionList:
    """What may be written at a place."""
    offset = view.offset(position)
    if view.path.endswith(".toml"):
        return _of_settings(view, offset)
    cursor = Outline(view.lined.text[:offset]).cursor
    if cursor is None:
        return CompletionList(False, [])
    start = (
        cursor.start
        + len(view.lined.text[cursor.start : offset])
        - len(view.lined.text[cursor.start : offset].lstrip())
    )
    typed = view.lined.text[start:offset]
    if cursor.in_value and cursor.path[:1] == ("constraints",) and cursor.path[-1:] == ("holds",):
        word = _WORD.search(typed)
        typed = word[0] if word else ""
        start, offers, kind, behind = offset - len(typed), _facts(view), CompletionItemKind.Value, ""
    elif cursor.in_value:
        offers, kind, behind = _values(view, cursor.path), CompletionItemKind.Value, ""
    else:
        offers, kind, behind = _keys(view, cursor.path), CompletionItemKind.Property, ": "
    end = _REST.match(view.lined.text, offset)
    stop = end.end() if end else offset
    if not cursor.in_value and view.lined.text[stop : stop + 1] == ":":
        behind = ""
    return _listed(view, offers, (start, stop), kind, (typed, behind))


def _listed(
    view: View, offers: Iterable[Offer], span: tuple[int, int], kind: CompletionItemKind, around: tuple[str, str]
) -> CompletionList:
    """The offers as items that replace what is typed; `around` is what was, and what comes behind each."""
    typed, behind = around
    bare = typed.lstrip("\"'").casefold()
    fitting = [one for one in offers if bare in one[0].casefold() or bare in one[1].casefold()]
    where = view.lined.range(span)
    items = [
        CompletionItem(
            label=visible(word),
            kind=kind,
            detail=visible(about) or None,
            filter_text=f"{typed[: len(typed) - len(typed.lstrip(chr(34) + chr(39)))]}{word}",
            sort_text=f"{number:04}",
            text_edit=TextEdit(where, (scalar(word) if not word.startswith('"') else word) + behind),
        )
        for number, (word, about) in enumerate(fitting[:MOST])
    ]
    return CompletionList(len(fitting) > MOST, items)


def _keys(view: View, path: Path) -> Iterator[Offer]:
    """The keys that may stand below a path and do not yet."""
    given = {str(entry.path[-1]) for entry in view.outline.within(path)}
    if not path:
        yield from ((name, section.about) for name, section in SECTIONS.items() if name not in given)
        if TITLE not in given:
            yield TITLE, TITLE_ABOUT
        return
    kind = view.about("facts", str(path[1]), "kind") if len(path) == 2 and path[0] == "facts" else ""
    for name, key in (keys_below(path) or {}).items():
        if name not in given and (not kind or kind in key.kinds) and _fits(view, path, name):
            yield name, key.about


def _fits(view: View, path: Path, name: str) -> bool:
    """Whether a claim's fact can have the key at all."""
    claim = view.claim(path)
    if claim is None or "fact" not in claim:
        return True
    if name == "scope":
        return bool(view.scopes(claim["fact"].text))
    return name != "closed" or view.about("facts", claim["fact"].text, "kind") == "names"


def _values(view: View, path: Path) -> Iterator[Offer]:
    """What may stand as the value that a path leads to."""
    base = tuple(path[:-1] if isinstance(path[-1], int) else path)
    keys = keys_below(base[:-1])
    if not base or keys is None:
        if base[:1] == ("facts",) and base[-1:] and base[-1] in ("contains", "parts"):
            yield from _scopes(view, str(base[1]))
        return
    name = str(base[-1])
    claim = view.claim(base)
    fact = claim["fact"].text if claim and "fact" in claim else ""
    if claim is not None and name == "scope":
        yield from _scopes(view, fact)
    elif claim is not None and name == "value":
        yield from _answers(view, fact)
    elif name in keys:
        yield from _words(view, keys[name])
    if base[:1] == ("facts",) and len(base) == 5 and name in ("contains", "parts"):
        yield from _scopes(view, str(base[1]))


def _words(view: View, key: Key) -> Iterator[Offer]:
    yield from ((word, KIND_ABOUT.get(word, "")) for word in key.words)
    if key.holds == "flag":
        yield from ((flag, "") for flag in FLAGS)
    for section in (key.names, "sources" if key.names == "voices" else None):
        if section:
            yield from ((name, view.title(section, name)) for name in view.declared[section])
    if key.names == "events" and view.report and not view.declared["events"]:
        yield from ((name, "") for name in view.report.dossier.written.columns["event"].texts)


def _facts(view: View) -> Iterator[Offer]:
    """The facts that a constraint can speak of."""
    yield from ((fact, view.title("facts", fact)) for fact in view.declared["facts"])


def _scopes(view: View, fact: str) -> Iterator[Offer]:
    yield from ((key, label) for key, (_, label) in view.scopes(fact).items())


def _answers(view: View, fact: str) -> Iterator[Offer]:
    """The answers that the fact itself declares; what other sources say is not offered, for each speaks for itself."""
    kind = view.about("facts", fact, "kind")
    yield from ((term, f"a term of {fact}") for term in view.terms(fact))
    if kind == "yes-no":
        yield from (("yes", ""), ("no", ""))
    yield UNKNOWN, "the source says that it is not established"


def _of_settings(view: View, offset: int) -> CompletionList:
    """The settings that are not made yet, or the words of one that takes some."""
    lined = view.lined
    before = lined.text[lined.starts[lined.line_of(offset)] : offset]
    word = _WORD.search(before)
    typed = word[0] if word else ""
    span = offset - len(typed), offset
    made: Mapping[str, object] = dict.fromkeys(re.findall(r"(?m)^[ \t]*([\w-]+)[ \t]*=", lined.text))
    found = _SETTING.match(before)
    if found:
        setting = SETTINGS.get(found[1])
        inside = found[2].count('"') % 2 == 1
        words = [(one if inside else f'"{one}"', "") for one in (setting.words if setting else ())]
        return _listed(view, words, span, CompletionItemKind.Value, (typed, ""))
    ours = view.path.endswith(NAME) or "[tool.discrepancies]" in lined.text[:offset].splitlines()
    offers = [(name, one.about) for name, one in SETTINGS.items() if name not in made] if ours else []
    return _listed(view, offers, span, CompletionItemKind.Property, (typed, " = "))
