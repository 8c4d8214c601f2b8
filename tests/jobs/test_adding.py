from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.jobs import adding
from onrecord.jobs.adding import Added, Addition, Refused, add_files
from onrecord.store.ledger import head_of
from onrecord.store.models import Acquisition, Listing, Original
from onrecord.store.readings import newest_readings, report_of
from onrecord.store.setbacks import setbacks
from onrecord.store.tolerant import Break
from onrecord.store.verifying import verify_chain, verify_originals

TEXT = "{number} bakers were shot dead\n\nThe {number} bakers were shot dead in Zawiya on 3 May 2016."


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "in"
    made.mkdir()
    return made


def write(folder: Path, name: str, data: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def reports_in(case):
    return Listing.objects.using(case.alias).count()


def test_files_are_kept_as_they_came_and_read(case, folder):
    path = write(folder, "one.txt", TEXT.format(number=2))
    assert list(add_files(case, [folder])) == [Added(str(path), 1, 0)]
    (row,) = newest_readings(case)
    assert case.originals.get(row.original_id) == path.read_bytes()
    assert report_of(row).title == "2 bakers were shot dead"


def test_it_is_kept_who_brought_what_from_where(case, folder):
    path = write(folder, "one.txt", TEXT.format(number=2))
    list(add_files(case, [path]))
    came = Acquisition.objects.using(case.alias).get()
    assert (came.brought_by, came.origin, came.tool) == ("amal", str(path), "onrecord add")


def test_a_second_run_changes_nothing(case, folder):
    write(folder, "one.txt", TEXT.format(number=2))
    list(add_files(case, [folder]))
    before = head_of(case.alias)
    assert [each.was_held for each in add_files(case, [folder])] == [True]
    assert head_of(case.alias) == before


def test_one_bad_file_stops_no_other_and_is_kept(case, folder):
    write(folder, "1.txt", TEXT.format(number=2))
    write(folder, "2.txt", b"\x00\x01\x02" * 9)
    write(folder, "3.txt", TEXT.format(number=3))
    outcomes = list(add_files(case, [folder]))
    assert [(each.new, len(each.problems)) for each in outcomes] == [(1, 0), (0, 1), (1, 0)]
    assert (Original.objects.using(case.alias).count(), reports_in(case)) == (3, 2)
    (setback,) = setbacks(case, adding.READ)
    assert setback.reason == outcomes[1].problems[0]


def test_a_file_that_is_not_there_is_refused_by_name(case, folder):
    write(folder, "1.txt", TEXT.format(number=2))
    missing = folder / "gone.txt"
    refused, added = add_files(case, [missing, folder])
    assert isinstance(refused, Refused)
    assert str(missing) in refused.reason
    assert added.new == 1


def test_what_failed_is_tried_again_and_forgotten_when_it_goes_well(case, folder, monkeypatch):
    write(folder, "one.txt", TEXT.format(number=2))
    reading = adding.read_all
    monkeypatch.setattr(adding, "read_all", lambda *_, **__: iter([_broken()]))
    list(add_files(case, [folder]))
    assert reports_in(case) == 0
    monkeypatch.setattr(adding, "read_all", reading)
    (again,) = add_files(case, [folder])
    assert (again.new, reports_in(case), setbacks(case)) == (1, 1, [])
    assert Acquisition.objects.using(case.alias).count() == 1


def test_a_publication_date_that_a_person_vouches_for_is_kept(case, folder):
    from datetime import date

    write(folder, "one.txt", TEXT.format(number=2))
    list(add_files(case, [folder], Addition(published=date(2016, 5, 4))))
    (row,) = newest_readings(case)
    assert report_of(row).published == date(2016, 5, 4)


def test_many_files_are_written_a_few_at_a_time(case, folder, monkeypatch):
    monkeypatch.setattr(adding, "MOST_FILES", 3)
    for number in range(8):
        write(folder, f"{number}.txt", TEXT.format(number=number + 2))
    assert sum(each.new for each in add_files(case, [folder])) == 8
    assert [each for each in (*verify_chain(case), *verify_originals(case)) if isinstance(each, Break)] == []


@pytest.mark.parametrize("workers", [1, 3])
def test_outcomes_come_in_the_order_of_the_files_however_many_are_read_at_a_time(case, folder, workers):
    pages = "<html><body><article><p>The {number} bakers were shot dead in Zawiya on 3 May.</p></article></body></html>"
    names = [f"{number:02}.html" for number in range(12)]
    for number, name in enumerate(names):
        write(folder, name, pages.format(number=number + 2))
    write(folder, "05.html", b"\x00\x01" * 40)
    told = [Path(each.name).name for each in add_files(case, [folder], workers=workers)]
    assert told == names
    assert reports_in(case) == 11


def test_what_is_told_is_there_when_the_rest_is_broken_off(case, folder, monkeypatch):
    monkeypatch.setattr(adding, "MOST_FILES", 1)
    for number in range(3):
        write(folder, f"{number}.txt", TEXT.format(number=number + 2))
    outcomes = add_files(case, [folder])
    next(outcomes)
    outcomes.close()
    assert reports_in(case) >= 1
    held, *_ = add_files(case, [folder])
    assert held.was_held
    assert reports_in(case) == 3


def _broken():
    from onrecord.core.errors import Damaged

    return Damaged("one.txt", found="half of it", expected="all of it", do="Save it again.")
