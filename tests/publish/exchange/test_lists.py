from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

from onrecord.coding.imports.celldays import Days, read_day
from onrecord.coding.imports.cells import read_age, read_count, written
from onrecord.coding.imports.mapping import mapping_from_plain
from onrecord.core.values import AgeRange, Count, When, Where
from onrecord.core.vocabulary import PlacePrecision
from onrecord.publish.exchange.lists import lists_of
from tests.published import edition_of, ferry_file, incident_number


def rows_of(*files):
    edition = replace(edition_of(0), incidents=lambda: iter(files))
    return {each.name: list(csv.DictReader(io.StringIO(each.data.decode()))) for each in lists_of(edition)}


def test_an_incident_whose_people_are_all_listed_is_a_row_for_each():
    found = rows_of(incident_number(4))
    assert list(found) == ["people"]
    assert [each["outcome"] for each in found["people"]] == ["killed", "killed"]
    assert {each["confirmation"] for each in found["people"]} == {"unconfirmed"}


def test_any_other_incident_is_one_row_with_its_numbers_and_names_as_words():
    (row,) = rows_of(ferry_file())["incidents"]
    assert (row["killed"], row["injured"], row["civilians"]) == ("2", "3 to 5", "2")
    assert row["names"] == "Halima Musa Arbab; Adam"
    assert row["source"] == "Darfur Daily; شبكة النهر"


def test_nobody_is_in_two_rows():
    files = [ferry_file(), *map(incident_number, range(10))]
    found = rows_of(*files)
    told = [row["record"] for row in found["incidents"]] + [row["incident"] for row in found["people"]]
    assert set(told) == {file.incident.id for file in files}
    assert not {row["record"] for row in found["incidents"]} & {row["incident"] for row in found["people"]}


def test_cells_are_read_back_as_the_ranges_that_they_were():
    file = ferry_file()
    when = When(date(2023, 11, 1), date(2023, 12, 9))
    counts = {"killed": Count(12), "injured": Count(None, None, 5)}
    (row,) = rows_of(replace(file, incident=replace(file.incident, when=when, counts=counts)))["incidents"]
    read = read_day(written(row["date"]), Days())
    assert (read.earliest, read.latest) == (when.earliest, when.latest)
    assert read_count(written(row["killed"])).low == 12
    assert read_count(written(row["injured"])).high == 5


def test_an_open_interval_is_no_date_and_ages_keep_their_ends():
    file = incident_number(1)
    for age, text in ((AgeRange(None, 17), "under 18"), (AgeRange(30, None), "30+"), (AgeRange(30, 40), "30-40")):
        victims = tuple(replace(each, age=age) for each in file.victims)
        changed = replace(file, victims=victims, incident=replace(file.incident, when=When(date(2023, 1, 1), None)))
        row = rows_of(changed)["people"][0]
        assert (row["age"], row["date"]) == (text, "")
        assert read_age(written(text)) == age


def test_a_province_is_not_made_a_town():
    file = ferry_file()
    where = Where(name="North Darfur", country="SD", precision=PlacePrecision.PROVINCE)
    (row,) = rows_of(replace(file, incident=replace(file.incident, where=where)))["incidents"]
    assert (row["province"], row["place"]) == ("North Darfur", "")


def test_the_mappings_that_come_with_it_are_whole():
    for each in lists_of(edition_of(5)):
        mapping = mapping_from_plain(each.mapping, each.name)
        heads = next(csv.reader(io.StringIO(each.data.decode())))
        assert [column.heading for column in mapping.columns] == heads
        assert mapping.source == "The River Record (invented)"
