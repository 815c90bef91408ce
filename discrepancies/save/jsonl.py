"""Writes claims as JSON Lines: an object a claim, with the keys it has; values are texts, and lists of names lists."""

from __future__ import annotations

import json
from typing import BinaryIO

from discrepancies.save import Contents, names

WHOLE = False


def write(contents: Contents, out: BinaryIO) -> None:
    """Write the claims, one a line, in UTF-8."""
    keys = tuple(contents.claims)
    for cells in zip(*contents.claims.values(), strict=True):
        claim: dict[str, object] = {key: text for key, text in zip(keys, cells, strict=True) if text is not None}
        if contents.kinds.get(str(claim["fact"])) == "names":
            claim["value"] = names(str(claim["value"])) or claim["value"]
        out.write(json.dumps(claim, ensure_ascii=False).encode() + b"\n")
