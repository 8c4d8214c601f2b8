"""Places of lists get their points by the gazetteer: in the row's country, else in that of most places."""

from __future__ import annotations

import pytest

from onrecord.jobs.lists.places import locate
from onrecord.resolution.places import Gazetteer
from tests.jobs.lists.some_lists import read


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.open()


def spots(lists, gazetteer):
    return [each.record.spot for some in locate(lists, gazetteer) for each in some.people]


def test_a_town_has_one_point_in_both_scripts_and_an_unknown_one_none(tmp_path, gazetteer):
    lists = read(
        tmp_path,
        one="Name,Place\nHuda Ferjani,Aleppo\nAli Salem,Nowhere at all\nOmar Salem,\n",
        two="Name,Place\nHuda Ferjani,حلب\nAli Salem,دمشق\n",
    )
    aleppo, nowhere, none, again, damascus = spots(lists, gazetteer)
    assert aleppo == again
    assert aleppo is not None
    assert (nowhere, none) == (None, None)
    assert damascus.latitude == pytest.approx(33.5, abs=0.1)


def test_the_country_of_a_row_counts(tmp_path, gazetteer):
    lists = read(tmp_path, one="Name,Place,Country\nHuda Ferjani,Tripoli,Libya\nAli Salem,Tripoli,Lebanon\n")
    libya, lebanon = spots(lists, gazetteer)
    assert libya.longitude < 14 < 35 < lebanon.longitude


def test_a_point_that_a_list_gives_stands(tmp_path, gazetteer):
    lists = read(tmp_path, one="Name,Place,Lat,Lon\nHuda Ferjani,Aleppo,1.5,2.5\n")
    (spot,) = spots(lists, gazetteer)
    assert (spot.latitude, spot.longitude) == (1.5, 2.5)
