from __future__ import annotations

from dataclasses import replace

from onrecord.store.intake import Brought, keep_brought
from onrecord.store.ledger import head_of
from onrecord.store.models import Acquisition, Appearance, Listing, Original, Reading
from onrecord.store.readings import newest_readings, report_of, report_with_id
from tests.cases import bring

TEXT = "Two bakers were killed\n\nTwo bakers were shot dead in Zawiya on 3 May 2016."


def count(case, model):
    return model.objects.using(case.alias).count()


def test_a_report_comes_back_as_it_was_read(case):
    (report,) = bring(case, TEXT)
    assert report_with_id(case, report.id) == report
    assert [report_of(row) for row in newest_readings(case)] == [report]


def test_an_unknown_report_is_none(case):
    assert report_with_id(case, "sha256:" + "0" * 64) is None


def test_bringing_the_same_again_changes_nothing(case):
    bring(case, TEXT)
    before = head_of(case.alias)
    bring(case, TEXT)
    assert head_of(case.alias) == before


def test_the_same_bytes_from_elsewhere_are_one_report_that_came_twice(case):
    bring(case, TEXT)
    bring(case, TEXT, origin="/media/stick")
    assert (count(case, Original), count(case, Reading), count(case, Acquisition)) == (1, 1, 2)


def test_a_report_met_in_another_file_is_kept_as_an_appearance(case):

    (report,) = bring(case, TEXT)
    with case.writing() as pen:
        (kept,) = keep_brought(
            pen, [Brought("b" * 64, 9, "/in/box.mbox", "a test", reports=(replace(report, place="message 1"),))]
        )
    assert (kept.is_new, kept.added, kept.known) == (True, 0, 1)
    assert Appearance.objects.using(case.alias).get().place == "message 1"


def test_every_report_is_listed(case):
    reports = bring(case, TEXT, "A baker fled\n\nNobody was hurt in Homs.")
    listed = Listing.objects.using(case.alias).order_by("pk")
    assert [(row.report, row.title) for row in listed] == [(report.id, report.title) for report in reports]
