"""What a report tells of one incident, and how a coder finds it there: each value with the words it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from onrecord.core.coding import Act, Coder, Harm, Incident, Toll, Victim
from onrecord.core.values import Count, When, Where
from onrecord.core.vocabulary import CoderKind, DatePrecision, Outcome, PartyKind, PlacePrecision, Sex
from onrecord.evidence.originals import sha256_of
from onrecord.jobs.adding import Added, Addition, add_files, read_brought, write_brought
from onrecord.store.casefile import CaseFile
from onrecord.store.codings import Coded
from onrecord.store.intake import Brought
from onrecord.store.lines import record_of
from onrecord.store.models import Listing, Reading
from onrecord.store.readings import report_of
from onrecord.store.recording import record_codings
from tests.codings import Ground, Told, make_coding
from tests.planting.declared import Declared
from tests.planting.files import KINDS

__all__ = ["DAY", "KUTUM", "RULE", "Story", "bring_and_code", "bring_file", "code", "dead", "incident", "subject"]

DAY = date(2020, 1, 1)
RULE = Ground(rule="by the codebook")
KUTUM = Where("in Kutum", "Kutum", "SD", "geonames:371745", 14.2, 24.67, PlacePrecision.TOWN, PlacePrecision.TOWN, 6.0)
FILLER = (
    "Shells fell on the houses from early morning until noon, residents of three streets told our reporter.",
    "The council of the town said that it could not reach the northern quarter, and asked for two quiet days.",
)


@dataclass(frozen=True, slots=True)
class Story:
    """A report as it is written into a file of one kind, and what is found in it.

    `grounds` say which words values rest on; those that stand in the text as they are need none.
    """

    title: str
    says: tuple[str, ...]
    incident: Incident | None = None
    grounds: Mapping[str, Ground | str] = field(default_factory=dict)
    kind: str = "html"
    tolls: tuple[Toll, ...] = ()
    told: Mapping[str, Told] = field(default_factory=dict)
    address: str | None = None


def incident(*victims: Victim, **told: object) -> Incident:
    """Give an incident in which these people were killed, on the first day of 2020 in Kutum."""
    made = Incident(
        "i1", (Act("k1", "killing", "shelling"),), When(DAY, DAY, DatePrecision.DAY, "1 January 2020"), KUTUM, victims
    )
    return replace(made, **told)


def dead(id_: str, name: str | None, **told: object) -> Victim:
    """Give a woman of forty who was killed."""
    made = Victim(
        id_, PartyKind.PERSON, name, count=Count.exactly(1), age=40, sex=Sex.FEMALE, acts=(Harm("k1", Outcome.KILLED),)
    )
    return replace(made, **told)


def bring_file(case: CaseFile, planting: Declared, story: Story, sealed: bool = False) -> str:
    """Write a report into a file, bring it in as `onrecord add` does, and give the report's id."""
    more = {} if story.address is None else {"address": story.address}
    data = KINDS[story.kind](planting, story.title, (*story.says, *FILLER), **more)  # type: ignore[call-arg]
    of = "protected source's file" if sealed else "name of a file"
    folder = case.folder.parent / "brought" / planting.plant("folder of a file")
    folder.mkdir(parents=True)
    path = folder / f"{planting.plant(of)}.{story.kind}"
    path.write_bytes(data)
    how = Addition(published=date(2020, 1, 2))
    if story.address is not None:
        # As a page is kept that was fetched from an address.
        case.originals.put(data)
        reports, problems = read_brought(data, path.name, how)
        brought = Brought(sha256_of(data), len(data), story.address, "a test", reports=reports)
        write_brought(case, brought, problems)
    else:
        (added,) = add_files(case, [path], how)
        assert isinstance(added, Added), added
    return Reading.objects.using(case.alias).get(original=sha256_of(data)).report


def code(case: CaseFile, report_id: str, story: Story) -> None:
    """Keep what a coder finds in a report that was brought in."""
    reading = Reading.objects.using(case.alias).get(report=report_id)
    report = report_of(reading)
    incidents = () if story.incident is None else (story.incident,)
    grounds: dict[str, Ground | str] = {
        "k1 ": RULE, "k1 type": RULE, "k1 method": RULE, "i1 when.": RULE, "i1 where.": RULE, "i1 counts.": RULE,
    }  # fmt: skip
    for each in incidents:
        for victim in each.victims:
            rules = ("count.", "acts.", "age", "age_group", "sex", "status", "relations.", "names")
            grounds |= {f"{victim.id} {path}": RULE for path in rules}
        for party in each.perpetrators:
            grounds |= {f"{party.id} acts.": RULE, f"{party.id} actor": RULE}
    coding = make_coding(report, (incidents, story.tolls), {**grounds, **story.grounds}, story.told)
    coding = replace(coding, coder=Coder(CoderKind.RULES, "english", "1", "casualty@1"))
    with case.writing() as pen:
        record_codings(pen, [Coded(reading.id, coding)])


def bring_and_code(case: CaseFile, planting: Declared, story: Story) -> str:
    """Bring a report in, keep what a coder finds in it, and give its id."""
    report = bring_file(case, planting, story)
    code(case, report, story)
    return report


def subject(case: CaseFile, report_id: str, id_: str = "i1") -> tuple[str, str]:
    """Give a subject of the coding of a report, and its record."""
    found = f"{Listing.objects.using(case.alias).get(report=report_id).coding}/{id_}"
    return found, record_of(case, found)
