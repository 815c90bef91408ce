"""Puts the pages on an address and answers there, until Ctrl-C, however slow or broken those who ask are.

waitress reads whole requests and hands out whole answers in one loop; only what came whole gets one of a few threads.
It leaves two things open, which are here: a client that sends a byte now and then is active for ever, and one that has
no end of connections keeps everybody else out. So a connection has some seconds to bring its whole request, and where
there is no room for one more, the one that has waited longest goes.
"""

from __future__ import annotations

import contextlib
import gc
import logging
import socket
import ssl
import time
import webbrowser
from collections.abc import Callable
from errno import EMFILE, ENFILE
from math import inf
from pathlib import Path
from threading import Event, RLock, Thread
from typing import TYPE_CHECKING, Any
from zlib import crc32

from waitress import wasyncore
from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.server import TcpWSGIServer
from waitress.task import ErrorTask
from werkzeug.middleware.proxy_fix import ProxyFix

from discrepancies.pages.guard import HEADERS, MOST_BYTES
from discrepancies.pages.reach import Reach
from discrepancies.pages.reach import listening as listen

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

    from discrepancies.pages.guard import Guard
    from discrepancies.pages.tls import Certificate

HERE = Reach()
FIRST_PORT, PORTS = 49152, 16384  # the ports that are nobody's by agreement

THREADS = 8
PATIENCE = 8
"""Seconds that a connection has to bring a whole request, from its beginning or from its last answer on; and that it
may take nothing of its answer."""
SLOWEST, PARTING = 120, 2
"""Seconds to take a whole answer in; and to close a connection that ends by it."""
CONNECTIONS, SPARE_FILES = 1000, 48
"""The most connections at once, and how many open files are left for all else where the system allows fewer."""
MOST_HEADERS = 32 * 1024
RECORD = 16 * 1024
"""The longest piece of TLS: what is read at once is at least as long, so that none is left where no poll sees it."""
NOT_YET = (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError)


class _Refusing(ErrorTask):  # type: ignore[misc]
    """What is no request at all is refused with the same headers as all else."""

    def execute(self) -> None:
        self.response_headers.extend(HEADERS.items())
        super().execute()


class _Request(HTTPRequestParser):  # type: ignore[misc]
    """A request of which nobody on the way can think that it ends elsewhere, or is for another host."""

    def parse_header(self, header_plus: bytes) -> None:
        super().parse_header(header_plus)
        if (self.chunked and "CONTENT_LENGTH" in self.headers) or "TRANSFER_ENCODING" in self.headers:
            raise ParsingError("A body is either chunked or says how long it is")
        if self.proxy_netloc:
            self.headers["HOST"] = self.proxy_netloc


class _Channel(HTTPChannel):  # type: ignore[misc]
    """A connection, since when its next request is waited for, and how it ends.

    Where it ends by an answer, what may still come is read and dropped for a moment: else the system would tell the
    client of a broken connection, and not the answer.
    """

    error_task_class = _Refusing
    parser_class = _Request
    close_when_flushed: bool
    parting = False

    def __init__(self, *told: Any, **more: Any) -> None:
        super().__init__(*told, **more)
        self.since = self.offered = self.creation_time
        self._wire = RLock()  # TLS is not spoken by two threads at once

    def service(self) -> None:
        self.since = inf  # its request is taken off the list in there, and the loop looks at once
        super().service()
        self.since = time.time()

    def waits(self) -> bool:
        """Whether no request of it is being answered."""
        return not self.requests and not self.total_outbufs_len

    def brings_more(self) -> bool:
        """Read what has come since the loop looked, such as the request of an editor who was away or whose machine was
        busy; whether it is still there, and may by now wait for nothing."""
        if self.waits():
            self.handle_read()
        return bool(self.connected)

    def late(self, now: float) -> bool:
        """Whether its request did not come in time, or its answer is not taken."""
        if self.total_outbufs_len:  # which can keep a thread from its next answer
            return bool(now > max(self.last_activity, self.offered) + PATIENCE or now > self.offered + SLOWEST)
        return self.waits() and bool(now > self.since + (PARTING if self.parting else PATIENCE))

    def write_soon(self, data: bytes) -> int:
        if not self.total_outbufs_len:
            self.offered = time.time()
        return int(super().write_soon(data))

    def readable(self) -> bool:
        return self.parting or bool(super().readable())

    def writable(self) -> bool:
        return not self.parting and bool(super().writable())

    def handle_read(self) -> None:
        try:
            with self._wire:
                data = self.recv(self.adj.recv_bytes)
        except NOT_YET:
            return
        except OSError:  # no TLS, or none that is spoken here
            self.handle_close()
            return
        if data and not self.parting:
            self.received(data)

    def send(self, data: bytes, do_close: bool = True) -> int:
        try:
            with self._wire:
                return int(super().send(data, do_close=do_close))
        except NOT_YET:
            return 0

    def handle_write(self) -> None:
        ends: bool = self.close_when_flushed
        self.close_when_flushed = False
        super().handle_write()
        self.close_when_flushed = ends
        if ends and self.connected and not self.total_outbufs_len:
            self.parting, self.since = True, time.time()
            self.socket.shutdown(socket.SHUT_WR)


class Server(TcpWSGIServer):  # type: ignore[misc]
    """What answers requests, from `serve_forever()` to Ctrl-C or `shutdown()`."""

    channel_class = _Channel
    certificate: Certificate | None = None
    ended = False
    _more = False
    _next = 0.0

    def __init__(self, *told: Any, **more: Any) -> None:
        super().__init__(*told, **more)
        self._told = Event()

    def serve_forever(self) -> None:
        """Answer; at the end whatever is being answered, and so perhaps written, is finished."""
        try:
            while not self.ended:
                self.turn()
        except KeyboardInterrupt:
            pass
        finally:
            if self.ended:
                self._told.wait()
            self.task_dispatcher.shutdown()
            if self.task_dispatcher.threads:  # one that is still at work pulls the trigger: a number that is another
                del self._map[self.trigger._fileno]  # file by then would get what it writes
            wasyncore.close_all(self._map, ignore_all=True)

    def shutdown(self) -> None:
        """End it from another thread."""
        if not self.ended:
            self.ended = True
            self.pull_trigger()
            self._told.set()

    def turn(self) -> None:
        """End the connections that are late, then read and write whatever can be.

        Not in `maintenance`, which waitress calls in the midst of it: a connection that ends there leaves its number to
        a new one, which then gets what is meant for the old one, its end.
        """
        if (now := time.time()) >= self._next:
            self._next = now + self.adj.cleanup_interval
            self.end_late(now)
        wasyncore.loop(timeout=1, use_poll=True, map=self._map, count=1)

    def maintenance(self, now: float) -> None:
        """Nothing: see `turn`."""

    def end_late(self, now: float) -> None:
        """End the connections that are late."""
        for channel in [one for one in self.active_channels.values() if one.late(now)]:
            if not channel.brings_more() or channel.late(now):
                channel.handle_close()

    def handle_accept(self) -> None:
        """Take many connections before all of them are looked at again, which takes the longer the more they are."""
        for _ in range(CONNECTIONS // 10):
            self._more = False
            super().handle_accept()
            if not self._more:
                return

    def accept(self) -> tuple[socket.socket, Any] | None:
        """The next connection, for which the one that has waited longest makes room where there is none."""
        try:
            accepted: tuple[socket.socket, Any] | None = super().accept()
        except OSError as error:
            if error.errno not in (EMFILE, ENFILE):
                raise
            if not self._make_room():
                time.sleep(0.1)  # every file is needed for what is being answered: it asks again until one is free
            return None
        self._more = accepted is not None
        if len(self.active_channels) >= self.adj.connection_limit - THREADS:
            self._make_room()  # only now, so that the new one does not get its number, and what is meant for it
            self._more = False  # nor the next one
        return self._secured(accepted)

    def _secured(self, accepted: tuple[socket.socket, Any] | None) -> tuple[socket.socket, Any] | None:
        if accepted is None or self.certificate is None:
            return accepted
        connection, client = accepted
        connection.setblocking(False)
        try:
            return self.certificate.around(connection), client
        except OSError:  # it is gone already
            connection.close()
            return None

    def _make_room(self) -> bool:
        waiting = [channel for channel in self.active_channels.values() if channel.waits()]
        for channel in sorted(waiting, key=lambda channel: channel.since):
            if not channel.brings_more() or channel.waits():
                channel.handle_close()
                return True
        return False


def listening(log: Path, reach: Reach = HERE) -> socket.socket:
    """A socket where the pages are to be reached: at the port that was named, else at the log's own.

    Raises:
        OSError: it cannot be had.
    """
    return listen(reach, FIRST_PORT + crc32(str(log.absolute()).encode("utf-8", "replace")) % PORTS)


def server(app: WSGIApplication, listener: socket.socket, reach: Reach = HERE, most: int = MOST_BYTES) -> Server:
    """What answers requests on this socket, a few at once, by TLS where the desk has a certificate.

    `most` is the longest body that the guard lets pass.
    """
    gc.enable()  # the command line switches it off, for programs that end soon
    logging.getLogger("waitress").setLevel(logging.ERROR)  # an editor's terminal is for what concerns the editor
    settings = Adjustments(
        sockets=[listener],
        threads=THREADS,
        connection_limit=_room(),
        cleanup_interval=1,
        recv_bytes=RECORD,
        clear_untrusted_proxy_headers=not reach.proxied,
        max_request_header_size=MOST_HEADERS,
        max_request_body_size=2 * most,  # what is a little too long is told so by the guard
        log_socket_errors=False,
        ident="discrepancies",
    )
    place = (listener.family, listener.type, listener.proto, listener.getsockname())
    if reach.proxied:  # whose address it is that asks is what the proxy says last
        app = ProxyFix(app, x_for=1, x_proto=0)
    made = Server(app, {}, _sock=listener, adj=settings, sockinfo=place, bind_socket=False)
    made.certificate = reach.certificate
    return made


def _room() -> int:
    """How many connections there may be at once, by the system's limit of open files."""
    with contextlib.suppress(ImportError, ValueError, OSError):  # Windows has no such limit, and not all may raise it
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = CONNECTIONS + SPARE_FILES
        if resource.RLIM_INFINITY != soft < wanted:
            soft = wanted if hard == resource.RLIM_INFINITY else min(hard, wanted)
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
            return max(20, soft - SPARE_FILES)
    return CONNECTIONS


def show(guard: Guard, browser: bool, tell: Callable[[str], object], what: str = "Review") -> None:
    """Say where the page is, and open it in the browser if there is one."""
    tell(f"{what} at {guard.printed}")
    if guard.sessions:
        tell("People sign in there; every answer is written at once; Ctrl-C ends.")
        return
    tell(f"Every {'answer' if what == 'Review' else 'claim'} is written at once; Ctrl-C ends.")
    if browser:  # in a thread, as a browser of the terminal would wait for the page, and the page for it
        Thread(target=webbrowser.open, args=[guard.opening], daemon=True).start()
