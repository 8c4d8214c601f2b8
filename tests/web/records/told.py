"""Case files with incidents that the pages of records show, for tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.core.scope import Scope
from onrecord.evidence.originals import sha256_of
from onrecord.store.codings import Coded
from onrecord.store.intake import Brought, keep_brought
from onrecord.store.judgements import IDENTITY, SAME
from onrecord.store.lines import record_of
from onrecord.store.models import Listing, Reading
from onrecord.store.recording import record_codings, record_judgement
from onrecord.store.scopes import set_scope
from onrecord.store.sources import Source, add_source, bringing_from
from onrecord.store.vault.sealing import new_identity, recipient_of
from tests.cases import bring
from tests.lifelike import arabic_coding, bread_queue_coding
from tests.saying import incident_of, keep, party_of
from tests.tally.tables.incidents import Party, Says
from tests.told import people_coding, text_of

__all__ = [
    "EIGHT",
    "TWELVE",
    "coding_in_force",
    "incident_in",
    "joined",
    "keep_coding",
    "lifelike",
    "person_in",
    "protect",
    "tell_from",
]

PLACE = (("name", "Zawiya"), ("country", "SY"), ("precision", "town"))
EIGHT = Says(
    (Party(1, name="Huda Kadhim", sex="female", age=34),),
    killed=8, published=date(2016, 3, 14), chain=("Zawiya Hospital",), where=PLACE,
)  # fmt: skip
TWELVE = Says(
    (Party(1, name="هدى كاظم", sex="female", age=36),),
    killed=12, published=date(2016, 3, 20), chain=("residents",), source="The Gazette", title="Twelve killed",
    methods=("shooting",), when=("2016-03-14", "2016-03-14", "day"), where=PLACE,
)  # fmt: skip


def joined(case, *says):
    """Tell of one incident in two reports that disagree, judged one; give its record and that of its victim."""
    one, other = keep(case, *(says or (EIGHT, TWELVE)))
    with case.writing() as pen:
        for subject_of, why in ((incident_of, "one market"), (party_of, "one name in two scripts")):
            record_judgement(pen, IDENTITY, SAME, [subject_of(case, one), subject_of(case, other)], why)
    return record_of(case, incident_of(case, one)), record_of(case, party_of(case, one))


def incident_in(case, report):
    """Give the record of the first incident of a report."""
    return record_of(case, incident_of(case, report))


def person_in(case, report, number=1):
    """Give the record of a victim of a report."""
    return record_of(case, party_of(case, report, number))


def lifelike(case, language="en"):
    """Keep a report that reads like one, with quotes for its values; give its id."""
    coding = bread_queue_coding() if language == "en" else arabic_coding()
    return keep_coding(case, coding, "Radio Zawiya", date(2019, 3, 5))


def keep_coding(case, coding, source, published):
    """Keep a coding with its report; give the report's id."""
    data = coding.report.text.encode()
    case.originals.put(data)
    report = replace(coding.report, id=f"sha256:{sha256_of(data)}", source=source, published=published)
    with case.writing() as pen:
        keep_brought(pen, [Brought(sha256_of(data), len(data), "/in/a.txt", "a test", reports=(report,))])
    reading = Reading.objects.using(case.alias).get(report=report.id)
    with case.writing() as pen:
        record_codings(pen, [Coded(reading.id, replace(coding, report=report))])
    return report.id


def tell_from(case, people, head, *, protected=True):
    """Bring a report of these people from a source, protected or not, and code it; give its id."""
    with case.writing() as pen:
        recipient = recipient_of(new_identity()) if protected else None
        source = add_source(pen, Source(None if protected else head, "person", recipient=recipient))
    (report,) = bring(bringing_from(case, str(source.number)), text_of(people, head), origin=f"/in/{head}")
    reading = Reading.objects.using(case.alias).get(report=report.id)
    with case.writing() as pen:
        record_codings(pen, [Coded(reading.id, people_coding(report, people))])
    return report.id


def protect(case, *fields):
    """Let the scope protect some fields."""
    with case.writing() as pen:
        set_scope(pen, Scope("Zawiya", protected=fields))


def coding_in_force(case, report):
    """Give the coding in force of a report."""
    return Listing.objects.using(case.alias).get(report=report).coding
