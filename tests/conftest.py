"""What the tests of every folder share: a dossier from YAML written in the test itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

import discrepancies

if TYPE_CHECKING:
    from discrepancies.load.dossier import Dossier

# No test depends on time, nor on which examples chance picks.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


@pytest.fixture
def dossier_of(tmp_path: Path) -> Callable[..., Dossier]:
    """Load one dossier from texts of YAML, one file a text; indentation common to a text's lines does not count."""

    def load(*texts: str) -> Dossier:
        paths = [tmp_path / f"claims{number or ''}.yaml" for number in range(len(texts))]
        for path, text in zip(paths, texts, strict=True):
            path.write_text(dedent(text), encoding="utf-8")
        return discrepancies.load(*map(str, paths))

    return load
