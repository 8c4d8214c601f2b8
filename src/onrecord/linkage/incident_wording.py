"""What two incidents tell, said side by side and of each comparison, as a person reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from onrecord.core.shown import shown
from onrecord.linkage.fields import MOST_SHOWN, Field, show_days, show_some
from onrecord.linkage.incident_records import IncidentRecord
from onrecord.linkage.incidents import INCIDENTS
from onrecord.linkage.names import signs_of
from onrecord.linkage.phrases import Phrase, alike_or_better, quoted, rarer_or_common
from onrecord.linkage.wording import Wording
from onrecord.resolution.folding import fold
from onrecord.resolution.skeleton import skeleton_as_one

__all__ = ["INCIDENT_WORDING", "fields_of_incidents", "label_of"]


def label_of(incident: IncidentRecord) -> str:
    """Give what tells an incident from others in few words: where and when it was, else the day it was told.

    >>> from datetime import date
    >>> label_of(IncidentRecord("i1", "reports", (date(2016, 5, 12), date(2016, 5, 12)), places=("Raqqa",)))
    'Raqqa, 2016-05-12'
    """
    told = show_days(incident.when)
    if not told and incident.published is not None:
        told = f"published {incident.published.isoformat()}"
    place = shown(incident.places[0], MOST_SHOWN) if incident.places else ""
    return ", ".join(filter(None, (place, told))) or incident.id


def fields_of_incidents(one: IncidentRecord, other: IncidentRecord) -> tuple[Field, ...]:
    """Give the fields that either incident tells, in the order in which a person reads them; ranges that meet, and
    places or names of which one is the same, do not differ.
    """
    return tuple(field for field in _fields(one, other) if field.one or field.other)


def _fields(one: IncidentRecord, other: IncidentRecord) -> Iterator[Field]:
    apart = {
        "when": _apart(one.when, other.when),
        "place": not _share(one.places, other.places, skeleton_as_one),
        "killed": _apart(one.killed, other.killed),
        "injured": _apart(one.injured, other.injured),
        "victims": not _share(one.victims, other.victims, _sign),
        "actors": not _share(one.actors, other.actors, fold),
        "methods": not _share(one.methods, other.methods, fold),
    }
    for name, tell in TOLD.items():
        first, second = tell(one), tell(other)
        yield Field(name, first, second, differs=bool(first and second) and apart.get(name, False))


def _apart(one: tuple[object, object] | None, other: tuple[object, object] | None) -> bool:
    return one is not None and other is not None and (one[1] < other[0] or other[1] < one[0])  # type: ignore[operator]


def _share(one: Iterable[str], other: Iterable[str], sign: Callable[[str], object]) -> bool:
    return bool({*map(sign, one)} & {*map(sign, other)})


def _sign(name: str) -> tuple[str | None, str | None]:
    signs = signs_of(name)
    return signs.given, signs.family


def _range(told: tuple[int, int] | None) -> str:
    if told is None:
        return ""
    return str(told[0]) if told[0] == told[1] else f"{told[0]} to {told[1]}"


def _some(told: tuple[str, ...]) -> str:
    return show_some(shown(each, MOST_SHOWN) for each in told)


TOLD: dict[str, Callable[[IncidentRecord], str]] = {
    "when": lambda incident: show_days(incident.when),
    "published": lambda incident: "" if incident.published is None else incident.published.isoformat(),
    "place": lambda incident: shown(incident.places[0], MOST_SHOWN) if incident.places else "",
    "killed": lambda incident: _range(incident.killed),
    "injured": lambda incident: _range(incident.injured),
    "victims": lambda incident: _some(incident.victims),
    "actors": lambda incident: _some(incident.actors),
    "methods": lambda incident: _some(incident.methods),
}
"""What an incident tells, in the order in which a person reads it, by the name of the comparison it is of."""


def _phrase_of(comparison: str, level: str, one: IncidentRecord, other: IncidentRecord) -> Phrase:
    # A day of publication is told in the words of the level.
    tell = None if comparison == "published" else TOLD.get(comparison)
    first, second = ("", "") if tell is None else (tell(one), tell(other))
    both = quoted(first, second)
    return Phrase(f"{level} ({both})" if both else level, first, second)


def _rare_of(_one: IncidentRecord, _other: IncidentRecord, is_rare: bool) -> Phrase:
    return Phrase(rarer_or_common(is_rare))


def _rival_of(rival: IncidentRecord, ahead: float) -> Phrase:
    return Phrase(f"another record fits {alike_or_better(ahead)} ({label_of(rival)})", other=rival.id)


INCIDENT_WORDING: Wording[IncidentRecord] = Wording(
    INCIDENTS.comparisons,
    _phrase_of,
    _rare_of,
    _rival_of,
    fields_of_incidents,
    "another incident nearby in those days would agree in this too",
)
"""How incidents are told of."""
