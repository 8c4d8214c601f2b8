"""Reports of incidents kept and coded in a case file, so that there is something to count."""

from __future__ import annotations

import random
from dataclasses import replace

from onrecord.core.coding import Claim, Coder, Coding
from onrecord.core.report import Report
from onrecord.core.vocabulary import CoderKind
from onrecord.evidence import read
from onrecord.evidence.originals import sha256_of
from onrecord.store.codings import Coded
from onrecord.store.intake import Brought, keep_brought
from onrecord.store.models import Listing, Reading
from onrecord.store.recording import record_codings
from tests.tally.tables.incidents import Party, Says

__all__ = ["at_random", "code_again", "incident_of", "keep", "party_of"]

TEXT = (
    "market road river convoy village school clinic harvest bridge morning evening smoke neighbours ambulance field "
    "checkpoint bakery mosque trucks engineer teacher shepherd family roof cellar wall street crowd funeral silence"
)
WORDS = TEXT.split()


def keep(case, *says):
    """Bring a report for each of these and code it; give their ids."""
    return [_keep(case, each, place) for place, each in enumerate(says)]


def code_again(case, report, says):
    """Code a report another way; the coding before no longer counts."""
    reading = Reading.objects.using(case.alias).get(report=report)
    with case.writing() as pen:
        record_codings(pen, [Coded(reading.id, _coding(_report_in(case, report), says, "2"))])


def incident_of(case, report):
    """Give the subject of the incident that a report tells of."""
    return f"{Listing.objects.using(case.alias).get(report=report).coding}/i1"


def party_of(case, report, number=1):
    """Give the subject of one of the victims that a report tells of."""
    return f"{Listing.objects.using(case.alias).get(report=report).coding}/p{number}"


def at_random(number, seed=7):
    """Give what so many reports say, of incidents in few places, months and hands."""
    draw = random.Random(seed)
    return [_at_random(draw) for _ in range(number)]


def _at_random(draw):
    day = f"2016-0{draw.randint(1, 3)}-1{draw.randint(0, 9)}"
    sexes, statuses = (None, "female", "male"), (None, "civilian", "member of armed forces")
    victims = tuple(
        Party(draw.randint(1, 4), draw.choice(sexes), draw.choice((None, "adult", "child")), draw.choice(statuses))
        for _ in range(draw.randint(0, 3))
    )
    return Says(
        victims,
        killed=draw.choice((None, draw.randint(0, 9))),
        injured=draw.choice((None, draw.randint(0, 9))),
        methods=(draw.choice((None, "shelling", "shooting")),),
        actors=tuple(draw.sample(("Ansaru", "Boko Haram"), draw.randint(0, 2))),
        when=draw.choice(((day, day, "day"), (None, None, "unknown"), (day[:8] + "01", day[:8] + "28", "days"))),
        where=(("name", draw.choice(("Zawiya", "Ras al-Jabal"))), ("country", "SY"), ("precision", "town")),
        source=draw.choice(("Radio Zawiya", "The Gazette")),
    )


def _keep(case, says, place):
    draw = random.Random(f"{place} {says}")
    text = f"{says.title}\n\n" + " ".join(draw.choice(WORDS) for _ in range(60)) + "."
    data = text.encode()
    report = replace(read(data), source=says.source, published=says.published, title=says.title)
    case.originals.put(data)
    with case.writing() as pen:
        keep_brought(pen, [Brought(sha256_of(data), len(data), f"/in/{place}.txt", "a test", reports=(report,))])
    reading = Reading.objects.using(case.alias).get(report=report.id)
    with case.writing() as pen:
        record_codings(pen, [Coded(reading.id, _coding(report, says, "1"))])
    return report.id


def _coding(report, says, version):
    claims = tuple(
        Claim(f"c{number}", *claim, according_to=says.chain, inferred_by="as the test has it")
        for number, claim in enumerate(says.claims(), 1)
    )
    coder = Coder(CoderKind.PERSON, "amal", version, "casualty@2026.1")
    return Coding(report, coder, (says.incident(),), (), claims)


def _report_in(case, id_):
    from onrecord.store.readings import report_of

    found = report_of(Reading.objects.using(case.alias).get(report=id_))
    assert isinstance(found, Report)
    return found
