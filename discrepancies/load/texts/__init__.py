"""The texts of the sources: found without being led elsewhere, decoded, and read as a reader sees them.

In go the files that a dossier or a folder of texts names, out comes a `SourceText` for each source whose text is at
hand. `opening` finds and opens a file within its bounds, `reading` reads it by its type; what quotes and figures it
shows is asked in `evidence/`.
"""
