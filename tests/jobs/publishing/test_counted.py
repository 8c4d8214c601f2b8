"""A work on a release says which step it is at, and how many incidents of how many it has read."""

from __future__ import annotations

import pytest

from onrecord.jobs import ongoing as ongoing_module
from onrecord.jobs.ongoing import Ongoing, Unwanted
from onrecord.jobs.publishing.counted import Steps
from tests.published import edition_of


@pytest.fixture
def told(monkeypatch):
    """Give a list, and steps that say each thing into it."""
    monkeypatch.setattr(ongoing_module, "SECONDS", 0)
    said = []

    def tell(*each):
        said.append(each)
        return True

    return said, Steps(Ongoing(tell))


def test_incidents_are_counted_as_they_are_read_and_the_next_step_begins(told):
    said, steps = told
    edition = steps.counted(edition_of(2), "records", then="changes")
    assert len(list(edition.incidents())) == 3
    assert ((3, edition.about.incidents, "records") in said, said[-1]) == (True, (0, None, "changes"))


def test_a_step_that_is_past_is_not_told_again(told):
    said, steps = told
    inner = steps.counted(edition_of(2), "disclosure")
    list(inner.incidents())
    steps.end("disclosure")
    list(steps.counted(inner, "records").incidents())
    told_before = [words for _, _, words in said]
    assert told_before[-4:] == ["records"] * 4


def test_what_has_no_incidents_is_counted_one_by_one(told):
    said, steps = told
    looked = steps.each("files", 2)
    looked()
    looked()
    assert said[-1] == (2, 2, "files")


def test_a_work_that_is_not_wanted_stops_at_the_next_step():
    steps = Steps(Ongoing(lambda *_: False))
    with pytest.raises(Unwanted):
        steps.begin("site")
