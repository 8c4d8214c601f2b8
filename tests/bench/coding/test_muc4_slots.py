"""The slot score of 1992 on small templates, by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bench.coding.muc4_slots import SLOTS, slots
from bench.coding.muc4_template import Entity, Template
from bench.coding.scores import Matches


def fills(**told):
    return {slot.replace("_", "-"): tuple(frozenset({value}) for value in values) for slot, values in told.items()}


def human(optional=False, **told):
    return Entity(fills(**{f"hum_tgt_{slot}": values for slot, values in told.items()}), optional)


JUDGE = human(name=["ana rosales"], desc=["judge"], num=["1"], effect=["DEATH"])
GOLD = Template(
    {"inc-type": frozenset({"BOMBING"}), "inc-stage": frozenset({"ACCOMPLISHED"})},
    (("1990-02-02", "1990-02-04"),),
    (("Peru", "Lima"),),
    (JUDGE, human(desc=["peasants"], num=["~4"], effect=["INJURY"]), Entity(fills(inc_instr_type=["GUN"]))),
)


def by_slot(ours, gold=GOLD):
    return slots([gold], [ours])


def test_gold_against_gold_gets_every_point():
    counts = by_slot(GOLD)
    total = Matches.sum(counts[slot] for slot in SLOTS)
    assert (total.right, total.given, total.wanted) == (12, 12, 12)
    assert counts["template-id"] == Matches(1, 1, 1, 1)


def test_templates_without_a_target_or_perpetrator_in_common_do_not_pair():
    other = replace(GOLD, entities=(human(desc=["nuns"]),))
    counts = by_slot(other)
    assert counts["template-id"] == Matches(0, 1, 0, 1)
    assert counts["inc-type"] == Matches(0, 1, 0, 1)


def test_an_attack_is_half_a_bombing_and_a_bombing_no_attack():
    attack = replace(GOLD, sets={**GOLD.sets, "inc-type": frozenset({"ATTACK"})})
    assert by_slot(attack)["inc-type"].right == 0.5
    assert by_slot(GOLD, attack)["template-id"].right == 0


def test_templates_of_one_report_pair_so_that_the_points_are_most():
    other = replace(GOLD, entities=(human(desc=["nuns"], num=["2"]),))
    counts = slots([GOLD, other], [other, GOLD])
    assert counts["template-id"] == Matches(2, 2, 2, 2)
    assert counts["hum-tgt-desc"] == Matches(3, 3, 3, 3)


@pytest.mark.parametrize(
    ("ours", "points"),
    [
        (("1990-02-02", "1990-02-04"), 1),
        (("1990-02-03", "1990-02-03"), 0.5),
        ((None, "1990-02-04"), 0.5),
        ((None, "1990-02-05"), 0),
        (("1990-02-01", "1990-02-01"), 0),
    ],
)
def test_a_date_within_the_keys_is_half_right(ours, points):
    assert by_slot(replace(GOLD, dates=(ours,)))["inc-date"] == Matches(points, 1, points, 1)


@pytest.mark.parametrize(
    ("ours", "points"),
    [(("Peru", "Lima"), 1), (("Peru",), 0.5), (("Peru", "Cusco"), 0.5), (("Chile", "Lima"), 0.5), (("Chile",), 0)],
)
def test_the_right_country_alone_is_half_right(ours, points):
    assert by_slot(replace(GOLD, places=(ours,)))["inc-loc"].right == points


def test_neither_end_of_a_stretch_is_the_whole_answer():
    stretch = replace(GOLD, places=(("Peru", "Lima", "Cusco", ""),))
    assert by_slot(replace(GOLD, places=(("Peru", "Lima"),)), stretch)["inc-loc"].right == 0.5


def test_part_of_a_string_and_a_tilde_before_a_number_are_half_right():
    ours = replace(GOLD, entities=(human(name=["rosales"]), human(desc=["young peasants"], num=["4"])))
    counts = by_slot(ours)
    assert counts["hum-tgt-name"] == Matches(0.5, 1, 0.5, 1)
    assert counts["hum-tgt-desc"] == Matches(0.5, 1, 0.5, 2)
    assert counts["hum-tgt-num"] == Matches(0.5, 1, 0.5, 2)


def test_labels_half_right_by_the_guidelines_come_from_the_table():
    gold = replace(GOLD, entities=(JUDGE, Entity(fills(inc_instr_id=["uzi"], inc_instr_type=["MACHINE GUN"]))))
    ours = replace(GOLD, entities=(JUDGE, Entity(fills(inc_instr_id=["uzi"], inc_instr_type=["GUN"]))))
    assert by_slot(ours, gold)["inc-instr-type"].right == 0.5
    assert by_slot(gold, ours)["inc-instr-type"].right == 0


def test_optional_entities_and_templates_not_found_are_no_miss():
    gold = replace(GOLD, entities=(JUDGE, human(True, desc=["guard"])))
    assert by_slot(replace(GOLD, entities=(JUDGE,)), gold)["hum-tgt-desc"] == Matches(1, 1, 1, 1)
    optional = replace(GOLD, optional=True)
    assert slots([GOLD, optional], [GOLD])["template-id"] == Matches(1, 1, 1, 1)


def test_everything_made_up_costs_precision_and_everything_missed_recall():
    assert slots([], [GOLD])["hum-tgt-desc"] == Matches(0, 2, 0, 0)
    assert slots([GOLD], [])["hum-tgt-desc"] == Matches(0, 0, 0, 2)
