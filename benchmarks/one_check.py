"""Takes the time of one step within a process, imports left out, and prints it as a line of JSON.

python benchmarks/one_check.py facts.yaml claims.csv          comparing the claims and applying the rules
python benchmarks/one_check.py --read one.yaml two.yaml       reading the files
"""

from __future__ import annotations

import json
import sys
from time import perf_counter

import pandas  # noqa: F401 - what is measured is no import

from discrepancies import pipeline
from discrepancies.load.files import read
from discrepancies.load.problems import Problems
from discrepancies.load.processes import spread


def reading(paths: list[str]) -> float:
    """The seconds that reading these files takes."""
    began = perf_counter()
    read(paths, Problems(), None, spread)
    return perf_counter() - began


def checking(paths: list[str]) -> float:
    """The seconds that the check of the dossier in these files takes, the second time, when all rules are imported."""
    dossier = pipeline.load(*paths)
    pipeline.check(dossier)
    began = perf_counter()
    pipeline.check(dossier)
    return perf_counter() - began


if __name__ == "__main__":
    step, files = (reading, sys.argv[2:]) if sys.argv[1] == "--read" else (checking, sys.argv[1:])
    print(json.dumps({"seconds": step(files)}))
