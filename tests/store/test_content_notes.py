"""What an original shows is said before it is seen: by a person, and by what was coded of it."""

from __future__ import annotations

import pytest

from onrecord.core.errors import BadOption
from onrecord.store.content_notes import Content, content_of, note_content, note_of
from onrecord.store.models import LedgerRow, Original, Reading
from tests.told import tell_all


def test_a_note_is_kept_with_its_row_and_can_be_taken_away(case):
    tell_all(case)
    original = Original.objects.using(case.alias).first()
    assert note_of(case, original.pk) == Content()
    with case.writing() as pen:
        assert note_content(pen, original, "  the dead in a row,\n uncovered ") is not None
    assert note_of(case, original.pk) == Content("the dead in a row, uncovered", case.who)
    assert LedgerRow.objects.using(case.alias).last().subject == f"content note:{original.pk}"
    with case.writing() as pen:
        note_content(pen, original, "")
    assert note_of(case, original.pk) == Content()


def test_a_note_is_short(case):
    tell_all(case)
    with case.writing() as pen, pytest.raises(BadOption, match="301 letters"):
        note_content(pen, Original.objects.using(case.alias).first(), "x" * 301)


def test_what_was_coded_of_it_tells_what_it_is_about(case):
    tell_all(case)
    told = {row.pk: content_of(case, row.pk) for row in Original.objects.using(case.alias).all()}
    assert any("killing" in each.acts for each in told.values())


def test_readings_that_are_not_to_be_seen_tell_nothing(case):
    tell_all(case)
    every = frozenset(Reading.objects.using(case.alias).values_list("pk", flat=True))
    originals = Original.objects.using(case.alias).values_list("pk", flat=True)
    assert {content_of(case, each, every) for each in originals} == {Content()}
