"""What cannot be done is told as everywhere in onrecord: the thing, what was found, what was expected, what to do."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from onrecord.core.errors import BadOption, CaseFileError, DatabaseUnavailable, OnrecordError
from onrecord.web.access.problems import problem

__all__ = ["ToldRefusals", "no_page", "not_allowed", "our_fault", "refuse_forgery"]

STATUS: dict[type[OnrecordError], int] = {BadOption: 400, DatabaseUnavailable: 503, CaseFileError: 409}


class ToldRefusals:
    """Turn an error of ours into a page, or part of a page, that tells it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Give the answer."""
        return self._answer(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Give the page that tells an error of ours; others are our fault, and told so elsewhere."""
        if not isinstance(error, OnrecordError):
            return None
        status = next((code for kind, code in STATUS.items() if isinstance(error, kind)), 422)
        return render(request, "frame/refused.html", {"error": error}, status=status)


def no_page(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that nothing is at this address."""
    if _is_of_programme(request):
        return problem(404)
    return render(request, "frame/missing.html", status=404)


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that whoever asks may not see this."""
    if _is_of_programme(request):
        return problem(403)
    return render(request, "frame/forbidden.html", status=403)


def refuse_forgery(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form came without proof that this workbench showed it."""
    return render(request, "frame/forged.html", status=403)


def our_fault(request: HttpRequest) -> HttpResponse:
    """Say that something went wrong here, with nothing that needs the database or the session."""
    if _is_of_programme(request):
        return problem(500)
    return render(request, "frame/fault.html", status=500, using=None)


def _is_of_programme(request: HttpRequest) -> bool:
    return request.path.startswith("/api/")
