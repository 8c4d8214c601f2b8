from __future__ import annotations

from onrecord.core.vocabulary import Stance
from onrecord.tally.grading.evidence import Evidence
from onrecord.tally.grading.facets import corroborated, facets_of
from onrecord.tally.grading.ladders import Facet
from tests.tally.grading.reported import happening_of, said


def found(facet, *told):
    return corroborated(Evidence(*happening_of(*told)), facet)


def test_a_place_that_two_independent_sources_tell_is_corroborated():
    place = found(Facet.PLACE, said("r1", "Radio Zawiya"), said("r2", "The Gazette"))
    assert (place.grade, str(place)) == ("corroborated", "place: Zawiya, two independent sources")


def test_a_place_in_two_languages_is_one_by_its_entry_in_the_gazetteer():
    place = found(
        Facet.PLACE,
        said("r1", "وكالة الساحل", place="الزاوية", gazetteer="geonames:2208485"),
        said("r2", "The Gazette", gazetteer="geonames:2208485"),
        said("r3", "police"),
    )
    assert (place.sources.number, place.conflicting) == (3, ())


def test_two_towns_contradict_each_other_but_a_town_and_its_province_do_not():
    towns = found(Facet.PLACE, said("r1", "Radio Zawiya"), said("r2", "The Gazette", place="Sabratha"))
    assert (towns.grade, towns.conflicting) == ("single source", ("Zawiya",))
    wide = found(
        Facet.PLACE, said("r1", "Radio Zawiya"), said("r2", "Gazette", place="Tripolitania", precision="province")
    )
    assert (wide.told, wide.conflicting) == ("Zawiya", ())


def test_two_that_agree_and_one_that_does_not_corroborate_in_part():
    date = found(
        Facet.DATE, said("r1", "Radio Zawiya"), said("r2", "The Gazette"), said("r3", "police", day="2016-03-15")
    )
    assert (date.grade, date.told, date.conflicting) == ("partly", "2016-03-13", ("2016-03-15",))


def test_a_week_and_a_day_within_it_may_be_one_day():
    date = found(
        Facet.DATE, said("r1", "Radio Zawiya", day="2016-03-10", until="2016-03-16"), said("r2", "The Gazette")
    )
    assert (date.grade, date.told, date.conflicting) == ("corroborated", "2016-03-13", ())


def test_a_year_corroborates_no_day():
    date = found(
        Facet.DATE, said("r1", "Radio Zawiya", day="2016-01-01", until="2016-12-31"), said("r2", "The Gazette")
    )
    assert (date.grade, date.sources.number) == ("single source", 1)


def test_two_methods_of_one_act_contradict_each_other():
    cause = found(Facet.CAUSE, said("r1", "Radio Zawiya"), said("r2", "The Gazette", method="shooting"))
    assert (cause.told, cause.conflicting) == ("shelling", ("shooting",))


def test_a_name_is_corroborated_by_who_names_the_victim_in_whatever_script():
    name = found(
        Facet.IDENTITY, said("r1", "وكالة الساحل", name="سمير قاسم"), said("r2", "The Gazette", name="Samir Qasem")
    )
    assert name.grade == "corroborated"
    assert found(Facet.IDENTITY, said("r1", "Radio Zawiya")).grade == "not"


def test_a_name_told_of_a_man_and_of_a_woman_is_corroborated_in_part():
    name = found(
        Facet.IDENTITY,
        said("r1", "Radio Zawiya", name="Nour Salem", sex="female"),
        said("r2", "The Gazette", name="Nour Salem", sex="male"),
    )
    assert (name.grade, len(name.conflicting)) == ("partly", 2)


def test_two_bodies_that_are_named_compete_unless_one_source_names_both():
    one = said("r1", "Radio Zawiya", actor="Coast Brigade")
    other = said("r2", "The Gazette", actor="Zawiya Shield")
    both = [said("r3", "police", actor="Coast Brigade"), said("r3", "police", actor="Zawiya Shield")]
    assert found(Facet.RESPONSIBILITY, one, other).conflicting == ("Zawiya Shield",)
    assert found(Facet.RESPONSIBILITY, one, *both).conflicting == ()


def test_who_is_said_not_to_have_done_it_is_not_named():
    denial = said("r1", "Coast Brigade", actor="Coast Brigade", stance=Stance.DENIED, killed=None)
    none = said("r2", "The Gazette", actor="Coast Brigade", involvement="denied")
    assert found(Facet.RESPONSIBILITY, denial, none).grade == "not"


def test_facets_come_in_order_and_say_what_is_missing():
    assert [str(each) for each in facets_of(Evidence(*happening_of(said("r1", "Radio Zawiya", "residents"))))] == [
        "identity: missing",
        "place: Zawiya, one source, which is not named",
        "date: 2016-03-13, one source, which is not named",
        "cause: shelling, one source, which is not named",
        "responsibility: missing",
    ]
