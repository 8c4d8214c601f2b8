"""Labels that the rows themselves say are wrong, and no others: invented victims and an invented list."""

from __future__ import annotations

import csv
from dataclasses import replace

import pytest

from bench.linkage import wrong_labels
from bench.linkage.records import Record
from bench.linkage.wrong_labels import CODES, WRONG, WrongLabel, corrected, find_wrong_labels, read_wrong_labels


def official(number, name, age=None, sex=None, person=True):
    return Record(f"l{number}", "list", (name,), sex=sex, age=age, person=f"p{number}" if person else None)


LIST = [
    official(0, "سامي نبيل كمال الطويل", 30),
    official(1, "رنا نبيل كمال الطويل", 12),
    official(2, "وليد فؤاد رشيد الطويل", 8),
    official(3, "سامي نبيل حسن الحداد", 31),
]


def victim(name, person, *, number=1, incident="i1", sex=None):
    return Record(f"{incident}:{number}", "victims", (name,), sex=sex, incident=incident, person=person)


def found(victims, ages=(), rows=LIST):
    told = {each.id: age for each, age in zip(victims, ages, strict=False)}
    return list(find_wrong_labels(victims, told, rows))


def test_a_label_that_fits_is_right_however_it_is_spelt():
    assert found([victim("سامى نبيل الطويل", "p0")], [12]) == []


def test_a_slip_of_the_pen_is_no_other_name():
    assert found([victim("سامي نبل الطويل", "p0")], [12]) == []


def test_one_other_row_of_all_parts_and_the_age_is_meant():
    wrong = found([victim("رنا نبيل الطويل", "p2")], [11])
    assert wrong == [WrongLabel("i1:1", "name_and_age_fit_other", "l1")]


def test_a_label_of_another_victim_of_the_incident_is_a_relatives():
    wrong = found([victim("رنا نبيل الطويل", "p0"), victim("سامي نبيل الطويل", "p0", number=2)], [12, 30])
    assert wrong == [WrongLabel("i1:1", "relative_same_incident", "l1")]


def test_who_shares_a_label_over_incidents_is_no_relative_of_the_same():
    both = [victim("رنا نبيل الطويل", "p0"), victim("سامي نبيل الطويل", "p0", incident="i2")]
    assert [label.code for label in found(both, [12, 30])] == ["name_and_age_fit_other"]


@pytest.mark.parametrize(
    ("name", "age", "sex", "more"),
    [
        ("رنا نبيل الطويل", 20, None, []),
        ("رنا نبيل الطويل", None, None, []),
        ("رنا الطويل", 12, None, []),
        ("رنا نبيل الطويل", 12, "m", []),
        ("رنا نبيل الطويل", 12, None, [official(9, "رنا نبيل سعيد الطويل", 12)]),
        ("هناء نبيل الطويل", 12, None, []),
    ],
)
def test_what_is_doubtful_stays(name, age, sex, more):
    rows = [*LIST[:1], replace(LIST[1], sex="f"), *LIST[2:], *more]
    assert found([victim(name, "p2", sex=sex)], [age], rows) == []


def test_without_an_age_a_row_of_neither_given_nor_family_name_is_wrong():
    assert found([victim("رنا نبيل كمال الطويل", "p3")]) == [WrongLabel("i1:1", "name_of_another", "l1")]


def test_of_two_with_one_person_who_is_not_named_so_loses_the_label():
    both = [victim("هناء نبيل الطويل", "p0"), victim("سامي نبيل الطويل", "p0", number=2)]
    assert found(both, [5, 30]) == [WrongLabel("i1:1", "id_shared", None)]


def test_rows_without_a_name_and_victims_whose_person_is_not_listed_are_passed_over():
    nameless = official(8, "")
    assert (
        found([victim("رنا نبيل الطويل", "p8"), victim("سامي", "nobody", number=2)], [12, 3], [*LIST, nameless]) == []
    )


def test_labels_are_put_right_and_those_taken_away_left_out():
    victims = [victim("رنا نبيل الطويل", "p2"), victim("هناء", "p0", number=2), victim("سامي", "p0", number=3)]
    rows = [*LIST[:1], replace(LIST[1], person=None), *LIST[2:]]
    wrong = [WrongLabel("i1:1", "name_and_age_fit_other", "l1"), WrongLabel("i1:2", "id_shared", None)]
    kept, righted = corrected(victims, rows, wrong)
    assert [each.id for each in kept] == ["i1:1", "i1:3"]
    assert kept[0].person == righted[1].person == "row l1"
    assert kept[1].person == "p0"


def test_the_list_tells_codes_and_reasons_and_nothing_else_in_words():
    with WRONG.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(read_wrong_labels()) == len({row["victim"] for row in rows})
    assert all(row["reason"] == CODES[row["code"]] for row in rows)
    assert WRONG.read_text(encoding="utf-8").isascii()


def test_the_list_is_written_anew(tmp_path, monkeypatch):
    monkeypatch.setattr(wrong_labels, "WRONG", tmp_path / "wrong.csv")
    monkeypatch.setattr(wrong_labels, "data_folder", lambda: tmp_path)
    monkeypatch.setattr(wrong_labels, "load_victims", lambda _: [victim("رنا نبيل الطويل", "p2")])
    monkeypatch.setattr(wrong_labels, "load_release", lambda *_: LIST)
    monkeypatch.setattr(wrong_labels, "_ages", lambda _: {"i1:1": 12})
    assert wrong_labels.main() == 0
    assert read_wrong_labels(tmp_path / "wrong.csv") == [WrongLabel("i1:1", "name_and_age_fit_other", "l1")]
