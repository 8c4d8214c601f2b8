"""The language a page is written in: as the person set it, else as their browser asks."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import translation
from django.views.decorators.http import require_POST

from onrecord.store.people.members import set_language
from onrecord.web.access.fresh import safe_next
from onrecord.web.access.rights import open_to_all

__all__ = ["ReaderLanguage", "choose_language"]

KEY = "language"


class ReaderLanguage:
    """Write each page in the language of its reader. It is kept in the session: whoever has none is not marked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Choose the language, and say it in the answer."""
        asked = request.GET.get("lang") or request.session.get(KEY)
        known = dict(settings.LANGUAGES)
        language = asked if asked in known else translation.get_language_from_request(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self._answer(request)
            # Rendered late, a page would be written in another language.
            if hasattr(response, "render") and not getattr(response, "is_rendered", True):
                response = response.render()
        response.headers.setdefault("Content-Language", language)
        return response


@open_to_all
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Keep the language that a person chose, and show the page they came from in it."""
    language, back = request.POST.get("language", ""), request.POST.get("next", "/")
    if language in dict(settings.LANGUAGES):
        request.session[KEY] = language
        if request.user.is_authenticated:
            set_language(request.case, request.user, language)  # type: ignore[attr-defined]
    return redirect(safe_next(back))
