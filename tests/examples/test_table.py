from __future__ import annotations

from tests.examples.comparison import Comparison
from tests.examples.floors import Floor, read_floors
from tests.examples.stated import Field
from tests.examples.table import difference_lines, measure, raise_floors, table_lines

COMPARISON = Comparison((Field("flagged", True, True, True), Field("incidents 1.when.text", "Monday", None, False)))


def test_each_report_has_its_line_and_all_have_one():
    lines = list(table_lines(measure(["01", "02"], lambda _: COMPARISON), {"01": Floor(1, 2)}))
    assert [line.split() for line in lines[1:]] == [
        ["01", "1", "2", "50.0%", "1/2"],
        ["02", "1", "2", "50.0%", "-"],
        ["all", "2", "4", "50.0%"],
    ]


def test_a_difference_says_where_what_was_expected_and_what_was_coded():
    heading, line = difference_lines("01", COMPARISON)
    assert heading == "\n01: 1 of 2 fields as stated"
    assert line.split() == ["incidents", "1.when.text", "expected", "'Monday'", "coded", "None"]


def test_a_floor_goes_up_and_not_down(tmp_path):
    path = tmp_path / "floors.yaml"
    assert raise_floors({"01-story": Floor(1, 2)}, path=path) == []
    assert raise_floors({"01-story": Floor(0, 2)}, path=path) == ["01-story: 1/2 would become 0/2"]
    assert read_floors(path) == {"01-story": Floor(1, 2)}
    assert raise_floors({"01-story": Floor(0, 2)}, allow_regression=True, path=path) == []
    assert read_floors(path) == {"01-story": Floor(0, 2)}
