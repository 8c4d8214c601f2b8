from __future__ import annotations

from tests.examples.floors import Floor, lowered, read_floors, write_floors


def test_floors_are_read_back_as_written(tmp_path):
    floors = {"02-list": Floor(3, 9), "01-story": Floor(40, 41)}
    write_floors(floors, tmp_path / "floors.yaml")
    assert read_floors(tmp_path / "floors.yaml") == floors


def test_without_a_file_there_are_no_floors(tmp_path):
    assert read_floors(tmp_path / "floors.yaml") == {}


def test_a_smaller_share_of_right_fields_is_a_lowered_floor():
    old = {"01": Floor(40, 50)}
    assert lowered(old, {"01": Floor(39, 50)}) == ["01: 40/50 would become 39/50"]
    assert lowered(old, {"01": Floor(48, 60), "02": Floor(0, 9)}) == []
