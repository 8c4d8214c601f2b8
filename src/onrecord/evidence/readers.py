"""One reader for each format: bytes in, a draft out. A new format is one more entry here."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from onrecord.evidence.characters import doubts
from onrecord.evidence.encoding import Decoded, decode
from onrecord.evidence.formats import Format
from onrecord.evidence.parts import Draft
from onrecord.evidence.plain import read_plain

__all__ = ["READERS", "Reader"]

Reader = Callable[[bytes, str], Draft]
"""Makes a draft of bytes; the second argument names them in errors."""

# The HTML Standard looks at 1,024 bytes; pages of old content systems declare theirs below a screen of comments.
DECLARED_WITHIN = 8_192

_declared = re.compile(
    rb"<meta[^>]*?charset\s*=\s*[\"']?\s*([\w:.-]+)|<\?xml[^>]*?encoding\s*=\s*[\"']([\w:.-]+)", re.IGNORECASE
)


def _text(data: bytes, thing: str) -> Draft:
    decoded = decode(data, thing)
    return _flagged(read_plain(decoded.text), decoded)


def _html(data: bytes, thing: str) -> Draft:
    return _page(data, thing, None, None)


def _mhtml(data: bytes, thing: str) -> Draft:
    from onrecord.evidence.saved import page_of_mhtml

    page = page_of_mhtml(data, thing)
    return _page(page.data, thing, page.charset, page.url)


def _webarchive(data: bytes, thing: str) -> Draft:
    from onrecord.evidence.saved import page_of_webarchive

    page = page_of_webarchive(data, thing)
    return _page(page.data, thing, page.charset, page.url)


def _page(data: bytes, thing: str, charset: str | None, url: str | None) -> Draft:
    from onrecord.evidence.page import read_page

    decoded = decode(data, thing, charset or _declared_charset(data))
    return _flagged(read_page(decoded.text, url), decoded)


def _flagged(draft: Draft, decoded: Decoded) -> Draft:
    return replace(draft, flags=(*decoded.flags, *doubts(decoded.text), *draft.flags))


def _declared_charset(data: bytes) -> str | None:
    match = _declared.search(data[:DECLARED_WITHIN])
    return (match[1] or match[2]).decode("ascii", "replace") if match is not None else None


READERS: Mapping[Format, Reader] = {
    Format.TEXT: _text,
    Format.HTML: _html,
    Format.MHTML: _mhtml,
    Format.WEBARCHIVE: _webarchive,
}
