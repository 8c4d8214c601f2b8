"""Headers of every answer: nothing is loaded from anywhere else, nothing written into a page runs, nothing is kept."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

__all__ = ["POLICY", "SafeHeaders"]

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; media-src 'self'; object-src 'none'; frame-src 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'self'; manifest-src 'self'"
)
"""What a page may load and run: only what comes from here, and no script or style that is written into the page."""

OTHERS = {
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow",
}


class SafeHeaders:
    """Add the headers; a view that set its own policy (an original shown in a frame) set a stricter one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Give the answer with its headers; pages are kept by no browser and nobody between."""
        response = self._answer(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        for name, value in OTHERS.items():
            response.headers.setdefault(name, value)
        if not request.path.startswith("/static/"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response
