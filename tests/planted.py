"""An edition with planted secrets: words that stand nowhere else, in every place that a value can leave by.

Each secret says which audiences may not have it. Every word is made of syllables and its number, so that it can stand
in no other text by chance.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from onrecord.core.coding import Relation
from onrecord.core.scope import Scope
from onrecord.core.values import AgeRange, Count, Name, When, Where
from onrecord.core.vocabulary import AgeGroup, DatePrecision, Outcome, PartyKind, PlacePrecision, Sex, Status
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
    Withdrawal,
)
from onrecord.publish.edition import About, Edition, Methodology, Part, Total

__all__ = ["ALL", "CHILD_YEARS", "Planted", "Planting", "Secret", "arabic", "innocent_numbers", "planted", "told_ages"]

PUBLIC, PARTNER, COURT, FAMILY = "public", "partner", "court", "family"
ALL = (PUBLIC, PARTNER, COURT, FAMILY)
CONSONANTS, VOWELS = "bdfgjklmnrstvz", "aiou"
ARABIC = dict(zip(CONSONANTS + VOWELS, "بدفغجكلمنرستوزايوو", strict=True))
MADE_ON = date(2024, 6, 1)
DAYS = date(1987, 1, 13)
OTHERS = 3
CHILD_YEARS = ((9, "nine", "تسع"), (8, "eight", "ثماني"), (10, "ten", "عشر"), (6, "six", "ست"))
"""Another incident each quotes what the first of its kind holds back."""


@dataclass(frozen=True, slots=True)
class Secret:
    """Words that some audiences may not have, what they are of, and whether they are figures."""

    of: str
    words: str
    hidden_from: frozenset[str]
    is_number: bool = False


@dataclass(slots=True)
class Planted:
    """An edition, and the secrets in it."""

    edition: Edition
    secrets: tuple[Secret, ...]


@dataclass(slots=True)
class Planting:
    """Gives words that stand nowhere else, and keeps which audiences may not have them."""

    secrets: dict[str, Secret] = field(default_factory=dict)
    number: int = 0

    def word(self, of: str, *hidden_from: str) -> str:
        """Give a new word that these audiences may not have."""
        return self.keep(of, self.fresh(), *hidden_from)

    def name(self, of: str, *hidden_from: str) -> str:
        """Give a new name of three parts, each of which these audiences may not have."""
        return " ".join(self.word(f"{of}, {part}", *hidden_from) for part in ("given", "father", "family"))

    def keep(self, of: str, words: str, *hidden_from: str, is_number: bool = False) -> str:
        """Keep words as a secret."""
        self.secrets[words] = Secret(of, words, frozenset(hidden_from), is_number)
        return words

    def fresh(self) -> str:
        """Give a word that was not given before: a capital, four consonants, no two words with the same ones."""
        self.number += 1
        left, letters = self.number * 97, ""
        for place in range(4):
            left, rest = divmod(left, len(CONSONANTS))
            letters += CONSONANTS[(rest + place * 5) % len(CONSONANTS)] + VOWELS[(rest + place) % len(VOWELS)]
        return letters.capitalize() + "qx"


def planted(rounds: int = 2) -> Planted:
    """Give an edition with every kind of secret, so many times over."""
    planting = Planting()
    files: list[IncidentFile] = []
    for number in range(rounds):
        for make in (_child, _aged, _survivor, _wounded, _accused, _confidant, _called, _at_home, _member, _too_early):
            files += make(planting, number)
    protected = _protected_toll(planting)
    about = _about(planting, files)
    withdrawals = (Withdrawal("w-1", MADE_ON, f"Withdrawn: {_first(planting, 'child, given')} lives."),)
    ordered = sorted(files, key=lambda file: file.incident.id)
    edition = Edition(about, lambda: iter(ordered), lambda: iter(protected[0]), protected[1], withdrawals)
    return Planted(edition, tuple(planting.secrets.values()))


def arabic(words: str) -> str:
    """Give words in Arabic letters."""
    return "".join(
        ARABIC.get(letter, "ق" if letter == "q" else "" if letter == "x" else letter) for letter in words.lower()
    )


def _first(planting: Planting, of: str) -> str:
    return next(secret.words for secret in planting.secrets.values() if secret.of == of)


def _citation(number: str, **told: object) -> Citation:
    return replace(Citation(f"sha256:{number:0>8}", "River Post", f"News {number}", date(2020, 1, 2), "en"), **told)


def _incident(id_: str, report: Citation, **told: object) -> IncidentRecord:
    day = date(2020, 1, 1)
    record = IncidentRecord(
        id_, When(day, day, DatePrecision.DAY),
        Where("in Kutum", "Kutum", "SD", "geonames:371745", 14.2, 24.67, PlacePrecision.TOWN, PlacePrecision.TOWN, 6.0),
        (ActDone(f"{id_}-k", "killing", "shelling"),), counts={"killed": Count.exactly(4)},
        grade=Grade("every-casualty", "confirmed", "two sources", (), date(2021, 1, 1), True), reports=(report.id,),
    )  # fmt: skip
    return replace(record, **told)


def _person(id_: str, incident: str, name: str | None, *said: Statement, **told: object) -> VictimRecord:
    names = (Name(name, "Latn", "en"), Name(arabic(name), "Arab", "ar")) if name else ()
    record = VictimRecord(
        id_, incident, PartyKind.PERSON, name, names, None, Count.exactly(1), 40, AgeGroup.ADULT, Sex.FEMALE,
        Status.CIVILIAN, harm=(Harmed(Outcome.KILLED, f"{incident}-k"),), statements=said,
    )  # fmt: skip
    return replace(record, **told)


def _thing(id_: str, incident: str, name: str, type_: str, report: str, *quotes: str) -> ObjectRecord:
    said = (Statement("name", name, report, quotes), Statement("type", type_, report, (f"it was a {type_}",)))
    return ObjectRecord(id_, incident, name, type_, harm=(Damaged("destroyed", f"{incident}-k"),), statements=said)


def _elsewhere(id_: str, *texts: str) -> IncidentFile:
    """Give another incident whose report holds words of the first one's secrets."""
    report = _citation(
        id_, title=f"Remembered: {texts[0]}", address=f"https://post.example/2020/{texts[0].replace(' ', '-')}"
    )
    said = tuple(Statement("acts.type", "killing", report.id, (f"as {text} was before",)) for text in texts)
    where = Where("in Buram", "Buram", "SD", None, 10.83, 25.17, PlacePrecision.TOWN, PlacePrecision.TOWN, 5.0)
    return IncidentFile(_incident(id_, report, statements=said, where=where), (), (report,))


def _child(planting: Planting, number: int) -> Iterator[IncidentFile]:
    id_ = f"i-child{number}"
    name, mother = planting.name("child", PUBLIC), planting.fresh() + " " + planting.fresh()
    given = name.split()[0]
    work, told, kin = (planting.word(f"child, {of}", PUBLIC) for of in ("occupation", "description", "relation"))
    inside = planting.word("child, id", PUBLIC)
    planting.keep("child, Arabic", arabic(name), PUBLIC)
    report = _citation(id_, title=f"{given} and her mother among the dead")
    child = _person(
        f"v-{given.lower()}-{inside}", id_, name, Statement("name", name, report.id, (f"her daughter {name}, 7",)),
        Statement("occupation", work, report.id, (f"who worked as a {work}",)),
        Statement("name", f"{name} {inside}", report.id, (f"also written {name} {inside}",), stands=False),
        age=7, age_group=AgeGroup.CHILD, occupation=work, description=f"a {told} girl",
        disagreements=(Disagreement("name", name, "the later report", (f"{given} {inside}",)),),
    )  # fmt: skip
    woman = _person(
        f"v-mother{number}", id_, mother, Statement("name", mother, report.id, (f"{mother}, mother of {given}",)),
        Statement("status", "civilian", report.id, (f"{arabic(given)} وأمّها", f"they carried {name.upper()}")),
        relations=(Relation(f"{kin} mother of", child.id),),
        names=(Name(mother, "Latn", "en"), Name(f"Umm {given}", "Latn", "en", (("kunya", f"Umm {given}"),))),
    )  # fmt: skip
    grade = Grade("every-casualty", "confirmed", f"a neighbour saw {name}", (), date(2021, 1, 1), True)
    yield IncidentFile(_incident(id_, report, grade=grade), (child, woman), (report,))
    yield _elsewhere(f"i-again{number}", name, f"{given[:4]}\u200b{given[4:]}", " ".join(reversed(name.split())))


def told_ages(years: int, words: str, arabic_words: str) -> tuple[str, ...]:
    """Give ways in which texts tell an age, in figures and in words."""
    return (
        f"aged {years}", f"aged {words}", f"ages 3, {years} and 15", f"a {years}-year-old", f"{words}-year-old",
        f"{words} years old",
        f"{years} yrs old", f"at the age of {words}", f"a girl of {words},", f"she was only {words} when",
        f"her daughter ({years})",
        f"turned {words} in March", f"Age: {years}", f"ابنة {arabic_words} سنوات", f"عمرها {years}",
        f"البالغة من العمر {arabic_words} سنوات",
        f"طفلة {''.join(chr(0x660 + int(each)) for each in str(years))} سنوات", f"niña de {years} años",
        f"âgée de {years} ans", f"{years}-річна",
    )  # fmt: skip


def innocent_numbers(years: int, words: str) -> tuple[str, ...]:
    """Give numbers that tell no age, in what is said of the same incident."""
    return (
        f"on {years} March 2020", f"at {years} a.m.", f"{words} shells fell on Building {years}",
        f"{years} people fled",
        f"for {words} years", f"{years} years ago", f"SDG 16.{years}", f"in Camp {years}, a clinic",
        f"Resolution ({years})",
        f"منذ {years} سنوات", f"في {years} آذار", f"الغرفة رقم {years}", f"hace {years} años",
        f"{years} ans de guerre", f"{years} травня",
    )  # fmt: skip


def _aged(planting: Planting, number: int) -> Iterator[IncidentFile]:
    """Give an incident whose texts tell a child's age in many ways, and hold the number in others."""
    id_, report = f"i-aged{number}", _citation(f"aged{number}")
    years = CHILD_YEARS[number % len(CHILD_YEARS)]
    told = told_ages(*years)
    for each in told:
        planting.keep("child, age", each, PUBLIC, is_number=True)
    child = _person(
        f"v-aged{number}", id_, None, Statement("age", years[0], report.id, (f"Amal, {years[0]}",)),
        Statement("age_group", "child", report.id, (str(years[0]),)), age=years[0], age_group=AgeGroup.CHILD,
    )  # fmt: skip
    said = tuple(Statement("acts.type", "killing", report.id, (f"They said: {each} of them.",)) for each in told)
    said += tuple(Statement("acts.method", "shelling", report.id, (each,)) for each in innocent_numbers(*years[:2]))
    yield IncidentFile(_incident(id_, report, statements=said), (child,), (report,))


def _survivor(planting: Planting, number: int) -> Iterator[IncidentFile]:
    id_, day = f"i-survivor{number}", DAYS + timedelta(days=35 * number)
    name, husband = planting.name("survivor", *ALL), planting.name("survivor's husband", PUBLIC, PARTNER)
    work, told = (planting.word(f"survivor, {of}", PUBLIC, PARTNER, FAMILY) for of in ("occupation", "description"))
    nation, title = planting.word("survivor, nationality", PUBLIC, FAMILY), planting.word("survivor, title", PUBLIC)
    town, site, link = (
        planting.word("survivor, town", PUBLIC),
        planting.word("survivor, site", PUBLIC),
        planting.word("survivor, link", PUBLIC, FAMILY),
    )
    few = planting.word("survivor, count", PUBLIC, FAMILY)
    kind = planting.word("survivor, object", PUBLIC, FAMILY)
    for form in (day.isoformat(), f"{day.day} {day:%B} {day.year}", f"{day:%Y%m%d}"):
        planting.keep("survivor, day", form, PUBLIC, PARTNER, is_number=True)
    north = planting.keep("survivor, latitude", f"13.{77001 + number}", PUBLIC, is_number=True)
    report = _citation(
        id_,
        title=f"A {title} was taken in {town} on {day:%d %B}",
        published=day,
        address=f"https://post.example/{title}",
    )
    kin = planting.word("survivor, relation", *ALL)
    where = Where(
        f"near the {site} of {town}",
        town,
        "SD",
        None,
        float(north),
        25.5,
        PlacePrecision.SITE,
        PlacePrecision.TOWN,
        4.0,
    )
    survivor = _person(
        f"v-{name.split()[0].lower()}", id_, name,
        Statement("name", name, report.id, (f"{name}, a {work} from {nation}",)),
        Statement(f"harm.k-{link.lower()}", "unknown", report.id, ("it was done to her",)),
        occupation=work, description=f"the {told}", nationality=nation,
        relations=(Relation(f"{kin} wife of", f"v-husband{number}"),),
        harm=(Harmed(Outcome.TORTURED, f"{id_}-v"), Harmed(Outcome.UNKNOWN, f"k-{link.lower()}")),
    )  # fmt: skip
    man = _person(
        f"v-husband{number}",
        id_,
        husband,
        Statement("name", husband, report.id, (f"her husband {husband}",)),
        relations=(Relation(f"{planting.word('husband, relation', *ALL)} husband of", survivor.id),),
    )
    incident = _incident(
        id_, report, when=When(day, day, DatePrecision.DAY, f"on {day:%d %B %Y}"), where=where,
        acts=(ActDone(f"{id_}-v", "sexual_violence"), ActDone(f"{id_}-k", "killing")),
        counts={"tortured": Count(1, 1, 1, f"one {few}")},
        statements=(
            Statement("when.earliest", day.isoformat(), report.id, (f"on {day:%d %B %Y}",)),
            Statement("where.name", town, report.id, (f"near the {site} of {town}",)),
            Statement("acts.type", "sexual_violence", report.id, (f"in {town} on {day:%A}, {name} was taken",)),
        ),
    )  # fmt: skip
    house = _thing(f"o-{name.split()[0].lower()}", id_, f"the house of {name}", kind, report.id, f"{name} had a house")
    yield IncidentFile(incident, (survivor, man), (report,), (house,))
    yield _elsewhere(f"i-survivor{number}-again", name)


def _wounded(planting: Planting, number: int) -> Iterator[IncidentFile]:
    id_ = f"i-wounded{number}"
    name, told = (
        planting.name("wounded", PUBLIC, PARTNER, FAMILY),
        planting.word("wounded, description", PUBLIC, PARTNER, FAMILY),
    )
    work, kin = (
        planting.word("wounded, occupation", PUBLIC, FAMILY),
        planting.word("wounded, relation", PUBLIC, FAMILY, PARTNER),
    )
    gone = planting.word("relative elsewhere", PUBLIC, PARTNER)
    report = _citation(id_)
    wounded = _person(
        f"v-wounded{number}", id_, name, Statement("name", name, report.id, (f"{name}, {work}, was wounded",)),
        age=AgeRange(30, 33), occupation=work, description=f"a {told}", harm=(Harmed(Outcome.INJURED, f"{id_}-k"),),
    )  # fmt: skip
    brother = planting.fresh() + " " + planting.fresh()
    dead = _person(
        f"v-brother{number}", id_, brother, Statement("name", brother, report.id, (f"{brother}, brother of {name}",)),
        relations=(Relation(f"{kin} brother of", wounded.id), Relation("son of", f"p-{gone.lower()}")),
    )  # fmt: skip
    yield IncidentFile(_incident(id_, report), (wounded, dead), (report,))


def _accused(planting: Planting, number: int) -> Iterator[IncidentFile]:
    id_, name = f"i-accused{number}", planting.name("accused", PUBLIC, FAMILY)
    teller = " ".join(planting.word(f"teller, {part}", PUBLIC, FAMILY) for part in ("given", "family"))
    report = _citation(id_)
    actor = ActorNamed(f"{id_}-a", PartyKind.PERSON, "the army", name, ("suspected",))
    said = (
        Statement(f"actors.{id_}-a.name", name, report.id, (f"{name} gave the order",), (f"{teller}, a baker",)),
        Statement("acts.type", "killing", report.id, (f"soldiers under {name} came", f"{teller} told us"), (teller,)),
    )
    yield IncidentFile(_incident(id_, report, actors=(actor,), statements=said), (), (report,))


def _confidant(planting: Planting, number: int) -> Iterator[IncidentFile]:
    id_ = f"i-confidant{number}"
    name, title = planting.name("protected source", *ALL), planting.word("protected source, title", *ALL)
    words, page, id_words = (planting.word(f"protected source, {of}", *ALL) for of in ("quote", "address", "id"))
    quote = f"I saw the men of the {words} come over the bridge at dawn"
    hidden = Citation(
        f"statement-{id_words.lower()}", f"{name}, nurse", f"What the {title} nurse saw that very morning",
        date(2020, 1, 3), "en", f"https://vault.example/{page.lower()}", f"family-{id_words.lower()}", True,
    )  # fmt: skip
    report = _citation(id_, family=f"family-{id_words.lower()}", title=f"{name.split()[2]} clinic shelled")
    said = (
        Statement("when.earliest", "2020-01-01", hidden.id, (quote,), (name,)),
        Statement(
            "acts.type",
            "killing",
            report.id,
            (f"our reporter spoke to {name}", f"somebody: {quote[6:50]} over the bridge at dawn"),
        ),
    )
    grade = Grade(
        "every-casualty",
        "confirmed",
        f"{name} and a paper agree",
        (f"a second source beside {name}",),
        date(2021, 1, 1),
        True,
    )
    incident = _incident(id_, report, statements=said, grade=grade, reports=(report.id, hidden.id))
    yield IncidentFile(incident, (), (report, hidden))


def _called(planting: Planting, number: int) -> Iterator[IncidentFile]:
    id_ = f"i-called{number}"
    phone = planting.keep("phone", f"+963 944 120 {310 + number}", *ALL, is_number=True)
    plain = planting.keep("phone, plain", f"0944 81{number} 7733", *ALL, is_number=True)
    digits = planting.keep(
        "phone, Arabic digits", f"٠٩٤٤{''.join(chr(0x660 + int(each)) for each in f'55{number}123')}", *ALL
    )
    mail = planting.keep("e-mail", f"{planting.fresh().lower()}@mail.example", *ALL)
    paper = planting.keep("passport", f"N{7340012 + number}", PUBLIC, PARTNER, FAMILY)
    report = _citation(id_, title=f"Call {plain} for news")
    name = planting.fresh() + " " + planting.fresh()
    said = (
        Statement("name", name, report.id, (f"{name}, reached at {phone}", f"هاتف {digits}"), (f"the clerk ({mail})",)),
        Statement("status", "civilian", report.id, (f"passport {paper} lay beside him", f"write to {mail}")),
    )
    victim = _person(f"v-called{number}", id_, name, *said, description=f"a man with the number {phone}")
    yield IncidentFile(_incident(id_, report), (victim,), (report,))


def _at_home(planting: Planting, number: int) -> Iterator[IncidentFile]:
    id_, street = f"i-home{number}", planting.word("street", PUBLIC)
    north = planting.keep("exact latitude", f"14.{21344 + number}", PUBLIC, is_number=True)
    where = Where(
        f"at 12 {street} road in Kutum", "Kutum", "SD", "geonames:371745", float(north), 24.671, PlacePrecision.EXACT,
        PlacePrecision.EXACT, 0.1,
    )  # fmt: skip
    report = _citation(id_, title=f"House on {street} road hit")
    owner = " ".join(planting.word(f"object, {part}", PUBLIC, FAMILY) for part in ("given", "family"))
    house = _thing(f"o-home{number}", id_, f"house of {owner}", "house", report.id, f"the house of {owner} was hit")
    said = (
        Statement("where.text", f"at 12 {street} road in Kutum", report.id, (f"at 12 {street} road in Kutum",)),
        Statement("acts.type", "killing", report.id, (f"a shell fell on {street} road",)),
        Statement("acts.method", "shelling", report.id, (f"{owner.split()[1]} and his sons were not there",)),
    )
    yield IncidentFile(_incident(id_, report, where=where, statements=said), (), (report,), (house,))


def _member(planting: Planting, number: int) -> Iterator[IncidentFile]:
    id_, body = f"i-member{number}", planting.word("affiliation", PUBLIC, FAMILY)
    name, report = planting.fresh() + " " + planting.fresh(), _citation(id_)
    said = (
        Statement("affiliation", f"{body} union", report.id, (f"of the {body} union",)),
        Statement("name", name, report.id, (f"{name} of the {body} union",)),
    )
    victim = _person(f"v-member{number}", id_, name, *said, affiliation=f"{body} union")
    yield IncidentFile(_incident(id_, report), (victim,), (report,))


def _too_early(planting: Planting, number: int) -> Iterator[IncidentFile]:
    signed, last_week = date(2021, 1, 1), MADE_ON - timedelta(days=4)
    cases = {
        "new": (PUBLIC, Grade("every-casualty", "confirmed", "two", (), signed, True), last_week),
        "unsigned": (COURT, Grade("every-casualty", "confirmed", "two"), date(2020, 1, 1)),
        "yesterday": (
            FAMILY,
            Grade("every-casualty", "confirmed", "two", (), MADE_ON - timedelta(days=1), True),
            date(2020, 1, 1),
        ),
        "refuted": (PARTNER, Grade("airwars", "discounted", "two", (), signed, True), date(2020, 1, 1)),
    }
    for case, (audience, grade, day) in cases.items():
        also = (FAMILY,) if case == "unsigned" else ()
        id_, name = f"i-{case}{number}", planting.name(f"{case} incident", audience, *also)
        report = _citation(id_, title=f"{name.split()[0]} is dead")
        victim = _person(f"v-{case}{number}", id_, name, Statement("name", name, report.id, (f"{name} died",)))
        incident = _incident(id_, report, grade=grade, when=When(day, day, DatePrecision.DAY))
        yield IncidentFile(incident, (victim,), (report,))


def _protected_toll(planting: Planting) -> tuple[tuple[TollRecord, ...], tuple[Citation, ...]]:
    name, words = planting.name("toll's protected source", *ALL), planting.word("toll's quote", *ALL)
    few = planting.word("toll of one", PUBLIC)
    id_ = planting.word("toll's report", *ALL).lower()
    hidden = Citation(f"letter-{id_}", name, f"Letter of {name}", None, "en", None, None, True)
    said = (Statement("count.low", 300, hidden.id, (f"by the count of the {words} office of ours",), (name,)),)
    large = TollRecord(
        "t-large", "killing", Count(300, None, None, "over 299"), "civilians", reports=(hidden.id,), statements=said
    )
    small = TollRecord("t-one", "killing", Count.exactly(1), f"the {few} of the school")
    return (large, small), (hidden,)


def _about(planting: Planting, files: list[IncidentFile]) -> About:
    child, source = _first(planting, "child, given"), _first(planting, "protected source, family")
    few = planting.word("total of one", PUBLIC)
    victims = sum(len(file.victims) for file in files)
    return About(
        f"Deaths on the river road, for {child}", "The River Record (invented)", "1", MADE_ON, "whole",
        scope=Scope("River road", ("killing",), f"everybody, {child} first", ("SD",)), contact="mail@record.example",
        incidents=len(files), victims=victims, named=victims,
        totals=(
            Total("killed", Count(90, 90, 90), "every-casualty"),
            Total("killed", Count.exactly(1, f"one {few}"), "every-casualty", "child"),
        ),
        limits=(f"{source} could not be reached again.",),
        methodology=Methodology(
            (Part("sources", f"Sources: {source}", "What is used?", (f"We thank {source}, and {child}.",)),)
        ),
        codebook={"act": {"killing": f"Killing (as of {child})", "torture": "Torture"}},
    )  # fmt: skip
