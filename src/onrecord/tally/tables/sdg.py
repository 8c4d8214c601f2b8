"""SDG 16.1.2: documented deaths by sex, age group, status and cause of death. Estimates and tolls are no part of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.core.vocabulary import Outcome
from onrecord.tally.ranges import NOBODY, Range
from onrecord.tally.tables.columns import Row, rules_for
from onrecord.tally.tables.documented import Documented
from onrecord.tally.tallying import KINDS, Gathering, straddling
from onrecord.tally.twins import NONE, Twins
from onrecord.tally.victims import Kind

__all__ = ["Deaths", "DeathsOfIncident", "deaths_of", "gathered"]

UNKNOWN = "unknown"
Key = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deaths(Row):
    """A row: how many of one kind died of one cause. `straddling` of its incidents may be one with an incident of
    another row: rows that are added up count these twice for the lower end.
    """

    data_type: str
    sex: str
    age_group: str
    status: str
    cause: str
    low: int
    best: int
    high: int
    open_ended: int
    incidents: int
    straddling: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DeathsOfIncident(Row):
    """What one incident adds to a row, by the place of its words in the lists of the indicator."""

    key: Key
    range: Range


def deaths_of(incident: Documented) -> Iterator[DeathsOfIncident]:
    """Yield what an incident adds to each row.

    The cause of a kind of people is that of every victim of this kind; of people of whom no kind is told, that of
    every victim. Where a victim's cause is not told, or two are, it is unknown.
    """
    causes = _causes(incident)
    everybody = set[str]().union(*causes.values())
    found: defaultdict[Key, Range] = defaultdict(lambda: NOBODY)
    for kind, range_ in incident.kinds(Outcome.KILLED):
        told = everybody if kind == Kind() else causes.get(kind, set())
        found[_key(kind, next(iter(told)) if len(told) == 1 else UNKNOWN)] += range_
    for key, range_ in sorted(found.items()):
        yield DeathsOfIncident(key=key, range=range_, records=(incident.happening.incident.id,))


def gathered(
    pieces: Iterable[DeathsOfIncident], twins: Twins = NONE, *, keeps_records: bool = True
) -> Iterator[Deaths]:
    """Yield the rows, in the order of the indicator's lists. Incidents that may be one count as one for the lower end
    and apart for the upper. The records of a row are kept only if asked for.
    """
    cells: defaultdict[Key, Gathering] = defaultdict(Gathering)
    for piece in pieces:
        cell, record = cells[piece.key], piece.records[0]
        cell.incidents += 1
        if keeps_records:
            cell.records.append(record)
        if record in twins.lead:
            cell.twins[record] = piece.range
        else:
            cell.alone = cell.alone + piece.range
    over = straddling(cells, twins)
    for key, cell in sorted(cells.items()):
        yield _row(key, cell, twins, over[key])


def _row(key: Key, cell: Gathering, twins: Twins, over: int) -> Deaths:
    rules, made = rules_for("sdg"), cell.cell((), twins, over)
    sex, age_group, status = (_words(rules[name])[at] for name, at in zip(KINDS, key, strict=False))
    return Deaths(
        data_type=rules["data_type"], sex=sex, age_group=age_group, status=status, cause=rules["causes"][key[3]],
        low=made.range.low, best=made.range.best, high=made.range.high, open_ended=made.range.open_ended,
        incidents=made.incidents, straddling=over, records=made.records,
    )  # fmt: skip


def _causes(incident: Documented) -> dict[Kind, set[str]]:
    """Give the causes told of the victims of each kind; unknown is one of them where a victim's is not told."""
    methods, known = incident.codebook.methods, rules_for("sdg")["causes"]
    found: defaultdict[Kind, set[str]] = defaultdict(set)
    for victim, kind in incident.killed:
        causes = {methods[each].cause for each in incident.methods_of(victim) if each in methods}
        found[kind] |= {cause for cause in causes if cause is not None and cause in known} or {UNKNOWN}
    return found


def _key(kind: Kind, cause: str) -> Key:
    rules = rules_for("sdg")
    sex, age_group, status = (
        _words(rules[name]).index(rules[name].get(getattr(kind, name), UNKNOWN)) for name in KINDS
    )
    return sex, age_group, status, rules["causes"].index(cause)


def _words(told: Mapping[str, str]) -> list[str]:
    """Give the indicator's words of one list, in order, each once."""
    return list(dict.fromkeys(told.values()))
