"""Runs the command line within the test's own process, as a shell would see it."""

from __future__ import annotations

import io
import sys
from typing import NamedTuple
from unittest import mock

from discrepancies.cli import main


class Outcome(NamedTuple):
    """What a command gave."""

    status: int
    out: str
    err: str


def run(*arguments: str, stdin: bytes | io.RawIOBase = b"") -> Outcome:
    """Run `discrepancies` with these arguments; whatever it raises but its exit goes through to the test."""
    given = io.BufferedReader(stdin if isinstance(stdin, io.RawIOBase) else io.BytesIO(stdin))
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    with (
        mock.patch.object(sys, "argv", ["discrepancies", *arguments]),
        mock.patch.object(sys, "stdin", io.TextIOWrapper(given)),
        mock.patch.object(sys, "stdout", out),
        mock.patch.object(sys, "stderr", err),
    ):
        try:
            main()
        except SystemExit as end:
            status = end.code
    out.flush()
    err.flush()
    assert isinstance(status, int)
    written = (stream.buffer.getvalue().decode() for stream in (out, err))
    return Outcome(status, *written)
