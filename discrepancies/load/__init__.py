"""From files to one dossier, its values still unread: a reader a format, and every input error with its place.

To add a format: write `load/tables/x.py` with `read(name, data, gathered, problems)`, add its endings here and its
writer in `save/`, prove it by a round trip through `convert`. What opens the files and calls the readers is
`files.py`.
"""

from __future__ import annotations

READERS = (
    (".yaml", "yaml"),
    (".yml", "yaml"),
    (".csv", "tables.csv"),
    (".tsv", "tables.csv"),
    (".xlsx", "tables.xlsx"),
    (".jsonl", "tables.jsonl"),
    (".ndjson", "tables.jsonl"),
    (".parquet", "tables.parquet"),
    (".json", "exports.recognised"),
)
"""Which ending is read by which module of this package; standard input is YAML."""
