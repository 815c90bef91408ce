"""TLS on the wire: who speaks it is answered, who does not is dropped, and a renewed certificate is taken up."""

from __future__ import annotations

import contextlib
import datetime
import os
import socket
import ssl
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from discrepancies.pages import serving
from discrepancies.pages.app import application
from discrepancies.pages.desk import Desk
from discrepancies.pages.guard import Guard
from discrepancies.pages.reach import NotReachable, certificate, reach

x509 = pytest.importorskip("cryptography.x509", reason="no cryptography to make a certificate with: pip install it")


def write(folder: Path, name: str = "localhost") -> tuple[Path, Path]:
    """A certificate of this name with its key."""
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.datetime.now(datetime.UTC)
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    made = (
        x509.CertificateBuilder(subject, subject, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    chain, private = folder / "chain.pem", folder / "key.pem"
    chain.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain))
    return chain, private


@pytest.fixture
def port(desk: Desk, log: Path, tmp_path: Path) -> Iterator[int]:
    """The port of a desk that speaks TLS."""
    chain, key = write(tmp_path)
    where = reach("127.0.0.1", ["localhost"], certificate(str(chain), str(key)), False)
    with serving.listening(log, where) as listener:
        at = listener.getsockname()[1]
        server = serving.server(application(desk, Guard(at, where.origins(at))), listener, where)
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield at
        server.shutdown()
        thread.join()


def asked(port: int, trusted: Path) -> str:
    """What the page's address answers to somebody who trusts this certificate alone."""
    context = ssl.create_default_context(cafile=trusted)
    with (
        socket.create_connection(("127.0.0.1", port), timeout=10) as plain,
        context.wrap_socket(plain, server_hostname="localhost") as secured,
    ):
        secured.sendall(
            f"GET /static/review.js HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n".encode()
        )
        return b"".join(iter(lambda: secured.recv(65536), b"")).decode()


def test_who_speaks_tls_is_answered(port: int, tmp_path: Path) -> None:
    head, _, body = asked(port, tmp_path / "chain.pem").partition("\r\n\r\n")
    assert head.startswith("HTTP/1.1 200 ")
    assert len(body.encode()) == int(head.partition("Content-Length: ")[2].partition("\r\n")[0])


def test_who_speaks_none_is_dropped_and_others_are_answered(port: int, tmp_path: Path) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as plain:
        plain.sendall(f"GET / HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n".encode())
        with contextlib.suppress(ConnectionResetError):
            assert b"200" not in plain.recv(65536)
    with socket.create_connection(("127.0.0.1", port), timeout=10):
        assert " 200 " in asked(port, tmp_path / "chain.pem")


def test_a_renewed_certificate_is_taken_up(port: int, tmp_path: Path) -> None:
    before = (tmp_path / "chain.pem").read_bytes()
    write(tmp_path)
    for path in (tmp_path / "chain.pem", tmp_path / "key.pem"):
        os.utime(path, (1, 1))
    assert " 200 " in asked(port, tmp_path / "chain.pem")
    (tmp_path / "old.pem").write_bytes(before)
    with pytest.raises(ssl.SSLCertVerificationError):
        asked(port, tmp_path / "old.pem")


def test_what_is_no_certificate_is_told(tmp_path: Path) -> None:
    chain, key = write(tmp_path)
    other = tmp_path / "other"
    other.mkdir()
    _, of_another = write(other)
    for files, said in (
        ((str(chain), str(of_another)), "do not belong together"),
        ((str(chain), None), "no PEM is there"),
        ((str(tmp_path / "none.pem"), str(key)), "cannot read .*none.pem: No such file"),
        ((None, str(key)), "name that too, by --cert"),
    ):
        with pytest.raises(NotReachable, match=said):
            certificate(*files)
