"""Every address of the workbench. Each view names the right it needs; a test reads this map and holds it to the table
of rights, so that a view without a row fails.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from django.urls import URLPattern, URLResolver, include, path

from onrecord.web.access.refusals import no_page, not_allowed, our_fault
from onrecord.web.frame.languages import choose_language

__all__ = ["handler403", "handler404", "handler500", "urlpatterns"]

handler403, handler404, handler500 = not_allowed, no_page, our_fault

# Rooms with addresses of their own, in the order in which addresses are looked up.
SCREENS = (
    "access",
    "account",
    "overview",
    "searching",
    "coding",
    "matching",
    "records",
    "agreement",
    "submissions",
    "members",
    "releasing",
    "project",
    "works",
    "intake",
    "evidence",
    "api",
)


def _screens() -> list[URLPattern | URLResolver]:
    modules: list[Any] = [import_module(f"onrecord.web.{name}.urls") for name in SCREENS]
    return [path("", include(module)) for module in modules]


urlpatterns: list[URLPattern | URLResolver] = [path("language", choose_language, name="language"), *_screens()]
