"""A report that names who were killed, and tells of a bakery that was destroyed, kept and coded in a case file."""

from __future__ import annotations

from datetime import date

from onrecord.core.coding import Act, Harm, Incident, ObjectAct, ObjectHarmed, Victim
from onrecord.core.report import Report
from onrecord.core.values import Count, When, Where
from onrecord.core.vocabulary import DatePrecision, Outcome, PartyKind, PlacePrecision
from onrecord.store.models import Record
from tests.codings import Ground, make_coding
from tests.web.records.told import keep_coding

__all__ = ["BAKERY", "NAMES", "tell_of_three", "victim_called"]

DAY = date(2019, 3, 2)
NAMES = ("Amal Haddad", "Omar Issa", "Salim Nour")
BAKERY = "the bakery of Yusuf Nasser"
RULE = Ground(rule="by the codebook")


def tell_of_three(case, *, stated=True):
    """Keep a report of three who were killed, by name; it says that they were three, or leaves that to be counted."""
    told = ". ".join(f"{name} was killed" for name in NAMES)
    head = "Three people were killed" if stated else "People were killed"
    text = f"{head}\n\n{head} on 2 March 2019 in Zawiya: {told}. Shells destroyed {BAKERY}."
    victims = tuple(
        Victim(f"p{n}", PartyKind.PERSON, name, count=Count.exactly(1), acts=(Harm("k1", Outcome.KILLED),))
        for n, name in enumerate(NAMES, 1)
    )
    thing = ObjectHarmed("o1", BAKERY, "bakery", Count.exactly(1), (ObjectAct("k1", "destroyed"),))
    incident = Incident(
        "i1", (Act("k1", "killing", "shelling"),), When(DAY, DAY, DatePrecision.DAY, "2 March 2019"),
        Where("in Zawiya", "Zawiya", "LY", precision=PlacePrecision.TOWN), victims, objects=(thing,),
        counts={"killed": Count.exactly(3)} if stated else {},
    )  # fmt: skip
    grounds = {
        "k1 type": RULE, "k1 method": RULE, "i1 when.": "on 2 March 2019", "i1 where.": "in Zawiya",
        "i1 counts.": "Three people were killed",
        "o1 type": "bakery", "o1 count.": BAKERY, "o1 acts.": f"Shells destroyed {BAKERY}",
    }  # fmt: skip
    for each in victims:
        grounds |= {f"{each.id} acts.": f"{each.name} was killed", f"{each.id} count.": RULE}
    coding = make_coding(Report("sha256:" + "0" * 64, text, language="en"), ([incident], ()), grounds)
    return keep_coding(case, coding, "Radio Zawiya", date(2019, 3, 5))


def victim_called(case, name):
    """Give the id of the record of whoever is called so."""
    return next(
        id_
        for id_, body in Record.objects.using(case.alias).filter(kind="victim").values_list("id", "body")
        if name in str(unpacked(body))
    )


def unpacked(body):
    from onrecord.store.canonical import unpack

    return unpack(body)
