"""Puts the review page on this machine's own address and shows it, until Ctrl-C.

Only 127.0.0.1 is listened on. A log has a port of its own, the same one every time, so that the browser remembers
the editor's name for it; where another program has that port, any free one is taken.
"""

from __future__ import annotations

import gc
import socket
import webbrowser
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING
from zlib import crc32

from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

    from discrepancies.pages.guard import Guard

HOST = "127.0.0.1"
FIRST_PORT, PORTS = 49152, 16384  # the ports that are nobody's by agreement


class _Quiet(WSGIRequestHandler):
    """Says nothing on the terminal of each request, and nothing of itself in the answers."""

    timeout = 30  # seconds that a request may say nothing
    server_version = "discrepancies"
    sys_version = ""

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002
        """An editor's terminal is for what concerns the editor."""


def listening(log: Path, port: int | None) -> socket.socket:
    """A socket on this machine's own address: at `port`, else at the log's own port, else at any free one.

    Raises:
        OSError: another program has `port`.
    """
    if port is not None:
        return socket.create_server((HOST, port))
    try:
        return socket.create_server((HOST, FIRST_PORT + crc32(str(log.absolute()).encode("utf-8", "replace")) % PORTS))
    except OSError:
        return socket.create_server((HOST, 0))


def server(app: WSGIApplication, listener: socket.socket) -> BaseWSGIServer:
    """What answers requests, each in a thread of its own, from `serve_forever()` to Ctrl-C or `shutdown()`."""
    gc.enable()  # the command line switches it off, for programs that end soon
    return make_server(HOST, 0, app, threaded=True, request_handler=_Quiet, fd=listener.fileno())


def show(guard: Guard, browser: bool, tell: Callable[[str], object]) -> None:
    """Say where the page is, and open it in the browser if there is one."""
    tell(f"Review at {guard.printed}")
    tell("Every answer is written at once; Ctrl-C ends.")
    if browser:  # in a thread, as a browser of the terminal would wait for the page, and the page for it
        Thread(target=webbrowser.open, args=[guard.opening], daemon=True).start()
