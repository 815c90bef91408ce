"""From where the pages can be reached, by which names, and how nobody listens in: settled before anything listens.

On this machine's own address a token is enough. A team's desk has passwords, and those go over a network by TLS or not
at all: by a certificate of the desk's own, or by that of a proxy which whoever starts it says is there.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Sequence
from ipaddress import ip_address
from pathlib import Path
from typing import NamedTuple

from discrepancies.pages.tls import Certificate, NoCertificate

OWN = "127.0.0.1"
_NAME = re.compile(r"(?P<name>[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(:(?P<port>[0-9]{1,5}))?")
_USUAL = {"https": "443", "http": "80"}


class NotReachable(ValueError):  # noqa: N818
    """It cannot be served so; the message says why and what to do."""


class Reach(NamedTuple):
    """Where the pages are; of a team's desk, behind a sign-in, or of one editor's."""

    address: str = OWN
    """What is listened on, an IP address."""
    port: int | None = None
    """None: any."""
    names: tuple[str, ...] = (OWN, "localhost")
    """What people write for it in a browser, each perhaps with a port; of an address of IPv6 in brackets."""
    certificate: Certificate | None = None
    proxied: bool = False
    """Whether a proxy asks in people's stead; it has the TLS."""

    def origins(self, port: int) -> tuple[str, ...]:
        """The addresses that browsers have for it, the first one to be told; it listens on this port."""
        scheme = "https" if self.certificate or self.proxied else "http"
        own = _USUAL[scheme] if self.proxied else str(port)
        named = [name if _port(name) else f"{name}:{own}" for name in self.names]
        return tuple(f"{scheme}://{name.removesuffix(f':{_USUAL[scheme]}')}" for name in named)


def reach(listen: str, names: Sequence[str], certificate: Certificate | None, proxied: bool) -> Reach:
    """How a team's desk is reached that listens on ADDRESS[:PORT].

    Raises:
        NotReachable: not so, and why; nothing listens yet.
    """
    written, port = _parted(listen)
    address = _address(written)
    ip = ip_address(address.partition("%")[0])
    if certificate and proxied:
        raise NotReachable("either the desk has the TLS (--cert) or a proxy has (--behind-proxy), not both")
    if not (ip.is_loopback or certificate or proxied):
        raise NotReachable(
            f"{written} can be reached by others, and without TLS whoever is on the way reads the passwords: "
            "give --cert and --key, or --behind-proxy if a proxy in front has the TLS"
        )
    if not names and (proxied or ip.is_unspecified):
        raise NotReachable("say by which name people reach it, such as --host example.org")
    if not names and ip.is_loopback:
        names = (f"[{address}]" if ip.version == 6 else address, "localhost")
    return Reach(address, port, tuple(map(_named, names or (written,))), certificate, proxied)


def listening(reach: Reach, usual: int) -> socket.socket:
    """A socket there, at its port, else at the usual one, else, on this machine's own address, at any free one.

    Raises:
        OSError: it cannot be had.
    """
    family = socket.AF_INET6 if ":" in reach.address else socket.AF_INET
    if reach.port is not None:
        return socket.create_server((reach.address, reach.port), family=family)
    try:
        return socket.create_server((reach.address, usual), family=family)
    except OSError:
        if not ip_address(reach.address.partition("%")[0]).is_loopback:
            raise  # others would look for it where it was
        return socket.create_server((reach.address, 0), family=family)


def certificate(chain: str | None, key: str | None) -> Certificate | None:
    """The certificate in these files, if any is named.

    Raises:
        NotReachable: there is none in them.
    """
    if chain is None:
        if key is not None:
            raise NotReachable("--key is the key of a certificate: name that too, by --cert")
        return None
    try:
        return Certificate(Path(chain), Path(key or chain))
    except NoCertificate as error:
        raise NotReachable(str(error)) from None


def _parted(listen: str) -> tuple[str, int | None]:
    """The address and the port of ADDRESS[:PORT]; one of IPv6 stands in brackets where a port follows."""
    written, colon, port = listen.rpartition(":")
    if not colon or (":" in written.strip("[]") and not written.endswith("]")) or listen.endswith("]"):
        return listen.strip("[]"), None
    if not (port.isascii() and port.isdecimal() and 0 < int(port) < 65536):
        raise NotReachable(f"{listen} names no port from 1 to 65535; write it like 0.0.0.0:8443 or [::]:8443")
    return written.strip("[]"), int(port)


def _address(written: str) -> str:
    try:
        found = socket.getaddrinfo(written, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        which = written or "nothing"
        raise NotReachable(f"{which} is no address of this machine; write it like 0.0.0.0:8443") from None
    return str(found[0][4][0])


def _named(name: str) -> str:
    name = name.lower().removesuffix("/").removeprefix("https://")
    if ":" in name and name.count(":") > 1 and not name.startswith("["):
        name = f"[{name}]"
    if not _NAME.fullmatch(name):
        raise NotReachable(f"{name} is no name to reach it by; write it like example.org or example.org:8443")
    return name


def _port(name: str) -> str | None:
    found = _NAME.fullmatch(name)
    return found["port"] if found else None
