"""What every template may name: the case file, who reads, where they can go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext_lazy as _

__all__ = ["Place", "surroundings"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the navigation: the name of its address, what it is called, who may go there, the key that leads there
    after `g`.
    """

    name: str
    label: str | Promise
    right: str
    key: str


PLACES = (
    Place("overview", _("Overview"), "read", "o"),
    Place("coding", _("Coding"), "code", "c"),
    Place("matching", _("Matching"), "judge", "m"),
    Place("incidents", _("Incidents"), "read", "i"),
    Place("people_told", _("People"), "read", "p"),
    Place("agreement", _("Agreement"), "adjudicate", "a"),
    Place("evidence", _("Evidence"), "read", "e"),
    Place("intake", _("Intake"), "add", "n"),
    Place("submissions", _("Submissions"), "sources", "s"),
    Place("sources", _("Sources"), "sources", "r"),
    Place("releases", _("Releases"), "publish", "l"),
    Place("project", _("Settings"), "settings", "t"),
    Place("members", _("Members"), "people", "b"),
)


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """Give the case file's name, the direction of writing, and the places that whoever reads may go to."""
    rights: frozenset[str] = getattr(request, "rights", frozenset())
    case = getattr(request, "case", None)
    here = request.resolver_match
    section = (here.namespaces[0] if here.namespaces else here.url_name) if here else None
    open_to = [(place, url) for place in PLACES if place.right in rights and (url := _address(place.name)) is not None]
    return {
        "case_name": case.name if case is not None else "",
        "direction": "rtl" if get_language_bidi() else "ltr",
        "languages": settings.LANGUAGES,
        "places": _places(open_to, section or "", request.path),
        "rights": rights,
        "section": section,
    }


def _places(open_to: list[tuple[Place, str]], section: str, path: str) -> list[dict[str, Any]]:
    """Give the places, one of them lit at the most: of those that a page is in or below, the nearest."""
    here = [url for place, url in open_to if _is_in(section, place.name) or _is_below(url, path)]
    nearest = max(here, key=lambda url: (path.startswith(url), len(url)), default=None)
    return [{"place": place, "url": url, "here": url == nearest} for place, url in open_to]


def _is_in(section: str, place: str) -> bool:
    """True of a place itself and of the pages below it: `coding_report` is in `coding`."""
    return section == place or section.startswith(f"{place}_")


def _is_below(url: str, path: str) -> bool:
    """True where a page stands below a place: the place is lit there too."""
    return url != "/" and path.startswith(f"{url.rstrip('/')}/")


def _address(name: str) -> str | None:
    try:
        return reverse(name)
    except NoReverseMatch:
        return None
