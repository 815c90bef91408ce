"""Lets `python -m discrepancies` be the command."""

from discrepancies.cli import main

if __name__ == "__main__":
    main()
