from __future__ import annotations

import pytest

from onrecord.resolution.inheritance import Bond, inherited_name
from tests.coding.told import cases

INHERITED = [
    ("Lina", "Omar Karim Haddad", Bond.FATHER, "Lina Omar Karim Haddad"),
    ("Lina Haddad", "Omar Karim Haddad", Bond.FATHER, "Lina Omar Karim Haddad"),
    ("Lina Omar", "Omar Karim Haddad", Bond.FATHER, "Lina Omar Karim Haddad"),
    ("Yusuf", "Lina Omar Haddad", Bond.SIBLING, "Yusuf Omar Haddad"),
    ("Ana", "Luis Prieto", Bond.FATHER, "Ana Prieto"),
    ("Iker", "Ana Prieto", Bond.SIBLING, "Iker Prieto"),
    ("Iñaki", "Ana Prieto", Bond.PARENT, "Iñaki Prieto"),
]
NOT_INHERITED = [
    ("Lina", "Hana Omar Haddad", Bond.PARENT),
    ("Lina Aziz", "Omar Karim Haddad", Bond.FATHER),
    ("Lina Omar Karim Haddad", "Omar Karim Haddad", Bond.FATHER),
    ("Abdul", "Omar Karim Haddad", Bond.FATHER),
    ("Umm Omar", "Omar Karim Haddad", Bond.FATHER),
    ("Dr. Lina", "Omar Karim Haddad", Bond.FATHER),
    ("Ana Soler", "Luis Prieto", Bond.FATHER),
    ("Lina", "Omar", Bond.FATHER),
]


@pytest.mark.parametrize(("short", "kin", "bond", "fuller"), cases(INHERITED))
def test_a_short_name_goes_on_with_what_is_handed_down(short, kin, bond, fuller):
    assert inherited_name(short, kin, bond) == fuller


@pytest.mark.parametrize(("short", "kin", "bond"), cases(NOT_INHERITED))
def test_nothing_is_inherited_that_the_names_do_not_bear_out(short, kin, bond):
    assert inherited_name(short, kin, bond) is None
