"""Duplicates planted within a list: known people told again, indistinguishable by id."""

from __future__ import annotations

from collections import Counter

from bench.linkage.planted import plant_duplicates
from bench.linkage.records import Record

RECORDS = [
    Record(f"x:{n}", "x", (f"سامر نبيل قاسم {n}",), "m", 20 + n % 50, "1990-01-01", person=f"p{n}" if n % 2 else None)
    for n in range(400)
]


def test_a_share_of_the_known_is_told_twice():
    planted = plant_duplicates(RECORDS, seed=1, share=0.1)
    assert Counter(Counter(record.person for record in planted if record.person).values()) == {1: 180, 2: 20}
    assert len(planted) == 420


def test_ids_do_not_tell_who_was_planted():
    planted = plant_duplicates(RECORDS, seed=1)
    assert sorted(record.id for record in planted) == [record.id for record in planted]
    assert len({record.id for record in planted}) == len(planted)


def test_a_second_telling_keeps_the_sex_and_changes_something_of_some():
    planted = plant_duplicates(RECORDS, seed=1, share=0.5)
    groups = {}
    for record in planted:
        groups.setdefault(record.person, []).append(record)
    twins = [group for person, group in groups.items() if person and len(group) == 2]
    assert all(one.sex == other.sex for one, other in twins)
    assert 0.2 < sum(one.names != other.names for one, other in twins) / len(twins) < 0.9


def test_one_seed_plants_the_same():
    assert plant_duplicates(RECORDS, seed=5) == plant_duplicates(RECORDS, seed=5)
    assert plant_duplicates(RECORDS, seed=5) != plant_duplicates(RECORDS, seed=6)


def test_an_empty_list_stays_empty():
    assert plant_duplicates([], seed=1) == []
