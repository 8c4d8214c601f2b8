"""A closed set's member is the word that is stored."""

from __future__ import annotations

from enum import StrEnum

import pytest

from onrecord.core import vocabulary

SETS = [getattr(vocabulary, name) for name in vocabulary.__all__]
MEMBERS = [member for closed_set in SETS for member in closed_set]


@pytest.mark.parametrize("closed_set", SETS, ids=lambda kind: kind.__name__)
def test_every_public_name_is_a_closed_set_of_words(closed_set):
    assert issubclass(closed_set, StrEnum)


@pytest.mark.parametrize("member", MEMBERS, ids=repr)
def test_a_member_prints_as_its_stored_value_and_is_read_back_from_it(member):
    assert str(member) == member.value == member.value.lower()
    assert type(member)(str(member)) is member
