"""UCDP's events against Airwars' incidents of Syria (half): the incident that an event cites, among all others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.coding.corpus import Measure
from bench.coding.places import km_between
from bench.linkage.linkers import incident_linkers
from bench.linkage.other_lists import load_syria_incidents
from bench.linkage.ranks import rank_partners
from bench.linkage.records import IncidentLinker, IncidentRecord, ScoredPair
from bench.linkage.weights import blocking, compared_by
from bench.tables import Cell, Table

__all__ = ["NearestLinker", "measure"]

COLUMNS = ("linker", "found", "first", "among 5", "MRR", "blocking", "per million")
NOTE = "Percent of cited pairs. An event's other cited incidents are set aside when one is ranked."
DAYS, KM = 3, 30.0


@dataclass(frozen=True, slots=True)
class NearestLinker:
    """Baseline: pairs within three days and 30 km, the nearest in days first, then in km; no point is 30 km away."""

    name: str = "nearest"

    def link_incidents(self, lists: Sequence[Sequence[IncidentRecord]]) -> Iterator[ScoredPair]:
        """Yield the near pairs across two lists."""
        for one in lists[0]:
            for other in lists[1]:
                days = _days_apart(one, other)
                if days <= DAYS:
                    km = _km_apart(one, other)
                    if km <= KM:
                        yield ScoredPair.of(one.id, other.id, -days - km / KM)


def measure(folder: Path) -> Measure:
    """Rank the incidents that each event cites."""
    events, incidents, cited = load_syria_incidents(folder)
    linkers: list[IncidentLinker] = [NearestLinker(), *incident_linkers()]
    figures: dict[str, float] = {}
    rows: list[tuple[Cell, ...]] = []
    for linker in linkers:
        pairs = list(linker.link_incidents([events, incidents]))
        ranks = rank_partners(pairs, cited)
        true = {(min(one, other), max(one, other)) for one, those in cited.items() for other in those}
        held = blocking(compared_by(linker, pairs), true, len(events) * len(incidents))
        told = {
            "recall": ranks.found,
            "first": ranks.first,
            "among_five": ranks.among_five,
            "mrr": ranks.mean_reciprocal,
        }
        told |= {"blocking_recall": held.recall, "blocking_share": held.share}
        prefix = "" if linker.name == "ours" else f"baseline_{linker.name}_"
        figures |= {f"ucdp_airwars/{prefix}{key}": value for key, value in told.items()}
        shares = (ranks.found, ranks.first, ranks.among_five, ranks.mean_reciprocal, held.recall)
        rows.append((linker.name, *(100 * share for share in shares), round(1e6 * held.share)))
    title = f"{len(events)} events to {len(incidents)} incidents of Syria (half)"
    return Measure(figures, (Table(title, COLUMNS, tuple(rows), NOTE),))


def _days_apart(one: IncidentRecord, other: IncidentRecord) -> int:
    """Give the days between two intervals, 0 where they touch."""
    if one.when is None or other.when is None:
        return 0
    first, second = ([date.fromisoformat(day) for day in record.when or ()] for record in (one, other))
    return max((second[0] - first[1]).days, (first[0] - second[1]).days, 0)


def _km_apart(one: IncidentRecord, other: IncidentRecord) -> float:
    points = [
        (place.latitude, place.longitude)
        for place in (one.place, other.place)
        if place is not None and place.latitude is not None and place.longitude is not None
    ]
    return km_between(points[0], points[1]) if len(points) == 2 else KM
