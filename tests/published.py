"""Editions of invented incidents, as many as asked for: what releases, the site and every format are tried on."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.core.coding import Relation
from onrecord.core.scope import Scope
from onrecord.core.values import AgeRange, Count, Name, When, Where
from onrecord.core.vocabulary import AgeGroup, DateBasis, DatePrecision, Outcome, PartyKind, PlacePrecision, Sex, Status
from onrecord.publish.casualties import (
    ActDone,
    ActorNamed,
    Citation,
    Damaged,
    Disagreement,
    Grade,
    Harmed,
    IncidentFile,
    IncidentRecord,
    ObjectRecord,
    Statement,
    TollRecord,
    VictimRecord,
)
from onrecord.publish.edition import About, Edition, Methodology, Part, Total

__all__ = ["about_edition", "edition_of", "ferry_file", "incident_number", "toll_of_rivers"]

PLACES = (
    ("Buram", "SD", 10.83, 25.17),
    ("Kutum", "SD", 14.2, 24.67),
    ("Raqqa", "SY", 35.95, 39.01),
    ("Taiz", "YE", 13.58, 44.02),
    ("Kupiansk", "UA", 49.71, 37.61),
    ("Saraqib", "SY", 35.86, 36.8),
)
ACTS = (("killing", "shelling"), ("killing", "shooting"), ("killing", "air strike"), ("abduction", None))
ACTORS = ("the Rapid Support Forces", "the army", "an unnamed armed group", None)
GIVEN = ("Mariam", "Yousif", "Halima", "Idris", "Samira", "Tariq", "Oksana", "Petro", "Amna", "Bashir")
FATHERS = ("Adam", "Hassan", "Ismail", "Khalil", "Musa", "Nour", "Osman", "Saleh", "Vasyl", "Yahya")
FAMILIES = ("Abdallah", "Arbab", "Darwish", "Haroun", "Issa", "Jibril", "Kovalchuk", "Mansour", "Tahir", "Zakaria")


def ferry_file() -> IncidentFile:
    """Give one incident with all that the shape can hold: people, a ferry, two reports that disagree."""
    place = Where(
        "at the ferry landing in Kutum", "Kutum", "SD", "geonames:371760", 14.2, 24.67, PlacePrecision.SITE,
        PlacePrecision.TOWN, 6.0,
    )  # fmt: skip
    day = date(2023, 11, 4)
    when = When(day, day, DatePrecision.DAY, "on Saturday morning", DateBasis.RELATIVE_TO_PUBLICATION, "weekday before")
    reports = (
        Citation("sha256:" + "a1" * 32, "Darfur Daily", "Shells hit Kutum ferry landing", date(2023, 11, 5), "en"),
        Citation("sha256:" + "b2" * 32, "شبكة النهر", "قصف مرسى كتم", date(2023, 11, 6), "ar"),
    )
    first, second = reports[0].id, reports[1].id
    mother = VictimRecord(
        "v-mother", "i-ferry", PartyKind.PERSON, "Halima Musa Arbab",
        (Name("Halima Musa Arbab", "Latn", "en", (("given", "Halima"), ("father", "Musa"), ("family", "Arbab"))),
         Name("حليمة موسى أرباب", "Arab", "ar", (("given", "حليمة"), ("father", "موسى"), ("family", "أرباب")))),
        None, Count.exactly(1), AgeRange(34, 36), AgeGroup.ADULT, Sex.FEMALE, Status.CIVILIAN, "teacher",
        relations=(Relation("mother of", "v-child"),), harm=(Harmed(Outcome.KILLED, "k-shelling"),),
        disagreements=(Disagreement("age", 36, "the later report", (34,)),),
        statements=(
            Statement("name", "Halima Musa Arbab", first, ("Halima Musa Arbab, 34, a teacher",), ("a neighbour",)),
            Statement("name", "حليمة موسى أرباب", second, ("المعلمة حليمة موسى أرباب",)),
            Statement("age", 34, first, ("Halima Musa Arbab, 34",), ("a neighbour",), stands=False),
            Statement("age", 36, second, ("عن عمر 36 عاما",)),
            Statement("occupation", "teacher", first, ("a teacher",)),
            Statement("sex", "female", first, (), inferred_by="sex from a given name"),
            Statement("status", "civilian", first, (), inferred_by="civilian until shown otherwise"),
            Statement("relations.v-child", "mother of", first, ("and her son Adam",)),
            Statement("harm.k-shelling", "killed", first, ("were killed when shells hit",)),
        ),
    )  # fmt: skip
    child = VictimRecord(
        "v-child", "i-ferry", PartyKind.PERSON, "Adam", (Name("Adam", "Latn", "en", (("given", "Adam"),)),),
        None, Count.exactly(1), 7, AgeGroup.CHILD, Sex.MALE, Status.CIVILIAN,
        harm=(Harmed(Outcome.KILLED, "k-shelling"),),
        statements=(
            Statement("name", "Adam", first, ("her son Adam, 7",)),
            Statement("age", 7, first, ("her son Adam, 7",)),
            Statement("harm.k-shelling", "killed", first, ("were killed when shells hit",)),
        ),
    )  # fmt: skip
    others = VictimRecord(
        "v-others", "i-ferry", PartyKind.GROUP, description="fishermen", count=Count(3, 3, 5),
        status=Status.CIVILIAN, harm=(Harmed(Outcome.INJURED, "k-shelling"),),
        disagreements=(Disagreement("count.high", 5, "the widest range", (3,)),),
        statements=(
            Statement("count.low", 3, first, ("three fishermen were wounded",)),
            Statement("count.high", 5, second, ("وأصيب خمسة صيادين",), ("a hospital doctor",)),
        ),
    )  # fmt: skip
    incident = IncidentRecord(
        "i-ferry", when, place, (ActDone("k-shelling", "killing", "shelling", "artillery", ("public",)),),
        (ActorNamed("a-rsf", PartyKind.ACTOR, "the Rapid Support Forces", None, ("suspected",)),),
        {"killed": Count(2, 2, 2), "injured": Count(3, 3, 5)}, {"killed": Count(2, 2, 2), "injured": Count(3, 3, 5)},
        Grade("every-casualty", "confirmed", "two sources that do not rest on each other", (), date(2023, 12, 1), True),
        2, (first, second),
        (),
        (
            Statement("when.earliest", "2023-11-04", first, ("on Saturday morning",)),
            Statement("where.name", "Kutum", first, ("at the ferry landing in Kutum",)),
            Statement("acts.k-shelling.method", "shelling", first, ("shells hit the ferry landing",)),
            Statement("actors.a-rsf.actor", "the Rapid Support Forces", second, ("قوات الدعم السريع",), ("residents",)),
        ),
    )  # fmt: skip
    ferry = ObjectRecord(
        "o-ferry", "i-ferry", "the ferry of the north bank", "ferry", Count.exactly(1),
        (Damaged("destroyed", "k-shelling"),),
        (Disagreement("harm.k-shelling", "destroyed", "the later report", ("damaged",)),),
        (
            Statement("name", "the ferry of the north bank", first, ("the ferry of the north bank caught fire",)),
            Statement("type", "ferry", first, ("the ferry of the north bank",)),
            Statement("count.low", 1, first, ("the ferry of the north bank",)),
            Statement("harm.k-shelling", "damaged", first, ("caught fire",), stands=False),
            Statement("harm.k-shelling", "destroyed", second, ("احترقت العبّارة كلها",), ("residents",)),
        ),
    )  # fmt: skip
    return IncidentFile(incident, (mother, child, others), reports, (ferry,))


def incident_number(number: int) -> IncidentFile:
    """Give the invented incident of a number: always the same one."""
    name, country, latitude, longitude = PLACES[number % len(PLACES)]
    act, method = ACTS[number // 3 % len(ACTS)]
    outcome = Outcome.KILLED if act == "killing" else Outcome.ABDUCTED
    actor = ACTORS[number // 5 % len(ACTORS)]
    day = date(2012, 1, 1) + timedelta(days=number * 7 % 4300)
    report = Citation(f"sha256:{number:064x}", f"Outlet {number % 40}", f"{name}: {act} on {day}", day, "en")
    id_ = f"i{number:07d}"
    victims = tuple(_person(id_, number * 3 + each, outcome, report.id) for each in range(1 + number % 3))
    killed = {str(outcome): Count.exactly(len(victims))}
    incident = IncidentRecord(
        id_, When(day, day, DatePrecision.DAY, f"on {day}"),
        Where(f"in {name}", name, country, None, latitude, longitude, PlacePrecision.TOWN, PlacePrecision.TOWN, 5.0),
        (ActDone(f"{id_}-k", act, method),),
        (ActorNamed(f"{id_}-a", PartyKind.ACTOR, actor, None, ("suspected",)),) if actor else (),
        killed, killed, Grade("every-casualty", "unconfirmed", "one source alone", ("a second source",)), 1,
        (report.id,), (),
        (
            Statement("when.earliest", day.isoformat(), report.id, (f"on {day}",)),
            Statement("where.name", name, report.id, (f"in {name}",)),
            Statement(f"acts.{id_}-k.type", act, report.id, (f"{act} on {day}",)),
        ),
    )  # fmt: skip
    return IncidentFile(incident, victims, (report,))


def toll_of_rivers() -> TollRecord:
    """Give a toll over a period: what a ministry said."""
    report = "sha256:" + "c3" * 32
    period = When(date(2023, 4, 15), date(2023, 12, 31), DatePrecision.MONTHS, "since mid-April")
    return TollRecord(
        "t-rivers", "killing", Count(1200, None, None, "more than 1,199"), "civilians", None,
        Where("in Darfur", "Darfur"), period, (report,),
        (Statement("count.low", 1200, report, ("more than 1,199 civilians",), ("the ministry of health",)),),
    )  # fmt: skip


def about_edition(incidents: int, victims: int, **changed) -> About:
    """Give what is said of an edition."""
    told = {
        "title": "Deaths on the river road", "publisher": "The River Record (invented)", "version": "1",
        "made_on": date(2024, 2, 1), "audience": "public", "languages": ("en", "ar"),
        "scope": Scope("River road", ("killing",), "everybody", ("SD",), date(2012, 1, 1)),
        "contact": "corrections@river-record.example", "licence": "CC-BY-4.0",
        "incidents": incidents, "victims": victims, "named": victims,
        "totals": (Total("killed", Count(victims, victims, victims), "every-casualty"),),
        "limits": ("Deaths that nobody reported are not in it.",),
        "methodology": Methodology((Part("sources", "Sources", "What kinds of sources are used?", ("Newspapers.",)),)),
        "codebook": {"act": {"killing": "Killing", "abduction": "Abduction"}},
    }  # fmt: skip
    return About(**{**told, **changed})


def edition_of(number: int, **changed) -> Edition:
    """Give an edition of the ferry and this many other incidents."""
    victims = 3 + sum(1 + each % 3 for each in range(number))

    def incidents():
        yield ferry_file()
        yield from map(incident_number, range(number))

    cited = Citation("sha256:" + "c3" * 32, "Ministry of Health", "Weekly bulletin", date(2024, 1, 3), "en")
    return Edition(
        about_edition(number + 1, victims, **changed), incidents, lambda: iter((toll_of_rivers(),)), (cited,)
    )


def _person(incident: str, number: int, outcome: Outcome, report: str) -> VictimRecord:
    given, father, family = (
        names[number // step % len(names)] for names, step in ((GIVEN, 1), (FATHERS, 10), (FAMILIES, 100))
    )
    whole, age = f"{given} {father} {family}", 4 + number * 13 % 70
    return VictimRecord(
        f"{incident}-v{number}", incident, PartyKind.PERSON, whole,
        (Name(whole, "Latn", "en", (("given", given), ("father", father), ("family", family))),), None,
        Count.exactly(1), age, AgeGroup.CHILD if age < 18 else AgeGroup.ADULT, (Sex.FEMALE, Sex.MALE)[number % 2],
        Status.CIVILIAN,
        harm=(Harmed(outcome, f"{incident}-k"),),
        statements=(
            Statement("name", whole, report, (f"{whole}, {age}",)),
            Statement("age", age, report, (f"{whole}, {age}",)),
            Statement(f"harm.{incident}-k", str(outcome), report, (f"{outcome}",)),
        ),
    )  # fmt: skip
