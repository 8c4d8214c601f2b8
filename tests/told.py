"""Reports that name people, kept and coded in a case file, so that linkage has somebody to link."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.core.coding import Act, Coder, Harm, Incident, Victim
from onrecord.core.values import Count, When, Where
from onrecord.core.vocabulary import CoderKind, DatePrecision, Outcome, PartyKind, PlacePrecision, Sex
from onrecord.jobs.linking import link_people
from onrecord.store.codings import Coded
from onrecord.store.models import Reading
from onrecord.store.recording import record_codings
from tests.cases import bring
from tests.codings import make_coding

__all__ = [
    "KHALED",
    "MUSTAFA",
    "RIM",
    "TELLINGS",
    "head_of",
    "recode",
    "subject_of",
    "tell",
    "tell_all",
    "tell_and_link",
]

DAY = date(2013, 5, 9)
PLACE = Where(text="Zawiya", name="Zawiya", precision=PlacePrecision.TOWN)

# One shelling as three reports tell of it: a father and his son of one family, a girl, and people of one report alone.
KHALED = ("Khaled Mustafa Hamshou", 58, "m"), ("Khalid Mustafa Hamsho", 58, "m"), ("خالد مصطفى حمشو", 58, "m")
MUSTAFA = ("Mustafa Khaled Hamshou", 22, "m"), ("Mustafa Khalid Hamsho", 22, "m"), ("مصطفى خالد حمشو", 22, "m")
RIM = ("Rim Yousef al-Aliwi", 9, "f"), ("Reem Yusuf al-Alawi", 9, "f"), ("ريم يوسف العليوي", 10, "f")
OTHERS = (
    (("Yahya Hassan Barakat", 47, "m"), ("Maryam Ibrahim Sattouf", 63, "f")),
    (("Bassam Omar al-Rajab", 35, "m"), ("Anas Walid al-Kurdi", 12, "m")),
    (("Ahmad Mahmoud al-Deeb", 34, "m"), ("Fatima Abdul-Razzaq Qaddour", 41, "f")),
)
TELLINGS = tuple((KHALED[n], MUSTAFA[n], RIM[n], *OTHERS[n]) for n in range(3))


def text_of(people, head="Shells fell on the market"):
    """Give the text of a report that names these people."""
    told = "; ".join(f"{name}, {age}, {'female' if sex == 'f' else 'male'}" for name, age, sex in people)
    return f"{head}\n\nOn 9 May 2013 shells fell on the market of Zawiya and killed one person each time: {told}."


def people_coding(report, people, version="1"):
    """Give the coding of such a report."""
    victims = tuple(
        Victim(
            f"p{number}",
            PartyKind.PERSON,
            name,
            count=Count.exactly(1),
            age=age,
            sex=Sex.FEMALE if sex == "f" else Sex.MALE,
            acts=(Harm("k1", Outcome.KILLED),),
        )
        for number, (name, age, sex) in enumerate(people, 1)
    )
    when = When(DAY, DAY, DatePrecision.DAY, "9 May 2013")
    incident = Incident("i1", (Act("k1", "killing"),), when, PLACE, victims)
    grounds = {"k1 type": "killed", "k1 stance": "killed", "i1 when.": "9 May 2013", "i1 where.": "Zawiya"}
    for victim in victims:
        grounds |= {f"{victim.id} acts.k1.outcome": "killed", f"{victim.id} count.": "one person"}
    coding = make_coding(report, ([incident], ()), grounds)
    return replace(coding, coder=Coder(CoderKind.RULES, "english", version, "casualty@1"))


def tell(case, people, head="Shells fell on the market"):
    """Bring a report of these people into a case file, code it, and give its id."""
    return recode(case, people, people, head, "1")


def recode(case, people, found, head, version="2"):
    """Code the report of these people so that only those are found in it, in that order; give its id."""
    (report,) = bring(case, text_of(people, head), origin=f"/in/{head}")
    reading = Reading.objects.using(case.alias).get(report=report.id)
    with case.writing() as pen:
        record_codings(pen, [Coded(reading.id, people_coding(report, found, version))])
    return report.id


def tell_all(case):
    """Bring three reports of one shelling into a case file, and give their ids."""
    return [tell(case, people, head_of(number)) for number, people in enumerate(TELLINGS)]


def head_of(number):
    """Give the head of one of these reports."""
    return f"Shells fell, as {number} tells"


def subject_of(case, name):
    """Give the subject that the last run met under this name."""
    from onrecord.store.models import LinkedPerson

    return LinkedPerson.objects.using(case.alias).get(name=name).subject


def tell_and_link(case):
    """Keep three reports of one shelling, and link the people of all."""
    tell_all(case)
    link_people(case)
