"""Short narratives of seven projects: number killed, cause and actor, for what a coder makes of one sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.coding.corpus import Coded, Corpus, Document, Measure, Miss, make_report, read_tables
from bench.coding.reading import by_claims, fold, happened
from bench.coding.scores import Matches, stated
from bench.folder import find_rows, read_rows
from bench.tables import Table
from onrecord.coding.codebook import default_codebook
from onrecord.core.coding import Coding

__all__ = ["CORPUS"]

TABLES = read_tables("narratives")
COUNTED = frozenset(stance for stance, counts in TABLES["stances"].items() if counts)
FIELDS = ("killed_low", "cause", "actor")


@dataclass(frozen=True, slots=True)
class Event:
    """What was coded, or told: None is not coded. Actors are sets of folded words, any of which may be meant."""

    project: str
    killed_low: int | None
    cause: str | None
    actors: tuple[frozenset[str], ...]


def load(folder: Path, split: str) -> list[Document[Event]]:
    """Give the narratives of the one split there is."""
    path = find_rows(folder / "coding", f"narrative_{split}")
    rows = [] if path is None else read_rows(path)
    return [
        Document(
            f"{row['source']} {row['id']}",
            split,
            make_report(row["text"]),
            Event(row["source"], row.get("killed_min"), _cause(row.get("cause")), _actors(row.get("perpetrator"))),
        )
        for row in rows
    ]


def event_told(project: str, coding: Coding) -> Event:
    """Give the main incident of a coding, its method read as a cause by the codebook."""
    incidents = [incident for incident in by_claims(coding) if happened(incident, COUNTED)]
    if not incidents:
        return Event(project, None, None, ())
    main = incidents[0]
    killed = main.counts.get("killed")
    methods = default_codebook().methods
    causes = [methods[act.method].cause for act in main.acts if act.method is not None and act.method in methods]
    names = [
        name
        for party in main.perpetrators
        for name in (party.name, party.actor, party.description)
        if isinstance(name, str)
    ]
    return Event(project, killed.low if killed else None, next(iter(causes), None), _actors(";".join(names)))


def score(gold: Event, told: Event) -> dict[str, Matches]:
    """Count each field of one narrative."""
    same = any(ours <= wanted or wanted <= ours for ours in told.actors for wanted in gold.actors)
    return {
        "killed_low": stated(gold.killed_low, told.killed_low),
        "cause": stated(gold.cause, told.cause),
        "actor": stated(gold.actors or None, told.actors or None, equal=same),
    }


def measure(coded: Sequence[Coded[Event]], _folder: Path) -> Measure:
    """Score each project and all together; a project that never coded a field does not count in it."""
    pairs = [(item.document.gold, event_told(item.document.gold.project, item.coding)) for item in coded]
    figures: dict[str, float] = {}
    rows = []
    for project in (*sorted({gold.project for gold, _ in pairs}), "all"):
        parts = [score(gold, told) for gold, told in pairs if project in ("all", gold.project)]
        totals = {field: Matches.sum(part[field] for part in parts if part[field].wanted) for field in FIELDS}
        figures |= {f"narratives/{project}_{field}_f1": total.f1 for field, total in totals.items() if total.wanted}
        rows.append((project, len(parts), *(total.f1 if total.wanted else None for total in totals.values())))
    note = "F1 over narratives where the field was coded. Many narratives do not restate who was coded as actor."
    return Measure(figures, (Table("Narratives of seven projects", ("project", "n", *FIELDS), tuple(rows), note),))


def miss(item: Coded[Event]) -> Miss:
    """Say which fields differ."""
    gold = item.document.gold
    told = event_told(gold.project, item.coding)
    wrong = [field for field, counted in score(gold, told).items() if counted.wanted and not counted.right]
    lines = [f"  {field}: gold {gold} ours {told}" for field in wrong]
    return Miss(item.document.id, float(len(lines)), tuple(lines))


def _cause(text: str | None) -> str | None:
    parts = [TABLES["causes"].get(fold(part)) for part in re.split(r"[;,]", text or "")]
    return next((part for part in reversed(parts) if part), None)


def _actors(text: str | None) -> tuple[frozenset[str], ...]:
    parts = [frozenset(fold(part).split()) for part in (text or "").split(";")]
    return tuple(part for part in parts if part and "unknown" not in part)


CORPUS = Corpus(
    name="narratives",
    splits=("coded_events",),
    extra_splits=(),
    test_splits=frozenset(),
    load=load,
    measure=measure,
    miss=miss,
)
