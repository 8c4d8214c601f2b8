"""A project's own gazetteer: GeoNames dumps and OCHA's operational datasets become a file that is consulted first.

Villages are where people die, and the shipped gazetteer knows few of them.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from onrecord.core.errors import BadOption, GazetteerError, NotText, UnreadableFile, UnsupportedFormat
from onrecord.resolution.places.book import write_book
from onrecord.resolution.places.circles import Circle
from onrecord.resolution.places.cod_tables import COUNTRY_CODE, PROVINCE_NAMED, CodTable
from onrecord.resolution.places.dumps import GEONAMES_COLUMNS, entry_of_dump
from onrecord.resolution.places.entries import Entry, Spellings, compile_entries
from onrecord.resolution.places.gazetteer import Gazetteer, Place
from onrecord.resolution.places.kinds import PlaceKind

__all__ = ["Imported", "import_gazetteer"]


ZIP = b"PK"  # how a ZIP archive begins, and so every .xlsx


@dataclass(frozen=True, slots=True)
class Imported:
    """How many places went into a project's gazetteer, and how many rows had no name, country or point to go by."""

    places: int
    skipped: int


def import_gazetteer(source: Path, out: Path, *, country: str | None = None, base: Gazetteer | None = None) -> Imported:
    """Write the places of a GeoNames dump or a COD-style CSV to a gazetteer file of a project's own.

    Args:
        country: ISO 3166-1 alpha-2 code, where the table has no column for it.
        base: the gazetteer that knows the provinces; the shipped one by default.

    Raises:
        UnreadableFile: the table is missing or may not be opened.
        NotText: it is not UTF-8.
        UnsupportedFormat: it is neither of the two kinds of table.
        GazetteerError: no row of it has a name, a country and a point.
        BadOption: `country` is no such code.
    """
    if country is not None and not COUNTRY_CODE.match(country):
        raise BadOption(
            "the country of a gazetteer", found=repr(country), expected="two capitals, as SY", do="Give its ISO code."
        )
    try:
        with source.open(encoding="utf-8-sig", newline="") as lines:
            drafts = list(_read(source, lines, country))
    except OSError as error:
        raise UnreadableFile(
            f"the table {source}", found=error.strerror or "an error", expected="a file", do="Check the path."
        ) from error
    except UnicodeDecodeError as error:
        raise _not_text(source, error) from error
    entries = [entry for entry in drafts if entry is not None]
    if not entries:
        raise _no_places(source, len(drafts))
    known = _Known(base or Gazetteer.open())
    rows, names = compile_entries(chain(entries, known.above(entries)), known.spellings(entries))
    write_book(out, rows, names, f"places of {source.name}: {len(entries):,}\n")
    return Imported(len(entries), len(drafts) - len(entries))


def _not_text(source: Path, error: UnicodeDecodeError) -> NotText | UnsupportedFormat:
    with source.open("rb") as file:
        packed = file.read(len(ZIP)) == ZIP
    if packed:
        return UnsupportedFormat(
            f"the table {source}",
            found="an archive or a spreadsheet",
            expected="plain text",
            do="Unpack it and name the table inside, such as SY.txt; save a spreadsheet's sheet as CSV in UTF-8.",
        )
    return NotText(f"the table {source}", found=error.reason, expected="UTF-8", do="Save it as UTF-8 and try again.")


def _no_places(source: Path, rows: int) -> GazetteerError:
    return GazetteerError(
        f"the table {source}",
        found=f"{rows} row{'s' * (rows != 1)}, none with a name, a country and a point",
        expected="a place or more",
        do="Where no column holds the country, name it: --country SY.",
    )


def _read(source: Path, lines: Iterable[str], country: str | None) -> Iterator[Entry | None]:
    """Yield an entry for each row of the table, None for one that has nothing to go by."""
    rows = iter(lines)
    first = next(rows, "")
    if first.count("\t") == GEONAMES_COLUMNS - 1:
        yield from (entry_of_dump(line) for line in chain([first], rows) if line.strip())
        return
    reader = csv.reader(chain([first], rows), delimiter=";" if first.count(";") > first.count(",") else ",")
    columns = CodTable.of([name.strip().lower() for name in next(reader, [])])
    if columns is None:
        raise UnsupportedFormat(
            f"the table {source}",
            found=repr(first[:80]),
            expected="a GeoNames dump of 19 tab-separated columns, or a CSV with names, LATITUDE and LONGITUDE",
            do="Name the columns as OCHA does: ADM3_EN, ADM3_PCODE, LATITUDE, LONGITUDE.",
        )
    yield from (columns.entry(row, country, number) for number, row in enumerate(reader, start=1))


@dataclass(frozen=True, slots=True)
class _Known:
    """What the base gazetteer knows of the countries and provinces that imported places lie in."""

    base: Gazetteer

    def above(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Yield entries for the countries and provinces that others name as their parents, and link them."""
        own = {entry.code for entry in entries if entry.code}
        found: dict[tuple[str, str], str] = {}
        yielded = set()
        for entry in entries:
            asked = (entry.country, entry.parent)
            if entry.parent and asked not in found:
                place = None if entry.parent in own else self._province(entry.country, entry.parent)
                found[asked] = entry.parent if place is None else place.id
                if place is not None and place.id not in yielded:
                    yielded.add(place.id)
                    yield _copy(place, place.id)
            entry.parent = found.get(asked, "")
            country = self.base.code(entry.country)
            if country is not None and country.id not in yielded:
                yielded.add(country.id)
                yield _copy(country, entry.country)

    def spellings(self, entries: Iterable[Entry]) -> Spellings:
        """Give how the names of the entries' countries are spelled."""
        countries = {entry.country for entry in entries}
        arabic, romanised = (
            frozenset(country for country in countries if self.base.has("x", f"{word} {country}"))
            for word in ("arabic", "romanised")
        )
        return Spellings(romanised, arabic)

    def _province(self, country: str, parent: str) -> Place | None:
        name = parent.removeprefix(PROVINCE_NAMED)
        if name == parent:
            return self.base.code(parent)
        provinces = (place for place in self.base.search(name, country) if place.kind is PlaceKind.PROVINCE)
        return next(provinces, None) if name else None


def _copy(place: Place, code: str) -> Entry:
    """Give an entry that is only pointed to: it has no names, so that the base's own is the one found."""
    scheme, _, number = place.id.partition(":")
    return Entry(
        id=int(number) if scheme == "geonames" else place.id,
        name=place.name,
        country=place.country or "",
        kind=place.kind,
        code=code,
        parent="" if place.kind is PlaceKind.COUNTRY else place.country or "",
        population=place.population,
        circle=Circle(place.point, place.radius_km),
        coordinates=place.coordinates,
    )
