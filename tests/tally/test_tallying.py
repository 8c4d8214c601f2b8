from __future__ import annotations

import pytest

from onrecord.core.errors import BadOption
from onrecord.core.vocabulary import Outcome
from onrecord.tally.counted import Counted, Keys
from onrecord.tally.ranges import Range
from onrecord.tally.rules.folding import Folded
from onrecord.tally.tallying import Cell, Tally, dimensions_named, tally, without
from onrecord.tally.twins import twins_of
from onrecord.tally.victims import Kind


def row(record, number, month="2013-05", kind=None, outcome=Outcome.KILLED):
    keys = Keys(f"{month}-09", month, month[:4], "LY", "LY / Zawiya", "unknown", "killing", "unknown", "unknown")
    range_ = number if isinstance(number, Range) else Range(number, number, number)
    return Counted(record, outcome, kind, keys, Folded(range_, rules=("low: fewest",)))


def cells(found):
    return {cell.key: (cell.range.low, cell.range.best, cell.range.high) for cell in found.cells}


def test_a_tally_has_cells_in_order_with_records_and_rules_and_a_whole():
    found = tally([row("b", 7, "2013-06"), row("a", 5), row("c", 1)], Outcome.KILLED, ["month"])
    first, second = found.cells
    assert (first.key, first.range.best, first.incidents, first.records) == (("2013-05",), 6, 2, ("a", "c"))
    assert (second.key, second.records, second.rules) == (("2013-06",), ("b",), ("low: fewest",))
    assert (found.whole.range.best, found.whole.incidents, found.adds_up) == (13, 3, True)


def test_other_outcomes_are_another_tally():
    rows = [row("a", 5), row("a", 14, outcome=Outcome.INJURED)]
    assert tally(rows, Outcome.INJURED).whole.range.best == 14
    assert tally([], Outcome.INJURED).cells == ()


def test_an_incident_of_several_kinds_is_one_incident_of_the_whole():
    rows = [row("a", 5), row("a", 2, kind=Kind(sex="female")), row("a", 3, kind=Kind(sex="male"))]
    found = tally(rows, Outcome.KILLED, ["sex", "year"])
    assert cells(found) == {("female", "2013"): (2, 2, 2), ("male", "2013"): (3, 3, 3)}
    assert (found.whole.range.best, found.whole.incidents) == (5, 1)


def test_an_incident_is_once_in_a_cell_that_several_of_its_kinds_are_in():
    rows = [row("a", 5), *(row("a", 2, kind=Kind(sex, age)) for sex, age in (("female", "child"), ("male", "child")))]
    assert [cell.incidents for cell in tally(rows, Outcome.KILLED, ["age_group"]).cells] == [1]


def test_what_may_be_one_in_one_cell_adds_up():
    found = tally([row("a", 12), row("b", 8)], Outcome.KILLED, ["month"], twins_of([("a", "b")]))
    assert found.whole.possible == 2
    assert tally([row("a", 12), row("c", 8)], Outcome.KILLED, ["month"], twins_of([("a", "b")])).whole.possible == 0
    assert (cells(found), found.adds_up) == ({("2013-05",): (12, 20, 20)}, True)


def test_what_may_be_one_in_two_cells_straddles_them():
    found = tally([row("a", 12), row("b", 8, "2013-06")], Outcome.KILLED, ["month"], twins_of([("a", "b")]))
    assert [cell.straddling for cell in found.cells] == [1, 1]
    assert (found.adds_up, found.whole.range.low) == (False, 12)


def test_an_incident_in_two_cells_by_its_kinds_does_not_straddle_with_itself():
    rows = [row("a", 2, kind=Kind(sex="female")), row("a", 3, kind=Kind(sex="male"))]
    assert tally(rows, Outcome.KILLED, ["sex"], twins_of([("a", "b")])).adds_up


@pytest.mark.parametrize(("names", "found"), [(["weather"], "'weather'"), (["month", "month"], "'month' twice")])
def test_a_dimension_that_is_none_or_named_twice_is_refused(names, found):
    with pytest.raises(BadOption, match=found):
        tally([], Outcome.KILLED, names)


def test_dimensions_keep_their_order():
    assert dimensions_named(["sex", "month"]) == ("sex", "month")


def test_names_that_somebody_may_not_know_of_are_added_to_what_is_not_known():
    told_apart = (
        Cell(("Hama", "Ansaru"), Range(1, 2, 3, 0), 1, straddling=1),
        Cell(("Hama", "unknown"), Range(4, 4, 4, 1), 2),
        Cell(("Zawiya", "Ansaru"), Range(5, 5, 5, 0), 1),
    )
    told = Tally(Outcome.KILLED, ("place", "actor"), told_apart, Cell((), Range(10, 11, 12, 1), 4))
    seen = without(told, [frozenset({"Zawiya"}), frozenset({"Ansaru"})])
    assert [(cell.key, cell.range, cell.incidents, cell.straddling) for cell in seen.cells] == [
        (("Hama", "unknown"), Range(5, 6, 7, 1), 3, 1),
        (("unknown", "unknown"), Range(5, 5, 5, 0), 1, 0),
    ]
    assert seen.whole == told.whole
    assert without(told, [frozenset(), frozenset()]) is told
