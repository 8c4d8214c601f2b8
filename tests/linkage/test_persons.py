"""Every way in which two victims agree or differ, by two records that a recorder would meet, from both sides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.linkage.duck import Duck
from onrecord.linkage.kinds import Key
from onrecord.linkage.persons import PERSONS
from tests.linkage.people import told

# Each pair is an incident of its own, and meets nobody else.
PAIR_BY_PAIR = replace(PERSONS, keys=(Key(("'i'", "incident"), ("incident",)),))


def named(words, one, other):
    """Give a pair of names, in one or more forms each."""
    return words, *(told(*((name,) if isinstance(name, str) else name)) for name in (one, other))


def died(words, one, other):
    return words, told(died=one), told(died=other)


def born(words, one, other):
    return words, told(born=one), told(born=other)


GIVEN = [
    named("given name the same, whatever its spelling", "Hana Omar al-Tawil", "HANA al-Tawil"),
    named("given name the same, whatever its spelling", "هناء عمر الطويل", "Hana Omar al-Tawil"),
    named("given name nearly the same", "Salim al-Masri", "Salman al-Masri"),
    named("given name a little alike", "Yusuf al-Masri", "Yaser al-Masri"),
    named("given name among the other's parents or family", "Samir Khaled al-Masri", "Khaled al-Masri"),
    named("given names differ", "Nabil Omar Ali al-Tawil", "Hana Omar Ali al-Tawil"),
    named(None, "Umm Khaled al-Masri", "Hana al-Masri"),
]

LETTERS = [
    named("given name written alike", "Hana Omar al-Tawil", "HANA al-Tawil"),
    named("given name written alike", ("هناء الطويل", "Hanaa al-Tawil"), ("هناء عمر الطويل", "Hana Omar al-Tawil")),
    named("given name written nearly alike", "Mohammed al-Masri", "Muhammad al-Masri"),
    named("given name written with other letters", "Omar al-Masri", "Amr al-Masri"),
    named(None, "هناء عمر الطويل", "Hana Omar al-Tawil"),
]

LINEAGE = [
    named(
        "three or more names of the lineage alike, none other",
        "Hana Omar Ali al-Tawil",
        "Hana Omar Ali Khaled al-Tawil",
    ),
    named("father's and family's name alike, none other", "Hana Omar al-Tawil", "Hana Omar Ali al-Tawil"),
    named(
        "father's name and another alike, the rest nearly",
        "Hana Omar Salim al-Tawil",
        "Hana Omar Salman al-Tawil",
    ),
    named("two names of the lineage alike, none other", "Hana Ali al-Tawil", "Hana Omar Ali al-Tawil"),
    named(
        "father's name and another alike, the rest differs",
        "Hana Omar Ali al-Tawil",
        "Hana Omar Khaled al-Tawil",
    ),
    named("family's name alike, no other told", "Hana al-Tawil", "Hana Omar Ali al-Tawil"),
    named(
        "two names of the lineage alike, the rest nearly",
        "Hana Salim Ali al-Tawil",
        "Hana Salman Ali al-Tawil",
    ),
    named(
        "two names of the lineage alike, the rest differs",
        "Hana Yusuf Ali al-Tawil",
        "Hana Khaled Ali al-Tawil",
    ),
    named("one name of the lineage alike, no other told", "Hana Omar", "Hana Omar Ali al-Tawil"),
    named("one name of the lineage alike, the rest nearly", "Hana Salim al-Tawil", "Hana Salman al-Tawil"),
    named("names of the lineage nearly alike", "Hana Salim", "Hana Omar Salman"),
    named("family's name alike, the rest differs", "Hana Omar al-Tawil", "Hana Khaled al-Tawil"),
    named("father's name alike, the rest differs", "Hana Omar al-Tawil", "Hana Omar al-Najjar"),
    named("one name of the lineage alike, the rest differs", "Hana Ali al-Tawil", "Hana Omar Ali al-Najjar"),
    named("lineages differ", "Hana Omar al-Tawil", "Hana Khaled al-Najjar"),
    named(None, "Hana", "Hana Khaled al-Najjar"),
    # Whoever is near to two is near to one.
    named("lineages differ", "Hana Salim Salmi", "Hana Salman Omar Khaled"),
    named("lineages differ", "Hana Salim Salma", "Hana Salman Bakr"),
]

ALIKE = "names of the lineage that are alike are written alike"
OTHERWISE = "names of the lineage that are alike are written in other ways"
SPELLING = [
    named(ALIKE, "Hana Omar al-Tawil", "Hanaa Omar al-Tawil"),
    named(ALIKE, ("هناء عمر الطويل", "Hana Omar Tawil"), ("هناء عمر الطويل", "Hana Umar Taweel")),
    named(OTHERWISE, "Hana Hassan al-Tawil", "Hana Hussein al-Tawil"),
    named(OTHERWISE, "هناء حسن الطويل", "هناء حسين الطويل"),
    named(None, "هناء عمر الطويل", "Hana Omar al-Tawil"),
    named(None, "Hana Omar al-Tawil", "Hana Khaled al-Najjar"),
]

SEX = [
    ("same sex", told(sex="f"), told(sex="f")),
    ("sexes differ", told(sex="f"), told(sex="m")),
    (None, told(sex="f"), told()),
]

BORN = [
    born("same day of birth", "1990-03-12", "1990-03-12"),
    born("day of birth with one sign changed, or day and month", "1990-03-12", "1990-03-17"),
    born("day of birth with one sign changed, or day and month", "1990-03-12", "1980-03-12"),
    born("day of birth with one sign changed, or day and month", "1990-03-12", "1990-12-03"),
    born("same day and month of birth, another year", "1989-03-12", "1990-03-12"),
    born("born within a year", "1989-11-30", "1990-03-12"),
    born("born within three years", "1987-11-30", "1990-03-12"),
    born("days of birth differ", "1986-11-30", "1990-03-12"),
    born(None, ("1990-01-01", "1990-12-31"), "1990-03-12"),
]

AGE = [
    ("same age", told(age=40), told(age=40)),
    ("same age", told(age=(38, 42)), told(age=(42, 50))),
    ("ages a year apart", told(age=40), told(age=41)),
    ("ages two or three years apart", told(age=40), told(age=(43, 45))),
    ("ages up to ten years apart", told(age=40), told(age=50)),
    ("ages differ", told(age=40), told(age=51)),
    (None, told(age=40), told()),
    # Of two days of birth ages are no second evidence; of one they are.
    (None, told(age=40, born="1976-01-02"), told(age=40, born="1976-01-02")),
    ("same age", told(age=40, born="1976-01-02"), told(age=40)),
]

DIED = [
    died("died the same day", "2016-05-03", "2016-05-03"),
    died("died within the same few days", "2016-05-03", "2016-05-04"),
    died("died within the same few days", ("2016-05-01", "2016-05-08"), "2016-05-08"),
    died("times of death overlap", ("2016-05-01", "2016-05-31"), "2016-05-08"),
    died("died within a week", "2016-05-03", "2016-05-10"),
    died("died within a week", ("2016-05-01", "2016-05-31"), "2016-06-01"),
    died("died within a month", "2016-05-03", "2016-06-03"),
    died("times of death differ", "2016-05-03", "2016-06-04"),
    (None, told(died="2016-05-03"), told()),
]

# One degree of latitude is 111.2 km: 3 km are 0.0270, 15 are 0.1349, 30 are 0.2698, 60 are 0.5396.
RAQQA = (35.95, 39.01)
PLACE = [
    ("same place", told(place="Khan Younis"), told(place="خان يونس")),
    ("same place", told(place="Raqqa", spot=RAQQA), told(place="Raqqa", spot=(36.21, 39.01))),
    # A town of the same name elsewhere.
    ("places differ", told(place="Salamiya", spot=(35.01, 37.05)), told(place="Tabqa", spot=(35.84, 38.55))),
    ("places within 3 km", told(spot=RAQQA), told(spot=(35.976, 39.01))),
    ("places within 3 km", told(spot=RAQQA), told(spot=RAQQA)),
    ("places within 3 km", told(spot=(*RAQQA, 8.0)), told(spot=(36.04, 39.01))),
    ("places nearby or of nearly the same name", told(spot=RAQQA), told(spot=(36.08, 39.01))),
    ("places nearby or of nearly the same name", told(place="Deir al-Balah"), told(place="Deir Balad")),
    ("places within 60 km", told(spot=RAQQA), told(spot=(36.48, 39.01))),
    ("places within 60 km", told(place="Raqqa", spot=RAQQA), told(place="Tabqa", spot=(35.84, 38.55))),
    ("places differ", told(spot=RAQQA), told(spot=(36.50, 39.01))),
    ("places differ", told(place="Raqqa"), told(place="Idlib")),
    (None, told(place="Raqqa"), told(spot=RAQQA)),
]

INCIDENT = [
    ("died in one and the same incident", told(happened="i1"), told(happened="i1")),
    ("died in incidents that are told apart", told(happened="i1"), told(happened="i2")),
    (None, told(happened="i1"), told()),
]

TOLD = {
    "given": GIVEN, "letters": LETTERS, "lineage": LINEAGE, "spelling": SPELLING, "sex": SEX, "born": BORN, "age": AGE,
    "died": DIED, "place": PLACE, "incident": INCIDENT,
}  # fmt: skip
PAIRS = [(name, *pair) for name, pairs in TOLD.items() for pair in pairs]


@pytest.fixture(scope="module")
def found():
    """Give what each pair comes to in each comparison, in words; each is told from both sides."""
    records = []
    for place, (_, _, one, other) in enumerate(PAIRS):
        for turn, (first, second) in enumerate(((one, other), (other, one))):
            records += [
                replace(record, source=source, incident=f"{place}:{turn}")
                for source, record in (("a", first), ("b", second))
            ]
    engine = Duck(PAIR_BY_PAIR)
    engine.load(records)
    assert engine.find(within=False) == 2 * len(PAIRS)
    pairs = engine.sample(1_000).pairs
    told = {}
    for one, levels in zip(pairs.one.tolist(), pairs.levels.tolist(), strict=True):
        told[one // 2] = {
            each.name: each.level_in_words(level) for each, level in zip(PERSONS.comparisons, levels, strict=True)
        }
    return told


@pytest.mark.parametrize(
    "place", range(len(PAIRS)), ids=[f"{name}, {words or 'unknown'}" for name, words, _, _ in PAIRS]
)
def test_two_records_agree_or_differ(found, place):
    name, words, _, _ = PAIRS[place]
    assert [found[2 * place + turn][name] for turn in (0, 1)] == [words, words]


def test_every_level_has_a_pair():
    assert {
        comparison.name: {words for words, _, _ in TOLD[comparison.name]} for comparison in PERSONS.comparisons
    } == {comparison.name: {*comparison.words, None} for comparison in PERSONS.comparisons}
