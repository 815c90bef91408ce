"""The claims as one table: each distinct value read once, names set beside names, a row a claim or part of one.

In goes a dossier as its files have it, out comes the DataFrame of `table.COLUMNS` that the law compares; `edits` says
what changed between two lists of claims.
"""
