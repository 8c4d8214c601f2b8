"""onrecord's own linkage as the benches call it: records in, scored pairs and clusters out, no setting changed."""

from __future__ import annotations

import csv
import tempfile
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.linkage.records import IncidentRecord as Told
from bench.linkage.records import Pair, Record
from bench.linkage.records import Spot as PlaceOfRecord
from onrecord.core.vocabulary import Sex
from onrecord.jobs.sharing import WORKERS, sharing_among
from onrecord.linkage.clusters import find_clusters
from onrecord.linkage.constraints import Bounds, Constraint, veto_pairs
from onrecord.linkage.duck import Duck
from onrecord.linkage.incident_records import IncidentRecord
from onrecord.linkage.incident_rows import rows_of
from onrecord.linkage.incidents import INCIDENTS
from onrecord.linkage.linking import link_records
from onrecord.linkage.pairs import ScoredPair, ordered
from onrecord.linkage.persons import PERSONS
from onrecord.linkage.records import Days, PersonRecord, Spot

__all__ = ["Ours", "OursOfFiles", "OursOfIncidents", "file_linker", "incident_linker", "person_linker", "person_of"]

SEXES = {"m": Sex.MALE, "f": Sex.FEMALE, "male": Sex.MALE, "female": Sex.FEMALE}


def person_linker() -> Ours:
    """Give our linker of persons."""
    return Ours()


def incident_linker() -> OursOfIncidents:
    """Give our linker of incidents."""
    return OursOfIncidents()


def file_linker() -> OursOfFiles:
    """Give our linker of files."""
    return OursOfFiles()


class Ours:
    """`onrecord.linkage` as it comes: what it found last is what its clusters are of."""

    name = "ours"
    is_odds = True

    def __init__(self) -> None:
        self._barred: list[tuple[str, str]] = []
        self.compared: list[tuple[str, str]] = []

    def link(self, lists: Sequence[Sequence[Record]], *, within: bool) -> Iterator[ScoredPair]:
        """Yield the pairs that may be one."""
        records = [person_of(record) for records in lists for record in records]
        engine = Duck(PERSONS)
        found = link_records(engine, records, within=within)
        if found is not None:
            ids = [record.id for record in records]
            self.compared = [*_compared(engine, ids)]
            self._barred = [pair for _, pair in found.barred(ids)]
            yield from found.scored(ids)

    def cluster(self, lists: Sequence[Sequence[Record]], pairs: Sequence[Pair]) -> Iterable[Collection[str]]:
        """Yield the clusters: people of one list and incident apart, given names that differ apart."""
        told: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for record in (record for records in lists for record in records):
            if record.incident is not None:
                told[record.list, record.incident].add(record.id)
        apart = (Constraint("told together", frozenset(ids)) for ids in told.values() if len(ids) > 1)
        bounds = Bounds(constraints=tuple(apart), vetoes=(veto_pairs("given names differ", self._barred),))
        scored = [ScoredPair(pair.one, pair.other, pair.weight) for pair in pairs]
        return [cluster.members for cluster in find_clusters(scored, bounds).clusters]


@dataclass(frozen=True, slots=True)
class OursOfFiles:
    """`onrecord.linkage` on a file of synthetic records: one list that may tell of anybody again."""

    name: str = "ours"

    def link_file(self, source: Path, pairs: Path) -> None:
        """Write `one,other,weight` of the pairs of even odds or better."""
        ids: list[str] = []
        with tempfile.TemporaryDirectory() as folder, sharing_among(WORKERS) as share:
            found = link_records(Duck(PERSONS, Path(folder)), persons_in(source, ids), within=True, share=share)
        with pairs.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["one", "other", "weight"])
            told = () if found is None else found.scored(ids, least=0)
            writer.writerows((pair.one, pair.other, pair.weight) for pair in told)


class OursOfIncidents:
    """`onrecord.linkage` as it comes, of incidents: one list tells of one as often as it likes."""

    name = "ours"

    def __init__(self) -> None:
        self.compared: list[tuple[str, str]] = []

    def link_incidents(self, lists: Sequence[Sequence[Told]]) -> Iterator[ScoredPair]:
        """Yield the pairs that may be one: across lists, or within the only one."""
        records = [incident_of(record) for records in lists for record in records]
        engine = Duck(INCIDENTS)
        found = link_records(engine, rows_of(records), within=len(lists) == 1)
        if found is not None:
            ids = [record.id for record in records]
            self.compared = [*_compared(engine, ids)]
            yield from found.scored(ids)


def _compared(engine: Duck, ids: Sequence[str]) -> Iterator[tuple[str, str]]:
    for one, other in zip(*(numbers.tolist() for numbers in engine.compared()), strict=True):
        yield ordered(ids[one], ids[other])


def incident_of(record: Told) -> IncidentRecord:
    """Give an incident of a bench as linkage takes it."""
    place = record.place
    return IncidentRecord(
        id=record.id,
        source=record.list,
        when=_days(record.when),
        published=_day(record.published),
        places=() if place is None else tuple(filter(None, place.text.replace("/", ", ").split(", "))),
        spot=None
        if place is None or place.latitude is None or place.longitude is None
        else Spot(place.latitude, place.longitude),
        killed=record.killed,
        actors=record.actors,
        text=record.text,
    )


def person_of(record: Record) -> PersonRecord:
    """Give a record of a bench as linkage takes it."""
    born = _day(record.birth)
    place = record.place
    return PersonRecord(
        id=record.id,
        source=record.list,
        names=record.names,
        sex=SEXES.get((record.sex or "").lower()),
        age=None if record.age is None else (record.age, record.age),
        born=None if born is None else (born, born),
        died=_days(record.died),
        # "Town, state": states are no towns.
        place=None if place is None else place.text.rpartition(", ")[0] or place.text,
        spot=None
        if place is None or place.latitude is None or place.longitude is None
        else Spot(place.latitude, place.longitude),
        incident=record.incident,
    )


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written[:10]) if written else None


def _days(written: tuple[str, str] | None) -> Days | None:
    return None if written is None else (date.fromisoformat(written[0][:10]), date.fromisoformat(written[1][:10]))


def persons_in(source: Path, ids: list[str]) -> Iterator[PersonRecord]:
    """Yield the persons of a file of synthetic records, and add the id of each."""
    for record in read_records(source):
        ids.append(record.id)
        yield person_of(record)


def read_records(source: Path) -> Iterator[Record]:
    """Yield the synthetic records of a file, as of one list."""
    with source.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield Record(
                id=row["id"],
                list="all",
                names=(row["name"],),
                sex=row["sex"],
                age=int(row["age"]) if row["age"] else None,
                birth=row["birth"],
                died=(row["died_from"], row["died_to"]) if row["died_from"] else None,
                place=_spot(row),
            )


def _spot(row: Mapping[str, str]) -> PlaceOfRecord | None:
    if not row["place"]:
        return None
    points = (float(row["lat"]), float(row["lon"])) if row["lat"] else (None, None)
    return PlaceOfRecord(row["place"], *points)
