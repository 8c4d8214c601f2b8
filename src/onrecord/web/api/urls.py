"""The API in the map of addresses: every operation by the right that it names, and one that names none is shut."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, wraps
from importlib import import_module
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.urls import URLPattern, include, path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from ninja import NinjaAPI

from onrecord.web.access.problems import problem
from onrecord.web.access.rights import is_proven, of_programmes
from onrecord.web.api.reading import CarefulParser, is_plain
from onrecord.web.api.refusals import add_refusals
from onrecord.web.api.routes import RIGHT
from onrecord.web.api.tokens import bearer_of, come_in

__all__ = ["app_name", "document", "openapi", "operations", "urlpatterns"]

app_name = "api"
VERSION = "1.1.0"
ROOT = "/api/v1"

RESOURCES = (
    "status",
    "reports",
    "codings",
    "records",
    "choices",
    "grades",
    "pairs",
    "judgements",
    "tallies",
    "search",
    "sources",
    "setbacks",
    "works",
    "ledger",
    "settings",
    "members",
    "agreement",
    "queue",
    "drafts",
    "second",
    "settling",
    "clusters",
    "reprints",
    "originals",
    "intake",
    "lists",
    "submissions",
    "filters",
    "rules",
    "overview",
    "releases",
)
WORDS = """What the screens of the workbench do, for programmes.

Every operation asks for a token (`Authorization: Bearer ...`), which a person makes under their account, and names the
right that it needs in `x-right`. A token does what its scopes and the roles of its person both allow. What may not be
known of is answered as what is not there. Every error tells the thing, what was found, what was expected, and what to
do."""


def _api() -> NinjaAPI:
    api = NinjaAPI(
        title="onrecord", version=VERSION, description=WORDS, urls_namespace="onrecord-api",
        openapi_url=None, docs_url=None, parser=CarefulParser(),
    )  # fmt: skip
    add_refusals(api)
    for name in RESOURCES:
        module: Any = import_module(f"onrecord.web.api.{name}")
        api.add_router("", module.routes.router)
    return api


_built = _api()


@cache
def document() -> dict[str, Any]:
    """Give the OpenAPI document."""
    told: dict[str, Any] = dict(_built.get_openapi_schema(path_prefix=f"{ROOT}/"))
    return told


def operations() -> list[tuple[str, str, dict[str, Any]]]:
    """Give every operation: its method, its address, and what the document says of it."""
    return [
        (method.upper(), address, told)
        for address, methods in document()["paths"].items()
        for method, told in methods.items()
    ]


@of_programmes
@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """Give the OpenAPI document to whoever is signed in, or has a token: it changes nothing, so a cookie is enough."""
    signed_in = request.user.is_authenticated and is_proven(request)
    if not signed_in and come_in(request, bearer_of(request)) is None:
        return problem(401)
    return JsonResponse(document())


def _guarded(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Refuse, before an operation looks at them, words in an address that no database holds; and tell in JSON that an
    address has no such method.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if come_in(request, bearer_of(request)) is None:
            return problem(401)
        given = [*map(str, kwargs.values()), *request.GET, *(each for some in request.GET.lists() for each in some[1])]
        if not all(map(is_plain, given)):
            return problem(400)
        answer = view(request, *args, **kwargs)
        if answer.status_code != 405:
            return answer
        told = problem(405)
        told.headers["Allow"] = ", ".join(sorted(answer.headers["Allow"].split(", ")))
        return told

    return of_programmes(csrf_exempt(answered))


def _patterns() -> list[URLPattern]:
    made: list[Any] = _built.urls[0]
    shut = [f"{method} {address}" for method, address, told in operations() if not told.get(RIGHT)]
    if shut:
        raise LookupError(shut[0])
    return [
        path(str(each.pattern), _guarded(each.callback), name=each.name) for each in made if each.name != "api-root"
    ]


_within = [path("openapi.json", openapi, name="openapi"), *_patterns()]
urlpatterns = [path("api/v1/", include(_within))]
