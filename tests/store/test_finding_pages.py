"""What is found is paged to its end, each report once, and reports of protected sources are left out."""

from __future__ import annotations

import pytest

from onrecord.core.errors import BadOption
from onrecord.store.finding_pages import Seen, named_page, protected_readings, text_page
from onrecord.store.models import Listing
from onrecord.store.named import joined, named_in
from onrecord.store.recording import record_judgement
from onrecord.store.searching import Query
from onrecord.store.sources import Source, bringing_from
from onrecord.store.vault.persons import protect
from onrecord.tally.records import record_id
from tests.cases import bring
from tests.store.vault.conftest import open_again, with_key
from tests.told import KHALED, MUSTAFA, TELLINGS, head_of, tell, tell_all

__all__ = ["open_again", "with_key"]


def every(page, case, query, size):
    found, after = [], None
    while True:
        told = page(case, query, Seen(after=after, size=size))
        found += [row.report for row in told.rows]
        if told.next is None:
            return found
        after = told.next


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_pages_of_words_give_every_report_once_the_newest_first(case, size):
    ids = [report.id for report in bring(case, *(f"Shells fell on house {number} today." for number in range(7)))]
    assert every(text_page, case, Query("shells"), size) == ids[::-1]
    assert every(text_page, case, Query(), size) == ids[::-1]


def test_the_first_page_tells_how_much_there_is_and_later_ones_do_not(case):
    bring(case, *(f"Shells fell on house {number} today." for number in range(5)))
    first = text_page(case, Query("shells"), Seen(size=2))
    assert first.total == 5
    assert text_page(case, Query("shells"), Seen(after=first.next, size=2)).total is None


def test_names_are_found_in_any_script_each_report_once(case):
    ids = tell_all(case)
    for name, *_ in KHALED:
        assert every(named_page, case, Query(name), 2) == ids[::-1]
    assert named_page(case, Query("Nobody Atall"), Seen()).rows == ()


def test_words_that_are_none_find_nothing(case):
    bring(case, "Shells fell on the market.")
    assert text_page(case, Query("!?"), Seen()).rows == ()
    with pytest.raises(BadOption):
        text_page(case, Query("shells"), Seen(size=0))


def test_reports_of_a_protected_source_are_left_out(case, with_key):
    held = with_key(case)
    with held.writing() as pen:
        protect(pen, Source(kind="person"), {"name": "Salma Bint-Idris"})
    (one,) = bring(bringing_from(held, "Source 1"), "Shells fell on the market.")
    (other,) = bring(case, "Shells fell on the school.", origin="/other")
    assert [row.report for row in text_page(case, Query("shells"), Seen()).rows] == [other.id]
    shown = text_page(case, Query("shells"), Seen(with_protected=True))
    assert [row.report for row in shown.rows] == [other.id, one.id]
    assert protected_readings(case, [row.reading for row in shown.rows]) == {shown.rows[1].reading}


def test_whoever_has_the_name_is_told_in_their_sentence_with_their_record(case):
    tell_all(case)
    rows = named_page(case, Query("خالد حمشو"), Seen()).rows
    found = named_in(case, rows, "خالد حمشو", {})
    fathers, sons = [name for name, *_ in KHALED], [name for name, *_ in MUSTAFA]
    assert [each.name for each in found] == [each for pair in zip(fathers, sons, strict=True) for each in pair][-2:] + [
        each for pair in list(zip(fathers, sons, strict=True))[1::-1] for each in pair
    ]
    assert {each.outcome for each in found} == {"killed"}
    assert all(any(piece.marked for piece in each.said.pieces) for each in found)
    assert all(each.record is not None for each in found)


def test_people_who_were_judged_one_have_one_record(case):
    one, other = (tell(case, TELLINGS[number], head_of(number)) for number in (0, 1))
    subjects = sorted(f"{Listing.objects.using(case.alias).get(report=each).coding}/p1" for each in (one, other))
    with case.writing() as pen:
        record_judgement(pen, "identity", "same", subjects, "father and son are told with him")
    leads = joined(case)
    rows = named_page(case, Query("Khaled Hamshou"), Seen()).rows
    fathers = [each for each in named_in(case, rows, "Khaled Hamshou", leads) if each.name.startswith("Khal")]
    assert [each.record for each in fathers] == [record_id(subjects[0])] * 2
