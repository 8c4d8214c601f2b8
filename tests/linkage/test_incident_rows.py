"""An incident as a row: what is told, and what it is found by."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from onrecord.linkage.incident_rows import MOST_DAYS, MOST_VICTIMS, rows_of
from onrecord.linkage.rows import EPOCH
from tests.linkage.happenings import incident


def row(**values):
    (one,) = rows_of([incident(**values)])
    return one


def test_what_is_not_known_is_none():
    told = row()
    assert told.when_from is told.when_to is told.published is told.week is told.place is told.latitude is None
    assert told.killed is told.killed_from is told.injured_to is told.incident is None
    assert told.buckets == told.cells == told.places == told.victims == told.days == told.words == told.found == ()


def test_days_are_numbers_since_1970():
    told = row(when=("1970-01-03", "1970-01-05"), published="1970-01-15")
    assert (told.when_from, told.when_to, told.published, told.week) == (2, 4, 14, 2)
    assert told.days == ("2", "3", "4")


def test_a_long_time_names_no_day():
    assert row(when=("1970-01-01", "1970-01-31")).days == ()


def day(number):
    return date.fromordinal(EPOCH + number).isoformat()


@given(st.integers(0, 10_000), st.integers(0, 2), st.integers(0, 2))
def test_incidents_two_days_apart_share_a_bucket(number, apart, long):
    one, other = row(when=day(number)), row(when=(day(number + apart), day(number + apart + long)))
    assert set(one.buckets) & set(other.buckets)
    assert len(one.buckets) <= MOST_DAYS


@given(st.floats(-80, 80), st.floats(-170, 170), st.floats(-0.24, 0.24), st.floats(-0.24, 0.24))
def test_points_near_each_other_share_a_cell(north, east, up, across):
    assert set(row(spot=(north, east)).cells) & set(row(spot=(north + up, east + across)).cells)


def test_what_has_no_day_is_news_of_the_days_before_it_was_published():
    assert set(row(published=day(105)).buckets) & set(row(when=day(101)).buckets)
    assert not set(row(published=day(105)).buckets) & set(row(when=day(90)).buckets)


def test_words_for_kinds_of_places_are_no_names():
    assert row(places=("Saraqib city",)).places == row(places=("سراقب",)).places


def test_a_place_that_many_are_in_is_not_rare_and_one_that_a_text_names_finds_it():
    told = [incident(places=("Idlib",)) for _ in range(40)]
    rows = list(rows_of([*told, incident(places=("Saraqib", "Idlib")), incident(text="Shelling in Saraqib")]))
    of_rows, of_text = rows[-2:]
    assert len(of_rows.rare_places) == 1
    assert of_rows.found == of_text.found == of_rows.rare_places
    # Where no name is rare, those there are find it.
    assert rows[0].rare_places == () != rows[0].found


def test_one_number_of_dead_is_found_by_and_a_range_is_not():
    assert row(killed=4).killed == "4"
    assert row(killed=(4, 6)).killed is None
    assert row(killed=(4, 6)).counts == ("4", "6")
    assert row(killed=1).counts == ()


def test_victims_are_found_by_given_and_family_name_and_by_linked_persons():
    told = row(victims=("Hana Omar al-Tawil", "هناء الطويل", "Bilal"), persons=("p7", "p7"))
    assert len(told.victims) == 2
    assert told.victims[0] == "person p7"
    assert len(row(persons=tuple(map(str, range(50)))).victim) == MOST_VICTIMS
    assert len(row(persons=tuple(map(str, range(50)))).victims) == 50
