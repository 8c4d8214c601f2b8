"""Nothing that is planted in a case file leaves it, and the search would find it if it did."""

from __future__ import annotations

import pytest

from bench.publish.case import found_in, unnoticed
from bench.publish.searching import search_folder
from onrecord.jobs.releasing import makers_named
from onrecord.publish.disclosure.audiences import audience_named, audiences
from onrecord.store.casefile import Writer, create_case
from tests.cases import Clock
from tests.planting.casefile import plant_case, release_twice
from tests.planting.declared import declared

WRITTEN = ("site", "csv", "xlsx", "sqlite", "jsonld")


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    """Give a case file with secrets, released twice for every audience, and the folder of the releases."""
    folder = tmp_path_factory.mktemp("planted")
    case = create_case(folder / "case", "Zawiya", Writer("amal", Clock()), "planted")
    made = plant_case(case)
    release_twice(made, audiences(), folder / "released", makers_named(WRITTEN))
    yield made, folder / "released"
    case.close()


def test_two_hundred_secrets_of_every_declared_kind_are_planted(planted):
    made, _ = planted
    assert len(made.secrets) >= 200
    assert {each.of for each in made.secrets} == declared().keys()


@pytest.mark.parametrize("audience", audiences())
def test_no_secret_is_in_the_bytes_that_are_released(planted, audience):
    made, folder = planted
    assert found_in(folder / audience, made, audience) == []


def test_what_an_audience_may_have_is_found_in_what_it_gets(planted):
    made, folder = planted
    child = [(each.words, each.is_number) for each in made.secrets if each.of == "child"]
    assert {hit.words for hit in search_folder(folder / "court", child)} == {words for words, _ in child}


@pytest.mark.parametrize("audience", audiences())
def test_each_rule_that_is_taken_away_is_noticed(planted, audience):
    made, _ = planted
    taken = dict(unnoticed(made, audience_named(audience)))
    assert f"{audience}: consent of sources" in taken
    assert [name for name, is_missed in taken.items() if is_missed] == []
