"""The text of a PDF, page after page, with pypdf; in bounds, for a PDF of a few bytes can unpack to any size.

pypdf itself bounds what one stream may unpack to; here it is what all pages together may.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from discrepancies.language.reading import Unreadable

MOST_BYTES = 20_000_000
"""Of the pages' unpacked instructions, in all: as many as a text may have."""
MOST_STEPS = 2_000_000
"""Instructions carried out, in all: a page can draw a part many times that draws another many times."""


def readable(data: bytes) -> str:
    """The text of all pages, a page beginning a new line.

    Raises:
        Unreadable: it needs a password, is damaged, is a bomb, or pypdf is missing.
    """
    try:
        import pypdf
    except ImportError as error:
        wrong = "a PDF can be read only with the pdf extra"
        raise Unreadable(wrong, "install discrepancies[pdf], or save its text as plain text") from error
    with _quiet():
        try:
            reader = pypdf.PdfReader(io.BytesIO(data))
            if reader.is_encrypted and not reader.decrypt(""):
                raise Unreadable("the PDF needs a password", "save it without one, or save its text as plain text")
            return "\n".join(_pages(reader))
        except Unreadable:
            raise
        except pypdf.errors.DependencyError as error:
            wrong = "the PDF is encrypted in a way that needs another library"
            raise Unreadable(wrong, "save it without encryption, or save its text as plain text") from error
        except pypdf.errors.LimitReachedError as error:
            raise _too_much() from error
        except Exception as error:  # a damaged PDF fails in pypdf in every way there is; all of them mean the same here
            wrong = "the PDF is damaged"
            raise Unreadable(wrong, "copy it again, or save its text as plain text") from error


def _too_much() -> Unreadable:
    return Unreadable("the PDF unpacks to more than any text needs", "save its text as plain text")


def _pages(reader: Any) -> Iterator[str]:
    unpacked = steps = 0

    def step(*_: Any) -> None:
        nonlocal steps
        steps += 1
        if steps > MOST_STEPS:
            raise _too_much()

    for page in reader.pages:
        contents = page.get_contents()
        unpacked += len(contents.get_data()) if contents else 0
        if unpacked > MOST_BYTES:
            raise _too_much()
        yield page.extract_text(visitor_operand_before=step)
        # What a part of a page raises is only logged by pypdf.
        if steps > MOST_STEPS:
            raise _too_much()


@contextmanager
def _quiet() -> Iterator[None]:
    """pypdf tells of every oddity it reads past; none is for a fact-checker."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(level)
