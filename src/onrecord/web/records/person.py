"""The page of one person: every telling of them, in every script, what joined the tellings, and their incidents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from onrecord.core.vocabulary import RecordKind
from onrecord.jobs.seeing import Sight
from onrecord.publish.reading.phrases import Phrases
from onrecord.store.lines import records_of
from onrecord.store.models import Judgement, RecordLine
from onrecord.store.opened import Opened
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.records.incident import called_by
from onrecord.web.records.values import Group, Seen, groups_of, seen_of
from onrecord.web.records.wording import capital, interval_of, phrases_now, place_of, say_terms

__all__ = ["Joined", "PersonPage", "Telling", "person_page"]


@dataclass(frozen=True, slots=True)
class Telling:
    """What one report calls a person: its subject, the names as it writes them, the report's title and page."""

    subject: str
    names: tuple[str, ...]
    title: str
    report: str
    incident: str | None
    incident_title: str


@dataclass(frozen=True, slots=True)
class Joined:
    """A judgement that joined the tellings: its number, by whom, when, why."""

    number: int
    by: str
    at: object
    reason: str


@dataclass(frozen=True, slots=True)
class PersonPage:
    """All of the page but what happened to the record."""

    record: str
    seen: Seen
    name: str
    role: str
    hides_name: bool
    groups: tuple[Group, ...]
    tellings: tuple[Telling, ...]
    joined: tuple[Joined, ...]
    is_person: bool


def person_page(request: CaseRequest, opened: Opened, sight: Sight) -> PersonPage:
    """Give the page of a person that was opened."""
    phrases, record = phrases_now(), opened.record
    seen = seen_of(opened, sight, phrases)
    groups = groups_of(seen, record)
    name = called_by({group.key: group for group in groups})
    has_name = any(held.property == "name" for held in record.values)
    role = _("victim") if record.kind is RecordKind.VICTIM else _("perpetrator")
    return PersonPage(
        record.id, seen, name, role, has_name and not sight.shows("name"), tuple(groups),
        tuple(_tellings(request, seen, phrases)), tuple(_joined(request, opened, sight)),
        len(record.members) > 1,
    )  # fmt: skip


def _tellings(request: CaseRequest, seen: Seen, phrases: Phrases) -> Iterator[Telling]:
    """Yield what each report calls the person, and the incident that it tells of them in."""
    homes = dict(_homes(seen.opened))
    record_of = records_of(request.case, list(homes.values()))
    lines = RecordLine.objects.using(request.case.alias).in_bulk(list(record_of.values()))
    for member in seen.opened.record.members:
        coding = seen.opened.codings.get(member.partition("/")[0])
        if coding is None or coding.report.id in seen.sight.hidden:
            continue
        own = member.partition("/")[2]
        names = dict.fromkeys(
            str(claim.value)
            for claim in coding.claims
            if claim.subject == own and claim.property in ("name", "names") and isinstance(claim.value, str)
        )
        line = lines.get(record_of.get(homes.get(member, ""), ""))
        title = coding.report.called or _("Report without a title")
        yield Telling(
            member, tuple(names) if seen.sight.shows("name") else (), seen.sight.words(title), coding.report.id,
            line.record if line is not None else None, _incident(line, seen, phrases) if line is not None else "",
        )  # fmt: skip


def _homes(opened: Opened) -> Iterator[tuple[str, str]]:
    """Yield the incident that each telling is in."""
    for member in opened.record.members:
        home, _stroke, own = member.partition("/")
        coding = opened.codings.get(home)
        for incident in coding.incidents if coding is not None else ():
            if own in {each.id for each in incident.victims} | {each.id for each in incident.perpetrators}:
                yield member, f"{home}/{incident.id}"
                break


def _incident(line: RecordLine, seen: Seen, phrases: Phrases) -> str:
    if line.hides_some and not seen.sight.sees_all:
        return interval_of(line, phrases)
    what = capital(say_terms("act", line.act, phrases)) or _("Incident")
    return phrases.say("comma").join((what, place_of(line, phrases), interval_of(line, phrases)))


def _joined(request: CaseRequest, opened: Opened, sight: Sight) -> Iterator[Joined]:
    rows = Judgement.objects.using(request.case.alias).filter(pk__in=opened.record.judgements, kind="identity")
    for row in rows.order_by("pk"):
        yield Joined(row.pk, row.judged_by, row.judged_at, sight.reason(row.reason))
