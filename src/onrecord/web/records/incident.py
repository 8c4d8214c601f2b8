"""The page of one incident: what is held of it, what each value rests on, how it is graded, what happened to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from onrecord.core.record import Record
from onrecord.core.vocabulary import RecordKind
from onrecord.jobs.seeing import Sight, members_seen, sight_of, sights_of
from onrecord.store.codings import coding_id
from onrecord.store.ledger import head_of
from onrecord.store.models import RecordLine
from onrecord.store.nearby import Related, related_to, tolls_over
from onrecord.store.opened import Opened, open_record, open_records
from onrecord.store.protection import note_reading, protected_reports
from onrecord.store.sight import read_blind
from onrecord.tally.happenings import Happening
from onrecord.tally.rules.schemes import Scheme
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.records.drawing import Drawn, map_of, timeline_of
from onrecord.web.records.figures import Figure, figures_now
from onrecord.web.records.labels import property_label
from onrecord.web.records.values import Group, Seen, groups_of, seen_of
from onrecord.web.records.wording import capital, interval_of, phrases_now, place_of, say_terms

if TYPE_CHECKING:
    from onrecord.publish.reading.phrases import Phrases

__all__ = [
    "Beside",
    "IncidentPage",
    "Party",
    "TollLine",
    "called_by",
    "heading_of",
    "incident_page",
    "opened_for",
    "title_of",
]

MOST_PEOPLE = 60


@dataclass(frozen=True, slots=True)
class Party:
    """A victim or perpetrator on one line: what they are called, what else is told, the page of the person."""

    record: str
    called: str
    told: tuple[str, ...]
    is_disputed: bool
    is_withheld: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """Another incident on one line: when, where, what, and why it stands here."""

    record: str
    title: str
    how: str
    probability: str


@dataclass(frozen=True, slots=True)
class TollLine:
    """A toll that bounds an incident: how many, of what, over what time."""

    record: str
    count: str
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IncidentPage:
    """All of the page but what people signed and what happened to the record."""

    line: RecordLine
    seen: Seen
    title: str
    when: str
    where: str
    disputed: tuple[Group, ...]
    groups: tuple[Group, ...]
    acts: tuple[tuple[str, tuple[Group, ...]], ...]
    objects: tuple[tuple[str, tuple[Group, ...]], ...]
    victims: tuple[Party, ...]
    perpetrators: tuple[Party, ...]
    more_people: int
    figures: tuple[Figure, ...]
    tolls: tuple[TollLine, ...]
    related: tuple[Beside, ...]
    map: SafeString | None
    timeline: Drawn | None


def opened_for(request: CaseRequest, record: str, kinds: Sequence[RecordKind]) -> tuple[Opened, Sight]:
    """Give a record with what whoever asks may see of it. That what protected sources tell was read is kept.

    Raises:
        PermissionDenied: whoever asks is to code one of its reports blind, and has not.
        Http404: there is no such record, or protected sources alone tell of it and the reader may not know.
    """
    opened = open_record(request.case, record)
    if opened is None or opened.record.kind not in kinds:
        raise Http404
    sees_all = "protected" in request.rights
    own = {coding_id(member) for member in opened.record.members}
    told_in = {opened.codings[coding].report.id for coding in own if coding in opened.codings}
    if read_blind(request.case, request.case.who, opened.reports):
        # What others found in it would be read before it is coded; it is shown once that is done.
        raise PermissionDenied
    hidden = protected_reports(request.case, opened.reports)
    if hidden and told_in <= hidden and not sees_all:
        raise Http404
    if hidden and sees_all:
        with request.case.writing() as pen:
            note_reading(pen, f"record:{record}", hidden)
    return opened, sight_of(request.case, opened.codings.values(), sees_all=sees_all)


def incident_page(request: CaseRequest, opened: Opened, sight: Sight, rules: Scheme) -> IncidentPage:
    """Give the page of an incident that was opened."""
    case, phrases = request.case, phrases_now()
    seen = seen_of(opened, sight, phrases)
    line = RecordLine.objects.using(case.alias).get(pk=opened.record.id)
    happening = _as_seen(seen)
    digest = head_of(case.alias).hash[:12]
    disputed, groups, acts = _values(seen)
    victims, perpetrators = (tuple(_parties(seen, some)) for some in (happening.victims, happening.perpetrators))
    return IncidentPage(
        line, seen, title_of(happening, phrases), _when(happening, phrases), _where(happening, phrases), disputed,
        groups, acts, tuple(_objects(seen)), victims[:MOST_PEOPLE], perpetrators[:MOST_PEOPLE],
        max(0, len(victims) - MOST_PEOPLE) + max(0, len(perpetrators) - MOST_PEOPLE),
        tuple(figures_now(seen, rules)), tuple(_tolls(request, line, phrases)),
        tuple(_beside(each, phrases) for each in related_to(case, line, sees_all=sight.sees_all)),
        map_of(happening, digest), timeline_of(seen, happening, digest),
    )  # fmt: skip


def title_of(happening: Happening, phrases: Phrases) -> str:
    """Give what was done, or that it is not told."""
    acts = phrases.say("comma").join(phrases.term("act", each) for each in happening.of_acts("type"))
    return capital(acts) or _("Incident")


def heading_of(happening: Happening, phrases: Phrases) -> tuple[str, str, str]:
    """Give what was done, where, and when, as an incident is headed."""
    return title_of(happening, phrases), _where(happening, phrases), _when(happening, phrases)


def _as_seen(seen: Seen) -> Happening:
    opened = seen.opened.happening
    there = members_seen(seen.opened, seen.sight)
    acts, victims, perpetrators = (
        tuple(seen.record(each) for each in some if there.intersection(each.members))
        for some in (opened.acts, opened.victims, opened.perpetrators)
    )
    return Happening(seen.record(opened.incident), acts, victims, perpetrators)


def _when(happening: Happening, phrases: Phrases) -> str:
    when = happening.when
    return interval_of(RecordLine(earliest=when.earliest, latest=when.latest), phrases)


def _where(happening: Happening, phrases: Phrases) -> str:
    where = happening.where
    return place_of(RecordLine(place=where.name or "", country=where.country or ""), phrases)


def _values(seen: Seen) -> tuple[tuple[Group, ...], tuple[Group, ...], tuple[tuple[str, tuple[Group, ...]], ...]]:
    """Give the values that sources disagree on, the others of the incident itself, and those of each act."""
    own = groups_of(seen, seen.opened.record)
    acts = []
    for act in _within(seen, RecordKind.ACT):
        groups = groups_of(seen, act)
        kind = _kind_in(groups)
        acts.append((kind or _("act"), tuple(groups)))
    # Of which act a method is disputed is told by its label: there they stand apart from their act.
    of_acts = (replace(each, label=f"{each.label} · {kind}") for kind, groups in acts for each in groups)
    disputed = [group for group in (*own, *of_acts) if group.is_disputed]
    return tuple(disputed), tuple(group for group in own if not group.is_disputed), tuple(acts)


def _objects(seen: Seen) -> Iterator[tuple[str, tuple[Group, ...]]]:
    """Yield each thing that was harmed, or aimed at, by what it is called, with what is told of it."""
    for each in _within(seen, RecordKind.OBJECT):
        groups = [
            replace(group, label=_("What it is")) if group.key == "type" else group for group in groups_of(seen, each)
        ]
        called = called_by({group.key: group for group in groups}) or _kind_in(groups)
        yield called or _("a thing that is not named"), tuple(groups)


def _within(seen: Seen, kind: RecordKind) -> Iterator[Record]:
    """Give the records of a kind within the incident of which whoever looks may know."""
    there = members_seen(seen.opened, seen.sight)
    return (each for each in seen.opened.within if each.kind is kind and there.intersection(each.members))


def _kind_in(groups: Sequence[Group]) -> str:
    return next((group.value for group in groups if group.key == "type"), "")


def _parties(seen: Seen, records: Sequence[Record]) -> Iterator[Party]:
    for record in records:
        groups = {group.key: group for group in groups_of(seen, record)}
        called = called_by(groups)
        hidden = not seen.sight.shows("name") and any(
            held.property == "name" for each in seen.opened.within if each.id == record.id for held in each.values
        )
        told = [
            f"{property_label(key)}: {groups[key].value}"
            for key in ("age", "sex", "status", "occupation")
            if key in groups and groups[key].value
        ]
        if "count" in groups and groups["count"].value not in ("", "1"):
            told.append(f"{groups['count'].label}: {groups['count'].value}")
        told += dict.fromkeys(
            group.value for key, group in groups.items() if key.endswith((".outcome", ".involvement")) and group.value
        )
        yield Party(record.id, called, tuple(told), any(group.is_disputed for group in groups.values()), hidden)


def called_by(groups: Mapping[str, Group]) -> str:
    """Give what a person is called: their name, all that are told where none stands, else what they are told to be."""
    for key in ("name", "description", "actor"):
        if key in groups and (groups[key].value or groups[key].told):
            return groups[key].value or " / ".join(groups[key].told[:3])
    return ""


def _tolls(request: CaseRequest, line: RecordLine, phrases: Phrases) -> Iterator[TollLine]:
    tolls = [toll.record for toll in tolls_over(request.case, line)]
    found = open_records(request.case, tolls)
    there = [found[each] for each in tolls if each in found]
    told_in = [list(opened.codings.values()) for opened in there]
    sights = sights_of(request.case, told_in, sees_all="protected" in request.rights)
    for opened, sight in zip(there, sights, strict=True):
        groups = {group.key: group for group in groups_of(seen_of(opened, sight, phrases), opened.record)}
        if "count" in groups:
            told = [groups[key].value for key in ("act", "population", "actor", "period") if key in groups]
            yield TollLine(opened.record.id, groups["count"].value, tuple(filter(None, told)))


def _beside(each: Related, phrases: Phrases) -> Beside:
    line = each.line
    what = capital(say_terms("act", line.act, phrases)) or _("Incident")
    told = (what, place_of(line, phrases), interval_of(line, phrases))
    likely = "" if each.probability is None else f"{each.probability:.0%}"
    return Beside(line.record, phrases.say("comma").join(told), each.how, likely)
