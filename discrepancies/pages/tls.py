"""The certificate by which a browser knows that it speaks to this desk, and that nobody listens in.

The TLS is the standard library's. A certificate that is renewed while the desk runs is taken up with the next
connection: it is of no use to anybody that an editor has to know when it ends.
"""

from __future__ import annotations

import contextlib
import ssl
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import socket

Stamp = tuple[tuple[int, int], ...]


class NoCertificate(ValueError):  # noqa: N818
    """The files hold no certificate with its key; the message says why and what to do."""


@dataclass
class Certificate:
    """A certificate with its chain and its private key, both in PEM; the key may stand in the same file.

    Raises:
        NoCertificate: they cannot be read, or do not belong together.
    """

    chain: Path
    key: Path
    _context: ssl.SSLContext = field(init=False, repr=False)
    _stamp: Stamp = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._stamp = self._now()
        self._context = self._read()

    def around(self, connection: socket.socket) -> ssl.SSLSocket:
        """The same connection, by TLS; it greets when it is first read from or written to.

        Raises:
            OSError: the other side is gone.
        """
        with contextlib.suppress(OSError, NoCertificate):  # half renewed: the old one goes on
            if (stamp := self._now()) != self._stamp:
                self._context, self._stamp = self._read(), stamp
        return self._context.wrap_socket(connection, server_side=True, do_handshake_on_connect=False)

    def _now(self) -> Stamp:
        try:
            return tuple((found.st_mtime_ns, found.st_ino) for found in (self.chain.stat(), self.key.stat()))
        except OSError as error:
            raise NoCertificate(f"cannot read {error.filename}: {error.strerror}") from None

    def _read(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)  # TLS 1.2 at least
        context.options |= ssl.OP_NO_RENEGOTIATION
        context.set_alpn_protocols(["http/1.1"])
        try:
            context.load_cert_chain(self.chain, self.key, password=_locked)
        except ssl.SSLError as error:
            why = "they do not belong together" if error.reason == "KEY_VALUES_MISMATCH" else "no PEM is there"
            raise NoCertificate(f"{self.chain} and {self.key} are no certificate with its key: {why}") from None
        except OSError as error:
            raise NoCertificate(f"cannot read {self.key}: {error.strerror}") from None
        return context


def _locked() -> str:
    raise NoCertificate("the key has a password, which nobody could give at a restart; write it without one")
