from __future__ import annotations

import pytest

from onrecord.coding.codebook import default_codebook
from onrecord.coding.imports.mapping import ColumnMeaning, ListMapping
from onrecord.coding.imports.rowcoding import ListCoder
from onrecord.core.coding import Coder
from onrecord.core.contract import check_coding
from onrecord.core.values import Absent, Count
from onrecord.core.vocabulary import CoderKind, Stance
from onrecord.evidence.rows import Filled, Place, row_report


def coded(unit, **cells):
    """Give what comes of a row whose columns are mapped to the names of its cells (`__` for a full stop)."""
    targets = [name.rstrip("2").replace("__", ".") for name in cells]
    columns = tuple(ColumnMeaning(name, target) for name, target in zip(cells, targets, strict=True))
    book = default_codebook()
    coder = ListCoder(
        ListMapping("list", unit, "killing", columns), Coder(CoderKind.IMPORT, "list", "1", book.id), book
    )
    filled = [Filled(f"{chr(65 + at)}2", name, text) for at, (name, text) in enumerate(cells.items())]
    return coder.code(row_report(Place("sha256:00", "", 2), filled))


def incident(unit, **cells):
    done = coded(unit, **cells)
    check_coding(done.coding)
    return done.coding.incidents[0]


def test_women_among_the_killed_are_part_of_them():
    told = incident("incident", incident__killed="12", killed__women="3", killed__children="0", killed__men="5-6")
    whole, women, men = told.victims
    assert (whole.count.best, women.part_of, women.sex, women.age_group) == (12, "p1", "female", "adult")
    assert (men.count.low, men.count.high, men.sex) == (5, 6, "male")
    assert told.counts == {"killed": Count(12, 12, 12, "12")}
    assert [act.type for act in told.acts] == ["killing"]


def test_groups_without_a_whole_are_part_of_none():
    told = incident("incident", incident__date="2016-03-03", killed__women="3")
    assert [victim.part_of for victim in told.victims] == [None]
    assert told.counts == {}


def test_every_number_has_an_act_of_its_own_done_the_same_way_by_the_same():
    told = incident(
        "incident",
        incident__killed="2",
        incident__injured="~7",
        incident__method="shelling",
        incident__actor="the army",
    )
    assert [(act.type, act.method) for act in told.acts] == [("killing", "shelling"), ("injury", "shelling")]
    (actor,) = told.perpetrators
    assert (actor.actor, [part.involvement.value for part in actor.acts]) == ("the army", ["carried out"] * 2)


def test_a_number_that_nobody_knows_is_open_and_no_number_is_no_act():
    unknown = incident("incident", incident__date="2016-03-03", incident__killed="unknown")
    assert unknown.counts == {"killed": Count(text="unknown")}
    none = incident("incident", incident__date="2016-03-03", incident__killed="0")
    assert (none.acts, none.victims, none.counts["killed"].high) == ((), (), 0)
    unsaid = incident("incident", incident__date="2016-03-03")
    assert [act.type for act in unsaid.acts] == ["killing"]


def test_a_number_that_is_none_is_refused():
    done = coded("incident", incident__date="2016-03-03", incident__killed="a family")
    assert str(done.refusals[0]) == "B2: found a family; expected a number of people; kept as text, not as a value"


@pytest.mark.parametrize("unit", ["victim", "incident"])
def test_a_row_that_says_nothing_of_anybody_is_no_record(unit):
    assert coded(unit, text="7", source="Amal Centre").coding is None
    assert coded("victim", incident__place="Hass").coding is None


def test_names_in_parts_are_one_name_with_its_parts():
    (victim,) = incident("victim", victim__given="Rim", victim__father="unknown", victim__family="Aliwi").victims
    assert victim.name == "Rim Aliwi"
    assert victim.names[0].parts == (("given", "Rim"), ("family", "Aliwi"))


def test_an_unknown_name_is_said_to_be_unknown_where_no_other_form_is_told():
    (victim,) = incident("victim", victim__name="unknown", victim__sex="unknown", victim__age="unknown").victims
    assert (victim.name, victim.sex, victim.age) == (Absent("unknown"), "unknown", Absent("unknown"))
    (victim,) = incident("victim", victim__name="unknown", victim__name2="ريم").victims
    assert (victim.name, victim.names) == ("ريم", ())


def test_words_of_a_person_are_kept_and_what_is_not_known_is_refused():
    done = coded(
        "victim",
        victim__name="Rim",
        victim__age="child",
        victim__occupation="teacher",
        victim__nationality="unknown",
        victim__outcome="sad",
        victim__outcome2="unknown",
        victim__status="tall",
    )
    (victim,) = done.coding.incidents[0].victims
    assert (victim.age_group, victim.occupation, victim.nationality) == ("child", "teacher", None)
    assert [each.address for each in done.refusals] == ["G2", "E2"]


def test_an_outcome_names_the_act():
    told = incident("victim", victim__name="Rim", victim__outcome="missing", incident__method="unknown")
    assert [act.type for act in told.acts] == ["disappearance"]
    assert told.victims[0].acts[0].outcome == "disappeared"


def test_doubt_about_a_cell_is_doubt_about_its_claims_alone():
    done = coded("victim", victim__name="Rim?", victim__age="9")
    stances = {claim.property: claim.stance for claim in done.coding.claims}
    assert (stances["name"], stances["age"]) == (Stance.UNCERTAIN, Stance.ASSERTED)


def test_the_smallest_place_is_the_name_and_all_are_the_words():
    where = incident(
        "victim", victim__name="Rim", incident__province="Idlib", incident__place="Hass", incident__country="Syria"
    ).where
    assert (where.name, where.text, where.country, where.precision) == ("Hass", "Hass, Idlib, Syria", "SY", "town")


def test_half_a_point_is_refused_and_a_whole_one_kept():
    whole = incident("victim", victim__name="Rim", incident__coordinates="35.95, 39.01").where
    assert (whole.latitude, whole.longitude) == (35.95, 39.01)
    done = coded(
        "victim",
        victim__name="Rim",
        incident__coordinates="near Hass",
        incident__coordinates2="unknown",
        incident__longitude="39.01",
        incident__latitude="unknown",
        incident__country="Atlantis",
        incident__country2="unknown",
    )
    assert sorted(each.address for each in done.refusals) == ["B2", "D2", "F2"]


def test_one_source_is_the_chain_of_all_and_a_date_that_is_unknown_its_words():
    done = coded("victim", victim__name="Rim", source="Amal Centre", incident__date="unknown", incident__date2="soon")
    assert {claim.according_to for claim in done.coding.claims} == {("Amal Centre",)}
    assert done.coding.incidents[0].when.text == "unknown"
    assert [each.found for each in done.refusals] == ["soon"]


@pytest.mark.parametrize(
    "words", ["Unknown woman", "a man not identified", "امرأة مجهولة الهوية", "mujer no identificada"]
)
def test_words_that_say_somebody_is_not_known_are_no_name(words):
    (victim,) = incident("victim", victim__name=words).victims
    assert (victim.name, victim.names, victim.description) == (Absent("unknown"), (), words)
    (victim,) = incident("victim", victim__name=words, victim__name2="Rim Aliwi").victims
    assert (victim.name, victim.description) == ("Rim Aliwi", words)
