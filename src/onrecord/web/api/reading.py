"""JSON that is sent, read with care: no words that a database cannot hold, no numbers that others read otherwise."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from django.http import HttpRequest
from ninja.errors import HttpError
from ninja.parser import Parser

from onrecord.web.api.shapes import LARGEST

__all__ = ["CarefulParser", "is_plain"]

DEEPEST = 40


class CarefulParser(Parser):
    """Read JSON, and refuse what is none, or would do harm further in."""

    def parse_body(self, request: HttpRequest) -> Any:
        """Give what the body holds.

        Raises:
            HttpError: it is no JSON in UTF-8, is nested too deep, or holds words or numbers that cannot be kept.
        """
        try:
            told = json.loads(request.body.decode("utf-8"), parse_constant=_refuse, object_pairs_hook=_once)
            _check(told, 0)
        except (ValueError, RecursionError):
            raise HttpError(400, "not to be read") from None
        return told


def is_plain(words: str) -> bool:
    """True of words that every database holds: no null character, no half of a pair of surrogates."""
    return "\0" not in words and not any("\ud800" <= letter <= "\udfff" for letter in words)


def _refuse(name: str) -> NoReturn:
    raise ValueError(name)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    told = dict(pairs)
    if len(told) < len(pairs):
        raise ValueError("a name that stands twice")
    return told


def _check(told: Any, depth: int) -> None:
    if depth > DEEPEST:
        raise ValueError("too deep")
    if isinstance(told, dict):
        for name, each in told.items():
            _check(name, depth)
            _check(each, depth + 1)
    elif isinstance(told, list):
        for each in told:
            _check(each, depth + 1)
    elif (isinstance(told, str) and not is_plain(told)) or (isinstance(told, int) and abs(told) > LARGEST):
        raise ValueError("not to be kept")
