"""The rows of what is counted, kept some at a time: names by numbers, and which records may be one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.db.models import F

from onrecord.store.chunks import cut
from onrecord.store.counted_bodies import Row
from onrecord.store.grades import grade_of, signed_by_subject
from onrecord.store.models import Counted, CountedName, CountedRun
from onrecord.tally.rules.schemes import Scheme

if TYPE_CHECKING:
    from onrecord.store.casefile import CaseFile

__all__ = ["Keeper", "Twin"]

CHUNK = 500


@dataclass(frozen=True, slots=True)
class Twin:
    """Records that may be one, and clusters of those that are likelier one than not."""

    pairs: tuple[tuple[str, str], ...]
    likely: tuple[tuple[str, ...], ...]


class Keeper:
    """Keeps rows of a run, names by numbers; remembers of which record each subject is."""

    def __init__(self, still: CaseFile, alias: str, run: CountedRun, scheme: Scheme) -> None:
        self._alias, self._run, self._rows = alias, run, 0
        self._scheme, self._signed = scheme, signed_by_subject(still, scheme.grades)
        self._names: dict[str, int] = {}
        self._records: set[str] = set()
        self.record_of: dict[str, str] = {}

    def keep(self, rows: Sequence[Row]) -> int:
        """Keep some rows, and give how many there are by now."""
        rows = [self._graded(row) for row in rows]
        self._name({text for row in rows for text in (*row.keys.values(), row.rules)})
        Counted.objects.using(self._alias).bulk_create([self._row(row) for row in rows])
        self._rows += len(rows)
        self._records |= {row.record for row in rows}
        self.record_of |= {member: row.record for row in rows for member in row.members}
        return self._rows

    def _name(self, texts: set[str]) -> None:
        """Know the numbers of names; whoever else counts meanwhile may have given some of them."""
        names = CountedName.objects.using(self._alias)
        for some in cut(sorted(texts - self._names.keys()), CHUNK):
            self._names |= dict(names.filter(text__in=some).values_list("text", "id"))
        new = sorted(texts - self._names.keys())
        self._names |= {each.text: each.pk for each in names.bulk_create([CountedName(text=text) for text in new])}

    def alike(self, twins: Twin) -> list[str]:
        """Give the records that may be one, which `mark` marks; the run keeps which with which."""
        self._run.twins = json.dumps({"pairs": twins.pairs, "likely": twins.likely})
        return sorted({record for pair in (*twins.pairs, *twins.likely) for record in pair})

    def mark(self, records: Sequence[str]) -> None:
        """Mark records that may be one with others."""
        # As a sum the number names no index: SQLite would else look through all of the run, not the rows of a record.
        rows = Counted.objects.using(self._alias).annotate(of_run=F("run_id") + 0)
        found = rows.filter(record__in=records, of_run=self._run.pk).values_list("pk", flat=True)
        Counted.objects.using(self._alias).filter(pk__in=list(found)).update(is_twin=True)

    def end(self, scheme: str) -> None:
        """Keep what the run came to, by its scheme's name."""
        self._run.scheme, self._run.incidents = scheme, len(self._records)
        self._run.save(using=self._alias)

    def _graded(self, row: Row) -> Row:
        """Give a row with the grade that people signed, where they did."""
        grade = grade_of(self._signed, row.members, self._scheme.grades)
        return row if grade is None else replace(row, keys={**row.keys, "grade": grade})

    def _row(self, row: Row) -> Counted:
        low, best, high, open_ended = row.range
        earliest, latest, known = row.days
        latitude, longitude = row.spot
        keys = {name: self._names[text] for name, text in row.keys.items()}
        return Counted(
            run=self._run, outcome=row.outcome, record=row.record, is_twin=False, low=low, best=best, high=high,
            open_ended=open_ended, rules=self._names[row.rules], earliest=earliest, latest=latest, known=known,
            latitude=latitude, longitude=longitude, **keys,
        )  # fmt: skip
