"""What people judged moves the weights of pairs that nobody looked at; what the machine accepted moves none."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from onrecord.linkage.duck import Duck
from onrecord.linkage.inference import infer
from onrecord.linkage.linking import link_records
from onrecord.linkage.persons import PERSONS
from onrecord.linkage.second_stage import FEWEST
from onrecord.linkage.teaching import answers_of, taught
from onrecord.linkage.weighing import Weighing
from tests.linkage.decided import decided
from tests.linkage.people import told

GIVEN = ("Samir", "Nadia", "Khaled", "Huda", "Walid", "Rana")
FATHERS = ("Omar", "Yusuf", "Adel", "Bilal", "Tarek")
FAMILIES = ("al-Tawil", "Shami", "Najjar", "Hamdan")


def people():
    """Give people of whom each list tells once: the monitors give the age, and the day a week off for every other."""
    for number, (given, father, family) in enumerate(product(GIVEN, FATHERS, FAMILIES)):
        day = 1 + number % 14
        yield told(f"{given} {father} {family}", id=f"a{number}", source="committee", died=f"2016-05-{day:02d}", age=30)
        off = f"2016-05-{day + 7 * (number % 2):02d}"
        yield told(f"{given} {father} {family}", id=f"b{number}", source="monitors", died=off, age=30 + number % 3)


@pytest.fixture(scope="module")
def linked():
    """Link them, and give what was found with the ids and lists of the rows."""
    records = list(people())
    found = link_records(Duck(PERSONS), records, within=False)
    return found, [record.id for record in records], [record.source for record in records]


def judged(number, *, by="Hala Kassem", is_machine=False):
    """Judge so many people: the same where the day is the same, else different, whatever their names."""
    rows = []
    for person in range(number):
        sign = "!" if person % 2 else "="
        row = decided(1 + person, f"a{sign}b", by=by)
        values = {name: getattr(row, name) for name in ("number", "decision", "by", "when", "why")}
        rows.append(type(row)(**values, one=f"a{person}", other=f"b{person}", is_machine=is_machine))
    return infer(rows)


def weight_of(found, ids, person):
    one, other = ids.index(f"a{person}"), ids.index(f"b{person}")
    ends = zip(found.pairs.one.tolist(), found.pairs.other.tolist(), strict=True)
    return found.weights[next(place for place, pair in enumerate(ends) if set(pair) == {one, other})]


def test_answers_move_the_weights_of_pairs_that_nobody_judged(linked):
    found, ids, sources = linked
    again = taught(found, ids, sources, judged(80))
    # Of those left to be judged by nobody the ones whose days differ fall behind those whose days agree.
    before = weight_of(found, ids, 100) - weight_of(found, ids, 101)
    after = weight_of(again, ids, 100) - weight_of(again, ids, 101)
    assert after > before + 1
    assert np.allclose(again.weights - found.weights, again.taught)


def test_what_a_pair_was_taught_is_a_part_of_its_weight(linked):
    found, ids, sources = linked
    again = taught(found, ids, sources, judged(80))
    weighing = Weighing(again, sources)
    for place in range(0, len(again.pairs), 7):
        weighed = weighing.of(place)
        assert weighed.taught == again.taught[place]
        assert weighed.weight == pytest.approx(again.weights[place])


def test_few_answers_teach_nothing(linked):
    found, ids, sources = linked
    assert taught(found, ids, sources, judged(FEWEST - 1)) is found


def test_what_a_machine_accepted_teaches_nothing(linked):
    found, ids, sources = linked
    assert len(answers_of(found, ids, judged(80))) == 80
    assert len(answers_of(found, ids, judged(80, by="onrecord link 1", is_machine=True))) == 0
    assert taught(found, ids, sources, judged(80, by="onrecord link 1", is_machine=True)) is found
