"""What is quick to tell dismisses no pair that all that is told would keep."""

from __future__ import annotations

import duckdb
import numpy as np
import pytest

from onrecord.linkage import duck
from onrecord.linkage.duck import Duck
from onrecord.linkage.haste import haste_of
from onrecord.linkage.incidents import INCIDENTS
from onrecord.linkage.persons import PERSONS
from onrecord.linkage.weights import Model
from tests.linkage.people import told

GIVEN = ("Samir", "Samira", "Sameer", "Nadia", "Khaled")
FATHERS = ("Omar", "Amr", "Walid", "Waleed Hassan", "Hussein Adel")
FAMILIES = ("al-Tawil", "Tawil", "Shami", "al-Shamy", "Najjar")


def people():
    """Give people whose names are near to each other's, of two lists."""
    for number in range(120):
        given, father, family = (some[number // step % 5] for some, step in ((GIVEN, 1), (FATHERS, 5), (FAMILIES, 25)))
        values = {"age": number % 50} if number % 3 else {}
        values |= {"died": f"2016-0{1 + number % 7}-03"} if number % 4 else {}
        yield told(
            f"{given} {father} {family}",
            id=f"p{number}",
            source="ab"[number % 2],
            **values,
        )


def model():
    """Give a model in which the more two records agree the more it weighs, by comparison in another measure."""
    numbers = [len(each.levels) + 1 for each in PERSONS.comparisons]
    same = [np.arange(1.0, number + 1) ** (1 + place % 3) for place, number in enumerate(numbers)]
    chance = [shares[::-1].copy() for shares in same]
    return Model(*(tuple(each / each.sum() for each in told) for told in (same, chance)), (1.0,) * 3)


@pytest.mark.parametrize("least", [-30.0, -4.0, 0.0, 4.0, 12.0])
def test_what_is_told_first_dismisses_nothing_that_would_be_kept(least):
    engine = Duck(PERSONS)
    engine.load(people())
    engine.find(within=True)
    every = engine.weigh(model(), -999.0)
    wanted = every.of(model().against_strangers(every.levels) >= least)
    assert rows(engine.weigh(model(), least)) == rows(wanted)


def test_in_blocks_of_rows_the_same_is_dismissed(monkeypatch):
    def weighed():
        engine = Duck(PERSONS)
        engine.load(people())
        engine.find(within=True)
        return rows(engine.weigh(model(), 0.0))

    whole = weighed()
    monkeypatch.setattr(duck, "BLOCK", 17)
    assert weighed() == whole
    assert whole


def rows(found):
    return sorted(zip(found.one.tolist(), found.other.tolist(), map(tuple, found.levels.tolist()), strict=True))


def test_a_pair_weighs_at_most_what_its_best_way_and_the_rest_at_best_come_to():
    haste = haste_of(PERSONS)
    names = [comparison.name for comparison in haste.kind.comparisons]
    assert names.count("lineage_way_0") == names.count("lineage_way_1") == 1
    assert not {"letters", "spelling"} & set(names)
    rest = sum(model().most(place) for place in range(len(PERSONS.comparisons)) if place not in haste.of)
    assert at_most(haste, dict.fromkeys(names, -1)) == pytest.approx(rest)
    place = haste.of[names.index("lineage_way_0")]
    best = max(model().bits(place, np.array([0, 3])))
    ways = {"lineage_way_0": 0, "lineage_way_1": 3}
    assert at_most(haste, dict.fromkeys(names, -1) | ways) == pytest.approx(rest + best)


def at_most(haste, levels):
    """Give what an engine makes of the levels of one pair."""
    columns = ", ".join(f"{value} AS level_{name}" for name, value in levels.items())
    ((most,),) = duckdb.sql(f"SELECT {haste.at_most_sql(model())} FROM (SELECT {columns})").fetchall()
    return most


def test_where_all_is_quick_to_tell_nothing_is_told_twice():
    assert haste_of(INCIDENTS) is None
