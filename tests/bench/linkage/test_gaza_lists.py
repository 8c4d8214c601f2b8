"""The releases and the victims as records, on invented rows."""

from __future__ import annotations

import csv
import gzip

import pytest

from bench.linkage.gaza_lists import load_release, load_victims, read_age
from bench.linkage.records import Spot, persons_of, without_truth

EARLY = {
    "name": "سامر نبيل قاسم الحلو",
    "en_name": "Samir Nabil Qasm Alhlu",
    "age": "31",
    "dob": "1993-01-01",
    "sex": "m",
}
LATE = {
    "name_en": "Samer Nabil Al-Helou",
    "name_ar": "سامر نبيل الحلو",
    "age": "2 months",
    "born": "",
    "sex": "",
    "person": "P1",
}
VICTIM = {
    "incident_id": "I7", "date_start": "2023-11-02", "date_end": "", "location_text": "Tal al-Hawa", "victim_no": "3",
    "name_en": "Samer Al-Helou", "name_ar": "سامر الحلو", "age_years": "31", "sex": "m", "status": "killed",
    "person": "P1",
}  # fmt: skip


def write(folder, name, *rows):
    (folder / "linkage").mkdir(exist_ok=True)
    with gzip.open(folder / "linkage" / name, "wt", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def test_a_release_has_names_of_the_scripts_asked_for(tmp_path):
    write(tmp_path, "gaza_list_2024-09-21.csv.gz", {**EARLY, "person": "P1"})
    write(tmp_path, "gaza_list_2025-06-15.csv.gz", LATE)
    (early,), (late,) = (
        load_release(tmp_path, "2024-09-21", "arabic"),
        load_release(tmp_path, "2025-06-15", "latin", "arabic"),
    )
    assert (early.names, early.birth, early.age) == ((EARLY["name"],), "1993-01-01", 31)
    assert (late.names, late.birth, late.age, late.sex) == ((LATE["name_en"], LATE["name_ar"]), None, 0, None)
    assert persons_of([early, late]) == {early.id: "P1", late.id: "P1"}


def test_an_id_tells_nothing_of_the_person(tmp_path):
    write(tmp_path, "gaza_list_2025-06-15.csv.gz", LATE)
    assert "P1" not in repr(without_truth(load_release(tmp_path, "2025-06-15", "latin")))


def test_victims_hide_their_age(tmp_path):
    write(tmp_path, "airwars_gaza_victims_half.csv.gz", VICTIM)
    (victim,) = load_victims(tmp_path)
    assert (victim.id, victim.age, victim.incident) == ("I7:3", None, "I7")
    assert (victim.died, victim.place) == (("2023-11-02", "2023-11-02"), Spot("Tal al-Hawa"))
    assert victim.names == (VICTIM["name_ar"], VICTIM["name_en"])


def test_the_injured_and_those_of_one_word_are_left_out(tmp_path):
    write(tmp_path, "airwars_gaza_victims_half.csv.gz", {**VICTIM, "status": "injured"}, {**VICTIM, "name_ar": "سامر"})
    assert load_victims(tmp_path) == []


@pytest.mark.parametrize(
    ("words", "years"), [("Less than a day", 0), ("1 day", 0), ("11 months", 0), ("7", 7), ("35.0", 35), ("", None)]
)
def test_ages_are_completed_years(words, years):
    assert read_age(words) == years
