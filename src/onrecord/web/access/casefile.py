"""The case file that this process serves, bound for each request to the person who asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponseBase

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile
    from onrecord.store.people.models import Member

__all__ = ["CaseRequest", "OpenedCase", "held_case", "hold_case"]

_held: list[CaseFile] = []


class CaseRequest(HttpRequest):
    """A request as views have it: with the case file, and the rights of whoever asks."""

    case: CaseFile
    rights: frozenset[str]
    user: Member


def hold_case(case: CaseFile) -> None:
    """Serve this case file from now on."""
    _held[:] = [case]


def held_case() -> CaseFile:
    """Give the case file that is served."""
    return _held[0]


class OpenedCase:
    """Give each request its case file, whose writer is the person who asks: the ledger names who did what."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Bind the case file to the person."""
        case = held_case()
        name = request.user.get_username() if request.user.is_authenticated else ""
        # Keys of the vault that one person opened are nobody else's; nobody is asked at the terminal of the server.
        request.case = replace(case, writer=replace(case.writer, name=name, ask=None), opened={})  # type: ignore[attr-defined]
        return self._answer(request)
