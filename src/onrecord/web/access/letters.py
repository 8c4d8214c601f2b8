"""Letters that no database keeps: an address or a form that holds one is refused before any view sees it.

U+0000 is no letter of any writing. PostgreSQL refuses it in text, SQLite keeps it, programmes written in C end there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import render

from onrecord.core.errors import BadOption
from onrecord.web.access.rights import OF_PROGRAMMES, right_of

__all__ = ["WholeLetters"]

NONE = "\0"


class WholeLetters:
    """Refuse what holds U+0000."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Give the answer."""
        return self._answer(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Give the refusal, None where there is nothing to refuse. What strangers send is read by its view alone, which
        holds it in memory: there the forms refuse it.
        """
        if right_of(view) == OF_PROGRAMMES:
            return None  # the API refuses by itself, in JSON
        told = [each for each in kwargs.values() if isinstance(each, str)]
        sent = request.method == "POST" and not getattr(view, "csrf_exempt", False)
        held = any(NONE in each for each in told) or _holds(request.GET) or (sent and _holds(request.POST))
        if not held:
            return None
        error = BadOption("what was sent", found="U+0000, which is no letter", expected="letters", do="Type it anew.")
        return render(request, "frame/refused.html", {"error": error}, status=400)


def _holds(told: QueryDict) -> bool:
    return any(NONE in name or any(NONE in value for value in values) for name, values in told.lists())
