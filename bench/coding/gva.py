"""Shootings in the United States (half): the first article of each against the incident as the archive coded it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bench.coding.airwars_gold import Person, name_parts
from bench.coding.airwars_map import Told, incident_told
from bench.coding.corpus import Coded, Corpus, Document, Measure, Miss, make_report
from bench.coding.scores import Matches, percent
from bench.folder import find_rows, read_rows
from bench.tables import Table

__all__ = ["CORPUS"]


@dataclass(frozen=True, slots=True)
class Shooting:
    """Numbers killed and injured, and the dead by name."""

    killed: int
    injured: int
    dead: tuple[Person, ...]


def load(folder: Path, split: str) -> list[Document[Shooting]]:
    """Give the first article of each incident, dated as it was published."""
    path = find_rows(folder / "coding", f"gva_incident_articles_{split}")
    rows = [] if path is None else read_rows(path)
    return [_document(row, split) for row in rows if row["articles"]]


def measure(coded: Sequence[Coded[Shooting]], _folder: Path) -> Measure:
    """Score counts as exact, and the names of the dead by a shared family and given name."""
    pairs = [(item.document.gold, incident_told(item.coding)) for item in coded]
    if not pairs:
        return Measure({})
    names = Matches.sum(_same_dead(gold, told) for gold, told in pairs)
    figures = {
        "gva_half/killed_exact": percent(sum(g.killed == (t.killed[0] or 0) for g, t in pairs), len(pairs)),
        "gva_half/injured_exact": percent(sum(g.injured == (t.injured[0] or 0) for g, t in pairs), len(pairs)),
        "gva_half/baseline_none_killed": percent(sum(g.killed == 0 for g, _ in pairs), len(pairs)),
        "gva_half/dead_name_f1": names.f1,
        "gva_half/dead_name_precision": names.precision,
        "gva_half/dead_name_recall": names.recall,
    }
    rows = tuple((key.partition("/")[2], value) for key, value in figures.items())
    note = "Not every first article tells what the archive coded later. No count told is none."
    return Measure(figures, (Table(f"Shootings (half), {len(pairs)} first articles", ("figure", "ours"), rows, note),))


def miss(item: Coded[Shooting]) -> Miss:
    """Say what differs."""
    gold, told = item.document.gold, incident_told(item.coding)
    ours = (told.killed[0] or 0, told.injured[0] or 0)
    lines = (
        []
        if (gold.killed, gold.injured) == ours
        else [f"  killed, injured: gold {gold.killed, gold.injured} ours {ours}"]
    )
    dead = [person.name for person, _ in told.people]
    if _same_dead(gold, told).found < len(gold.dead) or len(dead) > len(gold.dead):
        lines.append(f"  dead: gold {[person.name for person in gold.dead]} ours {dead}")
    return Miss(item.document.id, float(len(lines)), tuple(lines))


def _document(row: dict[str, Any], split: str) -> Document[Shooting]:
    incident, article = row["incident"], row["articles"][0]
    dead = [
        person
        for person in incident["participants"]
        if person.get("type") == "Victim" and "Killed" in (person.get("status") or "") and person.get("name")
    ]
    report = make_report(article["text"], title=article["title"], published=date.fromisoformat(article["dct"]))
    people = tuple(Person(name_parts(person["name"]), person["name"]) for person in dead)
    return Document(
        row["incident_id"], split, report, Shooting(incident["num_killed"], incident["num_injured"], people)
    )


def _same_dead(gold: Shooting, told: Told) -> Matches:
    """Count names that are the same but for middle names: all parts of the shorter one are in the longer."""
    right = sum(
        any(ours.parts <= wanted.parts or wanted.parts <= ours.parts for wanted in gold.dead) for ours, _ in told.people
    )
    found = sum(
        any(ours.parts <= wanted.parts or wanted.parts <= ours.parts for ours, _ in told.people) for wanted in gold.dead
    )
    return Matches(right, len(told.people), found, len(gold.dead))


CORPUS = Corpus(
    name="gva",
    splits=("half",),
    extra_splits=(),
    test_splits=frozenset(),
    load=load,
    measure=measure,
    miss=miss,
)
