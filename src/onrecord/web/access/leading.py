"""Where a page may lead that somebody came to by an address that says where to go next: to another page of here."""

from __future__ import annotations

from django.utils.http import url_has_allowed_host_and_scheme

__all__ = ["is_own_path"]


def is_own_path(address: str) -> bool:
    """True of a path of this workbench. A bare word would be looked up as the name of a view, and a line ends a header.

    >>> is_own_path("/coding/?at=3"), is_own_path("//evil.example"), is_own_path("overview"), is_own_path("/\\r\\nx")
    (True, False, False, False)
    """
    return address.startswith("/") and address.isprintable() and url_has_allowed_host_and_scheme(address, None)
