"""Incidents with people of whom an audience may not have everything, each told by a report of another kind of file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from onrecord.core.coding import (
    Act,
    Harm,
    Incident,
    ObjectAct,
    ObjectHarmed,
    Participation,
    Perpetrator,
    Relation,
    Toll,
)
from onrecord.core.values import Count, Name, When, Where
from onrecord.core.vocabulary import AgeGroup, DatePrecision, Involvement, Outcome, PartyKind, PlacePrecision
from tests.codings import Told
from tests.planted import arabic
from tests.planting.declared import Declared
from tests.planting.stories import RULE, Story, dead, incident

__all__ = ["LAST_WEEK", "early", "people"]

LAST_WEEK = date(2026, 3, 27)
DAYS = date(1987, 1, 13)


def people(planting: Declared, number: int) -> Iterator[Story]:
    """Yield the reports of incidents with people who are held back from somebody."""
    # The second is withdrawn after a first release.
    for _ in range(2):
        yield from _child(planting)
    yield from _survivor(planting, number)
    yield _wounded(planting)
    yield _accused(planting)
    yield _called(planting, number)
    yield _at_home(planting, number)
    yield _member(planting)
    yield _toll_of_one(planting)


def _child(planting: Declared) -> Iterator[Story]:
    name, mother = planting.plant_name("child"), f"{planting.fresh()} {planting.fresh()}"
    kin = planting.plant("child's relation")
    work, told = planting.plant("child's occupation"), planting.plant("child's description")
    written = planting.plant_words("child's name in Arabic", arabic(name))
    page = planting.plant("child named in an address")
    given = name.split()[0]
    child = dead(
        "p1", name, names=(Name(name, "Latn", "en"), Name(written, "Arab", "ar")), age=7, age_group=AgeGroup.CHILD,
        occupation=work, description=f"a {told} girl",
    )  # fmt: skip
    woman = dead("p2", mother, relations=(Relation(f"{kin} mother of", "p1"),))
    says = (
        f"{mother}, mother of {given}, was killed with her daughter {name}, 7, a {told} girl who helped a {work}.",
        f"The name of the girl is written {written} in the list of the hospital, and {name.upper()} in another.",
    )
    innocent = "On 7 May 2020 at 7 in the morning seven shells hit Building 7, seven years after the first"
    told_ages = ("aged seven", "seven-year-old", "she was seven", "ابنة سبع سنوات")
    for each in told_ages:
        planting.plant_words("child's age in words", each, is_number=True)
    mourned = f"{innocent}; they mourn a girl {told_ages[0]}, a {told_ages[1]}: {told_ages[2]}, {told_ages[3]}."
    yield Story(
        f"{given} and her mother among the dead", (*says, mourned), incident(child, woman),
        {"k1 type": mourned, "p2 sex": f"a {told_ages[1]}"},
        address=f"https://post.example/2020/{given.lower()}-{page.lower()}",
    )  # fmt: skip
    # Another incident, of which a report tells in passing who the child was.
    other = planting.fresh()
    yield Story(
        f"A school remembers {given} {other}",
        (f"Shelling killed a teacher as {name} and {' '.join(reversed(name.split()))} had been killed before.",),
        incident(dead("p1", None, description="a teacher"), where=Where("in Buram", "Buram", "SD")),
        {"k1 type": f"killed a teacher as {name}", "p1 description": "a teacher"},
    )


def _survivor(planting: Declared, number: int) -> Iterator[Story]:
    day = DAYS + timedelta(days=35 * number)
    name, husband = planting.plant_name("survivor"), planting.plant_name("survivor's husband")
    work, told = planting.plant("survivor's occupation"), planting.plant("survivor's description")
    town, site = planting.plant("survivor's town"), planting.plant("survivor's site")
    for form in (day.isoformat(), f"{day.day} {day:%B} {day.year}", f"{day:%Y%m%d}"):
        planting.plant_words("survivor's day", form, is_number=True)
    north = planting.plant_words("survivor's latitude", f"13.{77001 + number}", is_number=True)
    wife, man_of = planting.plant("survivor's relation"), planting.plant("survivor's relation")
    shown = f"near the {site} of {town}"
    where = Where(shown, town, "SD", None, float(north), 25.5, PlacePrecision.SITE, PlacePrecision.TOWN, 4.0)
    survivor = dead(
        "p1", name, occupation=work, description=f"a {told} woman", acts=(Harm("k2", Outcome.TORTURED),),
        relations=(Relation(f"{wife} wife of", "p2"),),
    )  # fmt: skip
    man = dead("p2", husband, relations=(Relation(f"{man_of} husband of", "p1"),))
    killed = planting.plant_name("killed after sexual violence")
    dead_too = dead("p3", killed, acts=(Harm("k1", Outcome.KILLED), Harm("k2", Outcome.TORTURED)))
    happened = incident(
        survivor, man, dead_too, acts=(Act("k1", "killing"), Act("k2", "sexual_violence")), where=where,
        when=When(day, day, DatePrecision.DAY, f"{day.day} {day:%B} {day.year}"),
    )  # fmt: skip
    says = (
        f"On {day.day} {day:%B} {day.year}, {shown}, {name}, a {work}, a {told} woman, was taken from her house.",
        f"Her husband {husband} was killed that {day:%A} when he went after them, a neighbour in {town} said.",
        f"{killed} was taken with her and killed.",
    )
    grounds = {"k2 type": f"{name}, a {work}", "i1 where.text": shown, "i1 where.name": town}
    yield Story(f"A woman was taken in {town} on {day:%d %B}", says, happened, grounds, "eml")


def _wounded(planting: Declared) -> Story:
    name, told = planting.plant_name("wounded"), planting.plant("wounded, description")
    work = planting.plant("wounded, occupation")
    brother = f"{planting.fresh()} {planting.fresh()}"
    wounded = dead("p1", name, occupation=work, description=f"a {told} man", acts=(Harm("k2", Outcome.INJURED),))
    kin, elsewhere = planting.plant("relation to somebody wounded"), planting.plant("relative elsewhere")
    gone = dead("p2", brother, relations=(Relation(f"{kin} brother of", "p1"), Relation("son of", f"p-{elsewhere}")))
    happened = incident(wounded, gone, acts=(Act("k1", "killing"), Act("k2", "injury")))
    says = (f"{name}, a {told} man and {work}, was wounded in the leg.", f"{brother}, brother of {name}, was killed.")
    grounds = {"k2 type": "wounded in the leg", "p1 description": f"a {told} man"}
    return Story("A brother was killed, another wounded", says, happened, grounds, "docx")


def _accused(planting: Declared) -> Story:
    name = planting.plant_name("accused")
    teller = f"{planting.plant('teller')} {planting.plant('teller')}"
    party = Perpetrator(
        "a1", PartyKind.PERSON, name, actor="the army", acts=(Participation("k1", Involvement.ORDERED),)
    )
    says = (f"{name} gave the order to shell, {teller} said.", f"Soldiers under {name} came in the evening.")
    happened = incident(dead("p1", None, description="a shepherd"), perpetrators=(party,))
    grounds = {"a1 acts.": f"{name} gave the order", "p1 description": RULE, "k1 type": f"{teller} said"}
    told = dict.fromkeys(("i1", "k1", "a1"), Told((teller,)))
    return Story(f"Order given by {name.split()[2]}", says, happened, grounds, "pdf", told=told)


def _called(planting: Declared, number: int) -> Story:
    phone = planting.plant_words("phone", f"+963 944 120 {310 + number}", is_number=True)
    digits = planting.plant_words("phone", f"٠٩٤٤{''.join(chr(0x660 + int(each)) for each in f'55{number % 10}123')}")
    mail = planting.plant_words("e-mail", f"{planting.fresh().lower()}@mail.example")
    card = planting.plant_words("passport", f"N{7340012 + number}")
    name = f"{planting.fresh()} {planting.fresh()}"
    first = f"{name}, reached by his family at {phone} until noon, was killed; their other number is {digits}."
    says = (first, f"His passport {card} lay beside him; write to {mail} if you know his people.")
    grounds = {"p1 name": first, "p1 acts.": says[1], "p1 status": says[1], "p1 description": first}
    victim = dead("p1", name, description=f"a man with the number {phone}")
    return Story(f"Call {digits} for news of the dead", says, incident(victim), grounds)


def _at_home(planting: Declared, number: int) -> Story:
    street = planting.plant("street")
    north = planting.plant_words("exact latitude", f"14.{21344 + number}", is_number=True)
    shown = f"at 12 {street} road in Kutum"
    where = Where(
        shown, "Kutum", "SD", "geonames:371745", float(north), 24.671, PlacePrecision.EXACT, PlacePrecision.EXACT, 0.1
    )  # fmt: skip
    name = f"{planting.fresh()} {planting.fresh()}"
    owner = " ".join(planting.plant("name of an object") for _ in range(2))
    house = ObjectHarmed("o1", f"house of {owner}", "house", Count.exactly(1), (ObjectAct("k1", "destroyed"),))
    says = (
        f"{name} was killed {shown}.", f"A shell fell on {street} road before dawn.",
        f"The house of {owner} was destroyed; {owner.split()[1]} had fled.",
    )  # fmt: skip
    grounds = {
        "i1 where.text": shown, "k1 type": f"A shell fell on {street} road", "o1 count.": RULE,
        "o1 acts.": f"The house of {owner} was destroyed; {owner.split()[1]} had fled", "o1 type": "house of",
    }  # fmt: skip
    happened = incident(dead("p1", name), where=where, objects=(house,))
    return Story(f"House on {street} road hit", says, happened, grounds)


def _member(planting: Declared) -> Story:
    body, name = planting.plant("affiliation"), f"{planting.fresh()} {planting.fresh()}"
    says = (f"{name}, of the {body} union, was killed.",)
    victim = dead("p1", name, affiliation=f"{body} union")
    return Story("A unionist was killed", says, incident(victim), {"p1 name": f"{name}, of the {body} union"})


def _toll_of_one(planting: Declared) -> Story:
    few = planting.plant("toll of one")
    says = f"One {few} of the school was killed in the whole year, the council counted"
    toll = Toll("t1", "killing", Count(1, 1, 1), f"{few} of the school")
    return Story("A year of the school", (f"{says}.",), None, {"t1 act": says, "t1 count.": says}, tolls=(toll,))


def early(planting: Declared) -> dict[str, Story]:
    """Give the reports of incidents that some audience does not have yet, by why."""
    kinds = {
        "new": "incident of last week", "unsigned": "incident that nobody signed",
        "yesterday": "incident signed yesterday", "refuted": "incident found not to hold",
    }  # fmt: skip
    return {why: _early(planting, kind, LAST_WEEK if why == "new" else None) for why, kind in kinds.items()}


def _early(planting: Declared, kind: str, day: date | None) -> Story:
    name = planting.plant_name(kind)
    happened: Incident = incident(dead("p1", name))
    if day is not None:
        happened = incident(dead("p1", name), when=When(day, day, DatePrecision.DAY, "today"))
    return Story(f"{name.split()[0]} is dead", (f"{name} was killed.",), happened)
