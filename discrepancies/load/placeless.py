"""What a dossier declares without the places at which it stands, so that a line more in a file is no change of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from discrepancies.model import Place


def placeless(value: Any) -> Any:
    """What is declared, or a part of it, in a form that compares; a place is None."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, Place):
        return None
    if is_dataclass(value):
        return [placeless(getattr(value, field.name)) for field in fields(value) if field.compare]
    if isinstance(value, Mapping):
        return {key: placeless(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [placeless(one) for one in value]
    return value
