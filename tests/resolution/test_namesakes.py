from onrecord.resolution.bodies import BodyKind, Entry
from onrecord.resolution.folding import cut
from onrecord.resolution.namesakes import Candidate, settle
from onrecord.resolution.written import Reading

CUES = {
    "armed": frozenset({"fighters"}),
    "source": frozenset({"said"}),
    "state": frozenset({"officials"}),
    "party": frozenset({"candidate"}),
}


def body(name, kind, country=()):
    return Entry(name, name, kind, country)


ARMED = body("armed", BodyKind.ARMED_GROUP, ("SD",))
MONITOR = body("monitor", BodyKind.MONITOR, ("FR",))


def settled(text, doubtful, certain=(), here=frozenset(), upper=False):
    reading = Reading(text, cut(text), upper, frozenset())
    found = settle(reading, list(certain), list(doubtful), CUES, lambda _: here)
    return [(one.entry.id, one.first) for one in found]


def doubt(entry, first=0, last=1):
    return Candidate(first, last, entry, "name", True)


def sure(entry, first, last):
    return Candidate(first, last, entry, "name")


def test_a_body_also_named_in_full_is_meant():
    assert settled("RSF met. Rapid Forces", [doubt(ARMED)], [sure(ARMED, 2, 4)]) == [("armed", 0), ("armed", 2)]


def test_a_telling_word_near_decides():
    assert settled("RSF fighters and RSF which said", [doubt(ARMED), doubt(MONITOR)]) == [("armed", 0)]


def test_each_kind_has_words_that_tell_of_it():
    for kind, text in (
        (BodyKind.COMMUNAL, "RSF fighters"),
        (BodyKind.GOVERNMENT, "RSF officials"),
        (BodyKind.PARTY, "RSF candidate"),
        (BodyKind.OUTLET, "RSF said"),
    ):
        assert settled(text, [doubt(body("x", kind))]) == [("x", 0)]


def test_nothing_near_and_nothing_named_is_nobody():
    assert settled("RSF came to town today", [doubt(ARMED)]) == []


def test_the_country_decides_for_an_abbreviation():
    assert settled("RSF came", [doubt(ARMED), doubt(MONITOR)], here=frozenset({"SD"})) == [("armed", 0)]


def test_the_country_says_nothing_of_a_common_word():
    assert settled("Base came", [doubt(ARMED)], here=frozenset({"SD"})) == []


def test_two_bodies_borne_out_equally_are_neither():
    assert (
        settled("RSF came", [doubt(ARMED), doubt(body("other", BodyKind.MILITIA, ("SD",)))], here=frozenset({"SD"}))
        == []
    )


def test_where_another_owns_the_name_only_the_full_name_counts():
    own = sure(MONITOR, 0, 1)
    assert settled("AFP fighters", [doubt(ARMED)], [own]) == [("monitor", 0)]
    full = "AFP fighters of the Armed Forces"
    assert settled(full, [doubt(ARMED)], [own, sure(ARMED, 4, 6)]) == [("armed", 0), ("armed", 4)]


def test_in_capitals_the_telling_word_must_be_next_to_it():
    assert settled("ARENA AND TWO FIGHTERS", [doubt(ARMED)], upper=True) == []
    assert settled("ARENA FIGHTERS", [doubt(ARMED)], upper=True) == [("armed", 0)]


def test_the_longer_name_wins_where_two_overlap():
    assert settled("PA fighters corps", [doubt(ARMED)], [sure(MONITOR, 0, 3)]) == [("monitor", 0)]
