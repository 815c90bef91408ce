"""Where a desk may be reached, and what is refused before anything listens."""

from __future__ import annotations

from typing import Any, cast

import pytest

from discrepancies.pages.reach import NotReachable, Reach, reach
from discrepancies.pages.tls import Certificate

CERTIFICATE = cast("Certificate", object())


def origins(listen: str, *names: str, certificate: Any = None, proxied: bool = False) -> tuple[str, ...]:
    """What it is known by, listening on port 8000 where it says none."""
    found = reach(listen, names, certificate, proxied)
    return found.origins(found.port or 8000)


def test_one_editors_page_is_on_this_machine() -> None:
    assert Reach().address == "127.0.0.1"
    assert Reach().origins(50000) == ("http://127.0.0.1:50000", "http://localhost:50000")


@pytest.mark.parametrize("listen", ["0.0.0.0", "0.0.0.0:8443", "192.0.2.7:80", "[::]:8443", "::"])
def test_what_others_can_reach_without_tls_is_refused(listen: str) -> None:
    with pytest.raises(NotReachable, match="without TLS"):
        reach(listen, ["example.org"], None, False)


def test_this_machines_own_address_needs_none() -> None:
    assert origins("127.0.0.1") == ("http://127.0.0.1:8000", "http://localhost:8000")
    assert origins("localhost:9000")[1] == "http://localhost:9000"
    assert origins("[::1]:9000") == ("http://[::1]:9000", "http://localhost:9000")


def test_with_a_certificate_it_is_known_by_its_names() -> None:
    assert origins("0.0.0.0:443", "Example.org", certificate=CERTIFICATE) == ("https://example.org",)
    assert origins("0.0.0.0", "example.org", certificate=CERTIFICATE) == ("https://example.org:8000",)
    assert origins("0.0.0.0:8443", "example.org:443", certificate=CERTIFICATE) == ("https://example.org",)
    assert origins("192.0.2.7:8443", certificate=CERTIFICATE) == ("https://192.0.2.7:8443",)


def test_behind_a_proxy_it_is_known_by_the_proxys_name() -> None:
    assert origins("127.0.0.1:8000", "example.org", proxied=True) == ("https://example.org",)
    assert origins("0.0.0.0:8000", "https://example.org:8443/", proxied=True) == ("https://example.org:8443",)


@pytest.mark.parametrize(
    ("listen", "names", "certificate", "proxied", "said"),
    [
        ("0.0.0.0:8443", [], CERTIFICATE, False, "by which name"),
        ("127.0.0.1:8443", [], None, True, "by which name"),
        ("127.0.0.1:8443", ["example.org"], CERTIFICATE, True, "not both"),
        ("127.0.0.1:0", [], None, False, "names no port"),
        ("127.0.0.1:http", [], None, False, "names no port"),
        ("127.0.0.1:65536", [], None, False, "names no port"),
        ("", [], None, False, "is no address"),
        ("no such host:80", [], None, False, "is no address"),
        ("127.0.0.1", ["example.org/desk"], None, True, "is no name"),
        ("127.0.0.1", ["ex ample"], None, True, "is no name"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_write(
    listen: str, names: list[str], certificate: Any, proxied: bool, said: str
) -> None:
    with pytest.raises(NotReachable, match=said):
        reach(listen, names, certificate, proxied)
