"""An entry's names become keys; entries are found in the order of how well known they are."""

from __future__ import annotations

from onrecord.resolution.places import PlaceKind
from onrecord.resolution.places.book import NO_COUNTRY, NO_PARENT
from onrecord.resolution.places.circles import Circle
from onrecord.resolution.places.entries import Spellings, compile_entries, division_keys
from tests.resolution.places.atlas import SPELLINGS, entry


def keys(one, spellings=SPELLINGS):
    _, names = compile_entries([one], spellings)
    return {(space, key) for space, key, _ in names if space != "x"}


def test_a_name_is_kept_with_its_sound_and_without_its_article():
    assert keys(entry(1, "Ar-Raqqah")) == {("n", "ar raqqah"), ("a", "raqqah"), ("s", "SY raka")}
    assert ("k", "SY drzr") in keys(entry(1, "Deir ez-Zor"))


def test_elsewhere_an_article_belongs_to_the_name():
    assert keys(entry(1, "El Paso", country="US"), Spellings()) == {("n", "el paso")}


def test_a_bare_name_that_is_given_is_not_kept_twice():
    assert ("a", "raqqah") not in keys(entry(1, "Ar-Raqqah", names={"Ar-Raqqah", "Raqqah"}))


def test_the_is_dropped_and_single_letters_are_no_keys():
    assert keys(entry(1, "The Gambia", country="GM", names={"The Gambia", "Å", "大"})) == {
        ("n", "the gambia"),
        ("n", "gambia"),
        ("n", "大"),
    }


def test_forms_adjectives_and_codes_have_spaces_of_their_own():
    syria = entry(1, "Syria", code="SY", codes={"SYR"}, exact={"SAR"}, adjectives={"Syrian"})
    assert {("u", "SAR"), ("d", "syrian"), ("c", "SY"), ("c", "SYR")} <= keys(syria)


def test_a_division_is_also_kept_without_its_noun():
    names = {"Laurel County", "Province of Idlib", "State of X", "District"}
    found = keys(entry(1, "Laurel County", country="US", kind=PlaceKind.DISTRICT, names=names), Spellings())
    assert {("n", "laurel"), ("n", "idlib"), ("n", "laurel county"), ("n", "district")} <= found
    # What is left of "State of X" is too short to be looked up alone.
    assert ("n", "x") not in found
    assert list(division_keys("Homs")) == ["homs"]


def test_the_better_known_come_first_and_ties_are_kept_apart():
    small, large = entry(2, "Homs", population=10), entry(1, "Homs", population=1_000_000)
    named = entry(3, "Homs", alternates=400)
    twin = entry("cod:1", "Homs", population=10)
    rows, _ = compile_entries([small, twin, named, large], SPELLINGS)
    assert [row.number for row in rows] == [1, 3, 2, 0]
    assert rows[3].text == "cod:1\tHoms"


def test_entries_without_a_point_are_left_out():
    rows, names = compile_entries([entry(1, "Homs", circle=None)], Spellings())
    assert (rows, names) == ([], [])


def test_a_parent_not_known_is_looked_for_one_level_up():
    country = entry(1, "Syria", kind=PlaceKind.COUNTRY, code="SY", population=20_000_000)
    province = entry(2, "Homs", kind=PlaceKind.PROVINCE, code="SY.11", parent="SY")
    town = entry(3, "Tadmur", parent="SY.11.99")
    lost = entry(4, "Nowhere", parent="SY.77")
    alone = entry(5, "Here", country="", parent="")
    rows, _ = compile_entries([country, province, town, lost, alone], Spellings())
    index = {row.number: i for i, row in enumerate(rows)}
    parents = {row.number: row.parent for row in rows}
    assert parents == {1: NO_PARENT, 2: index[1], 3: index[2], 4: index[1], 5: NO_PARENT}
    assert rows[index[5]].country == NO_COUNTRY


def test_points_are_kept_to_a_metre_and_people_to_the_size_of_the_field():
    town = entry(1, "Homs", circle=Circle((34.73083, -36.709491), 15.74), population=2**40)
    (row,), _ = compile_entries([town], Spellings())
    assert (row.latitude, row.longitude, row.radius, row.population) == (3473083, -3670949, 157, 2**32 - 1)
