"""The English names of countries, by their codes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import cast

from onrecord.resolution.register_files import REGISTER, read_yaml

__all__ = ["country_named"]


def country_named(code: str | None) -> str | None:
    """Give the name of a country by its ISO 3166-1 code; a code without a name stands for itself.

    >>> country_named("SD"), country_named(None)
    ('Sudan', None)
    """
    return None if code is None else _names().get(code, code)


@cache
def _names() -> Mapping[str, str]:
    told = cast("Mapping[str, Mapping[str, str]]", read_yaml(REGISTER / "countries.yaml"))
    return {code: each["name"] for code, each in told.items()}
