"""Filters are a person's own, or shared, and older versions stay."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.core.errors import BadOption
from onrecord.store.entries import versions
from onrecord.store.filters import FILTER, Filter, drop_filter, filters_of, save_filter


def save(case, name, query="q=Zawiya", *, shared=False, owner=None):
    with case.writing() as pen:
        return save_filter(pen, Filter(owner or case.who, name, "search", query, shared))


def as_another(case):
    return replace(case, writer=replace(case.writer, name="nour"))


def test_own_filters_are_seen_by_their_owner_and_shared_ones_by_all(case):
    save(case, "mine")
    save(case, "ours", shared=True)
    save(as_another(case), "theirs")
    assert [each.name for each in filters_of(case)] == ["mine", "ours"]
    assert [(each.owner, each.name) for each in filters_of(as_another(case))] == [("nour", "theirs"), ("amal", "ours")]


def test_the_same_name_is_a_newer_version(case):
    save(case, "mine")
    save(case, " mine ", "q=Raqqa")
    assert [each.query for each in filters_of(case)] == ["q=Raqqa"]
    assert len(versions(case, FILTER, "amal/mine")) == 2


def test_what_was_put_away_is_shown_no_more_and_can_be_kept_again(case):
    save(case, "mine")
    with case.writing() as pen:
        drop_filter(pen, "mine")
    assert filters_of(case) == []
    with pytest.raises(BadOption), case.writing() as pen:
        drop_filter(pen, "mine")
    save(case, "mine")
    assert len(filters_of(case)) == 1


def test_nobody_puts_away_anothers(case):
    save(case, "mine", shared=True)
    other = as_another(case)
    with pytest.raises(BadOption), other.writing() as pen:
        drop_filter(pen, "mine")


@pytest.mark.parametrize(("name", "owner"), [("  ", None), ("x" * 81, None), ("mine", "nour")])
def test_a_filter_has_a_name_and_is_ones_own(case, name, owner):
    with pytest.raises(BadOption):
        save(case, name, owner=owner)
