"""Hands the work to `distributed`: to a scheduler that runs somewhere, else to processes started on this machine.

A worker needs no files: what it works on is sent with its task. So one that dies costs the time of doing its tasks
again elsewhere, and nothing else. A bug comes back as the exception that it is, with the traceback of where it was.
"""

from __future__ import annotations

import asyncio
import gc
import pickle
import signal
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from importlib import metadata
from logging import CRITICAL
from multiprocessing import resource_tracker
from typing import TYPE_CHECKING, Any

import numpy as np

from discrepancies.engines import Engine, EngineError
from discrepancies.load.processes import Given, Made, Map

if TYPE_CHECKING:
    from distributed import Client, LocalCluster, Security
    from numpy.typing import NDArray

SECONDS = 8
"""How long a scheduler, and then its first worker, is waited for."""
PARTS_A_WORKER = 4
"""So that nobody waits long for the slowest."""
TASKS_A_WORKER = 2
"""Given out at a time: one to do and one to do next. What comes after takes no room yet."""
DEATHS = 3
"""How many workers may die over one task before it is given up."""
INSTALL = "pip install 'discrepancies[cluster]'"


@contextmanager
def engine(scheduler: str | None, workers: int | None, partitions: int | None) -> Iterator[Engine]:
    """The workers of a scheduler; without one, processes on this machine that end with the context.

    There are as many as `workers` says, else one a processor. They listen on 127.0.0.1 only, and to nobody without
    the key that is made for them: whoever may talk to a worker may have it run anything.

    Raises:
        EngineError: a library is missing, nobody answers, or the workers run another version of this program.
    """
    try:
        import dask
        from distributed import Security

        security = Security() if scheduler else Security.temporary()
    except ImportError:
        raise EngineError(f"the distributed engine needs a library that is not installed; {INSTALL}") from None
    settings = {
        "distributed.admin.large-graph-warning-threshold": "1TiB",
        "distributed.scheduler.allowed-failures": DEATHS,
    }
    with ExitStack() as ends, dask.config.set(settings):
        if scheduler is None:
            scheduler = ends.enter_context(_processes(workers, security)).scheduler_address
        else:
            _reach(scheduler, security)
        client = ends.enter_context(_client(scheduler, security))
        threads = sum(client.nthreads().values())
        yield Engine(_in_order(client, TASKS_A_WORKER * threads), partitions or PARTS_A_WORKER * threads)


def version() -> str:
    """The version of this program that a worker runs."""
    return metadata.version("discrepancies")


def _processes(workers: int | None, security: Security) -> LocalCluster:
    """A scheduler with its workers on this machine."""
    from distributed import LocalCluster

    with _uninterrupted():
        return LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            memory_limit=0,
            security=security,
            silence_logs=CRITICAL,
        )


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Processes started meanwhile never hear of a Ctrl-C: a terminal tells it to all, and it is this one that ends."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # else it is started with the first process, and lets it hear of one again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _reach(address: str, security: Security) -> None:
    """See whether there is a scheduler: a client would try for longer, and complain of what else may answer."""
    from distributed.core import rpc

    async def ask() -> Any:
        async with rpc(address, timeout=SECONDS, connection_args=security.get_connection_args("client")) as there:
            return await there.identity()

    async def ask_in_time() -> Any:
        return await asyncio.wait_for(ask(), SECONDS)

    try:
        with ThreadPoolExecutor(1) as aside:  # in a notebook this thread has a loop of its own, which is running
            found = aside.submit(asyncio.run, ask_in_time()).result()
    except ValueError as error:
        raise EngineError(f"{address!r} is no address of a scheduler ({error}); write it as tcp://HOST:PORT") from None
    except Exception:  # whatever else listens there may answer anything
        found = {}
    if found.get("type") != "Scheduler":
        raise EngineError(f"no scheduler answers at {address}; see whether it runs, and whether the port is right")


@contextmanager
def _client(address: str, security: Security) -> Iterator[Client]:
    """A client of a scheduler that has a worker, all of the version that runs here."""
    from distributed import Client

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of other versions of libraries; that of this program is asked for below
        client = Client(address, security=security, timeout=SECONDS, set_as_default=False)
    with client:
        try:
            client.wait_for_workers(1, timeout=SECONDS)
        except TimeoutError:
            raise EngineError(f"the scheduler at {address} has no workers; start some, then try again") from None
        other = next((said for said in _versions(client) if said != version()), None)
        if other:
            wrong = f"this is discrepancies {version()}, and the scheduler at {address}, or a worker of it, has {other}"
            raise EngineError(f"{wrong}; install the same everywhere")
        yield client


def _versions(client: Client) -> Iterator[str]:
    """What the scheduler, which has to read tasks too, and its workers have of this program."""
    try:
        yield client.run_on_scheduler(version)
    except Exception:  # whatever a scheduler says that cannot even read the question
        yield "none"
    for said in client.run(version, on_error="return").values():
        yield said if isinstance(said, str) else "none"


def _sealed(thing: object) -> NDArray[np.uint8]:
    """A thing as bytes: the library would look for work in each of a million small things, and measure them all."""
    return np.frombuffer(pickle.dumps(thing, protocol=5), dtype=np.uint8)


def _done(function: Callable[[Given], object], thing: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """What a worker makes of a sealed thing, sealed."""
    gc.disable()  # as the command does: what is made is kept to the end, and looking for garbage in it takes long
    try:
        return _sealed(function(pickle.loads(thing.data)))  # noqa: S301 - a worker runs whatever it is told to anyway
    finally:
        gc.enable()


def _in_order(client: Client, most: int) -> Map:
    """Give tasks out one after another, at most so many at a time, and what comes back in their order."""
    from distributed import CancelledError, KilledWorker

    def mapped(function: Callable[[Given], Made], things: Iterable[Given]) -> Iterator[Made]:
        waiting: deque[Any] = deque()
        try:
            for thing in things:
                waiting.append(client.submit(_done, function, _sealed(thing), pure=False))
                if len(waiting) >= most:
                    yield pickle.loads(waiting.popleft().result().data)  # noqa: S301 - written by a worker, as below
            while waiting:
                yield pickle.loads(waiting.popleft().result().data)  # noqa: S301
        except KilledWorker:
            raise EngineError(
                f"{DEATHS + 1} workers died over one task, for want of memory most likely; give more --partitions"
            ) from None
        except CancelledError:
            raise EngineError("the scheduler went away before the work was done; start it again") from None

    return mapped
