"""What became of each record between two files, whatever order they stand in, and whoever wrote them."""

from __future__ import annotations

import json
import random
from dataclasses import replace

import pytest

from onrecord.core.errors import MalformedRecords
from onrecord.publish.edition import Edition
from onrecord.publish.release import sorting
from onrecord.publish.release.changelists import MOST, write_changes
from onrecord.publish.release.differences import Became, Change, Compared, compare
from onrecord.publish.release.flat import head_of, properties_of
from onrecord.publish.release.totals import totals_beside
from onrecord.publish.wire import edition_lines
from tests.published import about_edition, edition_of, ferry_file, toll_of_rivers
from tests.releases import second_edition


def written(path, edition, shuffled=False):
    lines = list(edition_lines(edition))
    if shuffled:
        head, *others = lines
        random.Random(3).shuffle(others)
        lines = [head, *others]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def changes(tmp_path, old, new, **settings):
    told = Compared()
    one, other = written(tmp_path / "old.jsonl", old), written(tmp_path / "new.jsonl", new, **settings)
    return list(compare(one, other, told)), told


def test_two_files_of_one_edition_do_not_differ(tmp_path):
    found, told = changes(tmp_path, edition_of(5), edition_of(5))
    assert found == []
    # Six incidents, three people at the ferry, nine elsewhere, a toll.
    assert told.same == 6 + 3 + 9 + 1 + 1


def test_what_was_added_changed_and_withdrawn_is_told_with_its_values(tmp_path):
    found, _ = changes(tmp_path, edition_of(4), second_edition(4))
    by_id = {each.id: each for each in found}
    assert {id_: each.became for id_, each in by_id.items()} == {
        "i0000003": Became.WITHDRAWN,
        "i0000003-v9": Became.WITHDRAWN,
        "i0000004": Became.ADDED,
        "i0000004-v12": Became.ADDED,
        "i0000004-v13": Became.ADDED,
        "v-mother": Became.CHANGED,
    }
    assert [(each.property, each.old, each.new, each.note) for each in by_id["v-mother"].properties] == [
        ("age", None, 35, "The registry says 35."),
        ("age.high", 36, None, "The registry says 35."),
        ("age.low", 34, None, "The registry says 35."),
    ]


def test_the_order_of_lines_changes_nothing(tmp_path, monkeypatch):
    in_order, _ = changes(tmp_path, edition_of(9), second_edition(9))
    monkeypatch.setattr(sorting, "RUN", 4)
    assert changes(tmp_path, edition_of(9), second_edition(9), shuffled=True)[0] == in_order


def test_a_record_that_is_left_out_without_a_word_is_gone_and_not_withdrawn(tmp_path):
    found, _ = changes(tmp_path, edition_of(3), edition_of(2))
    assert {(each.id, each.became) for each in found} == {
        ("i0000002", Became.GONE),
        ("i0000002-v6", Became.GONE),
        ("i0000002-v7", Became.GONE),
        ("i0000002-v8", Became.GONE),
    }


def test_a_victim_that_moved_to_another_incident_changed_and_is_not_new(tmp_path):
    moved = replace(ferry_file().victims[1], incident="i0000000")

    def incidents():
        for each in edition_of(1).incidents():
            is_ferry = each.incident.id == "i-ferry"
            others = tuple(victim for victim in each.victims if victim.id != moved.id)
            yield replace(each, victims=others if is_ferry else (*each.victims, moved))

    found, _ = changes(tmp_path, edition_of(1), replace(edition_of(1), incidents=incidents))
    assert [(each.id, each.became, each.properties[0].property) for each in found] == [
        ("v-child", Became.CHANGED, "incident")
    ]


def test_a_toll_that_changed_is_told(tmp_path):
    other = replace(toll_of_rivers(), population="everybody")
    found, _ = changes(tmp_path, edition_of(1), replace(edition_of(1), tolls=lambda: iter((other,))))
    assert [(each.kind, each.properties[0].old, each.properties[0].new) for each in found] == [
        ("toll", "civilians", "everybody")
    ]


def test_a_note_that_was_there_before_is_not_told_again(tmp_path):
    before = replace(edition_of(4), corrections=second_edition(4).corrections)
    found, _ = changes(tmp_path, before, second_edition(4))
    assert {each.note for change in found for each in change.properties} == {None}


def test_nothing_and_null_are_the_same_in_a_file_of_another_hand(tmp_path):
    one = written(tmp_path / "one.jsonl", edition_of(1))
    lines = [json.loads(line) for line in one.read_text(encoding="utf-8").splitlines()]
    for line in lines:
        for victim in line["victims"] if line["type"] == "incident" else ():
            for name in [name for name, value in victim.items() if value in (None, [])]:
                del victim[name]
    other = tmp_path / "other.jsonl"
    other.write_text("\n".join(json.dumps(dict(reversed(line.items()))) for line in lines), encoding="utf-8")
    assert list(compare(one, other, Compared())) == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("not JSON", "line 2"),
        ("[1]", "line 2"),
        ('{"type": "poem"}', "line 2"),
        ('{"type": "incident", "victims": []}', "line 2"),
        ('{"type": "toll"}', "line 2"),
        ('{"type": "incident", "incident": {"id": "i-1"}, "victims": [{"id": 3}]}', "line 2"),
    ],
)
def test_a_line_that_is_no_record_is_named(tmp_path, line, told):
    head = next(edition_lines(edition_of(0)))
    (tmp_path / "a.jsonl").write_text(f"{head}\n{line}\n", encoding="utf-8")
    with pytest.raises(MalformedRecords, match=told):
        list(compare(tmp_path / "a.jsonl", tmp_path / "a.jsonl", Compared()))


def test_two_records_of_one_id_are_refused(tmp_path):
    path = written(tmp_path / "a.jsonl", edition_of(1))
    path.write_text(path.read_text(encoding="utf-8") + path.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(MalformedRecords, match="two records of id"):
        list(compare(path, path, Compared()))


def test_a_file_whose_first_line_says_nothing_of_the_whole_is_refused(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"type":"toll","id":"t"}\n', encoding="utf-8")
    with pytest.raises(MalformedRecords, match="no line of type 'dataset'"):
        head_of(tmp_path / "a.jsonl")
    (tmp_path / "b.jsonl").write_text("\n", encoding="utf-8")
    with pytest.raises(MalformedRecords, match="no line of type 'dataset'"):
        head_of(tmp_path / "b.jsonl")


def test_totals_stand_side_by_side(tmp_path):
    found, told = changes(tmp_path, edition_of(4), second_edition(4))
    assert found
    numbers = {each.name: (each.old, each.new) for each in totals_beside(told.old, told.new)}
    assert numbers["incidents"] == ("5", "6")
    assert numbers["killed, everybody, by every-casualty"] == ("10", "12")


def test_totals_of_some_grades_and_open_ends_are_told_apart():
    count = {"low": 3, "best": 4, "high": None}
    told = {"totals": [{"outcome": "killed", "of": "child", "scheme": "airwars", "grades": ["fair"], "count": count}]}
    found = [each for each in totals_beside({}, told) if each.old is None and each.new is not None]
    assert [(each.name, each.new) for each in found] == [("killed, child, by airwars, graded fair", "3 to …, best 4")]


def test_the_properties_of_a_record_are_found_by_ids_and_properties():
    incident = json.loads(next(line for line in edition_lines(edition_of(0)) if '"incident"' in line[:20]))["incident"]
    told = properties_of(incident)
    assert told["acts.k-shelling.method"] == "shelling"
    assert told["counts.killed.low"] == 2
    assert told["statements.where.name"][0]["value"] == "Kutum"


def test_a_long_list_of_changes_is_cut_for_people_and_whole_for_programmes(tmp_path):
    about = about_edition(1, 1, version="2", previous="1")
    found = (Change(Became.ADDED, "incident", f"i{number}") for number in range(MOST + 5))
    counts = write_changes(tmp_path, about, found)
    assert counts == {Became.ADDED: MOST + 5}
    assert "The other 5 stand in changes.json" in (tmp_path / "CHANGES.md").read_text()
    assert len(json.loads((tmp_path / "changes.json").read_text())["changes"]) == MOST + 5


def test_no_change_is_said_so(tmp_path):
    write_changes(tmp_path, about_edition(1, 1, version="2", previous="1"), ())
    assert "No record changed." in (tmp_path / "CHANGES.md").read_text()
    assert json.loads((tmp_path / "changes.json").read_text())["changes"] == []


def test_marks_of_markup_in_a_note_are_shown_and_do_nothing(tmp_path):
    hostile = Change(Became.WITHDRAWN, "incident", "i`1", day="2024-01-01", note="<script>\n# x")
    write_changes(tmp_path, about_edition(1, 1, version="2", previous="1"), [hostile])
    page = (tmp_path / "CHANGES.md").read_text()
    assert "<script>" not in page
    assert "\n# x" not in page


def test_what_became_of_an_object_is_told_by_itself(tmp_path):
    def of(*objects):
        file = replace(ferry_file(), objects=objects)
        return Edition(about_edition(1, 3), lambda: iter((file,)))

    (ferry,) = ferry_file().objects
    found, _ = changes(tmp_path, of(ferry), of(replace(ferry, type="boat"), replace(ferry, id="o-2")))
    assert [(each.became, each.kind, each.id, each.incident) for each in found] == [
        (Became.ADDED, "object", "o-2", "i-ferry"),
        (Became.CHANGED, "object", "o-ferry", "i-ferry"),
    ]
    (corrected,) = found[1].properties
    assert (corrected.property, corrected.old, corrected.new) == ("type", "ferry", "boat")
