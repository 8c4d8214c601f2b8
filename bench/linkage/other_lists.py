"""Two US lists of people killed by police, and incidents of Syria in two collections: matched pairs as two lists."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from bench.linkage.records import IncidentRecord, Record, Spot

__all__ = ["load_police_lists", "load_syria_incidents"]

# What the lists write where they know no name.
UNNAMED = frozenset({"TK TK", "Name withheld by police", ""})


def load_police_lists(folder: Path) -> tuple[list[Record], list[Record]]:
    """Give the two lists; a person is the second list's row, which two rows of the first may share."""
    rows = list(_rows(folder / "linkage" / "mpv_wapo_gold_links.csv"))
    first = {row["mpv_id"]: _killed(row, "mpv", "") for row in rows}
    second = {row["wapo_id"]: _killed(row, "wapo", "_wapo") for row in rows}
    return list(first.values()), list(second.values())


def load_syria_incidents(
    folder: Path,
) -> tuple[list[IncidentRecord], list[IncidentRecord], dict[str, frozenset[str]]]:
    """Give UCDP's events, Airwars' incidents, and for each event the incidents it cites plausibly."""
    rows = [
        row
        for row in _rows(folder / "linkage" / "ucdp_x_airwars_syria_links_half.csv.gz")
        if row["plausible"] == "True"
    ]
    events = {f"ucdp:{row['ucdp_id']}": _event(row) for row in rows}
    incidents = {f"airwars:{row['airwars_code']}": _incident(row) for row in rows}
    cited: dict[str, set[str]] = {}
    for row in rows:
        cited.setdefault(f"ucdp:{row['ucdp_id']}", set()).add(f"airwars:{row['airwars_code']}")
    return list(events.values()), list(incidents.values()), {event: frozenset(those) for event, those in cited.items()}


def _killed(row: dict[str, str], name: str, ending: str) -> Record:
    written = row[f"name{ending}"].strip()
    day = _day(row[f"date{ending}"])
    return Record(
        id=f"{name}:{row[f'{name}_id'].removesuffix('.0')}",
        list=name,
        names=() if written in UNNAMED else (written,),
        age=_number(row[f"age{ending}"]),
        died=(day, day),
        place=Spot(", ".join(filter(None, (row[f"city{ending}"], row[f"state{ending}"])))),
        person=row["wapo_id"],
    )


def _event(row: dict[str, str]) -> IncidentRecord:
    return IncidentRecord(
        id=f"ucdp:{row['ucdp_id']}",
        list="ucdp",
        when=(row["ucdp_date_start"], row["ucdp_date_end"] or row["ucdp_date_start"]),
        place=_spot(row["ucdp_place"], row["ucdp_lat"], row["ucdp_lon"]),
        killed=_range(row["ucdp_low"], row["ucdp_high"]),
        actors=(row["ucdp_side_a"], row["ucdp_side_b"]),
    )


def _incident(row: dict[str, str]) -> IncidentRecord:
    return IncidentRecord(
        id=f"airwars:{row['airwars_code']}",
        list="airwars",
        when=(row["aw_date"], row["aw_date_end"] or row["aw_date"]),
        place=_spot(row["aw_place"], row["aw_lat"], row["aw_lon"]),
        killed=_range(row["aw_civ_min"], row["aw_civ_max"]),
        actors=(row["aw_belligerent"],),
    )


def _spot(text: str, latitude: str, longitude: str) -> Spot:
    return Spot(text, float(latitude) if latitude else None, float(longitude) if longitude else None)


def _range(low: str, high: str) -> tuple[int, int] | None:
    """Give both ends in order: some events of UCDP have a high estimate below the low one."""
    ends = sorted(int(float(end)) for end in (low, high) if end)
    return (ends[0], ends[1]) if len(ends) == 2 else None


def _number(written: str) -> int | None:
    try:
        return int(float(written))
    except ValueError:
        return None


def _day(written: str) -> str:
    return datetime.strptime(written, "%d/%m/%Y").date().isoformat() if "/" in written else written


def _rows(path: Path) -> Iterator[dict[str, str]]:
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    yield from csv.DictReader(io.StringIO(text, newline=""))
