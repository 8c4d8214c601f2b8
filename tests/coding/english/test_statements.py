"""What one telling says of how many: people added up, but for those who are part of the number."""

from __future__ import annotations

import pytest

from tests.coding.told import cases, counts, incident

SUMS = [
    ("Two drivers, Sami Nasser and Adel Haddad, were killed in Hama.", "2"),
    ("A shell killed three traders, Sami Nasser, Adel Haddad and Omar Saleh, in Hama.", "3"),
    ("Four members of the Nasser family, two women and two boys, were killed in Hama.", "4"),
    ("Five boys, three brothers and two cousins, were killed in Hama.", "5"),
    ("At least one trader, 21-year-old Adel Haddad, was killed in Hama.", "1.."),
    ("Nine traders and a soldier were killed in Hama.", "10"),
    ("Ten members of the Nasser family and nine members of the Haddad family were killed in Hama.", "19"),
    ("Sami Nasser and three other traders were killed in Hama.", "4"),
    ("Sami Nasser (36 years old) was killed along with his three children in Hama.", "4"),
    ("Sami Nasser was killed alongside at least 15 other traders in Hama.", "16.."),
    ("Sami Nasser was killed, with two of his sons Adam and Omar, in Hama.", "3"),
    ("Ten traders belonging to the Nasser and Haddad families were killed in Hama.", "10"),
    ("Six people, including Sami Nasser and two boys, were killed in Hama.", "6"),
    ("Two women and three boys were killed in Hama.", "5"),
    ("Nine people from one village, all women and children, were killed in Hama.", "9"),
    ("The wife of Sami Nasser and three other traders were killed in Hama.", "4"),
]


@pytest.mark.parametrize(("sentence", "number"), cases(SUMS))
def test_people_told_together_add_up_once(code, sentence, number):
    assert counts(incident(code(sentence)))["killed"] == number
