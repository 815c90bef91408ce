"""Who may ask the review page anything: only the page itself, opened by whoever started this run.

A page on 127.0.0.1 is within reach of every site that the same browser shows and of everybody who works on the same
machine. So a request must name this address as its host (no foreign name that was made to resolve to it), come from
this page (no other site's form or script), be JSON, and carry the run's token in a header, which no form and no
link can set. Nothing is kept in cookies: those are shared by all ports of a machine.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from secrets import compare_digest, token_urlsafe
from typing import NamedTuple

TOKEN = "X-Review-Token"  # noqa: S105 - a header's name
"""The header that carries the token."""

MOST_BYTES = 64 * 1024
"""The longest body that is read."""

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
    why: str


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
    and opens once."""

    port: int
    token: str = field(default_factory=token_urlsafe, repr=False)
    _opening: str | None = field(default_factory=token_urlsafe, repr=False)

    @property
    def address(self) -> str:
        """Where the page is, without the token."""
        return f"http://127.0.0.1:{self.port}/"

    @property
    def printed(self) -> str:
        """The address for a person, good for as long as the run; a fragment is sent to no server and no other page."""
        return f"{self.address}#token={self.token}"

    @property
    def opening(self) -> str:
        """The address for the browser, good once."""
        return f"{self.address}#open={self._opening}"

    def opened(self, key: str) -> str | None:
        """The token for the opening key, the first time; None for any other."""
        if self._opening is None or not same(key, self._opening):
            return None
        self._opening = None
        return self.token

    def refusal(self, asked: Asked) -> Refusal | None:
        """Why a request is refused; None where it may be answered."""
        return self._foreign(asked) or self._form(asked) or self._tokenless(asked)

    def _foreign(self, asked: Asked) -> Refusal | None:
        if asked.host not in (f"127.0.0.1:{self.port}", f"localhost:{self.port}"):
            return Refusal(421, f"this page is at {self.address} and answers to no other name")
        if asked.origin != f"http://{asked.host}" and (asked.origin is not None or asked.method == "POST"):
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
        if asked.length > MOST_BYTES:
            return Refusal(413, f"an answer is at most {MOST_BYTES:,} bytes long")
        return None

    def _tokenless(self, asked: Asked) -> Refusal | None:
        if asked.secured and not same(asked.token, self.token):
            return Refusal(401, "this page is of another run: open the address that the terminal shows now")
        return None


def same(one: str, other: str) -> bool:
    """Whether two secrets are the same, in a time that does not tell how far they are."""
    return compare_digest(one.encode("utf-8", "surrogatepass"), other.encode("utf-8", "surrogatepass"))
