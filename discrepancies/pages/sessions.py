"""Who is signed in: a secret for each, kept by the browser's tab, good until it ends.

It ends by signing out, some time after it was last used, and a working day after it began, whichever comes first; and
at once when its user is taken out of the file, or gets another password. Nothing of it is on disk: after a restart
everybody signs in again. Only a digest of each secret is kept here.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from secrets import token_urlsafe
from threading import BoundedSemaphore, Lock
from typing import NamedTuple

from discrepancies.pages import users
from discrepancies.pages.slowing import Slowing
from discrepancies.pages.users import User

IDLE, LONGEST = 2 * 3600, 12 * 3600
"""Seconds that a session may not be used, and that it lasts."""
EACH = 20
"""The most sessions of one user; the oldest makes room."""
AT_ONCE, HASHING = 4, 2
"""How many may be signing in at once, so that others are still answered; and at how many passwords one is working."""


class NotSignedIn(Exception):  # noqa: N818
    """A try that opened nothing; `wait`: seconds before the next one, None where it was wrong."""

    def __init__(self, wait: float | None = None) -> None:
        super().__init__()
        self.wait = wait


class _Session(NamedTuple):
    user: User
    began: float
    used: float

    def good(self, users: Mapping[str, User], now: float) -> bool:
        """Whether it goes on: not too old, and of somebody who can still sign in by the same password."""
        fresh = now - self.used < IDLE and now - self.began < LONGEST
        return fresh and users.get(users_key(self.user)) == self.user


def users_key(user: User) -> str:
    """Under which key the file's users are found."""
    return users.folded(user.name)


class Sessions:
    """Who is signed in by the users of a file.

    Every method raises `InputError` where the file is wrong now: then nobody is signed in.
    """

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        self.path = path
        self._clock = clock
        self._lock, self._coming, self._hashing = Lock(), BoundedSemaphore(AT_ONCE), BoundedSemaphore(HASHING)
        self._slowing = Slowing()
        self._sessions: dict[bytes, _Session] = {}
        self._read: tuple[tuple[int, ...] | None, Mapping[str, User]] = None, {}

    def users(self) -> Mapping[str, User]:
        """Who can sign in now, by their folded names; the file is read again when it changed."""
        stamp = _stamp(self.path)
        if stamp is None or stamp != self._read[0]:
            self._read = stamp, users.read(self.path)
        return self._read[1]

    def name(self, token: str) -> str | None:
        """Who has this secret; None where nobody has, or has any longer."""
        with self._lock:
            now, key = self._clock(), _digest(token)
            session = self._sessions.get(key)
            if session is None:
                return None
            if not session.good(self.users(), now):
                del self._sessions[key]
                return None
            self._sessions[key] = session._replace(used=now)
            return session.user.name

    def sign_in(self, name: str, password: str, address: str) -> tuple[str, str]:
        """The secret of a new session, and the name as the file has it.

        Raises:
            NotSignedIn: name and password are none of the file, or it was tried too often.
        """
        if not self._coming.acquire(blocking=False):
            raise NotSignedIn(1)
        try:
            return self._signed_in(name, password[: users.LONGEST + 1], address)
        finally:
            self._coming.release()

    def _signed_in(self, name: str, password: str, address: str) -> tuple[str, str]:
        key = users.folded(name)[: users.LONGEST_NAME]
        with self._lock:
            there = self.users()
            if wait := self._slowing.tries(key, key in there, address, self._clock()):
                raise NotSignedIn(wait)
        with self._hashing:
            user = users.known(there, name, password)
        if user is None:
            raise NotSignedIn
        token = token_urlsafe(32)
        with self._lock:
            now = self._clock()
            self._slowing.succeeded(key, address, now)
            self._sweep(user, now)
            self._sessions[_digest(token)] = _Session(user, now, now)
        return token, user.name

    def sign_out(self, token: str) -> None:
        """End this session."""
        with self._lock:
            self._sessions.pop(_digest(token), None)

    def _sweep(self, user: User, now: float) -> None:
        """Forget what ended, and the oldest of a user who has too many."""
        there = self.users()
        self._sessions = {key: one for key, one in self._sessions.items() if one.good(there, now)}
        own = [key for key, one in self._sessions.items() if one.user.name == user.name]
        for key in own[: max(0, len(own) - EACH + 1)]:
            del self._sessions[key]


def _digest(token: str) -> bytes:
    return sha256(token.encode("utf-8", "surrogatepass")).digest()


def _stamp(path: Path) -> tuple[int, ...] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino
