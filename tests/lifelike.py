"""Three invented reports with their codings, as a careful coder would give them: two English, one Arabic."""

from __future__ import annotations

from datetime import date

from onrecord.core.coding import (
    Act,
    Claim,
    Coding,
    Harm,
    Incident,
    ObjectAct,
    ObjectHarmed,
    Participation,
    Perpetrator,
    Relation,
    Toll,
    Victim,
)
from onrecord.core.report import Dropped, Report
from onrecord.core.values import Absent, AgeRange, Count, Name, When, Where
from onrecord.core.vocabulary import (
    AgeGroup,
    DateBasis,
    DatePrecision,
    Involvement,
    Outcome,
    PartyKind,
    PlacePrecision,
    PublishedBasis,
    Sex,
    Stance,
    Status,
)
from tests.codings import Ground, Told, find_quote, make_coding

__all__ = ["arabic_coding", "bread_queue_coding", "ferry_coding"]

CIVILIAN = Ground(rule="civilian by codebook")
ONE = Ground(rule="a named person is one")

BREAD_QUEUE = """Shopkeeper shot dead outside the bakery in Deir ez-Zor

Masked gunmen shot dead Nadia Haddad, 45, a shopkeeper, outside the bakery in Deir ez-Zor on Wednesday, the monitoring \
group Euphrates Watch said, citing two neighbours. Her son Yusuf, 12, was wounded in the leg.

The armed group Jund al-Wadi said it had ordered the killing and accused her of passing news to strangers.

On 3 March 2019 shells fell on people queuing for bread in the village of Hajin. The village council counted 12 dead, \
among them three children; a doctor at the field hospital spoke of 9.

Jund al-Wadi has killed more than 2,000 civilians in the 18 months since it took the province, Euphrates Watch said on \
29 December."""


def bread_queue_coding() -> Coding:
    """Give two incidents, one with two accounts of its dead, and a toll; the report's own date is not known."""
    report = Report("sha256:" + "1f" * 32, BREAD_QUEUE, title=BREAD_QUEUE.split("\n")[0], language="en")
    council, doctor = ("village council",), ("a doctor at the field hospital",)
    nine = find_quote(report, "9", 2)
    accounts = [
        Claim("", "i2", f"counts.killed.{end}", 9, Stance.REPORTED, doctor, (nine,), confidence=0.83)
        for end in ("low", "high")
    ]
    told = {"i1": Told(("Euphrates Watch", "two neighbours"), Stance.REPORTED), "t1": Told(("Euphrates Watch",))}
    told |= dict.fromkeys(("k1", "k2", "p1", "p2", "p3"), told["i1"]) | dict.fromkeys(("i2", "p4", "p5"), Told(council))
    told |= {"a1": Told(("Jund al-Wadi",), Stance.ALLEGED)}
    view = ((_shooting(), _bread_queue(council, doctor)), (_toll_of_2000(),))
    return make_coding(report, view, BREAD_QUEUE_GROUNDS, told, accounts)


def _shooting() -> Incident:
    shot = Act("k1", "killing", "shooting", grounds=("passing news to strangers",), stance=Stance.REPORTED)
    nadia = Victim(
        "p1", PartyKind.PERSON, "Nadia Haddad", (Name("Nadia Haddad", "Latn"),), count=Count.exactly(1), age=45,
        age_group=AgeGroup.ADULT, sex=Sex.FEMALE, status=Status.CIVILIAN, occupation="shopkeeper",
        relations=(Relation("mother of", "p2"),), acts=(Harm("k1", Outcome.KILLED),),
    )  # fmt: skip
    yusuf = Victim(
        "p2", PartyKind.PERSON, "Yusuf", count=Count.exactly(1), age=12, age_group=AgeGroup.CHILD, sex=Sex.MALE,
        status=Status.CIVILIAN, acts=(Harm("k2", Outcome.INJURED),),
    )  # fmt: skip
    gunmen = Perpetrator(
        "p3", PartyKind.GROUP, description="masked gunmen", actor="Jund al-Wadi",
        acts=(Participation("k1", Involvement.CARRIED_OUT),),
    )  # fmt: skip
    group = Perpetrator(
        "a1", PartyKind.ACTOR, actor="Jund al-Wadi", acts=(Participation("k1", Involvement.ORDERED),)
    )  # fmt: skip
    return Incident(
        "i1", (shot, Act("k2", "injury", stance=Stance.REPORTED)),
        When(precision=DatePrecision.DAY, text="Wednesday", basis=DateBasis.STATED),
        Where("outside the bakery in Deir ez-Zor", "Deir ez-Zor", "SY", "geonames:170794", 35.3359, 40.1408,
              PlacePrecision.SITE, PlacePrecision.TOWN, 6.0),
        (nadia, yusuf), (gunmen, group), (), {"killed": Count.exactly(1), "injured": Count.exactly(1)},
        (("Euphrates Watch", "two neighbours"), ("Jund al-Wadi",)),
    )  # fmt: skip


def _bread_queue(*chains: tuple[str, ...]) -> Incident:
    day = date(2019, 3, 3)
    queue = Victim(
        "p4", PartyKind.GROUP, description="people queuing for bread", count=Count(9, 12, 12),
        status=Status.CIVILIAN, acts=(Harm("k3", Outcome.KILLED),),
    )  # fmt: skip
    children = Victim(
        "p5", PartyKind.GROUP, description="children", count=Count.exactly(3), age_group=AgeGroup.CHILD, part_of="p4",
        acts=(Harm("k3", Outcome.KILLED),),
    )  # fmt: skip
    return Incident(
        "i2", (Act("k3", "killing", "shelling"),), When(day, day, DatePrecision.DAY, "3 March 2019", DateBasis.STATED),
        Where("the village of Hajin", "Hajin", "SY", precision=PlacePrecision.TOWN), (queue, children),
        counts={"killed": Count(9, 12, 12)}, according_to=chains,
    )  # fmt: skip


def _toll_of_2000() -> Toll:
    return Toll(
        "t1", "killing", Count(2001, text="more than 2,000"), "civilians", "Jund al-Wadi", Where("the province"),
        When(precision=DatePrecision.MONTHS, text="the 18 months since it took the province"),
        said_on=When(precision=DatePrecision.DAY, text="29 December"), according_to=(("Euphrates Watch",),),
    )  # fmt: skip


BREAD_QUEUE_GROUNDS = {
    "k1 type": "shot dead", "k1 method": "shot", "k2 type": "wounded", "p1 names": "Nadia Haddad",
    "p1 count.": ONE, "p2 count.": ONE, "p1 status": CIVILIAN, "p2 status": CIVILIAN, "p4 status": CIVILIAN,
    "p1 age_group": Ground("45", "18 and over is adult"), "p2 age_group": Ground("12", "under 18 is a child"),
    "p1 sex": Ground("Her", nth=1), "p2 sex": "son", "p1 relations.": "Her son", "p3 description": "Masked gunmen",
    "p1 acts.": "shot dead", "p2 acts.": "was wounded", "p3 acts.": "shot dead", "a1 acts.": "ordered the killing",
    "p3 actor": Ground(rule="those who carry out an ordered killing", confidence=0.58),
    "i1 when.precision": "Wednesday", "i1 where.name": "Deir ez-Zor",
    "i1 where.": Ground(rule="gazetteer: the town of that name", confidence=0.9),
    "i1 where.text": "outside the bakery in Deir ez-Zor", "i1 where.precision": "bakery",
    "i1 counts.killed.": "Nadia Haddad", "i1 counts.injured.": "Yusuf",
    "k3 type": "12 dead", "k3 method": "shells", "p4 description": "people queuing for bread", "p4 acts.": "12 dead",
    "p4 count.": "12 dead", "p5 acts.": "among them", "p5 count.": "three children", "p5 age_group": "children",
    "p5 part_of": "among them", "i2 when.": "3 March 2019", "i2 where.country": Ground(rule="country of the town"),
    "i2 where.text": "the village of Hajin", "i2 where.precision": "village", "i2 counts.": "12 dead",
    "t1 count.": "more than 2,000", "t1 act": "has killed", "t1 period.": "the 18 months since it took the province",
    "t1 said_on.": "29 December", "t1 where.": "the province", "t1 population": "civilians",
    "i2 where.name": "Hajin",
}  # fmt: skip

ARABIC = """مقتل معلمة وإصابة شقيقها في قصف على حي الحميدية

🕯️ فاطمة الزين، معلمة في الرابعة والثلاثين من عمرها، قُتلت مساء الثلاثاء جراء قصف مدفعي على حي الحميدية في دير الزور، \
بحسب شبكة ضفاف الإخبارية نقلاً عن شهود من الحي.

وأصيب شقيقها وأربعة آخرون، فيما قال مسعف إن عدد المصابين سبعة. ولم تعلن أي جهة مسؤوليتها عن القصف.

ووثقت الشبكة مقتل أكثر من 120 مدنياً في المدينة منذ بداية العام."""


def arabic_coding() -> Coding:
    """Give an Arabic report with an emoji before a name, words quoted out of joined letters, and a toll."""
    report = Report(
        "sha256:" + "ab" * 32, ARABIC, ARABIC.split("\n")[0], "ليلى العمر", "شبكة ضفاف الإخبارية", date(2019, 5, 15),
        PublishedBasis.META, "ar",
    )  # fmt: skip
    day = date(2019, 5, 14)
    fatima = Victim(
        "p1", PartyKind.PERSON, "فاطمة الزين", count=Count.exactly(1), age=34, sex=Sex.FEMALE,
        status=Status.CIVILIAN, occupation="معلمة", acts=(Harm("k1", Outcome.KILLED),),
    )  # fmt: skip
    brother = Victim(
        "p2", PartyKind.PERSON, description="شقيقها", count=Count.exactly(1), sex=Sex.MALE,
        relations=(Relation("brother of", "p1"),), acts=(Harm("k2", Outcome.INJURED),),
    )  # fmt: skip
    others = Victim(
        "p3", PartyKind.GROUP, description="آخرون", count=Count.exactly(4), acts=(Harm("k2", Outcome.INJURED),)
    )
    nobody = Perpetrator(
        "a1", PartyKind.ACTOR, actor=Absent("unknown"), acts=(Participation("k1", Involvement.UNKNOWN),)
    )
    chains = (("شبكة ضفاف الإخبارية", "شهود من الحي"), ("مسعف",))
    shelling = Incident(
        "i1", (Act("k1", "killing", "shelling"), Act("k2", "injury", "shelling")),
        When(day, day, DatePrecision.DAY, "مساء الثلاثاء", DateBasis.RELATIVE_TO_PUBLICATION),
        Where("حي الحميدية في دير الزور", "دير الزور", "SY", "geonames:170794", 35.3359, 40.1408,
              PlacePrecision.NEIGHBOURHOOD, PlacePrecision.TOWN, 6.0),
        (fatima, brother, others), (nobody,), (), {"killed": Count.exactly(1), "injured": Count(5, 5, 7)}, chains,
    )  # fmt: skip
    toll = Toll(
        "t1", "killing", Count(121, text="أكثر من 120"), "مدنياً", where=Where("المدينة"),
        period=When(date(2019, 1, 1), date(2019, 5, 15), DatePrecision.MONTHS, "منذ بداية العام"),
        according_to=(("شبكة ضفاف الإخبارية",),),
    )  # fmt: skip
    told = dict.fromkeys(("i1", "k1", "p1"), Told(chains[0], Stance.REPORTED)) | {"t1": Told(chains[0][:1])}
    seven = find_quote(report, "سبعة")
    medic = [
        Claim("", "i1", f"counts.injured.{end}", 7, quotes=(seven,), according_to=chains[1]) for end in ("low", "high")
    ]
    return make_coding(report, ((shelling,), (toll,)), ARABIC_GROUNDS, told, medic)


ARABIC_GROUNDS = {
    "k1 type": "قُتلت", "k1 method": "قصف مدفعي", "k2 type": "أصيب", "k2 method": Ground("قصف", nth=3),
    "p1 name": "فاطمة الزين", "p1 age": "الرابعة والثلاثين", "p1 sex": "معلمة", "p1 occupation": "معلمة",
    "p1 status": CIVILIAN, "p1 count.": ONE, "p2 count.": ONE, "p1 acts.": "قُتلت", "p2 sex": "شقيقها",
    "p2 relations.": "شقيقها", "p2 acts.": "أصيب", "p3 count.": "أربعة", "p3 acts.": "أصيب", "p2 description": "شقيقها",
    "a1 actor": "لم تعلن أي جهة", "a1 acts.": "لم تعلن أي جهة مسؤوليتها",
    "i1 when.": Ground("الثلاثاء", "weekday before publication", 0.91), "i1 when.text": "مساء الثلاثاء",
    "i1 where.": Ground(rule="gazetteer: the town of that name", confidence=0.88), "i1 where.precision": "حي الحميدية",
    "i1 where.text": "حي الحميدية في دير الزور", "i1 where.name": "دير الزور",
    "i1 counts.killed.": "فاطمة الزين", "i1 counts.injured.": "شقيقها وأربعة آخرون",
    "t1 count.": "أكثر من 120", "t1 act": "مقتل", "t1 period.": "منذ بداية العام", "t1 where.": "المدينة",
}  # fmt: skip

FERRY = """Market strike in Malakal kills at least 14, aid workers say

MALAKAL — At least 14 people, including two girls aged 6 and 9, were killed when aircraft bombed the ferry landing in \
Malakal early on Saturday, two aid workers told Upper Nile Dispatch. An ambulance of the Bor Relief Committee was \
destroyed and between 30 and 40 people were wounded.

The army denied that it had flown that day. Residents said the planes came from the army's base at Paloich.

A nurse and her driver, whose names are withheld at their families' request, were taken by gunmen on the road to \
Baliet last week. The governor said that a prisoner exchange was planned.

Claims that a priest was beaten to death in the town are untrue, the diocese said."""


def ferry_coding() -> Coding:
    """Give an air strike with nested groups and a destroyed ambulance, an abduction, and a killing that is denied."""
    report = Report(
        "sha256:" + "7c" * 32, FERRY, FERRY.split("\n")[0], "Achol Deng", "Upper Nile Dispatch", date(2024, 6, 10),
        PublishedBasis.JSON_LD, "en",
        (Dropped("Aircraft over the river, in a file photo", "repeated caption"), Dropped("Share", "share bar")),
        ("The page is cut off after the sixth paragraph.",),
    )  # fmt: skip
    told = {"i1": Told(("two aid workers",), Stance.REPORTED), "a1": Told(("residents",), Stance.ALLEGED)}
    told |= dict.fromkeys(("k1", "k2", "p1", "p2", "i1", "o1"), told["i1"]) | {
        key: Told(("the diocese",), Stance.DENIED) for key in ("i3", "k4", "p5")
    }
    denial = Claim(
        "", "a1", "acts.k1.involvement", "denied", Stance.ASSERTED, ("The army",),
        (find_quote(report, "The army denied that it had flown that day"),), confidence=0.9,
    )  # fmt: skip
    view = ((_air_strike(), _abduction(), _denied_beating()), ())
    return make_coding(report, view, FERRY_GROUNDS, told, [denial])


def _air_strike() -> Incident:
    day = date(2024, 6, 8)
    people = Victim("p1", PartyKind.GROUP, description="people", count=Count(14), acts=(Harm("k1", Outcome.KILLED),))
    girls = Victim(
        "p2", PartyKind.GROUP, description="girls", count=Count.exactly(2), age=AgeRange(6, 9),
        age_group=AgeGroup.CHILD, sex=Sex.FEMALE, part_of="p1", acts=(Harm("k1", Outcome.KILLED),),
    )  # fmt: skip
    wounded = Victim(
        "p3", PartyKind.GROUP, description="people", count=Count(30, None, 40), acts=(Harm("k2", Outcome.INJURED),)
    )  # fmt: skip
    army = Perpetrator("a1", PartyKind.ACTOR, actor="The army", acts=(Participation("k1", Involvement.SUSPECTED),))
    ambulance = ObjectHarmed(
        "o1", "ambulance of the Bor Relief Committee", "ambulance", Count.exactly(1), (ObjectAct("k1", "destroyed"),)
    )  # fmt: skip
    acts = tuple(Act(f"k{n}", kind, "airstrike", stance=Stance.REPORTED) for n, kind in ((1, "killing"), (2, "injury")))
    return Incident(
        "i1", acts,
        When(day, day, DatePrecision.DAY, "early on Saturday", DateBasis.RELATIVE_TO_PUBLICATION),
        Where("the ferry landing in Malakal", "Malakal", "SS", "geonames:371745", 9.5334, 31.6605, PlacePrecision.SITE,
              PlacePrecision.TOWN, 5.0),
        (people, girls, wounded), (army,), (ambulance,), {"killed": Count(14), "injured": Count(30, None, 40)},
        (("two aid workers",), ("residents",)),
    )  # fmt: skip


def _abduction() -> Incident:
    nurse = Victim(
        "p4", PartyKind.PERSON, Absent("withheld"), count=Count.exactly(1), sex=Sex.FEMALE, occupation="nurse",
        acts=(Harm("k3", Outcome.ABDUCTED),),
    )  # fmt: skip
    driver = Victim(
        "p6", PartyKind.PERSON, Absent("withheld"), count=Count.exactly(1), occupation="driver",
        relations=(Relation("driver of", "p4"),), acts=(Harm("k3", Outcome.ABDUCTED),),
    )  # fmt: skip
    gunmen = Perpetrator(
        "p7", PartyKind.GROUP, description="gunmen", acts=(Participation("k3", Involvement.CARRIED_OUT),)
    )  # fmt: skip
    return Incident(
        "i2", (Act("k3", "abduction"),),
        When(date(2024, 6, 2), date(2024, 6, 8), DatePrecision.WEEK, "last week", DateBasis.RELATIVE_TO_PUBLICATION),
        Where("the road to Baliet", "Baliet", "SS", precision=PlacePrecision.DISTRICT), (nurse, driver), (gunmen,),
        counts={"abducted": Count.exactly(2)},
    )  # fmt: skip


def _denied_beating() -> Incident:
    priest = Victim(
        "p5", PartyKind.PERSON, description="a priest", count=Count.exactly(1), occupation="priest",
        acts=(Harm("k4", Outcome.KILLED),),
    )  # fmt: skip
    beaten = Act("k4", "killing", "beating", stance=Stance.DENIED)
    return Incident(
        "i3", (beaten,), where=Where("in the town"), victims=(priest,), counts={"killed": Count.exactly(1)},
        according_to=(("the diocese",),),
    )  # fmt: skip


WEEKDAY = Ground("Saturday", "weekday before publication", 0.94)
FERRY_GROUNDS = {
    "k1 type": "killed", "k1 method": "aircraft bombed", "k2 type": "wounded", "k2 method": "aircraft bombed",
    "p1 description": "14 people", "p1 count.": "At least 14 people", "p1 acts.": "were killed",
    "p2 description": "girls", "p2 count.": "two girls", "p2 age": "aged 6 and 9", "p2 age_group": "girls",
    "p2 sex": "girls", "p2 part_of": "including", "p2 acts.": "were killed",
    "p3 description": Ground("people", nth=2), "p3 count.": "between 30 and 40 people", "p3 acts.": "wounded",
    "a1 actor": "The army", "a1 acts.": "the planes came from the army's base at Paloich",
    "o1 name": "ambulance of the Bor Relief Committee", "o1 count.": "An ambulance", "o1 acts.": "destroyed",
    "i1 when.": WEEKDAY, "i1 when.text": "early on Saturday", "i1 where.text": "the ferry landing in Malakal",
    "i1 where.name": Ground("Malakal", nth=2), "i1 where.precision": "ferry landing",
    "i1 where.": Ground(rule="gazetteer: the town of that name", confidence=0.93),
    "i1 counts.killed.": "At least 14 people", "i1 counts.injured.": "between 30 and 40 people",
    "k3 type": "were taken", "p4 name": "whose names are withheld", "p6 name": "whose names are withheld",
    "p4 count.": ONE, "p6 count.": ONE, "p4 sex": "her driver", "p4 acts.": "were taken", "p6 acts.": "were taken",
    "p6 relations.": "her driver", "p7 acts.": "were taken by gunmen",
    "i2 when.": Ground("last week", "calendar week", 0.8),
    "i2 when.text": "last week", "i2 where.text": "the road to Baliet", "i2 where.name": "Baliet",
    "i2 where.": Ground(rule="country of the district"), "i2 counts.": Ground("A nurse and her driver"),
    "k4 type": "beaten to death", "k4 method": "beaten", "p5 count.": ONE, "p5 acts.": "beaten to death",
    "i3 where.text": "in the town", "i3 counts.": "a priest",
}  # fmt: skip
