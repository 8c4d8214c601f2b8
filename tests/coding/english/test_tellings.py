"""What a telling says of itself: whether it harms, and whether recorders would code it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.coding.english.tellings import UNLIKELY, UNLIKELY_DEATH


def telling_of(read, text):
    return read(text).tellings[0]


@pytest.mark.parametrize(
    ("likely", "unlikely", "alone"),
    [(None, False, False), (0.1, True, False), (UNLIKELY, False, False), (0.6, False, True)],
)
def test_a_telling_is_background_or_stands_alone_by_how_likely_it_is(read, likely, unlikely, alone):
    telling = replace(telling_of(read, "Police arrested a teacher."), likely=likely)
    assert (telling.unlikely, telling.stands_alone) == (unlikely, alone)


def test_a_death_is_kept_longer_than_an_arrest(read):
    between = (UNLIKELY + UNLIKELY_DEATH) / 2
    assert not replace(telling_of(read, "A teacher was killed."), likely=between).unlikely
    assert replace(telling_of(read, "A teacher was arrested."), likely=between).unlikely


def test_what_did_not_happen_is_set_aside_however_likely(read):
    assert replace(telling_of(read, "Soldiers did not kill the judge."), likely=0.99).set_aside
