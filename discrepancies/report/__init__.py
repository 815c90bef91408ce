"""What a check gives: the findings and the agreement of every fact, and which of them are shown.

In go a dossier, its agreement and its findings, out comes one `Report`; formats read that and nothing else, notebooks
its tables of pandas.
"""

from __future__ import annotations

from discrepancies.report.entries import ALL, MOST_SOURCES, Agreed, Answer, Filter, LeftOpen, Stance, fails
from discrepancies.report.report import Report

__all__ = ["ALL", "MOST_SOURCES", "Agreed", "Answer", "Filter", "LeftOpen", "Report", "Stance", "fails"]
