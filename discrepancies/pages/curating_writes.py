"""What the bench writes: a claim, an edit of one, a fact, an event, a voice, a source with its text; and takes back.

Everything is tried in memory first: a file is written anew, whole, only if the whole dossier then loads, and only over
the very bytes that the curator saw. A quote comes with the SHA-256 of the text that it was read from.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from discrepancies.language.folding import fold
from discrepancies.language.reading import Unreadable
from discrepancies.language.safe import visible
from discrepancies.language.word_stems import GRAMMAR
from discrepancies.load.problems import InputError
from discrepancies.load.texts.opening import LARGEST
from discrepancies.load.texts.reading import readable
from discrepancies.model import Place, Source
from discrepancies.pages import body
from discrepancies.pages.acts import Moved
from discrepancies.pages.curating import Written
from discrepancies.pages.curating_shown import changed
from discrepancies.pages.curating_tried import texts_of
from discrepancies.pages.editable_claims import claim_at
from discrepancies.save.claim_adding import with_claim
from discrepancies.save.claim_edits import CHANGED, Rewrite, digest, edited, write
from discrepancies.save.entry_adding import Fields, with_entry, with_text
from discrepancies.save.pinning import with_text_pinned
from discrepancies.save.text_storing import Stored, safe_name, stored

if TYPE_CHECKING:
    from discrepancies.load.dossier import Dossier
    from discrepancies.pages.curating import Bench, Seen

_Made = TypeVar("_Made")
_LONGEST_KEY = 40
_MOST_WORDS = 3
NO_YAML = "only files of YAML are written to here, and this dossier has none: give one too, such as claims.yaml"


class Wrong(Exception):  # noqa: N818 - it is what was typed that is
    """What was given cannot be written, in sentences; nothing was."""

    def __init__(self, says: list[str]) -> None:
        super().__init__(" ".join(says))
        self.says = says


class Typed(NamedTuple):
    """A claim as it was typed: its source, the digest of that one's file as it was seen, the claim that is edited."""

    source: str
    seen: str
    at: str
    """ "" for a new one."""
    texts: Mapping[str, str]


def claim_of(seen: Seen, typed: Typed) -> int | None:
    """The number of the claim that is edited; None for a new one.

    Raises:
        Moved: its file is another now, or it is not there any more.
    """
    dossier = seen.dossier
    if typed.source not in dossier.sources:
        raise Moved("gone", "There is no such source any more: load the page again.")
    claim = claim_at(dossier, typed.at) if typed.at else None
    file = dossier.sources[typed.source].at.file if claim is None else dossier.written.place(claim, "fact").file
    if (typed.at and claim is None) or seen.digest_of(file) != typed.seen:
        raise _moved()
    return claim


def save_claim(bench: Bench, typed: Typed) -> dict[str, Any]:
    """Write a claim, or an edit of one; gives where it stands now.

    Raises:
        Wrong: it cannot be written so; nothing was.
        Moved: the file is another now.
        OSError: the file cannot be written; it is as it was.
    """
    with bench.looking() as seen:
        dossier, claim = seen.dossier, claim_of(seen, typed)
        if note := changed(dossier, dossier.sources[typed.source]):
            raise Wrong([note])
        texts = texts_of(dossier, claim, typed.texts)
        made = _refusing(lambda: _rewritten(dossier, typed, claim, texts))
        said = visible(f"{typed.source}, {texts.get('fact', '')}: {texts.get('value', '')}")
        now = _put(bench, [made], said)
        number = claim if claim is not None else _last_of(now, typed.source, made.file)
        line = int(now.written.line[number])
        return {
            "said": visible(f"{made.file}:{line} is written."),
            "at": f"{made.file}:{now.written.places['fact'][number]}",
            "line": line,
            "seen": digest(made.after),
        }


def declare(bench: Bench, section: str, key: str, fields: Fields) -> dict[str, Any]:
    """Declare a fact, an event or a voice where the others stand, or in the first file of YAML.

    Raises:
        Wrong, Moved, OSError: as in `save_claim`.
    """
    with bench.looking() as seen:
        title = next((fields[name] for name in ("title", "asks") if isinstance(fields.get(name), str)), "")
        taken = {*getattr(seen.dossier, section), *(seen.dossier.sources if section == "voices" else ())}
        key = key or _new_key(str(title), taken, section)
        _free(key, taken)
        made = _refusing(lambda: _declared(bench, seen, section, key, fields))
        _put(bench, [made], visible(f"{section[:-1]} {key}"))
        return {"said": visible(f"{key} is declared in {made.file}."), "key": key}


def add_source(bench: Bench, key: str, fields: Mapping[str, str], text: tuple[str, bytes] | None) -> dict[str, Any]:
    """Declare a source, or give one that has none its text; the text, a name and its bytes, is put beside the claims.

    Raises:
        Wrong, Moved, OSError: as in `save_claim`.
    """
    with bench.looking() as seen:
        there = seen.dossier.sources.get(key)
        if text is not None:
            _legible(*text, fields.get("url") or (there and there.url) or None)
        if there is None:
            taken = {*seen.dossier.sources, *seen.dossier.voices}
            of_file = Path(safe_name(text[0])).stem if text and text[0] else ""
            named = fields.get("title") or of_file or fields.get("publisher") or ""
            key = key or _new_key(named, taken, "sources")
            _free(key, taken)
        elif text is None or any(fields.values()) or there.text is not None:
            raise Wrong([f"There is a source “{visible(key)}” already: give the new one another key."])
        text = (text[0] or f"{key}.txt", text[1]) if text else None
        file = there.at.file if there else _file_of(bench, seen, "sources")
        put = _refusing(lambda: stored(file, *text)) if text else None
        try:
            made = _refusing(lambda: _with_source(bench, seen, key, fields, put, text))
            _put(bench, [made], visible(f"source {key}"), put.path if put else None)
        except BaseException:
            if put:
                put.path.unlink(missing_ok=True)
            raise
        return {"said": visible(f"{key} is declared in {made.file}."), "key": key}


def undo(bench: Bench) -> dict[str, Any]:
    """Take back what was written last.

    Raises:
        Moved: there is nothing to take back, or the file was written to since.
        OSError: the file cannot be written; it is as it was.
    """
    with bench.looking():
        last = bench.last
        if last is None:
            raise Moved("gone", "There is nothing to take back.")
        back = [Rewrite(one.file, one.after, one.before) for one in last.rewrites]
        for one in back:
            if bench.bytes_of(one.file) != one.before:
                raise _moved("The file was written to since: nothing was taken back.")
        for one in back:
            _written(one)
        if last.begun and last.begun.exists() and not last.begun.is_symlink():
            last.begun.unlink()
        bench.wrote(None)
        return {"said": f"Taken back: {last.said}"}


def _rewritten(dossier: Dossier, typed: Typed, claim: int | None, texts: Mapping[str, str]) -> Rewrite:
    """The file with the claim, and with the SHA-256 of its text."""
    source, text = dossier.sources[typed.source], dossier.texts.get(typed.source)
    if claim is None:
        own = {key: said for key, said in texts.items() if not (key == "event" and said == source.event)}
        made = with_claim(dossier, typed.source, own, typed.seen)
    else:
        there = {key for key, places in dossier.written.places.items() if places[claim]}
        changed = {key: text.strip() or None for key, text in typed.texts.items() if text.strip() or key in there}
        made = edited(dossier, claim, changed, typed.seen)
    pin = text is not None and bool(texts.get("quote")) and (source.text is None or not source.text.sha256)
    if text is None or not pin or source.at.file != made.file:
        return made
    return made._replace(after=with_text_pinned(made.after, source, text.sha256))


def _declared(bench: Bench, seen: Seen, section: str, key: str, fields: Fields) -> Rewrite:
    file = _file_of(bench, seen, section)
    before = bench.bytes_of(file)
    return Rewrite(file, before, with_entry(before, section, key, fields, _last(seen.dossier, section, file)))


def _with_source(
    bench: Bench,
    seen: Seen,
    key: str,
    fields: Mapping[str, str],
    put: Stored | None,
    text: tuple[str, bytes] | None,
) -> Rewrite:
    said = {"file": put.name, "sha256": hashlib.sha256(text[1]).hexdigest()} if put and text else None
    there = seen.dossier.sources.get(key)
    if there is not None and said:
        before = bench.bytes_of(there.at.file)
        return Rewrite(there.at.file, before, with_text(before, key, there.at, said))
    about = {name: value for name, value in fields.items() if value}
    return _declared(bench, seen, "sources", key, {**about, **({"text": said} if said else {}), "claims": []})


def _file_of(bench: Bench, seen: Seen, section: str) -> str:
    """The file to declare something in: where most of its sort stand, else the first one of YAML."""
    if not bench.yaml:
        raise Wrong([f"{NO_YAML[:1].upper()}{NO_YAML[1:]}."])
    where = [one.at.file for one in getattr(seen.dossier, section).values() if one.at.file in bench.yaml]
    return max(dict.fromkeys(where), key=where.count) if where else bench.yaml[0]


def _last(dossier: Dossier, section: str, file: str) -> Place:
    places = [one.at for one in getattr(dossier, section).values() if one.at.file == file]
    return max(places, default=Place(file, 1, 1))


def _put(bench: Bench, rewrites: list[Rewrite], said: str, begun: Path | None = None) -> Dossier:
    """Write files, if the whole dossier then loads; gives it as it is then."""
    now = _refusing(lambda: bench.would_be({one.file: one.after for one in rewrites}))
    for one in rewrites:
        _written(one)
    bench.wrote(Written(said, tuple(rewrites), begun), now)
    return now


def _written(made: Rewrite) -> None:
    try:
        write(made)
    except InputError:
        raise _moved() from None


def _refusing(make: Callable[[], _Made]) -> _Made:
    """What is made, or why it cannot be, in sentences."""
    try:
        return make()
    except Unreadable as error:
        raise Wrong([f"The text cannot be kept: {error.wrong}; {error.instead}."]) from None
    except InputError as error:
        if any(problem.wrong == CHANGED for problem in error.problems):
            raise _moved() from None
        raise Wrong(body.sentences(error)) from None


def _moved(says: str = "The file changed meanwhile: nothing was written. What you typed is kept; look again.") -> Moved:
    return Moved("changed", says)


def _legible(name: str, data: bytes, url: str | None) -> None:
    """Refuse what cannot be read as a text; of an archive of pages the one at the source's address is read."""
    if len(data) > LARGEST:
        raise Wrong([f"The text has {len(data):,} bytes, and one has at most {LARGEST:,}: save the part you quote."])
    try:
        readable(data, safe_name(name or "text.txt"), Source("", Place("", 1, 1), url=url))
    except Unreadable as error:
        raise Wrong([f"The text cannot be read: {error.wrong}; {error.instead}."]) from None


def _free(key: str, taken: set[str]) -> None:
    if key in taken:
        raise Wrong([f"There is one called “{visible(key)}” already: give this one another key."])


def _new_key(title: str, taken: set[str], section: str) -> str:
    """A key made of a title: its first words that tell something."""
    words = fold(title).split()
    if section == "facts":
        words = [word for word in words if word not in GRAMMAR][:_MOST_WORDS] or words[:_MOST_WORDS]
    key = "_".join(words)[:_LONGEST_KEY].strip("_") or section[:-1]
    key = f"{section[:-1]}_{key}" if key[0].isdigit() and section == "facts" else key
    several = (f"{key}_{number}" for number in range(2, len(taken) + 3))
    return key if key not in taken else next(one for one in several if one not in taken)


def _last_of(dossier: Dossier, source: str, file: str) -> int:
    """The number of the last claim of a source in a file: the one that was added."""
    written = dossier.written
    place = written.files.index(file)
    claims: list[int] = written.columns["source"].among({source}).tolist()
    return max(claim for claim in claims if written.file[claim] == place)
