"""When two addresses on the web are one page's: where they differ only in what no server looks at."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit


def like(address: str) -> str:
    """What two addresses share where only their scheme, "www.", port, last slash or fragment differ."""
    try:
        parts = urlsplit(unquote(address))
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:  # it is none
        return address
    return f"{host}{parts.path.rstrip('/')}?{parts.query}"
