"""Readers of claims in tables, a file a format: each finds rows and cells, and `load/table.py` makes claims of them."""
