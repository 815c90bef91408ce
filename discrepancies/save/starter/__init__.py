"""A small dossier to start from: the claims file that `init` writes, with a fact of each status that one asks about.

Beside its folder goes the config of the project, so that every command finds the dossier from wherever it is run.
"""

from __future__ import annotations

from pathlib import Path

from discrepancies.load.files import read
from discrepancies.load.problems import Problems
from discrepancies.load.schema import text
from discrepancies.save.whole_file import written_whole

CLAIMS = "claims.yaml"
SCHEMA = "claims.schema.json"
CONFIG = "discrepancies.toml"
FOLDER = "data"


class InTheWay(Exception):  # noqa: N818
    """A file that would be written is there already; nothing was written."""


def start(folder: Path) -> tuple[Path, ...]:
    """Write the claims file and the schema that it names into `folder`/data, and the config into `folder`.

    It says which files these are.

    Raises:
        InTheWay: one of them exists.
        OSError: they cannot be written.
    """
    claims, config = (Path(__file__).with_name(name) for name in (CLAIMS, CONFIG))
    files = {
        folder / FOLDER / CLAIMS: claims.read_text("utf-8"),
        folder / FOLDER / SCHEMA: text(read([str(claims)], Problems())[0]),
        folder / CONFIG: config.read_text("utf-8"),
    }
    for path in files:
        if path.exists() or path.is_symlink():
            raise InTheWay(f"{path} is there already: move it away, or give another folder")
    (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        with written_whole(path) as out:
            out.write(content)
    return tuple(files)
