from __future__ import annotations

import pytest

from onrecord.store.chunks import cut, walk, walk_both
from onrecord.store.models import Listing, Reading
from tests.cases import bring


@pytest.mark.parametrize(
    ("items", "expected"), [([], []), ([1], [[1]]), ([1, 2], [[1, 2]]), ([1, 2, 3], [[1, 2], [3]])]
)
def test_a_list_is_cut_without_loss(items, expected):
    assert list(cut(items, 2)) == expected


@pytest.mark.parametrize("size", [1, 2, 3, 4, 50])
def test_every_row_is_met_once_and_in_order(case, size):
    bring(case, *(f"The bakers of quarter {number} fled." for number in range(4)))
    rows = Listing.objects.using(case.alias).all()
    walked = [row.pk for chunk in walk(rows, size) for row in chunk]
    assert walked == list(rows.order_by("pk").values_list("pk", flat=True))
    assert [row.pk for chunk in walk(rows, size, after=walked[1]) for row in chunk] == walked[2:]


def test_no_rows_are_no_chunk(case):
    assert list(walk(Listing.objects.using(case.alias).all(), 2)) == []


def test_rows_taken_away_on_the_way_hide_no_other(case):
    bring(case, *(f"The bakers of quarter {number} fled." for number in range(4)))
    rows = Listing.objects.using(case.alias).all()
    walked = 0
    for chunk in walk(rows, 2):
        walked += len(chunk)
        rows.filter(pk__in=[row.pk for row in chunk]).delete()
    assert walked == 4


@pytest.mark.parametrize("size", [1, 2, 3, 50])
def test_rows_are_walked_in_order_of_two_keys_whatever_is_read_at_a_time(case, size):
    bring(case, *(f"The bakers of street {number} fled." for number in range(7)))
    rows = Reading.objects.using(case.alias).all()
    by_act = sorted((row.seq, row.report, row.pk) for row in rows)
    assert list(walk_both(rows, size, ("seq", "report"))) == by_act
    by_report = sorted((report, seq, pk) for seq, report, pk in by_act)
    assert list(walk_both(rows, size, ("report", "seq"))) == by_report
