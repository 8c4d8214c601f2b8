"""Two lists tell of the same invented strikes, and reports of the same killings: the right ones are linked."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from onrecord.linkage.clusters import find_clusters
from onrecord.linkage.duck import Duck
from onrecord.linkage.incident_rows import rows_of
from onrecord.linkage.incidents import INCIDENTS
from onrecord.linkage.linking import link_records
from tests.linkage.happenings import incident, strikes


def linked(records, *, within=False):
    """Give the weight of each pair by its ids."""
    found = link_records(Duck(INCIDENTS), rows_of(records), within=within)
    assert found is not None
    return {(pair.one, pair.other): pair.weight for pair in found.scored([record.id for record in records])}


@pytest.fixture(scope="module")
def across():
    first, second = strikes()
    return linked([*first, *second])


def is_one(pair):
    return pair[0].partition(":")[2] == pair[1].partition(":")[2]


def test_two_lists_are_linked_strike_by_strike(across):
    told_one = {pair for pair, weight in across.items() if weight > 0}
    assert sum(map(is_one, told_one)) == 30
    assert len(told_one) <= 31


def test_the_order_of_rows_changes_nothing(across):
    first, second = strikes()
    records = [*first, *second]
    again = linked([records[place] for place in np.random.default_rng(5).permutation(len(records))])
    assert again == pytest.approx(across, abs=1e-6)


VICTIMS = [
    "Hana Tawil", "Bilal Haddad", "Wafa Kanaan", "Usama Barakat", "Zeinab Halabi", "Qasem Najjar", "Omar Shami",
    "Rami Masri", "Lina Saleh", "Nabil Fouad",
]  # fmt: skip
STREETS = [
    "Olive Press", "Old Mill", "Stone Bridge", "Iron Gate", "Fish Market", "Clock Square", "North Hospital",
    "River Road", "Grain Silo", "Salt Khan",
]  # fmt: skip
WORDS = [
    "a sniper fired from the roof", "an argument over water ended in gunfire", "masked men stopped his lorry",
    "a grenade was thrown through the window", "he was stabbed on the stairs", "two brothers were accused of it",
    "a bomb under the car went off", "a guard lost his temper", "robbers fled with the till", "a stray bullet hit",
]  # fmt: skip


def articles():
    """Give three articles on each of ten killings, of the day after it and later, and twenty on others."""
    told = []
    for number, (victim, street, how) in enumerate(zip(VICTIMS, STREETS, WORDS, strict=True)):
        texts = (
            f"{victim} was killed at the {street}: {how}. Neighbours mourn.",
            f"Police name {victim} as the one who died by the {street}, where {how}.",
            f"Trial opens over the death of {victim}. The court heard how {how} near the {street}.",
        )
        for copy, text in enumerate(texts):
            published = f"2016-{number + 1:02}-{(3, 4 + number % 3, 5 + number % 7)[copy]:02}"
            told.append(incident(f"a{copy}:{number}", "articles", published=published, text=text))
    for number in range(20):
        text = f"Council {number} talks of roads {number}x and schools {number}y in the north"
        told.append(incident(f"z:{100 + number}", "articles", published=f"2016-{number % 12 + 1:02}-11", text=text))
    return told


def test_articles_of_one_list_come_together_by_killing():
    records = articles()
    weights = linked(records, within=True)
    scored = link_records(Duck(INCIDENTS), rows_of(records), within=True)
    assert scored is not None
    clusters = find_clusters(list(scored.scored([record.id for record in records]))).clusters
    groups = [cluster.members for cluster in clusters if len(cluster.members) > 1]
    assert groups == [tuple(f"a{copy}:{number}" for copy in range(3)) for number in range(10)]
    assert all(is_one(pair) for pair, weight in weights.items() if weight > 0)


def test_a_victim_in_both_makes_it_likelier_that_two_are_one(across):
    families = ["Darwish", "Sabbagh", "Qasim", "Mansour", "Khatib", "Zaytun"]
    names = [f"{name.split()[0]} {family}" for name in VICTIMS for family in families]
    named = [
        [replace(each, victims=(names[int(each.id.lstrip("abx:"))],)) for each in records] for records in strikes()
    ]
    weights = linked([*named[0], *named[1]])
    assert all(weights[pair] > across[pair] for pair in across if is_one(pair))


def test_no_incident_is_company_of_another():
    first, second = strikes(12)
    found = link_records(Duck(INCIDENTS), rows_of([*first, *second]), within=False)
    assert found is not None
    assert set(found.company.levels.tolist()) == {-1}
