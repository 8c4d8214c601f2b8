"""What a stranger is told of an address that is not for them: nothing."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

__all__ = ["gone"]


def gone(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that nothing is here."""
    return HttpResponse("Nothing is at this address.\n", content_type="text/plain; charset=utf-8", status=404)
