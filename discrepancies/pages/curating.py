"""The bench of one run of curating: what the files say now, kept in memory and read again only as far as they changed.

A file that is not there yet is one that says nothing: the first thing that is written begins it. A dossier may have no
claim, and a source no text; what rests on claims is then simply not there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, NamedTuple

from discrepancies import pipeline
from discrepancies.evidence.offers import Offers
from discrepancies.load.files import File, Read, Reading
from discrepancies.pages.file_changes import Trace, contents, stamps
from discrepancies.save.claim_edits import Rewrite, digest
from discrepancies.save.pinning import YAML

if TYPE_CHECKING:
    from discrepancies.load.dossier import Dossier
    from discrepancies.load.tables.mapping import Mappings
    from discrepancies.load.texts.source_text import SourceText
    from discrepancies.model import Source
    from discrepancies.report import Report

NOT_YET = digest(b"")
"""What tells a file that is not there yet: it says as much as an empty one."""


class Written(NamedTuple):
    """What was written last, so that it can be taken back: the files as they were and as they are."""

    said: str
    """What it is: "gazette, killed: 9"."""
    rewrites: tuple[Rewrite, ...]
    begun: Path | None = None
    """A source's text that was put beside the claims."""


class Seen:
    """What the files said when they were last read."""

    def __init__(
        self, dossier: Dossier, claims: tuple[Trace, ...], texts: tuple[Trace, ...], earlier: Report | None = None
    ) -> None:
        self.dossier, self.claims, self.texts, self._earlier = dossier, claims, texts, earlier
        self.digests = {str(trace.path): trace.left or NOT_YET for trace in claims}
        self.before: dict[object, Report | None] = {}
        """What was found of some facts before anything was tried on them."""

    def digest_of(self, file: str) -> str:
        """The digest of a file of the dossier, by its name as given; "" of what is none of its files."""
        return str(self.digests.get(str(Path(file)), ""))

    @cached_property
    def report(self) -> Report | None:
        """What is flagged now; None where nothing is claimed yet."""
        if not len(self.dossier.written):
            return None
        earlier, self._earlier = self._earlier, None
        return pipeline.checked_again(self.dossier, earlier) if earlier else pipeline.check(self.dossier)

    @property
    def checked(self) -> Report | None:
        """What was flagged when anybody last asked, here or before."""
        return self.__dict__.get("report") or self._earlier

    @cached_property
    def offers(self) -> Offers:
        """What claims would begin with."""
        return Offers(self.dossier)


class Bench:
    """What one run of curating reads; what it writes is in `curating_writes`.

    Every look raises `InputError` where the files are wrong now.
    """

    def __init__(self, paths: tuple[str, ...], texts: str | None = None, columns: Mappings | None = None) -> None:
        self.paths, self.folder, self.columns = paths, texts, columns
        self.last: Written | None = None
        self._lock = RLock()
        self._seen: Seen | None = None
        self._read: dict[tuple[str, str], Read] = {}

    @property
    def key(self) -> str:
        """What tells this dossier from any other, in every run: browsers keep what is typed under it."""
        where = "\n".join(str(Path(path).resolve()) for path in self.paths)
        return sha256(where.encode("utf-8", "replace")).hexdigest()[:12]

    @property
    def yaml(self) -> list[str]:
        """The files that can be written to."""
        return [path for path in self.paths if Path(path).suffix.lower() in YAML]

    @contextmanager
    def looking(self) -> Iterator[Seen]:
        """What the files say now, held still for whoever looks or writes."""
        with self._lock:
            yield self._look()

    def bytes_of(self, file: str) -> bytes:
        """What a file holds; nothing where it is not there yet."""
        try:
            return Path(file).read_bytes()
        except FileNotFoundError:
            return b""

    def would_be(self, held: Mapping[str, bytes]) -> Dossier:
        """The dossier if its files held this.

        Raises:
            InputError: they would be wrong.
        """
        return self._loaded(held)

    def wrote(self, written: Written | None, dossier: Dossier | None = None) -> None:
        """Remember what was written last, and what the files then say where that is known."""
        self.last = written
        if dossier is not None:
            self._seen = self._saw(dossier, contents(map(Path, self.paths)))

    def _look(self) -> Seen:
        claims, seen = contents(map(Path, self.paths)), self._seen
        if seen is None or seen.claims != claims or seen.texts != self._stamps(seen.dossier.sources.values()):
            dossier = self._loaded({})
            seen = self._seen = self._saw(dossier, claims)
        return seen

    def _saw(self, dossier: Dossier, claims: tuple[Trace, ...]) -> Seen:
        earlier = self._seen.checked if self._seen else None
        return Seen(dossier, claims, self._stamps(dossier.sources.values()), earlier)

    def _loaded(self, held: Mapping[str, bytes]) -> Dossier:
        missing = {path: b"" for path in self.yaml if not Path(path).exists()}
        reading, seen = Reading({**missing, **held}, self.columns), self._seen
        if seen is not None and seen.texts == self._stamps(seen.dossier.sources.values()):
            dossier = self._edited(reading, seen.dossier.texts)
            if _texts(dossier) == _texts(seen.dossier):
                return dossier
        return self._edited(reading)

    def _edited(self, reading: Reading, at_hand: Mapping[str, SourceText] | None = None) -> Dossier:
        return pipeline.edited(self.paths, reading, self.folder, each=self._each, claimless=True, at_hand=at_hand)

    def _each(self, read: Callable[[File], Read], files: Iterable[File]) -> Iterator[Read]:
        """The files read, those that were read before from memory."""
        now: dict[tuple[str, str], Read] = {}
        for file in files:
            key = file.name, digest(file.data)
            now[key] = self._read.get(key) or read(file)
            yield now[key]
        self._read = {**self._read, **now} if len(self._read) < 2 * len(self.paths) else now

    def _stamps(self, sources: Iterable[Source]) -> tuple[Trace, ...]:
        return stamps(Path(self.folder) if self.folder else None, sources)


def _texts(dossier: Dossier) -> list[tuple[object, ...]]:
    """What decides which texts are at hand."""
    texts = ((key, source.text) for key, source in dossier.sources.items())
    return [(key, text and (text.file, text.lines, text.sha256, text.at.file)) for key, text in texts]
