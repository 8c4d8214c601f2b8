"""What two incidents tell, said side by side and of each comparison, as a person reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from onrecord.core.shown import shown
from onrecord.linkage.fields import MOST_SHOWN, Field, show_days
from onrecord.linkage.incident_records import IncidentRecord
from onrecord.linkage.incidents import INCIDENTS
from onrecord.linkage.names import signs_of
from onrecord.linkage.phrases import Phrase, alike_or_better
from onrecord.linkage.wording import Wording
from onrecord.resolution.folding import fold
from onrecord.resolution.skeleton import skeleton_as_one

__all__ = ["INCIDENT_WORDING", "fields_of_incidents", "label_of"]

# More of a kind than these fill the screen.
MOST_TOLD = 6
Two = tuple[str, str]


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
    yield _field("when", (show_days(one.when), show_days(other.when)), _apart(one.when, other.when))
    published = tuple("" if each.published is None else each.published.isoformat() for each in (one, other))
    yield Field("published", published[0], published[1], differs=False)
    yield _field("place", _place(one, other), not _share(one.places, other.places, skeleton_as_one))
    yield _field("killed", _killed(one, other), _apart(one.killed, other.killed))
    yield _field("injured", _injured(one, other), _apart(one.injured, other.injured))
    yield _field("victims", _victims(one, other), not _share(one.victims, other.victims, _sign))
    yield _field("actors", _actors(one, other), not _share(one.actors, other.actors, fold))
    yield _field("methods", _methods(one, other), not _share(one.methods, other.methods, fold))


def _field(name: str, told: Two, differs: bool) -> Field:
    return Field(name, *told, differs=bool(told[0] and told[1]) and differs)


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
    more = f" and {len(told) - MOST_TOLD} more" if len(told) > MOST_TOLD else ""
    return ", ".join(shown(each, MOST_SHOWN) for each in told[:MOST_TOLD]) + more


def _when(one: IncidentRecord, other: IncidentRecord) -> Two:
    return show_days(one.when), show_days(other.when)


def _place(one: IncidentRecord, other: IncidentRecord) -> Two:
    first, second = (shown(each.places[0], MOST_SHOWN) if each.places else "" for each in (one, other))
    return first, second


def _killed(one: IncidentRecord, other: IncidentRecord) -> Two:
    return _range(one.killed), _range(other.killed)


def _injured(one: IncidentRecord, other: IncidentRecord) -> Two:
    return _range(one.injured), _range(other.injured)


def _victims(one: IncidentRecord, other: IncidentRecord) -> Two:
    return _some(one.victims), _some(other.victims)


def _actors(one: IncidentRecord, other: IncidentRecord) -> Two:
    return _some(one.actors), _some(other.actors)


def _methods(one: IncidentRecord, other: IncidentRecord) -> Two:
    return _some(one.methods), _some(other.methods)


VALUES: dict[str, Callable[[IncidentRecord, IncidentRecord], Two]] = {
    "when": _when,
    "place": _place,
    "killed": _killed,
    "injured": _injured,
    "victims": _victims,
    "actors": _actors,
    "methods": _methods,
}
"""What each comparison of incidents is of, as two of them tell it; of others nothing is quoted."""


def _phrase_of(comparison: str, level: str, one: IncidentRecord, other: IncidentRecord) -> Phrase:
    first, second = VALUES[comparison](one, other) if comparison in VALUES else ("", "")
    quoted = first if fold(first) == fold(second) else ", ".join(filter(None, (first, second)))
    return Phrase(f"{level} ({quoted})" if quoted else level, first, second)


def _rare_of(_one: IncidentRecord, _other: IncidentRecord, is_rare: bool) -> Phrase:
    return Phrase("what they agree in is rarer than most here" if is_rare else "what they agree in is common here")


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
