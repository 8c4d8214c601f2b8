"""Who of a case file is on which list."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.core.errors import BadOption
from onrecord.core.vocabulary import Outcome
from onrecord.store.listed import Listed, listed_in, lists_named, strata_of
from onrecord.store.models import Listing
from tests.told import KHALED, tell, tell_all

LISTS = ("Committee", "Hospitals", "Monitors")


def on(subject, *lists, cells=()):
    return subject, Listed(subject, frozenset(lists), cells)


def test_reports_without_a_source_are_on_no_list(case):
    tell_all(case)
    assert list(listed_in(case, Outcome.KILLED)) == []
    assert lists_named(case) == ()


def test_a_list_that_nobody_named_is_refused_with_those_there_are(case):
    with pytest.raises(BadOption, match="found 'Press'; expected lists and sources of the case file: none yet"):
        lists_named(case, ["Press"])


def test_a_source_of_reports_can_be_named_as_a_list(case):
    report = tell(case, (KHALED[0],))
    Listing.objects.using(case.alias).filter(report=report).update(source="The Herald")
    assert lists_named(case, ["The Herald", "The Herald"]) == ("The Herald",)


def test_whoever_is_told_of_on_several_lists_is_one_person_on_all_of_them():
    listed = dict([on("a", "Committee"), on("b", "Monitors"), on("c", "Hospitals"), on("d", "Press")])
    (overlaps,) = strata_of([("a", "b"), ("c",), ("d",), ("unheard",)], listed, LISTS).values()
    assert overlaps.counts == (0, 0, 1, 0, 0, 1, 0, 0)


def test_people_are_parted_by_what_all_say_of_them_and_else_unknown():
    listed = dict(
        [
            on("a", "Committee", cells=("female", "2013")),
            on("b", "Monitors", cells=("unknown", "2013")),
            on("c", "Hospitals", cells=("female", "2013")),
            on("d", "Monitors", cells=("male", "2014")),
        ]
    )
    strata = strata_of([("a", "b"), ("c", "d")], listed, LISTS)
    assert list(strata) == ["female · 2013", "unknown · unknown"]
    assert strata["female · 2013"].counts[5] == 1


def test_the_cells_of_a_person_are_those_of_its_incident_and_its_own(case, monkeypatch):
    """A source is given to the report by hand: those of the tests have none."""
    from onrecord.store import listed as module

    tell(case, (KHALED[0],))
    made = list(module.members(case))
    sourced = [
        replace(each, coding=replace(each.coding, report=replace(each.coding.report, source="The Herald")))
        for each in made
    ]
    monkeypatch.setattr(module, "members", lambda _: iter(sourced))
    by = ("sex", "age_group", "year", "month", "country")
    (told,) = listed_in(case, Outcome.KILLED, by)
    assert told.on == {"The Herald"}
    assert told.cells == ("male", "unknown", "2013", "2013-05", "unknown")
    assert list(listed_in(case, Outcome.INJURED)) == []
