"""Read what addresses and names of files tell: the outlet's domain, the day of publication."""

from __future__ import annotations

import re
from datetime import date

from onrecord.core.vocabulary import PublishedBasis
from onrecord.evidence.characters import clean_line
from onrecord.evidence.days import first_day
from onrecord.evidence.parts import Published

__all__ = ["day_in_address", "day_in_name", "outlet_domain"]

_subdomain = re.compile(r"^(?:www\d?|m|mobile|amp)\.")
_url_day = re.compile(r"(?<!\d)((?:19|20)\d\d)([/_-])([01]?\d)\2([0-3]?\d)(?!\d)")
_url_figures = re.compile(r"(?<!\d)((?:19|20)\d\d)([01]\d)([0-3]\d)(?!\d)")
_url_month = re.compile(r"/((?:19|20)\d\d)/([a-z]{3,9})/([0-3]?\d)(?!\d)", re.IGNORECASE)


def outlet_domain(url: str | None) -> str | None:
    """Give the host of an address, without the part that only says it is a web server's."""
    from urllib.parse import urlsplit

    address = url or ""
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:  # an address with a broken bracket
        return None
    return _subdomain.sub("", clean_line(host)) or None


def day_in_address(address: str) -> date | None:
    """Give the day an address or a path holds, or None.

    >>> str(day_in_address("https://news.example/2016/01/07/market.html"))
    '2016-01-07'
    """
    for pattern, order in ((_url_day, (1, 3, 4)), (_url_month, (1, 2, 3)), (_url_figures, (1, 2, 3))):
        for match in pattern.finditer(address):
            year, month, day = (match[group] for group in order)
            found = first_day(f"{day} {month} {year}" if month.isalpha() else f"{year}-{month}-{day}")
            if found is not None:
                return found.day
    return None


def day_in_name(name: str | None) -> Published | None:
    """Give the day a file's name holds, as people name captures: 2016-01-07-market.html."""
    stem = re.split(r"[/\\]", name or "")[-1]
    day = day_in_address(stem)
    return Published(day, PublishedBasis.FILE) if day is not None else None
