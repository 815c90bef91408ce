"""Who may ask a page anything: only the page itself, opened by whoever started this run.

A page on 127.0.0.1 is within reach of every site that the same browser shows and of everybody who works on the same
machine. So a request must name this address as its host (no foreign name that was made to resolve to it), come from
this page (no other site's form or script), be JSON, and carry the run's token in a header, which no form and no
link can set. Nothing is kept in cookies: those are shared by all ports of a machine. A team's desk is known by other
names, and in the place of the run's token each who signed in has one of a session.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from secrets import compare_digest, token_urlsafe
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.pages.reach import Reach

if TYPE_CHECKING:
    from discrepancies.pages.sessions import Sessions

TOKEN = "X-Review-Token"  # noqa: S105 - a header's name
"""The header that carries the token."""

MOST_BYTES = 256 * 1024
"""The longest body that is read, where no texts are sent."""

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""What every answer carries, refusals too."""


class Refusal(NamedTuple):
    """Why a request is not answered: a status of HTTP, and a plain sentence."""

    status: int
    says: str
    why: str = ""
    """For the page: "sign-in" where that would help."""


class Asked(NamedTuple):
    """What the guard looks at of a request; "" or None where a header is not there."""

    method: str
    host: str
    origin: str | None
    token: str
    media: str
    """The body's media type, without its parameters."""
    length: int | None
    """How long the body is, where the request says so."""
    secured: bool
    """Whether it would show or change anything of the dossier: all but the empty page, its scripts and styles."""


@dataclass
class Guard:
    """One run's address and secrets. The opening key is for the browser, which shows it in its list of processes,
    and opens once. Where people sign in, neither opens anything."""

    port: int
    origins: tuple[str, ...] = ()
    """The addresses that browsers have for it, the first one to be told; by default those of this machine alone."""
    sessions: Sessions | None = None
    most: int = MOST_BYTES
    """The longest body that is read."""
    token: str = field(default_factory=token_urlsafe, repr=False)
    _opening: str | None = field(default_factory=token_urlsafe, repr=False)

    def __post_init__(self) -> None:
        self.origins = self.origins or Reach().origins(self.port)

    @property
    def address(self) -> str:
        """Where the page is, without the token."""
        return f"{self.origins[0]}/"

    @property
    def printed(self) -> str:
        """The address for a person, good for as long as the run; a fragment is sent to no server and no other page."""
        return self.address if self.sessions else f"{self.address}#token={self.token}"

    @property
    def opening(self) -> str:
        """The address for the browser, good once."""
        return self.address if self.sessions else f"{self.address}#open={self._opening}"

    def opened(self, key: str) -> str | None:
        """The token for the opening key, the first time; None for any other."""
        if self.sessions or self._opening is None or not same(key, self._opening):
            return None
        self._opening = None
        return self.token

    def refusal(self, asked: Asked) -> Refusal | None:
        """Why a request is refused; None where it may be answered."""
        return self._foreign(asked) or self._form(asked) or self._tokenless(asked)

    def _foreign(self, asked: Asked) -> Refusal | None:
        own = next((one for one in self.origins if one.partition("://")[2] == asked.host.lower()), None)
        if own is None:
            return Refusal(421, f"this page is at {self.address} and answers to no other name")
        if asked.origin != own and (asked.origin is not None or asked.method == "POST"):
            return Refusal(403, "another site asked this, and only this page may")
        if asked.method not in ("GET", "HEAD", "POST"):
            return Refusal(405, "this page is read by GET and answered by POST")
        return None

    def _form(self, asked: Asked) -> Refusal | None:
        if asked.method != "POST":
            return None
        if asked.media != "application/json":
            return Refusal(415, "an answer is sent as JSON")
        if asked.length is None:
            return Refusal(411, "an answer says how long it is")
        if asked.length > self.most:
            return Refusal(413, f"an answer is at most {self.most:,} bytes long")
        return None

    def _tokenless(self, asked: Asked) -> Refusal | None:
        if not asked.secured or self.name(asked.token) is not None:
            return None
        if self.sessions:
            return Refusal(401, "you are not signed in, or not any longer", "sign-in")
        return Refusal(401, "this page is of another run: open the address that the terminal shows now")

    def name(self, token: str) -> str | None:
        """Who has this token: who signed in; "" for whoever has the run's; None where nobody has.

        Raises:
            InputError: the users' file is wrong now.
        """
        if self.sessions:
            return self.sessions.name(token)
        return "" if same(token, self.token) else None


def same(one: str, other: str) -> bool:
    """Whether two secrets are the same, in a time that does not tell how far they are."""
    return compare_digest(one.encode("utf-8", "surrogatepass"), other.encode("utf-8", "surrogatepass"))
