"""What the HTML report draws, as plain data: where things stand in percent, and the words beside them.

An editor takes in from a drawing who stands apart from whom, sooner than from any table. `templates/charts.html` draws
what is worked out here; the words are text of the page, so that they wrap, can be searched and are read aloud.
"""

from __future__ import annotations

from discrepancies.formats.charts.drawing import RangeChart, Steps, Timeline
from discrepancies.formats.charts.matrices import Matrix, matrix
from discrepancies.formats.charts.ranges import range_chart
from discrepancies.formats.charts.steps import steps
from discrepancies.formats.charts.timelines import DATED, timeline

__all__ = ["DATED", "Matrix", "RangeChart", "Steps", "Timeline", "matrix", "range_chart", "steps", "timeline"]
