"""Every way in which two incidents agree or differ, by two records that a recorder would meet, from both sides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.linkage.duck import Duck
from onrecord.linkage.incident_comparisons import COMPARISONS, MEASURES
from onrecord.linkage.incident_rows import rows_of
from onrecord.linkage.incidents import INCIDENTS
from onrecord.linkage.kinds import Key
from tests.linkage.happenings import incident

# All meet all.
ALL_MEET = replace(INCIDENTS, keys=(Key(("'a'", "''"), ("n",)),))


def levels(one, other):
    """Give what two incidents come to, in words, by comparison; what says nothing is left out."""
    records = [replace(one, id="1", source="a"), replace(other, id="2", source="b")]
    engine = Duck(ALL_MEET)
    engine.load(rows_of(records))
    engine.find(within=False)
    (told,) = engine.sample(10).pairs.levels.tolist()
    words = (comparison.level_in_words(level) for comparison, level in zip(COMPARISONS, told, strict=True))
    return {each.name: word for each, word in zip(COMPARISONS, words, strict=True) if word is not None}


def of(name, words, one, other):
    return name, words, incident(**one), incident(**other)


def when(words, one, other):
    return of("when", words, {"when": one}, {"when": other})


def told(words, day, published):
    return of("told", words, {"when": day}, {"published": published})


def published(words, one, other):
    return of("published", words, {"published": one}, {"published": other})


def killed(words, one, other):
    return of("killed", words, {"killed": one}, {"killed": other})


WHEN = [
    when("on the same day", "2016-05-03", "2016-05-03"),
    when("in the same few days", "2016-05-03", ("2016-05-02", "2016-05-04")),
    when("a day apart", "2016-05-03", "2016-05-04"),
    when("times overlap", "2016-05-03", ("2016-05-01", "2016-05-31")),
    when("two or three days apart", "2016-05-03", "2016-05-06"),
    when("within a week", "2016-05-03", "2016-05-10"),
    when("within a month", "2016-05-03", "2016-06-01"),
    when("times differ", "2016-05-03", "2016-09-01"),
    of("when", None, {"when": "2016-05-03"}, {"published": "2016-05-04"}),
]
TOLD = [
    told("published within three days of it", "2016-05-03", "2016-05-04"),
    told("published within a fortnight of it", "2016-05-03", "2016-05-12"),
    told("published within three months of it", "2016-05-03", "2016-07-12"),
    told("published later", "2016-05-03", "2017-07-12"),
    told("published before it", "2016-05-03", "2016-04-12"),
]
PUBLISHED = [
    published("published on the same day", "2016-05-03", "2016-05-03"),
    published("published a day apart", "2016-05-03", "2016-05-04"),
    published("published within three days", "2016-05-03", "2016-05-06"),
    published("published within a week", "2016-05-03", "2016-05-10"),
    published("published within a fortnight", "2016-05-03", "2016-05-15"),
    published("published within a month", "2016-05-03", "2016-06-01"),
    published("published within three months", "2016-05-03", "2016-07-15"),
    published("published within a year", "2016-05-03", "2017-03-01"),
    published("published years apart", "2016-05-03", "2019-03-01"),
]


def where(words, one, other):
    return of(
        "place", words, *({"places": names, **({} if at is None else {"spot": at})} for names, at in (one, other))
    )


SARAQIB, MARKET = (35.86, 36.80), (35.864, 36.803)
PLACE = [
    where("the same point and name", ("Saraqib", SARAQIB), ("سراقب", MARKET)),
    where("within 1 km", ("Saraqib", SARAQIB), ("the bakery", MARKET)),
    where("within 5 km, of one name", ("Saraqib", SARAQIB), ("Saraqib", (35.88, 36.82))),
    where("within 5 km", ("Saraqib", SARAQIB), ("Afs", (35.88, 36.82))),
    where("of one name, points unknown or within 30 km", ("Saraqib", None), ("سراقب", None)),
    where("within 12 km", ("Saraqib", SARAQIB), ("Sarmin", (35.91, 36.73))),
    where("within 30 km", ("Saraqib", SARAQIB), ("Idlib", (35.93, 36.63))),
    where("within 80 km", ("Saraqib", SARAQIB), ("Harim", (36.21, 36.52))),
    where("places differ", ("Saraqib", SARAQIB), ("Raqqa", (35.95, 39.01))),
    # A radius tells how far from its point it may have been.
    where("within 5 km", ("Saraqib", SARAQIB), ("Idlib", (35.93, 36.63, 15.0))),
    where("places differ", ("Saraqib", None), ("Raqqa", None)),
    where(None, ("Saraqib", SARAQIB), ((), None)),
]
KILLED = [
    killed("as many killed", 7, 7),
    killed("the same range of killed", (5, 7), (5, 7)),
    killed("numbers of killed share an end", (5, 7), 7),
    killed("numbers of killed overlap", (5, 9), 7),
    killed("numbers of killed are near", 20, 24),
    killed("numbers of killed are not far apart", 4, 7),
    killed("numbers of killed differ", 1, 40),
    of("injured", "the same range of injured", {"injured": 30}, {"injured": 30}),
    of("injured", None, {"injured": 30}, {"killed": 30}),
]
NAMED = ("Hana al-Tawil", "Bilal Haddad", "Wafa Kanaan")
SHARED = [
    of("victims", "several victims in both", {"victims": NAMED}, {"victims": ("هناء الطويل", "بلال حداد")}),
    of("victims", "a victim in both", {"victims": NAMED}, {"victims": ("هناء الطويل", "Omar Barakat")}),
    of("victims", "a victim in both", {"persons": ("p1", "p2")}, {"persons": ("p2", "p3")}),
    of("victims", "no victims in both", {"victims": NAMED}, {"victims": ("Omar Barakat",)}),
    of("victims", None, {"victims": NAMED}, {"victims": ("Omar",)}),
    of("actors", "an actor in both", {"actors": "Syrian Army"}, {"actors": ("SYRIAN ARMY", "Russia")}),
    of("actors", "no actors in both", {"actors": "Syrian Army"}, {"actors": "Russia"}),
    of("methods", "a method in both", {"methods": "shelling"}, {"methods": "Shelling"}),
]
SHELLED = {"text": "On 3 May 2016 shelling in Saraqib and Jisr killed 14 people, residents said. The market was open."}
TWO_NUMBERS = {"text": "The shelling of the market killed 14 people and then 20 people, residents said on the day."}
ROW_AND_TEXT = [
    of("named", "the text has a word of the place's name", {"places": "Saraqib"}, SHELLED),
    of("named", "the text has two words of the place's name or more", {"places": ("Saraqib", "Jisr")}, SHELLED),
    of("named", "the text does not name the place", {"places": "Raqqa"}, SHELLED),
    of("dated", "a day of the one is told in the other", {"when": "2016-05-03"}, SHELLED),
    of("dated", "no day of the one is told in the other", {"when": "2016-05-09"}, SHELLED),
    of("counts", "a number of the one is told in the other", {"killed": 14}, SHELLED),
    of("counts", "several numbers of the one are told in the other", {"killed": (14, 20)}, TWO_NUMBERS),
    of("counts", "no number of the one is told in the other", {"killed": 3}, SHELLED),
    of("counts", None, {"killed": 1}, SHELLED),
]


@pytest.mark.parametrize(
    ("name", "words", "one", "other"), [*WHEN, *TOLD, *PUBLISHED, *PLACE, *KILLED, *SHARED, *ROW_AND_TEXT]
)
def test_two_incidents_come_to_the_same_level_from_both_sides(name, words, one, other):
    assert levels(one, other).get(name) == words
    assert levels(other, one).get(name) == words


def test_texts_are_compared_by_rare_words_and_names():
    story = "Gunmen killed the baker Hana Tawil at the Old Mill in Saraqib. The oven was on, a neighbour said."
    again = "The baker Hana Tawil died at the Old Mill, her neighbour told us. The oven of Saraqib is cold."
    found = levels(incident(text=story), incident(text=again))
    assert found["words"] == "the texts are nearly the same"
    assert found["names"] == "two names in both texts"
    other = incident(text="Gunmen fired at a bus near Saraqib.")
    assert levels(incident(text=story), other)["words"] == "the texts are nearly the same"
    assert "words" not in levels(incident(text=story), incident(text="Nobody fled."))


def test_what_is_not_known_says_nothing():
    assert levels(incident(), incident()) == {}


def test_every_measure_is_asked_for():
    conditions = " ".join(level.condition for each in COMPARISONS for level in each.levels)
    assert all(measure.name in conditions for measure in MEASURES)
