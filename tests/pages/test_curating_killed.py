"""Whatever kills the server: the file is whole, it loads, and every claim that was said to be written is in it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from random import Random
from threading import Timer
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest

import discrepancies
from discrepancies.pages.guard import TOKEN
from tests.pages.curating import dossier

pytestmark = pytest.mark.skipif(os.name == "nt", reason="kills as POSIX does")


def served(path: Path) -> tuple[subprocess.Popen[str], str, str]:
    """A server of its own, its address and its token."""
    command = [sys.executable, "-m", "discrepancies", "curate", str(path), "--no-browser"]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert running.stdout
    found = re.search(r"Curate at (http\S+?)/#token=(\S+)", running.stdout.readline())
    assert found
    return running, found[1], found[2]


def asked(address: str, token: str, path: str, body: object = None) -> dict[str, object]:
    headers = {TOKEN: token, "Origin": address, "Host": urlsplit(address).netloc, "Content-Type": "application/json"}
    data = None if body is None else json.dumps(body).encode()
    with urlopen(Request(f"{address}/api/bench{path}", data, headers), timeout=20) as answer:
        return dict(json.loads(answer.read()))


def test_no_claim_is_lost_and_no_file_is_half_written(tmp_path: Path) -> None:
    path, chance, written = dossier(tmp_path), Random(15), list[str]()
    for turn in range(3):
        running, address, token = served(path)
        try:
            killing = Timer(0.2 + chance.random(), running.send_signal, [signal.SIGKILL])
            seen = asked(address, token, "/sources/gazette")["seen"]
            killing.start()
            for number in range(1_000):
                note = f"turn {turn}, claim {number}"
                texts = {"fact": "killed", "value": "9", "quote": "nine people were killed", "note": note}
                said = asked(address, token, "/claims", {"source": "gazette", "seen": seen, "at": "", "texts": texts})
                seen = said["seen"]
                written.append(note)
        except (URLError, OSError, ValueError):
            pass
        finally:
            killing.join()
            running.kill()
            running.communicate()
        notes = {note for note in discrepancies.load(str(path)).written.columns["note"] if note}
        assert set(written) <= notes
        assert len(notes - set(written)) <= turn + 1, "what was written as the server was killed"
    assert written
    assert {one.suffix for one in (tmp_path / "texts").iterdir()} == {".txt"}
