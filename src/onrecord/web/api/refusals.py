"""What cannot be done, told to programmes as to people: the thing, what was found, what was expected, what to do."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from onrecord.core.errors import BadOption, CaseFileError, DatabaseUnavailable, OnrecordError
from onrecord.web.access.problems import problem
from onrecord.web.access.refusals import STATUS
from onrecord.web.api.shapes import Problem

__all__ = ["PROBLEMS", "add_refusals"]

PROBLEMS: dict[int, type[Problem]] = dict.fromkeys((400, 401, 403, 404, 409, 422, 503), Problem)
"""The statuses that any operation may have besides its own."""


def add_refusals(api: NinjaAPI) -> None:
    """Have an API tell every error in this way."""
    for kind, status in {
        AuthenticationError: 401, PermissionDenied: 403, Http404: 404, SuspiciousOperation: 400,
        MultiPartParserError: 400, OperationalError: 503,
    }.items():  # fmt: skip
        api.add_exception_handler(kind, _plain(status))
    api.add_exception_handler(HttpError, _unread)
    api.add_exception_handler(ValidationError, _invalid)
    api.add_exception_handler(OnrecordError, _refused)


def _plain(status: int) -> Any:
    return lambda _request, _error: problem(status)


def _unread(_request: HttpRequest, error: Any) -> HttpResponse:
    return problem(error.status_code)


def _refused(_request: HttpRequest, error: Any) -> HttpResponse:
    status = next(
        (STATUS[kind] for kind in (BadOption, DatabaseUnavailable, CaseFileError) if isinstance(error, kind)), 422
    )
    return problem(status, (str(error.thing), str(error.found), str(error.expected), str(error.do)))


def _invalid(_request: HttpRequest, error: Any) -> HttpResponse:
    first = error.errors[0]
    place = ".".join(str(part) for part in first["loc"][1:] if part not in ("query", "body")) or "the body"
    found = str(first.get("input", first["type"]))[:80]
    return problem(422, (place, found, first["msg"], "See openapi.json for what it may be."))
