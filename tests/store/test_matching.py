"""Whatever way the database reads its index, the same reports are found, the one added last first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.store import findings, matching
from onrecord.store.models import Listing
from onrecord.store.readings import list_readings, reading_row
from onrecord.store.searching import Page, Query, search
from tests.cases import bring

STREETS = 24


@pytest.fixture(params=[2, 5, 4_096], ids="{} a segment".format)
def _parted(request, monkeypatch):
    """Part the index into segments of few rows, or of more than there are."""
    monkeypatch.setattr(findings, "SEGMENT", request.param)
    monkeypatch.setattr(matching, "SEGMENT", request.param)


@pytest.fixture
def told(case):
    """Bring reports of which all tell of bakers, every third of a market, and one of a ford."""
    texts = [f"The bakers of street {number} fled{' the market' * (number % 3 == 0)}." for number in range(STREETS)]
    texts[7] = texts[7].replace("fled", "fled to the ford")
    return dict(zip((report.id for report in bring(case, *texts)), range(STREETS), strict=True))


@pytest.mark.usefixtures("_parted")
@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("bakers", range(STREETS)),
        ("bakers market", range(0, STREETS, 3)),
        ('"fled the market"', range(0, STREETS, 3)),
        ("ford", [7]),
        ('"bakers fled"', []),
    ],
)
def test_what_matches_is_found_newest_first(case, told, words, numbers):
    found = search(case, Query(words), Page(50))
    assert [told[each.report] for each in found.found] == list(reversed(numbers))
    assert (found.total, found.counted) == (len(numbers), len(numbers))


@pytest.mark.usefixtures("_parted", "told")
def test_rows_of_older_readings_are_passed_over(case):
    rows = Listing.objects.using(case.alias).order_by("-pk")[:3]
    for listing in rows:
        (report,) = bring(case, f"The grocers of {listing.pk} fled.")
        better = replace(report, text="The bakers came back.")
        row = reading_row(better, report.id.removeprefix("sha256:"), case.clock())
        with case.writing() as pen:
            pen.note("read", report.id, [row])
            pen.flush()
            list_readings(case, [(row, better)])
    assert search(case, Query("grocers")).found == ()
    assert len(search(case, Query("bakers"), Page(50)).found) == STREETS + 3


@pytest.mark.usefixtures("_parted", "told")
def test_no_more_are_read_than_are_wanted(case):
    match = matching.Match("find_text", "text_row", _asked(case, "bakers"))
    found = matching.newest_matching(case.alias, match, ("", ()), 3)
    assert found == list(Listing.objects.using(case.alias).order_by("-pk").values_list("pk", flat=True)[:3])


def _asked(case, word):
    from django.db import connections

    signs = "'" if connections[case.alias].vendor == "postgresql" else '"'
    return f"{signs}{word}{signs}"


def test_postgresql_leaves_little_of_its_index_for_every_search_to_read_through(case):
    from django.db import connections

    if connections[case.alias].vendor != "postgresql":
        return
    with connections[case.alias].cursor() as cursor:
        cursor.execute("SELECT reloptions FROM pg_class WHERE relname IN ('find_text_words', 'find_name_words')")
        assert cursor.fetchall() == [([f"gin_pending_list_limit={findings.PENDING_KB}"],)] * 2
