"""The ceiling is what comparing every record with every other by hand comes to."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, islice

import pytest

from bench.linkage import synthetic_people
from bench.linkage.synthetic_ceiling import _best, ceiling, measure
from bench.linkage.synthetic_lists import tell_people

NUMBER, SEED = 600, 5


@pytest.fixture
def few_names(monkeypatch):
    """Let people have so few names, families and towns that many of them agree."""
    names = {"arabic_script male": ["محمد", "علي", "عمر"], "arabic_script female": ["فاطمة", "مريم"]}
    monkeypatch.setattr(synthetic_people, "given_names", lambda: names)
    monkeypatch.setattr(synthetic_people, "FAMILIES", 4)
    monkeypatch.setattr(synthetic_people, "TOWNS", 2)


def tells(told):
    """Give what a record tells of: list, parts of the name, and which values."""
    _list, _name, _sex, age, birth, died, _until, place, *_ = told.row
    return told.row[0], told.parts, bool(birth), bool(age), bool(died), bool(place)


def shared(person, one, other):
    """Give what two records both tell of a person."""
    given, father, grandfather, family = person.parts
    parts = {2: (given, family), 3: (given, father, family), 4: (given, father, grandfather, family)}
    values = [parts[min(one[1], other[1])]]
    if one[2] and other[2]:
        values.append(person.birth)
    elif (one[2] or one[3]) and (other[2] or other[3]):
        values.append((person.died - person.birth).days * 4 // 1461)
    values.append(person.died if one[4] and other[4] else None)
    values.append(person.town if one[5] and other[5] else None)
    return tuple(values)


def by_hand():
    """Give how many pairs have how many rivals."""
    records = list(islice(tell_people(SEED), NUMBER))
    rivals = Counter()
    for one, other in combinations(records, 2):
        if one.person.id == other.person.id:
            ends = tells(one), tells(other)
            agreed = shared(one.person, *ends)
            people = [
                {each.person.id for each in records if tells(each) == end and shared(each.person, *ends) == agreed}
                - {one.person.id}
                for end in ends
            ]
            rivals[max(map(len, people))] += 1
    return sorted(rivals.items())


@pytest.mark.usefixtures("few_names")
def test_rivals_are_those_that_agree_on_all_that_both_records_tell():
    rivals = by_hand()
    assert len(rivals) > 2
    assert ceiling(NUMBER, SEED) == pytest.approx(_best(rivals))


def test_the_best_bar_is_where_f1_is_highest():
    told = _best([(0, 8), (1, 2), (9, 10)])
    assert told["pairs"] == 20
    assert told["alone"] == 0.4
    # Eight alone; two with one rival each: 10 right of 12, of 20.
    assert told["f1"] == pytest.approx(20 / 32)
    assert (told["precision"], told["recall"]) == (pytest.approx(10 / 12), 0.5)


def test_where_no_two_records_are_of_one_person_there_is_nothing_to_find():
    assert _best([]) == {"pairs": 0.0, "alone": 0.0, "f1": 0.0, "precision": 0.0, "recall": 0.0}


def test_each_size_is_a_row_and_has_keys_of_its_own(tmp_path):
    told = measure(tmp_path, {"1k": 1_000})
    assert told.figures["ceiling_1k/f1"] > 0.9
    assert told.tables[0].rows[0][0] == 1_000
