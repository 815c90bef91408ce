"""From files to one draft of a dossier: a reader a format, and every input error with its place.

To add a format: write `load/x.py` with `read(name, data, gathered, problems)`, add its endings here, prove it by
a round trip through `convert`. What opens the files and calls the readers is `files.py`.
"""

from __future__ import annotations

READERS = ((".yaml", "yaml"), (".yml", "yaml"))
"""Which ending is read by which module of this package; standard input is YAML."""
