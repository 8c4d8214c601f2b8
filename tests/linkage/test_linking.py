"""A report and an official list tell of the same invented people: the right ones are linked, and not their brothers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from onrecord.linkage import linking
from onrecord.linkage.duck import Duck
from onrecord.linkage.linking import link_records
from onrecord.linkage.persons import PERSONS
from tests.linkage.people import told

# Father, grandfather and family of three or four brothers and sisters each, in the spelling of the report and in the
# Arabic of the list.
FAMILIES = [
    (("Omar", "Ali", "al-Tawil"), ("عمر", "علي", "الطويل")),
    (("Khaled", "Yousef", "al-Najjar"), ("خالد", "يوسف", "النجار")),
    (("Nabil", "Ibrahim", "al-Shami"), ("نبيل", "ابراهيم", "الشامي")),
    (("Ahmed", "Saleh", "al-Masri"), ("أحمد", "صالح", "المصري")),
    (("Mustafa", "Hamdan", "Haddad"), ("مصطفى", "حمدان", "حداد")),
    (("Jamal", "Kamal", "al-Halabi"), ("جمال", "كمال", "الحلبي")),
    (("Tareq", "Fouad", "Kanaan"), ("طارق", "فؤاد", "كنعان")),
    (("Ziad", "Rashid", "Barakat"), ("زياد", "رشيد", "بركات")),
]
CHILDREN = [
    ("Hana", "هناء", "f"), ("Bilal", "بلال", "m"), ("Wafa", "وفاء", "f"), ("Usama", "أسامة", "m"),
    ("Zeinab", "زينب", "f"), ("Qasem", "قاسم", "m"),
]  # fmt: skip


def pool():
    """Give 24 people of eight families in a report, and the same with twelve others of the families in a list.

    The report leaves out every second grandfather, spells as reports do and tells which family died together.
    """
    report, official = [], []
    for number, (latin, arabic) in enumerate(FAMILIES):
        for child in range(5 if number % 2 else 4):
            given, written, sex = CHILDREN[(number + child) % len(CHILDREN)]
            person = f"{number}{child}"
            official.append(
                told(" ".join((written, *arabic)), id=f"list:{person}", source="list", sex=sex, age=10 + 3 * child)
            )
            if child < 3:
                father, grandfather, family = latin
                parts = (given, father, family) if child % 2 else (given, father, grandfather, family)
                report.append(
                    told(" ".join(parts), id=f"report:{person}", source="report", sex=sex, incident=f"i{number}")
                )
    return [*report, *official]


def linked(records, *, within=False):
    """Give what was found, and the weight of each pair by its ids."""
    found = link_records(Duck(PERSONS), records, within=within)
    assert found is not None
    return found, {(pair.one, pair.other): pair.weight for pair in found.scored([record.id for record in records])}


@pytest.fixture(scope="module")
def across():
    return linked(pool())


def is_one(pair):
    return pair[0].partition(":")[2] == pair[1].partition(":")[2]


def test_the_right_people_are_linked_and_not_their_brothers(across):
    _, weights = across
    told_one = {pair for pair, weight in weights.items() if weight > 0}
    assert {pair for pair in told_one if not is_one(pair)} == set()
    assert len(told_one) == 24


def test_given_names_that_differ_are_barred_and_no_right_pair_is(across):
    found, _ = across
    barred = list(found.barred([record.id for record in pool()]))
    assert barred
    assert not any(is_one(pair) for _, pair in barred)
    assert {words for words, _ in barred} <= {
        "given names differ",
        "given name among the other's parents or family",
    }


def test_the_parts_of_a_weight_are_there_for_each_pair(across):
    found, weights = across
    assert {len(part) for part in (found.evidence, found.rarity, found.company.levels, found.weights)} == {len(weights)}
    assert found.compared >= len(found.pairs)
    assert 20 < found.model.matched[1] < 26


def shuffled(records, seed):
    return [records[place] for place in np.random.default_rng(seed).permutation(len(records))]


def close(one, other):
    return one == pytest.approx(other, abs=1e-6)


def test_the_order_of_rows_changes_nothing(across):
    assert close(linked(shuffled(pool(), 7))[1], across[1])


def test_the_order_of_rows_changes_nothing_where_a_list_repeats_people_and_only_some_pairs_are_drawn(monkeypatch):
    monkeypatch.setattr(linking, "DRAWN", 800)
    monkeypatch.setattr(linking, "LEARNED_FROM", 60)
    again = [
        replace(record, id=record.id.replace("list", "repeated"), age=None) for record in pool() if record.id > "list:5"
    ]
    records = [*pool(), *[record for record in again if record.source == "list"]]
    one, other = (linked(each, within=True)[1] for each in (records, shuffled(records, 3)))
    assert close(one, other)


def many():
    """Give 2,000 people whom one list tells of twice each, among namesakes: fathers and families are few."""
    dice = np.random.default_rng(11)
    # Of three consonants each: vowels are no part of the sign of a name.
    given, fathers, families = (
        ["".join(f"{letter}a" for letter in dice.choice([*"bdfhklmnrstz"], 3)).capitalize() for _ in range(number)]
        for number in (60, 80, 400)
    )
    for person in range(2_000):
        parts = [given[dice.integers(len(given))], *(fathers[dice.integers(len(fathers))] for _ in range(2))]
        parts.append(families[dice.integers(len(families))])
        died = (date(2015, 1, 1) + timedelta(int(dice.integers(700)))).isoformat()
        for telling, place in enumerate(([0, 1, 2, 3], [0, 1, 3] if person % 2 else [0, 1, 2, 3])):
            day = died if dice.random() < 0.8 else None
            values = {"died": day} if day else {}
            yield told(" ".join(parts[each] for each in place), id=f"{person}:{telling}", source="list", **values)


def test_learning_from_some_of_the_records_finds_what_learning_from_all_finds(monkeypatch):
    """The whole of what competes must be there: from all candidates of some, a third of what was found was right."""
    records = list(many())
    same = {}
    for number in (2_000_000, 2_000):
        monkeypatch.setattr(linking, "LEARNED_FROM", number)
        found, weights = linked(records, within=True)
        links = {pair for pair, weight in weights.items() if weight > 0}
        same[number] = {pair for pair in links if pair[0].partition(":")[0] == pair[1].partition(":")[0]}
        assert found.compared > 5 * 2_000
        assert len(same[number]) > 0.97 * len(links)
    assert len(same[2_000]) > 0.98 * len(same[2_000_000]) > 0.8 * 2_000


def test_a_list_that_repeats_people_links_them_and_both_to_the_other_list():
    records = [
        replace(record, incident=None, born=(born := date(1980, 1, 1) + timedelta(37 * int(record.id[-2:])), born))
        for record in pool()
    ]
    again = [replace(record, id=record.id.replace("list", "again")) for record in records if record.source == "list"]
    _, weights = linked([*records, *again], within=True)
    told_one = {pair for pair, weight in weights.items() if weight > 0}
    assert {pair for pair in told_one if not is_one(pair)} == set()
    # 36 people of the list told twice, and 24 of the report, each linked to both tellings.
    assert len(told_one) == 36 + 2 * 24


def test_twins_are_known_for_relatives_and_their_common_birthday_for_no_proof():
    # The third child was born with the first.
    ages = [0, 500, 0, 1500, 2000, 2500]
    records = [
        told(
            " ".join((written, *arabic)),
            id=f"{source}:{family}{child}",
            source=source,
            sex=sex,
            born=(date(1990 + 2 * family, 1, 5) + timedelta(ages[child])).isoformat(),
        )
        for family, (_, arabic) in enumerate(FAMILIES)
        for child, (_, written, sex) in enumerate(CHILDREN)
        for source in ("first", "second")
    ]
    found, weights = linked(records)
    born = [comparison.name for comparison in found.comparisons].index("born")
    assert found.model.relatives[born][-1] > 5 * found.model.chance[born][-1]
    assert {pair for pair, weight in weights.items() if weight > 0 and not is_one(pair)} == set()


def test_where_no_two_are_candidates_nothing_is_found():
    records = [told("Hana al-Tawil", id="a", source="a"), told("Bilal Haddad", id="b", source="b")]
    assert link_records(Duck(PERSONS), records, within=False) is None


def test_where_no_pair_is_likely_enough_none_is_kept(monkeypatch):
    monkeypatch.setattr(linking, "LEAST_WITH_RARITY", 100.0)
    found = link_records(Duck(PERSONS), pool(), within=True)
    assert found is not None
    assert found.compared
    assert list(found.scored([])) == []
