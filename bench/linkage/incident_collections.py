"""The collections that the hand-labelled pairs of incidents are of, as records: coded rows, assessments, articles.

A record's `happened` is what its own collection says: the keys of the incidents it is, cites or belongs to, parted by
spaces. A linker never sees it. Ids are those of the collections, except for Airwars in Syria, whose codes hold a date:
there the id is the number of the row.
"""

from __future__ import annotations

import csv
import gzip
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

from bench.folder import read_rows
from bench.linkage.articles import load_articles
from bench.linkage.records import IncidentRecord, Spot
from onrecord.evidence import read

__all__ = ["COLLECTIONS", "hidden", "load_collection", "told_by_key"]

LINKS = Path("linkage") / "ucdp_x_airwars_syria_links_half.csv.gz"
# A line on so many captured pages is not of the story; what is left must be a sentence or two.
REPEATED, SHORTEST = 3, 120
_DAY = re.compile(r"20\d\d-[01]\d-[0-3]\d")
_DAY_IN_ADDRESS = re.compile(r"/(20\d\d)[/-]([01]?\d)[/-]([0-3]?\d)(?!\d)")

Loader = Callable[[Path], Iterable[IncidentRecord]]


def load_collection(name: str, folder: Path) -> dict[str, IncidentRecord]:
    """Give the records of a collection by id; ids and `list` begin with the collection's name."""
    records = (replace(record, id=f"{name}:{record.id}", list=name) for record in COLLECTIONS[name](folder))
    return {record.id: record for record in records}


def hidden(record: IncidentRecord) -> IncidentRecord:
    """Give the record as a linker may see it."""
    return replace(record, happened=None)


def told_by_key(one: IncidentRecord, other: IncidentRecord) -> str:
    """Give `same` or `different` by the collections' own keys, or nothing where they are silent.

    That an event of UCDP does not cite an incident says nothing: it cites one of the sources it was coded from.
    """
    keys = [set((record.happened or "").split()) for record in (one, other)]
    if keys[0] & keys[1]:
        return "same"
    return "different" if all(keys) and "ucdp" not in (one.list, other.list) else ""


def _ucdp(folder: Path) -> Iterator[IncidentRecord]:
    cited: dict[str, set[str]] = {}
    rows = list(_table(folder / LINKS))
    for row in rows:
        cited.setdefault(row["ucdp_id"], set()).add(f"syria/{row['airwars_seq']}")
    for row in {row["ucdp_id"]: row for row in rows}.values():
        yield IncidentRecord(
            id=row["ucdp_id"],
            list="",
            when=(row["ucdp_date_start"], row["ucdp_date_end"] or row["ucdp_date_start"]),
            place=_spot(f"{row['ucdp_place']}, {row['ucdp_adm1']}", row["ucdp_lat"], row["ucdp_lon"]),
            killed=_range(row["ucdp_low"], row["ucdp_high"]),
            actors=(row["ucdp_side_a"], row["ucdp_side_b"]),
            happened=" ".join(sorted(cited[row["ucdp_id"]])),
        )


def _airwars_syria(folder: Path) -> Iterator[IncidentRecord]:
    for row in _table(folder / "coding" / "airwars_syria_incidents.csv.gz"):
        names = (row["location_en"], row["location_ar"], row["region"])
        yield IncidentRecord(
            id=row["seq"],
            list="",
            when=(row["date_start"], row["date_end"] or row["date_start"]) if row["date_start"] else None,
            place=_spot(", ".join(filter(None, names)), row["lat"], row["lon"]),
            killed=_range(row["civ_killed_min"], row["civ_killed_max"]),
            actors=tuple(filter(None, row["belligerent"].split(", "))),
            happened=f"syria/{row['seq']}",
        )


def _syria_texts(folder: Path) -> Iterator[IncidentRecord]:
    """Give captured pages without the lines that stand on several of them: menus, other news, notices of waiting."""
    rows = list(read_rows(folder / "coding" / "airwars_syria_arabic_half.jsonl.gz"))
    lines = [(row["text_dedup_lines"] or row["text_raw"] or "").split("\n") for row in rows]
    pages = Counter(line for page in lines for line in set(page))
    for row, page in zip(rows, lines, strict=True):
        text = "\n".join(line for line in page if pages[line] < REPEATED)
        if len(text) >= SHORTEST:
            keys = " ".join(f"syria/{incident['seq']}" for incident in row["incidents"])
            yield IncidentRecord(row["source_id"], "", published=_published(row), text=text, happened=keys)


def _airwars_gaza(folder: Path) -> Iterator[IncidentRecord]:
    for row in read_rows(folder / "coding" / "airwars_gaza_incidents_half.jsonl.gz"):
        point = (row["geolocations"] or [{}])[0]
        yield IncidentRecord(
            id=row["id"],
            list="",
            when=(row["date_start"], row["date_end"] or row["date_start"]),
            place=Spot(row["location_text"] or "", point.get("lat"), point.get("lon")),
            killed=_both(row["killed_min"], row["killed_max"]),
            actors=(row["perpetrator"],) if row["perpetrator"] else (),
            text=row["narrative"],
            happened=f"gaza/{row['id']}",
        )


def _gva_articles(folder: Path) -> Iterator[IncidentRecord]:
    for record in load_articles(folder):
        yield replace(record, happened=f"gva/{record.happened}")


def _muc4(folder: Path) -> Iterator[IncidentRecord]:
    """Give the reports of which the key has one incident."""
    for row in read_rows(folder / "coding" / "muc4_dev.jsonl.gz"):
        if len(row["templates"]) == 1:
            yield IncidentRecord(row["docid"], "", published=row["dateline_date_iso"], text=row["text"])


def _narratives(source: str) -> Loader:
    def load(folder: Path) -> Iterator[IncidentRecord]:
        for row in read_rows(folder / "coding" / "narrative_coded_events.jsonl"):
            if row["source"] == source:
                yield _narrative(row)

    return load


def _narrative(row: Mapping[str, Any]) -> IncidentRecord:
    """Give a narrative; one of a victim begins with the name, and its count is of that victim, so it is left out."""
    names = [victim["name_en"] for victim in row.get("victims", ()) if victim.get("name_en")]
    is_victim = row.get("count_scope") == "this victim"
    day = row.get("date_start")
    return IncidentRecord(
        id=row["id"],
        list="",
        when=(day, row.get("date_end") or day) if day else None,
        place=Spot(row.get("place") or "", _number(row.get("lat")), _number(row.get("lon"))),
        killed=None if is_victim else _both(row.get("killed_min"), row.get("killed_max")),
        actors=(row["perpetrator"],) if row.get("perpetrator") else (),
        text=f"{', '.join(names)}. {row['text']}" if is_victim and names else row["text"],
    )


def _bundled(_: Path) -> Iterator[IncidentRecord]:
    reports = files("onrecord") / "resources" / "examples" / "reports"
    for path in sorted(reports.iterdir(), key=lambda path: path.name):
        report = read(path.read_bytes(), name=path.name)
        published = report.published.isoformat() if report.published is not None else None
        yield IncidentRecord(path.name, "", published=published, text=report.text)


COLLECTIONS: Mapping[str, Loader] = {
    "airwars_gaza": _airwars_gaza,
    "airwars_syria": _airwars_syria,
    "bellingcat_ukraine": _narratives("bellingcat_ukraine"),
    "btselem": _narratives("btselem"),
    "bundled": _bundled,
    "gva_articles": _gva_articles,
    "muc4": _muc4,
    "stanford_msa": _narratives("stanford_msa"),
    "syria_texts": _syria_texts,
    "ucdp": _ucdp,
}


def _published(row: Mapping[str, str]) -> str | None:
    """Give the day a captured page states, or its address has; most have none."""
    stated = _DAY.search(row["publication_date"])
    if stated is not None:
        return stated[0]
    named = _DAY_IN_ADDRESS.search(row["url"])
    return None if named is None else f"{named[1]}-{int(named[2]):02}-{int(named[3]):02}"


def _spot(text: str, latitude: str, longitude: str) -> Spot:
    return Spot(text, float(latitude) if latitude else None, float(longitude) if longitude else None)


def _range(low: str, high: str) -> tuple[int, int] | None:
    """Give both ends in order: some events of UCDP have a high estimate below the low one."""
    ends = sorted(int(float(end)) for end in (low, high) if end)
    return (ends[0], ends[1]) if len(ends) == 2 else None


def _both(low: int | None, high: int | None) -> tuple[int, int] | None:
    return (low, high) if low is not None and high is not None else None


def _number(written: str | float | None) -> float | None:
    return float(written) if written not in (None, "") else None


def _table(path: Path) -> Iterator[dict[str, str]]:
    text = gzip.decompress(path.read_bytes()).decode("utf-8")
    yield from csv.DictReader(io.StringIO(text, newline=""))
