"""Synthetic lists: the truth is kept, damage happens at its rate, the same seed writes the same file."""

from __future__ import annotations

import csv
from collections import Counter
from itertools import islice

import pytest

from bench.linkage import synthetic_lists
from bench.linkage.synthetic_lists import COLUMNS, persons_path, tell_people, write_lists
from bench.linkage.synthetic_people import people


@pytest.fixture(scope="module")
def rows(tmp_path_factory):
    path = tmp_path_factory.mktemp("synthetic") / "lists.csv"
    write_lists(path, 5_000)
    persons = persons_path(path).read_text(encoding="utf-8").split()
    with path.open(encoding="utf-8", newline="") as file:
        return [{**row, "person": person} for row, person in zip(csv.DictReader(file), persons, strict=True)]


def test_there_are_as_many_records_as_asked_for_each_with_its_id(rows):
    assert len({row["id"] for row in rows}) == len(rows) == 5_000
    assert tuple(rows[0]) == (*COLUMNS, "person")


def test_three_people_in_ten_are_told_of_more_than_once(rows):
    tellings = Counter(Counter(row["person"] for row in rows).values())
    assert tellings[1] / tellings.total() == pytest.approx(0.7, abs=0.03)


def test_records_of_one_person_agree_on_what_no_list_damages(rows):
    sexes = {}
    for row in rows:
        if row["sex"]:
            assert sexes.setdefault(row["person"], row["sex"]) == row["sex"]


def test_values_are_missing_at_their_rate(rows):
    official = [row for row in rows if row["list"] == "official"]
    assert sum(row["birth"] != "" for row in official) / len(official) == pytest.approx(0.95, abs=0.03)
    assert sum(row["sex"] == "" for row in rows) / len(rows) == pytest.approx(0.05, abs=0.02)


def test_lists_write_their_own_script(rows):
    assert all(row["name"].isascii() == (row["list"] in ("press", "monitor")) for row in rows)


def test_the_days_of_death_are_an_interval(rows):
    assert all(row["died_from"] <= row["died_to"] for row in rows)
    assert {row["died_from"] == row["died_to"] for row in rows} == {True, False}


def test_ages_are_of_people(rows):
    assert all(0 <= int(row["age"]) < 85 for row in rows if row["age"])


def test_chunks_change_nothing_but_the_order(tmp_path, monkeypatch):
    write_lists(tmp_path / "one.csv", 300)
    monkeypatch.setattr(synthetic_lists, "CHUNK", 100)
    write_lists(tmp_path / "three.csv", 300)
    one, three = ((tmp_path / name).read_text(encoding="utf-8").splitlines()[1:] for name in ("one.csv", "three.csv"))
    assert [line.partition(",")[0] for line in one] == [line.partition(",")[0] for line in three]
    assert sorted(line.partition(",")[2] for line in one) == sorted(line.partition(",")[2] for line in three)


def test_one_seed_tells_one_story():
    assert list(islice(tell_people(7), 50)) == list(islice(tell_people(7), 50))
    assert list(islice(tell_people(7), 50)) != list(islice(tell_people(8), 50))


def test_families_die_together_and_children_share_their_fathers_line():
    told = list(islice(people(3), 2_000))
    line = Counter((person.incident, person.parts[1:]) for person in told)
    assert sum(number for number in line.values() if number > 1) / len(told) > 0.2
    assert len({person.id for person in told}) == len(told)
    assert all(person.birth < person.died for person in told)
