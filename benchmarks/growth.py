"""How time, memory and output grow with a dossier, family by family: nothing should grow faster than n log n.

Every family is checked at three sizes, each as a process of its own, and the exponent is that of the time from the
second size to the third, what any check takes taken off. A family ends where one size is over the limit.

    python -m benchmarks.growth                   all, some minutes
    python -m benchmarks.growth spellings days    some
    python -m benchmarks.growth --limit 60        stop a size after 60 seconds of processor time instead of 20
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
from collections.abc import Sequence
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks import families_of_ties, families_of_values
from benchmarks.growing import Family
from benchmarks.measuring import ALIKE, check

FAMILIES = {**families_of_ties.FAMILIES, **families_of_values.FAMILIES}
MEMORY = 6 * 2**30
"""Bytes that a check may have at all."""


class Measured(NamedTuple):
    """What one size took, and how it ended: 0, or 2 where it was refused."""

    size: int
    seconds: float
    megabytes: float
    output: float
    """MB of JSON."""
    status: int


def measured(family: Family, size: int, folder: Path, limit: int) -> Measured:
    """Check one size."""
    path = folder / "claims.yaml"
    path.write_text("\n".join(family.lines(size)) + "\n", encoding="utf-8")
    out = path.with_suffix(".json")
    out.unlink(missing_ok=True)

    command = [sys.executable, *check(path)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ALIKE)
    resource.prlimit(process.pid, resource.RLIMIT_CPU, (limit, limit))
    resource.prlimit(process.pid, resource.RLIMIT_AS, (MEMORY, MEMORY))
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    written = out.stat().st_size / 2**20 if out.exists() else 0.0
    return Measured(
        size, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 2**10, written, os.waitstatus_to_exitcode(status)
    )


def exponent(runs: Sequence[Measured], least: float) -> float | None:
    """By which power of the size the time grows; None where it is too little to tell."""
    if len(runs) < 2 or runs[-1].seconds - least < 0.1:
        return None
    before, after = (max(run.seconds - least, 0.01) for run in runs[-2:])
    return log(after / before) / log(runs[-1].size / runs[-2].size)


def line(name: str, runs: Sequence[Measured], least: float) -> str:
    """A row of the table."""
    last = runs[-1]
    grows = exponent(runs, least)
    ended = {0: "", 2: "refused"}.get(last.status, f"ended by {-last.status}" if last.status < 0 else "fails")
    seconds = " ".join(f"{run.seconds:6.2f}" for run in runs)
    power = f"{grows:5.2f}" if grows is not None else "     "
    return (
        f"{name:22}{last.size:>8,} {seconds:>22} s  ^{power} {last.megabytes:>6,.0f} MB {last.output:>7.1f} MB  {ended}"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("families", nargs="*", choices=[*FAMILIES, []], metavar="FAMILY")
    parser.add_argument("--limit", type=int, default=20)
    asked = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        least = measured(FAMILIES["one-fact"], 2, folder, asked.limit).seconds
        print(f"two claims: {least:.2f} s")
        for key in asked.families or FAMILIES:
            runs: list[Measured] = []
            for size in FAMILIES[key].sizes:
                runs.append(measured(FAMILIES[key], size, folder, asked.limit))
                if runs[-1].status not in (0, 2):
                    break
            print(line(key, runs, least), flush=True)


if __name__ == "__main__":
    main()
