"""Find the page inside what browsers save: MHTML, Safari web archives, and the note of origin they leave in HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.core.errors import EmptyReport

__all__ = ["Page", "origin_note", "page_of_mhtml", "page_of_webarchive"]

# Internet Explorer, Chrome and Firefox write the first, the SingleFile extension the second, both before the page.
_saved_from = re.compile(r"<!-- ?saved from url=\(\d+\)(\S+) ?-->")
_single_file = re.compile(r"Page saved with SingleFile\s+url: ?(\S+)")
NOTE_LENGTH = 4096
PAGE_TYPES = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class Page:
    """The bytes of one HTML page, with the encoding and the address its wrapper gives it."""

    data: bytes
    charset: str | None = None
    url: str | None = None


def origin_note(text: str) -> str | None:
    """Give the address a browser noted at the head of a saved page, or None."""
    head = text[:NOTE_LENGTH]
    found = _saved_from.search(head) or _single_file.search(head)
    return found[1] if found is not None and found[1].startswith("http") else None


def page_of_mhtml(data: bytes, thing: str) -> Page:
    """Give the page an MHTML file was saved from.

    Raises:
        EmptyReport: none of its parts is a page.
    """
    import email

    try:
        for part in email.message_from_bytes(data).walk():
            body = part.get_payload(decode=True) if part.get_content_type() in PAGE_TYPES else None
            if isinstance(body, bytes) and body.strip():
                url = part.get("Content-Location") or part.get("Snapshot-Content-Location")
                return Page(body, part.get_content_charset(), str(url) if url else None)
    except (LookupError, RecursionError, ValueError):  # a header or boundary that the mail parser chokes on
        pass
    raise _no_page(thing, "an MHTML file")


def page_of_webarchive(data: bytes, thing: str) -> Page:
    """Give the page a Safari web archive was saved from.

    Raises:
        EmptyReport: its main resource is not there.
    """
    import plistlib

    try:
        main = plistlib.loads(data)["WebMainResource"]
        body, charset, url = (main.get(f"WebResource{key}") for key in ("Data", "TextEncodingName", "URL"))
    except (plistlib.InvalidFileException, AttributeError, LookupError, RecursionError, TypeError):
        raise _no_page(thing, "a Safari web archive") from None
    if not isinstance(body, bytes) or not body:
        raise _no_page(thing, "a Safari web archive")
    return Page(body, charset if isinstance(charset, str) else None, url if isinstance(url, str) else None)


def _no_page(thing: str, kind: str) -> EmptyReport:
    return EmptyReport(
        thing,
        found=f"{kind} without a readable page in it",
        expected="one HTML page among its parts",
        do="Open it in the browser that made it and save it again.",
    )
